//! The lists of a part of the index: which documents hold a token, in shards of even size.
//!
//! A token's shard follows from its hash and the number of shards. That number grows one by one with the text, and
//! one more shard takes entries from one other only (linear hashing), so that a growing desk rewrites few files.

use crate::search::code;
use crate::search::terms::{Terms, WEIGHT_BITS, characters};

/// How many mentions a shard holds: about 11 KB.
const SHARD: usize = 6_000;

/// From how many bytes on the list of one character is a file of its own.
const HOT: usize = 4_000;

/// The bits of a document's number within its part: a million documents.
const NUMBER_BITS: u32 = 20;

/// Entry `name` of a part, as the script's string.
pub(super) type File = (String, String);

/// The lists of one part.
#[derive(Debug, Default)]
pub(super) struct Lists {
    pub(super) files: Vec<File>,
    /// How many shards of pairs and words there are.
    pub(super) pairs: usize,
    /// How many shards of single characters there are.
    pub(super) singles: usize,
    /// The characters that have files of their own.
    pub(super) hot: String,
}

/// The mentions of one shard to be: key, document and weight in one number.
#[derive(Default)]
struct Shard {
    signs: Vec<u64>,
    words: Vec<(Box<str>, u32)>,
}

/// The lists of documents in the order of their numbers. Takes the terms, for there are many.
pub(super) fn lists(terms: Vec<Terms>) -> Lists {
    let pair = |sign: &u64| characters(sign >> WEIGHT_BITS).1.is_some();
    let all: usize = terms.iter().map(|one| one.signs.len() + one.words.len()).sum();
    let paired: usize = terms
        .iter()
        .map(|one| one.signs.iter().filter(|sign| pair(sign)).count() + one.words.len())
        .sum();
    let pairs = (paired / SHARD).max(1);
    let singles = ((all - paired) / SHARD).max(1);
    let mut shards: Vec<Shard> = sized(&terms, pairs, singles);
    for (number, one) in (0_u64..1 << NUMBER_BITS).zip(terms) {
        for sign in one.signs {
            let (key, weight) = (sign >> WEIGHT_BITS, sign & ((1 << WEIGHT_BITS) - 1));
            let entry = key << (NUMBER_BITS + WEIGHT_BITS) | number << WEIGHT_BITS | weight;
            shards[place(key, pairs, singles)].signs.push(entry);
        }
        for (word, weight) in one.words {
            let entry =
                u32::try_from(number).unwrap_or(u32::MAX) << WEIGHT_BITS | u32::from(weight);
            shards[slot(hash(word.chars()), pairs)].words.push((word, entry));
        }
    }
    let mut lists = Lists { pairs, singles, ..Lists::default() };
    for (at, shard) in shards.into_iter().enumerate() {
        let name = if at < pairs { format!("p{at}") } else { format!("s{}", at - pairs) };
        let text = text(shard, at >= pairs, &mut lists);
        lists.files.push((name, text));
    }
    lists
}

/// Empty shards with room for what is to come.
fn sized(terms: &[Terms], pairs: usize, singles: usize) -> Vec<Shard> {
    let mut sizes = vec![0; pairs + singles];
    for sign in terms.iter().flat_map(|one| &one.signs) {
        sizes[place(sign >> WEIGHT_BITS, pairs, singles)] += 1;
    }
    let shard = |size| Shard { signs: Vec::with_capacity(size), words: Vec::new() };
    sizes.into_iter().map(shard).collect()
}

/// The shard of a character or a pair; those of characters come last.
fn place(key: u64, pairs: usize, singles: usize) -> usize {
    let (first, second) = characters(key);
    let hash = hash(std::iter::once(first).chain(second));
    if second.is_some() { slot(hash, pairs) } else { pairs + slot(hash, singles) }
}

/// The text of a shard: `!token list` for each of its tokens. Hot characters go to files of their own.
fn text(shard: Shard, single: bool, lists: &mut Lists) -> String {
    let Shard { mut signs, mut words } = shard;
    signs.sort_unstable();
    words.sort_unstable();
    let mut text = String::new();
    for group in
        signs.chunk_by(|a, b| a >> (NUMBER_BITS + WEIGHT_BITS) == b >> (NUMBER_BITS + WEIGHT_BITS))
    {
        let (first, second) = characters(group[0] >> (NUMBER_BITS + WEIGHT_BITS));
        let mask = (1 << (NUMBER_BITS + WEIGHT_BITS)) - 1;
        let list = list(group.iter().map(|entry| u32::try_from(entry & mask).unwrap_or(0)));
        if single && list.len() > HOT {
            lists.hot.push(first);
            lists.files.push((format!("h{:x}", u32::from(first)), list));
        } else {
            text.push('!');
            text.push(first);
            text.extend(second);
            text.push(' ');
            text.push_str(&list);
        }
    }
    for group in words.chunk_by(|a, b| a.0 == b.0) {
        text.push('!');
        text.push_str(&group[0].0);
        text.push(' ');
        text.push_str(&list(group.iter().map(|(_, entry)| *entry)));
    }
    text
}

/// Documents as steps from one to the next, each with the weight in its lowest bits.
fn list(entries: impl Iterator<Item = u32>) -> String {
    let mut text = String::new();
    let mut last = 0;
    for entry in entries {
        let number = entry >> WEIGHT_BITS;
        code::push((number - last) << WEIGHT_BITS | entry & ((1 << WEIGHT_BITS) - 1), &mut text);
        last = number;
    }
    text
}

/// A hash of characters that scripts compute as well.
pub(super) fn hash(token: impl Iterator<Item = char>) -> u32 {
    let mut hash =
        token.fold(0x811c_9dc5_u32, |hash, c| (hash ^ u32::from(c)).wrapping_mul(0x0100_0193));
    hash ^= hash >> 15;
    hash = hash.wrapping_mul(0x2c1b_3c6d);
    hash ^ hash >> 12
}

/// Which of `count` places a hash takes. One place more moves the content of one other place only.
pub(super) fn slot(hash: u32, count: usize) -> usize {
    let all = count.next_power_of_two();
    let place = hash as usize & (all - 1);
    if place < count { place } else { hash as usize & (all / 2 - 1) }
}

#[cfg(test)]
mod tests {
    use super::{hash, slot};

    #[test]
    fn one_shard_more_moves_one_shard() {
        for count in 1..70 {
            let mut sources = Vec::new();
            for key in (0..4000_u32).map(|n| hash(n.to_string().chars())) {
                let (before, after) = (slot(key, count), slot(key, count + 1));
                assert!(after <= count);
                if before != after {
                    assert_eq!(after, count, "only the new shard gains");
                    sources.push(before);
                }
            }
            sources.dedup();
            sources.sort_unstable();
            sources.dedup();
            assert_eq!(sources.len(), 1, "{count}");
        }
    }
}
