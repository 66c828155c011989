//! Runs the command line and returns its exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    let typed: Vec<_> = std::env::args_os().collect();
    jianbao::cli::main(&typed)
}
