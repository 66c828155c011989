//! All integration tests in one binary, so that Typst is linked once.
#![expect(clippy::disallowed_methods, reason = "the tests read the project and make desks")]

mod cli;
mod desk;
mod docs;
mod identity;
#[cfg(feature = "print")]
mod installed;
mod licences;
mod sample;
mod tidy;
