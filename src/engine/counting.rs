//! The count of articles by unit: read, resolve, count. Nothing is written.

use std::path::Path;

use crate::base::chinese::date::Date;
use crate::base::chinese::period::Period;
use crate::base::diag::{Lang, Severity};
use crate::base::world::WorldError;
use crate::engine::read;
use crate::engine::{Options, Outcome, Progress, Stage, parallel, resolve};
pub(crate) use crate::stats::Form;
use crate::stats::{self, StatsView};
use crate::theme::Theme;

/// What a count is asked for.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Asked {
    pub(crate) from: Option<Period>,
    pub(crate) to: Option<Period>,
}

/// What came of it.
#[derive(Debug, Default)]
pub(crate) struct Counted {
    /// Mistakes; nothing was counted when there are some, since what cannot be read cannot be counted.
    pub(crate) outcome: Outcome,
    /// The count, unless mistakes forbid it or the period ends before it begins.
    pub(crate) count: Option<Count>,
    /// The days of a period that ends before it begins.
    pub(crate) reversed: Option<(Date, Date)>,
}

/// A count that can be shown.
#[derive(Debug)]
pub(crate) struct Count {
    view: StatsView,
}

impl Count {
    /// The count in a form; `None` when a workbook cannot hold it.
    pub(crate) fn render(&self, form: Form, lang: Lang) -> Option<Vec<u8>> {
        stats::render(&self.view, form, lang)
    }

    /// Whether the period holds no article at all.
    pub(crate) fn is_empty(&self) -> bool {
        self.view.taken.is_empty() && self.view.nobody == 0
    }

    /// The day of the newest article of any period.
    pub(crate) fn newest(&self) -> Option<Date> {
        self.view.newest
    }
}

/// Counts the articles of a desk.
///
/// # Errors
/// When the machine refuses. Mistakes in the content are in the outcome.
pub(crate) fn count(
    root: &Path,
    asked: Asked,
    progress: &dyn Progress,
) -> Result<Counted, WorldError> {
    let options = Options::default();
    let threads = parallel::threads(None);
    let (settings, desk) = read::once(root, &options, progress)?;
    let mut counted = Counted {
        outcome: Outcome { notes: desk.notes.clone(), ..Outcome::default() },
        ..Counted::default()
    };
    if let Some(settings) = &settings.value {
        counted.outcome.language = settings.language;
        progress.stage(Stage::Resolve, 0);
        let site = counted.outcome.take(resolve(&desk, settings, threads));
        let newest = site.articles.iter().filter_map(|id| {
            site.document(*id).header.date.as_ref().map(|date| date.value.day_only())
        });
        match period(asked, newest.max()) {
            Ok(period) => {
                let view = stats::view(&site, &settings.name, period);
                counted.count = Some(Count { view });
            }
            Err(days) => counted.reversed = Some(days),
        }
    }
    counted.outcome.notes.retain(|note| note.severity == Severity::Error);
    counted.outcome.settle(&desk, &Theme::default());
    if counted.outcome.stops(&options) {
        counted.count = None;
    }
    Ok(counted)
}

/// The period that is meant: one end alone leaves the other to the newest article, or to the year's first day.
fn period(asked: Asked, newest: Option<Date>) -> Result<Option<Period>, (Date, Date)> {
    let period = match (asked.from, asked.to) {
        (None, None) => return Ok(None),
        (Some(from), Some(to)) => Period { from: from.from, to: to.to },
        (Some(from), None) => {
            Period { from: from.from, to: newest.map_or(from.to, |day| day.max(from.to)) }
        }
        (None, Some(to)) => Period { from: Date { month: 1, day: 1, ..to.to }, to: to.to },
    };
    if period.from > period.to { Err((period.from, period.to)) } else { Ok(Some(period)) }
}
