//! Typst's passes over a print, begun from where things stood in its last edition when that is known.

use comemo::{Constraint, Track as _};
use typst::World;
use typst::diag::{SourceResult, Warned};
use typst::engine::{Engine, Route, Sink, Traced};
use typst::foundations::{Output as _, StyleChain, Target, TargetElem};
use typst::introspection::Introspector;
use typst::utils::Protected;
use typst_layout::{PagedDocument, PagedIntrospector};

use crate::print::world::{Desk, LIBRARY};

/// Lays out what a closed world holds. A pass asks the one before where things stand, until the answers hold; the first
/// pass knows nothing. After an edit nearly all stands where it stood `before`: then one pass does.
pub(crate) fn lay_out(
    desk: &Desk,
    before: Option<&PagedIntrospector>,
) -> Warned<SourceResult<PagedDocument>> {
    match before.and_then(|before| follow(desk, before)) {
        Some(done) => done,
        None => typst::compile(desk),
    }
}

/// Two passes from where things stood before. `None` when they do not do, or find a mistake: then all is begun anew.
pub(crate) fn follow(
    desk: &Desk,
    before: &PagedIntrospector,
) -> Option<Warned<SourceResult<PagedDocument>>> {
    let world: &dyn World = desk;
    let (world, traced, mut sink) = (world.track(), Traced::default(), Sink::new());
    let (library, route) = (&*LIBRARY, Route::default());
    let main = world.source(world.main()).ok()?;
    let module =
        typst_eval::eval(world, library, traced.track(), sink.track_mut(), route.track(), &main);
    let content = module.ok()?.content();
    let target = TargetElem::target.set(Target::Paged).wrap();
    let base = StyleChain::new(&library.styles);
    let styles = base.chain(&target);
    let pass = |known: &PagedIntrospector| {
        let known: &dyn Introspector = known;
        let (asked, mut sink) = (Constraint::new(), Sink::new());
        let mut engine = Engine {
            library,
            world,
            introspector: Protected::new(known.track_with(&asked)),
            traced: traced.track(),
            sink: sink.track_mut(),
            route: Route::default(),
        };
        let document = PagedDocument::create(&mut engine, &content, styles).ok()?;
        let found: &dyn Introspector = document.introspector().as_ref();
        let stands = asked.validate(found);
        Some((document, stands, sink))
    };
    let (mut document, mut stands, mut last) = pass(before)?;
    if !stands {
        (document, stands, last) = pass(document.introspector())?;
    }
    sink.extend_from_sink(last);
    let whole = stands && sink.delayed().is_empty();
    whole.then(|| Warned { output: Ok(document), warnings: sink.warnings() })
}
