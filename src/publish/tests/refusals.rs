//! What is refused, and that nothing is changed then.

use super::{Desk, ONE, TWO, WAYS, build, new_site, old_site, tree};
use crate::publish::verify::verify;
use crate::publish::{Refused, Request, door, open_gate, preview, publish};
use std::fs;
use std::path::Path;

fn word(refused: &Refused) -> &'static str {
    match refused {
        Refused::World(_) => "world",
        Refused::NotBuilt(_) => "not built",
        Refused::NotAsBuilt { .. } => "not as built",
        Refused::Reserved(_) => "reserved",
        Refused::Nested { .. } => "nested",
        Refused::Foreign(_) => "foreign",
        Refused::Unreadable(_) => "unreadable",
        Refused::Busy { .. } => "busy",
        Refused::NoCurrent(_) => "no current",
        Refused::NoEarlier => "no earlier",
        Refused::NoSuchRelease { .. } => "no such release",
        Refused::Damaged { .. } => "damaged",
        Refused::NoList(_) => "no list",
    }
}

#[test]
fn an_output_must_be_as_the_build_left_it() {
    type Hand = fn(&Path);
    let cases: [(Hand, &str); 7] = [
        (|it| fs::remove_file(it.join(".jianbao-manifest")).unwrap(), "not built"),
        (|it| fs::write(it.join(".jianbao-manifest"), "x").unwrap(), "not built"),
        (
            |it| fs::write(it.join(".jianbao-manifest"), "jianbao manifest 1\n").unwrap(),
            "not built",
        ),
        (|it| fs::write(it.join("index.html"), "x").unwrap(), "not as built"),
        (|it| fs::remove_file(it.join("附件/登记表 1.txt")).unwrap(), "not as built"),
        (|it| fs::remove_dir_all(it).unwrap(), "not built"),
        (|it| fs::write(it.join("Thumbs.db"), "x").unwrap(), "published without Thumbs.db"),
    ];
    for (hand, expected) in cases {
        let desk = Desk::new(WAYS[0]);
        build(&desk, &old_site());
        hand(&desk.out());
        let done = desk.publish_on(ONE, &open_gate);
        let told = match &done {
            Ok(done) => format!("published without {}", done.passed.join(" ")),
            Err(refused) => word(refused).to_owned(),
        };
        assert_eq!(told, expected);
        assert_eq!(desk.dest().exists(), done.is_ok());
    }
    for name in ["manifest.txt", "Manifest.TXT", "index.html.gz", "index.html.br"] {
        let desk = Desk::new(WAYS[0]);
        desk.build(&[("index.html", "1"), (name, "2")]);
        let refused = desk.publish_on(ONE, &open_gate).unwrap_err();
        assert_eq!(word(&refused), "reserved", "{name}");
    }
}

#[test]
fn folders_of_others_are_left_alone() {
    type Hand = fn(&Path);
    let cases: [(Hand, &str); 8] = [
        (|it| fs::write(it.join("report.doc"), "mine").unwrap(), "foreign"),
        (|it| fs::create_dir(it.join("releases")).unwrap(), "foreign"),
        (|it| fs::create_dir(it.join("current")).unwrap(), "foreign"),
        (|it| fs::write(it.join("releases.json"), "{}").unwrap(), "unreadable"),
        (|it| fs::write(it.join("releases.json"), r#"[{"id":"../.."}]"#).unwrap(), "unreadable"),
        (
            |it| {
                fs::write(it.join("releases.json"), "[]").unwrap();
                fs::write(it.join("current"), "mine").unwrap();
            },
            "foreign",
        ),
        (
            |it| {
                fs::write(it.join("releases.json"), "[]").unwrap();
                fs::create_dir(it.join("current")).unwrap();
            },
            "foreign",
        ),
        (
            |it| {
                fs::write(it.join(".jianbao-lock"), "").unwrap();
                fs::create_dir_all(it.join("releases/mine")).unwrap();
            },
            "foreign",
        ),
    ];
    for (number, (hand, expected)) in cases.into_iter().enumerate() {
        let desk = Desk::new(WAYS[0]);
        build(&desk, &old_site());
        fs::create_dir(desk.dest()).unwrap();
        hand(&desk.dest());
        let before = tree(&desk.dest());
        let refused = desk.publish_on(ONE, &open_gate).unwrap_err();
        assert_eq!(word(&refused), expected, "{number}");
        assert_eq!(tree(&desk.dest()), before, "{number}");
    }
}

#[test]
fn what_stands_beside_our_own_stays() {
    let desk = Desk::new(WAYS[0]);
    build(&desk, &old_site());
    desk.publish(ONE);
    fs::write(desk.dest().join("web.config"), "mine").unwrap();
    build(&desk, &new_site());
    desk.publish(TWO);
    assert_eq!(fs::read_to_string(desk.dest().join("web.config")).unwrap(), "mine");
    assert!(verify(&desk.dest()).unwrap().is_whole());
}

#[test]
fn folders_within_one_another_are_refused() {
    let desk = Desk::new(WAYS[0]);
    build(&desk, &old_site());
    let home = desk.folder.path();
    #[cfg(unix)]
    std::os::unix::fs::symlink(home.join("desk/public"), home.join("link")).unwrap();
    for dest in [
        "desk/public",
        "desk/public/www",
        "desk",
        "",
        "desk/content",
        "desk/content/www",
        "new/../desk/public/www",
        #[cfg(unix)]
        "link/www",
    ] {
        let (out, dest) = (desk.out(), home.join(dest));
        let own = [home.join("desk/content")];
        let request = Request { out: &out, dest: &dest, desk: &own, date: ONE, keep: 5, way: None };
        let before = tree(home);
        assert_eq!(word(&publish(&request, &open_gate).unwrap_err()), "nested");
        assert_eq!(word(&preview(&request).unwrap_err()), "nested");
        assert_eq!(tree(home), before);
    }
}

#[test]
fn two_publications_never_mix() {
    let desk = Desk::new(WAYS[0]);
    build(&desk, &old_site());
    desk.publish(ONE);
    let lock = desk.dest().join(".jianbao-lock");
    let held = door::Disk::new(&open_gate).lock(&lock, "process 7\n").unwrap();
    build(&desk, &new_site());
    for refused in
        [desk.publish_on(TWO, &open_gate).unwrap_err(), desk.roll_back(None).unwrap_err()]
    {
        assert!(matches!(&refused, Refused::Busy { by, .. } if by == "process 7"), "{refused:?}");
    }
    // The lock ends with its holder; the file may stay.
    drop(held);
    desk.publish(TWO);
    assert!(lock.exists());
}

#[test]
fn where_nothing_is_published_nothing_can_be_told() {
    let desk = Desk::new(WAYS[0]);
    assert_eq!(word(&desk.roll_back(None).unwrap_err()), "no current");
    assert!(!desk.dest().exists());
    assert_eq!(word(&verify(&desk.dest()).unwrap_err()), "no list");
    fs::create_dir(desk.dest()).unwrap();
    assert_eq!(word(&verify(&desk.dest()).unwrap_err()), "no list");
    fs::write(desk.dest().join("releases.json"), "[]").unwrap();
    assert_eq!(word(&verify(&desk.dest()).unwrap_err()), "no current");
    assert_eq!(word(&desk.roll_back(None).unwrap_err()), "no current");
    // A file stands where the folder should be.
    build(&desk, &old_site());
    fs::remove_dir_all(desk.dest()).unwrap();
    fs::write(desk.dest(), "").unwrap();
    assert_eq!(word(&desk.publish_on(ONE, &open_gate).unwrap_err()), "world");
}
