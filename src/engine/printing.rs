//! Prints that somebody names, and no others: read, check, set, put where a build would put them.
//!
//! Mistakes of files that these prints do not take anything from are left to `check`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::base::diag::{Diagnostic, Noted, nearest};
use crate::base::path::SourcePath;
use crate::base::problem::Problem;
use crate::base::world::WorldError;
use crate::config::{Settings, file};
use crate::document::Document;
use crate::engine::bodies::Bodies;
use crate::engine::read::{self, Desk};
use crate::engine::run::{PRINTS, narrow};
use crate::engine::{Options, Outcome, Progress, Stage, parallel, resolve};
use crate::output::{self, Lock, Placed};
pub(crate) use crate::print::Shape;
use crate::print::{self, Fonts, Pages, Printing, Supply};
use crate::site::{DocId, Issue, Site};
use crate::source::{SETTINGS, Sources};
use crate::theme::Theme;

mod delivery;

use delivery::{Delivery, names};

/// What somebody wants printed.
#[derive(Clone, Debug)]
pub(crate) struct Order {
    pub(crate) wanted: Vec<Wanted>,
    /// A PDF, or a folder for them; where a build puts them when not given.
    pub(crate) to: Option<PathBuf>,
    /// Where the person stands: what no build prints is put there.
    pub(crate) here: PathBuf,
    /// A folder for what Typst would get; nothing is set then.
    pub(crate) sources: Option<PathBuf>,
}

/// One thing that somebody names.
#[derive(Clone, Debug)]
pub(crate) struct Wanted {
    /// As typed: a path, or a publication with a number.
    pub(crate) typed: String,
    /// The path below the desk's folder that the words may mean from where the person stands.
    pub(crate) below: Option<String>,
}

/// What came of an order.
#[derive(Debug, Default)]
pub(crate) struct Printed {
    /// Mistakes; nothing was written when they forbid it.
    pub(crate) outcome: Outcome,
    /// What was written.
    pub(crate) sheets: Vec<Sheet>,
    /// What could not be found; nothing was set then.
    pub(crate) unknown: Vec<Unknown>,
}

/// One finished PDF.
#[derive(Debug)]
pub(crate) struct Sheet {
    pub(crate) title: String,
    pub(crate) shape: Shape,
    pub(crate) pages: usize,
    pub(crate) file: PathBuf,
}

/// A name that nothing printable has.
#[derive(Debug)]
pub(crate) struct Unknown {
    pub(crate) typed: String,
    pub(crate) why: Why,
    /// What may have been meant.
    pub(crate) near: Option<String>,
}

/// Why a name cannot be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// No file and no issue is called so.
    Missing,
    /// It is a draft, and drafts were not asked for.
    Draft,
    /// A file was named as the target of several prints.
    Several,
}

/// What a name turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    Issue(usize),
    Document(DocId),
}

/// Prints what was ordered.
///
/// # Errors
/// When the machine refuses. Mistakes in the content are in the outcome.
pub(crate) fn print(
    root: &Path,
    order: &Order,
    options: &Options,
    progress: &dyn Progress,
) -> Result<Printed, WorldError> {
    let (settings, desk) = read::once(root, options, progress)?;
    let mut printed = Printed {
        outcome: Outcome { notes: desk.notes.clone(), ..Outcome::default() },
        ..Printed::default()
    };
    let Some(settings) = &settings.value else {
        printed.outcome.settle(&desk, &Theme::default());
        return Ok(printed);
    };
    printed.outcome.language = settings.language;
    progress.stage(Stage::Resolve, 0);
    let site = printed.outcome.take(resolve(&desk, settings, parallel::threads(options.jobs)));
    let chosen = choose(&site, &desk, settings, order, &mut printed.unknown);
    if !printed.unknown.is_empty() {
        printed.outcome.notes.clear();
        return Ok(printed);
    }
    let theme = printed.outcome.take(Theme::load(&desk.sources, &settings.theme));
    let Noted { value: fonts, notes } = Fonts::load(&theme, &settings.print);
    printed.outcome.notes.extend(placed(&notes, &desk.sources));
    let mut used: BTreeSet<&SourcePath> = chosen.iter().flat_map(Printing::documents).collect();
    used.extend(order.wanted.iter().filter_map(|wanted| Some(&meant(&desk, wanted)?.path)));
    keep(&mut printed.outcome.notes, &used);
    printed.outcome.settle(&desk, &theme);
    if printed.outcome.stops(options) {
        return Ok(printed);
    }
    if let Some(folder) = &order.sources {
        save_sources(&chosen, folder, &desk, &theme, &fonts)?;
        return Ok(printed);
    }
    let out = options.out.clone().unwrap_or_else(|| root.join(&settings.out));
    let _lock = Lock::of_desk(root, &out, || progress.stage(Stage::Wait, 0))?;
    let delivery = Delivery::open(&out, order, &chosen)?;
    let made = match typeset(&chosen, &desk, &theme, &fonts, &delivery, options, progress) {
        Ok(made) => made,
        Err(refusal) => {
            delivery.abandon()?;
            return Err(refusal);
        }
    };
    let mut placed = Vec::new();
    for (at, (printing, made)) in chosen.iter().zip(made).enumerate() {
        printed.outcome.notes.extend(made.notes);
        placed.extend(made.placed);
        let (title, file) = (printing.title().to_owned(), delivery.file(at).to_owned());
        let shape = printing.shape();
        printed.sheets.extend(made.pages.map(|pages| Sheet { title, shape, pages, file }));
    }
    printed.outcome.settle(&desk, &theme);
    if printed.outcome.stops(options) {
        printed.sheets.clear();
        delivery.abandon()?;
    } else {
        progress.stage(Stage::Write, 0);
        delivery.place(&placed)?;
        printed.outcome.written = true;
    }
    Ok(printed)
}

/// What was ordered, each once, with all that a build makes of it; what is not there is told. A file named
/// as the target holds the thing itself, without its booklet or its A3 sheets.
fn choose(
    site: &Site,
    desk: &Desk,
    settings: &Settings,
    order: &Order,
    unknown: &mut Vec<Unknown>,
) -> Vec<Printing> {
    let target = order.to.as_ref().filter(|to| is_pdf(to));
    let mut chosen: Vec<Printing> = Vec::new();
    for wanted in &order.wanted {
        let typed = wanted.typed.clone();
        let mut found = match find(site, wanted) {
            Some(Found::Issue(at)) => print::of_issue(site, settings, &site.issues[at]),
            Some(Found::Document(id)) => print::of_document(site, settings, id),
            None => {
                let why = match meant(desk, wanted) {
                    // What is wrong with it is told.
                    Some(document) if document.header.broken => continue,
                    Some(_) => Why::Draft,
                    None => Why::Missing,
                };
                unknown.push(Unknown { near: near(site, &typed), typed, why });
                continue;
            }
        };
        found.truncate(if target.is_some() { 1 } else { usize::MAX });
        found.retain(|one| !chosen.iter().any(|known| known.out() == one.out()));
        chosen.append(&mut found);
    }
    if chosen.len() > 1
        && let Some(to) = target
    {
        let typed = to.display().to_string();
        unknown.push(Unknown { typed, why: Why::Several, near: None });
    }
    chosen
}

/// The document of a path, or the issue of a publication and a number.
fn find(site: &Site, wanted: &Wanted) -> Option<Found> {
    let paths = paths(wanted);
    let entries = (0..).map(DocId).zip(&site.entries);
    let mut named =
        entries.filter(|(_, entry)| paths.iter().any(|path| entry.document.path.as_str() == path));
    let Some((id, _)) = named.next() else { return issue(site, &wanted.typed).map(Found::Issue) };
    let issue = site.issues.iter().position(|issue| issue.document == id);
    Some(issue.map_or(Found::Document(id), Found::Issue))
}

/// The document of a path, shown or not.
fn meant<'a>(desk: &'a Desk, wanted: &Wanted) -> Option<&'a Document> {
    let paths = paths(wanted);
    let named = |document: &&Document| paths.iter().any(|path| document.path.as_str() == path);
    desk.documents.iter().map(AsRef::as_ref).find(named)
}

/// The paths that a name may mean, the likeliest first.
fn paths(wanted: &Wanted) -> Vec<String> {
    let typed = [wanted.below.as_deref(), Some(wanted.typed.as_str())];
    let mut out = Vec::new();
    for typed in typed.into_iter().flatten() {
        for base in ["", "content/"] {
            for end in ["", ".md", "/index.md"] {
                let path = SourcePath::new(&format!("{base}{typed}{end}"));
                out.extend(path.map(|path| path.as_str().to_owned()));
            }
        }
    }
    out
}

/// 临江工作简报2013年第2期, 临江工作简报 2, 临江工作简报增刊1; of several the newest, without a number
/// the newest of all.
fn issue(site: &Site, typed: &str) -> Option<usize> {
    let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let typed = plain(typed);
    site.issues.iter().position(|issue| {
        let names = [publication(site, issue), issue.publication.as_str()];
        let title = &site.document(issue.document).header.title.value;
        let rest = names.iter().find_map(|name| typed.strip_prefix(&plain(name)));
        plain(title) == typed || rest.is_some_and(|rest| is_numbered(issue, rest))
    })
}

/// 刊名.
fn publication<'a>(site: &'a Site, issue: &Issue) -> &'a str {
    let header = print::bulletin(site.document(issue.document));
    header.map_or("", |header| header.publication.value.as_str())
}

/// Whether what stands behind a publication's name means this issue.
fn is_numbered(issue: &Issue, rest: &str) -> bool {
    if rest.is_empty() {
        return true;
    }
    let sign = |c: char| c.is_ascii_digit() || "年第期总增刊-_/.（）()号".contains(c);
    if !rest.chars().all(sign) || rest.contains('增') != issue.number.supplement {
        return false;
    }
    let numbers: Vec<u32> = rest
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|digits| digits.parse().ok())
        .collect();
    match numbers.as_slice() {
        [number] => *number == issue.number.number,
        [year, number] => *year == u32::from(issue.year) && *number == issue.number.number,
        _ => false,
    }
}

/// What a name that is nowhere may have meant: a file, or a publication.
fn near(site: &Site, typed: &str) -> Option<String> {
    let stem = typed.rsplit(['/', '\\']).next().unwrap_or(typed).trim_end_matches(".md");
    let known = site.entries.iter().map(|entry| entry.document.path.stem());
    if let Some(near) = nearest(stem, known) {
        let mut paths = site.entries.iter().map(|entry| &entry.document.path);
        let path = paths.find(|path| path.stem() == near)?;
        return Some(path.below("content").unwrap_or(path.as_str()).to_owned());
    }
    nearest(typed, site.issues.iter().map(|issue| publication(site, issue)))
}

/// Leaves the mistakes of what these prints are made from, and those of the desk as a whole.
fn keep(notes: &mut Vec<Diagnostic>, used: &BTreeSet<&SourcePath>) {
    notes.retain(|note| {
        note.span.as_ref().is_none_or(|span| {
            span.path.below("content").is_none()
                || span.path.below("content/data").is_some()
                || used.contains(&span.path)
        })
    });
}

/// What is said of faces, with the place of the setting that names them.
pub(crate) fn placed(notes: &[Diagnostic], sources: &Sources) -> Vec<Diagnostic> {
    let path = SourcePath::fixed(SETTINGS);
    let text = sources.text(&path);
    let place = |note: &Diagnostic| {
        let Problem::MissingFace { setting, .. } = &note.problem else { return None };
        let range = file::place_of(text.as_ref()?, &path, &["print", "fonts", setting])?;
        Some(range.span(&path))
    };
    let placed = |note: &Diagnostic| Diagnostic {
        span: note.span.clone().or_else(|| place(note)),
        ..note.clone()
    };
    notes.iter().map(placed).collect()
}

/// What came of one print.
struct Made {
    notes: Vec<Diagnostic>,
    /// How many pages it has; `None` when a mistake stood in the way.
    pages: Option<usize>,
    /// Staged for the output folder.
    placed: Option<Placed>,
}

/// Sets all and stages each as soon as it is there: finished PDFs take no memory.
fn typeset(
    chosen: &[Printing],
    desk: &Desk,
    theme: &Theme,
    fonts: &Fonts,
    delivery: &Delivery,
    options: &Options,
    progress: &dyn Progress,
) -> Result<Vec<Made>, WorldError> {
    let bodies = Bodies::new(&desk.bodies, &desk.sources);
    let blob = |path: &SourcePath| desk.sources.bytes(path).ok();
    let body = |document: &Document| bodies.get(document);
    progress.stage(Stage::Print, chosen.len());
    let numbered: Vec<(usize, &Printing)> = chosen.iter().enumerate().collect();
    // What is made of the same pages follows each other on one thread.
    let lots: Vec<_> = numbered.chunk_by(|one, next| one.1.shares_pages(next.1)).collect();
    let made = parallel::map(&lots, parallel::threads(options.jobs), |lot| {
        let supply = Supply { body: &body, blob: &blob };
        let mut pages = Pages::default();
        let set = |&(at, printing): &(usize, &Printing)| {
            let Noted { value, mut notes } = printing.set(theme, fonts, &supply, &mut pages);
            print::forget(PRINTS);
            for note in &mut notes {
                narrow(note, &desk.sources);
            }
            let placed = value.as_ref().map(|print| delivery.put(at, printing, &print.file));
            let placed = placed.transpose()?.flatten();
            progress.step();
            Ok(Made { notes, pages: value.map(|print| print.pages), placed })
        };
        lot.iter().map(set).collect::<Vec<_>>()
    });
    let made = made.into_iter().flatten().collect::<Result<_, _>>();
    bodies.refusal().map_or(made, Err)
}

/// Writes what Typst would get: the faces, and for each print a folder.
fn save_sources(
    chosen: &[Printing],
    folder: &Path,
    desk: &Desk,
    theme: &Theme,
    fonts: &Fonts,
) -> Result<(), WorldError> {
    let bodies = Bodies::new(&desk.bodies, &desk.sources);
    let blob = |path: &SourcePath| desk.sources.bytes(path).ok();
    let body = |document: &Document| bodies.get(document);
    for (path, bytes) in fonts.files() {
        output::save(&folder.join(path), &bytes)?;
    }
    for (printing, name) in chosen.iter().zip(names(chosen)) {
        let supply = Supply { body: &body, blob: &blob };
        let room = folder.join(name.trim_end_matches(".pdf"));
        for (path, bytes) in printing.sources(theme, fonts, &supply) {
            output::save(&room.join(path), &bytes)?;
        }
    }
    bodies.refusal().map_or(Ok(()), Err)
}

fn is_pdf(path: &Path) -> bool {
    path.extension().is_some_and(|end| end.eq_ignore_ascii_case("pdf"))
}
