//! Runs of a Word document: text, breaks, notes, signs, fields.

use super::{Around, Line, Reader};
use crate::import::style::Look;
use crate::import::xml::{Node, below, child, child_value, flag, value};
use crate::import::{Face, Notice, Refusal, Span};

/// Part of the names of faces that only titles have: 小标宋, 大标宋.
const TITLE_FACE: &str = "标宋";

/// A field: what it is told to show, and whether what it shows has begun.
#[derive(Debug, Default)]
pub(super) struct Field {
    code: String,
    shown: bool,
}

impl Reader<'_> {
    pub(super) fn run(
        &mut self,
        node: Node<'_>,
        around: &Around,
        depth: usize,
        line: &mut Line<'_>,
    ) -> Result<(), Refusal> {
        let properties = child(node, "rPr");
        let style = properties.and_then(|node| child_value(node, "rStyle"));
        let style = style.map(|id| self.styles.look(Some(id))).unwrap_or_default();
        let look = Look::of(None, properties).over(&style).over(&around.look);
        if properties.and_then(|node| flag(node, "vanish")) == Some(true) {
            return Ok(());
        }
        let face = face(properties, &look);
        for part in below(node) {
            let link = around.link.clone().or_else(|| self.link());
            match part.tag_name().name() {
                "t" => {
                    let text = self.told(part.text().unwrap_or_default(), signs_face(properties));
                    if !text.trim().is_empty() {
                        *line.largest = (*line.largest).max(look.size.unwrap_or(21));
                        let title = look.face.as_deref().unwrap_or_default();
                        *line.heavy &= face.bold || title.contains(TITLE_FACE);
                    }
                    line.text(&text, face, link.as_ref());
                }
                "tab" | "ptab" => line.text("\t", face, link.as_ref()),
                "noBreakHyphen" => line.text("-", face, link.as_ref()),
                "sym" => {
                    let code = value(part, "char").and_then(|at| u32::from_str_radix(at, 16).ok());
                    let sign = code.and_then(char::from_u32).map(String::from).unwrap_or_default();
                    let sign = self.told(&sign, value(part, "font").unwrap_or_default());
                    line.text(&sign, face, None);
                }
                // A page that ends within a paragraph ends a line of it.
                "br" | "cr" => line.spans.push(Span::Break),
                "ruby" => {
                    if let Some(base) = child(part, "rubyBase") {
                        self.inside(base, around, depth + 1, line)?;
                    }
                }
                "fldChar" => self.field(value(part, "fldCharType").unwrap_or_default()),
                "instrText" => {
                    if let Some(field) = self.fields.last_mut().filter(|field| !field.shown) {
                        field.code.push_str(part.text().unwrap_or_default());
                    }
                }
                "footnoteReference" => self.note("footnote", part, line),
                "endnoteReference" => self.note("endnote", part, line),
                "commentReference" => self.notice(Notice::Comments),
                "AlternateContent" => {
                    let chosen = child(part, "Choice").or_else(|| child(part, "Fallback"));
                    if let Some(chosen) = chosen {
                        self.drawn(chosen, depth + 1, line)?;
                    }
                }
                "drawing" | "pict" | "object" => self.drawn(part, depth + 1, line)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn note(&mut self, file: &'static str, node: Node<'_>, line: &mut Line<'_>) {
        if let Some(id) = value(node, "id") {
            line.spans.push(Span::Note(self.mentioned.len()));
            self.mentioned.push((file, id.to_owned()));
        }
    }

    /// A field begins, begins to show its result, or ends.
    fn field(&mut self, kind: &str) {
        match kind {
            "begin" => self.fields.push(Field::default()),
            "separate" => {
                if let Some(field) = self.fields.last_mut() {
                    field.shown = true;
                }
            }
            _ => drop(self.fields.pop()),
        }
    }

    /// The address that the fields around make a link to, as WPS writes links.
    fn link(&self) -> Option<String> {
        let mut shown = self.fields.iter().rev().filter(|field| field.shown);
        shown.find_map(|field| hyperlink(&field.code))
    }

    /// Text with the signs of faces such as Wingdings as what they show; those that nobody knows are told.
    fn told(&mut self, text: &str, face: &str) -> String {
        let signs = ["Wingdings", "Symbol", "Webdings"].iter().any(|name| face.starts_with(name));
        let private = |c: char| matches!(c, '\u{e000}'..='\u{f8ff}');
        if !signs || !text.contains(private) {
            return text.to_owned();
        }
        let shown = |c: char| if private(c) { sign(face, c) } else { Some(c) };
        if text.chars().any(|c| shown(c).is_none()) {
            self.notice(Notice::Signs);
        }
        text.chars().filter_map(shown).collect()
    }
}

/// The face that the signs of a run are in.
fn signs_face(properties: Option<Node<'_>>) -> &str {
    let fonts = properties.and_then(|node| child(node, "rFonts"));
    fonts.and_then(|fonts| value(fonts, "ascii")).unwrap_or_default()
}

/// What a sign of a face of signs shows.
fn sign(face: &str, sign: char) -> Option<char> {
    let signs: &[(u32, char)] = match face {
        "Wingdings" => &[
            (0xf06c, '●'),
            (0xf06e, '■'),
            (0xf06f, '□'),
            (0xf075, '◆'),
            (0xf0a1, '○'),
            (0xf0a8, '□'),
            (0xf0d8, '➢'),
            (0xf0e0, '→'),
            (0xf0fb, '✗'),
            (0xf0fc, '√'),
            (0xf0fd, '☒'),
            (0xf0fe, '☑'),
        ],
        "Wingdings 2" => &[(0xf050, '√'), (0xf051, '☒'), (0xf052, '☑'), (0xf0a3, '□')],
        "Symbol" => &[
            (0xf0a3, '≤'),
            (0xf0ae, '→'),
            (0xf0b0, '°'),
            (0xf0b1, '±'),
            (0xf0b3, '≥'),
            (0xf0b4, '×'),
            (0xf0b7, '·'),
        ],
        _ => &[],
    };
    signs.iter().find(|(code, _)| *code == u32::from(sign)).map(|(_, shown)| *shown)
}

/// Where the code of a field leads: `HYPERLINK "http://…"`.
pub(super) fn hyperlink(code: &str) -> Option<String> {
    let rest = code.trim().strip_prefix("HYPERLINK")?.trim_start();
    let target = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => rest.split_whitespace().next(),
    };
    target.and_then(address)
}

/// An address that a link may lead to; a path on the writer's machine is none.
pub(super) fn address(target: &str) -> Option<String> {
    let starts = ["http://", "https://", "mailto:"];
    starts.iter().any(|start| target.starts_with(start)).then(|| target.to_owned())
}

fn face(properties: Option<Node<'_>>, look: &Look) -> Face {
    let on = |name| properties.and_then(|node| flag(node, name)).unwrap_or(false);
    let raised = properties.and_then(|node| child_value(node, "vertAlign"));
    Face {
        bold: look.bold.unwrap_or(false),
        italic: look.italic.unwrap_or(false),
        underline: on("u"),
        strike: on("strike") || on("dstrike"),
        sup: raised == Some("superscript"),
        sub: raised == Some("subscript"),
    }
}
