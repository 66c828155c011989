//! ASCII names from Chinese ones. The only door to the `pinyin` crate.

use pinyin::ToPinyin as _;

/// A name for an address: pinyin syllables, Latin letters and digits in lower case, parted by `-`.
/// Empty when nothing in the text can be spelt.
pub(crate) fn slug(text: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut word = String::new();
    for c in text.chars() {
        if let Some(sound) = c.to_pinyin() {
            parts.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
            parts.push(sound.plain().replace('ü', "v"));
        } else if c.is_ascii_alphanumeric() {
            word.push(c.to_ascii_lowercase());
        } else {
            parts.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
        }
    }
    parts.extend((!word.is_empty()).then_some(word));
    parts.join("-")
}
