//! The list of what a build wrote, kept in the output folder: one line a file, its digest, its length, its path.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::base::digest::Digest;
use crate::base::path::OutPath;

/// The first line of a manifest.
const HEADING: &str = "jianbao manifest 1";

/// A finished file, by digest and length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Facts {
    digest: Digest,
    length: u64,
}

/// The files of a list, by path.
pub(crate) type Listing = BTreeMap<OutPath, Facts>;

impl Facts {
    /// The facts of a file's bytes.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self { digest: Digest::of(bytes), length: bytes.len() as u64 }
    }

    /// Whether these are the bytes that the build wrote.
    pub(crate) fn fit(&self, bytes: &[u8]) -> bool {
        self.length == bytes.len() as u64 && self.digest == Digest::of(bytes)
    }
}

/// The text of a list, its files in the order of paths.
pub(super) fn write<'a>(files: impl Iterator<Item = (&'a OutPath, &'a Facts)>) -> String {
    let mut text = format!("{HEADING}\n");
    for (path, facts) in files {
        let _ = writeln!(text, "{} {} {path}", facts.digest, facts.length);
    }
    text
}

/// `None` when it is no list, or one of a later format.
pub(super) fn read(text: &str) -> Option<Listing> {
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
