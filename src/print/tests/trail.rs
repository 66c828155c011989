//! Editions of an issue that begin where the last one ended: the same bytes as if they had begun anew.

use typst::model::Document as _;
use typst_layout::PagedDocument;

use crate::document::header::Kind;
use crate::print::pages::{Composed, Trail, compose};
use crate::print::passes::{Passes, settle};
use crate::print::view::PrintView;
use crate::print::{Pages, typeset};

use super::{FONTS, SUPPLY, desk, prose};

/// An issue of articles with everything whose look depends on its place: notes, tables, headings that may not stand at
/// a page's foot. `more` gives how many paragraphs stand before them in each.
fn edition(more: &[usize]) -> PrintView {
    let article = |(at, more): (usize, &usize)| {
        let text = format!("{}一、第一件事\n（一）摸底。逐户登记。\n{}", prose(*more), prose(1));
        let mut article = desk::article(Kind::News, &format!("第{at}件事办成了"), &text);
        desk::note(&mut article, "以上为8月底的数字。");
        article
    };
    let articles = more.iter().enumerate().map(article).collect();
    desk::issue("编者按：本刊即日起不定期出刊。", vec![(None, articles)])
}

#[test]
fn an_edit_gives_the_same_bytes_as_a_new_start() {
    let theme = desk::theme(true);
    let mut trail = Trail::default();
    for more in [
        &[1, 2, 1][..],
        &[2, 2, 1],
        &[2, 2, 3],
        &[9, 2, 3],
        &[0, 2, 3],
        &[0, 2],
        &[0, 2, 5, 5, 1],
        &[1, 2, 5, 5, 1],
        &[4],
        &[1, 1, 1, 1, 1, 1],
    ] {
        let view = edition(more);
        let mut pages = Pages::following(trail);
        let warm = typeset(&view, &theme, &FONTS, &SUPPLY, &mut pages);
        trail = pages.trail();
        let cold = typeset(&view, &theme, &FONTS, &SUPPLY, &mut Pages::default());
        assert!(warm.value.is_some());
        assert!(warm == cold, "another print of {more:?}");
    }
}

#[test]
fn an_issue_stands_after_two_passes_and_after_one_when_nothing_moves() {
    // The second has contents that are longer than a page.
    for view in [edition(&[1, 2, 5, 1]), edition(&[1; 40])] {
        let mut notes = Vec::new();
        let theme = desk::theme(true);
        let made = compose(&view, &theme, &FONTS, &SUPPLY, &Trail::default(), &mut notes);
        let Composed { desk, document, .. } = made.expect("pages");
        let nothing = PagedDocument::new([].into(), document.info().clone());
        for known in [&nothing, &document] {
            let Passes::Settled(again) = settle(&desk, known.introspector().as_ref(), 2) else {
                panic!("two passes do not do");
            };
            assert_eq!(again.output.expect("pages").pages().len(), document.pages().len());
        }
    }
}

#[test]
fn an_edit_beside_a_note_needs_one_pass() {
    let view = |last: &str| {
        let text = format!("{}{last}\n", prose(3));
        let mut article = desk::article(Kind::News, "一件事办成了", &text);
        desk::note(&mut article, "以上为8月底的数字。");
        desk::issue("", vec![(None, vec![article])])
    };
    let (old, new) = (view("逐户登记。"), view("逐户登记，逐件答复。"));
    let theme = desk::theme(true);
    let set = |view: &PrintView, trail: &Trail| {
        compose(view, &theme, &FONTS, &SUPPLY, trail, &mut Vec::new()).expect("pages")
    };
    let before = set(&old, &Trail::default()).document;
    let mut pages = Pages::following(Trail::default());
    typeset(&old, &theme, &FONTS, &SUPPLY, &mut pages);
    let Composed { desk, .. } = set(&new, &pages.trail());
    let once = settle(&desk, before.introspector().as_ref(), 1);
    assert!(matches!(once, Passes::Settled(_)), "something was asked that is another");
}
