//! Slips that keep the parser from reading a text as meant, and the repair of each.

use std::ops::Range;

use crate::document::character::is_cjk;
use crate::document::emphasis::{Insert, Repair};

/// How far the brackets of a link may lie apart.
const LONGEST: usize = 1000;

/// A repair that puts text in the place of `range`.
fn text(range: Range<usize>, insert: &str) -> Repair {
    let remove = range.end - range.start;
    Repair { at: range.start, remove, insert: Insert::Text(insert.to_owned()) }
}

/// A repair that makes a line begin with text.
pub(super) fn begin_text(at: usize) -> Repair {
    Repair { at, remove: 0, insert: Insert::Sentinel }
}

/// Whether an indented “code” block is a paragraph of a Chinese writer.
pub(super) fn is_paragraph(code: &str) -> bool {
    let text = code.trim_start_matches(|c: char| c.is_whitespace() || c == '*');
    let line = text.split('\n').next().unwrap_or_default();
    text.starts_with(|c: char| is_cjk(c) || matches!(c, '“' | '‘' | '—' | '…'))
        || text.starts_with("![")
        || (text.starts_with(|c: char| c.is_ascii_digit() || c == '(') && line.contains(is_cjk))
}

/// Takes the indentation off the lines of an indented “code” block; `rows` are where the parser saw
/// text on each line.
pub(super) fn unindent(source: &str, rows: &[usize]) -> Vec<Repair> {
    let mut repairs = Vec::new();
    let mut last = None;
    for &row in rows {
        let line = source[..row].rfind('\n').map_or(0, |at| at + 1);
        if last == Some(line) {
            continue;
        }
        last = Some(line);
        let before = &source[line..row];
        let margin = match before.strip_suffix('\t') {
            Some(_) => 1,
            None => (before.len() - before.trim_end_matches(' ').len()).min(4),
        };
        let rest = &source[row..];
        let blank = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        if margin + blank > 0 {
            repairs.push(text(row - margin..row + blank, ""));
        }
    }
    repairs
}

/// A link that was typed in full-width brackets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LinkSlip {
    pub(super) repairs: Vec<Repair>,
    /// Where it stands.
    pub(super) place: Range<usize>,
    /// What the writer should type.
    pub(super) better: String,
}

/// A link or picture whose address holds spaces; `at` is where its `](` stands. Stand-ins take their place.
pub(super) fn spaced_link(source: &str, at: usize) -> Vec<Repair> {
    let open = at + 2;
    let Some(close) = closing(source, open, ('(', ')')) else { return Vec::new() };
    let inner = &source[open..close];
    if inner.trim_start().starts_with('<') {
        return Vec::new();
    }
    let title = inner.trim_end().strip_suffix('"').and_then(|inner| inner.find(" \""));
    let address = &inner[..title.unwrap_or(inner.len())];
    let start = open + (address.len() - address.trim_start().len());
    let blanks = address.trim().match_indices(' ');
    blanks
        .map(|(blank, _)| Repair { at: start + blank, remove: 1, insert: Insert::Space })
        .collect()
}

/// A link or picture in full-width brackets: `![图]（a.jpg）`; `at` is where its `]（` stands.
pub(super) fn wide_link(source: &str, at: usize) -> Option<LinkSlip> {
    let open = at + "]（".len();
    let close = closing(source, open, ('（', '）'))?;
    let inner = source[open..close].trim();
    let name = inner.split(['#', '?']).next().unwrap_or_default();
    let ending = name.rsplit_once('.').map(|(_, ending)| ending).unwrap_or_default();
    let file = (2..=5).contains(&ending.len()) && ending.chars().all(|c| c.is_ascii_alphanumeric());
    if !(file || inner.starts_with("http")) || inner.contains(['<', '>']) {
        return None;
    }
    let mut before = source[..at].char_indices().rev().take(LONGEST);
    let label = before.find(|(_, c)| *c == '[')?.0;
    let inside = &source[label + 1..at];
    if inside.starts_with('^') || inside.contains(['<', '`', '\n', '\\']) {
        return None;
    }
    let wide_sign = source[..label].ends_with('！');
    let start = if wide_sign { label - "！".len() } else { label };
    let mut repairs = Vec::new();
    if wide_sign {
        repairs.push(text(start..label, "!"));
    }
    repairs.push(text(at + 1..open, "(<"));
    repairs.push(text(close..close + "）".len(), ">)"));
    let sign = if wide_sign || source[..label].ends_with('!') { "!" } else { "" };
    let better = format!("{sign}{}({inner})", &source[label..=at]);
    let begin = if sign == "!" && !wide_sign { start - 1 } else { start };
    Some(LinkSlip { repairs, place: begin..close + "）".len(), better })
}

/// A picture with a full-width sign before it: `！[图](a.jpg)`, which is read as a link.
pub(super) fn wide_sign(source: &str, link: usize, address: &str) -> Option<Repair> {
    let start = link.checked_sub("！".len())?;
    let ending = address.rsplit_once('.')?.1.to_ascii_lowercase();
    let picture = ["jpg", "jpeg", "png", "gif", "webp", "svg", "bmp"].contains(&ending.as_str());
    let typed = picture && source.get(start..link) == Some("！");
    (typed && !source[..start].ends_with('\\')).then(|| text(start..link, "!"))
}

/// Where the bracket that is open at `from` closes, on the same line.
fn closing(source: &str, from: usize, (open, close): (char, char)) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in source.get(from..)?.char_indices() {
        match c {
            '\n' => return None,
            _ if at > LONGEST => return None,
            c if c == open => depth += 1,
            c if c == close && depth == 0 => return Some(from + at),
            c if c == close => depth -= 1,
            _ => {}
        }
    }
    None
}

/// What is wrong with lines that were meant as a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TableSlip {
    /// The line below the head is typed in full-width signs.
    Wide { repairs: Vec<Repair>, line: Range<usize>, better: String },
    /// Head and the line below it differ in their number of cells.
    Columns { line: Range<usize>, head: usize, marks: usize },
}

/// Looks for a table in the lines of a paragraph.
pub(super) fn table(source: &str, paragraph: Range<usize>) -> Option<TableSlip> {
    let body = source.get(paragraph.clone())?;
    let mut head: Option<(&str, usize)> = None;
    let mut at = paragraph.start;
    for line in body.split('\n') {
        let rule = line.trim_start_matches([' ', '>']).trim_end();
        let start = at + (line.len() - line.trim_start_matches([' ', '>']).len());
        let begin = at;
        at += line.len() + 1;
        let signs = |c: char| "|｜-－—–―─:： \u{3000}\t".contains(c);
        let is_rule = rule.chars().all(signs)
            && rule.contains(['|', '｜'])
            && rule.contains(['-', '－', '—', '–', '―', '─']);
        let above = head.replace((line, begin));
        let Some((head, begin)) = above.filter(|(head, _)| is_rule && head.contains(['|', '｜']))
        else {
            continue;
        };
        let range = start..start + rule.len();
        let better = half_width(rule);
        if better != rule || head.contains('｜') {
            let repairs = half_width_lines(source, begin..paragraph.end, &range, &better);
            return Some(TableSlip::Wide { repairs, line: range, better });
        }
        return Some(TableSlip::Columns { line: range, head: cells(head), marks: cells(rule) });
    }
    None
}

/// The signs of a table's second line as the parser wants them.
fn half_width(rule: &str) -> String {
    rule.chars()
        .map(|c| match c {
            '｜' => '|',
            '：' => ':',
            '\u{3000}' => ' ',
            '－' | '—' | '–' | '―' | '─' => '-',
            other => other,
        })
        .collect()
}

/// Repairs the second line, and full-width bars in all lines.
fn half_width_lines(
    source: &str,
    table: Range<usize>,
    rule: &Range<usize>,
    better: &str,
) -> Vec<Repair> {
    let mut repairs = vec![text(rule.clone(), better)];
    for (at, bar) in source[table.clone()].match_indices('｜') {
        let at = table.start + at;
        if !rule.contains(&at) {
            repairs.push(text(at..at + bar.len(), "|"));
        }
    }
    repairs
}

/// How many cells a line of a table has.
fn cells(line: &str) -> usize {
    let line = line.trim_start_matches([' ', '>']).trim_end();
    let line = line.strip_prefix('|').unwrap_or(line);
    line.strip_suffix('|').unwrap_or(line).split('|').count()
}
