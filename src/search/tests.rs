//! The index of the sample desk, read as `search.js` reads it, against reading every document from beginning to end.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use serde_json::Value;

use crate::base::path::SourcePath;
use crate::config::Settings;
use crate::document::data::{Data, read_units};
use crate::document::header::Kind;
use crate::document::parse::parse;
use crate::document::shelf;
use crate::search::code::read;
use crate::search::shard::{hash, slot};
use crate::search::token::{Token, fold, tokens};
use crate::search::{DAYS, IndexView, render, terms, views};
use crate::site::{Entry, Inputs, Site, resolve};
use crate::source::{self, Content};
use crate::web::tests::fixture;

fn settings() -> Settings {
    fixture::settings()
}

/// The sample desk, which is this repository's own folder.
fn sample() -> Site {
    let units = SourcePath::fixed("content/data/units.yml");
    let found =
        source::walk(Path::new(env!("CARGO_MANIFEST_DIR")), &["content"]).expect("the sample");
    let mut data = Data::default();
    let mut documents = Vec::new();
    for found in found.value {
        let file = source::load(&found).expect("a file").value;
        let Content::Text(text) = &file.content else { continue };
        let path = found.path;
        if path == units {
            data = Data { units: read_units(text, &path).value, has_units: true, ..data };
        } else if path.extension() == "md" {
            let parsed = parse(&path, text, file.digest).value.expect("a document");
            let mut document = parsed.document;
            shelf::shelve(&mut document, parsed.body);
            documents.push(Arc::new(document));
        }
    }
    let inputs = Inputs {
        documents,
        data: &data,
        units_file: &units,
        files: &BTreeMap::new(),
        as_of: None,
        drafts: false,
        pictures: &settings().pictures,
    };
    resolve(inputs).value
}

fn index(site: &Site) -> Vec<IndexView> {
    let terms = site.entries.iter().map(|entry| {
        let document = &entry.document;
        (document.path.clone(), terms(document, &shelf::body(document)))
    });
    views(site, &settings(), terms.collect())
}

/// The files of an index by name: what each hands over.
fn files(site: &Site) -> BTreeMap<String, Value> {
    let views = index(site);
    let files = views.iter().map(|view| {
        let text = render(view, &shelf::body);
        let call = format!("jianbaoSearch.put(\"{}\",", view.name);
        let value = text.strip_prefix(&call).and_then(|rest| rest.strip_suffix(")\n"));
        assert_eq!(view.out.as_str(), format!("search/{}.js", view.name));
        (view.name.clone(), serde_json::from_str(value.expect("one call")).expect("a value"))
    });
    files.collect()
}

/// The numbers of the documents of a part that hold a token.
fn numbers(files: &BTreeMap<String, Value>, part: &Value, token: &str) -> BTreeSet<u32> {
    let count = |key: &str| usize::try_from(part[key].as_u64().expect("a count")).expect("few");
    let name = part["name"].as_str().expect("a name");
    let single = token.chars().nth(1).is_none();
    let hot = single && part["hot"].as_str().expect("hot ones").contains(token);
    let hash = hash(token.chars());
    let file = if hot {
        format!("{name}/h{:x}", u32::from(token.chars().next().expect("one")))
    } else if single {
        format!("{name}/s{}", slot(hash, count("singles")))
    } else {
        format!("{name}/p{}", slot(hash, count("pairs")))
    };
    let text = files[&file].as_str().expect("a shard");
    let list = if hot {
        text
    } else {
        let rest = text.split_once(&format!("!{token} ")).map_or("", |(_, rest)| rest);
        rest.split('!').next().unwrap_or_default()
    };
    let mut number = 0;
    let step = |step: u32| {
        number += step >> 2;
        number
    };
    read(list).into_iter().map(step).collect()
}

/// The files of the documents of a part, in the order of their numbers.
fn texts<'a>(files: &'a BTreeMap<String, Value>, part: &Value) -> Vec<&'a Value> {
    let mut day = 0;
    let mut texts = Vec::new();
    for step in read(part["days"].as_str().expect("days")).chunks(2) {
        day += step[0];
        let (year, month, date) = (day / DAYS, day % DAYS / 31 + 1, day % 31 + 1);
        texts.extend((1..=step[1]).map(|rank| match day {
            0 => &files[&format!("text/0/{rank}")],
            // As many days as every year has are a multiple of 31.
            _ => &files[&format!("text/{year}/{month:02}-{date:02}-{rank}")],
        }));
    }
    texts
}

fn searched(text: &Value) -> String {
    let parts = ["title", "about", "body"].map(|key| text[key].as_str().expect("text"));
    parts.join("\n").chars().map(fold).collect()
}

#[test]
fn a_literal_piece_finds_its_documents() {
    let site = sample();
    let files = files(&site);
    let parts = files["index"]["parts"].as_array().expect("parts");
    assert_eq!(parts.len(), 1, "a small desk has one part");
    let texts: Vec<&Value> = texts(&files, &parts[0]);
    assert_eq!(texts.len(), site.entries.len());
    let folded: Vec<String> = texts.iter().map(|text| searched(text)).collect();
    let mut seed = 20_131_125_u32;
    let mut random = |below: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % below
    };
    let mut tried = 0;
    while tried < 400 {
        let at = random(folded.len());
        let lines: Vec<&str> = folded[at].lines().filter(|line| !line.is_empty()).collect();
        let line: Vec<char> = lines[random(lines.len())].chars().collect();
        let (from, length) = (random(line.len()), 1 + random(8));
        let piece: String = line[from..line.len().min(from + length)].iter().collect();
        // Whole words are for questions that are no quotations.
        let mut wanted: Vec<String> = Vec::new();
        tokens(&piece, |token| match token {
            Token::One(c) => wanted.push(c.to_string()),
            Token::Pair(a, b) => wanted.push(format!("{a}{b}")),
            Token::Word(_) => {}
        });
        if wanted.is_empty() {
            continue;
        }
        tried += 1;
        let all: BTreeSet<u32> = (0..).take(folded.len()).collect();
        let found =
            wanted.iter().fold(all, |found, token| &found & &numbers(&files, &parts[0], token));
        let verified: Vec<usize> = found
            .into_iter()
            .map(|number| number as usize)
            .filter(|number| folded[*number].contains(&piece))
            .collect();
        let expected: Vec<usize> =
            (0..folded.len()).filter(|number| folded[*number].contains(&piece)).collect();
        assert_eq!(verified, expected, "{piece:?}");
        assert!(expected.contains(&at), "{piece:?}");
    }
}

#[test]
fn what_is_said_about_a_text_is_found() {
    let files = files(&sample());
    let part = &files["index"]["parts"][0];
    let texts = texts(&files, part);
    for (words, title) in [
        // A title without its spaces, a unit's full name, a document's number, a cell of a table.
        ("学习教育要管住后面的事", "学在前头 学到心里 学习教育要管住后面的事"),
        ("第1期", "临江工作简报2014年第1期"),
    ] {
        let held = texts.iter().filter(|text| searched(text).contains(words));
        let titles: Vec<&str> = held.map(|text| text["title"].as_str().expect("a title")).collect();
        assert!(titles.contains(&title), "{words} is in {titles:?}");
    }
    for text in &texts {
        let href = text["href"].as_str().expect("an address");
        assert!(href.rsplit('.').next() == Some("html") && !href.starts_with('/'), "{href}");
        for part in ["title", "about", "body"].map(|key| text[key].as_str().expect("text")) {
            let clean = part
                .lines()
                .all(|line| !line.is_empty() && line.trim() == line && !line.contains("  "));
            assert!(clean || part.is_empty(), "{href}: {part:?}");
        }
    }
}

/// A desk of many short news, four a day from 2010 on.
fn many(count: usize) -> Site {
    let mut site = fixture::site();
    site.campaigns.clear();
    site.entries = (0..count).map(news).collect();
    site
}

fn news(number: usize) -> Entry {
    let (year, month, day) = (2010 + number / 1344, number / 112 % 12 + 1, number / 4 % 28 + 1);
    let date: &'static str = format!("{year}-{month:02}-{day:02}").leak();
    let slug: &'static str = format!("n{number:05}").leak();
    fixture::entry(&fixture::draft(Kind::News, slug, "走访记事", date))
}

#[test]
fn daily_work_leaves_the_older_part_alone() {
    let keys = |site: &Site| -> BTreeMap<String, String> {
        index(site).iter().map(|view| (view.name.clone(), render(view, &shelf::body))).collect()
    };
    let (before, after) = (keys(&many(2700)), keys(&many(2701)));
    let changed: Vec<&String> = after
        .iter()
        .filter(|(name, text)| before.get(*name) != Some(*text))
        .map(|(name, _)| name)
        .collect();
    assert!(changed.iter().all(|name| !name.starts_with("old/")), "{changed:?}");
    assert_eq!(changed.iter().filter(|name| name.starts_with("text/")).count(), 1, "{changed:?}");
    assert!(before.contains_key("old/p0") && before.contains_key("new/p0"));
    // An older one, put in later, moves no other document's file but those of its day.
    let mut site = many(2700);
    let draft = fixture::draft(Kind::News, "zz-late", "补记", "2010-01-01");
    site.entries.push(fixture::entry(&draft));
    let after = keys(&site);
    let moved: Vec<&String> = after
        .iter()
        .filter(|(name, text)| before.get(*name) != Some(*text))
        .map(|(name, _)| name)
        .collect();
    assert!(moved.iter().all(|name| !name.starts_with("new/")), "{moved:?}");
    assert_eq!(moved.iter().filter(|name| name.starts_with("text/")).count(), 1, "{moved:?}");
}
