//! Footnotes: their texts at the end of a page, each with its way back.

use crate::document::block::{Block, BlockKind, Footnote};
use crate::web::html::{Writer, inline};

impl Writer<'_> {
    pub(super) fn footnotes(&mut self, footnotes: &[Footnote]) {
        if footnotes.is_empty() {
            return;
        }
        self.raw("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"注释\">\n<ol>\n");
        for (number, footnote) in (1_u32..).zip(footnotes) {
            self.raw(&format!("<li id=\"note-{number}\">"));
            let (last, before) = match footnote.blocks.split_last() {
                Some((Block { kind: BlockKind::Paragraph { lead, text }, .. }, before)) => {
                    (Some((lead.as_ref(), text)), before)
                }
                _ => (None, footnote.blocks.as_slice()),
            };
            self.blocks(before);
            self.raw("<p>");
            if let Some((lead, text)) = last {
                self.inlines(lead.map_or(&[], |lead| &lead.text));
                self.inlines(text);
            }
            let mentions = self.notes.get(number as usize - 1).copied().unwrap_or(0);
            for mention in 1..=mentions {
                self.raw(&format!(
                    " <a class=\"back\" href=\"#{}\" role=\"doc-backlink\" aria-label=\"回到正文\">↩</a>",
                    inline::mention(number, mention)
                ));
            }
            self.raw("</p></li>\n");
        }
        self.raw("</ol>\n</section>\n");
    }
}
