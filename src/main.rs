//! Runs the command line and returns its exit code.

use std::process::ExitCode;

/// Texts are many small pieces: with the system's own memory a build takes a tenth longer, a print a fifth.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let typed: Vec<_> = std::env::args_os().collect();
    jianbao::cli::main(&typed)
}
