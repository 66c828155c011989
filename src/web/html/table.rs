//! Tables: a wrapper that scrolls and takes the keyboard, a caption, heads with their direction.

use crate::base::chinese::width::width;
use crate::document::block::{Align, Cell, Table, plain};
use crate::web::html::Writer;

/// From how many columns on a table is wider than a page of text: it scrolls, instead of being squeezed.
const WIDE: usize = 10;

/// How wide the columns that never break their lines may be, each and together, in half characters: numbers, dates, names.
const SHORT: usize = 14;
const ALL_SHORT: usize = 36;

/// Which columns are short, the shortest first.
fn short(table: &Table) -> Vec<bool> {
    let rows = || std::iter::once(&table.head).chain(&table.rows);
    let wide =
        |at: usize| rows().filter_map(|row| row.get(at)).map(|cell| width(&plain(cell))).max();
    let mut columns: Vec<(usize, usize)> =
        (0..table.columns.len()).map(|at| (wide(at).unwrap_or_default(), at)).collect();
    columns.sort_unstable();
    let mut short = vec![false; columns.len()];
    let mut all = 0;
    for (wide, at) in columns {
        all += wide;
        short[at] = wide <= SHORT && all <= ALL_SHORT;
    }
    short
}

impl Writer<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        let short = short(table);
        let label = table.caption.as_ref().map(|caption| plain(caption));
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
                self.cell("th scope=\"col\"", "th", (table.columns.get(at), short.get(at)), cell);
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
                self.cell(open, close, (table.columns.get(at), short.get(at)), cell);
            }
            self.raw("</tr>\n");
        }
        self.raw("</tbody>\n</table>\n</div>\n");
    }

    /// A cell of a column: how it is aligned, whether it is short.
    fn cell(
        &mut self,
        open: &str,
        close: &str,
        (align, short): (Option<&Align>, Option<&bool>),
        cell: &Cell,
    ) {
        let align = match align {
            Some(Align::Left) => Some("left"),
            Some(Align::Center) => Some("center"),
            Some(Align::Right) => Some("right"),
            Some(Align::None) | None => None,
        };
        let classes: Vec<&str> =
            align.into_iter().chain(short.filter(|short| **short).map(|_| "short")).collect();
        self.raw("<");
        self.raw(open);
        if !classes.is_empty() {
            self.raw(&format!(" class=\"{}\"", classes.join(" ")));
        }
        self.raw(">");
        self.inlines(cell);
        self.raw("</");
        self.raw(close);
        self.raw(">");
    }
}
