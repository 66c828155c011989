//! The kinds of edits, each a function of the desk and chance; the result says what was done. Here what good writers do.

use crate::edits::around::{
    between, encoding, fixed_file, flags, go_back, lose_store, nothing, print_setting,
    print_template, settings, style, tamper, template, touch,
};
use crate::edits::facts::{redate, unit_fact};
use crate::edits::mistakes::other_form;
use crate::edits::tables::{BLOCKS, FIELDS, PEOPLE, TERMS, TWINS, UNITS};
use crate::edits::{Desk, Draw, is, picture, relative};

/// An edit; `None` when the desk has nothing to do it to.
pub(super) type Edit = fn(&mut Desk, &mut Draw) -> Option<String>;

/// What good writers do, how often.
pub(super) const EDITS: &[(usize, Edit)] = &[
    (6, body),
    (3, twin),
    (5, retitle),
    (8, redate),
    (4, unit_fact),
    (16, field),
    (3, add),
    (3, remove),
    (3, rename),
    (3, change_kind),
    (4, readdress),
    (2, into_folder),
    (3, link),
    (4, block),
    (5, change_picture),
    (3, template),
    (2, style),
    (1, print_template),
    (9, settings),
    (5, lists),
    (2, campaign),
    (4, issue),
    (3, page),
    (1, encoding),
    (2, fixed_file),
    (2, touch),
    (2, tamper),
    (1, lose_store),
    (2, between),
    (4, flags),
    (4, go_back),
    (1, nothing),
];

/// What shows in print, how often.
pub(super) const PRINTS: &[(usize, Edit)] = &[
    (3, print_template),
    (9, print_setting),
    (4, lists),
    (4, unit_fact),
    (3, issue),
    (2, other_form),
    (3, rename_issue),
    (2, link_items),
    (5, wide_table),
    (2, field),
    (2, body),
];

/// Does one edit of a table.
pub(super) fn apply(table: &[(usize, Edit)], desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let mut at = draw.below(table.iter().map(|(weight, _)| weight).sum());
    let (_, edit) = table.iter().find(|(weight, _)| {
        let here = at < *weight;
        at = at.saturating_sub(*weight);
        here
    })?;
    edit(desk, draw)
}

pub(super) const EVERY: &[&str] =
    &["interviews", "policy", "practice", "news", "campaigns", "bulletins", "boards", "pages"];

/// An article; in a desk that prints, often one that is printed.
pub(super) fn any(desk: &Desk, draw: &mut Draw) -> Option<String> {
    if draw.chance(40)
        && let Some(path) = draw.pick(&printed(desk))
    {
        return Some(path.clone());
    }
    draw.pick(&desk.articles()).cloned()
}

/// Articles that an issue or a board names.
pub(super) fn printed(desk: &Desk) -> Vec<String> {
    let issues = desk.documents(&["bulletins", "boards"]);
    let texts: String = issues.iter().filter_map(|path| desk.text(path)).collect();
    let named =
        |path: &String| path.strip_prefix("content/").is_some_and(|item| texts.contains(item));
    desk.articles().into_iter().filter(named).collect()
}

/// Sets or takes away a key of a header.
pub(super) fn set(text: &str, key: &str, value: Option<&str>) -> Option<String> {
    let (head, body) = text.strip_prefix("---\n")?.split_once("\n---")?;
    let mut kept = Vec::new();
    let mut within = false;
    for line in head.lines() {
        let more = line.starts_with([' ', '-']);
        within = if more { within } else { line.starts_with(&format!("{key}:")) };
        if !within {
            kept.push(line.to_owned());
        }
    }
    kept.extend(value.map(|value| format!("{key}: {value}")));
    Some(format!("---\n{}\n---{body}", kept.join("\n")))
}

pub(super) fn set_field(
    desk: &mut Desk,
    path: &str,
    key: &str,
    value: Option<&str>,
) -> Option<String> {
    let text = set(&desk.text(path)?, key, value)?;
    desk.put(path, text);
    Some(format!("{key} of {path} is {value:?}"))
}

pub(super) fn append(desk: &mut Desk, path: &str, line: &str) -> Option<String> {
    let text = format!("{}\n{line}\n", desk.text(path)?);
    desk.put(path, text);
    Some(format!("{path} gains {line:?}"))
}

pub(super) fn body(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let path = any(desk, draw)?;
    match draw.below(3) {
        0 => append(desk, &path, &draw.paragraph()),
        1 => {
            let text = desk.text(&path)?;
            let (kept, last) = text.trim_end().rsplit_once("\n\n")?;
            (!last.contains("---")).then_some(())?;
            desk.put(&path, format!("{kept}\n"));
            Some(format!("{path} loses {last:?}"))
        }
        _ => {
            let (old, new) = (draw.sentence(), draw.sentence());
            let text = desk.text(&path)?;
            text.contains(old).then_some(())?;
            desk.put(&path, text.replace(old, new));
            Some(format!("{path} says {new} for {old}"))
        }
    }
}

/// Other bytes of the same number, and the time that the file had before.
fn twin(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let path = draw.pick(&desk.documents(EVERY)).cloned()?;
    let text = desk.text(&path)?;
    let (one, other) = TWINS[draw.below(TWINS.len())];
    let new = text.replace(one, "\u{1}").replace(other, one).replace('\u{1}', other);
    (new != text).then_some(())?;
    desk.put(&path, new);
    // Where systems do not tell when anything of a file was changed, nobody could see such an edit.
    desk.keep_times = cfg!(unix) && draw.chance(70);
    Some(format!("{path}: {one} and {other} change places, times kept: {}", desk.keep_times))
}

fn retitle(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let path = draw.pick(&desk.documents(EVERY)).cloned()?;
    let title = draw.title();
    set_field(desk, &path, "title", Some(&title))
}

pub(super) fn field(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let path = draw.pick(&desk.documents(EVERY)).cloned()?;
    let kind = path.split('/').nth(1)?.to_owned();
    let article = ["interviews", "policy", "practice", "news"].contains(&kind.as_str());
    let fits = |of: &str| of == kind || (of.is_empty() && article);
    let rows: Vec<_> = FIELDS.iter().filter(|(of, ..)| fits(of)).collect();
    let (_, key, values) = draw.pick(&rows)?;
    let gone = draw.chance(25) && *key != "date" && *key != "number";
    let value = draw.word(values);
    set_field(desk, &path, key, (!gone).then_some(value))
}

fn add(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    (desk.files.len() < 70).then_some(())?;
    Some(format!("added {}", desk.article(draw)))
}

pub(super) fn remove(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let path = any(desk, draw)?;
    desk.files.remove(&path);
    Some(format!("removed {path}"))
}

/// A new place for a document; links to it are changed with it, or forgotten.
fn transfer(desk: &mut Desk, from: &str, to: &str, careful: bool) -> Option<String> {
    (!desk.files.contains_key(to)).then_some(())?;
    let bytes = desk.files.remove(from)?;
    desk.files.insert(to.to_owned(), bytes);
    if careful {
        let short = |path: &str| path.trim_start_matches("content/").to_owned();
        for path in desk.documents(EVERY) {
            let Some(text) = desk.text(&path) else { continue };
            let text = text.replace(
                &format!("]({})", relative(&path, from)),
                &format!("]({})", relative(&path, to)),
            );
            desk.put(&path, text.replace(&short(from), &short(to)));
        }
    }
    Some(format!("{from} is now {to}, links changed: {careful}"))
}

fn rename(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let from =
        draw.pick(&desk.documents(EVERY)).filter(|path| !path.ends_with("index.md")).cloned()?;
    let (folder, _) = from.rsplit_once('/')?;
    let name = draw.word(&["shui", "灯", "zhang-mu-2", "2013-11-ye-xiao", "b"]);
    let to = format!("{folder}/{name}.md");
    transfer(desk, &from, &to, draw.chance(75))
}

fn change_kind(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let from = any(desk, draw).filter(|path| !path.ends_with("index.md"))?;
    let to = format!("content/{}/{}", desk.kind(draw), from.rsplit('/').next()?);
    transfer(desk, &from, &to, draw.chance(75))
}

/// Another address for an article that others link to; their texts stay as they are.
fn readdress(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let documents = desk.documents(EVERY);
    let links = |from: &String, to: &str| {
        let link = format!("]({})", relative(from, to));
        desk.text(from).is_some_and(|text| text.contains(&link))
    };
    let linked = |to: &String| documents.iter().any(|from| links(from, to));
    let articles: Vec<String> = desk.articles().into_iter().filter(linked).collect();
    let path = draw.pick(&articles).cloned()?;
    let slug = format!("xin-zhi-{}", draw.below(1000));
    set_field(desk, &path, "slug", Some(&slug))
}

fn into_folder(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let from = any(desk, draw).filter(|path| !path.ends_with("index.md"))?;
    let to = format!("{}/index.md", from.trim_end_matches(".md"));
    let told = transfer(desk, &from, &to, true)?;
    let text = desk.text(&to)?.replace("](../", "](../../");
    desk.put(&to, text);
    Some(told)
}

fn link(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let (from, to) =
        (draw.pick(&desk.documents(EVERY)).cloned()?, draw.pick(&desk.documents(EVERY)).cloned()?);
    let line = format!("又见[{}]({})。", draw.word(&["这一篇", "前文", ""]), relative(&from, &to));
    append(desk, &from, &line)
}

fn block(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let path = any(desk, draw)?;
    append(desk, &path, draw.word(BLOCKS))
}

pub(super) fn pictures(desk: &Desk) -> Vec<String> {
    desk.files.keys().filter(|path| is(path, "png") || is(path, "jpg")).cloned().collect()
}

fn change_picture(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    match draw.below(6) {
        0 => {
            let path = draw.pick(&pictures(desk)).cloned()?;
            desk.files.remove(&path);
            Some(format!("removed {path}"))
        }
        1 => {
            let path = draw.pick(&desk.documents(EVERY)).cloned()?;
            append(desk, &path, "![清淤以后的水渠](/tu.png)")
        }
        2 => {
            let path = any(desk, draw)?;
            let name = draw.word(&["xin.png", "qiao.jpg"]);
            let place = format!("{}/{name}", path.rsplit_once('/')?.0);
            desk.files.insert(place.clone(), picture(&place, draw));
            let cover = draw.chance(50);
            if cover {
                set_field(desk, &path, "cover", Some(name))
            } else {
                append(desk, &path, &format!("![新桥]({name})"))
            }
        }
        _ => {
            let path = draw.pick(&pictures(desk)).cloned()?;
            desk.files.insert(path.clone(), picture(&path, draw));
            Some(format!("{path} shows something else"))
        }
    }
}

fn lists(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let (name, texts) = [("units", UNITS), ("people", PEOPLE), ("terms", TERMS)][draw.below(3)];
    let path = format!("content/data/{name}.yml");
    if draw.chance(20) {
        desk.files.remove(&path)?;
        return Some(format!("removed {path}"));
    }
    desk.put(&path, draw.word(texts).to_owned());
    Some(format!("another {path}"))
}

fn campaign(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let path = "content/campaigns/qianzou.md";
    if draw.chance(40) {
        desk.files.remove(path)?;
        return Some(format!("removed {path}"));
    }
    let title = draw.title();
    desk.put(
        path,
        format!(
            "---\ntitle: {title}\nfrom: 2013-01-01\nto: 2013-05-31\nprelude_of: zhuan\n---\n\n{}\n",
            draw.paragraph()
        ),
    );
    Some(format!("added {path}"))
}

/// Another name for the file of an issue, whose address stays: mistakes are told of the new name.
fn rename_issue(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let from = draw.pick(&desk.documents(&["bulletins"])).cloned()?;
    let to = format!("content/bulletins/qi-{}.md", draw.below(4));
    transfer(desk, &from, &to, true)
}

/// A printed article leads to another article, perhaps of the same print.
fn link_items(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let printed = printed(desk);
    let from = draw.pick(&printed).cloned()?;
    let to = if draw.chance(50) { draw.pick(&printed).cloned() } else { any(desk, draw) }?;
    append(desk, &from, &format!("详见[那一篇]({})。", relative(&from, &to)))
}

/// A table that runs over the edge of its sheet: only the print finds it, and tells of it as long as it stands.
fn wide_table(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let path = draw.pick(&printed(desk)).cloned()?;
    let row = |cell: &str| format!("|{}", cell.repeat(60));
    append(desk, &path, &[row("栏|"), row("---|"), row("栏|")].join("\n"))
}

/// Another choice of articles for an issue or a board.
fn issue(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let path = draw.pick(&desk.documents(&["bulletins", "boards"])).cloned()?;
    let articles = desk.articles();
    let count = 1 + draw.below(3);
    let items: Vec<&str> =
        (0..count).filter_map(|_| draw.pick(&articles)?.strip_prefix("content/")).collect();
    let value = format!("[{}]", items.join(", "));
    set_field(desk, &path, "items", Some(&value))
}

fn page(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let path = draw.pick(&desk.documents(&["pages", "campaigns", "boards"])).cloned()?;
    append(desk, &path, &draw.paragraph())
}
