//! Paragraphs that a page break or a hard line end cut in two become one again.

use super::{Paragraph, Piece, Role, Side, Span};
use crate::base::chinese::width::is_han;

/// Characters that the first half has at least: shorter lines are titles, names and addresses.
const LINE: usize = 20;

/// Joins what was cut. Returns whether anything was: a character may be lost where it was cut.
pub(super) fn join(pieces: &mut Vec<Piece>) -> bool {
    let before = pieces.len();
    pieces.dedup_by(|next, last| match (last, next) {
        (Piece::Paragraph(last), Piece::Paragraph(next)) if is_cut(last, next) => {
            last.spans.append(&mut next.spans);
            true
        }
        _ => false,
    });
    pieces.len() < before
}

/// Whether one paragraph stops in the middle of a sentence and the next one goes on with it.
fn is_cut(last: &Paragraph, next: &Paragraph) -> bool {
    let text = |paragraph: &Paragraph| {
        let shown = paragraph.spans.iter().any(|span| matches!(span, Span::Picture { .. }));
        paragraph.role == Role::Text && paragraph.side == Side::Left && !shown
    };
    if !text(last) || !text(next) || last.heavy || next.heavy || next.indented {
        return false;
    }
    let (first, second) = (last.words(), next.words());
    let word = |c: char| is_han(c) || c.is_ascii_alphanumeric();
    let sentence = first.chars().count() >= LINE && first.contains(['，', '。', '；', '、']);
    let stops = first.ends_with(['，', '、']) || (sentence && first.ends_with(word));
    stops && goes_on(&second)
}

/// Whether a line may be the second half of a sentence: no number, no label, no bracket or quotation opens it.
fn goes_on(line: &str) -> bool {
    let label = line.chars().take(12).any(|c| matches!(c, '：' | ':'));
    let number = line.starts_with(|c: char| "一二三四五六七八九十第".contains(c))
        && line.chars().take(5).any(|c| matches!(c, '、' | '是' | '，' | '条'));
    let end = line.ends_with(['。', '！', '？', '；', '”', '）', '…']);
    line.starts_with(is_han) && !label && !number && (end || line.chars().count() >= LINE)
}
