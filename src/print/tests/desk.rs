//! A hand-made desk for tests: documents from a few marked lines, the official theme from its folder.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::chinese::date::Date;
use crate::base::chinese::words;
use crate::base::digest::Digest;
use crate::base::path::{OutPath, SourcePath};
use crate::config::PrintSettings;
use crate::document::block::{
    Block, BlockKind, Footnote, Inline, Item, Lead, Numbering, Range, Role, Speaker,
};
use crate::document::header::{
    ArticleHeader, Attachment, BulletinHeader, Detail, Form, Header, InterviewHeader, IssueNumber,
    Kind, NewsHeader, PolicyHeader, Typed,
};
use crate::document::{Body, Document, shelf};
use crate::print::view::{PrintArticle, PrintSection, PrintView};
use crate::theme::{Theme, ThemeFile};

/// The official theme's print templates and, when wished, the 仿宋 that only its folder has.
pub(crate) fn theme(fang: bool) -> Theme {
    let mut theme = Theme { name: "official".to_owned(), files: BTreeMap::new() };
    for (path, bytes) in [
        ("print/common.typ", include_bytes!("../../../themes/official/print/common.typ") as &[u8]),
        ("print/gongwen.typ", include_bytes!("../../../themes/official/print/gongwen.typ")),
        ("print/jianbao.typ", include_bytes!("../../../themes/official/print/jianbao.typ")),
        ("print/board.typ", include_bytes!("../../../themes/official/print/board.typ")),
        ("print/journal.typ", include_bytes!("../../../themes/official/print/journal.typ")),
        ("print/lists.typ", include_bytes!("../../../themes/official/print/lists.typ")),
        ("print/tables.typ", include_bytes!("../../../themes/official/print/tables.typ")),
        ("print/tiles.typ", include_bytes!("../../../themes/official/print/tiles.typ")),
    ] {
        put(&mut theme, path, bytes);
    }
    if fang {
        let face = include_bytes!("../../../themes/official/fonts/jianbao-fang.ttf");
        put(&mut theme, "fonts/jianbao-fang.ttf", face);
    }
    theme
}

/// Puts a file into a theme.
pub(crate) fn put(theme: &mut Theme, path: &str, bytes: &[u8]) {
    let file = ThemeFile {
        path: SourcePath::new(&format!("themes/official/{path}")).expect("a path"),
        bytes: bytes.into(),
        digest: Digest::of(bytes),
    };
    theme.files.insert(path.to_owned(), file);
}

/// An article of a kind: its title, and its text as `text` reads it.
pub(crate) fn article(kind: Kind, title: &str, body: &str) -> PrintArticle {
    let header = Header {
        title: Typed { value: title.to_owned(), range: Range::default() },
        kicker: None,
        subtitle: None,
        date: Date::new(2013, 11, 25).map(|value| Typed { value, range: Range::default() }),
        slug: None,
        draft: false,
        waive: Vec::new(),
        broken: false,
        article: ArticleHeader::default(),
        figures: Vec::new(),
        detail: match kind {
            Kind::Interview => Detail::Interview(InterviewHeader::default()),
            _ => Detail::News(NewsHeader::default()),
        },
    };
    let document = document(kind, title, header, text(body, kind == Kind::Interview));
    PrintArticle { document: Arc::new(document), units: Vec::new(), targets: Vec::new() }
}

/// The document of a print article, to change it.
pub(crate) fn edit(article: &mut PrintArticle, change: impl FnOnce(&mut Document)) {
    change(Arc::get_mut(&mut article.document).expect("not shared yet"));
}

/// Ends an article with a paragraph that has a note.
pub(crate) fn note(article: &mut PrintArticle, text: &str) {
    edit(article, |document| {
        let mut body = Body::clone(&shelf::body(document));
        let mut last = inlines("末段");
        last.push(Inline::Note(1));
        let paragraph = |text| Block {
            kind: BlockKind::Paragraph { lead: None, text },
            range: Range::default(),
        };
        body.blocks.push(paragraph(last));
        body.footnotes = vec![Footnote { blocks: vec![paragraph(inlines(text))] }];
        shelf::shelve(document, body);
    });
}

fn document(kind: Kind, title: &str, header: Header, blocks: Vec<Block>) -> Document {
    let mut document = Document {
        path: SourcePath::new(&format!("content/{title}.md")).expect("a path"),
        digest: Digest::of(title.as_bytes()),
        face: Digest::of(title.as_bytes()),
        kind,
        seams: words::seams(&header.title.value, &[]),
        header,
        pictures: Vec::new(),
        references: Vec::new(),
        headings: Vec::new(),
        summary: String::new(),
        length: 0,
    };
    shelf::shelve(&mut document, Body { blocks, footnotes: Vec::new() });
    document
}

/// Third issue of 临江工作简报 with these articles, and `front` before them.
pub(crate) fn issue(front: &str, sections: Vec<(Option<&str>, Vec<PrintArticle>)>) -> PrintView {
    let title = "临江工作简报2013年第3期";
    let mut own = article(Kind::Bulletin, title, front);
    let facts = BulletinHeader {
        publication: Typed { value: "临江工作简报".to_owned(), range: Range::default() },
        number: Typed {
            value: IssueNumber { supplement: false, number: 3 },
            range: Range::default(),
        },
        total: Some(3),
        issuer: None,
        report_to: Some("中共澄州市委组织部，区委、区人大常委会、区政府、区政协领导".to_owned()),
        send_to: Some("区人大常委会办公室，区政府办公室，区政协办公室，区人武部".to_owned()),
        distribute_to: Some(
            "各镇（乡）党委，各街道党工委，区直各部门党组（党委），各村（社区）党组织".to_owned(),
        ),
        copies: Some(680),
        ..BulletinHeader::default()
    };
    edit(&mut own, |document| document.header.detail = Detail::Bulletin(Box::new(facts)));
    PrintView {
        out: OutPath::new("bulletins/linjiang/2013-3.pdf"),
        form: Form::Jianbao,
        title: title.to_owned(),
        publisher: "中共临江区委组织部 转作风促发展惠民生主题活动办公室".to_owned(),
        own,
        sections: sections
            .into_iter()
            .map(|(name, articles)| PrintSection { name: name.map(str::to_owned), articles })
            .collect(),
        phrases: Vec::new(),
        settings: PrintSettings::default(),
    }
}

/// An opinion of the district's organisation department, and `body`.
pub(crate) fn policy(body: &str) -> PrintView {
    let title = "关于选派年轻干部到村（社区）担任主任助理的意见";
    let mut own = article(Kind::Policy, title, body);
    let facts = PolicyHeader {
        issuer: Some("中共临江区委组织部".to_owned()),
        number: Some("临组发〔2013〕27号".to_owned()),
        issued: Date::new(2013, 7, 15),
        to: vec!["各镇（乡）党委，各街道党工委，区直各部门党组（党委）".to_owned()],
        attachments: vec![Attachment { title: "选派名额分配表".to_owned(), file: None }],
        ..PolicyHeader::default()
    };
    edit(&mut own, |document| document.header.detail = Detail::Policy(Box::new(facts)));
    PrintView {
        out: OutPath::new("policy/2013/zhuren-zhuli.pdf"),
        form: Form::Gongwen,
        title: title.to_owned(),
        publisher: "中共临江区委组织部".to_owned(),
        own,
        sections: Vec::new(),
        phrases: Vec::new(),
        settings: PrintSettings::default(),
    }
}

/// Blocks from lines: a crude reader, enough for tests. Each block's range is its line's.
pub(crate) fn text(body: &str, interview: bool) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    let mut start = 0;
    for line in body.split('\n') {
        let range = Range { start, end: start + u32::try_from(line.len()).expect("short") };
        start = range.end + 1;
        if line.trim().is_empty() {
            continue;
        }
        let block = Block { kind: kind(line, interview), range };
        let turn = match (&block.kind, out.last_mut().map(|last| &mut last.kind)) {
            (BlockKind::Paragraph { .. }, Some(BlockKind::Turn { blocks, .. })) => Some(blocks),
            _ => None,
        };
        match turn {
            Some(blocks) => blocks.push(block),
            None => out.push(block),
        }
    }
    out
}

fn kind(line: &str, interview: bool) -> BlockKind {
    let paragraph = |text: &str| BlockKind::Paragraph { lead: None, text: inlines(text) };
    let inner = |text: &str| vec![Block { kind: paragraph(text), range: Range::default() }];
    if let Some(text) = line.strip_prefix("编者按：") {
        return BlockKind::EditorNote { label: "编者按".to_owned(), blocks: inner(text) };
    }
    if let Some((label, text)) =
        line.split_once('：').filter(|(label, _)| interview && label.chars().count() <= 4)
    {
        let role = if label == "记者" { Role::Question } else { Role::Answer };
        let speaker = Speaker { label: label.to_owned(), role };
        return BlockKind::Turn { speaker, blocks: inner(text) };
    }
    if let Some(text) = line.strip_prefix("> ") {
        return BlockKind::Quote { blocks: inner(text) };
    }
    if let Some(text) = line.strip_prefix("- ") {
        return BlockKind::List { items: vec![Item { task: None, blocks: inner(text) }] };
    }
    if line.starts_with('（') && line.ends_with("供稿）") {
        return BlockKind::Credit { text: inlines(line) };
    }
    match numbering(line) {
        Some(level) if line.contains('。') => {
            let (lead, rest) = line.split_once('。').expect("it has one");
            let lead = Lead { numbering: Numbering(level), text: inlines(&format!("{lead}。")) };
            BlockKind::Paragraph { lead: Some(lead), text: inlines(rest) }
        }
        Some(level) if line.chars().count() < 28 => BlockKind::Heading {
            level,
            numbering: Some(Numbering(level)),
            id: format!("h{}", line.len()),
            text: inlines(line),
        },
        _ => paragraph(line),
    }
}

fn numbering(line: &str) -> Option<u8> {
    let digits = "一二三四五六七八九十";
    let mut chars = line.chars();
    match (chars.next()?, chars.next()?, chars.next()?) {
        (a, '、', _) if digits.contains(a) => Some(1),
        ('（', a, '）') if digits.contains(a) => Some(2),
        _ => None,
    }
}

/// Text with `**…**` as strong.
pub(crate) fn inlines(text: &str) -> Vec<Inline> {
    let piece = |text: &str| Inline::Text { text: text.to_owned(), at: 0 };
    let parts = text.split("**").enumerate();
    parts
        .filter(|(_, part)| !part.is_empty())
        .map(|(at, part)| if at % 2 == 1 { Inline::Strong(vec![piece(part)]) } else { piece(part) })
        .collect()
}
