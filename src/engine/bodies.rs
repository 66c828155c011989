//! The texts of documents: kept in a short form while there is room, read and parsed again when asked.
//!
//! Memory so does not grow with the desk. Which texts are kept is chance and never shows.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use crate::base::path::SourcePath;
use crate::base::world::WorldError;
use crate::document::{Body, Document, parse};
use crate::source::Sources;

/// How many bytes of parsed text are kept.
const KEPT: usize = 72 << 20;
/// How long a row is.
const ROW: usize = 1 << 20;

/// Parsed texts, each a stretch of bytes about as long as it was typed; as a tree it takes five times as much.
/// They stand in long rows, because thousands of pieces among those that come and go would leave gaps.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    rows: Vec<Vec<u8>>,
    places: BTreeMap<SourcePath, (usize, Range<usize>)>,
    size: usize,
}

impl Kept {
    fn get(&self, path: &SourcePath) -> Option<Body> {
        let (row, place) = self.places.get(path)?;
        postcard::from_bytes(self.rows.get(*row)?.get(place.clone())?).ok()
    }

    fn put(&mut self, path: &SourcePath, packed: &[u8]) {
        let fits = |row: &Vec<u8>| row.capacity() - row.len() >= packed.len();
        if !self.rows.last().is_some_and(fits) {
            self.rows.push(Vec::with_capacity(packed.len().max(ROW)));
        }
        let number = self.rows.len() - 1;
        let row = &mut self.rows[number];
        let start = row.len();
        row.extend_from_slice(packed);
        self.places.insert(path.clone(), (number, start..row.len()));
        self.size += packed.len();
    }
}

/// Room for parsed texts, shared by the threads that read.
#[derive(Debug, Default)]
pub(crate) struct Room(Mutex<Kept>);

impl Room {
    /// Keeps a text, if there is room for it.
    pub(crate) fn keep(&self, path: &SourcePath, body: &Body) {
        let full = || self.0.lock().unwrap_or_else(PoisonError::into_inner).size >= KEPT;
        let packed = (!full()).then(|| postcard::to_allocvec(body).ok()).flatten();
        if let Some(packed) = packed {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).put(path, &packed);
        }
    }

    /// What was kept.
    pub(crate) fn close(self) -> Kept {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The way from a document to its text.
pub(crate) struct Bodies<'a> {
    kept: &'a Kept,
    sources: &'a Sources,
    refusal: Mutex<Option<WorldError>>,
}

impl<'a> Bodies<'a> {
    /// Texts that are kept, and the files of the others.
    pub(crate) fn new(kept: &'a Kept, sources: &'a Sources) -> Self {
        Self { kept, sources, refusal: Mutex::new(None) }
    }

    /// The text of a document. When its file cannot be read again, or is another by now, the text is
    /// empty and `refusal` says why; nothing of such a build is written.
    pub(crate) fn get(&self, document: &Document) -> Arc<Body> {
        if let Some(body) = self.kept.get(&document.path) {
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
