//! Data files as people type them.

use std::fmt::Debug;

use super::{read_people, read_terms, read_units};
use crate::base::diag::Noted;
use crate::base::path::SourcePath;
use crate::base::yaml::fields::Names;

/// What was read, as `line` tells it, then the codes of mistakes.
fn told<T: Debug>(read: Noted<T>, line: impl Fn(&T) -> String) -> String {
    let mut out = line(&read.value);
    for note in read.notes {
        out.push_str(&[" [", note.problem.code(), "]"].concat());
    }
    out
}

fn units(text: &str) -> String {
    let path = SourcePath::new("content/data/units.yml").expect("a path");
    told(read_units(text, &path), |rows| {
        let row = |row: &super::UnitRow| {
            let id = row.id.as_ref().map_or("", |id| &id.value);
            let parent = row.parent.as_ref().map_or("", |parent| &parent.value);
            let (short, group) = (row.short.as_deref(), row.group.as_deref());
            let (short, group) = (short.unwrap_or_default(), group.unwrap_or_default());
            let name = &row.name.value;
            format!("{name}/{id}/{short}/{}/{parent}/{group}", row.formerly.join("+"))
        };
        rows.iter().map(row).collect::<Vec<_>>().join(" ")
    })
}

#[test]
fn units_are_read() {
    for (text, expected) in [
        ("", ""),
        ("- name: 区委组织部\n  id: zuzhibu", "区委组织部/zuzhibu////"),
        (
            "- 名称：区委组织部\n  简称：组织部\n  曾用名：甲、乙\n  上级：区委\n  分组：区直",
            "区委组织部//组织部/甲+乙/区委/区直",
        ),
        ("- 区委组织部\n- 区纪委", "区委组织部///// 区纪委/////"),
        ("- id: a", " [key.missing]"),
        ("- name: 甲\n  titel: 乙", "甲///// [key.unknown]"),
        ("- name: 甲\n- name: 甲", "甲///// 甲///// [data.twice]"),
        ("- {name: 甲, id: a}\n- {name: 乙, id: a}", "甲/a//// 乙/a//// [data.twice]"),
        ("name: 甲", " [data.shape]"),
        ("甲\n乙", " [data.shape]"),
    ] {
        assert_eq!(units(text), expected, "{text}");
    }
}

#[test]
fn people_are_read() {
    let path = SourcePath::new("content/data/people.yml").expect("a path");
    for (text, expected) in [
        (
            "- name: 甲\n  posts:\n    - {unit: a, post: 部长, from: 2011-09-16}",
            "甲[a 部长 2011-09-16..]",
        ),
        ("- 姓名: 甲\n  任职:\n    单位: a\n    职务: 部长", "甲[a 部长 ..]"),
        ("- 姓名: 甲", "甲"),
        (
            "- 姓名: 甲\n  任职:\n    - {职务: 长, 起: 2011-09, 止: 2012年2月}\n    - {职务: 书记, 起: 2012年, 止: 至今}",
            "甲[ 长 2011-09-01..2012-02-29][ 书记 2012-01-01..]",
        ),
        ("- name: 甲\n  posts:\n    - {post: 长, to: 去年}", "甲[ 长 ..] [value.date]"),
        ("- name: 甲\n  posts:\n    - {unit: a}", "甲 [key.missing]"),
        (
            "- name: 甲\n  posts:\n    - {post: 长, from: 2012-01-01, to: 2011-01-01}",
            "甲[ 长 2012-01-01..2011-01-01] [period.turned]",
        ),
        ("- posts: []", " [key.missing]"),
    ] {
        let read = told(read_people(text, &path), |rows| {
            let mut out = String::new();
            for row in rows {
                out.push_str(&row.name.value);
                for post in &row.posts {
                    let day = |day: Option<super::Date>| day.map(super::Date::iso);
                    let (from, to) = (day(post.from), day(post.to));
                    let (from, to) = (from.unwrap_or_default(), to.unwrap_or_default());
                    let (unit, post) = (&post.unit.value, &post.post);
                    out.push_str(&["[", unit, " ", post, " ", &from, "..", &to, "]"].concat());
                }
            }
            out
        });
        assert_eq!(read, expected, "{text}");
    }
}

#[test]
fn terms_are_read() {
    let path = SourcePath::new("content/data/terms.yml").expect("a path");
    for (text, expected) in [
        ("", "[] [] [] [] []"),
        (
            "fixed:\n  - 转作风、促发展\nwrong:\n  按装: 安装\n  布署：部署",
            r#"["转作风、促发展"] [("按装", "安装"), ("布署", "部署")] [] [] []"#,
        ),
        (
            "易错词:\n  - 按装: 安装\n  - 布署：部署",
            r#"[] [("按装", "安装"), ("布署", "部署")] [] [] []"#,
        ),
        (
            "慎用词:\n  - 亲自\n  - 莅临：写“到”",
            r#"[] [] [("亲自", ""), ("莅临", "写“到”")] [] []"#,
        ),
        ("wrong:\n  按装:", "[] [] [] [] [] [key.missing]"),
        ("wrong:\n  甲: 乙\n  甲: 丙", r#"[] [("甲", "乙"), ("甲", "丙")] [] [] [] [data.twice]"#),
        ("retired:\n  甲: 乙\nold: 丙", "[] [] [] [] [甲>乙] [key.unknown]"),
        ("retired: {甲: {now: 乙, from: 2013-01-01}, 丙: }", "[] [] [] [] [甲>乙@2013-01-01 丙>]"),
        ("careful: {甲: {now: 乙}}", "[] [] [(\"甲\", \"\")] [] [] [value.text]"),
        ("- 甲", "[] [] [] [] [] [value.map]"),
    ] {
        let read = told(read_terms(text, &path), |row| {
            let retired = row.retired.iter().map(|one| {
                let since = one.since.map(|day| format!("@{}", day.iso())).unwrap_or_default();
                format!("{}>{}{since}", one.old, one.now)
            });
            let retired: Vec<String> = retired.collect();
            format!(
                "{:?} {:?} {:?} {:?} [{}]",
                row.fixed,
                row.wrong,
                row.careful,
                row.short,
                retired.join(" ")
            )
        });
        assert_eq!(read, expected, "{text}");
    }
}

/// A list with a key of it at the place of `@`.
const LINES: &[(Names, &str, &str)] = &[
    (super::UNIT_NAME, "units", "- {@: 甲}"),
    (super::ID, "units", "- {name: 甲, @: jia}"),
    (super::SHORT, "units", "- {name: 甲, @: 乙}"),
    (super::FORMERLY, "units", "- {name: 甲, @: 乙}"),
    (super::PARENT, "units", "- {name: 甲, @: 乙}"),
    (super::GROUP, "units", "- {name: 甲, @: 乙}"),
    (super::PERSON_NAME, "people", "- {@: 甲}"),
    (super::POSTS, "people", "- {name: 甲, @: {post: 乙}}"),
    (super::UNIT, "people", "- {name: 甲, posts: {post: 乙, @: 丙}}"),
    (super::POST, "people", "- {name: 甲, posts: {@: 乙}}"),
    (super::FROM, "people", "- {name: 甲, posts: {post: 乙, @: 2011-09}}"),
    (super::TO, "people", "- {name: 甲, posts: {post: 乙, @: 2011-09}}"),
    (super::FIXED, "terms", "@: [甲]"),
    (super::WRONG, "terms", "@: {甲: 乙}"),
    (super::CAREFUL, "terms", "@: {甲: 乙}"),
    (super::SHORT_TERMS, "terms", "@: {甲: 乙}"),
    (super::RETIRED, "terms", "@: {甲: 乙}"),
    (super::NOW, "terms", "retired: {甲: {@: 乙}}"),
    (super::SINCE, "terms", "retired: {甲: {now: 乙, @: 2013-01-01}}"),
];

#[test]
fn every_name_of_a_key_says_the_same() {
    let path = SourcePath::new("content/data/list.yml").expect("a path");
    for (names, list, line) in LINES {
        let said = |name: &str| {
            let text = line.replace('@', name);
            let said = match *list {
                "units" => told(read_units(&text, &path), |rows| format!("{rows:?}")),
                "people" => told(read_people(&text, &path), |rows| format!("{rows:?}")),
                _ => told(read_terms(&text, &path), |terms| format!("{terms:?}")),
            };
            // The places differ with the lengths of the names.
            said.chars().filter(|c| !c.is_ascii_digit()).collect::<String>()
        };
        assert!(said("无此项").contains("[key.unknown]"), "{line}");
        for name in *names {
            assert_eq!(said(name), said(names[0]), "{line}: {name}");
            assert!(!said(name).contains("[key."), "{line}: {name}: {}", said(name));
        }
    }
}
