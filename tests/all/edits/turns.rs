//! Every fact of a desk in its turn: what chance comes upon seldom.

use crate::edits::around::set_setting;
use crate::edits::kinds::{append, printed, set_field};
use crate::edits::tables::{BLOCKS, FIELDS, PEOPLE, SETTINGS, TERMS, UNITS};
use crate::edits::{Desk, Draw, picture};

/// An edit of one fact.
pub(crate) enum Turn {
    Setting(&'static str, Option<&'static str>),
    /// A key of the header of the document at a path.
    Field(String, &'static str, Option<&'static str>),
    /// Another edition of the list at a path.
    List(&'static str, &'static str),
}

impl Desk {
    /// Every value of every setting and of every key of headers, each taken away after the last, and every edition
    /// of the lists. One article has every kind of block before, and a picture that pages offer in several sizes.
    pub(crate) fn turns(&mut self, draw: &mut Draw) -> Vec<Turn> {
        let article = printed(self).into_iter().chain(self.articles()).next().expect("an article");
        for block in BLOCKS {
            append(self, &article, block);
        }
        let photo = (0..99).map(|_| picture("zhao.jpg", draw)).find(|bytes| bytes.len() > 4096);
        self.files.insert("static/zhao.jpg".to_owned(), photo.expect("a wide one"));
        append(self, &article, "![老闸](/zhao.jpg)");
        let mut turns = Vec::new();
        for (key, values) in SETTINGS {
            let gone = (*key != "name").then_some(None);
            let values = values.iter().map(|value| Some(*value)).chain(gone);
            turns.extend(values.map(|value| Turn::Setting(key, value)));
        }
        for (path, editions) in [
            ("content/data/units.yml", UNITS),
            ("content/data/people.yml", PEOPLE),
            ("content/data/terms.yml", TERMS),
        ] {
            turns.extend(editions.iter().rev().map(|edition| Turn::List(path, edition)));
        }
        for (kind, key, values) in FIELDS {
            let path = if kind.is_empty() {
                Some(article.clone())
            } else {
                self.documents(&[kind]).into_iter().next()
            };
            let gone = (!["date", "number"].contains(key)).then_some(None);
            let values = values.iter().map(|value| Some(*value)).chain(gone);
            turns.extend(path.into_iter().flat_map(|path| {
                values.clone().map(move |value| Turn::Field(path.clone(), key, value))
            }));
        }
        turns
    }

    /// Does one of them, written to the disk; what was done, in words.
    pub(crate) fn turn(&mut self, turn: &Turn, draw: &mut Draw) -> String {
        let told = match turn {
            Turn::Setting(key, value) => set_setting(self, key, *value),
            Turn::Field(path, key, value) => set_field(self, path, key, *value),
            Turn::List(path, edition) => {
                self.put(path, (*edition).to_owned());
                Some(format!("another edition of {path}: {edition}"))
            }
        };
        self.sync(draw);
        told.expect("a text")
    }
}
