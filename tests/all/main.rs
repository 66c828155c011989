//! All integration tests in one binary, so that Typst is linked once.
#![expect(clippy::disallowed_methods, reason = "the tests read the project and make desks")]

mod cli;
mod desk;
mod disk;
mod docs;
mod edits;
mod identity;
#[cfg(feature = "print")]
mod installed;
#[cfg(unix)]
mod kill;
mod licences;
mod runs;
mod sample;
#[cfg(feature = "serve")]
mod serve;
mod tidy;
