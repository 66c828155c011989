//! Markdown as Chinese writers type it, read into the block tree. Never fails; reports and goes on.
//!
//! 1. `emphasis` marks the text so that a plain `CommonMark` parser reads Chinese emphasis as meant.
//! 2. `build` turns the parser's events into blocks, and notes where the text needs a repair
//!    (an indented paragraph taken for code, a picture's address with a space in it).
//! 3. With repairs the text is marked and read again, a few times at most. A repair that fails, so that
//!    what it put in would show, is taken back.
//! 4. `structure` finds turns, notes, numbering and captions in the blocks.

use crate::base::diag::{Diagnostic, Noted, Span};
use crate::base::path::SourcePath;
use crate::base::problem::Problem;
use crate::document::block::{Block, BlockKind, Footnote, HeadingEntry, Range, Reference, Speaker};
use crate::document::emphasis::{Repair, mark};
use crate::document::header::Kind;
use crate::document::markdown::build::{Build, build};
use crate::document::structure;

mod address;
mod breaks;
mod build;
mod container;
mod html;
mod line;
mod outline;
mod repair;
mod table;
#[cfg(test)]
mod tests;

/// The text of a document, read.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Body {
    pub(crate) blocks: Vec<Block>,
    /// In order of first mention; those never mentioned come last.
    pub(crate) footnotes: Vec<Footnote>,
    pub(crate) headings: Vec<HeadingEntry>,
    /// The header's, then the text's.
    pub(crate) references: Vec<Reference>,
    /// Characters of the text, spaces not counted.
    pub(crate) length: u32,
    /// Whole sentences from the beginning, for a summary.
    pub(crate) first_sentences: String,
}

/// What the reader has to know besides the text.
#[derive(Debug)]
pub(crate) struct Context<'a> {
    pub(crate) path: &'a SourcePath,
    pub(crate) kind: Kind,
    /// Who speaks in the turns, from the header.
    pub(crate) speakers: &'a [Speaker],
    /// The references that the header made; those of the text are added.
    pub(crate) references: Vec<Reference>,
}

/// How often a text may be repaired and read again.
const ROUNDS: usize = 4;

/// Reads the text of a document from `body_start` on. All ranges count from the start of `text`.
pub(crate) fn read(text: &str, body_start: usize, context: Context<'_>) -> Noted<Body> {
    let start = floor_boundary(text, body_start);
    let mut repairs: Vec<Repair> = Vec::new();
    let mut failed: Vec<usize> = Vec::new();
    let mut repaired = Vec::new();
    let mut built = build(&mark(text, start, &repairs), text, &context);
    for round in 1.. {
        let known = repairs.clone();
        failed.append(&mut built.showing);
        failed.sort_unstable();
        if round < ROUNDS {
            repairs.append(&mut built.repairs);
        }
        repairs.retain(|repair| failed.binary_search(&repair.at).is_err());
        repairs.sort();
        repairs.dedup_by_key(|repair| repair.at);
        if repairs == known {
            break;
        }
        repaired.append(&mut built.repaired);
        built = build(&mark(text, start, &repairs), text, &context);
    }
    repaired.retain(|note| note.span.as_ref().is_none_or(|span| !within(&failed, span)));
    finish(built, repaired, context)
}

/// Whether one of the sorted places lies in a span.
fn within(places: &[usize], span: &Span) -> bool {
    let (start, end) = (span.start as usize, span.end as usize);
    places.get(places.partition_point(|&place| place < start)).is_some_and(|&place| place < end)
}

/// The last character boundary at or before `at`.
fn floor_boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// Finds the structure and counts what there is to count.
fn finish(built: Build, repaired: Vec<Diagnostic>, context: Context<'_>) -> Noted<Body> {
    let mut notes = repaired;
    notes.extend(built.notes);
    let arranged = structure::arrange(built.blocks, context.kind, context.speakers);
    let spoken = arranged.iter().any(|block| matches!(block.kind, BlockKind::Turn { .. }));
    if context.kind == Kind::Interview && !spoken && !arranged.is_empty() {
        notes.push(Diagnostic::at(Span::file(context.path), Problem::NoTurns {}));
    }
    let mut blocks = arranged;
    let headings = outline::outline(&mut blocks);
    let length = outline::length(&blocks);
    let first_sentences = outline::first_sentences(&blocks);
    let mut references = context.references;
    references.extend(built.references);
    notes.sort();
    notes.dedup();
    let footnotes = built.footnotes;
    Noted {
        value: Body { blocks, footnotes, headings, references, length, first_sentences },
        notes,
    }
}

/// A range of the file.
fn range(start: usize, end: usize) -> Range {
    let clamp = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Range { start: clamp(start), end: clamp(end.max(start)) }
}
