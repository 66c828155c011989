//! The page of an article: its text with the furniture that officials and readers expect.

use crate::base::path::OutPath;
use crate::config::Settings;
use crate::document::block::Person;
use crate::document::header::{ArticleHeader, Detail, Kind, Level, PolicyHeader, Review};
use crate::site::{DocId, Entry};
use crate::theme::template::Data;
use crate::web::card::{cover, date, figures, issue_name};
use crate::web::frame::{Head, address, column, link};
use crate::web::{Desk, PageView, card, printed};

/// How many related articles a page names.
const RELATED: usize = 5;

/// From how many headings on a text gets a list of contents.
const LONG: usize = 3;

/// The page of an article.
pub(super) fn view(desk: &Desk, id: DocId) -> PageView {
    let entry = desk.site.entry(id);
    let kind = entry.document.kind;
    let shown = [("article", facts(desk, id, entry)), ("around", around(desk, id, entry))];
    desk.page("article.html", entry.out.clone(), &head(desk, id, entry, kind), shown)
        .with_text(entry)
}

/// What the heads of all articles of a kind have in common.
pub(super) fn kind_head(settings: &Settings, kind: Kind) -> Head {
    let column = column(settings, kind);
    let listing = OutPath::new(format!("{}/index.html", kind.folder()));
    Head::new("", kind.folder())
        .crumb(&column.name, Some(listing))
        .crumb("正文", None)
        .column(&column)
}

fn head(desk: &Desk, id: DocId, entry: &Entry, kind: Kind) -> Head {
    let header = &entry.document.header;
    let article = &header.article;
    let title = &header.title.value;
    // No `description` of its own: names of tags know no case, and the official one is below.
    let known = desk.heads.get(&kind).cloned();
    let mut head = known.unwrap_or_else(|| kind_head(&desk.settings, kind));
    head.title.clone_from(title);
    let absolute = |out: &str| desk.settings.base_url.as_ref().map(|base| format!("{base}/{out}"));
    let published = header.date.as_ref().map(|date| date.value.published()).unwrap_or_default();
    let author = article.author.as_deref().or(article.editor.as_deref());
    let image = cover_address(entry).and_then(|src| absolute(&src)).unwrap_or_default();
    head.tag("ArticleTitle", title);
    head.tag("PubDate", &published);
    head.tag("ContentSource", source(desk, id, entry));
    head.tag("Keywords", &article.topics.join(","));
    head.tag("Author", author.unwrap_or_default());
    head.tag("Description", &entry.document.summary);
    head.tag("Image", &image);
    head.tag("Url", &absolute(&address(&entry.out)).unwrap_or_default());
    head
}

/// 来源: as typed, else the units, else the publisher.
fn source<'a>(desk: &'a Desk, id: DocId, entry: &'a Entry) -> &'a str {
    let units = desk.parts(id).unit.as_str();
    let unsigned = if units.is_empty() { desk.settings.publisher.as_str() } else { units };
    entry.document.header.article.source.as_deref().unwrap_or(unsigned)
}

fn cover_address(entry: &Entry) -> Option<String> {
    let reference = entry.document.header.article.cover?;
    card::shot(entry, reference).map(|shot| address(&shot.out))
}

/// What templates know as `article`.
fn facts(desk: &Desk, id: DocId, entry: &Entry) -> Data {
    let document = &entry.document;
    let header = &document.header;
    let article = &header.article;
    let parts = desk.parts(id);
    let long = document.headings.len() >= LONG;
    let contents = document.headings.iter().filter(|heading| long && heading.level <= 2);
    let mut fields = vec![
        ("kind", document.kind.word().into()),
        ("title", header.title.value.as_str().into()),
        ("headline", parts.headline.clone()),
        ("kicker", header.kicker.clone().into()),
        ("subtitle", header.subtitle.clone().into()),
        ("date", parts.date.clone()),
        ("source", source(desk, id, entry).into()),
        ("units", parts.units.clone()),
        ("author", article.author.clone().into()),
        ("editor", article.editor.clone().into()),
        ("summary", article.summary.clone().into()),
        ("length", (document.length as usize).into()),
        ("topics", topics(desk, entry)),
        ("campaign", campaign(desk, entry, article)),
        ("review", Data::list(article.review.iter().map(review))),
        ("figures", figures(&header.figures)),
        ("issues", issues(desk, entry)),
        (
            "contents",
            Data::list(contents.map(|heading| {
                Data::map([
                    ("id", heading.id.as_str().into()),
                    ("text", heading.text.as_str().into()),
                    ("level", (heading.level as usize).into()),
                ])
            })),
        ),
    ];
    fields.extend(detail(desk, entry, &header.detail));
    Data::map(fields)
}

/// What one kind alone has; every name is there for every kind, so that templates may ask.
fn detail(desk: &Desk, entry: &Entry, detail: &Detail) -> Vec<(&'static str, Data)> {
    let interview = match detail {
        Detail::Interview(header) => Some(Data::map([
            ("interviewee", people(&header.interviewee)),
            ("interviewer", people(&header.interviewer)),
            ("portrait", entry.document.header.article.cover.and_then(|_| cover(entry)).into()),
        ])),
        _ => None,
    };
    let policy = match detail {
        Detail::Policy(header) => Some(policy(desk, entry, header)),
        _ => None,
    };
    let practice = match detail {
        Detail::Practice(header) => Some(Data::map([
            ("problem", header.problem.clone().into()),
            ("method", header.method.clone().into()),
            ("results", header.results.clone().into()),
        ])),
        _ => None,
    };
    let news = match detail {
        Detail::News(header) => Some(Data::map([
            ("place", header.place.clone().into()),
            ("event_date", header.event_date.map(date).into()),
        ])),
        _ => None,
    };
    vec![
        ("interview", interview.into()),
        ("policy", policy.into()),
        ("practice", practice.into()),
        ("news", news.into()),
    ]
}

fn policy(desk: &Desk, entry: &Entry, header: &PolicyHeader) -> Data {
    let level = header.level.map(|level| match level {
        Level::Central => "中央",
        Level::Municipal => "市级",
        Level::District => "区级",
        Level::Unit => "单位",
    });
    let facts = [
        ("发文机关", header.issuer.clone()),
        ("文号", header.number.clone()),
        ("成文日期", header.issued.map(crate::base::chinese::date::Date::chinese)),
        ("层级", level.map(str::to_owned)),
        ("效力", header.status.clone()),
    ];
    let facts = facts.into_iter().filter_map(|(name, value)| {
        Some(Data::map([("name", name.into()), ("value", value?.into())]))
    });
    Data::map([
        ("facts", Data::list(facts)),
        ("to", header.to.join("，").into()),
        ("attachments", Data::list(header.attachments.iter().map(Data::from))),
        ("pdf", printed::of_document(&desk.settings, entry).map(|out| address(&out)).into()),
    ])
}

fn people(people: &[Person]) -> Data {
    Data::list(people.iter().map(|person| {
        Data::map([("name", person.name.as_str().into()), ("post", person.post.clone().into())])
    }))
}

fn review(step: &Review) -> Data {
    Data::map([
        ("stage", step.stage.as_str().into()),
        ("name", step.name.as_str().into()),
        ("date", step.date.map(date).into()),
    ])
}

fn topics(desk: &Desk, entry: &Entry) -> Data {
    Data::list(entry.topics.iter().filter_map(|&at| desk.topics.get(at)).cloned())
}

fn campaign(desk: &Desk, entry: &Entry, article: &ArticleHeader) -> Data {
    let Some(id) = entry.campaign else { return Data::none() };
    let campaign = desk.site.entry(desk.site.campaign(id).document);
    let title = &campaign.document.header.title.value;
    Data::map([
        ("name", title.as_str().into()),
        ("href", address(&campaign.out).into()),
        ("phase", article.phase.as_ref().map(|phase| phase.value.as_str()).into()),
    ])
}

/// 刊于: the issues that carry the article.
fn issues(desk: &Desk, entry: &Entry) -> Data {
    let issues = entry.issues.iter().filter_map(|&at| desk.site.issues.get(at));
    Data::list(issues.map(|issue| link(&issue_name(&desk.site, issue), &issue.out)))
}

/// What templates know as `around`: neighbours and related articles.
fn around(desk: &Desk, id: DocId, entry: &Entry) -> Data {
    Data::map([
        ("newer", entry.newer.map(|id| desk.card(id)).into()),
        ("older", entry.older.map(|id| desk.card(id)).into()),
        ("related", desk.cards(&related(desk, id, entry))),
    ])
}

/// Articles of the same topics and the same campaign, the nearest in time of each: those that share
/// most first, then the newest.
fn related(desk: &Desk, id: DocId, entry: &Entry) -> Vec<DocId> {
    let topics = entry.topics.iter().filter_map(|&at| desk.site.topics.get(at));
    let campaign = entry.campaign.map(|id| desk.site.campaign(id).articles.as_slice());
    let rank = desk.ranks[id.0 as usize];
    let mut found: Vec<(usize, DocId)> = Vec::new();
    for list in topics.map(|topic| topic.articles.as_slice()).chain(campaign) {
        let at = list.partition_point(|other| desk.ranks[other.0 as usize] < rank);
        let window = at.saturating_sub(RELATED)..list.len().min(at + RELATED + 1);
        for &other in &list[window] {
            if other == id || Some(other) == entry.newer || Some(other) == entry.older {
                continue;
            }
            match found.iter_mut().find(|(_, known)| *known == other) {
                Some((shared, _)) => *shared += 1,
                None => found.push((1, other)),
            }
        }
    }
    found.sort_by_key(|(shared, other)| (usize::MAX - shared, desk.ranks[other.0 as usize]));
    found.into_iter().take(RELATED).map(|(_, other)| other).collect()
}
