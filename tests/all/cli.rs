//! Transcripts: what was typed, what was printed, which files appeared. One folder of `tests/cli` a case.
//!
//! A case holds `case`, `expected`, and perhaps `in/`, the desk; without its own jianbao.yml it gets
//! a short one. Lines of `case`:
//!
//! - `# …` says what the case is about;
//! - `@gb18030 PATH`, `@utf16le PATH`, `@utf16be PATH`, `@bom PATH`, `@crlf PATH` write a file of the
//!   desk anew as a Windows editor would save it; `@garble PATH`, `@huge PATH`, `@nested PATH` make
//!   what no repository should hold; `@spoil PATH` spoils an article's date;
//! - `@print` says that the case needs printing;
//! - `@opener 3` puts a program before the system's own that opens files: it notes what it was given as a file
//!   `opened-NAME` and ends with that code; the case is for systems that have `xdg-open`;
//! - `$ check --lang zh` runs jianbao, and `= 1` after it says which exit code it must have (0 if not said);
//! - `+ PATH` and `- PATH` say that a file must, or must not, be there;
//! - `~ PATH TEXT` and `! PATH TEXT` say that a page must, or must not, show a text: without its tags and blanks, where
//!   `…` stands for anything.
//!
//! A command that fails must leave every byte of the desk alone. `SNAPSHOTS=overwrite` renews what is
//! expected, and `CASE=help` runs only the case of that name.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use snapbox::{Assert, Data};

#[test]
fn transcripts() {
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli");
    let mut failures = String::new();
    let mut count = 0;
    let wanted = std::env::var("CASE").unwrap_or_default();
    for case in folders(&home) {
        count += 1;
        if !case.ends_with(&wanted) && !wanted.is_empty() {
            continue;
        }
        if let Err(failure) = run(&case) {
            let _ = writeln!(failures, "\n==== {}\n{failure}", case.display());
        }
    }
    assert!(count > 30, "only {count} cases found");
    assert!(failures.is_empty(), "{failures}");
}

/// What machines are told does not depend on the form that they asked for.
#[test]
fn sarif_says_what_json_says() {
    let temp = tempfile::tempdir().expect("a folder");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/proofread/in"), temp.path());
    put(&temp.path().join("jianbao.yml"), "name: 测试站\n".as_bytes());
    let said = |format: &str| {
        let mut check = Command::new(env!("CARGO_BIN_EXE_jianbao"));
        check.args(["check", "--format", format, "--root"]).arg(temp.path());
        String::from_utf8(check.output().expect("the program starts").stdout).expect("text")
    };
    let json: Vec<Value> = said("json").lines().map(parsed).collect();
    let place = |value: &Value, names: [&str; 2]| names.map(|name| value[name].clone());
    let json: Vec<(Value, Value, [Value; 2])> = json
        .iter()
        .map(|note| (note["code"].clone(), note["path"].clone(), place(note, ["line", "column"])))
        .collect();
    let log = parsed(&said("sarif"));
    assert_eq!(log["version"], "2.1.0");
    let results = log["runs"][0]["results"].as_array().cloned().unwrap_or_default();
    let sarif: Vec<(Value, Value, [Value; 2])> = results
        .iter()
        .map(|result| {
            let place_of = &result["locations"][0]["physicalLocation"];
            let start = place(&place_of["region"], ["startLine", "startColumn"]);
            let rule = &log["runs"][0]["tool"]["driver"]["rules"];
            let at = result["ruleIndex"].as_u64().and_then(|at| usize::try_from(at).ok());
            assert_eq!(at.map(|at| &rule[at]["id"]), Some(&result["ruleId"]));
            (result["ruleId"].clone(), place_of["artifactLocation"]["uri"].clone(), start)
        })
        .collect();
    assert!(json.len() > 20, "only {} notes", json.len());
    assert_eq!(sarif, json);
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

/// Runs one case.
fn run(case: &Path) -> Result<(), String> {
    let script = fs::read_to_string(case.join("case")).map_err(|error| format!("case: {error}"))?;
    let known = ["case", "expected", "in"];
    let mut names = names(case).into_iter();
    if let Some(stray) = names.find(|name| !known.contains(&name.as_str())) {
        return Err(format!("{stray} belongs to no case"));
    }
    let temp = tempfile::tempdir().map_err(|error| error.to_string())?;
    let desk = temp.path().join("desk");
    copy(&case.join("in"), &desk);
    if case.join("in").is_dir() && !desk.join("jianbao.yml").exists() {
        put(&desk.join("jianbao.yml"), "name: 测试站\n".as_bytes());
    }
    let mut transcript = String::new();
    let mut lines = script.lines().peekable();
    while let Some(line) = lines.next() {
        let (sign, rest) = line.split_once(' ').unwrap_or((line, ""));
        match sign {
            "" | "#" => {}
            "@print" if cfg!(feature = "print") => {}
            "@opener" if cfg!(target_os = "linux") => opener(&desk, rest),
            "@print" | "@opener" => return Ok(()),
            "$" => {
                let code = lines.next_if(|next| next.starts_with("= "));
                let code = code.map_or(0, |code| code[2..].parse().unwrap_or(-1));
                transcript.push_str(&step(&desk, rest, code)?);
            }
            "+" if desk.join(rest).exists() => {}
            "-" if !desk.join(rest).exists() => {}
            "~" | "!" if shows(&desk, rest) == (sign == "~") => {}
            "+" | "-" | "~" | "!" => return Err(format!("`{line}` does not hold")),
            verb if verb.starts_with('@') => prepare(verb, &desk.join(rest))?,
            _ => return Err(format!("not understood: {line}")),
        }
    }
    let expected = Data::read_from(&case.join("expected"), None).raw();
    let assert = Assert::new().action_env("SNAPSHOTS");
    let transcript = without_digests(&transcript);
    let (transcript, expected) = if cfg!(windows) {
        let text = fs::read_to_string(case.join("expected")).unwrap_or_default();
        (elsewhere(&transcript), Data::text(elsewhere(&text)).raw())
    } else {
        (transcript, expected)
    };
    assert.try_eq(None, Data::text(transcript), expected).map_err(|error| error.to_string())
}

/// Whether a page shows a text, as `~` and `!` name them.
fn shows(desk: &Path, said: &str) -> bool {
    let (path, text) = said.split_once(' ').unwrap_or((said, ""));
    let page = fs::read_to_string(desk.join(path)).unwrap_or_default();
    let shown = page.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    let shown: String = shown.flat_map(str::chars).filter(|c| !c.is_whitespace()).collect();
    let shown = shown.replace("&gt;", ">");
    let mut rest = shown.as_str();
    text.split('…').all(|part| match rest.split_once(part) {
        Some((_, after)) => {
            rest = after;
            true
        }
        None => false,
    })
}

/// What Windows says as other systems would: its strokes in paths, and its own words for what it refuses, are no concern
/// of a transcript.
fn elsewhere(said: &str) -> String {
    let said = said.replace('\\', "/");
    let plain = |line: &str| {
        let cause = line.find(" (os error ").and_then(|end| Some((line[..end].rfind(": ")?, end)));
        match cause {
            Some((start, end)) => format!("{}: …{}\n", &line[..start], &line[end..]),
            None => format!("{line}\n"),
        }
    };
    said.lines().map(plain).collect()
}

/// Runs one command and writes down what came of it.
fn step(desk: &Path, typed: &str, code: i32) -> Result<String, String> {
    let before = tree(desk);
    let _ = fs::create_dir_all(desk);
    let path = std::env::var("PATH").unwrap_or_default();
    let path = [opener_of(desk)].into_iter().chain(std::env::split_paths(&path));
    let path = std::env::join_paths(path).map_err(|error| error.to_string())?;
    let output = Command::new(env!("CARGO_BIN_EXE_jianbao"))
        .args(words(typed))
        .current_dir(desk)
        .env_clear()
        .envs(std::env::vars().filter(|(name, _)| name == "SystemRoot"))
        .env("PATH", path)
        .output()
        .map_err(|error| error.to_string())?;
    let after = tree(desk);
    let mut out = format!("$ jianbao {typed}\n");
    for (name, bytes) in [("", &output.stdout), ("--- messages\n", &output.stderr)] {
        let said = steady(&String::from_utf8_lossy(bytes), desk);
        if !said.is_empty() {
            let _ = write!(out, "{name}{said}");
        }
    }
    let changes = changes(&before, &after);
    if !changes.is_empty() {
        let _ = write!(out, "--- files\n{changes}");
    }
    let ended = output.status.code().unwrap_or(-1);
    let _ = writeln!(out, "--- exit {ended}\n");
    if ended != code {
        return Err(format!("exit {ended} instead of {code}\n{out}"));
    }
    let kept = |line: &str| line.ends_with(" .jianbao/");
    if ended != 0 && !changes.lines().all(kept) {
        return Err(format!("failed and yet changed files\n{out}"));
    }
    Ok(out)
}

/// Takes out what differs from run to run: the folder, the day, the time taken, the names of releases.
fn steady(said: &str, desk: &Path) -> String {
    let said = said.replace(&desk.display().to_string(), "[DESK]");
    let above = desk.parent().unwrap_or(desk);
    let said = said.replace(&above.display().to_string(), "..");
    let said = if cfg!(windows) { elsewhere(&said) } else { said };
    let said =
        said.replace(&format!("jianbao {}\n", env!("CARGO_PKG_VERSION")), "jianbao [VERSION]\n");
    let mut out = String::new();
    for line in said.lines() {
        let line = without_number(line, "用时", "秒");
        let line = without_number(&line, ", ", " s");
        out.push_str(&without_day(&without_release(&line)));
        out.push('\n');
    }
    out
}

/// `用时1.8秒` as `用时[TIME]秒`.
fn without_number(line: &str, before: &str, after: &str) -> String {
    for (at, _) in line.match_indices(before) {
        let number = &line[at + before.len()..];
        let length = number.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(number.len());
        if length > 0 && number[..length].contains('.') && number[length..].starts_with(after) {
            return format!("{}[TIME]{}", &line[..at + before.len()], &number[length..]);
        }
    }
    line.to_owned()
}

/// `20261124-093000` as `[RELEASE]`, and its date as `[NOW]`.
fn without_release(line: &str) -> String {
    let shape = |text: &str| -> String {
        text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
    };
    let mut line = line.to_owned();
    for (form, name) in [("00000000-000000", "[RELEASE]"), ("0000-00-00T00:00:00+00:00", "[NOW]")] {
        while let Some(at) = shape(&line).find(form) {
            line.replace_range(at..at + form.len(), name);
        }
    }
    line
}

/// `assets/style-1a2b3c4d.css` as `assets/style-[DIGEST].css`, sorted as such: a change of the looks is no change of the command.
fn without_digests(text: &str) -> String {
    let without = |line: &str| {
        let name = line.contains("/assets/").then(|| line.rsplit_once('-')).flatten();
        match name.and_then(|(name, rest)| Some((name, rest.get(8..)?))) {
            Some((name, end)) if end.starts_with('.') => [name, "-[DIGEST]", end].concat(),
            _ => line.to_owned(),
        }
    };
    let mut lines: Vec<String> = text.split_inclusive('\n').map(without).collect();
    let named = |line: &String| line.contains("-[DIGEST].");
    for run in lines.chunk_by_mut(|a, b| named(a) && named(b)) {
        run.sort();
    }
    lines.concat()
}

/// The names of new files begin with the day or the year of the test.
fn without_day(line: &str) -> String {
    let Some((folder, name)) = line.rsplit_once('/') else { return line.to_owned() };
    let digits = |from: usize, to: usize| {
        name.get(from..to).is_some_and(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let dash = |at: usize| name.as_bytes().get(at) == Some(&b'-');
    // The world of the fixtures ends with 2025.
    if !digits(0, 4) || !dash(4) || &name[..4] < "2026" {
        return line.to_owned();
    }
    if digits(5, 7) && dash(7) && digits(8, 10) {
        return format!("{folder}/[TODAY]{}", &name[10..]);
    }
    format!("{folder}/[YEAR]{}", &name[4..])
}

/// The words of a command line; quotation marks hold one together.
fn words(typed: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (at, part) in typed.split('"').enumerate() {
        if at % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

/// Where a program that opens files is put.
fn opener_of(desk: &Path) -> PathBuf {
    desk.with_file_name("bin")
}

/// Puts a program there that notes what it was given and ends with a code.
fn opener(desk: &Path, code: &str) {
    let file = opener_of(desk).join("xdg-open");
    let script = format!("#!/bin/sh\n: > \"opened-$(basename \"$1\")\"\nexit {code}\n");
    put(&file, script.as_bytes());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).expect("a program");
    }
}

/// Writes a file of the desk as the verb says.
fn prepare(verb: &str, path: &Path) -> Result<(), String> {
    let text = || fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()));
    let utf16 = |big: bool, text: String| {
        let units = std::iter::once(0xfeff).chain(text.encode_utf16().collect::<Vec<_>>());
        units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    };
    let article = |title: &str, body: String| {
        format!("---\ntitle: {title}\ndate: 2013-11-20\n---\n\n{body}\n").into_bytes()
    };
    let bytes: Vec<u8> = match verb {
        "@gb18030" => encoding_rs::GB18030.encode(&text()?).0.into_owned(),
        "@utf16le" => utf16(false, text()?),
        "@utf16be" => utf16(true, text()?),
        "@bom" => format!("\u{feff}{}", text()?).into_bytes(),
        "@crlf" => text()?.replace('\n', "\r\n").into_bytes(),
        "@spoil" => text()?.replace("date: ", "date: 9999").into_bytes(),
        "@garble" => b"---\ntitle: \x81\xff\xff\x80\n---\n".to_vec(),
        "@huge" => article("大文件", "会议要求认真抓好落实。".repeat(4_000_000)),
        "@nested" => article("层层引用", format!("{}会议", "> ".repeat(10_000))),
        _ => return Err(format!("{verb} is not known")),
    };
    put(path, &bytes);
    Ok(())
}

/// Every file of a folder with its bytes, but for what is only remembered.
fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    fn walk(folder: &Path, top: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.ends_with(".jianbao") {
                continue;
            }
            if path.is_dir() {
                walk(&path, top, files);
            } else if let Ok(name) = path.strip_prefix(top) {
                files.insert(name.to_owned(), fs::read(&path).unwrap_or_default());
            }
        }
    }
    let mut files = BTreeMap::new();
    walk(folder, folder, &mut files);
    files
}

/// What a command did to the files; what a build writes counts as one.
fn changes(before: &BTreeMap<PathBuf, Vec<u8>>, after: &BTreeMap<PathBuf, Vec<u8>>) -> String {
    let mut lines = BTreeMap::new();
    for path in before.keys().chain(after.keys()) {
        let sign = match (before.get(path), after.get(path)) {
            (None, _) => '+',
            (_, None) => '-',
            (old, new) if old != new => '~',
            _ => continue,
        };
        let name = path.to_string_lossy().replace('\\', "/");
        let made = name.starts_with("public/").then(|| "public/".to_owned());
        let name = made.unwrap_or_else(|| without_day(&name));
        lines.insert(name, sign);
    }
    lines.iter().fold(String::new(), |out, (name, sign)| out + &format!("{sign} {name}\n"))
}

fn folders(home: &Path) -> Vec<PathBuf> {
    names(home).into_iter().map(|name| home.join(name)).collect()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<_> =
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn copy(from: &Path, to: &Path) {
    for (name, bytes) in tree(from) {
        put(&to.join(name), &bytes);
    }
}

fn put(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().expect("folder")).expect("folder");
    fs::write(path, bytes).expect("written");
}
