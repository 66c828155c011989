//! A map's entries taken one by one as the types that its reader expects; what is left over is reported.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization as _;

use crate::base::chinese::date::Date;
use crate::base::chinese::period::Period;
use crate::base::chinese::{numeral, width};
use crate::base::diag::{Diagnostic, Range, Typed, nearest};
use crate::base::path::SourcePath;
use crate::base::problem::Problem;
use crate::base::yaml::line::{is_space, one_line};
use crate::base::yaml::scalar::quoted;
use crate::base::yaml::{Node, Value, again, as_bool};

/// The names of one key: the English one first, then the Chinese ones.
pub(crate) type Names = &'static [&'static str];

/// The file under reading, and what was found wrong in it.
pub(crate) struct Reader<'a> {
    /// The whole text of the file, for places count from its start.
    pub(crate) text: &'a str,
    pub(crate) path: &'a SourcePath,
    pub(crate) notes: Vec<Diagnostic>,
}

/// A value and the key that it was typed for; the points of a list bear their list's key.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    /// The key as typed, for messages.
    pub(crate) label: String,
    /// The key's place.
    pub(crate) key: Range,
    pub(crate) node: Node,
}

/// The entries of a map.
#[derive(Debug)]
pub(crate) struct Fields {
    /// The place of the whole map.
    pub(crate) range: Range,
    entries: Vec<Field>,
    asked: Vec<Names>,
}

impl Fields {
    /// A map without entries, at a place.
    pub(crate) fn none(range: Range) -> Self {
        Self { range, entries: Vec::new(), asked: Vec::new() }
    }

    /// The value typed for a key under any of its names. A second one is reported and dropped.
    pub(crate) fn take(&mut self, reader: &mut Reader<'_>, names: Names) -> Option<Field> {
        self.asked.push(names);
        let asked = |entry: &Field| names.iter().any(|name| same_key(name, &entry.label));
        let at = self.entries.iter().position(asked)?;
        let found = self.entries.remove(at);
        for entry in self.entries.extract_if(at.., |entry| asked(entry)) {
            let line = reader.line(found.key).to_string();
            let (key, first) = (entry.label, found.label.clone());
            reader.note(entry.key, Problem::KeyTwice { key, first, line });
        }
        Some(found)
    }

    /// The entries that nobody has taken yet.
    pub(crate) fn rest(&mut self) -> &mut Vec<Field> {
        &mut self.entries
    }

    /// Reports every key that was never asked for, with the nearest that was.
    pub(crate) fn finish(self, reader: &mut Reader<'_>) {
        let names = || self.asked.iter().flat_map(|names| names.iter().copied());
        for entry in &self.entries {
            let near = nearest(&normal(&entry.label), names());
            let key = entry.label.clone();
            // The names in the language that the key was typed in.
            let chinese = usize::from(key.contains(width::is_han));
            let known = self.asked.iter().filter_map(|names| names.get(chinese));
            let known = known.copied().collect::<Vec<_>>().join("、");
            let problem = Problem::UnknownKey { key, known };
            let note = Diagnostic::at(entry.key.span(reader.path), problem);
            reader.notes.push(note.near(near));
        }
    }
}

/// `title（标题）`, for messages.
pub(crate) fn both(names: Names) -> String {
    match names {
        [english, chinese, ..] => format!("{chinese}（{english}）"),
        _ => names.concat(),
    }
}

/// Whether a key as typed is this name: case, width and spaces within do not matter (`标　题`).
pub(crate) fn same_key(name: &str, typed: &str) -> bool {
    normal(typed) == normal(name)
}

fn normal(key: &str) -> Cow<'_, str> {
    // Most keys are typed in their plain form, which has nothing to be changed.
    if key.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '_' | '\u{4e00}'..='\u{9fff}')) {
        return Cow::Borrowed(key);
    }
    let plain = key.nfkc().filter(|c| !c.is_whitespace());
    plain.flat_map(char::to_lowercase).map(|c| if c == '-' { '_' } else { c }).collect()
}

impl Reader<'_> {
    /// Reports a mistake.
    pub(crate) fn note(&mut self, range: Range, problem: Problem) {
        self.notes.push(Diagnostic::at(range.span(self.path), problem));
    }

    /// The number of the line that a place begins on, from 1.
    pub(crate) fn line(&self, range: Range) -> usize {
        let before = self.text.get(..range.start as usize).unwrap_or_default();
        1 + before.matches('\n').count()
    }

    /// The entries of a map. Text such as `标签：座谈会` is read again as one, for nothing else makes sense here.
    pub(crate) fn fields(&mut self, field: Field, example: &str) -> Option<Fields> {
        let mut node = field.node;
        if let Value::Text(_) = node.value
            && !self.is_quoted(node.range)
        {
            let again = again(self.text, node.range, self.path);
            if let Value::Map(_) = again.value.value {
                self.notes.extend(again.notes);
                node = again.value;
            }
        }
        let Value::Map(entries) = node.value else {
            let (key, example) = (field.label, example.to_owned());
            let place = if node.value == Value::Null { field.key } else { node.range };
            self.note(place, Problem::NotMap { key, example });
            return None;
        };
        let entry =
            |(key, node): (super::Key, Node)| Field { label: key.name, key: key.range, node };
        let entries = entries.into_iter().map(entry).collect();
        Some(Fields { range: node.range, entries, asked: Vec::new() })
    }

    /// One piece of text as typed; `None` when nothing was typed.
    pub(crate) fn text(&mut self, field: &Field) -> Option<Typed<String>> {
        let typed = self.scalar(field)?;
        let marked =
            self.is_quoted(typed.range) || typed.range.of(self.text).starts_with(['|', '>']);
        if !marked && remark(&typed.value).is_some() {
            self.note(typed.range, Problem::YamlRemark {});
        }
        Some(typed)
    }

    fn scalar(&mut self, field: &Field) -> Option<Typed<String>> {
        let node = &field.node;
        let source = node.range.of(self.text);
        let value = match &node.value {
            Value::Null => return None,
            Value::Text(text) => text.trim().to_owned(),
            // A point of a list such as `- 联系电话: 0000` is a map to YAML and a line to its writer.
            Value::Map(_) if !source.contains('\n') && !source.starts_with('{') => {
                source.to_owned()
            }
            _ => {
                self.note(node.range, Problem::NotText { key: field.label.clone() });
                return None;
            }
        };
        (!value.is_empty()).then_some(Typed { value, range: node.range })
    }

    /// Text on one line: every run of spaces, full-width ones too, becomes one space.
    pub(crate) fn line_of_text(&mut self, field: &Field) -> Option<Typed<String>> {
        let typed = self.text(field)?;
        let value = one_line(&typed.value);
        (!value.is_empty()).then_some(Typed { value, range: typed.range })
    }

    /// A name: text on one line without the curly quotes that may stand around it.
    pub(crate) fn name(&mut self, field: &Field) -> Option<Typed<String>> {
        let typed = self.line_of_text(field)?;
        let value = uncurled(&typed.value).to_owned();
        (!value.is_empty()).then_some(Typed { value, range: typed.range })
    }

    /// A value that is a word, number or date: half-width, without quotes, a remark behind it cut off.
    pub(crate) fn word(&mut self, field: &Field) -> Option<Typed<String>> {
        let quoted = self.is_quoted(field.node.range);
        let typed = self.scalar(field)?;
        let text = one_line(&typed.value);
        let text = match remark(&text) {
            Some(at) if !quoted => &text[..at],
            _ => &text,
        };
        let value: String = uncurled(text.trim()).nfkc().collect();
        (!value.is_empty()).then_some(Typed { value, range: typed.range })
    }

    /// A whole number, perhaps with one of these words around it: 第3期, 300份.
    pub(crate) fn number(&mut self, field: &Field, around: &[&str]) -> Option<Typed<u32>> {
        let typed = self.word(field)?;
        let mut text = typed.value.as_str();
        for word in around {
            text = text.trim().strip_prefix(word).unwrap_or(text);
            text = text.trim().strip_suffix(word).unwrap_or(text);
        }
        let number = numeral::parse(&text.replace(',', ""));
        if number.is_none() {
            let (key, value) = (field.label.clone(), typed.value.clone());
            self.note(typed.range, Problem::NotNumber { key, value });
        }
        Some(Typed { value: number?, range: typed.range })
    }

    /// A day, perhaps with a time.
    pub(crate) fn date(&mut self, field: &Field) -> Option<Typed<Date>> {
        self.time(field, Date::parse)
    }

    /// A day, or the whole of a month or a year, where a time begins or ends.
    pub(crate) fn period(&mut self, field: &Field) -> Option<Typed<Period>> {
        self.time(field, Period::parse)
    }

    fn time<T>(&mut self, field: &Field, parse: fn(&str) -> Option<T>) -> Option<Typed<T>> {
        let typed = self.word(field)?;
        let time = parse(&typed.value);
        if time.is_none() {
            let (key, value) = (field.label.clone(), typed.value.clone());
            self.note(typed.range, Problem::NotDate { key, value });
        }
        Some(Typed { value: time?, range: typed.range })
    }

    /// 是 or 否; `None` when neither was typed.
    pub(crate) fn flag(&mut self, field: &Field) -> Option<bool> {
        let typed = self.word(field)?;
        let flag = as_bool(&typed.value);
        if flag.is_none() {
            let (key, value) = (field.label.clone(), typed.value);
            self.note(typed.range, Problem::NotFlag { key, value });
        }
        flag
    }

    /// One of a few words, each with its synonyms; the first of them are named in the message.
    pub(crate) fn choice<T: Copy>(
        &mut self,
        field: &Field,
        choices: &[(&[&str], T)],
    ) -> Option<Typed<T>> {
        let typed = self.word(field)?;
        let same = |words: &&[&str]| words.iter().any(|word| same_key(word, &typed.value));
        let found = choices.iter().find(|(words, _)| same(words)).map(|(_, value)| *value);
        if found.is_none() {
            let names: Vec<&str> =
                choices.iter().filter_map(|(words, _)| words.first().copied()).collect();
            let near =
                nearest(&typed.value, choices.iter().flat_map(|(words, _)| words.iter().copied()));
            let (key, value) = (field.label.clone(), typed.value.clone());
            let problem = Problem::NotChoice { key, value, known: names.join("、") };
            self.notes.push(Diagnostic::at(typed.range.span(self.path), problem).near(near));
        }
        Some(Typed { value: found?, range: typed.range })
    }

    /// The points of a list; a single value is a list of one.
    pub(crate) fn items(&mut self, field: Field) -> Vec<Field> {
        let source = field.node.range.of(self.text);
        let several = source.contains('\n') && !self.is_quoted(field.node.range);
        match field.node.value {
            Value::Null => Vec::new(),
            Value::List(nodes) => {
                let item = |node| Field { label: field.label.clone(), key: field.key, node };
                nodes.into_iter().map(item).collect()
            }
            Value::Text(_) if several && !source.starts_with(['|', '>']) => {
                self.note(field.node.range, Problem::NotList { key: field.label });
                Vec::new()
            }
            Value::Text(text) if source.starts_with(['|', '>']) => {
                let row = |row: &str| Node {
                    value: Value::Text(row.trim().to_owned()),
                    range: field.node.range,
                };
                let rows = text.lines().filter(|row| !row.trim().is_empty()).map(row);
                rows.map(|node| Field { label: field.label.clone(), key: field.key, node })
                    .collect()
            }
            value => vec![Field { node: Node { value, ..field.node }, ..field }],
        }
    }

    /// A list of lines of text, or a single one.
    pub(crate) fn lines_of_text(&mut self, field: Field) -> Vec<Typed<String>> {
        let items = self.items(field);
        items.iter().filter_map(|item| self.line_of_text(item)).collect()
    }

    /// A list of names; on one typed line `、` `，` `,` `；` `;` part them, unless quotes hold it together.
    pub(crate) fn names(&mut self, field: Field) -> Vec<Typed<String>> {
        let items = self.items(field);
        if let [item] = items.as_slice()
            && let Value::Text(text) = &item.node.value
            && !self.is_quoted(item.node.range)
        {
            let _ = self.text(item);
            return self.parted(text, item.node.range);
        }
        items.iter().filter_map(|item| self.name(item)).collect()
    }

    /// The names on a typed line, each with its place where the line stands in the file as it is here.
    fn parted(&self, text: &str, range: Range) -> Vec<Typed<String>> {
        let whole = framed(text.strip_prefix("- ").unwrap_or(text));
        let source = range.of(self.text);
        let mut out = Vec::new();
        let (opens, closes) = (['（', '(', '《'], ['）', ')', '》']);
        let paired = whole.matches(opens).count() == whole.matches(closes).count();
        let mut depth = 0_i32;
        // 各县（市、区）is one name.
        for part in whole.split(|c| {
            depth += i32::from(paired && opens.contains(&c));
            depth -= i32::from(paired && closes.contains(&c));
            (depth <= 0 && matches!(c, '、' | '，' | ',' | '；' | ';')) || c == '\n'
        }) {
            let value = uncurled(&one_line(part)).to_owned();
            let place = source.find(part.trim()).map_or(range, |at| {
                let start = range.start as usize + at;
                Range::new(start, start + part.trim().len())
            });
            if !value.is_empty() {
                out.push(Typed { value, range: place });
            }
        }
        out
    }

    /// Whether the value was typed between quotes.
    pub(crate) fn is_quoted(&self, range: Range) -> bool {
        let source = range.of(self.text);
        let mark = source.chars().next().filter(|c| matches!(c, '"' | '\''));
        mark.is_some_and(|mark| {
            let found = quoted(source, 0, source.len());
            source.ends_with(mark) && found.is_some_and(|found| found.end == source.len())
        })
    }
}

/// Where ` #` begins what other programs take as a remark.
fn remark(text: &str) -> Option<usize> {
    if text.starts_with("# ") {
        return Some(0);
    }
    text.char_indices()
        .find(|(i, c)| is_space(*c) && text[i + c.len_utf8()..].starts_with('#'))
        .map(|(i, _)| i)
}

/// Text without the curly quotes around it, when they are one pair.
fn uncurled(text: &str) -> &str {
    for (open, close) in [('“', '”'), ('‘', '’')] {
        let inner = text.strip_prefix(open).and_then(|text| text.strip_suffix(close));
        if let Some(inner) = inner.filter(|inner| !inner.contains([open, close])) {
            return inner;
        }
    }
    text
}

/// A typed line without the full-width brackets around it.
fn framed(text: &str) -> &str {
    for (open, close) in [('［', '］'), ('【', '】')] {
        let inner = text.strip_prefix(open).and_then(|text| text.strip_suffix(close));
        if let Some(inner) = inner.filter(|inner| !inner.contains([open, close])) {
            return inner;
        }
    }
    text
}
