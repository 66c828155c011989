//! Command lines, right and wrong, in both languages.

use std::ffi::OsString;

use clap::CommandFactory as _;

use super::{Args, Command, Format, New, chinese, parse, typed_lang};
use crate::base::diag::Lang;

fn line(typed: &str) -> Vec<OsString> {
    std::iter::once("jianbao").chain(typed.split(' ')).map(OsString::from).collect()
}

#[test]
fn clap_agrees() {
    Args::command().debug_assert();
    chinese::command(Args::command()).debug_assert();
}

#[test]
fn right_lines() {
    let of = |typed: &str| parse(&line(typed), Lang::Zh).expect(typed);
    assert!(
        matches!(of("new 访谈 题").command, Command::New(New::Interview(t)) if t.title == "题")
    );
    assert!(matches!(of("new practice 题").command, Command::New(New::Practice(_))));
    assert!(
        matches!(of("check --format github").command, Command::Check(c) if c.format == Format::Github)
    );
    let Command::Build(build) = of("build --as-of 2013-11-25 -j 2 --root 稿件").command else {
        panic!("build");
    };
    assert_eq!(build.run.as_of.map(|date| date.day), Some(25));
    assert_eq!(build.run.jobs, Some(2));
}

#[test]
fn wrong_lines() {
    for (typed, chinese, english) in [
        ("biuld", "没有“biuld”这个命令", "unrecognized subcommand 'biuld'"),
        ("build --draft", "是不是要写“--drafts”？", "a similar argument exists: '--drafts'"),
        ("build --format sarif", "“--format <格式>”不能是“sarif”", "invalid value 'sarif'"),
        ("check --format", "“--format <格式>”后面要写一个值", "a value is required"),
        ("check --as-of 昨天", "不能是“昨天”，应当像这样：2013-11-25", "invalid value '昨天'"),
        ("new news", "还缺<题目>", "required arguments were not provided"),
        ("build --jobs 0", "不能是“0”，应当像这样：1–1024", "invalid value '0'"),
        ("new news a b", "“b”是多余的；题目里有空格时要加引号", "unexpected argument 'b'"),
    ] {
        for (lang, expected) in [(Lang::Zh, chinese), (Lang::En, english)] {
            let words = parse(&line(typed), lang).expect_err(typed);
            let text = anstream::adapter::strip_str(&words.text).to_string();
            assert!(words.wrong, "{typed}");
            assert!(text.contains(expected), "{typed}: {text}");
        }
    }
}

#[test]
fn every_word_is_translated() {
    fn walk(command: &clap::Command, path: &str, seen: &mut Vec<(String, String)>) {
        seen.push((path.to_owned(), String::new()));
        let shown = command.get_arguments().filter(|argument| !argument.is_hide_set());
        seen.extend(shown.map(|shown| (path.to_owned(), shown.get_id().to_string())));
        for below in command.get_subcommands() {
            walk(below, format!("{path} {}", below.get_name()).trim_start(), seen);
        }
    }
    let mut seen = Vec::new();
    walk(&Args::command(), "", &mut seen);
    let words: Vec<(String, String)> =
        chinese::WORDS.iter().map(|(path, id, ..)| ((*path).into(), (*id).into())).collect();
    let missing: Vec<_> = seen.iter().filter(|place| !words.contains(place)).collect();
    let stale: Vec<_> = words.iter().filter(|place| !seen.contains(place)).collect();
    assert!(missing.is_empty() && stale.is_empty(), "missing {missing:?}, stale {stale:?}");
}

#[test]
fn help_is_chinese() {
    for typed in ["--help", "build --help", "new --help", "new news -h"] {
        let words = parse(&line(typed), Lang::Zh).expect_err(typed);
        let text = anstream::adapter::strip_str(&words.text).to_string();
        assert!(!words.wrong);
        assert!(text.contains("用法：jianbao"), "{text}");
        for english in ["Usage", "Options", "Commands", "Arguments", "Print", "possible"] {
            assert!(!text.contains(english), "{english} in {text}");
        }
    }
}

#[test]
fn language_is_known_before_parsing() {
    for (typed, expected) in [
        ("--lang en build", Some(Lang::En)),
        ("build --lang=zh --bad", Some(Lang::Zh)),
        ("build --lang", None),
        ("build --lang de", None),
    ] {
        assert_eq!(typed_lang(&line(typed)), expected, "{typed}");
    }
}
