//! What a preview says on the terminal: its address, then a line for every change.

use std::time::Duration;

use super::found;
use crate::base::diag::{Diagnostic, Lang};

/// Something to say.
pub(crate) enum Preview<'a> {
    /// Where to look.
    Address(&'a str),
    /// How to end it.
    Stop,
    /// The system tells of no changes.
    Polling,
    /// No browser could be opened.
    NoBrowser,
    /// The desk was read.
    Look {
        /// What changed; empty the first time.
        paths: Vec<&'a str>,
        /// Whether more changed than is named.
        more: bool,
        articles: usize,
        notes: &'a [Diagnostic],
        took: Duration,
    },
}

/// How many changed files a line names.
const NAMED: usize = 2;

/// The words for it, with a line's end.
pub(crate) fn preview(what: &Preview<'_>, lang: Lang) -> String {
    match (lang, what) {
        (Lang::Zh, Preview::Address(address)) => {
            format!("预览：{address}　　稿件一览：{address}.jianbao/\n")
        }
        (Lang::En, Preview::Address(address)) => {
            format!("preview: {address}   all texts: {address}.jianbao/\n")
        }
        (Lang::Zh, Preview::Stop) => "稿件一保存，浏览器里就更新；按Ctrl+C结束\n".to_owned(),
        (Lang::En, Preview::Stop) => {
            "the browser follows whenever a file is saved; Ctrl+C ends the preview\n".to_owned()
        }
        (Lang::Zh, Preview::Polling) => {
            "系统没有报告文件改动，改为定时查看，保存后约一秒更新\n".to_owned()
        }
        (Lang::En, Preview::Polling) => {
            "the system does not tell of changes: folders are asked, which takes about a second\n"
                .to_owned()
        }
        (Lang::Zh, Preview::NoBrowser) => "没能打开浏览器，请自己打开上面的地址\n".to_owned(),
        (Lang::En, Preview::NoBrowser) => {
            "no browser could be opened; please open the address above\n".to_owned()
        }
        (_, Preview::Look { paths, more, articles, notes, took }) => {
            look(paths, *more, *articles, notes, *took, lang)
        }
    }
}

fn look(
    paths: &[&str],
    more: bool,
    articles: usize,
    notes: &[Diagnostic],
    took: Duration,
    lang: Lang,
) -> String {
    let took = took.as_secs_f64();
    let found = found(notes, lang, false);
    let more = more || paths.len() > NAMED;
    let named = &paths[..paths.len().min(NAMED)];
    let left = paths.len();
    match lang {
        Lang::Zh => {
            let found = if found.is_empty() { "没有发现问题".to_owned() } else { found };
            let names = named.join("、");
            let names = match (names.is_empty(), more) {
                (true, _) => String::new(),
                (false, true) => format!("{names}等至少{left}处改动："),
                (false, false) => format!("{names}改动："),
            };
            format!("{names}{articles}篇稿件，{found}，用时{took:.2}秒\n")
        }
        Lang::En => {
            let found = if found.is_empty() { "nothing found".to_owned() } else { found };
            let names = named.join(", ");
            let names = match (names.is_empty(), more) {
                (true, _) => String::new(),
                (false, true) => format!("{names} and others: "),
                (false, false) => format!("{names}: "),
            };
            format!("{names}{articles} articles, {found}, {took:.2} s\n")
        }
    }
}
