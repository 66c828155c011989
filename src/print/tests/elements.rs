//! Every kind of block and mark on paper, and text that would be code if it could.

use std::sync::Arc;

use typst::layout::{Abs, Transform};
use typst_layout::PagedDocument;

use super::{CELL, FONTS, MM, PITCH, clean, compile, desk, one, told};
use crate::base::digest::Digest;
use crate::base::path::{OutPath, SourcePath};
use crate::base::picture::Format;
use crate::document::block::{
    Align, Block, BlockKind, Event, Footnote, Inline, Item, KeyFigure, Numbering, Person, Picture,
    Range, RefId, Role, Speaker, Table,
};
use crate::document::header::{Form, Kind};
use crate::document::{Body, shelf};
use crate::print::Supply;
use crate::print::measure::walk;
use crate::print::pages::{Trail, compose};
use crate::print::tests::pages::{lines, text};
use crate::print::view::{PrintTarget, PrintView};
use crate::site::PictureTarget;

fn block(kind: BlockKind) -> Block {
    Block { kind, range: Range { start: 3, end: 9 } }
}

fn paragraph(text: Vec<Inline>) -> Block {
    block(BlockKind::Paragraph { lead: None, text })
}

fn words(text: &str) -> Vec<Inline> {
    vec![Inline::Text { text: text.to_owned(), at: 0 }]
}

pub(super) fn table(cells: usize, rows: usize, cell: &str) -> BlockKind {
    BlockKind::Table(Table {
        caption: Some(words("表1　意见分类")),
        columns: vec![Align::Right; cells],
        head: vec![words("栏"); cells],
        rows: vec![vec![words(cell); cells]; rows],
    })
}

fn figure(value: &str) -> KeyFigure {
    KeyFigure { label: "座谈会".to_owned(), value: value.to_owned(), unit: "次".to_owned() }
}

/// A print of one article with these blocks.
fn view(blocks: Vec<Block>) -> PrintView {
    let mut article = desk::article(Kind::News, "题目", "");
    desk::edit(&mut article, |document| {
        let footnotes = vec![Footnote { blocks: vec![paragraph(words("脚注的话"))] }];
        shelf::shelve(document, Body { blocks, footnotes });
    });
    article.targets = vec![
        PrintTarget::Address("https://example.invalid/?a=\"b\"".to_owned()),
        PrintTarget::Heading("nowhere".to_owned()),
        PrintTarget::Article(0, None),
        PrintTarget::Nothing,
    ];
    one(article)
}

/// Blocks, and text that pages with them must hold.
#[expect(clippy::too_many_lines, reason = "a table of data")]
fn cases() -> Vec<(BlockKind, &'static str)> {
    let item = |task, text: &str| Item { task, blocks: vec![paragraph(words(text))] };
    let heading = |level, numbering| BlockKind::Heading {
        level,
        numbering,
        id: format!("h{level}"),
        text: words("小标题"),
    };
    let person = |name: &str| Person {
        name: name.to_owned(),
        post: Some("书记".to_owned()),
        label: None,
        text: Some("负责材料".to_owned()),
    };
    let speaker = |role| Speaker { label: "记者".to_owned(), role };
    let link = |at| Inline::Link { reference: RefId(at), text: words("链接") };
    let note = || vec![Inline::Note(1), Inline::Note(1), Inline::Note(7)];
    vec![
        (heading(1, None), "小标题"),
        (heading(4, Some(Numbering(4))), "小标题"),
        (BlockKind::EditorNote { label: "按语".to_owned(), blocks: vec![] }, "按语："),
        (
            BlockKind::Turn {
                speaker: speaker(Role::Question),
                blocks: vec![block(BlockKind::Rule)],
            },
            "记者：",
        ),
        (BlockKind::Quote { blocks: vec![paragraph(words("引文"))] }, "引文"),
        (
            BlockKind::List { items: vec![item(None, "一点"), item(Some(true), "办成")] },
            "——一点\n（√）办成",
        ),
        (table(2, 2, "格"), "表1　意见分类\n栏栏\n格格\n格格"),
        (table(3, 60, "格"), "表1　意见分类\n栏栏栏\n格格格"),
        (table(0, 2, "格"), "表1　意见分类"),
        (
            BlockKind::Code { info: String::new(), text: "a  b\n  c\n".to_owned() },
            "a\u{a0}\u{a0}b\n\u{a0}\u{a0}c",
        ),
        (BlockKind::Figures(vec![figure("5")]), "5 次\n座谈会"),
        (BlockKind::Figures(vec![]), "题目"),
        (
            BlockKind::Timeline(vec![Event {
                date: "5月上旬".to_owned(),
                text: "动员".to_owned(),
            }]),
            "5月上旬动员",
        ),
        (
            BlockKind::People(vec![person("谷晚"), person("桑怀瑾")]),
            "谷　晚书记，负责材料\n桑怀瑾书记，负责材料",
        ),
        (BlockKind::Credit { text: words("（区委供稿）") }, "（区委供稿）"),
        (
            BlockKind::Figure {
                pictures: vec![Picture {
                    reference: RefId(3),
                    alt: "没有".to_owned(),
                    title: None,
                }],
            },
            "题目",
        ),
        (BlockKind::Paragraph { lead: None, text: note() }, "①①"),
        (BlockKind::Paragraph { lead: None, text: note() }, "①脚注的话"),
        (
            BlockKind::Paragraph {
                lead: None,
                text: vec![link(0), link(1), link(2), link(3), link(9)],
            },
            "链接链接链接链接链接",
        ),
    ]
}

#[test]
fn every_element_shows_its_text() {
    for (kind, expected) in cases() {
        let document = clean(&view(vec![block(kind.clone())]));
        let found = text(&document);
        assert!(found.contains(expected), "{kind:?}: {found}");
    }
}

#[test]
fn text_never_becomes_code() {
    for hostile in [
        "#panic(\"x\")",
        "\"]) #panic() //",
        "\\\"; panic()",
        "$x$ *a* _b_ `c` @ref <label>",
        "= 标题",
        "/* */ // --- ~",
        "\\u{41}",
        "[#let a = 1]",
    ] {
        let document = clean(&view(vec![
            paragraph(words(hostile)),
            paragraph(vec![Inline::Code(hostile.to_owned())]),
            block(BlockKind::Figures(vec![KeyFigure {
                label: hostile.to_owned(),
                value: "1".to_owned(),
                unit: String::new(),
            }])),
        ]));
        let squeezed = |text: &str| text.replace([' ', '\n'], "");
        let found = squeezed(&text(&document)).matches(&squeezed(hostile)).count();
        assert_eq!(found, 3, "{hostile}: {}", text(&document));
    }
}

#[test]
fn nesting_without_end_is_set_flat() {
    let mut deep = paragraph(words("底"));
    let mut marks = words("底");
    for _ in 0..200 {
        deep = block(BlockKind::Quote { blocks: vec![deep] });
        marks = vec![Inline::Strong(marks)];
    }
    let document = clean(&view(vec![deep, paragraph(marks)]));
    assert_eq!(text(&document).matches('底').count(), 2);
}

#[test]
fn what_runs_over_the_edge_is_told() {
    for (kind, expected) in [
        (table(3, 2, "短"), ""),
        (table(4, 2, &"x".repeat(80)), ""),
        (BlockKind::Paragraph { lead: None, text: words(&"9".repeat(90)) }, ""),
        (table(60, 2, "栏"), "[print.overfull] content/题目.md 3..9 "),
        (
            BlockKind::Figures(vec![figure("12345678901234567890"); 3]),
            "[print.overfull] content/题目.md 3..9 ",
        ),
    ] {
        let (document, notes) = compile(&view(vec![block(kind.clone())]), &desk::theme(true));
        assert!(document.is_some());
        let told = told(&notes);
        assert!(
            told.starts_with(expected) && told.is_empty() == expected.is_empty(),
            "{kind:?} {told}"
        );
    }
}

/// A picture of the desk, whatever its bytes are.
fn picture(name: &str, format: Format) -> PrintTarget {
    PrintTarget::Picture(PictureTarget {
        source: SourcePath::new(name).expect("a path"),
        out: OutPath::new(name),
        digest: Digest::default(),
        picture: crate::base::picture::Picture {
            format,
            width: 40,
            height: 30,
            moves: false,
            light: false,
        },
        sizes: Vec::new(),
    })
}

#[test]
fn pictures_stand_in_whole_rows_and_broken_ones_are_told() {
    const SVG: &[u8] = b"<svg xmlns='http://www.w3.org/2000/svg' width='40' height='30'/>";
    let figure = |count: u32| {
        let one = |at| Picture { reference: RefId(at), alt: "图说".to_owned(), title: None };
        block(BlockKind::Figure { pictures: (0..count).map(one).collect() })
    };
    let set = |targets: Vec<PrintTarget>, blob: &dyn Fn(&SourcePath) -> Option<Arc<[u8]>>| {
        let count = u32::try_from(targets.len()).expect("few");
        let mut view = view(vec![figure(count), paragraph(words("正文"))]);
        view.sections[0].articles[0].targets = targets;
        let mut notes = Vec::new();
        let made = compose(
            &view,
            &desk::theme(true),
            &FONTS,
            &Supply { body: &shelf::body, blob },
            &Trail::default(),
            &mut notes,
        );
        (made.expect("pages").document, told(&notes))
    };
    for count in 1..=5 {
        let targets = vec![picture("static/a.svg", Format::Svg); count];
        let (document, notes) = set(targets, &|_| Some(SVG.into()));
        assert_eq!(notes, "");
        assert_eq!(text(&document).matches("图说").count(), count);
        let mut all = (0..document.pages().len()).flat_map(|page| lines(&document, page));
        let line = all.find(|line| line.text == "正文").expect("the text");
        let row = (line.baseline - 37.0 * MM - 0.88 * CELL) / PITCH;
        assert!((row - row.round()).abs() < 0.01, "{count} pictures: row {row}");
    }
    for bytes in [None, Some(b"\xff\xd8\xff no picture" as &[u8])] {
        let targets = vec![picture("static/a.jpg", Format::Jpeg)];
        let (_, notes) = set(targets, &|_| bytes.map(Into::into));
        let expected =
            "[print.picture] content/题目.md 3..9 印不出图片“static/a.jpg”：文件读不出来\n";
        assert_eq!(notes, expected);
    }
}

/// The texts of a page that read upwards, line by line from its left.
fn turned(document: &PagedDocument, page: usize) -> String {
    let mut found: Vec<(i64, i64, String)> = Vec::new();
    walk(&document.pages()[page].frame, Transform::identity(), &mut |item, transform| {
        if transform.ky.get() < -0.9 {
            #[expect(clippy::cast_possible_truncation, reason = "a page is not that tall")]
            let place = |at: Abs| at.to_pt().round() as i64;
            found.push((place(transform.tx), -place(transform.ty), item.text.to_string()));
        }
    });
    found.sort();
    found.into_iter().map(|(_, _, text)| text).collect()
}

#[test]
fn wide_tables_stand_turned_on_pages_of_their_own() {
    let texts = || [paragraph(words("表前的话")), paragraph(words("表后的话"))];
    let with = |table: BlockKind| {
        let [before, after] = texts();
        view(vec![before, block(table), after])
    };
    for (columns, rows, cell, expected) in [
        (4, 3, "四个汉字", ""),
        (12, 3, "27", ""),
        // A column of long texts may be four characters wide.
        (7, 2, "走访联系点时收集到的意见", ""),
        (12, 3, "四个汉字", "2"),
        (12, 60, "走访联系点", "2 3 4 5 6 7"),
    ] {
        let document = clean(&with(table(columns, rows, cell)));
        let pages: Vec<String> = (0..document.pages().len())
            .filter(|page| !turned(&document, *page).is_empty())
            .map(|page| (page + 1).to_string())
            .collect();
        assert_eq!(pages.join(" "), expected, "{columns} × {rows} of {cell}");
        let found = text(&document);
        let told = found.contains("（表1　意见分类，见第2页）");
        assert_eq!(told, !expected.is_empty(), "{found}");
        assert!(found.find("表前的话") < found.find("表后的话"), "{found}");
        for (at, page) in pages.iter().enumerate() {
            let page: usize = page.parse().expect("a number");
            let found = turned(&document, page - 1);
            let title =
                if at == 0 { "表1　意见分类" } else { "表1　意见分类（续）" };
            let head = format!("{title}{}{cell}", "栏".repeat(columns));
            let squeezed = found.replace("（ 续", "（续");
            assert!(squeezed.starts_with(&head[..title.len() + 9]), "{found}");
            let number = lines(&document, page - 1).pop().expect("a number");
            assert_eq!(number.text, format!("— {page} —"));
        }
    }
    // Every cell is there once, whatever the form.
    for form in [Form::Jianbao, Form::Journal] {
        let view = PrintView { form, ..with(table(14, 50, "走访联系点")) };
        let document = clean(&view);
        let cells: usize = (0..document.pages().len())
            .map(|page| turned(&document, page).replace('\n', "").matches('访').count())
            .sum();
        assert_eq!(cells, 14 * 50, "{form:?}");
        let found = text(&document);
        assert!(found.contains("（表1　意见分类，见第") && found.contains("表后的话"), "{found}");
    }
}
