//! Typst's passes over a print, begun from where things stood in its last edition when that is known.

use comemo::{Constraint, Track as _};
use typst::World;
use typst::diag::{SourceResult, Warned};
use typst::engine::{Engine, Route, Sink, Traced};
use typst::foundations::{Output as _, StyleChain, Target, TargetElem};
use typst::introspection::{EmptyIntrospector, Introspector};
use typst::utils::Protected;
use typst_layout::{PagedDocument, PagedIntrospector};

use crate::print::world::{Desk, LIBRARY};

/// The most passes over a print that begins anew. Pictures that are fitted into their pages move those after them: each
/// pass settles at least one more, most of them all of several pages: 21 passes settle 140 pictures, 41 settle 370.
const MOST: usize = 100;

/// The most passes from where things stood in the last edition; when they do not do, all is begun anew.
const AFTER: usize = 4;

/// Lays out what a closed world holds. A pass asks the one before where things stand, until the answers hold; the first
/// pass knows nothing. After an edit nearly all stands where it stood `before`: then one pass does. `None` when the pages
/// never come to rest.
pub(crate) fn lay_out(
    desk: &Desk,
    before: Option<&PagedIntrospector>,
) -> Option<Warned<SourceResult<PagedDocument>>> {
    let followed = before.map(|before| settle(desk, before, AFTER));
    let done = match followed {
        Some(Passes::Settled(done)) => return Some(done),
        _ => settle(desk, &EmptyIntrospector, MOST),
    };
    match done {
        Passes::Settled(done) => Some(done),
        Passes::Restless => None,
        // Typst tells of mistakes in full.
        Passes::Failed => Some(typst::compile(desk)),
    }
}

/// How it ended.
pub(crate) enum Passes {
    /// Everything stands where it was said to stand.
    Settled(Warned<SourceResult<PagedDocument>>),
    /// Something still moved in the last pass.
    Restless,
    /// There is a mistake.
    Failed,
}

/// At most so many passes from where things stood before.
pub(crate) fn settle(desk: &Desk, before: &dyn Introspector, most: usize) -> Passes {
    passes(desk, before, most).unwrap_or(Passes::Failed)
}

fn passes(desk: &Desk, before: &dyn Introspector, most: usize) -> Option<Passes> {
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
    let pass = |known: &dyn Introspector| {
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
    for _ in 1..most {
        if stands {
            break;
        }
        (document, stands, last) = pass(document.introspector().as_ref())?;
    }
    if !stands {
        return Some(Passes::Restless);
    }
    sink.extend_from_sink(last);
    let whole = sink.delayed().is_empty();
    whole.then(|| Passes::Settled(Warned { output: Ok(document), warnings: sink.warnings() }))
}
