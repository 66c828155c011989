//! The texts of documents: kept in a short form while there is room, read and parsed again when asked.
//!
//! Memory so does not grow with the desk. Which texts are kept is chance and never shows.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::base::path::SourcePath;
use crate::base::world::WorldError;
use crate::document::{Body, Document, parse};
use crate::source::Sources;

/// How many bytes of parsed text are kept.
const KEPT: usize = 32 << 20;

/// A parsed text in a row of bytes, about as many as it was typed with; as a tree it takes five times as much.
#[derive(Debug)]
pub(crate) struct Packed(Box<[u8]>);

impl Packed {
    fn open(&self) -> Option<Body> {
        postcard::from_bytes(&self.0).ok()
    }
}

/// Room for parsed texts, shared by the threads that read.
#[derive(Debug, Default)]
pub(crate) struct Room(AtomicUsize);

impl Room {
    /// Keeps a text, if there is room for it.
    pub(crate) fn keep(&self, body: &Body) -> Option<Packed> {
        if self.0.load(Ordering::Relaxed) >= KEPT {
            return None;
        }
        let packed = postcard::to_allocvec(body).ok()?.into_boxed_slice();
        self.0.fetch_add(packed.len(), Ordering::Relaxed);
        Some(Packed(packed))
    }
}

/// The way from a document to its text.
pub(crate) struct Bodies<'a> {
    kept: &'a BTreeMap<SourcePath, Packed>,
    sources: &'a Sources,
    refusal: Mutex<Option<WorldError>>,
}

impl<'a> Bodies<'a> {
    /// Texts that are kept, and the files of the others.
    pub(crate) fn new(kept: &'a BTreeMap<SourcePath, Packed>, sources: &'a Sources) -> Self {
        Self { kept, sources, refusal: Mutex::new(None) }
    }

    /// The text of a document. When its file cannot be read again, or is another by now, the text is
    /// empty and `refusal` says why; nothing of such a build is written.
    pub(crate) fn get(&self, document: &Document) -> Arc<Body> {
        if let Some(body) = self.kept.get(&document.path).and_then(Packed::open) {
            return Arc::new(body);
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
