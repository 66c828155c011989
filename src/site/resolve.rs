//! From documents to the resolved site: pure, serial, the same for the same input.
//!
//! Addresses first, then what names mean (units, campaigns), then references, then who carries whom.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use crate::base::chinese::date::Date;
use crate::base::diag::{Diagnostic, Noted, Span};
use crate::base::path::{OutPath, SourcePath};
use crate::base::problem::Problem;
use crate::config::PictureSettings;
use crate::document::Document;
use crate::document::data::Data;
use crate::document::header::Kind;
use crate::site::campaign::{self, Campaigns};
use crate::site::issue::{self, Choice};
use crate::site::link::{self, FileFacts, Targets};
use crate::site::route::{self, Route};
use crate::site::unit::{self, Units, count};
use crate::site::{Asset, DocId, Entry, Site, Target, Terms, UnitId, listing};

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
    /// In which sizes pages offer pictures.
    pub(crate) pictures: &'a PictureSettings,
    /// How the work on all documents is done: side by side, where there are threads.
    pub(crate) spread: &'a Spread<'a>,
}

/// Does the same for every document; results in the order of the documents.
pub(crate) type Spread<'a> =
    dyn Fn(&[Arc<Document>], &(dyn Fn(&Document) -> link::Found + Sync)) -> Vec<link::Found> + 'a;

/// Resolves the whole desk.
pub(crate) fn resolve(inputs: Inputs<'_>) -> Noted<Site> {
    let (wanted, drafts): (Vec<_>, Vec<_>) =
        inputs.documents.into_iter().partition(|document| inputs.drafts || !document.header.draft);
    let (broken, documents): (Vec<_>, Vec<_>) =
        wanted.into_iter().partition(|document| document.header.broken);
    let Noted { value: routes, mut notes } = route::routes(documents.iter().map(AsRef::as_ref));
    let mut units = unit::units(inputs.data, inputs.units_file, &mut notes);
    let rows: Vec<(DocId, &Document, &str)> = (0..count(documents.len()))
        .map(DocId)
        .zip(documents.iter().zip(&routes))
        .map(|(id, (document, route))| (id, document.as_ref(), route.slug.as_str()))
        .collect();
    let mut campaigns = campaign::campaigns(&rows, &mut units, &mut notes);
    let pages = rows.iter().filter(|row| row.1.kind == Kind::Page).map(|row| row.0).collect();
    let mut targets = targets(&documents, &drafts, &routes, inputs.files, inputs.pictures);
    targets.broken = broken.iter().map(|document| &document.path).collect();
    let mut used = Vec::new();
    let mut entries: Vec<Entry> = Vec::with_capacity(documents.len());
    let found = (inputs.spread)(&documents, &|document| link::resolve(document, &targets));
    for ((document, route), found) in documents.iter().zip(&routes).zip(found) {
        notes.extend(found.notes);
        used.extend(found.used);
        let (campaign, phase) = campaign_of(document, &campaigns, &documents, &mut notes);
        let units = units_of(document, &mut units, &mut notes);
        let targets = found.targets;
        entries.push(Entry { units, campaign, phase, ..Entry::new(document, route, targets) });
    }
    let assets = assets(&entries, used, inputs.files, &mut notes);
    let articles = listing::articles(&entries);
    let choice = Choice { entries: &entries, articles: &articles, campaigns: &campaigns };
    let issues = issue::issues(&choice, &mut units, &mut notes);
    let boards = issue::boards(&choice, &mut notes);
    // What is not shown for its header's sake is checked all the same: one run tells all.
    for document in &broken {
        let found = link::resolve(document, &targets);
        campaign_of(document, &campaigns, &documents, &mut notes);
        units_of(document, &mut units, &mut notes);
        issue::check(document, &found.targets, &choice, &mut units, &mut notes);
        notes.extend(found.notes);
    }
    let as_of = inputs.as_of.or_else(|| newest(&entries, &articles));
    members(&entries, &articles, &mut units, &mut campaigns);
    for campaign in &mut campaigns.list {
        let document = &entries[campaign.document.0 as usize].document;
        campaign.current = as_of.and_then(|date| campaign::current(document, date));
    }
    let mut site = Site {
        as_of,
        kinds: listing::kinds(&entries, &articles),
        topics: listing::topics(&entries, &articles),
        entries,
        articles,
        units: units.list,
        terms: terms(inputs.data),
        campaigns: campaigns.list,
        issues,
        boards,
        pages,
        assets,
    };
    backlinks(&mut site);
    Noted { value: site, notes }
}

impl Asset {
    fn new(source: &SourcePath, facts: &FileFacts) -> Self {
        let picture = facts.picture.and_then(Result::ok);
        Self { source: source.clone(), digest: facts.digest, picture }
    }
}

impl Entry {
    fn new(document: &Arc<Document>, route: &Route, targets: Vec<Target>) -> Self {
        Self {
            document: Arc::clone(document),
            out: route.out.clone(),
            targets,
            units: Vec::new(),
            campaign: None,
            phase: None,
            topics: Vec::new(),
            newer: None,
            older: None,
            issues: Vec::new(),
        }
    }
}

fn newest(entries: &[Entry], articles: &[DocId]) -> Option<Date> {
    let newest = &entries[articles.first()?.0 as usize].document.header;
    newest.date.as_ref().map(|date| date.value)
}

/// The units that an article names, each once, in the order typed.
fn units_of(document: &Document, units: &mut Units, notes: &mut Vec<Diagnostic>) -> Vec<UnitId> {
    let mut found = Vec::new();
    for typed in &document.header.article.units {
        if let Some(unit) = units.find(typed, &document.path, notes)
            && !found.contains(&unit)
        {
            found.push(unit);
        }
    }
    found
}

fn targets<'a>(
    documents: &'a [Arc<Document>],
    drafts: &'a [Arc<Document>],
    routes: &[Route],
    files: &'a BTreeMap<SourcePath, FileFacts>,
    pictures: &'a PictureSettings,
) -> Targets<'a> {
    let shown = documents.iter().zip(routes).enumerate();
    let documents: BTreeMap<_, _> = shown
        .map(|(index, (document, route))| {
            (&document.path, (DocId(count(index)), document.as_ref(), route.out.clone()))
        })
        .collect();
    let converted = |facts: &FileFacts| {
        facts.picture.and_then(Result::ok).is_some_and(|picture| picture.format.is_converted())
    };
    let media = files.iter().filter(|(path, _)| path.below("content").is_some());
    let media = media.map(|(path, facts)| (path, converted(facts)));
    Targets {
        drafts: drafts.iter().map(|document| &document.path).collect(),
        broken: BTreeSet::new(),
        media: route::media(media),
        pictures,
        documents,
        files,
        folded: OnceLock::new(),
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
            assets.insert(OutPath::new(below), Asset::new(source, facts));
        }
    }
    for entry in entries {
        if let Some(asset) = assets.get(&entry.out) {
            let problem = Problem::StaticClash { address: entry.out.to_string() };
            notes.push(Diagnostic::at(Span::file(&asset.source), problem));
        }
    }
    for (out, source) in used {
        if let Some(facts) = files.get(&source) {
            assets.entry(out).or_insert_with(|| Asset::new(&source, facts));
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
    for (id, newer, older) in listing::neighbours(&site.kinds) {
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

fn terms(data: &Data) -> Terms {
    let row = &data.terms;
    Terms {
        fixed: row.fixed.clone(),
        short: row.short.clone(),
        retired: row.retired.iter().map(|one| (one.old.clone(), one.now.clone())).collect(),
    }
}
