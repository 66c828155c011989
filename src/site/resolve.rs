//! From documents to the resolved site: pure, serial, the same for the same input.
//!
//! Addresses first, then what names mean (units, campaigns), then references, then who carries whom.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::chinese::date::Date;
use crate::base::diag::{Diagnostic, Noted, Span};
use crate::base::path::{OutPath, SourcePath};
use crate::base::problem::Problem;
use crate::document::Document;
use crate::document::data::Data;
use crate::site::campaign::{self, Campaigns};
use crate::site::issue::{self, Choice};
use crate::site::link::{self, FileFacts, Targets};
use crate::site::route::{self, Route};
use crate::site::unit::{self, Units, count};
use crate::site::{Asset, DocId, Entry, PersonEntry, PostEntry, Site, Target, Terms, listing};

/// What a site is made of.
pub(crate) struct Inputs<'a> {
    /// Every document, drafts too, sorted by path.
    pub(crate) documents: Vec<Arc<Document>>,
    pub(crate) data: &'a Data,
    /// Where units.yml stands, for messages.
    pub(crate) units_file: &'a SourcePath,
    /// Files below `content/` and `static/` that are no documents.
    pub(crate) files: &'a BTreeMap<SourcePath, FileFacts>,
    /// 截至日期, when the command line names one.
    pub(crate) as_of: Option<Date>,
    /// Whether drafts are shown.
    pub(crate) drafts: bool,
}

/// Resolves the whole desk.
pub(crate) fn resolve(inputs: Inputs<'_>) -> Noted<Site> {
    let (documents, drafts): (Vec<_>, Vec<_>) =
        inputs.documents.into_iter().partition(|document| inputs.drafts || !document.header.draft);
    let Noted { value: routes, mut notes } = route::routes(documents.iter().map(AsRef::as_ref));
    let mut units = unit::units(inputs.data, inputs.units_file, &mut notes);
    let rows: Vec<(DocId, &Document, &str)> = (0..count(documents.len()))
        .map(DocId)
        .zip(&documents)
        .zip(&routes)
        .map(|((id, document), route)| (id, document.as_ref(), route.slug.as_str()))
        .collect();
    let mut campaigns = campaign::campaigns(&rows, &mut units, &mut notes);
    let targets = targets(&documents, &drafts, &routes, inputs.files);
    let mut entries: Vec<Entry> = Vec::with_capacity(documents.len());
    let mut used = Vec::new();
    for (document, route) in documents.iter().zip(&routes) {
        let found = link::resolve(document, &targets);
        notes.extend(found.notes);
        used.extend(found.used);
        let (campaign, phase) = campaign_of(document, &campaigns, &documents, &mut notes);
        let own = &document.header.article.units;
        let mut units: Vec<_> =
            own.iter().filter_map(|typed| units.find(typed, &document.path, &mut notes)).collect();
        let mut seen = std::collections::BTreeSet::new();
        units.retain(|unit| seen.insert(*unit));
        entries.push(Entry {
            document: Arc::clone(document),
            out: route.out.clone(),
            slug: route.slug.clone(),
            targets: found.targets,
            units,
            campaign,
            phase,
            topics: Vec::new(),
            newer: None,
            older: None,
            issues: Vec::new(),
        });
    }
    let assets = assets(&entries, used, inputs.files, &mut notes);
    let articles = listing::articles(&entries);
    let choice = Choice { entries: &entries, articles: &articles, campaigns: &campaigns };
    let issues = issue::issues(&choice, &mut units, &mut notes);
    let boards = issue::boards(&choice, &mut notes);
    let as_of = inputs.as_of.or_else(|| {
        let newest =
            articles.first().and_then(|id| entries[id.0 as usize].document.header.date.as_ref());
        newest.map(|date| date.value)
    });
    members(&entries, &articles, &mut units, &mut campaigns);
    for row in &mut campaigns.list {
        let document = &entries[row.document.0 as usize].document;
        row.current = as_of.and_then(|date| campaign::current(document, date));
    }
    let mut site = Site {
        as_of,
        kinds: listing::kinds(&entries, &articles),
        topics: listing::topics(&entries, &articles),
        pages: rows
            .iter()
            .filter(|row| row.1.kind == crate::document::header::Kind::Page)
            .map(|row| row.0)
            .collect(),
        entries,
        articles,
        units: units.list,
        people: people(inputs.data),
        terms: terms(inputs.data),
        campaigns: campaigns.list,
        issues,
        boards,
        assets,
    };
    backlinks(&mut site);
    Noted { value: site, notes }
}

fn targets<'a>(
    documents: &'a [Arc<Document>],
    drafts: &'a [Arc<Document>],
    routes: &[Route],
    files: &'a BTreeMap<SourcePath, FileFacts>,
) -> Targets<'a> {
    let shown = documents.iter().zip(routes).enumerate();
    let documents: BTreeMap<_, _> = shown
        .map(|(index, (document, route))| {
            (&document.path, (DocId(count(index)), document.as_ref(), route.out.clone()))
        })
        .collect();
    let folded = documents
        .keys()
        .copied()
        .chain(files.keys())
        .map(|path| (path.as_str().to_lowercase(), path))
        .collect();
    Targets {
        drafts: drafts.iter().map(|document| &document.path).collect(),
        media: route::media(files.keys().filter(|path| path.below("content").is_some())),
        documents,
        files,
        folded,
    }
}

fn campaign_of(
    document: &Document,
    campaigns: &Campaigns,
    documents: &[Arc<Document>],
    notes: &mut Vec<Diagnostic>,
) -> (Option<crate::site::CampaignId>, Option<usize>) {
    let article = &document.header.article;
    let Some(typed) = &article.campaign else {
        if let Some(phase) = &article.phase {
            let span =
                Span::new(&document.path, phase.range.start as usize, phase.range.end as usize);
            notes.push(Diagnostic::at(span, Problem::PhaseAlone { name: phase.value.clone() }));
        }
        return (None, None);
    };
    let campaign = campaigns.find(typed, &document.path, notes);
    let phase = campaign.and_then(|id| {
        let of = campaigns.list[id.0 as usize].document;
        campaign::phase(document, &documents[of.0 as usize], notes)
    });
    (campaign, phase)
}

/// The files to copy: all of `static/`, and what documents use.
fn assets(
    entries: &[Entry],
    used: Vec<(OutPath, SourcePath)>,
    files: &BTreeMap<SourcePath, FileFacts>,
    notes: &mut Vec<Diagnostic>,
) -> BTreeMap<OutPath, Asset> {
    let mut assets = BTreeMap::new();
    for (source, facts) in files {
        if let Some(below) = source.below("static") {
            let asset = Asset { source: source.clone(), digest: facts.digest };
            let out = OutPath::new(below);
            if entries.iter().any(|entry| entry.out == out) {
                let address = out.to_string();
                notes.push(Diagnostic::at(Span::file(source), Problem::StaticClash { address }));
            }
            assets.insert(out, asset);
        }
    }
    for (out, source) in used {
        if let Some(facts) = files.get(&source) {
            assets.entry(out).or_insert(Asset { digest: facts.digest, source });
        }
    }
    assets
}

fn members(entries: &[Entry], articles: &[DocId], units: &mut Units, campaigns: &mut Campaigns) {
    for id in articles {
        let entry = &entries[id.0 as usize];
        for unit in &entry.units {
            units.list[unit.0 as usize].articles.push(*id);
        }
        if let Some(campaign) = entry.campaign {
            campaigns.list[campaign.0 as usize].articles.push(*id);
        }
    }
}

/// Tells each article its neighbours, its topics and the issues that carry it.
fn backlinks(site: &mut Site) {
    for (id, (newer, older)) in listing::neighbours(&site.kinds) {
        let entry = &mut site.entries[id.0 as usize];
        (entry.newer, entry.older) = (newer, older);
    }
    for (index, topic) in site.topics.iter().enumerate() {
        for id in &topic.articles {
            site.entries[id.0 as usize].topics.push(index);
        }
    }
    for (index, issue) in site.issues.iter().enumerate() {
        for id in issue.sections.iter().flat_map(|section| &section.articles) {
            site.entries[id.0 as usize].issues.push(index);
        }
    }
}

fn people(data: &Data) -> Vec<PersonEntry> {
    let post = |row: &crate::document::data::PostRow| PostEntry {
        unit: row.unit.clone(),
        post: row.post.clone(),
        from: row.from,
        to: row.to,
    };
    data.people
        .iter()
        .map(|row| PersonEntry {
            name: row.name.clone(),
            posts: row.posts.iter().map(post).collect(),
        })
        .collect()
}

fn terms(data: &Data) -> Terms {
    let row = &data.terms;
    Terms {
        fixed: row.fixed.clone(),
        wrong: row.wrong.clone(),
        careful: row.careful.clone(),
        short: row.short.clone(),
        retired: row.retired.clone(),
    }
}
