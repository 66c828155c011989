//! The texts of documents: kept while there is room, read and parsed again when asked.
//!
//! Memory so does not grow with the desk. Which texts are kept is chance and never shows.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::base::path::SourcePath;
use crate::base::world::WorldError;
use crate::document::{Body, Document, parse};
use crate::source::Sources;

/// How much text is kept parsed, in bytes; the trees take some five times as much.
const KEPT: usize = 12 << 20;

/// Room for parsed texts, shared by the threads that read.
#[derive(Debug, Default)]
pub(crate) struct Room(AtomicUsize);

impl Room {
    /// Whether a text of this many bytes may stay.
    pub(crate) fn take(&self, length: usize) -> bool {
        self.0.fetch_add(length, Ordering::Relaxed) < KEPT
    }
}

/// The way from a document to its text.
pub(crate) struct Bodies<'a> {
    kept: &'a BTreeMap<SourcePath, Arc<Body>>,
    sources: &'a Sources,
    refusal: Mutex<Option<WorldError>>,
}

impl<'a> Bodies<'a> {
    /// Texts that are kept, and the files of the others.
    pub(crate) fn new(kept: &'a BTreeMap<SourcePath, Arc<Body>>, sources: &'a Sources) -> Self {
        Self { kept, sources, refusal: Mutex::new(None) }
    }

    /// The text of a document. When its file cannot be read again, or is another by now, the text is
    /// empty and `refusal` says why; nothing of such a build is written.
    pub(crate) fn get(&self, document: &Document) -> Arc<Body> {
        if let Some(body) = self.kept.get(&document.path) {
            return Arc::clone(body);
        }
        match self.sources.text_again(&document.path) {
            Ok((text, digest)) => {
                let parsed = parse::parse(&document.path, &text, digest).value;
                Arc::new(parsed.map(|parsed| parsed.body).unwrap_or_default())
            }
            Err(refusal) => {
                let mut first = self.refusal.lock().unwrap_or_else(PoisonError::into_inner);
                first.get_or_insert(refusal);
                Arc::default()
            }
        }
    }

    /// Whether some text was asked for in vain.
    pub(crate) fn refused(&self) -> bool {
        self.refusal.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    /// What the machine refused, if anything.
    pub(crate) fn refusal(self) -> Option<WorldError> {
        self.refusal.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}
