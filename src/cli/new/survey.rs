//! What a desk already knows that a new file can take over: its only unit, its publication, the next number.

use std::path::Path;
use std::sync::Arc;

use crate::base::chinese::date::Date;
use crate::base::path::SourcePath;
use crate::source::{self, Content};

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Known {
    /// The unit, when units.yml names exactly one.
    pub(super) unit: Option<String>,
    /// The publication of the latest issue.
    pub(super) publication: Option<String>,
    /// 编印单位 of the latest issue.
    pub(super) issuer: Option<String>,
    /// The next free number in this year.
    pub(super) number: u32,
    /// The next running number, when issues are counted through.
    pub(super) total: Option<u32>,
}

/// One issue's header, as far as a successor needs it.
#[derive(Debug, Default)]
struct Issue {
    publication: Option<String>,
    issuer: Option<String>,
    date: Option<Date>,
    number: Option<u32>,
    total: Option<u32>,
}

/// Looks at a desk. What cannot be read is passed over: `check` will tell of it.
pub(super) fn survey(root: &Path, year: u16) -> Known {
    let mut issues: Vec<Issue> =
        texts(root, "content/bulletins").iter().map(|(_, text)| issue(text)).collect();
    issues.sort_by_key(|issue| issue.date);
    let latest = issues.last();
    let publication = latest.and_then(|issue| issue.publication.clone());
    let same = || issues.iter().filter(|issue| issue.publication == publication);
    let numbers = same()
        .filter(|issue| issue.date.is_some_and(|date| date.year == year))
        .filter_map(|issue| issue.number);
    let data = texts(root, "content/data");
    let units = data.iter().find(|(path, _)| path.name() == "units.yml");
    Known {
        unit: units.and_then(|(_, text)| only_unit(text)),
        issuer: latest.and_then(|issue| issue.issuer.clone()),
        number: numbers.max().unwrap_or(0).saturating_add(1),
        total: same().filter_map(|issue| issue.total).max().map(|total| total.saturating_add(1)),
        publication,
    }
}

fn issue(text: &str) -> Issue {
    let value = |keys: [&str; 2]| header_value(text, keys);
    let number = |keys| value(keys).and_then(|typed| typed.parse().ok());
    Issue {
        publication: value(["publication", "刊名"]),
        issuer: value(["issuer", "编印单位"]),
        date: value(["date", "日期"]).and_then(|typed| Date::parse(&typed)),
        number: number(["number", "期号"]),
        total: number(["total", "总期"]),
    }
}

/// The value of a key that stands at the start of a line of the header.
fn header_value(text: &str, keys: [&str; 2]) -> Option<String> {
    let header = text.strip_prefix("---")?;
    let lines = header.lines().skip(1).take_while(|line| line.trim_end() != "---");
    for line in lines {
        let found = keys.iter().find_map(|key| line.strip_prefix(key)?.strip_prefix([':', '：']));
        if let Some(value) = found {
            return Some(value.trim().trim_matches(['"', '\'']).to_owned());
        }
    }
    None
}

fn only_unit(text: &str) -> Option<String> {
    let mut names = text.lines().filter_map(|line| {
        line.trim_start_matches(['-', ' ']).strip_prefix("name:").map(str::trim)
    });
    let only = names.next().filter(|_| names.next().is_none())?;
    Some(only.trim_matches(['"', '\'']).to_owned())
}

/// The files below a folder of the desk with their texts, decoded.
fn texts(root: &Path, folder: &str) -> Vec<(SourcePath, Arc<str>)> {
    let found = source::walk(root, &[folder]).map(|found| found.value).unwrap_or_default();
    let below = found.into_iter().filter(|found| found.path.below(folder).is_some());
    below
        .filter_map(|found| match source::load(&found).ok()?.value.content {
            Content::Text(text) => Some((found.path, text)),
            _ => None,
        })
        .collect()
}
