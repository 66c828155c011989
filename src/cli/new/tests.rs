//! New files: names, numbers, headers.
#![expect(clippy::disallowed_methods, reason = "the tests make desks of their own")]

use std::path::Path;

use snapbox::{assert_data_eq, file};

use super::survey::{Known, survey};
use super::{Kind, name, skeleton};
use crate::base::chinese::date::Date;
use crate::cli::files::{withdraw, write, write_beside, write_folder};

fn day() -> Date {
    Date::new(2013, 11, 5).expect("date")
}

#[test]
fn names() {
    let known = Known { number: 3, ..Known::default() };
    for (kind, title, expected) in [
        (Kind::News, "微党课", "2013-11-05-wei-dang-ke"),
        (Kind::News, "……！", "2013-11-05-news"),
        (Kind::Campaign, "转促惠", "zhuan-cu-hui"),
        (Kind::Campaign, "？", "2013-11-05-campaign"),
        (Kind::Board, "../../etc/passwd", "etc-passwd"),
        (Kind::Bulletin, "十一月专刊", "2013-03"),
        (
            Kind::Interview,
            "及早动手 认真组织 筹备好教育实践活动",
            "2013-11-05-ji-zao-dong-shou-ren-zhen-zu-zhi-chou",
        ),
        (Kind::Policy, &"a".repeat(200), &format!("2013-11-05-{}", "a".repeat(40))),
    ] {
        assert_eq!(name(kind, title, day(), &known), expected, "{title}");
    }
}

#[test]
fn nothing_is_written_over() {
    let folder = tempfile::tempdir().expect("folder");
    let below = folder.path().join("content/news");
    for expected in ["a.md", "a-2.md", "a-3.md"] {
        let path = write_beside(&below, "a", expected).expect("written");
        assert_eq!(path, below.join(expected));
    }
    for expected in ["a.md", "a-2.md", "a-3.md"] {
        assert_eq!(std::fs::read_to_string(below.join(expected)).expect("file"), expected);
    }
}

#[test]
fn the_next_issue_follows_the_last() {
    let folder = tempfile::tempdir().expect("folder");
    let issues = [
        ("b1.md", "---\n刊名: 甲\n期号: 7\n总期: 20\n日期: 2013-03-01\n---\n"),
        ("b2.md", "\u{feff}---\r\npublication: 甲\r\nnumber: 9\r\ndate: 2013-10-01\r\n---\r\n"),
        ("b3.md", "---\n刊名: 乙\n期号: 30\n日期: 2013-02-01\n---\n期号: 99\n"),
        ("b4.md", "---\n刊名: 甲\n期号: 增刊1\n日期: 2013-11-01\n编印单位: \"丙\"\n---\n"),
        ("b5.md", "不是一期"),
    ];
    let root = folder.path();
    let known = |year| survey(root, year);
    assert_eq!(known(2013), Known { number: 1, ..Known::default() });
    for (name, text) in issues {
        put(&root.join("content/bulletins").join(name), text);
    }
    put(&root.join("content/data/units.yml"), "- id: a\n  name: 区委办\n");
    let expected = Known {
        unit: Some("区委办".into()),
        publication: Some("甲".into()),
        issuer: Some("丙".into()),
        number: 10,
        total: Some(21),
    };
    assert_eq!(known(2013), expected);
    assert_eq!(known(2014), Known { number: 1, ..expected });
    put(&root.join("content/data/units.yml"), "- {name: 甲}\n- name: 乙\n- name: 丙\n");
    assert_eq!(known(2014).unit, None);
}

fn put(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().expect("folder")).expect("folder");
    std::fs::write(path, text).expect("written");
}

#[test]
fn titles_survive_yaml() {
    for title in [
        "及早动手 认真组织",
        "“转促惠”活动：开局",
        "2013",
        "true",
        "- 一: 二 # 三",
        "\"早\" \\ 'x'",
        "@区委 *重要* [1] {a}",
    ] {
        let text = skeleton::text(Kind::News, title, day(), &Known::default());
        let header: serde_yaml::Value = serde_yaml::from_str(header(&text)).expect(title);
        assert_eq!(header["标题"].as_str(), Some(title), "{text}");
    }
}

/// What the comments offer is right too: a header with all of them in force is YAML without a key twice.
#[test]
fn comments_can_be_put_in_force() {
    for kind in [
        Kind::Interview,
        Kind::Policy,
        Kind::Practice,
        Kind::News,
        Kind::Bulletin,
        Kind::Board,
        Kind::Campaign,
    ] {
        let text = skeleton::text(kind, "题", day(), &Known::default());
        let in_force: String = header(&text)
            .lines()
            .map(|line| line.strip_prefix("# ").filter(|rest| rest.contains(": ")).unwrap_or(line))
            .flat_map(|line| [line, "\n"])
            .collect();
        let header: Result<serde_yaml::Value, _> = serde_yaml::from_str(&in_force);
        assert!(header.is_ok_and(|header| header["免检"][0]["代码"].is_string()), "{in_force}");
    }
}

fn header(text: &str) -> &str {
    text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).expect("header").0
}

#[test]
fn skeletons() {
    let known = Known { number: 3, unit: Some("区委办".into()), ..Known::default() };
    for (kind, expected) in [
        (Kind::Interview, file!["tests/interview.md"]),
        (Kind::Policy, file!["tests/policy.md"]),
        (Kind::Practice, file!["tests/practice.md"]),
        (Kind::News, file!["tests/news.md"]),
        (Kind::Bulletin, file!["tests/bulletin.md"]),
        (Kind::Board, file!["tests/board.md"]),
        (Kind::Campaign, file!["tests/campaign.md"]),
    ] {
        assert_data_eq!(skeleton::text(kind, "题目", day(), &known), expected);
    }
}

#[test]
fn what_is_taken_back_is_what_was_written() {
    let room = tempfile::tempdir().expect("a folder for the test");
    let picture = ("a.png".to_owned(), b"1".to_vec());
    // A picture twice: the second is refused, and nothing is left of the first.
    let twice = [picture.clone(), picture.clone()];
    assert!(write_folder(room.path(), "gao", "text", &twice).is_err());
    assert!(!room.path().join("gao").exists());
    // What somebody else put there meanwhile stays.
    let index = write_folder(room.path(), "gao", "text", &[picture]).expect("written");
    let other = index.with_file_name("b.png");
    write(&other, "2").expect("written");
    withdraw(&[index.with_file_name("a.png"), index.clone()]);
    assert!(other.exists() && !index.exists() && !index.with_file_name("a.png").exists());
    withdraw(&[other]);
    assert!(!room.path().join("gao").exists() && room.path().exists());
}
