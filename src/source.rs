//! Every input file as a value: the only reader of the desk's folder.
//!
//! `walk` finds the files, `load` reads one of them (so that a caller may read many at once).

use std::collections::BTreeMap;
use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use walkdir::{DirEntry, WalkDir};

use crate::base::diag::{Diagnostic, Noted, Span};
use crate::base::digest::Digest;
use crate::base::path::{SourcePath, is_leftover};
use crate::base::picture::{NotAPicture, Picture, probe};
use crate::base::problem::Problem;
use crate::base::stamp::Stamp;
use crate::base::world::{Action, WorldError};
pub(crate) use crate::source::decode::kept;
use crate::source::decode::{decode, line_ends};
use crate::source::names::{same_names, source_path};

mod decode;

#[cfg(feature = "print")]
pub(crate) mod faces;
mod names;

/// The name of the settings file, which also marks a desk's folder.
pub(crate) const SETTINGS: &str = "jianbao.yml";

/// What a theme rests on: the only file of a theme that is read as text of any encoding.
pub(crate) const THEME: &str = "theme.yml";

/// The longest text file that is read, in bytes: some twenty times the longest article.
const LONGEST_TEXT: u64 = 8 << 20;

/// Other files up to this size stay in memory, larger ones on the disk.
const SMALL: u64 = 64 << 10;

/// All files of a desk that a build may depend on, sorted by path. Nothing else is an input.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sources {
    files: BTreeMap<SourcePath, SourceFile>,
}

/// One file of the desk.
#[derive(Clone, Debug)]
pub(crate) struct SourceFile {
    /// Of the bytes as they are on the disk.
    pub(crate) digest: Digest,
    pub(crate) content: Content,
    /// What the bytes show, when the name is that of a picture.
    pub(crate) picture: Option<Result<Picture, NotAPicture>>,
}

/// Where a file's bytes are.
#[derive(Clone, Debug)]
pub(crate) enum Content {
    /// A text file, decoded, line ends as `\n`.
    Text(Arc<str>),
    /// A text file that is read again when somebody wants it.
    TextOnDisk(PathBuf),
    /// Bytes in memory.
    Bytes(Arc<[u8]>),
    /// A large file that stays on the disk until somebody wants it.
    OnDisk(PathBuf),
    /// A text file that cannot be read as text; a mistake was reported.
    Unreadable,
}

/// A file that was found and not yet read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) path: SourcePath,
    pub(crate) on_disk: PathBuf,
    pub(crate) stamp: Stamp,
    /// Whether the stamp vouches for the bytes from now on.
    pub(crate) settled: bool,
}

impl Sources {
    /// Gathers files that were read.
    pub(crate) fn new(files: impl IntoIterator<Item = (SourcePath, SourceFile)>) -> Self {
        Self { files: files.into_iter().collect() }
    }

    /// All files, sorted by path.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&SourcePath, &SourceFile)> {
        self.files.iter()
    }

    /// The files below a folder, sorted by path.
    pub(crate) fn below(&self, folder: &str) -> impl Iterator<Item = (&SourcePath, &SourceFile)> {
        let folder = folder.to_owned();
        self.files.iter().filter(move |(path, _)| path.below(&folder).is_some())
    }

    /// The text of a text file; `None` also when it cannot be read again.
    pub(crate) fn text(&self, path: &SourcePath) -> Option<Arc<str>> {
        match &self.files.get(path)?.content {
            Content::Text(text) => Some(Arc::clone(text)),
            Content::TextOnDisk(_) => self.text_again(path).ok().map(|(text, _)| text),
            _ => None,
        }
    }

    /// The text of a text file and its digest, read again from the disk when it is not in memory.
    ///
    /// # Errors
    /// When the file is gone, cannot be read, or is no longer what it was when the build began.
    pub(crate) fn text_again(&self, path: &SourcePath) -> Result<(Arc<str>, Digest), WorldError> {
        let gone = || WorldError::new(Action::Read, path.as_str(), io::ErrorKind::NotFound.into());
        let file = self.files.get(path).ok_or_else(gone)?;
        match &file.content {
            Content::Text(text) => Ok((Arc::clone(text), file.digest)),
            Content::TextOnDisk(on_disk) => {
                let again = content(path, &read(on_disk)?, on_disk).value;
                match again.content {
                    Content::Text(text) if again.digest == file.digest => Ok((text, file.digest)),
                    _ => Err(changed(on_disk)),
                }
            }
            _ => Err(gone()),
        }
    }

    /// The bytes of a file that is no text.
    ///
    /// # Errors
    /// When the file is gone, cannot be read, or is no longer what it was when the build began.
    pub(crate) fn bytes(&self, path: &SourcePath) -> Result<Arc<[u8]>, WorldError> {
        let gone = || WorldError::new(Action::Read, path.as_str(), io::ErrorKind::NotFound.into());
        let file = self.files.get(path).ok_or_else(gone)?;
        match &file.content {
            Content::Bytes(bytes) => Ok(Arc::clone(bytes)),
            Content::Text(text) => Ok(text.as_bytes().into()),
            Content::Unreadable => Err(gone()),
            Content::OnDisk(on_disk) | Content::TextOnDisk(on_disk) => {
                let bytes = read(on_disk)?;
                if Digest::of(&bytes) == file.digest {
                    Ok(bytes.into())
                } else {
                    Err(changed(on_disk))
                }
            }
        }
    }

    /// Files from memory, for tests.
    #[cfg(test)]
    pub(crate) fn from_memory(files: &[(&str, &[u8])]) -> Noted<Self> {
        let mut notes = Vec::new();
        let mut sources = Self::default();
        for (name, bytes) in files {
            let Some(path) = SourcePath::new(name) else { continue };
            let read = content(&path, bytes, Path::new(name));
            notes.extend(read.notes);
            sources.files.insert(path, read.value);
        }
        Noted { value: sources, notes }
    }
}

/// The folder that holds jianbao.yml: `start` or the nearest one above it.
pub(crate) fn find_desk(start: &Path) -> Result<PathBuf, WorldError> {
    let start = std::path::absolute(start).map_err(|e| WorldError::new(Action::Read, start, e))?;
    start
        .ancestors()
        .find(|folder| folder.join(SETTINGS).is_file())
        .map(Path::to_path_buf)
        .ok_or_else(|| WorldError::own(Action::FindDesk, start))
}

/// Asks for the facts of every file: side by side, where there are threads. Results in the order of the files.
pub(crate) type Spread<'a> = dyn Fn(
        &[Named],
        &(dyn Fn(&Named) -> Result<Found, WorldError> + Sync),
    ) -> Vec<Result<Found, WorldError>>
    + 'a;

/// A file of the desk, and where it is on the disk.
type Named = (SourcePath, PathBuf);

/// Finds the files below the given folders of a desk, and the settings file; nothing is read yet.
/// Hidden files, editors' leftovers and links that leave the desk are passed over.
pub(crate) fn walk(root: &Path, folders: &[&str]) -> Result<Noted<Vec<Found>>, WorldError> {
    walk_spread(root, folders, &|files, facts| files.iter().map(facts).collect())
}

/// The same with the facts of the files asked as `spread` does it.
pub(crate) fn walk_spread(
    root: &Path,
    folders: &[&str],
    spread: &Spread<'_>,
) -> Result<Noted<Vec<Found>>, WorldError> {
    let mut notes = Vec::new();
    let mut files = Vec::new();
    // Some drives, such as disks in memory, cannot tell the true place of anything: no link of theirs is followed.
    let home = match root.canonicalize() {
        Err(_) if root.is_dir() => root.to_owned(),
        home => home.map_err(|e| WorldError::new(Action::Read, root, e))?,
    };
    let begun = now();
    for folder in folders {
        let top = root.join(folder);
        if !top.is_dir() {
            continue;
        }
        let walker = WalkDir::new(&top).follow_links(true).into_iter();
        let mut stay = |entry: &DirEntry| wanted(entry) && inside(entry, root, &home, &mut notes);
        for entry in walker.filter_entry(&mut stay) {
            let entry = match entry {
                Ok(entry) => entry,
                // A link that leads back up: its files are already found by their own path.
                Err(error) if error.loop_ancestor().is_some() => continue,
                Err(error) => return Err(unreadable(&top, error)),
            };
            let Some(path) = source_path(root, entry.path()) else { continue };
            if entry.file_type().is_file() {
                files.push((path, entry.into_path()));
            }
        }
    }
    let found = spread(&files, &|(path, on_disk)| {
        let stamp = Stamp::of(&facts(on_disk)?);
        let (path, on_disk) = (path.clone(), on_disk.clone());
        Ok(Found { path, on_disk, stamp, settled: stamp.settled(begun) })
    });
    let mut found = found.into_iter().collect::<Result<Vec<_>, _>>()?;
    found.extend(settings(root));
    found.sort_by(|a, b| (&a.path, &a.on_disk).cmp(&(&b.path, &b.on_disk)));
    notes.extend(same_names(&found));
    found.dedup_by(|a, b| a.path == b.path);
    Ok(Noted { value: found, notes })
}

/// A file whose facts are remembered: its bytes stay on the disk until somebody wants them.
pub(crate) fn unread(
    found: &Found,
    digest: Digest,
    picture: Option<Result<Picture, NotAPicture>>,
    readable: bool,
) -> SourceFile {
    let content = match (readable, is_text(&found.path)) {
        (false, _) => Content::Unreadable,
        (true, true) => Content::TextOnDisk(found.on_disk.clone()),
        (true, false) => Content::OnDisk(found.on_disk.clone()),
    };
    SourceFile { digest, content, picture }
}

/// The digest of a file's bytes.
pub(crate) fn digest(found: &Found) -> Result<Digest, WorldError> {
    Ok(Digest::of(&read(&found.on_disk)?))
}

/// Finds the settings file of a desk.
pub(crate) fn settings(root: &Path) -> Option<Found> {
    let on_disk = root.join(SETTINGS);
    let begun = now();
    let stamp = Stamp::of(&on_disk.metadata().ok()?);
    let path = SourcePath::fixed(SETTINGS);
    Some(Found { path, on_disk, stamp, settled: stamp.settled(begun) })
}

/// Reads one file: text is decoded, a picture's head is looked at.
pub(crate) fn load(found: &Found) -> Result<Noted<SourceFile>, WorldError> {
    if is_text(&found.path) && found.stamp.size() > LONGEST_TEXT {
        let size = format!("{} MB", found.stamp.size() >> 20);
        let limit = format!("{} MB", LONGEST_TEXT >> 20);
        let note = Diagnostic::at(Span::file(&found.path), Problem::HugeFile { size, limit });
        let file =
            SourceFile { digest: Digest::default(), content: Content::Unreadable, picture: None };
        return Ok(Noted { value: file, notes: vec![note] });
    }
    Ok(content(&found.path, &read(&found.on_disk)?, &found.on_disk))
}

fn content(path: &SourcePath, bytes: &[u8], on_disk: &Path) -> Noted<SourceFile> {
    let digest = Digest::of(bytes);
    if !is_text(path) {
        let content = if bytes.len() as u64 > SMALL && path.below("themes").is_none() {
            Content::OnDisk(on_disk.to_path_buf())
        } else {
            Content::Bytes(bytes.into())
        };
        let picture = is_picture(path).then(|| probe(bytes));
        return Noted::clean(SourceFile { digest, content, picture });
    }
    let (content, note) = match decode(bytes) {
        Some((text, None)) => (Content::Text(line_ends(text).into()), None),
        Some((text, Some(encoding))) => {
            let encoding = encoding.to_owned();
            (Content::Text(line_ends(text).into()), Some(Problem::Converted { encoding }))
        }
        None => (Content::Unreadable, Some(Problem::BadEncoding {})),
    };
    let notes = note.into_iter().map(|note| Diagnostic::at(Span::file(path), note)).collect();
    Noted { value: SourceFile { digest, content, picture: None }, notes }
}

/// The text of bytes that somebody sent in, in any encoding of Windows.
pub(crate) fn text_of(bytes: &[u8]) -> Option<String> {
    decode(bytes).map(|(text, _)| line_ends(text).into_owned())
}

/// The longest file that is taken from outside the desk.
const LONGEST_FOREIGN: u64 = 512 << 20;

/// The bytes of a file that somebody names, which is not of the desk.
pub(crate) fn foreign(path: &Path) -> Result<Vec<u8>, WorldError> {
    let size = path.metadata().map_err(|error| WorldError::new(Action::Read, path, error))?.len();
    if size > LONGEST_FOREIGN {
        return Err(WorldError::new(Action::Read, path, io::ErrorKind::FileTooLarge.into()));
    }
    read(path)
}

/// Somebody worked on a file while it was read.
fn changed(on_disk: &Path) -> WorldError {
    WorldError::own(Action::ReadAgain, on_disk)
}

/// The moment before a walk: stamps are held against it, nothing else.
#[expect(clippy::disallowed_methods, reason = "tells whether a stamp may be trusted")]
fn now() -> SystemTime {
    SystemTime::now()
}

#[expect(clippy::disallowed_methods, reason = "this is the door")]
fn read(path: &Path) -> Result<Vec<u8>, WorldError> {
    std::fs::read(path).map_err(|error| WorldError::new(Action::Read, path, error))
}

fn facts(path: &Path) -> Result<Metadata, WorldError> {
    std::fs::metadata(path).map_err(|error| WorldError::new(Action::Read, path, error))
}

fn is_text(path: &SourcePath) -> bool {
    path.below("static").is_none()
        && (path.below("themes").is_none() || path.name() == THEME)
        && matches!(path.extension().as_str(), "md" | "markdown" | "yml" | "yaml")
}

fn is_picture(path: &SourcePath) -> bool {
    let known = [
        "jpg", "jpeg", "jpe", "jfif", "png", "gif", "webp", "svg", "bmp", "tif", "tiff", "heic",
        "heif", "avif", "wmf", "emf",
    ];
    known.contains(&path.extension().as_str())
}

/// Whether a file or folder may belong to the desk: not hidden, no leftover of an editor or a system.
fn wanted(entry: &DirEntry) -> bool {
    entry.depth() == 0 || !is_leftover(&entry.file_name().to_string_lossy())
}

/// Whether a link stays inside the desk; one that does not is reported and passed over.
fn inside(entry: &DirEntry, root: &Path, home: &Path, notes: &mut Vec<Diagnostic>) -> bool {
    if !entry.path_is_symlink() {
        return true;
    }
    let within = entry.path().canonicalize().is_ok_and(|target| target.starts_with(home));
    if !within && let Some(path) = source_path(root, entry.path()) {
        notes.push(Diagnostic::at(Span::file(&path), Problem::OutsideLink {}));
    }
    within
}

fn unreadable(path: &Path, error: walkdir::Error) -> WorldError {
    let path = error.path().unwrap_or(path).to_path_buf();
    WorldError::new(Action::Read, path, error.into())
}
