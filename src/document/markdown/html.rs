//! HTML tags in the text: a few harmless ones are structure, comments are nothing, the rest is shown as typed.

use crate::document::block::Inline;

/// A tag that becomes structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Harmless {
    Underline,
    Sup,
    Sub,
}

impl Harmless {
    /// The structure that the tag means.
    pub(super) fn around(self, inlines: Vec<Inline>) -> Inline {
        match self {
            Self::Underline => Inline::Underline(inlines),
            Self::Sup => Inline::Sup(inlines),
            Self::Sub => Inline::Sub(inlines),
        }
    }
}

/// What a piece of HTML within a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Open(Harmless),
    Close(Harmless),
    Break,
    Comment,
    Picture,
    Other,
}

/// Reads a piece of HTML as the parser hands it over.
pub(super) fn tag(raw: &str) -> Tag {
    if raw.starts_with("<!--") {
        return Tag::Comment;
    }
    let inner = raw.trim_start_matches('<').trim_end_matches('>').trim_end_matches('/');
    let (closing, inner) = match inner.strip_prefix('/') {
        Some(inner) => (true, inner),
        None => (false, inner),
    };
    let name = inner.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    let harmless = match name.to_ascii_lowercase().as_str() {
        "br" => return Tag::Break,
        "img" => return Tag::Picture,
        "u" | "ins" => Harmless::Underline,
        "sup" => Harmless::Sup,
        "sub" => Harmless::Sub,
        _ => return Tag::Other,
    };
    if closing { Tag::Close(harmless) } else { Tag::Open(harmless) }
}

/// What an HTML block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HtmlBlock {
    /// A comment and nothing else.
    Nothing,
    /// Lines that are better read as a paragraph with tags in it.
    Lines,
    /// Script, style and the like: shown as typed.
    Verbatim,
}

/// Decides what becomes of an HTML block.
pub(super) fn html_block(raw: &str) -> HtmlBlock {
    let text = raw.trim();
    if let Some(comment) = text.strip_prefix("<!--") {
        return match comment.find("-->") {
            Some(end) if comment[end + 3..].trim().is_empty() => HtmlBlock::Nothing,
            Some(end) if comment[..end].contains('\n') => HtmlBlock::Verbatim,
            _ => HtmlBlock::Lines,
        };
    }
    let head: String = text.chars().take(10).collect::<String>().to_ascii_lowercase();
    let verbatim = ["<script", "<style", "<pre", "<textarea", "<?", "<!"];
    if verbatim.iter().any(|start| head.starts_with(start)) {
        return HtmlBlock::Verbatim;
    }
    HtmlBlock::Lines
}
