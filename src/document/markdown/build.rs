//! Events of the parser → blocks. The only door to the `pulldown-cmark` crate.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::base::diag::{Diagnostic, Span};
use crate::base::problem::Problem;
use crate::base::scan;
use crate::document::block::{Align, Block, BlockKind, Footnote, Inline, RefId, Reference};
use crate::document::emphasis::{Marked, Repair};
use crate::document::header::Kind;
use crate::document::markdown::container::{Containers, Nest};
use crate::document::markdown::line::{Line, Mark};
use crate::document::markdown::table::Rows;
use crate::document::markdown::{Context, range};

mod block;
mod inline;
mod slip;

/// What one reading of the text gives.
#[derive(Debug, Default)]
pub(super) struct Build {
    pub(super) blocks: Vec<Block>,
    pub(super) footnotes: Vec<Footnote>,
    pub(super) references: Vec<Reference>,
    pub(super) notes: Vec<Diagnostic>,
    /// Changes that would let the parser read more as meant, and what the writer is told of them.
    pub(super) repairs: Vec<Repair>,
    pub(super) repaired: Vec<Diagnostic>,
    /// Places of repairs that failed, so that what they put in shows as text.
    pub(super) showing: Vec<usize>,
}

/// Reads the marked text.
pub(super) fn build(marked: &Marked<'_>, source: &str, context: &Context<'_>) -> Build {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let mut builder = Builder::new(marked, source, context);
    for (event, place) in Parser::new_ext(&marked.text, options).into_offset_iter() {
        if matches!(event, Event::Text(_)) {
            builder.out.showing.extend(marked.showing(place.clone()));
        }
        builder.event(event, place);
    }
    builder.finish()
}

/// The state of a reading.
struct Builder<'a> {
    marked: &'a Marked<'a>,
    source: &'a str,
    context: &'a Context<'a>,
    containers: Containers,
    line: Option<(LineKind, Line)>,
    code: Option<Code>,
    html: Option<(usize, String)>,
    table: Option<Rows>,
    titles: BTreeMap<RefId, String>,
    footnotes: Footnotes,
    /// What the text holds at all, so that most lines need no second look.
    holds: Holds,
    out: Build,
}

/// What becomes of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LineKind {
    Paragraph,
    Heading(u8),
    Cell,
}

/// A verbatim block in the making.
#[derive(Debug)]
struct Code {
    start: usize,
    /// `None` for an indented block.
    info: Option<String>,
    text: String,
    /// Where the parser saw text.
    rows: Vec<usize>,
}

/// Footnotes by label: the numbers of those mentioned, the text of those written.
#[derive(Debug, Default)]
struct Footnotes {
    mentioned: BTreeMap<String, u32>,
    written: BTreeMap<String, (usize, Vec<Block>)>,
}

/// Which rare things the text holds.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts about one text")]
struct Holds {
    urls: bool,
    links: bool,
    notes: bool,
    stars: bool,
}

impl<'a> Builder<'a> {
    fn new(marked: &'a Marked<'a>, source: &'a str, context: &'a Context<'a>) -> Self {
        let text: &str = &marked.text;
        let holds = Holds {
            urls: scan::holds(text, b':') && text.contains("://"),
            links: scan::holds(text, b']'),
            notes: scan::holds(text, b'^'),
            stars: [b'*', b'~', b'_'].iter().any(|sign| scan::holds(text, *sign)),
        };
        Self {
            marked,
            source,
            context,
            containers: Containers::default(),
            line: None,
            code: None,
            html: None,
            table: None,
            titles: BTreeMap::new(),
            footnotes: Footnotes::default(),
            holds,
            out: Build::default(),
        }
    }

    fn event(&mut self, event: Event<'_>, marked: Range<usize>) {
        if let Event::Text(text) = &event {
            let at = self.marked.source(marked.start);
            return self.text(self.marked.clean_at(text, &marked), at);
        }
        let place = self.marked.source(marked.start)..self.marked.source(marked.end);
        match event {
            Event::Start(tag) => self.start(tag, place),
            Event::End(tag) => self.end(tag, place.end),
            Event::Code(text) => {
                let text = self.marked.clean(&text).into_owned();
                let like = text.chars().next().unwrap_or('a');
                self.line_at(place.start).push(Inline::Code(text), like);
            }
            Event::Html(raw) => {
                if let Some((_, html)) = &mut self.html {
                    html.push_str(&self.marked.clean(&raw));
                }
            }
            Event::InlineHtml(raw) => self.inline_html(&raw, place.start),
            Event::FootnoteReference(label) => self.footnote_mark(&label, place.start),
            Event::SoftBreak => self.soft_break(place.start),
            Event::HardBreak => self.hard_break(place),
            Event::Rule => {
                self.end_line(place.start);
                self.push(BlockKind::Rule, place);
            }
            Event::TaskListMarker(done) => self.containers.task(done),
            Event::Text(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, place: Range<usize>) {
        match tag {
            Tag::Paragraph => self.begin_line(LineKind::Paragraph, place.start),
            Tag::Heading { level, .. } => self.start_heading(level as u8, &place),
            Tag::BlockQuote(_) => self.open(Nest::Quote, place),
            Tag::List(None) => self.open(Nest::Bullets, place),
            Tag::List(Some(_)) => self.open(Nest::Numbers, place),
            Tag::Item => self.open_item(place),
            Tag::FootnoteDefinition(label) => {
                let label = self.marked.clean(&label).into_owned();
                self.open(Nest::Footnote(label), place);
            }
            Tag::CodeBlock(kind) => {
                self.end_line(place.start);
                let info = match kind {
                    CodeBlockKind::Fenced(info) => Some(self.marked.clean(&info).into_owned()),
                    CodeBlockKind::Indented => None,
                };
                let (text, rows) = (String::new(), Vec::new());
                self.code = Some(Code { start: place.start, info, text, rows });
            }
            Tag::HtmlBlock => {
                self.end_line(place.start);
                self.html = Some((place.start, String::new()));
            }
            Tag::Table(columns) => {
                self.end_line(place.start);
                let columns = columns.into_iter().map(align).collect();
                self.table = Some(Rows::new(place.start, columns));
            }
            Tag::TableRow => {
                if let Some(table) = &mut self.table {
                    table.begin_row();
                }
            }
            Tag::TableCell => self.begin_line(LineKind::Cell, place.start),
            Tag::Strong => self.line_at(place.start).open(Mark::Strong),
            Tag::Emphasis => self.line_at(place.start).open(Mark::Emphasis),
            Tag::Strikethrough => self.line_at(place.start).open(Mark::Strike),
            Tag::Link { link_type: LinkType::Email, dest_url, .. } => {
                self.start_link(&format!("mailto:{dest_url}"), None, place);
            }
            Tag::Link { dest_url, .. } => self.start_link(&dest_url, None, place),
            Tag::Image { dest_url, title, .. } => self.start_link(&dest_url, Some(&title), place),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, end: usize) {
        match tag {
            TagEnd::Paragraph | TagEnd::TableCell => self.end_line(end),
            TagEnd::Heading(_) => self.end_heading(end),
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item | TagEnd::FootnoteDefinition => {
                self.close(end);
            }
            TagEnd::CodeBlock => self.end_code(end),
            TagEnd::HtmlBlock => self.end_html(end),
            TagEnd::TableHead => {
                if let Some(table) = &mut self.table {
                    table.end_head();
                }
            }
            TagEnd::Table => {
                if let Some(table) = self.table.take() {
                    let start = table.start;
                    self.push(table.finish(), start..end);
                }
            }
            TagEnd::Strong
            | TagEnd::Emphasis
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image => self.end_mark(),
            _ => {}
        }
    }

    fn note(&mut self, place: Range<usize>, problem: Problem) {
        let span = Span::new(self.context.path, place.start, place.end);
        self.out.notes.push(Diagnostic::at(span, problem));
    }

    /// Tells of something that the next reading will not see any more.
    fn note_repaired(&mut self, place: Range<usize>, problem: Problem) {
        let span = Span::new(self.context.path, place.start, place.end);
        self.out.repaired.push(Diagnostic::at(span, problem));
    }

    fn is_interview(&self) -> bool {
        self.context.kind == Kind::Interview
    }

    /// Adds a finished block where it belongs.
    fn push(&mut self, kind: BlockKind, place: Range<usize>) {
        self.containers.push(Block { kind, range: range(place.start, place.end) });
    }

    /// Puts the footnotes in order and hands everything over.
    fn finish(mut self) -> Build {
        self.end_line(self.source.len());
        let Footnotes { mentioned, mut written } = std::mem::take(&mut self.footnotes);
        let mut order: Vec<(u32, String)> =
            mentioned.into_iter().map(|(label, number)| (number, label)).collect();
        order.sort_unstable();
        for (_, label) in order {
            let blocks = written.remove(&label).map(|(_, blocks)| blocks).unwrap_or_default();
            self.out.footnotes.push(Footnote { blocks });
        }
        for (label, (start, blocks)) in written {
            self.note(start..start + label.len() + 4, Problem::UnusedNote { label });
            self.out.footnotes.push(Footnote { blocks });
        }
        self.out.blocks = self.containers.finish();
        self.out
    }
}

fn align(alignment: pulldown_cmark::Alignment) -> Align {
    match alignment {
        pulldown_cmark::Alignment::None => Align::None,
        pulldown_cmark::Alignment::Left => Align::Left,
        pulldown_cmark::Alignment::Center => Align::Center,
        pulldown_cmark::Alignment::Right => Align::Right,
    }
}
