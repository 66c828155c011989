//! Whether an edit leaves every page as it was but those of articles: then a preview takes them from its last look.

use std::sync::Arc;

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

/// Named field by field, so that a new one is thought of here. There are as many entries as cards.
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
    (as_of, articles, kinds, topics, units)
        == (&now.as_of, &now.articles, &now.kinds, &now.topics, &now.units)
        && (terms, campaigns, issues, boards, pages)
            == (&now.terms, &now.campaigns, &now.issues, &now.boards, &now.pages)
        && entries.iter().zip(&now.entries).all(|(last, now)| same_entry(last, now))
}

/// What lists show of an article is on its card, but for the phase that counts it. Of other documents pages show all.
fn same_entry(last: &Entry, now: &Entry) -> bool {
    last.phase == now.phase
        && (last.document.kind.is_article()
            || Arc::ptr_eq(&last.document, &now.document) && last.targets == now.targets)
}
