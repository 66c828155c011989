//! A release is made: every file of the output, compressed copies beside the text, and the list.

use std::path::PathBuf;

use crate::base::path::OutPath;
use crate::base::world::WorldError;
use crate::publish::Refused;
use crate::publish::door;
use crate::publish::ledger::Release;
use crate::publish::manifest::{Facts, MANIFEST, Manifest};
use crate::publish::sha::Sha;
use crate::publish::squeeze::{self, Form};
use crate::publish::store::Store;
use crate::publish::survey::Survey;

/// A finished copy.
pub(super) struct Copied {
    /// Of its list.
    pub(super) digest: Sha,
    /// Files that share their place on the disk with the release before.
    pub(super) shared: usize,
}

/// Copies what was surveyed into the folder where release `id` is made. What the release before has
/// already, and still has whole, gets a second name instead. The list goes to the disk for certain
/// before this returns; waiting for each page would take minutes.
pub(super) fn copy(
    store: &Store<'_>,
    survey: &Survey,
    before: Option<&(Release, Manifest)>,
    id: &str,
) -> Result<Copied, Refused> {
    let target = store.incoming(id);
    let before = before.map(|(release, list)| (store.place(&release.id), list));
    let mut copy = Copy { store, survey, before, target, list: Manifest::default(), shared: 0 };
    for (path, facts) in &survey.files.files {
        copy.file(path, *facts)?;
    }
    let text = copy.list.text();
    store.disk.write_through(&copy.target.join(MANIFEST), text.as_bytes())?;
    store.disk.sync_folder(&copy.target)?;
    Ok(Copied { digest: Sha::of(text.as_bytes()), shared: copy.shared })
}

struct Copy<'a> {
    store: &'a Store<'a>,
    survey: &'a Survey,
    before: Option<(PathBuf, &'a Manifest)>,
    target: PathBuf,
    list: Manifest,
    shared: usize,
}

impl Copy<'_> {
    fn file(&mut self, path: &OutPath, facts: Facts) -> Result<(), Refused> {
        let known = self.share(path, |old| old == facts)?;
        let mut bytes = None;
        if !known {
            let read = self.survey.read(path)?;
            self.put(path, &read)?;
            bytes = Some(read);
        }
        if !squeeze::is_text(path) {
            return Ok(());
        }
        for form in Form::ALL {
            let copy = form.path(path);
            // The same text has the same copy.
            if known && self.share(&copy, |_| true)? {
                continue;
            }
            let read = match bytes.take() {
                Some(read) => read,
                None => self.survey.read(path)?,
            };
            if let Some(small) = form.squeeze(&read) {
                self.put(&copy, &small)?;
            }
            bytes = Some(read);
        }
        Ok(())
    }

    /// Takes a file over from the release before, if that one has it and has it whole.
    fn share(&mut self, path: &OutPath, fits: impl Fn(Facts) -> bool) -> Result<bool, WorldError> {
        let Some((folder, list)) = &self.before else { return Ok(false) };
        let Some(facts) = list.files.get(path).copied().filter(|facts| fits(*facts)) else {
            return Ok(false);
        };
        let (old, new) = (folder.join(path.as_str()), self.target.join(path.as_str()));
        if door::facts(&old)? != Some(facts) || !self.store.disk.second_name(&old, &new)? {
            return Ok(false);
        }
        self.shared += 1;
        self.list.files.insert(path.clone(), facts);
        Ok(true)
    }

    fn put(&mut self, path: &OutPath, bytes: &[u8]) -> Result<(), WorldError> {
        self.store.disk.write(&self.target.join(path.as_str()), bytes)?;
        self.list.files.insert(path.clone(), Facts::of(bytes));
        Ok(())
    }
}
