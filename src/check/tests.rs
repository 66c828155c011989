//! Texts held against small lists.

use super::{check, rules};
use crate::base::digest::Digest;
use crate::base::path::SourcePath;
use crate::document::data::{self, Data};
use crate::document::parse::parse;

mod standards;

const TERMS: &str = "\
fixed: [转作风、促发展、惠民生, 照镜子、正衣冠、洗洗澡、治治病, 批评和自我批评, 为民务实清廉]
wrong: {布署: 部署, 帐户: 账户, 既使: 即使, 既使用: 既使用, 截止目前: 截至目前, 截止: 截至, 讯期: 汛期}
careful: {亲自: 写做了什么, 隆重召开: 写“召开”, 隆重: 写实, 老板: ''}
short: {四风: 形式主义、官僚主义、享乐主义和奢靡之风, GDP: 国内生产总值}
retired: {区审批中心: 区政务中心, 审批中心: '', 白沙洲乡: 白沙洲镇, 河西办事处: {现称: 河西街道, 起: 2013-01-01}}
";

const UNITS: &str = "\
- {name: 中共临江区委, short: 区委}
- {name: 中共临江区委组织部, short: 区委组织部, id: zuzhibu, parent: 区委}
- {name: 中共临江区委宣传部, short: 区委宣传部, id: xuanchuanbu, parent: 区委}
- {name: 中共临江区委党校, short: 区委党校, id: dangxiao, parent: 区委}
";

const PEOPLE: &str = "\
- name: 闻启澜
  posts:
    - {unit: zuzhibu, post: 区委常委、组织部部长, from: 2011-09-16}
- name: 阮清禾
  posts:
    - {unit: xuanchuanbu, post: 部长, from: 2012-03-20}
- name: 蔺书遥
  posts:
    - {unit: dangxiao, post: 区委党校副校长, from: 2008-05-12, to: 2012-03-19}
    - {unit: dangxiao, post: 区委党校常务副校长, from: 2012-03-20}
- name: 温如故
";

fn desk() -> Data {
    let path = |name: &str| SourcePath::new(&format!("content/data/{name}")).expect("a path");
    let terms = data::read_terms(TERMS, &path("terms.yml"));
    let units = data::read_units(UNITS, &path("units.yml"));
    let people = data::read_people(PEOPLE, &path("people.yml"));
    assert_eq!((terms.notes, units.notes, people.notes), Default::default());
    Data { units: units.value, has_units: true, people: people.value, terms: terms.value }
}

/// What the lists say against a text: code, the place as it stands in the file, and the word it names.
fn told(path: &str, source: &str) -> String {
    let path = SourcePath::new(path).expect("a path");
    let people = SourcePath::new("content/data/people.yml").expect("a path");
    let rules = rules(&desk(), &people, Digest::default());
    assert_eq!(rules.notes, []);
    let parsed = parse(&path, source, Digest::default()).value.expect("a document");
    let mut notes = check(&rules.value, &parsed.document, &parsed.body, source);
    notes.sort();
    let told = notes.iter().map(|note| {
        let span = note.span.as_ref().expect("a place");
        let place = &source[span.start as usize..span.end as usize];
        let code = note.problem.code().split_once('.').expect("two parts").1;
        let line = source[..span.start as usize].lines().count().max(1);
        let line = line + usize::from(source[..span.start as usize].ends_with('\n'));
        format!("{line} {code} {place}")
    });
    told.collect::<Vec<_>>().join("; ")
}

/// An article of a date with a text.
fn article(date: &str, text: &str) -> String {
    format!("---\ntitle: 甲\ndate: {date}\n---\n\n{text}\n")
}

#[track_caller]
fn says(text: &str, expected: &str) {
    let told = told("content/news/a.md", &article("2013-11-25", text));
    let told = told.replace("6 ", "");
    assert_eq!(told, expected, "{text}");
}

#[test]
fn wrong_spellings() {
    for (text, expected) in [
        ("区委布署工作。", "wrong 布署"),
        ("区委部署工作。", ""),
        ("区委布署，区里布署。", "wrong 布署; wrong 布署"),
        // Across marks and line breaks; not across paragraphs, nor in code and struck words.
        ("区委布**署**工作。", "wrong 布**署"),
        ("区委布\n署工作。", "wrong 布\n署"),
        ("[布署](http://example.cn/布署)。", "wrong 布署"),
        ("布\n\n署", ""),
        ("`布署` ~~布署~~ 布~~错~~署", ""),
        ("```\n布署\n```", ""),
        // In a document's name and in quotation marks as well.
        ("《布署》和“布署”", "wrong 布署; wrong 布署"),
        // The longest counts, once.
        ("截止目前，截止昨天。", "wrong 截止目前; wrong 截止"),
        // What is right may hold what is wrong.
        ("既使用又爱护，既使下雨。", "wrong 既使"),
        ("| 布署 | 甲 |\n| --- | --- |\n| 乙 | 帐户 |", "wrong 布署; 8 wrong 帐户"),
        ("表1　布署\n\n| 甲 |\n| --- |\n| 乙 |", "wrong 布署"),
        ("> 布署", "wrong 布署"),
        ("- 布署\n- 甲", "wrong 布署"),
        ("## 布署", "wrong 布署"),
        ("一、布署。工作。", "wrong 布署"),
        ("编者按：布署。", "wrong 布署"),
        ("甲[^1]\n\n[^1]: 布署", "8 wrong 布署"),
        ("（布署供稿）", "wrong 布署"),
        ("```timeline\n- date: 5月\n  text: 布署\n```", "8 wrong 布署"),
        ("```people\n- {name: 甲, post: 主任, text: 布署}\n```", "7 wrong 布署"),
        ("```figures\n- {label: 布署, value: 1}\n```", "7 wrong 布署"),
        ("![布署](/a.png)", "wrong 布署"),
    ] {
        says(text, expected);
    }
}

#[test]
fn headers_are_read_too() {
    for (header, expected) in [
        ("title: 布署", "2 wrong 布署"),
        ("title: 甲\nkicker: 布署", "3 wrong 布署"),
        ("标题: 甲布署\n副题：“布署”", "2 wrong 布署; 3 wrong 布署"),
        ("title: 甲\nsummary: 先布署，\n  再布署。", "3 wrong 布署; 4 wrong 布署"),
        ("title: 甲\ntopics: 学习、布署", "3 wrong 布署"),
        ("title: 甲\nfigures:\n  - {label: 布署, value: 1}", "4 wrong 布署"),
        ("title: 甲\nplace: 布署", "3 wrong 布署"),
        // Nobody reads these.
        ("title: 甲\nslug: a\n# 布署", ""),
    ] {
        let source = format!("---\n{header}\ndate: 2013-11-25\n---\n\n正文。\n");
        assert_eq!(told("content/news/a.md", &source), expected, "{header}");
    }
    for (path, header, expected) in [
        ("interviews", "interviewee: {name: 甲, post: 布署}", "4 wrong 布署"),
        ("practice", "problem: 布署\nmethod: 布署\nresults: 好", "4 wrong 布署; 5 wrong 布署"),
        ("policy", "issuer: 布署\nnumber: 布署", "4 wrong 布署"),
        ("policy", "to: 各镇、布署", "4 wrong 布署"),
        (
            "campaigns",
            "phases:\n  - {name: 布署, from: 2013-06-01, to: 2013-07-01}",
            "5 wrong 布署",
        ),
        ("bulletins", "publication: 甲\nnumber: 1\nreport_to: 布署", "6 wrong 布署"),
        ("bulletins", "publication: 甲\nnumber: 1\nitems:\n  布署: [news/a.md]", "7 wrong 布署"),
    ] {
        let source = format!("---\ntitle: 甲\ndate: 2013-11-25\n{header}\n---\n\n正文。\n");
        let told = told(&format!("content/{path}/a.md"), &source);
        assert_eq!(told, expected, "{header}");
    }
}

#[test]
fn words_to_be_careful_with() {
    for (text, expected) in [
        ("部长亲自到场，大会隆重召开。", "careful 亲自; careful 隆重召开"),
        ("《亲自》和“老板”和“老板亲自”", "careful 老板; careful 亲自"),
        ("> 亲自", ""),
    ] {
        says(text, expected);
    }
    let law = told("content/policy/a.md", &article("2013-11-25", "亲自。布署。审批中心。GDP。"));
    assert_eq!(law, "6 wrong 布署", "documents are quoted as they are");
}

#[test]
fn retired_names() {
    for (date, text, expected) in [
        ("2013-11-25", "到区审批中心办事。", "6 retired 区审批中心"),
        ("2013-11-25", "到审批中心办事。", "6 retired 审批中心"),
        ("2013-11-25", "原区审批中心；《区审批中心办法》；“审批中心”。", ""),
        ("2013-11-25", "区审批中心5月起更名为区政务中心。", ""),
        ("2013-11-25", "白沙洲乡改建，撤乡以后。", "6 retired 白沙洲乡"),
        ("2013-01-01", "到河西办事处。", "6 retired 河西办事处"),
        ("2012-12-31", "到河西办事处。", ""),
    ] {
        assert_eq!(told("content/news/a.md", &article(date, text)), expected, "{date} {text}");
    }
}

#[test]
fn set_phrases() {
    for (text, expected) in [
        ("转作风、促发展、惠民生。", ""),
        ("转作风，促发展，惠民生。", "fixed 转作风，促发展，惠民生"),
        ("转作风促发展惠民生。", "fixed 转作风促发展惠民生"),
        ("转作风、促法展、惠民生。", "fixed 转作风、促法展、惠民生"),
        ("转作风、促**发**、惠民生。", "fixed 转作风、促**发**、惠民生"),
        ("转作风、促大发展、惠民生。", "fixed 转作风、促大发展、惠民生"),
        ("照镜子、整衣冠、洗洗澡、治治病。", "fixed 照镜子、整衣冠、洗洗澡、治治病"),
        ("批评与自我批评。", "fixed 批评与自我批评"),
        ("为民、务实、清廉。", "fixed 为民、务实、清廉"),
        // These are other words, or titles.
        ("转作风和促发展、惠民生。", ""),
        ("转作风、促发展。惠民生。", ""),
        ("“转作风”“促发展”“惠民生”。", ""),
        ("转作风 促发展 惠民生。", ""),
        ("转作风、促发展、惠民心。", ""),
        ("照镜子，正衣帽，洗洗澡。", ""),
        ("## 转作风，促发展，惠民生", ""),
        ("> 转作风，促发展，惠民生", ""),
    ] {
        says(text, expected);
    }
}

#[test]
fn short_forms() {
    for (text, expected) in [
        ("反对四风，四风不改。", "short 四风"),
        ("反对形式主义、官僚主义、享乐主义和奢靡之风（以下简称“四风”），四风不改。", ""),
        ("反对四风（形式主义、官僚主义、享乐主义和奢靡之风）。", ""),
        ("以下简称“四风”。", ""),
        ("## 反对四风\n\n见《四风问答》。", ""),
        ("GDP和GDPR。", "short GDP"),
    ] {
        says(text, expected);
    }
}

#[test]
fn people_and_their_offices() {
    for (text, expected) in [
        ("区委常委、组织部部长闻启澜说。", ""),
        ("在组织部长闻启澜陪同下，区委组织部部长闻启澜、宣传部部长阮清禾到场。", ""),
        ("部长闻启澜，闻启澜部长，闻启澜（区委组织部部长）。", ""),
        ("区委宣传部部长阮清禾、中共临江区委宣传部部长阮清禾。", ""),
        ("区委组织部闻启澜同志，闻启澜同志。", ""),
        ("区委党校常务副校长蔺书遥，蔺书遥副校长，蔺书遥校长。", ""),
        ("宣传部部长闻启澜说。", "other-post 宣传部部长"),
        ("组织部部长阮清禾说。", "other-post 组织部部长"),
        ("区委常委、宣传部部长闻启澜说。", "other-post 宣传部部长"),
        ("区委书记**闻启澜**说。", "other-post 区委书记"),
        ("闻启澜书记说。", "other-post 书记"),
        ("闻启澜（区委宣传部部长）说。", "other-post 区委宣传部部长"),
        ("区委宣传部闻启澜。", "other-post 区委宣传部"),
        ("区委党校副校长蔺书遥。", "not-then 区委党校副校长"),
        ("时任区委党校副校长蔺书遥，原区委党校副校长蔺书遥。", ""),
        ("活动领导小组组长闻启澜，支部委员闻启澜。", ""),
        ("区委书记温如故说。", ""),
        ("宣传部部长到场。闻启澜说。", ""),
        ("```people\n- {name: 闻启澜, post: 区委常委、宣传部部长}\n```", "7 other-post 宣传部部长"),
    ] {
        says(text, expected);
    }
    for (date, expected) in [("2012-03-19", ""), ("2007-01-01", "6 not-then 区委党校副校长")]
    {
        let source = article(date, "区委党校副校长蔺书遥。");
        assert_eq!(told("content/news/a.md", &source), expected, "{date}");
    }
    let source = article("2007-01-01", "区委党校教务主任蔺书遥。");
    assert_eq!(told("content/news/a.md", &source), "", "of that time nothing is known");
    let source =
        "---\ntitle: 甲\ndate: 2013-11-25\n受访者: {姓名: 闻启澜, 职务: 区委宣传部部长}\n---\n";
    assert_eq!(told("content/interviews/a.md", source), "4 other-post 区委宣传部部长");
}

#[test]
fn offices_are_held_against_the_units() {
    let mut data = desk();
    let people = SourcePath::new("content/data/people.yml").expect("a path");
    let text = "- name: 甲\n  posts: [{unit: zuzibu, post: 部长}, {post: 主任}]\n";
    data.people = data::read_people(text, &people).value;
    let notes = rules(&data, &people, Digest::default()).notes;
    let told = notes.iter().map(|note| (note.problem.code(), note.nearest.as_deref()));
    assert_eq!(told.collect::<Vec<_>>(), [("unit.unknown", Some("zuzhibu"))]);
    data.has_units = false;
    data.units.clear();
    assert_eq!(rules(&data, &people, Digest::default()).notes, []);
}
