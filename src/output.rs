//! Every output file as a value: the only writer.
//!
//! Files are staged inside the output folder and moved into place in one short step when all are
//! there. A folder that jianbao did not write is never touched.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};

use crate::base::digest::Digest;
use crate::base::path::OutPath;
use crate::base::world::{Action, WorldError};

/// The list of what the last build wrote; its presence marks a folder as ours.
pub(crate) const MANIFEST: &str = ".jianbao-manifest";

/// Where files wait, inside the output folder so that moving them is a rename.
pub(crate) const STAGING: &str = ".jianbao-staging";

/// The first line of a manifest.
const HEADING: &str = "jianbao manifest 1";

/// A finished file, by digest and length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Facts {
    digest: Digest,
    length: u64,
}

impl Facts {
    /// Whether these are the bytes that the build wrote.
    pub(crate) fn fit(&self, bytes: &[u8]) -> bool {
        self.length == bytes.len() as u64 && self.digest == Digest::of(bytes)
    }
}

/// A file that was put: what it is, and whether its bytes are new.
#[derive(Clone, Debug)]
pub(crate) struct Placed {
    path: OutPath,
    facts: Facts,
    staged: bool,
}

impl Placed {
    /// Where the file stands.
    pub(crate) fn path(&self) -> &OutPath {
        &self.path
    }
}

/// How much a commit changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Changes {
    pub(crate) written: usize,
    pub(crate) removed: usize,
}

/// A build's way into its output folder. Nothing that readers see changes before `commit`.
#[derive(Debug)]
pub(crate) struct Writer {
    out: PathBuf,
    last: BTreeMap<OutPath, Facts>,
    /// Whether the folder was not there before.
    new: bool,
}

impl Writer {
    /// Opens an output folder: a new one, an empty one, or one that a build wrote.
    ///
    /// # Errors
    /// When the folder holds files that no build wrote, or the machine refuses.
    pub(crate) fn open(out: &Path) -> Result<Self, WorldError> {
        let last = match door::read(&out.join(MANIFEST)) {
            Ok(text) => read_manifest(&text).ok_or_else(|| WorldError::own(Action::Claim, out))?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                if !door::is_free(out, STAGING)
                    .map_err(|e| WorldError::new(Action::Read, out, e))?
                {
                    return Err(WorldError::own(Action::Claim, out));
                }
                BTreeMap::new()
            }
            Err(error) => return Err(WorldError::new(Action::Read, out.join(MANIFEST), error)),
        };
        let new = !out.exists();
        let writer = Self { out: out.to_path_buf(), last, new };
        writer.abandon()?;
        Ok(writer)
    }

    /// Stages a file, unless the output has the same bytes already. May be called from many threads.
    pub(crate) fn put(&self, path: &OutPath, bytes: &[u8]) -> Result<Placed, WorldError> {
        let facts = Facts { digest: Digest::of(bytes), length: bytes.len() as u64 };
        let staged = !(self.last.get(path) == Some(&facts) && self.stands(path, bytes));
        if staged {
            let target = self.staging().join(path.as_str());
            door::write(&target, bytes).map_err(|e| WorldError::new(Action::Write, &target, e))?;
        }
        Ok(Placed { path: path.clone(), facts, staged })
    }

    /// Moves all staged files into place, removes what the last build wrote and this one did not,
    /// and writes the new list.
    pub(crate) fn commit(self, placed: &[Placed]) -> Result<Changes, WorldError> {
        let mut changes = Changes::default();
        let kept: BTreeSet<&OutPath> = placed.iter().map(|file| &file.path).collect();
        for path in self.last.keys().filter(|path| !kept.contains(path)) {
            let stray = self.out.join(path.as_str());
            door::remove(&stray, &self.out)
                .map_err(|e| WorldError::new(Action::Write, &stray, e))?;
            changes.removed += 1;
        }
        for file in placed.iter().filter(|file| file.staged) {
            let from = self.staging().join(file.path.as_str());
            let to = self.out.join(file.path.as_str());
            door::rename(&from, &to).map_err(|e| WorldError::new(Action::Write, &to, e))?;
            changes.written += 1;
        }
        let (from, to) = (self.staging().join(MANIFEST), self.out.join(MANIFEST));
        let text = write_manifest(placed);
        door::write(&from, text.as_bytes()).map_err(|e| WorldError::new(Action::Write, &to, e))?;
        door::rename(&from, &to).map_err(|e| WorldError::new(Action::Write, &to, e))?;
        self.unstage()?;
        Ok(changes)
    }

    /// Moves the staged files into place beside what the last build wrote, and adds them to its list.
    pub(crate) fn add(self, placed: &[Placed]) -> Result<Changes, WorldError> {
        let old = self.last.iter().map(|(path, facts)| {
            (path.clone(), Placed { path: path.clone(), facts: *facts, staged: false })
        });
        let mut all: BTreeMap<OutPath, Placed> = old.collect();
        all.extend(placed.iter().map(|file| (file.path.clone(), file.clone())));
        let all: Vec<Placed> = all.into_values().collect();
        self.commit(&all)
    }

    /// Gives up what is staged; the output stays as it was, a new folder goes again.
    pub(crate) fn abandon(&self) -> Result<(), WorldError> {
        self.unstage()?;
        if self.new {
            door::remove_empty(&self.out)
                .map_err(|e| WorldError::new(Action::Write, &self.out, e))?;
        }
        Ok(())
    }

    fn unstage(&self) -> Result<(), WorldError> {
        let staging = self.staging();
        door::clear(&staging).map_err(|e| WorldError::new(Action::Write, staging, e))
    }

    fn staging(&self) -> PathBuf {
        self.out.join(STAGING)
    }

    fn stands(&self, path: &OutPath, bytes: &[u8]) -> bool {
        door::read_bytes(&self.out.join(path.as_str())).is_ok_and(|old| old == bytes)
    }
}

/// Writes a file that somebody named, whole or not at all.
pub(crate) fn save(file: &Path, bytes: &[u8]) -> Result<(), WorldError> {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = file.with_file_name(name);
    door::write(&part, bytes)
        .and_then(|()| door::rename(&part, file))
        .map_err(|error| WorldError::new(Action::Write, file, error))
}

/// What the last build wrote into a folder; `None` when no build did, or one of a later format.
pub(crate) fn listing(out: &Path) -> Result<Option<BTreeMap<OutPath, Facts>>, WorldError> {
    let manifest = out.join(MANIFEST);
    match door::read(&manifest) {
        Ok(text) => Ok(read_manifest(&text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(WorldError::new(Action::Read, manifest, error)),
    }
}

fn write_manifest(placed: &[Placed]) -> String {
    let mut text = format!("{HEADING}\n");
    for file in placed {
        let _ = writeln!(text, "{} {} {}", file.facts.digest, file.facts.length, file.path);
    }
    text
}

/// `None` when it is no manifest, or one of a later format.
fn read_manifest(text: &str) -> Option<BTreeMap<OutPath, Facts>> {
    let mut lines = text.lines();
    if lines.next() != Some(HEADING) {
        return None;
    }
    lines
        .map(|line| {
            let mut parts = line.splitn(3, ' ');
            let digest = parts.next()?.parse().ok()?;
            let length = parts.next()?.parse().ok()?;
            let path = OutPath::listed(parts.next()?)?;
            Some((path, Facts { digest, length }))
        })
        .collect()
}

/// The file system, as far as writing needs it.
#[expect(clippy::disallowed_methods, reason = "this is the door")]
mod door {
    use std::fs;
    use std::io;
    use std::path::Path;

    pub(super) fn read(path: &Path) -> io::Result<String> {
        fs::read_to_string(path)
    }

    pub(super) fn read_bytes(path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    /// Writes a file, making its folders. The folder is there most times, so it is tried first.
    pub(super) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
        match fs::write(path, bytes) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                make_parent(path)?;
                fs::write(path, bytes)
            }
            done => done,
        }
    }

    /// Moves a file onto its place, making room when a folder or a file is in the way.
    pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
        match fs::rename(from, to) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                make_parent(to)?;
                fs::rename(from, to)
            }
            done => done,
        }
    }

    /// Removes a file and the folders that are empty then, up to `root`; one that is gone is fine.
    pub(super) fn remove(path: &Path, root: &Path) -> io::Result<()> {
        match fs::remove_file(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
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
        match fs::remove_dir_all(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Removes a folder that holds nothing; one that is gone or holds something is fine.
    pub(super) fn remove_empty(path: &Path) -> io::Result<()> {
        match fs::remove_dir(path) {
            Err(error)
                if !matches!(
                    error.kind(),
                    io::ErrorKind::NotFound | io::ErrorKind::DirectoryNotEmpty
                ) =>
            {
                Err(error)
            }
            _ => Ok(()),
        }
    }

    /// Whether a folder is not there, or holds nothing but `ours`.
    pub(super) fn is_free(path: &Path, ours: &str) -> io::Result<bool> {
        match fs::read_dir(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
            Err(error) => Err(error),
            Ok(entries) => {
                for entry in entries {
                    if entry?.file_name() != ours {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
        }
    }

    fn make_parent(path: &Path) -> io::Result<()> {
        path.parent().map_or(Ok(()), fs::create_dir_all)
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests look at what was written")]
mod tests {
    use super::{Writer, read_manifest};
    use crate::base::path::OutPath;
    use std::fs;

    fn build(out: &std::path::Path, files: &[(&str, &str)]) -> Result<super::Changes, String> {
        let writer = Writer::open(out).map_err(|e| format!("{:?}", e.action))?;
        let placed: Vec<_> = files
            .iter()
            .map(|(path, text)| writer.put(&OutPath::new(path), text.as_bytes()).unwrap())
            .collect();
        writer.commit(&placed).map_err(|e| format!("{:?}", e.action))
    }

    #[test]
    fn only_what_changed_is_written_and_strays_go() {
        let desk = tempfile::tempdir().unwrap();
        let out = desk.path().join("public");
        let first = build(&out, &[("a.html", "1"), ("b/c.html", "2")]).unwrap();
        assert_eq!((first.written, first.removed), (2, 0));
        let again = build(&out, &[("a.html", "1"), ("b/c.html", "2")]).unwrap();
        assert_eq!((again.written, again.removed), (0, 0));
        let other = build(&out, &[("a.html", "3")]).unwrap();
        assert_eq!((other.written, other.removed), (1, 1));
        assert!(!out.join("b").exists());
        assert_eq!(fs::read_to_string(out.join("a.html")).unwrap(), "3");
        // A file that somebody changed by hand is put right again.
        fs::write(out.join("a.html"), "x").unwrap();
        assert_eq!(build(&out, &[("a.html", "3")]).unwrap().written, 1);
        // A page may become a folder, and a folder a page.
        build(&out, &[("a.html/index.html", "4")]).unwrap();
        build(&out, &[("a.html", "5")]).unwrap();
        assert_eq!(fs::read_to_string(out.join("a.html")).unwrap(), "5");
    }

    #[test]
    fn a_folder_of_others_is_left_alone() {
        let desk = tempfile::tempdir().unwrap();
        fs::write(desk.path().join("report.doc"), "mine").unwrap();
        assert_eq!(build(desk.path(), &[("a.html", "1")]), Err("Claim".to_owned()));
        assert_eq!(fs::read_dir(desk.path()).unwrap().count(), 1);
    }

    #[test]
    fn giving_up_changes_nothing() {
        let desk = tempfile::tempdir().unwrap();
        let out = desk.path().join("public");
        build(&out, &[("a.html", "1")]).unwrap();
        let writer = Writer::open(&out).unwrap();
        writer.put(&OutPath::new("a.html"), b"2").unwrap();
        writer.abandon().unwrap();
        assert_eq!(fs::read_to_string(out.join("a.html")).unwrap(), "1");
        assert_eq!(fs::read_dir(&out).unwrap().count(), 2);
        let fresh = desk.path().join("fresh");
        let writer = Writer::open(&fresh).unwrap();
        writer.put(&OutPath::new("a/b.html"), b"1").unwrap();
        writer.abandon().unwrap();
        assert!(!fresh.exists(), "a build that failed leaves no folder");
    }

    #[test]
    fn a_list_never_leads_out_of_the_folder() {
        for path in ["../x", "/etc/x", "a/../../x", "C:\\x"] {
            let text = format!("jianbao manifest 1\n{} 1 {path}\n", "0".repeat(32));
            assert!(read_manifest(&text).is_none(), "{path}");
        }
    }
}
