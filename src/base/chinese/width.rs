//! Character classes: what is Han, what is Chinese punctuation, how wide a terminal draws it. The only door to `unicode-width`.

use unicode_normalization::UnicodeNormalization as _;
use unicode_width::UnicodeWidthChar as _;

/// Whether a character is a Han ideograph.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{323af}' | '〇')
}

/// Whether a character belongs to Chinese or Japanese writing: Han, kana, bopomofo, their punctuation, radicals,
/// and full-width forms. Hangul is not among them: Korean parts its words by spaces.
pub(crate) fn is_cjk(c: char) -> bool {
    is_han(c)
        || matches!(c, '\u{2e80}'..='\u{2fdf}' | '\u{2ff0}'..='\u{312f}' | '\u{31a0}'..='\u{33ff}'
            | '\u{fe10}'..='\u{fe1f}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff01}'..='\u{ff9f}'
            | '\u{ffe0}'..='\u{ffe6}' | '\u{16fe0}'..='\u{16fff}' | '\u{1aff0}'..='\u{1b16f}'
            | '\u{1f200}'..='\u{1f2ff}')
}

/// Whether a character is punctuation of Chinese alone: 、。《》（） and the like.
pub(crate) fn is_cjk_punctuation(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301f}' | '\u{3030}'
        | '\u{303d}' | '\u{30a0}' | '\u{30fb}' | '\u{fe10}'..='\u{fe19}' | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}'
        | '\u{ff5b}'..='\u{ff65}')
}

/// Whether a character is punctuation of Chinese and Latin writing both: “ ” ‘ ’ — … ·.
pub(crate) fn is_shared_punctuation(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | '—' | '…' | '·' | '–' | '―')
}

/// Whether a character is a punctuation mark or symbol, as `CommonMark` counts them.
#[cfg_attr(
    not(test),
    expect(dead_code, reason = "held against the classes of the Markdown reader")
)]
pub(crate) fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation()
        || is_cjk_punctuation(c)
        || matches!(c, '\u{a1}'..='\u{a9}' | '\u{ab}'..='\u{ac}' | '\u{ae}'..='\u{b1}' | '\u{b4}'
            | '\u{b6}'..='\u{b8}' | '\u{bb}' | '\u{bf}' | '\u{d7}' | '\u{f7}'
            | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{20a0}'..='\u{20cf}'
            | '\u{2100}'..='\u{214f}' | '\u{2190}'..='\u{2bff}' | '\u{2e00}'..='\u{2e7f}'
            | '\u{3004}' | '\u{3012}' | '\u{3013}' | '\u{3020}' | '\u{3036}' | '\u{3037}'
            | '\u{303e}' | '\u{303f}' | '\u{ffe0}'..='\u{ffe6}' | '\u{1f000}'..='\u{1faff}')
}

/// The plain form of a character that is only another shape of it: ３ is 3, the radical ⼯ is 工.
pub(crate) fn plain_form(c: char) -> Option<char> {
    let mut plain = std::iter::once(c).nfkc();
    let first = plain.next().filter(|first| *first != c)?;
    plain.next().is_none().then_some(first)
}

/// Whether a line end between two characters is no space: both are Chinese, or one is Chinese punctuation, or one is
/// a shared mark that touches Chinese.
pub(crate) fn joins(before: char, after: char) -> bool {
    let hangul = |c| matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7ff}');
    if hangul(before) || hangul(after) {
        return false;
    }
    let touches = |mark, other| is_shared_punctuation(mark) && is_cjk(other);
    is_cjk(before) && is_cjk(after)
        || is_cjk_punctuation(before)
        || is_cjk_punctuation(after)
        || touches(before, after)
        || touches(after, before)
        || is_shared_punctuation(before) && is_shared_punctuation(after)
}

/// How many columns of a terminal a character takes: two for East Asian wide ones, none for control characters.
pub(crate) fn columns(c: char) -> usize {
    c.width().unwrap_or(0)
}

/// How many columns of a terminal a text takes.
pub(crate) fn width(text: &str) -> usize {
    text.chars().map(columns).sum()
}

#[cfg(test)]
mod tests {
    use super::{columns, is_cjk, is_cjk_punctuation, is_han, is_punctuation, joins};

    #[test]
    fn characters_have_classes() {
        for (c, expected) in [
            ('简', "han cjk w2"),
            ('〇', "han cjk w2"),
            ('㐂', "han cjk w2"),
            ('𠮷', "han cjk w2"),
            ('ア', "cjk w2"),
            ('ㄅ', "cjk w2"),
            ('、', "cjk cjkp punct w2"),
            ('《', "cjk cjkp punct w2"),
            ('：', "cjk cjkp punct w2"),
            ('・', "cjk cjkp punct w2"),
            ('Ａ', "cjk w2"),
            ('　', "cjk w2"),
            ('“', "punct w1"),
            ('—', "punct w1"),
            ('·', "punct w1"),
            ('A', "w1"),
            ('-', "punct w1"),
            ('글', "w2"),
            ('é', "w1"),
            ('\u{301}', "w0"),
            ('\n', "w0"),
        ] {
            let mut found = String::new();
            for (is, name) in [
                (is_han(c), "han "),
                (is_cjk(c), "cjk "),
                (is_cjk_punctuation(c), "cjkp "),
                (is_punctuation(c), "punct "),
            ] {
                found.push_str(if is { name } else { "" });
            }
            let found = format!("{found}w{}", if c == '\n' { 0 } else { columns(c) });
            assert_eq!(found, expected, "{c}");
        }
    }

    #[test]
    fn line_ends_between_chinese_are_no_spaces() {
        for (before, after, expected) in [
            ('党', '建', true),
            ('党', 'A', false),
            ('。', 'A', true),
            ('A', '（', true),
            ('党', '“', true),
            ('A', '“', false),
            ('글', '글', false),
            ('글', '。', false),
            ('A', 'B', false),
        ] {
            assert_eq!(joins(before, after), expected, "{before} {after}");
        }
    }
}
