//! What only display boards (展板) have: size, panels, items, margins.

use crate::document::block::RefId;

#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct BoardHeader {
    /// Width and height in millimetres.
    pub(crate) size: Option<(u32, u32)>,
    /// 版数.
    pub(crate) panels: Option<u32>,
    pub(crate) items: Vec<RefId>,
    /// 出血 and 压边, in millimetres.
    pub(crate) bleed: Option<u32>,
    pub(crate) clamp: Option<u32>,
    /// 选文.
    pub(crate) text: BoardText,
    /// 视距: how far away readers stand, in millimetres.
    pub(crate) distance: Option<u32>,
}

impl BoardHeader {
    /// Width and height in millimetres; A1 when none is given.
    pub(crate) fn sheet(&self) -> (u32, u32) {
        self.size.unwrap_or((594, 841))
    }

    /// Whether one A3 sheet is too small for it.
    pub(crate) fn larger_than_a3(&self) -> bool {
        let (width, height) = self.sheet();
        width.min(height) > 297 || width.max(height) > 420
    }
}

/// 选文: what a board shows of its items.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
pub(crate) enum BoardText {
    /// 摘要; of a practice report 针对问题, 做法 and 成效.
    #[default]
    Summary,
    /// 全文.
    Full,
}
