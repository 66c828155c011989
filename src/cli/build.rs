//! build and check: run the engine, report what it found, say how it ended.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::base::diag::{Lang, Severity};
use crate::base::path::{SourcePath, native};
use crate::base::world::{Action, WorldError};
use crate::cli::args::{Args, BuildArgs, CheckArgs, Format, RunArgs};
use crate::cli::report::{self, Closing, End, Findings, Stream};
use crate::cli::terminal::{self, Bar};
use crate::cli::{DONE, MISTAKES, desk, here};
use crate::engine::{self, Options, Outcome};

/// Builds the desk. Mistakes are messages; what was made is the result.
pub(crate) fn build(typed: &BuildArgs, args: &Args, lang: Lang) -> Result<u8, WorldError> {
    let out = typed.out.as_deref().map(absolute).transpose()?;
    let options = Options { out, write: true, ..options(&typed.run) };
    let ran = run(&options, args, lang)?;
    let stream = if typed.format == Format::Text { Stream::Err } else { Stream::Out };
    say(stream, &ran.findings(typed.format))?;
    if args.quiet {
        return Ok(ran.code());
    }
    let out =
        ran.outcome.out.as_deref().map(shown).unwrap_or_default() + std::path::MAIN_SEPARATOR_STR;
    let stopped = !ran.outcome.written && ran.code() == MISTAKES;
    let end = if stopped { End::Stopped } else { End::Written(&out) };
    let plain = !stopped && typed.format == Format::Text;
    say(if plain { Stream::Out } else { Stream::Err }, &ran.closing(end))?;
    Ok(ran.code())
}

/// Checks the desk. Mistakes are the result.
pub(crate) fn check(typed: &CheckArgs, args: &Args, lang: Lang) -> Result<u8, WorldError> {
    let ran = run(&options(&typed.run), args, lang)?;
    say(Stream::Out, &ran.findings(typed.format))?;
    if !args.quiet {
        say(Stream::Err, &ran.closing(End::Checked))?;
    }
    Ok(ran.code())
}

/// A finished run with what is needed to tell of it.
struct Ran {
    outcome: Outcome,
    root: PathBuf,
    lang: Lang,
    elapsed: Duration,
    deny_warnings: bool,
}

#[expect(clippy::disallowed_methods, reason = "the closing line says how long it took")]
fn run(options: &Options, args: &Args, lang: Lang) -> Result<Ran, WorldError> {
    let begun = Instant::now();
    let root = desk(args.root.as_deref())?;
    let bar = Bar::new(lang, args.quiet);
    let outcome = engine::build(&root, options, &bar);
    bar.finish();
    let outcome = outcome?;
    let deny_warnings = options.deny_warnings;
    Ok(Ran { outcome, root, lang, elapsed: begun.elapsed(), deny_warnings })
}

impl Ran {
    fn findings(&self, format: Format) -> String {
        findings(&self.outcome, &self.root, self.lang, format)
    }

    fn closing(&self, end: End<'_>) -> String {
        let Self { outcome, elapsed, deny_warnings, lang, .. } = self;
        let (notes, counts) = (&outcome.notes, outcome.counts);
        let closing =
            Closing { notes, counts, elapsed: *elapsed, deny_warnings: *deny_warnings, end };
        report::closing(&closing, *lang)
    }

    fn code(&self) -> u8 {
        let wrong = self.outcome.notes.iter().any(|note| match note.severity {
            Severity::Error => true,
            Severity::Warning => self.deny_warnings,
            Severity::Hint => false,
        });
        if wrong { MISTAKES } else { DONE }
    }
}

/// The mistakes of a desk, as whoever asked wants to see them.
pub(crate) fn findings(outcome: &Outcome, root: &Path, lang: Lang, format: Format) -> String {
    let text = |path: &SourcePath| outcome.text(path);
    let (notes, prefix, width) = (&outcome.notes, prefix(root), terminal::width());
    report::render(&Findings { notes, text: &text, lang, prefix, width }, format)
}

fn options(typed: &RunArgs) -> Options {
    Options {
        out: None,
        drafts: typed.drafts,
        as_of: typed.as_of,
        jobs: typed.jobs,
        no_cache: typed.no_cache,
        write: false,
        deny_warnings: typed.deny_warnings,
    }
}

/// A path with the slashes of the desk.
pub(crate) fn slashed(path: &Path) -> String {
    let parts = path.components().map(|part| part.as_os_str().to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}

/// A folder that the person named from where they stand.
pub(crate) fn absolute(path: &Path) -> Result<PathBuf, WorldError> {
    std::path::absolute(path).map_err(|cause| WorldError::new(Action::Read, path, cause))
}

/// A path as seen from where the person stands, when it is below.
pub(crate) fn shown(path: &Path) -> String {
    let here = here().ok();
    let below = here.as_deref().and_then(|here| path.strip_prefix(here).ok()).unwrap_or(path);
    native(below)
}

/// The way from where the person stands down to the desk, with a slash at its end.
pub(crate) fn prefix(root: &Path) -> String {
    let whole = |path: &Path| path.canonicalize().ok();
    let here = here().ok().and_then(|here| whole(&here));
    let Some((here, root)) = here.zip(whole(root)) else { return String::new() };
    let below = root.strip_prefix(&here).unwrap_or(Path::new(""));
    let parts = below.components().map(|part| part.as_os_str().to_string_lossy());
    parts.flat_map(|part| [part, "/".into()]).collect()
}

/// Prints, and takes a closed or full stream for what it is.
pub(crate) fn say(stream: Stream, words: &str) -> Result<(), WorldError> {
    report::print(stream, words).map_err(|cause| WorldError::new(Action::Write, "stdout", cause))
}
