//! One file of content as a value: `parse` turns text into a header and a block tree, and never fails.

use std::hash::{Hash, Hasher};

use crate::base::digest::Digest;
use crate::base::path::SourcePath;
use crate::document::block::{Block, Footnote, HeadingEntry, RefId, Reference};
use crate::document::header::{Header, Kind};

pub(crate) mod block;
mod character;
pub(crate) mod data;
mod directive;
mod emphasis;
pub(crate) mod header;
pub(crate) mod markdown;
pub(crate) mod parse;
pub(crate) mod read_header;
#[cfg(test)]
pub(crate) mod shelf;
mod structure;

/// One file of content, read: all that other pages may ask of it. Its text is a `Body` of its own, so
/// that a desk of any size can be held in memory.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub(crate) struct Document {
    pub(crate) path: SourcePath,
    /// Covers path and text: all that this value was made from.
    pub(crate) digest: Digest,
    /// Covers all that pages of other documents show of an article: its text is left out but for what is taken from
    /// it. Of what is no article, the digest.
    pub(crate) face: Digest,
    pub(crate) kind: Kind,
    pub(crate) header: Header,
    /// Where lines may end within the clauses of the title, in bytes.
    pub(crate) seams: Vec<u16>,
    /// Pictures that stand alone in the text, in order, with what they show.
    pub(crate) pictures: Vec<(RefId, String)>,
    /// What `RefId` counts into.
    pub(crate) references: Vec<Reference>,
    pub(crate) headings: Vec<HeadingEntry>,
    /// `summary` of the header, or the first sentences of the text, plain.
    pub(crate) summary: String,
    /// Characters of the text, spaces not counted: 字数.
    pub(crate) length: u32,
}

/// The text of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Body {
    pub(crate) blocks: Vec<Block>,
    /// Footnotes in order of first mention; `Inline::Note(n)` means entry n − 1.
    pub(crate) footnotes: Vec<Footnote>,
}

/// A document with its text.
#[derive(Clone, Debug)]
pub(crate) struct Parsed {
    pub(crate) document: Document,
    pub(crate) body: Body,
}

impl Hash for Document {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.digest.hash(state);
    }
}

impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        self.digest == other.digest
    }
}

impl Eq for Document {}
