//! The index of the sample desk, read as `search.js` reads it, against reading every document from beginning to end.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use serde_json::Value;

use crate::base::digest::Digest;
use crate::base::path::SourcePath;
use crate::config::Settings;
use crate::document::data::{Data, read_units};
use crate::document::header::Kind;
use crate::document::parse::parse;
use crate::document::{Document, shelf};
use crate::search::block::read_list;
use crate::search::code::read;
use crate::search::order::Calendar;
use crate::search::shard::{hash, slot};
use crate::search::token::{Token, fold, tokens};
use crate::search::{Block, Stretch, block, render, stretches, terms, views};
use crate::site::{Entry, Inputs, Site, UnitId, resolve};
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
        spread: &|documents, find| documents.iter().map(|document| find(document)).collect(),
    };
    resolve(inputs).value
}

/// The lists of every stretch, made anew.
fn stretched(site: &Site) -> Vec<(Stretch, Arc<Block>)> {
    let terms = |document: &Document| terms(document, &shelf::body(document));
    let made = stretches(site).into_iter().map(|stretch| {
        let block = Arc::new(block(site, &stretch, &terms));
        (stretch, block)
    });
    made.collect()
}

/// The files of an index by name, as text.
fn scripts(site: &Site, stretches: &[(Stretch, Arc<Block>)]) -> BTreeMap<String, String> {
    let views = views(site, &settings(), stretches);
    let scripts = views.iter().map(|view| {
        assert_eq!(view.out.as_str(), format!("search/{}.js", view.name));
        let bytes = render(view, &shelf::body);
        let text = match bytes.strip_prefix(&[0xff, 0xfe]) {
            Some(wide) => {
                let units = wide.chunks(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
                String::from_utf16(&units.collect::<Vec<_>>()).expect("UTF-16")
            }
            None => String::from_utf8(bytes).expect("UTF-8"),
        };
        (view.name.clone(), text)
    });
    scripts.collect()
}

/// The files of an index by name: what each hands over.
fn files(site: &Site) -> BTreeMap<String, Value> {
    let files = scripts(site, &stretched(site)).into_iter().map(|(name, text)| {
        let call = format!("jianbaoSearch.put(\"{name}\",");
        let value = text.strip_prefix(&call).and_then(|rest| rest.strip_suffix(")\n"));
        let value = serde_json::from_str(value.expect("one call")).expect("a value");
        (name, value)
    });
    files.collect()
}

/// The numbers of the documents of a part that hold a token.
fn numbers(files: &BTreeMap<String, Value>, part: &Value, token: &str) -> BTreeSet<u32> {
    let count = |key: &str| usize::try_from(part[key].as_u64().expect("a count")).expect("few");
    let name = part["name"].as_str().expect("a name");
    let single = token.chars().nth(1).is_none();
    let hash = hash(token.chars());
    let file = if single {
        format!("{name}/s{}", slot(hash, count("singles")))
    } else {
        format!("{name}/p{}", slot(hash, count("pairs")))
    };
    let text = files[&file].as_str().expect("a shard");
    let rest = text.split_once(&format!("!{token} ")).map_or("", |(_, rest)| rest);
    let list = rest.split('!').next().unwrap_or_default();
    let from = u32::try_from(part["from"].as_u64().expect("a number")).expect("small");
    if let Some(dense) = list.strip_prefix(' ') {
        let documents =
            (from..).zip(read(dense).flat_map(|three| [three & 3, three >> 2 & 3, three >> 4]));
        return documents.filter(|(_, said)| *said > 0).map(|(number, _)| number).collect();
    }
    read_list(list).map(|entry| from + (entry >> 2)).collect()
}

/// The documents of a part by their numbers.
fn texts<'a>(files: &'a BTreeMap<String, Value>, part: &Value) -> BTreeMap<u32, &'a Value> {
    let number = |value: &Value| u32::try_from(value.as_u64().expect("a number")).expect("small");
    let index = &files["index"];
    let calendar = Calendar { year: number(&index["year"]), slots: number(&index["slots"]) };
    let facets = &files[&format!("{}/facets", part["name"].as_str().expect("a name"))];
    let sets = u32::try_from(facets["sets"].as_array().expect("sets").len()).expect("few");
    let mut at = number(&part["from"]);
    let texts = read(facets["of"].as_str().expect("documents")).map(|one| {
        at += one / sets;
        (at, &files[&calendar.file(at)])
    });
    texts.collect()
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
    let texts = texts(&files, &parts[0]);
    assert_eq!(texts.len(), site.entries.len());
    let folded: Vec<String> = texts.values().map(|text| searched(text)).collect();
    let numbered: Vec<u32> = texts.into_keys().collect();
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
        let all: BTreeSet<u32> = numbered.iter().copied().collect();
        let found =
            wanted.iter().fold(all, |found, token| &found & &numbers(&files, &parts[0], token));
        let verified: Vec<usize> = found
            .into_iter()
            .map(|number| numbered.binary_search(&number).expect("a document"))
            .filter(|at| folded[*at].contains(&piece))
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
        let held = texts.values().filter(|text| searched(text).contains(words));
        let titles: Vec<&str> = held.map(|text| text["title"].as_str().expect("a title")).collect();
        assert!(titles.contains(&title), "{words} is in {titles:?}");
    }
    for text in texts.values() {
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
    titled(number, &format!("{year}-{month:02}-{day:02}"))
}

/// A piece of news whose title is sixteen characters taken by chance.
fn titled(number: usize, date: &str) -> Entry {
    let sign = |place: usize| {
        let mark = Digest::of(format!("{number} {place}").as_bytes()).number() % 2_000;
        u32::try_from(mark).ok().and_then(|mark| char::from_u32(0x4e00 + mark))
    };
    let title: String = (0..16).filter_map(sign).collect();
    let slug = format!("n{number:05}");
    fixture::entry(&fixture::draft(Kind::News, slug.leak(), title.leak(), date.to_owned().leak()))
}

/// The names of files that differ, those that come and go as well.
fn changed<'a>(
    before: &'a BTreeMap<String, String>,
    after: &'a BTreeMap<String, String>,
) -> Vec<&'a str> {
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let changed = names.into_iter().filter(|name| before.get(*name) != after.get(*name));
    changed.map(String::as_str).collect()
}

/// A change of a desk.
type Edit = fn(&mut Site);

#[test]
fn an_edit_writes_what_it_touches() {
    let made = |site: &Site| scripts(site, &stretched(site));
    let before = made(&many(8000));
    // What a document says of itself is in so many of these files.
    assert!(before.contains_key("old/p35") && before.contains_key("old/s9"));
    // At most so many files of the older part, of the newer one, and texts: that of the document, and of one that gives way.
    let table: [(&str, Edit, [usize; 3]); 8] = [
        ("newest", |site| site.entries.push(news(8000)), [0, 3, 1]),
        ("backdated", |site| site.entries.push(titled(8000, "2010-06-15")), [40, 0, 3]),
        ("before all others", |site| site.entries.push(titled(8000, "2010-01-01")), [40, 0, 3]),
        ("old one removed", |site| drop(site.entries.remove(1200)), [40, 0, 3]),
        (
            "old one of another day",
            |site| site.entries[1200] = titled(1200, "2012-09-09"),
            [44, 0, 6],
        ),
        ("old one of today", |site| site.entries[1200] = titled(1200, "2015-12-12"), [44, 3, 6]),
        ("old one of another unit", |site| site.entries[1300].units = vec![UnitId(0)], [12, 0, 1]),
        ("nothing", |_| {}, [0, 0, 0]),
    ];
    for (name, edit, most) in table {
        let mut site = many(8000);
        edit(&mut site);
        let after = made(&site);
        let changed = changed(&before, &after);
        let count = |sign: &str| changed.iter().filter(|name| name.starts_with(sign)).count();
        let counts = [count("old/"), count("new/"), count("text/")];
        assert!(counts.iter().zip(most).all(|(count, most)| *count <= most), "{name}: {counts:?}");
    }
}

#[test]
fn a_number_tells_the_year() {
    let mut site = fixture::site();
    site.campaigns.clear();
    // Far more on one day than its places, undated ones, and a year without any.
    let days =
        [("2010-12-31", 90), ("2011-01-01", 40), ("", 7), ("2010-03-02", 1), ("2013-05-01", 2)];
    let dates = days.iter().flat_map(|(date, count)| std::iter::repeat_n(*date, *count));
    site.entries = dates.enumerate().map(|(number, date)| titled(number, date)).collect();
    let files = files(&site);
    let index = &files["index"];
    let year = index["year"].as_u64().expect("a year");
    let slots = u32::try_from(index["slots"].as_u64().expect("places")).expect("few");
    let more = read(index["starts"].as_str().expect("years"));
    let starts: Vec<u32> =
        (0..).zip(more).map(|(at, more)| (31 + at * 372) * slots + more).collect();
    let texts = texts(&files, &index["parts"][0]);
    assert_eq!(texts.len(), site.entries.len());
    let mut dates = Vec::new();
    for (number, text) in texts {
        let date = text["date"].as_str().expect("a date");
        let told = match starts.iter().rposition(|start| *start <= number) {
            Some(at) => (year + at as u64).to_string(),
            None => String::new(),
        };
        assert_eq!(told, date.get(..4).unwrap_or_default(), "{number}");
        dates.push(date);
    }
    assert!(dates.is_sorted(), "numbers follow dates");
}

/// How many of twelve edits end in other files than a clean build has, when lists are taken by this key; and how many
/// lists were taken.
fn edited<K: Ord>(key: impl Fn(&Site, &Stretch) -> K) -> (usize, usize) {
    let mut seed = 4_u32;
    let mut random = |below: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % below
    };
    let mut site = many(1500);
    let mut known: BTreeMap<K, Arc<Block>> = BTreeMap::new();
    let (mut wrong, mut again) = (0, 0);
    for step in 0..12 {
        let clean = stretched(&site);
        let warm = clean.iter().map(|(stretch, block)| {
            let known = known.get(&key(&site, stretch));
            again += usize::from(known.is_some());
            (stretch.clone(), Arc::clone(known.unwrap_or(block)))
        });
        let warm: Vec<_> = warm.collect();
        known =
            warm.iter().map(|(stretch, block)| (key(&site, stretch), Arc::clone(block))).collect();
        wrong += usize::from(!changed(&scripts(&site, &warm), &scripts(&site, &clean)).is_empty());
        let at = random(site.entries.len());
        match step % 4 {
            0 => drop(site.entries.remove(at)),
            1 => site.entries.push(news(1500 + step)),
            2 => site.entries[at].units = vec![UnitId(0)],
            _ => {
                let path = site.entries[at].document.path.clone();
                let draft = fixture::draft(Kind::News, "gai", "改过的题目", "2010-02-03");
                let mut document = Document::clone(&fixture::entry(&draft).document);
                document.path = path;
                site.entries[at].document = Arc::new(document);
            }
        }
    }
    (wrong, again)
}

#[test]
fn lists_are_remembered_by_all_that_they_depend_on() {
    let (wrong, again) = edited(|_, stretch| stretch.key);
    assert!(wrong == 0 && again > 20, "{wrong} differ, {again} taken");
    // Planted: keys that leave out the texts, or the names of units.
    let paths = |site: &Site, stretch: &Stretch| -> Vec<SourcePath> {
        stretch.entries.iter().map(|at| site.entries[*at].document.path.clone()).collect()
    };
    let texts = |site: &Site, stretch: &Stretch| -> Vec<Digest> {
        stretch.entries.iter().map(|at| site.entries[*at].document.digest).collect()
    };
    assert!(edited(paths).0 > 0, "a term of an old text is found out");
    assert!(edited(texts).0 > 0, "a unit's name is found out");
}
