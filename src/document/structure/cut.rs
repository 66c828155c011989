//! Cutting a line of marked text in two at a byte of its plain text.

use crate::document::block::Inline;

/// Cuts a line so that the first part holds `length` bytes of its plain text. Marks that span the cut
/// stand on both sides; white space at the cut goes.
pub(super) fn cut(inlines: Vec<Inline>, length: usize) -> (Vec<Inline>, Vec<Inline>) {
    let mut left = length;
    let (first, mut second) = part(inlines, &mut left);
    trim_start(&mut second);
    (first, second)
}

fn part(inlines: Vec<Inline>, left: &mut usize) -> (Vec<Inline>, Vec<Inline>) {
    let mut first = Vec::new();
    let mut second = Vec::new();
    let mut rest = inlines.into_iter();
    for inline in rest.by_ref() {
        if *left == 0 {
            second.push(inline);
            break;
        }
        match inline {
            Inline::Text { mut text, at } => {
                if text.len() <= *left {
                    *left -= text.len();
                    first.push(Inline::Text { text, at });
                    continue;
                }
                let mut here = *left;
                while !text.is_char_boundary(here) {
                    here += 1;
                }
                let tail = text.split_off(here);
                *left = 0;
                let offset = u32::try_from(here).unwrap_or(0);
                push_text(&mut first, text, at);
                push_text(&mut second, tail, at.saturating_add(offset));
            }
            Inline::Code(code) => {
                *left = left.saturating_sub(code.len());
                first.push(Inline::Code(code));
            }
            Inline::Break => {
                *left = left.saturating_sub(1);
                first.push(Inline::Break);
            }
            Inline::Image { .. } | Inline::Note(_) => first.push(inline),
            Inline::Strong(inner) => split(inner, left, Inline::Strong, &mut first, &mut second),
            Inline::Emphasis(inner) => {
                split(inner, left, Inline::Emphasis, &mut first, &mut second);
            }
            Inline::Strike(inner) => split(inner, left, Inline::Strike, &mut first, &mut second),
            Inline::Underline(inner) => {
                split(inner, left, Inline::Underline, &mut first, &mut second);
            }
            Inline::Sup(inner) => split(inner, left, Inline::Sup, &mut first, &mut second),
            Inline::Sub(inner) => split(inner, left, Inline::Sub, &mut first, &mut second),
            Inline::Link { reference, text } => {
                let link = |text| Inline::Link { reference, text };
                split(text, left, link, &mut first, &mut second);
            }
        }
    }
    second.extend(rest);
    (first, second)
}

/// Cuts what a mark holds and puts the mark around both parts.
fn split(
    inner: Vec<Inline>,
    left: &mut usize,
    mark: impl Fn(Vec<Inline>) -> Inline,
    first: &mut Vec<Inline>,
    second: &mut Vec<Inline>,
) {
    let (before, after) = part(inner, left);
    if !before.is_empty() {
        first.push(mark(before));
    }
    if !after.is_empty() {
        second.push(mark(after));
    }
}

fn push_text(inlines: &mut Vec<Inline>, text: String, at: u32) {
    if !text.is_empty() {
        inlines.push(Inline::Text { text, at });
    }
}

/// Takes white space, breaks and emptied marks off the beginning.
fn trim_start(inlines: &mut Vec<Inline>) {
    while let Some(first) = inlines.first_mut() {
        match first {
            Inline::Break => {}
            Inline::Text { text, at } => {
                let blank = text.len() - text.trim_start().len();
                text.drain(..blank);
                *at = at.saturating_add(u32::try_from(blank).unwrap_or(0));
                if !text.is_empty() {
                    return;
                }
            }
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Strike(inner)
            | Inline::Underline(inner) => {
                trim_start(inner);
                if !inner.is_empty() {
                    return;
                }
            }
            _ => return,
        }
        inlines.remove(0);
    }
}

/// Takes `**` off the parts of a heading, a lead or a caption, which is set in its own face anyway.
pub(super) fn strip_strong(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut out = Vec::with_capacity(inlines.len());
    for inline in inlines {
        match inline {
            Inline::Strong(inner) => join_all(&mut out, strip_strong(inner)),
            other => join(&mut out, other),
        }
    }
    out
}

fn join_all(out: &mut Vec<Inline>, inlines: Vec<Inline>) {
    for inline in inlines {
        join(out, inline);
    }
}

/// Appends an inline; text that adjoins in the file becomes one piece.
fn join(out: &mut Vec<Inline>, inline: Inline) {
    if let (Some(Inline::Text { text, at }), Inline::Text { text: more, at: next }) =
        (out.last_mut(), &inline)
        && *at as usize + text.len() == *next as usize
    {
        text.push_str(more);
        return;
    }
    out.push(inline);
}
