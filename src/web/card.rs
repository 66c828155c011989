//! What lists show of a document: made once and shared by every page that lists it.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

use crate::base::chinese::date::Date;
use crate::base::chinese::numeral;
use crate::base::path::OutPath;
use crate::document::block::{KeyFigure, RefId};
use crate::document::header::{Detail, Header, Kind};
use crate::site::{Cover, DocId, Entry, Issue, Site, Target};
use crate::theme::template::Data;
use crate::web::frame::{address, link};
use crate::web::html;
use crate::web::place::Shot;
use crate::web::printed;

/// The card of a document, and its larger parts.
#[derive(Clone, Debug)]
pub(crate) struct Card {
    /// All of it: the others are parts of this.
    pub(super) whole: Data,
    pub(super) headline: Data,
    /// The name of its column.
    pub(super) column: String,
    pub(super) date: Data,
    pub(super) units: Data,
    pub(super) cover: Data,
    /// The units' names in one line.
    pub(super) unit: String,
}

impl Hash for Card {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.whole.hash(state);
    }
}

impl PartialEq for Card {
    fn eq(&self, other: &Self) -> bool {
        self.whole == other.whole
    }
}

impl Eq for Card {}

/// What many cards have in common, made once.
pub(super) struct Shared {
    units: Vec<Data>,
    dates: BTreeMap<Date, Data>,
}

impl Shared {
    pub(super) fn new(site: &Site) -> Self {
        let units = site.units.iter().map(|unit| link(unit.label(), &unit_page(&unit.slug)));
        Self { units: units.collect(), dates: BTreeMap::new() }
    }

    fn date(&mut self, date: Date) -> Data {
        self.dates.entry(date).or_insert_with(|| self::date(date)).clone()
    }

    /// The units that contributed, as links.
    fn units(&self, entry: &Entry) -> Data {
        Data::list(entry.units.iter().map(|id| self.units[id.0 as usize].clone()))
    }
}

/// Makes the card of a document.
pub(super) fn card(site: &Site, entry: &Entry, column: &str, shared: &mut Shared) -> Card {
    let document = &entry.document;
    let header = &document.header;
    let (kicker, subtitle) = (header.kicker.clone(), header.subtitle.clone());
    let headline = headline(site, entry);
    let date: Data = header.date.as_ref().map(|date| shared.date(date.value)).into();
    let units = shared.units(entry);
    let unit = unit_names(site, entry);
    let cover = Data::from(cover(entry));
    let whole = Data::map([
        ("title", header.title.value.as_str().into()),
        ("headline", headline.clone()),
        ("kicker", kicker.into()),
        ("subtitle", subtitle.into()),
        ("href", address(&entry.out).into()),
        ("kind", document.kind.word().into()),
        ("column", column.into()),
        ("date", date.clone()),
        ("units", units.clone()),
        ("unit", unit.as_str().into()),
        ("summary", document.summary.as_str().into()),
        ("cover", cover.clone()),
        ("pinned", header.article.pinned.into()),
    ]);
    Card { whole, headline, column: column.to_owned(), date, units, cover, unit }
}

/// A date in the faces that pages want.
pub(super) fn date(date: Date) -> Data {
    Data::map([
        ("iso", date.iso().into()),
        ("published", date.published().into()),
        ("chinese", date.chinese().into()),
        ("year", date.year.to_string().into()),
        ("day", format!("{:02}-{:02}", date.month, date.day).into()),
        ("time", date.time.is_some().into()),
    ])
}

/// The units' names in one line.
fn unit_names(site: &Site, entry: &Entry) -> String {
    let names: Vec<&str> = entry.units.iter().map(|&id| site.unit(id).label()).collect();
    names.join("、")
}

/// The page of a unit.
pub(super) fn unit_page(slug: &str) -> OutPath {
    OutPath::new(format!("units/{slug}.html"))
}

/// The page of a topic.
pub(super) fn topic_page(slug: &str) -> OutPath {
    OutPath::new(format!("topics/{slug}.html"))
}

/// 题图: the header's, or the first picture of the text.
pub(super) fn cover(entry: &Entry) -> Option<Data> {
    let document = &entry.document;
    let (reference, alt) = match document.header.article.cover {
        Some(reference) => (reference, alt_of(entry, reference)),
        None => document.pictures.first().cloned()?,
    };
    let shot = shot(entry, reference)?;
    let (width, height) = shot.size.unzip();
    let alt = if alt.is_empty() { document.header.title.value.clone() } else { alt };
    Some(Data::map([
        ("src", address(shot.usual()).into()),
        ("webp", offered(&shot.webp)),
        ("sizes", offered(&shot.others)),
        ("width", width.map(|width| width.to_string()).into()),
        ("height", height.map(|height| height.to_string()).into()),
        ("alt", alt.into()),
    ]))
}

/// Sizes that a browser may choose from.
fn offered(sizes: &[(u32, OutPath)]) -> Data {
    Data::list(sizes.iter().map(|(width, out)| {
        Data::map([("width", width.to_string().into()), ("href", address(out).into())])
    }))
}

/// The picture that a reference of a document shows.
pub(super) fn shot(entry: &Entry, reference: RefId) -> Option<Shot> {
    match entry.targets.get(reference.0 as usize) {
        Some(Target::Picture(picture)) => Some(Shot::of(picture)),
        _ => None,
    }
}

/// What the text says of the picture that the header takes as cover.
fn alt_of(entry: &Entry, cover: RefId) -> String {
    let target = entry.targets.get(cover.0 as usize);
    let same = |reference: RefId| entry.targets.get(reference.0 as usize) == target;
    let found = entry.document.pictures.iter().find(|(reference, _)| same(*reference));
    found.map(|(_, alt)| alt.clone()).unwrap_or_default()
}

/// 数据 as a row.
pub(super) fn figures(figures: &[KeyFigure]) -> Data {
    Data::list(figures.iter().map(|figure| {
        Data::map([
            ("label", figure.label.as_str().into()),
            ("value", figure.value.as_str().into()),
            ("unit", figure.unit.as_str().into()),
        ])
    }))
}

/// An issue as lists show it: a small masthead with its first titles.
pub(super) fn issue(site: &Site, issue: &Issue) -> Data {
    let entry = site.entry(issue.document);
    let header = &entry.document.header;
    let Detail::Bulletin(bulletin) = &header.detail else { return Data::none() };
    let titles = issue.sections.iter().flat_map(|section| &section.articles).take(4);
    Data::map([
        ("publication", bulletin.publication.value.as_str().into()),
        ("masthead", Data::markup(&html::parts(&bulletin.publication.value))),
        ("number", issue_number(issue).into()),
        ("total", bulletin.total.map(|total| format!("总第{total}期")).into()),
        ("issuer", bulletin.issuer.clone().into()),
        ("name", issue_name(site, issue).into()),
        ("kicker", line(header.kicker.as_ref())),
        ("subject", line(subject(header, &bulletin.publication.value))),
        ("subtitle", line(header.subtitle.as_ref())),
        ("year", issue.year.to_string().into()),
        ("href", address(&issue.out).into()),
        ("pdf", printed::of_issue(issue).map(|out| address(&out)).into()),
        ("date", header.date.as_ref().map(|date| self::date(date.value)).into()),
        ("cover", sheet(Cover::of_issue(issue), &issue_name(site, issue))),
        ("titles", Data::list(titles.map(|&id| headline(site, site.entry(id))))),
    ])
}

/// What an issue is about, by its own title; nothing of one that only says which issue it is.
fn subject<'a>(header: &'a Header, publication: &str) -> Option<&'a String> {
    Some(&header.title.value).filter(|title| is_subject(title, publication))
}

/// A line that may be parted between words.
fn line(text: Option<&String>) -> Data {
    text.map(|text| Data::markup(&html::parts(text))).into()
}

/// Whether a title says more than 《临江工作简报》2013年第3期.
fn is_subject(title: &str, publication: &str) -> bool {
    let rest = title.replace(publication, "");
    let of_a_number =
        |c: char| "年月第总期增刊号".contains(c) || numeral::value(c).is_some() || c == '十';
    rest.chars().any(|c| c.is_alphanumeric() && !of_a_number(c))
}

/// The picture of an issue's first page, or of a board; none when the program is built without printing.
pub(super) fn sheet(cover: Cover, alt: &str) -> Data {
    let shown = printed::cover(cover).map(|cover| {
        Data::map([
            ("src", address(&cover.out).into()),
            ("webp", Data::list([])),
            ("sizes", Data::list([])),
            ("width", cover.width.to_string().into()),
            ("height", cover.height.to_string().into()),
            ("alt", alt.into()),
        ])
    });
    shown.into()
}

/// 第3期 or 增刊第1期.
pub(super) fn issue_number(issue: &Issue) -> String {
    let supplement = if issue.number.supplement { "增刊" } else { "" };
    format!("{supplement}第{}期", issue.number.number)
}

/// 《临江工作简报》2013年第3期.
pub(super) fn issue_name(site: &Site, issue: &Issue) -> String {
    let number = issue_number(issue);
    match &site.document(issue.document).header.detail {
        Detail::Bulletin(bulletin) => {
            format!("《{}》{}年{number}", bulletin.publication.value, issue.year)
        }
        _ => number,
    }
}

/// The title with its clauses, in which the names of the document's units stay whole.
pub(super) fn headline(site: &Site, entry: &Entry) -> Data {
    let document = &entry.document;
    let units = entry.units.iter().map(|&id| site.unit(id));
    let mut names: Vec<&str> = units.flat_map(|unit| [unit.name.as_str(), unit.label()]).collect();
    names.dedup();
    Data::markup(&html::clauses(&document.header.title.value, &document.seams, &names))
}

/// Whether a list of documents holds something of a kind.
pub(super) fn of_kind(site: &Site, documents: &[DocId], kind: Kind) -> Vec<DocId> {
    documents.iter().copied().filter(|&id| site.document(id).kind == kind).collect()
}

#[cfg(test)]
mod tests {
    use super::is_subject;

    #[test]
    fn titles_that_name_an_issue_are_no_subject() {
        for (title, expected) in [
            ("东湾简报2013年第1期", false),
            ("《东湾简报》2013年第1期（总第12期）", false),
            ("东湾简报二〇一三年增刊第十期", false),
            ("第3期", false),
            ("九月份工作动态", true),
            ("东湾简报书香行动专刊", true),
        ] {
            assert_eq!(is_subject(title, "东湾简报"), expected, "{title}");
        }
    }
}
