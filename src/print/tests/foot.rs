//! The 版记: at the very foot, below the notes, on an even page when asked.

use typst_layout::PagedDocument;

use super::elements::table;
use super::holes::{block, paragraph};
use super::pages::lines;
use super::{MM, clean, desk, prose};
use crate::document::header::{Detail, Kind};
use crate::document::{Body, shelf};
use crate::print::view::PrintView;

/// An issue of one article with `paragraphs` short ones, the last with a note.
fn issue(paragraphs: usize) -> PrintView {
    let body = "走访登记的诉求逐件明确责任人和办结时限。\n".repeat(paragraphs);
    let mut article = desk::article(Kind::News, "一个短题目", &body);
    desk::note(&mut article, "数字截至6月30日，由各镇（乡）党委报送，区委组织部汇总核对。");
    desk::issue("", vec![(None, vec![article])])
}

#[test]
fn notes_stand_above_the_foot() {
    let mut seen = 0;
    for paragraphs in 3..14 {
        let document = clean(&issue(paragraphs));
        let count = document.pages().len();
        let last = lines(&document, count - 1);
        let at = |text: &str| last.iter().position(|line| line.text.contains(text));
        let number = last.len() - 1;
        assert_eq!(at("共印680份"), Some(number - 1), "{last:?}");
        let foot = last[number - 1].baseline;
        assert!(foot < 262.0 * MM && foot > 255.0 * MM, "{foot}");
        let first = at("报：").expect("a 版记");
        match at("① 数字").or(at("①数字")) {
            Some(note) => {
                assert_eq!(note + 1, first, "{last:?}");
                seen += 1;
            }
            None => assert!(!last[first - 1].text.starts_with('①'), "{last:?}"),
        }
    }
    assert!(seen > 0, "no note above a 版记 was seen");
}

#[test]
fn the_last_page_may_have_to_be_even() {
    let mut blank = 0;
    let notes = (3..26).map(issue);
    let plain =
        (1..=4).map(|pages| super::one(desk::article(Kind::News, "一个短题目", &prose(pages))));
    for mut view in notes.chain(plain) {
        view.settings.even_pages = true;
        view.settings.strict_grid = true;
        let document = clean(&view);
        let count = document.pages().len();
        assert_eq!(count % 2, 0, "{}", super::text(&document));
        let last = lines(&document, count - 1);
        let all: String = last.iter().map(|line| line.text.as_str()).collect();
        assert!(all.contains("报：") && all.contains("共印680份"), "{all}");
        // Neither a blank page before the 版记 nor its page bears a number (GB/T 9704-2012, 7.5).
        if lines(&document, count - 2).is_empty() {
            blank += 1;
            assert!(!all.contains('—'), "{all}");
        } else {
            assert!(all.ends_with(&format!("— {count} —")), "{all}");
        }
    }
    assert!(blank > 0, "no blank page was seen");
}

/// How many lines stand above the 版记 on the last page.
fn company(document: &PagedDocument) -> usize {
    let last = lines(document, document.pages().len() - 1);
    last.iter().filter(|line| line.baseline < 190.0 * MM).count()
}

#[test]
fn a_foot_never_has_the_last_page_to_itself() {
    let long = |pages| super::one(desk::article(Kind::News, "一个短题目", &prose(pages)));
    let bulletins = (8..60).map(issue).chain((1..6).map(long));
    let credited = (8..60).map(|paragraphs| {
        let body =
            "走访登记的诉求逐件明确责任人和办结时限，逾期的由督查室催办。\n".repeat(paragraphs);
        let body = format!("{body}（区委组织部供稿）\n");
        super::one(desk::article(Kind::News, "一个短题目", &body))
    });
    // Turned tables have pages of their own, after the text.
    let turned = (1..9).map(|lines| {
        let mut article = desk::article(Kind::News, "一个短题目", "");
        desk::edit(&mut article, |document| {
            let wide = block(table(20, 3, "12345678"));
            let blocks = vec![paragraph(60), wide, paragraph(40 + 30 * lines)];
            shelf::shelve(document, Body { blocks, footnotes: Vec::new() });
        });
        super::one(article)
    });
    let policies = (4..44).map(|lines| {
        let mut view = desk::policy(&"走访登记的诉求逐件明确责任人和办结时限。\n".repeat(lines));
        desk::edit(&mut view.own, |document| {
            if let Detail::Policy(facts) = &mut document.header.detail {
                facts.official.copy_to = Some("区人大常委会办公室，区政府办公室".to_owned());
                facts.official.printed_by = Some("中共临江区委组织部办公室".to_owned());
            }
        });
        view
    });
    // How many needed another way: other lines on a page, and lines that went over.
    let mut rescued = [[0; 2]; 2];
    for mut view in bulletins.chain(credited).chain(turned).chain(policies) {
        for strict in [false, true] {
            view.settings.strict_grid = strict;
            let made = super::made(&view, &desk::theme(true), &mut Vec::new()).expect("pages");
            let known: Vec<(u8, u8)> =
                made.steps.keys().map(|way| (way.lines, way.moved)).collect();
            let found = company(&made.document);
            let pages = made.document.pages().len();
            assert!(pages == 1 || found > 1, "{found} of {pages}, {known:?}");
            // 严格版心 keeps its 22 lines.
            assert!(!strict || known.iter().all(|(lines, _)| *lines == 22), "{known:?}");
            if known.len() > 1 {
                let moved = known.iter().any(|(_, moved)| *moved > 0);
                rescued[usize::from(strict)][usize::from(moved)] += 1;
            }
        }
    }
    assert!(rescued[0][0] > 3 && rescued[1][1] > 9, "{rescued:?}");
}
