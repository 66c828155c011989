//! Blocks that hold blocks, while they are open. Numbered lists dissolve: each point becomes a paragraph.

use crate::document::block::{Block, BlockKind, Inline, Item};
use crate::document::markdown::range;

/// How many blocks may be open at once: 32 levels of lists, each with its item.
const DEEPEST: usize = 64;

/// What is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Nest {
    Quote,
    /// A list of points.
    Bullets,
    /// A numbered list.
    Numbers,
    /// A point; a numbered one has its number as typed and where it stands.
    Item {
        number: Option<(String, usize)>,
        task: Option<bool>,
    },
    Footnote(String),
}

/// The open blocks, outermost first, and what is finished below them.
#[derive(Debug, Default)]
pub(super) struct Containers {
    finished: Vec<Block>,
    open: Vec<Container>,
    /// Blocks that were opened beyond the limit.
    flat: u32,
    /// Whether there was such a block.
    overfull: bool,
}

#[derive(Debug)]
struct Container {
    nest: Nest,
    start: usize,
    blocks: Vec<Block>,
    items: Vec<Item>,
}

impl Containers {
    /// Opens a block. False for the first that lies too deep; its content goes to the one around it.
    pub(super) fn open(&mut self, nest: Nest, start: usize) -> bool {
        if self.flat > 0 || self.open.len() >= DEEPEST {
            self.flat += 1;
            return std::mem::replace(&mut self.overfull, true);
        }
        self.open.push(Container { nest, start, blocks: Vec::new(), items: Vec::new() });
        true
    }

    /// Whether the innermost open block is a numbered list.
    pub(super) fn in_numbers(&self) -> bool {
        self.flat == 0 && self.open.last().is_some_and(|open| open.nest == Nest::Numbers)
    }

    /// Whether a point of a list is open somewhere.
    pub(super) fn in_item(&self) -> bool {
        self.open.iter().any(|open| matches!(open.nest, Nest::Item { .. }))
    }

    /// Ticks or unticks the point that is open.
    pub(super) fn task(&mut self, done: bool) {
        if let Some(Container { nest: Nest::Item { task, .. }, .. }) = self.open.last_mut() {
            *task = Some(done);
        }
    }

    /// The number of the open point, for whoever begins its first line.
    pub(super) fn take_number(&mut self) -> Option<(String, usize)> {
        match self.open.last_mut() {
            Some(Container { nest: Nest::Item { number, .. }, .. }) => number.take(),
            _ => None,
        }
    }

    /// Adds a finished block. The number of a point without text of its own comes first.
    pub(super) fn push(&mut self, block: Block) {
        let number = self.take_number().map(number_alone);
        let blocks = match self.open.last_mut() {
            Some(container) => &mut container.blocks,
            None => &mut self.finished,
        };
        blocks.extend(number);
        blocks.push(block);
    }

    /// Closes the innermost block. A footnote's label, place and text go to the caller.
    pub(super) fn close(&mut self, end: usize) -> Option<(String, usize, Vec<Block>)> {
        if self.flat > 0 {
            self.flat -= 1;
            return None;
        }
        let Container { nest, start, mut blocks, items } = self.open.pop()?;
        match nest {
            Nest::Footnote(label) => return Some((label, start, blocks)),
            Nest::Quote if blocks.is_empty() => {}
            Nest::Quote => {
                let kind = BlockKind::Quote { blocks };
                self.push(Block { kind, range: range(start, end) });
            }
            Nest::Bullets => {
                if !items.is_empty() {
                    let kind = BlockKind::List { items };
                    self.push(Block { kind, range: range(start, end) });
                }
                self.push_all(blocks);
            }
            Nest::Numbers => blocks.into_iter().for_each(|block| self.push(block)),
            Nest::Item { number, task } => {
                blocks.extend(number.map(number_alone));
                self.close_item(Item { task, blocks });
            }
        }
        None
    }

    fn push_all(&mut self, blocks: Vec<Block>) {
        for block in blocks {
            self.push(block);
        }
    }

    fn close_item(&mut self, item: Item) {
        match self.open.last_mut() {
            Some(Container { nest: Nest::Bullets, items, .. }) => items.push(item),
            Some(container) => container.blocks.extend(item.blocks),
            None => self.finished.extend(item.blocks),
        }
    }

    /// All blocks, when the text is at its end.
    pub(super) fn finish(mut self) -> Vec<Block> {
        self.flat = 0;
        while !self.open.is_empty() {
            self.close(0);
        }
        self.finished
    }
}

/// A point of a numbered list that begins with no text.
fn number_alone((number, at): (String, usize)) -> Block {
    let place = range(at, at + number.len());
    let text = vec![Inline::Text { text: number, at: place.start }];
    Block { kind: BlockKind::Paragraph { lead: None, text }, range: place }
}
