//! The count for a terminal, in columns that hold with full-width characters.

use super::StatsView;
use super::table::{Cell, Line, Table, table};
use crate::base::chinese::width::width;
use crate::base::diag::Lang;

/// Two columns of blank between columns of cells.
const GAP: usize = 2;

/// The table as text.
pub(super) fn render(view: &StatsView, lang: Lang) -> String {
    let Table { title, heads, lines, notes, .. } = table(view, lang);
    let rows: Vec<Vec<String>> = std::iter::once(heads)
        .chain(lines.iter().map(|(_, cells)| cells.iter().map(Cell::shown).collect()))
        .collect();
    let count = rows[0].len();
    let widest = |at: usize| rows.iter().map(|row| width(&row[at])).max().unwrap_or(0);
    let widths: Vec<usize> = (0..count).map(widest).collect();
    let numeric: Vec<bool> = (0..count)
        .map(|at| lines.iter().any(|(_, cells)| matches!(cells[at], Cell::Count(_))))
        .collect();
    let rule = "-".repeat(widths.iter().sum::<usize>() + GAP * (count - 1));
    let mut out = format!("{title}\n\n");
    for (at, row) in rows.iter().enumerate() {
        let line = at.checked_sub(1).map(|at| lines[at].0);
        if at == 1 || line == Some(Line::All) {
            out.push_str(&rule);
            out.push('\n');
        }
        out.push_str(&one(row, &widths, &numeric));
        out.push('\n');
        let last_of_all = at + 2 >= rows.len();
        if line == Some(Line::Group) && !last_of_all {
            out.push('\n');
        }
    }
    out.push('\n');
    for note in notes {
        out.push_str(&note);
        out.push('\n');
    }
    out
}

/// A row: words from the left, counts from the right; no blank at its end.
fn one(row: &[String], widths: &[usize], numeric: &[bool]) -> String {
    let mut out = String::new();
    for (at, text) in row.iter().enumerate() {
        let blank = " ".repeat(widths[at] - width(text));
        if at > 0 {
            out.push_str(&" ".repeat(GAP));
        }
        let parts = if numeric[at] { [blank.as_str(), text] } else { [text, blank.as_str()] };
        out.push_str(&parts.concat());
    }
    out.trim_end().to_owned()
}
