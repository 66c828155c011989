//! Mistakes as workflow commands, which GitHub and Gitea show beside the changed lines.

use std::fmt::Write as _;

use super::place::Finder;
use super::{Findings, advice};
use crate::base::diag::Severity;

/// All mistakes, one command a line.
pub(super) fn render(findings: &Findings<'_>) -> String {
    let mut finder = Finder::new(findings.text);
    let mut out = String::new();
    for note in findings.notes {
        out.push_str(match note.severity {
            Severity::Error => "::error ",
            Severity::Warning => "::warning ",
            Severity::Hint => "::notice ",
        });
        if let Some(span) = &note.span {
            let _ = write!(out, "file={},", property(&format!("{}{}", findings.prefix, span.path)));
            if let Some((place, _)) = finder.find(span) {
                let _ = write!(out, "line={},col={},", place.line, place.column);
                // A column at the end is understood only within one line.
                let _ = if place.end_line == place.line {
                    write!(out, "endColumn={},", place.end_column)
                } else {
                    write!(out, "endLine={},", place.end_line)
                };
            }
        }
        let advice = advice(note, findings.lang);
        let said = std::iter::once(note.problem.message(findings.lang)).chain(advice);
        let said = data(&said.collect::<Vec<_>>().join("\n"));
        let _ = writeln!(out, "title={}::{said}", property(note.problem.code()));
    }
    out
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
