//! Who contributed how much: ranks, joint articles, drafts, former names, periods, forms.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::sync::Arc;

use super::{Form, Pace, StatsView, render, steps, table, view};
use crate::base::chinese::period::Period;
use crate::base::chinese::width::width;
use crate::base::diag::Lang;
use crate::base::digest::Digest;
use crate::base::path::SourcePath;
use crate::config::PictureSettings;
use crate::document::data::{Data, read_units};
use crate::document::parse;
use crate::site::{Inputs, Site, resolve};

const UNITS: &str = "\
- {name: 区委办, group: 区直部门}
- {name: 区民政局, group: 区直部门}
- {name: 古渡街道, group: 镇街, formerly: [古渡镇]}
- {name: 青杉镇, group: 镇街}
- {name: 白沙洲镇, group: 镇街}
";

const ARTICLES: &[(&str, &str)] = &[
    ("content/news/a.md", "title: 甲\ndate: 2013-03-01\nunit: 古渡镇"),
    ("content/news/b.md", "title: 乙\ndate: 2013-10-08 09:30\nunit: [青杉镇, 古渡街道]"),
    ("content/practice/c.md", "title: 丙\ndate: 2013-12-31 23:59\nunit: 青杉镇"),
    ("content/interviews/d.md", "title: 丁\ndate: 2012-12-31\nunit: 青杉镇"),
    ("content/news/e.md", "title: 戊\ndate: 2013-06-01"),
    ("content/news/f.md", "title: 己\ndate: 2014-05-01\nunit: 区委办\ndraft: true"),
    (
        "content/bulletins/1.md",
        "title: 一\ndate: 2013-12-31\npublication: 临江简报\nnumber: 1\nitems: [news/b.md]",
    ),
    (
        "content/bulletins/2.md",
        "title: 二\ndate: 2013-12-31\npublication: 临江简报\nnumber: 3\nitems: [news/b.md, practice/c.md]",
    ),
    (
        "content/bulletins/3.md",
        "title: 三\ndate: 2013-12-31\npublication: 临江简报\nnumber: 增刊1\nitems: [news/b.md]",
    ),
];

fn site(units: Option<&str>) -> Site {
    let file = SourcePath::fixed("content/data/units.yml");
    let rows = units.map(|text| read_units(text, &file).value);
    let data =
        Data { has_units: rows.is_some(), units: rows.unwrap_or_default(), ..Data::default() };
    let documents = ARTICLES.iter().map(|(path, header)| {
        let text = format!("---\n{header}\n---\n\n会议要求抓好落实。\n");
        let path = SourcePath::fixed(path);
        let parsed = parse::parse(&path, &text, Digest::of(text.as_bytes()));
        Arc::new(parsed.value.expect("a document").document)
    });
    resolve(Inputs {
        documents: documents.collect(),
        data: &data,
        units_file: &file,
        files: &std::collections::BTreeMap::new(),
        as_of: None,
        drafts: false,
        pictures: &PictureSettings::default(),
        spread: &|documents, find| documents.iter().map(|document| find(document)).collect(),
    })
    .value
}

fn of(from: &str, to: &str) -> Period {
    let read = |text| Period::parse(text).expect("a period");
    Period { from: read(from).from, to: read(to).to }
}

fn counts(view: &StatsView) -> Vec<String> {
    let rank = |rank: Option<usize>| rank.map_or("-".to_owned(), |rank| rank.to_string());
    view.rows
        .iter()
        .map(|row| {
            let line = format!(
                "{} {} {} {} {}",
                rank(row.rank),
                row.unit,
                row.total,
                row.printed,
                row.issues
            );
            line.trim().to_owned()
        })
        .collect()
}

#[test]
fn every_unit_has_its_count() {
    for (name, period, expected) in [
        (
            "the year of the newest article, for which a draft does not count",
            None,
            vec![
                "- 区委办 0 0",
                "- 区民政局 0 0",
                "1 青杉镇 2 2 2013年第1、3期、增刊第1期",
                "2 古渡街道 2 1 2013年第1、3期、增刊第1期",
                "- 白沙洲镇 0 0",
            ],
        ),
        (
            "equal counts share a rank; both ends belong to the period",
            Some(of("2013-03-01", "2013-03")),
            vec![
                "- 区委办 0 0",
                "- 区民政局 0 0",
                "1 古渡街道 1 0",
                "- 青杉镇 0 0",
                "- 白沙洲镇 0 0",
            ],
        ),
        (
            "a joint article counts for each",
            Some(of("2013-10", "2013-10")),
            vec![
                "- 区委办 0 0",
                "- 区民政局 0 0",
                "1 古渡街道 1 1 2013年第1、3期、增刊第1期",
                "1 青杉镇 1 1 2013年第1、3期、增刊第1期",
                "- 白沙洲镇 0 0",
            ],
        ),
    ] {
        let view = view(&site(Some(UNITS)), "测试站", period);
        assert_eq!(counts(&view), expected, "{name}");
    }
}

#[test]
fn without_a_list_the_units_are_those_named() {
    let view = view(&site(None), "测试站", Some(of("2013", "2013")));
    let expected = [
        "1 青杉镇 2 2 2013年第1、3期、增刊第1期",
        "2 古渡街道 1 1 2013年第1、3期、增刊第1期",
        "3 古渡镇 1 0",
    ];
    assert_eq!(counts(&view), expected);
    let heads = table::table(&view, Lang::Zh).heads;
    assert_eq!(heads[..2], ["名次", "单位"], "no groups, no column of groups");
}

#[test]
fn what_the_sums_mean_is_said() {
    let view = view(&site(Some(UNITS)), "测试站", None);
    assert_eq!((view.taken.len(), view.joint, view.nobody), (3, 1, 1));
    for (lang, expected) in [
        (
            Lang::Zh,
            [
                "共采用3篇，其中1篇由几个单位合写，每个单位各计1篇，合计4篇次；草稿不计",
                "另有1篇没有写供稿单位，没有计入",
                "3个单位没有稿件",
            ],
        ),
        (
            Lang::En,
            [
                "3 articles, 1 of them by several units and counted for each: 4 in all; drafts are not counted",
                "1 more names no unit and is not counted",
                "units without an article: 3",
            ],
        ),
    ] {
        assert_eq!(table::table(&view, lang).notes, expected);
    }
}

#[test]
fn periods_part_into_steps() {
    for (from, to, pace, count, name) in [
        ("2013-10", "2013-10", Pace::Month, 0, "2013年10月"),
        ("2013-10", "2013-12", Pace::Month, 3, "2013年10月至12月"),
        ("2013-10-05", "2013-12", Pace::Month, 3, "2013年10月5日至2013年12月31日"),
        ("2013", "2013", Pace::Quarter, 4, "2013年"),
        ("2012", "2013", Pace::Quarter, 8, "2012年至2013年"),
        ("2012-11", "2013-02", Pace::Month, 4, "2012年11月至2013年2月"),
        ("2010", "2013", Pace::Year, 4, "2010年至2013年"),
        ("2013-10-05", "2013-10-05", Pace::Month, 0, "2013年10月5日"),
    ] {
        let period = of(from, to);
        let (found, steps) = steps(period);
        assert_eq!((found, steps.len()), (pace, count), "{from} {to}");
        assert_eq!(table::period_name(period, Lang::Zh), name);
        if let (Some(first), Some(last)) = (steps.first(), steps.last()) {
            assert_eq!((first.from, last.to), (period.from, period.to), "no day is lost");
        }
    }
}

#[test]
fn columns_stand_under_each_other() {
    let view = view(&site(Some(UNITS)), "测试站", None);
    let text = |edge| {
        let bytes = render(&view, Form::Text(edge), Lang::Zh).expect("a table");
        String::from_utf8(bytes).expect("text")
    };
    let words =
        |text: &str| -> BTreeSet<String> { text.split_whitespace().map(str::to_owned).collect() };
    let whole = text(None);
    for edge in [None, Some(200), Some(80), Some(50)] {
        let text = text(edge);
        assert!(text.lines().all(|line| line == line.trim_end()), "no blanks at the end: {text}");
        // Counts end where their heads end.
        for head in ["采用篇数", "简报采用"] {
            let part: Vec<&str> = text.lines().skip_while(|line| !line.contains(head)).collect();
            let line = |word: &str| *part.iter().find(|line| line.contains(word)).expect("a line");
            let end = line(head).find(head).map(|at| width(&line(head)[..at + head.len()]));
            let total = line("合计").char_indices().map(|(at, c)| at + c.len_utf8());
            let mut total = total.map(|at| &line("合计")[..at]);
            let column = total.rfind(|before| Some(width(before)) == end);
            assert!(
                column.is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit())),
                "{text}"
            );
        }
        let rules = text.lines().filter(|line| line.starts_with("--")).map(width).max();
        assert!(rules <= edge.or(Some(200)), "{text}");
        // In little room long cells are broken within their words.
        let some = |text: &str| words(&text.replace(['-', '；'], " "));
        let room = edge.is_none_or(|edge| edge >= 80);
        assert!(!room || some(&text) == some(&whole), "nothing is left out: {text}");
    }
}

/// A desk without a list of units whose articles name none has nobody to count, and says so.
#[test]
fn nobody_is_counted() {
    let view = StatsView { rows: Vec::new(), ..view(&site(None), "测试站", None) };
    for form in [Form::Text(None), Form::Text(Some(40)), Form::Csv, Form::Xlsx] {
        assert!(render(&view, form, Lang::Zh).is_some_and(|bytes| !bytes.is_empty()), "{form:?}");
    }
}

#[test]
fn csv_is_what_excel_opens() {
    let view = view(&site(Some(UNITS)), "测试站", Some(of("2013-10", "2013-10")));
    let csv = String::from_utf8(render(&view, Form::Csv, Lang::Zh).expect("csv")).expect("text");
    let expected = "\u{feff}类别,名次,单位,采用篇数,访谈,政策,典型做法,动态,简报采用,简报期次\r\n\
        区直部门,,区委办,0,0,0,0,0,0,\r\n\
        区直部门,,区民政局,0,0,0,0,0,0,\r\n\
        区直部门,,小计,0,0,0,0,0,0,\r\n\
        镇街,1,古渡街道,1,0,0,0,1,1,2013年第1、3期、增刊第1期\r\n\
        镇街,1,青杉镇,1,0,0,0,1,1,2013年第1、3期、增刊第1期\r\n\
        镇街,,白沙洲镇,0,0,0,0,0,0,\r\n\
        镇街,,小计,2,0,0,0,2,2,\r\n\
        ,,合计,2,0,0,0,2,2,\r\n";
    assert_eq!(csv, expected);
}

#[test]
fn workbooks_are_whole_and_always_the_same() {
    let view = view(&site(Some(UNITS)), "测试站", None);
    let bytes = render(&view, Form::Xlsx, Lang::Zh).expect("a workbook");
    assert_eq!(Some(&bytes), render(&view, Form::Xlsx, Lang::Zh).as_ref());
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip");
    let mut part = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).expect(name).read_to_string(&mut text).expect("text");
        text
    };
    let (counts, articles) = (part("xl/worksheets/sheet1.xml"), part("xl/worksheets/sheet2.xml"));
    for wanted in [
        r#"<pane xSplit="3" ySplit="2" topLeftCell="D3" activePane="bottomRight" state="frozen"/>"#,
        "<f>SUM(D3:D4)</f><v>0</v>",
        "<f>SUM(D6:D8)</f><v>4</v>",
        "<f>SUM(D3:D4,D6:D8)</f><v>4</v>",
        "orientation=\"landscape\"",
        r#"<mergeCell ref="A1:N1"/>"#,
    ] {
        assert!(counts.contains(wanted), "{wanted} in {counts}");
    }
    assert_eq!(articles.matches("<row ").count(), 2 + view.taken.len());
    assert!(part("docProps/core.xml").contains("2013-12-31T00:00:00Z"));
    let strings = part("xl/sharedStrings.xml");
    for wanted in ["测试站采用情况统计表（2013年）", "简报期次", "合计", "稿件目录", "白沙洲镇"]
    {
        assert!(strings.contains(wanted) || part("xl/workbook.xml").contains(wanted), "{wanted}");
    }
}
