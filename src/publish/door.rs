//! The file system, as far as publishing needs it: the only door of this room.
//!
//! Everything that changes something goes through `Disk` and is announced to its gate first. A gate
//! that says no stands for a kill, a full disk or a missing right; the tests try one at every step.

#![expect(clippy::disallowed_methods, reason = "this is the door")]

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use crate::base::world::{Action, WorldError};
use crate::output::patiently;
use crate::publish::manifest::Facts;
use crate::publish::sha::Hasher;

/// Is asked before each change on the disk.
pub(crate) type Gate<'a> = &'a dyn Fn() -> io::Result<()>;

/// What stands at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Nothing,
    File,
    Folder,
    Link(PathBuf),
    Other,
}

/// What stands at a place; a link is not followed.
pub(super) fn kind(path: &Path) -> Result<Kind, WorldError> {
    let facts = match fs::symlink_metadata(path) {
        Err(error) if is_none(&error) => return Ok(Kind::Nothing),
        facts => facts.map_err(|e| unread(path, e))?,
    };
    Ok(match facts.file_type() {
        kind if kind.is_symlink() => Kind::Link(fs::read_link(path).map_err(|e| unread(path, e))?),
        kind if kind.is_file() => Kind::File,
        kind if kind.is_dir() => Kind::Folder,
        _ => Kind::Other,
    })
}

/// Whether a folder stands at a place, itself or through a link.
pub(super) fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// The one true name of a place, links followed; `None` when nothing is there.
pub(super) fn whole(path: &Path) -> Option<PathBuf> {
    fs::canonicalize(path).ok()
}

/// The bytes of a file; `None` when there is none, be it that a folder stands there.
pub(super) fn read(path: &Path) -> Result<Option<Vec<u8>>, WorldError> {
    match fs::read(path) {
        Err(error) if is_none(&error) || path.is_dir() => Ok(None),
        bytes => bytes.map(Some).map_err(|e| unread(path, e)),
    }
}

/// The facts of a file, however large; `None` when there is none.
pub(super) fn facts(path: &Path) -> Result<Option<Facts>, WorldError> {
    let mut file = match File::open(path) {
        Err(error) if is_none(&error) || path.is_dir() => return Ok(None),
        file => file.map_err(|e| unread(path, e))?,
    };
    let (mut hasher, mut length) = (Hasher::new(), 0);
    let mut piece = vec![0; 1 << 16];
    loop {
        match file.read(&mut piece).map_err(|e| unread(path, e))? {
            0 => return Ok(Some(Facts { sha: hasher.sha(), length })),
            count => {
                hasher.add(&piece[..count]);
                length += count as u64;
            }
        }
    }
}

/// The names in a folder, sorted; none when there is no folder.
pub(super) fn names(folder: &Path) -> Result<Vec<String>, WorldError> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(|e| unread(folder, e))?,
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|e| unread(folder, e))?;
        names.push(entry.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

/// Everything below a folder that is no folder, by its path from there, parted by `/`.
pub(super) fn walk(folder: &Path) -> Result<Vec<String>, WorldError> {
    let mut found = Vec::new();
    let mut open = vec![String::new()];
    while let Some(below) = open.pop() {
        for name in names(&folder.join(&below))? {
            let path = if below.is_empty() { name } else { format!("{below}/{name}") };
            match kind(&folder.join(&path))? {
                Kind::Folder => open.push(path),
                _ => found.push(path),
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The hands of this room.
#[derive(Clone, Copy)]
pub(super) struct Disk<'a> {
    gate: Gate<'a>,
}

impl<'a> Disk<'a> {
    pub(super) fn new(gate: Gate<'a>) -> Self {
        Self { gate }
    }

    /// Makes a folder and those above it; one that is there is fine.
    pub(super) fn make_folder(&self, path: &Path) -> Result<(), WorldError> {
        if path.is_dir() {
            return Ok(());
        }
        self.change(path, || fs::create_dir_all(path))
    }

    /// Writes a file, making its folders.
    pub(super) fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), WorldError> {
        self.above(path)?;
        self.change(path, || fs::write(path, bytes))
    }

    /// Writes a file and waits until it is on the disk.
    pub(super) fn write_through(&self, path: &Path, bytes: &[u8]) -> Result<(), WorldError> {
        self.change(path, || {
            let mut file = File::create(path)?;
            file.write_all(bytes)?;
            file.sync_all()
        })
    }

    /// Gives a file a second name; `false` when the file system has no such thing.
    pub(super) fn second_name(&self, of: &Path, path: &Path) -> Result<bool, WorldError> {
        self.above(path)?;
        (self.gate)().map_err(|e| unwritten(path, e))?;
        Ok(fs::hard_link(of, path).is_ok())
    }

    /// Makes a link to a folder that stands beside it.
    #[cfg(unix)]
    pub(super) fn link(&self, target: &str, path: &Path) -> Result<(), WorldError> {
        self.change(path, || std::os::unix::fs::symlink(target, path))
    }

    /// Links to folders need a right here that publishers seldom have, and cannot be replaced in one step.
    #[cfg(not(unix))]
    pub(super) fn link(&self, _: &str, path: &Path) -> Result<(), WorldError> {
        self.change(path, || Err(io::ErrorKind::Unsupported.into()))
    }

    /// Moves something in one step; a file or a link that is there already is replaced.
    pub(super) fn rename(&self, from: &Path, to: &Path) -> Result<(), WorldError> {
        self.change(to, || patiently(|| fs::rename(from, to)))
    }

    /// Removes a file or a link.
    pub(super) fn remove(&self, path: &Path) -> Result<(), WorldError> {
        self.change(path, || patiently(|| fs::remove_file(path)))
    }

    /// Removes a folder of ours with all that is in it, one by one; links are not followed.
    pub(super) fn remove_tree(&self, folder: &Path) -> Result<(), WorldError> {
        for name in names(folder)? {
            let path = folder.join(name);
            match kind(&path)? {
                Kind::Folder => self.remove_tree(&path)?,
                _ => self.remove(&path)?,
            }
        }
        self.change(folder, || patiently(|| fs::remove_dir(folder)))
    }

    /// Waits until a folder's list of names is on the disk, where the system can do that.
    pub(super) fn sync_folder(&self, path: &Path) -> Result<(), WorldError> {
        if cfg!(unix) {
            self.change(path, || File::open(path)?.sync_all())?;
        }
        Ok(())
    }

    /// Takes a lock that the system gives back when the program ends, however it ends. When another
    /// program holds it: what that one wrote into the file.
    pub(super) fn lock(&self, path: &Path, word: &str) -> Result<Lock, WorldError> {
        (self.gate)().map_err(|e| unwritten(path, e))?;
        let options =
            OpenOptions::new().read(true).write(true).create(true).truncate(false).clone();
        let mut file = options.open(path).map_err(|e| unwritten(path, e))?;
        let taken = match file.try_lock() {
            Ok(()) => file.set_len(0).and_then(|()| file.rewind()),
            Err(TryLockError::WouldBlock) => {
                let mut word = String::new();
                // Some systems let nobody read a locked file.
                let _ = file.read_to_string(&mut word);
                return Ok(Lock::Busy(word.trim().to_owned()));
            }
            Err(TryLockError::Error(error)) => Err(error),
        };
        taken.and_then(|()| file.write_all(word.as_bytes())).map_err(|e| unwritten(path, e))?;
        Ok(Lock::Held(Held { _file: file }))
    }

    fn above(&self, path: &Path) -> Result<(), WorldError> {
        path.parent().map_or(Ok(()), |folder| self.make_folder(folder))
    }

    fn change(&self, path: &Path, act: impl FnOnce() -> io::Result<()>) -> Result<(), WorldError> {
        (self.gate)().and_then(|()| act()).map_err(|e| unwritten(path, e))
    }
}

/// What came of asking for a lock.
pub(super) enum Lock {
    Held(Held),
    Busy(String),
}

/// A lock that is held as long as this lives.
pub(super) struct Held {
    _file: File,
}

/// Whether the system says that no such file is there.
fn is_none(error: &io::Error) -> bool {
    use io::ErrorKind::{IsADirectory, NotADirectory, NotFound};
    matches!(error.kind(), NotFound | NotADirectory | IsADirectory)
}

fn unread(path: &Path, error: io::Error) -> WorldError {
    WorldError::new(Action::Read, path, error)
}

fn unwritten(path: &Path, error: io::Error) -> WorldError {
    WorldError::new(Action::Write, path, error)
}
