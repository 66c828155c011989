//! Every input file as a value: the only reader of the desk's folder.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::base::digest::Digest;
use crate::base::path::SourcePath;

/// All files of a desk that a build may depend on, sorted by path. Nothing else is an input.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: BTreeMap<SourcePath, SourceFile>,
}

impl Sources {
    /// The files below a folder, in order.
    pub(crate) fn below(&self, folder: &str) -> impl Iterator<Item = (&SourcePath, &SourceFile)> {
        let folder = folder.to_owned();
        self.files.iter().filter(move |(path, _)| path.below(&folder).is_some())
    }
}

/// One file of the desk.
#[derive(Clone, Debug)]
pub struct SourceFile {
    pub(crate) digest: Digest,
    pub(crate) size: u64,
    pub(crate) content: Content,
}

/// Where a file's bytes are.
#[derive(Clone, Debug)]
pub enum Content {
    /// A text file, decoded, line ends as `\n`.
    Text(Arc<str>),
    /// Bytes in memory.
    Bytes(Arc<[u8]>),
    /// A large file that stays on the disk until somebody wants it.
    OnDisk(PathBuf),
}
