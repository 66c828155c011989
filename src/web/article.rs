//! The page of an article: its text with the furniture that officials and readers expect.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use crate::base::digest::Digest;
use crate::base::path::OutPath;
use crate::config::Settings;
use crate::document::Document;
use crate::document::block::{Person, RefId};
use crate::document::header::{ArticleHeader, Detail, Kind, Level, PolicyHeader, Review};
use crate::site::{DocId, Entry, Target};
use crate::theme::template::Data;
use crate::web::card::{Card, date, figures};
use crate::web::frame::{Head, absolute, address, column};
use crate::web::html::glossary::Glossary;
use crate::web::place::{Place, places};
use crate::web::social::Story;
use crate::web::{Desk, PageView, Text, printed};

/// How many related articles a page names.
const RELATED: usize = 5;

/// From how many headings on a text gets a list of contents.
const LONG: usize = 3;

/// All that the page of an article depends on besides the templates: what all articles share, the document, and of the
/// others what the page shows. Cheap to make and to hash, for most of them turn out to be what they were.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct ArticleView<'a> {
    common: &'a Common,
    document: &'a Arc<Document>,
    out: &'a OutPath,
    places: Vec<Place>,
    card: &'a Card,
    topics: Vec<&'a Data>,
    /// Its title and its page.
    campaign: Option<(&'a str, &'a OutPath)>,
    /// 刊于: the issues that carry the article.
    issues: Vec<&'a Data>,
    newer: Option<&'a Data>,
    older: Option<&'a Data>,
    related: Vec<&'a Data>,
    /// 附件: title and page of those that are documents of the desk, in the order of the header.
    attached: Vec<Option<(&'a str, &'a OutPath)>>,
}

/// What the pages of all articles share. Its digest stands for it.
#[derive(Clone, Debug)]
pub(super) struct Common {
    settings: Arc<Settings>,
    frame: Data,
    glossary: Arc<Glossary>,
    /// What the heads of articles of a kind have in common.
    heads: BTreeMap<Kind, Head>,
    digest: Digest,
}

impl Common {
    pub(super) fn new(settings: &Arc<Settings>, frame: &Data, glossary: Glossary) -> Self {
        // Name, publisher and address of the site stand in its frame.
        let (columns, policy) = (&settings.web.columns, settings.print.policy);
        let digest = Digest::of_value(&(columns, policy, frame, &glossary));
        Self {
            settings: Arc::clone(settings),
            frame: frame.clone(),
            glossary: Arc::new(glossary),
            heads: Kind::ARTICLES.map(|kind| (kind, kind_head(settings, kind))).into(),
            digest,
        }
    }
}

impl Hash for Common {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.digest.hash(state);
    }
}

impl PartialEq for Common {
    fn eq(&self, other: &Self) -> bool {
        self.digest == other.digest
    }
}

impl Eq for Common {}

/// Chooses what the page of an article shows.
pub(super) fn view(desk: &Desk, id: DocId) -> ArticleView<'_> {
    let entry = desk.site.entry(id);
    let card = |id: DocId| &desk.parts(id).whole;
    ArticleView {
        common: &desk.common,
        document: &entry.document,
        out: &entry.out,
        places: places(entry),
        card: desk.parts(id),
        topics: entry.topics.iter().filter_map(|&at| desk.topics.get(at)).collect(),
        campaign: entry.campaign.map(|id| {
            let campaign = desk.site.entry(desk.site.campaign(id).document);
            (campaign.document.header.title.value.as_str(), &campaign.out)
        }),
        issues: entry.issues.iter().filter_map(|&at| desk.issues.get(at)).collect(),
        newer: entry.newer.map(card),
        older: entry.older.map(card),
        related: related(desk, id, entry).into_iter().map(card).collect(),
        attached: attached(desk, entry),
    }
}

/// The attachments of a policy document that have pages of their own.
fn attached<'a>(desk: &'a Desk, entry: &'a Entry) -> Vec<Option<(&'a str, &'a OutPath)>> {
    let Detail::Policy(header) = &entry.document.header.detail else { return Vec::new() };
    let page = |RefId(at): RefId| match entry.targets.get(at as usize) {
        Some(Target::Page { document, out, .. }) => {
            Some((desk.site.document(*document).header.title.value.as_str(), out))
        }
        _ => None,
    };
    header.attachments.iter().map(|attachment| attachment.file.and_then(page)).collect()
}

impl ArticleView<'_> {
    /// The page.
    pub(crate) fn page(&self) -> PageView {
        let some = |data: Option<&Data>| Data::from(data.cloned());
        let around = Data::map([
            ("newer", some(self.newer)),
            ("older", some(self.older)),
            ("related", list(&self.related)),
        ]);
        let settings = &self.common.settings;
        PageView {
            out: self.out.clone(),
            template: "article.html",
            section: self.document.kind.folder(),
            values: vec![
                ("site", self.common.frame.clone()),
                ("page", self.head().data(self.out, settings)),
                ("article", self.facts()),
                ("around", around),
            ],
            text: Some(Text {
                document: Arc::clone(self.document),
                places: self.places.clone(),
                glossary: Arc::clone(&self.common.glossary),
            }),
            code: absolute(settings, &address(self.out)),
            root: None,
        }
    }

    fn head(&self) -> Head {
        let (settings, kind) = (&*self.common.settings, self.document.kind);
        let header = &self.document.header;
        let article = &header.article;
        let title = &header.title.value;
        let known = self.common.heads.get(&kind).cloned();
        let mut head = known.unwrap_or_else(|| kind_head(settings, kind));
        head.title.clone_from(title);
        // Names of tags know no case, and the official one is below.
        if !self.document.summary.is_empty() {
            head.description.clear();
        }
        let published = header.date.as_ref().map(|date| date.value.published()).unwrap_or_default();
        let author = article.author.as_deref().or(article.editor.as_deref());
        let image = self.cover().and_then(|out| absolute(settings, &address(out)));
        let url = absolute(settings, &address(self.out));
        head.tag("ArticleTitle", title);
        head.tag("PubDate", &published);
        head.tag("ContentSource", self.source());
        head.tag("Keywords", &article.topics.join(","));
        head.tag("Author", author.unwrap_or_default());
        head.tag("Description", &self.document.summary);
        head.tag("Image", image.as_deref().unwrap_or_default());
        head.tag("Url", url.as_deref().unwrap_or_default());
        if let Some(url) = url {
            let story = Story {
                url: &url,
                title,
                summary: &self.document.summary,
                image: image.as_deref(),
                date: header.date.as_ref().map(|date| date.value),
                author: article.author.as_deref(),
                section: &self.card.column,
                topics: &article.topics,
            };
            head.story(&story, settings);
        }
        head
    }

    /// 来源: as typed, else the units, else the publisher.
    fn source(&self) -> &str {
        let units = self.card.unit.as_str();
        let unsigned =
            if units.is_empty() { self.common.settings.publisher.as_str() } else { units };
        self.document.header.article.source.as_deref().unwrap_or(unsigned)
    }

    /// The picture that the header names, or the first of the text.
    fn cover(&self) -> Option<&OutPath> {
        let first = self.document.pictures.first().map(|(reference, _)| *reference);
        let reference = self.document.header.article.cover.or(first)?;
        match self.places.get(reference.0 as usize)? {
            Place::Picture(shot) => Some(&shot.out),
            _ => None,
        }
    }

    /// What templates know as `article`.
    fn facts(&self) -> Data {
        let document = self.document;
        let header = &document.header;
        let article = &header.article;
        let parts = self.card;
        let long = document.headings.len() >= LONG;
        let contents = document.headings.iter().filter(|heading| long && heading.level <= 2);
        let mut fields = vec![
            ("kind", document.kind.word().into()),
            ("title", header.title.value.as_str().into()),
            ("headline", parts.headline.clone()),
            ("kicker", header.kicker.clone().into()),
            ("subtitle", header.subtitle.clone().into()),
            ("date", parts.date.clone()),
            ("source", self.source().into()),
            ("units", parts.units.clone()),
            ("author", article.author.clone().into()),
            ("editor", article.editor.clone().into()),
            ("summary", article.summary.clone().into()),
            ("length", (document.length as usize).into()),
            ("topics", list(&self.topics)),
            ("campaign", self.campaign(article)),
            ("review", Data::list(article.review.iter().map(review))),
            ("figures", figures(&header.figures)),
            ("issues", list(&self.issues)),
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
        fields.extend(self.detail(&header.detail));
        Data::map(fields)
    }

    /// What one kind alone has; every name is there for every kind, so that templates may ask.
    fn detail(&self, detail: &Detail) -> Vec<(&'static str, Data)> {
        let interview = match detail {
            Detail::Interview(header) => Some(Data::map([
                ("interviewee", people(&header.interviewee)),
                ("interviewer", people(&header.interviewer)),
                ("portrait", self.cover().map(|_| self.card.cover.clone()).into()),
            ])),
            _ => None,
        };
        let policy = match detail {
            Detail::Policy(header) => Some(self.policy(header)),
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

    fn policy(&self, header: &PolicyHeader) -> Data {
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
        let own = self.attached.iter().copied();
        let attachments = header.attachments.iter().zip(own).map(|(typed, own)| {
            let name = own.map_or(typed.title.as_str(), |(title, _)| title);
            Data::map([("name", name.into()), ("href", own.map(|(_, out)| address(out)).into())])
        });
        Data::map([
            ("facts", Data::list(facts)),
            ("to", header.to.join("，").into()),
            ("attachments", Data::list(attachments)),
            ("pdf", self.pdf().map(|out| address(&out)).into()),
        ])
    }

    /// The official form beside the page.
    fn pdf(&self) -> Option<OutPath> {
        printed::of_document(&self.common.settings, self.document.kind, self.out)
    }

    fn campaign(&self, article: &ArticleHeader) -> Data {
        let Some((title, out)) = self.campaign else { return Data::none() };
        Data::map([
            ("name", title.into()),
            ("href", address(out).into()),
            ("phase", article.phase.as_ref().map(|phase| phase.value.as_str()).into()),
        ])
    }
}

/// What the heads of all articles of a kind have in common.
pub(super) fn kind_head(settings: &Settings, kind: Kind) -> Head {
    let column = column(settings, kind);
    let listing = OutPath::new(format!("{}/index.html", kind.folder()));
    Head::new("", kind.folder())
        .crumb(&column.name, Some(listing))
        .crumb("正文", None)
        .column(&column)
        .kind(settings, "article")
}

fn list(items: &[&Data]) -> Data {
    Data::list(items.iter().map(|&item| item.clone()))
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
