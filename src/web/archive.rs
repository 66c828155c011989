//! The archive: every year and month with the number of its articles, and a page for each year.

use crate::base::chinese::date::Date;
use crate::base::path::OutPath;
use crate::site::DocId;
use crate::theme::template::Data;
use crate::web::frame::{Head, address};
use crate::web::{Desk, PageView};

/// The archive and the pages of its years.
pub(super) fn views(desk: &Desk) -> Vec<PageView> {
    let articles = &desk.site.articles;
    if articles.is_empty() {
        return Vec::new();
    }
    let years: Vec<(u16, &[DocId])> = articles
        .chunk_by(|a, b| day(desk, *a).0 == day(desk, *b).0)
        .map(|group| (day(desk, group[0]).0, group))
        .collect();
    let most = years.iter().flat_map(|(_, group)| by_month(desk, group)).max().unwrap_or(0);
    let list = years.iter().map(|(year, group)| {
        Data::map([
            ("year", year.to_string().into()),
            ("href", address(&year_page(*year)).into()),
            ("count", group.len().into()),
            ("months", counts(desk, *year, group, most)),
        ])
    });
    let index = OutPath::new("archive.html");
    let head = Head::new("归档", "archive").crumb("归档", None);
    let mut views = vec![desk.page("archive.html", index, &head, [("years", Data::list(list))])];
    views.extend(years.iter().enumerate().map(|(at, (year, group))| {
        let name = format!("{year}年");
        let head = Head::new(&format!("归档：{name}"), "archive")
            .crumb("归档", Some(OutPath::new("archive.html")))
            .crumb(&name, None);
        let months = group.chunk_by(|a, b| day(desk, *a).1 == day(desk, *b).1).map(|group| {
            Data::map([
                ("month", usize::from(day(desk, group[0]).1).into()),
                ("cards", desk.cards(group)),
            ])
        });
        let shown = [
            ("year", year.to_string().into()),
            ("count", group.len().into()),
            ("months", Data::list(months)),
            ("newer", at.checked_sub(1).and_then(|at| years.get(at)).map(year_link).into()),
            ("older", years.get(at + 1).map(year_link).into()),
        ];
        desk.page("archive-year.html", year_page(*year), &head, shown)
    }));
    views
}

fn year_link((year, _): &(u16, &[DocId])) -> Data {
    Data::map([("name", format!("{year}年").into()), ("href", address(&year_page(*year)).into())])
}

fn year_page(year: u16) -> OutPath {
    OutPath::new(format!("archive/{year}.html"))
}

/// How many articles each of the twelve months has.
fn by_month(desk: &Desk, group: &[DocId]) -> [usize; 12] {
    let mut counts = [0; 12];
    for id in group {
        let month = usize::from(day(desk, *id).1).wrapping_sub(1);
        if let Some(count) = counts.get_mut(month) {
            *count += 1;
        }
    }
    counts
}

/// Twelve months, each with its number of articles; the fullest month of all years has `most`.
fn counts(desk: &Desk, year: u16, group: &[DocId], most: usize) -> Data {
    let months = (1..).zip(by_month(desk, group)).map(|(month, count): (usize, usize)| {
        Data::map([
            ("month", month.into()),
            ("count", count.into()),
            ("share", (count * 100).div_ceil(most.max(1)).into()),
            ("href", format!("{}#m{month}", address(&year_page(year))).into()),
        ])
    });
    Data::list(months)
}

/// Year and month of an article.
fn day(desk: &Desk, id: DocId) -> (u16, u8) {
    let date: Option<Date> = desk.site.document(id).header.date.as_ref().map(|date| date.value);
    date.map_or((0, 0), |date| (date.year, date.month))
}
