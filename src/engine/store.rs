//! Finished work of earlier runs, in the desk's `.jianbao/`. It may be lost, cut short or another program's at any
//! time: what cannot be used is not there.
//!
//! `files` holds stamps and digests, `heads` what was read of the files, `lists-…` what the search knows of the texts,
//! `out-…` what was made for one output folder.
//! Each begins with a line that names the format and the program, and with a digest of what follows.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::base::diag::{Diagnostic, Lang};
use crate::base::digest::Digest;
use crate::base::path::{OutPath, SourcePath};
use crate::base::stamp::Stamp;
use crate::engine::memory::{Memory, Record};
use crate::engine::{Counts, parallel};
use crate::output;
use crate::search::{Block, Part};
use crate::source::Found;

/// The first line of every file of the store.
const HEADING: &str = concat!("jianbao store 1 ", env!("JIANBAO_PROGRAM"), "\n");

/// How many files one piece of `heads` tells of: pieces are read side by side.
const PIECE: usize = 256;

/// The way into the store of a desk.
#[derive(Clone, Debug)]
pub(crate) struct Store {
    /// `None` when nothing is to be remembered.
    folder: Option<PathBuf>,
}

/// Stamp and digest of every file, in the order of paths; no stamp where it would not vouch for the bytes.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Index {
    files: Vec<(SourcePath, Option<Stamp>, Digest)>,
}

/// What a build made for one output folder.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Ledger {
    /// Of all that the build was made from; `None` when it was not finished.
    pub(crate) inputs: Option<Digest>,
    /// Of the list of files that the output folder holds.
    pub(crate) manifest: Digest,
    /// One a file, in the order of paths.
    pub(crate) made: Vec<(OutPath, Made)>,
    pub(crate) notes: Vec<Diagnostic>,
    pub(crate) language: Option<Lang>,
    pub(crate) counts: Counts,
    /// Of all that the search index was made from.
    pub(crate) index: Option<Digest>,
}

/// What is known of one file of the output.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Made {
    /// Of all that the bytes depend on.
    pub(crate) key: Digest,
    /// Of the file as the build left it.
    pub(crate) stamp: Stamp,
    pub(crate) sheets: usize,
    /// Mistakes met on making it.
    pub(crate) notes: Vec<Diagnostic>,
}

impl Store {
    /// The store of a desk; one that remembers nothing when `used` is false.
    pub(crate) fn open(root: &Path, used: bool) -> Self {
        Self { folder: used.then(|| root.join(output::STORE)) }
    }

    /// The digests of the desk's files.
    pub(crate) fn index(&self) -> Index {
        self.read("files").unwrap_or_default()
    }

    /// What is remembered of the desk's files.
    pub(crate) fn memory(&self, threads: usize) -> Memory {
        let pieces: Vec<Vec<u8>> = self.read("heads").unwrap_or_default();
        let read = parallel::map(&pieces, threads, |piece| {
            postcard::from_bytes::<Vec<(SourcePath, Arc<Record>)>>(piece).ok()
        });
        let read: Option<Vec<_>> = read.into_iter().collect();
        read.unwrap_or_default().into_iter().flatten().collect()
    }

    /// Remembers the desk's files.
    pub(crate) fn keep(&self, memory: &Memory) {
        if self.folder.is_none() {
            return;
        }
        let all: Vec<(&SourcePath, &Arc<Record>)> = memory.iter().collect();
        let pieces: Result<Vec<_>, _> = all.chunks(PIECE).map(postcard::to_stdvec).collect();
        let Ok(pieces) = pieces else { return };
        self.write("heads", &pieces);
        let files = memory.iter().map(|(path, record)| (path.clone(), record.stamp, record.digest));
        self.write("files", &Index { files: files.collect() });
    }

    /// What is remembered of the texts of a part of the search index, by what it was made from.
    pub(crate) fn lists(&self, part: Part, threads: usize) -> BTreeMap<Digest, Arc<Block>> {
        let pieces: Vec<(Digest, Vec<u8>)> = self.read(lists_name(part)).unwrap_or_default();
        let read = parallel::map(&pieces, threads, |(key, piece)| {
            Some((*key, Arc::new(postcard::from_bytes(piece).ok()?)))
        });
        read.into_iter().flatten().collect()
    }

    /// Remembers the texts of a part of the search index, and no others.
    pub(crate) fn keep_lists(&self, part: Part, lists: &BTreeMap<Digest, Arc<Block>>) {
        if self.folder.is_none() {
            return;
        }
        let piece = |(key, block): (&Digest, &Arc<Block>)| {
            postcard::to_stdvec(block).map(|piece| (*key, piece))
        };
        let pieces: Result<Vec<(Digest, Vec<u8>)>, _> = lists.iter().map(piece).collect();
        if let Ok(pieces) = pieces {
            self.write(lists_name(part), &pieces);
        }
    }

    /// What the last build made for an output folder.
    pub(crate) fn ledger(&self, out: &Path) -> Option<Ledger> {
        self.read(&ledger_name(out))
    }

    /// Remembers what was made for an output folder.
    pub(crate) fn keep_ledger(&self, out: &Path, ledger: &Ledger) {
        self.write(&ledger_name(out), ledger);
    }

    fn read<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        let bytes = door::read(&self.folder.as_ref()?.join(name)).ok()?;
        let rest = bytes.strip_prefix(HEADING.as_bytes())?;
        let (sum, rest) = rest.split_first_chunk::<16>()?;
        (Digest::of(rest).number() == u128::from_le_bytes(*sum)).then_some(())?;
        postcard::from_bytes(rest).ok()
    }

    /// Writes a file of the store. What cannot be written is not remembered: no reason to stop.
    fn write<T: Serialize>(&self, name: &str, value: &T) {
        let Some(folder) = &self.folder else { return };
        let Ok(body) = postcard::to_stdvec(value) else { return };
        let mut bytes = Vec::with_capacity(HEADING.len() + 16 + body.len());
        bytes.extend_from_slice(HEADING.as_bytes());
        bytes.extend_from_slice(&Digest::of(&body).number().to_le_bytes());
        bytes.extend_from_slice(&body);
        let _ = door::replace(folder, name, &bytes);
    }
}

impl Index {
    /// The digest that a file had, and whether it surely still has it.
    pub(crate) fn known(&self, found: &Found) -> Option<(Digest, bool)> {
        let at = self.files.binary_search_by(|(path, ..)| path.cmp(&found.path)).ok()?;
        let (_, stamp, digest) = &self.files[at];
        Some((*digest, *stamp == Some(found.stamp)))
    }

    /// How many files there were.
    pub(crate) fn len(&self) -> usize {
        self.files.len()
    }
}

/// One file for each part, so that daily work writes a small one.
fn lists_name(part: Part) -> &'static str {
    match part {
        Part::Old => "lists-old",
        Part::New => "lists-new",
    }
}

/// One file for each output folder, named by its digest.
fn ledger_name(out: &Path) -> String {
    format!("out-{}", Digest::of(out.as_os_str().as_encoded_bytes()))
}

/// The file system, as far as remembering needs it.
#[expect(clippy::disallowed_methods, reason = "this is the door")]
mod door {
    use std::fs;
    use std::io;
    use std::path::Path;

    pub(super) fn read(path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    /// Writes beside and moves into place: a reader sees the old file or the new one.
    pub(super) fn replace(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
        fs::create_dir_all(folder)?;
        // Two runs that meet here spoil the file for each other, and its digest tells the next.
        let beside = folder.join(format!("{name}.new"));
        fs::write(&beside, bytes)?;
        fs::rename(&beside, folder.join(name))
    }
}
