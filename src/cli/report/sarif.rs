//! Mistakes as a SARIF 2.1.0 log, which code hosts and editors read.

use serde_json::{Value, json};

use super::place::{Finder, Place};
use super::{Findings, advice};
use crate::base::diag::{Diagnostic, Severity};
use crate::base::path::OutPath;
use crate::base::problem::CODES;

/// One log with one run.
pub(super) fn render(findings: &Findings<'_>) -> String {
    let mut finder = Finder::new(findings.text);
    let rules: Vec<Value> = CODES
        .iter()
        .map(|(code, severity, sentence)| {
            json!({
                "id": code,
                "shortDescription": { "text": sentence.trim() },
                "defaultConfiguration": { "level": level(*severity) },
            })
        })
        .collect();
    let results: Vec<Value> =
        findings.notes.iter().map(|note| result(note, findings, &mut finder)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "jianbao",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn result(note: &Diagnostic, findings: &Findings<'_>, finder: &mut Finder<'_>) -> Value {
    let advice = advice(note, findings.lang);
    let said = std::iter::once(note.problem.message(findings.lang)).chain(advice);
    let code = note.problem.code();
    let mut result = json!({
        "ruleId": code,
        "level": level(note.severity),
        "message": { "text": said.collect::<Vec<_>>().join("\n") },
    });
    if let Some(rule) = CODES.iter().position(|(known, ..)| *known == code) {
        result["ruleIndex"] = json!(rule);
    }
    if let Some(span) = &note.span {
        let address = uri(&format!("{}{}", findings.prefix, span.path));
        let mut physical = json!({ "artifactLocation": { "uri": address } });
        if let Some((place, _)) = finder.find(span) {
            physical["region"] = region(place);
        }
        result["locations"] = json!([{ "physicalLocation": physical }]);
    }
    result
}

fn region(place: Place) -> Value {
    json!({
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}

/// A path as an address relative to the root, percent signs where an address needs them.
fn uri(path: &str) -> String {
    OutPath::new("").href(&OutPath::new(path))
}
