//! How much a build made, for the closing line.

/// How much a build made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Counts {
    /// Articles.
    pub articles: usize,
    /// 草稿 that were left out.
    pub drafts: usize,
    /// HTML pages.
    pub pages: usize,
    /// PDF files.
    pub prints: usize,
    /// Pages in these PDF files.
    pub sheets: usize,
    /// Other files: pictures, styles, feeds.
    pub files: usize,
    /// Files that were made, not taken as they stood.
    pub made: usize,
    /// Files whose bytes are new.
    pub changed: usize,
    /// Files of the last build that are gone.
    pub removed: usize,
}
