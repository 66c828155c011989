//! The lists of a part of the index: which documents hold a token, in shards of even size.
//!
//! A token's shard follows from its hash and the number of shards. That number grows one by one with the text, and
//! one more shard takes entries from one other only (linear hashing), so that a growing desk rewrites few files.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use crate::search::block::{self, Block, PAIRS, SINGLES, push_list, read_list};
use crate::search::code;
use crate::search::terms::WEIGHT_BITS;

/// How many mentions of pairs and words a shard holds: about 5 KB.
const SHARD: usize = 3_000;

/// How many mentions of single characters a shard holds: about 15 KB. Few ask for one, and every document has hundreds.
const SINGLE_SHARD: usize = 12_000;

/// The lists of one part.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// Each with its name.
    pub(super) files: Vec<(String, Shard)>,
    /// How many shards of pairs and words there are.
    pub(super) pairs: usize,
    /// How many shards of single characters there are.
    pub(super) singles: usize,
}

/// One file of lists, as its part's blocks have them: of the tokens whose hashes end in these bits.
#[derive(Clone, Debug)]
pub(super) struct Shard {
    part: Arc<Part>,
    /// The buckets of its tokens.
    buckets: Vec<usize>,
    slot: usize,
    mask: usize,
}

/// The blocks of a part, each with the number that it counts from.
#[derive(Debug)]
struct Part(Vec<(u32, Arc<Block>)>);

/// The lists of the blocks of a part.
pub(super) fn lists(blocks: Vec<(u32, Arc<Block>)>) -> Lists {
    let shards = |single: usize, size: usize| {
        let mentions: usize = blocks.iter().map(|(_, block)| block.mentions[single]).sum();
        (mentions / size).max(1)
    };
    let (pairs, singles) = (shards(0, SHARD), shards(1, SINGLE_SHARD));
    let part = Arc::new(Part(blocks));
    let mut files = Vec::new();
    for (count, of, first, sign) in [(pairs, PAIRS, 0, 'p'), (singles, SINGLES, PAIRS, 's')] {
        for (slot, mut buckets) in spread(count, of).into_iter().enumerate() {
            for bucket in &mut buckets {
                *bucket += first;
            }
            let shard = Shard { part: Arc::clone(&part), buckets, slot, mask: mask(slot, count) };
            files.push((format!("{sign}{slot}"), shard));
        }
    }
    Lists { files, pairs, singles }
}

impl Shard {
    /// The text: `!token list` for each of its tokens.
    pub(super) fn text(&self) -> String {
        let mut found: Vec<(&str, usize, &str)> = Vec::new();
        for bucket in &self.buckets {
            for (at, (_, block)) in self.part.0.iter().enumerate() {
                let lists = block::lists(block.bucket(*bucket));
                let lists = lists.filter(|(token, _)| self.takes(token));
                found.extend(lists.map(|(token, list)| (token, at, list)));
            }
        }
        found.sort_unstable();
        let mut text = String::new();
        let mut entries = Vec::new();
        for group in found.chunk_by(|a, b| a.0 == b.0) {
            text.push('!');
            text.push_str(group[0].0);
            text.push(' ');
            entries.clear();
            for (_, at, list) in group {
                let base = self.part.0[*at].0 << WEIGHT_BITS;
                entries.extend(read_list(list).map(|entry| base + entry));
            }
            text.push_str(&shortest(&entries));
        }
        text
    }

    fn takes(&self, token: &str) -> bool {
        hash(token.chars()) as usize & self.mask == self.slot
    }
}

/// A list by steps, or document by document where most hold the token: a space, then three documents a character, each
/// with two bits: not there, there, more often, in the title.
fn shortest(entries: &[u32]) -> String {
    let mut steps = String::new();
    push_list(entries.iter().copied(), &mut steps);
    let last = entries.last().map_or(0, |entry| (entry >> WEIGHT_BITS) as usize);
    if last / 3 + 2 >= steps.len() {
        return steps;
    }
    let mut signs = vec![0; last / 3 + 1];
    for entry in entries {
        let (number, weight) = ((entry >> WEIGHT_BITS) as usize, entry & ((1 << WEIGHT_BITS) - 1));
        let said = [1, 2, 2, 3][weight as usize];
        signs[number / 3] |= said << (2 * (number % 3));
    }
    let mut text = " ".to_owned();
    for sign in signs {
        code::push(sign, &mut text);
    }
    text
}

/// What the text depends on.
impl Hash for Shard {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.slot, self.mask).hash(state);
        for bucket in &self.buckets {
            for (base, block) in &self.part.0 {
                let bucket = block.bucket(*bucket);
                if !bucket.is_empty() {
                    (base, bucket).hash(state);
                }
            }
        }
    }
}

/// For each slot the buckets, of so many, that its tokens may lie in.
fn spread(count: usize, of: usize) -> Vec<Vec<usize>> {
    if count.next_power_of_two() > of {
        return (0..count).map(|slot| vec![slot % of]).collect();
    }
    let mut spread = vec![Vec::new(); count];
    for (bucket, low) in (0..of).zip(0_u32..) {
        spread[slot(low, count)].push(bucket);
    }
    spread
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

/// Which bits of a hash tell that it takes this of `count` places: not the number of places, so that one more changes
/// what one other place holds only.
fn mask(slot: usize, count: usize) -> usize {
    let all = count.next_power_of_two();
    if slot >= all / 2 || slot + all / 2 < count { all - 1 } else { all / 2 - 1 }
}

#[cfg(test)]
mod tests {
    use super::{hash, mask, slot, spread};

    #[test]
    fn one_shard_more_moves_one_shard() {
        for count in 1..70 {
            let mut sources = Vec::new();
            for key in (0..4000_u32).map(|n| hash(n.to_string().chars())) {
                let (before, after) = (slot(key, count), slot(key, count + 1));
                assert!(after <= count);
                for place in 0..count {
                    let takes = key as usize & mask(place, count) == place;
                    assert_eq!(takes, place == before, "{key} {place} of {count}");
                }
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

    #[test]
    fn a_shard_looks_where_its_tokens_lie() {
        for of in [16, 64] {
            for count in 1..200 {
                let spread = spread(count, of);
                for key in (0..400_u32).map(|n| hash(n.to_string().chars())) {
                    assert!(spread[slot(key, count)].contains(&(key as usize % of)), "{count}");
                }
            }
        }
    }
}
