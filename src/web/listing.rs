//! Listings: articles newest first, by year, a number to a page.

use crate::base::path::OutPath;
use crate::document::header::Kind;
use crate::site::DocId;
use crate::theme::template::Data;
use crate::web::frame::{Head, address, column};
use crate::web::printed::with_ending;
use crate::web::{Desk, PageView};

/// The listings of the kinds that have articles.
pub(super) fn kinds(desk: &Desk) -> Vec<PageView> {
    let mut views = Vec::new();
    for kind in Kind::ARTICLES {
        let articles = desk.site.kinds.get(&kind).map_or(&[][..], Vec::as_slice);
        let column = column(&desk.settings, kind);
        let first = OutPath::new(format!("{}/index.html", kind.folder()));
        let list = List {
            name: &column.name,
            intro: desk
                .settings
                .web
                .columns
                .get(kind.folder())
                .map(|column| column.description.as_str()),
            articles,
            first,
            more: format!("{}/", kind.folder()),
        };
        views.extend(pages(desk, &list, "listing.html", &[], |name| {
            Head::new(name, kind.folder()).crumb(&column.name, None).column(&column)
        }));
    }
    views
}

/// Articles to be listed, and where.
pub(super) struct List<'a> {
    pub(super) name: &'a str,
    pub(super) intro: Option<&'a str>,
    pub(super) articles: &'a [DocId],
    /// The first page.
    pub(super) first: OutPath,
    /// The folder of the pages after the first, with a slash at its end.
    pub(super) more: String,
}

impl List<'_> {
    /// The further pages of a list that stands on a page of its own stand in a folder of its name.
    pub(super) fn folder_of(first: &OutPath) -> String {
        with_ending(first, "/").as_str().to_owned()
    }

    fn out(&self, page: usize) -> OutPath {
        if page == 0 {
            return self.first.clone();
        }
        OutPath::new(format!("{}page-{}.html", self.more, page + 1))
    }
}

/// The pages of a list; none when it is empty.
pub(super) fn pages(
    desk: &Desk,
    list: &List<'_>,
    template: &'static str,
    shown: &[(&'static str, Data)],
    head: impl Fn(&str) -> Head,
) -> Vec<PageView> {
    let size = desk.settings.web.per_page.max(1);
    let count = list.articles.len().div_ceil(size);
    let pages = list.articles.chunks(size).enumerate();
    pages
        .map(|(at, articles)| {
            let name = if at == 0 {
                list.name.to_owned()
            } else {
                format!("{} 第{}页", list.name, at + 1)
            };
            let listing = Data::map([
                ("name", list.name.into()),
                ("intro", list.intro.into()),
                ("count", list.articles.len().into()),
                ("years", years(desk, articles)),
                ("pager", pager(list, at, count)),
                ("first", (at == 0).into()),
            ]);
            let values = [("listing", listing)].into_iter().chain(shown.iter().cloned());
            desk.page(template, list.out(at), &head(&name), values)
        })
        .collect()
}

/// Cards by year, in the order of the list.
pub(super) fn years(desk: &Desk, articles: &[DocId]) -> Data {
    let year =
        |id: &DocId| desk.site.document(*id).header.date.as_ref().map(|date| date.value.year);
    let groups = articles.chunk_by(|a, b| year(a) == year(b)).map(|group| {
        Data::map([
            ("year", group.first().and_then(year).map(|year| year.to_string()).into()),
            ("cards", desk.cards(group)),
        ])
    });
    Data::list(groups)
}

fn pager(list: &List<'_>, at: usize, count: usize) -> Data {
    if count < 2 {
        return Data::none();
    }
    let page = |page: usize| address(&list.out(page));
    // The first, the last and two on each side of the current one.
    let shown = (0..count).filter(|n| *n == 0 || n + 1 == count || n.abs_diff(at) <= 2);
    let mut before = None;
    let steps = shown.map(|n| {
        let gap = before.is_some_and(|last: usize| n > last + 1);
        before = Some(n);
        Data::map([
            ("number", (n + 1).into()),
            ("href", page(n).into()),
            ("current", (n == at).into()),
            ("gap", gap.into()),
        ])
    });
    let steps = Data::list(steps);
    Data::map([
        ("newer", at.checked_sub(1).map(page).into()),
        ("older", (at + 1 < count).then(|| page(at + 1)).into()),
        ("number", (at + 1).into()),
        ("count", count.into()),
        ("steps", steps),
    ])
}
