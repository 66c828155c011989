//! What a theme holds, each file with its digest: carried themes below, the desk's own files above.

#[cfg(feature = "print")]
pub(crate) mod builtin_fonts;
#[cfg(feature = "print")]
pub(crate) mod webfont;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::diag::Noted;
use crate::base::digest::Digest;
use crate::base::path::SourcePath;
use crate::source::{Content, Sources, THEME};

pub(crate) mod builtin;
pub(crate) mod line;
pub(crate) mod template;

/// The files of a theme by their path within it: `web/base.html`, `print/jianbao.typ`, `fonts/….ttf`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Theme {
    pub(crate) name: String,
    pub(crate) files: BTreeMap<String, ThemeFile>,
}

/// One file of a theme.
#[derive(Clone, Debug)]
pub(crate) struct ThemeFile {
    /// Where a mistake in it is reported: the desk's own file, or its place in the carried theme.
    pub(crate) path: SourcePath,
    pub(crate) bytes: Arc<[u8]>,
    pub(crate) digest: Digest,
}

/// Where a desk keeps its themes.
pub(crate) const FOLDER: &str = "themes";

impl Theme {
    /// The text of one of its files, by the place that mistakes name.
    pub(crate) fn text(&self, path: &SourcePath) -> Option<Arc<str>> {
        let file = self.files.values().find(|file| file.path == *path)?;
        std::str::from_utf8(&file.bytes).ok().map(Into::into)
    }

    /// The digest of all its files whose paths begin so.
    pub(crate) fn digest(&self, part: &str) -> Digest {
        let files = self.files.iter().filter(|(path, _)| path.starts_with(part));
        let files: Vec<(&String, Digest)> = files.map(|(path, file)| (path, file.digest)).collect();
        Digest::of_value(&files)
    }

    /// A theme with all that it rests on: for each file the topmost of its line that has it, and of the desk's own
    /// `themes/<name>/` and the carried theme of that name, the desk's.
    pub(crate) fn load(sources: &Sources, name: &str) -> Noted<Self> {
        let Noted { value: line, notes } = line::line(sources, name);
        let mut theme = Self { name: name.to_owned(), files: BTreeMap::new() };
        for name in line.iter().rev() {
            theme.files.extend(carried(name));
            theme.files.extend(own(sources, name));
        }
        Noted { value: theme, notes }
    }

    /// The names of all themes that there are, in order.
    pub(crate) fn known(sources: &Sources) -> Vec<&str> {
        line::known(sources)
    }

    /// The theme that every other one rests on, as the program carries it.
    #[cfg(test)]
    pub(crate) fn builtin() -> Self {
        let files = carried(builtin::NAME).collect();
        Self { name: builtin::NAME.to_owned(), files }
    }
}

/// The text of a file that the program carries, by the place that mistakes name.
pub(crate) fn carried_text(path: &SourcePath) -> Option<Arc<str>> {
    let (name, within) = path.below(FOLDER)?.split_once('/')?;
    let (_, bytes) = builtin::files(name)?.iter().find(|(known, _)| *known == within)?;
    std::str::from_utf8(bytes).ok().map(Into::into)
}

/// The files of a carried theme; none when there is no such theme.
fn carried(name: &str) -> impl Iterator<Item = (String, ThemeFile)> {
    let files = builtin::files(name).unwrap_or_default().iter();
    files.filter(|(within, _)| *within != THEME).filter_map(move |(within, bytes)| {
        let path = SourcePath::new(&format!("{FOLDER}/{name}/{within}"))?;
        let file = ThemeFile { path, bytes: (*bytes).into(), digest: Digest::of(bytes) };
        Some(((*within).to_owned(), file))
    })
}

/// The files that the desk keeps for a theme.
fn own(sources: &Sources, name: &str) -> Vec<(String, ThemeFile)> {
    let folder = format!("{FOLDER}/{name}");
    let files = sources.below(&folder).filter_map(|(path, file)| {
        let (_, within) = path.below(FOLDER)?.split_once('/')?;
        let bytes: Arc<[u8]> = match &file.content {
            Content::Text(text) => text.as_bytes().into(),
            Content::Bytes(bytes) => Arc::clone(bytes),
            // Too large for a part of a theme to be meant.
            Content::OnDisk(_) | Content::TextOnDisk(_) | Content::Unreadable => return None,
        };
        let file = ThemeFile { path: path.clone(), bytes, digest: file.digest };
        (within != THEME).then(|| (within.to_owned(), file))
    });
    files.collect()
}

#[cfg(test)]
mod tests;
