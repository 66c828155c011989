//! The whole pipeline in one function: a desk's folder goes in, the finished output comes out.
//!
//! read (files → documents) → resolve (documents → site) → plan (site → jobs) → run (jobs → bytes)
//! → commit. Mistakes stop it before the next step that would cost or change something.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::chinese::date::Date;
use crate::base::diag::{Diagnostic, Lang, Noted, Severity};
use crate::base::path::{OutPath, SourcePath};
use crate::base::world::WorldError;
use crate::config::Settings;
use crate::engine::bodies::Bodies;
use crate::engine::plan::Job;
use crate::engine::read::Desk;
use crate::engine::run::Tools;
use crate::output::Writer;
use crate::search::Terms;
use crate::site::{self, Inputs};
use crate::theme::Theme;
use crate::theme::template::Templates;

mod bodies;
mod parallel;
mod plan;
#[cfg(feature = "print")]
mod printing;
mod read;
mod run;

#[cfg(feature = "print")]
pub(crate) use printing::{Order, Printed, Sheet, Unknown, Wanted, Why, print};

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
    /// 写出.
    Write,
}

/// What came of a build.
#[derive(Debug, Default)]
pub struct Outcome {
    /// All mistakes, in order.
    pub notes: Vec<Diagnostic>,
    /// The language that the settings ask for.
    pub language: Option<Lang>,
    /// How much was made.
    pub counts: Counts,
    /// Whether the output was written.
    pub written: bool,
    /// The output folder, as far as it is known.
    pub out: Option<PathBuf>,
    lines: BTreeMap<SourcePath, Arc<str>>,
}

/// How much a build made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Articles.
    pub articles: usize,
    /// HTML pages.
    pub pages: usize,
    /// PDF files.
    pub prints: usize,
    /// Pages in these PDF files.
    pub sheets: usize,
    /// Other files: pictures, styles, feeds.
    pub files: usize,
    /// Files whose bytes are new.
    pub changed: usize,
    /// Files of the last build that are gone.
    pub removed: usize,
}

/// Reads the desk at `root`, checks it, makes everything and, if asked, writes it.
///
/// # Errors
/// When the machine refuses: no such folder, no room, no permission. Mistakes in the content are
/// in the outcome.
pub fn build(
    root: &Path,
    options: &Options,
    progress: &dyn Progress,
) -> Result<Outcome, WorldError> {
    let mut desk = read::desk(root, options, progress)?;
    let terms = std::mem::take(&mut desk.terms);
    let mut outcome = Outcome { notes: desk.notes.clone(), ..Outcome::default() };
    if let Some(settings) = &desk.settings {
        outcome.language = settings.language;
        outcome.out = Some(options.out.clone().unwrap_or_else(|| root.join(&settings.out)));
        progress.stage(Stage::Resolve, 0);
        let plan = prepare(&desk, settings, terms, &mut outcome);
        outcome.settle(&desk, &plan.theme);
        if !outcome.stops(options) {
            make(&desk, plan, options, progress, &mut outcome)?;
        }
    } else {
        outcome.settle(&desk, &Theme::default());
    }
    Ok(outcome)
}

/// Everything that is known before the first byte is rendered.
struct Plan {
    theme: Theme,
    templates: Templates,
    #[cfg(feature = "print")]
    fonts: crate::print::Fonts,
    jobs: BTreeMap<OutPath, Job>,
}

fn prepare(
    desk: &Desk,
    settings: &Settings,
    terms: BTreeMap<SourcePath, Terms>,
    outcome: &mut Outcome,
) -> Plan {
    let units_file = read::units_file();
    let site = outcome.take(site::resolve(Inputs {
        documents: desk.documents.clone(),
        data: &desk.data,
        units_file: &units_file,
        files: &desk.files,
        as_of: settings.as_of,
        drafts: settings.drafts,
    }));
    outcome.counts.articles = site.articles.len();
    let theme = outcome.take(Theme::load(&desk.sources, &settings.theme));
    let templates = outcome.take(Templates::load(&theme));
    #[cfg(feature = "print")]
    let fonts = crate::print::Fonts::load(&theme, &settings.print);
    let jobs = plan::plan(&site, settings, &theme, terms, &mut outcome.notes);
    // What faces are missing matters to those who print.
    #[cfg(feature = "print")]
    if jobs.values().any(|job| matches!(job, Job::Print(_))) {
        outcome.notes.extend(fonts.notes);
    }
    Plan {
        theme,
        templates,
        #[cfg(feature = "print")]
        fonts: fonts.value,
        jobs,
    }
}

/// Renders every job; commits when no mistake turned up on the way.
fn make(
    desk: &Desk,
    plan: Plan,
    options: &Options,
    progress: &dyn Progress,
    outcome: &mut Outcome,
) -> Result<(), WorldError> {
    let out = outcome.out.as_ref().filter(|_| options.write);
    let writer = out.map(|out| Writer::open(out)).transpose()?;
    let bodies = Bodies::new(&desk.bodies, &desk.sources);
    let tools = Tools {
        sources: &desk.sources,
        bodies: &bodies,
        templates: &plan.templates,
        #[cfg(feature = "print")]
        theme: &plan.theme,
        #[cfg(feature = "print")]
        fonts: &plan.fonts,
        writer: writer.as_ref(),
        threads: parallel::threads(options.jobs),
    };
    let done = run::run(plan.jobs, &tools, progress);
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
        return writer.abandon();
    }
    progress.stage(Stage::Write, 0);
    let changes = writer.commit(&done.placed)?;
    outcome.counts.changed = changes.written;
    outcome.counts.removed = changes.removed;
    outcome.written = true;
    Ok(())
}

impl Outcome {
    /// The text of a file that a diagnostic names, to show its line.
    #[must_use]
    pub fn text(&self, path: &SourcePath) -> Option<&str> {
        self.lines.get(path).map(AsRef::as_ref)
    }

    /// Whether the mistakes found so far forbid to go on.
    #[must_use]
    pub fn stops(&self, options: &Options) -> bool {
        let worst = if options.deny_warnings { Severity::Warning } else { Severity::Error };
        self.notes.iter().any(|note| note.severity <= worst)
    }

    /// Keeps the mistakes of a stage and gives its value.
    fn take<T>(&mut self, noted: Noted<T>) -> T {
        self.notes.extend(noted.notes);
        noted.value
    }

    fn add(&mut self, notes: Vec<Diagnostic>, counts: Counts) {
        self.notes.extend(notes);
        self.counts = Counts { articles: self.counts.articles, ..counts };
    }

    /// Sorts the mistakes, drops what files are excused from, and keeps the texts that they show.
    fn settle(&mut self, desk: &Desk, theme: &Theme) {
        let waived: BTreeSet<(&SourcePath, &str)> = desk
            .documents
            .iter()
            .flat_map(|document| {
                let codes = document.header.waive.iter();
                codes.map(|waiver| (&document.path, waiver.code.value.as_str()))
            })
            .collect();
        self.notes.retain(|note| {
            let place = note.span.as_ref().map(|span| (&span.path, note.problem.code()));
            note.severity == Severity::Error || place.is_none_or(|place| !waived.contains(&place))
        });
        self.notes.sort();
        self.notes.dedup();
        let shown = self.notes.iter().filter_map(|note| note.span.as_ref());
        let texts = shown.filter_map(|span| {
            let text = desk.sources.text(&span.path).or_else(|| theme.text(&span.path))?;
            Some((span.path.clone(), text))
        });
        self.lines = texts.collect();
    }
}
