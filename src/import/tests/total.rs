//! Whatever is sent in, nothing breaks and nothing becomes markup.

use super::{archive, docx, import, p, title};
use crate::base::digest::Digest;
use crate::base::path::SourcePath;
use crate::document::block::{Block, BlockKind, plain};
use crate::document::parse;
use crate::import::{Refusal, read};

#[test]
fn what_cannot_be_read_is_refused() {
    let entities = "<!DOCTYPE d [<!ENTITY a 'b'>]><d>&a;</d>";
    let bomb = vec![b' '; (64 << 20) + 1];
    let mut cut = docx(&p("好。"));
    cut.truncate(cut.len() / 2);
    let old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    for (name, bytes, expected) in [
        ("a.doc", old.clone(), Refusal::OldFormat),
        ("a.wps", old.clone(), Refusal::OldFormat),
        ("a.rtf", b"{\\rtf1}".to_vec(), Refusal::OldFormat),
        ("a.docx", old, Refusal::Locked),
        ("a.xlsx", Vec::new(), Refusal::UnknownFormat),
        ("a", Vec::new(), Refusal::UnknownFormat),
        ("a.docx", Vec::new(), Refusal::Broken),
        ("a.docx", cut, Refusal::Broken),
        ("a.docx", archive(&[("a", b"b")]), Refusal::NotWord),
        ("a.docx", archive(&[("word/document.xml", b"<a")]), Refusal::Broken),
        ("a.docx", archive(&[("word/document.xml", entities.as_bytes())]), Refusal::Broken),
        ("a.docx", archive(&[("word/document.xml", bomb.as_slice())]), Refusal::Huge),
        ("a.docx", docx(""), Refusal::Empty),
        ("a.txt", b" \r\n".to_vec(), Refusal::Empty),
        ("a.txt", b"\x80\x81\xff".to_vec(), Refusal::Encoding),
    ] {
        assert_eq!(read(name, &bytes), Err(expected), "{name}");
    }
}

/// Nesting deeper than any writer's neither overflows nor hangs.
#[test]
fn nesting_is_bounded() {
    let deep = format!("{}{}{}", "<w:ins>".repeat(2000), p("深。"), "</w:ins>".repeat(2000));
    assert!(read("a.docx", &docx(&format!("{}{}{deep}", title(), p("好。")))).is_ok());
}

/// What a writer typed is what a reader gets, whatever signs are in it.
#[test]
fn text_never_becomes_markup() {
    for text in [
        "# 不是标题",
        "> 不是引文",
        "- 不是列表",
        "+ 不是列表",
        "* 不是*强调*，也不是**加粗**",
        "下划线_也_好，__两条__也好",
        "---",
        "===",
        "```",
        "`代码`",
        "[链接](a.md)和![图](b.png)",
        "[^1]: 不是注释",
        "<script>alert(1)</script>",
        "<u>没有下划线</u><br>",
        "<!-- 不是注释 -->",
        "&amp;不是&lt;实体&#33;",
        "反斜杠\\和\\*星号",
        "~~不删~~，8~10户",
        "| 甲 | 乙 |",
        ": 冒号",
        "https://example.org/a_b_c",
        "［链接］（a.md）",
    ] {
        let read = import(&(p("开头。") + &p(text) + &p("结尾。")));
        let file = format!("---\n标题: 甲\n日期: 2013-11-25\n---\n\n{}", read.text);
        let path = SourcePath::fixed("content/news/a.md");
        let parsed = parse::parse(&path, &file, Digest::of(file.as_bytes()));
        let body = parsed.value.expect("a document").body;
        let found: Vec<String> = body.blocks.iter().map(words).collect();
        assert_eq!(found, ["开头。", text, "结尾。"], "{}", read.text);
        assert!(parsed.notes.is_empty(), "{text}: {:?}", parsed.notes);
    }
}

fn words(block: &Block) -> String {
    match &block.kind {
        BlockKind::Paragraph { lead: None, text } => plain(text),
        other => format!("{other:?}"),
    }
}
