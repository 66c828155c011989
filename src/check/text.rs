//! What readers see of a document as one plain text, each piece with its place in the file.
//!
//! Marks such as bold are left out, so that a word is found across them. Code and struck words are not looked at.

use std::ops::Range as Bytes;

use super::line::{GAP, Line};
use crate::base::diag::Range;
use crate::document::block::{Block, BlockKind, Inline};
use crate::document::header::{Detail, Header};
use crate::document::{Body, Document};

/// Parts lines of the plain text: no word goes across it, nor across a gap within one.
pub(super) const END: char = '\n';

/// The plain text.
#[derive(Default)]
pub(super) struct Text {
    pub(super) plain: String,
    pieces: Vec<Piece>,
}

/// What a piece of the text is, as far as a check minds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// 正文.
    Running,
    /// 小标题.
    Heading,
    /// A title, a cell or another line that stands alone.
    Title,
    /// 引文: what others wrote.
    Quoted,
}

/// A piece of the plain text, up to where the next begins.
struct Piece {
    start: usize,
    manner: Manner,
    origin: Origin,
}

/// Where a piece was typed.
#[derive(Clone, Copy)]
enum Origin {
    /// Exactly here.
    At(u32),
    /// Somewhere in this range: a value of a header or a fence.
    Within(Range),
}

impl Text {
    pub(super) fn new(document: &Document, body: &Body) -> Self {
        let mut text = Self::default();
        text.plain.reserve(document.length as usize * 4);
        let first = body.blocks.first().map_or(u32::MAX, |block| block.range.start);
        text.header(&document.header, Range { start: 0, end: first });
        text.blocks(&body.blocks, Manner::Running);
        for note in &body.footnotes {
            text.blocks(&note.blocks, Manner::Running);
        }
        text
    }

    /// The lines that have something in them.
    pub(super) fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        let mut start = 0;
        self.plain.split(END).filter_map(move |text| {
            let line = Line { text, start, manner: self.manner(start) };
            start += text.len() + END.len_utf8();
            (!text.is_empty()).then_some(line)
        })
    }

    /// What kind of piece stands at a byte of the text.
    pub(super) fn manner(&self, at: usize) -> Manner {
        self.piece(at).map_or(Manner::Running, |(piece, _)| piece.manner)
    }

    /// Where a range of the plain text was typed.
    pub(super) fn place(&self, range: Bytes<usize>, source: &str) -> Range {
        let Some((first, end)) = self.piece(range.start) else { return Range::default() };
        match first.origin {
            Origin::At(at) => {
                let start = at as usize + (range.start - first.start);
                let last = self.piece(range.end.saturating_sub(1));
                let end = match last {
                    Some((Piece { origin: Origin::At(at), start, .. }, _)) => {
                        *at as usize + (range.end - start)
                    }
                    _ => start + range.len(),
                };
                Range::new(start, end)
            }
            Origin::Within(whole) => {
                let value = self.plain.get(first.start..end).unwrap_or_default();
                let value = value.trim_end_matches(END);
                let word = self.plain.get(range.clone()).unwrap_or_default();
                let typed = Typed { value, at: range.start - first.start, word };
                typed.within(source, whole, self.same(first, end, whole))
            }
        }
    }

    /// The piece that a byte belongs to, and where it ends.
    fn piece(&self, at: usize) -> Option<(&Piece, usize)> {
        let after = self.pieces.partition_point(|piece| piece.start <= at);
        let end = self.pieces.get(after).map_or(self.plain.len(), |next| next.start);
        Some((self.pieces.get(after.checked_sub(1)?)?, end))
    }

    /// How many lines before a piece hold the same and were typed within its range.
    fn same(&self, piece: &Piece, end: usize, whole: Range) -> usize {
        let same = |other: &&Piece| {
            let inside = match other.origin {
                Origin::At(_) => false,
                Origin::Within(range) => whole.start <= range.start && range.end <= whole.end,
            };
            let until = other.start + (end - piece.start);
            inside && self.plain.get(other.start..until) == self.plain.get(piece.start..end)
        };
        self.pieces.iter().take_while(|other| other.start < piece.start).filter(same).count()
    }

    fn header(&mut self, header: &Header, whole: Range) {
        self.line(&header.title.value, Manner::Title, header.title.range);
        let titles = [&header.kicker, &header.subtitle];
        for line in titles.into_iter().flatten() {
            self.line(line, Manner::Title, whole);
        }
        let article = &header.article;
        for line in article.summary.iter().chain(&article.topics) {
            self.line(line, Manner::Title, whole);
        }
        for figure in &header.figures {
            self.line(&figure.label, Manner::Title, whole);
        }
        for line in details(&header.detail) {
            self.line(line, Manner::Title, whole);
        }
    }

    /// A line that stands alone, typed somewhere in a range.
    fn line(&mut self, text: &str, manner: Manner, whole: Range) {
        self.begin(manner, Origin::Within(whole));
        self.plain.push_str(text);
        self.plain.push(END);
    }

    fn begin(&mut self, manner: Manner, origin: Origin) {
        self.pieces.push(Piece { start: self.plain.len(), manner, origin });
    }

    fn blocks(&mut self, blocks: &[Block], manner: Manner) {
        for block in blocks {
            self.block(block, manner);
        }
    }

    fn block(&mut self, block: &Block, manner: Manner) {
        let line = |text: &mut Self, words: &str| text.line(words, Manner::Title, block.range);
        match &block.kind {
            BlockKind::Heading { text, .. } => self.inlines(text, Manner::Heading),
            BlockKind::Credit { text } => self.inlines(text, Manner::Title),
            BlockKind::Paragraph { lead, text } => {
                if let Some(lead) = lead {
                    self.run(&lead.text, manner);
                }
                self.inlines(text, manner);
            }
            BlockKind::EditorNote { blocks, .. } | BlockKind::Turn { blocks, .. } => {
                self.blocks(blocks, manner);
            }
            BlockKind::Quote { blocks } => self.blocks(blocks, Manner::Quoted),
            BlockKind::List { items } => {
                for item in items {
                    self.blocks(&item.blocks, manner);
                }
            }
            BlockKind::Table(table) => {
                let cells = table.head.iter().chain(table.rows.iter().flatten());
                for cell in table.caption.iter().chain(cells) {
                    self.inlines(cell, Manner::Title);
                }
            }
            BlockKind::Figure { pictures } => {
                for picture in pictures {
                    line(self, &picture.alt);
                    line(self, picture.title.as_deref().unwrap_or_default());
                }
            }
            BlockKind::Figures(figures) => {
                for figure in figures {
                    line(self, &figure.label);
                }
            }
            BlockKind::Timeline(events) => {
                for event in events {
                    line(self, &event.text);
                }
            }
            BlockKind::People(people) => {
                for person in people {
                    line(self, person.post.as_deref().unwrap_or_default());
                    line(self, person.text.as_deref().unwrap_or_default());
                }
            }
            BlockKind::Code { .. } | BlockKind::Rule => {}
        }
    }

    fn inlines(&mut self, inlines: &[Inline], manner: Manner) {
        self.run(inlines, manner);
        self.plain.push(END);
    }

    fn run(&mut self, inlines: &[Inline], manner: Manner) {
        for inline in inlines {
            match inline {
                Inline::Text { text, at } => {
                    self.begin(manner, Origin::At(*at));
                    self.plain.push_str(text);
                }
                Inline::Strong(inner)
                | Inline::Emphasis(inner)
                | Inline::Underline(inner)
                | Inline::Sup(inner)
                | Inline::Sub(inner)
                | Inline::Link { text: inner, .. } => self.run(inner, manner),
                Inline::Note(_) => {}
                Inline::Code(_) | Inline::Image { .. } | Inline::Break | Inline::Strike(_) => {
                    self.plain.push(GAP);
                }
            }
        }
    }
}

/// Lines that one kind alone has.
fn details(detail: &Detail) -> Vec<&String> {
    match detail {
        Detail::Interview(interview) => {
            interview.interviewee.iter().filter_map(|person| person.post.as_ref()).collect()
        }
        Detail::Policy(policy) => policy.issuer.iter().chain(&policy.to).collect(),
        Detail::Practice(practice) => {
            [&practice.problem, &practice.method, &practice.results].into_iter().flatten().collect()
        }
        Detail::News(news) => news.place.iter().collect(),
        Detail::Campaign(campaign) => {
            campaign.phases.iter().map(|phase| &phase.name.value).collect()
        }
        Detail::Bulletin(issue) => {
            let to = [&issue.issuer, &issue.report_to, &issue.send_to, &issue.distribute_to];
            let sections = issue.sections.iter().filter_map(|section| section.name.as_ref());
            to.into_iter().flatten().chain(sections).collect()
        }
        Detail::Board(_) | Detail::Page => Vec::new(),
    }
}

/// A word of a value that was typed somewhere.
pub(super) struct Typed<'a> {
    pub(super) value: &'a str,
    /// Where in the value the word begins.
    pub(super) at: usize,
    pub(super) word: &'a str,
}

impl Typed<'_> {
    /// Where in a range of the file the word stands: in the value, if that stands there as it is, else alone. So many
    /// of the same values come `before`.
    pub(super) fn within(&self, source: &str, whole: Range, before: usize) -> Range {
        let start = whole.start as usize;
        let end = (whole.end as usize).min(source.len());
        let typed = source.get(start..end).unwrap_or_default();
        let begins = |found: &usize| {
            let before = typed[..*found].trim_end_matches([' ', '"', '\'', '“', '　']);
            before.is_empty() || before.ends_with([':', '：', ',', '，', '、', '-', '[', '('])
        };
        let values = || typed.match_indices(self.value).map(|(found, _)| found);
        let as_it_is = values().filter(begins).nth(before).or_else(|| values().next());
        // A value of several lines is typed otherwise than it is read.
        let words = self.value.get(..self.at).map_or(0, |before| before.matches(self.word).count());
        let alone = || typed.match_indices(self.word).nth(words).map(|(found, _)| found);
        match as_it_is.map(|found| found + self.at).or_else(alone) {
            Some(found) => Range::new(start + found, start + found + self.word.len()),
            None => Range::new(start, start + typed.lines().next().map_or(0, str::len)),
        }
    }
}
