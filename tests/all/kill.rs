//! Killed at any moment, a run leaves the old site or the new one, whole, and the next run puts the rest right.

use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::desk::Tree;
use crate::edits::{Desk, Draw, Form};
use crate::runs::{
    Flags, Place, clean, command, difference, output, served, tell, thorough, write,
};

/// How often the program is killed: ordinarily, and in the third command.
const MOMENTS: [usize; 2] = [20, 200];

fn moments() -> usize {
    MOMENTS[usize::from(thorough())]
}

/// When a run is killed.
#[derive(Clone, Copy, Debug)]
enum Moment {
    /// So long after its beginning.
    After(Duration),
    /// So long after a file or folder was seen to be another one, or to come or go.
    Seen(Duration),
}

/// A moment of a run that takes `usual`: one in three anywhere, one near the end, one just when the sign is seen.
fn moment(draw: &mut Draw, usual: Duration) -> Moment {
    let share = |from: usize, to: usize, draw: &mut Draw| {
        usual.mul_f64(
            f64::from(u32::try_from(from + draw.below(to - from)).expect("small")) / 1000.0,
        )
    };
    match draw.below(3) {
        0 => Moment::After(share(0, 1000, draw)),
        1 => Moment::After(share(700, 1050, draw)),
        _ => Moment::Seen(Duration::from_micros(draw.below(4000) as u64)),
    }
}

/// Starts a program and kills it; says whether it was still running.
fn kill(command: &mut Command, moment: Moment, sign: &Path) -> bool {
    let look = || fs::symlink_metadata(sign).map(|facts| (facts.ino(), facts.mtime_nsec())).ok();
    let before = look();
    let mut child =
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts");
    let begun = Instant::now();
    let mut due = match moment {
        Moment::After(time) => Some(begun + time),
        Moment::Seen(_) => None,
    };
    loop {
        if child.try_wait().expect("a child").is_some() {
            return false;
        }
        if let (None, Moment::Seen(time)) = (due, moment)
            && look() != before
        {
            due = Some(Instant::now() + time);
        }
        if due.is_some_and(|due| Instant::now() >= due) {
            let running = child.try_wait().expect("a child").is_none();
            child.kill().expect("killed");
            child.wait().expect("dead");
            return running;
        }
        std::thread::sleep(Duration::from_micros(50));
    }
}

/// The median time of some whole runs.
fn usual(mut run: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..3)
        .map(|_| {
            let begun = Instant::now();
            run();
            begun.elapsed()
        })
        .collect();
    times.sort();
    times[1]
}

/// Two states of a desk that differ in every page, and in what is a file and what a folder.
fn states(desk: &Desk) -> [Tree; 2] {
    let mut one = desk.files.clone();
    let mut other = one.clone();
    one.insert("static/fu".to_owned(), b"a file".to_vec());
    one.insert("static/lei/shui/ben.txt".to_owned(), b"deep".to_vec());
    other.insert("static/fu/wen.txt".to_owned(), b"a folder".to_vec());
    other.insert("static/lei/shui/ben.txt/yi.txt".to_owned(), b"deeper".to_vec());
    other.insert("jianbao.yml".to_owned(), "name: 临江党建\n".as_bytes().to_vec());
    let article = "---\ntitle: 新稿\ndate: 2013-12-01\nslug: xin-gao\n---\n\n会开了一个上午。\n";
    other.insert("content/news/xin.md".to_owned(), article.as_bytes().to_vec());
    let article = article.replace("新稿", "旧稿").replace("xin-gao", "jiu-gao");
    one.insert("content/practice/jiu.md".to_owned(), article.into_bytes());
    [one, other]
}

/// Makes a desk's folder hold just these files, the output and the store aside.
fn become_files(root: &Path, files: &Tree) {
    for folder in ["content", "static", "themes"] {
        fs::remove_dir_all(root.join(folder)).ok();
    }
    write(root, files);
}

#[test]
fn a_killed_build_leaves_a_whole_site() {
    killed_builds(Form::Web, moments());
}

#[test]
fn a_killed_build_with_prints_leaves_a_whole_site() {
    killed_builds(Form::Print, moments() / 4);
}

fn killed_builds(form: Form, moments: usize) {
    let room = tempfile::tempdir().expect("a folder for the test");
    let desk = Desk::new(room.path(), 61, 40, form);
    let states = states(&desk);
    let flags = Flags::default();
    let sites = states.each_ref().map(|files| {
        let site = clean(files, &flags, Place::There);
        assert_eq!(site.code, 0, "{}", site.notes);
        visible(site.out)
    });
    let public = room.path().join("public");
    let mut at = 0;
    // From one state to the other; after a kill perhaps back again, which must not leave what was moved already.
    let mut build = |kill_at: Option<(Moment, bool)>| {
        let (old, new) = (&sites[at], &sites[1 - at]);
        become_files(room.path(), &states[1 - at]);
        let (mut killed, mut within, mut back) = (false, false, false);
        if let Some((moment, turn_back)) = kill_at {
            killed = kill(&mut command(room.path(), &flags), moment, &public.join("index.html"));
            within = public.join(".jianbao-staging/.jianbao-manifest").exists();
            let now = served(&public);
            let broken = torn(&now, old, new);
            assert_eq!(broken, None, "{moment:?}: neither the old nor the new");
            let whole = now == *old || now == *new;
            assert!(within || whole, "{moment:?}: a mixture that no run is bound to finish");
            back = turn_back;
        }
        if back {
            become_files(room.path(), &states[at]);
        } else {
            at = 1 - at;
        }
        let done = output(room.path(), &flags);
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        let differs = difference(&served(&public), &sites[at]);
        assert_eq!(differs, None, "after {kill_at:?} and another run");
        assert!(!public.join(".jianbao-staging").exists(), "nothing is left over");
        (killed, within)
    };
    build(None);
    let usual = usual(|| _ = build(None));
    let mut draw = Draw::new(7);
    let told: Vec<_> =
        (0..moments).map(|_| build(Some((moment(&mut draw, usual), draw.chance(50))))).collect();
    let (killed, within) = (count(&told, |one| one.0), count(&told, |one| one.1));
    assert!(killed * 4 > moments, "{killed} of {moments} runs were killed before their end");
    tell(&format!(
        "{form:?}: {killed} of {moments} killed, {within} of them while files moved, run of {usual:?}"
    ));
}

fn count<T>(all: &[T], wanted: impl Fn(&T) -> bool) -> usize {
    all.iter().filter(|one| wanted(one)).count()
}

fn visible(mut site: Tree) -> Tree {
    site.retain(|path, _| !path.starts_with('.'));
    site
}

/// The first file that is neither as it was nor as it will be.
fn torn(now: &Tree, old: &Tree, new: &Tree) -> Option<String> {
    let stray = now.iter().find(|(path, bytes)| {
        let fits = |site: &Tree| site.get(*path) == Some(*bytes);
        !fits(old) && !fits(new)
    });
    let lost = old.keys().find(|path| new.contains_key(*path) && !now.contains_key(*path));
    stray.map(|(path, _)| path).or(lost).cloned()
}

#[test]
fn a_killed_publication_leaves_a_whole_release() {
    let room = tempfile::tempdir().expect("a folder for the test");
    let (root, dest) = (room.path().join("desk"), room.path().join("www"));
    let desk = Desk::new(&root, 62, 20, Form::Web);
    let states = states(&desk);
    let flags = Flags::default();
    let mut draw = Draw::new(8);
    let publish = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_jianbao"));
        command.args(["publish", "--keep", "3", "--root"]).arg(&root).arg(&dest);
        command
    };
    let mut turn = 0;
    let mut served_before: Option<Tree> = None;
    let mut round = |kill_at: Option<Moment>| {
        turn += 1;
        become_files(&root, &states[turn % 2]);
        let text = format!("---\ntitle: 第{turn}回\ndate: 2013-12-01\n---\n\n会开了一个上午。\n");
        write(&root, &Tree::from([("content/news/hui.md".to_owned(), text.into_bytes())]));
        assert!(output(&root, &flags).status.success());
        let new = served(&root.join("public"));
        let mut killed = false;
        if let Some(moment) = kill_at {
            killed = kill(&mut publish(), moment, &dest.join("current"));
            let now = released(&dest);
            let whole = now == served_before || now.as_ref() == Some(&new);
            assert!(whole, "{moment:?}: neither the old release nor the new");
            assert!(now.is_none() || verified(&dest), "{moment:?}");
        }
        let done = publish().output().expect("the program starts");
        assert!(done.status.success(), "{kill_at:?}: {}", String::from_utf8_lossy(&done.stderr));
        assert!(verified(&dest), "after {kill_at:?}");
        assert_eq!(released(&dest).as_ref().and_then(|now| difference(now, &new)), None);
        let hidden = fs::read_dir(dest.join("releases")).expect("releases").flatten();
        let left: Vec<PathBuf> =
            hidden.map(|entry| entry.path()).filter(|path| is_hidden(path)).collect();
        assert!(left.is_empty(), "{left:?} is left over");
        served_before = Some(new);
        killed
    };
    round(Some(Moment::After(Duration::from_millis(20))));
    let usual = usual(|| _ = round(None));
    let moments = moments();
    let told: Vec<bool> = (0..moments).map(|_| round(Some(moment(&mut draw, usual)))).collect();
    let killed = count(&told, |killed| *killed);
    assert!(killed * 4 > moments, "{killed} of {moments} runs were killed before their end");
    tell(&format!("publish: {killed} of {moments} killed, run of {usual:?}"));
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

/// What a web server would serve, compressed copies aside; `None` before the first release.
fn released(dest: &Path) -> Option<Tree> {
    let current = fs::canonicalize(dest.join("current")).ok()?;
    let mut files = served(&current);
    let extra =
        |path: &str| [".gz", ".br"].iter().any(|end| path.ends_with(end)) || path == "manifest.txt";
    files.retain(|path, _| !extra(path));
    Some(files)
}

fn verified(dest: &Path) -> bool {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jianbao"));
    command.arg("verify").arg(dest).output().expect("the program starts").status.success()
}
