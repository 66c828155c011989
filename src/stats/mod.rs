//! 采用情况: how many articles of each unit were taken within a period, by kind, month and issue.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::base::chinese::date::Date;
use crate::base::chinese::period::Period;
use crate::base::diag::Lang;
use crate::document::header::{Detail, Kind};
use crate::site::{DocId, Issue, Site, Unit};

mod csv;
mod sheet;
mod table;
mod text;

/// Everything that a count shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct StatsView {
    /// 站名.
    pub(crate) site: String,
    pub(crate) period: Period,
    /// What the steps of the period are.
    pub(crate) pace: Pace,
    /// Months, quarters or years within the period; none when there would be but one.
    pub(crate) steps: Vec<Period>,
    /// By group in the order of units.yml; within one the most first.
    pub(crate) rows: Vec<Row>,
    /// The articles of the period that a unit contributed, oldest first.
    pub(crate) taken: Vec<Taken>,
    /// How many articles of the period name several units.
    pub(crate) joint: usize,
    /// How many articles of the period name no unit.
    pub(crate) nobody: usize,
    /// The day of the newest article of all.
    pub(crate) newest: Option<Date>,
}

/// What one unit contributed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Row {
    pub(crate) group: Option<String>,
    /// 名次 within the group; units with the same count share one, units with none have none.
    pub(crate) rank: Option<usize>,
    pub(crate) unit: String,
    /// 采用篇数: all that stand on the site.
    pub(crate) total: usize,
    /// In the order of `Kind::ARTICLES`.
    pub(crate) kinds: [usize; 4],
    /// In the order of `StatsView::steps`.
    pub(crate) steps: Vec<usize>,
    /// How many of them an issue carries.
    pub(crate) printed: usize,
    /// The issues that carry them: 2013年第1、3期.
    pub(crate) issues: String,
}

/// An article that was taken.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Taken {
    pub(crate) date: Date,
    pub(crate) units: Vec<String>,
    pub(crate) title: String,
    pub(crate) kind: Kind,
    pub(crate) issues: String,
}

/// How a period is parted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Pace {
    Month,
    Quarter,
    Year,
}

/// How a count is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// A table for a terminal: of how many columns, if it has an edge.
    Text(Option<usize>),
    /// For any spreadsheet: UTF-8 with a mark, CRLF.
    Csv,
    /// A workbook, ready to be printed.
    Xlsx,
}

/// Counts the articles of a period; without one, those of the newest article's year.
pub(crate) fn view(site: &Site, name: &str, period: Option<Period>) -> StatsView {
    let newest = site.articles.iter().filter_map(|id| day(site, *id)).max();
    let year = newest.map_or(1970, |date| date.year);
    let period = period.or_else(|| Period::months(year, 1, 12)).unwrap_or(Period {
        from: Date { year, month: 1, day: 1, time: None },
        to: Date { year, month: 12, day: 31, time: None },
    });
    let within =
        |id: &DocId| day(site, *id).is_some_and(|day| (period.from..=period.to).contains(&day));
    let mut articles: Vec<DocId> = site.articles.iter().copied().filter(within).collect();
    articles.reverse();
    let (pace, steps) = steps(period);
    let mut rows: Vec<Row> =
        site.units.iter().map(|unit| row(site, unit, within, &steps)).collect();
    order(&mut rows);
    let units = |id: &DocId| site.entry(*id).units.len();
    StatsView {
        site: name.to_owned(),
        period,
        pace,
        steps,
        rows,
        joint: articles.iter().filter(|id| units(id) > 1).count(),
        nobody: articles.iter().filter(|id| units(id) == 0).count(),
        taken: articles
            .iter()
            .filter(|id| units(id) > 0)
            .filter_map(|id| taken(site, *id))
            .collect(),
        newest,
    }
}

/// The count in the form that was asked for.
pub(crate) fn render(view: &StatsView, form: Form, lang: Lang) -> Option<Vec<u8>> {
    match form {
        Form::Text(width) => Some(text::render(view, lang, width).into_bytes()),
        Form::Csv => Some(csv::render(view, lang).into_bytes()),
        Form::Xlsx => sheet::render(view, lang),
    }
}

fn day(site: &Site, id: DocId) -> Option<Date> {
    site.document(id).header.date.as_ref().map(|date| date.value.day_only())
}

/// Months up to half a year, quarters up to three years, else years; the ends are cut to the period.
fn steps(period: Period) -> (Pace, Vec<Period>) {
    let Period { from: first, to: last } = period;
    let month = |date: Date| u32::from(date.year) * 12 + u32::from(date.month) - 1;
    let (pace, width) = match month(last) - month(first) + 1 {
        0..=6 => (Pace::Month, 1),
        7..=36 => (Pace::Quarter, 3),
        _ => (Pace::Year, 12),
    };
    let mut at = month(first) / width * width;
    let mut steps = Vec::new();
    while at <= month(last) {
        let year = u16::try_from(at / 12).unwrap_or(u16::MAX);
        let from = u8::try_from(at % 12 + 1).unwrap_or(1);
        let to = u8::try_from(at % 12 + width).unwrap_or(12);
        if let Some(whole) = Period::months(year, from, to) {
            steps.push(Period { from: whole.from.max(first), to: whole.to.min(last) });
        }
        at += width;
    }
    (pace, if steps.len() < 2 { Vec::new() } else { steps })
}

fn row(site: &Site, unit: &Unit, within: impl Fn(&DocId) -> bool, steps: &[Period]) -> Row {
    let own: Vec<DocId> = unit.articles.iter().copied().filter(within).collect();
    let count = |wanted: &dyn Fn(DocId) -> bool| own.iter().filter(|id| wanted(**id)).count();
    let in_step = |step: &Period| {
        count(&|id| day(site, id).is_some_and(|day| (step.from..=step.to).contains(&day)))
    };
    let issues = own.iter().flat_map(|id| &site.entry(*id).issues).copied();
    Row {
        group: unit.group.clone(),
        rank: None,
        unit: unit.label().to_owned(),
        total: own.len(),
        kinds: Kind::ARTICLES.map(|kind| count(&|id| site.document(id).kind == kind)),
        steps: steps.iter().map(in_step).collect(),
        printed: count(&|id| !site.entry(id).issues.is_empty()),
        issues: named(site, issues),
    }
}

fn taken(site: &Site, id: DocId) -> Option<Taken> {
    let entry = site.entry(id);
    let units = entry.units.iter().map(|unit| site.unit(*unit).label().to_owned());
    Some(Taken {
        date: day(site, id)?,
        units: units.collect(),
        title: entry.document.header.title.value.clone(),
        kind: entry.document.kind,
        issues: named(site, entry.issues.iter().copied()),
    })
}

/// Issues in few words: 2013年第1、3期、增刊第1期; with the publication when the desk has several.
fn named(site: &Site, issues: impl Iterator<Item = usize>) -> String {
    let mut found: BTreeMap<(&str, u16, bool), Vec<u32>> = BTreeMap::new();
    for issue in issues.filter_map(|at| site.issues.get(at)) {
        let name = publication(site, issue);
        let key = (name, issue.year, issue.number.supplement);
        found.entry(key).or_default().push(issue.number.number);
    }
    let several = site.issues.iter().any(|issue| issue.publication != site.issues[0].publication);
    let mut out = String::new();
    let mut before = None;
    for ((name, year, supplement), mut numbers) in found {
        numbers.sort_unstable();
        numbers.dedup();
        let numbers: Vec<String> = numbers.iter().map(u32::to_string).collect();
        if before == Some((name, year)) {
            out.push('、');
        } else {
            out.push_str(if before.is_some() { "；" } else { "" });
            if several {
                let _ = write!(out, "《{name}》");
            }
            let _ = write!(out, "{year}年");
        }
        let word = if supplement { "增刊" } else { "" };
        let _ = write!(out, "{word}第{}期", numbers.join("、"));
        before = Some((name, year));
    }
    out
}

/// 刊名.
fn publication<'a>(site: &'a Site, issue: &'a Issue) -> &'a str {
    match &site.document(issue.document).header.detail {
        Detail::Bulletin(bulletin) => &bulletin.publication.value,
        _ => &issue.publication,
    }
}

/// Puts groups together, the most within each first, and gives ranks.
fn order(rows: &mut [Row]) {
    let mut groups: Vec<Option<String>> = Vec::new();
    for row in &*rows {
        if !groups.contains(&row.group) {
            groups.push(row.group.clone());
        }
    }
    // Units without a group stand at the end.
    groups.sort_by_key(Option::is_none);
    let merit = |row: &Row| (row.total, row.printed);
    rows.sort_by_key(|row| {
        let group = groups.iter().position(|group| *group == row.group);
        (group, std::cmp::Reverse(merit(row)))
    });
    for group in rows.chunk_by_mut(|a, b| a.group == b.group) {
        let mut last = None;
        for (at, row) in group.iter_mut().enumerate().take_while(|(_, row)| row.total > 0) {
            let rank = match last {
                Some((merits, rank)) if merits == (row.total, row.printed) => rank,
                _ => at + 1,
            };
            last = Some(((row.total, row.printed), rank));
            row.rank = Some(rank);
        }
    }
}

#[cfg(test)]
mod tests;
