//! The faces that the program carries, all under the SIL Open Font License 1.1. Those of most prints are plain, so that
//! nothing has to be unpacked at each start; the rare characters are packed with zstd.
//!
//! The 仿宋 of the official theme is under the GPL and therefore never in the program: it is a file of
//! the theme's folder, known here by name only.

/// A face that the program knows by its file's name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KnownFace {
    /// The file's name below `fonts/` of a theme, which may also hold it packed, or plain.
    pub(crate) file: &'static str,
    /// The family that the face answers to.
    pub(crate) family: &'static str,
    /// The file's bytes, unless the face may only come from a theme's folder.
    pub(crate) bytes: Option<&'static [u8]>,
}

impl KnownFace {
    /// Whether a theme's file of this name is the face, packed or not.
    pub(crate) fn is(&self, name: &str) -> bool {
        plain(name) == plain(self.file)
    }
}

/// A font file's name without what tells that it is packed.
pub(crate) fn plain(name: &str) -> &str {
    name.strip_suffix(".zst").unwrap_or(name)
}

/// Every face that the official theme uses.
pub(crate) static FACES: &[KnownFace] = &[
    KnownFace {
        file: "jianbao-title.ttf",
        family: "Jianbao Title",
        bytes: Some(include_bytes!("../../themes/official/fonts/jianbao-title.ttf")),
    },
    KnownFace {
        file: "jianbao-song.ttf",
        family: "Jianbao Song",
        bytes: Some(include_bytes!("../../themes/official/fonts/jianbao-song.ttf")),
    },
    KnownFace {
        file: "jianbao-hei.ttf",
        family: "Jianbao Hei",
        bytes: Some(include_bytes!("../../themes/official/fonts/jianbao-hei.ttf")),
    },
    KnownFace {
        file: "jianbao-kai.ttf",
        family: "Jianbao Kai",
        bytes: Some(include_bytes!("../../themes/official/fonts/jianbao-kai.ttf")),
    },
    KnownFace {
        file: "jianbao-song-ext.ttf.zst",
        family: "Jianbao Song Ext",
        bytes: Some(include_bytes!("../../themes/official/fonts/jianbao-song-ext.ttf.zst")),
    },
    KnownFace { file: "jianbao-fang.ttf", family: "Jianbao Fang", bytes: None },
];
