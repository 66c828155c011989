//! Shapes that real files have: forms, frames, fields, heads of documents, signs of Word.

use super::{archive, docx, import, p, r, styled};
use crate::base::chinese::date::Date;
use crate::import::{Head, Notice, read};

fn cell(wide: u8, paragraphs: &[&str]) -> String {
    let paragraphs: Vec<String> = paragraphs.iter().map(|text| p(text)).collect();
    let paragraphs = paragraphs.concat();
    format!("<w:tc><w:tcPr><w:gridSpan w:val='{wide}'/></w:tcPr>{paragraphs}</w:tc>")
}

fn table(rows: &[&[String]]) -> String {
    let rows: Vec<String> =
        rows.iter().map(|cells| format!("<w:tr>{}</w:tr>", cells.concat())).collect();
    format!("<w:tbl>{}</w:tbl>", rows.concat())
}

fn field(code: &str, shown: &str) -> String {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>");
    let code = format!("<w:r><w:instrText>{code}</w:instrText></w:r>");
    [mark("begin"), code, mark("separate"), r("", shown), mark("end")].concat()
}

#[test]
fn nothing_of_a_line_is_lost() {
    let ruby = format!(
        "<w:r><w:ruby><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>",
        r("", "shǔ"),
        r("", "曙")
    );
    let sym =
        |face: &str, code: &str| format!("<w:r><w:sym w:font='{face}' w:char='{code}'/></w:r>");
    let wordart = "<w:r><w:pict><v:textpath string='艺术字'/></w:pict></w:r>";
    let chart = "<w:r><w:drawing><a:chart r:id='c'/></w:drawing></w:r>";
    let link = "HYPERLINK \"http://a.cn/b\" ";
    let instr =
        format!("<w:fldSimple w:instr='HYPERLINK http://a.cn/b'>{}</w:fldSimple>", r("", "网"));
    for (name, runs, expected, notices) in [
        ("links as fields", field(link, "网") + &r("", "。"), "[网](<http://a.cn/b>)。", vec![]),
        ("links as simple fields", instr, "[网](<http://a.cn/b>)", vec![]),
        ("links to nowhere", field("HYPERLINK \\l \"_Toc1\"", "甲"), "甲", vec![]),
        (
            "fields in fields",
            field("REF a", "乙") + &field(link, "网"),
            "乙[网](<http://a.cn/b>)",
            vec![],
        ),
        ("a reading aid", ruby + &r("", "光村"), "曙光村", vec![]),
        (
            "a page ends within a paragraph",
            r("", "上。") + "<w:r><w:br w:type='page'/></w:r>" + &r("", "下。"),
            "上。<br>\n下。",
            vec![],
        ),
        ("signs", r("", "办结") + &sym("Wingdings", "F0FE"), "办结☑", vec![]),
        (
            "signs typed",
            r("<w:rFonts w:ascii='Wingdings 2'/>", "\u{f0a3}") + &r("", "办结"),
            "□办结",
            vec![],
        ),
        (
            "signs that nobody knows",
            r("", "甲") + &sym("Wingdings", "F021"),
            "甲",
            vec![Notice::Signs],
        ),
        ("words drawn", r("", "甲。") + wordart, "甲。\n\n艺术字", vec![Notice::Boxes]),
        ("charts", r("", "甲。") + chart, "甲。", vec![Notice::Pictures]),
    ] {
        let read = import(&styled("", &runs));
        assert_eq!((read.text.trim_end(), read.notices), (expected, notices), "{name}");
    }
}

#[test]
fn forms_and_frames_give_their_text() {
    let text = [
        "　　一是开门办事，窗口午间不休息，周末有人值班。",
        "　　二是上门服务，走访困难户86户，代办事项120件。",
    ];
    let typed = table(&[
        &[cell(1, &["报送单位：区民政局"]), cell(1, &["报送时间：2013年10月9日"])],
        &[cell(1, &["联系人：谷向晚"]), cell(1, &["签发：羿文清"])],
        &[cell(2, &text)],
    ]);
    let paired = table(&[
        &[cell(1, &["报送单位"]), cell(1, &["区民政局"]), cell(1, &["作者"]), cell(1, &["谷向晚"])],
        &[cell(1, &["标题"]), cell(3, &["三项措施"])],
        &[cell(1, &["正文"]), cell(3, &text)],
    ]);
    let frame = table(&[&[cell(1, &["桥西社区办课堂。", "一、课程由居民点。"])]]);
    let noted = table(&[
        &[cell(1, &["青杉村"]), cell(1, &["120"]), cell(1, &["88"])],
        &[cell(3, &["注：含代办。", "另有。"])],
    ]);
    let plain = table(&[
        &[cell(1, &["村名"]), cell(2, &["代办事项", "（件）"])],
        &[cell(1, &["青杉村"]), cell(1, &["120"]), cell(1, &["88"])],
    ]);
    for (name, body, expected) in [
        (
            "labels typed",
            typed,
            "夜访西山街道|2013-10-09|区民政局||联系人：谷向晚　　签发：羿文清/一是开门办事，窗口午间不休息，周末有人值班。/二是上门服务，走访困难户86户，代办事项120件。|[Form]",
        ),
        (
            "labels beside",
            paired,
            "三项措施||区民政局|谷向晚|一是开门办事，窗口午间不休息，周末有人值班。/二是上门服务，走访困难户86户，代办事项120件。|[Form]",
        ),
        ("a frame", frame, "夜访西山街道||||桥西社区办课堂。/一、课程由居民点。|[]"),
        (
            "a table with a note",
            noted,
            "夜访西山街道||||| 青杉村 | 120 | 88 |\n| --- | --- | --- |\n| 注：含代办。<br>另有。 |  |  ||[Merged]",
        ),
        (
            "a table",
            plain,
            "夜访西山街道||||| 村名 | 代办事项<br>（件） |  |\n| --- | --- | --- |\n| 青杉村 | 120 | 88 ||[Merged]",
        ),
    ] {
        let read = import(&body);
        let Head { title, date, units, author, .. } = read.head;
        let told = format!(
            "{}|{}|{}|{}|{}|{:?}",
            title.unwrap_or_default(),
            date.map(Date::iso).unwrap_or_default(),
            units.join("、"),
            author.unwrap_or_default(),
            read.text.trim_end().replace("\n\n", "/"),
            read.notices,
        );
        assert_eq!(told, expected, "{name}");
    }
}

/// A document of an office with every element of GB/T 9704-2012, an attachment on a page of its own behind it.
#[test]
fn a_document_is_taken_apart() {
    let centre = |size: u8, text: &str| {
        styled("<w:jc w:val='center'/>", &r(&format!("<w:sz w:val='{size}'/>"), text))
    };
    let right = |text: &str| styled("<w:jc w:val='right'/>", &r("", text));
    let imprint = table(&[
        &[cell(2, &["抄送：区人大常委会办公室，区政府办公室。"])],
        &[cell(1, &["中共临江区委办公室"]), cell(1, &["2013年6月4日印发"])],
    ]);
    let body = [
        p("000001"),
        p("机密★1年"),
        p("特急"),
        centre(120, "中共临江区委文件"),
        p("临委发〔2013〕18号　　　签发人：庞澄"),
        centre(44, "关于开展走访活动的"),
        centre(44, "实施意见"),
        p("各镇街党（工）委："),
        p("现提出如下意见。"),
        p("附件：1.任务分工表"),
        p("　　　2.联系点名单"),
        right("中共临江区委"),
        right("2013年6月3日"),
        p("（此件公开发布）"),
        p("附件1"),
        centre(44, "任务分工表"),
        p("走访由各镇街负责。"),
        p("交办由区委办负责。"),
        imprint,
    ];
    let read = read("a.docx", &docx(&body.concat())).expect("a document");
    let head = Head {
        kind: crate::import::Sort::Policy,
        title: Some("关于开展走访活动的实施意见".into()),
        date: Date::parse("2013-06-03"),
        units: vec!["中共临江区委".into()],
        number: Some("临委发〔2013〕18号".into()),
        to: Some("各镇街党（工）委".into()),
        attachments: vec!["任务分工表".into(), "联系点名单".into()],
        note: Some("此件公开发布".into()),
        copy_number: Some("000001".into()),
        secrecy: Some("机密★1年".into()),
        urgency: Some("特急".into()),
        signer: Some("庞澄".into()),
        copy_to: Some("区人大常委会办公室，区政府办公室".into()),
        printed_by: Some("中共临江区委办公室".into()),
        printed_on: Date::parse("2013-06-04"),
        ..Head::default()
    };
    assert_eq!(read.head, head);
    let text =
        "现提出如下意见。\n\n附件1\n\n任务分工表\n\n走访由各镇街负责。\n\n交办由区委办负责。\n";
    assert_eq!(read.text, text);
}

#[test]
fn who_speaks_is_told_by_the_turns() {
    let turns = |label: &str| {
        let lines = ["记者：怎么办？", &format!("{label}：走访。"), "记者：还有呢？"];
        let lines: Vec<String> = lines.iter().map(|line| p(line)).collect();
        lines.concat() + &p(&format!("{label}：再走访。"))
    };
    for (label, expected) in [("沐青川", Some("沐青川")), ("沐书记", None), ("答", None)]
    {
        assert_eq!(import(&turns(label)).head.speaker.as_deref(), expected, "{label}");
    }
}

/// Words at the head of pages are told of; numbers of pages are not worth a word.
#[test]
fn margins_are_told_of() {
    for (words, expected) in [("送审稿", vec![Notice::Margins]), ("第 1 页　共 3 页", vec![])]
    {
        let main = format!("<w:document xmlns:w='w'><w:body>{}</w:body></w:document>", p("好。"));
        let header = format!("<w:hdr xmlns:w='w'>{}</w:hdr>", p(words));
        let links = "<R><R Id='h' Target='header1.xml'/></R>";
        let file = archive(&[
            ("word/document.xml", main.as_bytes()),
            ("word/_rels/document.xml.rels", links.as_bytes()),
            ("word/header1.xml", header.as_bytes()),
        ]);
        assert_eq!(read("a.docx", &file).expect("a manuscript").notices, expected, "{words}");
    }
}
