//! A face for the web: the characters in use, cut out of a face that the program carries, as WOFF2.

use read_fonts::collections::IntSet;
use read_fonts::types::{NameId, Tag};
use read_fonts::{FontRef, TableProvider as _};
use skera::{Plan, SubsetFlags, subset_font};
use ttf2woff2::{BrotliQuality, EncodeOptions, encode_with_options};

use crate::theme::builtin_fonts::FACES;

/// The face of titles: 标宋, under the SIL Open Font License. Never a face of the desk's own, which may
/// not be given away.
const TITLE: &str = "jianbao-title.ttf";

/// Features of lines that a web page sets: pairs and marks beside each other.
const FEATURES: [&[u8; 4]; 6] = [b"kern", b"liga", b"ccmp", b"locl", b"mark", b"mkmk"];

/// What else a web page has no use for.
const DROPPED: [&[u8; 4]; 5] = [b"DSIG", b"BASE", b"vhea", b"vmtx", b"VORG"];

/// Names that a licence wants kept: copyright, family, style, full name, trademark, licence and its address.
const NAMES: [u16; 8] = [0, 1, 2, 4, 6, 7, 13, 14];

/// The title face; `None` only when the table of faces lost it.
pub(crate) fn title() -> Option<&'static [u8]> {
    FACES.iter().find(|face| face.file == TITLE)?.bytes
}

/// A web font of these characters; those that the face has not are left out, and browsers take them
/// from the next face. `None` when the face cannot be read.
pub(crate) fn subset(face: &[u8], characters: &str) -> Option<Vec<u8>> {
    let font = FontRef::new(face).ok()?;
    font.cmap().ok()?;
    let characters: IntSet<u32> = characters.chars().map(u32::from).collect();
    let mut scripts = IntSet::<Tag>::empty();
    scripts.invert();
    let mut languages = IntSet::<u16>::empty();
    languages.insert(0x0409);
    let plan = Plan::new(
        &IntSet::empty(),
        &characters,
        &font,
        SubsetFlags::SUBSET_FLAGS_NO_HINTING,
        &DROPPED.iter().map(|tag| Tag::new(tag)).collect(),
        &scripts,
        &FEATURES.iter().map(|tag| Tag::new(tag)).collect(),
        &NAMES.iter().map(|id| NameId::new(*id)).collect(),
        &languages,
    );
    let cut = subset_font(&font, &plan).ok()?;
    let options =
        EncodeOptions { quality: BrotliQuality::from(QUALITY), ..EncodeOptions::default() };
    encode_with_options(&cut, options).ok()
}

/// How hard the packer tries: 11 takes ten times as long for a twentieth of the bytes, 9 thirty megabytes of memory more.
const QUALITY: u8 = 6;

#[cfg(test)]
mod tests {
    use super::{subset, title};

    #[test]
    fn a_face_is_cut_to_its_characters() {
        let face = title().expect("the title face");
        let few = subset(face, "及早动手").expect("a font");
        let more = subset(face, "及早动手，把党课开到田间地头").expect("a font");
        assert!(few.starts_with(b"wOF2") && few.len() < more.len() && more.len() < 8_000);
        assert_eq!(few, subset(face, "手动早及及").expect("a font"), "order does not matter");
        // A character that the face has not is no obstacle.
        assert_eq!(few, subset(face, "及早动手\u{2a6d6}").expect("a font"));
        assert!(subset(b"no face", "及").is_none());
    }
}
