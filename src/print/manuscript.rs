//! A view as a set of Typst files: `main.typ`, one file an article, and what the settings say.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use crate::base::chinese::date::Date;
use crate::base::diag::Span;
use crate::config::PrintSettings;
use crate::document::block::BlockKind;
use crate::document::header::{BulletinHeader, Form, IssueNumber};
use crate::document::{Body, Document};
use crate::print::code::{Code, content, contents, document_facts, literal, optional_content};
use crate::print::fonts::Fonts;
use crate::print::inline::name;
use crate::print::journal::covers;
use crate::print::markup::Writer;
use crate::print::official::{official, parted};
use crate::print::pictures::Pictures;
use crate::print::title::lines;
use crate::print::view::{PrintArticle, PrintView, bulletin, policy};
use crate::print::way::Way;

/// How many characters of 二号 a title's line may hold, of the 20 that fit.
pub(crate) const TITLE: u32 = 18;
/// The same for lines of 三号, of 28.
const SUBTITLE: u32 = 26;

/// The generated files by their paths in the closed world.
pub(crate) type Manuscript = BTreeMap<String, Code>;

/// A form's template below the theme, and the function that sets the whole print.
pub(crate) fn template(view: &PrintView) -> (&'static str, &'static str) {
    match policy(&view.own.document) {
        Some(_) => ("print/gongwen.typ", "gongwen"),
        None if view.form == Form::Journal => ("print/journal.typ", "journal"),
        None => ("print/jianbao.typ", "bulletin"),
    }
}

/// Writes every file that Typst reads, but for the theme's own.
pub(crate) fn manuscript(
    view: &PrintView,
    fonts: &Fonts,
    bodies: &dyn Fn(&Document) -> Arc<Body>,
    pictures: &mut Pictures,
) -> Manuscript {
    let mut files = BTreeMap::new();
    files.insert("/desk.typ".to_owned(), desk(&view.settings, fonts));
    files.insert("/elements.typ".to_owned(), elements(template(view), &[]));
    // What stands before the articles counts its pictures first.
    files.insert("/main.typ".to_owned(), main_file(view, &bodies(&view.own.document), pictures));
    for (at, article) in articles(view).enumerate() {
        let name = name(at);
        let code = article_file(view, article, &bodies(&article.document), &name, pictures);
        files.insert(format!("/{name}.typ"), code);
    }
    files.insert(Way::FILE.to_owned(), Way::USUAL.code());
    files
}

/// The articles of a print, in order.
fn articles(view: &PrintView) -> impl Iterator<Item = &PrintArticle> {
    view.sections.iter().flat_map(|section| &section.articles)
}

/// The face whose ？ and ！ stand in the middle of their cells, where squeezing would cut the wrong side.
const CENTRED: &str = "Jianbao Fang";

/// Faces by role, and the switches of the settings. Letters and digits of 仿宋 and 楷 faces do not go
/// with official text: those of 宋 do.
pub(crate) fn desk(settings: &PrintSettings, fonts: &Fonts) -> Code {
    let mut code = Code::default();
    code.line(None, &format!("#let strict = {}", settings.strict_grid));
    code.line(None, &format!("#let even-pages = {}", settings.even_pages));
    code.line(None, "#let faces = (");
    let song = fonts.families().find(|(role, _)| *role == "song");
    let song = song.and_then(|(_, families)| families.first()).map(|family| literal(family));
    for (role, families) in fonts.families() {
        let mut list = String::new();
        if let (Some(song), "body" | "kai") = (&song, role) {
            let marks =
                if families.first().is_some_and(|first| first == CENTRED) { "？！" } else { "" };
            let _ = write!(list, "(name: {song}, covers: regex(\"[!-~À-ɏ{marks}]\")), ");
        }
        for family in families {
            let _ = write!(list, "{}, ", literal(family));
        }
        code.line(None, &format!("{role}: ({list}),"));
    }
    code.line(None, ")");
    code
}

/// Every function of a template that generated code calls; a template without one of them is told so.
pub(crate) const ELEMENTS: &[&str] = &[
    "away",
    "credit",
    "editor-note",
    "emph",
    "event",
    "foot-note",
    "kept-paragraph",
    "key-figures",
    "line-break",
    "lowered",
    "mark",
    "mono",
    "note-label",
    "paragraph",
    "parting",
    "person",
    "pictures",
    "point",
    "quotation",
    "raised",
    "run-in",
    "same-note",
    "speaker",
    "strong",
    "struck",
    "subhead",
    "tabulation",
    "to",
    "turn",
    "underlined",
    "verbatim",
];

/// The functions of the form's template under one name for all generated files.
pub(crate) fn elements((file, whole): (&str, &str), more: &[&str]) -> Code {
    let mut code = Code::default();
    let elements = [&[whole], ELEMENTS, more].concat().join(", ");
    code.line(None, &format!("#import \"/{file}\": {elements}"));
    code
}

/// The first line of every file that holds text.
pub(crate) const IMPORT: &str = "#import \"/elements.typ\" as t";

fn article_file(
    view: &PrintView,
    article: &PrintArticle,
    body: &Body,
    name: &str,
    pictures: &mut Pictures,
) -> Code {
    let document = &article.document;
    let header = &document.header;
    let mut writer = Writer::new(article, body, name, pictures);
    let title = writer.place(header.title.range);
    let place = Some(&title);
    writer.code.line(place, "#let article = (");
    let facts = [
        ("name", literal(name)),
        ("kind", literal(document.kind.word())),
        ("title", content(&header.title.value)),
        ("listed", content(&header.title.value.replace(' ', "\u{3000}"))),
        ("lines", contents(lines(&header.title.value, TITLE, &view.phrases))),
        ("kicker", contents(secondary(view, header.kicker.as_deref()))),
        ("subtitle", contents(secondary(view, header.subtitle.as_deref()))),
        ("byline", optional_content(byline(article, body).as_deref())),
    ];
    for (key, value) in facts {
        writer.code.line(place, &format!("{key}: {value},"));
    }
    writer.code.line(place, "body: {");
    if !header.figures.is_empty() {
        writer.figures(&title, &header.figures);
    }
    writer.blocks(&body.blocks);
    writer.code.line(place, "},");
    writer.code.line(place, ")");
    writer.finish()
}

/// The lines of a kicker or subtitle.
pub(crate) fn secondary(view: &PrintView, text: Option<&str>) -> Vec<String> {
    text.map_or_else(Vec::new, |text| lines(text, SUBTITLE, &view.phrases))
}

/// 供稿单位 and 作者 on one line; units stay away when the text itself ends with a credit.
fn byline(article: &PrintArticle, body: &Body) -> Option<String> {
    let document = &article.document;
    let credited = body.blocks.iter().any(|block| matches!(block.kind, BlockKind::Credit { .. }));
    let units = if credited { &[] } else { article.units.as_slice() };
    let author = document.header.article.author.iter();
    let parts: Vec<&str> = units.iter().chain(author).map(String::as_str).collect();
    (!parts.is_empty()).then(|| parts.join("\u{3000}"))
}

fn main_file(view: &PrintView, body: &Body, pictures: &mut Pictures) -> Code {
    let document = &view.own.document;
    let covers = covers(view, pictures);
    let mut writer = Writer::new(&view.own, body, "front", pictures);
    let title = writer.place(document.header.title.range);
    let place = Some(&title);
    for (at, _) in articles(view).enumerate() {
        let name = name(at);
        writer.code.line(place, &format!("#import \"/{name}.typ\": article as {name}"));
    }
    writer.code.line(place, &metadata(view));
    let (_, whole) = template(view);
    writer.code.line(place, &format!("#t.{whole}("));
    let date = document.header.date.as_ref().map(|date| date.value);
    if let Some(facts) = policy(document) {
        for fact in official(view, facts, date) {
            writer.code.line(place, &fact);
        }
        let (text, roll) = parted(facts, &body.blocks);
        writer.code.line(place, "roll: (");
        for (label, names, block) in roll {
            let place = writer.place(block.range);
            let entry = format!("({}, {}),", literal(label), content(&names));
            writer.code.line(Some(&place), &entry);
        }
        writer.code.line(place, "),");
        writer.code.line(place, "body: {");
        writer.blocks_kept(text);
    } else {
        sections(view, &mut writer.code, &title);
        if let Some(facts) = bulletin(document) {
            writer.code.line(place, &masthead(view, facts, date));
            writer.code.line(place, &colophon(facts));
            if view.form == Form::Journal {
                writer.code.line(place, &covers);
            }
            writer.code.line(place, "front: {");
            writer.blocks(&body.blocks);
            writer.code.line(place, "},");
        } else {
            writer.code.line(place, &slip(view, date));
        }
        writer.code.line(place, ")");
        return writer.finish();
    }
    writer.code.line(place, "},");
    writer.code.line(place, ")");
    writer.finish()
}

fn sections(view: &PrintView, code: &mut Code, place: &Span) {
    code.line(Some(place), "sections: (");
    let mut at = 0;
    for section in &view.sections {
        let mut list = String::new();
        for _ in &section.articles {
            let _ = write!(list, "{}, ", name(at));
            at += 1;
        }
        let name = optional_content(section.name.as_deref());
        code.line(Some(place), &format!("(name: {name}, articles: ({list})),"));
    }
    code.line(Some(place), "),");
}

/// What the PDF says of itself. Its date is the issue's own.
fn metadata(view: &PrintView) -> String {
    let header = &view.own.document.header;
    let all = [&view.own].into_iter().chain(articles(view));
    let topics = all.flat_map(|article| &article.document.header.article.topics);
    let mut keywords: Vec<&str> = Vec::new();
    let publication = bulletin(&view.own.document).map(|facts| &facts.publication.value);
    for word in publication.into_iter().chain(topics) {
        if !keywords.contains(&word.as_str()) {
            keywords.push(word);
        }
    }
    let date = header.date.as_ref().map(|date| date.value);
    document_facts(&view.title, &view.publisher, &keywords, date)
}

fn masthead(view: &PrintView, facts: &BulletinHeader, date: Option<Date>) -> String {
    format!(
        "masthead: (letters: {}, number: {}, units: {}, date: {}, secrecy: {}, copy-number: {}),",
        contents(facts.publication.value.chars().map(String::from)),
        content(&number(facts.number.value, facts.total)),
        contents(view.publisher.split_whitespace()),
        content(&date.map(Date::chinese).unwrap_or_default()),
        optional_content(facts.mark.secrecy.as_deref()),
        optional_content(facts.mark.copy_number.as_deref()),
    )
}

/// The small head of an article that is printed alone: whose it is, what it is, of which day.
fn slip(view: &PrintView, date: Option<Date>) -> String {
    let kind = view.own.document.kind.chinese();
    format!(
        "slip: (from: {}, date: {}),",
        content(&format!("{}\u{3000}{kind}", view.publisher)),
        content(&date.map(Date::chinese).unwrap_or_default()),
    )
}

/// A name of two characters as wide as one of three (CLREQ).
pub(crate) fn spread(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.next(), letters.next()) {
        (Some(first), Some(second), None) => format!("{first}\u{3000}{second}"),
        _ => name.to_owned(),
    }
}

/// 第3期（总第12期）; supplements are numbered apart: 增刊第1期.
fn number(number: IssueNumber, total: Option<u32>) -> String {
    let prefix = if number.supplement { "增刊" } else { "" };
    let total = total.map(|total| format!("（总第{total}期）")).unwrap_or_default();
    format!("{prefix}第{}期{total}", number.number)
}

fn colophon(facts: &BulletinHeader) -> String {
    format!(
        "colophon: (report: {}, send: {}, distribute: {}, copies: {}),",
        optional_content(facts.report_to.as_deref()),
        optional_content(facts.send_to.as_deref()),
        optional_content(facts.distribute_to.as_deref()),
        facts.copies.map_or("none".to_owned(), |copies| copies.to_string()),
    )
}
