//! The second half of a build: every job done on all threads, its bytes handed on in order.

use crate::base::diag::Diagnostic;
#[cfg(feature = "print")]
use crate::base::diag::{Noted, Span};
use crate::base::path::OutPath;
#[cfg(feature = "print")]
use crate::base::problem::Problem;
use crate::base::world::WorldError;
#[cfg(feature = "print")]
use crate::document::Document;
use crate::engine::bodies::Bodies;
use crate::engine::plan::Job;
use crate::engine::{Counts, Progress, Stage, parallel};
use crate::output::{Placed, Writer};
#[cfg(feature = "print")]
use crate::print::{Fonts, Print, Supply};
use crate::source::Sources;
#[cfg(feature = "print")]
use crate::theme::Theme;
use crate::theme::template::Templates;

/// What jobs are done with.
pub(crate) struct Tools<'a> {
    pub(crate) sources: &'a Sources,
    pub(crate) bodies: &'a Bodies<'a>,
    pub(crate) templates: &'a Templates,
    #[cfg(feature = "print")]
    pub(crate) theme: &'a Theme,
    #[cfg(feature = "print")]
    pub(crate) fonts: &'a Fonts,
    /// `None` when nothing is to be written.
    pub(crate) writer: Option<&'a Writer>,
    pub(crate) threads: usize,
}

/// What all jobs came to.
#[derive(Default)]
pub(crate) struct Done {
    /// Sorted by path.
    pub(crate) placed: Vec<Placed>,
    pub(crate) notes: Vec<Diagnostic>,
    pub(crate) counts: Counts,
}

/// One job's result.
#[derive(Default)]
struct Made {
    placed: Option<Placed>,
    notes: Vec<Diagnostic>,
    sheets: usize,
}

/// Does every job. Prints come first, for they take longest; the result is in the order of paths.
pub(crate) fn run(
    jobs: impl IntoIterator<Item = (OutPath, Job)>,
    tools: &Tools<'_>,
    progress: &dyn Progress,
) -> Result<Done, WorldError> {
    let (prints, others): (Vec<_>, Vec<_>) = jobs.into_iter().partition(|(_, job)| is_print(job));
    let mut done = Done::default();
    for (stage, jobs) in [(Stage::Print, prints), (Stage::Pages, others)] {
        progress.stage(stage, jobs.len());
        let made = parallel::map(&jobs, tools.threads, |(out, job)| {
            let made = make(out, job, tools);
            progress.step();
            made
        });
        for ((_, job), made) in jobs.iter().zip(made) {
            let made = made?;
            done.counts.sheets += made.sheets;
            match job {
                Job::Page(_) => done.counts.pages += 1,
                Job::Feed(_) | Job::Index(_) | Job::Style(_) | Job::Copy(_) => {
                    done.counts.files += 1;
                }
                #[cfg(feature = "print")]
                Job::Print(_) | Job::Board(_) | Job::Booklet(_) => done.counts.prints += 1,
            }
            done.notes.extend(made.notes);
            done.placed.extend(made.placed);
        }
    }
    done.placed.sort_by(|a, b| a.path().cmp(b.path()));
    Ok(done)
}

fn is_print(job: &Job) -> bool {
    match job {
        #[cfg(feature = "print")]
        Job::Print(_) | Job::Board(_) | Job::Booklet(_) => true,
        _ => false,
    }
}

fn make(out: &OutPath, job: &Job, tools: &Tools<'_>) -> Result<Made, WorldError> {
    match job {
        Job::Page(view) => {
            match crate::web::page(view, tools.templates, &|document| tools.bodies.get(document)) {
                Ok(html) => put(out, html.as_bytes(), tools),
                Err(note) => Ok(Made { notes: vec![note], ..Made::default() }),
            }
        }
        Job::Feed(view) => put(out, crate::feed::render(view).as_bytes(), tools),
        Job::Index(view) => {
            let text = crate::search::render(view, &|document| tools.bodies.get(document));
            put(out, text.as_bytes(), tools)
        }
        Job::Style(bytes) => put(out, bytes, tools),
        Job::Copy(asset) if tools.writer.is_some() => {
            put(out, &tools.sources.bytes(&asset.source)?, tools)
        }
        Job::Copy(_) => Ok(Made::default()),
        #[cfg(feature = "print")]
        Job::Print(view) => print(out, tools, &|supply| {
            crate::print::typeset(view, tools.theme, tools.fonts, supply)
        }),
        #[cfg(feature = "print")]
        Job::Board(view) => print(out, tools, &|supply| {
            crate::print::board::board(view, tools.theme, tools.fonts, supply)
        }),
        #[cfg(feature = "print")]
        Job::Booklet(view) => print(out, tools, &|supply| {
            crate::print::booklet::booklet(view, tools.theme, tools.fonts, supply)
        }),
    }
}

#[cfg(feature = "print")]
fn print(
    out: &OutPath,
    tools: &Tools<'_>,
    set: &dyn Fn(&Supply<'_>) -> Noted<Option<Print>>,
) -> Result<Made, WorldError> {
    let blob = |path: &crate::base::path::SourcePath| tools.sources.bytes(path).ok();
    let body = |document: &Document| tools.bodies.get(document);
    let supply = Supply { body: &body, blob: &blob };
    let set = set(&supply);
    let mut notes = set.notes;
    for note in &mut notes {
        narrow(note, tools.sources);
    }
    let Some(print) = set.value else { return Ok(Made { notes, ..Made::default() }) };
    let made = put(out, &print.pdf, tools)?;
    Ok(Made { notes, sheets: print.pages, ..made })
}

/// Points at the character that no face has, within the block that printing names.
#[cfg(feature = "print")]
fn narrow(note: &mut Diagnostic, sources: &Sources) {
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

fn put(out: &OutPath, bytes: &[u8], tools: &Tools<'_>) -> Result<Made, WorldError> {
    let placed = tools.writer.map(|writer| writer.put(out, bytes)).transpose()?;
    Ok(Made { placed, ..Made::default() })
}
