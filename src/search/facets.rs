//! What the results can be narrowed by: kinds, units, campaigns.
//!
//! Every document has one combination of them, and few combinations there are: a document takes about two bytes.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::path::OutPath;
use crate::config::Settings;
use crate::document::header::Kind;
use crate::search::order::Row;
use crate::search::{code, column, quoted};
use crate::site::Site;
use crate::site::campaign::header;

/// The kind of a document, its units, its campaign, as positions in the site.
type Combination = (Kind, Vec<u32>, Option<u32>);

/// The names of kinds, units and campaigns in the order of the site, the combinations of them, as places among the names,
/// and each document: the step from the one before it, counted from where the part begins, and its combination, in one
/// number.
pub(super) fn facets(
    site: &Site,
    settings: &Settings,
    rows: &[(u32, Row<'_>)],
    from: u32,
) -> String {
    let combinations: Vec<Combination> = rows
        .iter()
        .map(|(_, row)| {
            let units = row.entry.units.iter().map(|id| id.0).collect();
            (row.entry.document.kind, units, row.entry.campaign.map(|id| id.0))
        })
        .collect();
    let mut counts: BTreeMap<&Combination, usize> = BTreeMap::new();
    for one in &combinations {
        *counts.entry(one).or_default() += 1;
    }
    // The most frequent ones get the shortest numbers.
    let mut sorted: Vec<(&Combination, usize)> = counts.into_iter().collect();
    sorted.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let places: BTreeMap<&Combination, u32> =
        sorted.iter().map(|(one, _)| *one).zip(0_u32..).collect();
    let count = u32::try_from(places.len()).unwrap_or(u32::MAX);
    let (mut list, mut last) = (String::new(), from);
    for ((number, _), one) in rows.iter().zip(&combinations) {
        let place = places.get(one).copied().unwrap_or_default();
        code::push(
            number.saturating_sub(last).saturating_mul(count).saturating_add(place),
            &mut list,
        );
        last = *number;
    }
    let kinds = used(sorted.iter().map(|one| one.0.0));
    let units = used(sorted.iter().flat_map(|one| one.0.1.iter().copied()));
    let campaigns = used(sorted.iter().filter_map(|one| one.0.2));
    let sets = sorted.iter().map(|((kind, of, campaign), _)| {
        let units: Vec<String> = of.iter().map(|id| units[id].to_string()).collect();
        let campaign = campaign.map(|id| campaigns[&id].to_string()).unwrap_or_default();
        format!("[[{}],[{}],[{campaign}]]", kinds[kind], units.join(","))
    });
    let sets: Vec<String> = sets.collect();
    let kinds = kinds.keys().map(|kind| pair(kind.word(), &column(settings, *kind)));
    let units = units.keys().map(|id| &site.units[*id as usize]);
    let units = units.map(|unit| pair(unit.slug.as_str(), unit.label()));
    let campaigns = campaigns.keys().map(|id| campaign(site, *id));
    format!(
        "{{\"kind\":[{}],\"unit\":[{}],\"campaign\":[{}],\"sets\":[{}],\"of\":\"{list}\"}}",
        kinds.collect::<Vec<_>>().join(","),
        units.collect::<Vec<_>>().join(","),
        campaigns.collect::<Vec<_>>().join(","),
        sets.join(",")
    )
}

/// Each that is used, once, in its own order, with its place among them.
fn used<T: Ord>(all: impl Iterator<Item = T>) -> BTreeMap<T, usize> {
    let all: BTreeSet<T> = all.collect();
    all.into_iter().zip(0..).collect()
}

/// What the address says of a choice, and what readers see.
fn pair(key: &str, name: &str) -> String {
    format!("[{},{}]", quoted(key), quoted(name))
}

fn campaign(site: &Site, id: u32) -> String {
    let entry = site.entry(site.campaigns[id as usize].document);
    let short = header(&entry.document).and_then(|head| head.short.clone());
    let title = &entry.document.header.title.value;
    pair(name_of(&entry.out), short.as_ref().unwrap_or(title))
}

/// The name of a page in addresses.
fn name_of(out: &OutPath) -> &str {
    let name = out.as_str().rsplit('/').next().unwrap_or_default();
    name.strip_suffix(".html").unwrap_or(name)
}
