//! Short forms in running text.

use super::Glossary;
use crate::base::path::OutPath;
use crate::document::block::{Block, BlockKind, Inline, Lead, Numbering, RefId};
use crate::web::html::Writer;
use crate::web::place::Place;
use crate::web::tests::fixture::{block, plain};

/// Writes blocks with a small glossary and tells what was marked: short forms by number, in order of the page.
fn marked(blocks: &[Block]) -> Vec<String> {
    let pairs = [
        ("四风", "形式主义、官僚主义、享乐主义和奢靡之风"),
        ("教育实践活动", "党的群众路线教育实践活动"),
        ("村两委", "村党组织委员会和村民委员会"),
        ("GDP", "国内生产总值"),
        ("两委", "党委和“两代表”<委员会>"),
    ];
    let pairs = pairs.map(|(short, full)| (short.to_owned(), full.to_owned()));
    let glossary = Glossary::new(&pairs);
    let page = OutPath::new("news/2013/x.html");
    let places = [Place::Outside("https://example.org/".to_owned())];
    let mut writer = Writer {
        out: String::new(),
        places: &places,
        page: &page,
        notes: Vec::new(),
        pictured: false,
        marks: glossary.marks(),
    };
    writer.blocks(blocks);
    let links = writer.out.split("<a class=\"word\" id=\"use-").skip(1);
    let marked = links.filter_map(|rest| {
        let (number, rest) = rest.split_once('"')?;
        let short = rest.split_once("\">")?.1.split_once("</a>")?.0;
        Some(format!("{number}{short}"))
    });
    let marked: Vec<String> = marked.collect();
    writer.words();
    assert_eq!(writer.out.matches("<dt>").count(), marked.len(), "each has its line");
    marked
}

fn paragraph(text: &str) -> Block {
    block(BlockKind::Paragraph { lead: None, text: plain(text) })
}

#[test]
fn the_first_use_is_explained() {
    for (text, expected) in [
        ("反对四风，四风问题", &["1四风"][..]),
        ("村两委反对四风", &["1村两委", "2四风"]),
        ("形式主义、官僚主义、享乐主义和奢靡之风（以下简称“四风”）", &[]),
        ("四风就是形式主义、官僚主义、享乐主义和奢靡之风", &["1四风"]),
        ("党的群众路线教育实践活动", &[]),
        ("村级的两个委员会（以下简称“村两委”）。村两委", &[]),
        ("GDPR不是，3GDP也不是，GDP才是", &["1GDP"]),
        ("没有", &[]),
    ] {
        assert_eq!(marked(&[paragraph(text)]), expected, "{text}");
    }
}

#[test]
fn headings_links_and_code_stay_as_they_are() {
    let lead = Lead { numbering: Numbering(2), text: plain("（一）四风。") };
    let link = Inline::Link { reference: RefId(0), text: plain("四风") };
    let heading = BlockKind::Heading {
        level: 1,
        numbering: None,
        id: "a".to_owned(),
        text: plain("一、四风"),
    };
    let blocks = [
        block(heading),
        block(BlockKind::Paragraph { lead: Some(lead), text: vec![link] }),
        block(BlockKind::Code { info: String::new(), text: "四风".to_owned() }),
        block(BlockKind::Paragraph { lead: None, text: vec![Inline::Code("四风".to_owned())] }),
        block(BlockKind::Quote { blocks: vec![paragraph("纠正四风")] }),
        paragraph("两委"),
    ];
    assert_eq!(marked(&blocks), ["1四风", "2两委"]);
}
