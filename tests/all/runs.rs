//! Runs of the program and what anybody can see of them: exit code, mistakes, files of the output.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use jianbao::{Options, Progress, Stage};

use crate::desk::{Tree, tree};

/// How a build is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Flags {
    pub(crate) drafts: bool,
    pub(crate) as_of: Option<&'static str>,
    pub(crate) deny_warnings: bool,
    pub(crate) no_cache: bool,
    /// 0 for as many as the machine has.
    pub(crate) threads: usize,
    /// Another output folder, below the desk.
    pub(crate) out: Option<&'static str>,
}

/// What a build showed.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Seen {
    pub(crate) code: i32,
    /// The mistakes, one a line.
    pub(crate) notes: String,
    /// What the output folder holds; of hidden files the names only.
    pub(crate) out: Tree,
}

/// Where a run happens; mistakes of both are told apart only by their form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Place {
    /// In this process, through the library.
    Here,
    /// In a new process of the program.
    There,
}

/// What the counters of the engine said; a new process tells nobody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Work {
    /// Builds.
    pub(crate) runs: usize,
    /// Jobs that were really done.
    pub(crate) made: usize,
    /// Jobs whose remembered work was taken.
    pub(crate) reused: usize,
}

impl Work {
    /// Counts another run's work too.
    pub(crate) fn add(&mut self, other: Self) {
        self.runs += other.runs;
        self.made += other.made;
        self.reused += other.reused;
    }
}

/// The program, told to build.
pub(crate) fn command(root: &Path, flags: &Flags) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jianbao"));
    command.args(["build", "--format", "json", "--lang", "zh", "--root"]).arg(root);
    if flags.threads > 0 {
        command.args(["--jobs", &flags.threads.to_string()]);
    }
    let switches = [
        ("--drafts", flags.drafts),
        ("--deny-warnings", flags.deny_warnings),
        ("--no-cache", flags.no_cache),
    ];
    command.args(switches.iter().filter(|(_, on)| *on).map(|(switch, _)| switch));
    command.args(flags.as_of.iter().flat_map(|day| ["--as-of", day]));
    if let Some(out) = flags.out {
        command.arg("--out").arg(root.join(out));
    }
    command
}

/// Builds in a new process.
pub(crate) fn output(root: &Path, flags: &Flags) -> Output {
    command(root, flags).output().expect("the program starts")
}

/// Builds, and gives what can be seen.
pub(crate) fn build(root: &Path, flags: &Flags, place: Place) -> (Seen, Work) {
    let (code, notes, work) = match place {
        Place::Here => here(root, flags),
        Place::There => {
            let done = output(root, flags);
            let code = done.status.code().unwrap_or(-1);
            // A machine that said no says so to standard error.
            let said = if code > 1 { &done.stderr } else { &done.stdout };
            (code, String::from_utf8_lossy(said).into_owned(), Work { runs: 1, ..Work::default() })
        }
    };
    (Seen { code, notes, out: site(&root.join(flags.out.unwrap_or("public"))) }, work)
}

fn here(root: &Path, flags: &Flags) -> (i32, String, Work) {
    assert!(flags.as_of.is_none(), "days are given on the command line only");
    let options = options(root, flags);
    match jianbao::build(root, &options, &Silent) {
        Err(refused) => (3, format!("{refused:?}"), Work { runs: 1, ..Work::default() }),
        Ok(outcome) => {
            let code = i32::from(outcome.stops(&options));
            assert_eq!(outcome.written, code == 0, "a build writes when it has no mistakes");
            let lines: Vec<String> = outcome.notes.iter().map(|note| format!("{note:?}")).collect();
            let told = outcome.counts;
            let made = told.made;
            let reused = told.pages + told.prints + told.files - made;
            (code, lines.join("\n"), Work { runs: 1, made, reused })
        }
    }
}

/// What the flags say to the library.
fn options(root: &Path, flags: &Flags) -> Options {
    Options {
        out: flags.out.map(|out| root.join(out)),
        drafts: flags.drafts,
        jobs: (flags.threads > 0).then_some(flags.threads),
        no_cache: flags.no_cache,
        write: true,
        deny_warnings: flags.deny_warnings,
        ..Options::default()
    }
}

/// What a preview that has seen the desk before shows now, held against a build that found no mistakes.
#[cfg(feature = "serve")]
pub(crate) fn preview(
    seen: &mut Option<jianbao::Watched>,
    root: &Path,
    flags: &Flags,
    built: &Tree,
) -> Option<String> {
    let options = options(root, flags);
    let seen = seen.get_or_insert_with(|| jianbao::Watched::new(root, &options));
    let files = seen.files(&options).expect("the machine lets it look");
    let shown =
        |(path, _): &(&String, &Vec<u8>)| !path.split('/').any(|part| part.starts_with('.'));
    let built: Tree =
        built.iter().filter(shown).map(|(path, bytes)| (path.clone(), bytes.clone())).collect();
    let files = files.ok_or_else(|| "the preview shows nothing".to_owned());
    let wrong = files.and_then(|files| difference(&files, &built).map_or(Ok(()), Err)).err();
    wrong.map(|wrong| format!("in the preview: {wrong}"))
}

/// A program without a preview shows none.
#[cfg(not(feature = "serve"))]
pub(crate) fn preview(_: &mut Option<()>, _: &Path, _: &Flags, _: &Tree) -> Option<String> {
    None
}

/// Says nothing of a build's progress.
struct Silent;

impl Progress for Silent {
    fn stage(&self, _: Stage, _: usize) {}
    fn step(&self) {}
}

/// An output folder: what readers see with its bytes, hidden files by name. The lock is left out: it stands there
/// where the desk cannot hold one.
pub(crate) fn site(out: &Path) -> Tree {
    let mut files = tree(out);
    files.remove(".jianbao-lock");
    for (path, bytes) in &mut files {
        if path.split('/').any(|part| part.starts_with('.')) {
            bytes.clear();
        }
    }
    files
}

/// An output folder without its hidden files.
pub(crate) fn served(out: &Path) -> Tree {
    let mut files = tree(out);
    files.retain(|path, _| !path.split('/').any(|part| part.starts_with('.')));
    files
}

/// The first difference of two folders, in words; `None` when they are equal.
pub(crate) fn difference(one: &Tree, other: &Tree) -> Option<String> {
    let paths: std::collections::BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    paths.into_iter().find_map(|path| match (one.get(path), other.get(path)) {
        (None, _) => Some(format!("{path} is missing")),
        (_, None) => Some(format!("{path} is a stray")),
        (Some(ours), Some(theirs)) if ours == theirs => None,
        (Some(ours), Some(theirs)) => Some(format!("{path}: {}", lines(ours, theirs))),
    })
}

/// The first lines that differ.
fn lines(ours: &[u8], theirs: &[u8]) -> String {
    let (ours, theirs) = (String::from_utf8_lossy(ours), String::from_utf8_lossy(theirs));
    let short = |line: Option<&str>| {
        line.map_or_else(|| "nothing".to_owned(), |line| line.chars().take(160).collect())
    };
    let pairs = ours.lines().zip(theirs.lines()).enumerate();
    let at = pairs.into_iter().find(|(_, (a, b))| a != b).map(|(at, _)| at);
    let at = at.unwrap_or_else(|| ours.lines().count().min(theirs.lines().count()));
    let (ours, theirs) = (short(ours.lines().nth(at)), short(theirs.lines().nth(at)));
    format!("line {}\n    has {ours}\n  wants {theirs}", at + 1)
}

/// Writes a folder's files, making their folders.
pub(crate) fn write(root: &Path, files: &Tree) {
    for (path, bytes) in files {
        put(&root.join(path), bytes);
    }
}

/// Writes a file, making its folder; one that ends in `.link` is a link to what it holds.
pub(crate) fn put(path: &Path, bytes: &[u8]) {
    std::fs::create_dir_all(path.parent().expect("a file in a folder")).expect("a folder");
    #[cfg(unix)]
    if path.extension().is_some_and(|end| end == "link") {
        let target = std::str::from_utf8(bytes).expect("a path");
        return std::os::unix::fs::symlink(target, path).expect("a link");
    }
    std::fs::write(path, bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

/// All files of the store of a desk.
pub(crate) fn store(root: &Path) -> Vec<PathBuf> {
    let names = tree(&root.join(".jianbao")).into_keys();
    names.map(|name| root.join(".jianbao").join(name)).collect()
}

/// What shows whether a file was written: its time and, where there is one, its number.
pub(crate) type Stamp = (std::time::SystemTime, u64);

/// The stamps of what readers see.
pub(crate) fn stamps(out: &Path) -> std::collections::BTreeMap<String, Stamp> {
    let files = served(out).into_keys();
    files
        .map(|path| {
            let facts = std::fs::metadata(out.join(&path)).expect("a file of the output");
            #[cfg(unix)]
            let number = std::os::unix::fs::MetadataExt::ino(&facts);
            #[cfg(not(unix))]
            let number = 0;
            (path, (facts.modified().expect("a time"), number))
        })
        .collect()
}

/// The one seed that somebody asks for: `JIANBAO_SEED=7`.
pub(crate) fn only_seed() -> Option<u64> {
    std::env::var("JIANBAO_SEED").ok()?.parse().ok()
}

/// Whether the third command asks for the long proofs: `JIANBAO_LONG=1`.
pub(crate) fn thorough() -> bool {
    std::env::var_os("JIANBAO_LONG").is_some()
}

/// Whether somebody only asks whether a proof holds: `JIANBAO_BRIEF=1`.
pub(crate) fn brief() -> bool {
    std::env::var_os("JIANBAO_BRIEF").is_some()
}

/// What a clean build of these files shows: a fresh folder, nothing remembered. A folder that `JIANBAO_CLEAN` names keeps
/// it: who plants faults runs the same scripts again and again.
pub(crate) fn clean(files: &Tree, flags: &Flags, place: Place) -> Seen {
    let Some(folder) = std::env::var_os("JIANBAO_CLEAN") else { return anew(files, flags, place) };
    let mut key = std::hash::DefaultHasher::new();
    std::hash::Hash::hash(&(files, flags, place), &mut key);
    let kept = Path::new(&folder).join(std::hash::Hasher::finish(&key).to_string());
    if let Ok(bytes) = std::fs::read(&kept) {
        return postcard::from_bytes(&bytes).expect("what was kept");
    }
    let seen = anew(files, flags, place);
    put(&kept, &postcard::to_stdvec(&seen).expect("what is kept"));
    seen
}

fn anew(files: &Tree, flags: &Flags, place: Place) -> Seen {
    let room = tempfile::tempdir().expect("a folder for the test");
    write(room.path(), files);
    let flags = Flags { no_cache: true, threads: 0, ..flags.clone() };
    build(room.path(), &flags, place).0
}

/// Tells a figure of a proof; shown with `--nocapture`.
#[expect(clippy::print_stdout, reason = "the harness takes what tests print")]
pub(crate) fn tell(words: &str) {
    println!("{words}");
}
