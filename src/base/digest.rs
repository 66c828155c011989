//! Stable digests of bytes and of whole values; the keys of remembered work.

use std::fmt;
use std::hash::{Hash, Hasher};

use xxhash_rust::xxh3::{Xxh3, xxh3_128, xxh3_128_with_seed};

/// 128 bits of xxh3: enough to tell contents apart, no guard against forgery.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
)]
pub(crate) struct Digest(u128);

impl Digest {
    /// The digest of bytes.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self(xxh3_128(bytes))
    }

    /// The digest of bytes of one kind: the same bytes of another kind have another. For short pieces
    /// this is several times quicker than `of_value`.
    pub(crate) fn tagged(kind: u8, bytes: &[u8]) -> Self {
        Self(xxh3_128_with_seed(bytes, u64::from(kind)))
    }

    /// The digest of a value: every field that its `Hash` covers.
    pub(crate) fn of_value<T: Hash + ?Sized>(value: &T) -> Self {
        let mut hasher = Wide(Xxh3::new());
        value.hash(&mut hasher);
        Self(hasher.0.digest128())
    }

    /// The digest of a value by its packed form, which holds every field; `None` when it cannot be packed.
    pub(crate) fn of_packed<T: serde::Serialize>(value: &T) -> Option<Self> {
        postcard::to_stdvec(value).ok().map(|bytes| Self::of(&bytes))
    }

    /// The digest as a number.
    pub(crate) fn number(self) -> u128 {
        self.0
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl std::str::FromStr for Digest {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        u128::from_str_radix(text, 16).map(Self)
    }
}

/// Feeds `Hash` implementations into the 128-bit state.
struct Wide(Xxh3);

impl Hasher for Wide {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        self.0.digest()
    }
}
