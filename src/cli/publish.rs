//! publish and verify: hand the finished output over, and say what came of it.

use std::path::{Path, PathBuf};

use crate::base::diag::{Lang, Severity};
use crate::base::world::{Action, WorldError};
use crate::cli::args::{Args, PublishArgs, VerifyArgs};
use crate::cli::build::{say, shown};
use crate::cli::clock::now;
use crate::cli::report::{self, Stream};
use crate::cli::{DONE, MISTAKES, REFUSED, WRONG_LINE, desk};
use crate::config;
use crate::output::{self, Lock};
use crate::publish::{self, Refused, Request, open_gate};
use crate::source::{self, Sources};

mod words;

/// Publishes the desk's output, tells what publishing would change, or goes back.
pub(crate) fn publish(typed: &PublishArgs, args: &Args, lang: Lang) -> Result<u8, WorldError> {
    if typed.rollback {
        let done = publish::roll_back(&typed.dest, typed.release.as_deref(), None, &open_gate);
        return match done {
            Ok(done) => result(&words::rolled_back(&done, lang), args.quiet),
            Err(refused) => refuse(refused, lang),
        };
    }
    let root = desk(args.root.as_deref())?;
    let Some(desk) = Desk::read(&root)? else {
        say(Stream::Err, &report::refusal(lang, &words::wrong_settings(lang)))?;
        return Ok(MISTAKES);
    };
    let date = now();
    let request = Request {
        out: &desk.out,
        dest: &typed.dest,
        desk: &["content", "static", "themes", ".jianbao"].map(|folder| root.join(folder)),
        date: &date,
        keep: typed.keep,
        way: None,
    };
    if typed.dry_run {
        return match publish::preview(&request) {
            Ok(preview) => {
                say(Stream::Err, &words::passed(&preview.passed, lang))?;
                say(Stream::Out, &words::changes(&preview.changes, lang))?;
                message(&words::preview(&preview, lang), args.quiet)
            }
            Err(refused) => refuse(refused, lang),
        };
    }
    // A build that is at work ends first, and one that was cut off while it wrote is finished.
    let waits = || drop(say(Stream::Err, &words::waits(lang)));
    let _lock = Lock::of_desk(&root, &desk.out, waits)?;
    output::resume(&desk.out)?;
    match publish::publish(&request, &open_gate) {
        Ok(done) => {
            say(Stream::Err, &words::passed(&done.passed, lang))?;
            say(Stream::Err, &words::stuck(&done.stuck, lang))?;
            result(&words::published(&done, &typed.dest, lang), args.quiet)
        }
        Err(refused) => refuse(refused, lang),
    }
}

/// Verifies a published folder, a release or an output folder. What is wrong is the result.
pub(crate) fn verify(typed: &VerifyArgs, args: &Args, lang: Lang) -> Result<u8, WorldError> {
    match publish::verify::verify(&typed.tree) {
        Ok(verdict) => {
            say(Stream::Out, &words::faults(&verdict.faults, lang))?;
            message(&words::verdict(&verdict, lang), args.quiet)?;
            Ok(if verdict.is_whole() { DONE } else { MISTAKES })
        }
        Err(refused) => refuse(refused, lang),
    }
}

/// What the settings say that matters here.
struct Desk {
    out: PathBuf,
}

impl Desk {
    /// Reads the settings file; `None` when it holds mistakes, which `check` shows.
    fn read(root: &Path) -> Result<Option<Self>, WorldError> {
        let Some(found) = source::walk(root, &[])?.value.into_iter().next() else {
            return Err(WorldError::own(Action::FindDesk, root));
        };
        let sources = Sources::new([(found.path.clone(), source::load(&found)?.value)]);
        let Some(text) = sources.text(&found.path) else { return Ok(None) };
        let settings = config::file::load(&text, &found.path);
        let wrong = settings.notes.iter().any(|note| note.severity == Severity::Error);
        let desk = Self { out: shown(&root.join(&settings.value.out)).into() };
        Ok((!wrong).then_some(desk))
    }
}

fn refuse(refused: Refused, lang: Lang) -> Result<u8, WorldError> {
    let code = match &refused {
        Refused::NotBuilt(_)
        | Refused::NotAsBuilt { .. }
        | Refused::Reserved(_)
        | Refused::Damaged { .. } => MISTAKES,
        Refused::Nested { .. }
        | Refused::NoEarlier
        | Refused::NoSuchRelease { .. }
        | Refused::NoCurrent(_)
        | Refused::NoList(_) => WRONG_LINE,
        Refused::World(_) | Refused::Foreign(_) | Refused::Unreadable(_) | Refused::Busy { .. } => {
            REFUSED
        }
    };
    match refused {
        Refused::World(error) => Err(error),
        refused => {
            say(Stream::Err, &report::refusal(lang, &words::refused(&refused, lang)))?;
            Ok(code)
        }
    }
}

fn result(words: &str, quiet: bool) -> Result<u8, WorldError> {
    if !quiet {
        say(Stream::Out, words)?;
    }
    Ok(DONE)
}

fn message(words: &str, quiet: bool) -> Result<u8, WorldError> {
    if !quiet {
        say(Stream::Err, words)?;
    }
    Ok(DONE)
}
