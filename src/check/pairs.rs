//! 成对的标点: quotation marks, brackets and book-title marks that lack their other half, or are not those of Chinese text.

use std::ops::Range;

use super::line::{Line, Look, is_chinese};
use crate::base::chinese::width::is_han;
use crate::base::problem::Problem;

/// Marks that come in pairs. Brackets of both widths close each other.
const PAIRS: &[(char, char)] = &[
    ('“', '”'),
    ('‘', '’'),
    ('《', '》'),
    ('〈', '〉'),
    ('（', '）'),
    ('(', ')'),
    ('〔', '〕'),
    ('【', '】'),
    ('「', '」'),
    ('『', '』'),
];

/// Marks that take turns when they stand within each other, and what stands within the first of them.
const WITHIN: &[(char, char, &str)] = &[('“', '‘', "‘ ’"), ('《', '〈', "〈 〉")];

/// The longest quotation that a message repeats, in characters.
const SHOWN: usize = 12;

impl Look<'_> {
    /// A mark that opens something.
    pub(super) fn opened(&mut self, at: usize, c: char) -> usize {
        if let Some(end) = self.document_number(at, c) {
            return end;
        }
        if PAIRS.iter().any(|(open, _)| *open == c) {
            self.open.push((at, c));
        }
        0
    }

    /// A mark that closes what was opened last, or should.
    pub(super) fn closed(&mut self, at: usize, c: char) {
        let Some(&(half, _)) = PAIRS.iter().find(|(_, close)| *close == c) else { return };
        let fits = |open: char| open == half || (is_bracket(open) && is_bracket(half));
        let Some(found) = self.open.iter().rposition(|(_, open)| fits(*open)) else {
            if !self.is_alone(at, c) {
                self.lone(at, c);
            }
            return;
        };
        for (at, open) in self.open.split_off(found + 1) {
            self.lone(at, open);
        }
        let Some((from, open)) = self.open.pop() else { return };
        self.within(from..at + c.len_utf8(), open, c);
    }

    /// What a finished pair may have wrong: its width, or that it stands in one of its own kind.
    fn within(&mut self, range: Range<usize>, open: char, close: char) {
        let inside = &self.line.text[range.start + open.len_utf8()..range.end - close.len_utf8()];
        if open == '(' || close == ')' {
            let mixed = (open, close) != ('(', ')');
            let touches = self.before(range.start).is_some_and(is_chinese);
            let begins = range.start == 0 && self.after(range.end).is_some_and(is_han);
            if mixed || touches || begins || inside.contains(is_han) {
                let typed = format!("{open} {close}");
                let problem = Problem::HalfMark { typed, better: "（ ）".to_owned() };
                self.tell(range.clone(), problem);
            }
        }
        let Some((_, other, better)) = WITHIN.iter().find(|(mark, ..)| *mark == open) else {
            return;
        };
        let mut around = self.open.iter().rev().map(|(_, mark)| *mark);
        if around.find(|mark| *mark == open || mark == other) == Some(open) {
            let typed = format!("{open} {close}");
            self.tell(range, Problem::NestedMark { typed, better: (*better).to_owned() });
        }
    }

    /// Reports what was not closed when the line ended.
    pub(super) fn unclosed(&mut self, next: Option<Line<'_>>) {
        let open = std::mem::take(&mut self.open);
        for (at, c) in open {
            // A quotation of several paragraphs opens anew in each, and closes in the last.
            let goes_on = next.is_some_and(|next| next.text.starts_with(c));
            if !(goes_on && matches!(c, '“' | '‘')) {
                self.lone(at, c);
            }
        }
    }

    fn lone(&mut self, at: usize, c: char) {
        let nested = |problem: &Problem| matches!(problem, Problem::NestedMark { typed, .. } if typed.contains(c));
        // One that is missing makes all behind it stand within each other.
        self.found.retain(|(_, problem)| !nested(problem));
        self.tell(at..at + c.len_utf8(), Problem::LoneMark { typed: c.to_string() });
    }

    /// Whether a closing mark is right without its other half: 1）and a） number things, don’t has an apostrophe.
    fn is_alone(&self, at: usize, c: char) -> bool {
        let text = &self.line.text[..at];
        let word = |c: char| c.is_ascii_alphanumeric() || "一二三四五六七八九十".contains(c);
        let bare = text.trim_end_matches(word);
        let number = (1..=3).contains(&text[bare.len()..].chars().count());
        match c {
            '）' | ')' => number && bare.chars().next_back().is_none_or(|c| !is_han(c)),
            '’' => text.ends_with(|c: char| c.is_ascii_alphabetic()),
            _ => false,
        }
    }

    /// A straight quotation mark in Chinese text.
    pub(super) fn straight(&mut self, at: usize, c: char, last: Option<char>) -> usize {
        if at < self.quoted {
            return 0;
        }
        let inside = self.rest(at + 1);
        let close = inside.find(c);
        let inside = close.map_or(inside, |close| &inside[..close]);
        let end = at + 1 + close.map_or(0, |close| close + 1);
        let after = self.after(end).filter(|_| close.is_some());
        let touches = [last, after].into_iter().flatten().any(is_chinese);
        let apostrophe = c == '\'' && last.is_some_and(char::is_alphanumeric);
        let wrong = match close {
            Some(_) => touches || inside.contains(is_han),
            None => touches && !last.is_some_and(|c| c.is_ascii_digit()),
        };
        self.quoted = end;
        if wrong && !apostrophe {
            let (open, shut) = if c == '"' { ('“', '”') } else { ('‘', '’') };
            let short = close.is_some() && inside.chars().count() <= SHOWN;
            let inside = if short { inside } else { "…" };
            let better = format!("{open}{inside}{shut}");
            self.tell(at..end, Problem::StraightQuotes { typed: c.to_string(), better });
        }
        0
    }
}

fn is_bracket(c: char) -> bool {
    matches!(c, '（' | '(')
}
