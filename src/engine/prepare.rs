//! A desk as it was read becomes a plan; what is the same as before is not thought of again.

use std::path::Path;
use std::sync::Arc;

#[cfg(feature = "print")]
use crate::base::digest::Digest;
use crate::base::path::OutPath;
use crate::config::Settings;
#[cfg(feature = "print")]
use crate::engine::plan::Job;
use crate::engine::plan::{self, Others, Plan, resolve};
#[cfg(feature = "print")]
use crate::engine::printing;
use crate::engine::read::Desk;
use crate::engine::store::{Ledger, Made, Shows};
use crate::engine::{Options, Outcome, parallel};
use crate::output::Writer;
#[cfg(feature = "print")]
use crate::print::Fonts;
use crate::site::Entry;
use crate::theme::Theme;
use crate::theme::template::Templates;
use crate::web::{self, Cards, Pages, Shared};

/// How many cards are made at a stretch.
const CARDS: usize = 512;

/// What the last build left of the pages that are no articles: they stand when nothing that they show has changed since
/// and all of them are there. With it the way into the output folder, if it was opened.
pub(super) fn before(
    last: &Ledger,
    out: &Path,
    desk: &Desk,
    options: &Options,
) -> (Option<Writer>, Before<'static>) {
    if last.around != Some(desk.around) {
        return (None, Before::Nothing);
    }
    // A folder that cannot be opened is told of when something is to be written.
    let writer = options.write.then(|| Writer::open(out).ok()).flatten();
    if options.write && writer.is_none() {
        return (None, Before::Nothing);
    }
    let pages = last.made.iter().filter(|(_, made)| made.shows == Shows::Page);
    let pages: Vec<&(OutPath, Made)> = pages.collect();
    let stand = parallel::map(&pages, parallel::threads(options.jobs), |(path, made)| {
        writer.as_ref().is_none_or(|writer| writer.keep(path, made.stamp).is_some())
    });
    let before = if stand.into_iter().all(|stands| stands) {
        Before::Standing(pages.into_iter().map(|(path, _)| path.clone()).collect())
    } else {
        Before::Nothing
    };
    (writer, before)
}

/// What is known from before.
pub(super) enum Before<'a> {
    Nothing,
    /// The pages that are no articles stand as the last build left them.
    Standing(Vec<OutPath>),
    /// Another look at the same desk.
    #[cfg_attr(not(feature = "serve"), expect(dead_code, reason = "only a preview looks again"))]
    Look(&'a Plan),
}

impl<'a> Before<'a> {
    /// What the last look planned.
    fn plan(&self) -> Option<&'a Plan> {
        match self {
            Self::Look(last) => Some(last),
            Self::Nothing | Self::Standing(_) => None,
        }
    }
}

/// What is to be made of a desk; faces, cards and pages of lists are taken from before where they are the same.
pub(super) fn prepare(
    desk: &Desk,
    settings: Settings,
    before: Before<'_>,
    threads: usize,
    outcome: &mut Outcome,
) -> Plan {
    let site = outcome.take(resolve(desk, &settings, threads));
    outcome.counts.articles = site.articles.len();
    let drafts = desk.documents.iter().filter(|document| document.header.draft);
    outcome.counts.drafts = if settings.drafts { 0 } else { drafts.count() };
    let theme = outcome.take(Theme::load(&desk.sources, &settings.theme));
    let templates = outcome.take(Templates::load(&theme));
    #[cfg(feature = "print")]
    let fonts = Fonts::again(before.plan().map(|last| &last.fonts), &theme, &settings.print);
    let (site, settings) = (Arc::new(site), Arc::new(settings));
    let last = before.plan();
    let same = last.filter(|last| last.around == desk.around);
    let cards = match (&before, same) {
        (Before::Standing(_), _) => Cards::unmade(&site),
        (_, Some(last)) => last.pages.cards(),
        _ => {
            let pieces: Vec<_> = site.entries.chunks(CARDS).collect();
            let known = last.and_then(|last| last.pages.cards_for(&site, &settings));
            let make = |piece: &&[Entry]| web::cards(&site, &settings, piece, known.as_ref());
            parallel::map(&pieces, threads, make).into_iter().flatten().collect()
        }
    };
    let pages = Pages::new(&site, &settings, &theme, cards);
    let others = match (before, same) {
        (Before::Standing(paths), _) => Others::Standing(paths),
        (_, Some(last)) => Others::Views(last.others()),
        _ => {
            let groups: Vec<usize> = Pages::groups().collect();
            let made = parallel::map(&groups, threads, |group| pages.group(*group));
            Others::Views(made.into_iter().flatten().map(Arc::new).collect())
        }
    };
    let shared = Shared::new(&templates, &pages, others.views().iter().map(Arc::as_ref));
    let shared = outcome.take(shared);
    let jobs = plan::jobs(&site, &settings, &theme, others, &mut outcome.notes);
    // What faces are missing matters to those who print.
    #[cfg(feature = "print")]
    if jobs.values().any(|job| matches!(job, Job::Print(_))) {
        outcome.notes.extend(printing::placed(&fonts.notes, &desk.sources));
    }
    #[cfg(feature = "print")]
    let faces = theme.digest("fonts/");
    #[cfg(feature = "print")]
    let faces = (faces, fonts.value.foreign());
    Plan {
        pages_by: theme.digest("web/"),
        #[cfg(feature = "print")]
        prints_by: Digest::of_value(&(theme.digest("print/"), faces)),
        theme,
        templates,
        #[cfg(feature = "print")]
        fonts,
        site,
        settings,
        pages,
        shared,
        jobs,
        around: desk.around,
    }
}
