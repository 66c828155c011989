//! Finds all words of the lists in one pass over a text.

use std::collections::BTreeMap;
use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

/// Up to how many bytes of words the quick form of the search is affordable: it takes some kilobytes a byte.
const QUICK: usize = 16 << 10;

/// What it means that a word stands somewhere: a place in one of the lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Meaning {
    /// A right form: a shorter word of a list within it is not meant.
    Good,
    Wrong(usize),
    Careful(usize),
    Retired(usize),
    /// 简称.
    Short(usize),
    /// 全称.
    Full(usize),
    /// A set phrase as it should be.
    Phrase(usize),
    /// A part of a set phrase, and how many characters of it stand before.
    Part(usize, usize),
    /// A person's name.
    Person(usize),
}

/// A word that was found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Hit {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) meaning: Meaning,
}

impl Hit {
    pub(super) fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// Words to look for, with all that each of them means.
#[derive(Default)]
pub(super) struct Words(BTreeMap<String, Vec<Meaning>>);

impl Words {
    pub(super) fn add(&mut self, word: &str, meaning: Meaning) {
        let word = word.trim();
        if !word.is_empty() {
            self.0.entry(word.to_owned()).or_default().push(meaning);
        }
    }

    pub(super) fn build(self) -> Finder {
        // Right forms alone find nothing.
        let useful = self.0.values().flatten().any(|meaning| *meaning != Meaning::Good);
        let (words, meanings): (Vec<_>, Vec<_>) = self.0.into_iter().unzip();
        let size: usize = words.iter().map(String::len).sum();
        let kind =
            if size <= QUICK { AhoCorasickKind::DFA } else { AhoCorasickKind::ContiguousNFA };
        let mut machine = AhoCorasick::builder();
        machine.match_kind(MatchKind::Standard).kind(Some(kind));
        Finder { machine: useful.then(|| machine.build(words).ok()).flatten(), meanings }
    }
}

/// The words, ready to be found.
pub(super) struct Finder {
    machine: Option<AhoCorasick>,
    meanings: Vec<Vec<Meaning>>,
}

impl Finder {
    pub(super) fn is_empty(&self) -> bool {
        self.machine.is_none()
    }

    /// Every word at every place, sorted by place; words may overlap.
    pub(super) fn find(&self, text: &str) -> Vec<Hit> {
        let Some(machine) = &self.machine else { return Vec::new() };
        let mut hits = Vec::new();
        for found in machine.find_overlapping_iter(text) {
            if !stands_alone(text, found.range()) {
                continue;
            }
            let meanings = self.meanings.get(found.pattern().as_usize()).into_iter().flatten();
            let (start, end) = (found.start(), found.end());
            hits.extend(meanings.map(|&meaning| Hit { start, end, meaning }));
        }
        hits.sort();
        hits
    }
}

/// Whether no Latin word or number goes on before or after: GDP is not meant in GDPR.
fn stands_alone(text: &str, range: Range<usize>) -> bool {
    let joins = |a: Option<&u8>, b: Option<&u8>| {
        let plain = |c: Option<&u8>| c.is_some_and(u8::is_ascii_alphanumeric);
        plain(a) && plain(b)
    };
    let bytes = text.as_bytes();
    let before = range.start.checked_sub(1).and_then(|at| bytes.get(at));
    !joins(before, bytes.get(range.start))
        && !joins(bytes.get(range.end.saturating_sub(1)), bytes.get(range.end))
}
