//! Display boards (展板): a board's text in the largest type that fills its panels, and the same in A3 sheets.

mod manuscript;
mod tiles;
pub(crate) mod view;

use typst::foundations::{Label, Value};
use typst::introspection::{Introspector as _, MetadataElem};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use crate::base::diag::{Diagnostic, Noted, Span};
use crate::base::problem::Problem;
use crate::print::pictures::Pictures;
use crate::print::world::Desk;
use crate::print::{Fonts, Print, Supply, sheets};
use crate::theme::Theme;

pub(crate) use view::{BoardView, views};

/// Sets one board. Call it from plain threads only, like `typeset`.
pub(crate) fn board(
    view: &BoardView,
    theme: &Theme,
    fonts: &Fonts,
    supply: &Supply<'_>,
) -> Noted<Option<Print>> {
    let mut notes = Vec::new();
    let value = make(view, theme, fonts, supply, &mut notes);
    notes.extend(fonts.broken());
    notes.sort();
    notes.dedup();
    Noted { value, notes }
}

fn make(
    view: &BoardView,
    theme: &Theme,
    fonts: &Fonts,
    supply: &Supply<'_>,
    notes: &mut Vec<Diagnostic>,
) -> Option<Print> {
    let (desk, document) = lay_out(view, theme, fonts, supply, notes)?;
    let archive = view.settings.archive;
    let file = if view.tiled {
        sheets::write(&view.out, archive, &desk, &document, notes)?
    } else {
        sheets::pdf(&sheets::options(&view.out, archive), &desk, &document, notes)?
    };
    Some(Print { file, pages: document.pages().len() })
}

/// The board's one page, or its A3 sheets.
pub(crate) fn lay_out<'a>(
    view: &BoardView,
    theme: &Theme,
    fonts: &'a Fonts,
    supply: &Supply<'_>,
    notes: &mut Vec<Diagnostic>,
) -> Option<(Desk<'a>, PagedDocument)> {
    let mut pictures = Pictures::of_sheet(supply.blob, (view.sheet.width, view.sheet.height));
    let (files, pieces) = manuscript::manuscript(view, fonts, supply, &mut pictures);
    notes.append(&mut pictures.notes);
    let (template, _) = manuscript::TEMPLATE;
    let desk = Desk::open(theme, template, fonts, files, &pictures, notes)?;
    let document = sheets::lay_out(&desk, notes)?;
    notes.extend(too_full(view, &document, &pieces));
    if pieces.is_empty() && (supply.body)(&view.own.document).blocks.is_empty() {
        let title = view.own.document.header.title.range;
        let place = Span::new(&view.own.document.path, title.start as usize, title.end as usize);
        notes.push(Diagnostic::at(place, Problem::BoardEmpty {}));
    }
    if view.tiled {
        let marks = tiles::manuscript(view, fonts);
        let desk = Desk::open(theme, tiles::TEMPLATE.0, fonts, marks, &pictures, notes)?;
        let marks = sheets::lay_out(&desk, notes)?;
        let sheets = tiles::put_together(view, &document, &marks)?;
        return Some((desk, sheets));
    }
    Some((desk, document))
}

/// Whether the template had to give up, and by how much.
fn too_full(
    view: &BoardView,
    document: &PagedDocument,
    pieces: &[(Span, String)],
) -> Option<Diagnostic> {
    let label = Label::new(PicoStr::intern("board-over"))?;
    let content = document.introspector().query_label(label).ok()?;
    let Value::Dict(facts) = &content.to_packed::<MetadataElem>()?.value else { return None };
    let over = match facts.get("over").ok()? {
        Value::Float(over) => over * 100.0,
        _ => return None,
    };
    let at = match facts.get("at").ok()? {
        Value::Int(at) => usize::try_from(*at).ok()?,
        _ => return None,
    };
    let (place, what) = pieces.get(at)?.clone();
    let least = format!("{:.0}", f64::from(view.least) / 100.0);
    let over = format!("{:.0}", over.ceil().max(1.0));
    Some(Diagnostic::at(place, Problem::BoardTooFull { what, over, least }))
}
