//! A table in the making.

use crate::document::block::{Align, BlockKind, Cell, Table};

/// Rows and cells as the parser hands them over.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub(super) start: usize,
    columns: Vec<Align>,
    head: Vec<Cell>,
    rows: Vec<Vec<Cell>>,
    in_head: bool,
}

impl Rows {
    pub(super) fn new(start: usize, columns: Vec<Align>) -> Self {
        Self { start, columns, in_head: true, ..Self::default() }
    }

    /// The head is done; rows follow.
    pub(super) fn end_head(&mut self) {
        self.in_head = false;
    }

    pub(super) fn begin_row(&mut self) {
        self.rows.push(Vec::new());
    }

    pub(super) fn cell(&mut self, cell: Cell) {
        match self.rows.last_mut() {
            Some(row) if !self.in_head => row.push(cell),
            _ => self.head.push(cell),
        }
    }

    pub(super) fn finish(self) -> BlockKind {
        let Self { columns, head, rows, .. } = self;
        BlockKind::Table(Table { caption: None, columns, head, rows })
    }
}
