//! The page of the search: what it shows before its script has answered, or where there is none.

use crate::base::path::OutPath;
use crate::web::frame::{Head, address};
use crate::web::{Desk, PageView};

/// The page that every search form leads to.
pub(super) fn view(desk: &Desk) -> PageView {
    let head = Head::new("搜索", "search").crumb("搜索", None);
    let has = |full: bool, page: &str| full.then(|| address(&OutPath::new(page)));
    let shown = [
        ("archive", has(!desk.site.articles.is_empty(), "archive.html").into()),
        ("units", has(!desk.site.units.is_empty(), "units/index.html").into()),
        ("topics", has(!desk.site.topics.is_empty(), "topics/index.html").into()),
        ("index", address(&OutPath::new("search/index.js")).into()),
    ];
    desk.page("search.html", OutPath::new("search.html"), &head, shown)
}
