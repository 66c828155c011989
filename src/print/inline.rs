//! Pieces of a line as Typst content.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::base::diag::Span;
use crate::document::Body;
use crate::document::block::{Block, BlockKind, Inline, RefId, plain};
use crate::print::code::literal;
use crate::print::view::{PrintArticle, PrintTarget};

/// How deep marks may stand in each other before their text is set plain.
const DEEPEST: usize = 12;

/// Writes the lines of one article.
pub(crate) struct Inlines<'a> {
    pub(crate) article: &'a PrintArticle,
    pub(crate) body: &'a Body,
    /// What the print calls the article: the first part of its labels.
    pub(crate) name: &'a str,
    /// Footnotes whose text was written.
    pub(crate) noted: BTreeSet<u32>,
    /// Their texts and where each stands, in a line of its own: it keeps its place in Typst's count of all pieces when the
    /// paragraph changes that mentions it, and mistakes in it are told where they are.
    pub(crate) notes: Vec<(Option<Span>, String)>,
}

impl Inlines<'_> {
    /// A line as a content block.
    pub(crate) fn content(&mut self, inlines: &[Inline]) -> String {
        format!("[{}]", self.pieces(inlines))
    }

    /// A line as what stands between the brackets of a content block.
    pub(crate) fn pieces(&mut self, inlines: &[Inline]) -> String {
        let mut out = String::new();
        self.write(inlines, 0, &mut out);
        out
    }

    /// The label of a heading or note of this article.
    pub(crate) fn label(&self, id: &str) -> String {
        format!("{}-{id}", self.name)
    }

    fn write(&mut self, inlines: &[Inline], depth: usize, out: &mut String) {
        if depth > DEEPEST {
            piece(out, &plain(inlines));
            return;
        }
        for inline in inlines {
            match inline {
                Inline::Text { text, .. } => piece(out, text),
                Inline::Strong(inner) => self.wrap("strong", inner, depth, out),
                Inline::Emphasis(inner) => self.wrap("emph", inner, depth, out),
                Inline::Strike(inner) => self.wrap("struck", inner, depth, out),
                Inline::Underline(inner) => self.wrap("underlined", inner, depth, out),
                Inline::Sup(inner) => self.wrap("raised", inner, depth, out),
                Inline::Sub(inner) => self.wrap("lowered", inner, depth, out),
                Inline::Code(text) => {
                    let _ = write!(out, "#t.mono({});", literal(text));
                }
                Inline::Link { reference, text } => self.link(*reference, text, depth, out),
                Inline::Image { alt, .. } => piece(out, alt),
                Inline::Note(number) => self.note(*number, out),
                Inline::Break => out.push_str("#t.line-break;"),
            }
        }
    }

    fn wrap(&mut self, function: &str, inner: &[Inline], depth: usize, out: &mut String) {
        let _ = write!(out, "#t.{function}[");
        self.write(inner, depth + 1, out);
        out.push_str("];");
    }

    fn link(&mut self, reference: RefId, text: &[Inline], depth: usize, out: &mut String) {
        let call = match self.article.targets.get(reference.0 as usize) {
            Some(PrintTarget::Address(address)) => format!("#t.away({})[", literal(address)),
            Some(PrintTarget::Heading(id)) => format!("#t.to({})[", literal(&self.label(id))),
            Some(PrintTarget::Article(at, None)) => format!("#t.to({})[", literal(&name(*at))),
            Some(PrintTarget::Article(at, Some(id))) => {
                format!("#t.to({})[", literal(&format!("{}-{id}", name(*at))))
            }
            Some(PrintTarget::Nothing | PrintTarget::Picture(_)) | None => {
                self.write(text, depth + 1, out);
                return;
            }
        };
        out.push_str(&call);
        self.write(text, depth + 1, out);
        out.push_str("];");
    }

    /// A footnote: its text at the first mention, its number again at later ones.
    fn note(&mut self, number: u32, out: &mut String) {
        let index = (number as usize).wrapping_sub(1);
        let Some(note) = self.body.footnotes.get(index) else { return };
        let name = literal(&self.label(&format!("note-{number}")));
        if self.noted.insert(number) {
            let mut text = String::new();
            self.note_blocks(&note.blocks, 0, &mut text);
            let range = note.blocks.first().zip(note.blocks.last());
            let place = range.map(|(first, last)| {
                let path = &self.article.document.path;
                Span::new(path, first.range.start as usize, last.range.end as usize)
            });
            self.notes.push((place, format!("#let note-{number} = [{text}]")));
            let _ = write!(out, "#t.foot-note({name}, note-{number});");
        } else {
            let _ = write!(out, "#t.same-note({name});");
        }
    }

    /// The text of a note, one line a block; notes are short, so tables and pictures have no place in them.
    fn note_blocks(&mut self, blocks: &[Block], depth: usize, out: &mut String) {
        for block in blocks {
            if !out.is_empty() {
                out.push_str("#t.line-break;");
            }
            match &block.kind {
                BlockKind::Paragraph { lead, text } => {
                    for part in lead.iter().map(|lead| &lead.text).chain([text]) {
                        self.write(part, 0, out);
                    }
                }
                BlockKind::Heading { text, .. } | BlockKind::Credit { text } => {
                    self.write(text, 0, out);
                }
                BlockKind::EditorNote { blocks, .. }
                | BlockKind::Turn { blocks, .. }
                | BlockKind::Quote { blocks }
                    if depth < DEEPEST =>
                {
                    self.note_blocks(blocks, depth + 1, out);
                }
                BlockKind::List { items } if depth < DEEPEST => {
                    for item in items {
                        self.note_blocks(&item.blocks, depth + 1, out);
                    }
                }
                BlockKind::Code { text, .. } => piece(out, text),
                _ => {}
            }
        }
    }
}

/// What the print calls its article number `at`, counted from 0.
pub(crate) fn name(at: usize) -> String {
    format!("article-{}", at + 1)
}

fn piece(out: &mut String, text: &str) {
    let _ = write!(out, "#{};", literal(text));
}
