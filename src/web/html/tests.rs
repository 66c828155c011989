//! Blocks and lines as markup.

use super::Writer;
use super::glossary::Glossary;
use crate::base::path::OutPath;
use crate::document::block::{
    Align, Block, BlockKind, Event, Footnote, Inline, Item, KeyFigure, Lead, Numbering, Person,
    Picture, RefId, Role, Speaker, Table,
};
use crate::web::place::{Place, Shot};
use crate::web::tests::fixture::{block, plain};

/// What the cases point at: a page, a heading, two pictures, the outside, a trap, nothing.
fn places() -> Vec<Place> {
    let shot = |name: &str, size| {
        let out = OutPath::new(name);
        Place::Picture(Shot { out, size, webp: Vec::new(), others: Vec::new() })
    };
    vec![
        Place::Inside { out: OutPath::new("policy/2013/a.html"), anchor: Some("h1".to_owned()) },
        Place::Anchor("h2".to_owned()),
        shot("media/a.jpg", Some((600, 400))),
        shot("media/b.svg", None),
        Place::Outside("https://example.org/?a=1&b=2".to_owned()),
        Place::Outside("javascript:alert(1)".to_owned()),
        Place::Missing,
        Place::Outside("mailto:a@example.org".to_owned()),
        shot("media/c.png", Some((120, 80))),
        shot("media/d.svg", Some((120, 80))),
    ]
}

pub(super) fn written(write: impl FnOnce(&mut Writer<'_>)) -> String {
    let (places, page) = (places(), OutPath::new("news/2013/x.html"));
    let glossary = Glossary::default();
    let mut writer = Writer {
        out: String::new(),
        places: &places,
        page: &page,
        notes: Vec::new(),
        pictured: false,
        marks: glossary.marks(),
    };
    write(&mut writer);
    writer.out.trim_end().to_owned()
}

fn check(cases: &[(BlockKind, &str)]) {
    for (kind, expected) in cases {
        assert_eq!(written(|writer| writer.block(kind)), *expected);
    }
}

fn paragraph(text: &str) -> Block {
    block(BlockKind::Paragraph { lead: None, text: plain(text) })
}

fn link(at: u32, text: &str) -> Inline {
    Inline::Link { reference: RefId(at), text: plain(text) }
}

fn picture(at: u32, alt: &str, title: Option<&str>) -> Picture {
    Picture { reference: RefId(at), alt: alt.to_owned(), title: title.map(str::to_owned) }
}

#[test]
fn texts() {
    let heading = |level, numbering| BlockKind::Heading {
        level,
        numbering,
        id: "h\"1".to_owned(),
        text: plain("一、<总体>"),
    };
    let lead = || Some(Lead { numbering: Numbering(2), text: plain("（一）时间。") });
    let turn = |blocks| BlockKind::Turn {
        speaker: Speaker { label: "庞部长".to_owned(), role: Role::Answer },
        blocks,
    };
    check(&[
        (
            heading(1, Some(Numbering(1))),
            "<h2 id=\"h&quot;1\" class=\"numbered-1\">一、&lt;总体&gt;</h2>",
        ),
        (heading(0, None), "<h2 id=\"h&quot;1\">一、&lt;总体&gt;</h2>"),
        (heading(9, None), "<h6 id=\"h&quot;1\">一、&lt;总体&gt;</h6>"),
        (
            BlockKind::Paragraph { lead: None, text: plain("a\u{7}b\u{0}&\u{1b}c") },
            "<p>ab&amp;c</p>",
        ),
        (
            BlockKind::Paragraph { lead: lead(), text: plain("每月1次。") },
            "<p><b class=\"lead lead-2\">（一）时间。</b>每月<span class=\"room\">1</span>次。</p>",
        ),
        (BlockKind::Paragraph { lead: lead(), text: Vec::new() }, "<p>（一）时间。</p>"),
        (
            BlockKind::EditorNote { label: "按语".to_owned(), blocks: vec![paragraph("今年")] },
            "<aside class=\"note\" aria-label=\"按语\">\n<p class=\"note-label\">按语</p>\n<p>今年</p>\n</aside>",
        ),
        (
            turn(vec![paragraph("好。"), paragraph("再说。")]),
            "<div class=\"turn answer\">\n<p><b class=\"speaker\">庞部长<span class=\"colon\">：</span></b>好。</p>\n<p>再说。</p>\n</div>",
        ),
        (
            turn(vec![block(BlockKind::Rule)]),
            "<div class=\"turn answer\">\n<p><b class=\"speaker\">庞部长<span class=\"colon\">：</span></b></p>\n<hr>\n</div>",
        ),
        (
            turn(Vec::new()),
            "<div class=\"turn answer\">\n<p><b class=\"speaker\">庞部长<span class=\"colon\">：</span></b></p>\n</div>",
        ),
        (BlockKind::Credit { text: plain("（区委供稿）") }, "<p class=\"credit\">（区委供稿）</p>"),
        (
            BlockKind::Quote { blocks: vec![paragraph("引")] },
            "<blockquote>\n<p>引</p>\n</blockquote>",
        ),
        (
            BlockKind::Code { info: "x\" y".to_owned(), text: "<b>\n".to_owned() },
            "<pre class=\"code\" tabindex=\"0\"><code>&lt;b&gt;\n</code></pre>",
        ),
    ]);
}

#[test]
fn pictures_tables_and_lists() {
    let item = |task, blocks| Item { task, blocks };
    let figure = KeyFigure { label: "联系点".into(), value: "600".into(), unit: "个".into() };
    let bare = KeyFigure { label: "增长".into(), value: "3%".into(), unit: String::new() };
    let person = Person { name: "庞".into(), post: Some("部长".into()), ..Person::default() };
    check(&[
        (
            BlockKind::Figure { pictures: vec![picture(2, "会\"场", None)] },
            "<figure><a href=\"../../media/a.jpg\"><img src=\"../../media/a.jpg\" width=\"600\" height=\"400\" alt=\"会&quot;场\"></a><figcaption>会&quot;场</figcaption></figure>",
        ),
        (
            BlockKind::Figure {
                pictures: vec![picture(2, "", None), picture(3, "图", Some("题"))],
            },
            "<div class=\"gallery gallery-2\">\n<figure><a href=\"../../media/a.jpg\"><img src=\"../../media/a.jpg\" width=\"600\" height=\"400\" alt=\"\"></a></figure>\n<figure><a href=\"../../media/b.svg\"><img src=\"../../media/b.svg\" loading=\"lazy\" alt=\"图\"></a><figcaption>题</figcaption></figure>\n</div>",
        ),
        (
            BlockKind::Figure { pictures: vec![picture(8, "", None)] },
            "<figure class=\"small\"><a href=\"../../media/c.png\"><img src=\"../../media/c.png\" width=\"120\" height=\"80\" alt=\"\"></a></figure>",
        ),
        (
            BlockKind::Figure { pictures: vec![picture(9, "", None)] },
            "<figure><a href=\"../../media/d.svg\"><img src=\"../../media/d.svg\" width=\"120\" height=\"80\" alt=\"\"></a></figure>",
        ),
        (BlockKind::Figure { pictures: vec![picture(6, "不在", None), picture(99, "", None)] }, ""),
        (
            BlockKind::Table(Table {
                caption: Some(plain("表1")),
                columns: vec![Align::None, Align::Right],
                head: vec![plain("村"), plain("户")],
                rows: vec![vec![plain("甲"), plain("5")]],
            }),
            "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"表1\">\n<table>\n<caption>表<span class=\"room-before\">1</span></caption>\n<thead>\n<tr><th scope=\"col\" class=\"short\">村</th><th scope=\"col\" class=\"right short\">户</th></tr>\n</thead>\n<tbody>\n<tr><th scope=\"row\" class=\"short\">甲</th><td class=\"right short\">5</td></tr>\n</tbody>\n</table>\n</div>",
        ),
        (
            BlockKind::List {
                items: vec![item(None, vec![paragraph("甲")]), item(None, Vec::new())],
            },
            "<ul>\n<li>甲</li>\n<li></li>\n</ul>",
        ),
        (
            BlockKind::List { items: vec![item(Some(true), vec![paragraph("办")])] },
            "<ul class=\"tasks\">\n<li><input type=\"checkbox\" disabled checked aria-label=\"已办\"> 办</li>\n</ul>",
        ),
        (
            BlockKind::Figures(vec![figure, bare]),
            "<dl class=\"figures figures-2\">\n<div><dt>联系点</dt><dd><b>600</b><span class=\"unit\">个</span></dd></div>\n<div><dt>增长</dt><dd><b>3%</b></dd></div>\n</dl>",
        ),
        (
            BlockKind::Timeline(vec![Event { date: "5月".into(), text: "开会".into() }]),
            "<ol class=\"timeline\">\n<li><b class=\"when\">5月</b> <span class=\"what\">开会</span></li>\n</ol>",
        ),
        (
            BlockKind::People(vec![person]),
            "<ul class=\"people\">\n<li><b class=\"name\">庞</b> <span class=\"post\">部长</span></li>\n</ul>",
        ),
    ]);
}

#[test]
fn lines() {
    for (inline, expected) in [
        (Inline::Strong(plain("紧")), "<strong>紧</strong>"),
        // A word that would leave a hole in the line before it.
        (
            Inline::Strong(plain("接入abcdefghijklmnopqrstuvw、Donaudampfschifffahrtsamt，办")),
            "<strong>接入<span class=\"room-before\">abcdefghijklmnopqrstuvw</span>、Donau<wbr>dampf<wbr>schif<wbr>ffahr<wbr>tsamt，办</strong>",
        ),
        (Inline::Underline(vec![Inline::Sub(plain("2"))]), "<u><sub>2</sub></u>"),
        (Inline::Code("<i>".to_owned()), "<code>&lt;i&gt;</code>"),
        (Inline::Break, "<br>"),
        (link(0, "办法"), "<a href=\"../../policy/2013/a.html#h1\">办法</a>"),
        (link(1, "上文"), "<a href=\"#h2\">上文</a>"),
        (link(2, "图"), "<a href=\"../../media/a.jpg\">图</a>"),
        (
            link(4, "外"),
            "<a class=\"outside\" rel=\"noopener\" href=\"https://example.org/?a=1&amp;b=2\">外<span class=\"sr\">（站外链接）</span></a>",
        ),
        (link(5, "陷阱"), "陷阱"),
        (link(6, "无"), "无"),
        (link(7, "信"), "<a href=\"mailto:a@example.org\">信</a>"),
        (link(99, "出界"), "出界"),
        (Inline::Image { reference: RefId(6), alt: "章".to_owned() }, "章"),
        (
            Inline::Image { reference: RefId(3), alt: "章".to_owned() },
            "<img src=\"../../media/b.svg\" alt=\"章\">",
        ),
    ] {
        assert_eq!(written(|writer| writer.inlines(&[inline])), expected);
    }
}

#[test]
fn footnotes_lead_there_and_back() {
    let html = written(|writer| {
        writer.inlines(&[Inline::Note(1), Inline::Note(1), Inline::Note(u32::MAX)]);
        writer.footnotes(&[Footnote { blocks: vec![paragraph("注")] }]);
    });
    for (id, times) in [
        ("id=\"ref-1\"", 1),
        ("id=\"ref-1-2\"", 1),
        ("href=\"#note-1\"", 2),
        ("id=\"note-1\"", 1),
        ("href=\"#ref-1\"", 1),
        ("href=\"#ref-1-2\"", 1),
    ] {
        assert_eq!(html.matches(id).count(), times, "{id} in {html}");
    }
}

#[test]
fn browsers_choose_among_sizes() {
    let size = |width: u32, name: &str| (width, OutPath::new(format!("media/{name}")));
    let shot = Shot {
        out: OutPath::new("media/a.jpg"),
        size: Some((4000, 3000)),
        webp: vec![size(480, "a.480w.webp"), size(960, "a.960w.webp")],
        others: vec![size(480, "a.480w.jpg")],
    };
    let page = OutPath::new("news/2013/a.html");
    let (places, glossary) = (Vec::new(), Glossary::default());
    let mut writer = Writer {
        out: String::new(),
        places: &places,
        page: &page,
        notes: Vec::new(),
        pictured: false,
        marks: glossary.marks(),
    };
    let source = "<picture><source type=\"image/webp\" sizes=\"50vw\" \
        srcset=\"../../media/a.480w.webp 480w, ../../media/a.960w.webp 960w\">";
    let image = "<img src=\"../../media/a.480w.jpg\" sizes=\"50vw\" \
        srcset=\"../../media/a.480w.jpg 480w\" width=\"4000\" height=\"3000\"";
    for lazy in ["", " loading=\"lazy\""] {
        writer.out.clear();
        writer.image(&shot, "图", "50vw");
        assert_eq!(writer.out, format!("{source}{image}{lazy} alt=\"图\"></picture>"));
    }
}
