//! The faces of prints by role. What is packed is unpacked when a line first needs it, once a process. The only door to `ruzstd`.

mod shelf;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;
use std::sync::{Arc, OnceLock};

use ruzstd::decoding::StreamingDecoder;
use typst::foundations::Bytes;
use typst::text::{
    Coverage, Font, FontBook, FontFlags, FontInfo, FontStretch, FontStyle, FontVariant, FontWeight,
};
use typst::utils::LazyHash;

use crate::base::diag::{Diagnostic, Noted, Span};
use crate::base::digest::Digest;
use crate::base::path::SourcePath;
use crate::base::problem::Problem;
use crate::config::PrintSettings;
use crate::theme::builtin_fonts::{FACES, KnownFace, plain};
use crate::theme::{Theme, ThemeFile};

use shelf::Shelf;

/// Every face that prints may use, and which families each role takes.
#[derive(Debug)]
pub(crate) struct Fonts {
    faces: Vec<Face>,
    book: LazyHash<FontBook>,
    families: BTreeMap<&'static str, Vec<String>>,
    /// Of the faces that are the system's: the desk's files do not tell of them.
    foreign: Digest,
    /// Of all that the desk's files tell of the faces.
    by: Digest,
}

/// A role, its Chinese name, and the families that it takes when the desk names none.
struct Role {
    name: &'static str,
    chinese: &'static str,
    families: &'static [&'static str],
}

/// The roles of the formats (GB/T 9704-2012, 7) and their faces, best first.
const ROLES: &[Role] = &[
    Role { name: "title", chinese: "小标宋", families: &["Jianbao Title"] },
    Role { name: "body", chinese: "仿宋", families: &["Jianbao Fang"] },
    Role { name: "kai", chinese: "楷体", families: &["Jianbao Kai"] },
    Role { name: "hei", chinese: "黑体", families: &["Jianbao Hei"] },
    Role { name: "song", chinese: "宋体", families: &["Jianbao Song"] },
];

/// Families that every role falls back to: 宋体, and the rare characters beside it.
const LAST: [&str; 2] = ["Jianbao Song", "Jianbao Song Ext"];

/// The most bytes that a packed face may unpack to.
const LARGEST: u64 = 256 << 20;

/// One face: packed until somebody asks for it.
#[derive(Debug)]
pub(super) struct Face {
    /// Where a mistake in it is reported; `None` for faces of the program.
    path: Option<SourcePath>,
    packed: Packed,
    /// Position within a collection file.
    index: u32,
    font: OnceLock<Option<Font>>,
}

/// A font file, packed or not.
#[derive(Clone, Debug)]
pub(super) enum Packed {
    Program(&'static [u8]),
    Theme(Arc<[u8]>),
}

impl Packed {
    pub(super) fn bytes(&self) -> &[u8] {
        match self {
            Self::Program(bytes) => bytes,
            Self::Theme(bytes) => bytes,
        }
    }

    /// The font file itself; `None` when it cannot be unpacked.
    pub(super) fn unpack(&self) -> Option<Bytes> {
        const ZSTD: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];
        let packed = self.bytes();
        if !packed.starts_with(&ZSTD) {
            return Some(match self {
                Self::Program(bytes) => Bytes::new(*bytes),
                Self::Theme(bytes) => Bytes::new(bytes.clone()),
            });
        }
        let mut out = Vec::new();
        let decoder = StreamingDecoder::new(packed).ok()?;
        decoder.take(LARGEST).read_to_end(&mut out).ok()?;
        Some(Bytes::new(out))
    }
}

impl Fonts {
    /// The same faces again as long as theme and settings ask for the same: what is unpacked stays unpacked, and
    /// Typst remembers what it set with them.
    pub(crate) fn again(
        last: Option<&Arc<Noted<Self>>>,
        theme: &Theme,
        settings: &PrintSettings,
    ) -> Arc<Noted<Self>> {
        let same = last.filter(|last| last.value.by == by(theme, settings));
        same.cloned().unwrap_or_else(|| Arc::new(Self::load(theme, settings)))
    }

    /// The faces of the program and of the theme's `fonts/`, and what the settings want of them: a face
    /// that they name may also be one of the system's.
    pub(crate) fn load(theme: &Theme, settings: &PrintSettings) -> Noted<Self> {
        let mut shelf = Shelf::default();
        for (name, file) in theme_faces(theme) {
            shelf.add_file(name, file);
        }
        for known in FACES {
            if let (Some(bytes), false) = (known.bytes, shelf.has(known.family)) {
                shelf.book.push(known_info(known));
                shelf.faces.push(Face::new(None, Packed::Program(bytes), 0));
            }
        }
        let named: Vec<&String> = settings.fonts.values().flatten().collect();
        shelf.add_named(&named);
        let foreign = Digest::of_value(&shelf.foreign);
        let Shelf { faces, book, mut notes, .. } = shelf;
        let families = choose(&book, theme, settings, &mut notes);
        let book = LazyHash::new(book);
        let by = by(theme, settings);
        Noted { value: Self { faces, book, families, foreign, by }, notes }
    }

    /// The families of a role, best first; the last ones hold every character that any face has.
    pub(crate) fn families(&self) -> impl Iterator<Item = (&'static str, &[String])> {
        self.families.iter().map(|(role, families)| (*role, families.as_slice()))
    }

    /// The faces as files.
    pub(crate) fn files(&self) -> impl Iterator<Item = (String, Vec<u8>)> {
        self.faces.iter().enumerate().filter_map(|(at, face)| {
            Some((format!("faces/{at}.otf"), face.packed.unpack()?.to_vec()))
        })
    }

    /// The digest of the faces that are the system's.
    pub(crate) fn foreign(&self) -> Digest {
        self.foreign
    }

    /// What Typst knows of the faces before it loads one.
    pub(crate) fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    /// A face by its position in the book.
    pub(crate) fn font(&self, index: usize) -> Option<Font> {
        let face = self.faces.get(index)?;
        face.font.get_or_init(|| Font::new(face.packed.unpack()?, face.index)).clone()
    }

    /// Faces that were asked for and turned out to be no fonts.
    pub(crate) fn broken(&self) -> Vec<Diagnostic> {
        let failed = |face: &&Face| matches!(face.font.get(), Some(None));
        self.faces.iter().filter(failed).filter_map(|face| face.path.as_ref()).map(broken).collect()
    }
}

impl Face {
    pub(super) fn new(path: Option<SourcePath>, packed: Packed, index: u32) -> Self {
        Self { path, packed, index, font: OnceLock::new() }
    }
}

/// What the choice of faces depends on, besides the system.
fn by(theme: &Theme, settings: &PrintSettings) -> Digest {
    Digest::of_value(&(&theme.name, theme.digest("fonts/"), &settings.fonts))
}

/// The font files of a theme by name.
fn theme_faces(theme: &Theme) -> impl Iterator<Item = (&str, &ThemeFile)> {
    theme.files.iter().filter_map(|(path, file)| {
        let name = path.strip_prefix("fonts/")?;
        let plain = plain(name).to_ascii_lowercase();
        let font = [".ttf", ".otf", ".ttc"].iter().any(|end| plain.ends_with(end));
        (font && !name.contains('/')).then_some((name, file))
    })
}

/// Which families each role takes; what is missing is told in one message.
fn choose(
    book: &FontBook,
    theme: &Theme,
    settings: &PrintSettings,
    notes: &mut Vec<Diagnostic>,
) -> BTreeMap<&'static str, Vec<String>> {
    let known = |family: &&str| book.contains_family(&lower(family));
    let mut out = BTreeMap::new();
    for role in ROLES {
        let named = settings.fonts.get(role.name).map(Vec::as_slice).unwrap_or_default();
        let wanted: Vec<&str> = named.iter().map(String::as_str).filter(known).collect();
        let own: Vec<&str> = role.families.iter().copied().filter(known).collect();
        let instead = own.first().copied().unwrap_or(LAST[0]).to_owned();
        let name = role.chinese.to_owned();
        if !named.is_empty() && wanted.is_empty() {
            let (setting, named) = (role.name.to_owned(), named.join("、"));
            let problem = Problem::MissingFace { role: name, named, instead, setting };
            notes.push(Diagnostic::nowhere(problem));
        } else if wanted.is_empty() && own.is_empty() {
            let theme = theme.name.clone();
            notes.push(Diagnostic::nowhere(Problem::NoRoleFace { role: name, instead, theme }));
        }
        let mut seen = BTreeSet::new();
        let families = wanted.into_iter().chain(own).chain(LAST);
        out.insert(
            role.name,
            families.filter(|family| seen.insert(lower(family))).map(str::to_owned).collect(),
        );
    }
    out
}

/// What the book must know of a face that is not unpacked yet. Its characters need not be listed:
/// prints never ask for “some font that has this character”.
pub(super) fn known_info(known: &KnownFace) -> FontInfo {
    FontInfo {
        family: known.family.to_owned(),
        variant: FontVariant::new(FontStyle::Normal, FontWeight::REGULAR, FontStretch::NORMAL),
        flags: FontFlags::empty(),
        axes: Vec::new(),
        coverage: Coverage::from_vec(Vec::new()),
    }
}

pub(super) fn broken(path: &SourcePath) -> Diagnostic {
    Diagnostic::at(Span::file(path), Problem::BrokenFace {})
}

pub(super) fn lower(family: &str) -> String {
    family.to_lowercase()
}
