//! The zip archive that a Word document is. The only door to `zip`. Nothing is unpacked to the disk, so no name in it can lead anywhere.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use super::Refusal;

/// The most entries of an archive.
const ENTRIES: usize = 10_000;
/// The most bytes of one part, unpacked.
const PART: u64 = 64 << 20;
/// The most bytes of all parts that are read, unpacked.
const ALL: u64 = 256 << 20;

/// An open archive.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// How much may still be unpacked.
    left: u64,
}

impl<'a> Archive<'a> {
    /// Opens an archive.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Broken)?;
        if zip.len() > ENTRIES {
            return Err(Refusal::Huge);
        }
        Ok(Self { zip, left: ALL })
    }

    /// The bytes of a part; `None` when there is no such part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let file = match self.zip.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(Refusal::Locked);
            }
            Err(_) => return Err(Refusal::Broken),
        };
        let most = PART.min(self.left);
        // What the archive says of a size is not believed.
        let mut bytes = Vec::new();
        file.take(most + 1).read_to_end(&mut bytes).map_err(|_| Refusal::Broken)?;
        let read = bytes.len() as u64;
        if read > most {
            return Err(Refusal::Huge);
        }
        self.left -= read;
        Ok(Some(bytes))
    }

    /// The text of a part in UTF-8 or UTF-16, as XML may be.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        let Some(bytes) = self.part(name)? else { return Ok(None) };
        crate::source::text_of(&bytes).map(Some).ok_or(Refusal::Broken)
    }
}
