//! Which PDF stands beside which page; none when the program is built without printing.

use crate::base::path::OutPath;
use crate::config::Settings;
use crate::document::header::Kind;
use crate::site::Issue;

/// The official form of a policy document.
pub(super) fn of_document(settings: &Settings, kind: Kind, out: &OutPath) -> Option<OutPath> {
    let printed = kind == Kind::Policy && settings.print.policy;
    (cfg!(feature = "print") && printed).then(|| with_ending(out, ".pdf"))
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
