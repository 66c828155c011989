//! Edits around the texts: themes, settings, times of files, the output folder, the store, flags, and going back.
#![expect(clippy::unnecessary_wraps, reason = "all edits are of one type")]

use std::fs;

use crate::edits::kinds::any;
use crate::edits::tables::SETTINGS;
use crate::edits::{Desk, Draw, Form, is, set_time};
use crate::runs::{self, Flags, Place, put, site, store};

pub(super) fn template(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let names = [
        "web/base.html",
        "web/article.html",
        "web/listing.html",
        "web/home.html",
        "web/404.html",
        "web/components.html",
        "web/shared/masthead.html",
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

pub(super) fn style(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let name = draw.word(&["web/style.css", "web/search.css", "web/search.js"]);
    override_with(desk, draw, name, |text, number| format!("{text}\n/* {number} */\n"))
}

pub(super) fn print_template(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    (desk.form == Form::Print).then_some(())?;
    let name = draw.word(&[
        "print/common.typ",
        "print/jianbao.typ",
        "print/gongwen.typ",
        "print/journal.typ",
    ]);
    override_with(desk, draw, name, |text, number| {
        text.replacen("fill: red", &format!("fill: rgb({}, 0, 0)", 200 + number), 1)
    })
}

/// The text of a file of the theme that the program carries.
pub(super) fn builtin(within: &str) -> String {
    let place = format!("{}/themes/official/{within}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(place).expect("a file of the theme")
}

/// Puts a file of the theme of the desk's own in place of the built-in one, or takes it away again.
pub(super) fn override_with(
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

/// Sets a line of the settings or takes it away.
pub(super) fn set_setting(desk: &mut Desk, key: &str, value: Option<&str>) -> Option<String> {
    let text = desk.text("jianbao.yml")?;
    let kept = text.lines().filter(|line| !line.starts_with(&format!("{key}:"))).map(str::to_owned);
    let lines: Vec<String> = kept.chain(value.map(|value| format!("{key}: {value}"))).collect();
    desk.put("jianbao.yml", lines.join("\n") + "\n");
    Some(format!("settings: {key} is {value:?}"))
}

pub(super) fn settings(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let (key, values) = SETTINGS[draw.below(SETTINGS.len())];
    let gone = key != "name" && draw.chance(30);
    let value = draw.word(values);
    set_setting(desk, key, (!gone).then_some(value))
}

/// Settings that prints show: the address that links lead to, who prints, the grid.
pub(super) fn print_setting(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let key = draw.word(&["base_url", "publisher", "publisher", "print", "print"]);
    let (_, values) = SETTINGS.iter().find(|(known, _)| *known == key)?;
    let gone = draw.chance(30);
    let value = draw.word(values);
    set_setting(desk, key, (!gone).then_some(value))
}

pub(super) fn fixed_file(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let names =
        ["static/fu.txt", "static/wen/jian.css", "static/news/fu.txt", "content/news/fu.doc"];
    let there = names.into_iter().find(|name| desk.files.contains_key(*name));
    let path = there.filter(|_| draw.chance(50)).unwrap_or(names[draw.below(names.len())]);
    if draw.chance(20) {
        desk.files.remove(path)?;
        return Some(format!("removed {path}"));
    }
    desk.put(path, draw.paragraph());
    Some(format!("{path} holds something else"))
}

/// A link that leads out of the desk comes or goes: it is told, and no file is another.
pub(super) fn link_out(desk: &mut Desk, _: &mut Draw) -> Option<String> {
    cfg!(unix).then_some(())?;
    let path = "static/wai.link";
    if desk.files.remove(path).is_none() {
        desk.put(path, "/".to_owned());
    }
    Some(format!("{path} comes or goes"))
}

/// Times of files change, bytes do not.
pub(super) fn touch(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let day = std::time::Duration::from_hours(24);
    let now = std::time::SystemTime::now();
    let (word, time) =
        [("now", now), ("long ago", now - day * 9000), ("in the future", now + day * 9000)]
            [draw.below(3)];
    let files = desk.on_disk.keys().filter(|path| !is(path, "link"));
    let paths: Vec<String> = files.filter(|_| draw.chance(50)).cloned().collect();
    for path in &paths {
        set_time(&desk.root.join(path), time);
    }
    Some(format!("{} files say they were changed {word}", paths.len()))
}

/// Somebody's hand in the output folder.
pub(super) fn tamper(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
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

/// Another build into the same folder, which remembers nothing: of a desk with one file more.
pub(super) fn between(desk: &mut Desk, _: &mut Draw) -> Option<String> {
    (!desk.broken && desk.flags.as_of.is_none()).then_some(())?;
    let more = desk.root.join("static/zhong-jian.txt");
    put(&more, b"more");
    let flags = Flags { no_cache: true, ..desk.flags.clone() };
    let (seen, _) = runs::build(&desk.root, &flags, Place::Here);
    fs::remove_file(&more).expect("the file");
    Some(format!("a build without the store, of one file more, ended with {}", seen.code))
}

pub(super) fn lose_store(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
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

pub(super) fn flags(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
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
pub(super) fn go_back(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
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

pub(super) fn nothing(_: &mut Desk, _: &mut Draw) -> Option<String> {
    Some("nothing".to_owned())
}

pub(super) fn encoding(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
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
