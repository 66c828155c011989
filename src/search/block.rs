//! The lists of one stretch of documents, counted from its year's beginning: what is remembered, so that an edit reads the
//! texts of its own stretch only.
//!
//! They lie in buckets by the hashes of their tokens, each bucket rising, so that a shard finds what it holds of a block
//! without looking at the rest.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::search::code;
use crate::search::shard::hash;
use crate::search::terms::{Terms, WEIGHT_BITS, characters};

/// Buckets of pairs and words.
pub(super) const PAIRS: usize = 4096;

/// Buckets of single characters; they come after those of pairs.
pub(super) const SINGLES: usize = 512;

/// The bits of a document's number within its stretch.
const NUMBER_BITS: u32 = 20;

/// The lists of a stretch: `!token list` for each of its tokens.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Block {
    text: String,
    /// Where each bucket begins, and where the last one ends.
    starts: Vec<u32>,
    /// Mentions of pairs and words, and of single characters.
    pub(super) mentions: [usize; 2],
}

impl Block {
    /// The lists of documents with their numbers, rising.
    pub(super) fn new(terms: &[(u32, Terms)]) -> Self {
        let mut signs: Vec<u64> = Vec::new();
        let mut words: Vec<(&str, u32)> = Vec::new();
        for (number, one) in terms {
            signs.extend(one.signs().map(|sign| {
                let (key, weight) = (sign >> WEIGHT_BITS, sign & ((1 << WEIGHT_BITS) - 1));
                key << (NUMBER_BITS + WEIGHT_BITS) | u64::from(*number) << WEIGHT_BITS | weight
            }));
            let entry = |weight: u8| number << WEIGHT_BITS | u32::from(weight);
            words.extend(one.words.iter().map(|(word, weight)| (word.as_ref(), entry(*weight))));
        }
        signs.sort_unstable();
        words.sort_unstable();
        let mut lists = Lists::default();
        let key = |entry: u64| entry >> (NUMBER_BITS + WEIGHT_BITS);
        for group in signs.chunk_by(|a, b| key(*a) == key(*b)) {
            let (first, second) = characters(key(group[0]));
            let entry =
                |entry: &u64| u32::try_from(entry & ((1 << (NUMBER_BITS + WEIGHT_BITS)) - 1));
            let entries = group.iter().map(|one| entry(one).unwrap_or(u32::MAX));
            lists.add(std::iter::once(first).chain(second), second.is_none(), entries);
        }
        for group in words.chunk_by(|a, b| a.0 == b.0) {
            lists.add(group[0].0.chars(), false, group.iter().map(|(_, entry)| *entry));
        }
        lists.block()
    }

    /// One bucket; nothing where there is none.
    pub(super) fn bucket(&self, at: usize) -> &str {
        let place = self.starts.get(at).zip(self.starts.get(at + 1));
        let text = place.and_then(|(from, to)| self.text.get(*from as usize..*to as usize));
        text.unwrap_or_default()
    }
}

/// The tokens of a bucket with their lists.
pub(super) fn lists(bucket: &str) -> impl Iterator<Item = (&str, &str)> {
    bucket.split('!').filter_map(|list| list.split_once(' '))
}

/// Lists on their way into buckets.
#[derive(Default)]
struct Lists {
    text: String,
    /// The bucket of each list, and where it stands in the text.
    places: Vec<(usize, Range<usize>)>,
    mentions: [usize; 2],
}

impl Lists {
    fn add(
        &mut self,
        token: impl Iterator<Item = char> + Clone,
        single: bool,
        entries: impl Iterator<Item = u32>,
    ) {
        let hash = hash(token.clone()) as usize;
        let bucket = if single { PAIRS + hash % SINGLES } else { hash % PAIRS };
        let start = self.text.len();
        self.text.push('!');
        self.text.extend(token);
        self.text.push(' ');
        let entries = entries.inspect(|_| self.mentions[usize::from(single)] += 1);
        push_list(entries, &mut self.text);
        self.places.push((bucket, start..self.text.len()));
    }

    fn block(mut self) -> Block {
        self.places.sort_by_key(|(bucket, _)| *bucket);
        let mut text = String::with_capacity(self.text.len());
        let mut starts = Vec::with_capacity(PAIRS + SINGLES + 1);
        let mut places = self.places.into_iter().peekable();
        for bucket in 0..=PAIRS + SINGLES {
            starts.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
            while let Some((_, place)) = places.next_if(|(at, _)| *at == bucket) {
                text.push_str(&self.text[place]);
            }
        }
        Block { text, starts, mentions: self.mentions }
    }
}

/// Appends documents as steps from one to the next. Three of four numbers are steps to documents that mention a token in
/// passing; the fourth tells a weight as well.
pub(super) fn push_list(entries: impl Iterator<Item = u32>, out: &mut String) {
    let mut last = 0;
    for entry in entries {
        let number = entry >> WEIGHT_BITS;
        let step = number - last;
        code::push(
            match entry & ((1 << WEIGHT_BITS) - 1) {
                0 => step / 3 * 4 + step % 3,
                weight => (step * 3 + weight - 1) * 4 + 3,
            },
            out,
        );
        last = number;
    }
}

/// Reads what `push_list` wrote, as `search.js` does.
pub(super) fn read_list(list: &str) -> impl Iterator<Item = u32> {
    let mut number = 0;
    code::read(list).map(move |said| {
        let (rest, kind) = (said / 4, said % 4);
        let (step, weight) = if kind < 3 { (rest * 3 + kind, 0) } else { (rest / 3, rest % 3 + 1) };
        number += step;
        number << WEIGHT_BITS | weight
    })
}
