//! New files of the desk and of whoever asked for them: never one that was there.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::base::world::{Action, WorldError};

/// Writes a new file; when the name is taken, `-2`, `-3` … is added to it.
pub(crate) fn write_beside(folder: &Path, name: &str, text: &str) -> Result<PathBuf, WorldError> {
    let mut count = 1;
    loop {
        let suffix = if count == 1 { String::new() } else { format!("-{count}") };
        let path = folder.join(format!("{name}{suffix}.md"));
        if path.with_extension("").is_dir() && count < 1000 {
            count += 1;
            continue;
        }
        match write(&path, text) {
            Ok(()) => return Ok(path),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && count < 1000 => {
                count += 1;
            }
            Err(error) => return Err(refuse(error, &path)),
        }
    }
}

/// Writes a new folder with index.md and what belongs beside it; when the name is taken, as a file or as
/// a folder, `-2`, `-3` … is added to it.
pub(crate) fn write_folder(
    folder: &Path,
    name: &str,
    text: &str,
    beside: &[(String, Vec<u8>)],
) -> Result<PathBuf, WorldError> {
    let mut count = 1;
    let taken = |path: &Path| path.exists() || path.with_extension("md").exists();
    let own = loop {
        let suffix = if count == 1 { String::new() } else { format!("-{count}") };
        let path = folder.join(format!("{name}{suffix}"));
        if !taken(&path) || count >= 1000 {
            break path;
        }
        count += 1;
    };
    // The text comes last: a folder without it is no article.
    let index = own.join("index.md");
    let pictures = beside.iter().map(|(name, bytes)| (own.join(name), bytes.as_slice()));
    let mut written = Vec::new();
    for (path, bytes) in pictures.chain([(index.clone(), text.as_bytes())]) {
        if let Err(error) = write(&path, bytes) {
            withdraw(&written);
            return Err(refuse(error, &path));
        }
        written.push(path);
    }
    Ok(index)
}

/// Takes files away that were just written, and the folders of articles that are empty without them. What cannot be
/// taken away stays: the refusal that led here is what the person must know of.
#[expect(clippy::disallowed_methods, reason = "a new file of the desk is no output of a build")]
pub(crate) fn withdraw(written: &[PathBuf]) {
    for path in written {
        let _ = fs::remove_file(path);
    }
    for folder in written.iter().filter_map(|path| path.parent()) {
        // A folder that holds anything else is not removed.
        let _ = fs::remove_dir(folder);
    }
}

/// Writes a file that must not exist yet.
#[expect(clippy::disallowed_methods, reason = "a new file of the desk is no output of a build")]
pub(crate) fn write(path: &Path, text: impl AsRef<[u8]>) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        // A file in the folder's place is no file of the same name.
        fs::create_dir_all(folder).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => io::ErrorKind::NotADirectory.into(),
            _ => error,
        })?;
    }
    let mut file = File::options().write(true).create_new(true).open(path)?;
    let written = file.write_all(text.as_ref()).and_then(|()| file.sync_data());
    if written.is_err() {
        drop(file);
        let _ = fs::remove_file(path);
    }
    written
}

pub(crate) fn refuse(cause: io::Error, path: &Path) -> WorldError {
    if cause.kind() == io::ErrorKind::AlreadyExists {
        return WorldError::own(Action::Create, path);
    }
    WorldError::new(Action::Write, path, cause)
}
