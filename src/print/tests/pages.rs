//! Finished pages as lines of text with their places, in points from the page's upper left corner.

use std::collections::BTreeMap;

use typst::layout::{Abs, Point, Transform};
use typst_layout::PagedDocument;

use crate::print::measure::walk;

/// One line of a page.
#[derive(Debug)]
pub(crate) struct Line {
    pub(crate) baseline: f64,
    pub(crate) left: f64,
    pub(crate) right: f64,
    pub(crate) text: String,
}

/// The lines of a page, downwards; the page number is the last one.
pub(crate) fn lines(document: &PagedDocument, page: usize) -> Vec<Line> {
    let mut rows: BTreeMap<i64, Vec<(f64, f64, f64, String)>> = BTreeMap::new();
    walk(&document.pages()[page].frame, Transform::identity(), &mut |item, transform| {
        let at = |x: Abs| Point::new(x, Abs::zero()).transform(transform);
        let (start, end) = (at(Abs::zero()), at(item.width()));
        // Baselines that differ by less than half a point belong to one line.
        #[expect(clippy::cast_possible_truncation, reason = "a page is not that tall")]
        let key = (start.y.to_pt() * 2.0).round() as i64;
        let piece = (start.x.to_pt(), end.x.to_pt(), start.y.to_pt(), item.text.to_string());
        rows.entry(key).or_default().push(piece);
    });
    rows.into_values()
        .map(|mut pieces| {
            pieces.sort_by(|a, b| a.0.total_cmp(&b.0));
            Line {
                baseline: pieces[0].2,
                left: pieces[0].0,
                right: pieces.iter().map(|piece| piece.1).fold(f64::MIN, f64::max),
                text: pieces.into_iter().map(|piece| piece.3).collect(),
            }
        })
        .collect()
}

/// The text of all pages in order, a line each.
pub(crate) fn text(document: &PagedDocument) -> String {
    let lines = (0..document.pages().len()).flat_map(|page| lines(document, page));
    lines.map(|line| line.text + "\n").collect()
}
