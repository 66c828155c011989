//! The desk's lists as typed values: units.yml, people.yml, terms.yml.

use crate::base::chinese::date::Date;
use crate::base::diag::{Noted, Range, Typed};
use crate::base::path::SourcePath;
use crate::base::problem::Problem;
use crate::base::yaml;
use crate::base::yaml::fields::{Field, Fields, Names, Reader, both};
use crate::base::yaml::{Node, Value};

/// Everything that `content/data/` says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Data {
    pub(crate) units: Vec<UnitRow>,
    /// Whether there is a units.yml at all: without one every unit is known.
    pub(crate) has_units: bool,
    pub(crate) people: Vec<PersonRow>,
    pub(crate) terms: TermsRow,
}

/// 单位.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct UnitRow {
    pub(crate) name: Typed<String>,
    pub(crate) id: Option<Typed<String>>,
    pub(crate) short: Option<String>,
    /// 曾用名.
    pub(crate) formerly: Vec<String>,
    /// 上级: id, name or short name of another unit.
    pub(crate) parent: Option<Typed<String>>,
    /// 分组.
    pub(crate) group: Option<String>,
}

/// A person with the offices held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct PersonRow {
    pub(crate) name: Typed<String>,
    pub(crate) posts: Vec<PostRow>,
}

/// 职务.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct PostRow {
    /// Id, name or short name from units.yml; empty when none was typed.
    pub(crate) unit: Typed<String>,
    pub(crate) post: String,
    pub(crate) from: Option<Date>,
    pub(crate) to: Option<Date>,
}

/// 用语.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct TermsRow {
    /// 固定表述.
    pub(crate) fixed: Vec<String>,
    /// 易错词: wrong → right.
    pub(crate) wrong: Vec<(String, String)>,
    /// 慎用词: word → advice.
    pub(crate) careful: Vec<(String, String)>,
    /// 简称: abbreviation → full.
    pub(crate) short: Vec<(String, String)>,
    /// 停用.
    pub(crate) retired: Vec<Retired>,
}

/// 停用的名称.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Retired {
    pub(crate) old: String,
    /// 现称; may be empty.
    pub(crate) now: String,
    /// From what day on it is retired; `None` for always.
    pub(crate) since: Option<Date>,
}

const UNIT_NAME: Names = &["name", "名称", "全称"];
const ID: Names = &["id", "代号"];
const SHORT: Names = &["short", "简称"];
const FORMERLY: Names = &["formerly", "曾用名"];
const PARENT: Names = &["parent", "上级", "上级单位"];
const GROUP: Names = &["group", "分组"];

const PERSON_NAME: Names = &["name", "姓名"];
const POSTS: Names = &["posts", "任职"];
const UNIT: Names = &["unit", "单位"];
const POST: Names = &["post", "职务"];
const FROM: Names = &["from", "起"];
const TO: Names = &["to", "止"];

const FIXED: Names = &["fixed", "固定表述"];
const WRONG: Names = &["wrong", "易错词"];
const CAREFUL: Names = &["careful", "慎用词"];
const SHORT_TERMS: Names = &["short", "简称"];
const RETIRED: Names = &["retired", "停用"];

const NOW: Names = &["now", "现称"];
const SINCE: Names = &["from", "起"];

/// Reads units.yml: a list of {name, id, short, formerly, parent, group}, or of plain names.
pub(crate) fn read_units(text: &str, path: &SourcePath) -> Noted<Vec<UnitRow>> {
    let mut reader = Reader { text, path, notes: Vec::new() };
    let mut out: Vec<UnitRow> = Vec::new();
    for item in list(&mut reader, "- name: 区委组织部") {
        let Some(row) = unit(&mut reader, item) else { continue };
        let names: Vec<&Typed<String>> = out.iter().map(|row| &row.name).collect();
        once(&mut reader, &names, &row.name);
        if let Some(id) = &row.id {
            let ids: Vec<&Typed<String>> = out.iter().filter_map(|row| row.id.as_ref()).collect();
            once(&mut reader, &ids, id);
        }
        out.push(row);
    }
    Noted { value: out, notes: reader.notes }
}

/// Reads people.yml: a list of {name, posts: [{unit, post, from, to}]}.
pub(crate) fn read_people(text: &str, path: &SourcePath) -> Noted<Vec<PersonRow>> {
    let mut reader = Reader { text, path, notes: Vec::new() };
    let mut out: Vec<PersonRow> = Vec::new();
    for item in list(&mut reader, "- name: 姓名") {
        out.extend(person(&mut reader, item));
    }
    Noted { value: out, notes: reader.notes }
}

/// Reads terms.yml: a list of set phrases, and maps from a word to what is said of it.
pub(crate) fn read_terms(text: &str, path: &SourcePath) -> Noted<TermsRow> {
    let mut reader = Reader { text, path, notes: Vec::new() };
    let mut out = TermsRow::default();
    let tree = yaml::parse(text, 0, path);
    reader.notes.extend(tree.notes);
    if tree.value.value == Value::Null {
        return Noted { value: out, notes: reader.notes };
    }
    let field = top(&reader, tree.value);
    if let Some(mut fields) = reader.fields(field, "wrong: …") {
        let fixed = fields.take(&mut reader, FIXED);
        let fixed = fixed.map(|field| reader.lines_of_text(field)).unwrap_or_default();
        out.fixed = fixed.into_iter().map(|typed| typed.value).collect();
        out.wrong = plain(pairs(&mut reader, &mut fields, WRONG, Side::Needed));
        out.careful = plain(pairs(&mut reader, &mut fields, CAREFUL, Side::Free));
        out.short = plain(pairs(&mut reader, &mut fields, SHORT_TERMS, Side::Needed));
        let retired = pairs(&mut reader, &mut fields, RETIRED, Side::Dated).into_iter();
        let retired =
            retired.map(|Pair { word: old, said: now, since }| Retired { old, now, since });
        out.retired = retired.collect();
        fields.finish(&mut reader);
    }
    Noted { value: out, notes: reader.notes }
}

/// The whole file as a field, for messages.
fn top(reader: &Reader<'_>, node: Node) -> Field {
    Field { label: reader.path.name().to_owned(), key: first_line(reader), node }
}

fn first_line(reader: &Reader<'_>) -> Range {
    Range::new(0, reader.text.lines().next().map_or(0, str::len))
}

/// The points of a file that is one list.
fn list(reader: &mut Reader<'_>, example: &str) -> Vec<Field> {
    let tree = yaml::parse(reader.text, 0, reader.path);
    reader.notes.extend(tree.notes);
    match tree.value.value {
        Value::Null => Vec::new(),
        Value::List(_) => {
            let field = top(reader, tree.value);
            reader.items(field)
        }
        _ => {
            let range = first_line(reader);
            reader.note(range, Problem::DataShape { example: example.to_owned() });
            Vec::new()
        }
    }
}

fn unit(reader: &mut Reader<'_>, item: Field) -> Option<UnitRow> {
    if let Value::Text(text) = &item.node.value
        && !text.contains(['：', ':'])
    {
        let name = reader.name(&item)?;
        return Some(UnitRow { name, ..UnitRow::default() });
    }
    let mut map = reader.fields(item, "name: 区委组织部")?;
    let name = name_of(reader, &mut map, UNIT_NAME);
    if name.is_none() {
        missing(reader, &map, UNIT_NAME, "名称: …", "name: …");
    }
    let formerly = map.take(reader, FORMERLY);
    let formerly = formerly.map(|field| reader.names(field)).unwrap_or_default();
    let row = UnitRow {
        name: name.clone().unwrap_or_default(),
        id: name_of(reader, &mut map, ID),
        short: name_of(reader, &mut map, SHORT).map(|typed| typed.value),
        formerly: formerly.into_iter().map(|typed| typed.value).collect(),
        parent: name_of(reader, &mut map, PARENT),
        group: name_of(reader, &mut map, GROUP).map(|typed| typed.value),
    };
    map.finish(reader);
    name.map(|_| row)
}

fn person(reader: &mut Reader<'_>, item: Field) -> Option<PersonRow> {
    let mut map = reader.fields(item, "name: 姓名")?;
    let name = name_of(reader, &mut map, PERSON_NAME);
    if name.is_none() {
        missing(reader, &map, PERSON_NAME, "姓名: …", "name: …");
    }
    let mut posts = Vec::new();
    if let Some(field) = map.take(reader, POSTS) {
        let items = match field.node.value {
            // One office, typed without a dash.
            Value::Map(_) => vec![field],
            _ => reader.items(field),
        };
        for item in items {
            posts.extend(post(reader, item));
        }
    }
    map.finish(reader);
    Some(PersonRow { name: name?, posts })
}

fn post(reader: &mut Reader<'_>, item: Field) -> Option<PostRow> {
    let mut map = reader.fields(item, "post: 部长")?;
    let unit = name_of(reader, &mut map, UNIT).unwrap_or_default();
    let post = name_of(reader, &mut map, POST);
    if post.is_none() {
        missing(reader, &map, POST, "职务: …", "post: …");
    }
    let from = map.take(reader, FROM).and_then(|field| reader.period(&field));
    let to = map.take(reader, TO).filter(|field| !still(&field.node.value));
    let to = to.and_then(|field| reader.period(&field));
    map.finish(reader);
    if let (Some(from), Some(to)) = (&from, &to)
        && from.value.from > to.value.to
    {
        let (start, end) = (from.value.from.iso(), to.value.to.iso());
        reader.note(to.range, Problem::PeriodTurned { from: start, to: end });
    }
    let (from, to) = (from.map(|typed| typed.value.from), to.map(|typed| typed.value.to));
    Some(PostRow { unit, post: post?.value, from, to })
}

/// 至今.
fn still(value: &Value) -> bool {
    matches!(value, Value::Text(text) if ["至今", "今", "现在", "now"].contains(&text.trim()))
}

/// A word, what is said of it, and from what day on.
#[derive(Default)]
struct Pair {
    word: String,
    said: String,
    since: Option<Date>,
}

fn plain(pairs: Vec<Pair>) -> Vec<(String, String)> {
    pairs.into_iter().map(|pair| (pair.word, pair.said)).collect()
}

/// What stands on the other side of a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// Some text.
    Needed,
    /// Some text, or nothing.
    Free,
    /// Some text, nothing, or {now, from}.
    Dated,
}

/// Words with what is said of them: a map, or a list of such pairs.
fn pairs(reader: &mut Reader<'_>, fields: &mut Fields, names: Names, side: Side) -> Vec<Pair> {
    let mut out: Vec<(Typed<String>, Pair)> = Vec::new();
    let Some(field) = fields.take(reader, names) else { return Vec::new() };
    let items = match field.node.value {
        Value::Map(_) | Value::Text(_) => vec![field],
        _ => reader.items(field),
    };
    for item in items {
        if let Value::Text(text) = &item.node.value
            && side != Side::Needed
            && !text.contains(['：', ':'])
        {
            out.extend(reader.name(&item).map(|word| {
                let pair = Pair { word: word.value.clone(), ..Pair::default() };
                (word, pair)
            }));
            continue;
        }
        let Some(mut map) = reader.fields(item, "错的写法: 对的写法") else { continue };
        for entry in std::mem::take(map.rest()) {
            let word = Typed { value: entry.label.clone(), range: entry.key };
            let Some(pair) = pair(reader, entry, side) else { continue };
            let words: Vec<&Typed<String>> = out.iter().map(|(word, _)| word).collect();
            once(reader, &words, &word);
            out.push((word, pair));
        }
    }
    out.into_iter().map(|(_, pair)| pair).collect()
}

/// One pair.
fn pair(reader: &mut Reader<'_>, entry: Field, side: Side) -> Option<Pair> {
    let word = entry.label.clone();
    if side == Side::Dated && matches!(entry.node.value, Value::Map(_)) {
        let mut map = reader.fields(entry, "现称: …")?;
        let said = map.take(reader, NOW).and_then(|field| reader.line_of_text(&field));
        let since = map.take(reader, SINCE).and_then(|field| reader.date(&field));
        map.finish(reader);
        let said = said.map(|said| said.value).unwrap_or_default();
        return Some(Pair { word, said, since: since.map(|date| date.value.day_only()) });
    }
    let said = reader.line_of_text(&entry);
    if said.is_none() && side == Side::Needed {
        let example = format!("{word}: …");
        let (chinese, english) = (example.clone(), example);
        reader.note(entry.key, Problem::KeyMissing { key: word, chinese, english });
        return None;
    }
    Some(Pair { word, said: said.map(|said| said.value).unwrap_or_default(), since: None })
}

/// Reports a name that stood in the list before.
fn once(reader: &mut Reader<'_>, before: &[&Typed<String>], typed: &Typed<String>) {
    if let Some(first) = before.iter().find(|first| first.value == typed.value) {
        let line = reader.line(first.range).to_string();
        let name = typed.value.clone();
        reader.note(typed.range, Problem::DataTwice { name, line });
    }
}

fn name_of(reader: &mut Reader<'_>, map: &mut Fields, names: Names) -> Option<Typed<String>> {
    let field = map.take(reader, names)?;
    reader.name(&field)
}

fn missing(reader: &mut Reader<'_>, map: &Fields, names: Names, chinese: &str, english: &str) {
    let (chinese, english) = (chinese.to_owned(), english.to_owned());
    reader.note(map.range, Problem::KeyMissing { key: both(names), chinese, english });
}

#[cfg(test)]
mod tests;
