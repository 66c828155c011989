//! How a print is laid out where its form leaves a choice: as usual, unless the pages come out better another way.

use typst::foundations::Label;
use typst::introspection::Introspector as _;
use typst::layout::Abs;
use typst::utils::PicoStr;
use typst_layout::{PagedDocument, PagedIntrospector};

use crate::print::code::Code;

/// One way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Way {
    /// 每面行数: 22, which may be another number where that helps (GB/T 9704-2012, 5.2.3).
    pub(crate) lines: u8,
    /// Whether pictures are fitted into what their pages have left.
    pub(crate) fitted: bool,
    /// How many lines of text go over to the last page, which a 版记 would else have to itself.
    pub(crate) moved: u8,
}

/// Lines on a page where a 版记 would have the last one to itself: 28.3 points from line to line save most prints that
/// page, 31.1 give it some text.
const OTHER_LINES: [u8; 2] = [23, 21];

/// More lines than a page has: the last paragraph.
const WHOLE: u8 = 99;

/// The foot of the type area and what parts two of its 22 lines, in millimetres (GB/T 9704-2012, 5.2).
const FOOT: f64 = 262.0;
const PITCH: f64 = (225.0 - 156.0 / 28.0) / 21.0;

impl Way {
    /// The usual way.
    pub(crate) const USUAL: Self = Self { lines: 22, fitted: true, moved: 0 };

    /// What is tried where a 版记 stands alone, the best first: other lines on a page, unless the grid is strict; then
    /// lines that go over to it, as many as the page where the text ends has free and two more, or fewer where notes take
    /// of what seems free; at last the whole paragraph.
    pub(crate) fn others(self, document: &PagedDocument, strict: bool) -> Vec<Self> {
        let lines = OTHER_LINES.into_iter().filter(|_| !strict);
        let free = text_end(document.introspector()).map_or(0, |(page, y)| {
            let row = |row: &u8| y + Abs::mm(PITCH) * f64::from(*row) <= Abs::mm(FOOT);
            if page < document.pages().len() { (1..22).take_while(row).count() } else { 0 }
        });
        let free = u8::try_from(free).unwrap_or(0);
        let moved = [free + 2, free + 3, free + 1, free, WHOLE];
        let moved = moved.map(|moved| Self { moved, ..self });
        lines.map(|lines| Self { lines, ..self }).chain(moved).collect()
    }

    /// The generated file that tells templates of it.
    pub(crate) const FILE: &str = "/way.typ";

    /// What that file says.
    pub(crate) fn code(self) -> Code {
        let mut code = Code::default();
        code.line(None, &format!("#let lines-of-page = {}", self.lines));
        code.line(None, &format!("#let fitted = {}", self.fitted));
        code.line(None, &format!("#let moved = {}", self.moved));
        code
    }
}

/// Whether a 版记 stands on a last page that has no two lines of text.
pub(crate) fn foot_alone(document: &PagedDocument) -> bool {
    let known = document.introspector();
    let last = document.pages().len();
    let foot = Label::new(PicoStr::intern("colophon"));
    let end = text_end(known).filter(|_| foot.is_some_and(|foot| known.label_count(foot) > 0));
    // Of two lines the second ends lower than this.
    let second = Abs::mm(37.0 + 1.5 * PITCH);
    last > 1 && end.is_some_and(|(page, y)| page < last || y < second)
}

/// The page on which the text ends, and how far down: where a template marks it. What an issue without articles has is none.
fn text_end(known: &PagedIntrospector) -> Option<(usize, Abs)> {
    let label = Label::new(PicoStr::intern("last-text"))?;
    let place = known.query_label(label).ok()?.location()?;
    let position = known.position(place)?;
    Some((position.page.get(), position.point.y))
}
