//! Campaigns: where each stands on its phases, its figures, and what it produced.

use crate::base::chinese::date::Date;
use crate::base::chinese::period::Period;
use crate::base::path::OutPath;
use crate::document::header::{CampaignHeader, Detail, Kind};
use crate::site::{Campaign, CampaignId, DocId, Entry};
use crate::theme::template::Data;
use crate::web::card::{figures, of_kind, unit_page};
use crate::web::frame::{Head, address, column, link};
use crate::web::html;
use crate::web::listing::{List, pages};
use crate::web::{Desk, PageView};

/// Articles of a kind that the campaign's own page lists; all stand on a page of their own when there are more.
const SHOWN: usize = 12;

/// The list of campaigns, and the pages of each.
pub(super) fn views(desk: &Desk) -> Vec<PageView> {
    if desk.site.campaigns.is_empty() {
        return Vec::new();
    }
    let name = column(&desk.settings, Kind::Campaign);
    let head = Head::new(&name.name, "campaigns").crumb(&name.name, None).column(&name);
    let cards = desk.site.campaigns.iter().map(|campaign| card(desk, campaign));
    let shown = [("name", name.name.into()), ("campaigns", Data::list(cards))];
    let mut views = vec![desk.page("campaigns.html", index(), &head, shown)];
    for campaign in &desk.site.campaigns {
        views.push(view(desk, campaign));
        views.extend(Kind::ARTICLES.iter().flat_map(|&kind| full_list(desk, campaign, kind)));
    }
    views
}

/// A campaign as lists and the home page show it.
pub(super) fn card(desk: &Desk, campaign: &Campaign) -> Data {
    let entry = desk.site.entry(campaign.document);
    let document = &entry.document;
    let title = &document.header.title.value;
    let header = header(entry);
    Data::map([
        ("title", title.as_str().into()),
        ("headline", desk.parts(campaign.document).headline.clone()),
        ("short", header.and_then(|header| header.short.clone()).into()),
        ("href", address(&entry.out).into()),
        ("summary", document.summary.as_str().into()),
        ("from", campaign.period.map(|period| crate::web::card::date(period.from)).into()),
        ("to", campaign.period.map(|period| crate::web::card::date(period.to)).into()),
        ("phases", phases(desk, campaign, header)),
        ("phase", current(campaign, header).into()),
        ("figures", figures(&document.header.figures)),
        ("count", campaign.articles.len().into()),
    ])
}

fn index() -> OutPath {
    OutPath::new("campaigns/index.html")
}

fn header(entry: &Entry) -> Option<&CampaignHeader> {
    match &entry.document.header.detail {
        Detail::Campaign(header) => Some(header),
        _ => None,
    }
}

fn current<'a>(campaign: &Campaign, header: Option<&'a CampaignHeader>) -> Option<&'a str> {
    Some(header?.phases.get(campaign.current?)?.name.value.as_str())
}

fn view(desk: &Desk, campaign: &Campaign) -> PageView {
    let entry = desk.site.entry(campaign.document);
    let title = &entry.document.header.title.value;
    let column = column(&desk.settings, Kind::Campaign);
    let mut head = Head::new(title, "campaigns")
        .crumb(&column.name, Some(index()))
        .crumb(short(entry), None)
        .column(&column);
    head.description.clone_from(&entry.document.summary);
    let lead = campaign.lead.map(|id| {
        let unit = desk.site.unit(id);
        link(unit.label(), &unit_page(&unit.slug))
    });
    let preludes = campaign.preludes.iter().map(|&id| named(desk, id));
    let shown = [
        ("campaign", card(desk, campaign)),
        ("kicker", entry.document.header.kicker.clone().into()),
        ("subtitle", entry.document.header.subtitle.clone().into()),
        ("lead", lead.into()),
        ("prelude_of", campaign.prelude_of.map(|id| named(desk, id)).into()),
        ("preludes", Data::list(preludes)),
        ("columns", columns(desk, campaign, entry)),
    ];
    desk.page("campaign.html", entry.out.clone(), &head, shown).with_text(entry)
}

fn short(entry: &Entry) -> &str {
    let header = header(entry).and_then(|header| header.short.as_deref());
    header.unwrap_or(&entry.document.header.title.value)
}

fn named(desk: &Desk, id: CampaignId) -> Data {
    let entry = desk.site.entry(desk.site.campaign(id).document);
    link(&entry.document.header.title.value, &entry.out)
}

/// What the campaign produced, by kind.
fn columns(desk: &Desk, campaign: &Campaign, entry: &Entry) -> Data {
    let columns = Kind::ARTICLES.iter().filter_map(|&kind| {
        let articles = of_kind(&desk.site, &campaign.articles, kind);
        let all = (articles.len() > SHOWN).then(|| address(&list_page(entry, kind)));
        (!articles.is_empty()).then(|| {
            let shown = &articles[..articles.len().min(SHOWN)];
            Data::map([
                ("name", column(&desk.settings, kind).name.into()),
                ("kind", kind.word().into()),
                ("count", articles.len().into()),
                ("cards", desk.cards(shown)),
                ("all", all.into()),
            ])
        })
    });
    Data::list(columns)
}

fn list_page(entry: &Entry, kind: Kind) -> OutPath {
    OutPath::new(format!("{}{}.html", List::folder_of(&entry.out), kind.folder()))
}

/// Everything of one kind, when the campaign's own page cannot show it.
fn full_list(desk: &Desk, campaign: &Campaign, kind: Kind) -> Vec<PageView> {
    let articles: Vec<DocId> = of_kind(&desk.site, &campaign.articles, kind);
    if articles.len() <= SHOWN {
        return Vec::new();
    }
    let entry = desk.site.entry(campaign.document);
    let first = list_page(entry, kind);
    let name = column(&desk.settings, kind).name;
    let list = List {
        name: &format!("{}：{name}", short(entry)),
        intro: None,
        articles: &articles,
        more: List::folder_of(&first),
        first,
    };
    pages(desk, &list, "listing.html", &[], |title| {
        Head::new(title, "campaigns")
            .crumb(&column(&desk.settings, Kind::Campaign).name, Some(index()))
            .crumb(short(entry), Some(entry.out.clone()))
            .crumb(&name, None)
    })
}

/// The phases in order, each with how much of it is over.
fn phases(desk: &Desk, campaign: &Campaign, header: Option<&CampaignHeader>) -> Data {
    let phases = header.map_or(&[][..], |header| header.phases.as_slice());
    let phases = phases.iter().enumerate().map(|(at, phase)| {
        let articles =
            campaign.articles.iter().filter(|id| desk.site.entry(**id).phase == Some(at)).count();
        let done = desk.site.as_of.map_or(0, |day| done(phase.period, day));
        Data::map([
            ("name", phase.name.value.as_str().into()),
            ("headline", Data::markup(&html::parts(&phase.name.value))),
            ("from", crate::web::card::date(phase.period.from)),
            ("to", crate::web::card::date(phase.period.to)),
            ("span", span(phase.period).into()),
            ("current", (campaign.current == Some(at)).into()),
            ("done", done.into()),
            ("count", articles.into()),
        ])
    });
    Data::list(phases)
}

/// 6月5日—30日, 7月1日—8月31日; the year only when it changes.
fn span(period: Period) -> String {
    let (from, to) = (period.from, period.to);
    if from.year != to.year {
        return format!("{}—{}", from.chinese(), to.chinese());
    }
    if from.month != to.month {
        return format!("{}月{}日—{}月{}日", from.month, from.day, to.month, to.day);
    }
    format!("{}月{}日—{}日", from.month, from.day, to.day)
}

/// How many hundredths of a period are over at the end of a day.
fn done(period: Period, day: Date) -> usize {
    let (from, to) = (number(period.from), number(period.to));
    let day = number(day);
    if day < from {
        return 0;
    }
    ((day - from + 1) * 100 / (to.max(from) - from + 1)).min(100)
}

/// The day's number in a calendar of months as long as theirs: good for lengths.
fn number(date: Date) -> usize {
    let (year, month) = (usize::from(date.year), usize::from(date.month));
    // March is the first month, so that the odd day of February stands last.
    let (year, month) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
    year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + usize::from(date.day)
}

#[cfg(test)]
mod tests {
    use super::{done, span};
    use crate::base::chinese::date::Date;
    use crate::base::chinese::period::Period;

    #[test]
    fn periods_know_how_far_they_are() {
        let date = |text: &str| Date::parse(text).expect("a date");
        for (from, to, day, expected, words) in [
            ("2013-06-05", "2013-06-30", "2013-06-04", 0, "6月5日—30日"),
            ("2013-06-05", "2013-06-30", "2013-06-17", 50, "6月5日—30日"),
            ("2013-06-05", "2013-08-31", "2013-08-31", 100, "6月5日—8月31日"),
            ("2013-12-31", "2014-01-01", "2014-01-01", 100, "2013年12月31日—2014年1月1日"),
            ("2014-01-20", "2014-03-20", "2014-02-18", 50, "1月20日—3月20日"),
            ("2014-01-20", "2014-01-10", "2014-02-18", 100, "1月20日—10日"),
        ] {
            let period = Period { from: date(from), to: date(to) };
            assert_eq!(done(period, date(day)), expected, "{from} {to} {day}");
            assert_eq!(span(period), words);
        }
    }
}
