//! Which PDF stands beside which page; none when the program is built without printing.

use crate::base::path::OutPath;
use crate::document::header::Kind;
use crate::site::{Entry, Issue};

/// The official form of a policy document, or the board itself.
pub(super) fn of_document(entry: &Entry) -> Option<OutPath> {
    let printed = matches!(entry.document.kind, Kind::Policy | Kind::Board);
    (cfg!(feature = "print") && printed).then(|| with_ending(&entry.out, ".pdf"))
}

/// The printed issue.
pub(super) fn of_issue(issue: &Issue) -> Option<OutPath> {
    cfg!(feature = "print").then(|| issue.pdf.clone())
}

/// The same address with another ending.
pub(super) fn with_ending(out: &OutPath, ending: &str) -> OutPath {
    let text = out.as_str();
    let stem = text.rsplit_once('.').map_or(text, |(stem, _)| stem);
    OutPath::new(format!("{stem}{ending}"))
}
