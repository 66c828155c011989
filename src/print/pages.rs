//! Pages that were laid out last: an issue's own file and its booklet are made of the same, and its next edition of
//! nearly the same.

use std::sync::Arc;

use typst_layout::{PagedDocument, PagedIntrospector};

use crate::base::diag::{Diagnostic, Span};
use crate::base::path::OutPath;
use crate::base::problem::Problem;
use crate::document::header::{Form, Kind};
use crate::print::view::PrintView;
use crate::print::world::Desk;
use crate::print::{Fonts, Supply, open, sheets};
use crate::theme::Theme;

/// The pages of one print, kept for the next one that is made of the same.
#[derive(Default)]
pub(crate) struct Pages<'a> {
    laid: Option<Laid<'a>>,
    trail: Trail,
}

struct Laid<'a> {
    view: PrintView,
    desk: Desk<'a>,
    document: PagedDocument,
    notes: Vec<Diagnostic>,
}

/// Where things stood in the last edition of a print. With it a preview lays an edit out in one pass; builds begin
/// anew each time, so that their pages depend on nothing but the desk.
#[derive(Clone, Default)]
pub(crate) struct Trail(Option<(OutPath, Arc<PagedIntrospector>)>);

impl<'a> Pages<'a> {
    /// No pages yet, but a trail of an edition.
    pub(crate) fn following(trail: Trail) -> Self {
        Self { laid: None, trail }
    }

    /// The trail of what was laid out last.
    pub(crate) fn trail(self) -> Trail {
        match self.laid {
            Some(Laid { view, document, .. }) => {
                Trail(Some((view.out, Arc::clone(document.introspector()))))
            }
            None => self.trail,
        }
    }

    /// The pages of a view, laid out when they are not those of the last one. What is wrong with them is told each time.
    pub(crate) fn of(
        &mut self,
        view: &PrintView,
        theme: &Theme,
        fonts: &'a Fonts,
        supply: &Supply<'_>,
        notes: &mut Vec<Diagnostic>,
    ) -> Option<(&Desk<'a>, &PagedDocument)> {
        if self.laid.as_ref().is_none_or(|laid| laid.view != *view) {
            let mut found = Vec::new();
            let made = compose(view, theme, fonts, supply, &self.trail, &mut found);
            self.laid = made.map(|(desk, document)| Laid {
                view: view.clone(),
                desk,
                document,
                notes: found.clone(),
            });
            if self.laid.is_none() {
                notes.append(&mut found);
            }
        }
        let Laid { desk, document, notes: found, .. } = self.laid.as_ref()?;
        notes.extend(found.iter().cloned());
        Some((desk, document))
    }
}

/// Lays the pages out and looks at them.
pub(crate) fn compose<'a>(
    view: &PrintView,
    theme: &Theme,
    fonts: &'a Fonts,
    supply: &Supply<'_>,
    Trail(trail): &Trail,
    notes: &mut Vec<Diagnostic>,
) -> Option<(Desk<'a>, PagedDocument)> {
    if view.form == Form::Gongwen && view.own.document.kind == Kind::Bulletin {
        let place = Span::file(&view.own.document.path);
        notes.push(Diagnostic::at(place, Problem::NoForm { form: "公文".to_owned() }));
    }
    let desk = open(view, theme, fonts, supply, notes)?;
    let before = trail.as_ref().filter(|(out, _)| *out == view.out);
    let document = sheets::lay_out(&desk, before.map(|(_, before)| before.as_ref()), notes)?;
    Some((desk, document))
}
