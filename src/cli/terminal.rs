//! What the terminal is like, and the progress bar on it. The only door to `indicatif`.

use std::io::{self, IsTerminal as _};

use indicatif::{ProgressBar, ProgressStyle};

use crate::base::diag::Lang;
use crate::cli::report::{self, Stream};
use crate::engine::{Progress, Stage};

/// Columns that text may fill when nobody says otherwise.
const USUAL_WIDTH: usize = 120;

/// Columns of the terminal that results or messages go to.
pub(crate) fn width() -> usize {
    terminal_size::terminal_size()
        .map_or(USUAL_WIDTH, |(width, _)| usize::from(width.0).clamp(40, USUAL_WIDTH))
}

/// Where lines of results end, if they go to a terminal.
pub(crate) fn edge() -> Option<usize> {
    io::stdout().is_terminal().then(width)
}

/// A bar that shows the stages of a build; shows nothing when there is no terminal.
pub(crate) struct Bar {
    bar: ProgressBar,
    lang: Lang,
}

impl Bar {
    /// A bar on standard error, or a hidden one.
    pub(crate) fn new(lang: Lang, quiet: bool) -> Self {
        let hidden = quiet || !io::stderr().is_terminal();
        let bar = if hidden { ProgressBar::hidden() } else { ProgressBar::new(0) };
        if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}") {
            bar.set_style(style.progress_chars("━━ "));
        }
        Self { bar, lang }
    }

    /// Takes the bar away before anything else is printed.
    pub(crate) fn finish(self) {
        self.bar.finish_and_clear();
    }
}

impl Progress for Bar {
    fn stage(&self, stage: Stage, steps: usize) {
        if stage == Stage::Wait && self.bar.is_hidden() {
            // Whoever cannot see the bar should still know why nothing happens.
            let _ = report::print(Stream::Err, &format!("{}\n", stage_word(stage, self.lang)));
        }
        self.bar.set_message(stage_word(stage, self.lang));
        self.bar.set_length(steps as u64);
        self.bar.set_position(0);
    }

    fn step(&self) {
        self.bar.inc(1);
    }
}

fn stage_word(stage: Stage, lang: Lang) -> &'static str {
    match (lang, stage) {
        (Lang::Zh, Stage::Read) => "读稿",
        (Lang::Zh, Stage::Resolve) => "检查",
        (Lang::Zh, Stage::Pages) => "成页",
        (Lang::Zh, Stage::Print) => "排版",
        (Lang::Zh, Stage::Index) => "编索引",
        (Lang::Zh, Stage::Write) => "写出",
        (Lang::Zh, Stage::Wait) => "等另一个jianbao写完",
        (Lang::En, Stage::Read) => "reading",
        (Lang::En, Stage::Resolve) => "checking",
        (Lang::En, Stage::Pages) => "making pages",
        (Lang::En, Stage::Print) => "typesetting",
        (Lang::En, Stage::Index) => "indexing",
        (Lang::En, Stage::Write) => "writing",
        (Lang::En, Stage::Wait) => "waiting for another jianbao",
    }
}
