//! The count for a terminal, in columns that hold with full-width characters.

use super::StatsView;
use super::table::{Cell, Line, Table, table};
use crate::base::chinese::width::width;
use crate::base::diag::Lang;

/// Two columns of blank between columns of cells.
const GAP: usize = 2;

/// The least room for a cell's words that is worth breaking them for.
const LEAST: usize = 16;

/// The table as text. Where it would pass the edge, its columns go below each other, each part with the units again.
pub(super) fn render(view: &StatsView, lang: Lang, edge: Option<usize>) -> String {
    let Table { title, heads, lines, stub, notes } = table(view, lang);
    let kinds: Vec<Line> = lines.iter().map(|(line, _)| *line).collect();
    let numeric = |at: usize| lines.iter().any(|(_, cells)| matches!(cells[at], Cell::Count(_)));
    let numeric: Vec<bool> = (0..heads.len()).map(numeric).collect();
    let rows: Vec<Vec<String>> = std::iter::once(heads)
        .chain(lines.iter().map(|(_, cells)| cells.iter().map(Cell::shown).collect()))
        .collect();
    let widest = |at: usize| rows.iter().map(|row| width(&row[at])).max().unwrap_or(0);
    let mut columns: Vec<Column> =
        (0..numeric.len()).map(|at| Column { at, wide: widest(at), right: numeric[at] }).collect();
    let before = columns[..stub].iter().map(|column| column.wide + GAP).sum::<usize>();
    let room = edge.unwrap_or(usize::MAX).saturating_sub(before).max(LEAST);
    for column in &mut columns[stub..] {
        column.wide = column.wide.min(room);
    }
    let mut out = format!("{title}\n");
    for part in parts(&columns, stub, before + room) {
        out.push('\n');
        out.push_str(&block(&rows, &kinds, &part));
    }
    out.push('\n');
    for note in notes {
        out.push_str(&note);
        out.push('\n');
    }
    out
}

/// A column: which, how wide, and whether it stands to the right, as counts do.
#[derive(Clone, Copy)]
struct Column {
    at: usize,
    wide: usize,
    right: bool,
}

/// The columns in as many parts as the room asks for; each begins with those that say whose line it is.
fn parts(columns: &[Column], stub: usize, room: usize) -> Vec<Vec<Column>> {
    let (before, rest) = columns.split_at(stub);
    let used = |part: &[Column]| part.iter().map(|column| column.wide + GAP).sum::<usize>();
    let mut parts = vec![before.to_vec()];
    for column in rest {
        let part =
            parts.last_mut().filter(|part| part.len() == stub || used(part) + column.wide <= room);
        match part {
            Some(part) => part.push(*column),
            None => parts.push([before, &[*column]].concat()),
        }
    }
    parts
}

/// Some columns of all rows, with a rule below the heads and above the sums.
fn block(rows: &[Vec<String>], kinds: &[Line], columns: &[Column]) -> String {
    let rule = "-".repeat(columns.iter().map(|column| column.wide + GAP).sum::<usize>() - GAP);
    let mut out = String::new();
    for (at, row) in rows.iter().enumerate() {
        let line = at.checked_sub(1).map(|at| kinds[at]);
        if at == 1 || line == Some(Line::All) {
            out.push_str(&rule);
            out.push('\n');
        }
        out.push_str(&one(row, columns));
        let last_of_all = at + 2 >= rows.len();
        if line == Some(Line::Group) && !last_of_all {
            out.push('\n');
        }
    }
    out
}

/// A row, in as many lines as its longest cell needs: words from the left, counts from the right; no blank at an end.
fn one(row: &[String], columns: &[Column]) -> String {
    let cells: Vec<Vec<String>> =
        columns.iter().map(|column| broken(&row[column.at], column.wide)).collect();
    let mut out = String::new();
    for at in 0..cells.iter().map(Vec::len).max().unwrap_or(0) {
        let mut line = String::new();
        for (cell, column) in cells.iter().zip(columns) {
            let text = cell.get(at).map_or("", String::as_str);
            let blank = " ".repeat(column.wide.saturating_sub(width(text)));
            let parts = if column.right { [blank.as_str(), text] } else { [text, blank.as_str()] };
            line.push_str(&parts.concat());
            line.push_str(&" ".repeat(GAP));
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// A cell's words in lines that fit, broken between the issues that it lists, or else where the room ends.
fn broken(text: &str, room: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let fits = |line: &str, part: &str| width(line) + width(part) <= room;
    for issue in text.split_inclusive('；') {
        if lines.last().is_some_and(|line| !line.is_empty() && !fits(line, issue)) {
            lines.push(String::new());
        }
        for sign in issue.chars().map(String::from) {
            match lines.last_mut() {
                Some(line) if fits(line, &sign) => line.push_str(&sign),
                _ => lines.push(sign),
            }
        }
    }
    lines
}
