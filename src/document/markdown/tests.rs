//! Texts as writers type them, and the tree that comes of each, in a short notation.

use std::fmt::Write as _;

use crate::base::path::SourcePath;
use crate::document::block::{Block, BlockKind, Inline, Role, Speaker};
use crate::document::header::Kind;
use crate::document::markdown::{Body, Context, read};

mod blocks;
mod emphasis;
mod structure;
mod total;

/// Reads a text without a header.
pub(super) fn body(text: &str, kind: Kind) -> (Body, Vec<String>) {
    let path = SourcePath::new("a.md").unwrap();
    let speakers = [
        Speaker { label: "闻启澜".to_owned(), role: Role::Answer },
        Speaker { label: "小刊".to_owned(), role: Role::Question },
    ];
    let context = Context { path: &path, kind, speakers: &speakers, references: Vec::new() };
    let read = read(text, 0, context);
    let codes = read.notes.iter().map(|note| {
        let span = note.span.as_ref().unwrap();
        let (start, end) = (span.start as usize, span.end as usize);
        assert!(text.get(start..end).is_some(), "{:?} of {text:?}", note.problem);
        note.problem.code().to_owned()
    });
    let codes = codes.collect();
    (read.value, codes)
}

/// Holds the tree of each text, and the codes of its mistakes, against what is expected.
pub(super) fn check(kind: Kind, cases: &[(&str, &str)]) {
    let mut wrong = String::new();
    for (text, expected) in cases {
        let (body, codes) = body(text, kind);
        check_places(text, &body);
        let mut shown = show(&body.blocks);
        for (number, footnote) in body.footnotes.iter().enumerate() {
            let _ = write!(shown, " [{}] {}", number + 1, show(&footnote.blocks));
        }
        for code in codes {
            let _ = write!(shown, " !{code}");
        }
        let whole = format!("---\n标题: **“甲”**~ #\n---\n{text}");
        let path = SourcePath::new("a.md").unwrap();
        let context = Context { path: &path, kind, speakers: &[], references: Vec::new() };
        let below = read(&whole, whole.len() - text.len(), context).value;
        check_places(&whole, &below);
        if shown != *expected {
            let _ = writeln!(wrong, "{text:?}\n  read     {shown}\n  expected {expected}");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// Every piece of text stands in the file where it says, unless it was written as an entity. A space may
/// stand for a line break.
fn check_places(text: &str, body: &Body) {
    let mut pieces = Vec::new();
    body.blocks.iter().for_each(|block| pieces_of(block, &mut pieces));
    for (piece, at) in pieces {
        let typed = text.get(at..at + piece.len()).map(|typed| typed.replace('\n', " "));
        let entity = text.get(at..).is_some_and(|rest| rest.starts_with(['&', '\0']));
        assert!(entity || typed.as_ref() == Some(&piece), "{piece:?} at {at} of {text:?}");
    }
    for reference in &body.references {
        let range = reference.range.start as usize..reference.range.end as usize;
        assert!(text.get(range).is_some(), "{reference:?}");
    }
}

fn pieces_of(block: &Block, out: &mut Vec<(String, usize)>) {
    match &block.kind {
        BlockKind::Heading { text, .. } | BlockKind::Credit { text } => texts_of(text, out),
        BlockKind::Paragraph { lead, text } => {
            if let Some(lead) = lead {
                texts_of(&lead.text, out);
            }
            texts_of(text, out);
        }
        BlockKind::EditorNote { blocks, .. }
        | BlockKind::Turn { blocks, .. }
        | BlockKind::Quote { blocks } => blocks.iter().for_each(|block| pieces_of(block, out)),
        BlockKind::List { items } => {
            items.iter().flat_map(|item| &item.blocks).for_each(|block| pieces_of(block, out));
        }
        BlockKind::Table(table) => {
            table.caption.iter().for_each(|caption| texts_of(caption, out));
            table.head.iter().chain(table.rows.iter().flatten()).for_each(|c| texts_of(c, out));
        }
        _ => {}
    }
}

fn texts_of(inlines: &[Inline], out: &mut Vec<(String, usize)>) {
    for inline in inlines {
        match inline {
            Inline::Text { text, at } => out.push((text.clone(), *at as usize)),
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Strike(inner)
            | Inline::Underline(inner)
            | Inline::Sup(inner)
            | Inline::Sub(inner)
            | Inline::Link { text: inner, .. } => texts_of(inner, out),
            _ => {}
        }
    }
}

/// Blocks in the notation: `p(…)`, `h1#id(…)`, `p(2{lead}rest)`, `q[…]`.
pub(super) fn show(blocks: &[Block]) -> String {
    blocks.iter().map(show_block).collect::<Vec<_>>().join(" ")
}

fn show_block(block: &Block) -> String {
    match &block.kind {
        BlockKind::Heading { level, numbering, text, .. } => {
            let number = numbering.map(|n| format!("/{}", n.0)).unwrap_or_default();
            format!("h{level}{number}({})", line(text))
        }
        BlockKind::Paragraph { lead: Some(lead), text } => {
            format!("p({}{{{}}}{})", lead.numbering.0, line(&lead.text), line(text))
        }
        BlockKind::Paragraph { lead: None, text } => format!("p({})", line(text)),
        BlockKind::EditorNote { label, blocks } => format!("note:{label}[{}]", show(blocks)),
        BlockKind::Turn { speaker, blocks } => {
            let role = if speaker.role == Role::Question { "?" } else { "!" };
            format!("{}{role}[{}]", speaker.label, show(blocks))
        }
        BlockKind::Figure { pictures } => {
            let pictures = pictures.iter().map(|picture| {
                let title = picture.title.as_deref().map(|t| format!("|{t}")).unwrap_or_default();
                format!("{}@{}{title}", picture.alt, picture.reference.0)
            });
            format!("fig({})", pictures.collect::<Vec<_>>().join(","))
        }
        BlockKind::Table(table) => {
            let row = |row: &Vec<Vec<Inline>>| {
                row.iter().map(|cell| line(cell)).collect::<Vec<_>>().join("|")
            };
            let caption = table.caption.as_deref().map(|c| line(c) + ":").unwrap_or_default();
            let rows: Vec<String> =
                std::iter::once(&table.head).chain(&table.rows).map(row).collect();
            format!("table({caption}{})", rows.join("/"))
        }
        BlockKind::List { items } => {
            let items = items.iter().map(|item| {
                let task = item.task.map(|done| if done { "x " } else { "o " });
                format!("{}{}", task.unwrap_or_default(), show(&item.blocks))
            });
            format!("ul[{}]", items.collect::<Vec<_>>().join("; "))
        }
        BlockKind::Quote { blocks } => format!("q[{}]", show(blocks)),
        BlockKind::Code { info, text } => format!("code:{info}({})", text.trim_end()),
        BlockKind::Rule => "rule".to_owned(),
        BlockKind::Figures(list) => format!("figures({})", list.len()),
        BlockKind::Timeline(list) => format!("timeline({})", list.len()),
        BlockKind::People(list) => format!("people({})", list.len()),
        BlockKind::Credit { text } => format!("credit({})", line(text)),
    }
}

/// A line in the notation: `b<…>`, `i<…>`, `s<…>`, `a0<…>`.
fn line(inlines: &[Inline]) -> String {
    let mut out = String::new();
    for inline in inlines {
        let (mark, inner) = match inline {
            Inline::Text { text, .. } => {
                out.push_str(text);
                continue;
            }
            Inline::Code(code) => {
                let _ = write!(out, "`{code}`");
                continue;
            }
            Inline::Image { reference, alt } => {
                let _ = write!(out, "img{}<{alt}>", reference.0);
                continue;
            }
            Inline::Note(number) => {
                let _ = write!(out, "[{number}]");
                continue;
            }
            Inline::Break => {
                out.push('⏎');
                continue;
            }
            Inline::Strong(inner) => ("b".to_owned(), inner),
            Inline::Emphasis(inner) => ("i".to_owned(), inner),
            Inline::Strike(inner) => ("s".to_owned(), inner),
            Inline::Underline(inner) => ("u".to_owned(), inner),
            Inline::Sup(inner) => ("sup".to_owned(), inner),
            Inline::Sub(inner) => ("sub".to_owned(), inner),
            Inline::Link { reference, text } => (format!("a{}", reference.0), text),
        };
        let _ = write!(out, "{mark}<{}>", line(inner));
    }
    out
}
