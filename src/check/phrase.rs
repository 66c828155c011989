//! 固定表述: set phrases that are written almost as they should be.

use super::Job;
use super::finder::{Hit, Meaning, Words};
use super::text::{END, Manner};
use crate::base::problem::Problem;
use crate::document::header::Kind;

/// Characters, marks aside, that a phrase has at least: of two short ones that differ in one character both may be meant.
const SHORTEST: usize = 6;

/// Characters of a part by which a phrase is found: few, for a mark may be put in anywhere.
const PART: usize = 2;

/// A set phrase.
pub(super) struct Phrase {
    text: String,
    chars: Vec<char>,
    /// Characters that are no marks.
    length: usize,
}

/// How a text differs from a phrase in one direction from a part that both share.
#[derive(Clone, Copy, Default)]
struct Walk {
    /// Bytes of the text.
    taken: usize,
    marks: usize,
    edits: usize,
}

impl Phrase {
    pub(super) fn new(text: &str) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let length = chars.iter().filter(|c| !is_mark(**c)).count();
        Self { text: text.to_owned(), chars, length }
    }

    /// The phrase, and its first and last characters: of a phrase with one slip one of both is whole.
    pub(super) fn words(&self, index: usize, words: &mut Words) {
        words.add(&self.text, Meaning::Phrase(index));
        if self.length < SHORTEST {
            return;
        }
        for at in [0, self.chars.len() - PART] {
            let part = &self.chars[at..at + PART];
            let part = match at {
                0 => part.split(|c| is_mark(*c)).next(),
                _ => part.rsplit(|c| is_mark(*c)).next(),
            };
            let part: String = part.unwrap_or_default().iter().collect();
            let at = if at == 0 { 0 } else { self.chars.len() - part.chars().count() };
            if part.chars().count() > 1 {
                words.add(&part, Meaning::Part(index, at));
            }
        }
    }

    /// The range of a text that is this phrase but for one slip, around a part at `hit`.
    fn slip(&self, plain: &str, hit: &Hit, at: usize) -> Option<std::ops::Range<usize>> {
        let part = plain[hit.range()].chars().count();
        let before = self.chars[..at].iter().rev().copied().collect::<Vec<_>>();
        let back = walk(&before, plain[..hit.start].chars().rev())?;
        let on = walk(self.chars.get(at + part..)?, plain[hit.end..].chars())?;
        let (marks, edits) = (back.marks + on.marks, back.edits + on.edits);
        let slip = (edits == 1 && marks == 0) || (edits == 0 && marks > 0);
        slip.then_some(hit.start - back.taken..hit.end + on.taken)
    }
}

/// Reports phrases that differ in one character, or in their marks.
pub(super) fn check(job: &mut Job<'_>, hits: &[Hit]) {
    if job.document.kind == Kind::Policy {
        return;
    }
    let plain = &job.text.plain;
    let mut found: Vec<(std::ops::Range<usize>, usize)> = Vec::new();
    for hit in hits {
        let Meaning::Part(index, at) = hit.meaning else { continue };
        if job.text.manner(hit.start) != Manner::Running {
            continue;
        }
        let Some(range) = job.rules.phrases[index].slip(plain, hit, at) else { continue };
        let whole = |other: &Hit| {
            matches!(other.meaning, Meaning::Phrase(_) | Meaning::Good | Meaning::Full(_))
                && other.start < range.end
                && range.start < other.end
                && other.end - other.start > hit.end - hit.start
        };
        let known = |(other, _): &(std::ops::Range<usize>, usize)| {
            other.start < range.end && range.start < other.end
        };
        if !hits.iter().any(whole) && !found.iter().any(known) {
            found.push((range, index));
        }
    }
    for (range, index) in found {
        let typed = plain[range.clone()].to_owned();
        let fixed = job.rules.phrases[index].text.clone();
        let note = job.note(range, Problem::FixedPhrase { typed, fixed });
        job.notes.push(note);
    }
}

/// Follows a phrase and a text side by side; `None` when they part.
fn walk(phrase: &[char], text: impl Iterator<Item = char> + Clone) -> Option<Walk> {
    let mut out = Walk::default();
    let mut text = text.peekable();
    let mut at = 0;
    while let Some(&expected) = phrase.get(at) {
        let typed = *text.peek()?;
        let mut ahead = text.clone();
        ahead.next();
        let (next, after) = (ahead.peek().copied(), phrase.get(at + 1).copied());
        // How far to go in the phrase and in the text.
        let (phrase_by, text_by) = match (is_mark(expected), is_mark(typed)) {
            _ if expected == typed => (1, true),
            _ if !is_mark(typed) && !is_plain(typed) => return None,
            (true, true) => {
                out.marks += 1;
                (1, true)
            }
            // 和 in place of 、 makes another sentence of it.
            (true, false) if next == after => return None,
            (true, false) => {
                out.marks += 1;
                (1, false)
            }
            (false, true) => {
                out.marks += 1;
                (0, true)
            }
            (false, false) => {
                out.edits += 1;
                match after {
                    Some(after) if next == Some(after) => (1, true),
                    Some(after) if typed == after => (1, false),
                    Some(_) if next == Some(expected) => (0, true),
                    // At an end nobody knows whether the phrase is meant.
                    None | Some(_) => return None,
                }
            }
        };
        if out.edits > 1 {
            return None;
        }
        at += phrase_by;
        if text_by {
            out.taken += typed.len_utf8();
            text.next();
        }
    }
    Some(out)
}

fn is_mark(c: char) -> bool {
    "、，,；;·—－-–/：:".contains(c)
}

/// Whether a character may be a slip of the hand in a phrase; an end of a sentence, a bracket or a space is none.
fn is_plain(c: char) -> bool {
    c != END && c.is_alphanumeric()
}
