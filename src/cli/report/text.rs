//! Mistakes as text: the line, a caret under the place, and what to type. The only door to `annotate-snippets`.

use annotate_snippets::{
    AnnotationKind, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str,
};

use super::place::{Finder, Shown};
use super::{Findings, advice, severity_word};
use crate::base::diag::{Diagnostic, Lang, Severity};

/// All mistakes, with ANSI styles, an empty line after each.
pub(super) fn render(findings: &Findings<'_>) -> String {
    let mut finder = Finder::new(findings.text);
    let renderer = Renderer::styled().hyperlink(false).term_width(findings.width);
    let mut out = String::new();
    for note in findings.notes {
        out.push_str(&one(note, &mut finder, findings, &renderer));
        out.push_str("\n\n");
    }
    out
}

fn one(
    note: &Diagnostic,
    finder: &mut Finder<'_>,
    findings: &Findings<'_>,
    renderer: &Renderer,
) -> String {
    let lang = findings.lang;
    let message = note.problem.message(lang);
    let level = match note.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Hint => Level::NOTE,
    };
    let title = level.with_name(severity_word(note.severity, lang)).primary_title(message);
    let mut group = Group::with_title(title.id(note.problem.code()));
    if let Some(span) = &note.span {
        group = match finder.find(span) {
            Some((place, shown)) => {
                let shown = cut(shown, findings.width);
                let caret = AnnotationKind::Primary.span(shown.start..shown.end);
                let snippet = Snippet::source(shown.line).line_start(place.line);
                group.element(snippet.path(span.path.as_str()).annotation(caret))
            }
            None => group.element(Origin::path(span.path.as_str())),
        };
    }
    let word = match lang {
        Lang::Zh => "建议",
        Lang::En => "help",
    };
    for advice in advice(note, lang) {
        let advice = normalize_untrusted_str(&advice);
        group = group.element(Level::HELP.with_name(word).message(advice));
    }
    renderer.render(&[group])
}

/// Cuts what lies far behind the place, and the part marked to what a line of the terminal holds.
/// What lies before the place is cut by the renderer, which counts columns from there.
fn cut(shown: Shown<'_>, width: usize) -> Shown<'_> {
    let Shown { line, start, end } = shown;
    // A column takes at most four bytes, and half of the width is enough to see what is meant.
    let end = end.min(line.floor_char_boundary(start + width / 2 * 3 / 2));
    let to = line.floor_char_boundary(end + width * 4);
    Shown { line: &line[..to], start, end }
}
