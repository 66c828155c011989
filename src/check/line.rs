//! One line of a text under the proofreader's eye: a paragraph, a title, a cell, and what was found in it.

use std::ops::Range;

use super::text::Manner;
use crate::base::chinese::width::{is_cjk_punctuation, is_han, is_shared_punctuation};
use crate::base::problem::Problem;

/// What stands for something within a line that is not looked at: a break, code, a picture, struck words.
pub(super) const GAP: char = '\u{b}';

/// A line of the plain text.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    /// Where it begins in the plain text.
    pub(super) start: usize,
    pub(super) manner: Manner,
}

/// A line and what was found in it so far.
pub(super) struct Look<'a> {
    pub(super) line: Line<'a>,
    /// Marks that wait for their other half, and where they stand.
    pub(super) open: Vec<(usize, char)>,
    /// Up to here straight quotes are told already.
    pub(super) quoted: usize,
    /// Problems by their place in the line.
    pub(super) found: Vec<(Range<usize>, Problem)>,
}

impl<'a> Look<'a> {
    pub(super) fn new(line: Line<'a>) -> Self {
        Self { line, open: Vec::new(), quoted: 0, found: Vec::new() }
    }

    /// What was found, by place in the plain text.
    pub(super) fn told(self) -> impl Iterator<Item = (Range<usize>, Problem)> {
        let start = self.line.start;
        self.found.into_iter().map(move |(at, problem)| (start + at.start..start + at.end, problem))
    }

    pub(super) fn tell(&mut self, range: Range<usize>, problem: Problem) {
        self.found.push((range, problem));
    }

    /// The character that ends at a place.
    pub(super) fn before(&self, at: usize) -> Option<char> {
        self.line.text[..at].chars().next_back()
    }

    /// The character that begins at a place.
    pub(super) fn after(&self, at: usize) -> Option<char> {
        self.line.text[at..].chars().next()
    }

    pub(super) fn rest(&self, at: usize) -> &'a str {
        &self.line.text[at..]
    }

    /// Where a run of such characters that begins at a place ends.
    pub(super) fn end_of(&self, at: usize, is_part: impl Fn(char) -> bool) -> usize {
        let rest = self.rest(at);
        at + rest.find(|c| !is_part(c)).unwrap_or(rest.len())
    }

    pub(super) fn typed(&self, range: Range<usize>) -> String {
        self.line.text[range].to_owned()
    }
}

/// Whether a character is of Chinese text: Han, or a Chinese mark.
pub(super) fn is_chinese(c: char) -> bool {
    is_han(c) || is_mark(c)
}

/// Whether a character is a mark as Chinese text has them.
pub(super) fn is_mark(c: char) -> bool {
    is_cjk_punctuation(c) || is_shared_punctuation(c)
}
