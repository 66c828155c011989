//! 来稿: what units send, as Word documents or plain text, becomes Markdown and the values of a header.
//!
//! `archive` opens the file, `docx` reads its paragraphs, `plain` those of a text file; `head` takes title, unit
//! and date out of them, `markdown` writes the rest. Text of a writer never becomes markup.

use crate::base::chinese::date::Date;
use crate::source;

mod archive;
mod caption;
mod docx;
mod head;
mod list;
mod markdown;
mod mend;
mod official;
mod plain;
mod style;
mod xml;

/// A text that was sent in, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Manuscript {
    pub(crate) head: Head,
    /// The text in Markdown.
    pub(crate) text: String,
    /// Pictures that the text shows, by the names that it uses.
    pub(crate) pictures: Vec<(String, Vec<u8>)>,
    pub(crate) notices: Vec<Notice>,
}

/// What was found for the header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) kind: Sort,
    pub(crate) title: Option<String>,
    pub(crate) subtitle: Option<String>,
    pub(crate) date: Option<Date>,
    pub(crate) units: Vec<String>,
    pub(crate) author: Option<String>,
    pub(crate) source: Option<String>,
    pub(crate) editor: Option<String>,
    /// Whom an interview lets speak, by the label of the turns.
    pub(crate) speaker: Option<String>,
    /// 文号, 主送, 附件 and 附注, of policy documents.
    pub(crate) number: Option<String>,
    pub(crate) to: Option<String>,
    pub(crate) attachments: Vec<String>,
    pub(crate) note: Option<String>,
    /// 份号, 密级, 紧急程度 and 签发人 above the title.
    pub(crate) copy_number: Option<String>,
    pub(crate) secrecy: Option<String>,
    pub(crate) urgency: Option<String>,
    pub(crate) signer: Option<String>,
    /// 抄送, 印发机关 and 印发日期 of the 版记.
    pub(crate) copy_to: Option<String>,
    pub(crate) printed_by: Option<String>,
    pub(crate) printed_on: Option<Date>,
}

/// The kind of article that a text seems to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Sort {
    Interview,
    Policy,
    #[default]
    News,
}

/// Something that a person should look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Notice {
    /// Tracked changes were taken as accepted.
    Changes,
    /// Comments were left out.
    Comments,
    /// Text boxes stand behind the paragraph that they were tied to.
    Boxes,
    /// Cells that were merged are now empty but for the first.
    Merged,
    /// A text stood in a cell of a form, whose other cells are lines now.
    Form,
    /// Pictures that cannot be used were left out.
    Pictures,
    /// Pictures without a description have a number for one.
    Captions,
    /// A table of contents was left out.
    Contents,
    /// Formulas were left out or are mere text.
    Formulas,
    /// Signs of faces such as Wingdings that have no meaning outside them were left out.
    Signs,
    /// What stands at the head or foot of every page was left out.
    Margins,
    /// Paragraphs that were cut in two are one again.
    Joined,
}

/// Why a file cannot be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// .doc, .wps, .rtf and the like.
    OldFormat,
    /// Neither Word nor text.
    UnknownFormat,
    /// Protected by a password.
    Locked,
    /// No zip archive, or one that is cut short.
    Broken,
    /// An archive, but no Word document.
    NotWord,
    /// Larger than any article: a bomb, or a slip.
    Huge,
    /// Text in no encoding of Windows.
    Encoding,
    /// Nothing in it.
    Empty,
}

/// Reads a file that was sent in. `name` is its name, by which its format is told.
pub(crate) fn read(name: &str, bytes: &[u8]) -> Result<Manuscript, Refusal> {
    let end = name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase()).unwrap_or_default();
    // What Office made before 2007, and what it makes with a password.
    let compound = bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    let (pieces, pictures, notes, notices) = match end.as_str() {
        "docx" | "docm" | "dotx" if compound => return Err(Refusal::Locked),
        "docx" | "docm" | "dotx" => {
            let read = docx::read(bytes)?;
            (read.pieces, read.pictures, read.notes, read.notices)
        }
        "txt" | "text" if compound => return Err(Refusal::OldFormat),
        "txt" | "text" => {
            let text = source::text_of(bytes).ok_or(Refusal::Encoding)?;
            (plain::read(&text), Vec::new(), Vec::new(), Vec::new())
        }
        "doc" | "dot" | "wps" | "wpt" | "rtf" | "odt" | "pages" | "pdf" | "uof" => {
            return Err(Refusal::OldFormat);
        }
        _ => return Err(Refusal::UnknownFormat),
    };
    if pieces.is_empty() {
        return Err(Refusal::Empty);
    }
    let (head, mut pieces) = head::take(pieces);
    let mut notices = notices;
    caption::take(&mut pieces, &mut notices);
    if mend::join(&mut pieces) {
        notices.push(Notice::Joined);
    }
    let text = markdown::write(&pieces, &notes);
    notices.sort_unstable();
    notices.dedup();
    Ok(Manuscript { head, text, pictures, notices })
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Paragraph(Paragraph),
    /// Rows of cells.
    Table(Vec<Vec<Vec<Span>>>),
}

/// A paragraph with as much of its looks as tells what it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Paragraph {
    spans: Vec<Span>,
    role: Role,
    side: Side,
    /// Whether blanks stand before it, as before the first line of a paragraph.
    indented: bool,
    /// The largest type in it, in half points.
    size: u32,
    /// Whether all of it is bold, or in a face of titles.
    heavy: bool,
}

/// Which side a paragraph is set to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Side {
    #[default]
    Left,
    Centre,
    Right,
}

/// What a style says that a paragraph is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Role {
    #[default]
    Text,
    Title,
    Subtitle,
    /// From 1.
    Heading(u8),
    /// A point of a list without numbers, and how deep.
    Point(u8),
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Span {
    Text {
        text: String,
        face: Face,
        link: Option<String>,
    },
    Break,
    /// A footnote, by its place among the notes.
    Note(usize),
    /// A picture: its name and what it shows.
    Picture {
        name: String,
        words: String,
    },
}

/// How a piece of text looks, as far as it matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a property of a run in Word")]
struct Face {
    bold: bool,
    italic: bool,
    underline: bool,
    strike: bool,
    sup: bool,
    sub: bool,
}

impl Paragraph {
    /// The words without their looks.
    fn words(&self) -> String {
        words(&self.spans)
    }
}

fn words(spans: &[Span]) -> String {
    let mut out = String::new();
    for span in spans {
        match span {
            Span::Text { text, .. } => out.push_str(text),
            Span::Break => out.push('\n'),
            Span::Note(_) | Span::Picture { .. } => {}
        }
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests;
