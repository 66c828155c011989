//! Scalars of YAML: plain text to the end of the line, quoted text, and `|` and `>` blocks.

use crate::base::chinese::width;
use crate::base::problem::Problem;
use crate::base::yaml::block::is_remark;
use crate::base::yaml::line::{Dash, Line, columns, dash, is_space, key};
use crate::base::yaml::{Node, Outer, Scan, Value};

impl Scan<'_> {
    /// The value that begins at `start` on `line`, which is already passed, and may go on below it.
    pub(super) fn value(&mut self, start: usize, line: Line, outer: Outer) -> Node {
        let text = &self.text[start..line.end];
        let special = match text.chars().next() {
            Some('"' | '\'') => self.quoted_value(start, line, outer),
            Some('[' | '{') => self.flow_value(start, line, outer),
            Some('|' | '>') => self.block_scalar(start, line, outer),
            _ => None,
        };
        special.unwrap_or_else(|| self.plain(start, line, outer))
    }

    /// Text as typed to the end of the line, with the deeper lines below it.
    fn plain(&mut self, start: usize, line: Line, outer: Outer) -> Node {
        let first = &self.text[start..line.end];
        self.note_mark(start, first);
        let mut out = first.to_owned();
        let mut end = line.end;
        loop {
            let before = self.next;
            let Some(more) = self.peek().filter(|more| outer.holds(more.indent)) else { break };
            let text = self.slice(more);
            if key(text).is_some_and(|hit| hit.strict)
                || matches!(dash(text), Some(Dash::Strict(_)))
            {
                break;
            }
            let between: Vec<Line> = self.lines[before..self.next].to_vec();
            for remark in between.iter().filter(|line| !line.is_blank()) {
                self.note(remark.content, remark.end, Problem::YamlOnlyRemark {});
            }
            let blank = between.iter().filter(|line| line.is_blank()).count();
            if blank > 0 {
                out.push_str(&"\n".repeat(blank));
                out.push_str(text);
            } else {
                fold(&mut out, text);
            }
            end = more.end;
            self.next += 1;
        }
        self.node(plain_value(out), start, end)
    }

    /// Reports anchors, aliases and tags: they are never followed.
    pub(super) fn note_mark(&mut self, start: usize, text: &str) {
        let marked = text.split(is_space).next().unwrap_or_default();
        let name = |word: &str| {
            !word.is_empty()
                && word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
        };
        let real = match marked.split_at_checked(1) {
            Some(("*", word)) => name(word) && text.len() == marked.len(),
            Some(("&", word)) => name(word),
            Some(("!", word)) => name(word.trim_start_matches('!').trim_end_matches('>')),
            _ => false,
        };
        if real {
            let mark = marked.to_owned();
            self.note(start, start + mark.len(), Problem::YamlAnchor { mark });
        }
    }

    /// A value between quotes; `None` when the quotes are only part of the text: `"转促惠"活动`.
    fn quoted_value(&mut self, start: usize, line: Line, outer: Outer) -> Option<Node> {
        let mut found = quoted(self.text, start, line.end);
        let mut limit = line.end;
        if found.is_none() {
            let region = self.region(outer, false);
            found = (region > line.end).then(|| quoted(self.text, start, region)).flatten();
            let Some(found) = &found else {
                let mark = self.text[start..].chars().take(1).collect();
                self.note(start, line.end, Problem::YamlUnclosed { mark });
                return None;
            };
            limit = self.line_end(found.end);
        }
        let found = found?;
        if !nothing_more(&self.text[found.end..limit]) {
            return None;
        }
        self.pass(found.end);
        for (at, length) in found.bad {
            let escape = self.text[at..at + length].to_owned();
            self.note(at, at + length, Problem::YamlEscape { escape });
        }
        Some(self.node(Value::Text(found.text), start, found.end))
    }

    /// Where the deeper lines end that follow; `closing` adds a line that begins with a closing bracket.
    pub(super) fn region(&self, outer: Outer, closing: bool) -> usize {
        let mut end = 0;
        for line in &self.lines[self.next..] {
            let bracket = closing && self.slice(*line).starts_with([']', '}']);
            if !line.is_blank() && !outer.holds(line.indent) && !bracket {
                break;
            }
            end = line.end;
        }
        end
    }

    pub(super) fn line_end(&self, at: usize) -> usize {
        self.text[at..].find('\n').map_or(self.text.len(), |found| at + found)
    }

    /// Goes on behind the line that holds `at`.
    pub(super) fn pass(&mut self, at: usize) {
        while self.lines.get(self.next).is_some_and(|line| line.start < at) {
            self.next += 1;
        }
    }

    /// `|` keeps line ends, `>` folds them; `None` when the mark is text.
    fn block_scalar(&mut self, start: usize, line: Line, outer: Outer) -> Option<Node> {
        let text = &self.text[start..line.end];
        let folded = text.starts_with('>');
        let marks = text[1..].trim_start_matches(|c| matches!(c, '+' | '-' | '1'..='9'));
        let marks = &text[1..text.len() - marks.len()];
        if marks.len() > 2 || !nothing_more(&text[1 + marks.len()..]) {
            return None;
        }
        let base = match outer {
            Outer::Top => 0,
            Outer::Inside(outer) => outer,
        };
        let first = self.lines[self.next..].iter().find(|line| !line.is_blank());
        let indent = match marks.chars().find_map(|c| c.to_digit(10)) {
            Some(digit) => base + digit as usize,
            None => first.map_or(0, |line| line.indent),
        };
        let mut rows: Vec<&str> = Vec::new();
        let mut end = line.end;
        while let Some(&row) = self.lines.get(self.next) {
            let remark = row.indent < indent && self.slice(row).starts_with('#');
            if !row.is_blank() && (!outer.holds(row.indent) || remark) {
                break;
            }
            if !row.is_blank() {
                end = row.end;
            }
            rows.push(unindented(&self.text[row.start..row.end], indent));
            self.next += 1;
        }
        let out = if folded { folded_rows(&rows) } else { rows.join("\n") };
        let body = out.trim_end_matches('\n');
        let tail = if marks.contains('-') || body.is_empty() { "" } else { "\n" };
        let out = if marks.contains('+') { format!("{out}\n") } else { format!("{body}{tail}") };
        Some(self.node(Value::Text(out), start, end))
    }
}

/// Whether behind a finished value there is nothing, or a remark.
pub(super) fn nothing_more(text: &str) -> bool {
    let rest = text.trim_start_matches(is_space);
    rest.is_empty() || rest.len() < text.len() && is_remark(rest)
}

/// Plain text as a value.
pub(super) fn plain_value(text: String) -> Value {
    match text.as_str() {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        _ => Value::Text(text),
    }
}

/// Adds a line to text: with a space between words, without one between Chinese characters.
pub(super) fn fold(out: &mut String, line: &str) {
    let (before, after) = (out.chars().next_back(), line.chars().next());
    if let (Some(before), Some(after)) = (before, after)
        && !before.is_whitespace()
        && !width::joins(before, after)
    {
        out.push(' ');
    }
    out.push_str(line);
}

/// A line without the indentation of its block.
fn unindented(line: &str, indent: usize) -> &str {
    let mut rest = line;
    let mut done = 0;
    while let Some(c) = rest.chars().next().filter(|c| is_space(*c) && done < indent) {
        done += columns(c);
        rest = &rest[c.len_utf8()..];
    }
    rest
}

/// Rows of a `>` block: neighbours become one line, blank lines and deeper rows keep their line ends.
fn folded_rows(rows: &[&str]) -> String {
    let mut out = String::new();
    let mut blank = 0;
    let mut deep = false;
    for row in rows {
        if row.is_empty() {
            blank += 1;
            continue;
        }
        let deeper = row.starts_with(is_space);
        let kept = !out.is_empty() && (deep || deeper);
        out.push_str(&"\n".repeat(blank + usize::from(kept)));
        if blank == 0 && !kept {
            fold(&mut out, row);
        } else {
            out.push_str(row);
        }
        (blank, deep) = (0, deeper);
    }
    out.push_str(&"\n".repeat(blank));
    out
}

/// Text between quotes.
pub(super) struct Quoted {
    pub(super) text: String,
    /// Behind the closing quote.
    pub(super) end: usize,
    /// Escapes that mean nothing, kept as typed: place and length.
    pub(super) bad: Vec<(usize, usize)>,
}

/// Reads the quoted text that begins at `start`; `None` when it does not end before `limit`.
pub(super) fn quoted(text: &str, start: usize, limit: usize) -> Option<Quoted> {
    let mark = text[start..].chars().next()?;
    let mut out = Quoted { text: String::new(), end: 0, bad: Vec::new() };
    let mut at = start + 1;
    loop {
        let rest = text.get(at..limit)?;
        let c = rest.chars().next()?;
        at += c.len_utf8();
        match c {
            '\'' if mark == '\'' && rest[1..].starts_with('\'') => {
                out.text.push('\'');
                at += 1;
            }
            _ if c == mark => {
                out.end = at;
                return Some(out);
            }
            '\\' if mark == '"' => at = escaped(text, at, limit, &mut out),
            '\n' => at = next_row(text, at, limit, &mut out.text),
            _ => out.text.push(c),
        }
    }
}

/// Goes over a line end within quotes: one folds, blank lines stay.
fn next_row(text: &str, mut at: usize, limit: usize, out: &mut String) -> usize {
    out.truncate(out.trim_end_matches(is_space).len());
    let mut blank = 0;
    while let Some(c) = text.get(at..limit).and_then(|rest| rest.chars().next()) {
        match c {
            '\n' => blank += 1,
            c if is_space(c) => {}
            _ => break,
        }
        at += c.len_utf8();
    }
    let after = text[at..limit].chars().next();
    let joined = out.chars().next_back().zip(after).is_some_and(|(a, b)| width::joins(a, b));
    if blank > 0 {
        out.push_str(&"\n".repeat(blank));
    } else if !joined {
        out.push(' ');
    }
    at
}

/// Reads the escape behind a backslash and returns where the text goes on.
fn escaped(text: &str, at: usize, limit: usize, out: &mut Quoted) -> usize {
    let Some(c) = text[at..limit].chars().next() else { return at };
    let end = at + c.len_utf8();
    let simple = match c {
        '0' => Some('\0'),
        'a' => Some('\x07'),
        'b' => Some('\x08'),
        't' | '\t' => Some('\t'),
        'n' => Some('\n'),
        'v' => Some('\x0b'),
        'f' => Some('\x0c'),
        'r' => Some('\r'),
        'e' => Some('\x1b'),
        ' ' | '"' | '/' | '\\' => Some(c),
        'N' => Some('\u{85}'),
        '_' => Some('\u{a0}'),
        'L' => Some('\u{2028}'),
        'P' => Some('\u{2029}'),
        _ => None,
    };
    if let Some(simple) = simple {
        out.text.push(simple);
        return end;
    }
    if c == '\n' {
        let rest = &text[end..limit];
        return limit - rest.trim_start_matches(is_space).len();
    }
    let digits = match c {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => 0,
    };
    let code = text.get(end..end + digits).filter(|_| digits > 0 && end + digits <= limit);
    let code = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
    if let Some(c) = code {
        out.text.push(c);
        return end + digits;
    }
    out.text.push('\\');
    out.text.push(c);
    out.bad.push((at - 1, 1 + c.len_utf8()));
    end
}
