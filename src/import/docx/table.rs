//! Tables of a Word document: rows of as many cells, merged ones empty but for the first.

use super::{Reader, flat};
use crate::import::head::line_of;
use crate::import::xml::{Node, below, child, child_value, value};
use crate::import::{Face, Notice, Paragraph, Piece, Refusal, Span, words};

/// The fewest characters of a text: less in a wide cell is a note below a table.
const TEXT: usize = 40;

/// A cell, and how many columns it fills.
struct Cell {
    pieces: Vec<Piece>,
    wide: usize,
    /// Whether it is part of a larger one.
    merged: bool,
}

impl Reader<'_> {
    pub(super) fn table(
        &mut self,
        node: Node<'_>,
        depth: usize,
        out: &mut Vec<Piece>,
    ) -> Result<(), Refusal> {
        let mut rows = Vec::new();
        for row in rows_of(node) {
            let changed = child(row, "trPr").is_some_and(|node| child(node, "del").is_some());
            if changed {
                self.notice(Notice::Changes);
                continue;
            }
            rows.push(self.row(row, depth)?);
        }
        let count = |row: &Vec<Cell>| row.iter().map(|cell| cell.wide).sum::<usize>();
        let width = rows.iter().map(count).max().unwrap_or(0);
        if width == 1 {
            // A frame around text is no table.
            out.extend(rows.into_iter().flatten().flat_map(|cell| cell.pieces));
            return Ok(());
        }
        if is_form(&rows, width) {
            self.notice(Notice::Form);
            out.extend(rows.into_iter().flat_map(|row| form(row, width)));
            return Ok(());
        }
        if rows.iter().flatten().any(|cell| cell.merged || cell.wide > 1) {
            self.notice(Notice::Merged);
        }
        let lines = rows.into_iter().map(|row| {
            let cells = row.into_iter().flat_map(|cell| {
                let blank = std::iter::repeat_n(Vec::new(), cell.wide - 1);
                std::iter::once(flat(cell.pieces)).chain(blank)
            });
            let mut cells: Vec<Vec<Span>> = cells.collect();
            cells.resize(width, Vec::new());
            cells
        });
        let lines: Vec<Vec<Vec<Span>>> = lines.collect();
        if !lines.is_empty() {
            out.push(Piece::Table(lines));
        }
        Ok(())
    }

    fn row(&mut self, row: Node<'_>, depth: usize) -> Result<Vec<Cell>, Refusal> {
        let mut cells = Vec::new();
        for cell in below(row).filter(|node| node.tag_name().name() == "tc") {
            let properties = child(cell, "tcPr");
            let merged = properties.and_then(|node| child(node, "vMerge"));
            let wide = properties.and_then(|node| child_value(node, "gridSpan"));
            let wide = wide.and_then(|wide| wide.parse().ok()).unwrap_or(1_usize).clamp(1, 64);
            let mut pieces = Vec::new();
            self.blocks(cell, depth + 1, &mut pieces)?;
            if merged.is_some_and(|node| value(node, "val") != Some("restart")) {
                pieces.clear();
            }
            cells.push(Cell { pieces, wide, merged: merged.is_some() });
        }
        Ok(cells)
    }
}

/// Whether a table is a form around a text: there is more of it than of everything else.
fn is_form(rows: &[Vec<Cell>], width: usize) -> bool {
    let signs = |cells: &[Cell]| {
        let pieces = cells.iter().flat_map(|cell| &cell.pieces);
        pieces.map(|piece| line_of(piece).chars().count()).sum::<usize>()
    };
    let texts = rows.iter().filter(|row| holds_text(row, width));
    let text: usize = texts.map(|row| signs(&row[row.len() - 1..])).sum();
    let all: usize = rows.iter().map(|row| signs(row)).sum();
    text >= TEXT && text * 2 > all
}

/// Whether a row of a form holds a text: one cell over most columns, with paragraphs and sentences.
fn holds_text(row: &[Cell], width: usize) -> bool {
    let Some(cell) = row.last().filter(|cell| row.len() <= 2 && cell.wide > 1) else {
        return false;
    };
    let texts: Vec<String> = cell.pieces.iter().map(line_of).collect();
    let sentences = texts.iter().filter(|text| text.ends_with(['。', '！', '？'])).count();
    cell.wide + 1 >= width && texts.len() >= 2 && sentences > 0
}

/// A row of a form: its text, or what it says as a line: 报送单位：区民政局　　报送时间：2013年11月25日.
fn form(mut row: Vec<Cell>, width: usize) -> Vec<Piece> {
    let text = if holds_text(&row, width) { row.pop() } else { None };
    let cells: Vec<Vec<Span>> = row.into_iter().map(|cell| flat(cell.pieces)).collect();
    let labelled = cells.iter().any(|cell| words(cell).contains(['：', ':']));
    // Labels stand in cells of their own, or before what they name.
    let group = if labelled || cells.len() % 2 == 1 { 1 } else { 2 };
    let sign = |text: &str| Span::Text { text: text.into(), face: Face::default(), link: None };
    let mut spans: Vec<Span> = Vec::new();
    for group in cells.chunks(group).filter(|group| group.iter().any(|cell| !cell.is_empty())) {
        if !spans.is_empty() {
            spans.push(sign("　　"));
        }
        spans.extend(group.join(&sign("：")));
    }
    // The name of the cell that holds the text is no part of it.
    let name = ["正文", "内容", "信息内容", "稿件内容"].contains(&words(&spans).as_str());
    if name && text.is_some() {
        spans.clear();
    }
    let line = Paragraph { spans, ..Paragraph::default() };
    let line = (!line.spans.is_empty()).then_some(Piece::Paragraph(line));
    line.into_iter().chain(text.into_iter().flat_map(|cell| cell.pieces)).collect()
}

/// The rows of a table, also those that stand in a change or a control.
fn rows_of(table: Node<'_>) -> Vec<Node<'_>> {
    let mut rows = Vec::new();
    for node in below(table) {
        match node.tag_name().name() {
            "tr" => rows.push(node),
            "sdt" => {
                let inner = child(node, "sdtContent").into_iter().flat_map(below);
                rows.extend(inner.filter(|node| node.tag_name().name() == "tr"));
            }
            "ins" => rows.extend(below(node).filter(|node| node.tag_name().name() == "tr")),
            _ => {}
        }
    }
    rows
}
