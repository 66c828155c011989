//! Bulletin issues and boards: which articles they carry, in which order.

use std::collections::BTreeSet;

use crate::base::diag::{Diagnostic, Span};
use crate::base::path::OutPath;
use crate::base::problem::Problem;
use crate::document::Document;
use crate::document::block::RefId;
use crate::document::header::{BulletinHeader, Detail, Select};
use crate::site::campaign::Campaigns;
use crate::site::unit::Units;
use crate::site::{Board, DocId, Entry, Issue, IssueSection, Target, route};

/// What issues are chosen from.
pub(crate) struct Choice<'a> {
    pub(crate) entries: &'a [Entry],
    /// Newest first.
    pub(crate) articles: &'a [DocId],
    pub(crate) campaigns: &'a Campaigns,
}

/// The issues, by publication, then newest first.
pub(crate) fn issues(
    choice: &Choice<'_>,
    units: &mut Units,
    notes: &mut Vec<Diagnostic>,
) -> Vec<Issue> {
    let mut issues: Vec<Issue> = ids(choice)
        .filter_map(|id| match &choice.entries[id.0 as usize].document.header.detail {
            Detail::Bulletin(header) => Some(issue(id, header, choice, units, notes)),
            _ => None,
        })
        .collect();
    let date = |issue: &Issue| {
        choice.entries[issue.document.0 as usize]
            .document
            .header
            .date
            .as_ref()
            .map(|date| date.value)
    };
    issues.sort_by(|a, b| {
        (&a.publication, std::cmp::Reverse(date(a)), std::cmp::Reverse(a.number)).cmp(&(
            &b.publication,
            std::cmp::Reverse(date(b)),
            std::cmp::Reverse(b.number),
        ))
    });
    issues
}

/// The boards, in the order of their files.
pub(crate) fn boards(choice: &Choice<'_>, notes: &mut Vec<Diagnostic>) -> Vec<Board> {
    ids(choice)
        .filter_map(|id| match &choice.entries[id.0 as usize].document.header.detail {
            Detail::Board(header) => {
                let mut seen = BTreeSet::new();
                let articles =
                    items(&choice.entries[id.0 as usize], &header.items, &mut seen, notes);
                Some(Board { document: id, articles })
            }
            _ => None,
        })
        .collect()
}

fn ids(choice: &Choice<'_>) -> impl Iterator<Item = DocId> {
    (0..super::unit::count(choice.entries.len())).map(DocId)
}

fn issue(
    id: DocId,
    header: &BulletinHeader,
    choice: &Choice<'_>,
    units: &mut Units,
    notes: &mut Vec<Diagnostic>,
) -> Issue {
    let entry = &choice.entries[id.0 as usize];
    let mut seen = BTreeSet::new();
    let mut sections: Vec<IssueSection> = header
        .sections
        .iter()
        .map(|section| IssueSection {
            name: section.name.clone(),
            articles: items(entry, &section.items, &mut seen, notes),
        })
        .collect();
    for select in &header.select {
        let articles = selected(select, entry, choice, units, &mut seen, notes);
        add(&mut sections, select.section.clone(), articles);
    }
    sections.retain(|section| !section.articles.is_empty());
    let typed = header.sections.iter().any(|section| !section.items.is_empty());
    if sections.is_empty() && !typed {
        notes.push(Diagnostic::at(title(&entry.document), Problem::EmptyIssue {}));
    }
    later(entry, header, choice, notes);
    let year = entry.document.header.date.as_ref().map_or(0, |date| date.value.year);
    let pdf = entry.out.as_str().strip_suffix(".html").unwrap_or(entry.out.as_str());
    Issue {
        document: id,
        publication: route::publication(header),
        year,
        number: header.number.value,
        out: entry.out.clone(),
        pdf: OutPath::new(format!("{pdf}.pdf")),
        sections,
    }
}

/// The articles of a list of items; what is not there was reported when links were resolved.
fn items(
    entry: &Entry,
    references: &[RefId],
    seen: &mut BTreeSet<DocId>,
    notes: &mut Vec<Diagnostic>,
) -> Vec<DocId> {
    let mut found = Vec::new();
    for reference in references {
        let Some(Target::Page { document, .. }) = entry.targets.get(reference.0 as usize) else {
            continue;
        };
        if seen.insert(*document) {
            found.push(*document);
        } else {
            let target = entry.document.references[reference.0 as usize].raw.clone();
            notes.push(Diagnostic::at(place(entry, *reference), Problem::ItemTwice { target }));
        }
    }
    found
}

/// The articles that a selection takes: the newest up to its limit, set in the order of their dates.
/// Without `to` it ends at the issue's own date.
fn selected(
    select: &Select,
    entry: &Entry,
    choice: &Choice<'_>,
    units: &mut Units,
    seen: &mut BTreeSet<DocId>,
    notes: &mut Vec<Diagnostic>,
) -> Vec<DocId> {
    let path = &entry.document.path;
    let campaign = select.campaign.as_ref().map(|typed| choice.campaigns.find(typed, path, notes));
    let unit = select.unit.as_ref().map(|typed| units.find(typed, path, notes));
    let to = select.to.or(entry.document.header.date.as_ref().map(|date| date.value));
    let limit = select.limit.map_or(usize::MAX, |limit| limit as usize);
    let mut found: Vec<DocId> = choice
        .articles
        .iter()
        .copied()
        .filter(|id| {
            let article = &choice.entries[id.0 as usize];
            let day = article.document.header.date.as_ref().map(|date| date.value.day_only());
            !seen.contains(id)
                && campaign
                    .is_none_or(|campaign| campaign.is_some() && article.campaign == campaign)
                && unit.is_none_or(|unit| unit.is_some_and(|unit| article.units.contains(&unit)))
                && select.kind.is_none_or(|kind| article.document.kind == kind)
                && select.from.is_none_or(|from| day >= Some(from.day_only()))
                && to.is_none_or(|to| day <= Some(to.day_only()))
        })
        .take(limit)
        .collect();
    found.reverse();
    seen.extend(&found);
    found
}

/// Puts selected articles into the section of that name, or into a new one at the end.
fn add(sections: &mut Vec<IssueSection>, name: Option<String>, articles: Vec<DocId>) {
    let same = sections.iter_mut().find(|section| section.name == name && name.is_some());
    match same {
        Some(section) => section.articles.extend(articles),
        None => sections.push(IssueSection { name, articles }),
    }
}

fn later(entry: &Entry, header: &BulletinHeader, choice: &Choice<'_>, notes: &mut Vec<Diagnostic>) {
    let Some(issued) = entry.document.header.date.as_ref().map(|date| date.value.day_only()) else {
        return;
    };
    for reference in header.sections.iter().flat_map(|section| &section.items) {
        let Some(Target::Page { document, .. }) = entry.targets.get(reference.0 as usize) else {
            continue;
        };
        let article = &choice.entries[document.0 as usize].document;
        let Some(date) = article.header.date.as_ref().map(|date| date.value.day_only()) else {
            continue;
        };
        if date > issued {
            let target = entry.document.references[reference.0 as usize].raw.clone();
            let problem = Problem::ItemLater { target, date: date.chinese() };
            notes.push(Diagnostic::at(place(entry, *reference), problem));
        }
    }
}

fn place(entry: &Entry, reference: RefId) -> Span {
    let range = entry.document.references[reference.0 as usize].range;
    Span::new(&entry.document.path, range.start as usize, range.end as usize)
}

fn title(document: &Document) -> Span {
    let range = document.header.title.range;
    Span::new(&document.path, range.start as usize, range.end as usize)
}
