//! Pictures and text boxes of a Word document.

use super::{DEEPEST, Line, Reader};
use crate::base::picture::{Format, probe};
use crate::import::xml::{Node, below, child, value};
use crate::import::{Face, Notice, Paragraph, Piece, Refusal, Span};

impl Reader<'_> {
    /// Pictures and text boxes within a drawing.
    pub(super) fn drawn(
        &mut self,
        node: Node<'_>,
        depth: usize,
        line: &mut Line<'_>,
    ) -> Result<(), Refusal> {
        if depth > DEEPEST {
            return Ok(());
        }
        let mut words = None;
        let mut inner: Vec<Node<'_>> = vec![node];
        while let Some(node) = inner.pop() {
            match node.tag_name().name() {
                "txbxContent" => {
                    let mut boxes = Vec::new();
                    self.blocks(node, depth + 1, &mut boxes)?;
                    self.boxes.extend(boxes);
                    continue;
                }
                "docPr" => words = value(node, "descr").or(words),
                "blip" | "imagedata" => {
                    let id = value(node, "embed").or_else(|| value(node, "id"));
                    let words = words.or_else(|| value(node, "title"));
                    self.picture(id, words.unwrap_or_default(), line)?;
                }
                // Words drawn as a picture: WordArt.
                "textpath" => {
                    let text = value(node, "string").unwrap_or_default().to_owned();
                    let span = Span::Text { text, face: Face::default(), link: None };
                    let spans = vec![span];
                    self.boxes.push(Piece::Paragraph(Paragraph { spans, ..Paragraph::default() }));
                }
                "chart" | "relIds" => self.notice(Notice::Pictures),
                "Fallback" if child(node, "Choice").is_none() => continue,
                _ => {}
            }
            let mut next: Vec<Node<'_>> = below(node).collect();
            next.reverse();
            inner.extend(next);
        }
        Ok(())
    }

    fn picture(
        &mut self,
        id: Option<&str>,
        words: &str,
        line: &mut Line<'_>,
    ) -> Result<(), Refusal> {
        let target = id.and_then(|id| self.links.get(id)).cloned().unwrap_or_default();
        let part = target.trim_start_matches('/').trim_start_matches("word/");
        let bytes = self.archive.part(&format!("word/{part}"))?;
        let known = bytes.as_ref().and_then(|bytes| probe(bytes).ok());
        let (Some(bytes), Some(known)) = (bytes, known) else {
            self.notice(Notice::Pictures);
            return Ok(());
        };
        let same = self.read.pictures.iter().find(|(_, known)| *known == bytes);
        let name = if let Some((name, _)) = same {
            name.clone()
        } else {
            let name = format!("tu-{}.{}", self.read.pictures.len() + 1, end(known.format));
            self.read.pictures.push((name.clone(), bytes));
            name
        };
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.is_empty() {
            self.notice(Notice::Captions);
        }
        line.spans.push(Span::Picture { name, words });
        Ok(())
    }
}

fn end(format: Format) -> &'static str {
    match format {
        Format::Jpeg => "jpg",
        Format::Png => "png",
        Format::Gif => "gif",
        Format::Webp => "webp",
        Format::Svg => "svg",
        Format::Bmp => "bmp",
        Format::Tiff => "tif",
    }
}
