//! Blocks: where lines begin and end, headings, verbatim text, what holds other blocks.

use std::ops::Range;

use crate::base::diag::Span;
use crate::base::problem::Problem;
use crate::document::block::{BlockKind, Inline};
use crate::document::character::is_cjk;
use crate::document::directive;
use crate::document::emphasis::Repair;
use crate::document::markdown::build::{Builder, Code, LineKind};
use crate::document::markdown::container::Nest;
use crate::document::markdown::html::{HtmlBlock, html_block};
use crate::document::markdown::line::{Line, push_text};
use crate::document::markdown::repair;

impl Builder<'_> {
    /// Opens a block that holds blocks.
    pub(super) fn open(&mut self, nest: Nest, place: Range<usize>) {
        self.end_line(place.start);
        if !self.containers.open(nest, place.start) {
            self.note(place.start..place.start + 1, Problem::TooDeep {});
        }
    }

    /// Opens a point of a list; a number is kept as typed.
    pub(super) fn open_item(&mut self, place: Range<usize>) {
        let number = self.containers.in_numbers().then(|| {
            let rest = &self.source[place.start..];
            let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let mark = rest[digits..].chars().next().map_or(0, char::len_utf8);
            (rest[..digits + mark].to_owned(), place.start)
        });
        self.open(Nest::Item { number, task: None }, place);
    }

    pub(super) fn close(&mut self, end: usize) {
        self.end_line(end);
        if let Some((label, start, blocks)) = self.containers.close(end) {
            self.footnotes.written.entry(label).or_insert((start, blocks));
        }
    }

    /// Begins a line of text; the number of a list's point comes first.
    pub(super) fn begin_line(&mut self, kind: LineKind, at: usize) {
        self.end_line(at);
        let mut line = Line::new(at);
        if let Some((number, place)) = self.containers.take_number() {
            let text = self.source[at..].trim_start_matches(['*', '_', '~', '[', '!']);
            line.number(&number, place, text.chars().next());
        }
        self.line = Some((kind, line));
    }

    /// The open line, or a new paragraph: points of tight lists come without one.
    pub(super) fn line_at(&mut self, at: usize) -> &mut Line {
        if self.line.is_none() {
            self.begin_line(LineKind::Paragraph, at);
        }
        &mut self.line.get_or_insert_with(|| (LineKind::Paragraph, Line::new(at))).1
    }

    /// Ends the open line, if there is one.
    pub(super) fn end_line(&mut self, end: usize) {
        let Some((kind, line)) = self.line.take() else { return };
        let start = line.start;
        let (inlines, unclosed) = line.finish();
        for (tag, at) in unclosed {
            self.note(at..at + tag.len(), Problem::HtmlUnclosed { tag });
        }
        let body = self.source.get(start..end).unwrap_or_default();
        let place = start..start + body.trim_end().len();
        self.look_for_slips(&inlines, &place);
        let inlines = self.link_bare(inlines);
        match kind {
            LineKind::Cell => {
                if let Some(table) = &mut self.table {
                    table.cell(inlines);
                }
            }
            LineKind::Heading(level) => self.push(heading(level, inlines), place),
            LineKind::Paragraph => self.push_paragraph(inlines, place),
        }
    }

    /// Begins a heading. Chinese text above a line of dashes is no heading but a paragraph and a rule:
    /// writers draw lines, they do not underline. Above `===` it is a heading when it looks like one.
    pub(super) fn start_heading(&mut self, level: u8, place: &Range<usize>) {
        let typed = self.source.get(place.clone()).unwrap_or_default();
        let drawn = !typed.starts_with('#') && typed.contains(is_cjk);
        let title = typed.trim_end().rsplit_once('\n').map_or("", |(above, _)| above).trim();
        let looks = !title.contains('\n')
            && title.chars().count() <= 40
            && !title.ends_with(['。', '！', '？', '；', '：', '，', '、']);
        let kind = match level {
            2 if drawn => LineKind::Paragraph,
            1 if drawn && !looks => LineKind::Paragraph,
            _ => LineKind::Heading(level),
        };
        self.begin_line(kind, place.start);
    }

    /// Ends a heading, or the paragraph and the rule that it turned out to be.
    pub(super) fn end_heading(&mut self, end: usize) {
        if !matches!(self.line, Some((LineKind::Paragraph, _))) {
            return self.end_line(end);
        }
        let above = self.source.get(..end).unwrap_or_default().trim_end();
        let drawing = above.rsplit('\n').next().unwrap_or_default();
        let drawing = drawing.trim_start_matches([' ', '\t', '>']);
        let start = above.len() - drawing.len();
        if drawing.len() < 3 {
            // A dash or two is no rule; it stays as text.
            let dashes = drawing.to_owned();
            self.line_at(start).text(dashes.into(), start);
            return self.end_line(end);
        }
        self.end_line(start);
        self.push(BlockKind::Rule, start..above.len());
    }

    /// Ends verbatim text: a fence with data, an indented paragraph, or code.
    pub(super) fn end_code(&mut self, end: usize) {
        let Some(Code { start, info, text, rows }) = self.code.take() else { return };
        let Some(info) = info else {
            if repair::is_paragraph(&text) {
                self.out.repairs.extend(repair::unindent(self.source, &rows));
            }
            return self.push(BlockKind::Code { info: String::new(), text }, start..end);
        };
        let at = rows.first().copied().unwrap_or(start);
        let kind = match directive::read(info.trim(), &text, at, self.context.path) {
            Some(mut read) => {
                // Within a list or quotation the data have other margins than the file.
                if !self.source[at..].starts_with(&text) {
                    let whole = Span::new(self.context.path, start, end);
                    read.notes.iter_mut().for_each(|note| note.span = Some(whole.clone()));
                }
                self.out.notes.extend(read.notes);
                read.value
            }
            None => BlockKind::Code { info: info.trim().to_owned(), text },
        };
        self.push(kind, start..end);
    }

    /// Ends a block of HTML. Most are better read as text with tags in it, which a repair brings about.
    pub(super) fn end_html(&mut self, end: usize) {
        let Some((start, raw)) = self.html.take() else { return };
        match html_block(&raw) {
            HtmlBlock::Nothing => {}
            HtmlBlock::Lines => {
                self.out.repairs.extend(self.rows_of_html(start..end));
                if raw.trim_start().starts_with("<!--") && !raw.contains("-->") {
                    let tag = "<!--".to_owned();
                    self.note_repaired(start..start + tag.len(), Problem::HtmlUnclosed { tag });
                }
                self.push_verbatim(&raw, start..end);
            }
            HtmlBlock::Verbatim => {
                let tag: String = raw.trim().chars().take_while(|&c| c != '>').take(24).collect();
                let tag = format!("{tag}>");
                self.note(start..end, Problem::HtmlTag { tag });
                self.push_verbatim(&raw, start..end);
            }
        }
    }

    /// Makes each line of an HTML block that begins with a tag begin with text.
    fn rows_of_html(&self, place: Range<usize>) -> Vec<Repair> {
        let body = self.source.get(place.clone()).unwrap_or_default();
        let mut repairs = Vec::new();
        let mut at = place.start;
        for line in body.split_inclusive('\n') {
            let blank = line.len() - line.trim_start_matches([' ', '\t', '>']).len();
            if line[blank..].starts_with('<') {
                repairs.push(repair::begin_text(at + blank));
            }
            at += line.len();
        }
        repairs
    }

    /// Shows HTML as typed, line by line, without comments.
    fn push_verbatim(&mut self, raw: &str, place: Range<usize>) {
        let mut text: Vec<Inline> = Vec::new();
        let mut at = place.start;
        for line in raw.split_inclusive('\n') {
            if !line.trim().is_empty() {
                if !text.is_empty() {
                    text.push(Inline::Break);
                }
                push_text(&mut text, line.trim_end().into(), at);
            }
            at += line.len();
        }
        if !text.is_empty() {
            self.push(BlockKind::Paragraph { lead: None, text }, place);
        }
    }
}

/// A heading as typed; `structure` settles its level, numbering and id.
pub(super) fn heading(level: u8, text: Vec<Inline>) -> BlockKind {
    BlockKind::Heading { level, numbering: None, id: String::new(), text }
}
