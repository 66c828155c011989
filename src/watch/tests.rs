//! Every way in which people and programs change a desk is noticed, and nothing else.
#![expect(clippy::disallowed_methods, reason = "tests change a folder")]

use std::fs;
use std::path::Path;
use std::time::Duration;

use super::Watch;

/// Long enough for any machine; a change is there much sooner.
const LONG: Duration = Duration::from_secs(5);

/// Long enough to say that nothing came.
const SHORT: Duration = Duration::from_millis(150);

fn desk() -> tempfile::TempDir {
    let desk = tempfile::tempdir().unwrap();
    for folder in ["content/news", "static", "public", ".git"] {
        fs::create_dir_all(desk.path().join(folder)).unwrap();
    }
    fs::write(desk.path().join("jianbao.yml"), "站名: 临江\n").unwrap();
    fs::write(desk.path().join("content/news/a.md"), "1").unwrap();
    desk
}

fn watch(root: &Path, poll: bool) -> Watch {
    Watch::new(root, &["content", "static", "themes"], &["jianbao.yml"], poll)
}

/// Takes all changes until it is quiet; the names of them.
fn drain(watch: &mut Watch, wait: Duration) -> Vec<String> {
    let mut names = Vec::new();
    let mut wait = wait;
    while let Some(changes) = watch.next(wait) {
        names.extend(changes.paths);
        wait = SHORT;
    }
    names.sort();
    names.dedup();
    names
}

#[test]
fn what_people_do_is_noticed() {
    let home = desk();
    let root = home.path();
    let mut watch = watch(root, false);
    drain(&mut watch, SHORT);
    let at = |name: &str| root.join(name);
    let steps: &[(&str, &dyn Fn(), &str)] = &[
        (
            "a save in place",
            &|| fs::write(at("content/news/a.md"), "2").unwrap(),
            "content/news/a.md",
        ),
        (
            "a save beside, then a rename",
            &|| {
                fs::write(at("content/news/.a.md.tmp"), "3").unwrap();
                fs::rename(at("content/news/.a.md.tmp"), at("content/news/a.md")).unwrap();
            },
            "content/news/a.md",
        ),
        ("the settings", &|| fs::write(at("jianbao.yml"), "站名: 西山\n").unwrap(), "jianbao.yml"),
        (
            "a rename",
            &|| fs::rename(at("content/news/a.md"), at("content/news/b.md")).unwrap(),
            "content/news/b.md",
        ),
        (
            "a folder moved in",
            &|| {
                fs::create_dir(at("elsewhere")).unwrap();
                fs::write(at("elsewhere/c.md"), "1").unwrap();
                fs::rename(at("elsewhere"), at("content/policy")).unwrap();
            },
            "content/policy",
        ),
        (
            "a file in it",
            &|| fs::write(at("content/policy/d.md"), "1").unwrap(),
            "content/policy/d.md",
        ),
        ("a folder that comes later", &|| fs::create_dir(at("themes")).unwrap(), "themes"),
        ("a file in that", &|| fs::write(at("themes/x.css"), "1").unwrap(), "themes/x.css"),
        ("a deletion", &|| fs::remove_file(at("content/news/b.md")).unwrap(), "content/news/b.md"),
        ("a watched folder deleted", &|| fs::remove_dir_all(at("content")).unwrap(), "content"),
        ("and made again", &|| fs::create_dir_all(at("content/news")).unwrap(), "content"),
        (
            "with a file in it",
            &|| fs::write(at("content/news/e.md"), "1").unwrap(),
            "content/news/e.md",
        ),
    ];
    for (name, step, expected) in steps {
        step();
        let told = drain(&mut watch, LONG);
        assert!(told.iter().any(|path| path == expected), "{name}: {told:?}");
    }
}

#[test]
fn what_no_desk_reads_is_not_told() {
    let home = desk();
    let mut watch = watch(home.path(), false);
    drain(&mut watch, SHORT);
    for name in [
        "public/index.html",
        ".git/index",
        "content/.a.md.swp",
        "content/4913",
        "content/~$a.docx",
        "notes.txt",
    ] {
        fs::write(home.path().join(name), "1").unwrap();
    }
    let _ = fs::read(home.path().join("content/news/a.md")).unwrap();
    assert_eq!(drain(&mut watch, SHORT), Vec::<String>::new());
}

#[test]
fn a_burst_is_one_change() {
    let home = desk();
    let mut watch = watch(home.path(), false);
    drain(&mut watch, SHORT);
    for n in 0..1000 {
        fs::write(home.path().join(format!("content/news/{n}.md")), "1").unwrap();
    }
    let mut told = 0;
    let mut wait = LONG;
    while let Some(changes) = watch.next(wait) {
        assert!(changes.paths.len() <= super::NAMED);
        told += 1;
        wait = SHORT;
    }
    assert!((1..=3).contains(&told), "{told}");
}

#[test]
fn folders_that_tell_nothing_are_asked() {
    let home = desk();
    let mut watch = watch(home.path(), true);
    assert!(watch.polling());
    drain(&mut watch, SHORT);
    fs::write(home.path().join("content/news/new.md"), "1").unwrap();
    assert!(drain(&mut watch, LONG).iter().any(|path| path == "content/news/new.md"));
}
