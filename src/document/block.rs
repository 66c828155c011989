//! The block tree that web and print share. Built once by `markdown`, never rewritten.

pub(crate) use crate::base::diag::Range;
use crate::source::kept;

/// One block with its place.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Block {
    pub(crate) kind: BlockKind,
    pub(crate) range: Range,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) enum BlockKind {
    /// 标题 in the text. Its level counts from 1 for the article's highest, whatever was typed.
    Heading { level: u8, numbering: Option<Numbering>, id: String, text: Vec<Inline> },
    /// 自然段. `lead` is a run-in heading: number and first sentence, which `text` does not repeat.
    Paragraph { lead: Option<Lead>, text: Vec<Inline> },
    /// 编者按: the label as typed (编者按, 按语 …) without its colon.
    EditorNote { label: String, blocks: Vec<Block> },
    /// A turn of an interview: who speaks, and what until the next label.
    Turn { speaker: Speaker, blocks: Vec<Block> },
    /// A picture with its caption, or several as a gallery (图组).
    Figure { pictures: Vec<Picture> },
    /// 表格 with the caption line that stood above it.
    Table(Table),
    /// A list of points. Numbered lists never come here: their numbers are text.
    List { items: Vec<Item> },
    /// 引文.
    Quote { blocks: Vec<Block> },
    /// Verbatim text and the info word of its fence.
    Code { info: String, text: String },
    /// A line between parts.
    Rule,
    /// 数据: key figures in one row.
    Figures(Vec<KeyFigure>),
    /// 大事记.
    Timeline(Vec<Event>),
    /// 名单.
    People(Vec<Person>),
    /// （×××供稿）, with its brackets.
    Credit { text: Vec<Inline> },
}

/// The level of the official numbering scheme that text shows (GB/T 9704-2012, 7.3.3): 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub(crate) struct Numbering(pub(crate) u8);

/// A run-in heading at the start of a paragraph, up to and with its first 。
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Lead {
    pub(crate) numbering: Numbering,
    pub(crate) text: Vec<Inline>,
}

/// Who speaks in a turn.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Speaker {
    /// The label as typed, without its colon: 记者, 庞部长.
    pub(crate) label: String,
    /// Whether this turn asks or answers.
    pub(crate) role: Role,
}

/// The two sides of an interview.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Role {
    /// 记者, 问.
    Question,
    /// 受访者, 答.
    Answer,
}

/// A picture that stands alone.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Picture {
    /// Which entry of the document's references it shows.
    pub(crate) reference: RefId,
    /// What the picture shows, in words; also its caption.
    pub(crate) alt: String,
    /// A caption other than `alt`, typed as the Markdown title.
    pub(crate) title: Option<String>,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Table {
    /// 表题: `表1　…`, as typed.
    pub(crate) caption: Option<Vec<Inline>>,
    pub(crate) columns: Vec<Align>,
    pub(crate) head: Vec<Cell>,
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// How a column stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) enum Align {
    #[default]
    None,
    Left,
    Center,
    Right,
}

/// One cell's text.
pub(crate) type Cell = Vec<Inline>;

/// One point of a list.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Item {
    /// Whether the box of a task is ticked; `None` for a plain point.
    pub(crate) task: Option<bool>,
    pub(crate) blocks: Vec<Block>,
}

/// 座谈会 5 次.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct KeyFigure {
    pub(crate) label: String,
    pub(crate) value: String,
    pub(crate) unit: String,
}

/// One line of a timeline.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Event {
    /// The date as typed: a day, a month, 5月上旬.
    pub(crate) date: String,
    pub(crate) text: String,
}

/// One line of a roll, or one side of an interview.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Person {
    pub(crate) name: String,
    pub(crate) post: Option<String>,
    /// In interviews: the label of this person's turns.
    pub(crate) label: Option<String>,
    /// In rolls: a remark.
    pub(crate) text: Option<String>,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) enum Inline {
    /// Plain text and where it begins in the document's text: byte `n` of it was typed at `at + n`. Where
    /// something was left out (a line break that Chinese drops, a backslash), another piece begins.
    Text {
        #[serde(deserialize_with = "kept")]
        text: String,
        at: u32,
    },
    Strong(Vec<Inline>),
    Emphasis(Vec<Inline>),
    Strike(Vec<Inline>),
    Underline(Vec<Inline>),
    Sup(Vec<Inline>),
    Sub(Vec<Inline>),
    Code(String),
    Link {
        reference: RefId,
        text: Vec<Inline>,
    },
    /// A picture within a line of text.
    Image {
        reference: RefId,
        alt: String,
    },
    /// The number of a footnote, from 1 in order of first mention.
    Note(u32),
    /// A forced line break.
    Break,
}

/// An entry of the document's table of references.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub(crate) struct RefId(pub(crate) u32);

/// Something that a document points at, as typed.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Reference {
    pub(crate) kind: RefKind,
    /// The address as typed, percent signs decoded.
    pub(crate) raw: String,
    pub(crate) range: Range,
}

/// What the writer wants with the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) enum RefKind {
    /// A link in the text.
    Link,
    /// A picture in the text, or a cover.
    Picture,
    /// 篇目: an article that an issue or a board takes.
    Item,
}

/// A footnote's text; the vector's order is the order of first mention.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Footnote {
    pub(crate) blocks: Vec<Block>,
}

/// A heading as contents and links see it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct HeadingEntry {
    pub(crate) level: u8,
    /// The anchor in the page: ASCII, unique in the document.
    pub(crate) id: String,
    pub(crate) text: String,
}

/// The plain text of a line, without marks and notes.
pub(crate) fn plain(inlines: &[Inline]) -> String {
    let mut out = String::new();
    push_plain(inlines, &mut out);
    out
}

fn push_plain(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text { text, .. } | Inline::Code(text) => out.push_str(text),
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Strike(inner)
            | Inline::Underline(inner)
            | Inline::Sup(inner)
            | Inline::Sub(inner)
            | Inline::Link { text: inner, .. } => push_plain(inner, out),
            Inline::Image { .. } | Inline::Note(_) => {}
            Inline::Break => out.push(' '),
        }
    }
}
