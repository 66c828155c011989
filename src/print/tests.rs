//! Prints made from hand-made documents, measured on their frames and bytes.

mod board;
mod choice;
pub(super) mod desk;
mod elements;
mod extremes;
mod foot;
mod holes;
mod journal;
mod official;
mod pages;
mod trail;

use std::sync::LazyLock;

use typst_layout::PagedDocument;

use crate::base::diag::{Diagnostic, Lang, Severity};
use crate::config::PrintSettings;
use crate::document::header::Kind;
use crate::document::shelf;
use crate::print::pages::{Composed, Trail, compose};
use crate::print::view::{PrintArticle, PrintView};
use crate::print::{Fonts, Pages, Print, Supply, typeset};
use crate::theme::Theme;
use pages::{lines, text};

const MM: f64 = 72.0 / 25.4;
const CELL: f64 = 156.0 / 28.0 * MM;
const PITCH: f64 = (225.0 * MM - CELL) / 21.0;

/// The faces of the official theme, unpacked once for all tests.
static FONTS: LazyLock<Fonts> =
    LazyLock::new(|| Fonts::load(&desk::theme(true), &PrintSettings::default()).value);

/// Texts from the shelf, and no pictures.
const SUPPLY: Supply<'_> = Supply { body: &shelf::body, blob: &|_| None };

/// Sentences with marks of every kind, long enough for `pages` pages.
fn prose(pages: usize) -> String {
    let paragraph = "“机器有毛病能修，记录有毛病，来水的时候要出大事！”他说：“《公开栏》上（其他支出）\
        这一行最大——31600元，也就这一行没有说明……”6月5日到今天，一共28个星期二和星期四，入户26晚，\
        缺的两晚是7月上旬；江水涨到警戒水位，班子成员都在堤上。走访还没有走出结果？倒先把我们自己的会风改了。\n\n";
    paragraph.repeat(pages * 5)
}

fn one(article: PrintArticle) -> PrintView {
    desk::issue("", vec![(None, vec![article])])
}

/// The pages of a view in the official theme, and its notes.
fn compile(view: &PrintView, theme: &Theme) -> (Option<PagedDocument>, Vec<Diagnostic>) {
    let mut notes = Vec::new();
    let made = made(view, theme, &mut notes);
    (made.map(|made| made.document), notes)
}

/// The same with all that was tried for it.
fn made(view: &PrintView, theme: &Theme, notes: &mut Vec<Diagnostic>) -> Option<Composed<'static>> {
    compose(view, theme, &FONTS, &SUPPLY, &Trail::default(), notes)
}

/// The pages of a view that must have no mistakes.
fn clean(view: &PrintView) -> PagedDocument {
    let (document, notes) = compile(view, &desk::theme(true));
    assert_eq!(notes, []);
    document.expect("pages")
}

/// Codes, places and messages of notes, a line each.
fn told(notes: &[Diagnostic]) -> String {
    let line = |note: &Diagnostic| {
        let place = note.span.as_ref().map_or("nowhere".to_owned(), |span| {
            format!("{} {}..{}", span.path, span.start, span.end)
        });
        format!("[{}] {place} {}\n", note.problem.code(), note.problem.message(Lang::Zh))
    };
    notes.iter().map(line).collect()
}

#[test]
fn full_pages_hold_the_grid() {
    let document = clean(&one(desk::article(Kind::News, "一个短题目", &prose(6))));
    let near = |a: f64, b: f64, what: &str| assert!((a - b).abs() < 0.3, "{what}: {a} {b}");
    for page in [1, 2, 3] {
        let mut lines = lines(&document, page);
        let number = lines.pop().expect("a page number");
        assert_eq!(number.text, format!("— {} —", page + 1));
        assert_eq!(lines.len(), 22, "page {}", page + 1);
        let odd = page % 2 == 0;
        let left = if odd { 28.0 } else { 26.0 } * MM;
        for (row, line) in lines.iter().enumerate() {
            let rows = f64::from(u8::try_from(row).expect("few"));
            let baseline = 37.0 * MM + rows * PITCH + 0.88 * CELL;
            near(line.baseline, baseline, &line.text);
            let indented = (line.left - left - 2.0 * CELL).abs() < CELL / 2.0;
            assert!(indented || line.left - left < CELL / 2.0 + 0.3, "{line:?}");
        }
        let right = lines.iter().map(|line| line.right).fold(f64::MIN, f64::max);
        assert!(right < left + 156.0 * MM + CELL / 2.0, "right edge {right}");
        // The dashes 7 mm below the type area; one 4号 character from the outer edge.
        near(number.baseline, (297.0 - 35.0 + 7.0) * MM + 0.403 * 14.0, "page number");
        let (edge, inner) =
            if odd { (184.0 * MM, number.right + 14.0) } else { (26.0 * MM, number.left - 14.0) };
        near(inner, edge, "page number's side");
    }
}

#[test]
fn no_line_begins_or_ends_with_a_forbidden_mark() {
    for strict_grid in [false, true] {
        let mut view = one(desk::article(Kind::News, "一个短题目", &prose(4)));
        view.settings.strict_grid = strict_grid;
        let document = clean(&view);
        let mut seen = 0;
        for line in (0..document.pages().len()).flat_map(|page| lines(&document, page)) {
            let text = line.text.trim_matches(['\u{2060}', ' ']);
            if text.starts_with("— ") || text.is_empty() {
                continue;
            }
            seen += 1;
            assert!(!text.starts_with(|c| "，。、；：！？”’）》〉】〕…".contains(c)), "{text}");
            assert!(!text.ends_with(|c| "“‘（《〈【〔".contains(c)), "{text}");
        }
        assert!(seen > 60, "only {seen} lines");
    }
}

#[test]
fn an_issue_is_complete_and_in_order() {
    let first = desk::article(
        Kind::Interview,
        "沉得下去 留得住心 让年轻干部在村里长本事",
        "编者按：今年8月，9名年轻干部到了镇里。\n记者：您好。\n桑书记：说老实话，没有底。\n第二段没有称呼。",
    );
    let second = desk::article(
        Kind::News,
        "三个专题调研组交卷",
        "一、第一件事\n（一）摸底。逐户登记。\n（古渡街道供稿）",
    );
    let front = "编者按：本刊即日起不定期出刊。";
    let view = desk::issue(front, vec![(Some("专访"), vec![first]), (Some("动态"), vec![second])]);
    let document = clean(&view);
    let found = text(&document);
    let mut rest = found.as_str();
    for expected in [
        "临江工作简报",
        "第3期（总第3期）",
        "中共临江区委组织部",
        "2013年11月25日",
        "编者按：本刊即日起不定期出刊。",
        "本期目录",
        "专访",
        "沉得下去",
        "动态",
        "三个专题调研组交卷",
        "专访",
        "沉得下去　留得住心",
        "让年轻干部在村里长本事",
        "编者按：今年8月",
        "记者：您好。",
        "桑书记：说老实话",
        "第二段没有称呼。",
        "动态",
        "三个专题调研组交卷",
        "一、第一件事",
        "（一）摸底。逐户登记。",
        "（古渡街道供稿）",
        "报：",
        "送：",
        "发：",
        "共印680份",
    ] {
        let at = rest.find(expected);
        assert!(at.is_some(), "“{expected}” is missing or out of order in:\n{found}");
        rest = &rest[at.unwrap_or(0) + expected.len()..];
    }
}

#[test]
fn the_same_view_gives_the_same_bytes() {
    let view = one(desk::article(Kind::News, "一个短题目", &prose(1)));
    let print = || {
        let theme = desk::theme(true);
        let fonts = Fonts::load(&theme, &view.settings).value;
        typeset(&view, &theme, &fonts, &SUPPLY, &mut Pages::default()).value.expect("a print")
    };
    let first: Print = print();
    assert!(first.file.starts_with(b"%PDF-1.7"));
    assert!(first.pages >= 2);
    assert!(first == print(), "the second print differs");
}

#[test]
fn characters_without_a_glyph_are_told_at_their_line() {
    let body = "第一段。\n第二段有\u{e000}字。\n第三段。";
    let (_, notes) = compile(&one(desk::article(Kind::News, "题目", body)), &desk::theme(true));
    assert_eq!(
        told(&notes),
        "[print.missing-glyph] content/题目.md 13..34 所有字体里都没有“\u{e000}”（U+E000）这个字，印出来会是空框\n"
    );
}

#[test]
fn mistakes_in_templates_name_their_place() {
    let common = "#import \"common.typ\": *\n";
    for (code, place, message) in [
        ("#let bulletin(..x) = nothing", "nothing", "unknown variable: nothing"),
        ("#let a = (\n", "(", "unclosed delimiter"),
        (
            "#let bulletin(..x) = read(\"/etc/passwd\")",
            "\"/etc/passwd\"",
            "file not found (searched at etc/passwd)",
        ),
        (
            "#import \"@preview/a:1.0.0\": b",
            "\"@preview/a:1.0.0\"",
            "file not found (searched at typst.toml)",
        ),
        (
            "#let bulletin(..x) = datetime.today()",
            "datetime.today()",
            "unable to get the current date",
        ),
        ("", "", "unresolved import: bulletin"),
    ] {
        let mut theme = desk::theme(true);
        let code = format!("{common}{code}");
        desk::put(&mut theme, "print/jianbao.typ", code.as_bytes());
        let (_, notes) = compile(&one(desk::article(Kind::News, "题目", "正文。")), &theme);
        let at = if place.is_empty() { 0 } else { code.rfind(place).expect("it is there") };
        let expected = format!(
            "[print.template] themes/official/print/jianbao.typ {at}..{} 版式模板有错：{message}\n",
            at + place.len()
        );
        assert_eq!(told(&notes), expected);
        assert!(notes.iter().all(|note| note.severity == Severity::Error));
    }
    // What Typst says of a call in the text is told at the text's line.
    for (code, expected) in [
        (
            "#let paragraph() = []",
            "[print.unprintable] content/题目.md 0..9 这一处排不了版：unexpected argument\n",
        ),
        (
            "#let bulletin(..x) = text(font: \"Nothing\", \"a\")",
            "[print.template-warning] themes/official/print/jianbao.typ AT \
             版式模板有警告：unknown font family: nothing\n",
        ),
    ] {
        let mut theme = desk::theme(true);
        let jianbao = String::from_utf8_lossy(&theme.files["print/jianbao.typ"].bytes);
        let code = format!("{jianbao}\n{code}\n");
        desk::put(&mut theme, "print/jianbao.typ", code.as_bytes());
        let (_, notes) = compile(&one(desk::article(Kind::News, "题目", "正文。")), &theme);
        let at = code.find("\"Nothing\"").unwrap_or(0);
        assert_eq!(told(&notes), expected.replace("AT", &format!("{at}..{}", at + 9)));
    }
    let mut without = desk::theme(true);
    without.files.remove("print/jianbao.typ");
    let (_, notes) = compile(&one(desk::article(Kind::News, "题目", "正文。")), &without);
    assert_eq!(told(&notes), "[print.no-template] nowhere 主题里没有版式模板“print/jianbao.typ”\n");
}

#[test]
fn faces_that_are_missing_are_told_once() {
    let named = |role: &str, family: &str| PrintSettings {
        fonts: [(role.to_owned(), vec![family.to_owned()])].into(),
        ..PrintSettings::default()
    };
    let mut renamed = desk::theme(false);
    let face = desk::theme(true).files["fonts/jianbao-fang.ttf"].bytes.clone();
    desk::put(&mut renamed, "fonts/ours.ttf", &face);
    let rare = include_bytes!("../../themes/official/fonts/jianbao-song-ext.ttf.zst");
    desk::put(&mut renamed, "fonts/rare.ttf.zst", rare);
    let mut broken = desk::theme(true);
    desk::put(&mut broken, "fonts/simfang.ttf", b"no font");
    desk::put(&mut broken, "fonts/licence.txt", b"no font, and not meant to be one");
    for (theme, settings, expected) in [
        (desk::theme(true), PrintSettings::default(), ""),
        (desk::theme(true), named("kai", "jianbao kai"), ""),
        // Any name that a file gives itself will do, in Chinese or Latin letters.
        (renamed.clone(), named("body", "简报仿宋"), ""),
        (renamed.clone(), named("body", "简报宋体扩展"), ""),
        (renamed, named("body", "JianbaoFang-Regular"), ""),
        (
            desk::theme(false),
            PrintSettings::default(),
            "[print.no-face] nowhere 主题“official”里没有仿宋字体，改用Jianbao Song；公文和简报的正文应当用仿宋\n",
        ),
        (
            desk::theme(true),
            named("title", "方正小标宋简体"),
            "[print.missing-face] nowhere 没有找到设置中指定的小标宋字体“方正小标宋简体”，改用Jianbao Title\n",
        ),
        (
            broken,
            PrintSettings::default(),
            "[print.broken-face] themes/official/fonts/simfang.ttf 0..0 这个字体文件读不出来，可能没有复制完整\n",
        ),
    ] {
        assert_eq!(told(&Fonts::load(&theme, &settings).notes), expected);
    }
    // A face that the program knows by name is opened only when a line needs it.
    let mut damaged = desk::theme(false);
    desk::put(&mut damaged, "fonts/jianbao-fang.ttf", b"cut off");
    let view = one(desk::article(Kind::News, "题目", "正文。"));
    let fonts = Fonts::load(&damaged, &view.settings);
    assert_eq!(told(&fonts.notes), "");
    let print = typeset(&view, &damaged, &fonts.value, &SUPPLY, &mut Pages::default());
    assert!(print.value.is_some());
    assert_eq!(
        told(&print.notes),
        "[print.broken-face] themes/official/fonts/jianbao-fang.ttf 0..0 这个字体文件读不出来，可能没有复制完整\n"
    );
}
