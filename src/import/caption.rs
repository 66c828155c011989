//! 图题: the line below a picture that says what it shows becomes its words.

use super::{Notice, Piece, Role, Side, Span};

/// The longest line that is taken for a caption, in characters.
const LONGEST: usize = 60;

/// Gives pictures without words the line below them, as in 图1　清淤后的水渠.
pub(super) fn take(pieces: &mut Vec<Piece>, notices: &mut Vec<Notice>) {
    let mut at = 0;
    while at + 1 < pieces.len() {
        let caption = caption(&pieces[at + 1]).or_else(|| below(&pieces[at], &pieces[at + 1]));
        if let Some(caption) = caption
            && let Some(words) = wordless(&mut pieces[at])
        {
            *words = caption;
            pieces.remove(at + 1);
        }
        at += 1;
    }
    if !pieces.iter_mut().any(|piece| wordless(piece).is_some()) {
        notices.retain(|notice| *notice != Notice::Captions);
    }
}

/// The words of the last picture of a paragraph, when it has none.
fn wordless(piece: &mut Piece) -> Option<&mut String> {
    let Piece::Paragraph(paragraph) = piece else { return None };
    let mut pictures = paragraph.spans.iter_mut().rev().filter_map(|span| match span {
        Span::Picture { words, .. } => Some(words),
        _ => None,
    });
    pictures.next().filter(|words| words.is_empty())
}

/// The short centred line below a picture that is centred as well.
fn below(picture: &Piece, next: &Piece) -> Option<String> {
    let (Piece::Paragraph(picture), Piece::Paragraph(next)) = (picture, next) else { return None };
    let words = next.words();
    let alone = picture.side == Side::Centre && picture.words().is_empty();
    let plain = next.spans.iter().all(|span| matches!(span, Span::Text { .. }));
    let short = (2..=LONGEST).contains(&words.chars().count()) && !words.starts_with('表');
    let line = next.side == Side::Centre
        && next.role == Role::Text
        && !words.ends_with(['。', '；', '，', '：']);
    (alone && plain && short && line).then_some(words)
}

/// The line of a paragraph, when it begins like 图1 and is as short as a caption.
fn caption(piece: &Piece) -> Option<String> {
    let Piece::Paragraph(paragraph) = piece else { return None };
    let words = paragraph.words();
    let number = words.strip_prefix('图')?.trim_start();
    let numbered =
        number.starts_with(|c: char| c.is_numeric() || "一二三四五六七八九十".contains(c));
    let plain = paragraph.spans.iter().all(|span| matches!(span, Span::Text { .. }));
    let short = words.chars().count() <= LONGEST && !words.ends_with(['。', '；', '，']);
    (paragraph.role == Role::Text && numbered && plain && short).then_some(words)
}
