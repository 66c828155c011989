//! The index of the site's search: files of script that a page fetches when it needs them.
//!
//! Each is one call, `jianbaoSearch.put(name, value)`, and so loads from any server, from `file://` and under
//! `script-src 'self'`:
//!
//! - `search/index.js`: the parts of the index, and how many documents each day has;
//! - `search/<part>/p7.js`, `s7.js`, `h7684.js`: which documents hold a pair or a word, a character, a frequent character;
//! - `search/<part>/facets.js`: which documents are of a kind, a unit, a campaign;
//! - `search/text/2013/11-25-1.js`: one document, to show it and to verify that it holds what was asked for.
//!
//! A document's number is its place by date, then path, within its part. From 2,000 documents on there are two parts: the
//! newest years, where daily work changes files, and all before, which stay as they are. Days and ranks name the
//! files of documents, so that numbers may move without renaming them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::chinese::date::Date;
use crate::base::digest::Digest;
use crate::base::path::{OutPath, SourcePath};
use crate::config::Settings;
use crate::document::header::Kind;
use crate::document::{Body, Document};
use crate::search::shard::Lists;
use crate::search::text::text;
use crate::site::{Entry, Site};

mod code;
mod shard;
mod terms;
mod text;
mod token;

pub(crate) use crate::search::terms::Terms;

/// Where its files stand.
pub(crate) const FOLDER: &str = "search/";

/// From how many documents on the index has two parts.
const PARTED: usize = 2000;

/// How many documents the newer part has at least.
const NEWER: usize = 500;

/// One file of the index: all that its text depends on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct IndexView {
    pub(crate) out: OutPath,
    name: String,
    content: Content,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Content {
    /// A value as scripts write it.
    Value(String),
    Article(Box<Article>),
}

/// One document as results show it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Article {
    document: Arc<Document>,
    address: String,
    date: Option<Date>,
    kind: String,
    units: String,
    /// All names of its units, to be found by.
    names: Vec<String>,
}

/// The terms of one document, but for the names of its units, which only the site knows.
pub(crate) fn terms(document: &Document, body: &Body) -> Terms {
    terms::terms(&text(document, body, &[]))
}

/// The digest of all that the index depends on.
pub(crate) fn key(site: &Site, settings: &Settings) -> Digest {
    let entries: Vec<_> = site
        .entries
        .iter()
        .map(|entry| (&entry.document, &entry.out, &entry.units, entry.campaign))
        .collect();
    Digest::of_value(&(settings, entries, &site.units, &site.campaigns))
}

/// Every file of the index. `terms` are those of the site's documents; they are taken, for there are many.
pub(crate) fn views(
    site: &Site,
    settings: &Settings,
    mut terms: BTreeMap<SourcePath, Terms>,
) -> Vec<IndexView> {
    let rows = site.entries.iter().map(|entry| {
        let terms = terms.remove(&entry.document.path).unwrap_or_default();
        Row::new(site, entry, terms.with(&unit_names(site, entry)))
    });
    let mut rows: Vec<Row<'_>> = rows.collect();
    rows.sort_by_key(|row| row.day);
    let mut views: Vec<IndexView> = articles(site, settings, &rows).collect();
    let new = rows.split_off(cut(&rows));
    let parts =
        if rows.is_empty() { vec![("all", new)] } else { vec![("old", rows), ("new", new)] };
    let mut contents = Vec::new();
    for (name, rows) in parts {
        contents.push(part(name, rows, site, settings, &mut views));
    }
    let contents = format!("{{\"parts\":[{}]}}", contents.join(","));
    views.push(IndexView::new("index".to_owned(), Content::Value(contents)));
    views
}

/// Where the newer part begins: with the newest years that together have enough documents.
fn cut(rows: &[Row<'_>]) -> usize {
    if rows.len() <= PARTED {
        return 0;
    }
    let year = rows.get(rows.len() - NEWER).map_or(0, |row| row.day / DAYS);
    rows.partition_point(|row| row.day / DAYS < year)
}

/// The text of one file.
pub(crate) fn render(view: &IndexView, bodies: &dyn Fn(&Document) -> Arc<Body>) -> String {
    let value = match &view.content {
        Content::Value(value) => value.clone(),
        Content::Article(article) => {
            let text = text(&article.document, &bodies(&article.document), &article.names);
            object(&[
                ("title", &text.title),
                ("href", &article.address),
                ("date", &article.date.map(Date::iso).unwrap_or_default()),
                ("kind", &article.kind),
                ("units", &article.units),
                ("about", &text.about),
                ("body", &text.body),
            ])
        }
    };
    format!("jianbaoSearch.put(\"{}\",{value})\n", view.name)
}

impl IndexView {
    fn new(name: String, content: Content) -> Self {
        Self { out: OutPath::new(format!("search/{name}.js")), name, content }
    }
}

/// One document on its way into the index.
struct Row<'a> {
    entry: &'a Entry,
    /// The day as a number that rises with it; 0 without a date.
    day: u32,
    date: Option<Date>,
    terms: Terms,
}

/// As many days as every year has here: 12 months of 31.
const DAYS: u32 = 12 * 31;

impl<'a> Row<'a> {
    fn new(site: &Site, entry: &'a Entry, terms: Terms) -> Self {
        let begins = || {
            let campaign =
                site.campaigns.iter().find(|one| std::ptr::eq(site.entry(one.document), entry))?;
            campaign.period.map(|period| period.from)
        };
        let typed = entry.document.header.date.as_ref().map(|date| date.value);
        let campaign = entry.document.kind == Kind::Campaign;
        let date = typed.or_else(|| if campaign { begins() } else { None });
        let day = |date: Date| {
            u32::from(date.year) * DAYS + u32::from(date.month - 1) * 31 + u32::from(date.day - 1)
        };
        Self { entry, day: date.map_or(0, day), date, terms }
    }
}

/// The files of the documents themselves, each named by its day and its rank in it.
fn articles<'a>(
    site: &'a Site,
    settings: &'a Settings,
    rows: &'a [Row<'_>],
) -> impl Iterator<Item = IndexView> + 'a {
    rows.chunk_by(|a, b| a.day == b.day).flat_map(move |day| {
        (1_u32..).zip(day).map(move |(rank, row)| {
            let name = match row.date {
                Some(date) => {
                    format!("text/{}/{:02}-{:02}-{rank}", date.year, date.month, date.day)
                }
                None => format!("text/0/{rank}"),
            };
            let units: Vec<&str> =
                row.entry.units.iter().map(|id| site.unit(*id).label()).collect();
            let article = Article {
                document: Arc::clone(&row.entry.document),
                address: OutPath::new("search.html").href(&row.entry.out),
                date: row.date,
                kind: column(settings, row.entry.document.kind),
                units: units.join("、"),
                names: unit_names(site, row.entry),
            };
            IndexView::new(name, Content::Article(Box::new(article)))
        })
    })
}

/// One part of the index: its files, and its line in the table of contents.
fn part(
    name: &str,
    mut rows: Vec<Row<'_>>,
    site: &Site,
    settings: &Settings,
    views: &mut Vec<IndexView>,
) -> String {
    let days = days(&rows);
    let facets = facets(site, settings, &rows);
    let terms = rows.iter_mut().map(|row| std::mem::take(&mut row.terms)).collect();
    let Lists { mut files, pairs, singles, hot } = shard::lists(terms);
    for file in &mut files {
        file.1 = format!("\"{}\"", file.1);
    }
    files.push(("facets".to_owned(), facets));
    // Browsers keep what they fetched until the part changes.
    let texts: Vec<&Document> = rows.iter().map(|row| row.entry.document.as_ref()).collect();
    let stamp = Digest::of_value(&(&files, texts)).to_string();
    let stamp = stamp.get(..8).unwrap_or(&stamp);
    views.extend(
        files
            .into_iter()
            .map(|(file, value)| IndexView::new(format!("{name}/{file}"), Content::Value(value))),
    );
    format!(
        "{{\"name\":\"{name}\",\"stamp\":\"{stamp}\",\"count\":{},\"pairs\":{pairs},\"singles\":{singles},\
         \"hot\":\"{hot}\",\"days\":\"{days}\"}}",
        rows.len()
    )
}

/// How many documents each day has: steps from day to day, each with a count.
fn days(rows: &[Row<'_>]) -> String {
    let mut text = String::new();
    let mut last = 0;
    for day in rows.chunk_by(|a, b| a.day == b.day) {
        code::push(day[0].day - last, &mut text);
        code::push(u32::try_from(day.len()).unwrap_or(u32::MAX), &mut text);
        last = day[0].day;
    }
    text
}

/// Which documents are of a kind, a unit, a campaign: name and list of each, in the order of the site.
fn facets(site: &Site, settings: &Settings, rows: &[Row<'_>]) -> String {
    let mut kinds: BTreeMap<Kind, Vec<u32>> = BTreeMap::new();
    let mut units = vec![Vec::new(); site.units.len()];
    let mut campaigns = vec![Vec::new(); site.campaigns.len()];
    for (number, row) in (0_u32..).zip(rows) {
        kinds.entry(row.entry.document.kind).or_default().push(number);
        for id in &row.entry.units {
            units[id.0 as usize].push(number);
        }
        if let Some(id) = row.entry.campaign {
            campaigns[id.0 as usize].push(number);
        }
    }
    let facet = |lists: Vec<(&str, String, Vec<u32>)>| {
        let lists =
            lists.into_iter().filter(|list| !list.2.is_empty()).map(|(key, name, numbers)| {
                let mut list = String::new();
                code::push_rising(numbers, &mut list);
                format!("[{},{},\"{list}\"]", quoted(key), quoted(&name))
            });
        lists.collect::<Vec<_>>().join(",")
    };
    let kinds = kinds.into_iter().map(|(kind, list)| (kind.word(), column(settings, kind), list));
    let units = site
        .units
        .iter()
        .zip(units)
        .map(|(unit, list)| (unit.slug.as_str(), unit.label().to_owned(), list));
    let campaigns = site.campaigns.iter().zip(campaigns).map(|(campaign, list)| {
        let entry = site.entry(campaign.document);
        let short =
            crate::site::campaign::header(&entry.document).and_then(|head| head.short.clone());
        (
            name_of(&entry.out),
            short.unwrap_or_else(|| entry.document.header.title.value.clone()),
            list,
        )
    });
    format!(
        "{{\"kind\":[{}],\"unit\":[{}],\"campaign\":[{}]}}",
        facet(kinds.collect()),
        facet(units.collect()),
        facet(campaigns.collect())
    )
}

/// The name of a page in addresses.
fn name_of(out: &OutPath) -> &str {
    let name = out.as_str().rsplit('/').next().unwrap_or_default();
    name.strip_suffix(".html").unwrap_or(name)
}

/// Every name of a document's units.
fn unit_names(site: &Site, entry: &Entry) -> Vec<String> {
    let units = entry.units.iter().map(|id| site.unit(*id));
    units.flat_map(|unit| std::iter::once(unit.name.clone()).chain(unit.short.clone())).collect()
}

/// A column's name, as the settings have it.
fn column(settings: &Settings, kind: Kind) -> String {
    let named = settings.web.columns.get(kind.folder()).filter(|column| !column.name.is_empty());
    named.map_or_else(|| kind.chinese().to_owned(), |column| column.name.clone())
}

fn object(fields: &[(&str, &str)]) -> String {
    let fields: Vec<String> =
        fields.iter().map(|(key, value)| format!("\"{key}\":{}", quoted(value))).collect();
    format!("{{{}}}", fields.join(","))
}

/// Text as a script's string. Two line ends that JSON allows end a line in older scripts.
fn quoted(text: &str) -> String {
    let quoted = serde_json::to_string(text).unwrap_or_else(|_| "\"\"".to_owned());
    quoted.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

#[cfg(test)]
mod tests;
