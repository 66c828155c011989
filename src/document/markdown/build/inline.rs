//! What stands within a line: text, breaks, links, pictures, tags, marks of footnotes.

use std::borrow::Cow;
use std::ops::Range;

use crate::base::problem::Problem;
use crate::document::block::{Inline, RefId, RefKind, Reference};
use crate::document::markdown::address::{self, address};
use crate::document::markdown::breaks::{Indent, Seam, indent_at, next_line, parts};
use crate::document::markdown::build::{Builder, LineKind};
use crate::document::markdown::html::{Tag, tag};
use crate::document::markdown::line::Mark;
use crate::document::markdown::{range, repair};
use crate::document::structure::label;

impl Builder<'_> {
    pub(super) fn text(&mut self, text: Cow<'_, str>, at: usize) {
        if let Some(code) = &mut self.code {
            code.rows.push(at);
            code.text.push_str(&text);
            return;
        }
        let entity = text.len() <= 8 && !self.source[at..].starts_with(&*text);
        let line = self.line_at(at);
        if entity { line.entity(text, at) } else { line.text(text, at) }
    }

    /// A line break in the source: the paragraph goes on, or another begins.
    pub(super) fn soft_break(&mut self, at: usize) {
        if self.begins_another(at, at) {
            return;
        }
        self.line_at(at).soft_break(at);
        self.next_row(at);
    }

    pub(super) fn hard_break(&mut self, place: Range<usize>) {
        let newline =
            self.source[place.start..].find('\n').map_or(place.start, |n| place.start + n);
        if self.begins_another(place.start, newline) {
            return;
        }
        self.line_at(place.start).hard_break();
        self.next_row(newline);
    }

    /// Whether the line break at `newline` parts two paragraphs; if so, the second is begun.
    fn begins_another(&mut self, end: usize, newline: usize) -> bool {
        let Some((LineKind::Paragraph, line)) = &self.line else { return false };
        if !line.is_bare() {
            return false;
        }
        let before = self.source.get(line.row..end).unwrap_or_default();
        let (after, after_indent) = next_line(self.source, newline);
        // In a point of a list, indentation is what holds the point together.
        let free = !self.containers.in_item();
        let before_indent = if free { indent_at(self.source, line.start) } else { Indent::None };
        let seam = Seam { before, before_indent, after, after_indent };
        let speakers = self.context.speakers;
        let interview = self.is_interview();
        if parts(seam, |text| interview && label::speaker(text, speakers).is_some()) {
            let start = self.source.len() - self.source[newline..].len();
            let skipped = self.source[start..].find(after).unwrap_or(1);
            self.begin_line(LineKind::Paragraph, start + skipped);
            return true;
        }
        self.look_for_joined(before, after, newline);
        false
    }

    /// Two long lines that both end in sentences were meant as two paragraphs.
    fn look_for_joined(&mut self, before: &str, after: &str, at: usize) {
        let long = |text: &str| text.len() > 180 && text.chars().count() > 60;
        let ends = |text: &str| text.trim_end().ends_with(['。', '！', '？', '”']);
        if ends(before) && ends(after) && (long(before) || long(after)) {
            self.note(at..at + 1, Problem::JoinedLines {});
        }
    }

    fn next_row(&mut self, newline: usize) {
        if let Some((_, line)) = &mut self.line {
            line.row = newline + 1;
        }
    }

    pub(super) fn inline_html(&mut self, raw: &str, at: usize) {
        let raw = self.marked.clean(raw).into_owned();
        let place = at..at + raw.len();
        match tag(&raw) {
            Tag::Comment => {}
            Tag::Break => self.line_at(at).hard_break(),
            Tag::Open(harmless) if self.line_at(at).open_html(harmless, &raw, at) => {}
            Tag::Close(harmless) if self.line_at(at).close_html(harmless) => {}
            other => {
                self.line_at(at).text(raw.as_str().into(), at);
                self.note(
                    place,
                    match other {
                        Tag::Picture => Problem::HtmlPicture { tag: raw },
                        Tag::Other => Problem::HtmlTag { tag: raw },
                        _ => Problem::HtmlUnclosed { tag: raw },
                    },
                );
            }
        }
    }

    pub(super) fn footnote_mark(&mut self, label: &str, at: usize) {
        let label = self.marked.clean(label).into_owned();
        let next = u32::try_from(self.footnotes.mentioned.len()).unwrap_or(u32::MAX - 1) + 1;
        let number = *self.footnotes.mentioned.entry(label).or_insert(next);
        self.line_at(at).note(number);
    }

    /// Begins a link, or a picture when there is a `title`, and enters what it points at.
    pub(super) fn start_link(&mut self, read: &str, title: Option<&str>, place: Range<usize>) {
        let read = self.marked.clean(read).into_owned();
        let (read, wide_title) = address::part_title(&read);
        let found = address(self.source, place.clone(), read);
        let Some(title) = title else {
            if let Some(repair) = repair::wide_sign(self.source, place.start, &found.raw) {
                let typed = self.source[place.clone()].to_owned();
                self.out.repairs.push(repair);
                let better = format!("!{typed}");
                self.note_repaired(place.clone(), Problem::WideLink { better });
            }
            let reference = self.refer(RefKind::Link, found.raw, found.place);
            return self.line_at(place.start).open(Mark::Link(reference));
        };
        let reference = self.refer(RefKind::Picture, found.raw, found.place);
        let title = wide_title.map_or_else(|| self.marked.clean(title), Into::into);
        if !title.trim().is_empty() {
            self.titles.insert(reference, title.trim().to_owned());
        }
        self.line_at(place.start).open(Mark::Image(reference));
    }

    pub(super) fn end_mark(&mut self) {
        let Some((_, line)) = &mut self.line else { return };
        for (tag, at) in line.close() {
            self.note(at..at + tag.len(), Problem::HtmlUnclosed { tag });
        }
    }

    /// Enters something that the text points at.
    fn refer(&mut self, kind: RefKind, raw: String, place: Range<usize>) -> RefId {
        let before = self.context.references.len() + self.out.references.len();
        let place = range(place.start, place.end);
        self.out.references.push(Reference { kind, raw, range: place });
        RefId(u32::try_from(before).unwrap_or(u32::MAX))
    }

    /// Makes links of bare addresses.
    pub(super) fn link_bare(&mut self, inlines: Vec<Inline>) -> Vec<Inline> {
        if !self.holds.urls {
            return inlines;
        }
        address::link_bare(inlines, &mut |url, at| {
            self.refer(RefKind::Link, url.to_owned(), at..at + url.len())
        })
    }
}
