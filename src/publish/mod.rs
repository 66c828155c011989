//! A finished output becomes a release folder that a web server serves, by one atomic switch.
//!
//! survey (the output is as the build wrote it) → open (the published folder, locked and cleared up)
//! → copy (into `releases/.incoming-<id>`, with compressed copies and a list) → enter (into
//! releases.json) → switch (`current`) → prune. Nothing that readers see changes before the switch.

use std::io;
use std::path::{Component, Path, PathBuf};

use crate::base::path::OutPath;
use crate::base::world::WorldError;
use crate::publish::copy::Copied;
use crate::publish::door::Gate;
use crate::publish::ledger::{Counts, Release};
use crate::publish::manifest::{Changes, Manifest};
use crate::publish::store::Store;
use crate::publish::survey::Survey;
use crate::publish::switch::Way;
use crate::publish::verify::Verdict;

mod copy;
mod door;
pub(crate) mod ledger;
pub(crate) mod manifest;
mod sha;
mod squeeze;
mod store;
mod survey;
mod switch;
pub(crate) mod verify;

/// What is to be published, and where.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Request<'a> {
    /// The output folder of a build.
    pub(crate) out: &'a Path,
    /// The published folder.
    pub(crate) dest: &'a Path,
    /// Other folders of the desk, which must not hold the published one.
    pub(crate) desk: &'a [PathBuf],
    /// Now, as `2013-11-25T09:30:00+08:00`.
    pub(crate) date: &'a str,
    /// How many releases stay.
    pub(crate) keep: usize,
    /// How `current` is to be changed; what works, when not given.
    pub(crate) way: Option<Way>,
}

/// What came of publishing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Published {
    /// The release that is served now.
    pub(crate) id: String,
    pub(crate) news: News,
    /// Against what was served before.
    pub(crate) changes: Changes,
    pub(crate) counts: Counts,
    /// Files that share their place on the disk with the release before.
    pub(crate) shared: usize,
    /// Files in the output folder that no build wrote; they are not published.
    pub(crate) passed: Vec<String>,
    /// Old releases that were removed.
    pub(crate) removed: Vec<String>,
    /// Old releases that the system would not let go.
    pub(crate) stuck: Vec<String>,
}

/// Whether a release had to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum News {
    /// A new release.
    Made,
    /// The newest release was this one already, and is served again.
    Found,
    /// Just this is served already.
    None,
}

/// What publishing would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Preview {
    /// The release that is served.
    pub(crate) current: Option<String>,
    pub(crate) changes: Changes,
    pub(crate) counts: Counts,
    /// Files in the output folder that no build wrote.
    pub(crate) passed: Vec<String>,
}

/// A way back, done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RolledBack {
    pub(crate) from: Option<String>,
    pub(crate) to: Release,
}

/// Why nothing was published.
#[derive(Debug)]
pub(crate) enum Refused {
    /// The machine said no.
    World(WorldError),
    /// No build wrote the output folder.
    NotBuilt(PathBuf),
    /// Files of the output folder are not as the build wrote them.
    NotAsBuilt { out: PathBuf, files: Vec<OutPath> },
    /// The output holds a file that publishing would write itself: the release's list, or what a web
    /// server takes for the compressed copy of another file.
    Reserved(OutPath),
    /// The published folder and a folder of the desk hold one another.
    Nested { dest: PathBuf, other: PathBuf },
    /// Something stands in the published folder that publishing did not put there.
    Foreign(PathBuf),
    /// A list or journal that this program cannot read.
    Unreadable(PathBuf),
    /// Another publication is under way.
    Busy { lock: PathBuf, by: String },
    /// Nothing is served.
    NoCurrent(PathBuf),
    /// There is no release before the current one.
    NoEarlier,
    /// No release has this name; the known ones, newest last.
    NoSuchRelease { id: String, known: Vec<String> },
    /// The release to go back to is not whole.
    Damaged { id: String, verdict: Verdict },
    /// A folder without a list to verify it by.
    NoList(PathBuf),
}

impl From<WorldError> for Refused {
    fn from(error: WorldError) -> Self {
        Self::World(error)
    }
}

/// A gate that lets everything pass.
#[expect(clippy::unnecessary_wraps, reason = "other gates refuse")]
pub(crate) fn open_gate() -> io::Result<()> {
    Ok(())
}

/// Publishes the output folder. Ends with the old or the new release served, whole, wherever it is
/// stopped; the next run clears up.
pub(crate) fn publish(request: &Request<'_>, gate: Gate<'_>) -> Result<Published, Refused> {
    apart(request)?;
    let survey = survey::survey(request.out)?;
    let mut store = Store::open(request.dest, gate)?;
    let before = served(&store)?;
    let changes = before.as_ref().map(|(_, list)| list.clone()).unwrap_or_default();
    let changes = changes.changes(&survey.files);
    let mut shared = 0;
    let (id, news) = match standing(&store, &survey)? {
        Some(id) if store.state.current.as_ref() == Some(&id) => (id, News::None),
        Some(id) => (id, News::Found),
        None => {
            let id = store.name(request.date)?;
            let copied = copy::copy(&store, &survey, before.as_ref(), &id)?;
            shared = copied.shared;
            store.enter(entry(request, &id, &survey, &copied, before.as_ref()))?;
            (id, News::Made)
        }
    };
    if news != News::None {
        store.switch(&id, request.way)?;
    }
    let (removed, stuck) = store.prune(request.keep)?;
    let Survey { counts, passed, .. } = survey;
    Ok(Published { id, news, changes, counts, shared, passed, removed, stuck })
}

/// Tells what publishing would change, and changes nothing.
pub(crate) fn preview(request: &Request<'_>) -> Result<Preview, Refused> {
    apart(request)?;
    let survey = survey::survey(request.out)?;
    let state = store::look(request.dest)?;
    let current = state.releases.iter().find(|release| state.current.as_ref() == Some(&release.id));
    let folder = request.dest.join(store::CURRENT);
    let list =
        current.map(|release| verify::manifest(&folder, Some(release.digest))).transpose()?;
    let changes = list.flatten().unwrap_or_default().changes(&survey.files);
    Ok(Preview { current: state.current, changes, counts: survey.counts, passed: survey.passed })
}

/// Serves an earlier release again: the one named, or the one before the current one.
pub(crate) fn roll_back(
    dest: &Path,
    id: Option<&str>,
    way: Option<Way>,
    gate: Gate<'_>,
) -> Result<RolledBack, Refused> {
    if store::look(dest)?.releases.is_empty() {
        return Err(Refused::NoCurrent(dest.to_path_buf()));
    }
    let mut store = Store::open(dest, gate)?;
    let from = store.state.current.clone();
    let releases = &store.state.releases;
    let target = match id {
        Some(id) => releases.iter().find(|release| release.id == id).ok_or_else(|| {
            let known = releases.iter().map(|release| release.id.clone()).collect();
            Refused::NoSuchRelease { id: id.to_owned(), known }
        })?,
        None => releases
            .iter()
            .take_while(|release| from.as_ref() != Some(&release.id))
            .last()
            .ok_or(Refused::NoEarlier)?,
    };
    let to = target.clone();
    let verdict = verify::release(&store.place(&to.id), Some(to.digest))?;
    if !verdict.is_whole() {
        return Err(Refused::Damaged { id: to.id, verdict });
    }
    if from.as_ref() != Some(&to.id) {
        store.switch(&to.id, way)?;
    }
    Ok(RolledBack { from, to })
}

/// The release that is served, with what it should hold.
fn served(store: &Store<'_>) -> Result<Option<(Release, Manifest)>, WorldError> {
    let current = store.state.current.as_deref().and_then(|id| store.release(id));
    let Some(release) = current else { return Ok(None) };
    Ok(store.manifest(release)?.map(|list| (release.clone(), list)))
}

/// The current or the newest release, when it holds just what was surveyed and is whole.
fn standing(store: &Store<'_>, survey: &Survey) -> Result<Option<String>, WorldError> {
    let current = store.state.current.as_deref().and_then(|id| store.release(id));
    for release in current.into_iter().chain(store.state.releases.last()) {
        let same = store.manifest(release)?.is_some_and(|it| it.changes(&survey.files).is_empty());
        let folder = store.place(&release.id);
        if same && verify::release(&folder, Some(release.digest))?.is_whole() {
            return Ok(Some(release.id.clone()));
        }
    }
    Ok(None)
}

fn entry(
    request: &Request<'_>,
    id: &str,
    survey: &Survey,
    copied: &Copied,
    before: Option<&(Release, Manifest)>,
) -> Release {
    Release {
        id: id.to_owned(),
        date: request.date.to_owned(),
        counts: survey.counts,
        digest: copied.digest,
        from: before.map(|(release, _)| release.digest),
    }
}

/// Refuses a published folder inside the desk's own, or around them.
fn apart(request: &Request<'_>) -> Result<(), Refused> {
    let dest = true_place(request.dest);
    let out = true_place(request.out);
    let inside = |other: &PathBuf| dest.starts_with(other);
    let nested = (inside(&out) || out.starts_with(&dest)).then(|| request.out.to_path_buf());
    let nested = nested.or_else(|| request.desk.iter().find(|it| inside(&true_place(it))).cloned());
    nested.map_or(Ok(()), |other| Err(Refused::Nested { dest: request.dest.to_path_buf(), other }))
}

/// Where a folder is or would be, links followed as far as there are any.
fn true_place(path: &Path) -> PathBuf {
    let known = path.ancestors().find_map(|above| Some((above, door::whole(above)?)));
    let Some((above, mut place)) = known else { return path.to_path_buf() };
    for part in path.strip_prefix(above).unwrap_or(path).components() {
        match part {
            Component::ParentDir => {
                place.pop();
            }
            part => place.push(part),
        }
    }
    place
}

#[cfg(test)]
mod tests;
