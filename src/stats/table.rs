//! The count as a table of cells with its words, before any form is given to it.

use super::{Pace, Row, StatsView};
use crate::base::chinese::period::Period;
use crate::base::diag::Lang;
use crate::document::header::Kind;

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    Words(String),
    Count(usize),
    Empty,
}

impl Cell {
    /// What it says.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Words(words) => words.clone(),
            Self::Count(count) => count.to_string(),
            Self::Empty => String::new(),
        }
    }
}

/// What a line of the table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// A unit.
    Unit,
    /// 小计: the sum of a group.
    Group,
    /// 合计.
    All,
}

/// The table: a title, heads, lines, and what is to be said below.
pub(super) struct Table {
    pub(super) title: String,
    pub(super) heads: Vec<String>,
    pub(super) lines: Vec<(Line, Vec<Cell>)>,
    /// How many columns at the left hold words or ranks: they are not summed.
    pub(super) stub: usize,
    pub(super) notes: Vec<String>,
}

/// The table of a view.
pub(super) fn table(view: &StatsView, lang: Lang) -> Table {
    let grouped = view.rows.iter().any(|row| row.group.is_some());
    let mut heads: Vec<String> = Vec::new();
    if grouped {
        heads.push(word(lang, "类别", "Group"));
    }
    heads.push(word(lang, "名次", "Rank"));
    heads.push(word(lang, "单位", "Unit"));
    let stub = heads.len();
    heads.push(word(lang, "采用篇数", "Articles"));
    heads.extend(Kind::ARTICLES.map(|kind| kind_word(kind, lang)));
    heads.extend(view.steps.iter().map(|step| step_name(*step, view, lang)));
    heads.push(word(lang, "简报采用", "In issues"));
    heads.push(word(lang, "简报期次", "Issues"));
    let steps = view.steps.len();
    let mut lines = Vec::new();
    let groups: Vec<&[Row]> = view.rows.chunk_by(|a, b| a.group == b.group).collect();
    for rows in &groups {
        lines.extend(rows.iter().map(|row| (Line::Unit, cells(row, grouped, lang))));
        if groups.len() > 1 && rows.len() > 1 {
            let label = word(lang, "小计", "Subtotal");
            lines.push((
                Line::Group,
                sum(rows, steps, Some(group(rows[0].group.as_ref(), lang)), label),
            ));
        }
    }
    let group = grouped.then_some(Cell::Empty);
    lines.push((Line::All, sum(&view.rows, steps, group, word(lang, "合计", "Total"))));
    Table { title: title(view, lang), heads, lines, stub, notes: notes(view, lang) }
}

pub(super) fn word(lang: Lang, zh: &str, en: &str) -> String {
    match lang {
        Lang::Zh => zh.to_owned(),
        Lang::En => en.to_owned(),
    }
}

pub(super) fn kind_word(kind: Kind, lang: Lang) -> String {
    word(lang, kind.chinese(), kind.word())
}

fn group(name: Option<&String>, lang: Lang) -> Cell {
    Cell::Words(name.cloned().unwrap_or_else(|| word(lang, "其他", "Others")))
}

fn cells(row: &Row, grouped: bool, lang: Lang) -> Vec<Cell> {
    let mut cells = Vec::new();
    if grouped {
        cells.push(group(row.group.as_ref(), lang));
    }
    cells.push(row.rank.map_or(Cell::Empty, Cell::Count));
    cells.push(Cell::Words(row.unit.clone()));
    cells.push(Cell::Count(row.total));
    cells.extend(row.kinds.iter().chain(&row.steps).copied().map(Cell::Count));
    cells.push(Cell::Count(row.printed));
    cells.push(if row.issues.is_empty() { Cell::Empty } else { Cell::Words(row.issues.clone()) });
    cells
}

/// A line of sums; `group` is its first cell in a table of groups.
fn sum(rows: &[Row], steps: usize, group: Option<Cell>, label: String) -> Vec<Cell> {
    let all = |count: &dyn Fn(&Row) -> usize| Cell::Count(rows.iter().map(count).sum());
    let mut cells: Vec<Cell> = group.into_iter().collect();
    cells.extend([Cell::Empty, Cell::Words(label), all(&|row| row.total)]);
    cells.extend((0..4).map(|at| all(&|row| row.kinds[at])));
    cells.extend((0..steps).map(|at| all(&|row| row.steps[at])));
    cells.extend([all(&|row| row.printed), Cell::Empty]);
    cells
}

fn title(view: &StatsView, lang: Lang) -> String {
    let (site, period) = (&view.site, period_name(view.period, lang));
    match lang {
        Lang::Zh => format!("{site}采用情况统计表（{period}）"),
        Lang::En => format!("{site}: articles by unit ({period})"),
    }
}

/// 2013年, 2013年10月, 2013年10月至12月, else day by day.
pub(super) fn period_name(period: Period, lang: Lang) -> String {
    let Period { from: first, to: last } = period;
    let whole = first.day == 1
        && Period::months(last.year, last.month, last.month).map(|month| month.to) == Some(last);
    let same = first.year == last.year;
    match lang {
        Lang::En if first == last => first.iso(),
        Lang::En => format!("{} to {}", first.iso(), last.iso()),
        Lang::Zh if first == last => first.chinese(),
        Lang::Zh if !whole => format!("{}至{}", first.chinese(), last.chinese()),
        Lang::Zh if same && (first.month, last.month) == (1, 12) => format!("{}年", first.year),
        Lang::Zh if same && first.month == last.month => {
            format!("{}年{}月", first.year, first.month)
        }
        Lang::Zh if same => format!("{}年{}月至{}月", first.year, first.month, last.month),
        Lang::Zh if (first.month, last.month) == (1, 12) => {
            format!("{}年至{}年", first.year, last.year)
        }
        Lang::Zh => {
            format!("{}年{}月至{}年{}月", first.year, first.month, last.year, last.month)
        }
    }
}

/// 10月, 四季度, 2013年; with the year when the period has several.
fn step_name(step: Period, view: &StatsView, lang: Lang) -> String {
    let first = step.from;
    let several = view.period.from.year != view.period.to.year;
    let year = match (several, lang) {
        (false, _) => String::new(),
        (true, Lang::Zh) => format!("{}年", first.year),
        (true, Lang::En) => format!("{} ", first.year),
    };
    let quarter = usize::from((first.month - 1) / 3);
    match (view.pace, lang) {
        (Pace::Year, Lang::Zh) => format!("{}年", first.year),
        (Pace::Year, Lang::En) => first.year.to_string(),
        (Pace::Quarter, Lang::Zh) => format!("{year}{}季度", ["一", "二", "三", "四"][quarter]),
        (Pace::Quarter, Lang::En) => format!("{year}Q{}", quarter + 1),
        (Pace::Month, Lang::Zh) => format!("{year}{}月", first.month),
        (Pace::Month, Lang::En) => format!("{}-{:02}", first.year, first.month),
    }
}

/// What a reader must know to trust the sums.
fn notes(view: &StatsView, lang: Lang) -> Vec<String> {
    let counted: usize = view.rows.iter().map(|row| row.total).sum();
    let articles = view.taken.len();
    let mut notes = Vec::new();
    let none = view.rows.iter().filter(|row| row.total == 0).count();
    match lang {
        Lang::Zh => {
            notes.push(match view.joint {
                0 => format!("共采用{articles}篇，草稿不计"),
                joint => format!(
                    "共采用{articles}篇，其中{joint}篇由几个单位合写，每个单位各计1篇，合计{counted}篇次；草稿不计"
                ),
            });
            if view.nobody > 0 {
                notes.push(format!("另有{}篇没有写供稿单位，没有计入", view.nobody));
            }
            if none > 0 {
                notes.push(format!("{none}个单位没有稿件"));
            }
        }
        Lang::En => {
            notes.push(match view.joint {
                0 => format!("{articles} articles; drafts are not counted"),
                joint => format!(
                    "{articles} articles, {joint} of them by several units and counted for each: {counted} in all; drafts are not counted"
                ),
            });
            if view.nobody > 0 {
                notes.push(match view.nobody {
                    1 => "1 more names no unit and is not counted".to_owned(),
                    more => format!("{more} more name no unit and are not counted"),
                });
            }
            if none > 0 {
                notes.push(format!("units without an article: {none}"));
            }
        }
    }
    notes
}
