//! 封面图: the first page of an issue, or a board, as a picture: where it stands and how large it is.

use crate::base::path::OutPath;
use crate::document::header::{BoardHeader, Detail};
use crate::site::{Board, Issue, Site};

/// How wide upright ones are, and those that lie, in pixels: twice what pages show of them.
const UPRIGHT: u32 = 560;
const LYING: u32 = 1120;

/// An A4 page, in millimetres.
const PAGE: (u32, u32) = (210, 297);

/// The picture of a first page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Cover {
    pub(crate) out: OutPath,
    /// In pixels.
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// What it shows, in millimetres: the sheet without its bleed.
    pub(crate) sheet: (u32, u32),
}

impl Cover {
    /// The cover of an issue.
    pub(crate) fn of_issue(issue: &Issue) -> Self {
        Self::new(&issue.out, PAGE)
    }

    /// The picture of a board.
    pub(crate) fn of_board(site: &Site, board: &Board) -> Self {
        let entry = site.entry(board.document);
        let sheet = match &entry.document.header.detail {
            Detail::Board(header) => header.sheet(),
            _ => BoardHeader::default().sheet(),
        };
        Self::new(&entry.out, sheet)
    }

    fn new(page: &OutPath, sheet: (u32, u32)) -> Self {
        let stem = page.as_str().strip_suffix(".html").unwrap_or(page.as_str());
        let width = if sheet.0 > sheet.1 { LYING } else { UPRIGHT };
        let height = (width * sheet.1 + sheet.0 / 2) / sheet.0.max(1);
        Self { out: OutPath::new(format!("{stem}-cover.webp")), width, height, sheet }
    }
}

#[cfg(test)]
mod tests {
    use super::Cover;
    use crate::base::path::OutPath;

    #[test]
    fn covers_have_the_shape_of_their_sheets() {
        for (sheet, expected) in
            [((210, 297), (560, 792)), ((841, 594), (1120, 791)), ((1200, 200), (1120, 187))]
        {
            let cover = Cover::new(&OutPath::new("boards/a.html"), sheet);
            assert_eq!((cover.width, cover.height), expected, "{sheet:?}");
            assert_eq!(cover.out.as_str(), "boards/a-cover.webp");
        }
    }
}
