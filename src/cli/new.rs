//! new: starts a desk, an article, an issue, a board or a campaign. Never writes over a file.

use std::io;
use std::path::Path;

use crate::base::chinese::date::Date;
use crate::base::chinese::pinyin;
use crate::base::diag::Lang;
use crate::base::path::native;
use crate::base::world::{Action, WorldError};
use crate::cli::args::{Args, New};
use crate::cli::clock::today;
use crate::cli::files::{refuse, write, write_beside};
use crate::cli::report::{self, Stream};
use crate::cli::{DONE, build, desk};

mod carried;
mod skeleton;
mod survey;

pub(crate) use skeleton::scalar;

/// What can be started besides a whole desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Interview,
    Policy,
    Practice,
    News,
    Bulletin,
    Board,
    Campaign,
}

/// Starts what was asked for; the path is the result, what to do next is a message.
pub(crate) fn new(what: &New, args: &Args, lang: Lang) -> Result<u8, WorldError> {
    let (kind, title) = match what {
        New::Site { dir } => return site(dir, args.quiet, lang),
        New::Interview(title) => (Kind::Interview, title),
        New::Policy(title) => (Kind::Policy, title),
        New::Practice(title) => (Kind::Practice, title),
        New::News(title) => (Kind::News, title),
        New::Bulletin(title) => (Kind::Bulletin, title),
        New::Board(title) => (Kind::Board, title),
        New::Campaign(title) => (Kind::Campaign, title),
    };
    let root = desk(args.root.as_deref())?;
    let today = today();
    let known = survey::survey(&root, today.year);
    let folder = root.join("content").join(kind.folder());
    let text = skeleton::text(kind, &title.title, today, &known);
    let path = write_beside(&folder, &name(kind, &title.title, today, &known), &text)?;
    say(&path, args.quiet, &report::next_for_text(kind.is_article(), lang))
}

fn site(dir: &Path, quiet: bool, lang: Lang) -> Result<u8, WorldError> {
    let refused = |cause| WorldError::new(Action::Read, dir, cause);
    match dir.read_dir().map(|mut entries| entries.next().is_none()) {
        Ok(true) => {}
        Ok(false) => return Err(WorldError::own(Action::Create, dir)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(refused(error)),
    }
    for (name, text) in carried::DESK {
        write(&dir.join(name), text.as_bytes()).map_err(|cause| refuse(cause, &dir.join(name)))?;
    }
    say(dir, quiet, &report::next_for_site(&native(dir), lang))
}

/// The name of a new file, without its extension.
fn name(kind: Kind, title: &str, today: Date, known: &survey::Known) -> String {
    let spelt = short(&pinyin::slug(title));
    match (kind, spelt.is_empty()) {
        (Kind::Bulletin, _) => format!("{}-{:02}", today.year, known.number),
        (Kind::Campaign | Kind::Board, false) => spelt,
        (_, true) => format!("{}-{}", today.iso(), kind.word()),
        (_, false) => format!("{}-{spelt}", today.iso()),
    }
}

/// The name of an article of a known day, or of today, without its extension.
pub(crate) fn name_of(kind: Kind, title: &str, day: Option<Date>) -> String {
    name(kind, title, day.unwrap_or_else(today).day_only(), &survey::Known::default())
}

/// At most this many letters of a title go into a file's name.
const NAME: usize = 40;

/// The first syllables of a spelt title.
fn short(spelt: &str) -> String {
    let mut kept = String::new();
    for syllable in spelt.split('-') {
        if !kept.is_empty() && kept.len() + 1 + syllable.len() > NAME {
            break;
        }
        if !kept.is_empty() {
            kept.push('-');
        }
        kept.extend(syllable.chars().take(NAME));
    }
    kept
}

fn say(path: &Path, quiet: bool, next: &str) -> Result<u8, WorldError> {
    build::say(Stream::Out, &format!("{}\n", build::shown(path)))?;
    if !quiet {
        build::say(Stream::Err, next)?;
    }
    Ok(DONE)
}

impl Kind {
    /// The folder below `content/`.
    pub(crate) fn folder(self) -> &'static str {
        match self {
            Self::Interview => "interviews",
            Self::Policy => "policy",
            Self::Practice => "practice",
            Self::News => "news",
            Self::Bulletin => "bulletins",
            Self::Board => "boards",
            Self::Campaign => "campaigns",
        }
    }

    /// The word that stands in a file's name when its title cannot be spelt.
    fn word(self) -> &'static str {
        match self {
            Self::Interview => "interview",
            Self::Policy => "policy",
            Self::Practice => "practice",
            Self::News => "news",
            Self::Bulletin => "bulletin",
            Self::Board => "board",
            Self::Campaign => "campaign",
        }
    }

    /// Whether it is one of the four kinds of article.
    fn is_article(self) -> bool {
        matches!(self, Self::Interview | Self::Policy | Self::Practice | Self::News)
    }
}

#[cfg(test)]
mod tests;
