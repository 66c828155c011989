//! Prints of what nobody should write: each a sensible page, never a crash, never a silent blank.

use std::cell::Cell;
use std::io::Cursor;
use std::sync::Arc;

use image::{ImageFormat, RgbImage};

use super::pages::text;
use super::{FONTS, clean, desk, one, prose, told};
use crate::base::digest::Digest;
use crate::base::path::{OutPath, SourcePath};
use crate::base::picture::{Format, Picture as Size};
use crate::document::block::{Block, BlockKind, Picture, Range, RefId};
use crate::document::header::{Form, Kind};
use crate::document::{Body, Document, shelf};
use crate::print::pages::{Trail, compose};
use crate::print::view::{PrintTarget, PrintView};
use crate::print::{Pages, Supply};
use crate::site::PictureTarget;

fn forms(view: &PrintView) -> [PrintView; 2] {
    [view.clone(), PrintView { form: Form::Journal, ..view.clone() }]
}

/// An article of this title and text in a bulletin, a periodical and as an official document.
fn everywhere(title: &str, body: &str) -> [PrintView; 3] {
    let [bulletin, journal] = forms(&one(desk::article(Kind::News, title, body)));
    let mut official = desk::policy(body);
    desk::edit(&mut official.own, |document| document.header.title.value = title.to_owned());
    [bulletin, journal, official]
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn a_title_of_120_characters_is_whole() {
    let title: String =
        "关于进一步转变工作作风推动干部直接联系群众".chars().cycle().take(120).collect();
    for view in everywhere(&title, "正文。") {
        let found = squeezed(&text(&clean(&view)));
        assert!(found.contains(&title), "{found}");
    }
}

#[test]
fn an_article_of_100_000_characters_is_whole() {
    let body = prose(140);
    let letters = squeezed(&body).chars().count();
    assert!(letters > 100_000, "{letters}");
    for view in everywhere("一篇长文", &body) {
        let document = clean(&view);
        assert_eq!(text(&document).matches('堤').count(), 700, "{:?}", view.form);
        assert!(document.pages().len() > 50, "{}", document.pages().len());
    }
}

#[test]
fn an_issue_of_nothing_has_its_head_and_foot() {
    for view in forms(&desk::issue("", vec![])) {
        let found = text(&clean(&view));
        assert!(squeezed(&found).contains("第3期") && found.contains("680份"), "{found}");
    }
}

#[test]
fn pictures_of_a_hair_stand_on_their_page() {
    for (width, height) in [(1, 10_000), (10_000, 1)] {
        let mut bytes = Cursor::new(Vec::new());
        RgbImage::new(width, height).write_to(&mut bytes, ImageFormat::Png).expect("a picture");
        let bytes: Arc<[u8]> = bytes.into_inner().into();
        let mut article = desk::article(Kind::News, "题目", "");
        desk::edit(&mut article, |document| {
            let picture = Picture { reference: RefId(0), alt: "一条线".to_owned(), title: None };
            let kind = BlockKind::Figure { pictures: vec![picture] };
            let blocks = vec![Block { kind, range: Range { start: 3, end: 9 } }];
            shelf::shelve(document, Body { blocks, footnotes: Vec::new() });
        });
        article.targets = vec![PrintTarget::Picture(PictureTarget {
            source: SourcePath::new("static/a.png").expect("a path"),
            out: OutPath::new("a.png"),
            digest: Digest::default(),
            picture: Size { format: Format::Png, width, height, moves: false, light: false },
            sizes: Vec::new(),
        })];
        for view in forms(&one(article)) {
            let blob = |_: &SourcePath| Some(Arc::clone(&bytes));
            let supply = Supply { body: &shelf::body, blob: &blob };
            let mut notes = Vec::new();
            let made =
                compose(&view, &desk::theme(true), &FONTS, &supply, &Trail::default(), &mut notes);
            assert_eq!(told(&notes), "", "{width} × {height}");
            let document = made.expect("pages").document;
            assert!(document.pages().len() < 9 && text(&document).contains("一条线"));
        }
    }
}

#[test]
fn an_issue_and_its_booklet_are_made_of_the_same_pages() {
    let view = one(desk::article(Kind::News, "题目", "有\u{e000}字。"));
    let other = PrintView { title: "另一期".to_owned(), ..view.clone() };
    let asked = Cell::new(0);
    let body = |document: &Document| {
        asked.set(asked.get() + 1);
        shelf::body(document)
    };
    let supply = Supply { body: &body, blob: &|_| None };
    let mut pages = Pages::default();
    let mut found = Vec::new();
    for view in [&view, &view, &other, &view] {
        let mut notes = Vec::new();
        asked.set(0);
        let laid = pages.of(view, &desk::theme(true), &FONTS, &supply, &mut notes);
        assert!(laid.is_some());
        let told = told(&notes);
        assert!(told.contains("print.missing-glyph"), "{told}");
        found.push(asked.get() > 0);
    }
    // Only the second time nothing is asked of the text.
    assert_eq!(found, [true, false, true, true]);
}
