//! Which PDF stands beside which page; none when the program is built without printing.

use crate::base::path::OutPath;
use crate::config::Settings;
use crate::document::header::{BoardHeader, Kind};
use crate::site::{Cover, Issue};

/// The official form of a policy document, or a board at its true size.
pub(super) fn of_document(settings: &Settings, kind: Kind, out: &OutPath) -> Option<OutPath> {
    let printed = match kind {
        Kind::Policy => settings.print.policy,
        kind => kind == Kind::Board,
    };
    (cfg!(feature = "print") && printed).then(|| with_ending(out, ".pdf"))
}

/// The printed issue.
pub(super) fn of_issue(issue: &Issue) -> Option<OutPath> {
    cfg!(feature = "print").then(|| issue.pdf.clone())
}

/// The picture of a first page.
pub(super) fn cover(cover: Cover) -> Option<Cover> {
    cfg!(feature = "print").then_some(cover)
}

/// 折页: the issue as a booklet.
pub(super) fn booklet(settings: &Settings, issue: &Issue) -> Option<OutPath> {
    let printed = cfg!(feature = "print") && settings.print.booklet;
    printed.then(|| with_ending(&issue.pdf, "-booklet.pdf"))
}

/// 拼贴: a board larger than A3 in A3 sheets.
pub(super) fn tiles(board: &BoardHeader, out: &OutPath) -> Option<OutPath> {
    let printed = cfg!(feature = "print") && board.larger_than_a3();
    printed.then(|| with_ending(out, "-tiles.pdf"))
}

/// The same address with another ending.
pub(super) fn with_ending(out: &OutPath, ending: &str) -> OutPath {
    let text = out.as_str();
    let stem = text.rsplit_once('.').map_or(text, |(stem, _)| stem);
    OutPath::new(format!("{stem}{ending}"))
}
