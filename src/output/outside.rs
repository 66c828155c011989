//! Files that somebody named, outside an output folder: staged beside their places, moved there when all are good.

use std::path::{Path, PathBuf};

use crate::base::world::{Action, WorldError};
use crate::output::door;

/// Files that wait beside their places. Dropped before `place`, it leaves nothing of them and no folder that was made for
/// them.
#[derive(Debug)]
pub(crate) struct Outside {
    /// Each with the innermost folder above it that was there before.
    files: Vec<(PathBuf, PathBuf)>,
}

impl Outside {
    /// A way to these files, none of which is written yet.
    pub(crate) fn open(files: impl IntoIterator<Item = PathBuf>) -> Self {
        let above = |file: PathBuf| {
            let known = file.ancestors().skip(1).find(|folder| folder.is_dir());
            let known = known.map_or_else(PathBuf::new, Path::to_owned);
            (file, known)
        };
        Self { files: files.into_iter().map(above).collect() }
    }

    /// Stages the file of this number. May be called from many threads.
    pub(crate) fn put(&self, at: usize, bytes: &[u8]) -> Result<(), WorldError> {
        let (file, _) = &self.files[at];
        door::write(&part(file), bytes).map_err(|error| WorldError::new(Action::Write, file, error))
    }

    /// Moves the files, all of which were put, to their places.
    pub(crate) fn place(mut self) -> Result<(), WorldError> {
        while let Some((file, above)) = self.files.pop() {
            if let Err(error) = door::rename(&part(&file), &file) {
                let refused = WorldError::new(Action::Write, &file, error);
                self.files.push((file, above));
                return Err(refused);
            }
        }
        Ok(())
    }
}

impl Drop for Outside {
    fn drop(&mut self) {
        for (file, above) in &self.files {
            // What cannot be cleared away is overwritten the next time.
            let _ = door::remove(&part(file), above);
        }
    }
}

/// Writes a file that somebody named, whole or not at all.
pub(crate) fn save(file: &Path, bytes: &[u8]) -> Result<(), WorldError> {
    let outside = Outside::open([file.to_owned()]);
    outside.put(0, bytes)?;
    outside.place()
}

/// Where a file waits.
fn part(file: &Path) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    file.with_file_name(name)
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests look at what was written")]
mod tests {
    use super::Outside;
    use std::fs;
    use std::path::PathBuf;

    #[test]
    fn all_files_are_placed_or_none() {
        let room = tempfile::tempdir().unwrap();
        fs::write(room.path().join("old.pdf"), "1").unwrap();
        let files = ["old.pdf", "new/a.pdf", "new/deep/b.pdf"];
        let files: Vec<PathBuf> = files.iter().map(|file| room.path().join(file)).collect();
        let list = || fs::read_dir(room.path()).unwrap().count();
        // How many are put before it is given up.
        for put in 0..=files.len() {
            let outside = Outside::open(files.clone());
            for at in 0..put {
                outside.put(at, b"2").unwrap();
            }
            assert_eq!(fs::read_to_string(&files[0]).unwrap(), "1", "{put}");
            drop(outside);
            assert_eq!(list(), 1, "{put}");
        }
        let outside = Outside::open(files.clone());
        for at in 0..files.len() {
            outside.put(at, b"2").unwrap();
        }
        outside.place().unwrap();
        assert!(files.iter().all(|file| fs::read_to_string(file).unwrap() == "2"));
        assert_eq!(list(), 2);
        assert_eq!(fs::read_dir(room.path().join("new")).unwrap().count(), 2);
    }
}
