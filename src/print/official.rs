//! Head, signature and foot of an official document as arguments of its template (GB/T 9704-2012, 7).

use std::fmt::Write as _;

use crate::base::chinese::date::Date;
use crate::document::block::{Block, BlockKind, Inline, RefId, plain};
use crate::document::header::{Attachment, Head, PolicyHeader};
use crate::print::code::{content, contents, optional_content};
use crate::print::inline::name;
use crate::print::manuscript::{TITLE, secondary, spread};
use crate::print::title::lines;
use crate::print::view::{PrintTarget, PrintView, article_at};

/// What the head of the document says, an argument a line.
pub(crate) fn official(view: &PrintView, facts: &PolicyHeader, date: Option<Date>) -> Vec<String> {
    let header = &view.own.document.header;
    let official = &facts.official;
    let issuers: Vec<&str> =
        facts.issuer.iter().flat_map(|names| names.split_whitespace()).collect();
    let letters = |text: &str| contents(text.chars().map(String::from));
    // A text without 发文字号 was not issued as a document: no red head unless it is asked for.
    let head = official.head.unwrap_or(match &facts.number {
        Some(_) => Head::Red,
        None => Head::Plain,
    });
    let (head, word) = match head {
        Head::Red => ("red", "文件"),
        Head::Minutes => ("red", MINUTES),
        Head::Plain => ("plain", "文件"),
    };
    let names = issuers.iter().map(|name| letters(name.trim_end_matches(word)));
    let names = names.fold(String::new(), |list, letters| list + &letters + ", ");
    let date = facts.issued.or(date).map(Date::chinese);
    // Minutes bear neither signature nor seal (GB/T 9704-2012, 10.3): who printed them, and of which day they are, stands
    // in their head, which needs the name of whom they are of.
    let minutes = official.head == Some(Head::Minutes) && !issuers.is_empty();
    let office = optional_content(official.printed_by.as_deref());
    let issued = format!("(office: {office}, date: {})", optional_content(date.as_deref()));
    let to = (!facts.to.is_empty()).then(|| facts.to.join("，"));
    let to = to.as_deref().map(|to| to.trim_end_matches(['：', ':']));
    let titles = facts.attachments.iter().map(|attachment| title(view, attachment));
    let signers = official.signer.iter().map(|name| spread(name));
    let text = |text: &Option<String>| optional_content(text.as_deref());
    vec![
        format!("head: \"{head}\","),
        format!("names: ({names}),"),
        format!("word: {},", letters(word)),
        format!("number: {},", text(&facts.number)),
        format!("signers: {},", contents(signers)),
        format!("copy-number: {},", text(&official.mark.copy_number)),
        format!("secrecy: {},", text(&official.mark.secrecy)),
        format!("urgency: {},", text(&official.urgency)),
        format!("title: {},", content(&header.title.value)),
        format!("lines: {},", contents(lines(&header.title.value, TITLE, &view.phrases))),
        format!("subtitle: {},", contents(secondary(view, header.subtitle.as_deref()))),
        format!("to: {},", optional_content(to)),
        format!("attachments: {},", contents(titles)),
        format!("appended: {},", appended(view, facts)),
        format!("issued: {},", if minutes { &issued } else { "none" }),
        format!("issuers: {},", contents(issuers.iter().filter(|_| !minutes))),
        format!("date: {},", optional_content(date.as_deref().filter(|_| !minutes))),
        format!("seal: {},", official.seal),
        format!("note: {},", text(&official.note)),
        format!("colophon: {},", colophon(facts)),
    ]
}

/// What minutes (纪要) are called in their mark.
const MINUTES: &str = "纪要";

/// Who was there, who was excused, who listened: paragraphs that minutes end with.
const ROLL: [&str; 3] = ["出席", "请假", "列席"];

/// The text of a document, and what stands after its attachments: of minutes the paragraphs at the end that say who was there
/// (GB/T 9704-2012, 10.3), each as the label with its names.
pub(crate) fn parted<'a>(
    facts: &PolicyHeader,
    blocks: &'a [Block],
) -> (&'a [Block], Vec<(&'static str, String, &'a Block)>) {
    if facts.official.head != Some(Head::Minutes) {
        return (blocks, Vec::new());
    }
    let roll = blocks.iter().rev().map_while(|block| {
        let (label, names) = present(block)?;
        Some((label, names, block))
    });
    let mut roll: Vec<_> = roll.collect();
    roll.reverse();
    (&blocks[..blocks.len() - roll.len()], roll)
}

/// A paragraph that reads `出席：甲　乙`, without notes and links.
fn present(block: &Block) -> Option<(&'static str, String)> {
    let BlockKind::Paragraph { lead: None, text } = &block.kind else { return None };
    let is_plain = |inline: &Inline| matches!(inline, Inline::Text { .. } | Inline::Strong(_));
    let said = plain(text).replace(['\u{3000}', '\u{a0}'], " ");
    ROLL.iter().filter(|_| text.iter().all(is_plain)).find_map(|label| {
        let names =
            said.trim_start().strip_prefix(label)?.trim_start().strip_prefix(['：', ':'])?;
        Some((*label, names.trim().replace(' ', "\u{3000}")))
    })
}

/// Where the text of an attachment stands among the articles of the print, when it has one.
fn position(view: &PrintView, attachment: &Attachment) -> Option<usize> {
    let RefId(at) = attachment.file?;
    match view.own.targets.get(at as usize) {
        Some(PrintTarget::Article(at, _)) => Some(*at),
        _ => None,
    }
}

/// The title of an attachment: its document's own, or as typed.
fn title(view: &PrintView, attachment: &Attachment) -> String {
    let article = position(view, attachment).and_then(|at| article_at(view, at));
    let own = article.map(|article| article.document.header.title.value.clone());
    own.unwrap_or_else(|| attachment.title.clone())
}

/// The attachments that are printed, with their numbers when there are several (7.3.7).
fn appended(view: &PrintView, facts: &PolicyHeader) -> String {
    let several = facts.attachments.len() > 1;
    let mut out = String::from("(");
    for (at, attachment) in facts.attachments.iter().enumerate() {
        if let Some(article) = position(view, attachment) {
            let number = if several { (at + 1).to_string() } else { String::new() };
            let _ = write!(out, "(number: {}, article: {}), ", content(&number), name(article));
        }
    }
    out.push(')');
    out
}

/// 版记, when the document names who else gets it or who printed it.
fn colophon(facts: &PolicyHeader) -> String {
    let official = &facts.official;
    let printed_on = official.printed_on.map(Date::chinese);
    let all = [&official.copy_to, &official.printed_by, &printed_on];
    if all.iter().all(|part| part.is_none()) {
        return "none".to_owned();
    }
    let [copy_to, printed_by, printed_on] = all.map(|part| optional_content(part.as_deref()));
    format!("(copy-to: {copy_to}, printed-by: {printed_by}, printed-on: {printed_on})")
}
