//! The command line: one function a command, exit codes, and the language of messages.

use std::ffi::OsString;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::base::diag::Lang;
use crate::base::world::{Action, WorldError};
use crate::cli::args::{Args, Command};
use crate::cli::report::Stream;
use crate::config;
use crate::source::{self, SETTINGS, Sources};

mod args;
#[cfg(any(feature = "serve", feature = "print"))]
mod browser;
mod build;
mod clock;
mod files;
mod import;
mod new;
mod print;
mod publish;
mod report;
#[cfg(feature = "serve")]
mod serve;
mod stats;
mod terminal;
mod theme;

/// Everything went well.
const DONE: u8 = 0;
/// The content holds mistakes; nothing was written.
const MISTAKES: u8 = 1;
/// The command line was wrong.
const WRONG_LINE: u8 = 2;
/// The machine said no.
const REFUSED: u8 = 3;

/// Runs a command line, the program's name first, and says how it ended.
#[must_use]
pub fn main(typed: &[OsString]) -> ExitCode {
    // The hook says what happened, once, from whichever thread; the exit code follows here.
    panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let _ = report::print(Stream::Err, &report::bug(&place));
    }));
    let run = || panic::catch_unwind(AssertUnwindSafe(|| run(typed))).unwrap_or(REFUSED);
    ExitCode::from(crate::engine::roomy(run))
}

fn run(typed: &[OsString]) -> u8 {
    let named = args::typed_lang(typed);
    let lang = named.or_else(|| written(typed)).unwrap_or_else(locale);
    let args = match args::parse(typed, lang) {
        Ok(args) => args,
        Err(words) => {
            let stream = if words.wrong { Stream::Err } else { Stream::Out };
            let printed = report::print(stream, &words.text);
            return match (words.wrong, printed) {
                (true, _) => WRONG_LINE,
                (false, Ok(())) => DONE,
                (false, Err(_)) => REFUSED,
            };
        }
    };
    match command(&args, lang) {
        Ok(code) => code,
        Err(refused) => {
            let _ = report::print(Stream::Err, &report::refusal(lang, &refused.message(lang)));
            REFUSED
        }
    }
}

fn command(args: &Args, lang: Lang) -> Result<u8, WorldError> {
    match &args.command {
        Command::New(what) => new::new(what, args, lang),
        Command::Build(build) => build::build(build, args, lang),
        Command::Check(check) => build::check(check, args, lang),
        Command::Print(wanted) => print::print(wanted, args, lang),
        #[cfg(feature = "serve")]
        Command::Serve(serve) => serve::serve(serve, args, lang),
        #[cfg(not(feature = "serve"))]
        Command::Serve(_) => {
            build::say(Stream::Err, &report::refusal(lang, report::no_preview(lang)))?;
            Ok(REFUSED)
        }
        Command::Publish(publish) => publish::publish(publish, args, lang),
        Command::Theme(what) => theme::theme(what, args, lang),
        Command::Import(wanted) => import::import(wanted, args, lang),
        Command::Stats(wanted) => stats::stats(wanted, args, lang),
        Command::Verify(verify) => publish::verify(verify, args, lang),
    }
}

/// The desk's folder: the one named, or the nearest one upwards that holds jianbao.yml.
fn desk(root: Option<&Path>) -> Result<PathBuf, WorldError> {
    match root {
        None => source::find_desk(&here()?),
        Some(root) if root.join(SETTINGS).is_file() => Ok(root.to_owned()),
        Some(root) => Err(WorldError::own(Action::OpenDesk, root)),
    }
}

/// The language that the settings of the desk name, when there is a desk. Whatever is wrong there is told by whoever
/// reads it for its own sake.
fn written(typed: &[OsString]) -> Option<Lang> {
    let root = desk(args::typed_root(typed).as_deref()).ok()?;
    let found = source::settings(&root)?;
    let file = source::load(&found).ok()?.value;
    let sources = Sources::new([(found.path.clone(), file)]);
    config::file::load(&sources.text(&found.path)?, &found.path).value.language
}

/// Where the person stands.
#[expect(clippy::disallowed_methods, reason = "only the command line may ask where it stands")]
fn here() -> Result<PathBuf, WorldError> {
    std::env::current_dir().map_err(|cause| WorldError::new(Action::Read, ".", cause))
}

/// The language that the system asks for; Chinese unless it names another one.
#[expect(clippy::disallowed_methods, reason = "only the command line may ask for the locale")]
fn locale() -> Lang {
    let typed = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    locale_lang(typed.into_iter().next().as_deref())
}

fn locale_lang(locale: Option<&str>) -> Lang {
    let language =
        locale.unwrap_or_default().split(['_', '.', '-', '@']).next().unwrap_or_default();
    match language {
        // C and POSIX name no language: servers and containers run so everywhere.
        "" | "C" | "POSIX" => Lang::Zh,
        language if language.eq_ignore_ascii_case("zh") => Lang::Zh,
        _ => Lang::En,
    }
}

#[cfg(test)]
mod tests {
    use super::locale_lang;
    use crate::base::diag::Lang;

    #[test]
    fn locales_name_languages() {
        for (locale, expected) in [
            (None, Lang::Zh),
            (Some("C.UTF-8"), Lang::Zh),
            (Some("POSIX"), Lang::Zh),
            (Some("zh_CN.UTF-8"), Lang::Zh),
            (Some("zh-Hans-CN"), Lang::Zh),
            (Some("en_US.UTF-8"), Lang::En),
            (Some("de_DE@euro"), Lang::En),
        ] {
            assert_eq!(locale_lang(locale), expected, "{locale:?}");
        }
    }
}
