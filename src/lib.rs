//! jianbao: a publicity desk's texts, written once, become a website, printed bulletins and display boards.

mod base;
mod check;
pub mod cli;
mod config;
mod document;
mod engine;
mod feed;
mod import;
mod output;
#[cfg(feature = "serve")]
mod preview;
#[cfg(feature = "print")]
mod print;
mod publish;
mod search;
mod site;
mod source;
mod stats;
mod theme;
#[cfg(feature = "serve")]
mod watch;
mod web;

// For benches/stages.rs and tests/all, which run the pipeline from outside.
#[cfg(feature = "serve")]
#[doc(hidden)]
pub use engine::Watched;
#[doc(hidden)]
pub use engine::{Options, Progress, Stage, build};
