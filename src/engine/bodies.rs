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
    /// Rows that have room and are in nobody's hands.
    open: Vec<Row>,
    places: BTreeMap<SourcePath, (usize, Range<usize>)>,
    size: usize,
}

/// A row that a thread writes to.
#[derive(Debug)]
struct Row {
    number: usize,
    bytes: Vec<u8>,
    used: usize,
}

impl Row {
    /// Writes a text where the last one ends, when it fits.
    fn write(&mut self, body: &Body) -> Option<Range<usize>> {
        let free = self.bytes.get_mut(self.used..)?;
        let place = self.used..self.used + postcard::to_slice(body, free).ok()?.len();
        self.used = place.end;
        Some(place)
    }
}

impl Kept {
    fn get(&self, path: &SourcePath) -> Option<Body> {
        let (row, place) = self.places.get(path)?;
        postcard::from_bytes(self.rows.get(*row)?.get(place.clone())?).ok()
    }

    /// A row to write to; none when enough is kept.
    fn row(&mut self) -> Option<Row> {
        (self.size < KEPT).then(|| self.open.pop().unwrap_or_else(|| self.new_row()))
    }

    fn new_row(&mut self) -> Row {
        self.rows.push(Vec::new());
        Row { number: self.rows.len() - 1, bytes: vec![0; ROW], used: 0 }
    }

    /// Takes a row back for good.
    fn close(&mut self, row: Row) {
        self.rows[row.number] = row.bytes;
    }
}

/// Room for parsed texts, shared by the threads that read.
#[derive(Debug, Default)]
pub(crate) struct Room(Mutex<Kept>);

impl Room {
    /// Keeps a text, if there is room for it. One that fills more than a row is not kept.
    pub(crate) fn keep(&self, path: &SourcePath, body: &Body) {
        let kept = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(mut row) = kept().row() else { return };
        let mut place = row.write(body);
        if place.is_none() && row.used > 0 {
            let mut kept = kept();
            kept.close(row);
            row = kept.new_row();
            drop(kept);
            place = row.write(body);
        }
        let mut kept = kept();
        if let Some(place) = place {
            kept.size += place.len();
            kept.places.insert(path.clone(), (row.number, place));
        }
        kept.open.push(row);
    }

    /// What was kept.
    pub(crate) fn close(self) -> Kept {
        let mut kept = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        for row in std::mem::take(&mut kept.open) {
            kept.close(row);
        }
        kept
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
