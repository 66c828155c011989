//! Publishing as a whole: what stands on the disk after each way it may go.

#![expect(clippy::disallowed_methods, reason = "the tests lay hands on the disk")]

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::verify::{FaultKind, verify};
use super::{News, Published, Refused, Request, Way, door, open_gate, preview, publish, roll_back};
use crate::base::path::OutPath;
use crate::output::Writer;

mod refusals;
mod stops;

/// The ways of changing `current` that this system has, the usual one first.
const WAYS: &[Way] = if cfg!(unix) { &[Way::Link, Way::Folders] } else { &[Way::Folders] };

/// A desk's output and a place to publish it to.
struct Desk {
    folder: tempfile::TempDir,
    way: Way,
    keep: usize,
}

impl Desk {
    fn new(way: Way) -> Self {
        // Nearly all the time goes into waiting for the disk; a disk in memory does not wait.
        let memory = Path::new("/dev/shm");
        let folder = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
        Self { folder: tempfile::tempdir_in(folder).unwrap(), way, keep: 5 }
    }

    fn out(&self) -> PathBuf {
        self.folder.path().join("desk/public")
    }

    fn dest(&self) -> PathBuf {
        self.folder.path().join("www")
    }

    /// Builds the output anew: these files and no others.
    fn build(&self, site: &[(&str, &str)]) {
        let writer = Writer::open(&self.out()).unwrap();
        let put = |(path, text): &(&str, &str)| writer.put(&OutPath::new(path), text.as_bytes());
        let placed: Vec<_> = site.iter().map(|file| put(file).unwrap()).collect();
        writer.commit(&placed).unwrap();
    }

    fn publish_on(&self, date: &str, gate: door::Gate<'_>) -> Result<Published, Refused> {
        let (out, dest) = (self.out(), self.dest());
        let request = Request {
            out: &out,
            dest: &dest,
            desk: &[self.folder.path().join("desk/content")],
            date,
            keep: self.keep,
            way: Some(self.way),
        };
        publish(&request, gate)
    }

    fn publish(&self, date: &str) -> Published {
        self.publish_on(date, &open_gate).unwrap()
    }

    fn roll_back(&self, id: Option<&str>) -> Result<String, Refused> {
        roll_back(&self.dest(), id, Some(self.way), &open_gate).map(|done| done.to.id)
    }

    /// The names in a folder below the place of publication.
    fn names(&self, below: &str) -> Vec<String> {
        door::names(&self.dest().join(below)).unwrap()
    }

    /// The releases that are listed, oldest first.
    fn listed(&self) -> Vec<String> {
        let text = fs::read_to_string(self.dest().join("releases.json")).unwrap();
        let list: serde_json::Value = serde_json::from_str(&text).unwrap();
        let list = list.as_array().unwrap().iter();
        list.map(|release| release["id"].as_str().unwrap().to_owned()).collect()
    }

    /// What a web server serves.
    fn served(&self) -> BTreeMap<String, Vec<u8>> {
        tree(&self.dest().join("current"))
    }

    /// What a web server serves, as far as the desk made it.
    fn site(&self) -> Vec<(String, String)> {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        let made = [".gz", ".br", "manifest.txt"];
        let ours = |path: &String| !made.iter().any(|end| path.ends_with(end));
        let files = self.served().into_iter().filter(|(path, _)| ours(path));
        files.map(|(path, bytes)| (path, text(bytes))).collect()
    }
}

fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    // A link to a folder stands for itself.
    let read = |path: String| (path.clone(), fs::read(folder.join(path)).unwrap_or_default());
    door::walk(folder).unwrap().into_iter().map(read).collect()
}

fn texts(paths: &[OutPath]) -> Vec<&str> {
    paths.iter().map(OutPath::as_str).collect()
}

const ONE: &str = "2013-11-25T09:30:00+08:00";
const TWO: &str = "2013-11-26T09:30:00+08:00";
const THREE: &str = "2013-11-27T09:30:00+08:00";

/// A page long enough to be worth compressing.
fn page(title: &str) -> String {
    format!("<h1>{title}</h1>{}", "<p>临江区委组织部召开作风建设座谈会。</p>".repeat(50))
}

fn old_site() -> Vec<(&'static str, String)> {
    vec![
        ("404.html", "没有这一页".to_owned()),
        ("assets/style.css", "p { text-indent: 2em }\n".repeat(20)),
        ("bulletins/2013-01.pdf", "%PDF".to_owned()),
        ("index.html", page("旧")),
        ("附件/登记表 1.txt", "表".to_owned()),
    ]
}

fn new_site() -> Vec<(&'static str, String)> {
    vec![
        ("404.html", "没有这一页".to_owned()),
        ("assets/style.css", "p { text-indent: 2em }\n".repeat(20)),
        ("index.html", page("新")),
        ("news/2013/a.html", page("动态")),
        ("附件/登记表 1.txt", "表".to_owned()),
    ]
}

fn build(desk: &Desk, site: &[(&'static str, String)]) {
    desk.build(&site.iter().map(|(path, text)| (*path, text.as_str())).collect::<Vec<_>>());
}

fn owned(site: &[(&'static str, String)]) -> Vec<(String, String)> {
    site.iter().map(|(path, text)| ((*path).to_owned(), text.clone())).collect()
}

#[test]
fn a_release_is_a_whole_copy_with_compressed_files_and_a_list() {
    for way in WAYS.iter().copied() {
        let desk = Desk::new(way);
        build(&desk, &old_site());
        let made = desk.publish(ONE);
        assert_eq!((made.id.as_str(), made.news), ("20131125-093000", News::Made));
        assert_eq!((made.counts.files, made.counts.pages, made.counts.prints), (5, 2, 1));
        assert_eq!(texts(&made.changes.added).len(), 5);
        assert_eq!(desk.site(), owned(&old_site()));
        let names: Vec<String> = desk.served().into_keys().collect();
        let expected = [
            "404.html",
            "assets/style.css",
            "assets/style.css.br",
            "assets/style.css.gz",
            "bulletins/2013-01.pdf",
            "index.html",
            "index.html.br",
            "index.html.gz",
            "manifest.txt",
            "附件/登记表 1.txt",
        ];
        assert_eq!(names, expected, "{way:?}");
        let verdict = verify(&desk.dest()).unwrap();
        assert_eq!((verdict.whole, verdict.is_whole()), (9, true));
        assert_eq!(verdict.release.as_deref(), Some("20131125-093000"));
        let is_link = desk.dest().join("current").is_symlink();
        assert_eq!(is_link, way == Way::Link);
        // The same output again is no news.
        let again = desk.publish(TWO);
        assert_eq!((again.id, again.news), (made.id, News::None));
        assert!(again.changes.is_empty());
        assert_eq!(desk.listed().len(), 1);
    }
}

#[test]
fn the_next_release_shares_what_did_not_change() {
    for way in WAYS.iter().copied() {
        let desk = Desk::new(way);
        build(&desk, &old_site());
        desk.publish(ONE);
        build(&desk, &new_site());
        let out = desk.out();
        let dest = desk.dest();
        let request =
            Request { out: &out, dest: &dest, desk: &[], date: TWO, keep: 5, way: Some(way) };
        let before = tree(&desk.dest());
        let told = preview(&request).unwrap();
        assert_eq!(tree(&desk.dest()), before, "a preview writes nothing");
        let made = desk.publish(TWO);
        assert_eq!(told.changes, made.changes);
        assert_eq!(told.current.as_deref(), Some("20131125-093000"));
        assert_eq!(texts(&made.changes.added), ["news/2013/a.html"]);
        assert_eq!(texts(&made.changes.changed), ["index.html"]);
        assert_eq!(texts(&made.changes.removed), ["bulletins/2013-01.pdf"]);
        assert_eq!(desk.site(), owned(&new_site()));
        // 404.html, style.css with two copies, 登记表 1.txt.
        assert_eq!(made.shared, 5);
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt as _;
            let links = |path: &str| fs::metadata(desk.dest().join(path)).unwrap().nlink();
            assert_eq!(links("current/assets/style.css.gz"), 2);
            assert_eq!(links("current/index.html"), 1);
        }
        let ledger = fs::read_to_string(desk.dest().join("releases.json")).unwrap();
        let ledger: serde_json::Value = serde_json::from_str(&ledger).unwrap();
        assert_eq!(ledger[1]["from"], ledger[0]["digest"]);
        assert_eq!(ledger[1]["date"], TWO);
        // The long way gives the same bytes.
        let fresh = Desk::new(way);
        build(&fresh, &new_site());
        fresh.publish(THREE);
        assert_eq!(fresh.served(), desk.served());
    }
}

#[test]
fn old_releases_go_and_the_way_back_stays() {
    for way in WAYS.iter().copied() {
        let mut desk = Desk { keep: 3, ..Desk::new(way) };
        let days: Vec<String> =
            (1..=5).map(|day| format!("2013-12-0{day}T08:00:00+08:00")).collect();
        let id = |day: usize| format!("2013120{day}-080000");
        let site = |day: usize| [("index.html", page(&day.to_string()))];
        for (day, date) in (1..).zip(&days) {
            build(&desk, &site(day));
            let removed = desk.publish(date).removed;
            assert_eq!(removed, if day > 3 { vec![id(day - 3)] } else { vec![] }, "{way:?}");
        }
        assert_eq!(desk.listed(), [id(3), id(4), id(5)]);
        for (to, expected) in [(None, 4), (None, 3), (Some(5), 5), (Some(3), 3)] {
            let done = desk.roll_back(to.map(id).as_deref()).unwrap();
            assert_eq!(done, id(expected));
            assert_eq!(desk.site(), owned(&site(expected)), "{way:?}");
            assert!(verify(&desk.dest()).unwrap().is_whole());
        }
        assert!(matches!(desk.roll_back(None), Err(Refused::NoEarlier)));
        assert!(matches!(desk.roll_back(Some("x")), Err(Refused::NoSuchRelease { .. })));
        // The newest release is found again instead of being made again.
        let again = desk.publish(ONE);
        assert_eq!((again.id, again.news), (id(5), News::Found));
        // What is served stays, however old it is.
        desk.roll_back(Some(&id(3))).unwrap();
        desk.keep = 1;
        build(&desk, &site(3));
        let kept = desk.publish(ONE);
        assert_eq!((kept.news, kept.removed), (News::None, vec![id(4)]));
        assert_eq!(desk.listed(), [id(3), id(5)]);
        // Folders that are not listed stay.
        fs::create_dir(desk.dest().join("releases/manual")).unwrap();
        build(&desk, &site(9));
        desk.publish(TWO);
        assert!(desk.names("releases").contains(&"manual".to_owned()));
        assert_eq!(desk.listed().len(), 1);
    }
}

#[test]
fn what_was_tampered_with_is_found_and_never_passed_on() {
    type Hand = fn(&Path);
    let cases: [(Hand, &str, FaultKind); 5] = [
        (|it| fs::write(it.join("index.html"), "x").unwrap(), "index.html", FaultKind::Changed),
        (
            |it| fs::remove_file(it.join("index.html.gz")).unwrap(),
            "index.html.gz",
            FaultKind::Missing,
        ),
        (
            |it| fs::write(it.join("附件/木马.html"), "x").unwrap(),
            "附件/木马.html",
            FaultKind::Extra,
        ),
        (|it| fs::write(it.join("manifest.txt"), "").unwrap(), "manifest.txt", FaultKind::List),
        (|it| fs::remove_file(it.join("manifest.txt")).unwrap(), "manifest.txt", FaultKind::List),
    ];
    for way in WAYS.iter().copied() {
        for (hand, path, kind) in cases {
            let desk = Desk::new(way);
            build(&desk, &new_site());
            desk.publish(ONE);
            build(&desk, &old_site());
            desk.publish(TWO);
            hand(&desk.dest().join("current"));
            let verdict = verify(&desk.dest()).unwrap();
            let faults: Vec<_> =
                verdict.faults.iter().map(|fault| (fault.path.as_str(), fault.kind)).collect();
            assert_eq!(faults, [(path, kind)], "{way:?}");
            // Publishing the same output again puts it right.
            let made = desk.publish(THREE);
            assert_eq!(made.news, News::Made, "{path}");
            assert!(verify(&desk.dest()).unwrap().is_whole(), "{path} {kind:?}");
            assert_eq!(desk.site(), owned(&old_site()));
            let back = desk.roll_back(None);
            assert!(matches!(back, Err(Refused::Damaged { .. })), "{path} {back:?}");
            assert_eq!(desk.roll_back(Some("20131125-093000")).unwrap(), "20131125-093000");
        }
    }
}

#[test]
fn outputs_and_single_releases_can_be_verified() {
    let desk = Desk::new(WAYS[0]);
    build(&desk, &old_site());
    desk.publish(ONE);
    // By folders, what is served is the release itself.
    let by_link = WAYS[0] == Way::Link;
    let release = if by_link { "releases/20131125-093000" } else { "current" };
    let (release, out) = (desk.dest().join(release), desk.out());
    for (tree, whole) in [(&out, 5), (&release, 9), (&desk.dest().join("current"), 9)] {
        let verdict = verify(tree).unwrap();
        assert_eq!((verdict.whole, verdict.faults), (whole, vec![]), "{}", tree.display());
    }
    fs::write(out.join("404.html"), "x").unwrap();
    fs::write(out.join("more.html"), "x").unwrap();
    fs::remove_file(out.join("index.html")).unwrap();
    fs::create_dir(out.join("index.html")).unwrap();
    let kinds =
        |tree: &Path| verify(tree).unwrap().faults.iter().map(|it| it.kind).collect::<Vec<_>>();
    assert_eq!(kinds(&out), [FaultKind::Changed, FaultKind::Missing, FaultKind::Extra]);
    fs::remove_file(release.join("404.html")).unwrap();
    fs::create_dir(release.join("404.html")).unwrap();
    assert_eq!(kinds(&release), [FaultKind::Changed]);
}
