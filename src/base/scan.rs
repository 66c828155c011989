//! Signs of one byte sought in texts. Most text is long and has none of them, so whole blocks are looked at without a
//! branch: a processor then compares many bytes at once.

/// How many bytes are looked at together.
const BLOCK: usize = 32;

/// The place of the first of some signs from `at` on.
pub(crate) fn find<const COUNT: usize>(
    bytes: &[u8],
    at: usize,
    signs: [u8; COUNT],
) -> Option<usize> {
    first(bytes, at, |byte, _| is_one(byte, signs))
}

/// The place of the first byte from `at` on that fits; it is seen with the next one, or nought. What decides should be
/// comparisons alone: a range of signs, or a `match`, makes each byte a case of its own.
pub(crate) fn first(bytes: &[u8], mut at: usize, fits: impl Fn(u8, u8) -> bool) -> Option<usize> {
    while let (Some(block), Some(next)) =
        (bytes.get(at..at + BLOCK), bytes.get(at + 1..=at + BLOCK))
    {
        let pairs = block.iter().zip(next);
        if pairs.fold(0, |any, (&byte, &next)| any | u8::from(fits(byte, next))) != 0 {
            break;
        }
        at += BLOCK;
    }
    let rest = bytes.get(at..)?;
    let next = rest.iter().skip(1).chain(&[0]);
    let found = rest.iter().zip(next).position(|(&byte, &next)| fits(byte, next))?;
    Some(at + found)
}

/// Whether a byte is one of some signs, looked for without a branch.
#[expect(clippy::needless_bitwise_bool, reason = "`||` would be a branch a sign")]
pub(crate) fn is_one<const COUNT: usize>(byte: u8, signs: [u8; COUNT]) -> bool {
    signs.into_iter().fold(false, |any, sign| any | (byte == sign))
}

/// Whether a text holds a sign; it is read to its end.
pub(crate) fn holds(text: &str, sign: u8) -> bool {
    text.bytes().fold(0, |any, byte| any | u8::from(byte == sign)) != 0
}

#[cfg(test)]
mod tests {
    use super::{find, holds};

    #[test]
    fn a_sign_is_found_wherever_it_stands() {
        let text = "群众少跑一趟。".repeat(9);
        assert!(!holds(&text, b'*') && !holds("", b'*'));
        for length in 0..100 {
            let mut bytes = vec![b'a'; length];
            assert_eq!(find(&bytes, 0, [b'*']), None, "{length}");
            for at in 0..length {
                bytes[at] = b'*';
                for from in [0, at / 2, at] {
                    assert_eq!(find(&bytes, from, [b'*']), Some(at), "{from} {length}");
                }
                assert_eq!(find(&bytes, at + 1, [b'*']), None, "{at} of {length}");
                assert!(holds(std::str::from_utf8(&bytes).expect("ASCII"), b'*'));
                bytes[at] = b'a';
            }
        }
    }
}
