//! Boards made from hand-made documents, measured on their frames.

use typst::layout::Transform;
use typst_layout::PagedDocument;

use super::elements::table;
use super::holes::block;
use super::{FONTS, MM, SUPPLY, desk, told};
use crate::base::diag::Diagnostic;
use crate::base::path::OutPath;
use crate::base::picture::{Pixels, probe};
use crate::config::PrintSettings;
use crate::document::block::Range;
use crate::document::header::{BoardText, Kind};
use crate::document::{Body, shelf};
use crate::print::Pages;
use crate::print::board::lay_out;
use crate::print::board::view::{BoardItem, BoardView, Sheet};
use crate::print::cover::{CoverView, Covered, cover};
use crate::print::measure::walk;
use crate::site::Cover;

const STORY: &str =
    "走访放在饭点以后，晚上7时到9时，上班的人才到家。四十二天里，平均每组入户一百四十多户。";

/// A board A1 upright with one panel an item; each item is its title and its text.
fn board(front: &str, items: &[(&str, String)]) -> BoardView {
    BoardView {
        out: OutPath::new("boards/a.pdf"),
        sheet: Sheet { width: 594, height: 841, bleed: 0, clamp: 15 },
        panels: 0,
        least: 2400,
        publisher: "中共临江区委组织部".to_owned(),
        own: desk::article(Kind::Page, "干部多走一步 群众少等一天", front),
        items: items
            .iter()
            .map(|(title, body)| BoardItem {
                article: desk::article(Kind::News, title, body),
                place: Range { start: 7, end: 9 },
            })
            .collect(),
        text: BoardText::Full,
        address: Some("http://dangjian.linjiang.example/boards/a.html".to_owned()),
        phrases: Vec::new(),
        settings: PrintSettings::default(),
        tiled: false,
    }
}

fn set(view: &BoardView) -> (PagedDocument, Vec<Diagnostic>) {
    let mut notes = Vec::new();
    let made = lay_out(view, &desk::theme(true), &FONTS, &SUPPLY, &mut notes);
    (made.expect("a board").1, notes)
}

/// Size in points and right edge of every piece of text.
fn pieces(document: &PagedDocument, page: usize) -> Vec<(String, f64, f64, f64)> {
    let mut out = Vec::new();
    walk(&document.pages()[page].frame, Transform::identity(), &mut |item, transform| {
        let right = transform.tx + item.width();
        let size = item.size.to_pt();
        out.push((item.text.to_string(), size, right.to_pt(), transform.ty.to_pt()));
    });
    out
}

/// The type of the running text.
fn body_size(document: &PagedDocument) -> f64 {
    let found = pieces(document, 0).into_iter().find(|(text, ..)| text.starts_with("走访"));
    found.expect("the text").1
}

#[test]
fn a_board_is_one_sheet_with_all_its_text() {
    let items =
        [("一户一页", STORY.repeat(2)), ("七次议事", STORY.to_owned()), ("小事", STORY.to_owned())];
    let (document, notes) = set(&board("三件事。", &items));
    assert_eq!(told(&notes), "");
    assert_eq!(document.pages().len(), 1);
    let page = &document.pages()[0].frame;
    assert!((page.width().to_pt() - 594.0 * MM).abs() < 0.1);
    assert!((page.height().to_pt() - 841.0 * MM).abs() < 0.1);
    let found: String = pieces(&document, 0).into_iter().map(|piece| piece.0).collect();
    for expected in
        ["干部多走一步", "三件事。", "一户一页", "七次议事", "中共临江区委组织部", "看全文"]
    {
        assert!(found.contains(expected), "{expected}: {found}");
    }
    assert_eq!(found.matches(STORY).count(), 4, "{found}");
    for (text, _, right, bottom) in pieces(&document, 0) {
        assert!(right < (594.0 - 15.0) * MM, "{text} runs under the frame");
        assert!(bottom < (841.0 - 15.0) * MM, "{text} runs under the frame");
    }
    // The board's title is at least 1/14 of its height.
    let title = pieces(&document, 0).into_iter().map(|piece| piece.1).fold(0.0, f64::max);
    assert!(title >= 841.0 * MM / 14.0 - 0.1, "{title}");
}

#[test]
fn a_board_of_nothing_is_told() {
    let (document, notes) = set(&board("", &[]));
    assert_eq!(document.pages().len(), 1);
    assert!(told(&notes).starts_with("[print.board-empty] "), "{}", told(&notes));
    assert_eq!(told(&set(&board("三件事。", &[])).1), "");
}

#[test]
fn the_type_is_as_large_as_fits() {
    let size = |times: usize| {
        let (document, notes) = set(&board("", &[("一户一页", STORY.repeat(times))]));
        assert_eq!(told(&notes), "", "{times}");
        body_size(&document)
    };
    let sizes = [1, 12, 24].map(size);
    assert!(sizes[0] > sizes[1] && sizes[1] > sizes[2], "{sizes:?}");
    assert!(sizes[2] >= 24.0, "{sizes:?}");
}

#[test]
fn too_much_text_is_told_where_it_is_named() {
    let (_, notes) = set(&board("", &[("一户一页", STORY.to_owned()), ("长文", STORY.repeat(60))]));
    let told = told(&notes);
    let line = told.lines().find(|line| line.contains("print.board-full")).expect("a mistake");
    assert!(
        line.starts_with("[print.board-full] content/干部多走一步 群众少等一天.md 7..9 "),
        "{line}"
    );
    assert!(line.contains("24磅") && line.contains("“长文”"), "{line}");
}

#[test]
fn text_in_several_columns_stays_in_them() {
    for times in [3, 10, 20] {
        let mut view = board("", &[("一户一页", STORY.repeat(times))]);
        view.panels = 3;
        let (document, notes) = set(&view);
        assert_eq!(told(&notes), "", "{times}");
        let found: String = pieces(&document, 0).into_iter().map(|piece| piece.0).collect();
        assert_eq!(found.matches(STORY).count(), times, "{found}");
    }
}

#[test]
fn a_table_is_as_small_as_its_columns_need() {
    for (columns, fits) in [(3, true), (12, true), (40, false)] {
        let mut view = board("", &[("一览表", String::new())]);
        desk::edit(&mut view.items[0].article, |document| {
            let blocks = vec![block(table(columns, 4, "1234567"))];
            shelf::shelve(document, Body { blocks, footnotes: Vec::new() });
        });
        let told = told(&set(&view).1);
        assert_eq!(told.is_empty(), fits, "{columns}: {told}");
    }
}

#[test]
fn bleed_is_added_around_the_sheet() {
    let mut view = board("", &[("一户一页", STORY.to_owned())]);
    view.sheet.bleed = 3;
    let (document, notes) = set(&view);
    assert_eq!(told(&notes), "");
    let bleed = document.pages()[0].bleed;
    // 8 mm more for the marks.
    assert!((bleed.left.to_pt() - 11.0 * MM).abs() < 0.1, "{bleed:?}");
    assert!((document.pages()[0].frame.width().to_pt() - 594.0 * MM).abs() < 0.1);
}

#[test]
fn a_cover_is_the_sheet_without_its_bleed() {
    let of = |bleed: u32| {
        let mut view = board("", &[("一户一页", STORY.to_owned())]);
        view.sheet.bleed = bleed;
        let out = OutPath::new("boards/a-cover.webp");
        let view = CoverView {
            cover: Cover { out, width: 560, height: 793, sheet: (594, 841) },
            of: Covered::Board(view),
        };
        let theme = desk::theme(true);
        let made = cover(&view, &theme, &FONTS, &SUPPLY, &mut Pages::default());
        assert_eq!(told(&made.notes), "");
        made.value.expect("a picture").file
    };
    let plain = of(0);
    let size = probe(&plain).expect("a picture");
    assert_eq!((size.width, size.height), (560, 793));
    assert!(plain.len() > 4000, "it shows something: {}", plain.len());
    let cut = Pixels::decode(&of(5)).expect("a picture");
    assert_eq!((cut.width(), cut.height()), (560, 793));
}

#[test]
fn tiles_show_the_whole_board() {
    let view = board("", &[("一户一页", STORY.to_owned())]);
    let (whole, _) = set(&view);
    let (tiles, notes) = set(&BoardView { tiled: true, ..view });
    assert_eq!(told(&notes), "");
    assert_eq!(tiles.pages().len(), 8);
    for page in tiles.pages() {
        assert!((page.frame.width().to_pt() - 420.0 * MM).abs() < 0.1);
        assert!((page.frame.height().to_pt() - 297.0 * MM).abs() < 0.1);
    }
    let numbers: String = (0..8)
        .map(|page| {
            pieces(&tiles, page)
                .into_iter()
                .filter(|piece| piece.0.contains('—'))
                .map(|piece| piece.0 + " ")
                .collect::<String>()
        })
        .collect();
    assert!(numbers.contains("1—1") && numbers.contains("4—2"), "{numbers}");
    assert!(pieces(&tiles, 0).len() > pieces(&whole, 0).len());
}

#[test]
fn a_mistake_of_a_template_is_told() {
    for (file, tiled) in
        [("print/board.typ", false), ("print/board.typ", true), ("print/tiles.typ", true)]
    {
        let mut theme = desk::theme(true);
        let broken = theme.files.get_mut(file).expect("the template");
        broken.bytes = (*b"#let board() = nowhere\n#let tiles(..all) = nowhere\n").into();
        let view = BoardView { tiled, ..board("", &[("一户一页", STORY.to_owned())]) };
        let made = crate::print::board::board(&view, &theme, &FONTS, &SUPPLY);
        assert!(made.value.is_none(), "{file}");
        assert!(!made.notes.is_empty(), "{file} {tiled}");
    }
}

#[test]
fn a_title_of_any_length_leaves_room_for_text() {
    for length in [1, 20, 120, 400] {
        let mut view = board("", &[("一户一页", STORY.to_owned())]);
        view.own = desk::article(Kind::Page, &"贯彻落实工作部署".repeat(length / 8 + 1), "");
        let (document, notes) = set(&view);
        assert_eq!(told(&notes), "", "{length}");
        assert_eq!(document.pages().len(), 1, "{length}");
    }
}
