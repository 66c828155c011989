//! Every fact of a desk in its turn: what chance comes upon seldom.

use std::fs;

use crate::edits::around::builtin;
use crate::edits::ground::{DAYS, FACES, FACTS, MAIN, NAMESAKE, PICTURES, PRINTED, SWAPPED, TEXTS};
use crate::edits::kinds::set;
use crate::edits::tables::{BLOCKS, FIELDS, PEOPLE, SENTENCES, SETTINGS, TERMS};
use crate::edits::{Desk, Draw, Form, coloured, is};
use crate::runs::Place;

/// An edit of one fact.
pub(crate) enum Turn {
    /// What files hold from now on, `None` those that are no more; in words.
    Files(Vec<(String, Option<Vec<u8>>)>, String),
    /// The day that builds stand at.
    Day(Option<&'static str>),
}

impl Turn {
    /// Where a build after it happens: days are given on the command line only.
    pub(crate) fn place(&self) -> Place {
        if matches!(self, Self::Day(_)) { Place::There } else { Place::Here }
    }
}

/// A row of [`FACTS`].
type Fact = (&'static str, &'static str, &'static [&'static str]);

/// Files whose facts only pages show.
const WEB_FACTS: &[&str] = &["jianbao.yml", "themes/official/web/style.css", "static/fu.txt"];

/// Settings that prints show.
const PRINT_SETTINGS: &[&str] = &["name", "publisher", "base_url", "print"];

/// Kinds that only a desk which prints has.
const PRINT_KINDS: &[&str] = &["policy", "bulletins", "boards"];

impl Desk {
    /// Lays the desk, and gives the turns: every value of every setting and of every key of headers, every edition of the
    /// lists, every fact; after each of them all is as it was. A desk that prints leaves out what only pages show.
    pub(crate) fn turns(&mut self, draw: &mut Draw) -> Vec<Turn> {
        self.lay(draw);
        let print = self.form == Form::Print;
        let mut turns = Vec::new();
        for (key, values) in SETTINGS.iter().filter(|row| !print || PRINT_SETTINGS.contains(&row.0))
        {
            // Each alone: it begins where nothing is set.
            for value in *values {
                self.texts(
                    "jianbao.yml",
                    &[line(&self.said("jianbao.yml"), key, value)],
                    &mut turns,
                );
            }
        }
        let lists = [("content/data/people.yml", PEOPLE), ("content/data/terms.yml", TERMS)];
        for (path, editions) in lists.into_iter().filter(|_| !print) {
            let editions: Vec<String> = editions.iter().map(|text| (*text).to_owned()).collect();
            self.texts(path, &editions, &mut turns);
        }
        for (kind, key, values) in FIELDS {
            let path = match *kind {
                "" => (!print).then(|| MAIN.to_owned()),
                kind if print && !PRINT_KINDS.contains(&kind) => None,
                kind => self.documents(&[kind]).into_iter().next(),
            };
            let Some(path) = path else { continue };
            let gone = (!["date", "number"].contains(key)).then_some(None);
            let values = values.iter().map(|value| Some(*value)).chain(gone);
            let said = self.said(&path);
            let texts: Vec<String> = values.filter_map(|value| set(&said, key, value)).collect();
            self.texts(&path, &texts, &mut turns);
        }
        let there = |fact: &&Fact| {
            self.files.contains_key(fact.0) && !(print && WEB_FACTS.contains(&fact.0))
        };
        for (path, from, to) in FACTS.iter().filter(there) {
            let said = self.said(path);
            assert!(said.contains(from), "{path} says {from}");
            let texts: Vec<String> = to.iter().map(|to| said.replacen(from, to, 1)).collect();
            self.texts(path, &texts, &mut turns);
        }
        self.bytes(draw, &mut turns);
        turns.extend(DAYS.iter().filter(|_| !print).map(|day| Turn::Day(*day)));
        turns
    }

    /// Puts the ground beside the texts of chance.
    fn lay(&mut self, draw: &mut Draw) {
        let printed = if self.form == Form::Print { PRINTED } else { &[] };
        for (path, text) in TEXTS.iter().chain(printed) {
            self.put(path, (*text).to_owned());
        }
        let main = [TEXTS[0].1, &SENTENCES.join("").repeat(4), &BLOCKS.join("\n\n")].join("\n");
        self.put(MAIN, main + "\n");
        self.put(
            "jianbao.yml",
            "name: 临江宣传\npublisher: 临江区委宣传部\nweb: {per_page: 4}\nbase_url: http://lj.example.cn\n".to_owned(),
        );
        let themes = FACTS.iter().filter_map(|fact| fact.0.strip_prefix("themes/official/"));
        for within in themes.filter(|within| !is(within, "typ") || self.form == Form::Print) {
            self.files.insert(format!("themes/official/{within}"), builtin(within).into_bytes());
        }
        for (path, (width, height), _) in PICTURES {
            self.files.insert((*path).to_owned(), coloured(path, *width, *height, draw));
        }
    }

    fn said(&self, path: &str) -> String {
        self.text(path).unwrap_or_default()
    }

    /// Texts of a file one after the other, and then what it says now.
    fn texts(&self, path: &str, texts: &[String], turns: &mut Vec<Turn>) {
        let said = self.said(path);
        for text in texts.iter().chain([&said]) {
            let file = (path.to_owned(), Some(text.clone().into_bytes()));
            turns.push(Turn::Files(vec![file], format!("{path} is now\n{text}")));
        }
    }

    /// Pictures, the face that most of a print is set in, and files that change places.
    fn bytes(&self, draw: &mut Draw, turns: &mut Vec<Turn>) {
        let mut others = Vec::new();
        for (path, _, (width, height)) in PICTURES {
            others.push(((*path).to_owned(), coloured(path, *width, *height, draw)));
        }
        others.push((NAMESAKE.to_owned(), coloured(NAMESAKE, 30, 20, draw)));
        if self.form == Form::Print {
            let [face, other] = FACES;
            let place = format!("{}/themes/official/{other}", env!("CARGO_MANIFEST_DIR"));
            let bytes = fs::read(place).expect("a face of the theme");
            others.push((format!("themes/official/{face}"), bytes));
        }
        for (path, bytes) in others {
            let before = self.files.get(&path).cloned();
            for bytes in [Some(bytes), before] {
                let told = format!("{path} has {:?} bytes", bytes.as_ref().map(Vec::len));
                turns.push(Turn::Files(vec![(path.clone(), bytes)], told));
            }
        }
        let [one, other] = SWAPPED.map(|path| self.files.get(path).cloned());
        for texts in [[other.clone(), one.clone()], [one, other]] {
            let files = SWAPPED.map(str::to_owned).into_iter().zip(texts).collect();
            turns.push(Turn::Files(files, format!("{SWAPPED:?} change places")));
        }
    }

    /// Does one of them, written to the disk; what was done, in words.
    pub(crate) fn turn(&mut self, turn: &Turn, draw: &mut Draw) -> String {
        let told = match turn {
            Turn::Files(files, told) => {
                for (path, bytes) in files {
                    match bytes {
                        Some(bytes) => self.files.insert(path.clone(), bytes.clone()),
                        None => self.files.remove(path),
                    };
                }
                told.clone()
            }
            Turn::Day(day) => {
                self.flags.as_of = *day;
                format!("the day is {day:?}")
            }
        };
        self.sync(draw);
        told
    }
}

/// The settings with one line more, or another one.
fn line(said: &str, key: &str, value: &str) -> String {
    let kept = said.lines().filter(|line| !line.starts_with(&format!("{key}:")));
    kept.map(|line| format!("{line}\n")).chain([format!("{key}: {value}\n")]).collect()
}
