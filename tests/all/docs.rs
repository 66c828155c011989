//! Holds README and handbook against the program: generated parts, tables of keys, links.
//!
//! A generated part stands between `<!-- generated: WHAT -->` and `<!-- end -->`. WHAT is one of
//!
//! - `help LANG [COMMAND…]`: what `jianbao COMMAND --help` prints;
//! - `codes`: every kind of mistake from `src/base/problem.rs`, in Chinese;
//! - `example PATH`: the text of a file below `docs/examples/content`, without its header;
//! - `whole PATH`: the same with its header;
//! - `mistake LANG`: what `check` says of an example in which a unit is misspelt.
//!
//! `SNAPSHOTS=overwrite` renews them. A table below `<!-- keys: SCOPE… -->` names the keys that the program
//! knows in each of these scopes, no more and no less: `probe` asks it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use snapbox::{Assert, Data};

#[cfg(feature = "print")]
use crate::desk::copy;

#[test]
fn generated_parts_are_up_to_date() {
    let mut parts = 0;
    for path in pages() {
        let text = read(&path);
        let mut renewed = String::new();
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once("<!-- generated: ") {
            let (what, after) = after.split_once(" -->\n").expect("the mark ends");
            let (_, after) = after.split_once("<!-- end -->").expect("the part ends");
            let made = made(what);
            let _ = write!(renewed, "{before}<!-- generated: {what} -->\n{made}<!-- end -->");
            parts += 1;
            rest = after;
        }
        renewed.push_str(rest);
        let expected = Data::read_from(&path, None).raw();
        Assert::new().action_env("SNAPSHOTS").eq(Data::text(renewed), expected);
    }
    assert!(parts > 10, "only {parts} generated parts");
}

/// `docs/theme.md` is what the program says of templates; prints have a part in it.
#[cfg(feature = "print")]
#[test]
fn the_page_on_templates_is_up_to_date() {
    let page = said(&home(), &["theme", "docs"]);
    let expected = Data::read_from(&home().join("docs/theme.md"), None).raw();
    Assert::new().action_env("SNAPSHOTS").eq(Data::text(page), expected);
}

/// The text of a generated part.
fn made(what: &str) -> String {
    let words: Vec<&str> = what.split(' ').collect();
    match words.as_slice() {
        ["help", lang, command @ ..] => {
            let typed = [command, &["--help"]].concat();
            let said = said(&home(), &[&typed, ["--lang", lang].as_slice()].concat());
            fence("text", &format!("$ jianbao {}\n{said}", typed.join(" ")))
        }
        ["codes"] => codes(),
        ["example", path] => {
            let text = example(path);
            fence("markdown", text.splitn(3, "---\n").nth(2).expect("a header").trim_start())
        }
        ["whole", path] => fence("markdown", &example(path)),
        ["mistake", lang] => mistake(lang),
        _ => panic!("`{what}` is no generated part"),
    }
}

fn example(path: &str) -> String {
    read(&home().join("docs/examples/content").join(path))
}

/// A fence that is longer than any within it.
fn fence(info: &str, text: &str) -> String {
    let bar = if text.contains("```") { "````" } else { "```" };
    format!("{bar}{info}\n{}\n{bar}\n", text.trim_end())
}

/// What the program prints on its standard output.
fn said(folder: &Path, typed: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jianbao"));
    let output = command.args(typed).current_dir(folder).output().expect("the program starts");
    String::from_utf8(output.stdout).expect("text")
}

/// What `check` says of an article whose unit is misspelt.
fn mistake(lang: &str) -> String {
    let room = tempfile::tempdir().expect("a folder for the test");
    for part in ["content/interviews/xishan-fangtan.md", "content/data/units.yml", "jianbao.yml"] {
        let text = read(&home().join("docs/examples").join(part));
        let text = text.replace("供稿单位: 西山街道", "供稿单位: 西山街到");
        put(&room.path().join(part), &text);
    }
    // With a face for 仿宋 nothing is said of fonts.
    let face = "themes/official/fonts/jianbao-fang.ttf";
    let target = room.path().join(face);
    fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
    fs::copy(home().join(face), target).expect("a face");
    fence("text", &format!("$ jianbao check\n{}", said(room.path(), &["check", "--lang", lang])))
}

/// The table of all mistakes: code, severity, message and hint as `problem.rs` has them.
fn codes() -> String {
    let source = read(&home().join("src/base/problem.rs"));
    let mut rows = BTreeMap::new();
    let mut code = None;
    for line in source.lines().map(str::trim) {
        if let Some((_, entry)) = line.split_once("} \"")
            && let Some((name, severity)) = entry.split_once("\" ")
        {
            code = Some((name, severity));
        } else if let Some(words) = line.strip_prefix("zh: \"")
            && let Some((name, severity)) = code.take()
        {
            let (message, hint) = words.split_once("\", \"").expect("message and hint");
            let hint = hint.strip_suffix("\";").expect("the hint ends");
            rows.insert(name, (severity, plain(message), plain(hint)));
        }
    }
    assert!(rows.len() > 60, "only {} codes", rows.len());
    let mut out = String::new();
    let mut group = "";
    for (name, (severity, message, hint)) in &rows {
        let (head, _) = name.split_once('.').expect("a code has two parts");
        if head != group {
            group = head;
            let _ = write!(
                out,
                "\n### {}\n\n| 代码 | 程度 | 提示的话 | 怎么改 |\n| --- | --- | --- | --- |\n",
                heading(group)
            );
        }
        let severity = match *severity {
            "Error" => "错误",
            "Warning" => "警告",
            "Hint" => "提示",
            other => panic!("{name}: {other}"),
        };
        let _ = writeln!(out, "| `{name}` | {severity} | {message} | {hint} |");
    }
    out.push('\n');
    out
}

/// What the first part of a code stands for.
fn heading(group: &str) -> String {
    let named = [
        ("campaign", "活动"),
        ("data", "单位、人名、用语"),
        ("fence", "数据、大事记、名单"),
        ("header", "稿头"),
        ("issue", "简报"),
        ("key", "项目名"),
        ("link", "链接"),
        ("markdown", "正文"),
        ("marks", "标点和字符"),
        ("numbers", "数字和日期"),
        ("people", "姓名和职务"),
        ("period", "起止日期"),
        ("picture", "图片"),
        ("print", "印刷"),
        ("settings", "设置"),
        ("site", "文件和网址"),
        ("source", "读取文件"),
        ("theme", "样式"),
        ("unit", "单位"),
        ("value", "内容"),
        ("waive", "免检"),
        ("words", "用语"),
        ("yaml", "稿头和数据表的格式"),
    ];
    let found = named.iter().find(|(known, _)| *known == group);
    found.map_or(group.to_owned(), |(_, name)| format!("{name}（{group}）"))
}

/// A format string as a reader sees it: `…` for what is named, nothing that Markdown takes for a sign.
fn plain(format: &str) -> String {
    let mut out = String::new();
    let mut chars = format.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '{' if chars.peek() != Some(&'{') => {
                chars.by_ref().find(|c| *c == '}').expect("a name ends");
                out.push('…');
            }
            '{' | '}' => {
                chars.next();
                out.push(c);
            }
            '\\' => match chars.next() {
                Some('\\') => out.push_str("\\\\"),
                other => out.extend(other),
            },
            '*' | '[' | ']' | '<' | '>' | '|' | '`' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

#[test]
fn tables_of_keys_are_complete() {
    let known = probe();
    let mut told: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for path in pages().into_iter().filter(|path| path.to_string_lossy().contains("handbook")) {
        for (scopes, rows) in tables(&read(&path)) {
            for scope in scopes.split(' ') {
                told.entry(scope.to_owned()).or_default().extend(rows.iter().cloned());
            }
        }
    }
    let scopes = |keys: BTreeSet<&String>| keys.into_iter().cloned().collect::<Vec<_>>();
    assert_eq!(scopes(told.keys().collect()), scopes(known.keys().collect()));
    let mut wrong = Vec::new();
    for (scope, keys) in &known {
        let rows = &told[scope];
        let fits = |key: &(String, String), row: &(String, String)| {
            row.1 == key.1 && row.0.split('、').any(|chinese| chinese == key.0)
        };
        let missing = keys.iter().filter(|key| !rows.iter().any(|row| fits(key, row)));
        wrong.extend(missing.map(|key| format!("{scope}: {key:?} is told nowhere")));
        let stray = rows.iter().filter(|row| !keys.iter().any(|key| fits(key, row)));
        wrong.extend(stray.map(|row| format!("{scope}: {row:?} is no key")));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The first two cells of the rows of each marked table: the key in Chinese and in English.
fn tables(text: &str) -> Vec<(&str, Vec<(String, String)>)> {
    let mut found = Vec::new();
    for part in text.split("<!-- keys: ").skip(1) {
        let (scopes, rest) = part.split_once(" -->\n").expect("the mark ends");
        let lines = rest.lines().skip_while(|line| line.is_empty());
        let rows = lines.take_while(|line| line.starts_with('|')).skip(2).map(|line| {
            let mut cells = line.split('|').map(|cell| cell.trim().replace('`', ""));
            cells.next();
            (cells.next().unwrap_or_default(), cells.next().unwrap_or_default())
        });
        found.push((scopes, rows.collect()));
    }
    found
}

/// Asks the program what it knows in each scope: Chinese and English name of each key.
fn probe() -> BTreeMap<String, Vec<(String, String)>> {
    let (mut chinese, english) = (known("某-"), known("zzz-"));
    assert!(english.len() > 15, "only {} scopes", english.len());
    let pair = |(scope, english): (String, Vec<String>)| {
        let chinese = chinese.remove(&scope).expect("both languages");
        (scope, chinese.into_iter().zip(english).collect())
    };
    english.into_iter().map(pair).collect()
}

/// What the program says it knows where it meets a key that it does not know; it lists the names in
/// the language that the key was typed in.
fn known(sign: &str) -> BTreeMap<String, Vec<String>> {
    let room = tempfile::tempdir().expect("a folder for the test");
    for (path, text) in PROBES {
        put(&room.path().join(path), &text.replace("zzz-", sign));
    }
    let said = said(room.path(), &["check", "--lang", "zh", "--format", "json"]);
    let mut known = BTreeMap::new();
    for line in said.lines().filter(|line| line.contains("\"key.unknown\"")) {
        let note: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let text = |key: &str| note[key].as_str().expect("text").to_owned();
        let (message, hint) = (text("message"), text("hint"));
        let scope = message.split_once(sign).expect("our key").1;
        let scope = scope.split_once('”').expect("our key").0;
        let list = hint.split_once("这里可以写：").expect("the list").1;
        known.insert(scope.to_owned(), list.split('、').map(str::to_owned).collect());
    }
    known
}

/// Files each with keys that nobody knows, named after the scope that they stand in.
const PROBES: &[(&str, &str)] = &[
    (
        "jianbao.yml",
        "name: 甲\nzzz-settings: 1\nweb:\n  zzz-web: 1\npictures:\n  zzz-pictures: 1\ncheck:\n  zzz-check: 1\nprint:\n  zzz-print: 1\n  fonts:\n    zzz-fonts: 1\n\
         columns:\n  zzz-columns: 1\n  news:\n    zzz-column: 1\n",
    ),
    ("content/data/units.yml", "- name: 甲\n  zzz-units: 1\n"),
    (
        "content/data/people.yml",
        "- name: 甲\n  zzz-people: 1\n  posts:\n    - {post: 乙, zzz-posts: 1}\n",
    ),
    ("content/data/terms.yml", "zzz-terms: 1\n"),
    (
        "content/interviews/a.md",
        "---\ntitle: 甲\ndate: 2013-11-25\nzzz-interview: 1\ninterviewee: {name: 甲, zzz-person: 1}\n\
         review: [{stage: 撰稿, name: 甲, zzz-review: 1}]\nfigures: [{label: 甲, value: 1, zzz-figures: 1}]\n\
         waive: [{code: picture.no-alt, reason: 甲, zzz-waive: 1}]\n---\n",
    ),
    ("content/policy/a.md", "---\ntitle: 甲\ndate: 2013-11-25\nzzz-policy: 1\n---\n"),
    ("content/practice/a.md", "---\ntitle: 甲\ndate: 2013-11-25\nzzz-practice: 1\n---\n"),
    ("content/news/a.md", "---\ntitle: 甲\ndate: 2013-11-25\nzzz-news: 1\n---\n"),
    (
        "content/campaigns/a.md",
        "---\ntitle: 甲\nzzz-campaign: 1\nphases: [{name: 乙, from: 2013-06-05, to: 2013-06-30, zzz-phases: 1}]\n---\n",
    ),
    (
        "content/bulletins/a.md",
        "---\ntitle: 甲\ndate: 2013-11-25\nnumber: 1\nzzz-bulletin: 1\nitems: [{section: 乙, zzz-items: 1}]\n\
         select: [{kind: 动态, zzz-select: 1}]\n---\n",
    ),
    ("content/boards/a.md", "---\ntitle: 甲\nzzz-board: 1\n---\n"),
    ("content/pages/a.md", "---\ntitle: 甲\nzzz-page: 1\n---\n"),
];

#[test]
fn links_lead_somewhere() {
    let mut wrong = Vec::new();
    let mut shown = BTreeSet::new();
    for path in pages() {
        let text = without_fences(&read(&path));
        let folder = path.parent().expect("a folder");
        for part in text.split("](").skip(1) {
            let target = part.split([')', '#']).next().unwrap_or_default();
            if target.is_empty() || target.contains("://") {
                continue;
            }
            let file = folder.join(target);
            if !file.exists() {
                wrong.push(format!("{}: {target}", path.display()));
            }
            shown.extend(file.file_name().map(|name| name.to_string_lossy().into_owned()));
        }
    }
    for picture in fs::read_dir(home().join("docs/pictures")).expect("pictures").flatten() {
        let name = picture.file_name().to_string_lossy().into_owned();
        if !shown.contains(&name) {
            wrong.push(format!("{name} is shown nowhere"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// A text without what stands in fences and between backticks, where brackets are examples.
fn without_fences(text: &str) -> String {
    let mut out = String::new();
    let mut bar = "";
    for line in text.lines() {
        let ticks = &line[..line.len() - line.trim_start_matches('`').len()];
        if ticks.len() >= 3 && (bar.is_empty() || ticks == bar) {
            bar = if bar.is_empty() { ticks } else { "" };
        } else if bar.is_empty() {
            // A bracket behind a backslash opens nothing.
            out.extend(line.replace("\\](", "").split('`').step_by(2));
            out.push('\n');
        }
    }
    out
}

#[test]
#[cfg(feature = "print")]
fn the_examples_are_without_mistakes() {
    let room = tempfile::tempdir().expect("a folder for the test");
    copy(&home().join("docs/examples"), room.path());
    copy(&home().join("themes/official"), &room.path().join("themes/official"));
    for (article, pictures) in [
        ("2013-06-05-dongyuan-dahui", ["huichang"].as_slice()),
        ("2013-10-yuejiang-xiaoqu", &["yishi", "loudao", "dianti"]),
    ] {
        for picture in pictures {
            let name = format!("{picture}.jpg");
            let from = home().join("content/news").join(article).join(&name);
            fs::copy(from, room.path().join("content/news").join(name)).expect("a picture");
        }
    }
    assert_eq!(said(room.path(), &["check", "--lang", "zh"]), "");
    // The least theme of them builds, too: its home is its own, everything else is another theme's.
    let settings = room.path().join("jianbao.yml");
    put(&settings, &format!("{}主题: jiandan\n", read(&settings)));
    assert_eq!(said(room.path(), &["build", "--quiet", "--lang", "zh"]), "");
    assert!(
        read(&room.path().join("public/index.html"))
            .contains("<p>本站由中共东湾区委宣传部主办。</p>")
    );
}

/// README and handbook.
fn pages() -> Vec<PathBuf> {
    let mut pages = vec![home().join("README.md"), home().join("README.zh-CN.md")];
    let handbook = fs::read_dir(home().join("docs/handbook")).expect("handbook").flatten();
    pages.extend(handbook.map(|entry| entry.path()));
    pages.sort();
    pages
}

fn home() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn put(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text).expect("written");
}
