//! 稿件一览: every text of the desk with its state, and every mistake; a page that needs no script.

use std::collections::{BTreeMap, BTreeSet};

use super::answer::own_page;
use super::html::Html;
use super::{Edition, Mistake, Row, word};
use crate::base::diag::Lang;
use crate::base::digest::Digest;
use crate::base::path::OutPath;

/// How many mistakes are shown in full; nobody mends more before looking again.
pub(super) const SHOWN: usize = 200;

/// The mistakes of one file: how many of each severity, and the first one's place in the list.
#[derive(Clone, Copy, Default)]
struct Count {
    errors: usize,
    others: usize,
    first: usize,
}

/// What tells one edition of the list from another.
pub(super) fn version(edition: &Edition) -> Digest {
    Digest::of_value(&((edition.rows)(), &edition.mistakes, &edition.stale))
}

/// The page.
pub(super) fn page(edition: &Edition) -> String {
    let lang = edition.lang;
    let rows = (edition.rows)();
    let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
    for (at, mistake) in edition.mistakes.iter().enumerate() {
        let Some(path) = &mistake.path else { continue };
        let count = counts.entry(path).or_insert(Count { first: at, ..Count::default() });
        if mistake.severity == "error" {
            count.errors += 1;
        } else {
            count.others += 1;
        }
    }
    let title = word(lang, "稿件一览", "all texts");
    let version = Digest::of_value(&(&rows, &edition.mistakes, &edition.stale));
    own_page(edition, title, "list", version, |html| {
        html.element("<h1>", title, "</h1>\n");
        sums(html, edition, &rows);
        if let Some(stale) = &edition.stale {
            html.element("<p class=\"stale\">", stale, "</p>\n");
        }
        mistakes(html, edition);
        table(html, &rows, &counts, lang);
    })
}

fn sums(html: &mut Html, edition: &Edition, rows: &[Row]) {
    let lang = edition.lang;
    let of = |severity| edition.mistakes.iter().filter(|note| note.severity == severity).count();
    let drafts = rows.iter().filter(|row| row.draft).count();
    html.raw("<p class=\"sums\">");
    for (count, name, class) in [
        (rows.len(), word(lang, "件", "texts"), ""),
        (drafts, word(lang, "件草稿", "drafts"), ""),
        (of("error"), word(lang, "处错误", "errors"), "bad"),
        (of("warning"), word(lang, "处警告", "warnings"), ""),
        (of("hint"), word(lang, "处提示", "hints"), ""),
    ] {
        if count > 0 {
            html.raw("<span class=\"").raw(class).raw("\"><b>").number(count).raw("</b> ");
            html.raw(name).raw("</span> ");
        }
    }
    html.raw("</p>\n");
}

/// All mistakes: errors open, the rest folded.
fn mistakes(html: &mut Html, edition: &Edition) {
    let lang = edition.lang;
    let numbered = || edition.mistakes.iter().enumerate();
    let part = |html: &mut Html, wanted: &dyn Fn(&Mistake) -> bool| {
        html.raw("<ol class=\"mistakes\">\n");
        let all = numbered().filter(|(_, note)| wanted(note));
        for (at, note) in all.clone().take(SHOWN) {
            mistake(html, note, Some(at));
        }
        html.raw("</ol>\n");
        let more = all.count().saturating_sub(SHOWN);
        if more > 0 {
            html.raw("<p>").raw(word(lang, "另有 ", "and ")).number(more);
            html.raw(word(lang, " 处，改好上面的再看。", " more.")).raw("</p>\n");
        }
    };
    let error = |note: &Mistake| note.severity == "error";
    if edition.mistakes.iter().any(error) {
        html.raw("<section class=\"open\">\n<h2>");
        html.raw(word(lang, "要改的错误", "errors to mend")).raw("</h2>\n");
        part(html, &error);
        html.raw("</section>\n");
    }
    let others = edition.mistakes.iter().filter(|note| !error(note)).count();
    if others > 0 {
        html.raw("<details>\n<summary>").raw(word(lang, "警告和提示", "warnings and hints"));
        html.raw(" <b>").number(others).raw("</b></summary>\n");
        part(html, &|note| !error(note));
        html.raw("</details>\n");
    }
}

/// One mistake: what, where, the line with the place marked, what to type.
pub(super) fn mistake(html: &mut Html, note: &Mistake, number: Option<usize>) {
    html.raw("<li class=\"").raw(note.severity).raw("\"");
    if let Some(number) = number {
        html.raw(" id=\"m").number(number).raw("\"");
    }
    html.element("><p class=\"what\"><b>", note.word, "</b> ").text(&note.message);
    html.element(" <code>", note.code, "</code></p>\n");
    if let Some(path) = &note.path {
        html.element("<p class=\"where\">", path, "");
        if let Some(place) = &note.place {
            html.raw(":").number(place.line).raw(":").number(place.column);
        }
        html.raw("</p>\n");
    }
    if let Some(place) = &note.place {
        html.raw("<pre><span class=\"no\">").number(place.line).raw("</span>").text(&place.before);
        html.element("<mark>", &place.marked, "</mark>").text(&place.after).raw("</pre>\n");
    }
    for advice in &note.advice {
        html.element("<p class=\"advice\">", advice, "</p>\n");
    }
    html.raw("</li>\n");
}

fn table(html: &mut Html, rows: &[Row], counts: &BTreeMap<&str, Count>, lang: Lang) {
    tools(html, rows, lang);
    html.raw("<table class=\"texts\">\n<thead><tr>");
    for (zh, en) in [
        ("日期", "date"),
        ("标题", "title"),
        ("栏目", "kind"),
        ("状态", "state"),
        ("用在", "used in"),
    ] {
        html.element("<th scope=\"col\">", word(lang, zh, en), "</th>");
    }
    html.raw("</tr></thead>\n<tbody>\n");
    for row in rows {
        let count = counts.get(row.path.as_str()).copied().unwrap_or_default();
        line(html, row, count, lang);
    }
    html.raw("</tbody>\n</table>\n<p class=\"none\" hidden>");
    html.raw(word(lang, "没有符合的稿件。", "Nothing fits.")).raw("</p>\n");
    html.raw("<script src=\"/.jianbao/list.js\"></script>\n");
}

/// What narrows the list down: shown by the script that makes it work.
fn tools(html: &mut Html, rows: &[Row], lang: Lang) {
    let kinds: BTreeSet<&str> = rows.iter().map(|row| row.kind).collect();
    html.raw("<form class=\"tools\" hidden>\n<label>");
    html.raw(word(lang, "查找", "find"))
        .raw(" <input type=\"search\" name=\"find\" placeholder=\"");
    html.raw(word(lang, "标题、文件名、期号……", "title, file, issue …"))
        .raw("\"></label>\n<label>");
    html.raw(word(lang, "栏目", "kind")).raw(" <select name=\"kind\"><option value=\"\">");
    html.raw(word(lang, "全部", "all")).raw("</option>");
    for kind in kinds {
        html.element("<option>", kind, "</option>");
    }
    html.raw("</select></label>\n<label>").raw(word(lang, "状态", "state"));
    html.raw(" <select name=\"state\"><option value=\"\">").raw(word(lang, "全部", "all"));
    html.raw("</option><option value=\"draft\">").raw(word(lang, "草稿", "drafts"));
    html.raw("</option><option value=\"wrong\">").raw(word(lang, "有问题", "with mistakes"));
    html.raw("</option><option value=\"unused\">").raw(word(lang, "没有用过", "not used"));
    html.raw("</option></select></label>\n<output></output>\n</form>\n");
}

fn line(html: &mut Html, row: &Row, count: Count, lang: Lang) {
    html.raw("<tr data-kind=\"").text(row.kind).raw("\" data-state=\"");
    for (yes, state) in [
        (row.draft, "draft "),
        (count.errors + count.others > 0, "wrong "),
        (row.uses.is_empty(), "unused "),
    ] {
        html.raw(if yes { state } else { "" });
    }
    html.element("\"><td class=\"date\">", &row.date, "</td><td class=\"title\">");
    link(html, &row.title, row.page.as_ref());
    if let Some(pdf) = &row.pdf {
        html.raw(" <a class=\"pdf\" href=\"").text(&address(pdf)).raw("\">PDF</a>");
    }
    html.element("<span class=\"path\">", &row.path, "</span></td>");
    html.element("<td class=\"kind\">", row.kind, "</td><td class=\"state\">");
    if row.draft {
        html.element("<span class=\"draft\">", word(lang, "草稿", "draft"), "</span> ");
    }
    for (many, class, name) in [
        (count.errors, "error", word(lang, "处错误", " errors")),
        (count.others, "warning", word(lang, "处警告", " warnings")),
    ] {
        if many > 0 {
            html.raw("<a class=\"").raw(class).raw("\" href=\"#m").number(count.first).raw("\">");
            html.number(many).raw(name).raw("</a> ");
        }
    }
    html.raw("</td><td class=\"uses\">");
    for (name, page) in &row.uses {
        link(html, name, Some(page));
        html.raw(" ");
    }
    html.raw("</td></tr>\n");
}

fn link(html: &mut Html, name: &str, page: Option<&OutPath>) {
    match page {
        Some(page) => {
            html.raw("<a href=\"").text(&address(page)).element("\">", name, "</a>");
        }
        None => {
            html.text(name);
        }
    }
}

fn address(page: &OutPath) -> String {
    format!("/{}", OutPath::new("index.html").href(page))
}
