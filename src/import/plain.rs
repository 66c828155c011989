//! A text file: every line that is not blank is a paragraph, as in a document.

use super::{Face, Paragraph, Piece, Span};

/// The paragraphs of a text.
pub(super) fn read(text: &str) -> Vec<Piece> {
    let lines = text.split(['\n', '\u{c}']).filter(|line| !line.trim().is_empty());
    lines
        .filter(|line| !is_page_number(line.trim()))
        .map(|typed| {
            let line = typed.trim();
            let indented = typed.starts_with(char::is_whitespace);
            let text = line.chars().filter(|c| !c.is_control() || *c == '\t').collect();
            let spans = vec![Span::Text { text, face: Face::default(), link: None }];
            Piece::Paragraph(Paragraph { spans, indented, ..Paragraph::default() })
        })
        .collect()
}

/// Whether a line is the number of a page between its two strokes: — 3 —.
fn is_page_number(line: &str) -> bool {
    let stroke = ['-', '—', '－', '–', '一'];
    let inner = line.strip_prefix(stroke).and_then(|line| line.strip_suffix(stroke));
    let number = inner.map(|inner| inner.trim_matches(stroke).trim()).unwrap_or_default();
    !number.is_empty() && number.len() <= 3 && number.bytes().all(|byte| byte.is_ascii_digit())
}
