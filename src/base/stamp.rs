//! What the file system says of a file: a short cut to its digest, as git's index takes it, never a key.

use std::fs::Metadata;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

/// Size, times and number of a file. Equal stamps of one path mean equal bytes, when they were taken
/// late enough after the last change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Stamp {
    /// In bytes.
    size: u64,
    /// When the bytes were changed, in nanoseconds since 1970.
    modified: i64,
    /// When anything of the file was changed where systems tell, else when it was made.
    changed: i64,
    /// The file's number where systems have one.
    number: u64,
}

/// How long after a change another change may bear the same time, on file systems with fine clocks.
const TICK: Duration = Duration::from_millis(30);

/// The same on file systems that count whole or even seconds.
const COARSE: Duration = Duration::from_millis(2_100);

impl Stamp {
    /// The stamp of a file.
    pub(crate) fn of(facts: &Metadata) -> Self {
        Self {
            size: facts.len(),
            modified: facts.modified().map_or(0, nanoseconds),
            changed: changed(facts),
            number: number(facts),
        }
    }

    /// The size in bytes.
    pub(crate) fn size(&self) -> u64 {
        self.size
    }

    /// Whether a change after `taken`, the moment before the stamp was taken, would show in another stamp. A file
    /// that was changed just then, or whose clock runs ahead, is read again next time.
    pub(crate) fn settled(&self, taken: SystemTime) -> bool {
        let latest = self.modified.max(self.changed);
        let coarse = self.modified % 1_000_000_000 == 0;
        let tick = if coarse { COARSE } else { TICK };
        taken.checked_sub(tick).is_some_and(|limit| latest < nanoseconds(limit))
    }
}

/// Nanoseconds since 1970, negative before.
fn nanoseconds(time: SystemTime) -> i64 {
    let count = |time: Duration| i64::try_from(time.as_nanos()).unwrap_or(i64::MAX);
    match time.duration_since(UNIX_EPOCH) {
        Ok(after) => count(after),
        Err(before) => -count(before.duration()),
    }
}

#[cfg(unix)]
fn changed(facts: &Metadata) -> i64 {
    use std::os::unix::fs::MetadataExt as _;
    facts.ctime().saturating_mul(1_000_000_000).saturating_add(facts.ctime_nsec())
}

#[cfg(not(unix))]
fn changed(facts: &Metadata) -> i64 {
    facts.created().map_or(0, nanoseconds)
}

#[cfg(unix)]
fn number(facts: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(facts)
}

#[cfg(not(unix))]
fn number(_: &Metadata) -> u64 {
    0
}

#[cfg(test)]
mod tests {
    use super::Stamp;
    use std::time::{Duration, UNIX_EPOCH};

    #[test]
    fn a_stamp_taken_too_early_is_not_trusted() {
        let second = 1_000_000_000;
        for (modified, changed, taken, settled) in [
            (5 * second + 1, 5 * second + 1, 5_500, true),
            (5 * second + 1, 5 * second + 1, 5_010, false),
            // Times set back by hand, but the system's own is fresh.
            (2 * second + 1, 5 * second + 1, 5_010, false),
            // A file system of whole seconds.
            (5 * second, 5 * second, 6_500, false),
            (5 * second, 5 * second, 7_500, true),
            // A clock that runs ahead.
            (9 * second + 1, 9 * second + 1, 5_500, false),
        ] {
            let stamp = Stamp { size: 1, modified, changed, number: 7 };
            let taken = UNIX_EPOCH + Duration::from_millis(taken);
            assert_eq!(stamp.settled(taken), settled, "{modified} {changed} {taken:?}");
        }
    }
}
