//! What mistakes look like, to people and to machines.
#![expect(clippy::needless_raw_string_hashes, reason = "the renewing of snapshots writes them so")]

use std::time::Duration;

use snapbox::{IntoData as _, assert_data_eq, file, str};

use super::{Closing, End, Findings, bug, closing, refusal, render};
use crate::base::diag::{Diagnostic, Lang, Span};
use crate::base::path::SourcePath;
use crate::base::problem::Problem;
use crate::cli::args::Format;
use crate::engine::Counts;

/// Mistakes at the places where `marks` stand in `text`, which is the whole of one file.
fn shown(text: &str, marks: &[&str], format: Format, lang: Lang, width: usize) -> String {
    let path = SourcePath::new("content/news/a,b.md").expect("path");
    let notes: Vec<Diagnostic> = marks
        .iter()
        .map(|mark| {
            let start = text.find(mark).expect(mark);
            let span = Span::new(&path, start, start + mark.len());
            let other = (*mark).to_owned();
            Diagnostic::at(span, Problem::SameName { other }).near(Some("标题".to_owned()))
        })
        .collect();
    let find = |_: &SourcePath| Some(text);
    let findings = Findings { notes: &notes, text: &find, lang, prefix: "稿/".to_owned(), width };
    let styled = render(&findings, format);
    anstream::adapter::strip_str(&styled).to_string()
}

#[test]
fn carets_stand_under_their_characters() {
    let long = format!("{}会议{}", "按照区委部署，".repeat(40), "扎实推进各项工作。".repeat(400));
    let paragraph = "会议".to_owned() + &"扎实推进各项工作。".repeat(40);
    let mut out = String::new();
    for (text, mark) in [
        ("标题：及早动手\n日期：昨天\n", "昨天"),
        ("\t缩进\t会议\t之后", "会议"),
        ("e\u{301}e\u{301}会议", "会议"),
        ("👨‍👩‍👧 😀 “会议”——会议……", "会议……"),
        ("第一行\r\n第二行会议\r\n第三行", "会议\r\n第三"),
        (&long, "会议"),
        (&paragraph, &paragraph),
        ("\u{202e}会议\u{1b}[31m", "会议"),
        ("", ""),
    ] {
        let all = shown(text, &[mark], Format::Text, Lang::Zh, 60);
        let picture = |line: &&str| line.contains(" |") || line.contains("-->");
        out.extend(all.lines().filter(picture).flat_map(|line| [line, "\n"]));
    }
    assert_data_eq!(out, file!["tests/carets.txt"].raw());
}

#[test]
fn texts() {
    let text = "标题：及早动手\n日期：昨天\n";
    assert_data_eq!(
        shown(text, &["标题", "昨天"], Format::Text, Lang::Zh, 80),
        str![[r#"
错误[source.same-name]: 文件名与“标题”只有大小写或字符形式不同，在有的系统上会互相覆盖
 --> content/news/a,b.md:1:1
  |
1 | 标题：及早动手
  | ^^^^
  |
  = 建议: 是不是要写“标题”？
  = 建议: 请改名

错误[source.same-name]: 文件名与“昨天”只有大小写或字符形式不同，在有的系统上会互相覆盖
 --> content/news/a,b.md:2:4
  |
2 | 日期：昨天
  |       ^^^^
  |
  = 建议: 是不是要写“标题”？
  = 建议: 请改名


"#]]
    );
    assert_data_eq!(
        shown(text, &["昨天"], Format::Text, Lang::En, 80),
        str![[r#"
error[source.same-name]: the name differs from “昨天” in case or character form only
 --> content/news/a,b.md:2:4
  |
2 | 日期：昨天
  |       ^^^^
  |
  = help: did you mean “标题”?
  = help: rename one of them


"#]]
    );
}

#[test]
fn machines() {
    let text = "标题：及早动手\n日期：100%\n昨天";
    assert_data_eq!(shown(text, &["及早", "100%\n昨"], Format::Json, Lang::Zh, 80), str![[r#"
{"code":"source.same-name","severity":"error","message":"文件名与“及早”只有大小写或字符形式不同，在有的系统上会互相覆盖","hint":"是不是要写“标题”？请改名","path":"content/news/a,b.md","line":1,"column":4,"end_line":1,"end_column":6}
{"code":"source.same-name","severity":"error","message":"文件名与“100%\n昨”只有大小写或字符形式不同，在有的系统上会互相覆盖","hint":"是不是要写“标题”？请改名","path":"content/news/a,b.md","line":2,"column":4,"end_line":3,"end_column":2}

"#]].raw());
    assert_data_eq!(shown(text, &["及早", "100%\n昨"], Format::Github, Lang::En, 80), str![[r#"
::error file=稿/content/news/a%2Cb.md,line=1,col=4,endColumn=6,title=source.same-name::the name differs from “及早” in case or character form only%0Adid you mean “标题”?%0Arename one of them
::error file=稿/content/news/a%2Cb.md,line=2,col=4,endLine=3,title=source.same-name::the name differs from “100%25%0A昨” in case or character form only%0Adid you mean “标题”?%0Arename one of them

"#]].raw());
}

#[test]
fn sarif() {
    let log = shown("标题：及早动手", &["及早"], Format::Sarif, Lang::Zh, 80);
    let mut log: serde_json::Value = serde_json::from_str(&log).expect("JSON");
    let run = &mut log["runs"][0];
    let result = run["results"][0].clone();
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules").clone();
    let rule =
        &rules[usize::try_from(result["ruleIndex"].as_u64().expect("index")).expect("small")];
    assert_eq!(rule["id"], result["ruleId"]);
    run["tool"]["driver"]["rules"] = serde_json::json!([rule]);
    run["tool"]["driver"]["version"] = "[..]".into();
    assert_data_eq!(format!("{log:#}"), file!["tests/log.sarif"].raw());
}

#[test]
fn what_belongs_to_no_text() {
    let path = SourcePath::new("content/a.md").expect("path");
    let notes = [
        Diagnostic::nowhere(Problem::BadEncoding {}),
        Diagnostic::at(Span::file(&path), Problem::BadEncoding {}),
    ];
    let mut out = String::new();
    for format in [Format::Text, Format::Json, Format::Github] {
        let prefix = String::new();
        let findings =
            Findings { notes: &notes, text: &|_| None, lang: Lang::En, prefix, width: 80 };
        out.push_str(&anstream::adapter::strip_str(&render(&findings, format)).to_string());
    }
    assert_data_eq!(
        out,
        str![[r#"
error[source.encoding]: cannot be read as text: neither UTF-8, UTF-16 nor GB18030
 |
 = help: open it in an editor and save it as UTF-8

error[source.encoding]: cannot be read as text: neither UTF-8, UTF-16 nor GB18030
--> content/a.md
 = help: open it in an editor and save it as UTF-8

{"code":"source.encoding","severity":"error","message":"cannot be read as text: neither UTF-8, UTF-16 nor GB18030","hint":"open it in an editor and save it as UTF-8","path":null,"line":null,"column":null,"end_line":null,"end_column":null}
{"code":"source.encoding","severity":"error","message":"cannot be read as text: neither UTF-8, UTF-16 nor GB18030","hint":"open it in an editor and save it as UTF-8","path":"content/a.md","line":null,"column":null,"end_line":null,"end_column":null}
::error title=source.encoding::cannot be read as text: neither UTF-8, UTF-16 nor GB18030%0Aopen it in an editor and save it as UTF-8
::error file=content/a.md,title=source.encoding::cannot be read as text: neither UTF-8, UTF-16 nor GB18030%0Aopen it in an editor and save it as UTF-8

"#]]
    );
}

#[test]
fn closings() {
    let path = SourcePath::new("a.md").expect("path");
    let at = |problem| Diagnostic::at(Span::file(&path), problem);
    let warning = at(Problem::OutsideLink {});
    let both = vec![at(Problem::BadEncoding {}), at(Problem::BadEncoding {}), warning.clone()];
    let mut out = String::new();
    for (notes, deny_warnings, end, prints, changed, removed) in [
        (vec![], false, End::Written("public/"), 0, 2, 0),
        (vec![], false, End::Checked, 0, 0, 0),
        (vec![warning.clone()], false, End::Written("public/"), 5, 7, 0),
        (vec![], false, End::Written("public/"), 0, 0, 0),
        (vec![], false, End::Written("public/"), 0, 1, 0),
        (vec![], false, End::Written("public/"), 0, 1, 3),
        (vec![], false, End::Written("public/"), 0, 0, 3),
        (vec![warning.clone()], false, End::Checked, 0, 0, 0),
        (vec![warning], true, End::Stopped, 0, 0, 0),
        (both, false, End::Stopped, 0, 0, 0),
    ] {
        let (pages, files, sheets) = (1, 1, prints * 9);
        let made = Counts { pages, prints, sheets, files, ..Counts::default() };
        let counts = Counts { articles: 26, changed, removed, ..made };
        let elapsed = Duration::from_millis(1_840);
        let words = Closing { notes: &notes, counts, elapsed, deny_warnings, end };
        for lang in [Lang::Zh, Lang::En] {
            out.push_str(&closing(&words, lang));
        }
    }
    out.push_str(&refusal(Lang::Zh, "读不了"));
    out.push_str(&bug("src/a.rs:1:1"));
    assert_data_eq!(
        anstream::adapter::strip_str(&out).to_string(),
        str![[r#"
26篇稿件，1个网页，用时1.8秒 → public/
26 articles, 1 web page, 1.8 s → public/
检查了26篇稿件，没有发现问题，用时1.8秒
26 articles checked, nothing found, 1.8 s
1处警告
26篇稿件，1个网页，5份PDF（45页），用时1.8秒 → public/
1 warning
26 articles, 1 web page, 5 PDFs (45 pages), 1.8 s → public/
26篇稿件，1个网页，没有变化，用时1.8秒 → public/
26 articles, 1 web page, nothing changed, 1.8 s → public/
26篇稿件，1个网页，更新1个文件，用时1.8秒 → public/
26 articles, 1 web page, 1 file updated, 1.8 s → public/
26篇稿件，1个网页，更新1个文件，删去3个，用时1.8秒 → public/
26 articles, 1 web page, 1 file updated, 3 removed, 1.8 s → public/
26篇稿件，1个网页，删去3个文件，用时1.8秒 → public/
26 articles, 1 web page, 3 files removed, 1.8 s → public/
检查了26篇稿件：1处警告，用时1.8秒
26 articles checked: 1 warning, 1.8 s
1处警告（按错误对待），没有写出任何文件
1 warning (denied); nothing was written
2处错误，1处警告，没有写出任何文件
2 errors, 1 warning; nothing was written
错误：读不了
错误：jianbao自己出了错（src/a.rs:1:1），稿件没有改动；请把这一行报给维护人员
error: a fault in jianbao itself (src/a.rs:1:1); your files are untouched, please report this line

"#]]
    );
}
