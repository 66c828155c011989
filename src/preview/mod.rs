//! The preview: answers a browser on this machine from one edition of the site, and tells it of the next.
//! The only door to HTTP.
//!
//! No path of the disk is ever made from what a browser asks for: an address is looked up in the edition's list
//! of files, and is there or is not.

use std::sync::Arc;

use serde::Serialize;

use crate::base::diag::Lang;
use crate::base::digest::Digest;
use crate::base::path::OutPath;

mod answer;
mod connection;
mod events;
mod html;
mod list;
mod reply;
mod request;
mod server;

pub(crate) use server::{Publisher, Server};

/// Where the preview's own pages stand; no output has such an address.
const OWN: &str = ".jianbao/";

/// What a preview shows at one moment. It is never changed, only replaced.
pub(crate) struct Edition {
    /// Counts up; the first is 1.
    pub(crate) number: u64,
    /// The language of messages.
    pub(crate) lang: Lang,
    /// 站名.
    pub(crate) name: String,
    /// All mistakes that are known without rendering, sorted.
    pub(crate) mistakes: Vec<Mistake>,
    /// Why the last look at the desk came to nothing, if it did: this edition is older then.
    pub(crate) stale: Option<String>,
    /// The style sheets that pages may use.
    pub(crate) styles: Vec<OutPath>,
    /// Finds, and makes, what stands at an address.
    pub(crate) find: Find,
    /// All texts of the desk, for the list of them.
    pub(crate) rows: Rows,
}

/// Finds what stands at an address.
pub(crate) type Find = Box<dyn Fn(&OutPath) -> Found + Send + Sync>;

/// Gives the lines of the list of texts.
pub(crate) type Rows = Box<dyn Fn() -> Vec<Row> + Send + Sync>;

/// What stands at an address.
#[derive(Clone, Debug)]
pub(crate) enum Found {
    /// A page.
    Page(Page),
    /// Any other file.
    File(Arc<[u8]>),
    /// A file that could not be made, and why.
    Broken(Vec<Mistake>),
    /// A file whose text changes just now: the next edition has it.
    Changing,
    /// Nothing.
    Missing,
}

/// A page, and what tells it from its last edition.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    pub(crate) html: Arc<[u8]>,
    /// Another one when anything shown is another.
    pub(crate) version: Digest,
    /// Another one when more is another than the style sheets.
    pub(crate) shape: Digest,
    /// The file whose text it shows.
    pub(crate) source: Option<String>,
}

/// A mistake as the browser shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub(crate) struct Mistake {
    /// `error`, `warning` or `hint`.
    pub(crate) severity: &'static str,
    /// The same in the language of messages.
    pub(crate) word: &'static str,
    pub(crate) code: &'static str,
    pub(crate) message: String,
    /// What to type.
    pub(crate) advice: Vec<String>,
    pub(crate) path: Option<String>,
    pub(crate) place: Option<Place>,
}

/// Where a mistake stands: line and column from 1, and the line in three parts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub(crate) struct Place {
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) before: String,
    pub(crate) marked: String,
    pub(crate) after: String,
}

/// One text of the desk in the list of all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Row {
    /// Its file.
    pub(crate) path: String,
    pub(crate) title: String,
    /// The column that it belongs to.
    pub(crate) kind: &'static str,
    /// As people read it; empty when it has none.
    pub(crate) date: String,
    pub(crate) draft: bool,
    pub(crate) page: Option<OutPath>,
    pub(crate) pdf: Option<OutPath>,
    /// Issues, boards and the campaign that show it, with their pages.
    pub(crate) uses: Vec<(String, OutPath)>,
}

/// The word of a language.
fn word(lang: Lang, zh: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

#[cfg(test)]
mod tests;
