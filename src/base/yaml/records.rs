//! A list of flat records in YAML, as fences in the text hold them: every value a string as typed.

use std::collections::BTreeMap;

use crate::base::diag::{Diagnostic, Lang, Severity};
use crate::base::path::SourcePath;
use crate::base::problem::Problem;
use crate::base::yaml::fields::{Field, Reader};
use crate::base::yaml::{Value, parse};

/// Reads a list of flat maps. Chinese keys and full-width colons are taken; an error has its message and
/// the byte where the reader stumbled.
pub(crate) fn records(text: &str) -> Result<Vec<BTreeMap<String, String>>, (String, usize)> {
    let path = SourcePath::new("").ok_or_else(|| (String::new(), 0))?;
    let tree = parse(text, 0, &path);
    let mut reader = Reader { text, path: &path, notes: tree.notes };
    let range = tree.value.range;
    let mut out = Vec::new();
    match tree.value.value {
        Value::Null => {}
        Value::List(nodes) => {
            for node in nodes {
                let field = Field { label: "- ".to_owned(), key: node.range, node };
                out.extend(record(&mut reader, field));
            }
        }
        _ => reader.note(range, Problem::DataShape { example: "- …: …".to_owned() }),
    }
    let wrong = |note: &&Diagnostic| note.severity == Severity::Error;
    match reader.notes.iter().filter(wrong).min() {
        Some(note) => {
            let at = note.span.as_ref().map_or(0, |span| span.start as usize);
            Err((note.problem.message(Lang::default()), at))
        }
        None => Ok(out),
    }
}

fn record(reader: &mut Reader<'_>, field: Field) -> Option<BTreeMap<String, String>> {
    let mut fields = reader.fields(field, "…: …")?;
    let mut out = BTreeMap::new();
    for entry in std::mem::take(fields.rest()) {
        let value = reader.text(&entry).map(|typed| typed.value).unwrap_or_default();
        if out.insert(entry.label.clone(), value).is_some() {
            let (key, line) = (entry.label, reader.line(fields.range).to_string());
            reader.note(entry.key, Problem::KeyTwice { first: key.clone(), key, line });
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::records;

    #[test]
    fn records_are_read_as_typed() {
        for (text, expected) in [
            ("", ""),
            ("- label: 座谈会\n  value: 5\n  unit: 次\n", "label=座谈会,unit=次,value=5"),
            ("- 名称：座谈会\n  数值：05\n", "名称=座谈会,数值=05"),
            ("－ 名称:座谈会\n　数值:1.10", "名称=座谈会,数值=1.10"),
            (
                "- {label: 联系点, value: 600, unit: 个}\n- {label: 干部, value: 46}",
                "label=联系点,unit=个,value=600;label=干部,value=46",
            ),
            ("- {名称：联系点，数值：600}", "名称=联系点,数值=600"),
            ("- date: 2013-06-05\n  text: 会议: 动员", "date=2013-06-05,text=会议: 动员"),
            (
                "- date: 6月\n  text: \"引号\"\n- date: yes\n  text: #1",
                "date=6月,text=引号;date=yes,text=#1",
            ),
            ("- name: 甲\n  post:\n  text: ‘乙’", "name=甲,post=,text=‘乙’"),
            ("- 姓名: 甲\n-姓名: 乙", "姓名=甲;姓名=乙"),
            ("- text: [图] 说明\n- text: *注", "text=[图] 说明;text=*注"),
            ("- text: 100%\n- text: %注", "text=100%;text=%注"),
        ] {
            let read = records(text).map(|list| {
                let each = list.into_iter().map(|record| {
                    let pairs = record.into_iter().map(|(key, value)| format!("{key}={value}"));
                    pairs.collect::<Vec<_>>().join(",")
                });
                each.collect::<Vec<_>>().join(";")
            });
            assert_eq!(read.as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn errors_have_their_place() {
        for (text, line) in [
            ("label: 甲", 0),
            ("- a: b\n  c: d\n e", 2),
            ("- a: {b: c}\n- 文字", 0),
            ("- a: b\n- 文字", 1),
            ("- a: b\n  a: c", 1),
            ("文字", 0),
        ] {
            let (_, at) = records(text).unwrap_err();
            assert_eq!(text[..at].matches('\n').count(), line, "{text}");
        }
    }
}
