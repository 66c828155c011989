//! Same in, same out: any folder, time zone, locale and number of threads give the same bytes.

use std::path::Path;
use std::process::Command;

use crate::desk::{Tree, copy_sample, tree};

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
    let one = build(&first, "1", &[("TZ", "Asia/Shanghai"), ("LC_ALL", "zh_CN.UTF-8")]);
    let other =
        build(&second, "4", &[("TZ", "America/New_York"), ("LC_ALL", "C"), ("HOME", "/nowhere")]);
    let differ: Vec<&String> =
        one.keys().chain(other.keys()).filter(|path| one.get(*path) != other.get(*path)).collect();
    assert!(differ.is_empty(), "these files differ: {differ:?}");
    assert!(
        one.keys().any(|path| Path::new(path).extension().is_some_and(|end| end == "pdf"))
            || !cfg!(feature = "print")
    );
}

#[test]
fn a_second_build_changes_nothing() {
    let room = tempfile::tempdir().expect("a folder for the test");
    copy_sample(room.path());
    let first = build(room.path(), "4", &[]);
    assert_eq!(first, build(room.path(), "2", &[]));
}
