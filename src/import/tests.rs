//! Documents made from XML text, and what becomes of them.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Head, Manuscript, Notice, Sort, read};

mod mend;
mod shapes;
mod total;

const SPACES: &str =
    "xmlns:w=\"w\" xmlns:r=\"r\" xmlns:wp=\"wp\" xmlns:a=\"a\" xmlns:mc=\"mc\" xmlns:v=\"v\"";

const STYLES: &str = "\
<w:style w:type='paragraph' w:default='1' w:styleId='a'><w:name w:val='Normal'/></w:style>\
<w:style w:styleId='1'><w:name w:val='heading 1'/><w:basedOn w:val='a'/></w:style>\
<w:style w:styleId='2'><w:name w:val='heading 2'/><w:basedOn w:val='1'/></w:style>\
<w:style w:styleId='t'><w:name w:val='Title'/><w:pPr><w:jc w:val='center'/></w:pPr></w:style>\
<w:style w:styleId='toc'><w:name w:val='toc 1'/></w:style>";

const NUMBERS: &str = "\
<w:abstractNum w:abstractNumId='0'>\
<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCountingThousand'/><w:lvlText w:val='%1、'/></w:lvl>\
<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%2.'/></w:lvl>\
</w:abstractNum>\
<w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val='·'/></w:lvl></w:abstractNum>\
<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>\
<w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>\
<w:abstractNum w:abstractNumId='2'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='ideographDigital'/><w:lvlText w:val='%1'/></w:lvl></w:abstractNum>\
<w:num w:numId='4'><w:abstractNumId w:val='2'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='10'/></w:lvlOverride></w:num>\
<w:num w:numId='5'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseLegalSimplified'/><w:lvlText w:val='%1、'/></w:lvl></w:lvlOverride></w:num>\
<w:num w:numId='3'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride></w:num>";

/// A PNG of one dot.
const DOT: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\0\x05\0\x01\xff\x89\x99=\x1d\0\0\0\0IEND\xaeB`\x82";

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(bytes).expect("bytes");
    }
    zip.finish().expect("an archive").into_inner()
}

fn docx(body: &str) -> Vec<u8> {
    let main = format!("<w:document {SPACES}><w:body>{body}</w:body></w:document>");
    let styles = format!("<w:styles {SPACES}>{STYLES}</w:styles>");
    let numbers = format!("<w:numbering {SPACES}>{NUMBERS}</w:numbering>");
    let links = "<R><R Id='p' Target='media/image1.png'/><R Id='x' Target='media/none.wmf'/>\
        <R Id='l' Target='https://example.org/a b'/><R Id='j' Target='javascript:alert(1)'/></R>";
    let notes = format!(
        "<w:footnotes {SPACES}><w:footnote w:id='1'>{}</w:footnote></w:footnotes>",
        p("不包括重复走访的87户。")
    );
    archive(&[
        ("word/document.xml", main.as_bytes()),
        ("word/styles.xml", styles.as_bytes()),
        ("word/numbering.xml", numbers.as_bytes()),
        ("word/_rels/document.xml.rels", links.as_bytes()),
        ("word/footnotes.xml", notes.as_bytes()),
        ("word/media/image1.png", DOT),
        ("../../evil.md", b"never read"),
    ])
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn r(properties: &str, text: &str) -> String {
    format!(
        "<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{}</w:t></w:r>",
        escaped(text)
    )
}

fn p(text: &str) -> String {
    styled("", &r("", text))
}

fn styled(properties: &str, runs: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>")
}

fn title() -> String {
    styled("<w:jc w:val='center'/>", &r("<w:sz w:val='44'/>", "夜访西山街道"))
}

fn import(body: &str) -> Manuscript {
    read("来稿.docx", &docx(&format!("{}{body}", title()))).expect("a manuscript")
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn word_becomes_markdown() {
    let list = |id: u8, depth: u8, text: &str| {
        let number = format!("<w:numPr><w:ilvl w:val='{depth}'/><w:numId w:val='{id}'/></w:numPr>");
        styled(&number, &r("", text))
    };
    let cell = |properties: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
    };
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let text_box = format!("<w:txbxContent>{}</w:txbxContent>", p("框里的话。"));
    for (name, body, expected) in [
        ("indents go, blanks within stay", p("　　  开会　　了。 "), "开会　　了。"),
        (
            "marks",
            styled(
                "",
                &[
                    r("", "做到"),
                    r("<w:b/>", "件件有着落 "),
                    r("<w:u w:val='single'/>", "事事"),
                    r("<w:vertAlign w:val='superscript'/>", "2"),
                    r("<w:b w:val='0'/>", "。"),
                ]
                .concat(),
            ),
            "做到**件件有着落** <u>事事</u><sup>2</sup>。",
        ),
        (
            "a soft break",
            styled("", &format!("{}<w:r><w:br/></w:r>{}", r("", "上"), r("", "下"))),
            "上<br>\n下",
        ),
        (
            "headings",
            styled("<w:pStyle w:val='1'/>", &r("", "先敲门"))
                + &styled("<w:pStyle w:val='2'/>", &r("<w:b/>", "再办事"))
                + &p("好。"),
            "## 先敲门\n\n### 再办事\n\n好。",
        ),
        (
            "typed numbers",
            styled("<w:pStyle w:val='1'/>", &r("<w:b/>", "一、先敲门")) + &p("1.记什么。"),
            "一、先敲门\n\n1.记什么。",
        ),
        (
            "numbers of Word become text",
            list(1, 0, "先敲门")
                + &list(1, 1, "早")
                + &list(1, 1, "晚")
                + &list(1, 0, "再办事")
                + &list(1, 1, "急")
                + &list(3, 0, "后来"),
            "一、先敲门\n\n1.早\n\n2.晚\n\n二、再办事\n\n1.急\n\n五、后来",
        ),
        (
            "numbers of other kinds",
            list(4, 0, "户") + &list(5, 0, "总则") + &list(1, 0, "先敲门"),
            "一〇户\n\n壹、总则\n\n一、先敲门",
        ),
        ("points", list(2, 0, "甲") + &list(2, 0, "乙") + &p("丙。"), "- 甲\n- 乙\n\n丙。"),
        (
            "changes are accepted",
            styled(
                "",
                &format!(
                    "{}<w:ins>{}</w:ins><w:del><w:r><w:delText>三</w:delText></w:r></w:del>{}",
                    r("", "走访"),
                    r("", "五"),
                    r("", "户。")
                ),
            ),
            "走访五户。",
        ),
        (
            "a deleted end joins two paragraphs",
            styled("<w:rPr><w:del/></w:rPr>", &r("", "走访")) + &p("五户。"),
            "走访五户。",
        ),
        (
            "fields show their results",
            styled(
                "",
                &format!(
                    "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>{}",
                    r("", "今日")
                ),
            ),
            "今日",
        ),
        (
            "links",
            styled(
                "",
                &format!(
                    "<w:hyperlink r:id='l'>{}</w:hyperlink>、<w:hyperlink r:id='j'>{}</w:hyperlink>",
                    r("", "网站"),
                    r("", "陷阱")
                ),
            ),
            "[网站](<https://example.org/a%20b>)陷阱",
        ),
        (
            "notes",
            styled(
                "",
                &format!(
                    "{}<w:r><w:footnoteReference w:id='1'/></w:r>{}",
                    r("", "1260户"),
                    r("", "。")
                ),
            ),
            "1260户[^1]。\n\n[^1]: 不包括重复走访的87户。",
        ),
        (
            "tables, with merged cells",
            format!(
                "<w:tbl>{}{}</w:tbl>",
                row(&[cell("", "社区"), cell("<w:gridSpan w:val='2'/>", "户|数")]),
                row(&[cell("<w:vMerge/>", "桥东"), cell("", "1"), cell("", "2")])
            ),
            "| 社区 | 户\\|数 |  |\n| --- | --- | --- |\n|  | 1 | 2 |",
        ),
        ("a frame is no table", format!("<w:tbl>{}</w:tbl>", row(&[cell("", "框")])), "框"),
        (
            "pictures stand alone",
            styled(
                "",
                &format!(
                    "{}<w:r><w:drawing><wp:docPr descr='会场'/><a:blip r:embed='p'/></w:drawing></w:r>",
                    r("", "开会。")
                ),
            ),
            "开会。\n\n![会场](tu-1.png)",
        ),
        (
            "the line below a picture says what it shows",
            [
                p("开会。"),
                styled("", "<w:r><w:drawing><a:blip r:embed='p'/></w:drawing></w:r>"),
                p("图1　会场一角"),
                styled("", "<w:r><w:drawing><a:blip r:embed='p'/></w:drawing></w:r>"),
                p("图纸已经画好。"),
            ]
            .concat(),
            "开会。\n\n![图1　会场一角](tu-1.png)\n\n![图2](tu-1.png)\n\n图纸已经画好。",
        ),
        (
            "a text box, once",
            styled(
                "",
                &format!(
                    "{}<w:r><mc:AlternateContent><mc:Choice>{text_box}</mc:Choice><mc:Fallback>{text_box}</mc:Fallback></mc:AlternateContent></w:r>",
                    r("", "旁边。")
                ),
            ),
            "旁边。\n\n框里的话。",
        ),
        ("hidden text", styled("", &(r("<w:vanish/>", "密") + &r("", "明。"))), "明。"),
    ] {
        assert_eq!(import(&body).text.trim_end(), expected, "{name}");
    }
}

#[test]
fn what_needs_a_look_is_said() {
    let picture = "<w:r><w:drawing><a:blip r:embed='p'/></w:drawing></w:r>";
    let odd = "<w:r><w:drawing><a:blip r:embed='x'/></w:drawing></w:r>";
    for (body, expected) in [
        (p("好。"), vec![]),
        (
            styled("", "<w:r><w:commentReference w:id='0'/></w:r><w:r><w:t>好</w:t></w:r>"),
            vec![Notice::Comments],
        ),
        (styled("", &(r("", "好") + picture)), vec![Notice::Captions]),
        (styled("", picture) + &p("图1　清淤后的水渠") + &p("好。"), vec![]),
        (
            styled("<w:jc w:val='center'/>", picture)
                + &styled("<w:jc w:val='center'/>", &r("", "清淤后的水渠（周小舟 摄）")),
            vec![],
        ),
        (styled("", &(r("", "好") + odd)), vec![Notice::Pictures]),
        (
            styled("<w:pStyle w:val='toc'/>", &r("", "一、甲……1")) + &p("好。"),
            vec![Notice::Contents],
        ),
    ] {
        assert_eq!(import(&body).notices, expected, "{body}");
    }
    assert_eq!(
        import(&styled("", &(r("", "好") + picture))).pictures,
        [("tu-1.png".to_owned(), DOT.to_vec())]
    );
}

/// What was found of a head, in one line, and the text.
fn told(head: &Head, text: &str) -> String {
    format!(
        "{:?} {}|{}|{}|{}|{}|{}",
        head.kind,
        head.title.as_deref().unwrap_or_default(),
        head.subtitle.as_deref().unwrap_or_default(),
        head.date.map(crate::base::chinese::date::Date::iso).unwrap_or_default(),
        head.units.join("、"),
        head.author.as_deref().unwrap_or_default(),
        text.trim_end().replace("\n\n", "/"),
    )
}

#[test]
fn heads_are_found() {
    let centre = |text: &str| styled("<w:jc w:val='center'/>", &r("", text));
    let right = |text: &str| styled("<w:jc w:val='right'/>", &r("", text));
    for (name, body, expected) in [
        (
            "lines below the title",
            centre("——区委办的做法")
                + &p("来稿单位：区民政局　　日期：2013年11月25日")
                + &p("走访。"),
            "News 夜访西山街道|——区委办的做法|2013-11-25|区民政局||走访。",
        ),
        (
            "centred unit and date",
            centre("河西街道办事处") + &centre("（2013年11月25日）") + &p("走访。"),
            "News 夜访西山街道||2013-11-25|河西街道办事处||走访。",
        ),
        (
            "signature at the foot",
            p("走访。") + &right("青杉镇党委") + &right("二〇一三年十一月二十五日"),
            "News 夜访西山街道||2013-11-25|青杉镇党委||走访。",
        ),
        (
            "the credit stays in the text",
            p("走访。") + &p("（青杉镇党委 李一鸣供稿）"),
            "News 夜访西山街道|||青杉镇党委|李一鸣|走访。/（青杉镇党委 李一鸣供稿）",
        ),
        (
            "an interview",
            p("记者：怎么办？") + &p("答：走访。"),
            "Interview 夜访西山街道|||||记者：怎么办？/答：走访。",
        ),
        (
            "a policy document",
            centre("临委发[2013]18号") + &p("各镇街：") + &p("现通知如下。"),
            "Policy 夜访西山街道|||||现通知如下。",
        ),
        (
            "a policy document with all below its text",
            centre("临委发[2013]18号")
                + &p("各镇街：")
                + &p("现通知如下。")
                + &p("附件：1. 申请表")
                + &p("　　　2. 名册")
                + &right("青杉镇党委")
                + &right("2013年11月25日")
                + &p("（此件公开发布）")
                + &p("附件1"),
            "Policy 夜访西山街道||2013-11-25|青杉镇党委||现通知如下。/附件1",
        ),
        ("nothing", p("走访五户。"), "News 夜访西山街道|||||走访五户。"),
    ] {
        let Manuscript { head, text, .. } = import(&body);
        assert_eq!(told(&head, &text), expected, "{name}");
        if head.kind == Sort::Policy {
            assert_eq!(head.number.as_deref(), Some("临委发〔2013〕18号"));
            assert_eq!(head.to.as_deref(), Some("各镇街"));
            let all = head.note.as_deref() == Some("此件公开发布");
            assert_eq!(head.attachments == ["申请表", "名册"], all, "{name}");
            assert_eq!(name.contains("all"), all, "{name}");
        }
    }
}

#[test]
fn text_files_are_read_in_every_encoding() {
    let text = "夜访西山街道\r\n　　来稿单位：区民政局\r\n\r\n　　走访。\r\n　　再走访。\r\n";
    let gb = encoding_rs::GB18030.encode(text).0.into_owned();
    let utf16: Vec<u8> =
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for bytes in [text.as_bytes().to_vec(), gb, utf16] {
        let read = read("稿.TXT", &bytes).expect("a manuscript");
        assert_eq!(read.head.title.as_deref(), Some("夜访西山街道"));
        assert_eq!(read.head.units, ["区民政局"]);
        assert_eq!(read.text, "走访。\n\n再走访。\n");
    }
}
