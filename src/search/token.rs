//! What the index keeps of a text: its characters, its pairs of neighbours, its Latin words. `search.js` does the same.
//!
//! One file of vectors, `tests/search-vectors.json`, holds both to the same answers.

use crate::base::chinese::width::is_han;

/// What a character is to the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Parts runs: space, punctuation, symbols.
    Gap,
    /// Means something by itself: Han, kana, Hangul, a circled number.
    Sign,
    /// Part of a word: a Latin, Greek or Cyrillic letter, a digit.
    Letter,
}

/// One piece of a text that can be looked up.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Token {
    /// One character.
    One(char),
    /// Two neighbours of one run, whatever their scripts.
    Pair(char, char),
    /// A whole word of three letters or more; shorter ones are characters and pairs already.
    Word(String),
}

/// A character as the index compares it: full width as half width, capitals as small letters, every space as a space.
/// One character stays one character, so that places in a text stay places.
pub(super) fn fold(c: char) -> char {
    let narrow = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\t' => ' ',
        '\u{b2}' => '2',
        '\u{b3}' => '3',
        '\u{b9}' => '1',
        _ => c,
    };
    match narrow {
        'A'..='Z' => narrow.to_ascii_lowercase(),
        '\u{2160}'..='\u{216f}' => char::from_u32(u32::from(narrow) + 16).unwrap_or(narrow),
        '\u{c0}'..='\u{52f}' => {
            let mut small = narrow.to_lowercase();
            match (small.next(), small.next()) {
                (Some(one), None) => one,
                _ => narrow,
            }
        }
        _ => narrow,
    }
}

/// Whether a character shows nothing and parts nothing: joiners, marks of direction, variation selectors.
pub(super) fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0100}'..='\u{e01ef}')
}

/// The class of a folded character.
pub(super) fn class(c: char) -> Class {
    match c {
        'a'..='z' | '0'..='9' => Class::Letter,
        '\0'..='\u{bf}' | '\u{d7}' | '\u{f7}' => Class::Gap,
        '\u{c0}'..='\u{24f}'
        | '\u{370}'..='\u{373}'
        | '\u{376}'..='\u{377}'
        | '\u{37b}'..='\u{37d}'
        | '\u{386}'
        | '\u{388}'..='\u{481}'
        | '\u{48a}'..='\u{52f}' => Class::Letter,
        '\u{2160}'..='\u{2188}'
        | '\u{2460}'..='\u{24ff}'
        | '\u{2776}'..='\u{2793}'
        | '\u{3005}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30a1}'..='\u{30fa}'
        | '\u{30fc}'
        | '\u{3220}'..='\u{3229}'
        | '\u{ac00}'..='\u{d7a3}' => Class::Sign,
        _ if is_han(c) => Class::Sign,
        _ => Class::Gap,
    }
}

/// Gives every token of a text to `take`, in the order of the text, as often as it stands there.
pub(super) fn tokens(text: &str, mut take: impl FnMut(Token)) {
    let mut before: Option<char> = None;
    let mut word = String::new();
    let close = |word: &mut String, take: &mut dyn FnMut(Token)| {
        if word.chars().nth(2).is_some() {
            take(Token::Word(word.clone()));
        }
        word.clear();
    };
    for c in text.chars().filter(|c| !is_unseen(*c)).map(fold) {
        let class = class(c);
        if class != Class::Letter && !word.is_empty() {
            close(&mut word, &mut take);
        }
        if class == Class::Gap {
            before = None;
            continue;
        }
        if class == Class::Letter {
            word.push(c);
        }
        take(Token::One(c));
        if let Some(first) = before {
            take(Token::Pair(first, c));
        }
        before = Some(c);
    }
    close(&mut word, &mut take);
}

#[cfg(test)]
mod tests {
    use super::{Token, tokens};

    #[derive(serde::Deserialize)]
    struct Vector {
        text: String,
        tokens: Vec<String>,
    }

    #[test]
    fn every_vector_is_met() {
        let vectors: Vec<Vector> =
            serde_json::from_str(include_str!("../../tests/search-vectors.json")).expect("vectors");
        assert!(vectors.len() >= 200, "{} vectors", vectors.len());
        for Vector { text, tokens: expected } in vectors {
            let mut found = Vec::new();
            tokens(&text, |token| {
                found.push(match token {
                    Token::One(c) => c.to_string(),
                    Token::Pair(a, b) => format!("{a}{b}"),
                    Token::Word(word) => word,
                });
            });
            found.sort();
            found.dedup();
            assert_eq!(found, expected, "{text:?}");
        }
    }
}
