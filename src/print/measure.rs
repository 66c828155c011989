//! Finished pages looked at: missing glyphs, what runs over the edge; and Typst's messages as the desk's.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU64;

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
    let mut over: BTreeMap<Span, f64> = BTreeMap::new();
    let area = type_area(document);
    let mut places = Places { desk, known: BTreeMap::new() };
    for (at, page) in document.pages().iter().enumerate() {
        let (mut runs, mut turned) = (Vec::new(), Vec::new());
        walk(&page.frame, Transform::identity(), &mut |item, transform| {
            let place = places.of(item);
            missing.extend(lacking(item).map(|character| (place.clone(), character)));
            let at = |x| Point::new(x, Abs::zero()).transform(transform);
            if let Some(place) = place {
                let slack = (item.size.to_pt() * SQUEEZED).max(SLACK);
                let (start, end) = (at(Abs::zero()), at(item.width()));
                if transform.sx.get().abs() < transform.ky.get().abs() {
                    turned.push(Run { place, start: on_side(start), end: on_side(end), slack });
                } else {
                    runs.push(Run { place, start, end, slack });
                }
            }
        });
        let edges = area.map(|area| area.edges(&page.frame, at % 2 == 0));
        overfull(&mut runs, edges, &mut over);
        overfull(&mut turned, edges.map(Edges::on_side), &mut over);
    }
    let glyphs = missing.into_iter().map(|(place, character)| {
        let code = format!("U+{:04X}", u32::from(character));
        let problem = Problem::MissingGlyph { character: character.to_string(), code };
        Diagnostic { span: place, ..Diagnostic::nowhere(problem) }
    });
    let over = over.into_iter().map(|(place, by)| {
        let over = format!("{:.0}", (by / 72.0 * 25.4).ceil());
        Diagnostic::at(place, Problem::Overfull { over })
    });
    glyphs.chain(over).collect()
}

/// A text on a page and the place that it came from.
struct Run {
    place: Span,
    start: Point,
    end: Point,
    /// How many points it may run over without being told.
    slack: f64,
}

/// Texts that run over an edge of the type area, or into the text beside them.
fn overfull(runs: &mut [Run], edges: Option<Edges>, over: &mut BTreeMap<Span, f64>) {
    let mut tell = |place: &Span, by: Abs, slack: f64| {
        if by.to_pt() > slack {
            let most = over.entry(place.clone()).or_default();
            *most = most.max(by.to_pt());
        }
    };
    for run in &*runs {
        if let Some(edges) = edges {
            let over =
                [run.end.x - edges.right, edges.left - run.start.x, run.end.y - edges.bottom];
            for by in over {
                tell(&run.place, by, run.slack);
            }
        }
    }
    // Baselines that differ by a hair are one line.
    runs.sort_by(|a, b| {
        let row = |run: &Run| (run.start.y.to_pt() * 2.0).round();
        row(a).total_cmp(&row(b)).then(a.start.x.cmp(&b.start.x))
    });
    for pair in runs.windows(2) {
        // Rows of two panels may stand a hair apart: then the second one begins anew at the left.
        let by = pair[0].end.x.min(pair[1].end.x) - pair[1].start.x.max(pair[0].start.x);
        if (pair[1].start.y - pair[0].start.y).abs().to_pt() < 0.5 && by.to_pt() > TOUCH {
            tell(&pair[0].place, by + Abs::pt(SLACK), SLACK);
        }
    }
}

/// How many points text may run over without being told: marks squeezed at a line's end.
const SLACK: f64 = 6.0;

/// The same as a share of the type: large type squeezes by more.
const SQUEEZED: f64 = 0.375;

/// How many points two texts of a line may overlap.
const TOUCH: f64 = 2.0;

/// A point of a page that is turned to read what runs upwards.
fn on_side(point: Point) -> Point {
    Point::new(-point.y, point.x)
}

/// The edges of the type area on one page.
#[derive(Clone, Copy)]
struct Edges {
    top: Abs,
    left: Abs,
    right: Abs,
    bottom: Abs,
}

impl Edges {
    /// The same edges once the page is turned.
    fn on_side(self) -> Self {
        Self { top: self.left, left: -self.bottom, right: -self.top, bottom: self.right }
    }
}

/// The margins that a template declares under the label `type-area`.
#[derive(Clone, Copy)]
struct TypeArea {
    top: Abs,
    inside: Abs,
    outside: Abs,
    bottom: Abs,
}

impl TypeArea {
    /// The edges on a page of this size.
    fn edges(self, page: &Frame, odd: bool) -> Edges {
        let (left, right) =
            if odd { (self.inside, self.outside) } else { (self.outside, self.inside) };
        let (right, bottom) = (page.width() - right, page.height() - self.bottom);
        Edges { top: self.top, left, right, bottom }
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
        // Boards turn nothing.
        top: margin("top").unwrap_or_default(),
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

/// The places in the writer's text that texts come from; most lines of a paragraph come from one.
struct Places<'a> {
    desk: &'a Desk<'a>,
    known: BTreeMap<NonZeroU64, Option<Span>>,
}

impl Places<'_> {
    fn of(&mut self, item: &TextItem) -> Option<Span> {
        let glyph = item.glyphs.iter().find(|glyph| !glyph.span.0.is_detached())?;
        let span = glyph.span.0;
        let place =
            self.known.entry(span.into_raw()).or_insert_with(|| match find(self.desk, span) {
                Where::Text(span) => Some(span),
                _ => None,
            });
        place.clone()
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
        if error { Problem::Unprintable { message } } else { Problem::TemplateWarning { message } }
    };
    match find(desk, typst.span) {
        Where::Text(span) => Diagnostic::at(span, ours(message)),
        Where::Theme(span) => Diagnostic::at(span, theirs(message)),
        Where::Picture(path) => Diagnostic::at(Span::file(&path), ours(message)),
        Where::Code(code) => {
            Diagnostic::at(desk.template.clone(), theirs(format!("{message}: {code}")))
        }
        Where::Nowhere => match traced(desk, typst) {
            Some(span) => Diagnostic::at(span, ours(message)),
            None => Diagnostic::at(desk.template.clone(), theirs(message)),
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
