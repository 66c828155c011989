//! Tables: a wrapper that scrolls and takes the keyboard, a caption, heads with their direction.

use crate::document::block::{Align, Cell, Table};
use crate::web::html::Writer;

/// From how many columns on a table is wider than a page of text: it scrolls, instead of being squeezed.
const WIDE: usize = 10;

impl Writer<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        let label = table.caption.as_ref().map(|caption| crate::document::block::plain(caption));
        let wide = if table.columns.len() > WIDE { " wide" } else { "" };
        self.raw(&format!("<div class=\"table{wide}\""));
        self.raw(" role=\"region\" tabindex=\"0\" aria-label=\"");
        self.text(label.as_deref().unwrap_or("表格"));
        self.raw("\">\n<table>\n");
        if let Some(caption) = &table.caption {
            self.raw("<caption>");
            self.inlines(caption);
            self.raw("</caption>\n");
        }
        if table.head.iter().any(|cell| !cell.is_empty()) {
            self.raw("<thead>\n<tr>");
            for (at, cell) in table.head.iter().enumerate() {
                self.cell("th scope=\"col\"", "th", table.columns.get(at), cell);
            }
            self.raw("</tr>\n</thead>\n");
        }
        self.raw("<tbody>\n");
        for row in &table.rows {
            self.raw("<tr>");
            for (at, cell) in row.iter().enumerate() {
                // The first of several columns names its row.
                let (open, close) = if at == 0 && row.len() > 1 {
                    ("th scope=\"row\"", "th")
                } else {
                    ("td", "td")
                };
                self.cell(open, close, table.columns.get(at), cell);
            }
            self.raw("</tr>\n");
        }
        self.raw("</tbody>\n</table>\n</div>\n");
    }

    fn cell(&mut self, open: &str, close: &str, align: Option<&Align>, cell: &Cell) {
        self.raw("<");
        self.raw(open);
        self.raw(match align {
            Some(Align::Left) => " class=\"left\">",
            Some(Align::Center) => " class=\"center\">",
            Some(Align::Right) => " class=\"right\">",
            Some(Align::None) | None => ">",
        });
        self.inlines(cell);
        self.raw("</");
        self.raw(close);
        self.raw(">");
    }
}
