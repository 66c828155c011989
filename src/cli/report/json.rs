//! Mistakes as JSON, one object a line.

use serde::Serialize;

use super::place::Finder;
use super::{Findings, advice};
use crate::base::diag::Lang;

#[derive(Serialize)]
struct Line<'a> {
    code: &'static str,
    severity: &'static str,
    message: String,
    hint: Option<String>,
    path: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
}

/// All mistakes. What is not known is null; columns count characters from 1, and the end is the
/// place after the last character.
pub(super) fn render(findings: &Findings<'_>) -> String {
    let mut finder = Finder::new(findings.text);
    let mut out = String::new();
    for note in findings.notes {
        let place = note.span.as_ref().and_then(|span| finder.find(span)).map(|(place, _)| place);
        let hint = advice(note, findings.lang).join(match findings.lang {
            Lang::Zh => "",
            Lang::En => " ",
        });
        let line = Line {
            code: note.problem.code(),
            severity: note.severity.name(),
            message: note.problem.message(findings.lang),
            hint: (!hint.is_empty()).then_some(hint),
            path: note.span.as_ref().map(|span| span.path.as_str()),
            line: place.map(|place| place.line),
            column: place.map(|place| place.column),
            end_line: place.map(|place| place.end_line),
            end_column: place.map(|place| place.end_column),
        };
        out.push_str(&serde_json::to_string(&line).unwrap_or_default());
        out.push('\n');
    }
    out
}
