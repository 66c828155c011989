//! What is remembered of the desk's files: digests, pictures' sizes and documents without their texts, each with
//! the mistakes found in it.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::base::diag::Diagnostic;
use crate::base::digest::Digest;
use crate::base::path::SourcePath;
use crate::base::picture::{NotAPicture, Picture};
use crate::base::stamp::Stamp;
use crate::document::Document;
use crate::source::Found;

/// Everything remembered, by path.
pub(crate) type Memory = BTreeMap<SourcePath, Arc<Record>>;

/// What is remembered of one file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Record {
    /// `None` when the file may have changed since without another stamp.
    pub(crate) stamp: Option<Stamp>,
    /// Of the bytes on the disk.
    pub(crate) digest: Digest,
    /// Whether it could be read, as text when it is text.
    pub(crate) readable: bool,
    pub(crate) picture: Option<Result<Picture, NotAPicture>>,
    /// The document in it.
    pub(crate) document: Option<Arc<Document>>,
    /// Mistakes met on reading and parsing.
    pub(crate) notes: Vec<Diagnostic>,
    /// What the desk's lists say against the document's text.
    pub(crate) checked: Checked,
}

/// What was found in a text by the rules of one digest.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Checked {
    pub(crate) by: Digest,
    pub(crate) notes: Vec<Diagnostic>,
}

impl Record {
    /// Whether the file is still what it was.
    pub(crate) fn stands(&self, found: &Found) -> bool {
        self.stamp == Some(found.stamp)
    }

    /// Whether its text, if it is one, was held against these rules.
    pub(crate) fn checked(&self, rules: Digest) -> bool {
        self.document.is_none() || self.checked.by == rules
    }
}
