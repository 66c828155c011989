//! What a theme folder holds, each file with its digest: the built-in theme below, the desk's own files above.

#[cfg(feature = "print")]
pub(crate) mod builtin_fonts;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::digest::Digest;
use crate::base::path::SourcePath;

/// The files of a theme by their path within it: `web/base.html`, `print/jianbao.typ`, `fonts/….ttf.zst`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Theme {
    pub(crate) name: String,
    pub(crate) files: BTreeMap<String, ThemeFile>,
}

/// One file of a theme.
#[derive(Clone, Debug)]
pub(crate) struct ThemeFile {
    /// Where a mistake in it is reported: the desk's own file, or its place in the built-in theme.
    pub(crate) path: SourcePath,
    pub(crate) bytes: Arc<[u8]>,
    pub(crate) digest: Digest,
}
