//! A line of text in the making: nested marks, and line breaks that wait for what follows them.

use std::borrow::Cow;

use crate::document::block::{Inline, RefId, plain};
use crate::document::character::is_cjk;
use crate::document::markdown::breaks::drops;
use crate::document::markdown::html::Harmless;

/// How deeply marks may nest; what is deeper loses its marks, not its text.
const DEEPEST: usize = 32;

/// A line being read.
#[derive(Debug)]
pub(super) struct Line {
    frames: Vec<Frame>,
    /// Marks that were open when the limit was reached.
    flat: u32,
    /// The last character so far.
    last: Option<char>,
    /// A line break that may turn out to be a space: its place, and how many frames were open.
    pending: Option<(usize, usize)>,
    /// Where the block begins in the file.
    pub(super) start: usize,
    /// Where the current line of the source begins.
    pub(super) row: usize,
}

/// An open mark and what it holds so far.
#[derive(Debug)]
struct Frame {
    mark: Mark,
    inlines: Vec<Inline>,
}

/// What is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Whole,
    Strong,
    Emphasis,
    Strike,
    Link(RefId),
    Image(RefId),
    Html { tag: Harmless, raw: String, at: usize },
}

impl Line {
    pub(super) fn new(start: usize) -> Self {
        let whole = Frame { mark: Mark::Whole, inlines: Vec::new() };
        Self { frames: vec![whole], flat: 0, last: None, pending: None, start, row: start }
    }

    /// Whether no mark is open, so that the line may end here.
    pub(super) fn is_bare(&self) -> bool {
        self.frames.len() == 1 && self.flat == 0
    }

    /// Adds text that begins at `at` in the file.
    pub(super) fn text(&mut self, text: Cow<'_, str>, at: usize) {
        let Some(first) = text.chars().next() else { return };
        self.settle(first);
        self.last = text.chars().next_back();
        push_text(self.top(), text, at);
    }

    /// Adds a character that was written as an entity, apart from the text around it.
    pub(super) fn entity(&mut self, text: Cow<'_, str>, at: usize) {
        let Some(first) = text.chars().next() else { return };
        self.settle(first);
        self.last = text.chars().next_back();
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        self.top().push(Inline::Text { text: text.into_owned(), at });
    }

    /// Adds the number of a list item as typed; a space parts it from Latin text.
    pub(super) fn number(&mut self, number: &str, at: usize, next: Option<char>) {
        self.text(Cow::Borrowed(number), at);
        if next.is_some_and(|c| !is_cjk(c)) {
            self.text(Cow::Borrowed(" "), at + number.len());
        }
    }

    /// Adds something that is no text; `like` stands for it beside line breaks.
    pub(super) fn push(&mut self, inline: Inline, like: char) {
        self.settle(like);
        self.last = Some(like);
        self.top().push(inline);
    }

    /// Adds a footnote's number, which clings to the text before it.
    pub(super) fn note(&mut self, number: u32) {
        self.pending = None;
        self.top().push(Inline::Note(number));
    }

    /// Adds a line break that becomes a space or nothing.
    pub(super) fn soft_break(&mut self, at: usize) {
        if self.last.is_some() {
            self.pending = Some((at, self.frames.len()));
        }
    }

    /// Adds a line break that stays.
    pub(super) fn hard_break(&mut self) {
        self.pending = None;
        if self.last.is_some() {
            self.last = None;
            self.top().push(Inline::Break);
        }
    }

    /// Opens a mark.
    pub(super) fn open(&mut self, mark: Mark) {
        if self.flat > 0 || self.frames.len() > DEEPEST {
            self.flat += 1;
            return;
        }
        self.frames.push(Frame { mark, inlines: Vec::new() });
    }

    /// Opens an HTML tag; false when marks nest too deeply for it.
    pub(super) fn open_html(&mut self, tag: Harmless, raw: &str, at: usize) -> bool {
        let room = self.flat == 0 && self.frames.len() <= DEEPEST;
        if room {
            self.open(Mark::Html { tag, raw: raw.to_owned(), at });
        }
        room
    }

    /// Closes an HTML tag, if it was the last thing opened.
    pub(super) fn close_html(&mut self, closing: Harmless) -> bool {
        let top = self.frames.last().map(|frame| &frame.mark);
        let fits = matches!(top, Some(Mark::Html { tag, .. }) if *tag == closing);
        if self.flat > 0 || !fits {
            return false;
        }
        if let Some(frame) = self.frames.pop() {
            self.top().push(closing.around(frame.inlines));
        }
        true
    }

    /// Closes the mark that the parser closes. Returns the tags that stayed open in it.
    pub(super) fn close(&mut self) -> Vec<(String, usize)> {
        if self.flat > 0 {
            self.flat -= 1;
            return Vec::new();
        }
        let unclosed = self.dissolve();
        if self.frames.len() < 2 {
            return unclosed;
        }
        let Some(Frame { mark, inlines }) = self.frames.pop() else { return unclosed };
        if inlines.is_empty() && !matches!(mark, Mark::Image(_) | Mark::Link(_)) {
            return unclosed;
        }
        let inline = match mark {
            Mark::Strong => Inline::Strong(inlines),
            Mark::Emphasis => Inline::Emphasis(inlines),
            Mark::Strike => Inline::Strike(inlines),
            Mark::Link(reference) => Inline::Link { reference, text: inlines },
            Mark::Image(reference) => Inline::Image { reference, alt: plain(&inlines) },
            Mark::Whole | Mark::Html { .. } => return unclosed,
        };
        if matches!(inline, Inline::Image { .. }) {
            self.last = Some('\u{fffc}');
        }
        self.top().push(inline);
        unclosed
    }

    /// The finished line and the tags that stayed open in it.
    pub(super) fn finish(mut self) -> (Vec<Inline>, Vec<(String, usize)>) {
        let mut unclosed = Vec::new();
        self.flat = 0;
        while self.frames.len() > 1 {
            unclosed.extend(self.close());
        }
        let mut inlines = self.frames.pop().map(|frame| frame.inlines).unwrap_or_default();
        trim(&mut inlines);
        (inlines, unclosed)
    }

    /// Turns tags that were never closed back into text.
    fn dissolve(&mut self) -> Vec<(String, usize)> {
        let mut unclosed = Vec::new();
        while matches!(self.frames.last(), Some(Frame { mark: Mark::Html { .. }, .. })) {
            let Some(Frame { mark: Mark::Html { raw, at, .. }, inlines }) = self.frames.pop()
            else {
                break;
            };
            let parent = self.top();
            push_text(parent, Cow::Borrowed(&raw), at);
            parent.extend(inlines);
            unclosed.push((raw, at));
        }
        unclosed
    }

    fn top(&mut self) -> &mut Vec<Inline> {
        let top = self.frames.len() - 1;
        &mut self.frames[top].inlines
    }

    /// Decides what a waiting line break is, now that the next character is known.
    fn settle(&mut self, next: char) {
        let Some((at, depth)) = self.pending.take() else { return };
        let Some(before) = self.last else { return };
        let spaced = before.is_whitespace() || next.is_whitespace();
        if !spaced && !drops(before, next) {
            let frame = depth.min(self.frames.len()) - 1;
            push_text(&mut self.frames[frame].inlines, Cow::Borrowed(" "), at);
        }
    }
}

/// Appends text; it joins the piece before when the two adjoin in the file too, so that byte `n` of a
/// piece always stands at `at + n`.
pub(super) fn push_text(inlines: &mut Vec<Inline>, text: Cow<'_, str>, at: usize) {
    if let Some(Inline::Text { text: piece, at: begin }) = inlines.last_mut()
        && *begin as usize + piece.len() == at
    {
        piece.push_str(&text);
        return;
    }
    let at = u32::try_from(at).unwrap_or(u32::MAX);
    inlines.push(Inline::Text { text: text.into_owned(), at });
}

/// Takes white space (indentation, too) and breaks off both ends.
pub(super) fn trim(inlines: &mut Vec<Inline>) {
    trim_start(inlines);
    while let Some(last) = inlines.last_mut() {
        match last {
            Inline::Break => {}
            Inline::Text { text, .. } => {
                text.truncate(text.trim_end_matches(is_blank).len());
                if !text.is_empty() {
                    return;
                }
            }
            _ => return,
        }
        inlines.pop();
    }
}

/// Takes white space and breaks off the beginning.
pub(super) fn trim_start(inlines: &mut Vec<Inline>) {
    let mut empty = 0;
    for inline in inlines.iter_mut() {
        match inline {
            Inline::Break => empty += 1,
            Inline::Text { text, at } => {
                let blank = text.len() - text.trim_start_matches(is_blank).len();
                text.drain(..blank);
                *at = at.saturating_add(u32::try_from(blank).unwrap_or(0));
                if !text.is_empty() {
                    break;
                }
                empty += 1;
            }
            _ => break,
        }
    }
    inlines.drain(..empty);
}

/// White space of any kind, and the invisible characters that come along from Word.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}')
}
