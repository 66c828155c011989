//! 折页: an issue's pages on A3 sides in the order of a booklet stitched at its fold.

use typst::layout::{Abs, Frame, FrameItem, GroupItem, Point, Size, Transform};
use typst::model::Document as _;
use typst_layout::{Page, PagedDocument};

use crate::base::diag::Noted;
use crate::base::path::OutPath;
use crate::config::PrintSettings;
use crate::print::measure::walk;
use crate::print::sheets::{self, page};
use crate::print::view::PrintView;
use crate::print::{Fonts, Pages, Print, Supply};
use crate::theme::Theme;

/// Everything that one booklet may depend on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct BookletView {
    pub(crate) out: OutPath,
    pub(crate) print: PrintView,
}

impl BookletView {
    /// The booklet of an issue, beside its own file.
    pub(crate) fn new(issue: &PrintView) -> Self {
        let pdf = issue.out.as_str();
        let stem = pdf.strip_suffix(".pdf").unwrap_or(pdf);
        Self { out: OutPath::new(format!("{stem}-booklet.pdf")), print: issue.clone() }
    }
}

/// Sets one booklet, from the `last` pages when they are its own. What is wrong with its pages is told of the issue's own
/// file in the same words, and so once.
pub(crate) fn booklet<'a>(
    view: &BookletView,
    theme: &Theme,
    fonts: &'a Fonts,
    supply: &Supply<'_>,
    last: &mut Pages<'a>,
) -> Noted<Option<Print>> {
    let mut notes = Vec::new();
    let issue = last.of(&view.print, theme, fonts, supply, &mut notes);
    let value = issue.and_then(|(desk, issue)| {
        let settings = &view.print.settings;
        let sides = fold(issue.pages(), settings);
        let document = PagedDocument::new(sides.into_iter().collect(), issue.info().clone());
        let file = sheets::write(&view.out, settings.archive, desk, &document, &mut notes)?;
        Some(Print { file, pages: document.pages().len() })
    });
    notes.extend(fonts.broken());
    Noted { value, notes }
}

/// Which pages stand on the sides of a booklet's sheets, left and right, counted from 0: the front of the
/// outermost sheet, its back, the front of the next. `None` is a blank.
///
/// Blanks stand at the end; but before the last page when that one is to be the back cover.
pub(crate) fn order(pages: usize, back: bool) -> Vec<[Option<usize>; 2]> {
    let whole = pages.next_multiple_of(4);
    let at = |place: usize| {
        if back && place + 1 == whole {
            pages.checked_sub(1)
        } else if back && place + 1 >= pages {
            None
        } else {
            (place < pages).then_some(place)
        }
    };
    (0..whole / 2)
        .map(|side| {
            let (low, high) = (at(side), at(whole - 1 - side));
            // Fronts have the later page at the left, backs at the right.
            if side % 2 == 0 { [high, low] } else { [low, high] }
        })
        .collect()
}

/// The sides as pages. The pages of inner sheets come nearer to the fold by the thickness of the sheets
/// around them (爬移), so that all outer margins are as wide once the booklet is cut.
fn fold(pages: &[Page], settings: &PrintSettings) -> Vec<Page> {
    let Some(first) = pages.first() else { return Vec::new() };
    let (wide, high) = (first.frame.width(), first.frame.height());
    let creep = Abs::mm(f64::from(settings.creep) / 100.0);
    let sides = order(pages.len(), alone(pages.last()));
    let sides = sides.into_iter().enumerate().map(|(side, [left, right])| {
        let shift = creep * f64::from(u32::try_from(side / 2).unwrap_or(0));
        let mut frame = Frame::hard(Size::new(wide * 2.0, high));
        for (page, x) in [(left, shift), (right, wide - shift)] {
            if let Some(page) = page.and_then(|page| pages.get(page)) {
                let part = sheets::cut(&page.frame, Point::zero(), page.frame.size());
                frame.push(Point::with_x(x), FrameItem::Group(GroupItem::new(part)));
            }
        }
        page(frame, side + 1)
    });
    sides.collect()
}

/// Whether a page holds nothing but its foot: the 版记 without text above it.
fn alone(page: Option<&Page>) -> bool {
    let Some(page) = page else { return false };
    let middle = page.frame.height() * 0.5;
    let mut above = false;
    walk(&page.frame, Transform::identity(), &mut |_, transform| {
        above |= transform.ty < middle;
    });
    !above
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::order;

    /// Sides as `left|right`, pages counted from 1, `-` for a blank.
    fn told(pages: usize, back: bool) -> String {
        let mut out = String::new();
        for [left, right] in order(pages, back) {
            let name =
                |page: Option<usize>| page.map_or("-".to_owned(), |page| (page + 1).to_string());
            let _ = write!(out, "{}|{} ", name(left), name(right));
        }
        out.trim_end().to_owned()
    }

    #[test]
    fn sides_hold_their_pages() {
        for (pages, back, expected) in [
            (1, false, "-|1 -|-"),
            (1, true, "1|- -|-"),
            (2, false, "-|1 2|-"),
            (3, false, "-|1 2|3"),
            (3, true, "3|1 2|-"),
            (4, false, "4|1 2|3"),
            (4, true, "4|1 2|3"),
            (5, false, "-|1 2|- -|3 4|5"),
            (6, true, "6|1 2|- -|3 4|5"),
            (7, true, "7|1 2|- 6|3 4|5"),
            (8, false, "8|1 2|7 6|3 4|5"),
            (12, false, "12|1 2|11 10|3 4|9 8|5 6|7"),
            (16, true, "16|1 2|15 14|3 4|13 12|5 6|11 10|7 8|9"),
        ] {
            assert_eq!(told(pages, back), expected, "{pages} {back}");
        }
    }

    /// Folds the sheets, lays them into each other, and reads them from the front.
    fn read(sides: &[[Option<usize>; 2]]) -> Vec<Option<usize>> {
        let mut first = Vec::new();
        let mut second = Vec::new();
        for sheet in sides.chunks(2) {
            let [front, back] = sheet else { panic!("a sheet has two sides") };
            // The front's right half is a page whose reverse is the back's left half.
            first.extend([front[1], back[0]]);
            second.extend([front[0], back[1]]);
        }
        second.reverse();
        first.extend(second);
        first
    }

    #[test]
    fn a_folded_booklet_reads_from_front_to_back() {
        for pages in 1..=64 {
            for back in [false, true] {
                let sides = order(pages, back);
                let found = read(&sides);
                assert_eq!(found.len(), pages.next_multiple_of(4), "{pages}");
                let shown: Vec<usize> = found.iter().flatten().copied().collect();
                assert_eq!(shown, (0..pages).collect::<Vec<_>>(), "{pages}");
                if pages > 1 || !back {
                    assert_eq!(found.first(), Some(&Some(0)), "{pages}");
                }
                if back {
                    assert_eq!(found.last(), Some(&Some(pages - 1)), "{pages}");
                }
                let blanks = found.len() - pages;
                assert!(blanks < 4, "{pages}: {blanks} blanks");
            }
        }
    }
}
