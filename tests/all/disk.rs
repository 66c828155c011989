//! What disks and people do to a build: no room, no right, another disk, files that change meanwhile, twenty builds at once.

use std::fs;
use std::path::Path;
#[cfg(target_os = "linux")]
use std::path::PathBuf;
#[cfg(unix)]
use std::process::Command;
use std::process::{Output, Stdio};
use std::time::{Duration, SystemTime};

use crate::desk::{Tree, tree};
use crate::edits::{Desk, Draw, Form, is, set_time};
use crate::runs::{
    Flags, Place, build, clean, command, difference, output, put, served, stamps, tell, thorough,
    write,
};

/// A desk that was built.
fn built(root: &Path, seed: u64, form: Form) -> Desk {
    let desk = Desk::new(root, seed, 20, form);
    let done = output(root, &Flags::default());
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    desk
}

/// Changes the name of the site, so that every page is another one.
fn rename_site(desk: &mut Desk, name: &str) {
    desk.files.insert("jianbao.yml".to_owned(), format!("name: {name}\n").into_bytes());
    write(&desk.root, &desk.files);
}

/// What a build without trouble gives.
fn right(desk: &Desk) -> Tree {
    let mut out = clean(&desk.files, &Flags::default(), Place::There).out;
    out.retain(|path, _| !path.starts_with('.'));
    out
}

/// The machine said no: exit code 3, in words that name a file below one of these folders, without a panic.
fn refused(done: &Output, folder: &Path) {
    let said = String::from_utf8_lossy(&done.stderr);
    assert_eq!(done.status.code(), Some(3), "{said}");
    assert!(said.contains(&*folder.to_string_lossy()), "{said}");
    assert!(!said.contains("panicked") && !said.contains(".rs:"), "{said}");
}

/// The next build, without trouble, is right.
fn recovers(desk: &Desk) {
    let done = output(&desk.root, &Flags::default());
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert_eq!(difference(&served(&desk.out()), &right(desk)), None);
    assert!(!desk.out().join(".jianbao-staging").exists());
}

/// A file that grows no larger than so many blocks stands for a disk that is full.
#[cfg(unix)]
#[test]
fn no_room_for_a_file() {
    let room = tempfile::tempdir().expect("a folder for the test");
    let mut desk = built(&room.path().join("desk"), 71, Form::Web);
    let mut refusals = 0;
    for (turn, blocks) in [0, 1, 4, 10, 20, 40, 80, 200].into_iter().enumerate() {
        let old = served(&desk.out());
        rename_site(&mut desk, if turn % 2 == 0 { "临江党建" } else { "临江宣传" });
        let mut limited = Command::new("sh");
        limited.args(["-c", "trap '' XFSZ; ulimit -f $0; exec \"$@\"", &blocks.to_string()]);
        let whole = command(&desk.root, &Flags::default());
        limited.arg(whole.get_program()).args(whole.get_args());
        let done = limited.output().expect("a shell");
        if done.status.success() {
            assert_eq!(difference(&served(&desk.out()), &right(&desk)), None, "{blocks} blocks");
        } else {
            refused(&done, room.path());
            assert_eq!(difference(&served(&desk.out()), &old), None, "{blocks} blocks");
            refusals += 1;
        }
        recovers(&desk);
    }
    assert!(refusals > 1, "{refusals}");
}

/// A disk of its own that goes when dropped.
#[cfg(target_os = "linux")]
struct SmallDisk(PathBuf);

#[cfg(target_os = "linux")]
impl SmallDisk {
    /// `None` where nobody may mount one.
    fn new(place: &Path, kilobytes: usize) -> Option<Self> {
        fs::create_dir_all(place).expect("a folder");
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &format!("size={kilobytes}k"), "tmpfs"]).arg(place);
        let done = mount.stderr(Stdio::null()).status();
        done.is_ok_and(|done| done.success()).then(|| Self(place.to_owned()))
    }

    fn resize(&self, kilobytes: usize) {
        let size = format!("remount,size={kilobytes}k");
        let done = Command::new("mount").args(["-o", &size]).arg(&self.0).status();
        assert!(done.is_ok_and(|done| done.success()));
    }
}

#[cfg(target_os = "linux")]
impl Drop for SmallDisk {
    fn drop(&mut self) {
        Command::new("umount").arg(&self.0).status().ok();
    }
}

/// A disk that is full at every point of a build; the third command, where one may mount.
#[cfg(target_os = "linux")]
#[test]
fn no_room_on_the_disk() {
    if !thorough() {
        return;
    }
    let room = tempfile::tempdir().expect("a folder for the test");
    let Some(disk) = SmallDisk::new(&room.path().join("disk"), 20_000) else { return };
    let mut desk = built(&disk.0.join("desk"), 72, Form::Web);
    let full = |disk: &SmallDisk| {
        let facts =
            Command::new("df").args(["--output=used", "-k"]).arg(&disk.0).output().expect("df");
        let text = String::from_utf8_lossy(&facts.stdout).into_owned();
        text.lines().last().and_then(|line| line.trim().parse::<usize>().ok()).expect("a number")
    };
    let mut told = [0, 0];
    for turn in 0..60 {
        let old = served(&desk.out());
        rename_site(&mut desk, if turn % 2 == 0 { "临江党建" } else { "临江宣传" });
        disk.resize(full(&disk) + 4 * (turn % 30) * (1 + turn / 30 * 6));
        let done = output(&desk.root, &Flags::default());
        let now = served(&desk.out());
        if done.status.success() {
            assert_eq!(difference(&now, &right(&desk)), None, "turn {turn}");
            told[0] += 1;
        } else {
            refused(&done, &disk.0);
            assert_eq!(difference(&now, &old), None, "turn {turn}");
            told[1] += 1;
        }
        disk.resize(20_000);
        recovers(&desk);
    }
    assert!(told[1] > 5, "{told:?}");
    tell(&format!("full disk: {} builds went through, {} were refused", told[0], told[1]));
}

/// A folder that nobody may write, not even root, until dropped.
#[cfg(target_os = "linux")]
struct Locked(PathBuf);

#[cfg(target_os = "linux")]
impl Locked {
    /// `None` where nothing stops this user.
    fn new(place: &Path) -> Option<Self> {
        let lock = Self(place.to_owned());
        lock.run("chmod", "a-w");
        lock.run("chattr", "+i");
        let probe = place.join("probe");
        let stopped = fs::write(&probe, b"x").is_err();
        fs::remove_file(probe).ok();
        stopped.then_some(lock)
    }

    fn run(&self, program: &str, word: &str) {
        Command::new(program).arg(word).arg(&self.0).stderr(Stdio::null()).status().ok();
    }
}

#[cfg(target_os = "linux")]
impl Drop for Locked {
    fn drop(&mut self) {
        self.run("chattr", "-i");
        self.run("chmod", "u+w");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn no_right_to_write() {
    let room = tempfile::tempdir().expect("a folder for the test");
    let mut desk = built(&room.path().join("desk"), 73, Form::Web);
    // The output: the message names it, and readers see the old site.
    rename_site(&mut desk, "临江党建");
    let old = served(&desk.out());
    if let Some(_lock) = Locked::new(&desk.out()) {
        refused(&output(&desk.root, &Flags::default()), room.path());
        assert_eq!(difference(&served(&desk.out()), &old), None);
    }
    recovers(&desk);
    // A folder that is to hold the output.
    let closed = room.path().join("closed");
    fs::create_dir(&closed).expect("a folder");
    if let Some(_lock) = Locked::new(&closed) {
        let mut line = command(&desk.root, &Flags::default());
        refused(&line.arg("--out").arg(closed.join("www")).output().expect("it starts"), &closed);
    }
    // The store: only the next build is slower for it.
    rename_site(&mut desk, "临江宣传");
    fs::create_dir_all(desk.root.join(".jianbao")).expect("a folder");
    if let Some(_lock) = Locked::new(&desk.root.join(".jianbao")) {
        recovers(&desk);
    }
    recovers(&desk);
}

/// Something stands where the store belongs: builds work without one.
#[test]
fn no_place_for_the_store() {
    let room = tempfile::tempdir().expect("a folder for the test");
    let root = room.path().join("desk");
    let mut desk = Desk::new(&root, 74, 20, Form::Web);
    put(&root.join(".jianbao"), b"a file of somebody's");
    for name in ["临江党建", "临江宣传"] {
        rename_site(&mut desk, name);
        let done = output(&root, &Flags::default());
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        assert_eq!(difference(&served(&desk.out()), &right(&desk)), None);
    }
    assert_eq!(fs::read(root.join(".jianbao")).expect("a file"), b"a file of somebody's");
}

#[test]
fn output_on_another_disk() {
    let room = tempfile::tempdir().expect("a folder for the test");
    let shared = Path::new("/dev/shm");
    let other = if shared.is_dir() { tempfile::tempdir_in(shared) } else { tempfile::tempdir() };
    let out = other.expect("a folder on another disk").path().join("www/site");
    let mut desk = Desk::new(&room.path().join("desk"), 75, 20, Form::Web);
    for name in ["临江党建", "临江宣传", "临江宣传"] {
        rename_site(&mut desk, name);
        let done = command(&desk.root, &Flags::default()).arg("--out").arg(&out).output();
        assert!(done.expect("the program starts").status.success());
        assert_eq!(difference(&served(&out), &right(&desk)), None);
    }
    fs::remove_dir_all(out.parent().expect("a folder")).expect("removed");
}

/// Every file says that it was changed in the far future, as after a clock was set back.
#[test]
fn a_clock_set_back() {
    let room = tempfile::tempdir().expect("a folder for the test");
    let mut desk = built(&room.path().join("desk"), 76, Form::Web);
    let future = SystemTime::now() + Duration::from_hours(24 * 3650);
    for (turn, name) in ["临江党建", "临江宣传", "临江党务"].into_iter().enumerate() {
        rename_site(&mut desk, name);
        for path in tree(&desk.root).into_keys() {
            set_time(&desk.root.join(path), future);
        }
        let (seen, _) = build(&desk.root, &Flags::default(), Place::There);
        assert_eq!(
            difference(&seen.out, &clean(&desk.files, &Flags::default(), Place::There).out),
            None,
            "{turn}"
        );
        let before = stamps(&desk.out());
        recovers(&desk);
        assert_eq!(stamps(&desk.out()), before, "nothing is written again");
    }
}

/// One file changes in one step while a build runs: the result is that of before or of after, or the
/// build says that a file changed; the next build is right.
#[test]
fn a_file_changed_during_the_build() {
    let room = tempfile::tempdir().expect("a folder for the test");
    let mut desk = built(&room.path().join("desk"), 77, Form::Web);
    let begun = std::time::Instant::now();
    output(&desk.root, &Flags { no_cache: true, ..Flags::default() });
    let usual = begun.elapsed();
    let mut draw = Draw::new(9);
    let mut told = [0, 0, 0];
    for turn in 0..if thorough() { 300 } else { 30 } {
        rename_site(&mut desk, if turn % 2 == 0 { "临江党建" } else { "临江宣传" });
        let before = right(&desk);
        let path = draw.pick(&articles(&desk)).cloned().expect("an article");
        let at = usual.mul_f64(f64::from(u32::try_from(draw.below(1000)).expect("small")) / 1000.0);
        let child = command(&desk.root, &Flags::default())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn();
        std::thread::sleep(at);
        change(&mut desk, &path, turn % 5, &mut draw);
        let done = child.expect("the program starts").wait_with_output().expect("it ends");
        let (now, after) = (served(&desk.out()), right(&desk));
        if done.status.success() {
            assert!(now == before || now == after, "turn {turn}: neither before nor after");
            told[usize::from(now != before)] += 1;
        } else {
            refused(&done, room.path());
            told[2] += 1;
        }
        recovers(&desk);
    }
    tell(&format!(
        "changed meanwhile: {} saw the old file, {} the new one, {} said so",
        told[0], told[1], told[2]
    ));
}

/// Articles that nothing leads to, so that one may go.
fn articles(desk: &Desk) -> Vec<String> {
    let all =
        |path: &&String| path.starts_with("content/") && path.contains("/gao-") && is(path, "md");
    let name =
        |path: &str| path.trim_end_matches("/index.md").rsplit('/').next().map(str::to_owned);
    let linked = |path: &&String| {
        let name = name(path).expect("a name");
        desk.files.values().any(|bytes| String::from_utf8_lossy(bytes).contains(&name))
    };
    desk.files.keys().filter(all).filter(|path| !linked(path)).cloned().collect()
}

/// One change in one step: another text of the same size with the same time, a longer one, a new file, none.
fn change(desk: &mut Desk, path: &str, way: usize, draw: &mut Draw) {
    let place = desk.root.join(path);
    let text = String::from_utf8(desk.files[path].clone()).expect("text");
    let new = match way {
        0 | 1 => swap(&text, "水", "火"),
        2 => swap(&text, "会", "户"),
        _ => format!("{text}\n会开了{}个上午。\n", draw.below(100)),
    };
    if way == 4 {
        let added = format!("content/news/xin-{}.md", draw.below(1000));
        let article =
            "---\ntitle: 新稿\ndate: 2013-12-01\n---\n\n会开了一个上午。\n".replace("新稿", &added);
        desk.files.insert(added.clone(), article.into_bytes());
        return move_into(&desk.root.join(&added), &desk.files[&added]);
    }
    desk.files.insert(path.to_owned(), new.into_bytes());
    let time = fs::metadata(&place).and_then(|facts| facts.modified()).expect("a time");
    move_into(&place, &desk.files[path]);
    if cfg!(unix) && way == 0 {
        set_time(&place, time);
    }
}

/// Two words change places.
fn swap(text: &str, one: &str, other: &str) -> String {
    text.replace(one, "\u{1}").replace(other, one).replace('\u{1}', other)
}

/// Writes a file beside its place and moves it there, so that nobody sees a part of it.
fn move_into(place: &Path, bytes: &[u8]) {
    let beside = place.with_extension("tmp");
    put(&beside, bytes);
    fs::rename(&beside, place).expect("moved");
}

/// Builds at once of one desk, some in this process: each says clearly how it ended, and the output is whole.
#[test]
fn twenty_builds_at_once() {
    let room = tempfile::tempdir().expect("a folder for the test");
    let mut desk = built(&room.path().join("desk"), 78, Form::Print);
    for name in ["临江党建", "临江宣传"] {
        rename_site(&mut desk, name);
        let children: Vec<_> = (0..20)
            .map(|turn| {
                let flags =
                    Flags { no_cache: turn % 5 == 4, threads: 1 + turn % 3, ..Flags::default() };
                let mut line = command(&desk.root, &flags);
                line.stdout(Stdio::null())
                    .stderr(Stdio::piped())
                    .spawn()
                    .expect("the program starts")
            })
            .collect();
        let here = std::thread::scope(|scope| {
            let build = || build(&desk.root, &Flags::default(), Place::Here).0.code;
            let threads: Vec<_> = (0..3).map(|_| scope.spawn(build)).collect();
            threads.into_iter().map(|thread| thread.join().expect("no panic")).collect::<Vec<_>>()
        });
        assert!(here.iter().all(|code| [0, 3].contains(code)), "{here:?}");
        let mut through = 0;
        for child in children {
            let done = child.wait_with_output().expect("it ends");
            let said = String::from_utf8_lossy(&done.stderr);
            let busy = done.status.code() == Some(3) && said.contains("正在");
            assert!(done.status.success() || busy, "{:?} {said}", done.status);
            through += usize::from(done.status.success());
        }
        assert!(through > 0);
        assert_eq!(difference(&served(&desk.out()), &right(&desk)), None);
        recovers(&desk);
    }
}

/// Folders that hold files of others, and what they hold.
const OTHERS: &[&[(&str, &str)]] = &[
    &[("report.doc", "mine")],
    &[("index.html", "mine"), (".hidden", "mine")],
    &[("news/a.html", "mine")],
    &[(".jianbao-manifest", ""), ("index.html", "mine")],
    &[(".jianbao-manifest", "jianbao manifest 999\n"), ("index.html", "mine")],
    &[(".jianbao-manifest", "jianbao manifest 1\n00 1 ../x\n"), ("index.html", "mine")],
];

#[test]
fn folders_of_others_are_left_alone() {
    let room = tempfile::tempdir().expect("a folder for the test");
    let desk = Desk::new(&room.path().join("desk"), 79, 12, Form::Web);
    for files in OTHERS {
        let out = room.path().join("theirs");
        files.iter().for_each(|(path, text)| put(&out.join(path), text.as_bytes()));
        let before = tree(&out);
        refused(
            &command(&desk.root, &Flags::default())
                .arg("--out")
                .arg(&out)
                .output()
                .expect("it starts"),
            &out,
        );
        assert_eq!(difference(&tree(&out), &before), None);
        fs::remove_dir_all(&out).expect("removed");
    }
    // The desk's own folders are no output folders either.
    let own_files = || {
        let mut files = tree(&desk.root);
        files.retain(|path, _| !path.starts_with(".jianbao/"));
        files
    };
    let before = own_files();
    for own in [".", "content", "content/news", "static"] {
        let done =
            command(&desk.root, &Flags::default()).arg("--out").arg(desk.root.join(own)).output();
        assert_eq!(done.expect("it starts").status.code(), Some(3), "{own}");
        assert_eq!(difference(&own_files(), &before), None, "{own}");
    }
}

/// A file of somebody's own in the output folder stays; a folder in the place of a page is named, and once it
/// is away all is well.
#[test]
fn files_of_others_in_the_output() {
    let room = tempfile::tempdir().expect("a folder for the test");
    let mut desk = built(&room.path().join("desk"), 80, Form::Web);
    let own = desk.out().join("CNAME");
    put(&own, b"lj.example.cn");
    rename_site(&mut desk, "临江党建");
    assert!(output(&desk.root, &Flags::default()).status.success());
    assert_eq!(fs::read(&own).expect("their file"), b"lj.example.cn");
    fs::remove_file(&own).expect("removed");
    let page = desk.out().join("index.html");
    fs::remove_file(&page).expect("removed");
    put(&page.join("theirs.txt"), b"mine");
    rename_site(&mut desk, "临江宣传");
    refused(&output(&desk.root, &Flags::default()), &page);
    assert_eq!(fs::read(page.join("theirs.txt")).expect("their file"), b"mine");
    fs::remove_dir_all(&page).expect("removed");
    recovers(&desk);
}
