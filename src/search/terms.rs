//! The terms of one document: every token once, with how much it weighs there.

use std::collections::BTreeMap;

use crate::search::text::Text;
use crate::search::token::{Token, tokens};

/// The tokens of one document, packed small: ten thousand documents are held at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Terms {
    /// Characters and pairs, rising: key and weight in one number, as steps of seven bits a byte.
    signs: Box<[u8]>,
    /// Words with their weights, rising.
    pub(super) words: Box<[(Box<str>, u8)]>,
}

/// How much a token weighs in a document, from 0 for a mention in passing; 3 means that the title has it.
pub(super) const WEIGHT_BITS: u32 = 2;

/// The bits of one character in a key.
const CHARACTER_BITS: u32 = 21;

/// The length of text, in characters, at which a mention counts as it is; it is fixed, so that no document changes another's weights.
const USUAL_LENGTH: u64 = 1500;

/// The tokens of a text.
pub(super) fn terms(text: &Text) -> Terms {
    let mut signs: Vec<u64> = Vec::with_capacity(text.body.len() * 2 / 3 + 64);
    let mut words: BTreeMap<String, (u64, bool)> = BTreeMap::new();
    let mut length = 0;
    for (part, titled) in [(&text.title, true), (&text.about, false), (&text.body, false)] {
        tokens(part, |token| {
            let key = match token {
                Token::One(c) => {
                    length += 1;
                    key(c, None)
                }
                Token::Pair(a, b) => key(a, Some(b)),
                Token::Word(word) => {
                    let entry = words.entry(word).or_default();
                    entry.0 += 1;
                    entry.1 |= titled;
                    return;
                }
            };
            signs.push(key << 1 | u64::from(titled));
        });
    }
    signs.sort_unstable();
    let groups = signs.chunk_by(|a, b| a >> 1 == b >> 1).filter_map(|group| {
        let last = group.last()?;
        let weight = weight(group.len() as u64, last & 1 == 1, length);
        Some((last >> 1) << WEIGHT_BITS | u64::from(weight))
    });
    let words = words
        .into_iter()
        .map(|(word, (count, titled))| (word.into(), weight(count, titled, length)));
    Terms { signs: packed(groups), words: words.collect() }
}

/// Rising numbers as steps, the last byte of each below 128.
fn packed(numbers: impl Iterator<Item = u64>) -> Box<[u8]> {
    let mut bytes = Vec::with_capacity(8 << 10);
    let mut last = 0;
    for number in numbers {
        let mut step = number - last;
        last = number;
        while step > 127 {
            bytes.push(0x80 | step.to_le_bytes()[0]);
            step >>= 7;
        }
        bytes.push(step.to_le_bytes()[0]);
    }
    bytes.into()
}

impl Terms {
    /// Characters and pairs, rising: key and weight in one number.
    pub(super) fn signs(&self) -> impl Iterator<Item = u64> {
        let (mut number, mut step, mut shift) = (0, 0, 0);
        self.signs.iter().filter_map(move |byte| {
            step |= u64::from(byte & 0x7f) << shift;
            shift += 7;
            (*byte < 128).then(|| {
                number += std::mem::take(&mut step);
                shift = 0;
                number
            })
        })
    }

    /// These terms and those of names that are mentioned once.
    pub(super) fn with(&self, names: &[String]) -> Self {
        if names.is_empty() {
            return self.clone();
        }
        let about = Text { about: names.join("\n"), ..Text::default() };
        let more = terms(&about);
        let mut signs: Vec<u64> = self
            .signs()
            .chain(more.signs().map(|sign| sign >> WEIGHT_BITS << WEIGHT_BITS))
            .collect();
        signs.sort_by_key(|sign| (sign >> WEIGHT_BITS, std::cmp::Reverse(*sign)));
        signs.dedup_by_key(|sign| *sign >> WEIGHT_BITS);
        let mut words: Vec<(Box<str>, u8)> = self.words.iter().cloned().chain(more.words).collect();
        words.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
        words.dedup_by(|a, b| a.0 == b.0);
        Self { signs: packed(signs.into_iter()), words: words.into() }
    }
}

/// The key of a character or a pair; rises with the characters.
fn key(first: char, second: Option<char>) -> u64 {
    u64::from(u32::from(first)) << CHARACTER_BITS | second.map_or(0, |c| u64::from(u32::from(c)))
}

/// The characters of a key.
pub(super) fn characters(key: u64) -> (char, Option<char>) {
    let character = |bits: u64| u32::try_from(bits).ok().and_then(char::from_u32);
    let second = key & ((1 << CHARACTER_BITS) - 1);
    let first = character(key >> CHARACTER_BITS).unwrap_or_default();
    (first, (second > 0).then(|| character(second)).flatten())
}

/// Okapi's saturation in three steps: twice is more than once, ten times hardly more than five.
fn weight(count: u64, titled: bool, length: u64) -> u8 {
    if titled {
        return 3;
    }
    // The shortest texts would otherwise stand above all others.
    let length = length.max(USUAL_LENGTH / 2);
    let saturated = 2_200 * count * 1000 / (1000 * count + 300 + 900 * length / USUAL_LENGTH);
    match saturated {
        0..1300 => 0,
        1300..1600 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::{characters, terms};
    use crate::search::text::Text;

    #[test]
    fn weights_tell_title_often_and_once() {
        let text = Text {
            title: "党建".to_owned(),
            about: "Word".to_owned(),
            body: format!("建设{}。一次", "作风。".repeat(9)),
        };
        let terms = terms(&text);
        let found: Vec<String> = terms
            .signs()
            .map(|sign| {
                let (a, b) = characters(sign >> 2);
                format!("{a}{}{}", b.map(String::from).unwrap_or_default(), sign & 3)
            })
            .collect();
        for expected in ["党建3", "建3", "建设0", "作风2", "一次0", "wo0", "w0"] {
            assert!(found.iter().any(|one| one == expected), "{expected} in {found:?}");
        }
        assert_eq!(*terms.words, [("word".into(), 0)]);
    }
}
