//! Where finished PDFs go: each is staged as soon as it is made, and all move to their places when all are good.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::base::path::OutPath;
use crate::base::world::WorldError;
use crate::engine::printing::{Order, is_pdf};
use crate::output::{Outside, Placed, Writer};
use crate::print::Printing;

/// The way of one order's PDFs to their places.
pub(super) struct Delivery {
    /// Of each in turn, where it will stand, and its number among those outside the output folder.
    files: Vec<(PathBuf, Option<usize>)>,
    /// For those that a build makes; `None` when none of these is.
    writer: Option<Writer>,
    outside: Outside,
}

impl Delivery {
    /// Where a build puts them, or where the order says. Nothing is written yet.
    pub(super) fn open(out: &Path, order: &Order, chosen: &[Printing]) -> Result<Self, WorldError> {
        let mut files = Vec::new();
        let mut outside = Vec::new();
        for (printing, name) in chosen.iter().zip(names(chosen)) {
            let file = match &order.to {
                Some(to) if is_pdf(to) => to.clone(),
                Some(to) => to.join(name),
                None if printing.is_built() => {
                    files.push((out.join(printing.out().as_str()), None));
                    continue;
                }
                // The next build would clear it away.
                None => order.here.join(name),
            };
            files.push((file.clone(), Some(outside.len())));
            outside.push(file);
        }
        let built = files.iter().any(|(_, outside)| outside.is_none());
        let writer = built.then(|| Writer::open(out)).transpose()?;
        Ok(Self { files, writer, outside: Outside::open(outside) })
    }

    /// Where the print at this place of the order will stand.
    pub(super) fn file(&self, at: usize) -> &Path {
        &self.files[at].0
    }

    /// Stages a finished PDF. May be called from many threads.
    pub(super) fn put(
        &self,
        at: usize,
        printing: &Printing,
        pdf: &[u8],
    ) -> Result<Option<Placed>, WorldError> {
        match (self.files[at].1, &self.writer) {
            (Some(outside), _) => self.outside.put(outside, pdf).map(|()| None),
            (None, writer) => {
                writer.as_ref().map(|writer| writer.put(printing.out(), pdf)).transpose()
            }
        }
    }

    /// Moves all to their places.
    pub(super) fn place(self, placed: &[Placed]) -> Result<(), WorldError> {
        if let Some(writer) = self.writer {
            writer.add(placed)?;
        }
        self.outside.place()
    }

    /// Gives all up: everything stays as it was.
    pub(super) fn abandon(self) -> Result<(), WorldError> {
        self.writer.map_or(Ok(()), |writer| writer.abandon())
    }
}

/// What prints are called beside each other: an issue with its publication; with all of its path what would be called like
/// another one.
pub(super) fn names(chosen: &[Printing]) -> Vec<String> {
    let outs: Vec<&OutPath> = chosen.iter().map(Printing::out).collect();
    let mut seen = BTreeSet::new();
    let mut twice = BTreeSet::new();
    for short in outs.iter().map(|out| short(out)) {
        if !seen.insert(short.clone()) {
            twice.insert(short);
        }
    }
    let name = |out: &&OutPath| {
        let name = short(out);
        if twice.contains(&name) { out.as_str().replace('/', "-") } else { name }
    };
    outs.iter().map(name).collect()
}

fn short(out: &OutPath) -> String {
    let out = out.as_str();
    let name = out.rsplit('/').next().unwrap_or(out);
    match out.strip_prefix("bulletins/") {
        Some(rest) => rest.replace('/', "-"),
        None => name.to_owned(),
    }
}
