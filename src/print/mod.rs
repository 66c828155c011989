//! Prints: an issue and its articles go in, a PDF and what is wrong with it come out.

mod board;
mod booklet;
mod code;
mod cover;
mod fonts;
mod inline;
mod journal;
pub(crate) mod manual;
mod manuscript;
mod markup;
mod measure;
mod official;
mod pages;
mod passes;
mod pictures;
mod sheets;
mod title;
mod view;
mod way;
mod world;

use std::sync::Arc;

use crate::base::diag::{Diagnostic, Noted};
use crate::base::path::{OutPath, SourcePath};
use crate::config::Settings;
use crate::document::header::{Form, Kind};
use crate::document::{Body, Document};
use crate::site::{Cover, DocId, Issue, Site};
use crate::theme::Theme;

pub(crate) use fonts::Fonts;
pub(crate) use pages::{Pages, Trail};
pub(crate) use view::{PrintView, bulletin};

use board::BoardView;
use booklet::BookletView;
use cover::{CoverView, Covered};
use manuscript::{manuscript, template};
use pictures::{Made, Pictures};
use world::Desk;

/// A finished print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Print {
    /// A PDF; of a cover, a picture.
    pub(crate) file: Vec<u8>,
    /// How many pages a PDF has.
    pub(crate) pages: usize,
}

/// One file to make, and all that it may depend on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Printing {
    /// An issue or a single document.
    Text(PrintView),
    /// 折页.
    Booklet(BookletView),
    /// 展板.
    Board(BoardView),
    /// 封面图.
    Cover(CoverView),
}

/// What a PDF makes of what it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Its pages, or the whole board.
    Whole,
    /// 折页.
    Booklet,
    /// A3拼贴.
    Tiles,
}

/// Every PDF of the desk, and the covers that pages show.
pub(crate) fn printings(site: &Site, settings: &Settings) -> Vec<Printing> {
    let issues = site.issues.iter().flat_map(|issue| of_issue(site, settings, issue));
    let policies = site.kinds.get(&Kind::Policy).filter(|_| settings.print.policy);
    let boards = site.boards.iter().map(|board| &board.document);
    let documents = policies.into_iter().flatten().chain(boards);
    let documents = documents.flat_map(|id| of_document(site, settings, *id));
    issues.chain(documents).chain(covers(site, settings)).collect()
}

/// The first pages of issues, and the boards, as pictures.
fn covers(site: &Site, settings: &Settings) -> impl Iterator<Item = Printing> {
    let issues = site.issues.iter().map(move |issue| CoverView {
        cover: Cover::of_issue(issue),
        of: Covered::Issue(view::issue_view(site, settings, issue)),
    });
    let boards = site.boards.iter().filter_map(move |board| {
        let sheet = board::views(site, settings, board).into_iter().next()?;
        Some(CoverView { cover: Cover::of_board(site, board), of: Covered::Board(sheet) })
    });
    issues.chain(boards).map(Printing::Cover)
}

/// An issue, and as a booklet when the settings want it.
pub(crate) fn of_issue(site: &Site, settings: &Settings, issue: &Issue) -> Vec<Printing> {
    let text = view::issue_view(site, settings, issue);
    let booklet = settings.print.booklet.then(|| Printing::Booklet(BookletView::new(&text)));
    [Printing::Text(text)].into_iter().chain(booklet).collect()
}

/// A board with its A3 sheets, or a document of another kind alone.
pub(crate) fn of_document(site: &Site, settings: &Settings, id: DocId) -> Vec<Printing> {
    match site.boards.iter().find(|board| board.document == id) {
        Some(board) => {
            board::views(site, settings, board).into_iter().map(Printing::Board).collect()
        }
        None => vec![Printing::Text(view::alone(site, settings, id))],
    }
}

impl Printing {
    /// Where it stands in the output.
    pub(crate) fn out(&self) -> &OutPath {
        match self {
            Self::Text(view) => &view.out,
            Self::Booklet(view) => &view.out,
            Self::Board(view) => &view.out,
            Self::Cover(view) => &view.cover.out,
        }
    }

    /// What it shows, by its title.
    pub(crate) fn title(&self) -> &str {
        match self.made_of() {
            MadeOf::Text(view) => &view.title,
            MadeOf::Board(view) => &view.own.document.header.title.value,
        }
    }

    /// What it makes of it.
    pub(crate) fn shape(&self) -> Shape {
        match self {
            Self::Booklet(_) => Shape::Booklet,
            Self::Board(view) if view.tiled => Shape::Tiles,
            Self::Text(_) | Self::Board(_) | Self::Cover(_) => Shape::Whole,
        }
    }

    /// Whether a build makes it: of documents that are neither issues nor boards, policy documents only.
    pub(crate) fn is_built(&self) -> bool {
        match self.made_of() {
            MadeOf::Text(view) => view.form == Form::Gongwen || view.is_issue(),
            MadeOf::Board(_) => true,
        }
    }

    /// Whether it is a picture for the site, not something to be printed.
    pub(crate) fn is_picture(&self) -> bool {
        matches!(self, Self::Cover(_))
    }

    /// The files that it takes text from.
    pub(crate) fn documents(&self) -> Vec<&SourcePath> {
        match self.made_of() {
            MadeOf::Text(view) => view::documents(view).map(|document| &document.path).collect(),
            MadeOf::Board(view) => view.documents().collect(),
        }
    }

    /// Whether both are made of the same pages: an issue, its booklet and its cover.
    pub(crate) fn shares_pages(&self, other: &Self) -> bool {
        match (self.made_of(), other.made_of()) {
            (MadeOf::Text(one), MadeOf::Text(other)) => one.out == other.out,
            _ => false,
        }
    }

    /// What its pages are laid out from.
    fn made_of(&self) -> MadeOf<'_> {
        match self {
            Self::Text(view)
            | Self::Booklet(BookletView { print: view, .. })
            | Self::Cover(CoverView { of: Covered::Issue(view), .. }) => MadeOf::Text(view),
            Self::Board(view) | Self::Cover(CoverView { of: Covered::Board(view), .. }) => {
                MadeOf::Board(view)
            }
        }
    }

    /// Sets it, from the `last` pages when they are its own; [`forget`] belongs after it. Call it from plain threads
    /// only, like `typeset`.
    pub(crate) fn set<'a>(
        &self,
        theme: &Theme,
        fonts: &'a Fonts,
        supply: &Supply<'_>,
        last: &mut Pages<'a>,
    ) -> Noted<Option<Print>> {
        match self {
            Self::Text(view) => typeset(view, theme, fonts, supply, last),
            Self::Booklet(view) => booklet::booklet(view, theme, fonts, supply, last),
            Self::Board(view) => board::board(view, theme, fonts, supply),
            Self::Cover(view) => cover::cover(view, theme, fonts, supply, last),
        }
    }

    /// Every file that Typst gets besides faces, so that others can set the same: `main.typ` is the one to begin with.
    pub(crate) fn sources(
        &self,
        theme: &Theme,
        fonts: &Fonts,
        supply: &Supply<'_>,
    ) -> Vec<(String, Vec<u8>)> {
        let Self::Text(view) = self else { return Vec::new() };
        let opened = open(view, theme, fonts, supply, None, &mut Vec::new());
        opened.map(|opened| opened.desk.files().collect()).unwrap_or_default()
    }
}

/// What pages are laid out from.
enum MadeOf<'a> {
    Text(&'a PrintView),
    Board(&'a BoardView),
}

/// What a print asks for by name, for views hold digests only.
pub(crate) struct Supply<'a> {
    /// The text of a document.
    pub(crate) body: &'a dyn Fn(&Document) -> Arc<Body>,
    /// The bytes of a picture.
    pub(crate) blob: &'a dyn Fn(&SourcePath) -> Option<Arc<[u8]>>,
}

/// Sets one print; [`forget`] belongs after it.
///
/// Call it from plain threads only: Typst's PDF writer yields into a rayon pool and could begin another
/// whole print on the same stack.
pub(crate) fn typeset<'a>(
    view: &PrintView,
    theme: &Theme,
    fonts: &'a Fonts,
    supply: &Supply<'_>,
    last: &mut Pages<'a>,
) -> Noted<Option<Print>> {
    let mut notes = Vec::new();
    let laid = last.of(view, theme, fonts, supply, &mut notes);
    let value = laid.and_then(|(desk, document)| {
        let pages = document.pages().len();
        let options = sheets::options(&view.out, view.settings.archive);
        let file = sheets::pdf(&options, desk, document, &mut notes)?;
        Some(Print { file, pages })
    });
    notes.extend(fonts.broken());
    notes.sort();
    notes.dedup();
    Noted { value, notes }
}

/// Lets go of every piece that Typst remembers and none of the last `prints` calls of this has seen in use. Without it
/// memory grows with every print.
pub(crate) fn forget(prints: usize) {
    comemo::evict(prints);
}

/// A print that can be laid out.
struct Opened<'a> {
    desk: Desk<'a>,
    /// The pictures in it.
    made: Made,
}

/// The closed world of a print. The pictures that its last edition made ready are taken from `before`.
fn open<'a>(
    view: &PrintView,
    theme: &Theme,
    fonts: &'a Fonts,
    supply: &Supply<'_>,
    before: Option<&Made>,
    notes: &mut Vec<Diagnostic>,
) -> Option<Opened<'a>> {
    let mut pictures = Pictures::after(before, supply.blob);
    let manuscript = manuscript(view, fonts, supply.body, &mut pictures);
    notes.append(&mut pictures.notes);
    let (template, _) = template(view);
    let desk = Desk::open(theme, template, fonts, manuscript, &pictures, notes)?;
    Some(Opened { desk, made: pictures.made })
}

#[cfg(test)]
mod tests;
