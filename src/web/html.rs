//! Block tree → HTML. All escaping of pages is here.

use crate::base::path::OutPath;
use crate::base::scan;
use crate::document::block::{
    Block, BlockKind, Event, Inline, Item, KeyFigure, Lead, Numbering, Person, Role, Speaker,
};
use crate::document::{Body, Document};
use crate::web::html::glossary::{Glossary, Marks};
use crate::web::place::Place;

mod fine;
pub(super) mod glossary;
mod inline;
mod notes;
mod picture;
mod table;
mod title;

pub(crate) use title::{clauses, parts};

/// The text of a document as its page shows it, footnotes and the words explained at the end.
pub(crate) fn body(
    document: &Document,
    body: &Body,
    places: &[Place],
    glossary: &Glossary,
    page: &OutPath,
) -> String {
    let room = document.length as usize * 4 + 1024;
    let out = String::with_capacity(room);
    let mut writer =
        Writer { out, places, page, notes: Vec::new(), marks: glossary.marks(), pictured: false };
    writer.blocks(&body.blocks);
    writer.marks.pause();
    writer.footnotes(&body.footnotes);
    writer.words();
    writer.out
}

/// Writes text so that it stays text, in elements and in attributes; control characters go.
pub(crate) fn escape(text: &str, out: &mut String) {
    let mut from = 0;
    let mut at = 0;
    while let Some(found) = suspect(text.as_bytes(), at) {
        at = found;
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
        let end = at + c.len_utf8();
        let replacement = match c {
            '&' => Some("&amp;"),
            '<' => Some("&lt;"),
            '>' => Some("&gt;"),
            '"' => Some("&quot;"),
            '\'' => Some("&#39;"),
            '\n' | '\t' => None,
            '\u{fffe}' | '\u{ffff}' => Some(""),
            c => c.is_control().then_some(""),
        };
        if let Some(replacement) = replacement {
            out.push_str(&text[from..at]);
            out.push_str(replacement);
            from = end;
        }
        at = end;
    }
    out.push_str(&text[from..]);
}

/// The next byte from `at` on that may begin a character which `escape` changes: the five signs, controls of one byte,
/// what begins controls of two bytes, and U+FFC0 to U+FFFF.
fn suspect(bytes: &[u8], at: usize) -> Option<usize> {
    const SIGNS: [u8; 7] = [b'&', b'<', b'>', b'"', b'\'', 0x7f, 0xc2];
    scan::first(bytes, at, |byte, next| {
        scan::is_one(byte, SIGNS) || byte < 0x20 || (byte == 0xef && next == 0xbf)
    })
}

/// The page under way.
struct Writer<'a> {
    out: String,
    places: &'a [Place],
    page: &'a OutPath,
    /// How often each footnote was mentioned so far.
    notes: Vec<u32>,
    /// Whether a picture was shown.
    pictured: bool,
    /// Which short forms are still to be explained.
    marks: Marks<'a>,
}

impl Writer<'_> {
    fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    fn text(&mut self, text: &str) {
        escape(text, &mut self.out);
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(&block.kind);
        }
    }

    fn block(&mut self, kind: &BlockKind) {
        match kind {
            BlockKind::Heading { level, numbering, id, text } => {
                self.heading(*level, *numbering, id, text);
            }
            BlockKind::Paragraph { lead, text } => self.paragraph(None, lead.as_ref(), text),
            BlockKind::EditorNote { label, blocks } => self.editor_note(label, blocks),
            BlockKind::Turn { speaker, blocks } => self.turn(speaker, blocks),
            BlockKind::Figure { pictures } => self.figure(pictures),
            BlockKind::Table(table) => self.table(table),
            BlockKind::List { items } => self.list(items),
            BlockKind::Quote { blocks } => {
                self.raw("<blockquote>\n");
                self.blocks(blocks);
                self.raw("</blockquote>\n");
            }
            BlockKind::Code { text, .. } => {
                self.raw("<pre class=\"code\" tabindex=\"0\"><code>");
                self.text(text);
                self.raw("</code></pre>\n");
            }
            BlockKind::Rule => self.raw("<hr>\n"),
            BlockKind::Figures(figures) => self.key_figures(figures),
            BlockKind::Timeline(events) => self.timeline(events),
            BlockKind::People(people) => self.people(people),
            BlockKind::Credit { text } => {
                self.raw("<p class=\"credit\">");
                self.inlines(text);
                self.raw("</p>\n");
            }
        }
    }

    fn heading(&mut self, level: u8, numbering: Option<Numbering>, id: &str, text: &[Inline]) {
        let level = char::from(b'0' + level.clamp(1, 5) + 1);
        self.raw("<h");
        self.out.push(level);
        self.raw(" id=\"");
        self.text(id);
        self.raw("\"");
        if let Some(Numbering(number)) = numbering {
            self.raw(" class=\"numbered-");
            self.out.push(char::from(b'0' + number.min(9)));
            self.raw("\"");
        }
        self.raw(">");
        self.marks.pause();
        self.inlines(text);
        self.marks.resume();
        self.raw("</h");
        self.out.push(level);
        self.raw(">\n");
    }

    fn paragraph(&mut self, speaker: Option<&Speaker>, lead: Option<&Lead>, text: &[Inline]) {
        self.raw("<p>");
        if let Some(speaker) = speaker {
            self.speaker(speaker);
        }
        match lead {
            // A numbered sentence that nothing follows leads nothing.
            Some(lead) if text.is_empty() => self.inlines(&lead.text),
            Some(lead) => {
                self.raw("<b class=\"lead lead-");
                self.out.push(char::from(b'0' + lead.numbering.0.min(9)));
                self.raw("\">");
                self.marks.pause();
                self.inlines(&lead.text);
                self.marks.resume();
                self.raw("</b>");
            }
            None => {}
        }
        self.inlines(text);
        self.raw("</p>\n");
    }

    fn editor_note(&mut self, label: &str, blocks: &[Block]) {
        self.raw("<aside class=\"note\" aria-label=\"");
        self.text(label);
        self.raw("\">\n<p class=\"note-label\">");
        self.text(label);
        self.raw("</p>\n");
        self.blocks(blocks);
        self.raw("</aside>\n");
    }

    /// The label stands in the first paragraph, so that it is read aloud before what was said;
    /// wide screens hang it in the margin.
    fn turn(&mut self, speaker: &Speaker, blocks: &[Block]) {
        self.raw(match speaker.role {
            Role::Question => "<div class=\"turn question\">\n",
            Role::Answer => "<div class=\"turn answer\">\n",
        });
        let rest =
            if let [Block { kind: BlockKind::Paragraph { lead, text }, .. }, rest @ ..] = blocks {
                self.paragraph(Some(speaker), lead.as_ref(), text);
                rest
            } else {
                self.paragraph(Some(speaker), None, &[]);
                blocks
            };
        self.blocks(rest);
        self.raw("</div>\n");
    }

    fn speaker(&mut self, speaker: &Speaker) {
        self.raw("<b class=\"speaker\">");
        self.text(&speaker.label);
        self.raw("<span class=\"colon\">：</span></b>");
    }

    fn list(&mut self, items: &[Item]) {
        let tasks = items.iter().any(|item| item.task.is_some());
        self.raw(if tasks { "<ul class=\"tasks\">\n" } else { "<ul>\n" });
        for item in items {
            self.raw("<li>");
            match item.task {
                Some(true) => {
                    self.raw("<input type=\"checkbox\" disabled checked aria-label=\"已办\"> ");
                }
                Some(false) => {
                    self.raw("<input type=\"checkbox\" disabled aria-label=\"未办\"> ");
                }
                None => {}
            }
            // A point of one paragraph is a line, not a paragraph.
            if let [Block { kind: BlockKind::Paragraph { lead: None, text }, .. }] =
                item.blocks.as_slice()
            {
                self.inlines(text);
            } else {
                self.blocks(&item.blocks);
            }
            self.raw("</li>\n");
        }
        self.raw("</ul>\n");
    }

    fn key_figures(&mut self, figures: &[KeyFigure]) {
        self.raw(&format!("<dl class=\"figures figures-{}\">\n", figures.len()));
        for figure in figures {
            self.raw("<div><dt>");
            self.text(&figure.label);
            self.raw("</dt><dd><b>");
            self.text(&figure.value);
            self.raw("</b>");
            if !figure.unit.is_empty() {
                self.raw("<span class=\"unit\">");
                self.text(&figure.unit);
                self.raw("</span>");
            }
            self.raw("</dd></div>\n");
        }
        self.raw("</dl>\n");
    }

    fn timeline(&mut self, events: &[Event]) {
        self.raw("<ol class=\"timeline\">\n");
        for event in events {
            self.raw("<li><b class=\"when\">");
            self.text(&event.date);
            self.raw("</b> <span class=\"what\">");
            self.text(&event.text);
            self.raw("</span></li>\n");
        }
        self.raw("</ol>\n");
    }

    fn people(&mut self, people: &[Person]) {
        self.raw("<ul class=\"people\">\n");
        for person in people {
            self.raw("<li><b class=\"name\">");
            self.text(&person.name);
            self.raw("</b>");
            for (class, text) in [("post", &person.post), ("remark", &person.text)] {
                if let Some(text) = text {
                    self.raw(" <span class=\"");
                    self.raw(class);
                    self.raw("\">");
                    self.text(text);
                    self.raw("</span>");
                }
            }
            self.raw("</li>\n");
        }
        self.raw("</ul>\n");
    }
}

#[cfg(test)]
mod tests;
