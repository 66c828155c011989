//! Numbers as short text that may stand in a script: one character for small ones, more for large ones.
//!
//! Of 91 printable characters 64 end a number and 27 carry on; neither `"` nor `\` nor what parts the entries of a
//! shard is among them.

/// How many characters end a number.
const ENDS: u32 = 64;

/// How many carry on.
const GOES: u32 = 27;

/// Appends a number.
pub(super) fn push(mut number: u32, out: &mut String) {
    let mut parts = [0_u32; 8];
    let mut at = parts.len() - 1;
    parts[at] = number % ENDS;
    number /= ENDS;
    while number > 0 && at > 0 {
        number -= 1;
        at -= 1;
        parts[at] = ENDS + number % GOES;
        number /= GOES;
    }
    out.extend(parts[at..].iter().map(|part| sign(*part)));
}

/// From `#` on, without the backslash.
fn sign(part: u32) -> char {
    let code = part + u32::from('#');
    char::from_u32(if code < u32::from('\\') { code } else { code + 1 }).unwrap_or('#')
}

/// Reads all numbers of a text, as `search.js` does.
pub(super) fn read(text: &str) -> impl Iterator<Item = u32> {
    let mut carried = 0;
    text.bytes().filter_map(move |byte| {
        let part = part(byte);
        if part < ENDS {
            Some(std::mem::take(&mut carried) * ENDS + part)
        } else {
            carried = carried * GOES + part - ENDS + 1;
            None
        }
    })
}

/// What `sign` was made from.
fn part(sign: u8) -> u32 {
    u32::from(sign).saturating_sub(u32::from(b'#') + u32::from(sign > b'\\'))
}

#[cfg(test)]
mod tests {
    use super::{push, read};

    #[test]
    fn numbers_come_back() {
        let some = [1, 2, 3, 7].into_iter().flat_map(|seed: u32| {
            (0..32).map(move |shift| seed.rotate_left(shift)).chain([u32::MAX - seed])
        });
        let numbers: Vec<u32> = (0..5000).chain(some).collect();
        let mut text = String::new();
        for number in &numbers {
            push(*number, &mut text);
        }
        assert!(read(&text).eq(numbers.iter().copied()));
        assert!(text.bytes().all(|byte| (b'#'..=b'~').contains(&byte) && byte != b'\\'));
        for (number, length) in [(0, 1), (63, 1), (64, 2), (1791, 2), (1792, 3)] {
            let mut text = String::new();
            push(number, &mut text);
            assert_eq!(text.len(), length, "{number}");
        }
    }
}
