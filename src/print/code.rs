//! Typst code as it is written, with a table from its lines to the writer's text. All Typst escaping.

use std::fmt::Write as _;

use crate::base::chinese::date::Date;
use crate::base::diag::Span;

/// A generated file: its text, and for each line the place that it came from.
#[derive(Clone, Debug, Default)]
pub(crate) struct Code {
    text: String,
    /// For each line, the byte that it begins at and the place that it came from.
    lines: Vec<(usize, Option<Span>)>,
}

impl Code {
    /// Adds one line. `code` holds no newline: every string in it went through `literal`.
    pub(crate) fn line(&mut self, place: Option<&Span>, code: &str) {
        self.lines.push((self.text.len(), place.cloned()));
        self.text.push_str(code);
        self.text.push('\n');
    }

    /// Adds all lines of another file.
    pub(crate) fn append(&mut self, other: Self) {
        let begin = self.text.len();
        self.lines.extend(other.lines.into_iter().map(|(at, place)| (begin + at, place)));
        self.text.push_str(&other.text);
    }

    /// The whole text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The place that the byte at `offset` came from: its own line's, or the nearest above that has one.
    pub(crate) fn place(&self, offset: usize) -> Option<&Span> {
        let count = self.lines.partition_point(|(start, _)| *start <= offset);
        self.lines[..count].iter().rev().find_map(|(_, place)| place.as_ref())
    }
}

/// A text as a string of Typst. Control characters are dropped, line breaks become spaces, so nothing
/// that a writer types can end the string or the line.
pub(crate) fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' | '\r' | '\t' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push(' '),
            _ if c.is_control() => {}
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Strings as an array of Typst.
pub(crate) fn literals<S: AsRef<str>>(texts: impl IntoIterator<Item = S>) -> String {
    let mut out = String::from("(");
    for text in texts {
        let _ = write!(out, "{}, ", literal(text.as_ref()));
    }
    out.push(')');
    out
}

/// A string, or `none`.
pub(crate) fn optional(text: Option<&str>) -> String {
    text.map_or_else(|| "none".to_owned(), literal)
}

/// A text as content. Unlike a string it remembers its line, so a missing glyph can be told there.
pub(crate) fn content(text: &str) -> String {
    format!("[#{};]", literal(text))
}

/// Texts as an array of contents.
pub(crate) fn contents<S: AsRef<str>>(texts: impl IntoIterator<Item = S>) -> String {
    let mut out = String::from("(");
    for text in texts {
        let _ = write!(out, "{}, ", content(text.as_ref()));
    }
    out.push(')');
    out
}

/// A text as content, or `none`.
pub(crate) fn optional_content(text: Option<&str>) -> String {
    text.map_or_else(|| "none".to_owned(), content)
}

/// What a PDF says of itself. Its date is its text's own.
pub(crate) fn document_facts(
    title: &str,
    author: &str,
    keywords: &[&str],
    date: Option<Date>,
) -> String {
    let date = date.map_or("none".to_owned(), |Date { year, month, day, .. }| {
        format!("datetime(year: {year}, month: {month}, day: {day})")
    });
    format!(
        "#set document(title: {}, author: {}, keywords: {}, date: {date})",
        literal(title),
        literal(author),
        literals(keywords),
    )
}

#[cfg(test)]
mod tests {
    use super::{literal, literals};

    #[test]
    fn nothing_ends_a_string() {
        for (text, expected) in [
            ("转作风", "\"转作风\""),
            ("\"#panic()\\", "\"\\\"#panic()\\\\\""),
            ("一行\r\n又一行", "\"一行  又一行\""),
            ("\u{0}\u{7}\u{9b}字\u{2028}", "\"字 \""),
        ] {
            assert_eq!(literal(text), expected, "{text:?}");
        }
        assert_eq!(literals(["a"]), "(\"a\", )");
        assert_eq!(literals(Vec::<&str>::new()), "()");
    }
}
