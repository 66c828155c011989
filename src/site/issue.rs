//! Bulletin issues and boards: which articles they carry, in which order.

use std::collections::BTreeSet;

use crate::base::chinese::date::Date;
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

/// What carries articles: an issue or a board, and what its references lead to.
#[derive(Clone, Copy)]
struct Carrier<'a> {
    document: &'a Document,
    targets: &'a [Target],
}

impl<'a> Carrier<'a> {
    fn of(entry: &'a Entry) -> Self {
        Self { document: &entry.document, targets: &entry.targets }
    }

    /// The article that an item names, when it is one that is shown.
    fn article(self, reference: RefId) -> Option<DocId> {
        match self.targets.get(reference.0 as usize)? {
            Target::Page { document, .. } => Some(*document),
            _ => None,
        }
    }

    fn date(self) -> Option<Date> {
        self.document.header.date.as_ref().map(|date| date.value)
    }

    /// What was typed for an item.
    fn typed(self, reference: RefId) -> String {
        self.document.references[reference.0 as usize].raw.clone()
    }

    /// Where it was typed.
    fn place(self, reference: RefId) -> Span {
        let range = self.document.references[reference.0 as usize].range;
        Span::new(&self.document.path, range.start as usize, range.end as usize)
    }
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
    let date = |issue: &Issue| Carrier::of(&choice.entries[issue.document.0 as usize]).date();
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
                let carrier = Carrier::of(&choice.entries[id.0 as usize]);
                let articles = items(carrier, &header.items, &mut BTreeSet::new(), notes);
                Some(Board { document: id, articles })
            }
            _ => None,
        })
        .collect()
}

/// Holds what an issue or a board would carry against the desk, though its header is broken and nothing shows it.
pub(crate) fn check(
    document: &Document,
    targets: &[Target],
    choice: &Choice<'_>,
    units: &mut Units,
    notes: &mut Vec<Diagnostic>,
) {
    let carrier = Carrier { document, targets };
    match &document.header.detail {
        Detail::Bulletin(header) => drop(sections(carrier, header, choice, units, notes)),
        Detail::Board(header) => drop(items(carrier, &header.items, &mut BTreeSet::new(), notes)),
        _ => {}
    }
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
    let sections = sections(Carrier::of(entry), header, choice, units, notes);
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

/// The sections of an issue that have articles.
fn sections(
    carrier: Carrier<'_>,
    header: &BulletinHeader,
    choice: &Choice<'_>,
    units: &mut Units,
    notes: &mut Vec<Diagnostic>,
) -> Vec<IssueSection> {
    let mut seen = BTreeSet::new();
    let mut found: Vec<IssueSection> = header
        .sections
        .iter()
        .map(|section| IssueSection {
            name: section.name.clone(),
            articles: items(carrier, &section.items, &mut seen, notes),
        })
        .collect();
    for select in &header.select {
        let articles = selected(select, carrier, choice, units, &mut seen, notes);
        add(&mut found, select.section.clone(), articles);
    }
    found.retain(|section| !section.articles.is_empty());
    let typed = header.sections.iter().any(|section| !section.items.is_empty());
    if found.is_empty() && !typed {
        notes.push(Diagnostic::at(title(carrier.document), Problem::EmptyIssue {}));
    }
    later(carrier, header, choice, notes);
    found
}

/// The articles of a list of items; what is not there was reported when links were resolved.
fn items(
    carrier: Carrier<'_>,
    references: &[RefId],
    seen: &mut BTreeSet<DocId>,
    notes: &mut Vec<Diagnostic>,
) -> Vec<DocId> {
    let mut found = Vec::new();
    for reference in references {
        let Some(article) = carrier.article(*reference) else { continue };
        if seen.insert(article) {
            found.push(article);
        } else {
            let target = carrier.typed(*reference);
            notes.push(Diagnostic::at(carrier.place(*reference), Problem::ItemTwice { target }));
        }
    }
    found
}

/// The articles that a selection takes: the newest up to its limit, set in the order of their dates.
/// Without `to` it ends at the issue's own date.
fn selected(
    select: &Select,
    carrier: Carrier<'_>,
    choice: &Choice<'_>,
    units: &mut Units,
    seen: &mut BTreeSet<DocId>,
    notes: &mut Vec<Diagnostic>,
) -> Vec<DocId> {
    let path = &carrier.document.path;
    let campaign = select.campaign.as_ref().map(|typed| choice.campaigns.find(typed, path, notes));
    let unit = select.unit.as_ref().map(|typed| units.find(typed, path, notes));
    let to = select.to.or(carrier.date());
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

fn later(
    carrier: Carrier<'_>,
    header: &BulletinHeader,
    choice: &Choice<'_>,
    notes: &mut Vec<Diagnostic>,
) {
    let Some(issued) = carrier.date().map(Date::day_only) else { return };
    for reference in header.sections.iter().flat_map(|section| &section.items) {
        let Some(article) = carrier.article(*reference) else { continue };
        let article = &choice.entries[article.0 as usize].document;
        let Some(date) = article.header.date.as_ref().map(|date| date.value.day_only()) else {
            continue;
        };
        if date > issued {
            let problem =
                Problem::ItemLater { target: carrier.typed(*reference), date: date.chinese() };
            notes.push(Diagnostic::at(carrier.place(*reference), problem));
        }
    }
}

fn title(document: &Document) -> Span {
    let range = document.header.title.range;
    Span::new(&document.path, range.start as usize, range.end as usize)
}
