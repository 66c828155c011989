//! Organisations: which unit a name means, who stands above whom.

use std::collections::BTreeMap;

use crate::base::chinese::pinyin;
use crate::base::diag::{Diagnostic, Span, nearest};
use crate::base::path::SourcePath;
use crate::base::problem::Problem;
use crate::document::block::Range;
use crate::document::data::{Data, UnitRow};
use crate::document::header::Typed;
use crate::site::{Unit, UnitId};

/// The units of a desk and every word that means one of them.
#[derive(Debug, Default)]
pub(crate) struct Units {
    pub(crate) list: Vec<Unit>,
    names: BTreeMap<String, UnitId>,
    /// Whether units.yml decides which units there are.
    closed: bool,
}

/// Reads the rows of units.yml into units; doubles, unknown parents and cycles are reported.
pub(crate) fn units(data: &Data, file: &SourcePath, notes: &mut Vec<Diagnostic>) -> Units {
    let mut units = Units { closed: data.has_units, ..Units::default() };
    let mut slugs = BTreeMap::new();
    for row in &data.units {
        let id = UnitId(count(units.list.len()));
        let words =
            [Some(&row.name.value), row.id.as_ref().map(|id| &id.value), row.short.as_ref()];
        let mut own: Vec<&String> = words.into_iter().flatten().chain(&row.formerly).collect();
        own.sort();
        own.dedup();
        for word in own {
            if units.names.contains_key(word) {
                let problem = Problem::SameUnit { name: word.clone() };
                notes.push(Diagnostic::at(span(file, row.name.range), problem));
            } else {
                units.names.insert(word.clone(), id);
            }
        }
        units.list.push(unit(row, &mut slugs));
    }
    parents(&mut units, data, file, notes);
    units
}

impl Units {
    /// The unit that a typed word means. Without units.yml a new word is a new unit.
    pub(crate) fn find(
        &mut self,
        typed: &Typed<String>,
        path: &SourcePath,
        notes: &mut Vec<Diagnostic>,
    ) -> Option<UnitId> {
        let word = typed.value.trim();
        if let Some(id) = self.names.get(word) {
            return Some(*id);
        }
        if self.closed {
            let note = Diagnostic::at(
                span(path, typed.range),
                Problem::UnknownUnit { name: word.to_owned() },
            );
            notes.push(note.near(nearest(word, self.names.keys().map(String::as_str))));
            return None;
        }
        let id = UnitId(count(self.list.len()));
        let mut slugs: BTreeMap<String, u32> =
            self.list.iter().map(|unit| (unit.slug.clone(), 1)).collect();
        let row = UnitRow { name: typed.clone(), ..UnitRow::default() };
        self.list.push(unit(&row, &mut slugs));
        self.names.insert(word.to_owned(), id);
        Some(id)
    }
}

fn unit(row: &UnitRow, slugs: &mut BTreeMap<String, u32>) -> Unit {
    let plain =
        |id: &&String| id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    let base = match row.id.as_ref().map(|id| &id.value).filter(plain) {
        Some(id) => id.to_ascii_lowercase(),
        None => pinyin::slug(row.short.as_ref().unwrap_or(&row.name.value)),
    };
    Unit {
        name: row.name.value.clone(),
        short: row.short.clone(),
        formerly: row.formerly.clone(),
        parent: None,
        group: row.group.clone(),
        slug: distinct(base, "unit", slugs),
        articles: Vec::new(),
    }
}

/// A name for addresses that no other of its list has: the second of a kind gets `-2`.
pub(crate) fn distinct(base: String, fallback: &str, taken: &mut BTreeMap<String, u32>) -> String {
    let base = if base.is_empty() || base == "index" { fallback.to_owned() } else { base };
    let mut name = base.clone();
    let mut number = 1;
    while taken.contains_key(&name) {
        number += 1;
        name = format!("{base}-{number}");
    }
    taken.insert(name.clone(), 1);
    name
}

fn parents(units: &mut Units, data: &Data, file: &SourcePath, notes: &mut Vec<Diagnostic>) {
    for (index, row) in data.units.iter().enumerate() {
        let Some(parent) = &row.parent else { continue };
        if let Some(id) = units.names.get(parent.value.trim()) {
            units.list[index].parent = Some(*id);
        } else {
            let problem = Problem::UnknownUnit { name: parent.value.clone() };
            let near = nearest(&parent.value, units.names.keys().map(String::as_str));
            notes.push(Diagnostic::at(span(file, parent.range), problem).near(near));
        }
    }
    for start in 0..units.list.len() {
        if circles(&units.list, start) {
            let row = &data.units[start];
            let range = row.parent.as_ref().map_or(row.name.range, |parent| parent.range);
            let problem = Problem::UnitCycle { name: row.name.value.clone() };
            notes.push(Diagnostic::at(span(file, range), problem));
            units.list[start].parent = None;
        }
    }
}

/// Whether the way up from a unit comes back to it.
fn circles(units: &[Unit], start: usize) -> bool {
    let mut at = start;
    for _ in 0..units.len() {
        match units[at].parent {
            Some(parent) => at = parent.0 as usize,
            None => return false,
        }
        if at == start {
            return true;
        }
    }
    false
}

fn span(path: &SourcePath, range: Range) -> Span {
    Span::new(path, range.start as usize, range.end as usize)
}

/// A count as an index; a desk has far fewer than 2³² of anything.
pub(crate) fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
