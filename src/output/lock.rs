//! One build at a time: a locked file, which the system frees when the program ends in whatever way.

use std::fs::{File, TryLockError};
use std::path::Path;

use crate::base::world::{Action, WorldError};
use crate::output::{LOCK, STORE, door};

/// The right to write; ends when dropped.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: Option<File>,
}

impl Lock {
    /// Takes the lock of a desk, or of its output folder where the desk cannot be written. When another program holds it,
    /// says so once and waits.
    ///
    /// # Errors
    /// When the system refuses to wait.
    pub(crate) fn of_desk(
        root: &Path,
        out: &Path,
        waits: impl FnOnce(),
    ) -> Result<Self, WorldError> {
        let (desk, own) = (root.join(STORE).join("lock"), out.join(LOCK));
        Self::take(&[&desk, &own], waits)
    }

    /// Takes the first of these files that can be made. Where no file system of them knows locks, there is none.
    fn take(files: &[&Path], waits: impl FnOnce()) -> Result<Self, WorldError> {
        let Some((path, file)) =
            files.iter().find_map(|path| Some((path, door::open_lock(path).ok()?)))
        else {
            return Ok(Self { _file: None });
        };
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: Some(file) }),
            Err(TryLockError::WouldBlock) => {
                waits();
                file.lock().map_err(|cause| WorldError::new(Action::Write, *path, cause))?;
                Ok(Self { _file: Some(file) })
            }
            Err(TryLockError::Error(_)) => Ok(Self { _file: None }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Lock;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread;

    #[test]
    fn two_never_write_at_once() {
        let desk = tempfile::tempdir().unwrap();
        let path = desk.path().join("a/lock");
        let (inside, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    let lock = Lock::take(&[&path], || ()).unwrap();
                    most.fetch_max(inside.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    thread::yield_now();
                    inside.fetch_sub(1, Ordering::SeqCst);
                    drop(lock);
                });
            }
        });
        assert_eq!(most.into_inner(), 1);
    }

    #[test]
    fn the_next_file_is_taken_where_one_cannot_be_made() {
        let desk = tempfile::tempdir().unwrap();
        let (bad, good) = (desk.path().join("file"), desk.path().join("lock"));
        crate::output::door::write(&bad, b"x").unwrap();
        let bad = bad.join("lock");
        let _lock = Lock::take(&[&bad, &good], || ()).unwrap();
        assert!(good.exists());
    }
}
