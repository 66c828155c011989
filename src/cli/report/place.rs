//! Byte ranges as people count: lines and characters from 1.

use crate::base::diag::Span;
use crate::base::path::SourcePath;

/// A place in a text. Columns count characters from 1; the end is the place after the last character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) end_line: usize,
    pub(super) end_column: usize,
}

/// Finds places; remembers where the lines of the last file begin, for mistakes come sorted by file.
pub(super) struct Finder<'a> {
    text: &'a dyn Fn(&SourcePath) -> Option<&'a str>,
    last: Option<Lines<'a>>,
}

/// A text and where its lines begin.
struct Lines<'a> {
    path: SourcePath,
    text: &'a str,
    starts: Vec<usize>,
}

/// One line of a text with the part of it that a mistake is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shown<'a> {
    /// The line without its end.
    pub(super) line: &'a str,
    /// First byte of the part within the line.
    pub(super) start: usize,
    /// The byte after its last.
    pub(super) end: usize,
}

impl<'a> Finder<'a> {
    /// A finder that asks `text` for the texts of files.
    pub(super) fn new(text: &'a dyn Fn(&SourcePath) -> Option<&'a str>) -> Self {
        Self { text, last: None }
    }

    /// The place of a span and its first line; `None` when the file could not be read as text.
    pub(super) fn find(&mut self, span: &Span) -> Option<(Place, Shown<'a>)> {
        if self.last.as_ref().is_none_or(|last| last.path != span.path) {
            let text = (self.text)(&span.path)?;
            self.last = Some(Lines::new(&span.path, text));
        }
        self.last.as_ref().map(|lines| lines.find(span))
    }
}

impl<'a> Lines<'a> {
    fn new(path: &SourcePath, text: &'a str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        Self { path: path.clone(), text, starts }
    }

    fn find(&self, span: &Span) -> (Place, Shown<'a>) {
        let offset = |at: u32| self.text.floor_char_boundary(at as usize);
        let (start, end) = (offset(span.start), offset(span.end).max(offset(span.start)));
        let (line, column) = self.place(start);
        let (end_line, end_column) = self.place(end);
        let first = self.starts[line];
        let shown = self.text[first..].split('\n').next().unwrap_or_default();
        let shown = shown.strip_suffix('\r').unwrap_or(shown);
        let within = |at: usize| (at - first).min(shown.len());
        let place = Place { line: line + 1, column, end_line: end_line + 1, end_column };
        (place, Shown { line: shown, start: within(start), end: within(end) })
    }

    /// Line from 0, column from 1.
    fn place(&self, at: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= at) - 1;
        (line, self.text[self.starts[line]..at].chars().count() + 1)
    }
}
