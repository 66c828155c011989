//! Fences that hold data: key figures, a timeline, a roll of names.

use std::collections::BTreeMap;

use crate::base::diag::{Diagnostic, Noted, Span, nearest};
use crate::base::path::SourcePath;
use crate::base::problem::Problem;
use crate::base::yaml::records::records;
use crate::document::block::{BlockKind, Event, KeyFigure, Person};

/// What a fence is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fence {
    Figures,
    Timeline,
    People,
}

/// A key, and every word that writers may type for it.
type Key = (&'static [&'static str], Need);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Need {
    Must,
    May,
}

impl Fence {
    /// The keys, in the order of the values.
    fn keys(self) -> [Key; 3] {
        match self {
            Self::Figures => [
                (&["label", "名称", "标签", "项目"], Need::Must),
                (&["value", "数值", "数量"], Need::Must),
                (&["unit", "单位"], Need::May),
            ],
            Self::Timeline => [
                (&["date", "日期", "时间"], Need::Must),
                (&["text", "内容", "事项"], Need::Must),
                (&[], Need::May),
            ],
            Self::People => [
                (&["name", "姓名"], Need::Must),
                (&["post", "职务"], Need::May),
                (&["text", "备注"], Need::May),
            ],
        }
    }

    fn example(self) -> &'static str {
        match self {
            Self::Figures => "- {名称: 座谈会, 数值: 5, 单位: 次}",
            Self::Timeline => "- {日期: 6月5日, 内容: 召开动员会}",
            Self::People => "- {姓名: 某某某, 职务: 主任}",
        }
    }
}

/// Reads a fence by its info word; `None` for a fence that holds no data. `at` is where `text` begins.
pub(crate) fn read(
    info: &str,
    text: &str,
    at: usize,
    path: &SourcePath,
) -> Option<Noted<BlockKind>> {
    let word = info.split_whitespace().next()?;
    let fence = match word.to_ascii_lowercase().as_str() {
        "figures" | "数据" => Fence::Figures,
        "timeline" | "大事记" => Fence::Timeline,
        "people" | "名单" => Fence::People,
        _ => return None,
    };
    let mut notes = Vec::new();
    let mut note = |place: std::ops::Range<usize>, problem| {
        let span = Span::new(path, at + place.start, at + place.end);
        notes.push(Diagnostic::at(span, problem));
    };
    let read = records(text).unwrap_or_else(|(_, stumble)| {
        let place = line_of(text, stumble);
        let example = fence.example().to_owned();
        note(place, Problem::FenceShape { fence: word.to_owned(), example });
        Vec::new()
    });
    if text.trim().is_empty() {
        note(0..text.len(), Problem::FenceEmpty { fence: word.to_owned() });
    }
    let places = entries(text);
    let mut values = Vec::with_capacity(read.len());
    for (number, record) in read.into_iter().enumerate() {
        let place = places.get(number).cloned().unwrap_or(0..text.len().min(1));
        values.push(pick(fence, record, &mut |problem: Complaint| {
            let fence = word.to_owned();
            let problem = match problem {
                Complaint::Missing(key) => Problem::FenceMissing { fence, key },
                Complaint::Unknown(key) => Problem::FenceUnknown { fence, key },
            };
            note(place.clone(), problem);
        }));
    }
    Some(Noted { value: made(fence, values), notes })
}

/// What can be wrong with one entry.
enum Complaint {
    Missing(String),
    Unknown(String),
}

/// Takes the values of the known keys out of an entry.
fn pick(
    fence: Fence,
    mut record: BTreeMap<String, String>,
    complain: &mut dyn FnMut(Complaint),
) -> [String; 3] {
    if let Some(pair) = pair(fence, &record) {
        return pair;
    }
    let values = fence.keys().map(|(words, need)| {
        let value = words.iter().find_map(|word| record.remove(*word)).unwrap_or_default();
        let value = value.trim().to_owned();
        if value.is_empty()
            && need == Need::Must
            && let Some(key) = words.get(1)
        {
            complain(Complaint::Missing((*key).to_owned()));
        }
        value
    });
    for key in record.into_keys() {
        complain(Complaint::Unknown(key));
    }
    values
}

/// An entry that says two things without their names: `- 6月5日: 召开动员会`, `- 座谈会: 5次`. One whose lone key is nearly
/// one of ours is a slip.
fn pair(fence: Fence, record: &BTreeMap<String, String>) -> Option<[String; 3]> {
    let (first, second) = record.first_key_value().filter(|_| record.len() == 1)?;
    let known = fence.keys().into_iter().flat_map(|(words, _)| words.iter().copied());
    if nearest(first, known).is_some() || second.trim().is_empty() {
        return None;
    }
    let (first, second) = (first.trim().to_owned(), second.trim());
    let end = second.find(|c: char| !c.is_ascii_digit() && !",.，．-%％".contains(c));
    let (value, unit) = match (fence, end) {
        (Fence::Figures, Some(end)) if end > 0 => (&second[..end], second[end..].trim_start()),
        _ => (second, ""),
    };
    Some([first, value.to_owned(), unit.to_owned()])
}

fn made(fence: Fence, values: Vec<[String; 3]>) -> BlockKind {
    let some = |text: String| (!text.is_empty()).then_some(text);
    let values = values.into_iter();
    match fence {
        Fence::Figures => BlockKind::Figures(
            values.map(|[label, value, unit]| KeyFigure { label, value, unit }).collect(),
        ),
        Fence::Timeline => {
            BlockKind::Timeline(values.map(|[date, text, _]| Event { date, text }).collect())
        }
        Fence::People => BlockKind::People(
            values
                .map(|[name, post, text]| {
                    let (post, text) = (some(post), some(text));
                    Person { name, post, label: None, text }
                })
                .collect(),
        ),
    }
}

/// The lines that begin entries: those with a dash, indented like the first.
fn entries(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut margin = None;
    let mut at = 0;
    for line in text.split('\n') {
        let body = line.trim_start();
        let indent = line.len() - body.len();
        if body.starts_with(['-', '－']) && *margin.get_or_insert(indent) == indent {
            found.push(at + indent..at + line.len());
        }
        at += line.len() + 1;
    }
    found
}

/// The line that holds a byte.
fn line_of(text: &str, at: usize) -> std::ops::Range<usize> {
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    let end = text[start..].find('\n').map_or(text.len(), |length| start + length);
    start..end
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::base::path::SourcePath;

    #[test]
    fn fences_are_read() {
        let path = SourcePath::new("a.md").unwrap();
        for (info, text, expected) in [
            (
                "figures",
                "- {label: 座谈会, value: 5, unit: 次}\n",
                "Figures([KeyFigure { label: \"座谈会\", value: \"5\", unit: \"次\" }]) []",
            ),
            (
                "数据",
                "- 名称：联系点\n  数值：600\n",
                "Figures([KeyFigure { label: \"联系点\", value: \"600\", unit: \"\" }]) []",
            ),
            (
                "大事记",
                "- 时间: 6月\n  内容: 动员\n",
                "Timeline([Event { date: \"6月\", text: \"动员\" }]) []",
            ),
            (
                "people 一",
                "- name: 甲\n  职务: 主任\n",
                "People([Person { name: \"甲\", post: Some(\"主任\"), label: None, text: None }]) []",
            ),
            (
                "名单",
                "- 职务: 主任\n- 姓名: 乙\n  电话: 1\n",
                "People([Person { name: \"\", post: Some(\"主任\"), label: None, text: None }, Person { name: \"乙\", post: None, label: None, text: None }]) [fence.missing 10..26, fence.unknown 27..40]",
            ),
            (
                "数据",
                "- {标签: 座谈会, 数值: 5}\n- 走访: 1,200 户\n",
                "Figures([KeyFigure { label: \"座谈会\", value: \"5\", unit: \"\" }, KeyFigure { label: \"走访\", value: \"1,200\", unit: \"户\" }]) []",
            ),
            (
                "大事记",
                "- 2013-11-20: 动员\n- 日其: 动员\n",
                "Timeline([Event { date: \"2013-11-20\", text: \"动员\" }, Event { date: \"\", text: \"\" }]) [fence.missing 31..47, fence.missing 31..47, fence.unknown 31..47]",
            ),
            (
                "名单",
                "- 沐青川：书记\n",
                "People([Person { name: \"沐青川\", post: Some(\"书记\"), label: None, text: None }]) []",
            ),
            ("timeline", "不是列表", "Timeline([]) [fence.shape 10..22]"),
            ("figures", "\n", "Figures([]) [fence.empty 10..11]"),
            ("rust", "- a: b", "None"),
            ("", "- a: b", "None"),
        ] {
            let shown = read(info, text, 10, &path).map_or("None".to_owned(), |read| {
                let notes = read.notes.iter().map(|note| {
                    let span = note.span.as_ref().unwrap();
                    format!("{} {}..{}", note.problem.code(), span.start, span.end)
                });
                format!("{:?} [{}]", read.value, notes.collect::<Vec<_>>().join(", "))
            });
            assert_eq!(shown, expected, "{info}");
        }
    }
}
