//! What came of a build: mistakes, and how much was made.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use crate::base::diag::{Diagnostic, Lang, Noted, Severity};
use crate::base::path::SourcePath;
use crate::engine::read::Desk;
use crate::engine::{Counts, Options};
use crate::theme::Theme;

/// What came of a build.
#[derive(Debug, Default)]
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
    pub out: Option<PathBuf>,
    pub(super) lines: BTreeMap<SourcePath, Arc<str>>,
}

impl Outcome {
    /// The text of a file that a diagnostic names, to show its line.
    #[must_use]
    pub fn text(&self, path: &SourcePath) -> Option<&str> {
        self.lines.get(path).map(AsRef::as_ref)
    }

    /// Whether the mistakes found so far forbid to go on.
    #[must_use]
    pub fn stops(&self, options: &Options) -> bool {
        let worst = if options.deny_warnings { Severity::Warning } else { Severity::Error };
        self.notes.iter().any(|note| note.severity <= worst)
    }

    /// Keeps the mistakes of a stage and gives its value.
    pub(super) fn take<T>(&mut self, noted: Noted<T>) -> T {
        self.notes.extend(noted.notes);
        noted.value
    }

    pub(super) fn add(&mut self, notes: Vec<Diagnostic>, counts: Counts) {
        self.notes.extend(notes);
        let Counts { articles, drafts, .. } = self.counts;
        self.counts = Counts { articles, drafts, ..counts };
    }

    /// Sorts the mistakes, drops what files or the desk are excused from, and keeps the texts that they show.
    pub(super) fn settle(&mut self, desk: &Desk, theme: &Theme) {
        let waived: BTreeSet<(&SourcePath, &str)> = desk
            .documents
            .iter()
            .flat_map(|document| {
                let codes = document.header.waive.iter();
                codes.map(|waiver| (&document.path, waiver.code.value.as_str()))
            })
            .collect();
        self.notes.retain(|note| {
            let code = note.problem.code();
            let here = note.span.as_ref().is_some_and(|span| waived.contains(&(&span.path, code)));
            let everywhere = desk.waived.iter().any(|waived| waived == code);
            note.severity == Severity::Error || !(here || everywhere)
        });
        self.notes.sort();
        self.notes.dedup();
        let shown = self.notes.iter().filter_map(|note| note.span.as_ref());
        let texts = shown.filter_map(|span| {
            let text = desk.sources.text(&span.path).or_else(|| theme.text(&span.path))?;
            Some((span.path.clone(), text))
        });
        self.lines = texts.collect();
    }
}
