//! The faces that the program carries, packed with zstd: all under the SIL Open Font License 1.1.
//!
//! The 仿宋 of the official theme is under the GPL and therefore never in the program: it is a file of
//! the theme's folder, known here by name only.

/// A face that the program knows by its file's name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KnownFace {
    /// The file's name below `fonts/` of a theme.
    pub(crate) file: &'static str,
    /// The family that the face answers to.
    pub(crate) family: &'static str,
    /// The packed bytes, unless the face may only come from a theme's folder.
    pub(crate) bytes: Option<&'static [u8]>,
}

/// Every face that the official theme uses.
pub(crate) const FACES: &[KnownFace] = &[
    KnownFace {
        file: "jianbao-title.ttf.zst",
        family: "Jianbao Title",
        bytes: Some(include_bytes!("../../themes/official/fonts/jianbao-title.ttf.zst")),
    },
    KnownFace {
        file: "jianbao-song.ttf.zst",
        family: "Jianbao Song",
        bytes: Some(include_bytes!("../../themes/official/fonts/jianbao-song.ttf.zst")),
    },
    KnownFace {
        file: "jianbao-hei.ttf.zst",
        family: "Jianbao Hei",
        bytes: Some(include_bytes!("../../themes/official/fonts/jianbao-hei.ttf.zst")),
    },
    KnownFace {
        file: "jianbao-kai.ttf.zst",
        family: "Jianbao Kai",
        bytes: Some(include_bytes!("../../themes/official/fonts/jianbao-kai.ttf.zst")),
    },
    KnownFace {
        file: "jianbao-song-ext.ttf.zst",
        family: "Jianbao Song Ext",
        bytes: Some(include_bytes!("../../themes/official/fonts/jianbao-song-ext.ttf.zst")),
    },
    KnownFace { file: "jianbao-fang.ttf.zst", family: "Jianbao Fang", bytes: None },
];
