//! What a line break within a paragraph means: nothing, a space, or the start of another paragraph.

use crate::document::character::{is_cjk, is_cjk_mark, is_hangul, is_shared_mark};
use crate::document::structure::label;

/// Whether a line break between two characters is dropped.
///
/// It is when both are CJK, when one is a CJK mark, and when a mark that Chinese shares with Western
/// scripts (“ ” — …) touches CJK. Digits and the per cent sign beside Han count as Chinese, for official
/// prose never parts them by a space. Between Chinese and Latin words it becomes a space, and always in Hangul.
pub(super) fn drops(before: char, after: char) -> bool {
    if is_hangul(before) || is_hangul(after) {
        return false;
    }
    let soft = |c: char| is_shared_mark(c) || c.is_ascii_digit() || c == '%';
    let (left, right) = (is_cjk(before), is_cjk(after));
    (left && right)
        || is_cjk_mark(before)
        || is_cjk_mark(after)
        || (left && soft(after))
        || (right && soft(before))
        || (is_shared_mark(before) && is_shared_mark(after))
}

/// How a line is indented.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Indent {
    #[default]
    None,
    /// Four spaces or a tab.
    Spaces,
    /// `　　`, as Chinese paragraphs begin.
    Wide,
}

/// The indentation of the line that holds the place `at`.
pub(super) fn indent_at(source: &str, at: usize) -> Indent {
    let line = source.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    line_at(&source[line..]).1
}

/// The line after a break, without quote marks and white space, and its indentation.
pub(super) fn next_line(source: &str, at: usize) -> (&str, Indent) {
    let rest = source.get(at..).unwrap_or_default();
    line_at(rest.strip_prefix('\n').unwrap_or(rest))
}

fn line_at(rest: &str) -> (&str, Indent) {
    let line = rest.split('\n').next().unwrap_or_default();
    let unquoted = line.trim_start_matches([' ', '\t', '>']);
    let margin = line[..line.len() - unquoted.len()].rsplit('>').next().unwrap_or_default();
    let indent = if unquoted.starts_with('\u{3000}') {
        Indent::Wide
    } else if margin.contains('\t') || margin.len() >= 4 {
        Indent::Spaces
    } else {
        Indent::None
    };
    (unquoted.trim_start(), indent)
}

/// A line break that may part paragraphs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seam<'a> {
    /// The line before, as typed.
    pub(super) before: &'a str,
    pub(super) before_indent: Indent,
    /// The line after, from its first character.
    pub(super) after: &'a str,
    pub(super) after_indent: Indent,
}

/// Whether the line after a break begins another paragraph although no blank line stands between:
/// writers who come from Word type one line a paragraph.
pub(super) fn parts(seam: Seam<'_>, is_label: impl Fn(&str) -> bool) -> bool {
    let bare = seam.after.trim_start_matches(['*', '_']);
    match (seam.before_indent, seam.after_indent) {
        (_, Indent::Wide) => return true,
        (Indent::Spaces | Indent::Wide, Indent::Spaces) if bare.starts_with(is_cjk) => return true,
        _ => {}
    }
    if is_label(bare) || label::editor_note(bare).is_some() {
        return true;
    }
    let before = seam.before.trim();
    if heading_slip(seam.after).is_some() || heading_slip(before).is_some() {
        return true;
    }
    if is_date(seam.after) || only_pictures(before) != only_pictures(seam.after) {
        return true;
    }
    let before = before.trim_matches(['*', '_']);
    let (length, next) = (before.chars().count(), seam.after.chars().count());
    let closed = before.ends_with(ends_clause);
    let numbered = length <= 40 && label::numbering(before).is_some();
    if label::numbering(bare).is_some() || bare.starts_with(is_bullet) {
        let listed = before.starts_with(is_bullet) || before.starts_with("附件");
        return closed || numbered || listed;
    }
    // A numbered line much shorter than the next was not broken for want of room: it is a heading.
    numbered && !closed && length + 6 <= next.min(36)
}

/// Whether a line is a date and nothing else: it closes a document and stands alone.
fn is_date(line: &str) -> bool {
    let line = line.trim_end();
    let counts = |c: char| label::is_digit(c) || label::is_numeral(c) || "○零年月日".contains(c);
    line.len() <= 40
        && line.ends_with('日')
        && line.contains('年')
        && line.contains('月')
        && line.chars().all(counts)
}

/// Whether a line holds pictures and nothing else.
fn only_pictures(line: &str) -> bool {
    let mut rest = line.trim();
    let mut found = false;
    while let Some(after) = rest.strip_prefix("![") {
        let Some(end) = after.find("](").and_then(|at| after[at..].find(')').map(|n| at + n))
        else {
            return false;
        };
        (found, rest) = (true, after[end + 1..].trim_start());
    }
    found && rest.is_empty()
}

/// Marks after which a new line may begin something new.
fn ends_clause(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '；' | '：' | '…' | '”' | '）' | ')' | ';' | ':')
}

/// Signs that writers type before the points of a list.
fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '●' | '○'
            | '◆'
            | '◇'
            | '■'
            | '□'
            | '★'
            | '☆'
            | '※'
            | '▲'
            | '△'
            | '•'
            | '・'
            | '－'
    ) || matches!(c, '①'..='⑳')
}

/// `#标题` and `＃ 标题`: how many signs, and where the text begins.
pub(super) fn heading_slip(line: &str) -> Option<(u8, usize)> {
    let text = line.trim_start_matches(['#', '＃']);
    let signs = line[..line.len() - text.len()].chars().count();
    let title = text.trim_start_matches([' ', '\u{3000}', '\t']);
    let opens = |c: char| is_cjk(c) && !is_cjk_mark(c) || matches!(c, '（' | '《' | '“' | '【');
    let right = (1..=6).contains(&signs)
        && title.starts_with(opens)
        && title.chars().count() <= 60
        && !title.trim_end_matches(['#', '＃']).trim_end_matches(' ').contains(['#', '＃'])
        && (!title.ends_with(['#', '＃']) || title.ends_with(" #") || title.contains(" #"));
    let level = u8::try_from(signs).ok()?;
    right.then_some((level, line.len() - title.len()))
}
