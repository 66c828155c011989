//! A text file: every line that is not blank is a paragraph, as in a document.

use super::{Face, Paragraph, Piece, Span};

/// The paragraphs of a text.
pub(super) fn read(text: &str) -> Vec<Piece> {
    let lines = text.split('\n').map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let text = line.chars().filter(|c| !c.is_control() || *c == '\t').collect();
            let spans = vec![Span::Text { text, face: Face::default(), link: None }];
            Piece::Paragraph(Paragraph { spans, ..Paragraph::default() })
        })
        .collect()
}
