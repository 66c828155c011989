//! Edits that are told: what stops a build, and what only warns.
#![expect(clippy::unnecessary_wraps, reason = "all edits are of one type")]

use crate::edits::around::{encoding, link_out, override_with, set_setting};
use crate::edits::kinds::{Edit, any, append, pictures, remove, set, set_field};
use crate::edits::tables::{
    MISTAKES as WRONG_LINES, PEOPLE, POSTS, UNITS, USED, WARNINGS as ODD_LINES, WRONG_FIELDS,
    WRONG_SETTINGS, WRONG_UNITS,
};
use crate::edits::{Desk, Draw, relative};

/// What stops nothing and is told.
pub(super) const WARNINGS: &[(usize, Edit)] = &[
    (5, odd_line),
    (1, encoding),
    (2, draft),
    (3, other_form),
    (1, odd_list),
    (2, link_out),
    (5, against),
    (4, other_posts),
];

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

/// An issue that turns into a periodical, or into a form whose print warns.
pub(super) fn other_form(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
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

/// Another list of people than texts were held against that name some with their posts; first such a text.
fn other_posts(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let named = |path: &String| desk.text(path).is_some_and(|text| text.contains(POSTS));
    if !desk.articles().iter().any(named) {
        let path = any(desk, draw)?;
        return append(desk, &path, POSTS);
    }
    let path = "content/data/people.yml";
    let list = draw.word(PEOPLE);
    (desk.text(path).as_deref() != Some(list)).then_some(())?;
    desk.put(path, list.to_owned());
    Some(format!("another {path}"))
}

/// The lists turn against a word of a text that stands as it is, or for it.
fn against(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let path = "content/data/terms.yml";
    let text = desk.text(&any(desk, draw)?)?;
    let word = draw.word(USED);
    text.contains(word).then_some(())?;
    let line = match draw.below(4) {
        0 => format!("careful: {{{word}: 写实}}\n"),
        1 => format!("wrong: {{{word}: 新{word}}}\n"),
        2 => format!("retired: {{{word}: 老{word}}}\n"),
        _ => format!("fixed: [{word}、路灯]\n"),
    };
    desk.put(path, line.clone());
    Some(format!("{path} is {line:?}"))
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
