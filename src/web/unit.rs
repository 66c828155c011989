//! Organisations and topics: the list of each, and what stands under each.

use crate::base::path::OutPath;
use crate::site::{Topic, Unit};
use crate::theme::template::Data;
use crate::web::card::{topic_page, unit_page};
use crate::web::frame::{Head, address, directory, link};
use crate::web::listing::{List, pages};
use crate::web::{Desk, PageView};

/// The list of units, and the page of each.
pub(super) fn units(desk: &Desk) -> Vec<PageView> {
    let units = &desk.site.units;
    if units.is_empty() {
        return Vec::new();
    }
    let column = directory(&desk.settings, "units");
    let head = Head::new(&column.name, "units").crumb(&column.name, None).column(&column);
    let shown = [("groups", groups(desk))];
    let mut views = vec![desk.page("units.html", OutPath::new("units/index.html"), &head, shown)];
    for unit in units {
        views.extend(unit_pages(desk, unit, &column.name));
    }
    views
}

/// Units by group, in the order in which groups first appear.
fn groups(desk: &Desk) -> Data {
    let mut groups: Vec<(Option<&str>, Vec<Data>)> = Vec::new();
    for unit in &desk.site.units {
        let name = unit.group.as_deref();
        let at = groups.iter().position(|(known, _)| *known == name).unwrap_or_else(|| {
            groups.push((name, Vec::new()));
            groups.len() - 1
        });
        groups[at].1.push(Data::map([
            ("name", unit.name.as_str().into()),
            ("label", unit.label().into()),
            ("href", address(&unit_page(&unit.slug)).into()),
            ("count", unit.articles.len().into()),
        ]));
    }
    Data::list(
        groups
            .into_iter()
            .map(|(name, units)| Data::map([("name", name.into()), ("units", Data::list(units))])),
    )
}

/// `column` is what the list of units is called.
fn unit_pages(desk: &Desk, unit: &Unit, column: &str) -> Vec<PageView> {
    let first = unit_page(&unit.slug);
    let facts = Data::map([
        ("name", unit.name.as_str().into()),
        ("label", unit.label().into()),
        ("formerly", unit.formerly.join("、").into()),
        ("parent", parent(desk, unit)),
    ]);
    let head = |title: &str| {
        Head::new(title, "units")
            .crumb(column, Some(OutPath::new("units/index.html")))
            .crumb(unit.label(), None)
    };
    let list = List {
        name: &unit.name,
        intro: None,
        articles: &unit.articles,
        more: List::folder_of(&first),
        first,
    };
    let shown = [("unit", facts)];
    if unit.articles.is_empty() {
        // Links to a unit lead somewhere even before its first article.
        let listing = Data::map([
            ("name", unit.name.as_str().into()),
            ("intro", Data::none()),
            ("count", 0_usize.into()),
            ("years", Data::list([])),
            ("pager", Data::none()),
            ("first", true.into()),
        ]);
        let shown = [("listing", listing)].into_iter().chain(shown);
        return vec![desk.page("listing.html", list.first.clone(), &head(&unit.name), shown)];
    }
    pages(desk, &list, "listing.html", &shown, head)
}

fn parent(desk: &Desk, unit: &Unit) -> Data {
    let parent = unit.parent.map(|id| {
        let parent = desk.site.unit(id);
        link(parent.label(), &unit_page(&parent.slug))
    });
    parent.into()
}

/// The articles that a topic has before it may stand in the largest type.
const MANY: usize = 6;

/// The list of topics, and the page of each.
pub(super) fn topics(desk: &Desk) -> Vec<PageView> {
    let topics = &desk.site.topics;
    if topics.is_empty() {
        return Vec::new();
    }
    // Where every topic has but a few articles, none stands out.
    let most = topics.iter().map(|topic| topic.articles.len()).max().unwrap_or(0).max(MANY);
    let entries = topics.iter().map(|topic| {
        let size = 1 + topic.articles.len() * 3 / most;
        Data::map([
            ("name", topic.name.as_str().into()),
            ("href", address(&topic_page(&topic.slug)).into()),
            ("count", topic.articles.len().into()),
            ("size", size.into()),
        ])
    });
    let column = directory(&desk.settings, "topics");
    let head = Head::new(&column.name, "topics").crumb(&column.name, None).column(&column);
    let shown = [("topics", Data::list(entries))];
    let index = OutPath::new("topics/index.html");
    let mut views = vec![desk.page("topics.html", index.clone(), &head, shown)];
    for topic in topics {
        views.extend(topic_pages(desk, topic, &index, &column.name));
    }
    views
}

/// `column` is what the list of topics is called.
fn topic_pages(desk: &Desk, topic: &Topic, index: &OutPath, column: &str) -> Vec<PageView> {
    let first = topic_page(&topic.slug);
    let list = List {
        name: &format!("{column}：{}", topic.name),
        intro: None,
        articles: &topic.articles,
        more: List::folder_of(&first),
        first,
    };
    pages(desk, &list, "listing.html", &[], |title| {
        Head::new(title, "topics").crumb(column, Some(index.clone())).crumb(&topic.name, None)
    })
}
