//! 拼贴: a board cut into A3 sheets that overlap, with marks where to cut and where to glue.

use std::collections::BTreeMap;

use typst::layout::{Abs, FrameItem, GroupItem, Point, Size};
use typst::model::Document as _;
use typst_layout::PagedDocument;

use crate::print::board::view::BoardView;
use crate::print::code::{Code, content, document_facts};
use crate::print::fonts::Fonts;
use crate::print::manuscript::{Manuscript, desk};
use crate::print::sheets::{cut, page};

/// The template below the theme, and the function that draws the marks.
pub(crate) const TEMPLATE: (&str, &str) = ("print/tiles.typ", "tiles");

/// What office printers leave white at each edge, with room for the marks, in millimetres.
const MARGIN: f64 = 12.0;

/// How far neighbours lie over each other, in millimetres.
const OVERLAP: f64 = 10.0;

/// The short and the long side of A3 in millimetres.
const A3: (f64, f64) = (297.0, 420.0);

/// How a board falls into sheets of one size. All lengths in millimetres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Tiling {
    pub(crate) columns: u32,
    pub(crate) rows: u32,
    pub(crate) paper: (f64, f64),
    /// What one sheet shows: all sheets show equally much.
    pub(crate) area: (f64, f64),
}

/// The fewest sheets that hold a board of this size; of two ways the one with upright sheets.
pub(crate) fn tiling(width: u32, height: u32) -> Tiling {
    let upright = with_paper(width, height, A3);
    let across = with_paper(width, height, (A3.1, A3.0));
    if across.columns * across.rows < upright.columns * upright.rows { across } else { upright }
}

fn with_paper(width: u32, height: u32, paper: (f64, f64)) -> Tiling {
    let along = |board: u32, paper: f64| {
        let most = paper - 2.0 * MARGIN;
        let board = f64::from(board);
        let mut count = 1_u32;
        while f64::from(count) * (most - OVERLAP) + OVERLAP < board {
            count += 1;
        }
        (count, (board + f64::from(count - 1) * OVERLAP) / f64::from(count))
    };
    let (columns, across) = along(width, paper.0);
    let (rows, down) = along(height, paper.1);
    Tiling { columns, rows, paper, area: (across, down) }
}

impl Tiling {
    /// Sheets row by row: how far right and down each begins on the board.
    pub(crate) fn corners(&self) -> impl Iterator<Item = (f64, f64)> + '_ {
        let at = |count: u32, area: f64| f64::from(count) * (area - OVERLAP);
        (0..self.rows).flat_map(move |row| {
            (0..self.columns).map(move |column| (at(column, self.area.0), at(row, self.area.1)))
        })
    }
}

/// The marks and words of every sheet, without the board.
pub(crate) fn manuscript(view: &BoardView, fonts: &Fonts) -> Manuscript {
    let header = &view.own.document.header;
    let tiling = tiling(view.sheet.width, view.sheet.height);
    let mut main = Code::default();
    let (file, whole) = TEMPLATE;
    main.line(None, &format!("#import \"/{file}\": {whole}"));
    let date = header.date.as_ref().map(|date| date.value);
    main.line(None, &document_facts(&header.title.value, &view.publisher, &[], date));
    main.line(
        None,
        &format!(
            "#{whole}(columns: {}, rows: {}, paper: ({}mm, {}mm), area: ({}mm, {}mm), \
             overlap: {OVERLAP}mm, title: {})",
            tiling.columns,
            tiling.rows,
            tiling.paper.0,
            tiling.paper.1,
            tiling.area.0,
            tiling.area.1,
            content(&header.title.value.replace(' ', "\u{3000}")),
        ),
    );
    let mut files = BTreeMap::new();
    files.insert("/desk.typ".to_owned(), desk(&view.settings, fonts));
    files.insert("/main.typ".to_owned(), main);
    files
}

/// Each sheet's part of the board below its marks.
pub(crate) fn put_together(
    view: &BoardView,
    board: &PagedDocument,
    marks: &PagedDocument,
) -> Option<PagedDocument> {
    let tiling = tiling(view.sheet.width, view.sheet.height);
    let whole = &board.pages().first()?.frame;
    let size = Size::new(Abs::mm(tiling.area.0), Abs::mm(tiling.area.1));
    let corner = Point::new(
        Abs::mm((tiling.paper.0 - tiling.area.0) / 2.0),
        Abs::mm((tiling.paper.1 - tiling.area.1) / 2.0),
    );
    let sheets = tiling.corners().zip(marks.pages()).enumerate();
    let pages = sheets.map(|(at, ((x, y), marks))| {
        let part = cut(whole, Point::new(Abs::mm(x), Abs::mm(y)), size);
        let mut frame = marks.frame.clone();
        frame.prepend(corner, FrameItem::Group(GroupItem::new(part)));
        page(frame, at + 1)
    });
    Some(PagedDocument::new(pages.collect(), marks.info().clone()))
}

#[cfg(test)]
mod tests {
    use super::{MARGIN, OVERLAP, tiling};

    #[test]
    fn a_board_falls_into_the_fewest_sheets() {
        for (width, height, columns, rows, paper) in [
            (420, 594, 2, 2, (297.0, 420.0)),
            (594, 841, 2, 4, (420.0, 297.0)),
            (841, 594, 4, 2, (297.0, 420.0)),
            (841, 1189, 3, 5, (420.0, 297.0)),
            (1200, 2400, 5, 7, (297.0, 420.0)),
            (300, 200, 1, 1, (420.0, 297.0)),
        ] {
            let found = tiling(width, height);
            let told = (found.columns, found.rows, found.paper);
            assert_eq!(told, (columns, rows, paper), "{width} × {height}");
        }
    }

    #[test]
    fn sheets_cover_the_board_and_overlap() {
        for (width, height) in [(420, 594), (594, 841), (841, 1189), (1200, 2400), (5000, 50)] {
            let found = tiling(width, height);
            let corners: Vec<_> = found.corners().collect();
            assert_eq!(corners.len(), (found.columns * found.rows) as usize);
            let last = corners.last().expect("a sheet");
            assert!((last.0 + found.area.0 - f64::from(width)).abs() < 1e-6, "{found:?}");
            assert!((last.1 + found.area.1 - f64::from(height)).abs() < 1e-6, "{found:?}");
            assert!(found.area.0 <= found.paper.0 - 2.0 * MARGIN + 1e-9, "{found:?}");
            assert!(found.area.1 <= found.paper.1 - 2.0 * MARGIN + 1e-9, "{found:?}");
            if let [first, second, ..] = corners.as_slice()
                && found.columns > 1
            {
                assert!((first.0 + found.area.0 - second.0 - OVERLAP).abs() < 1e-6);
            }
        }
    }
}
