//! The 版记: at the very foot, below the notes, on an even page when asked.

use typst_layout::PagedDocument;

use super::pages::lines;
use super::{MM, clean, desk, prose};
use crate::document::header::{Detail, Kind};
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
    let mut pages = [false; 2];
    for paragraphs in 3..14 {
        let document = clean(&issue(paragraphs));
        let count = document.pages().len();
        let last = lines(&document, count - 1);
        let at = |text: &str| last.iter().position(|line| line.text.contains(text));
        let number = last.len() - 1;
        assert_eq!(at("共印680份"), Some(number - 1), "{last:?}");
        let foot = last[number - 1].baseline;
        assert!(foot < 262.0 * MM && foot > 255.0 * MM, "{foot}");
        match (at("① 数字").or(at("①数字")), at("报：")) {
            (Some(note), Some(first)) => {
                assert_eq!(note + 1, first, "{last:?}");
                pages[0] = true;
            }
            // The foot alone on a page: nothing but it and the page's number.
            (None, Some(first)) => {
                assert!(first == 0 || !last[first - 1].text.starts_with('①'), "{last:?}");
                pages[1] = true;
            }
            _ => panic!("{last:?}"),
        }
    }
    assert_eq!(pages, [true; 2], "both cases were seen");
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

/// Whether the last page holds nothing but the 版记 and its number.
fn alone(document: &PagedDocument) -> bool {
    let last = lines(document, document.pages().len() - 1);
    last.iter().all(|line| line.baseline > 190.0 * MM)
}

#[test]
fn a_foot_does_not_stand_alone_where_other_lines_on_a_page_help() {
    let mut rescued = [0; 2];
    let mut lost = [0; 2];
    let long = |pages| super::one(desk::article(Kind::News, "一个短题目", &prose(pages)));
    let bulletins = (10..60).map(issue).chain((1..6).map(long));
    let policies = (1..40).map(|lines| {
        let mut view = desk::policy(&"走访登记的诉求逐件明确责任人和办结时限。\n".repeat(lines));
        desk::edit(&mut view.own, |document| {
            if let Detail::Policy(facts) = &mut document.header.detail {
                facts.official.copy_to = Some("区人大常委会办公室，区政府办公室".to_owned());
                facts.official.printed_by = Some("中共临江区委组织部办公室".to_owned());
            }
        });
        view
    });
    for (form, views) in [bulletins.collect::<Vec<_>>(), policies.collect()].iter().enumerate() {
        for view in views {
            let made = super::made(view, &desk::theme(true), &mut Vec::new()).expect("pages");
            let counts = match (made.steps.len(), alone(&made.document)) {
                (1, false) => continue,
                (_, true) => &mut lost,
                (_, false) => &mut rescued,
            };
            counts[form] += 1;
        }
    }
    assert_eq!((rescued, lost), ([12, 5], [0, 0]));
    // 严格版心 keeps its 22 lines.
    for paragraphs in 10..30 {
        let mut view = issue(paragraphs);
        view.settings.strict_grid = true;
        let made = super::made(&view, &desk::theme(true), &mut Vec::new()).expect("pages");
        assert_eq!(made.steps.len(), 1);
    }
}
