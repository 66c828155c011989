//! Reads the source and holds it against the house rules: floors, doors, captions, lengths, marks, tables.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms on floor 5.
const ARTEFACTS: &[&str] = &["site", "document", "theme", "config", "source", "base"];

/// What each room may import. This is the table of ARCHITECTURE.md.
const FLOORS: &[(&str, &[&str])] = &[
    ("base", &[]),
    ("config", &["base"]),
    ("source", &["base"]),
    ("output", &["base"]),
    ("watch", &["base"]),
    ("document", &["source", "base"]),
    ("theme", &["config", "source", "base"]),
    ("preview", &["output", "base"]),
    ("publish", &["output", "base"]),
    ("import", &["source", "base"]),
    ("site", &["document", "config", "base"]),
    ("web", ARTEFACTS),
    ("print", ARTEFACTS),
    ("feed", ARTEFACTS),
    ("search", ARTEFACTS),
    ("check", ARTEFACTS),
    ("stats", ARTEFACTS),
    (
        "engine",
        &[
            "web", "print", "feed", "search", "check", "stats", "site", "document", "theme",
            "publish", "import", "config", "source", "output", "base",
        ],
    ),
    (
        "cli",
        &["engine", "preview", "watch", "publish", "import", "source", "output", "config", "base"],
    ),
    ("main", &[]),
    ("lib", &[]),
];

/// Where each dependency may be named: beginnings of paths below src/. An empty list means anywhere.
const DOORS: &[(&str, &[&str])] = &[
    ("aho-corasick", &["check/finder", "web/html/glossary"]),
    ("annotate-snippets", &["cli/report/text"]),
    ("anstream", &["cli/report"]),
    ("brotli", &["publish/squeeze"]),
    ("clap", &["cli/args"]),
    ("comemo", &["print/"]),
    ("crc32fast", &["publish/squeeze"]),
    ("encoding_rs", &["source/decode"]),
    ("simdutf8", &["source/decode"]),
    ("fast_image_resize", &["base/picture"]),
    ("hyper", &["preview/"]),
    ("hyper-util", &["preview/connection"]),
    ("icu_segmenter", &["base/chinese/words"]),
    ("image", &["base/picture"]),
    ("indicatif", &["cli/terminal"]),
    ("mimalloc", &["main"]),
    ("miniz_oxide", &["publish/squeeze"]),
    ("notify", &["watch"]),
    ("pinyin", &["base/chinese/pinyin"]),
    ("postcard", &["base/digest", "engine/bodies", "engine/store"]),
    ("pulldown-cmark", &["document/markdown"]),
    ("qrcodegen", &["base/qr"]),
    ("read-fonts", &["theme/webfont"]),
    ("roxmltree", &["base/picture", "import/xml"]),
    ("rust_xlsxwriter", &["stats/sheet"]),
    ("ruzstd", &["print/fonts"]),
    ("serde", &[]),
    ("serde_json", &[]),
    ("sha2", &["publish/sha"]),
    ("skera", &["theme/webfont"]),
    ("strsim", &["base/diag"]),
    ("tera", &["theme/template"]),
    ("terminal_size", &["cli/terminal"]),
    ("ttf-parser", &["print/fonts"]),
    ("ttf2woff2", &["theme/webfont"]),
    ("tokio", &["preview/"]),
    ("typst", &["print/"]),
    ("typst-eval", &["print/passes"]),
    ("typst-layout", &["print/"]),
    ("typst-pdf", &["print/"]),
    ("typst-render", &["print/cover"]),
    ("unicode-normalization", &["base/path", "base/chinese", "base/yaml"]),
    ("unicode-width", &["base/chinese/width"]),
    ("walkdir", &["source"]),
    ("webp", &["base/picture"]),
    ("wild", &["main"]),
    ("xxhash-rust", &["base/digest"]),
    ("zip", &["import/archive"]),
];

/// Where each part of the standard library may be named.
const STANDARD_DOORS: &[(&str, &[&str])] = &[
    (
        "std::fs",
        &["source", "output", "watch", "base/stamp", "engine/store", "cli/files", "publish/door"],
    ),
    ("std::net", &["preview"]),
    ("std::process::Command", &["cli/browser"]),
    ("std::thread", &["cli/browser", "engine/", "output/door"]),
    ("Mutex", &["engine/", "document/shelf"]),
    ("RwLock", &["engine/"]),
    ("std::env", &["cli/mod", "main", "source/faces"]),
    ("SystemTime", &["cli/clock", "source", "base/stamp", "watch"]),
    ("Instant", &["cli/build", "cli/serve", "watch"]),
    ("println!", &[]),
    ("eprintln!", &[]),
    ("process::exit", &[]),
];

/// Tables of data, which may be longer than a sitting.
const LONG: &[&str] = &["base/problem.rs", "web/manual/shapes.rs", "web/tests/fixture.rs"];

/// The most lines of a file that is not a table.
const SITTING: usize = 400;

/// One source file.
struct Source {
    /// Below src/, parted by `/`.
    path: String,
    text: String,
}

impl Source {
    /// What is compiled into the program: all before the tests, nothing of a file of tests.
    fn program(&self) -> &str {
        if self.path.ends_with("tests.rs") || self.path.contains("/tests/") {
            return "";
        }
        self.text.split("#[cfg(test)]").next().unwrap_or_default()
    }

    /// What is only compiled into the tests.
    fn tests(&self) -> &str {
        &self.text[self.program().len()..]
    }

    fn room(&self) -> &str {
        self.path.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }

    fn is_at(&self, doors: &[&str]) -> bool {
        doors.iter().any(|door| self.path.starts_with(door))
    }
}

#[test]
fn no_import_runs_up_a_floor() {
    let mut wrong = Vec::new();
    for source in sources() {
        let room = source.room();
        let Some((_, below)) = FLOORS.iter().find(|(name, _)| *name == room) else {
            wrong.push(format!("{}: `{room}` is in no table", source.path));
            continue;
        };
        for (at, _) in source.program().match_indices("crate::") {
            let rest = &source.program()[at + "crate::".len()..];
            let named = rest.split(|c: char| !c.is_alphanumeric() && c != '_').next();
            let named = named.unwrap_or_default();
            if named != room && !below.contains(&named) {
                wrong.push(format!("{}: crate::{named}", source.path));
            }
        }
    }
    assert_none(&wrong);
}

#[test]
fn each_dependency_has_one_door() {
    let manifest = fs::read_to_string(home().join("Cargo.toml")).expect("Cargo.toml");
    let sections =
        ["\n[dependencies]\n", "\n[target.'cfg(windows)'.dependencies]\n"].map(|heading| {
            let section = manifest.split(heading).nth(1).expect("dependencies");
            section.split("\n[").next().expect("dependencies")
        });
    let names: BTreeSet<&str> = sections
        .iter()
        .flat_map(|section| section.lines())
        .filter_map(|line| line.split_once(" = "))
        .map(|(name, _)| name)
        .collect();
    let listed: BTreeSet<&str> = DOORS.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, listed, "Cargo.toml and the table of doors differ");
    let mut wrong = Vec::new();
    for source in sources() {
        for (name, doors) in DOORS.iter().filter(|(_, doors)| !doors.is_empty()) {
            let name = name.replace('-', "_");
            if uses(source.program(), &name) && !source.is_at(doors) {
                wrong.push(format!("{}: {name}", source.path));
            }
        }
        for (name, doors) in STANDARD_DOORS {
            if source.program().contains(name) && !source.is_at(doors) {
                wrong.push(format!("{}: {name}", source.path));
            }
        }
    }
    assert_none(&wrong);
}

/// Whether a text names a crate: `name::`, not as the end of another word or path, and not a
/// module of ours of the same name.
fn uses(text: &str, name: &str) -> bool {
    let ours = |line: &str| line.starts_with("use crate::") && line.contains(name);
    if text.lines().any(ours) {
        return false;
    }
    let path = format!("{name}::");
    text.match_indices(&path).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
    })
}

#[test]
fn each_file_has_a_caption_and_fits_in_a_sitting() {
    let mut wrong = Vec::new();
    for source in sources() {
        let first = source.text.lines().next().unwrap_or_default();
        if !first.starts_with("//! ") {
            wrong.push(format!("{}: no caption", source.path));
        }
        let lines = source.text.lines().count();
        if lines > SITTING && !LONG.contains(&source.path.as_str()) {
            wrong.push(format!("{}: {lines} lines", source.path));
        }
    }
    assert_none(&wrong);
}

#[test]
fn nothing_is_left_unfinished() {
    let marks = ["todo!", "unimplemented!", "dbg!", "FIXME", "TODO", "XXX", ".unwrap()", "::*;"];
    let mut wrong = Vec::new();
    for source in sources() {
        for mark in marks.into_iter().filter(|mark| source.program().contains(mark)) {
            wrong.push(format!("{}: {mark}", source.path));
        }
    }
    assert_none(&wrong);
}

#[test]
fn what_the_program_carries_is_whole() {
    let carried = |prefix: &str| {
        let tables = sources().into_iter().filter(|source| source.path.starts_with(prefix));
        tables.map(|source| source.text).collect::<String>()
    };
    let mut wrong = Vec::new();
    for (folder, table) in [
        ("themes/official/web", "theme/builtin"),
        ("themes/official/print", "theme/builtin"),
        ("src/cli/new/desk", "cli/new/carried"),
    ] {
        let table = carried(table);
        let files = files(&home().join(folder));
        assert!(!files.is_empty(), "{folder} is empty");
        let top = home().join(folder).parent().expect("parent").to_owned();
        for file in files {
            let name = slashed(file.strip_prefix(&top).expect("below"));
            if !table.contains(&format!("{name}\"")) {
                wrong.push(format!("{folder}: {name} is not carried"));
            }
        }
    }
    assert_none(&wrong);
}

#[test]
fn every_mistake_is_provoked() {
    let problems = fs::read_to_string(home().join("src/base/problem.rs")).expect("problem.rs");
    let codes: BTreeMap<&str, &str> = problems.lines().filter_map(code).collect();
    assert!(codes.len() > 4, "only {} codes", codes.len());
    // Reports are tried with mistakes that nobody made.
    let sources = sources().into_iter().filter(|source| !source.path.starts_with("cli/report"));
    let mut tests: String = sources.map(|source| source.tests().to_owned()).collect();
    for file in files(&home().join("tests")) {
        let name = file.file_name().unwrap_or_default();
        if name != "tidy.rs" {
            tests.push_str(&String::from_utf8_lossy(&fs::read(&file).expect("file")));
        }
    }
    let provoked = |name: &str, code: &str| {
        tests.contains(&format!("Problem::{name} "))
            || tests.contains(&format!("[{code}]"))
            || tests.contains(&format!("\"{code}\""))
            // As the tables of the Markdown reader write it.
            || tests.contains(&format!("!{code}"))
    };
    let missing: Vec<String> = codes
        .iter()
        .filter(|(name, code)| !provoked(name, code))
        .map(|(name, code)| format!("{name} ({code}) is provoked by no test"))
        .collect();
    assert_none(&missing);
}

/// Name and code, when a line opens an entry of the table of mistakes.
fn code(line: &str) -> Option<(&str, &str)> {
    let (name, rest) = line.trim().split_once(" {")?;
    let (_, rest) = rest.split_once("} \"")?;
    let (code, _) = rest.split_once('"')?;
    Some((name, code))
}

fn assert_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn sources() -> Vec<Source> {
    let src = home().join("src");
    let rust =
        files(&src).into_iter().filter(|path| path.extension().is_some_and(|end| end == "rs"));
    rust.map(|file| Source {
        path: slashed(file.strip_prefix(&src).expect("below")),
        text: fs::read_to_string(&file).expect("text"),
    })
    .collect()
}

fn home() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// All files below a folder, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else {
            files.push(path);
        }
    }
    files.sort();
    files
}
