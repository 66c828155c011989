//! The site as a sorted list of jobs; no two share a path.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::diag::{Diagnostic, Noted, Span};
use crate::base::digest::Digest;
use crate::base::path::OutPath;
use crate::base::problem::Problem;
use crate::config::Settings;
use crate::engine::parallel;
use crate::engine::read::{self, Desk};
use crate::engine::store::Shows;
use crate::feed::{self, FeedView};
#[cfg(feature = "print")]
use crate::print::{self, Fonts, Printing};
use crate::search::{self, IndexView};
use crate::site::{self, Asset, DocId, Inputs, Site};
use crate::theme::Theme;
use crate::theme::template::Templates;
#[cfg(feature = "print")]
use crate::web::font::{self, FontView};
use crate::web::picture::{self, PictureView};
use crate::web::{self, ArticleView, PageView, Pages, Shared};

/// The site of a desk.
pub(crate) fn resolve(desk: &Desk, settings: &Settings, threads: usize) -> Noted<Site> {
    let units_file = read::units_file();
    site::resolve(Inputs {
        documents: desk.documents.clone(),
        data: &desk.data,
        units_file: &units_file,
        files: &desk.files,
        as_of: settings.as_of,
        drafts: settings.drafts,
        pictures: &settings.pictures,
        spread: &|documents, find| parallel::map(documents, threads, |document| find(document)),
    })
}

/// One file to make.
#[derive(Hash)]
pub(crate) enum Job {
    Page(Arc<PageView>),
    /// A page as the last build left it: it is no article's, and nothing that it shows has changed.
    Standing,
    /// The page of an article, which is made when it is needed: there are many.
    Article(DocId),
    Feed(Box<FeedView>),
    Index(Box<IndexView>),
    #[cfg(feature = "print")]
    Print(Box<Printing>),
    /// A file of the theme.
    Style(Arc<[u8]>),
    /// A file of the desk, as it is.
    Copy(Asset),
    #[cfg(feature = "print")]
    Font(Box<FontView>),
    /// A picture without its notes, or another size of it.
    Picture(Box<PictureView>),
}

/// Everything that is known before the first byte is rendered.
pub(crate) struct Plan {
    pub(crate) theme: Theme,
    pub(crate) templates: Templates,
    #[cfg(feature = "print")]
    pub(crate) fonts: Arc<Noted<Fonts>>,
    pub(crate) site: Arc<Site>,
    pub(crate) settings: Arc<Settings>,
    pub(crate) pages: Pages,
    /// What their places let pages show alike; it follows from site, settings and templates.
    pub(crate) shared: Shared,
    pub(crate) jobs: BTreeMap<OutPath, Job>,
    /// Of all that pages show of documents other than their own.
    pub(crate) around: Digest,
    /// What every page depends on besides its view: the templates.
    pub(crate) pages_by: Digest,
    /// What every print depends on besides its view: templates and faces.
    #[cfg(feature = "print")]
    pub(crate) prints_by: Digest,
}

impl Plan {
    /// The pages that are no articles.
    pub(crate) fn others(&self) -> Vec<Arc<PageView>> {
        let page = |job: &Job| match job {
            Job::Page(view) => Some(Arc::clone(view)),
            _ => None,
        };
        self.jobs.values().filter_map(page).collect()
    }

    /// What the file of a job is.
    pub(crate) fn shows(&self, job: &Job) -> Shows {
        match job {
            Job::Article(id) => Shows::Article(self.site.document(*id).digest),
            Job::Page(_) | Job::Standing => Shows::Page,
            _ => Shows::File,
        }
    }

    /// The key of a job: a digest of all that its bytes depend on besides the program. With it, for an article, what its
    /// page shows.
    pub(crate) fn keyed(&self, job: &Job) -> (Digest, Option<ArticleView<'_>>) {
        let key = match job {
            Job::Article(id) => {
                let view = self.pages.article(*id);
                return (Digest::of_value(&(self.pages_by, &view)), Some(view));
            }
            Job::Page(_) => Digest::of_value(&(self.pages_by, job)),
            #[cfg(feature = "print")]
            Job::Print(_) => Digest::of_value(&(self.prints_by, job)),
            _ => Digest::of_value(job),
        };
        (key, None)
    }
}

/// The pages that are no articles.
pub(crate) enum Others {
    /// As the last build left them.
    Standing(Vec<OutPath>),
    Views(Vec<Arc<PageView>>),
}

impl Others {
    /// Those that are to be made.
    pub(crate) fn views(&self) -> &[Arc<PageView>] {
        match self {
            Self::Standing(_) => &[],
            Self::Views(views) => views,
        }
    }
}

/// All jobs but those of the search, by output path. A desk's own file that takes the path of a page is reported.
pub(crate) fn jobs(
    site: &Site,
    settings: &Settings,
    theme: &Theme,
    others: Others,
    notes: &mut Vec<Diagnostic>,
) -> BTreeMap<OutPath, Job> {
    let mut jobs = BTreeMap::new();
    match others {
        Others::Standing(paths) => {
            jobs.extend(paths.into_iter().map(|path| (path, Job::Standing)));
        }
        Others::Views(views) => {
            jobs.extend(views.into_iter().map(|view| (view.out.clone(), Job::Page(view))));
        }
    }
    for id in &site.articles {
        jobs.insert(site.entry(*id).out.clone(), Job::Article(*id));
    }
    for view in feed::views(site, settings) {
        jobs.insert(view.out.clone(), Job::Feed(Box::new(view)));
    }
    for (out, bytes) in web::assets(theme) {
        jobs.insert(out, Job::Style(bytes));
    }
    #[cfg(feature = "print")]
    if let Some(title) = font::view(site, settings, theme) {
        let style = font::style(&title).into_bytes();
        jobs.insert(OutPath::new(font::STYLE), Job::Style(style.into()));
        jobs.insert(title.out.clone(), Job::Font(Box::new(title)));
    }
    #[cfg(feature = "print")]
    for printing in print::printings(site, settings) {
        jobs.insert(printing.out().clone(), Job::Print(Box::new(printing)));
    }
    for (out, asset) in &site.assets {
        if jobs.contains_key(out) || out.as_str().starts_with(search::FOLDER) {
            let problem = Problem::StaticClash { address: out.to_string() };
            notes.push(Diagnostic::at(Span::file(&asset.source), problem));
        } else {
            let job = picture::whole(out, asset).map(|view| Job::Picture(Box::new(view)));
            jobs.insert(out.clone(), job.unwrap_or_else(|| Job::Copy(asset.clone())));
        }
    }
    for (out, view) in picture::sizes(site, &settings.pictures) {
        jobs.entry(out).or_insert_with(|| Job::Picture(Box::new(view)));
    }
    jobs
}
