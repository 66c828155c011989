//! What one display board is made from, chosen from the site.

use crate::base::path::{OutPath, SourcePath};
use crate::config::{PrintSettings, Settings};
use crate::document::block::Range;
use crate::document::header::{BoardHeader, BoardText, Detail};
use crate::print::view::{PrintArticle, article, phrases};
use crate::site::{Board, DocId, Site, Target};

/// Everything that one board (展板) may depend on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct BoardView {
    pub(crate) out: OutPath,
    pub(crate) sheet: Sheet,
    /// 版数: how many panels stand beside each other.
    pub(crate) panels: u32,
    /// The smallest type that may be used, in hundredths of a point.
    pub(crate) least: u32,
    pub(crate) publisher: String,
    /// The board's own file: its title and what leads in.
    pub(crate) own: PrintArticle,
    pub(crate) items: Vec<BoardItem>,
    pub(crate) text: BoardText,
    /// The address of the board's page, for the QR code.
    pub(crate) address: Option<String>,
    /// Names and fixed expressions that are not broken over lines of a title.
    pub(crate) phrases: Vec<String>,
    pub(crate) settings: PrintSettings,
    /// 拼贴: whether the board is cut into A3 sheets.
    pub(crate) tiled: bool,
}

/// A sheet in millimetres.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Sheet {
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// 出血: what is printed beyond each edge, to be cut off.
    pub(crate) bleed: u32,
    /// 压边: what the frame covers of each side.
    pub(crate) clamp: u32,
}

/// An article on a board.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct BoardItem {
    pub(crate) article: PrintArticle,
    /// Where the board's file names it.
    pub(crate) place: Range,
}

impl BoardView {
    /// The files that it takes text from.
    pub(crate) fn documents(&self) -> impl Iterator<Item = &SourcePath> {
        let articles = self.items.iter().map(|item| &item.article);
        articles.chain([&self.own]).map(|article| &article.document.path)
    }
}

/// A board, and the same in A3 sheets to be pasted together when one of them is too small for it.
pub(crate) fn views(site: &Site, settings: &Settings, board: &Board) -> Vec<BoardView> {
    let Detail::Board(header) = &site.document(board.document).header.detail else {
        return Vec::new();
    };
    let whole = view(site, settings, board, header);
    let tiles = header.larger_than_a3().then(|| {
        let pdf = whole.out.as_str();
        let stem = pdf.strip_suffix(".pdf").unwrap_or(pdf);
        let out = OutPath::new(format!("{stem}-tiles.pdf"));
        BoardView { out, tiled: true, ..whole.clone() }
    });
    [whole].into_iter().chain(tiles).collect()
}

fn view(site: &Site, settings: &Settings, board: &Board, header: &BoardHeader) -> BoardView {
    let entry = site.entry(board.document);
    let page = entry.out.as_str();
    let (width, height) = header.sheet();
    let items: Vec<BoardItem> = board
        .articles
        .iter()
        .map(|id| BoardItem {
            article: article(site, settings, *id, &[]),
            place: place(site, board.document, header, *id),
        })
        .collect();
    let titled: Vec<DocId> = board.articles.iter().copied().chain([board.document]).collect();
    let base = settings.base_url.as_deref().map(|base| base.trim_end_matches('/'));
    BoardView {
        out: OutPath::new(format!("{}.pdf", page.strip_suffix(".html").unwrap_or(page))),
        sheet: Sheet {
            width,
            height,
            bleed: header.bleed.unwrap_or(0),
            clamp: header.clamp.unwrap_or(0),
        },
        panels: header.panels.unwrap_or(0).min(12),
        least: least(width, height, header.distance),
        publisher: settings.publisher.clone(),
        own: article(site, settings, board.document, &[]),
        items,
        text: header.text,
        address: base.map(|base| format!("{base}/{}", entry.out)),
        phrases: phrases(site, &titled),
        settings: settings.print.clone(),
        tiled: false,
    }
}

/// Where the header of a board names one of its articles.
fn place(site: &Site, board: DocId, header: &BoardHeader, id: DocId) -> Range {
    let entry = site.entry(board);
    let names = header.items.iter().find(|item| {
        let target = entry.targets.get(item.0 as usize);
        matches!(target, Some(Target::Page { document, .. }) if *document == id)
    });
    let reference = names.and_then(|item| entry.document.references.get(item.0 as usize));
    reference.map_or(entry.document.header.title.range, |reference| reference.range)
}

/// The smallest type, in hundredths of a point: 1/200 of the distance of its readers (10 mm at two
/// metres); when nobody says how far they stand, 24 points on A2, 34 on A1, 48 on A0.
fn least(width: u32, height: u32, distance: Option<u32>) -> u32 {
    if let Some(distance) = distance {
        // 1 mm is 72 / 25.4 points.
        return distance * 7200 / 200 * 10 / 254;
    }
    let area = u64::from(width) * u64::from(height);
    // The root of 2400² × area / area of A2.
    let root = (5_760_000 * area / (420 * 594)).isqrt();
    u32::try_from(root).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::least;
    use crate::document::header::BoardHeader;

    #[test]
    fn the_smallest_type_goes_with_sheet_or_distance() {
        for (width, height, distance, expected) in [
            (420, 594, None, 2400),
            (594, 841, None, 3396),
            (841, 1189, None, 4804),
            (297, 420, None, 1697),
            (1200, 2400, None, 8154),
            (594, 841, Some(2000), 2834),
            (594, 841, Some(1000), 1417),
        ] {
            assert_eq!(least(width, height, distance), expected, "{width} × {height}");
        }
    }

    #[test]
    fn only_large_boards_are_cut() {
        for (width, height, expected) in
            [(297, 420, false), (420, 297, false), (420, 594, true), (600, 200, true)]
        {
            let header = BoardHeader { size: Some((width, height)), ..BoardHeader::default() };
            assert_eq!(header.larger_than_a3(), expected, "{width} × {height}");
        }
    }
}
