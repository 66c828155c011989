//! 段末: paragraphs that stop without a mark, as texts do that were pasted from pages.

use super::Job;
use crate::base::chinese::width::is_han;
use crate::base::diag::{Diagnostic, Range};
use crate::base::problem::Problem;
use crate::document::block::{Block, BlockKind, Inline};

/// Characters that a paragraph has at least: shorter lines are names, dates and addresses.
const SENTENCE: usize = 20;

/// What begins paragraphs that are lists of names.
const LISTS: [&str; 4] = ["附件", "出席", "请假", "列席"];

/// Reports paragraphs of sentences that end in the middle of one.
pub(super) fn check(job: &mut Job<'_>, blocks: &[Block]) {
    for (at, block) in blocks.iter().enumerate() {
        match &block.kind {
            BlockKind::Turn { blocks, .. } | BlockKind::EditorNote { blocks, .. } => {
                check(job, blocks);
            }
            BlockKind::Paragraph { lead: None, text } => {
                let goes_on = match blocks.get(at + 1).map(|next| &next.kind) {
                    None => true,
                    Some(BlockKind::Paragraph { lead, .. }) => lead.is_none(),
                    Some(_) => false,
                };
                if goes_on && let Some(place) = stops(text) {
                    let problem = Problem::NoEnd {};
                    job.notes.push(Diagnostic::at(place.span(&job.document.path), problem));
                }
            }
            _ => {}
        }
    }
}

/// The last word of a paragraph that stops without a mark.
fn stops(text: &[Inline]) -> Option<Range> {
    let Some(Inline::Text { text: last, at }) = text.last() else { return None };
    let bare = last.trim_end();
    let c = bare.chars().next_back().filter(|c| is_han(*c) || c.is_ascii_alphanumeric())?;
    let mut length = 0;
    let mut marked = false;
    for inline in text {
        if let Inline::Text { text, .. } = inline {
            length += text.chars().count();
            marked |= text.contains(['，', '。', ',']);
        }
    }
    let first = match text.first() {
        Some(Inline::Text { text, .. }) => text.as_str(),
        _ => "",
    };
    let listed = LISTS.iter().any(|label| first.starts_with(label))
        || first.starts_with(|c: char| "（(".contains(c) || c.is_ascii_digit());
    let end = *at as usize + bare.len();
    (length >= SENTENCE && marked && !listed).then(|| Range::new(end - c.len_utf8(), end))
}
