//! Each key in each of its names: all say the same, and say something.

use crate::base::yaml::fields::Names;
use crate::document::header::Kind;
use crate::document::read_header::keys;
use crate::document::read_header::tests::told;

/// A key with a line that has it at the place of `@`. Those that no kind owns, and those within others, come with a kind.
const LINES: &[(Names, Option<Kind>, &str)] = &[
    (keys::KICKER, Some(Kind::Page), "@: 乙"),
    (keys::SUBTITLE, Some(Kind::Page), "@: 乙"),
    (keys::SLUG, Some(Kind::Page), "@: yi"),
    (keys::DRAFT, Some(Kind::Page), "@: 是"),
    (keys::WAIVE, Some(Kind::Page), "@: {picture.no-alt: 乙}"),
    (keys::SUMMARY, Some(Kind::News), "@: 乙"),
    (keys::UNIT, None, "@: 乙"),
    (keys::AUTHOR, None, "@: 乙"),
    (keys::SOURCE, None, "@: 乙"),
    (keys::EDITOR, None, "@: 乙"),
    (keys::REVIEW, None, "@: {终审: 乙}"),
    (keys::CAMPAIGN, None, "@: 乙"),
    (keys::PHASE, None, "@: 乙"),
    (keys::TOPICS, None, "@: 乙、丙"),
    (keys::COVER, None, "@: 乙.jpg"),
    (keys::PINNED, None, "@: 是"),
    (keys::FIGURES, None, "@: [{label: 座谈会, value: 5, unit: 次}]"),
    (keys::INTERVIEWEE, None, "@: 乙"),
    (keys::INTERVIEWER, None, "@: 乙"),
    (keys::POLICY_ISSUER, None, "@: 乙"),
    (keys::POLICY_NUMBER, None, "@: 临委发〔2013〕18号"),
    (keys::LEVEL, None, "@: central"),
    (keys::ISSUED, None, "@: 2013-06-05"),
    (keys::POLICY_TO, None, "@: 乙"),
    (keys::ATTACHMENTS, None, "@: 乙"),
    (keys::STATUS, None, "@: 现行有效"),
    (keys::COPY_NUMBER, None, "@: 7"),
    (keys::SECRECY, None, "@: 内部资料 注意保存"),
    (keys::URGENCY, None, "@: 加急"),
    (keys::SIGNER, None, "@: 乙"),
    (keys::HEAD, None, "@: 红头"),
    (keys::SEAL, None, "@: 是"),
    (keys::NOTE, None, "@: 乙"),
    (keys::COPY_TO, None, "@: 乙"),
    (keys::PRINTED_BY, None, "@: 乙"),
    (keys::PRINTED_ON, None, "@: 2013-06-05"),
    (keys::PROBLEM, None, "@: 乙"),
    (keys::METHOD, None, "@: 乙"),
    (keys::RESULTS, None, "@: 乙"),
    (keys::PLACE, None, "@: 乙"),
    (keys::EVENT_DATE, None, "@: 2013-06-05"),
    (keys::SHORT, None, "@: 乙"),
    (keys::FROM, None, "@: 2013-06-05"),
    (keys::TO, None, "@: 2013-06-05"),
    (keys::PHASES, None, "@: [{name: 乙, from: 2013-06-05, to: 2013-06-30}]"),
    (keys::PRELUDE_OF, None, "@: 乙"),
    (keys::LEAD, None, "@: 乙"),
    (keys::PUBLICATION, None, "@: 乙"),
    (keys::TOTAL, None, "@: 12"),
    (keys::ISSUE_ISSUER, None, "@: 乙"),
    (keys::ITEMS, None, "@: [news/a.md]"),
    (keys::SELECT, None, "@: {limit: 3}"),
    (keys::REPORT_TO, None, "@: 乙"),
    (keys::SEND_TO, None, "@: 乙"),
    (keys::DISTRIBUTE_TO, None, "@: 乙"),
    (keys::COPIES, None, "@: 300"),
    (keys::FORM, None, "@: journal"),
    (keys::SIZE, None, "@: A1"),
    (keys::PANELS, None, "@: 2"),
    (keys::BLEED, None, "@: 3"),
    (keys::CLAMP, None, "@: 10"),
    (keys::BOARD_TEXT, None, "@: 全文"),
    (keys::DISTANCE, None, "@: 2米"),
    (keys::NAME, Some(Kind::Interview), "interviewee: {@: 乙}"),
    (keys::POST, Some(Kind::Interview), "interviewee: {name: 乙, @: 书记}"),
    (keys::LABEL, Some(Kind::Interview), "interviewee: {name: 乙, @: 乙书记}"),
    (keys::PHASE_NAME, Some(Kind::Campaign), "phases: [{@: 乙, from: 2013-06-05, to: 2013-06-30}]"),
    (keys::FROM, Some(Kind::Campaign), "phases: [{name: 乙, @: 2013-06-05, to: 2013-06-30}]"),
    (keys::TO, Some(Kind::Campaign), "phases: [{name: 乙, from: 2013-06-05, @: 2013-06-30}]"),
    (keys::FIGURE_LABEL, Some(Kind::News), "figures: [{@: 座谈会, value: 5, unit: 次}]"),
    (keys::FIGURE_VALUE, Some(Kind::News), "figures: [{label: 座谈会, @: 5, unit: 次}]"),
    (keys::FIGURE_UNIT, Some(Kind::News), "figures: [{label: 座谈会, value: 5, @: 次}]"),
    (keys::STAGE, Some(Kind::News), "review: [{@: 终审, name: 乙, date: 2013-06-05}]"),
    (keys::NAME, Some(Kind::News), "review: [{stage: 终审, @: 乙, date: 2013-06-05}]"),
    (keys::DATE, Some(Kind::News), "review: [{stage: 终审, name: 乙, @: 2013-06-05}]"),
    (crate::base::waive::CODE, Some(Kind::News), "waive: [{@: picture.no-alt, reason: 乙}]"),
    (crate::base::waive::REASON, Some(Kind::News), "waive: [{code: picture.no-alt, @: 乙}]"),
    (keys::SECTION, Some(Kind::Bulletin), "items: [{@: 乙, items: [a.md]}]"),
    (keys::ITEMS, Some(Kind::Bulletin), "items: [{section: 乙, @: [a.md]}]"),
    (keys::SECTION, Some(Kind::Bulletin), "select: {@: 乙, limit: 1}"),
    (keys::CAMPAIGN, Some(Kind::Bulletin), "select: {@: 乙}"),
    (keys::KIND, Some(Kind::Bulletin), "select: {@: news}"),
    (keys::UNIT, Some(Kind::Bulletin), "select: {@: 乙}"),
    (keys::FROM, Some(Kind::Bulletin), "select: {@: 2013-06-05}"),
    (keys::TO, Some(Kind::Bulletin), "select: {@: 2013-06-05}"),
    (keys::LIMIT, Some(Kind::Bulletin), "select: {@: 3}"),
];

#[test]
fn every_name_of_a_key_says_the_same() {
    for (names, kind, line) in LINES {
        let owners = keys::OWNERS.iter().find(|(key, _)| key == names).map(|(_, kinds)| *kinds);
        let kinds = kind.as_ref().map(std::slice::from_ref).or(owners).expect("a kind that has it");
        for kind in kinds {
            let number = if *kind == Kind::Bulletin { "\nnumber: 1" } else { "" };
            let head = format!("title: 甲\ndate: 2013-06-05{number}");
            let said = |name: &str| told(*kind, &format!("{head}\n{}", line.replace('@', name)));
            let first = said(names[0]);
            assert!(!first.contains(" ["), "{first}");
            assert_ne!(first, told(*kind, &head), "{kind:?}: {line} says nothing");
            for name in *names {
                assert_eq!(said(name), first, "{kind:?}: {name}");
            }
        }
    }
}

#[test]
fn no_key_is_left_out() {
    let tried =
        |names: &Names| LINES.iter().any(|(known, kind, _)| known == names && kind.is_none());
    // Without its number an issue has no address: its names are tried with every issue.
    let left = |names: &&Names| !tried(names) && **names != keys::ISSUE_NUMBER;
    let left: Vec<&Names> = keys::OWNERS.iter().map(|(names, _)| names).filter(left).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn every_word_of_a_choice_says_the_same() {
    for (kind, key, words, expected) in [
        (Kind::Policy, "层级", &["central", "中央", "中央级"][..], "级=Central"),
        (Kind::Policy, "层级", &["municipal", "市级", "市"], "级=Municipal"),
        (Kind::Policy, "层级", &["district", "区级", "区", "县级"], "级=District"),
        (Kind::Policy, "层级", &["unit", "单位", "本单位"], "级=Unit"),
        (Kind::News, "置顶", &["true", "yes", "是", "有", "√"], "置顶"),
        (Kind::News, "置顶", &["false", "no", "否"], ""),
        (Kind::Board, "尺寸", &["A0", "841x1189", "841×1189毫米"], "841x1189"),
        (Kind::Board, "尺寸", &["A3", "a3", "297*420"], "297x420"),
    ] {
        for word in words {
            let space = if expected.is_empty() { "" } else { " " };
            let said = told(kind, &format!("标题: 甲\n日期: 2013-06-05\n{key}: {word}"));
            assert_eq!(said, format!("甲 2013-06-05{space}{expected}"), "{key}: {word}");
        }
    }
}
