//! A published folder as a value: its releases, which of them is served, and how that is changed.

use std::path::{Path, PathBuf};

use crate::base::world::{Action, WorldError};
use crate::publish::Refused;
use crate::publish::door::{self, Disk, Gate, Held, Kind, Lock};
use crate::publish::ledger::{self, LEDGER, Release};
use crate::publish::manifest::{MANIFEST, Manifest};
use crate::publish::sha::Sha;
use crate::publish::switch::{self, Way};
use crate::publish::verify;

/// What web servers serve.
pub(super) const CURRENT: &str = "current";
/// Where releases wait.
pub(super) const RELEASES: &str = "releases";
/// What becomes a list, a journal or a link by being renamed.
pub(super) const NEW: &str = ".jianbao-new";
/// Held while something is changed.
const LOCK: &str = ".jianbao-lock";
/// Begins the name of a release that is not whole yet.
const INCOMING: &str = ".incoming-";
/// Begins the name of a release that is being removed.
const OUTGOING: &str = ".outgoing-";

/// What stands in a published folder.
#[derive(Clone, Debug, Default)]
pub(super) struct State {
    /// Newest last.
    pub(super) releases: Vec<Release>,
    /// The release that is served.
    pub(super) current: Option<String>,
    /// How `current` is changed; unknown as long as there is none.
    way: Option<Way>,
}

/// Looks at a published folder and changes nothing.
pub(super) fn look(dest: &Path) -> Result<State, Refused> {
    let Some(bytes) = door::read(&dest.join(LEDGER))? else {
        return stranger(dest)?.map_or(Ok(State::default()), |path| Err(Refused::Foreign(path)));
    };
    let unreadable = || Refused::Unreadable(dest.join(LEDGER));
    let releases = ledger::read(&bytes).ok_or_else(unreadable)?;
    let current = dest.join(CURRENT);
    let foreign = || Refused::Foreign(current.clone());
    let (id, way) = match door::kind(&current)? {
        Kind::Nothing => (None, None),
        Kind::Link(link) => {
            let listed = |id: &&str| releases.iter().any(|release| release.id == *id);
            let id = switch::target(&link).filter(listed).ok_or_else(foreign)?;
            (Some(id.to_owned()), Some(Way::Link))
        }
        Kind::Folder => {
            let id = moved(dest, &releases)?.ok_or_else(foreign)?;
            (Some(id), Some(Way::Folders))
        }
        Kind::File | Kind::Other => return Err(foreign()),
    };
    Ok(State { current: id, way, releases })
}

/// What in a folder without a list of releases is not the beginning of a first publication.
fn stranger(dest: &Path) -> Result<Option<PathBuf>, WorldError> {
    let names = door::names(dest)?;
    let begun = names.iter().any(|name| name == LOCK);
    let ours = |name: &str| begun && [LOCK, NEW, RELEASES].contains(&name);
    if let Some(name) = names.iter().find(|name| !ours(name)) {
        return Ok(Some(dest.join(name)));
    }
    let releases = dest.join(RELEASES);
    let name = door::names(&releases)?.into_iter().find(|name| leftover(name).is_none());
    Ok(name.map(|name| releases.join(name)))
}

/// Which release the folder `current` is: the listed one that is not among the others. Should several
/// be missing, the one whose manifest it holds.
fn moved(dest: &Path, releases: &[Release]) -> Result<Option<String>, WorldError> {
    let names = door::names(&dest.join(RELEASES))?;
    let there = |id: &str| names.iter().any(|name| leftover(name).unwrap_or(name) == id);
    let missing: Vec<&Release> = releases.iter().filter(|release| !there(&release.id)).collect();
    let id = match missing[..] {
        [] => None,
        [only] => Some(only),
        _ => {
            let manifest = door::read(&dest.join(CURRENT).join(MANIFEST))?.unwrap_or_default();
            let digest = Sha::of(&manifest);
            missing.into_iter().rfind(|release| release.digest == digest)
        }
    };
    Ok(id.map(|release| release.id.clone()))
}

/// The release that a half-made or half-removed folder belongs to.
fn leftover(name: &str) -> Option<&str> {
    let id = name.strip_prefix(INCOMING).or_else(|| name.strip_prefix(OUTGOING))?;
    Some(id).filter(|id| ledger::is_id(id))
}

/// A published folder that nobody else changes meanwhile.
pub(super) struct Store<'a> {
    dest: PathBuf,
    pub(super) disk: Disk<'a>,
    pub(super) state: State,
    _lock: Held,
}

impl<'a> Store<'a> {
    /// Opens a folder that is empty, new or ours, and clears up after a run that was cut short.
    pub(super) fn open(dest: &Path, gate: Gate<'a>) -> Result<Self, Refused> {
        let disk = Disk::new(gate);
        look(dest)?;
        disk.make_folder(dest)?;
        let word = format!("jianbao publish, process {}\n", std::process::id());
        let lock = match disk.lock(&dest.join(LOCK), &word)? {
            Lock::Held(held) => held,
            Lock::Busy(by) => return Err(Refused::Busy { lock: dest.join(LOCK), by }),
        };
        switch::finish(disk, dest)?;
        if door::kind(&dest.join(NEW))? != Kind::Nothing {
            disk.remove(&dest.join(NEW))?;
        }
        let mut store = Self { dest: dest.to_path_buf(), disk, state: look(dest)?, _lock: lock };
        store.clear_up()?;
        Ok(store)
    }

    /// Takes releases out of the list that are not whole, then removes what is left of them.
    fn clear_up(&mut self) -> Result<(), Refused> {
        let folder = self.dest.join(RELEASES);
        let names = door::names(&folder)?;
        let State { releases, current, .. } = &mut self.state;
        let before = releases.len();
        releases
            .retain(|release| current.as_ref() == Some(&release.id) || names.contains(&release.id));
        if releases.len() != before {
            self.write_ledger()?;
        }
        for name in names.iter().filter(|name| leftover(name).is_some()) {
            self.disk.remove_tree(&folder.join(name))?;
        }
        Ok(())
    }

    /// Where a release stands.
    pub(super) fn place(&self, id: &str) -> PathBuf {
        let State { current, way, .. } = &self.state;
        if *way == Some(Way::Folders) && current.as_deref() == Some(id) {
            return self.dest.join(CURRENT);
        }
        self.dest.join(RELEASES).join(id)
    }

    /// A listed release.
    pub(super) fn release(&self, id: &str) -> Option<&Release> {
        self.state.releases.iter().find(|release| release.id == id)
    }

    /// What a release should hold, by its own list; `None` when that list is not the one published.
    pub(super) fn manifest(&self, release: &Release) -> Result<Option<Manifest>, WorldError> {
        verify::manifest(&self.place(&release.id), Some(release.digest))
    }

    /// A name for a new release.
    pub(super) fn name(&self, date: &str) -> Result<String, WorldError> {
        let names = door::names(&self.dest.join(RELEASES))?;
        Ok(ledger::name(date, |id| {
            self.release(id).is_some() || names.iter().any(|name| name == id)
        }))
    }

    /// Where a release is made.
    pub(super) fn incoming(&self, id: &str) -> PathBuf {
        self.dest.join(RELEASES).join(format!("{INCOMING}{id}"))
    }

    /// Takes a release that was made into the list. Listed first and named after: a name without a
    /// folder is dropped by the next run, a folder without a name would stay for ever.
    pub(super) fn enter(&mut self, release: Release) -> Result<(), WorldError> {
        let releases = self.dest.join(RELEASES);
        let (from, to) = (self.incoming(&release.id), releases.join(&release.id));
        self.state.releases.push(release);
        self.write_ledger()?;
        self.disk.rename(&from, &to)?;
        self.disk.sync_folder(&releases)
    }

    /// Serves another release.
    pub(super) fn switch(&mut self, to: &str, way: Option<Way>) -> Result<(), WorldError> {
        let State { current, way: known, .. } = &self.state;
        let (from, way) = (current.as_deref(), known.or(way));
        let way = switch::switch(self.disk, &self.dest, (from, to), way)?;
        self.state.way = Some(way);
        self.state.current = Some(to.to_owned());
        Ok(())
    }

    /// Removes the oldest releases beyond the newest `keep`, never the one that is served: what was
    /// removed, and what the system would not let go.
    pub(super) fn prune(&mut self, keep: usize) -> Result<(Vec<String>, Vec<String>), WorldError> {
        let folder = self.dest.join(RELEASES);
        let spare = self.state.releases.len().saturating_sub(keep);
        let old = self.state.releases.iter().take(spare).map(|release| release.id.clone());
        let old = old.filter(|id| self.state.current.as_ref() != Some(id));
        let away = |id: &str| folder.join(format!("{OUTGOING}{id}"));
        let (gone, stuck): (Vec<String>, Vec<String>) =
            old.partition(|id| self.disk.rename(&folder.join(id), &away(id)).is_ok());
        if !gone.is_empty() {
            self.state.releases.retain(|release| !gone.contains(&release.id));
            self.write_ledger()?;
        }
        for id in &gone {
            self.disk.remove_tree(&away(id))?;
        }
        Ok((gone, stuck))
    }

    fn write_ledger(&self) -> Result<(), WorldError> {
        let place = self.dest.join(LEDGER);
        let text = ledger::text(&self.state.releases)
            .map_err(|e| WorldError::new(Action::Write, &place, e.into()))?;
        replace(self.disk, &self.dest, LEDGER, text.as_bytes())
    }
}

/// Writes a small file whole or not at all.
pub(super) fn replace(
    disk: Disk<'_>,
    dest: &Path,
    name: &str,
    bytes: &[u8],
) -> Result<(), WorldError> {
    let new = dest.join(NEW);
    disk.write_through(&new, bytes)?;
    disk.rename(&new, &dest.join(name))
}
