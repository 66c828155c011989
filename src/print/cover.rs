//! 封面图: a first page as a picture, for the pages of the site that lead to it. The only door to `typst-render`.

use typst::layout::{Abs, Point, Size};
use typst::utils::Scalar;
use typst_layout::Page;
use typst_render::{RenderOptions, render};

use crate::base::diag::Noted;
use crate::base::picture::{Coded, Pixels};
use crate::print::board::{self, BoardView};
use crate::print::sheets;
use crate::print::view::PrintView;
use crate::print::{Fonts, Pages, Print, Supply};
use crate::site::Cover;
use crate::theme::Theme;

/// How well pictures in it are kept; letters lose nothing that could be read at this size.
const QUALITY: u8 = 82;

/// Everything that one cover may depend on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct CoverView {
    pub(crate) cover: Cover,
    pub(crate) of: Covered,
}

/// What has a cover.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Covered {
    Issue(PrintView),
    Board(BoardView),
}

/// Draws one cover, from the `last` pages when they are its own. What is wrong with its page is told of the PDF in the
/// same words, and so once.
pub(crate) fn cover<'a>(
    view: &CoverView,
    theme: &Theme,
    fonts: &'a Fonts,
    supply: &Supply<'_>,
    last: &mut Pages<'a>,
) -> Noted<Option<Print>> {
    let mut notes = Vec::new();
    let file = match &view.of {
        Covered::Issue(issue) => {
            let laid = last.of(issue, theme, fonts, supply, &mut notes);
            laid.and_then(|(_, issue)| draw(&view.cover, issue.pages().first()?))
        }
        Covered::Board(board) => {
            let laid = board::lay_out(board, theme, fonts, supply, &mut notes);
            laid.and_then(|(_, board)| draw(&view.cover, board.pages().first()?))
        }
    };
    Noted { value: file.map(|file| Print { file, pages: 0 }), notes }
}

/// The picture of a page, without what is cut off.
fn draw(cover: &Cover, page: &Page) -> Option<Vec<u8>> {
    let millimetres = |side: u32| Abs::mm(f64::from(side));
    let sheet = Size::new(millimetres(cover.sheet.0), millimetres(cover.sheet.1));
    let beyond = (page.frame.size() - sheet) / 2.0;
    let frame = sheets::cut(&page.frame, Point::new(beyond.x, beyond.y), sheet);
    let page = Page { frame, ..page.clone() };
    let dots = f64::from(cover.width) / sheet.x.to_pt();
    let options = RenderOptions { pixel_per_pt: Scalar::new(dots), ..RenderOptions::default() };
    let drawn = render(&page, &options);
    let (width, height) = (drawn.width(), drawn.height());
    Pixels::drawn(width, height, drawn.take()).encode(Coded::Webp, QUALITY).ok()
}
