//! The official numbering 一、（一）1.（1）: headings that stand alone, and leads that run into their paragraph.

use crate::document::block::{Block, BlockKind, Inline, Lead, Numbering, plain};
use crate::document::structure::cut::{cut, strip_strong};
use crate::document::structure::label;

/// The most characters of a heading that stands alone.
const HEADING: usize = 40;
/// The most characters of a lead.
const LEAD: usize = 50;

/// Reads the numbering of headings and paragraphs, within turns too.
pub(super) fn number(blocks: Vec<Block>) -> Vec<Block> {
    let points = last_points(&blocks);
    let blocks = blocks.into_iter().zip(points);
    let mut blocks: Vec<Block> = blocks.map(|(block, point)| numbered(block, point)).collect();
    if !blocks.iter().any(|block| candidate(block).is_some()) {
        return blocks;
    }
    let headings = standing_alone(&blocks);
    for (block, is_heading) in blocks.iter_mut().zip(headings) {
        if is_heading && let BlockKind::Paragraph { text, .. } = &mut block.kind {
            let text = strip_strong(std::mem::take(text));
            let numbering = label::numbering(&plain(&text)).map(|(numbering, _)| numbering);
            block.kind = BlockKind::Heading { level: 0, numbering, id: String::new(), text };
        }
    }
    blocks
}

/// Which paragraphs close an enumeration: the points before them end in ； and have no leads either.
fn last_points(blocks: &[Block]) -> Vec<bool> {
    // Whether the last paragraph of each level was a point that ended in ；.
    let mut open = [false; 5];
    let mut points = Vec::with_capacity(blocks.len());
    for block in blocks {
        let number = match &block.kind {
            BlockKind::Paragraph { lead: None, text } => number_of(text).map(|n| (n.0, text)),
            BlockKind::Heading { .. } => Some((1, &NOTHING)),
            _ => None,
        };
        points.push(number.is_some_and(|(level, _)| open[usize::from(level)]));
        if let Some((level, text)) = number {
            open[usize::from(level)..].fill(false);
            open[usize::from(level)] =
                matches!(last_char(text), Some('；' | '，' | ';')) && !plain(text).contains('。');
        }
    }
    points
}

static NOTHING: Vec<Inline> = Vec::new();

/// The last character of a line, whatever marks stand around it.
fn last_char(inlines: &[Inline]) -> Option<char> {
    match inlines.last()? {
        Inline::Text { text, .. } => text.trim_end().chars().next_back(),
        Inline::Strong(inner)
        | Inline::Emphasis(inner)
        | Inline::Strike(inner)
        | Inline::Underline(inner) => last_char(inner),
        Inline::Note(_) => last_char(&inlines[..inlines.len() - 1]),
        _ => None,
    }
}

/// Finds the number of a heading and the lead of a paragraph.
fn numbered(block: Block, point: bool) -> Block {
    let Block { kind, range } = block;
    let kind = match kind {
        BlockKind::Heading { level, id, text, .. } => {
            let text = strip_strong(text);
            let numbering = label::numbering(&plain(&text)).map(|(numbering, _)| numbering);
            BlockKind::Heading { level, numbering, id, text }
        }
        BlockKind::Paragraph { lead: None, text } => run_in(text, point),
        BlockKind::Turn { speaker, blocks } => BlockKind::Turn { speaker, blocks: number(blocks) },
        kind => kind,
    };
    Block { kind, range }
}

/// Parts a run-in heading from its paragraph: up to and with the first 。. A `point` that closes an
/// enumeration is a sentence, not a heading.
fn run_in(text: Vec<Inline>, point: bool) -> BlockKind {
    let Some(numbering) = number_of(&text) else {
        return BlockKind::Paragraph { lead: None, text };
    };
    let typed = plain(&text);
    let Some(stop) = typed.find('。').map(|at| at + '。'.len_utf8()) else {
        return BlockKind::Paragraph { lead: None, text };
    };
    let closers = typed[stop..].trim_start_matches(['”', '’', '）', '》', '」', '』', '】']);
    let stop = typed.len() - closers.len();
    let (lead, rest) = (typed[..stop].chars().count(), !closers.trim().is_empty());
    let whole = typed.chars().count();
    let alone = whole <= LEAD && !point;
    if !(rest && (lead <= LEAD || whole <= LEAD) || alone) {
        return BlockKind::Paragraph { lead: None, text };
    }
    let (lead, text) = cut(text, stop);
    let lead = Lead { numbering, text: strip_strong(lead) };
    BlockKind::Paragraph { lead: Some(lead), text }
}

/// The number that a line begins with.
fn number_of(text: &[Inline]) -> Option<Numbering> {
    let opens = |c| label::is_digit(c) || label::is_numeral(c) || matches!(c, '（' | '(');
    if !super::first_char(text).is_some_and(opens) {
        return None;
    }
    label::numbering(super::head(text).trim_start()).map(|(numbering, _)| numbering)
}

/// Which paragraphs are headings: numbered, short, no sentence, and with something below them.
fn standing_alone(blocks: &[Block]) -> Vec<bool> {
    let candidates: Vec<Option<u8>> = blocks.iter().map(candidate).collect();
    let weights: Vec<u8> = blocks.iter().map(weight).collect();
    let mut headings = vec![false; blocks.len()];
    for level in 1..=4 {
        let mut run: Vec<usize> = Vec::new();
        for (at, weight) in weights.iter().enumerate() {
            if candidates[at] == Some(level) {
                run.push(at);
            } else if *weight < level {
                decide(&weights, level, &std::mem::take(&mut run), &mut headings);
            }
        }
        decide(&weights, level, &run, &mut headings);
    }
    headings
}

/// Decides over the short numbered lines of one level below one heading: an enumeration has nothing
/// between its points, headings have text below them.
fn decide(weights: &[u8], level: u8, run: &[usize], headings: &mut [bool]) {
    let filled = run.iter().filter(|&&at| weights.get(at + 1).is_some_and(|below| *below > level));
    let filled = filled.count();
    let heading = match level {
        1 | 2 => run.len() < 3 || filled > 1,
        _ => filled > 0 && filled * 2 >= run.len(),
    };
    for &at in run {
        headings[at] = heading;
    }
}

/// The level of a paragraph that could be a heading.
fn candidate(block: &Block) -> Option<u8> {
    let BlockKind::Paragraph { lead: None, text } = &block.kind else { return None };
    let Numbering(level) = number_of(text)?;
    let typed = plain(text);
    let typed = typed.trim();
    let (_, number) = label::numbering(typed)?;
    let title = typed[number..].trim();
    let stops = ['。', '！', '？', '；', '：', '，', '、', '…', '!', '?', ';', ':', ',', '.'];
    let short = typed.chars().count() <= HEADING && !title.is_empty();
    (short && !title.ends_with(stops) && !title.contains('。')).then_some(level)
}

/// How deep a block stands in the scheme: numbered ones by their number, ordinary text deepest.
fn weight(block: &Block) -> u8 {
    match &block.kind {
        BlockKind::Heading { .. }
        | BlockKind::Rule
        | BlockKind::Credit { .. }
        | BlockKind::EditorNote { .. } => 0,
        BlockKind::Paragraph { lead: Some(lead), .. } => lead.numbering.0,
        BlockKind::Paragraph { lead: None, text } => number_of(text).map_or(9, |n| n.0),
        _ => 9,
    }
}
