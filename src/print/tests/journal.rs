//! Periodicals made from hand-made documents, measured on their frames.

use typst::layout::Transform;
use typst_layout::PagedDocument;

use super::holes::{block, picture, set};
use super::{MM, clean, desk, prose};
use crate::document::block::{Align, BlockKind, Picture, RefId, Table};
use crate::document::header::{Form, Kind};
use crate::document::{Body, shelf};
use crate::print::measure::walk;
use crate::print::pages::Trail;
use crate::print::tests::pages::{lines, text};
use crate::print::view::{PrintArticle, PrintView};

fn journal(front: &str, sections: Vec<(Option<&str>, Vec<PrintArticle>)>) -> PrintView {
    PrintView { form: Form::Journal, ..desk::issue(front, sections) }
}

#[test]
fn pages_come_in_fours_whatever_the_length() {
    for pages in [0, 1, 2, 5] {
        let article = desk::article(Kind::Interview, "沉得下去 留得住心", &prose(pages));
        let sections = if pages == 0 { vec![] } else { vec![(Some("专访"), vec![article])] };
        let document = clean(&journal("编者按：本刊按季出版。", sections));
        assert_eq!(document.pages().len() % 4, 0, "{pages}");
        let last = document.pages().len() - 1;
        let back: String = lines(&document, last).into_iter().map(|line| line.text).collect();
        assert!(back.contains("编印单位") && back.contains("680份"), "{back}");
    }
}

#[test]
fn a_periodical_is_complete_and_in_order() {
    let first = desk::article(
        Kind::Interview,
        "沉得下去 留得住心",
        "编者按：今年8月。\n记者：您好。\n桑书记：没有底。",
    );
    let second =
        desk::article(Kind::News, "三个专题调研组交卷", "一、第一件事\n（一）摸底。逐户登记。");
    let view = journal("", vec![(Some("专访"), vec![first]), (Some("动态"), vec![second])]);
    let found = text(&clean(&view));
    let mut rest = found.as_str();
    for expected in [
        "目　录",
        "专访",
        "沉得下去",
        "动态",
        "三个专题调研组交卷",
        "编者按：",
        "记者：",
        "桑书记：",
        "第一件事",
        "逐户登记",
        "编印单位",
    ] {
        let at = rest.find(expected).unwrap_or_else(|| panic!("{expected} in {found}"));
        rest = &rest[at + expected.len()..];
    }
}

#[test]
fn columns_keep_the_grid_and_end_at_one_height() {
    let article = desk::article(Kind::Practice, "一个短题目", &prose(2));
    let document = clean(&journal("", vec![(None, vec![article])]));
    let cell = 10.5;
    let left = 22.0 * MM;
    let mut seen = 0;
    for page in 2..document.pages().len() - 1 {
        for line in lines(&document, page) {
            // Lines of both columns lie on one row: the row begins at the left column and ends with the right.
            if line.text.chars().count() > 40 {
                seen += 1;
                let offset =
                    line.left - if page % 2 == 0 { left } else { 210.0 * MM - left - 46.0 * cell };
                assert!(offset > -0.5 && offset < 2.5 * cell, "{line:?}");
            }
        }
    }
    assert!(seen > 20, "only {seen} rows of two columns");
}

#[test]
fn a_leaf_turned_within_an_article_is_told_on_both_sides() {
    let long = desk::article(Kind::Practice, "一个短题目", &prose(8));
    let short = desk::article(Kind::News, "一件小事", "一段。");
    let document =
        clean(&journal("", vec![(Some("做法"), vec![long]), (Some("动态"), vec![short])]));
    let texts: Vec<String> = (0..document.pages().len())
        .map(|page| lines(&document, page).into_iter().map(|line| line.text).collect())
        .collect();
    let last = texts.iter().rposition(|text| text.contains("一件小事")).expect("the last article");
    assert!(last > 3, "{last}");
    for (at, text) in texts.iter().enumerate() {
        let (page, turns) = (at + 1, at % 2 == 0 && at >= 2);
        let onward = turns && at < last;
        assert_eq!(text.contains(&format!("下转第{}页", page + 1)), onward, "{page}: {text}");
        let back = at % 2 == 1 && at >= 3 && at <= last;
        assert_eq!(text.contains(&format!("上接第{at}页")), back, "{page}: {text}");
    }
}

/// The numbers of sentences as a reader meets them who goes down the left column of a page and then the right one, above
/// and below each picture.
fn read(document: &PagedDocument) -> Vec<usize> {
    let mut out = Vec::new();
    for page in document.pages() {
        let (mut runs, mut captions) = (Vec::new(), Vec::new());
        walk(&page.frame, Transform::identity(), &mut |item, at| {
            if item.text.starts_with('图') {
                captions.push(at.ty.to_pt());
            } else {
                runs.push((
                    at.tx.to_pt() > 105.0 * MM,
                    at.ty.to_pt(),
                    at.tx.to_pt(),
                    item.text.to_string(),
                ));
            }
        });
        runs.sort_by(|a, b| {
            let band = |y: f64| captions.iter().filter(|caption| **caption < y).count();
            let place = |run: &(bool, f64, f64, String)| (band(run.1), run.0);
            place(a).cmp(&place(b)).then(a.1.total_cmp(&b.1)).then(a.2.total_cmp(&b.2))
        });
        let all: String = runs.into_iter().map(|run| run.3).collect();
        out.extend(
            all.split('【')
                .skip(1)
                .filter_map(|rest| rest.split_once('】')?.0.parse::<usize>().ok()),
        );
    }
    out
}

#[test]
fn a_reader_who_goes_down_the_columns_meets_all_in_order() {
    for at in 1..12 {
        let mut article = desk::article(Kind::Practice, "一个短题目", "");
        desk::edit(&mut article, |document| {
            let sentence = |number: usize| {
                let text =
                    format!("【{number}】{}。", "走访登记的诉求逐件明确责任人和办结时限".repeat(5));
                block(BlockKind::Paragraph { lead: None, text: desk::inlines(&text) })
            };
            let mut blocks: Vec<_> = (0..40).map(sentence).collect();
            let one = |number: u32| Picture {
                reference: RefId(number),
                alt: format!("图{number}"),
                title: None,
            };
            for number in [0, 1] {
                let kind = BlockKind::Figure { pictures: vec![one(number)] };
                blocks.insert(at * (2 + number as usize), block(kind));
            }
            shelf::shelve(document, Body { blocks, footnotes: Vec::new() });
        });
        article.targets = vec![picture(900, 500), picture(800, 600)];
        let document = set(&journal("", vec![(None, vec![article])]), &Trail::default()).document;
        assert_eq!(read(&document), (0..40).collect::<Vec<_>>(), "pictures at {at}");
    }
}

#[test]
fn a_long_table_goes_on_over_pages_with_its_head() {
    let mut article = desk::article(Kind::Practice, "一个短题目", &prose(1));
    desk::edit(&mut article, |document| {
        let mut body = Body::clone(&shelf::body(document));
        let row = |at: usize| vec![desk::inlines(&format!("第{at}号")), desk::inlines("四")];
        let table = Table {
            caption: Some(desk::inlines("表1　走访")),
            columns: vec![Align::Left, Align::Right],
            head: vec![desk::inlines("编号"), desk::inlines("户数")],
            rows: (1..=120).map(row).collect(),
        };
        body.blocks.push(block(BlockKind::Table(table)));
        shelf::shelve(document, body);
    });
    let found = text(&clean(&journal("", vec![(None, vec![article])])));
    let places: Vec<_> = (1..=120).map(|at| found.find(&format!("第{at}号"))).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{found}");
    assert!(found.matches("编号户数").count() > 2 && found.contains("表1　走访（续）"), "{found}");
}
