//! The search index of a build: lists are made again for the stretches of documents that changed, and remembered.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::digest::Digest;
use crate::base::path::{OutPath, SourcePath};
use crate::base::world::WorldError;
use crate::document::Document;
use crate::engine::bodies::Bodies;
use crate::engine::plan::Job;
use crate::engine::run::{self, Done, Tools};
use crate::engine::store::{Made, Store};
use crate::engine::{Progress, Stage, parallel};
use crate::search::{self, Block, Part, Stretch, Terms};
use crate::site::Site;

/// Does every file of the index, or takes all of them as they are when nothing that they are made from has changed.
/// `terms` are those of texts that were read.
pub(super) fn run(
    tools: &Tools<'_>,
    terms: &BTreeMap<SourcePath, Terms>,
    progress: &dyn Progress,
    done: &mut Done,
) -> Result<(), WorldError> {
    let (site, settings) = (&tools.plan.site, &tools.plan.settings);
    let key = search::key(site, settings);
    done.index = Some(key);
    if tools.last.index == Some(key)
        && let Some(kept) = kept(tools)
    {
        done.counts.files += kept.len();
        done.placed.extend(kept);
        return Ok(());
    }
    let maker = Maker::new(site, tools.bodies, terms, tools.store, tools.threads);
    let stretches = search::stretches(site);
    let blocks = maker.blocks(&stretches, progress);
    let stretches: Vec<_> = stretches.into_iter().zip(blocks).collect();
    let _keeping = maker.keep(&stretches);
    let views = search::views(site, settings, &stretches);
    let jobs: Vec<(OutPath, Job)> =
        views.into_iter().map(|view| (view.out.clone(), Job::Index(Box::new(view)))).collect();
    let made = parallel::map(&jobs, tools.threads, |(out, job)| {
        run::make(out, job, tools, &mut run::Pages::default())
    });
    for ((_, job), made) in jobs.iter().zip(made) {
        done.add(job, made?);
    }
    Ok(())
}

/// All files of the index as the last build left them, if they still are.
fn kept(tools: &Tools<'_>) -> Option<Vec<(crate::output::Placed, Made)>> {
    let writer = tools.writer?;
    let from = tools.last.made.iter().skip_while(|(out, _)| out.as_str() < search::FOLDER);
    let files = from.take_while(|(out, _)| out.as_str().starts_with(search::FOLDER));
    let files: Vec<_> = files.collect();
    let kept = parallel::map(&files, tools.threads, |(out, made)| {
        Some((writer.keep(out, made.stamp)?, Made::clone(made)))
    });
    kept.into_iter().collect()
}

/// What lists are made with.
pub(super) struct Maker<'a> {
    site: &'a Site,
    bodies: &'a Bodies<'a>,
    terms: &'a BTreeMap<SourcePath, Terms>,
    store: &'a Store,
    threads: usize,
    /// The lists that are remembered of each part.
    known: [(Part, BTreeMap<Digest, Arc<Block>>); 2],
}

impl<'a> Maker<'a> {
    /// Recalls what is remembered; `terms` are those of texts that were read.
    pub(super) fn new(
        site: &'a Site,
        bodies: &'a Bodies<'a>,
        terms: &'a BTreeMap<SourcePath, Terms>,
        store: &'a Store,
        threads: usize,
    ) -> Self {
        let known = [Part::Old, Part::New].map(|part| (part, store.lists(part, threads)));
        Self { site, bodies, terms, store, threads, known }
    }

    /// The lists of each stretch: those that are remembered, and the others made.
    pub(super) fn blocks(&self, stretches: &[Stretch], progress: &dyn Progress) -> Vec<Arc<Block>> {
        let unknown = stretches.iter().filter(|stretch| self.known(stretch).is_none());
        progress.stage(Stage::Index, unknown.map(|stretch| stretch.entries.len()).sum());
        parallel::map(stretches, self.threads, |stretch| {
            let terms = |document: &Document| {
                progress.step();
                self.terms(document)
            };
            let known = self.known(stretch).cloned();
            known.unwrap_or_else(|| Arc::new(search::block(self.site, stretch, &terms)))
        })
    }

    fn known(&self, stretch: &Stretch) -> Option<&Arc<Block>> {
        self.known.iter().find_map(|(_, known)| known.get(&stretch.key))
    }

    /// Remembers the lists of the parts that have other ones now, beside the work that follows.
    fn keep(self, stretches: &[(Stretch, Arc<Block>)]) -> Option<parallel::Beside> {
        // A text that could not be read was taken for none.
        if self.bodies.refused() {
            return None;
        }
        let parts = self.known.into_iter().filter_map(|(part, known)| {
            let of = stretches.iter().filter(|(stretch, _)| stretch.part == part);
            let of: BTreeMap<_, _> =
                of.map(|(stretch, block)| (stretch.key, Arc::clone(block))).collect();
            (!of.keys().eq(known.keys())).then_some((part, of))
        });
        let (parts, store): (Vec<_>, _) = (parts.collect(), self.store.clone());
        Some(parallel::beside(move || {
            for (part, lists) in &parts {
                store.keep_lists(*part, lists);
            }
        }))
    }

    fn terms(&self, document: &Document) -> Terms {
        let known = self.terms.get(&document.path).cloned();
        known.unwrap_or_else(|| search::terms(document, &self.bodies.get(document)))
    }
}
