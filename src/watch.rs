//! What changes in a desk's folder while a preview runs. The only door to `notify`.
//!
//! A change is the reason to read the desk again, no more: what changed is found by reading. So events may be
//! lost or doubled without harm, and their names serve only to be told.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::time::{Duration, Instant, SystemTime};

use notify::event::ModifyKind;
use notify::{
    Config, ErrorKind, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher,
};

use crate::base::path::is_leftover;

/// Events that wait at most; more of them say nothing new.
const WAITING: usize = 1024;

/// A few changes are over when nothing has come for this long: an editor saves in several steps.
const QUIET: Duration = Duration::from_millis(10);

/// The same for many changes: a folder that is moved, a version that is fetched.
const QUIET_BURST: Duration = Duration::from_millis(60);

/// How many events make a burst.
const BURST: usize = 8;

/// Changes are told after this long even when more keep coming.
const LONGEST: Duration = Duration::from_millis(400);

/// Files that came into a new folder before it was watched made no event: it is looked at again.
const AGAIN: Duration = Duration::from_millis(250);

/// How often folders are asked for changes when the system tells of none.
const POLL: Duration = Duration::from_millis(700);

/// How many changed files are named.
const NAMED: usize = 20;

/// A desk's folder under watch.
pub(crate) struct Watch {
    root: PathBuf,
    /// Names that a desk reads, below its root: watched with everything in them.
    folders: Vec<&'static str>,
    /// Files that a desk reads, in its root.
    files: Vec<&'static str>,
    watcher: Box<dyn Watcher + Send>,
    events: Receiver<Heard>,
    /// Whether the system stopped telling of changes.
    broken: Arc<AtomicBool>,
    polling: bool,
    /// Each watched folder with what it was when the watch began: one that is deleted ends its watch silently.
    places: Vec<(PathBuf, RecursiveMode, Identity)>,
}

/// One event, as far as it matters.
struct Heard {
    paths: Vec<PathBuf>,
    /// Whether it may be about a folder that was not there before.
    folder: bool,
}

/// What changed since the last time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Changes {
    /// Files and folders below the desk, sorted; not more than can be told.
    pub(crate) paths: BTreeSet<String>,
    /// Whether there are more than `paths` names.
    pub(crate) more: bool,
    /// Whether folders are asked from now on, because the system tells of no more changes.
    pub(crate) fell_back: bool,
}

/// Whether a folder is there, and since when.
type Identity = Option<Option<SystemTime>>;

impl Watch {
    /// Watches what a desk reads of its folder. With `poll`, or when the system cannot tell of changes, the
    /// folders are asked again and again.
    pub(crate) fn new(
        root: &Path,
        folders: &[&'static str],
        files: &[&'static str],
        poll: bool,
    ) -> Self {
        let inner = |name: &&str| (root.join(name), RecursiveMode::Recursive, None);
        let mut places = vec![(root.to_path_buf(), RecursiveMode::NonRecursive, None)];
        places.extend(folders.iter().map(inner));
        let (teller, events) = sync_channel(WAITING);
        let broken = Arc::new(AtomicBool::new(false));
        let native = if poll { None } else { native(&teller, &broken) };
        let polling = native.is_none();
        let watcher = native.unwrap_or_else(|| polled(&teller, &broken));
        let mut watch = Self {
            root: root.to_path_buf(),
            folders: folders.to_vec(),
            files: files.to_vec(),
            watcher,
            events,
            broken,
            polling,
            places,
        };
        watch.attach();
        if watch.broken.load(Ordering::Relaxed) {
            watch.fall_back();
        }
        watch
    }

    /// Whether folders are asked, instead of the system telling of changes.
    pub(crate) fn polling(&self) -> bool {
        self.polling
    }

    /// The changes that come within `wait`, gathered until they pause; `None` when there are none.
    #[expect(clippy::disallowed_methods, reason = "it waits no longer than it may")]
    pub(crate) fn next(&mut self, wait: Duration) -> Option<Changes> {
        let mut changes = Changes::default();
        let begun = Instant::now();
        let mut changed = false;
        // What no desk reads does not end the wait.
        while !changed {
            let left = wait.saturating_sub(begun.elapsed());
            match self.events.recv_timeout(left) {
                Ok(heard) => changed = self.gather(heard, &mut changes),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
            }
        }
        changed |= self.attach();
        if self.broken.load(Ordering::Relaxed) && !self.polling {
            self.fall_back();
            changes.fell_back = true;
            changed = true;
        }
        changed.then_some(changes)
    }

    /// Takes events until none comes for a while; whether any of them matters.
    #[expect(clippy::disallowed_methods, reason = "a burst is told by the time between its events")]
    fn gather(&self, first: Heard, changes: &mut Changes) -> bool {
        let begun = Instant::now();
        let mut heard = Some(first);
        let (mut changed, mut count, mut folder) = (false, 0, false);
        loop {
            if let Some(event) = heard.take() {
                count += 1;
                folder |= event.folder;
                for path in &event.paths {
                    changed |= self.keep(path, changes);
                }
            }
            let quiet = match (changed, count) {
                (true, 0..BURST) => QUIET,
                (true, _) => QUIET_BURST,
                // Nothing that matters: it need not be waited for.
                (false, _) => Duration::ZERO,
            };
            let left = LONGEST.saturating_sub(begun.elapsed());
            match self.events.recv_timeout(quiet.min(left)) {
                Ok(event) => heard = Some(event),
                Err(_) if folder && changed && !left.is_zero() => {
                    folder = false;
                    heard = self.events.recv_timeout(AGAIN.min(left)).ok();
                }
                Err(_) => return changed,
            }
            if left.is_zero() {
                return changed;
            }
        }
    }

    /// Notes a changed path; whether it is of the desk.
    fn keep(&self, path: &Path, changes: &mut Changes) -> bool {
        let Some(name) = self.wanted(path) else { return false };
        if changes.paths.len() < NAMED {
            changes.paths.insert(name);
        } else {
            changes.more |= !changes.paths.contains(&name);
        }
        true
    }

    /// The path within the desk, when it is one of those that a desk reads.
    fn wanted(&self, path: &Path) -> Option<String> {
        // Where links lead to the desk, some systems name its real place.
        let real = || path.strip_prefix(self.root.canonicalize().ok()?).ok();
        let below = path.strip_prefix(&self.root).ok().or_else(real)?;
        let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
        let (first, rest) = parts.split_first()?;
        let known = if rest.is_empty() {
            self.files.iter().chain(&self.folders).any(|name| name == first)
        } else {
            self.folders.iter().any(|name| name == first)
        };
        // Vim tries with a file of this name whether it may write.
        let tried = rest.last().is_some_and(|name| name == "4913");
        let left = tried || rest.iter().any(|part| is_leftover(part));
        (known && !left).then(|| parts.join("/"))
    }

    /// Watches each folder that is new or another than before; whether there was one.
    fn attach(&mut self) -> bool {
        let mut changed = false;
        for (place, mode, known) in &mut self.places {
            let now = identity(place);
            if now == *known {
                continue;
            }
            if known.is_some() {
                // Its watch may have ended by itself.
                let _ = self.watcher.unwatch(place);
            }
            // A folder that goes again before it is watched is seen the next time.
            let failed = now.is_some().then(|| self.watcher.watch(place, *mode).err()).flatten();
            if failed.is_some_and(|error| !gone(&error)) {
                self.broken.store(true, Ordering::Relaxed);
            }
            *known = now;
            changed = true;
        }
        changed
    }

    /// Asks the folders from now on.
    fn fall_back(&mut self) {
        let (teller, events) = sync_channel(WAITING);
        self.watcher = polled(&teller, &self.broken);
        self.events = events;
        self.polling = true;
        for (_, _, known) in &mut self.places {
            *known = None;
        }
        self.attach();
    }
}

/// The system's own way to tell of changes, when it has one.
fn native(teller: &SyncSender<Heard>, broken: &Arc<AtomicBool>) -> Option<Box<dyn Watcher + Send>> {
    let watcher = RecommendedWatcher::new(listener(teller, broken), Config::default()).ok()?;
    Some(Box::new(watcher))
}

/// A watch that asks.
fn polled(teller: &SyncSender<Heard>, broken: &Arc<AtomicBool>) -> Box<dyn Watcher + Send> {
    let config = Config::default().with_poll_interval(POLL);
    match PollWatcher::new(listener(teller, broken), config) {
        Ok(watcher) => Box::new(watcher),
        // Without threads nothing can be watched; what was read is still shown.
        Err(_) => Box::new(notify::NullWatcher),
    }
}

/// Hands on what matters of events. When too many wait, more are dropped.
fn listener(
    teller: &SyncSender<Heard>,
    broken: &Arc<AtomicBool>,
) -> impl Fn(notify::Result<Event>) + Send + 'static {
    let (teller, broken) = (teller.clone(), Arc::clone(broken));
    move |event| match event {
        // Our own reading.
        Ok(Event { kind: EventKind::Access(_), .. }) => {}
        Ok(Event { kind, paths, .. }) => {
            let folder = !matches!(kind, EventKind::Modify(ModifyKind::Data(_)));
            let folder = folder && paths.iter().any(|path| path.is_dir());
            let _ = teller.try_send(Heard { paths, folder });
        }
        Err(error) if gone(&error) => {}
        Err(_) => broken.store(true, Ordering::Relaxed),
    }
}

/// Whether a watch failed because what it was for is no longer there.
fn gone(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound | ErrorKind::WatchNotFound => true,
        ErrorKind::Io(cause) => cause.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}

fn identity(place: &Path) -> Identity {
    let facts = place.metadata().ok().filter(std::fs::Metadata::is_dir)?;
    Some(facts.created().ok())
}

#[cfg(test)]
mod tests;
