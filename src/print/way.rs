//! How a print is laid out where its form leaves a choice: as usual, unless the pages come out better another way.

use typst::foundations::Label;
use typst::introspection::Introspector as _;
use typst::layout::Abs;
use typst::utils::PicoStr;
use typst_layout::{PagedDocument, PagedIntrospector};

use crate::print::code::Code;
use crate::print::pictures::Pictures;

/// One way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Way {
    /// 每面行数: 22, which may be another number where that helps (GB/T 9704-2012, 5.2.3).
    pub(crate) lines: u8,
    /// Whether pictures are fitted into what their pages have left.
    pub(crate) fitted: bool,
}

/// Lines on a page where a 版记 would have the last one to itself, the best first: 28.3 points from line to line save most
/// prints that page, 31.1 give it some text; 27.0 and 32.7 are the last resorts.
pub(crate) const OTHER_LINES: [u8; 4] = [23, 21, 24, 20];

/// The most pictures and tables that are fitted: what one takes moves all that follow, which costs passes over the print.
const FITTED: usize = 80;

impl Way {
    /// The usual way for a print of these pictures.
    pub(crate) fn of(pictures: &Pictures<'_>) -> Self {
        Self { lines: 22, fitted: pictures.fitted <= FITTED }
    }

    /// The generated file that tells templates of it.
    pub(crate) const FILE: &str = "/way.typ";

    /// What that file says.
    pub(crate) fn code(self) -> Code {
        let mut code = Code::default();
        code.line(None, &format!("#let lines-of-page = {}", self.lines));
        code.line(None, &format!("#let fitted = {}", self.fitted));
        code
    }
}

/// Whether a 版记 stands on a last page without text.
pub(crate) fn foot_alone(document: &PagedDocument) -> bool {
    let known = document.introspector();
    let foot = Label::new(PicoStr::intern("colophon"));
    if foot.is_none_or(|foot| known.label_count(foot) == 0) {
        return false;
    }
    text_end(known).is_some_and(|(page, _)| page < document.pages().len())
}

/// Whether the last page has two lines of text at least.
pub(crate) fn foot_in_company(document: &PagedDocument) -> bool {
    let end = text_end(document.introspector());
    end.is_some_and(|(page, y)| page == document.pages().len() && y > Abs::mm(37.0 + 12.0))
}

/// The page on which the text ends, and how far down: where a template marks it.
fn text_end(known: &PagedIntrospector) -> Option<(usize, Abs)> {
    let label = Label::new(PicoStr::intern("text-end"))?;
    let place = known.query_label(label).ok()?.location()?;
    let position = known.position(place)?;
    Some((position.page.get(), position.point.y))
}
