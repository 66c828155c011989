//! The desk as it is now, for a preview: read again at every look, rendered only where somebody asks.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use super::bodies::Bodies;
use super::index::Maker;
use super::memory::Memory;
use super::plan::{Job, Plan};
use super::prepare::{Before, prepare};
use super::read::{self, Desk};
use super::run::{self, Last, Pages, Rendered, Tools, Trail};
use super::shelf::{Item, Shelf};
use super::store::Store;
use super::{Options, Outcome, Progress, Stage, parallel};
use crate::base::diag::{Diagnostic, Lang};
use crate::base::path::{OutPath, SourcePath};
use crate::base::world::WorldError;
use crate::document::header::{Detail, Kind};
use crate::search;
use crate::site::{DocId, Site};
use crate::theme::Theme;

mod whole;

pub use whole::Watched;

/// A desk that is looked at again and again. What did not change is not parsed again.
pub(crate) struct Live {
    root: PathBuf,
    options: Options,
    memory: Memory,
    last: Option<Arc<Known>>,
    printing: Arc<Mutex<Trail>>,
    shelf: Arc<Shelf>,
}

/// A desk as one look found it.
#[derive(Default)]
pub(crate) struct Snapshot {
    /// All mistakes that are known without rendering, in order.
    pub(crate) notes: Vec<Diagnostic>,
    /// The language that the settings ask for.
    pub(crate) language: Option<Lang>,
    /// How many articles there are.
    pub(crate) articles: usize,
    lines: BTreeMap<SourcePath, Arc<str>>,
    /// `None` until the settings can be used for the first time. With settings that cannot be used, the last ones.
    known: Option<Arc<Known>>,
    shelf: Arc<Shelf>,
}

/// Everything that files are made from.
struct Known {
    desk: Desk,
    plan: Plan,
    /// The search index, from when somebody first asks for it.
    index: OnceLock<BTreeMap<OutPath, Job>>,
    /// One print at a time: each takes all threads that it can use, and leaves its trail for the next.
    printing: Arc<Mutex<Trail>>,
    store: Store,
    jobs: Option<usize>,
}

/// What stands at an address.
#[derive(Clone, Debug)]
pub(crate) enum Answer {
    /// A page.
    Page(Arc<Item>),
    /// Any other file.
    File(Arc<Item>),
    /// Mistakes stand in the way.
    Broken,
    /// Its text has changed since: the next look knows more.
    Changing,
    /// Nothing.
    Missing,
}

/// An answer and what came up while it was made.
pub(crate) struct Got {
    pub(crate) answer: Answer,
    /// Mistakes that only rendering finds; empty when the answer was made before.
    pub(crate) notes: Vec<Diagnostic>,
}

/// One text of the desk, for lists.
pub(crate) struct Entry {
    pub(crate) path: SourcePath,
    pub(crate) title: String,
    pub(crate) kind: Kind,
    pub(crate) date: String,
    pub(crate) draft: bool,
    pub(crate) page: OutPath,
    pub(crate) pdf: Option<OutPath>,
    /// Issues, boards and the campaign that show it.
    pub(crate) uses: Vec<(String, OutPath)>,
}

/// Nobody watches.
struct Silent;

impl Progress for Silent {
    fn stage(&self, _: Stage, _: usize) {}
    fn step(&self) {}
}

impl Live {
    /// A desk that was not looked at yet.
    pub(crate) fn new(root: &Path, options: Options) -> Self {
        let store = Store::open(root, !options.no_cache);
        let memory = store.heads(parallel::threads(options.jobs)).memory;
        let root = root.to_path_buf();
        Self { root, options, memory, last: None, printing: Arc::default(), shelf: Arc::default() }
    }

    /// Reads the desk again and plans its site; renders nothing.
    ///
    /// # Errors
    /// When the machine refuses, or a file changes while it is read.
    pub(crate) fn look(&mut self) -> Result<Snapshot, WorldError> {
        let settings = read::settings(&self.root, &self.options)?;
        let walked = read::walk(&self.root, &self.options)?;
        let mut desk = read::desk(walked, &settings, &self.memory, &self.options, &Silent)?;
        parallel::discard(std::mem::replace(&mut self.memory, std::mem::take(&mut desk.memory)));
        let mut outcome = Outcome { notes: desk.notes.clone(), ..Outcome::default() };
        if let Some(settings) = settings.value {
            outcome.language = settings.language;
            // They take much room, and few people search a preview.
            parallel::discard(std::mem::take(&mut desk.terms));
            let threads = parallel::threads(self.options.jobs);
            let last = self.last.as_ref().map_or(Before::Nothing, |last| Before::Look(&last.plan));
            let plan = prepare(&desk, settings, last, threads, &mut outcome);
            outcome.settle(&desk, &plan.theme);
            let known = Known {
                desk,
                plan,
                index: OnceLock::new(),
                printing: Arc::clone(&self.printing),
                store: Store::open(&self.root, !self.options.no_cache),
                jobs: self.options.jobs,
            };
            self.last = Some(Arc::new(known));
        } else {
            outcome.settle(&desk, &Theme::default());
            outcome.language = self.last.as_ref().and_then(|last| last.plan.settings.language);
        }
        Ok(Snapshot {
            notes: outcome.notes,
            language: outcome.language,
            articles: outcome.counts.articles,
            lines: outcome.lines,
            known: self.last.clone(),
            shelf: Arc::clone(&self.shelf),
        })
    }
}

impl Snapshot {
    /// The text of a file that a diagnostic names, to show its line.
    pub(crate) fn text(&self, path: &SourcePath) -> Option<Arc<str>> {
        let known = || {
            let known = self.known.as_ref()?;
            known.desk.sources.text(path).or_else(|| known.plan.theme.text(path))
        };
        self.lines.get(path).cloned().or_else(known)
    }

    /// 站名; empty until the settings can be used.
    pub(crate) fn name(&self) -> &str {
        self.known.as_ref().map_or("", |known| &known.plan.settings.name)
    }

    /// The style sheets that pages may use.
    pub(crate) fn styles(&self) -> Vec<OutPath> {
        let jobs = self.known.iter().flat_map(|known| &known.plan.jobs);
        jobs.filter(|(out, job)| is_style(out, job)).map(|(out, _)| out.clone()).collect()
    }

    /// What stands at an address, made now if it was not made before.
    pub(crate) fn get(&self, path: &OutPath) -> Got {
        let nothing = |answer| Got { answer, notes: Vec::new() };
        let Some(known) = &self.known else {
            return nothing(
                if path.as_str().rsplit_once('.').is_some_and(|(_, end)| end == "html") {
                    Answer::Broken
                } else {
                    Answer::Missing
                },
            );
        };
        let Some(job) = known.plan.jobs.get(path).or_else(|| known.indexed(path)) else {
            return nothing(Answer::Missing);
        };
        let (key, article) = known.plan.keyed(job);
        let page = matches!(job, Job::Page(_) | Job::Article(_));
        let answer = |item| if page { Answer::Page(item) } else { Answer::File(item) };
        if let Some(item) = self.shelf.get(path, key) {
            return nothing(answer(item));
        }
        let mut turn = known.turn(job);
        // Somebody else may have made it meanwhile.
        if let Some(item) = self.shelf.get(path, key) {
            return nothing(answer(item));
        }
        let opened = article.map(|view| Job::Page(Arc::new(view.page())));
        let job = opened.as_ref().unwrap_or(job);
        let bodies = Bodies::new(&known.desk.bodies, &known.desk.sources);
        let tools = known.tools(&bodies);
        let rendered = Known::render(job, &tools, turn.as_deref_mut());
        let (Ok(rendered), None) = (rendered, bodies.refusal()) else {
            return nothing(Answer::Changing);
        };
        let Some(bytes) = rendered.bytes else {
            return Got { answer: Answer::Broken, notes: rendered.notes };
        };
        let item = Arc::new(known.item(path, job, bytes));
        self.shelf.put(path, key, &item);
        Got { answer: answer(item), notes: rendered.notes }
    }

    /// The file whose text a page shows.
    pub(crate) fn source(&self, page: &OutPath) -> Option<&SourcePath> {
        let site = &self.known.as_ref()?.plan.site;
        site.entries.iter().find(|entry| entry.out == *page).map(|entry| &entry.document.path)
    }

    /// All texts of the desk that could be read: articles newest first, then the others.
    pub(crate) fn entries(&self) -> Vec<Entry> {
        self.known.as_ref().map(|known| known.entries()).unwrap_or_default()
    }
}

impl Known {
    fn tools<'a>(&'a self, bodies: &'a Bodies<'a>) -> Tools<'a> {
        Tools {
            sources: &self.desk.sources,
            bodies,
            plan: &self.plan,
            writer: None,
            last: Last::default(),
            store: &self.store,
            threads: parallel::threads(self.jobs),
        }
    }

    /// A file of the search index. All of it is made when the first one is asked for.
    fn indexed(&self, path: &OutPath) -> Option<&Job> {
        path.as_str().starts_with(search::FOLDER).then(|| self.index().get(path)).flatten()
    }

    /// All files of the search index.
    fn index(&self) -> &BTreeMap<OutPath, Job> {
        self.index.get_or_init(|| {
            if !self.plan.settings.web.search {
                return BTreeMap::new();
            }
            let bodies = Bodies::new(&self.desk.bodies, &self.desk.sources);
            let (terms, threads) = (BTreeMap::new(), parallel::threads(self.jobs));
            let maker = Maker::new(&self.plan.site, &bodies, &terms, &self.store, threads);
            let stretches = search::stretches(&self.plan.site);
            let blocks = maker.blocks(&stretches, &Silent);
            let stretches: Vec<_> = stretches.into_iter().zip(blocks).collect();
            let views = search::views(&self.plan.site, &self.plan.settings, &stretches);
            views.into_iter().map(|view| (view.out.clone(), Job::Index(Box::new(view)))).collect()
        })
    }

    /// Does one job; a print begins where the last one ended.
    fn render(
        job: &Job,
        tools: &Tools<'_>,
        trail: Option<&mut Trail>,
    ) -> Result<Rendered, WorldError> {
        #[cfg(feature = "print")]
        if let Some(trail) = trail {
            let mut pages = Pages::following(std::mem::take(trail));
            let rendered = run::render(job, tools, &mut pages);
            *trail = pages.trail();
            // The next print is most likely this one after an edit.
            parallel::later(|| crate::print::forget(1));
            return rendered;
        }
        run::render(job, tools, &mut Pages::default())
    }

    /// Waits until no other print is being made; others need not wait.
    fn turn(&self, job: &Job) -> Option<MutexGuard<'_, Trail>> {
        run::is_print(job).then(|| self.printing.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// A finished file with what tells it from its next edition.
    fn item(&self, path: &OutPath, job: &Job, bytes: Vec<u8>) -> Item {
        let page = matches!(job, Job::Page(_)).then(|| std::str::from_utf8(&bytes).ok()).flatten();
        let Some(html) = page else { return Item::file(bytes) };
        let styles: Vec<&str> = self
            .plan
            .jobs
            .iter()
            .filter(|(out, job)| is_style(out, job))
            .map(|(out, _)| out.as_str())
            .collect();
        let pictures = shown(html, path).filter_map(|out| match self.plan.jobs.get(&out) {
            Some(Job::Copy(asset)) => Some(asset.digest),
            Some(job @ Job::Picture(_)) => Some(self.plan.keyed(job).0),
            #[cfg(feature = "print")]
            Some(job @ Job::Print(_)) => Some(self.plan.keyed(job).0),
            _ => None,
        });
        let pictures: Vec<_> = pictures.collect();
        Item::page(bytes, &styles, &pictures)
    }

    fn entries(&self) -> Vec<Entry> {
        let site = &self.plan.site;
        let mut boards: BTreeMap<DocId, Vec<DocId>> = BTreeMap::new();
        for board in &site.boards {
            for article in &board.articles {
                boards.entry(*article).or_default().push(board.document);
            }
        }
        let articles = site.articles.iter().copied();
        let all = (0u32..).take(site.entries.len()).map(DocId);
        let others = all.filter(|id| !site.document(*id).kind.is_article());
        let entry = |id: DocId| {
            let entry = site.entry(id);
            let document = &entry.document;
            let issues = entry.issues.iter().map(|issue| self.issue(*issue));
            let boards = boards.get(&id).into_iter().flatten().map(|board| titled(site, *board));
            let campaign =
                entry.campaign.map(|campaign| titled(site, site.campaign(campaign).document));
            let pdf = entry
                .out
                .as_str()
                .strip_suffix(".html")
                .map(|stem| OutPath::new(format!("{stem}.pdf")));
            Entry {
                path: document.path.clone(),
                title: document.header.title.value.clone(),
                kind: document.kind,
                date: document
                    .header
                    .date
                    .as_ref()
                    .map(|date| date.value.iso())
                    .unwrap_or_default(),
                draft: document.header.draft,
                page: entry.out.clone(),
                pdf: pdf.filter(|pdf| self.plan.jobs.contains_key(pdf)),
                uses: issues.chain(boards).chain(campaign).collect(),
            }
        };
        articles.chain(others).map(entry).collect()
    }

    /// An issue's name and page.
    fn issue(&self, issue: usize) -> (String, OutPath) {
        let site = &self.plan.site;
        let issue = &site.issues[issue];
        let name = match &site.document(issue.document).header.detail {
            Detail::Bulletin(bulletin) => bulletin.publication.value.as_str(),
            _ => "",
        };
        let supplement = if issue.number.supplement { "增刊" } else { "" };
        let name = format!("《{name}》{}年{supplement}第{}期", issue.year, issue.number.number);
        (name, issue.out.clone())
    }
}

/// A document's title and page.
fn titled(site: &Site, id: DocId) -> (String, OutPath) {
    let entry = site.entry(id);
    (entry.document.header.title.value.clone(), entry.out.clone())
}

fn is_style(out: &OutPath, job: &Job) -> bool {
    matches!(job, Job::Style(_))
        && out.as_str().rsplit_once('.').is_some_and(|(_, end)| end == "css")
}

/// The files that a page shows by `src`.
fn shown(html: &str, page: &OutPath) -> impl Iterator<Item = OutPath> {
    let folder = page.as_str().rsplit_once('/').map_or("", |(folder, _)| folder);
    html.split(" src=\"").skip(1).filter_map(move |rest| {
        let path = SourcePath::new(&format!("{folder}/{}", rest.split('"').next()?))?;
        Some(OutPath::new(path.as_str()))
    })
}
