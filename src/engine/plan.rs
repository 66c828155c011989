//! The site as a sorted list of jobs; no two share a path.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::diag::{Diagnostic, Span};
use crate::base::path::{OutPath, SourcePath};
use crate::base::problem::Problem;
use crate::config::Settings;
use crate::feed::FeedView;
#[cfg(feature = "print")]
use crate::print::PrintView;
#[cfg(feature = "print")]
use crate::print::board::BoardView;
#[cfg(feature = "print")]
use crate::print::booklet::BookletView;
use crate::search::{IndexView, Terms};
use crate::site::{Asset, Site};
use crate::theme::Theme;
use crate::web::PageView;

/// One file to make.
pub(crate) enum Job {
    Page(Box<PageView>),
    Feed(Box<FeedView>),
    Index(Box<IndexView>),
    #[cfg(feature = "print")]
    Print(Box<PrintView>),
    #[cfg(feature = "print")]
    Board(Box<BoardView>),
    #[cfg(feature = "print")]
    Booklet(Box<BookletView>),
    /// A file of the theme.
    Style(Arc<[u8]>),
    /// A file of the desk, as it is.
    Copy(Asset),
}

/// All jobs by output path. A desk's own file that takes the path of a page is reported.
pub(crate) fn plan(
    site: &Site,
    settings: &Settings,
    theme: &Theme,
    terms: BTreeMap<SourcePath, Terms>,
    notes: &mut Vec<Diagnostic>,
) -> BTreeMap<OutPath, Job> {
    let mut jobs = BTreeMap::new();
    for view in crate::web::views(site, settings, theme) {
        jobs.insert(view.out.clone(), Job::Page(Box::new(view)));
    }
    for view in crate::feed::views(site, settings) {
        jobs.insert(view.out.clone(), Job::Feed(Box::new(view)));
    }
    for view in crate::search::views(site, settings, terms) {
        jobs.insert(view.out.clone(), Job::Index(Box::new(view)));
    }
    for (out, bytes) in crate::web::assets(theme) {
        jobs.insert(out, Job::Style(bytes));
    }
    #[cfg(feature = "print")]
    {
        let prints = crate::print::views(site, settings);
        for view in crate::print::booklet::views(settings, &prints) {
            jobs.insert(view.out.clone(), Job::Booklet(Box::new(view)));
        }
        for view in prints {
            jobs.insert(view.out.clone(), Job::Print(Box::new(view)));
        }
    }
    #[cfg(feature = "print")]
    for view in crate::print::board::views(site, settings) {
        jobs.insert(view.out.clone(), Job::Board(Box::new(view)));
    }
    for (out, asset) in &site.assets {
        if jobs.contains_key(out) {
            let problem = Problem::StaticClash { address: out.to_string() };
            notes.push(Diagnostic::at(Span::file(&asset.source), problem));
        } else {
            jobs.insert(out.clone(), Job::Copy(asset.clone()));
        }
    }
    jobs
}
