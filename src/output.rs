//! Every output file as a value: the only writer.
//!
//! Files are staged inside the output folder. When all are there, the list of what the folder is to hold is put beside
//! them: from then on the change is bound to happen, if not by this run then by the next. Strays go, files move into
//! place, the list last. A folder that jianbao did not write is never touched.

#[cfg(feature = "print")]
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::base::digest::Digest;
use crate::base::path::OutPath;
use crate::base::stamp::Stamp;
use crate::base::world::{Action, WorldError};
use crate::output::manifest::Listing;

mod door;
mod lock;
mod manifest;
#[cfg(feature = "print")]
mod outside;

pub(crate) use crate::output::door::patiently;
pub(crate) use crate::output::lock::Lock;
pub(crate) use crate::output::manifest::Facts;
#[cfg(feature = "print")]
pub(crate) use crate::output::outside::{Outside, save};

/// The list of what the last build wrote; its presence marks a folder as ours.
pub(crate) const MANIFEST: &str = ".jianbao-manifest";

/// Where files wait, inside the output folder so that moving them is a rename.
pub(crate) const STAGING: &str = ".jianbao-staging";

/// Where a desk keeps what is no output: its lock, and what builds remember.
pub(crate) const STORE: &str = ".jianbao";

/// The lock of an output folder whose desk cannot hold one.
pub(crate) const LOCK: &str = ".jianbao-lock";

/// A file that was put or kept: what it is, and whether its bytes are new.
#[derive(Clone, Debug)]
pub(crate) struct Placed {
    path: OutPath,
    facts: Facts,
    staged: bool,
    /// Known of files that were kept.
    stamp: Option<Stamp>,
}

impl Placed {
    /// Where the file stands.
    pub(crate) fn path(&self) -> &OutPath {
        &self.path
    }

    /// What the file system says of it once it stands in its output folder.
    pub(crate) fn stamp(&self, out: &Path) -> Result<Stamp, WorldError> {
        self.stamp.map_or_else(
            || {
                let path = out.join(self.path.as_str());
                stamp_of(&path).map_err(|error| WorldError::new(Action::Read, path, error))
            },
            Ok,
        )
    }
}

/// What a commit did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Changes {
    pub(crate) written: usize,
    pub(crate) removed: usize,
    /// Of the new list.
    pub(crate) manifest: Digest,
}

/// A build's way into its output folder. Nothing that readers see changes before `commit`.
#[derive(Debug)]
pub(crate) struct Writer {
    out: PathBuf,
    last: Listing,
    /// Of the last list; `None` when there is none.
    manifest: Option<Digest>,
    /// Whether the folder was not there before.
    new: bool,
}

impl Writer {
    /// Opens an output folder: a new one, an empty one, or one that a build wrote. A change that an earlier
    /// run was bound to make and did not finish is finished first.
    ///
    /// # Errors
    /// When the folder holds files that no build wrote, or the machine refuses.
    pub(crate) fn open(out: &Path) -> Result<Self, WorldError> {
        resume(out)?;
        let (last, manifest) = match door::read(&out.join(MANIFEST)) {
            Ok(text) => {
                let last = manifest::read(&text);
                let last = last.ok_or_else(|| WorldError::own(Action::Claim, out))?;
                (last, Some(Digest::of(text.as_bytes())))
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let free = door::is_free(out, &[STAGING, LOCK]);
                if !free.map_err(|error| WorldError::new(Action::Read, out, error))? {
                    return Err(WorldError::own(Action::Claim, out));
                }
                (Listing::new(), None)
            }
            Err(error) => return Err(WorldError::new(Action::Read, out.join(MANIFEST), error)),
        };
        let writer = Self { out: out.to_path_buf(), last, manifest, new: !out.exists() };
        writer.abandon()?;
        Ok(writer)
    }

    /// The digest of the last list.
    pub(crate) fn manifest(&self) -> Option<Digest> {
        self.manifest
    }

    /// Keeps a file as it stands, when the file system says that it is what a build left there.
    pub(crate) fn keep(&self, path: &OutPath, stamp: Stamp) -> Option<Placed> {
        let facts = *self.last.get(path)?;
        let stands = stamp_of(&self.out.join(path.as_str())).is_ok_and(|found| found == stamp);
        stands.then(|| Placed { path: path.clone(), facts, staged: false, stamp: Some(stamp) })
    }

    /// Stages a file, unless the output has the same bytes already. May be called from many threads.
    pub(crate) fn put(&self, path: &OutPath, bytes: &[u8]) -> Result<Placed, WorldError> {
        let facts = Facts::of(bytes);
        let staged = !(self.last.get(path) == Some(&facts) && self.stands(path, bytes));
        if staged {
            let target = self.staging().join(path.as_str());
            door::write(&target, bytes).map_err(|e| WorldError::new(Action::Write, &target, e))?;
        }
        Ok(Placed { path: path.clone(), facts, staged, stamp: None })
    }

    /// Makes the output what was placed: moves all staged files into place and removes what the last build wrote and
    /// this one did not.
    pub(crate) fn commit(self, placed: &[Placed]) -> Result<Changes, WorldError> {
        let text = manifest::write(placed.iter().map(|file| (&file.path, &file.facts)));
        let mut changes = Changes { manifest: Digest::of(text.as_bytes()), ..Changes::default() };
        changes.written = placed.iter().filter(|file| file.staged).count();
        if changes.written > 0 || self.manifest != Some(changes.manifest) {
            let bound = self.staging().join(MANIFEST);
            door::write_whole(&bound, text.as_bytes())
                .map_err(|error| WorldError::new(Action::Write, bound, error))?;
            let next = placed.iter().map(|file| (file.path.clone(), file.facts)).collect();
            changes.removed = finish(&self.out, &self.last, &next)?;
        }
        Ok(changes)
    }

    /// Moves the staged files into place beside what the last build wrote, and adds them to its list.
    #[cfg(feature = "print")]
    pub(crate) fn add(self, placed: &[Placed]) -> Result<Changes, WorldError> {
        let kept = |(path, facts): (&OutPath, &Facts)| {
            (path.clone(), Placed { path: path.clone(), facts: *facts, staged: false, stamp: None })
        };
        let mut all: BTreeMap<OutPath, Placed> = self.last.iter().map(kept).collect();
        all.extend(placed.iter().map(|file| (file.path.clone(), file.clone())));
        let all: Vec<Placed> = all.into_values().collect();
        self.commit(&all)
    }

    /// Gives up what is staged; the output stays as it was, a new folder goes again.
    pub(crate) fn abandon(&self) -> Result<(), WorldError> {
        let staging = self.staging();
        door::clear(&staging).map_err(|e| WorldError::new(Action::Write, staging, e))?;
        if self.new {
            door::remove_empty(&self.out)
                .map_err(|e| WorldError::new(Action::Write, &self.out, e))?;
        }
        Ok(())
    }

    fn staging(&self) -> PathBuf {
        self.out.join(STAGING)
    }

    fn stands(&self, path: &OutPath, bytes: &[u8]) -> bool {
        door::read_bytes(&self.out.join(path.as_str())).is_ok_and(|old| old == bytes)
    }
}

/// What the last build wrote into a folder; `None` when no build did, or one of a later format.
pub(crate) fn listing(out: &Path) -> Result<Option<Listing>, WorldError> {
    let path = out.join(MANIFEST);
    match door::read(&path) {
        Ok(text) => Ok(manifest::read(&text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(WorldError::new(Action::Read, path, error)),
    }
}

/// Finishes what an earlier run was bound to do: it is when its list lies among the staged files.
pub(crate) fn resume(out: &Path) -> Result<(), WorldError> {
    let Ok(text) = door::read(&out.join(STAGING).join(MANIFEST)) else { return Ok(()) };
    let Some(next) = manifest::read(&text) else { return Ok(()) };
    let last = listing(out)?.unwrap_or_default();
    finish(out, &last, &next).map(|_| ())
}

/// From the staged files to the finished output. Each step may be done again. Says how many strays went.
fn finish(out: &Path, last: &Listing, next: &Listing) -> Result<usize, WorldError> {
    let refused = |path: &Path| {
        let path = path.to_owned();
        move |error| WorldError::new(Action::Write, path, error)
    };
    let mut removed = 0;
    for path in last.keys().filter(|path| !next.contains_key(*path)) {
        let stray = out.join(path.as_str());
        door::remove(&stray, out).map_err(refused(&stray))?;
        removed += 1;
    }
    let staging = out.join(STAGING);
    door::merge(&staging, out, MANIFEST)
        .map_err(|(error, path)| WorldError::new(Action::Write, path, error))?;
    let list = out.join(MANIFEST);
    door::rename(&staging.join(MANIFEST), &list).map_err(refused(&list))?;
    door::clear(&staging).map_err(refused(&staging))?;
    Ok(removed)
}

fn stamp_of(path: &Path) -> std::io::Result<Stamp> {
    door::facts(path).map(|facts| Stamp::of(&facts))
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests look at what was written")]
mod tests {
    use super::{MANIFEST, STAGING, Writer, manifest};
    use crate::base::path::OutPath;
    use std::fs;

    fn build(out: &std::path::Path, files: &[(&str, &str)]) -> Result<super::Changes, String> {
        let writer = Writer::open(out).map_err(|e| format!("{:?}", e.action))?;
        let placed = put(&writer, files);
        writer.commit(&placed).map_err(|e| format!("{:?}", e.action))
    }

    fn put(writer: &Writer, files: &[(&str, &str)]) -> Vec<super::Placed> {
        let put = |(path, text): &(&str, &str)| writer.put(&OutPath::new(path), text.as_bytes());
        files.iter().map(put).collect::<Result<_, _>>().unwrap()
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
            assert!(manifest::read(&text).is_none(), "{path}");
        }
    }

    #[test]
    fn a_change_that_is_bound_to_happen_is_finished_by_the_next_run() {
        let old = [("a.html", "1"), ("b/c.html", "2"), ("d/e/f.html", "3")];
        let new = [("a.html", "4"), ("b/c.html/index.html", "5"), ("g/h.html", "6")];
        // The steps of a commit are cut off after each of them.
        for steps in 0..5 {
            let desk = tempfile::tempdir().unwrap();
            let out = desk.path().join("public");
            build(&out, &old).unwrap();
            let writer = Writer::open(&out).unwrap();
            let placed = put(&writer, &new);
            let text = manifest::write(placed.iter().map(|file| (&file.path, &file.facts)));
            let staging = out.join(STAGING);
            let done: [&dyn Fn(); 5] = [
                &|| fs::write(staging.join(MANIFEST), &text).unwrap(),
                &|| fs::remove_file(out.join("b/c.html")).unwrap(),
                &|| fs::remove_dir_all(out.join("d")).unwrap(),
                &|| fs::rename(staging.join("a.html"), out.join("a.html")).unwrap(),
                &|| fs::rename(staging.join("g"), out.join("g")).unwrap(),
            ];
            done.iter().take(steps).for_each(|step| step());
            drop(Writer::open(&out).unwrap());
            let expected = if steps == 0 { &old } else { &new };
            for (path, text) in expected {
                assert_eq!(fs::read_to_string(out.join(path)).unwrap(), *text, "{steps}: {path}");
            }
            let gone = if steps == 0 { "g" } else { "d" };
            assert!(!out.join(gone).exists() && !staging.exists(), "{steps}");
        }
    }

    #[test]
    fn a_file_is_kept_by_its_stamp() {
        let desk = tempfile::tempdir().unwrap();
        let out = desk.path().join("public");
        let writer = Writer::open(&out).unwrap();
        let placed = put(&writer, &[("a.html", "1"), ("b.html", "2")]);
        writer.commit(&placed).unwrap();
        let stamps: Vec<_> = placed.iter().map(|file| file.stamp(&out).unwrap()).collect();
        fs::write(out.join("b.html"), "x").unwrap();
        let writer = Writer::open(&out).unwrap();
        assert!(writer.keep(&OutPath::new("a.html"), stamps[0]).is_some());
        assert!(writer.keep(&OutPath::new("b.html"), stamps[1]).is_none(), "changed by hand");
        assert!(writer.keep(&OutPath::new("c.html"), stamps[1]).is_none(), "not there");
    }
}
