//! What must be known of a command line before it is read: in which language to speak.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::ValueEnum as _;

use crate::base::diag::Lang;
use crate::cli::args::Tongue;

/// The language that a command line asks for, found before anything else is read.
pub(crate) fn typed_lang(typed: &[OsString]) -> Option<Lang> {
    let lang = |word: &str| Tongue::from_str(word, true).ok().map(Tongue::lang);
    values(typed, "--lang").into_iter().find_map(lang)
}

/// The desk's folder that a command line names, found likewise.
pub(crate) fn typed_root(typed: &[OsString]) -> Option<PathBuf> {
    values(typed, "--root").first().map(PathBuf::from)
}

/// What is typed for a flag, each time.
fn values<'a>(typed: &'a [OsString], flag: &str) -> Vec<&'a str> {
    let words: Vec<&str> = typed.iter().filter_map(|word| word.to_str()).collect();
    let value = |(at, word): (usize, &&'a str)| match word.strip_prefix(flag)? {
        "" => words.get(at + 1).copied(),
        rest => rest.strip_prefix('='),
    };
    words.iter().enumerate().filter_map(value).collect()
}
