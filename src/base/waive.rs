//! 免检: checks that a text, or the whole desk, is excused from, each with a reason.

use crate::base::diag::{Diagnostic, Severity, Typed, nearest};
use crate::base::problem::{CODES, Problem};
use crate::base::yaml::Value;
use crate::base::yaml::fields::{Field, Names, Reader};

/// The key that waivers stand under.
pub(crate) const WAIVE: Names = &["waive", "免检"];

pub(crate) const CODE: Names = &["code", "代码"];
pub(crate) const REASON: Names = &["reason", "理由"];

/// A check that is not made.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Waiver {
    pub(crate) code: Typed<String>,
    pub(crate) reason: String,
}

/// Reads a list of {code, reason}, or of `code: reason`.
pub(crate) fn read(reader: &mut Reader<'_>, field: Field) -> Vec<Waiver> {
    let mut out = Vec::new();
    for item in reader.items(field) {
        if matches!(&item.node.value, Value::Text(text) if !text.contains('：')) {
            for code in reader.names(item) {
                out.extend(waiver(reader, code, None));
            }
            continue;
        }
        let Some(mut map) = reader.fields(item, "picture.no-alt: 理由") else {
            continue;
        };
        let code = map.take(reader, CODE);
        let reason = map.take(reader, REASON);
        if let Some(code) = code {
            let code = reader.word(&code);
            let reason = reason.and_then(|field| reader.line_of_text(&field));
            out.extend(code.and_then(|code| waiver(reader, code, reason)));
            map.finish(reader);
            continue;
        }
        for entry in std::mem::take(map.rest()) {
            let code = Typed { value: entry.label.clone(), range: entry.key };
            let reason = reader.line_of_text(&entry);
            out.extend(waiver(reader, code, reason));
        }
    }
    out
}

/// A waiver, unless it lacks its reason. A code that nobody knows is reported, and one that no waiver can help.
fn waiver(
    reader: &mut Reader<'_>,
    code: Typed<String>,
    reason: Option<Typed<String>>,
) -> Option<Waiver> {
    let known = CODES.iter().find(|(known, ..)| *known == code.value);
    if known.is_some_and(|(_, severity, _)| *severity == Severity::Error) {
        reader.note(code.range, Problem::WaiveError { code: code.value.clone() });
    } else if known.is_none() {
        let near = nearest(&code.value, CODES.iter().map(|(known, ..)| *known));
        let problem = Problem::WaiveUnknown { code: code.value.clone() };
        reader.notes.push(Diagnostic::at(code.range.span(reader.path), problem).near(near));
    }
    if reason.is_none() {
        reader.note(code.range, Problem::WaiveReason { code: code.value.clone() });
    }
    Some(Waiver { code, reason: reason?.value })
}
