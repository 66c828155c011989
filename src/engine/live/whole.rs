//! All files of a desk that is looked at again and again: what the proofs hold against builds.

use std::collections::BTreeMap;
use std::path::Path;

use super::{Answer, Live};
use crate::base::diag::Severity;
use crate::base::path::OutPath;
use crate::base::world::WorldError;
use crate::engine::Options;

/// A preview without a browser.
pub struct Watched(Live);

impl Watched {
    /// A preview of the desk at `root`.
    #[must_use]
    pub fn new(root: &Path, options: &Options) -> Self {
        Self(Live::new(root, options.clone()))
    }

    /// Looks at the desk as it is now; gives every file of its site, or `None` when a mistake stands in the way.
    ///
    /// # Errors
    /// When the machine refuses, or a file changes while it is read.
    pub fn files(
        &mut self,
        options: &Options,
    ) -> Result<Option<BTreeMap<String, Vec<u8>>>, WorldError> {
        self.0.options.clone_from(options);
        let seen = self.0.look()?;
        let broken = seen.notes.iter().any(|note| note.severity == Severity::Error);
        let Some(known) = seen.known.as_ref().filter(|_| !broken) else { return Ok(None) };
        let found = known.plan.jobs.keys().chain(known.index().keys());
        let file = |path: &OutPath| match seen.get(path).answer {
            Answer::Page(item) | Answer::File(item) => {
                Some((path.to_string(), item.bytes.to_vec()))
            }
            Answer::Broken | Answer::Changing | Answer::Missing => None,
        };
        Ok(found.map(file).collect())
    }
}
