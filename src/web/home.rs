//! The home page: lead story, current campaign, the four kinds, the latest issue and board.

use crate::base::path::OutPath;
use crate::document::header::Kind;
use crate::site::{Campaign, DocId};
use crate::theme::template::Data;
use crate::web::frame::{Head, address, column};
use crate::web::{Desk, PageView, bulletin, campaign, card};

/// Titles of each kind: one with its summary, the others in a list.
const TITLES: usize = 6;

/// Among how many of the newest articles a lead story with a picture is looked for.
const FRESH: usize = 8;

/// The home page.
pub(super) fn view(desk: &Desk) -> PageView {
    let site = &*desk.site;
    let lead = lead(desk);
    let current = current(desk).map(|found| campaign::card(desk, found));
    let mut head = Head::new(&desk.settings.name, "home");
    head.description = format!("{}主办", desk.settings.publisher);
    head.tag("ColumnType", "首页");
    let shown = [
        ("lead", lead.map(|id| desk.card(id)).into()),
        ("campaign", current.into()),
        ("columns", columns(desk, lead)),
        (
            "issue",
            site.issues
                .iter()
                .max_by_key(|issue| newest(desk, issue.document))
                .map(|issue| card::issue(site, issue))
                .into(),
        ),
        (
            "board",
            site.boards
                .iter()
                .max_by_key(|board| newest(desk, board.document))
                .map(|board| bulletin::board_card(desk, board))
                .into(),
        ),
    ];
    desk.page("home.html", OutPath::new("index.html"), &head, shown)
}

/// The date of a document; equal ones are told apart by the path.
fn newest(desk: &Desk, id: DocId) -> impl Ord + use<'_> {
    let document = desk.site.document(id);
    (document.header.date.as_ref().map(|date| date.value), document.path.as_str())
}

/// The newest pinned article, else the newest fresh one with a picture, else the newest.
fn lead(desk: &Desk) -> Option<DocId> {
    let articles = &desk.site.articles;
    let pinned = articles.iter().find(|id| desk.site.document(**id).header.article.pinned);
    let pictured =
        articles.iter().take(FRESH).find(|id| card::cover(desk.site.entry(**id)).is_some());
    pinned.or(pictured).or(articles.first()).copied()
}

/// The campaign that runs on the day of the build, else the newest.
fn current(desk: &Desk) -> Option<&Campaign> {
    let campaigns = &desk.site.campaigns;
    let running = |campaign: &&Campaign| {
        campaign.period.zip(desk.site.as_of).is_some_and(|(period, day)| {
            let day = day.day_only();
            period.from.day_only() <= day && day <= period.to.day_only()
        })
    };
    campaigns.iter().find(running).or(campaigns.first())
}

fn columns(desk: &Desk, lead: Option<DocId>) -> Data {
    let columns = Kind::ARTICLES.iter().filter_map(|&kind| {
        let articles = desk.site.kinds.get(&kind).filter(|articles| !articles.is_empty())?;
        // The lead story stands above already; a column that has nothing else still shows it, but not when there is
        // no other article at all.
        let alone = articles.len() == 1 && desk.site.articles.len() > 1;
        let once = |id: &DocId| alone || Some(*id) != lead;
        let shown: Vec<DocId> = articles.iter().copied().filter(once).take(TITLES).collect();
        let (first, rest) = shown.split_first()?;
        let listing = OutPath::new(format!("{}/index.html", kind.folder()));
        Some(Data::map([
            ("name", column(&desk.settings, kind).name.into()),
            ("kind", kind.word().into()),
            ("href", address(&listing).into()),
            ("first", desk.card(*first)),
            ("rest", desk.cards(rest)),
        ]))
    });
    Data::list(columns)
}
