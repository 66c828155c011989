//! The whole pipeline in one function: a desk's folder goes in, the finished output comes out.
//!
//! read (files → documents) → resolve (documents → site) → plan (site → jobs) → run (jobs → bytes)
//! → commit. Mistakes stop it before the next step that would cost or change something.
//!
//! What was read and made is remembered in the desk's `.jianbao/`: a file is parsed again when its bytes changed, a
//! job is done again when its key did. Keys are digests of all that a result depends on, so nothing else is tracked.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::base::chinese::date::Date;
use crate::base::diag::Noted;
use crate::base::path::{OutPath, SourcePath};
use crate::base::world::WorldError;
use crate::engine::bodies::Bodies;
use crate::engine::plan::{Plan, resolve};
use crate::engine::read::Desk;
use crate::engine::run::{Last, Tools};
use crate::engine::store::{Ledger, Made, Store};
use crate::output::{Lock, Writer};
use crate::source::{self, Content, Found};
use crate::theme::Theme;

mod bodies;
pub(crate) mod counting;
mod counts;
pub(crate) mod importing;
mod index;
#[cfg(feature = "serve")]
mod live;
mod memory;
mod outcome;
mod parallel;
mod plan;
mod prepare;
#[cfg(feature = "print")]
pub(crate) mod printing;
mod read;
mod run;
#[cfg(feature = "serve")]
mod shelf;
mod store;
pub(crate) mod theme;

pub(crate) use counts::Counts;
#[cfg(feature = "serve")]
pub use live::Watched;
#[cfg(feature = "serve")]
pub(crate) use live::{Answer, Got, Live, Snapshot};
pub(crate) use outcome::Outcome;
pub(crate) use parallel::{beside, roomy};
#[cfg(feature = "serve")]
pub(crate) use read::FOLDERS;

/// What the command line may say about a build.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub struct Options {
    /// Another output folder than the settings name.
    pub out: Option<PathBuf>,
    /// Show drafts.
    pub drafts: bool,
    /// 截至日期.
    pub as_of: Option<Date>,
    /// Worker threads; `None` for as many as the machine has.
    pub jobs: Option<usize>,
    /// Do not use remembered work.
    pub no_cache: bool,
    /// Write the output; `check` does not.
    pub write: bool,
    /// Treat warnings as mistakes.
    pub deny_warnings: bool,
}

/// How a build tells of its progress. Called from several threads.
pub trait Progress: Sync {
    /// A stage begins; `steps` units of work lie ahead.
    fn stage(&self, stage: Stage, steps: usize);
    /// One unit is done.
    fn step(&self);
}

/// The stages that a person may watch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// 读稿.
    Read,
    /// 检查.
    Resolve,
    /// 排版.
    Print,
    /// 成页.
    Pages,
    /// 编索引.
    Index,
    /// 写出.
    Write,
    /// 等候: another build is at work.
    Wait,
}

/// Reads the desk at `root`, checks it, makes what is not there yet and, if asked, writes it.
///
/// # Errors
/// When the machine refuses: no such folder, no room, no permission. Mistakes in the content are
/// in the outcome.
pub fn build(
    root: &Path,
    options: &Options,
    progress: &dyn Progress,
) -> Result<Outcome, WorldError> {
    let settings = read::settings_so_far(root, options)?;
    let out = settings.value.as_ref();
    let out = out.map(|known| options.out.clone().unwrap_or_else(|| root.join(&known.out)));
    let lock = out.as_ref().filter(|_| options.write);
    let lock = lock.map(|out| Lock::of_desk(root, out, || progress.stage(Stage::Wait, 0)));
    let _lock = lock.transpose()?;
    let store = Store::open(root, !options.no_cache);
    let ledger = || out.as_ref().and_then(|out| store.ledger(out)).unwrap_or_default();
    let (last, walked) = parallel::both(ledger, || read::walk(root, options));
    let walked = walked?;
    // Named faces may be the system's, of which the desk's files tell nothing.
    let named = settings.value.as_ref().is_some_and(|known| !known.print.fonts.is_empty());
    if let Some(out) = &out
        && !named
        && let Some(outcome) = unchanged(out, &walked, &store, &last, options)?
    {
        return Ok(outcome);
    }
    let threads = parallel::threads(options.jobs);
    let (heads, kept) = (store.heads(threads), store.clone());
    let mut desk = read::desk(walked, &settings, &heads.memory, options, progress)?;
    let memory = std::mem::take(&mut desk.memory);
    let late = heads.late(&memory);
    parallel::discard(heads);
    let learned = desk.learned;
    let _keeping = beside(move || {
        if learned {
            kept.keep(&memory, late.as_ref());
        }
    });
    let mut outcome = Outcome { notes: desk.notes.clone(), out: out.clone(), ..Outcome::default() };
    let Some((settings, out)) = settings.value.zip(out) else {
        outcome.settle(&desk, &Theme::default());
        return Ok(outcome);
    };
    outcome.language = settings.language;
    progress.stage(Stage::Resolve, 0);
    let (writer, before) = prepare::before(&last, &out, &desk, options);
    let plan = prepare::prepare(&desk, settings, before, threads, &mut outcome);
    outcome.settle(&desk, &plan.theme);
    if !outcome.stops(options) {
        let (desk, plan, store, out) = (&mut desk, &plan, &store, out.as_path());
        make(Work { desk, plan, last, store, out, writer, options, progress }, &mut outcome)?;
    }
    parallel::discard((desk, plan));
    Ok(outcome)
}

/// What the last build came to, when nothing has changed since: no file of the desk, and no file of the output.
fn unchanged(
    out: &Path,
    walked: &Noted<Vec<Found>>,
    store: &Store,
    last: &Ledger,
    options: &Options,
) -> Result<Option<Outcome>, WorldError> {
    let Some(inputs) = last.inputs else { return Ok(None) };
    if read::inputs(walked, &store.index(), options)? != Some(inputs) {
        return Ok(None);
    }
    if options.write {
        let writer = Writer::open(out)?;
        let stands = |(path, made): &(OutPath, Made)| writer.keep(path, made.stamp).is_some();
        let whole = writer.manifest() == Some(last.manifest)
            && parallel::map(&last.made, parallel::threads(options.jobs), stands)
                .into_iter()
                .all(|stands| stands);
        if !whole {
            return Ok(None);
        }
    }
    let mut outcome = Outcome {
        notes: last.notes.clone(),
        language: last.language,
        counts: Counts { made: 0, ..last.counts },
        written: options.write,
        out: Some(out.to_path_buf()),
        lines: BTreeMap::new(),
    };
    let shown: BTreeSet<&SourcePath> =
        outcome.notes.iter().filter_map(|note| Some(&note.span.as_ref()?.path)).collect();
    for path in shown {
        let found = walked.value.iter().find(|found| found.path == *path);
        let text = match found {
            Some(found) => match source::load(found)?.value.content {
                Content::Text(text) => Some(text),
                _ => None,
            },
            None => crate::theme::carried_text(path),
        };
        outcome.lines.extend(text.map(|text| (path.clone(), text)));
    }
    let goes_on = !outcome.stops(options);
    Ok(goes_on.then_some(outcome))
}

/// What is to be made, and where.
struct Work<'a> {
    desk: &'a mut Desk,
    plan: &'a Plan,
    /// What the last build made.
    last: Ledger,
    store: &'a Store,
    out: &'a Path,
    /// The way into it, if it is open.
    writer: Option<Writer>,
    options: &'a Options,
    progress: &'a dyn Progress,
}

/// Does every job that is not done yet; commits when no mistake turned up on the way, and remembers it.
fn make(work: Work<'_>, outcome: &mut Outcome) -> Result<(), WorldError> {
    let Work { desk, plan, last, store, out, writer, options, progress } = work;
    let open = || options.write.then(|| Writer::open(out)).transpose();
    let writer = writer.map_or_else(open, |writer| Ok(Some(writer)))?;
    let terms = std::mem::take(&mut desk.terms);
    let bodies = Bodies::new(&desk.bodies, &desk.sources);
    let threads = parallel::threads(options.jobs);
    let tools = Tools {
        sources: &desk.sources,
        bodies: &bodies,
        plan,
        writer: writer.as_ref(),
        last: Last::new(&last),
        store,
        threads,
    };
    let done = run::run(&tools, &terms, progress);
    let done = done.and_then(|done| bodies.refusal().map_or(Ok(done), Err));
    let Some(writer) = writer else {
        let done = done?;
        outcome.add(done.notes, done.counts);
        outcome.settle(desk, &plan.theme);
        return Ok(());
    };
    let done = match done {
        Ok(done) => done,
        Err(refusal) => {
            writer.abandon()?;
            return Err(refusal);
        }
    };
    outcome.add(done.notes, done.counts);
    outcome.settle(desk, &plan.theme);
    if outcome.stops(options) {
        writer.abandon()?;
        return Ok(());
    }
    progress.stage(Stage::Write, 0);
    let (placed, facts): (Vec<_>, Vec<_>) = done.placed.into_iter().unzip();
    let changes = writer.commit(&placed)?;
    outcome.written = true;
    let stamps = parallel::map(&placed, threads, |file| file.stamp(out));
    let made =
        placed.iter().zip(facts).zip(stamps).map(|((placed, made), stamp)| {
            Ok((placed.path().clone(), Made { stamp: stamp?, ..made }))
        });
    let ledger = Ledger {
        inputs: Some(desk.inputs),
        around: Some(desk.around),
        manifest: changes.manifest,
        made: made.collect::<Result<_, WorldError>>()?,
        notes: outcome.notes.clone(),
        language: outcome.language,
        counts: outcome.counts,
        index: done.index,
    };
    outcome.counts.changed = changes.written;
    outcome.counts.removed = changes.removed;
    store.keep_ledger(out, &ledger);
    Ok(())
}
