//! What is still to be mended in files that were just made: what a check says of them, and of nothing else.

use std::path::Path;

use crate::base::path::SourcePath;
use crate::base::world::WorldError;
use crate::engine::read;
use crate::engine::{Options, Outcome, Progress, parallel, resolve};
use crate::theme::Theme;

/// The mistakes of these files, drafts included.
///
/// # Errors
/// When the machine refuses. Mistakes in the content are in the outcome.
pub(crate) fn gaps(
    root: &Path,
    files: &[SourcePath],
    progress: &dyn Progress,
) -> Result<Outcome, WorldError> {
    let options = Options { drafts: true, ..Options::default() };
    let (settings, desk) = read::once(root, &options, progress)?;
    let mut outcome = Outcome { notes: desk.notes.clone(), ..Outcome::default() };
    if let Some(settings) = &settings.value {
        outcome.language = settings.language;
        outcome.notes.extend(resolve(&desk, settings, parallel::threads(None)).notes);
    }
    outcome.notes.retain(|note| note.span.as_ref().is_some_and(|span| files.contains(&span.path)));
    outcome.settle(&desk, &Theme::default());
    Ok(outcome)
}
