//! Listings: articles by date, kind and topic, and each one's neighbours.

use std::collections::BTreeMap;

use crate::base::chinese::pinyin;
use crate::document::header::Kind;
use crate::site::unit::{count, distinct};
use crate::site::{DocId, Entry, Topic};

/// All articles, newest first; of one moment, by path.
pub(crate) fn articles(entries: &[Entry]) -> Vec<DocId> {
    let mut ids: Vec<DocId> = (0..count(entries.len()))
        .map(DocId)
        .filter(|id| entries[id.0 as usize].document.kind.is_article())
        .collect();
    ids.sort_by_cached_key(|id| {
        let date = entries[id.0 as usize].document.header.date.as_ref().map(|date| date.value);
        (std::cmp::Reverse(date), *id)
    });
    ids
}

/// Articles by kind; every kind of article has an entry, if an empty one.
pub(crate) fn kinds(entries: &[Entry], articles: &[DocId]) -> BTreeMap<Kind, Vec<DocId>> {
    let mut kinds: BTreeMap<Kind, Vec<DocId>> =
        Kind::ARTICLES.into_iter().map(|kind| (kind, Vec::new())).collect();
    for id in articles {
        kinds.entry(entries[id.0 as usize].document.kind).or_default().push(*id);
    }
    kinds
}

/// Each article with the newer and the older one of the same kind.
pub(crate) fn neighbours(
    kinds: &BTreeMap<Kind, Vec<DocId>>,
) -> impl Iterator<Item = (DocId, Option<DocId>, Option<DocId>)> {
    kinds.values().flat_map(|list| {
        list.iter().enumerate().map(|(index, id)| {
            let newer = index.checked_sub(1).and_then(|index| list.get(index)).copied();
            (*id, newer, list.get(index + 1).copied())
        })
    })
}

/// The topics by how often they are used, then by name.
pub(crate) fn topics(entries: &[Entry], articles: &[DocId]) -> Vec<Topic> {
    let mut named: BTreeMap<&str, Vec<DocId>> = BTreeMap::new();
    for id in articles {
        let mut own: Vec<&String> =
            entries[id.0 as usize].document.header.article.topics.iter().collect();
        own.sort();
        own.dedup();
        for name in own {
            named.entry(name).or_default().push(*id);
        }
    }
    let mut slugs = BTreeMap::new();
    let mut topics: Vec<Topic> = named
        .into_iter()
        .map(|(name, articles)| Topic {
            slug: distinct(pinyin::slug(name), "topic", &mut slugs),
            name: name.to_owned(),
            articles,
        })
        .collect();
    topics
        .sort_by(|a, b| b.articles.len().cmp(&a.articles.len()).then_with(|| a.name.cmp(&b.name)));
    topics
}
