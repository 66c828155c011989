//! Campaigns: which one a word means, their phases, and which leads up to which.

use std::collections::BTreeMap;

use crate::base::chinese::date::Date;
use crate::base::chinese::period::Period;
use crate::base::diag::{Diagnostic, Span, nearest};
use crate::base::path::SourcePath;
use crate::base::problem::Problem;
use crate::document::Document;
use crate::document::block::Range;
use crate::document::header::{CampaignHeader, Detail, Typed};
use crate::site::unit::{Units, count};
use crate::site::{Campaign, CampaignId, DocId};

/// The campaigns of a desk and every word that means one of them.
#[derive(Debug, Default)]
pub(crate) struct Campaigns {
    pub(crate) list: Vec<Campaign>,
    names: BTreeMap<String, CampaignId>,
}

/// Gathers the campaigns, newest first. `documents` gives id, document and slug.
pub(crate) fn campaigns(
    documents: &[(DocId, &Document, &str)],
    units: &mut Units,
    notes: &mut Vec<Diagnostic>,
) -> Campaigns {
    let mut rows: Vec<_> = documents
        .iter()
        .filter_map(|(id, document, slug)| {
            header(document).map(|head| (*id, *document, *slug, head))
        })
        .collect();
    rows.sort_by_key(|(id, document, _, head)| {
        (std::cmp::Reverse(period(document, head).map(|period| period.from)), *id)
    });
    let mut found = Campaigns::default();
    for (id, document, slug, head) in &rows {
        let number = CampaignId(count(found.list.len()));
        let words = [
            Some(*slug),
            Some(stem(&document.path)),
            Some(document.header.title.value.as_str()),
            head.short.as_deref(),
        ];
        for word in words.into_iter().flatten() {
            found.names.entry(word.to_owned()).or_insert(number);
        }
        let lead = head.lead.as_ref().and_then(|typed| units.find(typed, &document.path, notes));
        found.list.push(Campaign {
            document: *id,
            period: period(document, head),
            current: None,
            prelude_of: None,
            preludes: Vec::new(),
            lead,
            articles: Vec::new(),
        });
    }
    for (index, (_, document, _, head)) in rows.iter().enumerate() {
        if let Some(typed) = &head.prelude_of {
            found.list[index].prelude_of = found.find(typed, &document.path, notes);
        }
    }
    preludes(&mut found, &rows.iter().map(|row| (row.1, row.3)).collect::<Vec<_>>(), notes);
    found
}

impl Campaigns {
    /// The campaign that a typed word means.
    pub(crate) fn find(
        &self,
        typed: &Typed<String>,
        path: &SourcePath,
        notes: &mut Vec<Diagnostic>,
    ) -> Option<CampaignId> {
        let word = typed.value.trim();
        let found = self.names.get(word).copied();
        if found.is_none() {
            let problem = Problem::UnknownCampaign { name: word.to_owned() };
            let near = nearest(word, self.names.keys().map(String::as_str));
            notes.push(Diagnostic::at(span(path, typed.range), problem).near(near));
        }
        found
    }
}

/// The phase of an article: the one it names, else the one its date falls in.
pub(crate) fn phase(
    article: &Document,
    campaign: &Document,
    notes: &mut Vec<Diagnostic>,
) -> Option<usize> {
    let phases = &header(campaign)?.phases;
    if let Some(typed) = &article.header.article.phase {
        let found = phases.iter().position(|phase| phase.name.value == typed.value.trim());
        if found.is_none() {
            let problem = Problem::UnknownPhase {
                name: typed.value.clone(),
                campaign: campaign.header.title.value.clone(),
            };
            let near = nearest(&typed.value, phases.iter().map(|phase| phase.name.value.as_str()));
            notes.push(Diagnostic::at(span(&article.path, typed.range), problem).near(near));
        }
        return found;
    }
    let date = article.header.date.as_ref()?.value;
    current(campaign, date)
}

/// The phase that a day falls in.
pub(crate) fn current(campaign: &Document, date: Date) -> Option<usize> {
    let day = date.day_only();
    header(campaign)?
        .phases
        .iter()
        .position(|phase| phase.period.from.day_only() <= day && day <= phase.period.to.day_only())
}

/// What a campaign's header holds beyond the common keys.
pub(crate) fn header(document: &Document) -> Option<&CampaignHeader> {
    match &document.header.detail {
        Detail::Campaign(head) => Some(head),
        _ => None,
    }
}

fn period(document: &Document, head: &CampaignHeader) -> Option<Period> {
    let date = document.header.date.as_ref().map(|date| date.value);
    let first = head.phases.iter().map(|phase| phase.period.from).min();
    let last = head.phases.iter().map(|phase| phase.period.to).max();
    let from = head.from.or(first).or(date)?;
    Some(Period { from, to: head.to.or(last).unwrap_or(from) })
}

/// Fills in who leads up to whom, and cuts circles.
fn preludes(
    found: &mut Campaigns,
    rows: &[(&Document, &CampaignHeader)],
    notes: &mut Vec<Diagnostic>,
) {
    for (start, (document, head)) in rows.iter().enumerate() {
        let mut at = start;
        for _ in 0..found.list.len() {
            let Some(next) = found.list[at].prelude_of else { break };
            at = next.0 as usize;
            if at == start {
                let range =
                    head.prelude_of.as_ref().map_or_else(Range::default, |typed| typed.range);
                let name = document.header.title.value.clone();
                notes.push(Diagnostic::at(
                    span(&document.path, range),
                    Problem::CampaignCycle { name },
                ));
                found.list[start].prelude_of = None;
                break;
            }
        }
    }
    for index in 0..found.list.len() {
        if let Some(target) = found.list[index].prelude_of {
            found.list[target.0 as usize].preludes.push(CampaignId(count(index)));
        }
    }
}

fn stem(path: &SourcePath) -> &str {
    match path.stem() {
        "index" => path.folder().rsplit('/').next().unwrap_or("index"),
        stem => stem,
    }
}

fn span(path: &SourcePath, range: Range) -> Span {
    Span::new(path, range.start as usize, range.end as usize)
}
