//! Runs the command line and returns its exit code.

use std::ffi::OsString;
use std::process::ExitCode;

/// Texts are many small pieces: with the system's own memory a build takes a tenth longer, a print a fifth.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    jianbao::cli::main(&typed())
}

/// What was typed. The shells of Windows leave it to programs to find the files that `*.docx` means.
#[cfg(windows)]
fn typed() -> Vec<OsString> {
    wild::args_os().collect()
}

#[cfg(not(windows))]
fn typed() -> Vec<OsString> {
    std::env::args_os().collect()
}
