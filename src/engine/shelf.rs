//! Finished files of a preview, kept by what they were made from; the longest unused ones go.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::base::digest::Digest;
use crate::base::path::OutPath;

/// How many bytes are kept.
const ROOM: usize = 32 << 20;

/// A finished file.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub(crate) bytes: Arc<[u8]>,
    /// Another one when anything that a page shows is another.
    pub(crate) version: Digest,
    /// Another one when more than the style sheets is another.
    pub(crate) shape: Digest,
}

impl Item {
    /// A file that nobody looks at for changes.
    pub(crate) fn file(bytes: Vec<u8>) -> Self {
        Self { bytes: bytes.into(), version: Digest::default(), shape: Digest::default() }
    }

    /// A page. Style sheets are named by their content; their names are no part of its shape.
    pub(crate) fn page(html: Vec<u8>, styles: &[&str], pictures: &[Digest]) -> Self {
        let version = Digest::of_value(&(Digest::of(&html), pictures));
        let mut text = String::from_utf8_lossy(&html).into_owned();
        for style in styles {
            text = text.replace(style, "");
        }
        let shape = Digest::of_value(&(Digest::of(text.as_bytes()), &pictures));
        Self { bytes: html.into(), version, shape }
    }
}

/// The finished files.
#[derive(Debug, Default)]
pub(crate) struct Shelf(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    items: BTreeMap<OutPath, Slot>,
    bytes: usize,
    /// Counts uses.
    clock: u64,
}

#[derive(Debug)]
struct Slot {
    key: Digest,
    item: Arc<Item>,
    used: u64,
}

impl Shelf {
    /// The file at an address, if it was made from the same.
    pub(crate) fn get(&self, path: &OutPath, key: Digest) -> Option<Arc<Item>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.clock += 1;
        let now = kept.clock;
        let slot = kept.items.get_mut(path).filter(|slot| slot.key == key)?;
        slot.used = now;
        Some(Arc::clone(&slot.item))
    }

    /// Keeps a file in place of the last one at its address.
    pub(crate) fn put(&self, path: &OutPath, key: Digest, item: &Arc<Item>) {
        let size = item.bytes.len();
        if size > ROOM / 2 {
            return;
        }
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.clock += 1;
        let slot = Slot { key, item: Arc::clone(item), used: kept.clock };
        kept.bytes += size;
        if let Some(old) = kept.items.insert(path.clone(), slot) {
            kept.bytes -= old.item.bytes.len();
        }
        while kept.bytes > ROOM {
            let oldest = kept.items.iter().min_by_key(|(_, slot)| slot.used);
            let Some(path) = oldest.map(|(path, _)| path.clone()) else { return };
            if let Some(old) = kept.items.remove(&path) {
                kept.bytes -= old.item.bytes.len();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Item, ROOM, Shelf};
    use crate::base::digest::Digest;
    use crate::base::path::OutPath;
    use std::sync::Arc;

    #[test]
    fn the_longest_unused_go_and_room_is_kept() {
        let shelf = Shelf::default();
        let (key, other) = (Digest::of(b"1"), Digest::of(b"2"));
        let path = |n: usize| OutPath::new(format!("{n}.html"));
        for n in 0..9 {
            shelf.put(&path(n), key, &Arc::new(Item::file(vec![0; ROOM / 8])));
            assert!(shelf.get(&path(0), key).is_some(), "in use");
        }
        assert!(shelf.get(&path(1), key).is_none(), "the longest unused");
        assert!(shelf.get(&path(2), key).is_some());
        assert!(shelf.get(&path(2), other).is_none(), "made from something else");
        shelf.put(&path(9), key, &Arc::new(Item::file(vec![0; ROOM])));
        assert!(shelf.get(&path(9), key).is_none(), "too large to be kept");
    }

    #[test]
    fn style_sheets_are_no_part_of_a_pages_shape() {
        let page = |html: &str, picture: &[u8]| {
            let styles = ["assets/style-00000001.css", "assets/style-00000002.css"];
            Item::page(html.as_bytes().to_vec(), &styles, &[Digest::of(picture)])
        };
        let first = page("<link href=\"assets/style-00000001.css\">a", b"1");
        let styled = page("<link href=\"assets/style-00000002.css\">a", b"1");
        let edited = page("<link href=\"assets/style-00000001.css\">b", b"1");
        let pictured = page("<link href=\"assets/style-00000001.css\">a", b"2");
        assert!(first.version != styled.version && first.shape == styled.shape);
        assert!(first.version != edited.version && first.shape != edited.shape);
        assert!(first.version != pictured.version && first.shape != pictured.shape);
    }
}
