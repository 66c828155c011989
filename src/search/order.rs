//! The numbers of documents in the index, its parts, and the stretches that its lists are made by.

use std::collections::BTreeMap;

use crate::base::chinese::date::Date;
use crate::base::digest::Digest;
use crate::document::header::Kind;
use crate::search::{code, unit_names};
use crate::site::{Entry, Site};

/// How many documents the newer part has at least.
const NEWER: usize = 64;

/// From how many documents on there is an older part.
const LARGE: usize = 576;

/// One in so many documents begins a stretch.
const STRETCH: u128 = 256;

/// How many places a day has for each document that days have in the mean, about.
const ROOM: usize = 2;

/// At most how many places a day has.
const MOST_SLOTS: u32 = 1024;

/// As many numbers as all days have at most: each still makes a small number together with what else a list says.
const MOST_NUMBERS: u32 = 1 << 22;

/// From how many places a day on the newer part may begin with any third of a month, not with a month only.
const BUSY: u32 = 32;

/// As many days as every year has here: 12 months of 31.
const YEAR: u32 = 12 * MONTH;

const MONTH: u32 = 31;

/// A part of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Part {
    Old,
    New,
}

impl Part {
    /// Its name in addresses.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Old => "old",
            Self::New => "new",
        }
    }
}

/// Documents that follow each other within one part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) part: Part,
    /// Of all that its lists depend on.
    pub(crate) key: Digest,
    /// Positions in `Site::entries`.
    pub(crate) entries: Vec<usize>,
    /// The numbers of the documents, rising.
    pub(super) numbers: Vec<u32>,
    /// Where its lists count from: the beginning of its year or of its part.
    pub(super) from: u32,
    /// Where its part begins.
    pub(super) part_from: u32,
}

impl Stretch {
    /// The numbers of the documents as its lists have them.
    pub(super) fn counted(&self) -> impl Iterator<Item = u32> {
        self.numbers.iter().map(|number| number - self.from)
    }
}

/// The stretches of a site, in the order of its documents' numbers. Where one begins is a matter of its first document
/// and the one before, so that documents which come and go change only the stretch that they stand in.
pub(crate) fn stretches(site: &Site) -> Vec<Stretch> {
    let rows: Vec<Row<'_>> = (0..site.entries.len()).map(|at| Row::new(site, at)).collect();
    let calendar = Calendar::of(rows.iter().map(|row| row.day));
    let numbered = calendar.numbered(rows);
    let (day, cut) = calendar.cut(&numbered);
    let (old, new) = numbered.split_at(cut);
    let mut stretches = Vec::new();
    for (part, rows, day) in [(Part::Old, old, 0), (Part::New, new, day)] {
        let part_from = calendar.number(day);
        let year = |row: &Row<'_>| row.day / YEAR;
        for rows in rows.chunk_by(|a, b| year(&a.1) == year(&b.1) && !b.1.begins()) {
            let entries: Vec<usize> = rows.iter().map(|(_, row)| row.at).collect();
            let from = calendar.number(year(&rows[0].1) * YEAR).max(part_from);
            let mut stretch = Stretch {
                part,
                key: Digest::of(b""),
                entries,
                numbers: rows.iter().map(|(number, _)| *number).collect(),
                from,
                part_from,
            };
            let made_of = rows.iter().zip(stretch.counted()).map(|((_, row), number)| {
                (&row.entry.document, unit_names(site, row.entry), number)
            });
            let made_of: Vec<_> = made_of.collect();
            stretch.key = Digest::of_value(&made_of);
            stretches.push(stretch);
        }
    }
    stretches
}

/// How dates become numbers. Every day has as many places; a document takes the one that its path asks for, or another one
/// that is free. So a document that comes or goes moves hardly any other, wherever it stands. What has no date takes the
/// month before the first year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Calendar {
    /// The first year.
    pub(super) year: u32,
    /// How many places a day has.
    pub(super) slots: u32,
}

impl Calendar {
    /// The calendar of documents by their days.
    pub(super) fn of(days: impl Iterator<Item = u32>) -> Self {
        let mut days: Vec<u32> = days.filter(|day| *day > 0).collect();
        days.sort_unstable();
        let year = days.first().map_or(0, |day| day / YEAR);
        let last = days.last().map_or(0, |day| day / YEAR);
        let count = days.len();
        days.dedup();
        let wanted = (ROOM * count / days.len().max(1)).next_power_of_two();
        let most = MOST_NUMBERS / (YEAR * (last - year + 1) + MONTH);
        let most = most.clamp(1, MOST_SLOTS);
        let slots = u32::try_from(wanted).unwrap_or(most).max(4).min(1 << most.ilog2());
        Self { year, slots }
    }

    /// The first number of a day.
    pub(super) fn number(self, day: u32) -> u32 {
        (day + MONTH).saturating_sub(self.year * YEAR) * self.slots
    }

    /// The documents with their numbers, rising. On each day those with the least marks choose first, and the others take
    /// the next free place, from the day's end on at its beginning. Where there are too many for their day, they follow
    /// each other, over its end.
    fn numbered<'a>(self, mut rows: Vec<Row<'a>>) -> Vec<(u32, Row<'a>)> {
        rows.sort_by_key(|row| (row.day, row.mark));
        let mut numbered = Vec::with_capacity(rows.len());
        let mut rows = rows.into_iter().peekable();
        let mut free = 0;
        while let Some(day) = rows.peek().map(|row| row.day) {
            let of_day: Vec<Row<'a>> =
                std::iter::from_fn(|| rows.next_if(|row| row.day == day)).collect();
            let (first, places) = (self.number(day), self.places(day));
            let count = u32::try_from(of_day.len()).unwrap_or(u32::MAX);
            if free > first || count > places {
                numbered.extend((free.max(first)..).zip(of_day));
            } else {
                let mut taken = BTreeMap::new();
                for row in of_day {
                    let wish = u32::try_from(row.mark / STRETCH % u128::from(places)).unwrap_or(0);
                    let free = (wish..places).chain(0..wish).find(|at| !taken.contains_key(at));
                    taken.insert(free.unwrap_or(wish), row);
                }
                numbered.extend(taken.into_iter().map(|(at, row)| (first + at, row)));
            }
            free = numbered.last().map_or(0, |(number, _)| number + 1);
        }
        numbered
    }

    /// How many places a day has; what has no date has a month's.
    fn places(self, day: u32) -> u32 {
        if day == 0 { self.slots * MONTH } else { self.slots }
    }

    /// The file of a document, named by its number: year, month and day of the place, and the place in the day.
    pub(super) fn file(self, number: u32) -> String {
        let day = (number / self.slots + self.year * YEAR).saturating_sub(MONTH);
        let (year, rest) = (day / YEAR, day % YEAR);
        let (month, day, slot) = (rest / MONTH + 1, rest % MONTH + 1, number % self.slots);
        format!("text/{year}/{month:02}-{day:02}-{slot}")
    }

    /// Where each year begins: how far beyond its first place, because of documents that found theirs taken.
    pub(super) fn starts(self, rows: &[(u32, Row<'_>)]) -> String {
        let last = rows.last().map_or(0, |(_, row)| row.day / YEAR);
        let mut text = String::new();
        for year in self.year..=last {
            let before = rows.partition_point(|(_, row)| row.day < year * YEAR);
            let free = before.checked_sub(1).map_or(0, |at| rows[at].0 + 1);
            code::push(free.saturating_sub(self.number(year * YEAR)), &mut text);
        }
        text
    }

    /// Where the newer part begins, as day and place: with a month, or a third of one, that has enough documents from
    /// there on, so that no older document has a say.
    fn cut(self, rows: &[(u32, Row<'_>)]) -> (u32, usize) {
        if rows.len() < LARGE {
            return (0, 0);
        }
        let begin = |day: u32| match day % MONTH {
            third if self.slots >= BUSY => day - third + (third / 10).min(2) * 10,
            rest => day - rest,
        };
        let day = begin(rows[rows.len() - NEWER].1.day);
        (day, rows.partition_point(|(_, row)| row.day < day))
    }
}

/// One document on its way into the index.
pub(super) struct Row<'a> {
    /// Its position in `Site::entries`.
    at: usize,
    pub(super) entry: &'a Entry,
    /// The day as a number that rises with it; 0 without a date.
    pub(super) day: u32,
    pub(super) date: Option<Date>,
    /// What chance makes of its path.
    mark: u128,
}

impl<'a> Row<'a> {
    pub(super) fn new(site: &'a Site, at: usize) -> Self {
        let entry = &site.entries[at];
        let begins = || {
            let campaign =
                site.campaigns.iter().find(|one| std::ptr::eq(site.entry(one.document), entry))?;
            campaign.period.map(|period| period.from)
        };
        let typed = entry.document.header.date.as_ref().map(|date| date.value);
        let campaign = entry.document.kind == Kind::Campaign;
        let date = typed.or_else(|| if campaign { begins() } else { None });
        let day = |date: Date| {
            u32::from(date.year) * YEAR
                + u32::from(date.month - 1) * MONTH
                + u32::from(date.day - 1)
        };
        let mark = Digest::of(entry.document.path.as_str().as_bytes()).number();
        Self { at, entry, day: date.map_or(0, day), date, mark }
    }

    /// Whether it begins a stretch.
    fn begins(&self) -> bool {
        self.mark.is_multiple_of(STRETCH)
    }
}
