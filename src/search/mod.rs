//! The index of the site's search: files of script that a page fetches when it needs them.
//!
//! Each is one call, `jianbaoSearch.put(name, value)`, and so loads from any server, from `file://` and under
//! `script-src 'self'`:
//!
//! - `search/index.js`: the parts of the index, and how numbers tell dates;
//! - `search/<part>/p7.js`, `s7.js`: which documents hold a pair or a word, a character;
//! - `search/<part>/facets.js`: which documents are of a kind, a unit, a campaign;
//! - `search/text/2013/11-25-7.js`: one document, to show it and to verify that it holds what was asked for.
//!
//! A document's number is its place on its day (`Calendar`): days have more places than documents, and a document's path
//! says which it takes. So one that comes, goes or gets another date leaves the numbers of the others alone, and writes
//! the shards that it is named in. From some 600 documents on there are two parts: the newest, where daily work
//! changes few files, and all before.
//!
//! Lists are made by the stretch (`Block`), a few hundred documents each: a stretch's lists depend on its own documents
//! only, so they are remembered by its key, and an edit reads the texts of one stretch again.

use std::sync::Arc;

use crate::base::chinese::date::Date;
use crate::base::digest::Digest;
use crate::base::path::OutPath;
use crate::config::Settings;
use crate::document::header::Kind;
use crate::document::{Body, Document};
use crate::search::order::{Calendar, Row};
use crate::search::shard::{Lists, Shard};
use crate::search::text::text;
use crate::site::{Entry, Site};

mod block;
mod code;
mod facets;
mod order;
mod shard;
mod terms;
mod text;
mod token;

pub(crate) use crate::search::block::Block;
pub(crate) use crate::search::order::{Part, Stretch, stretches};
pub(crate) use crate::search::terms::Terms;

/// Where its files stand.
pub(crate) const FOLDER: &str = "search/";

/// One file of the index: all that its text depends on.
#[derive(Clone, Debug, Hash)]
pub(crate) struct IndexView {
    pub(crate) out: OutPath,
    name: String,
    content: Content,
}

#[derive(Clone, Debug, Hash)]
enum Content {
    /// A value as scripts write it.
    Value(String),
    Shard(Shard),
    Article(Box<Article>),
}

/// One document as results show it.
#[derive(Clone, Debug, Hash)]
struct Article {
    document: Arc<Document>,
    address: String,
    date: Option<Date>,
    kind: String,
    /// The name of each of its units, and the short one.
    units: Vec<(String, Option<String>)>,
}

/// The terms of one document, but for the names of its units, which only the site knows.
pub(crate) fn terms(document: &Document, body: &Body) -> Terms {
    terms::terms(&text(document, body, &[]))
}

/// The digest of all that the index depends on: addresses and campaigns follow from the documents.
pub(crate) fn key(site: &Site, settings: &Settings) -> Digest {
    let entries: Vec<_> =
        site.entries.iter().map(|entry| (&entry.document, &entry.units)).collect();
    let units: Vec<_> =
        site.units.iter().map(|unit| (&unit.name, &unit.short, &unit.slug)).collect();
    Digest::of_value(&(&settings.web.columns, entries, units))
}

/// The lists of a stretch; `terms` gives those of a document.
pub(crate) fn block(site: &Site, stretch: &Stretch, terms: &dyn Fn(&Document) -> Terms) -> Block {
    let terms = stretch.entries.iter().zip(stretch.counted()).map(|(at, number)| {
        let entry = &site.entries[*at];
        (number, terms(&entry.document).with(&unit_names(site, entry)))
    });
    Block::new(&terms.collect::<Vec<_>>())
}

/// Every file of the index, from its stretches in order, each with its lists.
pub(crate) fn views(
    site: &Site,
    settings: &Settings,
    stretches: &[(Stretch, Arc<Block>)],
) -> Vec<IndexView> {
    let rows = |stretch: &Stretch| {
        let entries = stretch.numbers.iter().zip(&stretch.entries);
        entries.map(|(number, at)| (*number, Row::new(site, *at))).collect::<Vec<_>>()
    };
    let rows: Vec<(u32, Row<'_>)> = stretches.iter().flat_map(|one| rows(&one.0)).collect();
    let calendar = Calendar::of(rows.iter().map(|(_, row)| row.day));
    let mut rest = rows.as_slice();
    let mut views = Vec::new();
    let mut contents = Vec::new();
    for stretches in stretches.chunk_by(|a, b| a.0.part == b.0.part) {
        let (part, base) = (stretches[0].0.part, stretches[0].0.part_from);
        let count = stretches.iter().map(|one| one.0.entries.len()).sum();
        let (rows, after) = rest.split_at(count);
        rest = after;
        let from = views.len();
        views.extend(articles(site, settings, rows, calendar));
        let facets = facets::facets(site, settings, rows, base);
        let stamp = Digest::of_value(&(&views[from..], &facets));
        views.push(IndexView::new(format!("{}/facets", part.name()), Content::Value(facets)));
        let blocks = stretches.iter().map(|one| (one.0.from - base, Arc::clone(&one.1)));
        let Lists { files, pairs, singles } = shard::lists(blocks.collect());
        views.extend(files.into_iter().map(|(file, shard)| {
            IndexView::new(format!("{}/{file}", part.name()), Content::Shard(shard))
        }));
        // Browsers keep what they fetched until the part changes.
        let stamp = stamp.to_string();
        contents.push(format!(
            "{{\"name\":\"{}\",\"stamp\":\"{}\",\"from\":{base},\"count\":{count},\
             \"pairs\":{pairs},\"singles\":{singles}}}",
            part.name(),
            stamp.get(..8).unwrap_or(&stamp),
        ));
    }
    let Calendar { year, slots } = calendar;
    let starts = calendar.starts(&rows);
    let contents = format!(
        "{{\"year\":{year},\"slots\":{slots},\"starts\":\"{starts}\",\"parts\":[{}]}}",
        contents.join(",")
    );
    views.push(IndexView::new("index".to_owned(), Content::Value(contents)));
    views
}

/// The bytes of one file. Documents are UTF-16, in which Chinese takes two bytes a character instead of three: the mark
/// at their beginning is stronger than what a server says of them.
pub(crate) fn render(view: &IndexView, bodies: &dyn Fn(&Document) -> Arc<Body>) -> Vec<u8> {
    let call = |value: &str| format!("jianbaoSearch.put(\"{}\",{value})\n", view.name);
    let article = match &view.content {
        Content::Value(value) => return call(value).into_bytes(),
        Content::Shard(shard) => return call(&format!("\"{}\"", shard.text())).into_bytes(),
        Content::Article(article) => article,
    };
    let text = text(&article.document, &bodies(&article.document), &names(&article.units));
    let label = |(name, short): &(String, Option<String>)| short.as_ref().unwrap_or(name).clone();
    let units: Vec<String> = article.units.iter().map(label).collect();
    let value = object(&[
        ("title", &text.title),
        ("href", &article.address),
        ("date", &article.date.map(Date::iso).unwrap_or_default()),
        ("kind", &article.kind),
        ("units", &units.join("、")),
        ("about", &text.about),
        ("body", &text.body),
    ]);
    let marked = format!("\u{feff}{}", call(&value));
    marked.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

impl IndexView {
    fn new(name: String, content: Content) -> Self {
        Self { out: OutPath::new(format!("search/{name}.js")), name, content }
    }
}

/// The files of the documents themselves, each named by its number.
fn articles(
    site: &Site,
    settings: &Settings,
    rows: &[(u32, Row<'_>)],
    calendar: Calendar,
) -> Vec<IndexView> {
    let articles = rows.iter().map(|(number, row)| {
        let article = Article {
            document: Arc::clone(&row.entry.document),
            address: OutPath::new("search.html").href(&row.entry.out),
            date: row.date,
            kind: column(settings, row.entry.document.kind),
            units: units(site, row.entry),
        };
        IndexView::new(calendar.file(*number), Content::Article(Box::new(article)))
    });
    articles.collect()
}

/// Every name of a document's units, to be found by.
fn unit_names(site: &Site, entry: &Entry) -> Vec<String> {
    names(&units(site, entry))
}

fn units(site: &Site, entry: &Entry) -> Vec<(String, Option<String>)> {
    let units = entry.units.iter().map(|id| site.unit(*id));
    units.map(|unit| (unit.name.clone(), unit.short.clone())).collect()
}

fn names(units: &[(String, Option<String>)]) -> Vec<String> {
    let names = units.iter().flat_map(|(name, short)| std::iter::once(name).chain(short));
    names.cloned().collect()
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
