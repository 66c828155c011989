//! Bulletins and boards: their lists, the page of each issue with a masthead like the printed one, the page of each board.

use crate::base::path::OutPath;
use crate::document::header::{Detail, Kind};
use crate::site::{Board, Cover, Issue};
use crate::theme::template::Data;
use crate::web::card::{issue as issue_card, issue_name, sheet};
use crate::web::frame::{Head, address, column};
use crate::web::{Desk, PageView, printed};

/// All pages of bulletins and boards.
pub(super) fn views(desk: &Desk) -> Vec<PageView> {
    let mut views = Vec::new();
    let publications: Vec<&[Issue]> =
        desk.site.issues.chunk_by(|a, b| a.publication == b.publication).collect();
    if !publications.is_empty() {
        views.push(index(desk, &publications));
    }
    for issues in publications {
        views.push(publication(desk, issues));
        for (at, issue) in issues.iter().enumerate() {
            let newer = at.checked_sub(1).and_then(|at| issues.get(at));
            views.push(view(desk, issue, newer, issues.get(at + 1)));
        }
    }
    if !desk.site.boards.is_empty() {
        views.push(boards(desk));
    }
    views.extend(desk.site.boards.iter().map(|found| board(desk, found)));
    views
}

fn publication_page(issue: &Issue) -> OutPath {
    OutPath::new(format!("bulletins/{}/index.html", issue.publication))
}

fn publication_name<'a>(desk: &'a Desk, issue: &Issue) -> &'a str {
    match &desk.site.document(issue.document).header.detail {
        Detail::Bulletin(bulletin) => &bulletin.publication.value,
        _ => "",
    }
}

/// The list of publications.
fn index(desk: &Desk, publications: &[&[Issue]]) -> PageView {
    let column = column(&desk.settings, Kind::Bulletin);
    let entries = publications.iter().filter_map(|issues| {
        let newest = issues.first()?;
        Some(Data::map([
            ("name", publication_name(desk, newest).into()),
            ("href", address(&publication_page(newest)).into()),
            ("count", issues.len().into()),
            ("issues", Data::list(issues.iter().take(4).map(|one| issue_card(&desk.site, one)))),
        ]))
    });
    let head = Head::new(&column.name, "bulletins").crumb(&column.name, None).column(&column);
    let shown = [("name", column.name.as_str().into()), ("publications", Data::list(entries))];
    desk.page("bulletins.html", OutPath::new("bulletins/index.html"), &head, shown)
}

/// Every issue of a publication, by year.
fn publication(desk: &Desk, issues: &[Issue]) -> PageView {
    let name = publication_name(desk, &issues[0]);
    let years = issues.chunk_by(|a, b| a.year == b.year).map(|year| {
        Data::map([
            ("year", year[0].year.to_string().into()),
            ("issues", Data::list(year.iter().map(|issue| issue_card(&desk.site, issue)))),
        ])
    });
    let shown =
        [("name", name.into()), ("count", issues.len().into()), ("years", Data::list(years))];
    let column = column(&desk.settings, Kind::Bulletin);
    let head = Head::new(name, "bulletins")
        .crumb(&column.name, Some(OutPath::new("bulletins/index.html")))
        .crumb(name, None);
    desk.page("publication.html", publication_page(&issues[0]), &head, shown)
}

/// The page of an issue.
fn view(desk: &Desk, issue: &Issue, newer: Option<&Issue>, older: Option<&Issue>) -> PageView {
    let entry = desk.site.entry(issue.document);
    let name = issue_name(&desk.site, issue);
    let column = column(&desk.settings, Kind::Bulletin);
    let mut head = Head::new(&name, "bulletins")
        .crumb(&column.name, Some(OutPath::new("bulletins/index.html")))
        .crumb(publication_name(desk, issue), Some(publication_page(issue)))
        .crumb(&format!("{}年{}", issue.year, crate::web::card::issue_number(issue)), None)
        .column(&column);
    head.description.clone_from(&name);
    let sections =
        issue.sections.iter().filter(|section| !section.articles.is_empty()).map(|section| {
            Data::map([
                ("name", section.name.clone().into()),
                ("cards", desk.cards(&section.articles)),
            ])
        });
    let shown = [
        ("issue", issue_card(&desk.site, issue)),
        ("booklet", printed::booklet(&desk.settings, issue).map(|out| address(&out)).into()),
        ("sections", Data::list(sections)),
        ("foot", foot(desk, issue)),
        ("newer", newer.map(|issue| issue_card(&desk.site, issue)).into()),
        ("older", older.map(|issue| issue_card(&desk.site, issue)).into()),
    ];
    desk.page("issue.html", issue.out.clone(), &head, shown).with_text(entry)
}

/// 报尾.
fn foot(desk: &Desk, issue: &Issue) -> Data {
    let Detail::Bulletin(bulletin) = &desk.site.document(issue.document).header.detail else {
        return Data::none();
    };
    let lines =
        [("报", &bulletin.report_to), ("送", &bulletin.send_to), ("发", &bulletin.distribute_to)];
    let lines = lines.into_iter().filter_map(|(label, text)| {
        let text = text.as_ref()?;
        Some(Data::map([("label", label.into()), ("text", text.into())]))
    });
    Data::map([
        ("lines", Data::list(lines)),
        ("copies", bulletin.copies.map(|copies| copies.to_string()).into()),
    ])
}

/// A board as lists and the home page show it.
pub(super) fn board_card(desk: &Desk, board: &Board) -> Data {
    let entry = desk.site.entry(board.document);
    let header = &entry.document.header;
    let Detail::Board(detail) = &header.detail else { return Data::none() };
    let (width, height) = detail.sheet();
    Data::map([
        ("title", header.title.value.as_str().into()),
        ("headline", desk.parts(board.document).headline.clone()),
        ("kicker", header.kicker.clone().into()),
        ("subtitle", header.subtitle.clone().into()),
        ("href", address(&entry.out).into()),
        ("date", header.date.as_ref().map(|date| crate::web::card::date(date.value)).into()),
        ("size", format!("{width}×{height}毫米").into()),
        ("cover", sheet(Cover::of_board(&desk.site, board), &header.title.value)),
        ("tiles", printed::tiles(detail, &entry.out).map(|out| address(&out)).into()),
        (
            "pdf",
            printed::of_document(&desk.settings, entry.document.kind, &entry.out)
                .map(|out| address(&out))
                .into(),
        ),
        ("titles", Data::list(board.articles.iter().map(|id| desk.parts(*id).headline.clone()))),
    ])
}

/// The list of boards.
fn boards(desk: &Desk) -> PageView {
    let column = column(&desk.settings, Kind::Board);
    let head = Head::new(&column.name, "boards").crumb(&column.name, None).column(&column);
    let cards = desk.site.boards.iter().map(|board| board_card(desk, board));
    let shown = [("name", column.name.as_str().into()), ("boards", Data::list(cards))];
    desk.page("boards.html", OutPath::new("boards/index.html"), &head, shown)
}

/// The page of a board.
fn board(desk: &Desk, board: &Board) -> PageView {
    let entry = desk.site.entry(board.document);
    let title = &entry.document.header.title.value;
    let column = column(&desk.settings, Kind::Board);
    let mut head = Head::new(title, "boards")
        .crumb(&column.name, Some(OutPath::new("boards/index.html")))
        .crumb("正文", None)
        .column(&column);
    head.description.clone_from(&entry.document.summary);
    let shown = [("board", board_card(desk, board)), ("cards", desk.cards(&board.articles))];
    desk.page("board.html", entry.out.clone(), &head, shown).with_text(entry)
}
