//! Finished work of earlier runs, in the desk's `.jianbao/`. It may be lost, cut short or another program's at any
//! time: what cannot be used is not there.
//!
//! `files` holds stamps and digests, `heads` what was read of the files, `heads-late` what was read since, `lists-…`
//! what the search knows of the texts, `out-…` what was made for one output folder.
//! Each begins with a line that names the format and the program, and with a digest of what follows.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

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

/// How many files one piece of `heads` tells of: pieces are read side by side. With more than that in `heads-late`, all
/// is written anew.
const PIECE: usize = 256;

/// What is remembered of the desk's files, and where.
#[derive(Debug, Default)]
pub(crate) struct Heads {
    pub(crate) memory: Memory,
    /// The digest of `heads`; `None` when it cannot be used.
    base: Option<Digest>,
    /// The files that `heads-late` tells of.
    late: BTreeSet<SourcePath>,
}

/// What is to be remembered beside `heads`, whose digest is `base`.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Late {
    base: Digest,
    records: Vec<(SourcePath, Arc<Record>)>,
}

impl Heads {
    /// What another memory has beyond `heads`; `None` when that is much, or when files are gone.
    pub(crate) fn late(&self, now: &Memory) -> Option<Late> {
        let base = self.base?;
        let mut known = self.memory.iter().peekable();
        let mut records = Vec::new();
        for (path, record) in now {
            let known = known.next_if(|(known, _)| *known == path);
            let same = known.is_some_and(|(_, known)| Arc::ptr_eq(known, record));
            if !same || self.late.contains(path) {
                records.push((path.clone(), Arc::clone(record)));
            }
        }
        (known.next().is_none() && records.len() <= PIECE).then_some(Late { base, records })
    }
}

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
    /// Of all that pages show of documents other than their own.
    pub(crate) around: Option<Digest>,
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
    pub(crate) shows: Shows,
}

/// What a file of the output is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Shows {
    /// The page of the article of this digest.
    Article(Digest),
    /// Another page.
    Page,
    /// No page.
    File,
}

/// Bytes in one piece: one by one they would take ten times as long.
#[derive(Debug, Default)]
struct Bytes(Vec<u8>);

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <&[u8]>::deserialize(deserializer).map(|bytes| Self(bytes.to_vec()))
    }
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
    pub(crate) fn heads(&self, threads: usize) -> Heads {
        let Some((base, pieces)) = self.read_with::<Vec<Bytes>>("heads") else {
            return Heads::default();
        };
        let read = parallel::map(&pieces, threads, |piece| {
            postcard::from_bytes::<Vec<(SourcePath, Arc<Record>)>>(&piece.0).ok()
        });
        let Some(read) = read.into_iter().collect::<Option<Vec<_>>>() else {
            return Heads::default();
        };
        let mut memory: Memory = read.into_iter().flatten().collect();
        let late = self.read::<Late>("heads-late").filter(|late| late.base == base);
        let records = late.map(|late| late.records).unwrap_or_default();
        let late = records.iter().map(|(path, _)| path.clone()).collect();
        memory.extend(records);
        Heads { memory, base: Some(base), late }
    }

    /// Remembers the desk's files; of those that `heads` does not tell of, `late`, if they are few.
    pub(crate) fn keep(&self, memory: &Memory, late: Option<&Late>) {
        if self.folder.is_none() {
            return;
        }
        if let Some(late) = late {
            self.write("heads-late", late);
        } else {
            let all: Vec<(&SourcePath, &Arc<Record>)> = memory.iter().collect();
            let piece = |piece| postcard::to_stdvec(piece).map(Bytes);
            let pieces: Result<Vec<_>, _> = all.chunks(PIECE).map(piece).collect();
            let Ok(pieces) = pieces else { return };
            self.write("heads", &pieces);
        }
        let files = memory.iter().map(|(path, record)| (path.clone(), record.stamp, record.digest));
        self.write("files", &Index { files: files.collect() });
    }

    /// What is remembered of the texts of a part of the search index, by what it was made from.
    pub(crate) fn lists(&self, part: Part, threads: usize) -> BTreeMap<Digest, Arc<Block>> {
        let pieces: Vec<(Digest, Bytes)> = self.read(lists_name(part)).unwrap_or_default();
        let read = parallel::map(&pieces, threads, |(key, piece)| {
            Some((*key, Arc::new(postcard::from_bytes(&piece.0).ok()?)))
        });
        read.into_iter().flatten().collect()
    }

    /// Remembers the texts of a part of the search index, and no others.
    pub(crate) fn keep_lists(&self, part: Part, lists: &BTreeMap<Digest, Arc<Block>>) {
        if self.folder.is_none() {
            return;
        }
        let piece = |(key, block): (&Digest, &Arc<Block>)| {
            postcard::to_stdvec(block).map(|piece| (*key, Bytes(piece)))
        };
        let pieces: Result<Vec<(Digest, Bytes)>, _> = lists.iter().map(piece).collect();
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
        Some(self.read_with(name)?.1)
    }

    /// A file of the store with its digest.
    fn read_with<T: DeserializeOwned>(&self, name: &str) -> Option<(Digest, T)> {
        let bytes = door::read(&self.folder.as_ref()?.join(name)).ok()?;
        let rest = bytes.strip_prefix(HEADING.as_bytes())?;
        let (sum, rest) = rest.split_first_chunk::<16>()?;
        let digest = Digest::of(rest);
        (digest.number() == u128::from_le_bytes(*sum)).then_some(())?;
        Some((digest, postcard::from_bytes(rest).ok()?))
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
