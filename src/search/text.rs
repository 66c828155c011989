//! The text of a document that can be searched: title, what is said about it, body; one line a paragraph.

use crate::document::block::{Block, BlockKind, Inline, Lead, Person, Table, plain};
use crate::document::header::Detail;
use crate::document::{Body, Document};
use crate::search::token::is_unseen;

/// What of a document can be found. No line has two spaces in a row or at its ends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Text {
    pub(super) title: String,
    /// Lines that stand around the text: units, author, number of a document …
    pub(super) about: String,
    pub(super) body: String,
}

/// The searchable text of a document; `units` are all names of its units.
pub(super) fn text(document: &Document, body: &Body, units: &[String]) -> Text {
    let header = &document.header;
    let article = &header.article;
    let mut about = Lines::default();
    if header.title.value.contains(' ') {
        // Readers type a title of several clauses without its spaces.
        about.line(&header.title.value.replace(' ', ""));
    }
    for line in
        [&header.kicker, &header.subtitle, &article.summary, &article.author, &article.source]
            .into_iter()
            .flatten()
    {
        about.line(line);
    }
    for line in units.iter().chain(&article.topics) {
        about.line(line);
    }
    detail(&header.detail, &mut about);
    for figure in &header.figures {
        about.line(&format!("{} {}{}", figure.label, figure.value, figure.unit));
    }
    let mut lines = Lines::default();
    lines.blocks(&body.blocks);
    for footnote in &body.footnotes {
        lines.blocks(&footnote.blocks);
    }
    let mut title = Lines::default();
    title.line(&header.title.value);
    Text { title: title.0, about: about.0, body: lines.0 }
}

/// What one kind alone shows.
fn detail(detail: &Detail, about: &mut Lines) {
    match detail {
        Detail::Interview(head) => {
            for person in head.interviewee.iter().chain(&head.interviewer) {
                about.person(person);
            }
        }
        Detail::Policy(head) => {
            for line in [&head.issuer, &head.number].into_iter().flatten() {
                about.line(line);
            }
            // Attachments that are documents are found themselves.
            let attachments = head.attachments.iter().filter(|one| one.file.is_none());
            for line in head.to.iter().chain(attachments.map(|one| &one.title)) {
                about.line(line);
            }
        }
        Detail::Practice(head) => {
            for line in [&head.problem, &head.method, &head.results].into_iter().flatten() {
                about.line(line);
            }
        }
        Detail::News(head) => about.line(head.place.as_deref().unwrap_or_default()),
        Detail::Campaign(head) => {
            about.line(head.short.as_deref().unwrap_or_default());
            for phase in &head.phases {
                about.line(&phase.name.value);
            }
        }
        Detail::Bulletin(head) => {
            about.line(&head.publication.value);
            about.line(&format!("第{}期", head.number.value.number));
        }
        Detail::Board(_) | Detail::Page => {}
    }
}

/// Lines of text, none empty, parted by line ends.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn line(&mut self, text: &str) {
        let start = self.0.len();
        if start > 0 {
            self.0.push('\n');
        }
        let begin = self.0.len();
        for c in text.chars().filter(|c| !is_unseen(*c)) {
            if !c.is_whitespace() {
                self.0.push(c);
            } else if self.0.len() > begin && !self.0.ends_with([' ', '\u{3000}']) {
                self.0.push(if c == '\u{3000}' { c } else { ' ' });
            }
        }
        while self.0.ends_with([' ', '\u{3000}']) {
            self.0.pop();
        }
        if self.0.len() == begin {
            self.0.truncate(start);
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(&block.kind);
        }
    }

    fn block(&mut self, kind: &BlockKind) {
        match kind {
            BlockKind::Heading { text, .. } | BlockKind::Credit { text } => {
                self.inlines("", None, text);
            }
            BlockKind::Paragraph { lead, text } => self.inlines("", lead.as_ref(), text),
            BlockKind::EditorNote { label, blocks } => {
                self.line(label);
                self.blocks(blocks);
            }
            BlockKind::Turn { speaker, blocks } => {
                let label = format!("{}：", speaker.label);
                if let [Block { kind: BlockKind::Paragraph { lead, text }, .. }, rest @ ..] =
                    blocks.as_slice()
                {
                    self.inlines(&label, lead.as_ref(), text);
                    self.blocks(rest);
                } else {
                    self.line(&label);
                    self.blocks(blocks);
                }
            }
            BlockKind::Figure { pictures } => {
                for picture in pictures {
                    self.line(picture.title.as_ref().unwrap_or(&picture.alt));
                }
            }
            BlockKind::Table(table) => self.table(table),
            BlockKind::List { items } => items.iter().for_each(|item| self.blocks(&item.blocks)),
            BlockKind::Quote { blocks } => self.blocks(blocks),
            BlockKind::Code { text, .. } => text.lines().for_each(|line| self.line(line)),
            BlockKind::Rule => {}
            BlockKind::Figures(figures) => {
                for figure in figures {
                    self.line(&format!("{} {}{}", figure.label, figure.value, figure.unit));
                }
            }
            BlockKind::Timeline(events) => {
                for event in events {
                    self.line(&format!("{} {}", event.date, event.text));
                }
            }
            BlockKind::People(people) => people.iter().for_each(|person| self.person(person)),
        }
    }

    fn inlines(&mut self, label: &str, lead: Option<&Lead>, text: &[Inline]) {
        let lead = lead.map(|lead| plain(&lead.text)).unwrap_or_default();
        self.line(&format!("{label}{lead}{}", plain(text)));
    }

    fn table(&mut self, table: &Table) {
        if let Some(caption) = &table.caption {
            self.line(&plain(caption));
        }
        for row in std::iter::once(&table.head).chain(&table.rows) {
            let cells: Vec<String> = row.iter().map(|cell| plain(cell)).collect();
            self.line(&cells.join("\u{3000}"));
        }
    }

    fn person(&mut self, person: &Person) {
        let parts = [Some(&person.name), person.post.as_ref(), person.text.as_ref()];
        let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        self.line(&parts.join("\u{3000}"));
    }
}
