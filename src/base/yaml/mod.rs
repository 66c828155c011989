//! YAML as Chinese writers type it: a tree in which every key and value keeps its place.
//!
//! Writers type `标题：` with a full-width colon, `标题:甲` without a space, `标题: 专访: 甲`, `[甲，乙]` and
//! tabs. A standard reader takes these for something else without a word, and gives no places. So the
//! text is read here: plain YAML means what it always means, the slips above mean what the writer meant,
//! and what could mean two things is reported. What a value must be (text, list, date) is known to
//! `fields` only.

use crate::base::diag::{Diagnostic, Noted, Range};
use crate::base::path::SourcePath;
use crate::base::problem::Problem;

mod block;
pub(crate) mod fields;
mod flow;
mod line;
pub(crate) mod records;
mod scalar;

use line::Line;

/// A value with its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Node {
    pub(crate) value: Value,
    /// In the whole file; quotes and brackets belong to it.
    pub(crate) range: Range,
}

/// What a value is. Numbers, dates and 是/否 stay the text that was typed: 03, 2013.10.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Value {
    /// Nothing typed, `~` or `null`.
    #[default]
    Null,
    /// Text, without the quotes around it.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// Keys and values in the order typed; a key may stand twice.
    Map(Vec<(Key, Node)>),
}

/// A key as typed, without quotes around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Key {
    pub(crate) name: String,
    pub(crate) range: Range,
}

/// Reads YAML text that begins at byte `at` of the file `path`. Never fails; nothing is dropped unsaid.
pub(crate) fn parse(text: &str, at: usize, path: &SourcePath) -> Noted<Node> {
    read(text, at, path, 0)
}

/// Reads `text` as if its first line were indented by `indent` more columns.
fn read(text: &str, at: usize, path: &SourcePath, indent: usize) -> Noted<Node> {
    let mut lines = line::lines(text);
    if let Some(line) = lines.first_mut() {
        line.indent += indent;
    }
    let mut scan = Scan { text, at, path, lines, next: 0, depth: 0, notes: Vec::new() };
    scan.one_document();
    let mut value = scan.block(Outer::Top);
    if value.value == Value::Null {
        value.range = scan.range(0, text.len());
    }
    while let Some(line) = scan.peek() {
        scan.note(line.content, line.end, Problem::YamlIndent {});
        scan.next += 1;
    }
    Noted { value, notes: scan.notes }
}

/// Reads a part of `file` once more, where only a map makes sense: now `标签：座谈会` is a key and a value.
fn again(file: &str, range: Range, path: &SourcePath) -> Noted<Node> {
    let start = range.start as usize;
    let before = file.get(..start).unwrap_or_default();
    let margin = before.rsplit_once('\n').map_or(before, |(_, margin)| margin);
    let indent = margin.chars().map(line::columns).sum();
    read(range.of(file), start, path, indent)
}

/// What 是, 否, yes, no, true, false and the like say; `None` for anything else.
pub(crate) fn as_bool(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "是" | "真" | "对" | "有" | "开" | "yes" | "y" | "true" | "on" | "√" | "✓" => {
            Some(true)
        }
        "否" | "假" | "不" | "不是" | "无" | "关" | "no" | "n" | "false" | "off" | "×" => {
            Some(false)
        }
        _ => None,
    }
}

/// The deepest nesting that is read: no header needs more than five.
const DEEPEST: usize = 24;

/// The text under way.
struct Scan<'a> {
    text: &'a str,
    at: usize,
    path: &'a SourcePath,
    lines: Vec<Line>,
    next: usize,
    depth: usize,
    notes: Vec<Diagnostic>,
}

/// What a block stands in.
#[derive(Clone, Copy)]
enum Outer {
    /// Nothing: the whole text.
    Top,
    /// A map or list whose entries are indented so far.
    Inside(usize),
}

impl Outer {
    /// Whether a line so far indented belongs to the block.
    fn holds(self, indent: usize) -> bool {
        match self {
            Self::Top => true,
            Self::Inside(outer) => indent > outer,
        }
    }
}

impl<'a> Scan<'a> {
    fn range(&self, start: usize, end: usize) -> Range {
        Range::new(self.at + start, self.at + end)
    }

    fn note(&mut self, start: usize, end: usize, problem: Problem) {
        let span = self.range(start, end).span(self.path);
        self.notes.push(Diagnostic::at(span, problem));
    }

    fn node(&self, value: Value, start: usize, end: usize) -> Node {
        Node { value, range: self.range(start, end) }
    }

    fn slice(&self, line: Line) -> &'a str {
        &self.text[line.content..line.end]
    }

    /// The next line that says something: blank lines and comments are passed over.
    fn peek(&mut self) -> Option<Line> {
        while let Some(&line) = self.lines.get(self.next) {
            if !line.is_blank() && !self.slice(line).starts_with('#') {
                return Some(line);
            }
            self.next += 1;
        }
        None
    }

    /// Keeps to the first document: `---` above it is custom, a second one is reported.
    fn one_document(&mut self) {
        let text = self.text;
        if let Some(line) = self.peek()
            && &text[line.content..line.end] == "---"
        {
            self.next += 1;
        }
        let bar = |line: &Line| {
            line.indent == 0 && matches!(&text[line.content..line.end], "---" | "...")
        };
        if let Some(found) = self.lines[self.next..].iter().position(bar) {
            let at = self.next + found;
            let line = self.lines[at];
            if self.lines[at + 1..].iter().any(|line| !line.is_blank()) {
                self.note(line.content, line.end, Problem::YamlSeveral {});
            }
            self.lines.truncate(at);
        }
    }
}

#[cfg(test)]
mod tests;
