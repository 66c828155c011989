//! Work shared among threads, results in the order of the work. The only door to threads.
//!
//! Plain threads, not a pool: Typst yields into a pool while it writes a PDF, and a second
//! compile could then start on the same stack.

use std::cell::Cell;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// How many threads a build uses: what was asked for, else what the machine has.
pub(crate) fn threads(asked: Option<usize>) -> usize {
    asked.unwrap_or_else(|| thread::available_parallelism().map_or(1, NonZero::get)).max(1)
}

thread_local! {
    /// Whether this thread's stack is large enough for any work.
    static ROOMY: Cell<bool> = const { Cell::new(false) };
}

/// Does the whole of some work on one thread with a large stack, whatever the system gave the caller.
///
/// Such a thread takes its part in [`map`] as well: memory that one stage freed is there for the next, which it
/// is not for new threads.
pub(crate) fn roomy<R: Send>(work: impl Fn() -> R + Sync) -> R {
    let marked = || {
        ROOMY.set(true);
        work()
    };
    let done = thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, marked).ok()?;
        Some(thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    });
    done.unwrap_or_else(work)
}

/// Applies `work` to every item on up to `threads` threads; the result has the order of the items.
/// Which thread does what never shows.
pub(crate) fn map<T: Sync, R: Send>(
    items: &[T],
    threads: usize,
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let own = ROOMY.get();
    if items.len() < 2 || own && threads == 1 {
        return items.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let take = || {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(index) else { return done };
            done.push((index, work(item)));
        }
    };
    let mut all: Vec<(usize, R)> = thread::scope(|scope| {
        let workers: Vec<_> = (usize::from(own)..threads.min(items.len()))
            .map(|_| thread::Builder::new().stack_size(STACK).spawn_scoped(scope, take))
            .collect();
        let mut all = Vec::with_capacity(items.len());
        if own {
            all.extend(take());
        }
        let mut refused = false;
        for worker in workers {
            match worker {
                Ok(worker) => match worker.join() {
                    Ok(done) => all.extend(done),
                    Err(panic) => std::panic::resume_unwind(panic),
                },
                Err(_) => refused = true,
            }
        }
        // A machine that gives no more threads still gets its work done.
        if refused {
            all.extend(take());
        }
        all
    });
    all.sort_by_key(|(index, _)| *index);
    all.into_iter().map(|(_, result)| result).collect()
}

/// Does two things side by side; one after the other where there is no thread to be had.
pub(crate) fn both<A: Send, B>(one: impl Fn() -> A + Sync, other: impl FnOnce() -> B) -> (A, B) {
    thread::scope(|scope| {
        let one = &one;
        let beside = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, one);
        let other = other();
        let one = match beside {
            Ok(thread) => thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
            Err(_) => one(),
        };
        (one, other)
    })
}

/// Work that goes on beside the caller's.
pub(crate) struct Beside(Option<thread::JoinHandle<()>>);

/// Begins work beside the caller's; where there is no thread to be had, it is not done. Only for what may be lost.
pub(crate) fn beside(work: impl FnOnce() + Send + 'static) -> Beside {
    Beside(thread::Builder::new().spawn(work).ok())
}

impl Drop for Beside {
    /// Waits for its end.
    fn drop(&mut self) {
        if let Some(thread) = self.0.take() {
            // What went wrong there is told by the hook for panics; it was only to be remembered.
            let _ = thread.join();
        }
    }
}

/// Drops a large value while the caller goes on.
pub(crate) fn discard(value: impl Send + 'static) {
    // When there is no thread to be had, the value has been dropped by now.
    let _ = thread::Builder::new().spawn(move || drop(value));
}

/// Cleans up while the caller goes on; when there is no thread to be had, another time will do.
#[cfg(all(feature = "print", feature = "serve"))]
pub(crate) fn later(work: impl FnOnce() + Send + 'static) {
    let _ = thread::Builder::new().spawn(work);
}

/// Deeply nested tables make Typst recurse: its own program runs on threads with as much.
const STACK: usize = 16 << 20;

#[cfg(test)]
mod tests {
    use super::map;

    #[test]
    fn order_is_that_of_the_work() {
        let items: Vec<u64> = (0..1000).collect();
        let expected: Vec<u64> = items.iter().map(|n| n * n).collect();
        for threads in [1, 2, 7] {
            assert_eq!(map(&items, threads, |n| n * n), expected, "{threads}");
        }
    }
}
