//! Structure that writers type as plain text: notes, turns, numbering, credit lines, captions.
//!
//! 1. A line above a table becomes its caption, the bracketed line at the end the credit.
//! 2. 编者按 becomes a note, in interviews the labels become turns.
//! 3. Numbers of the official scheme become headings, or the leads of their paragraphs.

use std::iter::Peekable;

use crate::document::block::{Block, BlockKind, Inline, Range, Role, Speaker, plain};
use crate::document::header::Kind;
use crate::document::structure::cut::{cut, strip_strong};

mod cut;
pub(crate) mod label;
mod number;

/// Finds the structure in the blocks of a text.
pub(crate) fn arrange(blocks: Vec<Block>, kind: Kind, speakers: &[Speaker]) -> Vec<Block> {
    let mut blocks = captions(blocks);
    credits(&mut blocks);
    let blocks = notes(blocks);
    let blocks = match kind {
        Kind::Interview => turns(blocks, speakers),
        _ => blocks,
    };
    number::number(blocks)
}

/// Gives each table the caption line that stands straight above it, and each picture the one below it.
fn captions(blocks: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    for mut block in blocks {
        match &mut block.kind {
            BlockKind::Table(table) => {
                if out.last().is_some_and(is_caption)
                    && let Some(Block { kind: BlockKind::Paragraph { text, .. }, range }) =
                        out.pop()
                {
                    table.caption = Some(strip_strong(text));
                    block.range.start = range.start;
                }
            }
            BlockKind::Paragraph { text, .. } if is_figure_caption(text) => {
                if let Some(Block { kind: BlockKind::Figure { pictures }, range }) = out.last_mut()
                    && let [picture] = pictures.as_mut_slice()
                    && picture.title.is_none()
                {
                    picture.title = Some(plain(text).trim().to_owned());
                    range.end = block.range.end;
                    continue;
                }
            }
            BlockKind::Quote { blocks } => *blocks = captions(std::mem::take(blocks)),
            BlockKind::List { items } => {
                for item in items {
                    item.blocks = captions(std::mem::take(&mut item.blocks));
                }
            }
            _ => {}
        }
        out.push(block);
    }
    out
}

/// Whether a paragraph reads `表1　…`, `表一 …`, `附表 2：…`.
fn is_caption(block: &Block) -> bool {
    let BlockKind::Paragraph { text, .. } = &block.kind else { return false };
    matches!(first_char(text), Some('表' | '附')) && is_numbered(plain(text).trim(), '表')
}

/// Whether a line below a picture reads `图1　…`.
fn is_figure_caption(text: &[Inline]) -> bool {
    first_char(text) == Some('图') && is_numbered(plain(text).trim(), '图')
}

/// Whether a short line begins with a word and a number.
fn is_numbered(text: &str, word: char) -> bool {
    let bare = text.strip_prefix('附').unwrap_or(text);
    let Some(rest) = bare.strip_prefix(word) else { return false };
    let number = rest.trim_start();
    let counts =
        |c: char| label::is_digit(c) || label::is_numeral(c) || matches!(c, '-' | '—' | '.');
    let after = number.trim_start_matches(counts);
    let numbered = after.len() < number.len();
    let parted = after.is_empty() || after.starts_with([' ', '\u{3000}', '：', ':', '.', '．']);
    let short = text.chars().count() <= 60 && !text.ends_with(['。', '；', '，']);
    // 表1 shows, 表一格: a numeral that begins a word is no number.
    numbered && short && (parted || number.starts_with(label::is_digit))
}

/// Makes credits of the bracketed lines at the end.
fn credits(blocks: &mut [Block]) {
    for block in blocks.iter_mut().rev() {
        let BlockKind::Paragraph { text, .. } = &mut block.kind else { return };
        if !is_credit(plain(text).trim()) {
            return;
        }
        let text = strip_strong(std::mem::take(text));
        block.kind = BlockKind::Credit { text };
    }
}

/// Whether a text reads `（×××供稿）`, `（作者：…）`, `（撰稿：…）`.
fn is_credit(text: &str) -> bool {
    const WORK: [&str; 12] = [
        "供稿", "供图", "撰稿", "撰文", "采写", "整理", "摄影", "摄", "报道", "编辑", "文/图",
        "编写",
    ];
    const HEADS: [&str; 12] = [
        "作者",
        "撰稿",
        "供稿",
        "供图",
        "记者",
        "通讯员",
        "来源",
        "文",
        "图",
        "摄影",
        "整理",
        "采写",
    ];
    let inner = text
        .strip_prefix(['（', '('])
        .and_then(|text| text.strip_suffix(['）', ')']))
        .map(str::trim)
        .filter(|inner| !inner.is_empty() && inner.chars().count() <= 80 && !inner.contains('。'));
    let Some(inner) = inner else { return false };
    let headed = HEADS.iter().any(|head| {
        let rest = inner.strip_prefix(head).map(str::trim_start);
        rest.is_some_and(|rest| rest.starts_with(['：', ':', '/', '／']))
    });
    let author = inner.starts_with("作者系") || inner.starts_with("作者单位");
    headed || author || WORK.iter().any(|work| inner.ends_with(work))
}

/// Makes notes of the paragraphs and quotations that begin with 编者按.
fn notes(blocks: Vec<Block>) -> Vec<Block> {
    let mut blocks = blocks.into_iter().peekable();
    let mut out = Vec::new();
    while let Some(block) = blocks.next() {
        out.push(note(block, &mut blocks));
    }
    out
}

fn note(block: Block, following: &mut Peekable<impl Iterator<Item = Block>>) -> Block {
    let Block { kind, range } = block;
    match kind {
        BlockKind::Paragraph { lead, text } => {
            let Some(found) = editor_note(&text) else {
                return Block { kind: BlockKind::Paragraph { lead, text }, range };
            };
            let (_, text) = cut(text, found.length);
            let mut blocks = paragraph(text, range);
            if blocks.is_empty() && following.peek().is_some_and(is_paragraph) {
                blocks.extend(following.next());
            }
            Block { kind: BlockKind::EditorNote { label: found.text, blocks }, range }
        }
        BlockKind::Quote { mut blocks } => {
            let found = match blocks.first().map(|block| &block.kind) {
                Some(BlockKind::Paragraph { text, .. }) => editor_note(text),
                _ => None,
            };
            let Some(found) = found else {
                return Block { kind: BlockKind::Quote { blocks }, range };
            };
            let first = blocks.remove(0);
            if let BlockKind::Paragraph { text, .. } = first.kind {
                let (_, text) = cut(text, found.length);
                blocks.splice(0..0, paragraph(text, first.range));
            }
            Block { kind: BlockKind::EditorNote { label: found.text, blocks }, range }
        }
        kind => Block { kind, range },
    }
}

/// The label of an editor's note at the start of a line.
fn editor_note(text: &[Inline]) -> Option<label::Label> {
    let begins = matches!(first_char(text), Some('编' | '按' | '\u{3000}' | ' '));
    if begins { label::editor_note(&head(text)) } else { None }
}

/// The first character of a line, whatever marks stand around it.
fn first_char(inlines: &[Inline]) -> Option<char> {
    match inlines.first()? {
        Inline::Text { text, .. } => text.chars().next(),
        Inline::Strong(inner)
        | Inline::Emphasis(inner)
        | Inline::Strike(inner)
        | Inline::Underline(inner) => first_char(inner),
        _ => None,
    }
}

fn is_paragraph(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph { .. })
}

/// A paragraph of what is left after a label; none when nothing is.
fn paragraph(text: Vec<Inline>, range: Range) -> Vec<Block> {
    if text.is_empty() {
        return Vec::new();
    }
    vec![Block { kind: BlockKind::Paragraph { lead: None, text }, range }]
}

/// The first characters of a line, plain: enough for any label.
fn head(text: &[Inline]) -> String {
    const ENOUGH: usize = 32;
    let mut out = String::new();
    push_head(text, &mut out, ENOUGH);
    out
}

fn push_head(inlines: &[Inline], out: &mut String, enough: usize) {
    for inline in inlines {
        if out.len() >= enough * 3 {
            return;
        }
        match inline {
            Inline::Text { text, .. } => {
                let end = text.char_indices().nth(enough).map_or(text.len(), |(at, _)| at);
                out.push_str(&text[..end]);
            }
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Strike(inner)
            | Inline::Underline(inner) => push_head(inner, out, enough),
            // What follows a link, a note or a break is no label any more.
            _ => {
                out.push('\n');
                return;
            }
        }
    }
}

/// Groups the blocks of an interview into turns.
fn turns(blocks: Vec<Block>, speakers: &[Speaker]) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut speaking = false;
    for block in blocks {
        let Block { kind, range } = block;
        let kind = match kind {
            BlockKind::Paragraph { lead, text } => match label::speaker(&head(&text), speakers) {
                Some((speaker, length)) => {
                    let (_, text) = cut(text, length);
                    let blocks = paragraph(text, range);
                    out.push(Block { kind: BlockKind::Turn { speaker, blocks }, range });
                    speaking = true;
                    continue;
                }
                None => BlockKind::Paragraph { lead, text },
            },
            kind => kind,
        };
        let ends = matches!(
            kind,
            BlockKind::Heading { .. }
                | BlockKind::Rule
                | BlockKind::Credit { .. }
                | BlockKind::EditorNote { .. }
        );
        speaking &= !ends;
        match out.last_mut() {
            Some(Block { kind: BlockKind::Turn { blocks, .. }, range: whole }) if speaking => {
                whole.end = range.end;
                blocks.push(Block { kind, range });
            }
            _ => out.push(Block { kind, range }),
        }
    }
    out
}

/// Whether a turn answers.
pub(crate) fn answers(speaker: &Speaker) -> bool {
    speaker.role == Role::Answer
}
