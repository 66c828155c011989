//! Whether an edit leaves every page as it was but those of articles: then a preview takes them from its last look.

use std::sync::Arc;

use crate::document::Document;
use crate::site::{Entry, Site};
use crate::web::Desk;

/// Whether all pages but those of articles would be the same for both desks: nothing that lists show has changed, and
/// no text but that of articles.
pub(super) fn others_stand(last: &Desk, now: &Desk) -> bool {
    last.settings == now.settings
        && last.frame == now.frame
        && last.cards == now.cards
        && same_site(&last.site, &now.site)
}

/// Named field by field, so that a new one is thought of here.
fn same_site(last: &Site, now: &Site) -> bool {
    let Site {
        as_of,
        entries,
        articles,
        kinds,
        topics,
        units,
        terms,
        campaigns,
        issues,
        boards,
        pages,
        assets: _,
    } = last;
    (as_of, articles, kinds, topics) == (&now.as_of, &now.articles, &now.kinds, &now.topics)
        && (units, terms, campaigns) == (&now.units, &now.terms, &now.campaigns)
        && (issues, boards, pages) == (&now.issues, &now.boards, &now.pages)
        && entries.len() == now.entries.len()
        && entries.iter().zip(&now.entries).all(|(last, now)| same_entry(last, now))
}

fn same_entry(last: &Entry, now: &Entry) -> bool {
    let Entry { document, out, targets, units, campaign, phase, topics, newer, older, issues } =
        last;
    (out, targets, units, topics) == (&now.out, &now.targets, &now.units, &now.topics)
        && (campaign, phase, newer, older) == (&now.campaign, &now.phase, &now.newer, &now.older)
        && *issues == now.issues
        && (Arc::ptr_eq(document, &now.document) || same_but_for_text(document, &now.document))
}

/// Whether two editions of an article differ in their texts at most.
fn same_but_for_text(last: &Document, now: &Document) -> bool {
    last.kind.is_article()
        && last.path == now.path
        && last.kind == now.kind
        && last.header == now.header
        && last.summary == now.summary
        && last.pictures == now.pictures
}
