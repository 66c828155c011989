//! What an issue selects, which units are known, which phase is the current one.

use std::sync::Arc;

use crate::base::chinese::date::Date;
use crate::base::digest::Digest;
use crate::base::path::SourcePath;
use crate::config::PictureSettings;
use crate::document::data::{Data, read_units};
use crate::document::header::Detail;
use crate::document::parse;
use crate::site::{Inputs, Site, resolve};

const ARTICLES: &[(&str, &str)] = &[
    (
        "content/campaigns/zch.md",
        "title: 转促惠\nfrom: 2013-06-05\nto: 2013-09-30\nphases:\n  - {name: 动员, from: 2013-06-05, to: 2013-06-30}\n  \
         - {name: 整改, from: 2013-07-02, to: 2013-09-30}",
    ),
    ("content/campaigns/sx.md", "title: 书香\nfrom: 2013-09-01\nto: 2013-12-31"),
    ("content/interviews/i.md", "title: 甲\ndate: 2013-06-20\nunit: 青杉镇\ncampaign: zch"),
    ("content/policy/p.md", "title: 乙\ndate: 2013-06-05 08:00\ncampaign: zch"),
    ("content/practice/q.md", "title: 丙\ndate: 2013-07-01\nunit: [区委办, 青杉镇]"),
    ("content/news/m.md", "title: 丁\ndate: 2013-07-31 23:59\nunit: 区委办\ncampaign: 书香"),
    ("content/news/n.md", "title: 戊\ndate: 2013-08-01\nunit: 青杉镇"),
    ("content/news/draft.md", "title: 己\ndate: 2013-07-15\nunit: 青杉镇\ndraft: yes"),
];

/// A desk with an issue of 1 August, and the codes of its mistakes.
fn desk(issue: &str, units: Option<&str>, as_of: Option<Date>) -> (Site, Vec<&'static str>) {
    let file = SourcePath::fixed("content/data/units.yml");
    let rows = units.map(|text| read_units(text, &file).value);
    let data =
        Data { has_units: rows.is_some(), units: rows.unwrap_or_default(), ..Data::default() };
    let issue = format!("title: 期\ndate: 2013-08-01\nnumber: 1\n{issue}");
    let documents = ARTICLES.iter().copied().chain([("content/bulletins/1.md", issue.as_str())]);
    let mut documents: Vec<_> = documents
        .map(|(path, header)| {
            let text = format!("---\n{header}\n---\n\n会议要求抓好落实。\n");
            let parsed = parse::parse(&SourcePath::fixed(path), &text, Digest::of(text.as_bytes()));
            Arc::new(parsed.value.expect("a document").document)
        })
        .collect();
    documents.sort_by(|a, b| a.path.cmp(&b.path));
    let site = resolve(Inputs {
        documents,
        data: &data,
        units_file: &file,
        files: &std::collections::BTreeMap::new(),
        as_of,
        drafts: false,
        pictures: &PictureSettings::default(),
        spread: &|documents, find| documents.iter().map(|document| find(document)).collect(),
    });
    (site.value, site.notes.iter().map(|note| note.problem.code()).collect())
}

#[test]
fn an_issue_takes_what_its_selection_names() {
    for (select, expected) in [
        ("{campaign: zch}", "p i"),
        ("{campaign: 书香}", "m"),
        ("{kind: news}", "m n"),
        ("{种类: 典型做法}", "q"),
        ("{unit: 青杉镇}", "i q n"),
        ("{unit: 区委办, kind: practice}", "q"),
        ("{from: 2013-07-01}", "q m n"),
        // A day ends with its last minute.
        ("{to: 2013-07-31}", "p i q m"),
        ("{from: 2013-07, to: 2013-07}", "q m"),
        ("{from: 2013-06-20, to: 2013-06-20}", "i"),
        // The newest, set in the order of their dates; not later than the issue.
        ("{limit: 2}", "m n"),
        ("{kind: news, limit: 1}", "n"),
        // No article twice; a section of its own, or one that is there.
        ("[{kind: news}, {unit: 青杉镇}]", "m n i q"),
        ("[{section: 一, kind: news}, {section: 二, kind: practice}]", "一: m n 二: q"),
        ("[{section: 一, kind: news}, {section: 一, kind: practice}]", "一: m n q"),
        ("{kind: interview, from: 2013-07-01}", " issue.empty"),
        ("{campaign: 无此活动}", " campaign.unknown issue.empty"),
        ("{unit: 无此单位}", " unit.unknown issue.empty"),
    ] {
        let units = "- 区委办\n- 青杉镇";
        let (site, codes) = desk(&format!("select: {select}"), Some(units), None);
        let mut told = Vec::new();
        for section in &site.issues[0].sections {
            told.extend(section.name.iter().map(|name| format!("{name}:")));
            let stem = |id| site.document(id).path.stem().to_owned();
            told.extend(section.articles.iter().map(|id| stem(*id)));
        }
        let codes: String = codes.iter().flat_map(|code| [" ", code]).collect();
        assert_eq!(told.join(" ") + &codes, expected, "{select}");
    }
}

#[test]
fn units_are_known_when_listed_or_when_nothing_is_listed() {
    for (units, expected) in [
        (None, vec![]),
        (Some("- 区委办\n- 青杉镇"), vec![]),
        (Some("- {name: 中共临江区委办公室, short: 区委办}\n- {name: 青杉镇}"), vec![]),
        (Some("- {name: 甲, id: 区委办}\n- {name: 青杉街道, formerly: 青杉镇}"), vec![]),
        (Some("- 青杉镇"), vec!["unit.unknown", "unit.unknown"]),
    ] {
        let (_, codes) = desk("items: [news/n.md]", units, None);
        assert_eq!(codes, expected, "{units:?}");
    }
}

#[test]
fn the_day_says_which_phase_is_the_current_one() {
    for (day, expected) in [
        (None, "2013-08-01 整改"),
        (Date::new(2013, 6, 4), "2013-06-04"),
        (Date::new(2013, 6, 5), "2013-06-05 动员"),
        (Date::new(2013, 7, 1), "2013-07-01"),
        (Date::new(2013, 9, 30), "2013-09-30 整改"),
        (Date::new(2013, 10, 1), "2013-10-01"),
    ] {
        let (site, _) = desk("items: [news/n.md]", None, day);
        let mut told = site.as_of.map(Date::iso).unwrap_or_default();
        for campaign in &site.campaigns {
            if let Detail::Campaign(header) = &site.document(campaign.document).header.detail
                && let Some(phase) = campaign.current
            {
                told.push_str(&[" ", &header.phases[phase].name.value].concat());
            }
        }
        assert_eq!(told, expected, "{day:?}");
    }
}
