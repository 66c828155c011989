//! Where a header begins and ends: the `---` lines, and what writers type in their place.

use crate::base::problem::Problem;

/// What was found at the head of a file; offsets in bytes.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Fences {
    /// The YAML between the bars.
    pub(super) yaml: Option<(usize, usize)>,
    /// Where the text begins.
    pub(super) body: usize,
    /// The opening bar, for messages about the header as a whole.
    pub(super) opening: (usize, usize),
    /// Mistakes with the bars.
    pub(super) faults: Vec<(usize, usize, Problem)>,
}

/// What a line is when it holds nothing but dashes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bar {
    /// `---`.
    Right,
    /// `———`, `－－－`, `----`: what input methods make of it.
    Wrong,
}

/// A line without its end.
#[derive(Clone, Copy)]
struct Row<'a> {
    start: usize,
    /// Behind its line end.
    next: usize,
    text: &'a str,
}

/// Finds the header.
pub(super) fn find(text: &str) -> Fences {
    let mut rows = rows(text).skip_while(|row| blank(row.text));
    let none = Fences::default();
    let Some((first, bar)) = rows.next().and_then(|row| Some((row, bar(row.text.trim_start())?)))
    else {
        return none;
    };
    let opening = (first.start, first.start + first.text.len());
    let mut out = Fences { opening, ..Fences::default() };
    out.fault(first, bar);
    // Only as far as the closing bar: the text is much longer than its header.
    let mut close = None;
    let mut rows: Vec<Row<'_>> = rows
        .take_while(|row| {
            close = self::bar(row.text).map(|bar| (*row, bar));
            close.is_none()
        })
        .collect();
    let stray = stray(&rows);
    match (close, stray) {
        (Some((row, bar)), None) => {
            out.yaml = Some((first.next, row.start));
            out.body = row.next;
            out.fault(row, bar);
            out
        }
        _ if rows.first().is_some_and(|row| row.text.contains([':', '：'])) => {
            rows.truncate(stray.unwrap_or(rows.len()));
            let blank = rows.iter().position(|row| blank(row.text));
            rows.truncate(blank.filter(|_| stray.is_none()).unwrap_or(rows.len()));
            let end = rows.last().map_or(first.next, |row| row.next);
            out.yaml = Some((first.next, end));
            out.body = end;
            out.faults.push((opening.0, opening.1, Problem::HeaderOpen {}));
            out
        }
        _ => none,
    }
}

impl Fences {
    fn fault(&mut self, row: Row<'_>, bar: Bar) {
        if bar == Bar::Wrong {
            let typed = row.text.trim().to_owned();
            let end = row.start + row.text.len();
            self.faults.push((row.start, end, Problem::WrongBar { typed }));
        }
    }
}

/// The line at the margin that shows that the text has begun although no bar stood before it: behind a blank line, without a
/// colon, not a point of a list.
fn stray(rows: &[Row<'_>]) -> Option<usize> {
    rows.windows(2).position(|pair| {
        let text = pair[1].text;
        let margin = !text.starts_with([' ', '\t', '-', '#', ']', '}']) && !blank(text);
        blank(pair[0].text) && margin && !text.contains([':', '：'])
    })
}

fn rows(text: &str) -> impl Iterator<Item = Row<'_>> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |raw| {
        let start = at;
        at += raw.len();
        Row { start, next: at, text: raw.trim_end_matches(['\n', '\r']) }
    })
}

fn blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'))
}

fn bar(text: &str) -> Option<Bar> {
    let text = text.trim_end();
    let dash = |c: char| matches!(c, '-' | '－' | '—' | '–' | '―' | '─' | '‐' | '−');
    match text {
        "---" => Some(Bar::Right),
        _ if text.chars().count() >= 2 && text.chars().all(dash) => Some(Bar::Wrong),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn bars_are_found() {
        for (text, yaml, body, faults) in [
            ("---\n标题: 甲\n---\n正文", Some("标题: 甲\n"), "正文", ""),
            ("\n---  \n标题: 甲\n--- \n\n正文", Some("标题: 甲\n"), "\n正文", ""),
            ("---\r\n标题: 甲\r\n---\r\n正文", Some("标题: 甲\r\n"), "正文", ""),
            ("———\n标题: 甲\n———\n正文", Some("标题: 甲\n"), "正文", "bar bar"),
            ("---\n标题: 甲\n－－－\n正文", Some("标题: 甲\n"), "正文", "bar"),
            ("----\n标题: 甲\n---\n正文", Some("标题: 甲\n"), "正文", "bar"),
            ("——\n标题：甲\n——\n正文", Some("标题：甲\n"), "正文", "bar bar"),
            ("---\n标题: 甲\n\n正文", Some("标题: 甲\n"), "\n正文", "open"),
            ("---\n标题: 甲", Some("标题: 甲"), "", "open"),
            (
                "---\n标题: 甲\n\n正文第一段\n\n---\n\n第二段",
                Some("标题: 甲\n"),
                "\n正文第一段\n\n---\n\n第二段",
                "open",
            ),
            (
                "---\n标题: 甲\n\n日期: 2013\n---\n正文",
                Some("标题: 甲\n\n日期: 2013\n"),
                "正文",
                "",
            ),
            ("---\n---\n正文", Some(""), "正文", ""),
            ("---\n\n正文", None, "---\n\n正文", ""),
            ("正文\n---\n", None, "正文\n---\n", ""),
            ("", None, "", ""),
            ("---", None, "---", ""),
        ] {
            let found = find(text);
            assert_eq!(found.yaml.map(|(start, end)| &text[start..end]), yaml, "{text}");
            assert_eq!(&text[found.body..], body, "{text}");
            let codes: Vec<&str> =
                found.faults.iter().map(|(_, _, problem)| &problem.code()[7..]).collect();
            assert_eq!(codes.join(" "), faults, "{text}");
        }
    }
}
