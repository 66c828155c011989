//! Signs of one byte sought in texts. Most text is long and has none of them, so whole blocks are looked at without a
//! branch: a processor then compares many bytes at once.

/// How many bytes are looked at together.
const BLOCK: usize = 32;

/// The place of the first byte from `at` on that fits. What decides should be without branches, too.
pub(crate) fn find(bytes: &[u8], mut at: usize, fits: impl Fn(u8) -> bool) -> Option<usize> {
    while let Some(block) = bytes.get(at..at + BLOCK) {
        if block.iter().fold(0, |any, &byte| any | u8::from(fits(byte))) != 0 {
            break;
        }
        at += BLOCK;
    }
    let found = bytes.get(at..)?.iter().position(|&byte| fits(byte))?;
    Some(at + found)
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
            assert_eq!(find(&bytes, 0, |byte| byte == b'*'), None, "{length}");
            for at in 0..length {
                bytes[at] = b'*';
                for from in [0, at / 2, at] {
                    assert_eq!(
                        find(&bytes, from, |byte| byte == b'*'),
                        Some(at),
                        "{from} {length}"
                    );
                }
                assert_eq!(find(&bytes, at + 1, |byte| byte == b'*'), None, "{at} of {length}");
                assert!(holds(std::str::from_utf8(&bytes).expect("ASCII"), b'*'));
                bytes[at] = b'a';
            }
        }
    }
}
