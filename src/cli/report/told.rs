//! Mistakes as a browser shows them: words, place, and the line in three parts.

use super::place::{Finder, Place, Shown};
use super::{Findings, advice, severity_word};
use crate::preview;

/// How much of a line stands before the place, in it, and behind it, in characters: a paragraph is one line.
const PART: usize = 60;

/// All mistakes, in their order.
pub(crate) fn told(findings: &Findings<'_>) -> Vec<preview::Mistake> {
    let mut finder = Finder::new(findings.text);
    let one = |note: &crate::base::diag::Diagnostic| preview::Mistake {
        severity: note.severity.name(),
        word: severity_word(note.severity, findings.lang),
        code: note.problem.code(),
        message: note.problem.message(findings.lang),
        advice: advice(note, findings.lang),
        path: note.span.as_ref().map(|span| span.path.to_string()),
        place: note.span.as_ref().and_then(|span| finder.find(span)).map(place),
    };
    findings.notes.iter().map(one).collect()
}

fn place((place, shown): (Place, Shown<'_>)) -> preview::Place {
    let Shown { line, start, end } = shown;
    let (before, marked, after) = (&line[..start], &line[start..end], &line[end..]);
    preview::Place {
        line: place.line,
        column: place.column,
        before: last(before, PART),
        marked: first(marked, PART * 2),
        after: first(after, PART),
    }
}

/// The first characters, and a sign that there are more.
fn first(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

/// The last characters, and a sign that there are more.
fn last(text: &str, most: usize) -> String {
    match text.char_indices().rev().nth(most) {
        Some((at, c)) => format!("…{}", &text[at + c.len_utf8()..]),
        None => text.to_owned(),
    }
}
