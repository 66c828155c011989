//! Faces that are installed on the machine: taken when the settings name them, and only then.

use std::fs;
use std::path::Path;
use std::process::Command;

/// What `check` says of a desk whose notes and questions are to stand in a face of the system.
fn said(desk: &Path, home: Option<&Path>) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jianbao"));
    command.args(["check", "--lang", "zh"]).current_dir(desk).env_remove("HOME");
    if let Some(home) = home {
        command.env("HOME", home);
    }
    let output = command.output().expect("the program starts");
    String::from_utf8(output.stdout).expect("text")
}

#[test]
#[cfg(target_os = "linux")]
fn a_named_face_of_the_system_is_used() {
    let room = tempfile::tempdir().expect("a folder for the test");
    let (desk, home) = (room.path().join("desk"), room.path().join("home"));
    let fonts = home.join(".local/share/fonts");
    for folder in [&desk.join("content/policy"), &fonts] {
        fs::create_dir_all(folder).expect("a folder");
    }
    fs::write(desk.join("jianbao.yml"), "站名: 甲\n印刷:\n  字体:\n    楷体: 简报楷体\n")
        .expect("written");
    let article = "---\n标题: 甲\n日期: 2013-11-25\n---\n一段。\n";
    fs::write(desk.join("content/policy/a.md"), article).expect("written");
    let missing = "没有找到设置中指定的楷体字体“简报楷体”，改用Jianbao Kai";
    assert!(said(&desk, None).contains(missing), "{}", said(&desk, None));
    assert!(said(&desk, Some(&home)).contains(missing), "nothing is installed yet");
    let face = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/official/fonts/jianbao-kai.ttf");
    fs::copy(face, fonts.join("some.ttf")).expect("written");
    let found = said(&desk, Some(&home));
    assert!(!found.contains("print.missing-face"), "{found}");
}
