//! The order of documents in the index, its parts, and the stretches that its lists are made by.

use crate::base::chinese::date::Date;
use crate::base::digest::Digest;
use crate::document::header::Kind;
use crate::search::{code, unit_names};
use crate::site::{Entry, Site};

/// How many documents the newer part has at least.
const NEWER: usize = 64;

/// The older part grows by as many at a time, so that it changes seldom.
const GROWTH: usize = 512;

/// One in so many documents begins a stretch.
const STRETCH: u128 = 256;

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
}

/// The stretches of a site, in the order of its documents' numbers. Where one begins is a matter of its first document
/// and the one before, so that documents which come and go change only the stretch that they stand in.
pub(crate) fn stretches(site: &Site) -> Vec<Stretch> {
    let mut rows: Vec<(usize, Row<'_>)> =
        site.entries.iter().map(|entry| Row::new(site, entry)).enumerate().collect();
    rows.sort_by_key(|(_, row)| row.day);
    let cut = cut(&rows.iter().map(|(_, row)| row.day).collect::<Vec<_>>());
    let (old, new) = rows.split_at(cut);
    let mut stretches = Vec::new();
    for (part, rows) in [(Part::Old, old), (Part::New, new)] {
        let begins = |row: &Row<'_>| {
            let path = row.entry.document.path.as_str();
            Digest::of(path.as_bytes()).number().is_multiple_of(STRETCH)
        };
        let year = |row: &Row<'_>| row.day / DAYS;
        for rows in rows.chunk_by(|a, b| year(&a.1) == year(&b.1) && !begins(&b.1)) {
            let made_of: Vec<_> = rows
                .iter()
                .map(|(_, row)| (&row.entry.document, unit_names(site, row.entry)))
                .collect();
            let key = Digest::of_value(&made_of);
            stretches.push(Stretch {
                part,
                key,
                entries: rows.iter().map(|(at, _)| *at).collect(),
            });
        }
    }
    stretches
}

/// Where the newer part begins: with the month of a document whose number changes seldom. A document more or less
/// before it moves the number, hardly ever the month.
fn cut(days: &[u32]) -> usize {
    let around = days.len().saturating_sub(NEWER) / GROWTH * GROWTH;
    let month = days.get(around).map_or(0, |day| day / 31);
    days.partition_point(|day| day / 31 < month)
}

/// One document on its way into the index.
pub(super) struct Row<'a> {
    pub(super) entry: &'a Entry,
    /// The day as a number that rises with it; 0 without a date.
    pub(super) day: u32,
    pub(super) date: Option<Date>,
}

/// As many days as every year has here: 12 months of 31.
pub(super) const DAYS: u32 = 12 * 31;

impl<'a> Row<'a> {
    pub(super) fn new(site: &Site, entry: &'a Entry) -> Self {
        let begins = || {
            let campaign =
                site.campaigns.iter().find(|one| std::ptr::eq(site.entry(one.document), entry))?;
            campaign.period.map(|period| period.from)
        };
        let typed = entry.document.header.date.as_ref().map(|date| date.value);
        let campaign = entry.document.kind == Kind::Campaign;
        let date = typed.or_else(|| if campaign { begins() } else { None });
        let day = |date: Date| {
            u32::from(date.year) * DAYS + u32::from(date.month - 1) * 31 + u32::from(date.day - 1)
        };
        Self { entry, day: date.map_or(0, day), date }
    }
}

/// How many documents each day has: steps from day to day, each with a count.
pub(super) fn days(rows: &[Row<'_>]) -> String {
    let mut text = String::new();
    let mut last = 0;
    for day in rows.chunk_by(|a, b| a.day == b.day) {
        code::push(day[0].day - last, &mut text);
        code::push(u32::try_from(day.len()).unwrap_or(u32::MAX), &mut text);
        last = day[0].day;
    }
    text
}
