//! Paragraphs as Markdown. The one place that knows its signs: what a writer typed stays what it is.

use std::fmt::Write as _;

use super::{Face, Paragraph, Piece, Role, Span};

/// The text in Markdown: pieces parted by blank lines, notes at the end.
pub(super) fn write(pieces: &[Piece], notes: &[Vec<Span>]) -> String {
    let mut out = String::new();
    let mut before = None;
    let mut pictures = 0;
    for piece in pieces {
        let text = match piece {
            Piece::Paragraph(paragraph) => self::paragraph(paragraph, &mut pictures),
            Piece::Table(rows) => table(rows, &mut pictures),
        };
        if text.is_empty() {
            continue;
        }
        let point = match piece {
            Piece::Paragraph(Paragraph { role: Role::Point(_), .. }) => Some(()),
            _ => None,
        };
        if !out.is_empty() {
            // Points of one list stand together.
            out.push_str(if before.is_some() && point.is_some() { "\n" } else { "\n\n" });
        }
        before = point;
        out.push_str(&text);
    }
    for (at, note) in notes.iter().enumerate() {
        let text = line(note, Place::Note, &mut pictures);
        let _ = write!(out, "\n\n[^{}]: {text}", at + 1);
    }
    out.push('\n');
    out
}

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Paragraph,
    Cell,
    Note,
}

fn paragraph(paragraph: &Paragraph, pictures: &mut usize) -> String {
    let words = paragraph.words();
    let heading = matches!(paragraph.role, Role::Heading(_)) && !words.contains('\n');
    // A line that is wholly bold is a heading or a label: structure is seen in the words.
    let plain = heading || numbered(&words) || (paragraph.heavy && words.chars().count() <= 40);
    let spans: Vec<Span> = paragraph.spans.iter().map(|span| unbold(span, plain)).collect();
    let text = line(&spans, Place::Paragraph, pictures);
    match paragraph.role {
        Role::Heading(level) if heading && !numbered(&words) && !words.is_empty() => {
            format!("{} {text}", "#".repeat(usize::from(level.clamp(1, 4)) + 1))
        }
        Role::Point(deep) => format!("{}- {text}", "  ".repeat(usize::from(deep))),
        _ => text,
    }
}

/// Whether a line begins with a number of the official scheme (GB/T 9704-2012, 7.3.3).
fn numbered(words: &str) -> bool {
    let numeral = |c: char| crate::base::chinese::numeral::value(c).is_some() || c == '十';
    let rest = words.trim_start_matches(['（', '(']);
    let after = rest.trim_start_matches(numeral);
    after.len() < rest.len() && after.starts_with(['、', '）', ')', '.', '．'])
}

fn unbold(span: &Span, plain: bool) -> Span {
    match span {
        Span::Text { text, face, link } if plain => Span::Text {
            text: text.clone(),
            face: Face { bold: false, ..*face },
            link: link.clone(),
        },
        span => span.clone(),
    }
}

fn table(rows: &[Vec<Vec<Span>>], pictures: &mut usize) -> String {
    let mut out = String::new();
    for (at, row) in rows.iter().enumerate() {
        let cells: Vec<String> = row
            .iter()
            .map(|cell| {
                let cell: Vec<Span> = cell.iter().map(|span| unbold(span, at == 0)).collect();
                line(&cell, Place::Cell, pictures)
            })
            .collect();
        let _ = write!(out, "{}| {} |", if at > 0 { "\n" } else { "" }, cells.join(" | "));
        if at == 0 {
            let _ = write!(out, "\n|{}", " --- |".repeat(row.len()));
        }
    }
    out
}

/// A line of spans. Pictures of a paragraph stand alone behind its words.
fn line(spans: &[Span], place: Place, pictures: &mut usize) -> String {
    let mut out = String::new();
    let mut shown = Vec::new();
    for (at, span) in spans.iter().enumerate() {
        match span {
            Span::Text { text, face, link } => {
                let beside = [at.checked_sub(1).and_then(|at| spans.get(at)), spans.get(at + 1)];
                let face = alone(*face, &beside);
                out.push_str(&marked(text, face, link.as_deref(), place));
            }
            Span::Break if place == Place::Paragraph => out.push_str("<br>\n"),
            Span::Break => out.push_str("<br>"),
            Span::Note(at) => {
                let _ = write!(out, "[^{}]", at + 1);
            }
            Span::Picture { name, words } => {
                *pictures += 1;
                let words =
                    if words.is_empty() { format!("图{pictures}") } else { escaped(words, place) };
                let picture = format!("![{words}]({name})");
                if place == Place::Paragraph {
                    shown.push(picture);
                } else {
                    out.push_str(&picture);
                }
            }
        }
    }
    let out = begin(out.trim(), place);
    match (out.is_empty(), shown.is_empty()) {
        (_, true) => out,
        (true, false) => shown.join("\n"),
        (false, false) => format!("{out}\n\n{}", shown.join("\n")),
    }
}

/// Marks of two kinds that touch would be read as one: the weaker one goes.
fn alone(face: Face, beside: &[Option<&Span>]) -> Face {
    let touches = beside.iter().flatten().any(|span| {
        matches!(span, Span::Text { face: other, .. } if other.bold || other.italic || other.strike)
    });
    Face {
        italic: face.italic && !face.bold && !touches,
        strike: face.strike && !face.bold && !touches,
        ..face
    }
}

/// Text with its marks; blanks at its ends stay outside of them.
fn marked(text: &str, face: Face, link: Option<&str>, place: Place) -> String {
    let inner = text.trim();
    if inner.is_empty() {
        return text.replace('\t', " ");
    }
    let at = text.find(inner).unwrap_or(0);
    let (before, after) = (&text[..at], &text[at + inner.len()..]);
    let mut out = escaped(inner, place);
    let tags = [("sup", face.sup), ("sub", face.sub), ("u", face.underline && link.is_none())];
    for (tag, _) in tags.into_iter().filter(|(_, on)| *on) {
        out = format!("<{tag}>{out}</{tag}>");
    }
    for (mark, _) in [("~~", face.strike), ("*", face.italic), ("**", face.bold)]
        .into_iter()
        .filter(|(_, on)| *on)
    {
        out = format!("{mark}{out}{mark}");
    }
    if let Some(link) = link {
        out = format!("[{out}](<{}>)", address(link));
    }
    format!("{}{out}{}", before.replace('\t', " "), after.replace('\t', " "))
}

/// An address between angle brackets.
fn address(link: &str) -> String {
    let mut out = String::new();
    for c in link.chars() {
        match c {
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            c if c.is_whitespace() || c.is_control() => out.push_str("%20"),
            c => out.push(c),
        }
    }
    out
}

/// Text as Markdown gives it back.
fn escaped(text: &str, place: Place) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let rest = &text[at + c.len_utf8()..];
        let special = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '~' => true,
            '&' => rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '#'),
            '|' => place == Place::Cell,
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(if c == '\t' { ' ' } else { c });
    }
    out
}

/// The beginning of a line must not open a heading, a quotation, a list or a rule.
fn begin(text: &str, place: Place) -> String {
    if place != Place::Paragraph {
        return text.to_owned();
    }
    let lines = text.split('\n').map(|line| {
        let opens = line.starts_with(['#', '>', '+', '-', '=', ':', '|']);
        if opens { format!("\\{line}") } else { line.to_owned() }
    });
    lines.collect::<Vec<_>>().join("\n")
}
