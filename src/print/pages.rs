//! Pages that were laid out last: an issue's own file and its booklet are made of the same.

use typst_layout::PagedDocument;

use crate::base::diag::Diagnostic;
use crate::print::view::PrintView;
use crate::print::world::Desk;
use crate::print::{Fonts, Supply, compose};
use crate::theme::Theme;

/// The pages of one print, kept for the next one that is made of the same.
#[derive(Default)]
pub(crate) struct Pages<'a>(Option<Laid<'a>>);

struct Laid<'a> {
    view: PrintView,
    desk: Desk<'a>,
    document: PagedDocument,
    notes: Vec<Diagnostic>,
}

impl<'a> Pages<'a> {
    /// The pages of a view, laid out when they are not those of the last one. What is wrong with them is told each time.
    pub(crate) fn of(
        &mut self,
        view: &PrintView,
        theme: &Theme,
        fonts: &'a Fonts,
        supply: &Supply<'_>,
        notes: &mut Vec<Diagnostic>,
    ) -> Option<(&Desk<'a>, &PagedDocument)> {
        if self.0.as_ref().is_none_or(|laid| laid.view != *view) {
            let mut found = Vec::new();
            let made = compose(view, theme, fonts, supply, &mut found);
            self.0 = made.map(|(desk, document)| Laid {
                view: view.clone(),
                desk,
                document,
                notes: found.clone(),
            });
            if self.0.is_none() {
                notes.append(&mut found);
            }
        }
        let Laid { desk, document, notes: found, .. } = self.0.as_ref()?;
        notes.extend(found.iter().cloned());
        Some((desk, document))
    }
}
