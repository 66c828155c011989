//! A published tree held against its list: what is missing, what is changed, what does not belong there.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::base::path::OutPath;
use crate::base::world::WorldError;
use crate::output;
use crate::publish::Refused;
use crate::publish::door::{self, Kind};
use crate::publish::ledger::LEDGER;
use crate::publish::manifest::{MANIFEST, Manifest};
use crate::publish::sha::Sha;
use crate::publish::store;
use crate::publish::survey;

/// What came of verifying a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Verdict {
    /// The folder that was looked at.
    pub(crate) folder: PathBuf,
    /// The release, when it is the current one of a published folder.
    pub(crate) release: Option<String>,
    /// How many files are as they should be.
    pub(crate) whole: usize,
    /// What is not, sorted by path.
    pub(crate) faults: Vec<Fault>,
}

impl Verdict {
    /// Whether nothing is wrong.
    pub(crate) fn is_whole(&self) -> bool {
        self.faults.is_empty()
    }
}

/// One thing that is wrong with a tree.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Fault {
    pub(crate) path: String,
    pub(crate) kind: FaultKind,
}

/// What is wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum FaultKind {
    /// Listed and not there.
    Missing,
    /// There with other bytes.
    Changed,
    /// There and not listed.
    Extra,
    /// The list itself is gone, or is not the one that was published: nothing else can be told.
    List,
}

/// Verifies a published folder, a single release, or the output folder of a build.
///
/// # Errors
/// When the machine refuses, or there is no list to hold the tree against.
pub(crate) fn verify(tree: &Path) -> Result<Verdict, Refused> {
    if !door::is_folder(tree) {
        return Err(Refused::NoList(tree.to_path_buf()));
    }
    if let Some(listing) = output::listing(tree)? {
        return Ok(built(tree, &listing)?);
    }
    if door::kind(&tree.join(LEDGER))? == Kind::File {
        let state = store::look(tree)?;
        let current = state.current.ok_or_else(|| Refused::NoCurrent(tree.to_path_buf()))?;
        let release = state.releases.iter().find(|release| release.id == current);
        let verdict = self::release(&tree.join(store::CURRENT), release.map(|it| it.digest))?;
        return Ok(Verdict { release: Some(current), ..verdict });
    }
    if door::kind(&tree.join(MANIFEST))? == Kind::Nothing {
        return Err(Refused::NoList(tree.to_path_buf()));
    }
    Ok(release(tree, None)?)
}

/// Verifies one release; `digest` is what its list must have, when that is known.
pub(super) fn release(folder: &Path, digest: Option<Sha>) -> Result<Verdict, WorldError> {
    let verdict = Verdict { folder: folder.to_path_buf(), release: None, whole: 0, faults: vec![] };
    let Some(manifest) = manifest(folder, digest)? else {
        let faults = vec![Fault { path: MANIFEST.to_owned(), kind: FaultKind::List }];
        return Ok(Verdict { faults, ..verdict });
    };
    let (mut whole, mut faults) = (0, Vec::new());
    for (path, facts) in &manifest.files {
        let place = folder.join(path.as_str());
        let kind = match door::kind(&place)? {
            Kind::File if door::facts(&place)? == Some(*facts) => {
                whole += 1;
                continue;
            }
            Kind::Nothing => FaultKind::Missing,
            _ => FaultKind::Changed,
        };
        faults.push(Fault { path: path.to_string(), kind });
    }
    let listed =
        |path: &String| path == MANIFEST || manifest.files.contains_key(&OutPath::new(path));
    let extra = door::walk(folder)?.into_iter().filter(|path| !listed(path));
    faults.extend(extra.map(|path| Fault { path, kind: FaultKind::Extra }));
    faults.sort();
    Ok(Verdict { whole, faults, ..verdict })
}

/// The list of a release; `None` when there is none, or not the one that is known.
pub(super) fn manifest(folder: &Path, digest: Option<Sha>) -> Result<Option<Manifest>, WorldError> {
    let bytes = door::read(&folder.join(MANIFEST))?;
    let bytes = bytes.filter(|bytes| digest.is_none_or(|digest| digest == Sha::of(bytes)));
    Ok(bytes.and_then(|bytes| String::from_utf8(bytes).ok()).and_then(|it| Manifest::read(&it)))
}

/// Verifies what a build wrote.
fn built(out: &Path, listing: &BTreeMap<OutPath, output::Facts>) -> Result<Verdict, WorldError> {
    let (mut whole, mut faults) = (0, Vec::new());
    for (path, facts) in listing {
        let kind = match door::read(&out.join(path.as_str()))? {
            Some(bytes) if facts.fit(&bytes) => {
                whole += 1;
                continue;
            }
            Some(_) => FaultKind::Changed,
            None => FaultKind::Missing,
        };
        faults.push(Fault { path: path.to_string(), kind });
    }
    let extra = survey::strangers(out, listing)?.into_iter();
    faults.extend(extra.map(|path| Fault { path, kind: FaultKind::Extra }));
    faults.sort();
    Ok(Verdict { folder: out.to_path_buf(), release: None, whole, faults })
}
