//! Same in, same out: whatever was built before and wherever, the same folder gives the same bytes.
//!
//! `JIANBAO_LONG=1` makes the edit scripts long; `JIANBAO_SEED=7` runs the script of one seed alone.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::desk::{Tree, copy_sample, tree};
use crate::edits::{Desk, Draw, Form};
use crate::runs::{self, Flags, Place, Seen, clean, difference, put, site, store, write};

mod script;
mod small;

/// Builds the desk at `root` under an environment, and gives what stands in `public/`.
fn build(root: &Path, jobs: &str, environment: &[(&str, &str)]) -> Tree {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jianbao"));
    command.args(["build", "--quiet", "--jobs", jobs, "--root"]).arg(root);
    command.envs(environment.iter().copied());
    let done = command.output().expect("the program starts");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    tree(&root.join("public"))
}

#[test]
fn nothing_ambient() {
    let rooms = tempfile::tempdir().expect("a folder for the test");
    let (first, second) = (rooms.path().join("a"), rooms.path().join("另一处/稿件 2"));
    copy_sample(&first);
    copy_sample(&second);
    let home = rooms.path().join("home");
    fs::create_dir(&home).expect("a folder");
    let mut rights = fs::metadata(&home).expect("a folder").permissions();
    rights.set_readonly(true);
    fs::set_permissions(&home, rights).expect("rights");
    let home = home.to_string_lossy();
    let one = build(&first, "1", &[("TZ", "Asia/Shanghai"), ("LC_ALL", "zh_CN.UTF-8")]);
    let far =
        [("TZ", "America/New_York"), ("LC_ALL", "C"), ("LANG", "de_DE.UTF-8"), ("HOME", &home)];
    let other = build(&second, "7", &far);
    assert_eq!(difference(&one, &other), None);
    // Work that is remembered from one place and day is right in another.
    let names =
        [("TZ", "Pacific/Kiritimati"), ("HOME", "/nowhere"), ("XDG_CACHE_HOME", "/nowhere")];
    assert_eq!(difference(&build(&first, "2", &names), &one), None);
    let moved = rooms.path().join("b");
    fs::rename(&first, &moved).expect("moved");
    assert_eq!(difference(&build(&moved, "2", &[]), &one), None);
    let pdf = |path: &String| Path::new(path).extension().is_some_and(|end| end == "pdf");
    assert!(one.keys().any(pdf) || !cfg!(feature = "print"));
}

#[test]
fn threads() {
    for (seed, form) in [(3, Form::Print), (4, Form::Web)] {
        let room = tempfile::tempdir().expect("a folder for the test");
        let desk = Desk::new(room.path(), seed, 40, form);
        let one = clean(&desk.files, &Flags { threads: 1, ..Flags::default() }, Place::There);
        for threads in [1, 2, 7, 64] {
            let seen = runs::build(
                room.path(),
                &Flags { threads, no_cache: true, ..Flags::default() },
                Place::There,
            )
            .0;
            assert_eq!(same(&seen, &one), None, "{threads} threads");
            fs::remove_dir_all(desk.out()).expect("the output");
        }
    }
}

#[test]
fn a_second_build_changes_nothing() {
    let room = tempfile::tempdir().expect("a folder for the test");
    copy_sample(room.path());
    let first = build(room.path(), "4", &[]);
    let stamps = runs::stamps(&room.path().join("public"));
    assert_eq!(difference(&build(room.path(), "2", &[]), &first), None);
    assert_eq!(runs::stamps(&room.path().join("public")), stamps, "nothing is written again");
}

/// What a build shows otherwise than another.
fn same(seen: &Seen, other: &Seen) -> Option<String> {
    if (seen.code, &seen.notes) != (other.code, &other.notes) {
        return Some(format!(
            "{} {}\n-- instead of\n{} {}",
            seen.code, seen.notes, other.code, other.notes
        ));
    }
    difference(&seen.out, &other.out)
}

/// A desk that was built twice, so that there is something to remember, and the store it left.
fn built(root: &Path, seed: u64) -> Desk {
    let mut desk = Desk::new(root, seed, 16, Form::Print);
    let mut draw = Draw::new(seed);
    for _ in 0..3 {
        assert_eq!(runs::build(root, &Flags::default(), Place::There).0.code, 0);
        desk.files.insert("content/news/xin.md".to_owned(), article(&mut draw));
        write(root, &desk.files);
    }
    assert_eq!(runs::build(root, &Flags::default(), Place::There).0.code, 0);
    let late = |path: &PathBuf| path.ends_with("heads-late");
    assert!(store(root).iter().any(late), "there is a store, with what was learned last");
    desk
}

/// Ways to spoil a file of the store: a word for it, and what the file holds then; `None` for a folder in its place.
fn spoilt(bytes: &[u8], other: &[u8], draw: &mut Draw) -> Vec<(&'static str, Option<Vec<u8>>)> {
    let cut = bytes[..draw.below(bytes.len())].to_vec();
    let mut flipped = bytes.to_vec();
    if let Some(byte) = flipped.get_mut(draw.below(bytes.len())) {
        *byte ^= 1 << draw.below(8);
    }
    let mut older = bytes.to_vec();
    older.iter_mut().take(40).filter(|byte| byte.is_ascii_digit()).for_each(|byte| *byte ^= 1);
    let noise = (0..200).map(|_| u8::try_from(draw.below(256)).expect("a byte")).collect();
    vec![
        ("nothing", Some(Vec::new())),
        ("its beginning", Some(cut)),
        ("another bit", Some(flipped)),
        ("another version", Some(older)),
        ("noise", Some(noise)),
        ("its bytes twice", Some([bytes, bytes].concat())),
        ("another desk's", Some(other.to_vec())),
        ("a folder", None),
    ]
}

#[test]
fn broken_store() {
    let rooms = tempfile::tempdir().expect("a folder for the test");
    let (root, other) = (rooms.path().join("a"), rooms.path().join("b"));
    let mut desk = built(&root, 21);
    built(&other, 22);
    let saved = tree(&root.join(".jianbao"));
    let others = tree(&other.join(".jianbao"));
    let mut draw = Draw::new(5);
    let nothing = Vec::new();
    let mut tried = 0;
    for (name, bytes) in &saved {
        for (word, spoilt) in spoilt(bytes, others.get(name).unwrap_or(&nothing), &mut draw) {
            if draw.chance(50) {
                desk.files.insert("content/news/xin.md".to_owned(), article(&mut draw));
                write(&root, &desk.files);
            }
            let place = root.join(".jianbao").join(name);
            fs::remove_file(&place).or_else(|_| fs::remove_dir_all(&place)).ok();
            match spoilt {
                Some(bytes) => put(&place, &bytes),
                None => fs::create_dir_all(&place).expect("a folder"),
            }
            let seen = runs::build(&root, &Flags::default(), Place::There).0;
            let expected = clean(&desk.files, &Flags::default(), Place::There);
            assert_eq!(same(&seen, &expected), None, "{name} holds {word}");
            fs::remove_dir_all(root.join(".jianbao")).expect("the store");
            write(&root.join(".jianbao"), &saved);
            tried += 1;
        }
    }
    assert!(tried >= 32, "{tried}");
}

fn article(draw: &mut Draw) -> Vec<u8> {
    let day = 1 + draw.below(28);
    format!("---\ntitle: 第{day}日的会\ndate: 2013-12-{day:02}\n---\n\n会开了一个上午。\n")
        .into_bytes()
}

#[test]
fn anothers_store() {
    let rooms = tempfile::tempdir().expect("a folder for the test");
    let (root, other) = (rooms.path().join("a"), rooms.path().join("b"));
    let desk = built(&root, 31);
    built(&other, 32);
    fs::remove_dir_all(root.join(".jianbao")).ok();
    write(&root.join(".jianbao"), &tree(&other.join(".jianbao")));
    let expected = clean(&desk.files, &Flags::default(), Place::There);
    assert_eq!(same(&runs::build(&root, &Flags::default(), Place::There).0, &expected), None);
    // Its output as well: what stands there was made of other texts.
    fs::remove_dir_all(desk.out()).expect("the output");
    write(&desk.out(), &tree(&other.join("public")));
    fs::remove_dir_all(root.join(".jianbao")).ok();
    write(&root.join(".jianbao"), &tree(&other.join(".jianbao")));
    assert_eq!(same(&runs::build(&root, &Flags::default(), Place::There).0, &expected), None);
}

#[test]
fn other_program() {
    let room = tempfile::tempdir().expect("a folder for the test");
    let mut desk = built(room.path(), 41);
    let ours = Path::new(env!("CARGO_BIN_EXE_jianbao"));
    let theirs = room.path().join("jianbao-next");
    fs::copy(ours, &theirs).expect("another program");
    let mut bytes = fs::read(&theirs).expect("another program");
    bytes.push(0);
    fs::write(&theirs, bytes).expect("another program");
    for (program, title) in [(theirs.as_path(), "甲"), (ours, "乙"), (theirs.as_path(), "乙")] {
        let text = format!("---\ntitle: {title}\ndate: 2013-12-01\n---\n\n会开了一个上午。\n");
        desk.files.insert("content/news/xin.md".to_owned(), text.into_bytes());
        write(room.path(), &desk.files);
        let done =
            Command::new(program).args(["build", "--quiet", "--root"]).arg(room.path()).output();
        assert!(done.expect("the program starts").status.success());
        let expected = clean(&desk.files, &Flags::default(), Place::There);
        assert_eq!(difference(&site(&desk.out()), &expected.out), None);
    }
}

/// With `--no-cache` not even a store is believed that says the wrong thing in the right form.
#[test]
fn no_cache() {
    let room = tempfile::tempdir().expect("a folder for the test");
    let desk = built(room.path(), 51);
    let flags = Flags { no_cache: true, ..Flags::default() };
    let (seen, work) = runs::build(room.path(), &flags, Place::Here);
    assert_eq!(work.reused, 0, "nothing remembered is used");
    assert!(work.made > 0);
    assert_eq!(difference(&seen.out, &clean(&desk.files, &flags, Place::Here).out), None);
}
