//! The file system, as far as writing needs it.
#![expect(clippy::disallowed_methods, reason = "this is the door")]

use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;
use std::time::Duration;

/// How often a step is tried again on Windows, where whoever has a file open keeps others from moving or removing it: web
/// servers, and scanners that look at each new file for a moment.
const AGAIN: u32 = if cfg!(windows) { 20 } else { 0 };

/// Takes a step; while another program holds what it is about, again and again, for a second.
pub(crate) fn patiently<T>(mut step: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    let mut left = AGAIN;
    loop {
        match step() {
            Err(error) if left > 0 && is_held(&error) => left -= 1,
            done => return done,
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// What Windows says of a file that is open elsewhere: no access, which it also says of one that is just being removed;
/// shared with nobody; locked in part; mapped into memory.
fn is_held(error: &io::Error) -> bool {
    matches!(error.raw_os_error(), Some(5 | 32 | 33 | 1224))
}

pub(super) fn read(path: &Path) -> io::Result<String> {
    fs::read_to_string(path)
}

pub(super) fn read_bytes(path: &Path) -> io::Result<Vec<u8>> {
    fs::read(path)
}

pub(super) fn facts(path: &Path) -> io::Result<Metadata> {
    fs::symlink_metadata(path)
}

/// Writes a file, making its folders. The folder is there most times, so it is tried first.
pub(super) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    match fs::write(path, bytes) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            make_parent(path)?;
            fs::write(path, bytes)
        }
        done => done,
    }
}

/// Writes a file so that it is there whole or not at all, also after the power has failed.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    make_parent(path)?;
    let beside = path.with_extension("new");
    let mut file = File::create(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    rename(&beside, path)
}

/// Moves a file onto its place, making the folder when it is not there.
pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    match patiently(|| fs::rename(from, to)) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            make_parent(to)?;
            patiently(|| fs::rename(from, to))
        }
        done => done,
    }
}

/// Moves all that a folder holds to the same places in another, but for one file at its top. A folder that the other
/// does not have is moved whole. Says which move failed.
pub(super) fn merge(
    from: &Path,
    to: &Path,
    but: &str,
) -> Result<(), (io::Error, std::path::PathBuf)> {
    let refused = |error, path: &Path| (error, path.to_owned());
    for entry in fs::read_dir(from).map_err(|error| refused(error, from))? {
        let entry = entry.map_err(|error| refused(error, from))?;
        if entry.file_name() == but {
            continue;
        }
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        let folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if folder {
            let whole = !target.exists() && fs::rename(&source, &target).is_ok();
            if !whole {
                fs::create_dir_all(&target).map_err(|error| refused(error, &target))?;
                merge(&source, &target, "")?;
            }
        } else {
            rename(&source, &target).map_err(|error| refused(error, &target))?;
        }
    }
    Ok(())
}

/// Removes a file and the folders that are empty then, up to `root`; one that is gone is fine.
pub(super) fn remove(path: &Path, root: &Path) -> io::Result<()> {
    // A run that was cut short has put a folder in its place already.
    if fs::symlink_metadata(path).is_ok_and(|facts| facts.is_dir()) {
        return Ok(());
    }
    match patiently(|| fs::remove_file(path)) {
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {}
        Err(error) => return Err(error),
        Ok(()) => {}
    }
    for folder in path.ancestors().skip(1).take_while(|folder| *folder != root) {
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(())
}

/// Removes our own staging folder.
pub(super) fn clear(path: &Path) -> io::Result<()> {
    match patiently(|| fs::remove_dir_all(path)) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Removes a folder that holds nothing; one that is gone or holds something is fine.
pub(super) fn remove_empty(path: &Path) -> io::Result<()> {
    match fs::remove_dir(path) {
        Err(error)
            if !matches!(error.kind(), ErrorKind::NotFound | ErrorKind::DirectoryNotEmpty) =>
        {
            Err(error)
        }
        _ => Ok(()),
    }
}

/// Whether a folder is not there, or holds nothing but `ours`.
pub(super) fn is_free(path: &Path, ours: &[&str]) -> io::Result<bool> {
    match fs::read_dir(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
        Ok(entries) => {
            for entry in entries {
                let name = entry?.file_name();
                if !ours.iter().any(|known| name == *known) {
                    return Ok(false);
                }
            }
            Ok(true)
        }
    }
}

/// A file that may be locked, made when it is not there.
pub(super) fn open_lock(path: &Path) -> io::Result<File> {
    make_parent(path)?;
    File::options().create(true).write(true).truncate(false).open(path)
}

fn make_parent(path: &Path) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)
}
