//! Mistakes of templates, each at its place.

use super::{Data, Templates};
use crate::base::digest::Digest;
use crate::base::path::SourcePath;
use crate::base::problem::Problem;
use crate::theme::{Theme, ThemeFile};

fn theme(files: &[(&str, &str)]) -> Theme {
    let mut theme = Theme::default();
    for (name, text) in files {
        let path = SourcePath::new(&format!("themes/x/web/{name}")).expect("a path");
        let bytes = text.as_bytes().into();
        let file = ThemeFile { path, bytes, digest: Digest::of(text.as_bytes()) };
        theme.files.insert(format!("web/{name}"), file);
    }
    theme
}

/// File, the text that the place covers, message.
fn noted(theme: &Theme, note: &crate::base::diag::Diagnostic) -> (String, String, String) {
    let (Problem::TemplateMistake { message }
    | Problem::TemplateCycle { chain: message }
    | Problem::TemplateMissing { name: message }) = &note.problem
    else {
        panic!("{note:?}")
    };
    let span = note.span.as_ref().expect("a place");
    let file = theme.files.values().find(|file| file.path == span.path).expect("the file");
    let place = &file.bytes[span.start as usize..span.end as usize];
    let name = span.path.name().to_owned();
    (name, String::from_utf8_lossy(place).into_owned(), message.clone())
}

#[test]
fn mistakes_are_found_when_templates_load() {
    type Case<'a> = (&'a [(&'a str, &'a str)], &'a [(&'a str, &'a str, &'a str)]);
    let cases: &[Case<'_>] = &[
        (&[("a.html", "<p>{{ 题 }}</p>")], &[("a.html", "", "character")]),
        (
            &[("a.html", "{% if x %}"), ("b.html", "好\n{{ y | nosuch }}")],
            &[("a.html", "", "end of input")],
        ),
        (
            &[("b.html", "好\n{{ y | nosuch }}\n{{ <card /> }}")],
            &[("b.html", "nosuch", "Unknown filter"), ("b.html", "card", "Unknown component")],
        ),
        (
            &[("a.html", "{% extends \"bas.html\" %}"), ("base.html", "")],
            &[("a.html", "\"bas.html\"", "bas.html")],
        ),
        (&[("a.html", "好\n{% include 'b.html' %}")], &[("a.html", "'b.html'", "b.html")]),
        (
            &[
                ("a.html", "{% extends \"b.html\" %}"),
                ("b.html", "{% extends \"c.html\" %}"),
                ("c.html", "{% extends \"b.html\" %}"),
            ],
            &[("b.html", "\"c.html\"", "b.html → c.html → b.html")],
        ),
        (&[("a.html", "{% include \"a.html\" %}")], &[("a.html", "\"a.html\"", "a.html → a.html")]),
        (
            &[
                ("a.html", "{{ \"b.html\" }}{% include \"b.html\" %}"),
                ("b.html", "{% include \"a.html\" %}"),
            ],
            &[("a.html", "\"b.html\"", "a.html → b.html → a.html")],
        ),
    ];
    for (files, expected) in cases {
        let theme = theme(files);
        let notes = Templates::load(&theme).notes;
        assert_eq!(notes.len(), expected.len(), "{notes:?}");
        for (note, (name, place, words)) in notes.iter().zip(*expected) {
            let (file, covered, message) = noted(&theme, note);
            assert_eq!(file, *name);
            assert!(covered.contains(place), "{covered:?}");
            assert!(message.contains(words), "{message}");
        }
    }
}

#[test]
fn filling_escapes_and_reports() {
    let theme = theme(&[("a.html", "<p>{{ x }}{{ y }}</p>"), ("b.html", "ok {{ x.missing }}")]);
    let templates = Templates::load(&theme).value;
    let (text, markup) = (Data::from("<i>"), Data::markup("<b>"));
    let filled = templates.render("a.html", [("x", &text), ("y", &markup)]);
    assert_eq!(filled.as_deref(), Ok(b"<p>&lt;i&gt;<b></p>".as_slice()));
    let failed = templates.render("b.html", [("x", &Data::map([]))]).expect_err("no such name");
    assert!(noted(&theme, &failed).1.contains("missing"));
    assert!(templates.render("none.html", []).is_err());
}

#[test]
fn data_is_equal_when_its_content_is() {
    let card = |title: &str| Data::map([("title", title.into()), ("flag", true.into())]);
    assert_eq!(card("甲"), card("甲"));
    assert_ne!(card("甲"), card("乙"));
    let same_words = [
        Data::from("甲"),
        Data::markup("甲"),
        Data::list([Data::from("甲")]),
        Data::map([("甲", Data::none())]),
        Data::none(),
    ];
    for (at, one) in same_words.iter().enumerate() {
        for other in &same_words[at + 1..] {
            assert_ne!(one, other);
        }
    }
}
