//! Finished pages looked at: missing glyphs, what runs over the edge; and Typst's messages as the desk's.

use std::collections::BTreeSet;

use typst::WorldExt as _;
use typst::diag::{Severity, SourceDiagnostic};
use typst::foundations::{Label, Value};
use typst::introspection::{Introspector as _, MetadataElem};
use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst::syntax::{DiagSpan, Span as TypstSpan};
use typst::text::TextItem;
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use crate::base::diag::{Diagnostic, Span};
use crate::base::problem::Problem;
use crate::print::world::{Desk, Where};

/// Everything wrong that shows on finished pages only.
pub(crate) fn measure(desk: &Desk, document: &PagedDocument) -> Vec<Diagnostic> {
    let mut missing = BTreeSet::new();
    let mut over: Vec<(Span, Abs)> = Vec::new();
    let area = type_area(document);
    for (at, page) in document.pages().iter().enumerate() {
        let edges =
            area.map(|area| area.edges(page.frame.width(), page.frame.height(), at % 2 == 0));
        walk(&page.frame, Transform::identity(), &mut |item, transform| {
            for character in lacking(item) {
                missing.insert((place(desk, item).ok(), character));
            }
            let Some((right, bottom)) = edges else { return };
            let end = Point::new(item.width(), Abs::zero()).transform(transform);
            let by = (end.x - right).max(end.y - bottom);
            if by.to_pt() > SLACK
                && let Ok(place) = place(desk, item)
            {
                match over.iter_mut().find(|(other, _)| *other == place) {
                    Some((_, most)) => *most = by.max(*most),
                    None => over.push((place, by)),
                }
            }
        });
    }
    let glyphs = missing.into_iter().map(|(place, character)| {
        let code = format!("U+{:04X}", u32::from(character));
        let problem = Problem::MissingGlyph { character: character.to_string(), code };
        place.map_or_else(
            || Diagnostic::nowhere(problem.clone()),
            |p| Diagnostic::at(p, problem.clone()),
        )
    });
    let over = over.into_iter().map(|(place, by)| {
        Diagnostic::at(place, Problem::Overfull { over: format!("{:.0}", by.to_mm().ceil()) })
    });
    glyphs.chain(over).collect()
}

/// How many points text may run over without being reported: marks squeezed or hung at a line's end.
const SLACK: f64 = 6.0;

/// The margins that a template declares under the label `type-area`.
#[derive(Clone, Copy)]
struct TypeArea {
    inside: Abs,
    outside: Abs,
    bottom: Abs,
}

impl TypeArea {
    /// The right and the lower edge on a page of this size.
    fn edges(self, width: Abs, height: Abs, odd: bool) -> (Abs, Abs) {
        let right = if odd { self.outside } else { self.inside };
        (width - right, height - self.bottom)
    }
}

fn type_area(document: &PagedDocument) -> Option<TypeArea> {
    let label = Label::new(PicoStr::intern("type-area"))?;
    let content = document.introspector().query_label(label).ok()?;
    let Value::Dict(margins) = &content.to_packed::<MetadataElem>()?.value else { return None };
    let margin = |side: &str| match margins.get(side) {
        Ok(Value::Length(length)) => Some(length.abs),
        _ => None,
    };
    Some(TypeArea {
        inside: margin("inside")?,
        outside: margin("outside")?,
        bottom: margin("bottom")?,
    })
}

/// Visits every text of a frame with its place on the page.
pub(crate) fn walk(
    frame: &Frame,
    transform: Transform,
    visit: &mut dyn FnMut(&TextItem, Transform),
) {
    for (position, item) in frame.items() {
        let here = transform.pre_concat(Transform::translate(position.x, position.y));
        match item {
            FrameItem::Group(group) => walk(&group.frame, here.pre_concat(group.transform), visit),
            FrameItem::Text(text) => visit(text, here),
            _ => {}
        }
    }
}

/// The characters of a text that its face has no glyph for.
fn lacking(item: &TextItem) -> impl Iterator<Item = char> + '_ {
    let glyphs = item.glyphs.iter().filter(|glyph| glyph.id == 0);
    glyphs.flat_map(|glyph| item.text.get(glyph.range()).unwrap_or_default().chars())
}

/// The place in the writer's text that a text comes from.
fn place(desk: &Desk, item: &TextItem) -> Result<Span, Where> {
    let glyph = item.glyphs.iter().find(|glyph| !glyph.span.0.is_detached());
    let Some(glyph) = glyph else { return Err(Where::Nowhere) };
    match find(desk, glyph.span.0) {
        Where::Text(span) => Ok(span),
        other => Err(other),
    }
}

fn find(desk: &Desk, span: impl Into<DiagSpan>) -> Where {
    let span = span.into();
    let (Some(id), Some(range)) = (span.id(), desk.range(span)) else { return Where::Nowhere };
    desk.locate(id, range.start, range.end)
}

/// A message of Typst in the desk's terms: at the writer's line, or at the template's own.
pub(crate) fn diagnostic(desk: &Desk, typst: &SourceDiagnostic) -> Diagnostic {
    let error = typst.severity == Severity::Error;
    let mut message = typst.message.to_string();
    for hint in &typst.hints {
        message.push_str("; ");
        message.push_str(&hint.v);
    }
    let theirs = |message| {
        if error {
            Problem::TemplateError { message }
        } else {
            Problem::TemplateWarning { message }
        }
    };
    let ours = |message| {
        if error { Problem::Unprintable { message } } else { Problem::PrintWarning { message } }
    };
    match find(desk, typst.span) {
        Where::Text(span) => Diagnostic::at(span, ours(message)),
        Where::Theme(span) => Diagnostic::at(span, theirs(message)),
        Where::Picture(path) => Diagnostic::at(Span::file(&path), ours(message)),
        Where::Nowhere => match traced(desk, typst) {
            Some(span) => Diagnostic::at(span, ours(message)),
            None => Diagnostic::nowhere(theirs(message)),
        },
    }
}

/// The innermost call from the writer's text on the way to a mistake.
fn traced(desk: &Desk, typst: &SourceDiagnostic) -> Option<Span> {
    typst.trace.iter().find_map(|point| {
        let span: TypstSpan = point.span;
        match find(desk, span) {
            Where::Text(span) => Some(span),
            _ => None,
        }
    })
}
