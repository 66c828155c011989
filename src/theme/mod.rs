//! What a theme folder holds, each file with its digest: the built-in theme below, the desk's own files above.

#[cfg(feature = "print")]
pub(crate) mod builtin_fonts;
#[cfg(feature = "print")]
pub(crate) mod webfont;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::diag::{Diagnostic, Noted, nearest};
use crate::base::digest::Digest;
use crate::base::path::SourcePath;
use crate::base::problem::Problem;
use crate::source::{Content, Sources};

pub(crate) mod builtin;
pub(crate) mod template;

/// The files of a theme by their path within it: `web/base.html`, `print/jianbao.typ`, `fonts/….ttf.zst`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Theme {
    pub(crate) name: String,
    pub(crate) files: BTreeMap<String, ThemeFile>,
}

/// One file of a theme.
#[derive(Clone, Debug)]
pub(crate) struct ThemeFile {
    /// Where a mistake in it is reported: the desk's own file, or its place in the built-in theme.
    pub(crate) path: SourcePath,
    pub(crate) bytes: Arc<[u8]>,
    pub(crate) digest: Digest,
}

/// Where a desk keeps its themes.
const FOLDER: &str = "themes";

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

    /// The built-in theme, with the desk's own files of `themes/<name>/` in place of its.
    pub(crate) fn load(sources: &Sources, name: &str) -> Noted<Self> {
        let mut theme = Self::builtin();
        name.clone_into(&mut theme.name);
        let mut known = false;
        for (path, file) in sources.below(&format!("{FOLDER}/{name}")) {
            let Some(within) = path.below(FOLDER).and_then(|rest| rest.split_once('/')) else {
                continue;
            };
            let bytes: Arc<[u8]> = match &file.content {
                Content::Text(text) => text.as_bytes().into(),
                Content::Bytes(bytes) => Arc::clone(bytes),
                // Too large for a part of a theme to be meant.
                Content::OnDisk(_) | Content::TextOnDisk(_) | Content::Unreadable => continue,
            };
            known = true;
            let file = ThemeFile { path: path.clone(), bytes, digest: file.digest };
            theme.files.insert(within.1.to_owned(), file);
        }
        let mut notes = Vec::new();
        if !known && name != builtin::NAME {
            notes.push(unknown(sources, name));
        }
        Noted { value: theme, notes }
    }

    /// The theme that the program carries inside.
    pub(crate) fn builtin() -> Self {
        let files = builtin::FILES.iter().filter_map(|(within, bytes)| {
            let path = SourcePath::new(&format!("{FOLDER}/{}/{within}", builtin::NAME))?;
            let file = ThemeFile { path, bytes: (*bytes).into(), digest: Digest::of(bytes) };
            Some(((*within).to_owned(), file))
        });
        Self { name: builtin::NAME.to_owned(), files: files.collect() }
    }
}

fn unknown(sources: &Sources, name: &str) -> Diagnostic {
    let mut known: Vec<&str> = sources
        .below(FOLDER)
        .filter_map(|(path, _)| Some(path.below(FOLDER)?.split_once('/')?.0))
        .chain([builtin::NAME])
        .collect();
    known.sort_unstable();
    known.dedup();
    let problem = Problem::UnknownTheme { name: name.to_owned(), known: known.join("、") };
    Diagnostic::nowhere(problem).near(nearest(name, known))
}

#[cfg(test)]
mod tests;
