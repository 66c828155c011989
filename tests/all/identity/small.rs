//! A small edit is a small piece of work: just the files that show it are made and written again.

use std::collections::BTreeSet;
use std::path::Path;

use crate::desk::Tree;
use crate::edits::{Desk, Draw, Form, picture};
use crate::runs::{self, Flags, Place, clean, difference, stamps, write};

/// A desk whose articles fill several pages, with two that are known by name: one within an issue, one that others link to.
fn desk(root: &Path) -> Desk {
    let mut desk = Desk::new(root, 91, 30, Form::Print);
    let article = |title: &str, date: &str, body: &str| {
        format!("---\ntitle: {title}\ndate: {date}\nunit: qingshan\ntopics: 夜校\ncampaign: zhuan\nsummary: 已有摘要。\n---\n\n{body}\n").into_bytes()
    };
    let mut put = |path: &str, bytes: Vec<u8>| desk.files.insert(path.to_owned(), bytes);
    put(
        "content/practice/zai-qi.md",
        article("甲乙丙丁", "2013-08-08", "夜校开课了。\n\n先教看合同。"),
    );
    put(
        "content/news/lian.md",
        article("泵站记事", "2013-09-09", "见[夜校](../practice/zai-qi.md)。"),
    );
    let issue = "---\ntitle: 临江工作简报第1期\ndate: 2014-01-20\npublication: 临江工作简报\nnumber: 1\nitems: [practice/zai-qi.md]\n---\n";
    put("content/bulletins/2014-01.md", issue.as_bytes().to_vec());
    put("static/fu.txt", "甲".as_bytes().to_vec());
    write(root, &desk.files);
    desk
}

/// What an edit came to: the files that are others now, and how many jobs were done.
struct Came {
    changed: BTreeSet<String>,
    old: Tree,
    new: Tree,
    made: usize,
}

/// Builds, edits one file, builds again: just the files that a clean build makes otherwise are written.
fn edit(path: &str, from: &str, to: &str) -> Came {
    let room = tempfile::tempdir().expect("a folder for the test");
    let mut desk = desk(room.path());
    let flags = Flags::default();
    let (first, _) = runs::build(room.path(), &flags, Place::Here);
    assert_eq!(first.code, 0, "{}", first.notes);
    let before = stamps(&desk.out());
    let text = String::from_utf8(desk.files[path].clone()).expect("text");
    assert!(text.contains(from), "{path} says {from}");
    desk.files.insert(path.to_owned(), text.replacen(from, to, 1).into_bytes());
    write(room.path(), &Tree::from([(path.to_owned(), desk.files[path].clone())]));
    let (second, work) = runs::build(room.path(), &flags, Place::Here);
    let wanted = clean(&desk.files, &flags, Place::Here);
    assert_eq!(difference(&second.out, &wanted.out), None);
    let after = stamps(&desk.out());
    let paths: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let differ = |one: Option<&Vec<u8>>, other: Option<&Vec<u8>>| one != other;
    let changed = paths.iter().filter(|path| differ(first.out.get(**path), second.out.get(**path)));
    let changed: BTreeSet<String> = changed.map(|path| (*path).clone()).collect();
    let written = paths.iter().filter(|path| before.get(**path) != after.get(**path));
    let written: BTreeSet<String> = written.map(|path| (*path).clone()).collect();
    assert_eq!(written, changed, "what is written is what is new");
    assert!(work.reused > work.made, "{work:?}");
    Came { changed, old: first.out, new: second.out, made: work.made }
}

const PAGE: &str = "practice/2013/zai-qi.html";
const ISSUE: &str = "bulletins/lin-jiang-gong-zuo-jian-bao/2014-1";

/// The changed files that are neither of the search index nor of the titles' face, which holds what characters they use.
fn pages(came: &Came) -> Vec<&str> {
    let face = |path: &str| path == "assets/fonts.css" || path.starts_with("assets/title-");
    let changed = came.changed.iter().map(String::as_str);
    changed.filter(|path| !path.starts_with("search/") && !face(path)).collect()
}

/// The prints of the issue that shows the text, and its first page as a picture.
fn prints() -> [String; 3] {
    ["-booklet.pdf", "-cover.webp", ".pdf"].map(|end| format!("{ISSUE}{end}"))
}

#[test]
fn an_edit_of_a_text_changes_its_page_and_its_prints() {
    let came = edit("content/practice/zai-qi.md", "先教看合同。", "先教算工钱。");
    let prints = prints();
    let mut wanted: Vec<&str> = prints.iter().map(String::as_str).chain([PAGE]).collect();
    if !cfg!(feature = "print") {
        wanted.drain(..prints.len());
    }
    assert_eq!(pages(&came), wanted);
    let index = came.changed.len() - wanted.len();
    assert!(index > 0, "the search finds the new words");
    assert!(came.made <= came.changed.len() + SPARE, "{} jobs for {:?}", came.made, came.changed);
}

/// How many jobs may be done in vain: those whose view holds more than they show.
const SPARE: usize = 2;

#[test]
fn another_title_changes_the_pages_that_show_it() {
    let came = edit("content/practice/zai-qi.md", "甲乙丙丁", "戊己庚辛");
    let shows = |site: &Tree, title: &str| {
        let text = |bytes: &Vec<u8>| String::from_utf8_lossy(bytes).contains(title);
        let files = site.iter().filter(|(path, bytes)| !path.starts_with("search/") && text(bytes));
        files.map(|(path, _)| path.clone()).collect::<BTreeSet<_>>()
    };
    let mut wanted = &shows(&came.old, "甲乙丙丁") | &shows(&came.new, "戊己庚辛");
    assert!(wanted.len() > 4, "{wanted:?}");
    // What a PDF shows is not to be read in its bytes.
    if cfg!(feature = "print") {
        wanted.extend(prints());
    }
    let changed: BTreeSet<String> = pages(&came).into_iter().map(str::to_owned).collect();
    assert_eq!(changed, wanted);
    assert!(came.made <= came.changed.len() + SPARE, "{} jobs for {:?}", came.made, came.changed);
}

#[test]
fn a_file_that_is_copied_changes_alone() {
    let came = edit("static/fu.txt", "甲", "乙");
    assert_eq!(came.changed, BTreeSet::from(["fu.txt".to_owned()]));
    assert!(came.made == 1, "{} jobs", came.made);
}

fn is_page(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|end| end == "html")
}

/// What other pages show of an article's text, each time without a word of its header changed.
#[test]
fn what_others_show_of_a_text_is_made_again() {
    let text = "夜校开课了。\n\n先教看合同。";
    let (first, other) =
        ("## 做法\n\n一。\n\n## 作法\n\n二。", "## 作法\n\n一。\n\n## 做法\n\n二。");
    for (page, before, after) in [
        // The heading that a link names by its text, which sounds like another.
        ("news/2013/lian.html", first, other),
        // The picture that lists show, and what it is said to show.
        ("index.html", "![甲](/tu.png)", "![甲](/hua.png)"),
        ("index.html", "![甲](/tu.png)", "![乙](/tu.png)"),
        // The first sentences, without a summary in the header.
        ("index.html", "", "又及。"),
    ] {
        let room = tempfile::tempdir().expect("a folder for the test");
        let mut desk = desk(room.path());
        let path = "content/practice/zai-qi.md";
        let typed = String::from_utf8(desk.files[path].clone()).expect("text");
        let typed = typed.replace("summary: 已有摘要。\n", "pinned: 是\n");
        let link = String::from_utf8(desk.files["content/news/lian.md"].clone()).expect("text");
        let mut build = |block: &str| {
            let edited = typed.replace(text, &format!("{block}\n\n{text}"));
            desk.files.insert(path.to_owned(), edited.into_bytes());
            let anchor = if block.contains("做法") { "zai-qi.md#做法" } else { "zai-qi.md" };
            let linked = link.replace("zai-qi.md", anchor);
            desk.files.insert("content/news/lian.md".to_owned(), linked.into_bytes());
            let mut draw = Draw::new(9);
            for name in ["tu.png", "hua.png"] {
                let bytes = picture(name, &mut draw);
                desk.files.entry(format!("static/{name}")).or_insert(bytes);
            }
            write(room.path(), &desk.files);
            let (seen, _) = runs::build(room.path(), &Flags::default(), Place::Here);
            assert_eq!(seen.code, 0, "{}", seen.notes);
            let wanted = clean(&desk.files, &Flags::default(), Place::Here);
            assert_eq!(difference(&seen.out, &wanted.out), None, "{block}");
            seen.out
        };
        let (old, new) = (build(before), build(after));
        let others = new.iter().filter(|(path, bytes)| {
            is_page(path) && path.as_str() != PAGE && old.get(*path) != Some(bytes)
        });
        let others: Vec<&str> = others.map(|(path, _)| path.as_str()).collect();
        assert!(others.contains(&page), "{before} → {after}: {others:?}");
    }
}
