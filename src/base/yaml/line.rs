//! Lines of YAML text: how far each is indented, and whether it reads as a key or as a point of a list.

use crate::base::yaml::scalar::{fold, quoted};

/// A line's place in the text. Its content is empty when the line is blank.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub(super) start: usize,
    /// The first character that is not indentation.
    pub(super) content: usize,
    /// Behind the last character that is not a space.
    pub(super) end: usize,
    /// In columns: a tab counts four, a full-width space two.
    pub(super) indent: usize,
    /// Whether a tab or full-width space stands in the indentation.
    pub(super) odd: bool,
    /// Whether it is what stands behind the dash of a point.
    pub(super) point: bool,
}

impl Line {
    pub(super) fn is_blank(&self) -> bool {
        self.content >= self.end
    }
}

/// What counts as a space: the full-width and the unbreakable one too, and the invisible ones that Word leaves.
pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\u{3000}' | '\u{a0}' | '\u{200b}' | '\u{feff}')
}

/// Text on one line with every run of spaces as one space; characters without width go, and between Chinese lines
/// there is no space.
pub(super) fn one_line(text: &str) -> String {
    let unseen =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}' | '\u{feff}');
    if !text.contains(unseen) {
        return text.to_owned();
    }
    let mut out = String::new();
    let text: String = text.chars().filter(|c| !matches!(c, '\u{200b}' | '\u{feff}')).collect();
    for line in text.lines() {
        let words = line.split(|c: char| c.is_whitespace() || c.is_control());
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        if !words.is_empty() {
            fold(&mut out, &words.join(" "));
        }
    }
    out
}

/// How many columns a space or a dash takes as indentation.
pub(super) fn columns(c: char) -> usize {
    match c {
        '\t' => 4,
        '\u{3000}' | '－' => 2,
        ' ' | '\u{a0}' | '-' | '–' => 1,
        _ => 0,
    }
}

/// All lines, blank ones included.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut at = 0;
    text.split_inclusive('\n')
        .map(|raw| {
            let start = at;
            at += raw.len();
            let body = raw.trim_end_matches(|c| c == '\n' || is_space(c));
            let content = body.trim_start_matches(is_space);
            let margin = &body[..body.len() - content.len()];
            Line {
                start,
                content: start + margin.len(),
                end: start + body.len(),
                indent: margin.chars().map(columns).sum(),
                odd: margin.contains(['\t', '\u{3000}']),
                point: false,
            }
        })
        .collect()
}

/// A key found at the start of a piece of text; offsets count within the piece.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct KeyHit {
    pub(super) name: String,
    /// Behind the key.
    pub(super) end: usize,
    /// Behind its colon.
    pub(super) rest: usize,
    /// Whether standard YAML reads a key here: a half-width colon, then a space or the line's end.
    pub(super) strict: bool,
}

/// The key at the start of `text`, which begins with no space.
pub(super) fn key(text: &str) -> Option<KeyHit> {
    if text.starts_with(['"', '\'']) {
        let quoted = quoted(text, 0, text.len())?;
        let after = text[quoted.end..].trim_start_matches(is_space);
        match after.chars().next() {
            None => return None,
            Some(colon @ (':' | '：')) => {
                let rest = text.len() - after.len() + colon.len_utf8();
                return Some(KeyHit { name: quoted.text, end: quoted.end, rest, strict: true });
            }
            // The quotes are only part of the key: "转促惠"活动: …
            Some(_) => {}
        }
    }
    if text.starts_with(['[', '{', '#']) {
        return None;
    }
    let mut before = None;
    for (i, c) in text.char_indices() {
        let behind = &text[i + c.len_utf8()..];
        let after = behind.chars().next();
        let strict = c == ':' && after.is_none_or(is_space);
        let clock = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let loose = match c {
            ':' => !(behind.starts_with("//") || clock(before) && clock(after)),
            '：' | '﹕' | '︰' => true,
            _ => false,
        };
        if strict || loose {
            let name = text[..i].trim_end_matches(is_space);
            let sentence = name.contains(['。', '；', '！', '？', '，']);
            if name.is_empty() || !strict && (sentence || name.chars().count() > 40) {
                return None;
            }
            let end = name.len();
            let rest = i + c.len_utf8();
            return Some(KeyHit { name: bare_name(name).to_owned(), end, rest, strict });
        }
        before = Some(c);
    }
    None
}

/// A key without the curly quotes that an input method puts around it.
fn bare_name(name: &str) -> &str {
    let inner = name.strip_prefix('“').and_then(|name| name.strip_suffix('”'));
    let inner = inner.or_else(|| name.strip_prefix('‘').and_then(|name| name.strip_suffix('’')));
    inner.filter(|inner| !inner.is_empty()).unwrap_or(name)
}

/// How a line that begins with a dash begins a point of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dash {
    /// As in standard YAML; the text begins so many bytes on.
    Strict(usize),
    /// `-甲` or `－甲`: a point when its neighbours are points too.
    Loose(usize),
}

/// The dash at the start of `text`, which begins with no space.
pub(super) fn dash(text: &str) -> Option<Dash> {
    let mark = text.chars().next().filter(|c| matches!(c, '-' | '－' | '–'))?;
    let after = &text[mark.len_utf8()..];
    let rest = text.len() - after.trim_start_matches(is_space).len();
    match after.chars().next() {
        None => (mark == '-').then_some(Dash::Strict(rest)),
        Some(c) if is_space(c) && mark == '-' => Some(Dash::Strict(rest)),
        Some('-' | '－' | '–' | '—') => None,
        Some(_) => Some(Dash::Loose(rest)),
    }
}
