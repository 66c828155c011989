//! Periodicals made from hand-made documents, measured on their frames.

use super::{clean, desk, prose};
use crate::document::header::{Form, Kind};
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
    let left = 22.0 * super::MM;
    let mut seen = 0;
    for page in 2..document.pages().len() - 1 {
        for line in lines(&document, page) {
            // Lines of both columns lie on one row: the row begins at the left column and ends with the right.
            if line.text.chars().count() > 40 {
                seen += 1;
                let offset = line.left
                    - if page % 2 == 0 { left } else { 210.0 * super::MM - left - 46.0 * cell };
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
