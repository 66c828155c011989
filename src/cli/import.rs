//! import: what units sent in, as Word documents or plain text, becomes articles. Never writes over a file.

use std::path::{Path, PathBuf};

use crate::base::diag::Lang;
use crate::base::path::{SourcePath, native};
use crate::base::world::WorldError;
use crate::cli::args::{Args, Format, ImportArgs, ImportKind};
use crate::cli::build::{self, shown};
use crate::cli::new::{self, Kind};
use crate::cli::report::{self, Stream};
use crate::cli::terminal::Bar;
use crate::cli::{DONE, MISTAKES, desk, files};
use crate::engine::importing;
use crate::import::{self, Manuscript, Sort};
use crate::source;

mod header;
mod words;

/// Imports. All files are read before the first is written: one that cannot be read stops all.
pub(crate) fn import(typed: &ImportArgs, args: &Args, lang: Lang) -> Result<u8, WorldError> {
    let root = desk(args.root.as_deref())?;
    let mut read = Vec::new();
    let mut refused = String::new();
    for file in &typed.files {
        let bytes = source::foreign(file)?;
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        match import::read(&name, &bytes) {
            Ok(manuscript) => read.push((file, manuscript)),
            Err(why) => {
                let words = words::refusal(&native(file), why, lang);
                refused.push_str(&report::refusal(lang, &words));
            }
        }
    }
    if !refused.is_empty() {
        if typed.files.len() > 1 {
            refused.push_str(words::nothing(lang));
        }
        build::say(Stream::Err, &refused)?;
        return Ok(MISTAKES);
    }
    let kinds = read.iter().map(|(_, manuscript)| kind(typed.kind, manuscript.head.kind));
    let read: Vec<_> = read.iter().zip(kinds).collect();
    let written = write_all(&root, &read)?;
    for (((_, manuscript), kind), path) in read.iter().zip(&written) {
        build::say(Stream::Out, &format!("{}\n", shown(path)))?;
        if !args.quiet {
            let mut notices = words::missing(*kind, &manuscript.head, lang);
            let others = manuscript.notices.iter().map(|notice| words::notice(*notice, lang));
            notices.extend(others);
            build::say(Stream::Err, &notices)?;
        }
    }
    if !args.quiet {
        gaps(&root, &written, args, lang)?;
    }
    Ok(DONE)
}

/// Writes the articles: all of them, or none.
fn write_all(
    root: &Path,
    read: &[(&(&PathBuf, Manuscript), Kind)],
) -> Result<Vec<PathBuf>, WorldError> {
    let mut written: Vec<PathBuf> = Vec::new();
    for ((file, manuscript), kind) in read {
        match write(root, *kind, manuscript, file) {
            Ok(path) => written.push(path),
            Err(refused) => {
                let pictures = written.iter().zip(read).flat_map(|(index, ((_, made), _))| {
                    made.pictures.iter().map(move |(name, _)| index.with_file_name(name))
                });
                let all: Vec<PathBuf> = pictures.chain(written.iter().cloned()).collect();
                files::withdraw(&all);
                return Err(refused);
            }
        }
    }
    Ok(written)
}

/// What a check says of the new files, and what to do next.
fn gaps(root: &Path, written: &[PathBuf], args: &Args, lang: Lang) -> Result<(), WorldError> {
    let below = |path: &PathBuf| SourcePath::new(&build::slashed(path.strip_prefix(root).ok()?));
    let files: Vec<SourcePath> = written.iter().filter_map(below).collect();
    let bar = Bar::new(lang, args.quiet);
    let outcome = importing::gaps(root, &files, &bar);
    bar.finish();
    let outcome = outcome?;
    build::say(Stream::Err, &build::findings(&outcome, root, lang, Format::Text))?;
    build::say(Stream::Err, words::next(!outcome.notes.is_empty(), lang))
}

/// The kind that is named, else the one that the text seems to be.
fn kind(typed: Option<ImportKind>, seems: Sort) -> Kind {
    match (typed, seems) {
        (Some(ImportKind::Interview), _) | (None, Sort::Interview) => Kind::Interview,
        (Some(ImportKind::Policy), _) | (None, Sort::Policy) => Kind::Policy,
        (Some(ImportKind::Practice), _) => Kind::Practice,
        (Some(ImportKind::News), _) | (None, Sort::News) => Kind::News,
    }
}

/// Writes the article: one file, or a folder when there are pictures.
fn write(
    root: &Path,
    kind: Kind,
    manuscript: &Manuscript,
    file: &Path,
) -> Result<PathBuf, WorldError> {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let text = header::text(kind, manuscript);
    let title = manuscript.head.title.as_deref().unwrap_or(&stem);
    let name = new::name_of(kind, title, manuscript.head.date);
    let folder = root.join("content").join(kind.folder());
    if manuscript.pictures.is_empty() {
        return files::write_beside(&folder, &name, &text);
    }
    files::write_folder(&folder, &name, &text, &manuscript.pictures)
}
