//! Pages laid out and written; sheets for the press put together anew from finished pages.

use typst::diag::{SourceResult, Warned};
use typst::foundations::{Content, Smart};
use typst::layout::{Abs, Frame, FrameItem, GroupItem, Point, Sides, Size};
use typst::visualize::Curve;
use typst_layout::{Page, PagedDocument};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::base::diag::Diagnostic;
use crate::base::path::OutPath;
use crate::print::measure;
use crate::print::world::Desk;

/// Lays out what a closed world holds, and looks at its pages.
pub(crate) fn lay_out(desk: &Desk, notes: &mut Vec<Diagnostic>) -> Option<PagedDocument> {
    look_at(desk, typst::compile(desk), notes)
}

/// Tells what is wrong with pages that were laid out.
pub(crate) fn look_at(
    desk: &Desk,
    laid: Warned<SourceResult<PagedDocument>>,
    notes: &mut Vec<Diagnostic>,
) -> Option<PagedDocument> {
    let Warned { output, warnings } = laid;
    notes.extend(warnings.iter().map(|warning| measure::diagnostic(desk, warning)));
    match output {
        Ok(document) => {
            notes.extend(measure::measure(desk, &document));
            Some(document)
        }
        Err(errors) => {
            notes.extend(errors.iter().map(|error| measure::diagnostic(desk, error)));
            None
        }
    }
}

/// Writes sheets that were put together from other pages as a PDF. They are looked at, not listened to: their reading
/// order is that of the or the board's own file, so they carry no tags.
pub(crate) fn write(
    out: &OutPath,
    archive: bool,
    desk: &Desk,
    document: &PagedDocument,
    notes: &mut Vec<Diagnostic>,
) -> Option<Vec<u8>> {
    let options = PdfOptions { tagged: false, ..options(out, archive) };
    pdf(&options, desk, document, notes)
}

/// What all PDFs have in common: the identifier is the address, so that the same print gives the same bytes. For the
/// archive they keep to PDF/A-2u (ISO 19005-2).
pub(crate) fn options(out: &OutPath, archive: bool) -> PdfOptions {
    let standard = if archive { PdfStandard::A_2u } else { PdfStandard::V_1_7 };
    PdfOptions {
        ident: Smart::Custom(out.to_string()),
        creator: Smart::Custom(Some("jianbao".to_owned())),
        standards: PdfStandards::new(&[standard]).unwrap_or_default(),
        ..PdfOptions::default()
    }
}

/// The bytes of a PDF.
pub(crate) fn pdf(
    options: &PdfOptions,
    desk: &Desk,
    document: &PagedDocument,
    notes: &mut Vec<Diagnostic>,
) -> Option<Vec<u8>> {
    let made = typst_pdf::pdf(document, options);
    made.map_err(|errors| notes.extend(errors.iter().map(|error| measure::diagnostic(desk, error))))
        .ok()
}

/// A page of nothing but a frame.
pub(crate) fn page(frame: Frame, number: usize) -> Page {
    Page {
        frame,
        bleed: Sides::splat(Abs::zero()),
        fill: Smart::Auto,
        numbering: None,
        supplement: Content::empty(),
        number: number as u64,
    }
}

/// The part of a frame that lies in a rectangle, as a frame of that size.
pub(crate) fn cut(frame: &Frame, corner: Point, size: Size) -> Frame {
    let mut out = Frame::hard(size);
    out.push(Point::new(-corner.x, -corner.y), FrameItem::Group(GroupItem::new(frame.clone())));
    out.clip(Curve::rect(size));
    out
}
