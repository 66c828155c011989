//! Head, signature and foot of an official document as arguments of its template (GB/T 9704-2012, 7).

use std::fmt::Write as _;

use crate::base::chinese::date::Date;
use crate::document::block::RefId;
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
    let names = issuers.iter().map(|name| letters(name.trim_end_matches("文件")));
    let names = names.fold(String::new(), |list, letters| list + &letters + ", ");
    // A text without 发文字号 was not issued as a document: no red head unless it is asked for.
    let red = official.head.unwrap_or(match &facts.number {
        Some(_) => Head::Red,
        None => Head::Plain,
    });
    let head = if red == Head::Red { "red" } else { "plain" };
    let date = facts.issued.or(date).map(Date::chinese);
    let to = (!facts.to.is_empty()).then(|| facts.to.join("，"));
    let to = to.as_deref().map(|to| to.trim_end_matches(['：', ':']));
    let titles = facts.attachments.iter().map(|attachment| title(view, attachment));
    let signers = official.signer.iter().map(|name| spread(name));
    let text = |text: &Option<String>| optional_content(text.as_deref());
    vec![
        format!("head: \"{head}\","),
        format!("names: ({names}),"),
        format!("word: {},", letters("文件")),
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
        format!("issuers: {},", contents(&issuers)),
        format!("date: {},", optional_content(date.as_deref())),
        format!("seal: {},", official.seal),
        format!("note: {},", text(&official.note)),
        format!("colophon: {},", colophon(facts)),
    ]
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
