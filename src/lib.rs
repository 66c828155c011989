//! jianbao: a publicity desk's texts, written once, become a website, printed bulletins and display boards.

mod base;
mod config;
mod document;
mod engine;
#[cfg(feature = "print")]
mod print;
mod site;
mod source;
mod theme;
