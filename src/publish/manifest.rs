//! The list of a release's files: `sha256  length  path`, one a line, sorted by path.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::base::path::OutPath;
use crate::publish::sha::Sha;
use crate::publish::squeeze;

/// The list's own name inside a release; the only file that it does not list.
pub(crate) const MANIFEST: &str = "manifest.txt";

/// What a file is, wherever it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Facts {
    pub(super) sha: Sha,
    pub(super) length: u64,
}

impl Facts {
    /// The facts of bytes.
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self { sha: Sha::of(bytes), length: bytes.len() as u64 }
    }
}

/// The files of a release, or of a tree that is to become one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    pub(super) files: BTreeMap<OutPath, Facts>,
}

impl Manifest {
    /// The list as text.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for (path, Facts { sha, length }) in &self.files {
            let _ = writeln!(text, "{sha}  {length}  {path}");
        }
        text
    }

    /// Reads a list; `None` when it is none, is not in order, or leads out of its folder.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut files = BTreeMap::new();
        for line in text.lines() {
            let mut parts = line.splitn(3, "  ");
            let sha = parts.next()?.parse().ok()?;
            let length = parts.next()?.parse().ok()?;
            let path = OutPath::listed(parts.next()?)?;
            if files.last_key_value().is_some_and(|(last, _)| *last >= path) {
                return None;
            }
            files.insert(path, Facts { sha, length });
        }
        Some(Self { files })
    }

    /// What publishing `wanted` would change. Files that were only made to be sent faster do not count.
    pub(super) fn changes(&self, wanted: &Self) -> Changes {
        let mut changes = Changes::default();
        for (path, facts) in &wanted.files {
            match self.files.get(path) {
                None => changes.added.push(path.clone()),
                Some(old) if old != facts => changes.changed.push(path.clone()),
                Some(_) => {}
            }
        }
        let gone = self.files.keys().filter(|path| !wanted.files.contains_key(path));
        changes.removed.extend(gone.filter(|path| !self.is_squeezed(path)).cloned());
        changes
    }

    /// Whether a file is the compressed form of another one in the list.
    fn is_squeezed(&self, path: &OutPath) -> bool {
        squeeze::original(path).is_some_and(|original| self.files.contains_key(&original))
    }
}

/// How a release differs from the one before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Changes {
    pub(crate) added: Vec<OutPath>,
    pub(crate) changed: Vec<OutPath>,
    pub(crate) removed: Vec<OutPath>,
}

impl Changes {
    /// Whether nothing differs.
    pub(crate) fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.removed.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::{Facts, Manifest};
    use crate::base::path::OutPath;

    fn manifest(files: &[(&str, &str)]) -> Manifest {
        let facts = |(path, text): &(&str, &str)| (OutPath::new(path), Facts::of(text.as_bytes()));
        Manifest { files: files.iter().map(facts).collect() }
    }

    #[test]
    fn lists_are_read_as_written() {
        for files in [&[][..], &[("a.html", "1"), ("图  片/照片 1.jpg", "2"), ("z", "")]] {
            let list = manifest(files);
            assert_eq!(Manifest::read(&list.text()).as_ref(), Some(&list));
        }
    }

    #[test]
    fn what_is_no_list_is_refused() {
        let sha = "0".repeat(64);
        for text in [
            "x".to_owned(),
            format!("{sha} 1 a"),
            format!("{sha}  -1  a"),
            format!("{sha}  1  ../a"),
            format!("{sha}  1  /a"),
            format!("{sha}  1  b\n{sha}  1  a"),
            format!("{sha}  1  a\n{sha}  1  a"),
            format!("{sha}  1  a\n\n"),
        ] {
            assert_eq!(Manifest::read(&text), None, "{text}");
        }
    }

    #[test]
    fn changes_leave_out_what_is_only_compressed() {
        let old = [("a.html", "1"), ("a.html.br", "x"), ("a.html.gz", "x"), ("own.gz", "1")];
        let paths = |paths: &[OutPath]| paths.iter().map(ToString::to_string).collect::<Vec<_>>();
        for (new, added, changed, removed) in [
            (&[("a.html", "1"), ("own.gz", "1")][..], &[][..], &[][..], &[][..]),
            (&[("a.html", "2"), ("b", "1")], &["b"], &["a.html"], &["own.gz"]),
            (&[], &[], &[], &["a.html", "own.gz"]),
        ] {
            let changes = manifest(&old).changes(&manifest(new));
            assert_eq!(paths(&changes.added), added);
            assert_eq!(paths(&changes.changed), changed);
            assert_eq!(paths(&changes.removed), removed);
            assert_eq!(changes.is_empty(), added.len() + changed.len() + removed.len() == 0);
        }
    }
}
