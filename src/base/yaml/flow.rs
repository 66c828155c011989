//! Lists and maps in brackets: `[党建, 宣传]`, `{标签: 座谈会, 数值: 5}`, with commas of either width.

use crate::base::problem::Problem;
use crate::base::yaml::line::{Line, is_space, key};
use crate::base::yaml::scalar::{fold, nothing_more, plain_value, quoted};
use crate::base::yaml::{DEEPEST, Key, Node, Outer, Scan, Value};

impl Scan<'_> {
    /// A value in brackets; `None` when they are part of the text: `[专访]庞澄`.
    pub(super) fn flow_value(&mut self, start: usize, line: Line, outer: Outer) -> Option<Node> {
        let mut end = close(self.text, start, line.end);
        if end == Close::Open {
            let region = self.region(outer, true);
            if region > line.end {
                end = close(self.text, start, region);
            }
        }
        match end {
            Close::At(end) if nothing_more(&self.text[end..self.line_end(end)]) => {
                self.pass(end);
                Some(self.flow(start, end))
            }
            Close::At(end) if end <= line.end => None,
            Close::Deep => {
                let limit = DEEPEST.to_string();
                self.note(start, line.end, Problem::YamlDeep { limit });
                None
            }
            Close::At(_) | Close::Open => {
                let mark = self.text[start..=start].to_owned();
                self.note(start, line.end, Problem::YamlUnclosed { mark });
                None
            }
            Close::Crossed => None,
        }
    }

    /// A list or map whose brackets stand at `start` and before `end`.
    fn flow(&mut self, start: usize, end: usize) -> Node {
        let value = if self.text[start..].starts_with('[') {
            self.flow_list(start + 1, end - 1)
        } else {
            self.flow_map(start + 1, end - 1)
        };
        self.node(value, start, end)
    }

    fn flow_list(&mut self, start: usize, end: usize) -> Value {
        let commas = commas(self.text, start, end);
        let wide = commas.iter().any(|(_, c)| *c == '，');
        let narrow = commas.iter().any(|(_, c)| *c == ',');
        if wide && narrow {
            self.note(start - 1, end + 1, Problem::YamlMixedCommas {});
        }
        let parts = |c: char| match (narrow, wide) {
            (false, false) => matches!(c, ';' | '；'),
            _ => matches!(c, ',' | '，'),
        };
        let cuts: Vec<(usize, char)> = commas.into_iter().filter(|(_, c)| parts(*c)).collect();
        let pieces = pieces(start, end, &cuts);
        let last = pieces.len() - 1;
        let mut items = Vec::new();
        for (i, (from, to)) in pieces.into_iter().enumerate() {
            let (from, to) = trim(self.text, from, to);
            if from < to || i < last {
                items.push(self.flow_item(from, to));
            }
        }
        items.retain(|item| item.range.start < item.range.end);
        Value::List(items)
    }

    fn flow_map(&mut self, start: usize, end: usize) -> Value {
        let commas = commas(self.text, start, end);
        let text = self.text;
        let begins_key = |at: usize| {
            let (from, to) = trim(text, at, end);
            key(&text[from..to]).is_some()
        };
        let narrow = commas.iter().any(|(i, c)| *c == ',' && begins_key(i + 1));
        let parts = |(at, c): &(usize, char)| match c {
            ',' => true,
            '，' | ';' | '；' => !narrow && begins_key(at + c.len_utf8()),
            _ => false,
        };
        let cuts: Vec<(usize, char)> = commas.into_iter().filter(parts).collect();
        let mut entries = Vec::new();
        for (from, to) in pieces(start, end, &cuts) {
            let (from, to) = trim(text, from, to);
            let Some(hit) = key(&text[from..to]) else {
                if from < to {
                    self.note(from, to, Problem::YamlNoColon {});
                }
                continue;
            };
            let key = Key { name: hit.name, range: self.range(from, from + hit.end) };
            let (begin, to) = trim(text, from + hit.rest, to);
            let value = if begin < to {
                self.flow_item(begin, to)
            } else {
                self.node(Value::Null, from + hit.end, from + hit.rest)
            };
            entries.push((key, value));
        }
        Value::Map(entries)
    }

    fn flow_item(&mut self, start: usize, end: usize) -> Node {
        let text = &self.text[start..end];
        if text.starts_with(['[', '{']) && close(self.text, start, end) == Close::At(end) {
            return self.flow(start, end);
        }
        if text.starts_with(['"', '\''])
            && let Some(found) = quoted(self.text, start, end)
            && found.end == end
        {
            for (at, length) in found.bad {
                let escape = self.text[at..at + length].to_owned();
                self.note(at, at + length, Problem::YamlEscape { escape });
            }
            return self.node(Value::Text(found.text), start, end);
        }
        self.note_mark(start, text);
        let mut out = String::new();
        for row in text.split('\n').map(|row| row.trim_matches(is_space)) {
            fold(&mut out, row);
        }
        self.node(plain_value(out), start, end)
    }
}

/// Where a bracket is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Close {
    /// Behind the closing bracket.
    At(usize),
    /// Not before the limit.
    Open,
    /// Brackets of two kinds cross: it is text.
    Crossed,
    /// Nested too deeply.
    Deep,
}

fn close(text: &str, start: usize, limit: usize) -> Close {
    let mut found = Close::Open;
    let mut deep = false;
    let sound = walk(text, start, limit, |at, _, depth| {
        deep = depth > DEEPEST;
        if depth == 0 {
            found = Close::At(at + 1);
        }
        depth > 0 && !deep
    });
    match (deep, sound) {
        (true, _) => Close::Deep,
        (_, false) => Close::Crossed,
        _ => found,
    }
}

/// The commas and semicolons between `start` and `end` that stand in no inner brackets or quotes.
fn commas(text: &str, start: usize, end: usize) -> Vec<(usize, char)> {
    let mut out = Vec::new();
    walk(text, start, end, |at, c, depth| {
        if depth == 0 && matches!(c, ',' | '，' | ';' | '；') {
            out.push((at, c));
        }
        true
    });
    out
}

/// Shows every character outside quotes with the depth of brackets behind it, until `see` has seen enough.
/// False when brackets cross.
fn walk(
    text: &str,
    start: usize,
    limit: usize,
    mut see: impl FnMut(usize, char, usize) -> bool,
) -> bool {
    let mut open: Vec<char> = Vec::new();
    let mut fresh = true;
    let mut unpaired = Vec::new();
    let mut at = start;
    while let Some(c) = text.get(at..limit).and_then(|rest| rest.chars().next()) {
        let starts_quote = fresh && matches!(c, '"' | '\'') || c == '“';
        if starts_quote && !unpaired.contains(&c) {
            let end = match c {
                '“' => text[at..limit].find('”').map(|found| at + found + '”'.len_utf8()),
                _ => quoted(text, at, limit).map(|found| found.end),
            };
            if let Some(end) = end {
                at = end;
                fresh = false;
                continue;
            }
            unpaired.push(c);
        }
        match c {
            '[' => open.push(']'),
            '{' => open.push('}'),
            ']' | '}' if open.pop() != Some(c) => return false,
            _ => {}
        }
        if !see(at, c, open.len()) {
            return true;
        }
        fresh =
            matches!(c, '[' | '{' | ',' | '，' | ':' | '：') || fresh && (is_space(c) || c == '\n');
        at += c.len_utf8();
    }
    true
}

/// What stands between the cuts.
fn pieces(start: usize, end: usize, cuts: &[(usize, char)]) -> Vec<(usize, usize)> {
    let mut out = Vec::with_capacity(cuts.len() + 1);
    let mut from = start;
    for (at, c) in cuts {
        out.push((from, *at));
        from = at + c.len_utf8();
    }
    out.push((from, end));
    out
}

/// The same piece without spaces and line ends around it.
fn trim(text: &str, start: usize, end: usize) -> (usize, usize) {
    let blank = |c: char| c == '\n' || is_space(c);
    let piece = &text[start..end];
    let from = end - piece.trim_start_matches(blank).len();
    let length = piece.trim_matches(blank).len();
    (from, from + length)
}
