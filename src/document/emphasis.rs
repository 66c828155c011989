//! CJK-friendly emphasis: marks that make a plain `CommonMark` parser read `**记者：**您好` as meant.
//!
//! `CommonMark` lets a run of `*` close only when punctuation before it is followed by white space or
//! punctuation, which Chinese never does. Beside such a run one sentinel goes in, a punctuation
//! character that the text does not hold; the parser then sees punctuation on both sides. The
//! sentinels are taken out of every string that the parser returns, and every place is mapped back.
//! A single `~` is hidden in the same way: `3~5天` is a range and never strikes anything out.

use std::borrow::Cow;
use std::ops::Range;

use crate::base::scan;
use crate::document::character::{is_cjk, is_punctuation};

#[cfg(test)]
mod tests;

/// A change to the text that lets the parser read what the writer meant.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Repair {
    /// Where, in the whole text.
    pub(crate) at: usize,
    /// How many bytes go.
    pub(crate) remove: usize,
    /// What comes in.
    pub(crate) insert: Insert,
}

/// What a repair puts in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Insert {
    /// Ordinary text, which must not show: a reading where it stays text is taken back.
    Text(String),
    /// A stand-in for a space, where the parser takes none.
    Space,
    /// The sentinel: a character that nobody will see, so that a line begins with text.
    Sentinel,
}

/// The text as the parser gets it, with the way back to the text as typed.
#[derive(Debug)]
pub(crate) struct Marked<'a> {
    pub(crate) text: Cow<'a, str>,
    /// Where the text begins in the file.
    start: usize,
    /// From the marked text to the repaired, and from the repaired to the one typed.
    steps: [Vec<Step>; 2],
    stand_ins: StandIns,
}

/// Characters that the text does not hold.
#[derive(Clone, Copy, Debug)]
struct StandIns {
    sentinel: char,
    tilde: char,
    space: char,
}

/// One change: the bytes `out` of the new text stand for the bytes from `source` to `resume`.
#[derive(Clone, Copy, Debug)]
struct Step {
    out: usize,
    out_end: usize,
    source: usize,
    resume: usize,
    /// Whether the new bytes would show if they became text.
    visible: bool,
}

impl Marked<'_> {
    /// The place in the file of a place in the marked text.
    pub(crate) fn source(&self, at: usize) -> usize {
        let [marks, repairs] = &self.steps;
        self.start + back(repairs, back(marks, at))
    }

    /// The same for the text that the parser found in `range` of the marked text.
    pub(crate) fn clean_at<'t>(&self, text: &'t str, range: &Range<usize>) -> Cow<'t, str> {
        let touched = |steps: &[Step], range: Range<usize>| {
            let first = steps.partition_point(|step| step.out_end <= range.start);
            steps.get(first).is_some_and(|step| step.out < range.end)
        };
        let [marks, repairs] = &self.steps;
        let repaired = !repairs.is_empty()
            && touched(repairs, back(marks, range.start)..back(marks, range.end));
        if repaired || touched(marks, range.clone()) {
            return self.clean(text);
        }
        Cow::Borrowed(text)
    }

    /// A string of the parser without sentinels.
    pub(crate) fn clean<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.steps[0].is_empty() && self.steps[1].is_empty() {
            return Cow::Borrowed(text);
        }
        let StandIns { sentinel, tilde, space } = self.stand_ins;
        if !text.contains([sentinel, tilde, space]) {
            return Cow::Borrowed(text);
        }
        let typed = text.chars().filter(|&c| c != sentinel).map(|c| match c {
            c if c == tilde => '~',
            c if c == space => ' ',
            c => c,
        });
        let mut clean = String::with_capacity(text.len());
        clean.extend(typed);
        Cow::Owned(clean)
    }

    /// The repairs whose text shows in `range` of the marked text: they did not do what they should.
    pub(crate) fn showing(&self, range: Range<usize>) -> impl Iterator<Item = usize> {
        let [marks, repairs] = &self.steps;
        let range = if repairs.is_empty() {
            0..0
        } else {
            back(marks, range.start)..back(marks, range.end)
        };
        let first = repairs.partition_point(|step| step.out_end <= range.start);
        let shown = repairs[first..].iter().take_while(move |step| step.out < range.end);
        shown.filter(|step| step.visible).map(|step| self.start + step.source)
    }
}

/// Follows one list of changes back.
fn back(steps: &[Step], at: usize) -> usize {
    let after = steps.partition_point(|step| step.out <= at);
    match after.checked_sub(1).and_then(|last| steps.get(last)) {
        None => at,
        Some(step) if at >= step.out_end => step.resume + (at - step.out_end),
        Some(step) => step.source,
    }
}

/// Applies `repairs` to the text from `start` on and marks the emphasis in it.
pub(crate) fn mark<'a>(whole: &'a str, start: usize, repairs: &[Repair]) -> Marked<'a> {
    let text = whole.get(start..).unwrap_or_default();
    let plain = scan::find(text.as_bytes(), 0, MARKS).is_none();
    let mut marked = Marked {
        text: Cow::Borrowed(text),
        start,
        steps: [Vec::new(), Vec::new()],
        stand_ins: StandIns { sentinel: '\0', tilde: '\0', space: '\0' },
    };
    if plain && repairs.is_empty() {
        return marked;
    }
    let Some(stand_ins) = choose(text) else { return marked };
    marked.stand_ins = stand_ins;
    let repaired = if repairs.is_empty() {
        Cow::Borrowed(text)
    } else {
        let (repaired, steps) = repair(text, start, repairs, stand_ins);
        marked.steps[1] = steps;
        Cow::Owned(repaired)
    };
    let (edited, steps) = sprinkle(&repaired, stand_ins);
    marked.steps[0] = steps;
    marked.text = match edited {
        Some(edited) => Cow::Owned(edited),
        None => repaired,
    };
    marked
}

/// Rare punctuation characters that the text does not hold; `None` when a text holds them all.
fn choose(text: &str) -> Option<StandIns> {
    // Javanese, Balinese and Tai Tham punctuation, three bytes each.
    let rare = ('\u{a9c1}'..='\u{a9cd}').chain('\u{1b5a}'..='\u{1b60}').chain(['\u{1aa0}']);
    // The first of them begin with a byte that Chinese text never has.
    let none = !text.as_bytes().contains(&0xea);
    let mut free = rare.filter(|c| none || !text.contains(*c));
    Some(StandIns { sentinel: free.next()?, tilde: free.next()?, space: free.next()? })
}

/// A text being rewritten: what is done, and how far the old one is copied.
struct Rewrite<'t> {
    old: &'t str,
    new: String,
    copied: usize,
    steps: Vec<Step>,
}

impl<'t> Rewrite<'t> {
    fn new(old: &'t str) -> Self {
        Self { old, new: String::with_capacity(old.len() + 64), copied: 0, steps: Vec::new() }
    }

    /// Replaces the old bytes `at..at + remove`; out of order or out of bounds, nothing happens.
    fn replace(&mut self, at: usize, remove: usize, insert: &str, visible: bool) {
        let (Some(kept), true) = (self.old.get(self.copied..at), at + remove <= self.old.len())
        else {
            return;
        };
        if !self.old.is_char_boundary(at + remove) {
            return;
        }
        self.new.push_str(kept);
        let out = self.new.len();
        self.new.push_str(insert);
        self.copied = at + remove;
        let out_end = self.new.len();
        self.steps.push(Step { out, out_end, source: at, resume: self.copied, visible });
    }

    fn finish(mut self) -> (String, Vec<Step>) {
        self.new.push_str(self.old.get(self.copied..).unwrap_or_default());
        (self.new, self.steps)
    }
}

/// Makes the repairs, which are in order.
fn repair(text: &str, start: usize, repairs: &[Repair], own: StandIns) -> (String, Vec<Step>) {
    let mut rewrite = Rewrite::new(text);
    let mut buffer = [0; 4];
    for one in repairs {
        let Some(at) = one.at.checked_sub(start) else { continue };
        let insert = match &one.insert {
            Insert::Text(text) => text,
            Insert::Space => &*own.space.encode_utf8(&mut buffer),
            Insert::Sentinel => &*own.sentinel.encode_utf8(&mut buffer),
        };
        let visible = matches!(one.insert, Insert::Text(_)) && !insert.is_empty();
        rewrite.replace(at, one.remove, insert, visible);
    }
    rewrite.finish()
}

/// Puts the sentinels in. No text comes back when none was needed.
fn sprinkle(text: &str, own: StandIns) -> (Option<String>, Vec<Step>) {
    let (mut one, mut other) = ([0; 4], [0; 4]);
    let sentinel = &*own.sentinel.encode_utf8(&mut one);
    let tilde = &*own.tilde.encode_utf8(&mut other);
    let bytes = text.as_bytes();
    let mut rewrite = Rewrite::new(text);
    let mut at = 0;
    while let Some(found) = scan::find(bytes, at, MARKS) {
        let mark = bytes[found];
        let mut begin = found;
        let length = bytes[begin..].iter().take_while(|&&b| b == mark).count();
        let end = begin + length;
        at = end;
        let escapes = bytes[..begin].iter().rev().take_while(|&&b| b == b'\\').count();
        begin += escapes % 2;
        if begin == end {
            continue;
        }
        if mark == b'~' && end - begin == 1 {
            rewrite.replace(begin, 1, tilde, false);
        } else {
            match side(&text[..begin], &text[end..]) {
                Some(Side::Before) => rewrite.replace(begin, 0, sentinel, false),
                Some(Side::After) => rewrite.replace(end, 0, sentinel, false),
                None => {}
            }
        }
    }
    if rewrite.steps.is_empty() {
        return (None, Vec::new());
    }
    let (new, steps) = rewrite.finish();
    (Some(new), steps)
}

/// What emphasis is typed with.
const MARKS: [u8; 2] = [b'*', b'~'];

/// On which side of a run the sentinel goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Before,
    After,
}

/// What the amendment to `CommonMark` says of a run between `before` and `after`, said with a sentinel.
fn side(before: &str, after: &str) -> Option<Side> {
    let (previous, next) = (before.chars().next_back()?, after.chars().next()?);
    if previous.is_whitespace() || next.is_whitespace() {
        return None;
    }
    // A variation selector belongs to the character before it; to plain `CommonMark` it is a letter.
    let base = match previous {
        '\u{fe00}'..='\u{fe0e}' => before.chars().rev().nth(1),
        _ => None,
    };
    let ideograph = matches!(previous, '\u{e0100}'..='\u{e01ef}');
    let cjk = is_cjk(previous) || is_cjk(next) || ideograph || base.is_some_and(counts_as_cjk);
    match (is_punctuation(previous), is_punctuation(next)) {
        (false, true) if cjk || base.is_some_and(is_punctuation) => Some(Side::Before),
        (true, false) if cjk => Some(Side::After),
        _ => None,
    }
}

/// CJK, or one of the four quotation marks that a variation selector makes full-width.
fn counts_as_cjk(c: char) -> bool {
    is_cjk(c) || matches!(c, '‘' | '’' | '“' | '”')
}
