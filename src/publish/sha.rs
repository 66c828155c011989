//! SHA-256, which shows damage and forgery alike. The only door to `sha2`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// The SHA-256 digest of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub(crate) struct Sha([u8; 32]);

impl Sha {
    /// The digest of bytes.
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }
}

impl fmt::Display for Sha {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl From<Sha> for String {
    fn from(sha: Sha) -> Self {
        sha.to_string()
    }
}

/// Text that is no digest.
#[derive(Debug)]
pub(crate) struct NoSha;

impl fmt::Display for NoSha {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("64 hexadecimal digits expected")
    }
}

impl TryFrom<String> for Sha {
    type Error = NoSha;

    fn try_from(text: String) -> Result<Self, NoSha> {
        text.parse()
    }
}

impl FromStr for Sha {
    type Err = NoSha;

    fn from_str(text: &str) -> Result<Self, NoSha> {
        let mut sha = [0; 32];
        let digits = text.as_bytes();
        if digits.len() != 64 {
            return Err(NoSha);
        }
        for (byte, pair) in sha.iter_mut().zip(digits.chunks_exact(2)) {
            let nibble = |digit: u8| match digit {
                b'0'..=b'9' => Ok(digit - b'0'),
                b'a'..=b'f' => Ok(digit - b'a' + 10),
                _ => Err(NoSha),
            };
            *byte = nibble(pair[0])? << 4 | nibble(pair[1])?;
        }
        Ok(Self(sha))
    }
}

/// Takes the digest of a file that is read piece by piece.
pub(super) struct Hasher(Sha256);

impl Hasher {
    pub(super) fn new() -> Self {
        Self(Sha256::new())
    }

    pub(super) fn add(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    pub(super) fn sha(self) -> Sha {
        Sha(self.0.finalize().into())
    }
}

#[cfg(test)]
mod tests {
    use super::{Hasher, Sha};

    #[test]
    fn digests_are_the_known_ones_and_read_back() {
        for (text, expected) in [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ] {
            let sha = Sha::of(text.as_bytes());
            assert_eq!(sha.to_string(), expected);
            assert_eq!(expected.parse::<Sha>().unwrap(), sha);
            let mut pieces = Hasher::new();
            text.bytes().for_each(|byte| pieces.add(&[byte]));
            assert_eq!(pieces.sha(), sha);
        }
        for wrong in ["", "ba78", &"g".repeat(64), &"A".repeat(64), &"一".repeat(22)] {
            assert!(wrong.parse::<Sha>().is_err(), "{wrong}");
        }
    }
}
