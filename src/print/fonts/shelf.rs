//! Faces as they are gathered: those of the theme, and those that a desk names by any of their names. The only
//! door to `ttf-parser`.

use std::io;

use typst::foundations::Bytes;
use typst::text::{FontBook, FontInfo};

use crate::base::diag::Diagnostic;
use crate::base::digest::Digest;
use crate::print::fonts::{Face, Packed, broken, known_info, lower};
use crate::source::faces::{self, Installed};
use crate::theme::ThemeFile;
use crate::theme::builtin_fonts::FACES;

/// What was found so far.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    pub(super) faces: Vec<Face>,
    pub(super) book: FontBook,
    pub(super) notes: Vec<Diagnostic>,
    /// Families that the system has, with digests of their files.
    pub(super) foreign: Vec<(String, Digest)>,
    /// Faces of the theme that are known by what their files say, with all their names.
    named: Vec<(Vec<String>, FontInfo, Packed, u32)>,
}

impl Shelf {
    /// Whether a face answers to a family's name.
    pub(super) fn has(&self, family: &str) -> bool {
        self.book.contains_family(&lower(family))
    }

    /// A font file of the theme.
    pub(super) fn add_file(&mut self, name: &str, file: &ThemeFile) {
        let packed = Packed::Theme(file.bytes.clone());
        if let Some(known) = FACES.iter().find(|known| known.is(name)) {
            self.book.push(known_info(known));
            self.faces.push(Face::new(Some(file.path.clone()), packed, 0));
            return;
        }
        let Some(bytes) = packed.unpack() else {
            self.notes.push(broken(&file.path));
            return;
        };
        let infos: Vec<FontInfo> = FontInfo::iter(&bytes).collect();
        if infos.is_empty() {
            self.notes.push(broken(&file.path));
        }
        for (index, info) in (0..).zip(infos) {
            self.named.push((names(&bytes, index), info.clone(), packed.clone(), index));
            self.book.push(info);
            self.faces.push(Face::new(Some(file.path.clone()), packed.clone(), index));
        }
    }

    /// Finds the families that a desk names, 方正小标宋简体 as well as `FZXiaoBiaoSong-B05S`: in the theme, or
    /// else in the system, which is looked at only then.
    pub(super) fn add_named(&mut self, families: &[&String]) {
        let mut installed: Option<Vec<(Vec<String>, Installed)>> = None;
        for family in families {
            if self.has(family) {
                continue;
            }
            let wanted = lower(family);
            let own = self.named.iter().find(|(names, ..)| names.contains(&wanted));
            if let Some((_, info, packed, index)) = own {
                let (info, packed, index) = (info.clone(), packed.clone(), *index);
                self.put(family, info, packed, index);
                continue;
            }
            let installed = installed.get_or_insert_with(|| {
                let all = faces::installed().into_iter();
                all.map(|face| (table_names(&face.names), face)).collect()
            });
            let mut found: Vec<&(Vec<String>, Installed)> =
                installed.iter().filter(|(names, _)| names.contains(&wanted)).collect();
            // Of a family's faces the upright one of usual weight.
            found
                .sort_by_key(|(names, _)| !names.iter().any(|name| USUAL.contains(&name.as_str())));
            let taken = found.first().and_then(|(_, face)| open(face).ok().flatten());
            if let Some((info, packed, index)) = taken {
                self.foreign.push((wanted, Digest::of(packed.bytes())));
                self.put(family, info, packed, index);
            }
        }
    }

    fn put(&mut self, family: &str, info: FontInfo, packed: Packed, index: u32) {
        self.book.push(FontInfo { family: family.to_owned(), ..info });
        self.faces.push(Face::new(None, packed, index));
    }
}

/// What the usual face of a family calls its style.
const USUAL: [&str; 4] = ["regular", "normal", "book", "常规"];

fn open(face: &Installed) -> io::Result<Option<(FontInfo, Packed, u32)>> {
    let bytes = faces::read(&face.file)?;
    let info = FontInfo::iter(&Bytes::new(bytes.clone())).nth(face.index as usize);
    Ok(info.map(|info| (info, Packed::Theme(bytes.into()), face.index)))
}

/// Every name of a face in a font file, in small letters.
fn names(bytes: &[u8], index: u32) -> Vec<String> {
    let Ok(face) = ttf_parser::Face::parse(bytes, index) else { return Vec::new() };
    face.names().into_iter().filter_map(|name| family(&name)).collect()
}

/// The same from the table of names alone.
fn table_names(table: &[u8]) -> Vec<String> {
    let Some(table) = ttf_parser::name::Table::parse(table) else { return Vec::new() };
    table.names.into_iter().filter_map(|name| family(&name)).collect()
}

/// A name that a desk may call a face by, or the name of its style.
fn family(name: &ttf_parser::name::Name<'_>) -> Option<String> {
    use ttf_parser::name_id::{
        FAMILY, FULL_NAME, POST_SCRIPT_NAME, SUBFAMILY, TYPOGRAPHIC_FAMILY, TYPOGRAPHIC_SUBFAMILY,
    };
    let known =
        [FAMILY, FULL_NAME, POST_SCRIPT_NAME, SUBFAMILY, TYPOGRAPHIC_FAMILY, TYPOGRAPHIC_SUBFAMILY];
    let wanted = known.contains(&name.name_id);
    wanted.then(|| name.to_string()).flatten().map(|name| lower(name.trim()))
}
