//! The whole desk resolved: addresses, links, listings, campaigns, issues. Immutable once made.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::chinese::date::Date;
use crate::base::chinese::period::Period;
use crate::base::digest::Digest;
use crate::base::path::{OutPath, SourcePath};
use crate::base::picture::{Coded, Picture};
use crate::document::Document;
use crate::document::header::{IssueNumber, Kind};

pub(crate) mod campaign;
mod cover;
mod issue;
pub(crate) mod link;
mod listing;
pub(crate) mod picture;
mod resolve;
mod route;
mod unit;

pub(crate) use crate::site::cover::Cover;
pub(crate) use crate::site::resolve::{Inputs, resolve};

/// Index into `Site::entries`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct DocId(pub(crate) u32);

/// Index into `Site::units`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct UnitId(pub(crate) u32);

/// Index into `Site::campaigns`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct CampaignId(pub(crate) u32);

/// Everything that artefacts are chosen from.
#[derive(Debug)]
pub(crate) struct Site {
    /// The date the build stands at: the flag's, or the newest article's.
    pub(crate) as_of: Option<Date>,
    /// All documents that are shown, sorted by path.
    pub(crate) entries: Vec<Entry>,
    /// Articles, newest first; of one day, by path.
    pub(crate) articles: Vec<DocId>,
    /// Articles by kind, newest first; every article kind has an entry.
    pub(crate) kinds: BTreeMap<Kind, Vec<DocId>>,
    /// 主题, by how often used, then by name.
    pub(crate) topics: Vec<Topic>,
    /// Units in the order of units.yml, then those only named in articles.
    pub(crate) units: Vec<Unit>,
    pub(crate) terms: Terms,
    /// Newest first.
    pub(crate) campaigns: Vec<Campaign>,
    /// By publication, then newest first.
    pub(crate) issues: Vec<Issue>,
    pub(crate) boards: Vec<Board>,
    pub(crate) pages: Vec<DocId>,
    /// Files that are copied to the output: pictures and files that documents use, and `static/`.
    pub(crate) assets: BTreeMap<OutPath, Asset>,
}

/// One document with its address and resolved references.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) document: Arc<Document>,
    pub(crate) out: OutPath,
    /// Same order as `document.references`.
    pub(crate) targets: Vec<Target>,
    pub(crate) units: Vec<UnitId>,
    pub(crate) campaign: Option<CampaignId>,
    /// Which phase of the campaign, from 0.
    pub(crate) phase: Option<usize>,
    /// Position within `topics`.
    pub(crate) topics: Vec<usize>,
    /// The newer and the older neighbour of the same kind.
    pub(crate) newer: Option<DocId>,
    pub(crate) older: Option<DocId>,
    /// Issues that carry this article, as positions in `Site::issues`.
    pub(crate) issues: Vec<usize>,
}

/// What a reference turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// Another document's page, perhaps a heading in it.
    Page { document: DocId, out: OutPath, anchor: Option<String> },
    /// A heading of the same document.
    Anchor(String),
    /// A picture that is copied to the output.
    Picture(PictureTarget),
    /// Another file that is copied to the output.
    File(OutPath),
    /// An address outside the site: http, https, mailto, tel.
    Outside(String),
    /// Nothing; a mistake was reported.
    Missing,
}

/// A picture in use.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct PictureTarget {
    pub(crate) source: SourcePath,
    pub(crate) out: OutPath,
    pub(crate) digest: Digest,
    pub(crate) picture: Picture,
    /// The other sizes that pages offer, the smallest first.
    pub(crate) sizes: Vec<Size>,
}

/// Another size or format of a picture, made for pages.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Size {
    pub(crate) width: u32,
    pub(crate) coded: Coded,
    pub(crate) out: OutPath,
}

/// A file that is copied.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Asset {
    pub(crate) source: SourcePath,
    pub(crate) digest: Digest,
    /// Of a picture, what it is: it is copied without its notes on people and places.
    pub(crate) picture: Option<Picture>,
}

/// 主题.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Topic {
    pub(crate) name: String,
    pub(crate) slug: String,
    /// Newest first.
    pub(crate) articles: Vec<DocId>,
}

/// 单位, from units.yml or from an article when there is no such file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unit {
    pub(crate) name: String,
    pub(crate) short: Option<String>,
    pub(crate) formerly: Vec<String>,
    pub(crate) parent: Option<UnitId>,
    pub(crate) group: Option<String>,
    pub(crate) slug: String,
    /// Newest first.
    pub(crate) articles: Vec<DocId>,
}

impl Unit {
    /// The short name, or the full one.
    pub(crate) fn label(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.name)
    }
}

/// 用语 that readers see, from terms.yml.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Terms {
    /// 固定表述.
    pub(crate) fixed: Vec<String>,
    /// 简称: abbreviation → full.
    pub(crate) short: Vec<(String, String)>,
    /// 停用: old → new.
    pub(crate) retired: Vec<(String, String)>,
}

/// 活动.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Campaign {
    pub(crate) document: DocId,
    /// Its period: the header's, else the phases' ends, else its date.
    pub(crate) period: Option<Period>,
    /// The phase that `as_of` falls in, from 0.
    pub(crate) current: Option<usize>,
    /// The campaign that it leads up to, and those that lead up to it.
    pub(crate) prelude_of: Option<CampaignId>,
    pub(crate) preludes: Vec<CampaignId>,
    pub(crate) lead: Option<UnitId>,
    /// Newest first.
    pub(crate) articles: Vec<DocId>,
}

/// 一期简报.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Issue {
    pub(crate) document: DocId,
    /// The publication's name in addresses.
    pub(crate) publication: String,
    pub(crate) year: u16,
    pub(crate) number: IssueNumber,
    pub(crate) out: OutPath,
    pub(crate) pdf: OutPath,
    /// Articles in order, by section; at least one section when there are articles.
    pub(crate) sections: Vec<IssueSection>,
}

/// 栏目 of an issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct IssueSection {
    pub(crate) name: Option<String>,
    pub(crate) articles: Vec<DocId>,
}

/// 展板.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Board {
    pub(crate) document: DocId,
    pub(crate) articles: Vec<DocId>,
}

impl Site {
    /// The entry of a document.
    pub(crate) fn entry(&self, id: DocId) -> &Entry {
        &self.entries[id.0 as usize]
    }

    /// The document itself.
    pub(crate) fn document(&self, id: DocId) -> &Arc<Document> {
        &self.entry(id).document
    }

    /// A unit.
    pub(crate) fn unit(&self, id: UnitId) -> &Unit {
        &self.units[id.0 as usize]
    }

    /// A campaign.
    pub(crate) fn campaign(&self, id: CampaignId) -> &Campaign {
        &self.campaigns[id.0 as usize]
    }
}

#[cfg(test)]
mod tests;
