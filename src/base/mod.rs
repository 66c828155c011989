//! The ground that every room stands on: mistakes, places, paths, digests, Chinese text.

pub(crate) mod chinese;
pub(crate) mod diag;
pub(crate) mod digest;
pub(crate) mod path;
pub(crate) mod picture;
pub(crate) mod problem;
pub(crate) mod qr;
pub(crate) mod scan;
pub(crate) mod stamp;
pub(crate) mod waive;
pub(crate) mod world;
pub(crate) mod yaml;
