//! Desks on the disk for tests: copies of the sample, and what a build left there.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A folder's files by path.
pub(crate) type Tree = BTreeMap<String, Vec<u8>>;

/// Copies the sample desk (this repository's own root) to a folder.
pub(crate) fn copy_sample(to: &Path) {
    let from = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::create_dir_all(to).expect("a folder for the copy");
    fs::copy(from.join("jianbao.yml"), to.join("jianbao.yml")).expect("settings");
    for folder in ["content", "static", "themes"] {
        copy(&from.join(folder), &to.join(folder));
    }
}

/// Copies a folder that may be missing.
pub(crate) fn copy(from: &Path, to: &Path) {
    for (path, bytes) in tree(from) {
        let target = to.join(path);
        fs::create_dir_all(target.parent().expect("a file in a folder")).expect("a folder");
        fs::write(target, bytes).expect("a file");
    }
}

/// All files below a folder.
pub(crate) fn tree(folder: &Path) -> Tree {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).expect("a path below the folder");
            let path = path.to_string_lossy().replace('\\', "/");
            (path, fs::read(entry.path()).expect("a readable file"))
        })
        .collect()
}
