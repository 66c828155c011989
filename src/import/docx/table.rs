//! Tables of a Word document: rows of as many cells, merged ones empty but for the first.

use super::{Reader, flat};
use crate::import::xml::{Node, below, child, child_value, value};
use crate::import::{Notice, Paragraph, Piece, Refusal, Span};

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
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        if width == 1 {
            // A frame around text is no table.
            for cell in rows.into_iter().flatten().filter(|cell| !cell.is_empty()) {
                out.push(Piece::Paragraph(Paragraph { spans: cell, ..Paragraph::default() }));
            }
            return Ok(());
        }
        for row in &mut rows {
            row.resize(width, Vec::new());
        }
        if !rows.is_empty() {
            out.push(Piece::Table(rows));
        }
        Ok(())
    }

    fn row(&mut self, row: Node<'_>, depth: usize) -> Result<Vec<Vec<Span>>, Refusal> {
        let mut cells = Vec::new();
        for cell in below(row).filter(|node| node.tag_name().name() == "tc") {
            let properties = child(cell, "tcPr");
            let merged = properties.and_then(|node| child(node, "vMerge"));
            let wide = properties.and_then(|node| child_value(node, "gridSpan"));
            let wide = wide.and_then(|wide| wide.parse().ok()).unwrap_or(1_usize).clamp(1, 64);
            let mut pieces = Vec::new();
            self.blocks(cell, depth + 1, &mut pieces)?;
            let goes_on = merged.is_some_and(|node| value(node, "val") != Some("restart"));
            if wide > 1 || merged.is_some() {
                self.notice(Notice::Merged);
            }
            cells.push(if goes_on { Vec::new() } else { flat(pieces) });
            cells.extend(std::iter::repeat_n(Vec::new(), wide - 1));
        }
        Ok(cells)
    }
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
