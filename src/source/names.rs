//! Names of files: as paths of the desk, and those that some systems take for one.

use std::collections::BTreeMap;
use std::path::Path;

use crate::base::diag::{Diagnostic, Span};
use crate::base::path::SourcePath;
use crate::base::problem::Problem;
use crate::source::Found;

/// A found file's path within the desk. Names that are no Unicode are shown with � and can still be reported.
pub(super) fn source_path(root: &Path, path: &Path) -> Option<SourcePath> {
    let below = path.strip_prefix(root).ok()?;
    if let Some(text) = below.to_str().filter(|text| text.is_ascii() && !text.contains('\\')) {
        return SourcePath::new(text);
    }
    let parts: Vec<_> = below
        .components()
        .map(|part| part.as_os_str().to_string_lossy().replace('\\', "＼"))
        .collect();
    SourcePath::new(&parts.join("/"))
}

/// Files that would be one file on a system that does not tell their names apart.
pub(super) fn same_names(found: &[Found]) -> Vec<Diagnostic> {
    let mut notes = Vec::new();
    // Paths differ, so two that fold to the same are not both folded already.
    let folded = |file: &Found| file.path.as_str().chars().all(|c| c.to_lowercase().eq([c]));
    if found.iter().all(folded) {
        return notes;
    }
    let mut seen: BTreeMap<String, &Found> = BTreeMap::new();
    for file in found {
        let folded = file.path.as_str().to_lowercase();
        if let Some(other) = seen.get(&folded) {
            let other =
                other.on_disk.file_name().unwrap_or_default().to_string_lossy().into_owned();
            notes.push(Diagnostic::at(Span::file(&file.path), Problem::SameName { other }));
        } else {
            seen.insert(folded, file);
        }
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::same_names;
    use crate::base::path::SourcePath;
    use crate::base::problem::Problem;
    use crate::base::stamp::Stamp;
    use crate::source::Found;

    #[test]
    fn names_that_differ_in_case_alone_are_told() {
        let found = |path: &str| Found {
            path: SourcePath::fixed(path),
            on_disk: path.into(),
            stamp: Stamp::default(),
            settled: true,
        };
        let files = ["content/a.md", "content/news/B.md", "content/news/b.md", "content/b.md"];
        let notes = same_names(&files.map(found));
        assert_eq!(notes.len(), 1);
        assert_eq!(notes[0].problem, Problem::SameName { other: "B.md".to_owned() });
        let span = notes[0].span.as_ref().expect("a place");
        assert_eq!(span.path.as_str(), "content/news/b.md");
    }
}
