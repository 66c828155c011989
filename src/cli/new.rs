//! new: starts a desk, an article, an issue, a board or a campaign. Never writes over a file.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::base::chinese::date::Date;
use crate::base::chinese::pinyin;
use crate::base::diag::Lang;
use crate::base::path::native;
use crate::base::world::{Action, WorldError};
use crate::cli::args::{Args, New};
use crate::cli::report::{self, Stream};
use crate::cli::{DONE, build, desk};

mod files;
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
    for (name, text) in files::DESK {
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

/// Writes a new file; when the name is taken, `-2`, `-3` … is added to it.
pub(crate) fn write_beside(folder: &Path, name: &str, text: &str) -> Result<PathBuf, WorldError> {
    let mut count = 1;
    loop {
        let suffix = if count == 1 { String::new() } else { format!("-{count}") };
        let path = folder.join(format!("{name}{suffix}.md"));
        if path.with_extension("").is_dir() && count < 1000 {
            count += 1;
            continue;
        }
        match write(&path, text) {
            Ok(()) => return Ok(path),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && count < 1000 => {
                count += 1;
            }
            Err(error) => return Err(refuse(error, &path)),
        }
    }
}

/// Writes a new folder with index.md and what belongs beside it; when the name is taken, as a file or as
/// a folder, `-2`, `-3` … is added to it.
pub(crate) fn write_folder(
    folder: &Path,
    name: &str,
    text: &str,
    beside: &[(String, Vec<u8>)],
) -> Result<PathBuf, WorldError> {
    let mut count = 1;
    let taken = |path: &Path| path.exists() || path.with_extension("md").exists();
    let own = loop {
        let suffix = if count == 1 { String::new() } else { format!("-{count}") };
        let path = folder.join(format!("{name}{suffix}"));
        if !taken(&path) || count >= 1000 {
            break path;
        }
        count += 1;
    };
    // The text comes last: a folder without it is no article.
    let index = own.join("index.md");
    let pictures = beside.iter().map(|(name, bytes)| (own.join(name), bytes.as_slice()));
    let mut written = Vec::new();
    for (path, bytes) in pictures.chain([(index.clone(), text.as_bytes())]) {
        if let Err(error) = write(&path, bytes) {
            withdraw(&written);
            return Err(refuse(error, &path));
        }
        written.push(path);
    }
    Ok(index)
}

/// Takes files away that were just written, and the folders of articles that are empty without them. What cannot be
/// taken away stays: the refusal that led here is what the person must know of.
#[expect(clippy::disallowed_methods, reason = "a new file of the desk is no output of a build")]
pub(crate) fn withdraw(written: &[PathBuf]) {
    for path in written {
        let _ = fs::remove_file(path);
    }
    for folder in written.iter().filter_map(|path| path.parent()) {
        // A folder that holds anything else is not removed.
        let _ = fs::remove_dir(folder);
    }
}

/// Writes a file that must not exist yet.
#[expect(clippy::disallowed_methods, reason = "a new file of the desk is no output of a build")]
pub(crate) fn write(path: &Path, text: impl AsRef<[u8]>) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        // A file in the folder's place is no file of the same name.
        fs::create_dir_all(folder).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => io::ErrorKind::NotADirectory.into(),
            _ => error,
        })?;
    }
    let mut file = File::options().write(true).create_new(true).open(path)?;
    let written = file.write_all(text.as_ref()).and_then(|()| file.sync_data());
    if written.is_err() {
        drop(file);
        let _ = fs::remove_file(path);
    }
    written
}

pub(crate) fn refuse(cause: io::Error, path: &Path) -> WorldError {
    if cause.kind() == io::ErrorKind::AlreadyExists {
        return WorldError::own(Action::Create, path);
    }
    WorldError::new(Action::Write, path, cause)
}

fn say(path: &Path, quiet: bool, next: &str) -> Result<u8, WorldError> {
    build::say(Stream::Out, &format!("{}\n", build::shown(path)))?;
    if !quiet {
        build::say(Stream::Err, next)?;
    }
    Ok(DONE)
}

/// Seconds since 1970 by the clocks of China, where the desks are; the only look at the clock besides
/// measuring.
#[expect(clippy::disallowed_methods, reason = "articles and releases carry the day they were made")]
pub(crate) fn seconds() -> u64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.map_or(0, |since| since.as_secs()) + 8 * 3600
}

fn today() -> Date {
    day_of(seconds())
}

/// The day of a count of seconds since 1970.
pub(crate) fn day_of(seconds: u64) -> Date {
    let first = Date { year: 1970, month: 1, day: 1, time: None };
    let mut left = seconds / 86_400;
    let days = |year, month| (28..=31).rev().find(|day| Date::new(year, month, *day).is_some());
    let (mut year, mut month) = (first.year, first.month);
    loop {
        let Some(length) = days(year, month).map(u64::from) else { return first };
        if left < length {
            let day = u8::try_from(left + 1).unwrap_or(1);
            return Date::new(year, month, day).unwrap_or(first);
        }
        left -= length;
        (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    }
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
