//! Pictures and small tables leave no white before them, however many an issue has, and its pages come to rest.

use std::sync::Arc;

use typst_layout::PagedDocument;

use super::pages::{lines, text};
use super::{FONTS, MM, PITCH, desk, told};
use crate::base::digest::Digest;
use crate::base::path::{OutPath, SourcePath};
use crate::base::picture::{Format, Picture as Size};
use crate::document::block::{Block, BlockKind, Picture, Range, RefId};
use crate::document::header::Kind;
use crate::document::{Body, shelf};
use crate::print::pages::{Composed, Trail, compose};
use crate::print::view::{PrintArticle, PrintTarget, PrintView};
use crate::print::{Pages, Supply, typeset};
use crate::site::PictureTarget;

/// Numbers that look like chance and are the same every time.
struct Chance(u64);

impl Chance {
    /// One below `most`.
    fn below(&mut self, most: u64) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % most).expect("small")
    }
}

pub(super) fn block(kind: BlockKind) -> Block {
    Block { kind, range: Range { start: 3, end: 9 } }
}

pub(super) fn paragraph(characters: usize) -> Block {
    let text = "走访登记的诉求逐件明确责任人".chars().cycle().take(characters).chain(['。']);
    block(BlockKind::Paragraph { lead: None, text: desk::inlines(&text.collect::<String>()) })
}

/// An article whose pictures are named in its captions: `图1-2` is the second of article 1. It ends with text enough to fill
/// what a last picture might leave.
fn article(at: usize, chance: &mut Chance) -> PrintArticle {
    // Every second one begins with a picture.
    let mut blocks = Vec::new();
    let mut targets = Vec::new();
    if chance.below(2) == 0 {
        blocks.push(paragraph(30 + chance.below(300)));
    }
    for _ in 0..chance.below(6) {
        let row = 1 + chance.below(3);
        let one = |target: &mut Vec<PrintTarget>, chance: &mut Chance| {
            let reference = RefId(u32::try_from(target.len()).expect("few"));
            target.push(picture(300 + chance.below(900), 300 + chance.below(600)));
            Picture { reference, alt: format!("图{at}-{}。", target.len()), title: None }
        };
        let pictures = (0..row).map(|_| one(&mut targets, chance)).collect();
        blocks.push(block(BlockKind::Figure { pictures }));
        for _ in 0..chance.below(4) {
            blocks.push(paragraph(20 + chance.below(400)));
        }
    }
    blocks.push(paragraph(700));
    let mut article = desk::article(Kind::News, &format!("第{at}件事"), "");
    desk::edit(&mut article, |document| {
        shelf::shelve(document, Body { blocks, footnotes: Vec::new() });
    });
    article.targets = targets;
    if chance.below(2) == 0 {
        desk::note(&mut article, "数字截至6月30日，由各镇（乡）党委报送。");
    }
    article
}

pub(super) fn picture(width: usize, height: usize) -> PrintTarget {
    let name = format!("static/{width}-{height}.svg");
    let size = |length: usize| u32::try_from(length).expect("a size");
    PrintTarget::Picture(PictureTarget {
        source: SourcePath::new(&name).expect("a path"),
        out: OutPath::new(&name),
        digest: Digest::of(name.as_bytes()),
        picture: Size {
            format: Format::Svg,
            width: size(width),
            height: size(height),
            moves: false,
            light: false,
        },
        sizes: Vec::new(),
    })
}

/// A drawing of the size that its name tells.
fn drawing(path: &SourcePath) -> Option<Arc<[u8]>> {
    let name = path.to_string();
    let (width, height) = name.strip_prefix("static/")?.strip_suffix(".svg")?.split_once('-')?;
    let svg =
        format!("<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}'/>");
    Some(svg.into_bytes().into())
}

pub(super) fn set<'a>(view: &PrintView, trail: &Trail) -> Composed<'a> {
    let supply = Supply { body: &shelf::body, blob: &drawing };
    let mut notes = Vec::new();
    let made = compose(view, &desk::theme(true), &FONTS, &supply, trail, &mut notes);
    assert_eq!(told(&notes), "");
    made.expect("pages")
}

/// Pages that have room for more: before a page that begins with a picture none has two rows, and before one that begins
/// with an article's title none has what the title and its first lines would take.
fn holes(document: &PagedDocument) -> Vec<usize> {
    let is_short = |page: &usize| {
        let all = lines(document, *page);
        let next = lines(document, page + 1);
        let low = all[..all.len() - 1].iter().map(|line| line.baseline).fold(0.0, f64::max);
        let used = (low - 37.0 * MM) / PITCH;
        next[0].text.starts_with('图') && used < 20.0
            || next[0].text.starts_with('第') && used < 14.0
    };
    (0..document.pages().len() - 1).filter(is_short).collect()
}

fn issue(chance: &mut Chance, articles: usize) -> PrintView {
    let articles = (1..=articles).map(|at| article(at, chance)).collect();
    desk::issue("", vec![(None, articles)])
}

#[test]
fn pictures_leave_no_holes_and_come_to_rest() {
    let mut pictures = 0;
    for (seed, articles) in (1..=8).map(|seed| (seed, 5)).chain([(9, 40)]) {
        let view = issue(&mut Chance(seed), articles);
        let made = set(&view, &Trail::default());
        assert!(made.steps.keys().all(|way| way.fitted), "issue {seed} came not to rest");
        let holes = holes(&made.document);
        assert!(holes.is_empty(), "issue {seed}: {holes:?}");
        // Every picture once, in its order.
        let found = text(&made.document);
        let captions = view.sections[0].articles.iter().enumerate().flat_map(|(at, article)| {
            (1..=article.targets.len()).map(move |number| format!("图{}-{number}。", at + 1))
        });
        let places: Vec<Option<usize>> = captions.map(|caption| found.find(&caption)).collect();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?} {found}");
        pictures += places.len();
    }
    assert!(pictures > 280, "{pictures}");
}

#[test]
fn pictures_stand_after_an_edit_as_in_a_new_print() {
    let supply = Supply { body: &shelf::body, blob: &drawing };
    let theme = desk::theme(true);
    let mut trail = Trail::default();
    for first in [40, 41, 90, 320, 20, 600] {
        let mut view = issue(&mut Chance(3), 5);
        desk::edit(&mut view.sections[0].articles[0], |document| {
            let mut body = Body::clone(&shelf::body(document));
            body.blocks.insert(0, paragraph(first));
            shelf::shelve(document, body);
        });
        let mut pages = Pages::following(trail);
        // Pictures that an edition had are not made again for the next.
        let nothing = Supply { blob: &|_| None, ..supply };
        let warm = if first == 40 { &supply } else { &nothing };
        let warm = typeset(&view, &theme, &FONTS, warm, &mut pages);
        trail = pages.trail();
        let cold = typeset(&view, &theme, &FONTS, &supply, &mut Pages::default());
        assert!(warm.value.is_some() && warm == cold, "another print with {first}");
    }
}

#[test]
fn no_title_stands_at_a_foot_with_less_than_three_lines() {
    let mut near = 0;
    for lines_before in 4..30 {
        let first = desk::article(
            Kind::News,
            "第一件事",
            &"走访登记的诉求逐件明确。\n".repeat(lines_before),
        );
        let second = desk::article(Kind::News, "第二件事", &"责任人和时限写明。\n".repeat(5));
        let document =
            set(&desk::issue("", vec![(None, vec![first, second])]), &Trail::default()).document;
        for page in 0..document.pages().len() {
            let all = lines(&document, page);
            let title = all.iter().position(|line| line.text == "第二件事");
            if let Some(title) = title {
                let below =
                    all[title + 1..].iter().filter(|line| line.text.contains("责任人和")).count();
                assert!(below >= 3, "{lines_before}: {below}");
                near += usize::from(below < 5);
            }
        }
    }
    assert!(near > 0, "no title near a foot was seen");
}
