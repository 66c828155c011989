//! The second half of a build: every job done on all threads, or taken as the last build left it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::diag::Diagnostic;
#[cfg(feature = "print")]
use crate::base::diag::Span;
use crate::base::digest::Digest;
use crate::base::path::{OutPath, SourcePath};
#[cfg(feature = "print")]
use crate::base::problem::Problem;
use crate::base::stamp::Stamp;
use crate::base::world::{Action, WorldError};
use crate::document::Document;
use crate::engine::bodies::Bodies;
use crate::engine::plan::{Job, Plan};
use crate::engine::store::{Ledger, Made, Store};
use crate::engine::{Counts, Progress, Stage, index, parallel};
use crate::output::{Placed, Writer};
#[cfg(feature = "print")]
pub(crate) use crate::print::{Pages, Trail};
use crate::search::{self, Terms};
use crate::source::Sources;

/// A program without prints keeps no pages.
#[cfg(not(feature = "print"))]
#[derive(Default)]
pub(crate) struct Pages<'a>(std::marker::PhantomData<&'a ()>);

#[cfg(all(not(feature = "print"), feature = "serve"))]
pub(crate) type Trail = ();

/// What jobs are done with.
pub(crate) struct Tools<'a> {
    pub(crate) sources: &'a Sources,
    pub(crate) bodies: &'a Bodies<'a>,
    pub(crate) plan: &'a Plan,
    /// `None` when nothing is to be written.
    pub(crate) writer: Option<&'a Writer>,
    pub(crate) last: Last<'a>,
    /// Where what the search knows of texts is remembered.
    pub(crate) store: &'a Store,
    pub(crate) threads: usize,
}

impl Tools<'_> {
    /// Whether a file is what the last build left, by what is known before its view is made: a page that stands, or
    /// that of an article of the same text, around which nothing has changed.
    fn shows_the_same(&self, job: &Job, made: &Made) -> bool {
        match job {
            Job::Standing => true,
            Job::Article(_) => {
                self.last.around == Some(self.plan.around) && made.shows == self.plan.shows(job)
            }
            _ => false,
        }
    }
}

/// What the last build made, as far as it may be used again.
#[derive(Default)]
pub(crate) struct Last<'a> {
    pub(super) made: BTreeMap<&'a OutPath, &'a Made>,
    pub(super) index: Option<Digest>,
    around: Option<Digest>,
}

impl<'a> Last<'a> {
    /// All of a ledger. Whether a file still is what it tells of, its stamp says.
    pub(crate) fn new(ledger: &'a Ledger) -> Self {
        let made = ledger.made.iter().map(|(path, made)| (path, made)).collect();
        Self { made, index: ledger.index, around: ledger.around }
    }
}

/// What all jobs came to.
#[derive(Default)]
pub(crate) struct Done {
    /// Sorted by path.
    pub(crate) placed: Vec<(Placed, Made)>,
    pub(crate) notes: Vec<Diagnostic>,
    pub(crate) counts: Counts,
    /// The key of the search index.
    pub(crate) index: Option<Digest>,
}

/// One job's result.
pub(super) struct Step {
    placed: Option<Placed>,
    made: Made,
    /// Whether it was taken as it stood.
    kept: bool,
}

/// Does every job of the plan, and the search index. Prints come first, for they take longest; the result is in the
/// order of paths.
pub(crate) fn run(
    tools: &Tools<'_>,
    terms: &BTreeMap<SourcePath, Terms>,
    progress: &dyn Progress,
) -> Result<Done, WorldError> {
    let mut done = Done::default();
    let jobs = tools.plan.jobs.iter();
    let (prints, others): (Vec<_>, Vec<_>) = jobs.partition(|(_, job)| is_print(job));
    for (stage, jobs) in [(Stage::Print, prints), (Stage::Pages, others)] {
        progress.stage(stage, jobs.len());
        // What is made of the same pages follows each other on one thread.
        let lots: Vec<_> = jobs.chunk_by(|one, next| shares_pages(one.1, next.1)).collect();
        let made = parallel::map(&lots, tools.threads, |lot| {
            let mut pages = Pages::default();
            let make = |(out, job): &(&OutPath, &Job)| {
                let made = make(out, job, tools, &mut pages);
                progress.step();
                made
            };
            lot.iter().map(make).collect::<Vec<_>>()
        });
        for ((_, job), made) in jobs.iter().zip(made.into_iter().flatten()) {
            done.add(job, made?);
        }
    }
    if tools.plan.settings.web.search && tools.writer.is_some() {
        index::run(tools, terms, progress, &mut done)?;
    }
    done.placed.sort_by(|a, b| a.0.path().cmp(b.0.path()));
    Ok(done)
}

impl Done {
    pub(super) fn add(&mut self, job: &Job, result: Step) {
        self.counts.sheets += result.made.sheets;
        self.counts.made += usize::from(!result.kept);
        match job {
            Job::Page(_) | Job::Standing | Job::Article(_) => self.counts.pages += 1,
            Job::Feed(_) | Job::Index(_) | Job::Style(_) | Job::Copy(_) | Job::Picture(_) => {
                self.counts.files += 1;
            }
            #[cfg(feature = "print")]
            Job::Font(_) => self.counts.files += 1,
            #[cfg(feature = "print")]
            Job::Print(printing) if printing.is_picture() => self.counts.files += 1,
            #[cfg(feature = "print")]
            Job::Print(_) => self.counts.prints += 1,
        }
        self.notes.extend(result.made.notes.iter().cloned());
        self.placed.extend(result.placed.map(|placed| (placed, result.made)));
    }
}

/// For how many prints Typst remembers what none of them used: threads that print at the same time share it.
#[cfg(feature = "print")]
pub(crate) const PRINTS: usize = 4;

pub(crate) fn is_print(job: &Job) -> bool {
    match job {
        #[cfg(feature = "print")]
        Job::Print(_) => true,
        _ => false,
    }
}

/// Whether two jobs are prints of the same pages.
fn shares_pages(one: &Job, next: &Job) -> bool {
    match (one, next) {
        #[cfg(feature = "print")]
        (Job::Print(one), Job::Print(next)) => one.shares_pages(next),
        _ => false,
    }
}

/// Does one job, unless it is done: the last build made it from the same, and its file still stands.
pub(super) fn make<'t>(
    out: &OutPath,
    job: &Job,
    tools: &'t Tools<'_>,
    pages: &mut Pages<'t>,
) -> Result<Step, WorldError> {
    let last = tools.last.made.get(out);
    let kept = |made: &&Made| {
        let placed = tools.writer.map(|writer| writer.keep(out, made.stamp));
        let stands = placed.as_ref().is_none_or(Option::is_some);
        stands.then(|| Step { placed: placed.flatten(), made: Made::clone(made), kept: true })
    };
    if let Some(step) = last.filter(|made| tools.shows_the_same(job, made)).and_then(kept) {
        return Ok(step);
    }
    if matches!(job, Job::Standing) {
        return Err(WorldError::own(Action::ReadAgain, out.as_str()));
    }
    let (key, article) = tools.plan.keyed(job);
    if let Some(step) = last.filter(|made| made.key == key).and_then(kept) {
        return Ok(step);
    }
    let shows = tools.plan.shows(job);
    let opened = article.map(|view| Job::Page(Arc::new(view.page())));
    let job = opened.as_ref().unwrap_or(job);
    let copied = tools.writer.is_none() && matches!(job, Job::Copy(_));
    let rendered = if copied { Rendered::default() } else { render(job, tools, pages)? };
    #[cfg(feature = "print")]
    if is_print(job) {
        crate::print::forget(PRINTS);
    }
    let placed = match (tools.writer, &rendered.bytes) {
        (Some(writer), Some(bytes)) => Some(writer.put(out, bytes)?),
        _ => None,
    };
    let Rendered { notes, sheets, .. } = rendered;
    let made = Made { key, stamp: Stamp::default(), sheets, notes, shows };
    Ok(Step { placed, made, kept: false })
}

/// What a job came to, before anything is written.
#[derive(Default)]
pub(crate) struct Rendered {
    /// `None` when a mistake stood in the way.
    pub(crate) bytes: Option<Vec<u8>>,
    pub(crate) notes: Vec<Diagnostic>,
    /// Pages of a PDF.
    pub(crate) sheets: usize,
}

/// Does one job, writing nothing.
pub(crate) fn render<'t>(
    job: &Job,
    tools: &'t Tools<'_>,
    pages: &mut Pages<'t>,
) -> Result<Rendered, WorldError> {
    #[cfg(not(feature = "print"))]
    let _: &Pages<'_> = pages;
    let body = |document: &Document| tools.bodies.get(document);
    let bytes = match job {
        // Opened before.
        Job::Article(_) | Job::Standing => return Ok(Rendered::default()),
        Job::Page(view) => {
            match crate::web::page(view, &tools.plan.templates, &tools.plan.shared, &body) {
                Ok(html) => html,
                Err(note) => return Ok(Rendered { notes: vec![note], ..Rendered::default() }),
            }
        }
        Job::Feed(view) => crate::feed::render(view).into_bytes(),
        Job::Index(view) => search::render(view, &body),
        Job::Style(bytes) => bytes.to_vec(),
        Job::Copy(asset) => tools.sources.bytes(&asset.source)?.to_vec(),
        Job::Picture(view) => {
            let bytes = tools.sources.bytes(&view.source)?;
            let made = crate::web::picture::develop(view, &bytes);
            return Ok(Rendered { bytes: made.value, notes: made.notes, sheets: 0 });
        }
        #[cfg(feature = "print")]
        Job::Font(view) => crate::web::font::render(view).unwrap_or_default(),
        #[cfg(feature = "print")]
        Job::Print(view) => return Ok(print(view, tools, pages)),
    };
    Ok(Rendered { bytes: Some(bytes), ..Rendered::default() })
}

#[cfg(feature = "print")]
fn print<'t>(
    view: &crate::print::Printing,
    tools: &'t Tools<'_>,
    pages: &mut Pages<'t>,
) -> Rendered {
    let blob = |path: &SourcePath| tools.sources.bytes(path).ok();
    let body = |document: &Document| tools.bodies.get(document);
    let supply = crate::print::Supply { body: &body, blob: &blob };
    let set = view.set(&tools.plan.theme, &tools.plan.fonts.value, &supply, pages);
    let mut notes = set.notes;
    for note in &mut notes {
        narrow(note, tools.sources);
    }
    let sheets = set.value.as_ref().map_or(0, |print| print.pages);
    Rendered { bytes: set.value.map(|print| print.file), notes, sheets }
}

/// Points at the character that no face has, within the block that printing names.
#[cfg(feature = "print")]
pub(crate) fn narrow(note: &mut Diagnostic, sources: &Sources) {
    let (Problem::MissingGlyph { character, .. }, Some(span)) = (&note.problem, &note.span) else {
        return;
    };
    let Some(text) = sources.text(&span.path) else { return };
    let range = span.start as usize..span.end as usize;
    let found = text.get(range).and_then(|block| block.find(character.as_str()));
    if let Some(at) = found {
        let start = span.start as usize + at;
        note.span = Some(Span::new(&span.path, start, start + character.len()));
    }
}
