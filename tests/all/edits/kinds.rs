//! The kinds of edits, each a function of the desk and chance; the result says what was done.
#![expect(clippy::unnecessary_wraps, reason = "all edits are of one type")]

use std::fs;

use crate::edits::tables::{
    BLOCKS, FIELDS, MISTAKES as WRONG_LINES, PEOPLE, SETTINGS, TERMS, TWINS, UNITS,
    WARNINGS as ODD_LINES, WRONG_FIELDS, WRONG_SETTINGS, WRONG_UNITS,
};
use crate::edits::{Desk, Draw, Form, is, picture, relative, set_time};
use crate::runs::{site, store};

/// An edit; `None` when the desk has nothing to do it to.
type Edit = fn(&mut Desk, &mut Draw) -> Option<String>;

/// What good writers do, how often.
pub(super) const EDITS: &[(usize, Edit)] = &[
    (6, body),
    (3, twin),
    (5, retitle),
    (16, field),
    (3, add),
    (3, remove),
    (3, rename),
    (3, change_kind),
    (2, into_folder),
    (3, link),
    (4, block),
    (3, change_picture),
    (3, template),
    (2, style),
    (1, print_template),
    (4, settings),
    (3, lists),
    (2, campaign),
    (4, issue),
    (1, page),
    (1, encoding),
    (2, fixed_file),
    (2, touch),
    (2, tamper),
    (1, lose_store),
    (4, flags),
    (4, go_back),
    (1, nothing),
];

/// What shows in print, how often.
pub(super) const PRINTS: &[(usize, Edit)] = &[
    (3, print_template),
    (3, print_setting),
    (3, lists),
    (3, issue),
    (2, odd_issue),
    (3, rename_issue),
    (2, link_items),
    (2, field),
    (2, body),
];

/// What stops nothing and is told.
pub(super) const WARNINGS: &[(usize, Edit)] =
    &[(5, odd_line), (1, encoding), (2, draft), (3, odd_issue), (1, odd_list)];

/// What stops a build.
pub(super) const MISTAKES: &[(usize, Edit)] = &[
    (4, wrong_line),
    (3, wrong_field),
    (1, wrong_settings),
    (1, wrong_units),
    (2, wrong_template),
    (1, no_title),
    (1, open_header),
    (1, garbage),
    (1, same_address),
    (1, clash),
    (1, spoil_picture),
    (2, wrong_item),
    (1, same_name),
    (2, remove),
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

const EVERY: &[&str] =
    &["interviews", "policy", "practice", "news", "campaigns", "bulletins", "boards", "pages"];

/// An article; in a desk that prints, often one that is printed.
fn any(desk: &Desk, draw: &mut Draw) -> Option<String> {
    if draw.chance(40)
        && let Some(path) = draw.pick(&printed(desk))
    {
        return Some(path.clone());
    }
    draw.pick(&desk.articles()).cloned()
}

/// Articles that an issue or a board names.
fn printed(desk: &Desk) -> Vec<String> {
    let issues = desk.documents(&["bulletins", "boards"]);
    let texts: String = issues.iter().filter_map(|path| desk.text(path)).collect();
    let named =
        |path: &String| path.strip_prefix("content/").is_some_and(|item| texts.contains(item));
    desk.articles().into_iter().filter(named).collect()
}

/// Sets or takes away a key of a header.
fn set(text: &str, key: &str, value: Option<&str>) -> Option<String> {
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

fn set_field(desk: &mut Desk, path: &str, key: &str, value: Option<&str>) -> Option<String> {
    let text = set(&desk.text(path)?, key, value)?;
    desk.put(path, text);
    Some(format!("{key} of {path} is {value:?}"))
}

fn append(desk: &mut Desk, path: &str, line: &str) -> Option<String> {
    let text = format!("{}\n{line}\n", desk.text(path)?);
    desk.put(path, text);
    Some(format!("{path} gains {line:?}"))
}

fn body(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
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

fn field(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
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

fn remove(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
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

fn pictures(desk: &Desk) -> Vec<String> {
    desk.files.keys().filter(|path| is(path, "png")).cloned().collect()
}

fn change_picture(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    match draw.below(4) {
        0 => {
            let path = draw.pick(&pictures(desk)).cloned()?;
            desk.files.remove(&path);
            Some(format!("removed {path}"))
        }
        1 => {
            let path = any(desk, draw)?;
            append(desk, &path, "![清淤以后的水渠](/tu.png)")
        }
        2 => {
            let path = any(desk, draw)?;
            let place = format!("{}/xin.png", path.rsplit_once('/')?.0);
            desk.files.insert(place, picture(draw));
            let cover = draw.chance(50);
            if cover {
                set_field(desk, &path, "cover", Some("xin.png"))
            } else {
                append(desk, &path, "![新桥](xin.png)")
            }
        }
        _ => {
            let path = draw.pick(&pictures(desk)).cloned()?;
            desk.files.insert(path.clone(), picture(draw));
            Some(format!("{path} shows something else"))
        }
    }
}

/// The text of a file of the theme that the program carries.
fn builtin(within: &str) -> String {
    let place = format!("{}/themes/official/{within}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(place).expect("a file of the theme")
}

/// Puts a file of the theme of the desk's own in place of the built-in one, or takes it away again.
fn override_with(
    desk: &mut Desk,
    draw: &mut Draw,
    within: &str,
    edit: fn(&str, usize) -> String,
) -> Option<String> {
    let path = format!("themes/official/{within}");
    if desk.files.contains_key(&path) && draw.chance(50) {
        desk.files.remove(&path);
        return Some(format!("removed {path}"));
    }
    let number = draw.below(5);
    desk.put(&path, edit(&builtin(within), number));
    Some(format!("{path} is the desk's own, {number}"))
}

fn template(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let names = [
        "web/base.html",
        "web/article.html",
        "web/listing.html",
        "web/home.html",
        "web/404.html",
        "web/components.html",
    ];
    let name = draw.word(&names);
    override_with(desk, draw, name, |text, number| {
        // Within a block, since templates that extend another show nothing outside of them.
        text.replacen("<article", &format!("<article data-try=\"{number}\""), 1)
            .replacen("<body", &format!("<body data-try=\"{number}\""), 1)
            .replacen("<ul", &format!("<ul data-try=\"{number}\""), 1)
            .replacen("<h1", &format!("<h1 data-try=\"{number}\""), 1)
    })
}

fn style(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let name = draw.word(&["web/style.css", "web/search.css", "web/search.js"]);
    override_with(desk, draw, name, |text, number| format!("{text}\n/* {number} */\n"))
}

fn print_template(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    (desk.form == Form::Print).then_some(())?;
    let name = draw.word(&["print/common.typ", "print/jianbao.typ", "print/gongwen.typ"]);
    override_with(desk, draw, name, |text, number| {
        text.replacen("fill: red", &format!("fill: rgb({}, 0, 0)", 200 + number), 1)
    })
}

/// Sets a line of the settings or takes it away.
fn set_setting(desk: &mut Desk, key: &str, value: Option<&str>) -> Option<String> {
    let text = desk.text("jianbao.yml")?;
    let kept = text.lines().filter(|line| !line.starts_with(&format!("{key}:"))).map(str::to_owned);
    let lines: Vec<String> = kept.chain(value.map(|value| format!("{key}: {value}"))).collect();
    desk.put("jianbao.yml", lines.join("\n") + "\n");
    Some(format!("settings: {key} is {value:?}"))
}

fn settings(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let (key, values) = SETTINGS[draw.below(SETTINGS.len())];
    let gone = key != "name" && draw.chance(30);
    let value = draw.word(values);
    set_setting(desk, key, (!gone).then_some(value))
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

/// Settings that prints show: the address that links lead to, who prints, the grid.
fn print_setting(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let key = draw.word(&["base_url", "publisher", "print"]);
    let (_, values) = SETTINGS.iter().find(|(known, _)| *known == key)?;
    let gone = draw.chance(30);
    let value = draw.word(values);
    set_setting(desk, key, (!gone).then_some(value))
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

fn encoding(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let path = any(desk, draw)?;
    let text = desk.text(&path)?;
    let (name, bytes) = match draw.below(4) {
        0 => ("GB18030", encoding_rs::GB18030.encode(&text).0.into_owned()),
        1 => ("UTF-8 with a mark", format!("\u{feff}{text}").into_bytes()),
        2 => ("CRLF", text.replace('\n', "\r\n").into_bytes()),
        _ => (
            "UTF-16",
            std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
        ),
    };
    desk.files.insert(path.clone(), bytes);
    Some(format!("{path} is saved as {name}"))
}

fn fixed_file(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let path = draw.word(&[
        "static/fu.txt",
        "static/wen/jian.css",
        "static/news/fu.txt",
        "content/news/fu.doc",
    ]);
    if draw.chance(30) {
        desk.files.remove(path)?;
        return Some(format!("removed {path}"));
    }
    desk.put(path, draw.paragraph());
    Some(format!("{path} holds something else"))
}

/// Times of files change, bytes do not.
fn touch(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let day = std::time::Duration::from_hours(24);
    let now = std::time::SystemTime::now();
    let (word, time) =
        [("now", now), ("long ago", now - day * 9000), ("in the future", now + day * 9000)]
            [draw.below(3)];
    let paths: Vec<String> = desk.on_disk.keys().filter(|_| draw.chance(50)).cloned().collect();
    for path in &paths {
        set_time(&desk.root.join(path), time);
    }
    Some(format!("{} files say they were changed {word}", paths.len()))
}

/// Somebody's hand in the output folder.
fn tamper(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let out = desk.out();
    let files: Vec<String> = site(&out).into_keys().filter(|path| !path.starts_with('.')).collect();
    let path = draw.pick(&files)?;
    let place = out.join(path);
    if draw.chance(40) {
        fs::remove_file(&place).expect("a file of the output");
        return Some(format!("removed {path} from the output"));
    }
    let time =
        fs::metadata(&place).and_then(|facts| facts.modified()).expect("a file of the output");
    let mut bytes = fs::read(&place).expect("a file of the output");
    match bytes.first_mut() {
        Some(first) => *first ^= 1,
        None => bytes.push(b'x'),
    }
    fs::write(&place, bytes).expect("a file of the output");
    if cfg!(unix) {
        set_time(&place, time);
    }
    Some(format!("changed a byte of {path} in the output"))
}

fn lose_store(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let files = store(&desk.root);
    let place = draw.pick(&files)?;
    match draw.below(3) {
        0 => fs::remove_dir_all(desk.root.join(".jianbao")).expect("the store"),
        1 => fs::remove_file(place).expect("a file of the store"),
        _ => {
            let bytes = fs::read(place).expect("a file of the store");
            fs::write(place, &bytes[..draw.below(bytes.len())]).expect("a file of the store");
        }
    }
    Some("the store is lost or cut short".to_owned())
}

fn flags(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    match draw.below(8) {
        0..3 => desk.flags.drafts ^= true,
        3..5 => desk.flags.as_of = [None, Some("2013-09-01"), Some("2014-03-01")][draw.below(3)],
        5 => desk.flags.deny_warnings ^= true,
        6 => desk.flags.no_cache ^= true,
        _ => desk.flags.out = if desk.flags.out.is_none() { Some("public-b") } else { None },
    }
    Some(format!("{:?}", desk.flags))
}

/// Files as they were some builds ago.
fn go_back(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let then = draw.pick(&desk.earlier).cloned()?;
    if draw.chance(30) {
        desk.files = then;
        return Some("all files are as they were some builds ago".to_owned());
    }
    let differs = |path: &&String| desk.files.get(*path) != then.get(*path);
    let paths: Vec<&String> = then.keys().filter(differs).collect();
    let path = (*draw.pick(&paths)?).clone();
    desk.files.insert(path.clone(), then[&path].clone());
    Some(format!("{path} is as it was some builds ago"))
}

fn nothing(_: &mut Desk, _: &mut Draw) -> Option<String> {
    Some("nothing".to_owned())
}

fn odd_line(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let path = any(desk, draw)?;
    append(desk, &path, draw.word(ODD_LINES))
}

/// A draft that something links to.
fn draft(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let (from, to) = (any(desk, draw)?, any(desk, draw)?);
    append(desk, &from, &format!("将见[下一篇]({})。", relative(&from, &to)))?;
    set_field(desk, &to, "draft", Some("是"))
}

/// An issue whose print warns.
fn odd_issue(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let path = draw.pick(&desk.documents(&["bulletins"])).cloned()?;
    set_field(desk, &path, "form", Some(draw.word(&["期刊", "公文"])))
}

fn odd_list(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let path = "content/data/unit.yml";
    if desk.files.remove(path).is_none() {
        desk.put(path, draw.word(UNITS).to_owned());
    }
    Some(format!("{path} comes or goes"))
}

fn wrong_line(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let path = any(desk, draw)?;
    append(desk, &path, draw.word(WRONG_LINES))
}

fn wrong_field(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let path = any(desk, draw)?;
    let (key, value) = WRONG_FIELDS[draw.below(WRONG_FIELDS.len())];
    set_field(desk, &path, key, Some(value))
}

fn wrong_settings(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let (key, value) = draw.word(WRONG_SETTINGS).split_once(": ")?;
    set_setting(desk, key, Some(value))
}

fn wrong_units(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    desk.put("content/data/units.yml", draw.word(WRONG_UNITS).to_owned());
    Some("mistakes in units.yml".to_owned())
}

fn wrong_template(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let name = draw.word(&["web/article.html", "web/home.html", "web/base.html"]);
    let edit: fn(&str, usize) -> String = if draw.chance(50) {
        |text, _| text.replacen("{%", "{% meiyou %}{%", 1)
    } else {
        |text, _| {
            text.replacen("<h1", "{{ meiyou.youma }}<h1", 1).replacen(
                "<body",
                "{{ meiyou.youma }}<body",
                1,
            )
        }
    };
    override_with(desk, draw, name, edit)
}

fn no_title(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let path = any(desk, draw)?;
    set_field(desk, &path, "title", None)
}

fn open_header(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let path = any(desk, draw)?;
    let text = desk.text(&path)?.replacen("\n---", "\n", 1);
    desk.put(&path, text);
    Some(format!("the header of {path} is not closed"))
}

fn garbage(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let path = any(desk, draw)?;
    desk.files.insert(path.clone(), b"---\ntitle: \x81\xff\xff\x80\n---\n".to_vec());
    Some(format!("{path} is garbage"))
}

fn same_address(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let path = any(desk, draw)?;
    let twin = path.replace(".md", "-2.md");
    let text = set(&desk.text(&path)?, "slug", Some("tong-yi"))?;
    desk.put(&path, text.clone());
    desk.put(&twin, text);
    Some(format!("{path} and {twin} have one address"))
}

fn clash(desk: &mut Desk, _: &mut Draw) -> Option<String> {
    desk.put("static/index.html", "首页".to_owned());
    Some("static/index.html takes the home page's place".to_owned())
}

fn spoil_picture(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let path = draw.pick(&pictures(desk)).cloned()?;
    desk.files.insert(path.clone(), b"no picture".to_vec());
    Some(format!("{path} is no picture"))
}

fn wrong_item(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let path = draw.pick(&desk.documents(&["bulletins", "boards"])).cloned()?;
    set_field(desk, &path, "items", Some("[news/meiyou.md]"))
}

fn same_name(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    // Elsewhere the two would be one file.
    cfg!(target_os = "linux").then_some(())?;
    let path = any(desk, draw).filter(|path| path.contains("gao-"))?;
    let text = desk.text(&path)?;
    let twin = path.replace("gao-", "Gao-");
    desk.put(&twin, text);
    Some(format!("{twin} beside {path}"))
}
