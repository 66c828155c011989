//! Any text at all is read without a panic, quickly, and without losing what was written.

use std::fmt::Write as _;

use proptest::prelude::{ProptestConfig, Strategy, any, proptest};
use proptest::{collection, prop_oneof, sample};

use crate::document::header::Kind;
use crate::document::markdown::tests::{body, check_places, show};

/// Pieces that mean something to the reader.
const PIECES: &[&str] = &[
    "**",
    "*",
    "~~",
    "~",
    "***",
    "`",
    "```",
    "\n",
    "\n\n",
    "    ",
    "\t",
    "　　",
    "> ",
    "- ",
    "1. ",
    "# ",
    "#",
    "＃",
    "[",
    "](",
    ")",
    "![",
    "]（",
    "）",
    "！[",
    "|",
    "|---|",
    "｜－｜",
    "<u>",
    "</u>",
    "<br>",
    "<div>",
    "<!--",
    "-->",
    "<script>",
    "[^1]",
    "[^1]: ",
    "\\",
    "&amp;",
    "---",
    "===",
    "记者：",
    "庞部长：",
    "编者按：",
    "一、",
    "（一）",
    "1．",
    "（1）",
    "。",
    "“",
    "”",
    "甲乙",
    "Word",
    "http://a.cn",
    "D:\\",
    "a b.jpg",
    "```figures\n",
    "- label: ",
    "\u{fe00}",
    "\u{e0100}",
    "\u{a9c1}",
    "한",
    "😀",
    " \"",
    "\u{0}",
];

/// Texts made of such pieces.
fn pieces() -> impl Strategy<Value = String> {
    let piece = sample::select(PIECES);
    collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(text in prop_oneof![pieces(), any::<String>()], interview in any::<bool>()) {
        let kind = if interview { Kind::Interview } else { Kind::News };
        let (body, _) = body(&text, kind);
        check_places(&text, &body);
    }

    #[test]
    fn plain_text_survives(lines in collection::vec("[一-鿏a-zA-Z，。：（）“”—… ]{0,30}", 0..8)) {
        let text = lines.join("\n\n");
        let (body, _) = body(&text, Kind::News);
        let kept: String = show(&body.blocks);
        for c in text.chars().filter(|c| c.is_alphabetic()) {
            assert!(kept.matches(c).count() >= text.matches(c).count(), "{c} of {text:?}: {kept}");
        }
    }
}

#[test]
fn huge_and_hostile_texts_are_quick() {
    let cases = [
        ">".repeat(10_000) + "甲",
        "> ".repeat(10_000) + "甲",
        "- ".repeat(10_000) + "甲",
        "1. ".repeat(10_000) + "甲",
        list_stairs(),
        "*".repeat(100_000),
        "*甲".repeat(50_000),
        "**“甲".repeat(50_000),
        "**甲” ".repeat(50_000),
        "[".repeat(100_000),
        "![图](a b".repeat(20_000),
        "![图](a b.jpg)".repeat(20_000),
        "]（a.jpg）".repeat(30_000),
        "](a b".repeat(30_000),
        "![".repeat(20_000) + &"](a b)".repeat(20_000),
        "![".repeat(20_000) + &"](a)".repeat(20_000),
        "甲<br>".repeat(30_000),
        "**<u>".repeat(30_000),
        "（一）**甲**".repeat(30_000),
        "![图]（a.jpg）".repeat(20_000),
        "<u>".repeat(30_000),
        "<div>\n".repeat(30_000),
        "<div>\n\n".repeat(30_000),
        "# 小标题\n\n".repeat(3_000),
        "一、小标题\n".repeat(3_000),
        "[^1]".repeat(30_000) + "\n\n[^1]: 注",
        many_notes(),
        "    甲\n".repeat(30_000),
        "甲\n---\n".repeat(10_000),
        "|".repeat(50_000) + "\n" + &"|－".repeat(50_000),
        "甲|乙\n".repeat(30_000),
        "http://a.cn/，".repeat(30_000),
        "记者：甲\n".repeat(30_000),
        "```figures\n- a: b\n```\n".repeat(2_000),
        "甲".repeat(300_000),
        "<!-- ".repeat(30_000),
    ];
    for text in cases {
        let start: String = text.chars().take(12).collect();
        let (body, _) = body(&text, Kind::Interview);
        let kept = body.headings.iter().map(|entry| entry.text.len()).sum::<usize>();
        assert!(kept <= text.len(), "{start}");
    }
    let (body, codes) = body(&("- ".repeat(1_000) + "甲"), Kind::News);
    assert_eq!((body.length, codes.as_slice()), (1, &["markdown.too-deep".to_owned()][..]));
}

/// A list whose every point lies deeper than the one before.
fn list_stairs() -> String {
    let mut text = String::new();
    for depth in 0..2_000 {
        text.push_str(&" ".repeat(depth * 2));
        text.push_str("- 甲\n");
    }
    text
}

/// As many footnotes as paragraphs.
fn many_notes() -> String {
    let mut text = String::new();
    for number in 0..5_000 {
        let _ = write!(text, "甲[^{number}]\n\n[^{number}]: 注\n\n");
    }
    text
}
