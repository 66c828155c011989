//! What `current` means, changed in one step: by a link where there are links, else by moving folders.
//!
//! - By link: `current` points to `releases/<id>`. The new link is made beside it and renamed over it,
//!   so readers see the old release or the new one at every moment.
//! - By folders: `current` is the release itself. A journal says what is about to happen; then `current`
//!   moves to `releases/<old>` and `releases/<new>` to `current`. For the instant between the two there
//!   is no `current`. A machine that stops just there is put right by the next run, which finishes.

use std::path::Path;

use crate::base::world::WorldError;
use crate::publish::Refused;
use crate::publish::door::{self, Disk, Kind};
use crate::publish::ledger::is_id;
use crate::publish::store::{CURRENT, NEW, RELEASES, replace};

/// Which folder is to go, and which is to come.
pub(super) const JOURNAL: &str = ".jianbao-switch";

/// How `current` is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    Link,
    Folders,
}

/// Makes `current` mean the release `to`. Without a way given, the first one that works is taken.
pub(super) fn switch(
    disk: Disk<'_>,
    dest: &Path,
    (from, to): (Option<&str>, &str),
    way: Option<Way>,
) -> Result<Way, WorldError> {
    let done = match way {
        Some(Way::Link) => by_link(disk, dest, to).map(|()| Way::Link),
        Some(Way::Folders) => by_folders(disk, dest, from, to).map(|()| Way::Folders),
        None => by_link(disk, dest, to)
            .map(|()| Way::Link)
            .or_else(|_| by_folders(disk, dest, from, to).map(|()| Way::Folders)),
    }?;
    disk.sync_folder(dest)?;
    Ok(done)
}

/// The release that a link to it names.
pub(super) fn target(link: &Path) -> Option<&str> {
    let parts: Vec<&str> = link.iter().map(|part| part.to_str()).collect::<Option<_>>()?;
    match parts[..] {
        [RELEASES, id] if is_id(id) => Some(id),
        _ => None,
    }
}

fn by_link(disk: Disk<'_>, dest: &Path, to: &str) -> Result<(), WorldError> {
    let new = dest.join(NEW);
    disk.link(&format!("{RELEASES}/{to}"), &new)?;
    disk.rename(&new, &dest.join(CURRENT))
}

fn by_folders(disk: Disk<'_>, dest: &Path, from: Option<&str>, to: &str) -> Result<(), WorldError> {
    let (current, journal) = (dest.join(CURRENT), dest.join(JOURNAL));
    let place = |id: &str| dest.join(RELEASES).join(id);
    replace(disk, dest, JOURNAL, format!("{}\n{to}\n", from.unwrap_or_default()).as_bytes())?;
    // What the system will not do is taken back at once: a web server may hold a file open.
    if let Some(from) = from
        && let Err(error) = disk.rename(&current, &place(from))
    {
        disk.remove(&journal)?;
        return Err(error);
    }
    if let Err(error) = disk.rename(&place(to), &current) {
        if let Some(from) = from {
            disk.rename(&place(from), &current)?;
        }
        disk.remove(&journal)?;
        return Err(error);
    }
    disk.remove(&journal)
}

/// Finishes a switch by folders that was cut short.
pub(super) fn finish(disk: Disk<'_>, dest: &Path) -> Result<(), Refused> {
    let (current, journal) = (dest.join(CURRENT), dest.join(JOURNAL));
    let Some(bytes) = door::read(&journal)? else { return Ok(()) };
    let text = String::from_utf8_lossy(&bytes);
    let mut lines = text.lines().map(|line| Some(line).filter(|line| is_id(line)));
    let (from, to) = (lines.next().flatten(), lines.next().flatten());
    let to = to.ok_or_else(|| Refused::Unreadable(journal.clone()))?;
    let new = dest.join(RELEASES).join(to);
    if door::kind(&new)? == Kind::Folder {
        if door::kind(&current)? != Kind::Nothing {
            let old = from.map(|from| dest.join(RELEASES).join(from));
            let old = old.ok_or_else(|| Refused::Foreign(current.clone()))?;
            disk.rename(&current, &old)?;
        }
        disk.rename(&new, &current)?;
    }
    disk.remove(&journal)?;
    Ok(())
}
