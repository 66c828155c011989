//! Every page of the website: which there are, what each shows, and its HTML.

use std::sync::{Arc, OnceLock};

use crate::base::diag::Diagnostic;
use crate::base::path::OutPath;
use crate::config::Settings;
use crate::document::header::Kind;
use crate::document::{Body, Document};
use crate::site::{DocId, Entry, Site, Unit};
use crate::theme::Theme;
use crate::theme::template::{Data, Templates};
use crate::web::frame::Head;
use crate::web::place::{Place, places};

mod archive;
mod article;
mod asset;
mod bulletin;
mod campaign;
mod card;
#[cfg(feature = "print")]
pub(crate) mod font;
mod frame;
mod home;
mod html;
mod listing;
pub(crate) mod manual;
pub(crate) mod picture;
mod place;
mod printed;
mod search;
mod shared;
mod single;
mod social;
mod unit;

pub(crate) use article::ArticleView;
use article::Common;
pub(crate) use asset::assets;
pub(crate) use card::Card;
use html::glossary::Glossary;
pub(crate) use shared::Shared;

/// One page: all that its HTML depends on besides the templates.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct PageView {
    pub(crate) out: OutPath,
    template: &'static str,
    /// Which entry of the navigation is current.
    section: &'static str,
    /// Named values, shared between pages; their addresses are written as from the home page.
    values: Vec<(&'static str, Data)>,
    text: Option<Text>,
    /// The page's whole address, when it is to be shown as a QR code (二维码).
    code: Option<String>,
    /// The way to the root of the site, when it is not to be counted from the page's own place.
    root: Option<String>,
}

/// A document whose text the page shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Text {
    document: Arc<Document>,
    places: Vec<Place>,
    /// Short forms that are explained where the text first uses them.
    glossary: Arc<Glossary>,
}

/// The HTML of one page.
#[expect(clippy::result_large_err, reason = "a mistake in a template ends the build")]
pub(crate) fn page(
    view: &PageView,
    templates: &Templates,
    shared: &Shared,
    bodies: &dyn Fn(&Document) -> Arc<Body>,
) -> Result<Vec<u8>, Diagnostic> {
    let (root, shared) = (Data::from(view.way()), shared.of(view));
    let content = view.text.as_ref().map(|text| {
        let body = bodies(&text.document);
        Data::unkeyed(&html::body(&text.document, &body, &text.places, &text.glossary, &view.out))
    });
    let content = Data::from(content);
    let code = Data::from(view.code.as_deref().and_then(social::code));
    let own = [("root", &root), ("shared", &shared), ("content", &content), ("code", &code)];
    let values = view.values.iter().map(|(key, data)| (*key, data));
    templates.render(view.template, values.chain(own))
}

/// Every page of the site. The view of an article is made when it is asked for, for there are many.
pub(crate) struct Pages {
    desk: Desk,
}

/// The pages but those of articles, in groups that may be made side by side.
/// The largest come first, so that no thread is left with one at the end.
const GROUPS: [fn(&Desk) -> Vec<PageView>; 9] = [
    unit::topics,
    unit::units,
    listing::kinds,
    |desk| vec![home::view(desk)],
    campaign::views,
    archive::views,
    bulletin::views,
    single::views,
    |desk| desk.settings.web.search.then(|| search::view(desk)).into_iter().collect(),
];

impl Pages {
    /// Makes what pages share. `cards` are those of the site's entries, in order.
    pub(crate) fn new(
        site: &Arc<Site>,
        settings: &Arc<Settings>,
        theme: &Theme,
        cards: Cards,
    ) -> Self {
        Self { desk: Desk::new(site, settings, theme, cards) }
    }

    /// The cards, as far as another look at the desk may take them: when columns and units have the same names.
    pub(crate) fn cards_for(&self, site: &Site, settings: &Settings) -> Option<KnownCards<'_>> {
        let unit = |unit: &Unit| (unit.label().to_owned(), unit.slug.clone());
        let units = self.desk.site.units.iter().map(unit).eq(site.units.iter().map(unit));
        (units && names(&self.desk.settings) == names(settings)).then_some(KnownCards(&self.desk))
    }

    /// The numbers of the groups of all pages but those of articles.
    pub(crate) fn groups() -> std::ops::Range<usize> {
        0..GROUPS.len()
    }

    /// The cards of all documents.
    pub(crate) fn cards(&self) -> Cards {
        self.desk.cards.clone()
    }

    /// The pages of a group, in no order that matters.
    pub(crate) fn group(&self, number: usize) -> Vec<PageView> {
        GROUPS.get(number).map(|views| views(&self.desk)).unwrap_or_default()
    }

    /// What the page of an article shows.
    pub(crate) fn article(&self, id: DocId) -> ArticleView<'_> {
        article::view(&self.desk, id)
    }
}

/// The site with what pages share, made once a build.
struct Desk {
    site: Arc<Site>,
    settings: Arc<Settings>,
    frame: Data,
    /// One a document, in the order of the site's entries.
    cards: Cards,
    /// What the pages of articles share.
    common: Common,
    /// Links to the topics, in the order of the site's.
    topics: Vec<Data>,
    /// Links to the issues, in the order of the site's.
    issues: Vec<Data>,
    /// Where each article stands in the list of all, newest first; documents that are none stand last.
    ranks: Vec<usize>,
}

/// The cards of a site's entries, in their order; each is there at the latest when it is asked for.
#[derive(Clone)]
pub(crate) struct Cards(Arc<[OnceLock<Card>]>);

impl Cards {
    /// None is made yet.
    pub(crate) fn unmade(site: &Site) -> Self {
        Self(site.entries.iter().map(|_| OnceLock::new()).collect())
    }
}

impl FromIterator<Card> for Cards {
    fn from_iter<I: IntoIterator<Item = Card>>(cards: I) -> Self {
        Self(cards.into_iter().map(OnceLock::from).collect())
    }
}

/// The cards of some of the site's entries; those that `known` has are not made again.
pub(crate) fn cards(
    site: &Site,
    settings: &Settings,
    entries: &[Entry],
    known: Option<&KnownCards<'_>>,
) -> Vec<Card> {
    let names = names(settings);
    let mut shared = card::Shared::new(site);
    let cards = entries.iter().map(|entry| {
        if let Some(card) = known.and_then(|known| known.get(entry)) {
            return card.clone();
        }
        single(site, entry, &names, &mut shared)
    });
    cards.collect()
}

/// The card of one entry; `names` are those of the columns.
fn single(site: &Site, entry: &Entry, names: &[String], shared: &mut card::Shared) -> Card {
    let name = Kind::ALL.iter().position(|kind| *kind == entry.document.kind);
    card::card(site, entry, name.map_or("", |at| &names[at]), shared)
}

/// The names of the columns, in the order of the kinds.
fn names(settings: &Settings) -> [String; Kind::ALL.len()] {
    Kind::ALL.map(|kind| frame::column(settings, kind).name)
}

/// Cards of an earlier look at the desk. All that a card shows of what documents share is the same as then.
pub(crate) struct KnownCards<'a>(&'a Desk);

impl KnownCards<'_> {
    /// The card of an entry, when nothing of what it is made from is another than before.
    fn get(&self, entry: &Entry) -> Option<&Card> {
        let entries = &self.0.site.entries;
        let path = |known: &Entry| known.document.path.cmp(&entry.document.path);
        let at = entries.binary_search_by(path).ok()?;
        let known = &entries[at];
        let same = Arc::ptr_eq(&known.document, &entry.document)
            && (&known.out, &known.targets, &known.units)
                == (&entry.out, &entry.targets, &entry.units);
        self.0.cards.0.get(at).filter(|_| same)?.get()
    }
}

impl Desk {
    fn new(site: &Arc<Site>, settings: &Arc<Settings>, theme: &Theme, cards: Cards) -> Self {
        let topics = site.topics.iter();
        let topics = topics.map(|topic| frame::link(&topic.name, &card::topic_page(&topic.slug)));
        let mut ranks = vec![usize::MAX; site.entries.len()];
        for (rank, id) in site.articles.iter().enumerate() {
            ranks[id.0 as usize] = rank;
        }
        let issues = site.issues.iter();
        let issues = issues.map(|issue| frame::link(&card::issue_name(site, issue), &issue.out));
        let frame = frame::site(site, settings, theme);
        Self {
            site: Arc::clone(site),
            settings: Arc::clone(settings),
            common: Common::new(settings, &frame, Glossary::new(&site.terms.short)),
            frame,
            cards,
            topics: topics.collect(),
            issues: issues.collect(),
            ranks,
        }
    }

    fn card(&self, id: DocId) -> Data {
        self.parts(id).whole.clone()
    }

    /// A card with those of its parts that the document's own page shows too.
    fn parts(&self, id: DocId) -> &Card {
        self.cards.0[id.0 as usize].get_or_init(|| {
            let mut shared = card::Shared::new(&self.site);
            single(&self.site, self.site.entry(id), &names(&self.settings), &mut shared)
        })
    }

    fn cards(&self, ids: &[DocId]) -> Data {
        Data::list(ids.iter().map(|&id| self.card(id)))
    }

    /// A page from its head and what it shows.
    fn page(
        &self,
        template: &'static str,
        out: OutPath,
        head: &Head,
        shown: impl IntoIterator<Item = (&'static str, Data)>,
    ) -> PageView {
        let head = head.clone().described(&self.settings).kind(&self.settings, "website");
        let mut values =
            vec![("site", self.frame.clone()), ("page", head.data(&out, &self.settings))];
        values.extend(shown);
        let section = head.section;
        PageView { out, template, section, values, text: None, code: None, root: None }
    }
}

impl PageView {
    /// The way to the root of the site.
    fn way(&self) -> String {
        self.root.clone().unwrap_or_else(|| self.out.root())
    }

    /// The same page with a document's text.
    fn with_text(mut self, entry: &Entry) -> Self {
        let document = Arc::clone(&entry.document);
        let glossary = Arc::default();
        self.text = Some(Text { document, places: places(entry), glossary });
        self
    }
}

#[cfg(test)]
pub(crate) mod tests;
