//! A Word document read into paragraphs and tables, as it looks when all changes are accepted.

use std::collections::BTreeMap;

use super::archive::Archive;
use super::list::{Lists, Mark};
use super::style::{Look, Styles};
use super::xml::{Node, below, child, child_value, parse, value};
use super::{Face, Notice, Paragraph, Piece, Refusal, Role, Span};
use crate::base::chinese::width::is_han;
use run::{Field, address};

mod drawn;
mod run;
mod table;

/// How deeply elements may nest; what is deeper is left out.
const DEEPEST: usize = 64;

/// What was read.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) pieces: Vec<Piece>,
    pub(super) pictures: Vec<(String, Vec<u8>)>,
    pub(super) notes: Vec<Vec<Span>>,
    pub(super) notices: Vec<Notice>,
}

/// Reads a document.
pub(super) fn read(bytes: &[u8]) -> Result<Read, Refusal> {
    let mut archive = Archive::open(bytes)?;
    let main = archive.text("word/document.xml")?.ok_or(Refusal::NotWord)?;
    let styles = archive.text("word/styles.xml")?.map(|text| Styles::read(&text)).transpose()?;
    let lists = archive.text("word/numbering.xml")?.map(|text| Lists::read(&text)).transpose()?;
    let links = relations(&mut archive, "word/_rels/document.xml.rels")?;
    let notes = archive.text("word/footnotes.xml")?;
    let ends = archive.text("word/endnotes.xml")?;
    let document = parse(&main)?;
    let body = child(document.root_element(), "body").ok_or(Refusal::NotWord)?;
    let mut reader = Reader {
        archive,
        styles: styles.unwrap_or_default(),
        lists: lists.unwrap_or_default(),
        links,
        mentioned: Vec::new(),
        joined: None,
        boxes: Vec::new(),
        fields: Vec::new(),
        read: Read::default(),
    };
    reader.margins()?;
    let mut pieces = Vec::new();
    reader.blocks(body, 0, &mut pieces)?;
    pieces.extend(reader.joined.take().map(Piece::Paragraph));
    reader.read.pieces = pieces;
    for (file, text) in [("footnote", notes), ("endnote", ends)] {
        reader.links = relations(&mut reader.archive, &format!("word/_rels/{file}s.xml.rels"))?;
        reader.notes(file, text.as_deref())?;
    }
    Ok(reader.read)
}

/// Where the ids of a part lead.
fn relations(archive: &mut Archive<'_>, name: &str) -> Result<BTreeMap<String, String>, Refusal> {
    let Some(text) = archive.text(name)? else { return Ok(BTreeMap::new()) };
    let document = parse(&text)?;
    let found = below(document.root_element());
    Ok(found
        .filter_map(|node| Some((value(node, "Id")?.to_owned(), value(node, "Target")?.to_owned())))
        .collect())
}

struct Reader<'a> {
    archive: Archive<'a>,
    styles: Styles,
    lists: Lists,
    links: BTreeMap<String, String>,
    /// Notes in order of mention: file and id.
    mentioned: Vec<(&'static str, String)>,
    /// A paragraph whose end was deleted: the next one goes on with it.
    joined: Option<Paragraph>,
    /// What stands in text boxes of the current paragraph.
    boxes: Vec<Piece>,
    /// The fields that the current paragraph is in, the innermost last.
    fields: Vec<Field>,
    read: Read,
}

/// What the runs of a paragraph are read with.
#[derive(Clone, Default)]
struct Around {
    look: Look,
    link: Option<String>,
}

impl Reader<'_> {
    fn notice(&mut self, notice: Notice) {
        self.read.notices.push(notice);
    }

    /// Words at the head or foot of every page are not the text's, but may matter: 送审稿.
    fn margins(&mut self) -> Result<(), Refusal> {
        let margin = |part: &&String| part.starts_with("header") || part.starts_with("footer");
        let parts: Vec<String> = self.links.values().filter(margin).cloned().collect();
        for part in parts {
            let Some(text) = self.archive.text(&format!("word/{part}"))? else { continue };
            let document = parse(&text)?;
            let texts = document.descendants().filter(|node| node.tag_name().name() == "t");
            let mut signs = texts.filter_map(|node| node.text()).flat_map(str::chars);
            // 第1页　共3页 says nothing.
            if signs.any(|c| is_han(c) && !"第页共".contains(c)) {
                self.notice(Notice::Margins);
            }
        }
        Ok(())
    }

    /// The paragraphs and tables below a node.
    fn blocks(
        &mut self,
        node: Node<'_>,
        depth: usize,
        out: &mut Vec<Piece>,
    ) -> Result<(), Refusal> {
        if depth > DEEPEST {
            return Ok(());
        }
        for node in below(node) {
            match node.tag_name().name() {
                "p" => self.paragraph(node, depth, out)?,
                "tbl" => self.table(node, depth, out)?,
                "ins" | "moveTo" | "customXml" | "smartTag" | "sdtContent" => {
                    self.blocks(node, depth + 1, out)?;
                }
                "sdt" => {
                    if let Some(inner) = child(node, "sdtContent") {
                        self.blocks(inner, depth + 1, out)?;
                    }
                }
                "del" | "moveFrom" => self.notice(Notice::Changes),
                _ => {}
            }
        }
        Ok(())
    }

    fn paragraph(
        &mut self,
        node: Node<'_>,
        depth: usize,
        out: &mut Vec<Piece>,
    ) -> Result<(), Refusal> {
        let properties = child(node, "pPr");
        let id = properties.and_then(|node| child_value(node, "pStyle"));
        if self.styles.is_contents(id) {
            self.notice(Notice::Contents);
            return Ok(());
        }
        let look = Look::of(properties, None).over(&self.styles.look(id));
        let mut paragraph = Paragraph {
            role: self.styles.role(id, &look),
            side: look.side.unwrap_or_default(),
            ..Paragraph::default()
        };
        let around = Around { look: look.clone(), link: None };
        let outer = (std::mem::take(&mut self.boxes), std::mem::take(&mut self.fields));
        let (mut spans, mut largest, mut heavy) = (Vec::new(), 0, true);
        let mut into = Line { spans: &mut spans, largest: &mut largest, heavy: &mut heavy };
        self.inside(node, &around, depth, &mut into)?;
        (paragraph.size, paragraph.heavy) = (largest, heavy && largest > 0);
        paragraph.spans = trimmed(spans);
        let boxes = std::mem::replace(&mut self.boxes, outer.0);
        self.fields = outer.1;
        let mark = look.list.as_ref().filter(|(id, _)| id != "0").and_then(|(id, depth)| {
            let blank = paragraph.spans.is_empty();
            (!blank).then(|| self.lists.next(id, depth.unwrap_or(0))).flatten()
        });
        match mark {
            Some(Mark::Number(number)) => number_before(&mut paragraph.spans, &number),
            Some(Mark::Point(deep)) if paragraph.role == Role::Text => {
                paragraph.role = Role::Point(deep);
            }
            _ => {}
        }
        if let Some(before) = self.joined.take() {
            let own = std::mem::take(&mut paragraph.spans);
            paragraph = Paragraph { spans: [before.spans, own].concat(), ..before };
        }
        let end = properties.and_then(|node| child(node, "rPr"));
        if end.is_some_and(|end| child(end, "del").is_some()) {
            self.notice(Notice::Changes);
            self.joined = Some(paragraph);
        } else if !paragraph.spans.is_empty() {
            out.push(Piece::Paragraph(paragraph));
        }
        if !boxes.is_empty() {
            self.notice(Notice::Boxes);
            out.extend(boxes);
        }
        Ok(())
    }

    /// What stands within a paragraph, a link, a change or a field.
    fn inside(
        &mut self,
        node: Node<'_>,
        around: &Around,
        depth: usize,
        line: &mut Line<'_>,
    ) -> Result<(), Refusal> {
        if depth > DEEPEST {
            return Ok(());
        }
        for node in below(node) {
            match node.tag_name().name() {
                "r" => self.run(node, around, depth, line)?,
                "ins" | "moveTo" => {
                    self.notice(Notice::Changes);
                    self.inside(node, around, depth + 1, line)?;
                }
                "del" | "moveFrom" => self.notice(Notice::Changes),
                "hyperlink" => {
                    let target = value(node, "id").and_then(|id| self.links.get(id));
                    let link = target.and_then(|target| address(target));
                    let around = Around { link, ..around.clone() };
                    self.inside(node, &around, depth + 1, line)?;
                }
                "fldSimple" => {
                    let link = value(node, "instr").and_then(run::hyperlink);
                    let around = Around { link: link.or(around.link.clone()), ..around.clone() };
                    self.inside(node, &around, depth + 1, line)?;
                }
                "smartTag" | "customXml" | "sdtContent" | "dir" | "bdo" => {
                    self.inside(node, around, depth + 1, line)?;
                }
                "sdt" => {
                    if let Some(inner) = child(node, "sdtContent") {
                        self.inside(inner, around, depth + 1, line)?;
                    }
                }
                "oMath" | "oMathPara" => {
                    self.notice(Notice::Formulas);
                    let text: String = node
                        .descendants()
                        .filter(|node| node.tag_name().name() == "t")
                        .filter_map(|node| node.text())
                        .collect();
                    line.text(&text, Face::default(), None);
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// The notes that the text mentions, in order.
    fn notes(&mut self, file: &'static str, text: Option<&str>) -> Result<(), Refusal> {
        self.read.notes.resize(self.mentioned.len(), Vec::new());
        let Some(text) = text else { return Ok(()) };
        let document = parse(text)?;
        for (at, (of, id)) in self.mentioned.clone().into_iter().enumerate() {
            let mut notes = below(document.root_element());
            let found = notes.find(|node| of == file && value(*node, "id") == Some(&id));
            if let Some(node) = found {
                let mut pieces = Vec::new();
                self.blocks(node, 0, &mut pieces)?;
                self.read.notes[at] = flat(pieces);
            }
        }
        Ok(())
    }
}

/// A line in the making.
struct Line<'a> {
    spans: &'a mut Vec<Span>,
    largest: &'a mut u32,
    heavy: &'a mut bool,
}

impl Line<'_> {
    fn text(&mut self, text: &str, face: Face, link: Option<&String>) {
        let text: String =
            text.chars().map(|c| if c == '\n' || c == '\r' { ' ' } else { c }).collect();
        if text.is_empty() {
            return;
        }
        match self.spans.last_mut() {
            Some(Span::Text { text: before, face: same, link: to })
                if *same == face && to.as_ref() == link =>
            {
                before.push_str(&text);
            }
            _ => self.spans.push(Span::Text { text, face, link: link.cloned() }),
        }
    }
}

/// Paragraphs as the lines of one cell or note; a table in a cell gives its words.
fn flat(pieces: Vec<Piece>) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let lines = pieces.into_iter().flat_map(|piece| match piece {
        Piece::Paragraph(paragraph) => vec![paragraph.spans],
        Piece::Table(rows) => rows.into_iter().flatten().filter(|cell| !cell.is_empty()).collect(),
    });
    for line in lines {
        if !out.is_empty() {
            out.push(Span::Break);
        }
        out.extend(line);
    }
    out
}

/// Puts a number before a line, as Word shows it.
fn number_before(spans: &mut Vec<Span>, number: &str) {
    let latin = |c: char| c.is_ascii_alphanumeric();
    let first = spans.first().and_then(|span| match span {
        Span::Text { text, .. } => text.chars().next(),
        _ => None,
    });
    let parted = first.is_some_and(latin) || number.ends_with(latin);
    let text = format!("{}{}", number.trim(), if parted { " " } else { "" });
    match spans.first_mut() {
        Some(Span::Text { text: after, link: None, .. }) => after.insert_str(0, &text),
        _ => spans.insert(0, Span::Text { text, face: Face::default(), link: None }),
    }
}

/// Takes blanks off both ends of a line: indents are the page's own.
fn trimmed(mut spans: Vec<Span>) -> Vec<Span> {
    let blank = |span: &Span| match span {
        Span::Text { text, .. } => text.trim().is_empty(),
        Span::Break => true,
        Span::Note(_) | Span::Picture { .. } => false,
    };
    while spans.last().is_some_and(blank) {
        spans.pop();
    }
    let first = spans.iter().position(|span| !blank(span)).unwrap_or(spans.len());
    spans.drain(..first);
    if let Some(Span::Text { text, .. }) = spans.first_mut() {
        *text = text.trim_start().to_owned();
    }
    if let Some(Span::Text { text, .. }) = spans.last_mut() {
        *text = text.trim_end().to_owned();
    }
    spans
}
