//! The finished output as it is about to be published, held against what the build wrote.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::base::path::OutPath;
use crate::base::world::WorldError;
use crate::output;
use crate::publish::Refused;
use crate::publish::door;
use crate::publish::ledger::Counts;
use crate::publish::manifest::{Facts, MANIFEST, Manifest};
use crate::publish::squeeze;

/// The output folder, every file of it as the build wrote it.
pub(super) struct Survey {
    out: PathBuf,
    pub(super) files: Manifest,
    pub(super) counts: Counts,
    /// What stands in the folder and no build wrote; it is not published.
    pub(super) passed: Vec<String>,
}

/// Reads the whole output folder.
pub(super) fn survey(out: &Path) -> Result<Survey, Refused> {
    let listing = output::listing(out)?.filter(|listing| !listing.is_empty());
    let listing = listing.ok_or_else(|| Refused::NotBuilt(out.to_path_buf()))?;
    let reserved = |path: &&OutPath| {
        let squeezed = squeeze::original(path).is_some_and(|it| listing.contains_key(&it));
        squeezed || path.as_str().eq_ignore_ascii_case(MANIFEST)
    };
    if let Some(path) = listing.keys().find(reserved) {
        return Err(Refused::Reserved(path.clone()));
    }
    let (mut files, mut counts, mut wrong) = (Manifest::default(), Counts::default(), Vec::new());
    for (path, facts) in &listing {
        match door::read(&out.join(path.as_str()))? {
            Some(bytes) if facts.fit(&bytes) => {
                counts.files += 1;
                counts.bytes += bytes.len() as u64;
                counts.pages += u64::from(ends(path, ".html"));
                counts.prints += u64::from(ends(path, ".pdf"));
                files.files.insert(path.clone(), Facts::of(&bytes));
            }
            _ => wrong.push(path.clone()),
        }
    }
    if !wrong.is_empty() {
        return Err(Refused::NotAsBuilt { out: out.to_path_buf(), files: wrong });
    }
    Ok(Survey { out: out.to_path_buf(), files, counts, passed: strangers(out, &listing)? })
}

impl Survey {
    /// The bytes of a file, if they are still the ones that were surveyed.
    pub(super) fn read(&self, path: &OutPath) -> Result<Vec<u8>, Refused> {
        let bytes = door::read(&self.out.join(path.as_str()))?.unwrap_or_default();
        if self.files.files.get(path) == Some(&Facts::of(&bytes)) {
            return Ok(bytes);
        }
        Err(Refused::NotAsBuilt { out: self.out.clone(), files: vec![path.clone()] })
    }
}

/// What stands in an output folder and is not in its list.
pub(super) fn strangers<T>(
    out: &Path,
    listing: &BTreeMap<OutPath, T>,
) -> Result<Vec<String>, WorldError> {
    let ours = |path: &String| {
        let top = path.split('/').next().unwrap_or_default();
        path == output::MANIFEST
            || path == output::LOCK
            || top == output::STAGING
            || listing.contains_key(&OutPath::new(path))
    };
    Ok(door::walk(out)?.into_iter().filter(|path| !ours(path)).collect())
}

fn ends(path: &OutPath, end: &str) -> bool {
    path.as_str().ends_with(end)
}
