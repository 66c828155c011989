//! A second look at finished lines: headings and pictures that the parser does not know as such, and slips.

use std::ops::Range;

use crate::base::problem::Problem;
use crate::base::scan;
use crate::document::block::{BlockKind, Inline, Picture, plain};
use crate::document::markdown::breaks::heading_slip;
use crate::document::markdown::build::Builder;
use crate::document::markdown::build::block::heading;
use crate::document::markdown::line::{trim, trim_start};
use crate::document::markdown::repair::{self, LinkSlip, TableSlip};

impl Builder<'_> {
    /// Adds a paragraph, which may turn out to be a figure or a heading.
    pub(super) fn push_paragraph(&mut self, inlines: Vec<Inline>, place: Range<usize>) {
        if inlines.is_empty() {
            return;
        }
        if let Some(pictures) = self.pictures(&inlines) {
            return self.push(BlockKind::Figure { pictures }, place);
        }
        match self.take_heading(inlines) {
            Ok((level, text)) => {
                let better = format!("{} {}", "#".repeat(usize::from(level)), plain(&text));
                self.note(place.clone(), Problem::HeadingSpace { better });
                self.push(heading(level, text), place);
            }
            Err(text) => self.push(BlockKind::Paragraph { lead: None, text }, place),
        }
    }

    /// The pictures of a paragraph that holds nothing else.
    fn pictures(&self, inlines: &[Inline]) -> Option<Vec<Picture>> {
        let mut pictures = Vec::new();
        for inline in inlines {
            match inline {
                Inline::Image { reference, alt } => {
                    let title = self.titles.get(reference).cloned();
                    let (reference, alt) = (*reference, alt.trim().to_owned());
                    pictures.push(Picture { reference, alt, title });
                }
                Inline::Break => {}
                Inline::Text { text, .. } if text.trim().is_empty() => {}
                _ => return None,
            }
        }
        (!pictures.is_empty()).then_some(pictures)
    }

    /// `#标题` and `＃ 标题` as a heading; the line itself when it is none.
    fn take_heading(&self, mut inlines: Vec<Inline>) -> Result<(u8, Vec<Inline>), Vec<Inline>> {
        let Some(Inline::Text { text, at }) = inlines.first() else { return Err(inlines) };
        let typed = self.source.get(*at as usize..).unwrap_or_default();
        let escaped = self.source[..*at as usize].ends_with('\\');
        if !text.starts_with(['#', '＃']) || !typed.starts_with(['#', '＃']) || escaped {
            return Err(inlines);
        }
        let Some((level, signs)) = heading_slip(&plain(&inlines)) else { return Err(inlines) };
        if let Some(Inline::Text { text, at }) = inlines.first_mut() {
            let cut = signs.min(text.len());
            if !text.is_char_boundary(cut) {
                return Err(inlines);
            }
            text.drain(..cut);
            *at = at.saturating_add(u32::try_from(cut).unwrap_or(0));
        }
        if let Some(Inline::Text { text, .. }) = inlines.last_mut() {
            let bare = text.trim_end_matches(['#', '＃']);
            if bare.ends_with(' ') {
                text.truncate(bare.len());
            }
        }
        trim(&mut inlines);
        trim_start(&mut inlines);
        Ok((level, inlines))
    }

    /// Looks through a finished line for what should have been something else.
    pub(super) fn look_for_slips(&mut self, inlines: &[Inline], place: &Range<usize>) {
        self.look_for_table(place);
        if self.holds.stars || self.holds.links || self.holds.notes {
            let mut told = false;
            self.look_in(inlines, &mut told);
        }
    }

    fn look_in(&mut self, inlines: &[Inline], told: &mut bool) {
        for inline in inlines {
            match inline {
                Inline::Text { text, at } => self.look_in_text(text, *at as usize, told),
                Inline::Strong(inner)
                | Inline::Emphasis(inner)
                | Inline::Strike(inner)
                | Inline::Underline(inner)
                | Inline::Sup(inner)
                | Inline::Sub(inner)
                | Inline::Link { text: inner, .. } => self.look_in(inner, told),
                _ => {}
            }
        }
    }

    fn look_in_text(&mut self, text: &str, at: usize, told: &mut bool) {
        // Most text has none of the signs.
        if scan::find(text.as_bytes(), 0, *b"*~_]^").is_none() {
            return;
        }
        if self.source.get(at..at + text.len()) != Some(text) {
            return;
        }
        if self.holds.links && text.contains(']') {
            for (found, _) in text.match_indices("](") {
                self.out.repairs.extend(repair::spaced_link(self.source, at + found));
            }
            for (found, _) in text.match_indices("]（") {
                let slip = repair::wide_link(self.source, at + found);
                self.take_slip(slip);
            }
        }
        if self.holds.notes && text.contains('^') && !self.source[..at].ends_with('\\') {
            for (found, label) in missing_notes(text) {
                let place = at + found..at + found + label.len() + 3;
                self.note(place, Problem::MissingNote { label });
            }
        }
        for signs in ["**", "~~", "__"] {
            if *told || !text.contains(&signs[..1]) {
                continue;
            }
            let mut pairs = lone_pairs(text, signs);
            let Some(found) = pairs.next() else { continue };
            // Two low lines are a blank to fill in, unless others close them.
            if signs == "__" && pairs.next().is_none() {
                continue;
            }
            if self.source[..at + found].ends_with('\\') {
                continue;
            }
            *told = true;
            let place = at + found..at + found + signs.len();
            self.note(place, Problem::StraySigns { signs: signs.to_owned() });
        }
    }

    fn take_slip(&mut self, slip: Option<LinkSlip>) {
        let Some(LinkSlip { repairs, place, better }) = slip else { return };
        self.out.repairs.extend(repairs);
        self.note_repaired(place, Problem::WideLink { better });
    }

    fn look_for_table(&mut self, place: &Range<usize>) {
        let lines = self.source.get(place.clone()).unwrap_or_default();
        if !lines.contains('\n') || !lines.contains(['|', '｜']) {
            return;
        }
        match repair::table(self.source, place.clone()) {
            Some(TableSlip::Wide { repairs, line, better }) => {
                self.out.repairs.extend(repairs);
                self.note_repaired(line, Problem::WideTable { better });
            }
            Some(TableSlip::Columns { line, head, marks }) if head != marks => {
                let (head, marks) = (head.to_string(), marks.to_string());
                self.note(line, Problem::TableColumns { head, marks });
            }
            _ => {}
        }
    }
}

/// Marks of footnotes that are still text, and so have nothing to point at.
fn missing_notes(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("[^") {
        let label = text[at + 2..].split(']').next().unwrap_or_default();
        let closed = text[at + 2 + label.len()..].starts_with(']');
        if closed && !label.is_empty() && label.len() <= 40 && !label.contains(['[', ' ']) {
            found.push((at, label.to_owned()));
        }
    }
    found
}

/// Where two signs stand that are not part of a longer row (`138****1234` is no slip).
fn lone_pairs<'t>(text: &'t str, signs: &'t str) -> impl Iterator<Item = usize> + 't {
    let alone = move |at: &usize| {
        let (before, after) = (&text[..*at], &text[at + signs.len()..]);
        let sign = signs.chars().next();
        before.chars().next_back() != sign && after.chars().next() != sign
    };
    text.match_indices(signs).map(|(at, _)| at).filter(alone)
}
