//! The tables against generated prints and against the declarations of the official theme.

use std::collections::BTreeSet;

use super::{ARTICLE, DESK, ELEMENTS, FORMS, Row, WAY};
use crate::config::PrintSettings;
use crate::document::header::Kind;
use crate::document::shelf;
use crate::print::Fonts;
use crate::print::manuscript::{self, manuscript, template};
use crate::print::pictures::Pictures;
use crate::print::tests::desk;
use crate::print::view::PrintView;

/// The names before colons at the beginnings of lines; a line of Typst's text begins with no name.
fn keys(text: &str) -> BTreeSet<&str> {
    let name = |name: &&str| name.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    text.lines().filter_map(|line| Some(line.split_once(": ")?.0)).filter(name).collect()
}

/// The names in a table, without their parameters.
fn names(rows: &'static [Row]) -> BTreeSet<&'static str> {
    rows.iter().map(|(name, _)| name.split('(').next().unwrap_or(name)).collect()
}

#[test]
fn what_print_templates_get_is_documented() {
    let theme = desk::theme(true);
    let fonts = Fonts::load(&theme, &PrintSettings::default()).value;
    let article = || desk::article(Kind::News, "题目", "正文。");
    let mut met = BTreeSet::new();
    let issue = || desk::issue("编者按：今天。", vec![(None, vec![article()])]);
    let alone = PrintView { own: article(), ..issue() };
    for view in [issue(), alone, desk::policy("正文。")] {
        let mut pictures = Pictures::new(&|_| None);
        let files = manuscript(&view, &fonts, &shelf::body, &mut pictures);
        let (file, function) = template(&view);
        let form = FORMS.iter().find(|(known, ..)| *known == file);
        let (_, named, rows) = form.unwrap_or_else(|| panic!("{file} is in no table"));
        assert_eq!(*named, function);
        let main = files["/main.typ"].text();
        let (_, call) = main.split_once(&format!("#t.{function}(\n")).expect("a call");
        for key in keys(call) {
            assert!(names(rows).contains(key), "{file} gets {key}");
            met.insert((file, key.to_owned()));
        }
        for key in keys(files["/desk.typ"].text()) {
            assert!(DESK[0].1.contains(&format!("faces.{key}")), "faces.{key}");
        }
        for (name, _) in DESK {
            assert!(files["/desk.typ"].text().contains(&format!("#let {name} = ")), "{name}");
        }
        for (name, _) in WAY {
            assert!(files["/way.typ"].text().contains(&format!("#let {name} = ")), "{name}");
        }
        if let Some(article) = files.get("/article-1.typ") {
            assert_eq!(keys(article.text()), names(ARTICLE));
        }
    }
    for (file, _, rows) in FORMS {
        for name in names(rows) {
            assert!(met.contains(&(*file, name.to_owned())), "{file} never gets {name}");
        }
    }
}

#[test]
fn every_function_of_the_text_is_documented_as_declared() {
    assert_eq!(names(ELEMENTS), manuscript::ELEMENTS.iter().copied().collect());
    let theme = desk::theme(false);
    let common = ["print/common.typ", "print/lists.typ"]
        .map(|file| std::str::from_utf8(&theme.files[file].bytes).expect("text"));
    for (declared, _) in ELEMENTS {
        let declared = format!("#let {declared} = ");
        assert!(common.iter().any(|file| file.contains(&declared)), "{declared}");
    }
}
