//! Levels and anchors of headings, the length of a text, its first sentences.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::chinese::pinyin;
use crate::document::block::{Block, BlockKind, HeadingEntry, Inline, Numbering, plain};
use crate::document::structure::answers;

/// The most characters of an anchor.
const ANCHOR: usize = 48;
/// How long a summary may grow.
const SUMMARY: usize = 120;

/// Settles levels and anchors of all headings and lists them.
pub(super) fn outline(blocks: &mut [Block]) -> Vec<HeadingEntry> {
    let mut typed = Vec::new();
    each_heading(blocks, &mut |level, numbering, _, text| {
        typed.push((*level, numbering, plain(text)));
    });
    let levels = levels(&typed);
    let mut anchors = Anchors::default();
    let entries: Vec<HeadingEntry> = typed
        .into_iter()
        .zip(levels)
        .map(|((.., text), level)| HeadingEntry { level, id: anchors.anchor(&text), text })
        .collect();
    let mut settled = entries.iter();
    each_heading(blocks, &mut |level, _, id, _| {
        if let Some(entry) = settled.next() {
            *level = entry.level;
            id.clone_from(&entry.id);
        }
    });
    entries
}

/// What is done with a heading's level, numbering, anchor and text.
type Visit<'a> = dyn FnMut(&mut u8, Option<Numbering>, &mut String, &[Inline]) + 'a;

/// Visits the headings in order.
fn each_heading(blocks: &mut [Block], visit: &mut Visit<'_>) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Heading { level, numbering, id, text } => {
                visit(level, *numbering, id, text);
            }
            BlockKind::EditorNote { blocks, .. }
            | BlockKind::Turn { blocks, .. }
            | BlockKind::Quote { blocks } => each_heading(blocks, visit),
            BlockKind::List { items } => {
                for item in items {
                    each_heading(&mut item.blocks, visit);
                }
            }
            _ => {}
        }
    }
}

/// Levels as they are shown: the highest is 1, and none skips one.
///
/// A number decides over the signs: 一、 stands above （一） whatever was typed. Numbers and signs meet at
/// the first heading that has both; without one, numbers stand below the last unnumbered heading.
fn levels(typed: &[(u8, Option<Numbering>, String)]) -> Vec<u8> {
    let meet = typed.iter().find_map(|(level, numbering, _)| {
        let number = (*numbering)?;
        (*level > 0).then(|| i32::from(*level) - i32::from(number.0))
    });
    let top = typed.iter().filter_map(|(_, numbering, _)| *numbering).map(|n| n.0).min();
    let mut above = 0;
    let mut open: Vec<(i32, u8)> = Vec::new();
    let mut shown = Vec::with_capacity(typed.len());
    for (level, numbering, _) in typed {
        let depth = match (numbering, meet) {
            (None, _) => {
                above = i32::from(*level);
                above
            }
            (Some(number), Some(meet)) => i32::from(number.0) + meet,
            (Some(number), None) => above + 1 + i32::from(number.0 - top.unwrap_or(number.0)),
        };
        while open.last().is_some_and(|(above, _)| *above >= depth) {
            open.pop();
        }
        let level = open.last().map_or(1, |(_, level)| (level + 1).min(6));
        open.push((depth, level));
        shown.push(level);
    }
    shown
}

/// Anchors given so far, and how often each stem was wanted.
#[derive(Default)]
struct Anchors {
    given: BTreeSet<String>,
    wanted: BTreeMap<String, u32>,
}

impl Anchors {
    /// An anchor for a heading: ASCII, and no other heading has it.
    fn anchor(&mut self, text: &str) -> String {
        let start: String = text.chars().take(ANCHOR).collect();
        let slug = pinyin::slug(&start);
        let named = !slug.is_empty();
        let stem = if named { shorter(slug) } else { "h".to_owned() };
        let wanted = self.wanted.entry(stem.clone()).or_insert(0);
        loop {
            *wanted += 1;
            let id = match *wanted {
                1 if named => stem.clone(),
                number => format!("{stem}-{number}"),
            };
            if self.given.insert(id.clone()) {
                return id;
            }
        }
    }
}

/// A name cut between syllables.
fn shorter(slug: String) -> String {
    match slug.get(..ANCHOR) {
        Some(cut) if slug.len() > ANCHOR => {
            let whole = slug[ANCHOR..].starts_with('-');
            let end = cut.rfind('-').filter(|_| !whole).unwrap_or(ANCHOR);
            cut[..end].to_owned()
        }
        _ => slug,
    }
}

/// Characters of the text, white space not counted; captions of pictures and data fences are left out.
pub(super) fn length(blocks: &[Block]) -> u32 {
    blocks.iter().map(length_of).fold(0, u32::saturating_add)
}

fn length_of(block: &Block) -> u32 {
    match &block.kind {
        BlockKind::Heading { text, .. } | BlockKind::Credit { text } => letters(text),
        BlockKind::Paragraph { lead, text } => {
            lead.as_ref().map_or(0, |lead| letters(&lead.text)) + letters(text)
        }
        BlockKind::EditorNote { blocks, .. }
        | BlockKind::Turn { blocks, .. }
        | BlockKind::Quote { blocks } => length(blocks),
        BlockKind::List { items } => items.iter().map(|item| length(&item.blocks)).sum(),
        BlockKind::Table(table) => {
            let caption = table.caption.as_deref().map_or(0, letters);
            let cells = table.head.iter().chain(table.rows.iter().flatten());
            caption + cells.map(|cell| letters(cell)).sum::<u32>()
        }
        BlockKind::Code { text, .. } => count(text),
        _ => 0,
    }
}

fn letters(inlines: &[Inline]) -> u32 {
    inlines
        .iter()
        .map(|inline| match inline {
            Inline::Text { text, .. } | Inline::Code(text) => count(text),
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Strike(inner)
            | Inline::Underline(inner)
            | Inline::Sup(inner)
            | Inline::Sub(inner)
            | Inline::Link { text: inner, .. } => letters(inner),
            Inline::Image { .. } | Inline::Note(_) | Inline::Break => 0,
        })
        .sum()
}

/// Counted by bytes: this sees every text. A count within one byte is what a processor does sixteen at a time.
fn count(text: &str) -> u32 {
    const PIECE: usize = u8::MAX as usize;
    let bytes = text.as_bytes();
    let starts = |byte: &u8| u8::from(matches!(*byte, b'!'..=0x7f | 0xc0..));
    let characters =
        bytes.chunks(PIECE).map(|piece| u32::from(piece.iter().map(starts).sum::<u8>()));
    // U+3000 is E3 80 80.
    let after = |at| bytes.get(at..).unwrap_or_default().chunks(PIECE);
    let blanks = bytes.chunks(PIECE).zip(after(1)).zip(after(2)).map(|((first, second), third)| {
        let triples = first.iter().zip(second).zip(third);
        let blank = |((a, b), c): ((&u8, &u8), &u8)| {
            u8::from(*a == 0xe3) & u8::from(*b == 0x80) & u8::from(*c == 0x80)
        };
        u32::from(triples.map(blank).sum::<u8>())
    });
    characters.sum::<u32>() - blanks.sum::<u32>()
}

/// Whole sentences from the first ordinary paragraphs, or from the first answer of an interview.
pub(super) fn first_sentences(blocks: &[Block]) -> String {
    let mut answers = blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Turn { speaker, blocks } if answers(speaker) => Some(blocks),
        _ => None,
    });
    let from = answers.next().map_or(blocks, Vec::as_slice);
    let mut text = String::new();
    let mut length = 0;
    for block in from {
        let BlockKind::Paragraph { lead, text: body } = &block.kind else { continue };
        let mut paragraph = lead.as_ref().map(|lead| plain(&lead.text)).unwrap_or_default();
        paragraph.push_str(&plain(body));
        for sentence in sentences(&paragraph) {
            let more = sentence.chars().count();
            if length > 0 && length + more > SUMMARY {
                return text;
            }
            text.push_str(sentence);
            length += more;
        }
        if length >= SUMMARY / 2 {
            break;
        }
    }
    shorten(text)
}

/// A single sentence that is far too long is cut at a comma.
fn shorten(text: String) -> String {
    if text.chars().count() <= SUMMARY + SUMMARY / 2 {
        return text;
    }
    let start: String = text.chars().take(SUMMARY).collect();
    match start.rfind(['，', '；', '、', '：', '。']) {
        Some(end) => format!("{}……", &start[..end]),
        None => format!("{start}……"),
    }
}

/// The sentences of a paragraph; closing quotes and brackets belong to the sentence before.
fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut ended = false;
    for (at, c) in text.char_indices() {
        let ends = matches!(c, '。' | '！' | '？');
        let closes = matches!(c, '”' | '’' | '）' | '」' | '』' | '》');
        if ended && !ends && !closes {
            found.push(text[start..at].trim());
            start = at;
            ended = false;
        }
        ended |= ends;
    }
    let rest = text[start..].trim();
    if !rest.is_empty() {
        found.push(rest);
    }
    found
}
