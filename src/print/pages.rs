//! Pages that were laid out last: an issue's own file and its booklet are made of the same, and its next edition of
//! nearly the same.

use std::collections::BTreeMap;
use std::sync::Arc;

use typst::diag::{SourceResult, Warned};
use typst_layout::{PagedDocument, PagedIntrospector};

use crate::base::diag::{Diagnostic, Span};
use crate::base::path::OutPath;
use crate::base::problem::Problem;
use crate::document::header::{Form, Kind};
use crate::print::pictures::Made;
use crate::print::view::PrintView;
use crate::print::way::{self, Way};
use crate::print::world::{Desk, Texts};
use crate::print::{Fonts, Opened, Supply, open, passes, sheets};
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
    steps: Steps,
    made: Made,
    notes: Vec<Diagnostic>,
}

/// Where things stood in the last edition of a print. With it a preview lays an edit out in one pass; builds begin
/// anew each time, so that their pages depend on nothing but the desk.
#[derive(Clone, Default)]
pub(crate) struct Trail(Option<Edition>);

/// What is kept of one edition.
#[derive(Clone)]
struct Edition {
    out: OutPath,
    steps: Steps,
    texts: Texts,
    made: Made,
}

/// Where things stood in each way that was tried.
pub(crate) type Steps = BTreeMap<Way, Arc<PagedIntrospector>>;

impl<'a> Pages<'a> {
    /// No pages yet, but a trail of an edition.
    pub(crate) fn following(trail: Trail) -> Self {
        Self { laid: None, trail }
    }

    /// The trail of what was laid out last.
    pub(crate) fn trail(self) -> Trail {
        match self.laid {
            Some(Laid { view, steps, desk, made, .. }) => {
                Trail(Some(Edition { out: view.out, steps, texts: desk.texts(), made }))
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
            self.laid = made.map(|Composed { desk, document, steps, made }| Laid {
                view: view.clone(),
                desk,
                document,
                steps,
                made,
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

/// A print whose pages are laid out.
pub(crate) struct Composed<'a> {
    pub(crate) desk: Desk<'a>,
    pub(crate) document: PagedDocument,
    pub(crate) steps: Steps,
    pub(crate) made: Made,
}

/// Lays the pages out and looks at them.
pub(crate) fn compose<'a>(
    view: &PrintView,
    theme: &Theme,
    fonts: &'a Fonts,
    supply: &Supply<'_>,
    Trail(trail): &Trail,
    notes: &mut Vec<Diagnostic>,
) -> Option<Composed<'a>> {
    if view.form == Form::Gongwen && view.own.document.kind == Kind::Bulletin {
        let place = Span::file(&view.own.document.path);
        notes.push(Diagnostic::at(place, Problem::NoForm { form: "公文".to_owned() }));
    }
    let before = trail.as_ref().filter(|edition| edition.out == view.out);
    let ready = before.map(|edition| &edition.made);
    let Opened { mut desk, made } = open(view, theme, fonts, supply, ready, notes)?;
    if let Some(edition) = before {
        desk.follow(&edition.texts);
    }
    let before = before.map(|edition| &edition.steps);
    let (laid, steps) = best(&mut desk, before, view.settings.strict_grid);
    let document = sheets::look_at(&desk, laid, notes)?;
    Some(Composed { desk, document, steps, made })
}

/// The pages in the best way that there is, which the desk is left in.
fn best(desk: &mut Desk<'_>, before: Option<&Steps>, strict: bool) -> (Laying, Steps) {
    let mut steps = Steps::new();
    let mut go = |desk: &mut Desk<'_>, way: Way| {
        desk.go(way);
        let laid = passes::lay_out(desk, before.and_then(|steps| steps.get(&way)).map(Arc::as_ref));
        if let Some(Warned { output: Ok(document), .. }) = &laid {
            steps.insert(way, Arc::clone(document.introspector()));
        }
        laid
    };
    let mut way = Way::USUAL;
    let mut laid = go(desk, way);
    if laid.is_none() {
        way.fitted = false;
        laid = go(desk, way);
    }
    // Typst itself says what does not come to rest.
    let Some(laid) = laid else { return (typst::compile(desk), steps) };
    let alone = laid.output.as_ref().ok().filter(|document| way::foot_alone(document));
    let others = alone.map(|document| way.others(document, strict)).unwrap_or_default();
    for other in others.iter().copied() {
        if let Some(other) = go(desk, other)
            && other.output.as_ref().is_ok_and(|document| !way::foot_alone(document))
        {
            return (other, steps);
        }
    }
    if !others.is_empty() {
        desk.go(way);
    }
    (laid, steps)
}

/// What Typst makes of a closed world.
type Laying = Warned<SourceResult<PagedDocument>>;
