//! styles.xml: what a style says of a paragraph, its parents included.

use std::collections::BTreeMap;

use super::xml::{Node, below, child, child_value, flag, parse, value};
use super::{Refusal, Role, Side};

/// What a paragraph or a run is set in; `None` where nothing is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) side: Option<Side>,
    pub(super) level: Option<u8>,
    pub(super) size: Option<u32>,
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) face: Option<String>,
    /// The list and its level.
    pub(super) list: Option<(String, Option<u8>)>,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    normal: Option<String>,
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    parent: Option<String>,
    look: Look,
}

impl Look {
    /// What the properties of a paragraph and of a run say.
    pub(super) fn of(paragraph: Option<Node<'_>>, run: Option<Node<'_>>) -> Self {
        let mut look = Self::default();
        if let Some(node) = paragraph {
            look.side = child_value(node, "jc").map(|side| match side {
                "center" => Side::Centre,
                "right" | "end" => Side::Right,
                _ => Side::Left,
            });
            look.level = child_value(node, "outlineLvl")
                .and_then(|level| level.parse::<u8>().ok())
                .filter(|level| *level < 9)
                .map(|level| level + 1);
            look.list = child(node, "numPr").and_then(|list| {
                let id = child_value(list, "numId")?.to_owned();
                Some((id, child_value(list, "ilvl").and_then(|level| level.parse().ok())))
            });
        }
        if let Some(node) = run {
            look.size = child_value(node, "sz").and_then(|size| size.parse().ok());
            look.bold = flag(node, "b");
            look.italic = flag(node, "i");
            look.face =
                child(node, "rFonts").and_then(|face| value(face, "eastAsia")).map(Into::into);
        }
        look
    }

    /// The same with what another one says before it.
    pub(super) fn over(self, under: &Self) -> Self {
        Self {
            side: self.side.or(under.side),
            level: self.level.or(under.level),
            size: self.size.or(under.size),
            bold: self.bold.or(under.bold),
            italic: self.italic.or(under.italic),
            face: self.face.or_else(|| under.face.clone()),
            list: self.list.or_else(|| under.list.clone()),
        }
    }
}

impl Styles {
    pub(super) fn read(text: &str) -> Result<Self, Refusal> {
        let document = parse(text)?;
        let mut styles = Self::default();
        for node in below(document.root_element()).filter(|node| node.tag_name().name() == "style")
        {
            let Some(id) = value(node, "styleId") else { continue };
            let is_paragraph = value(node, "type").is_none_or(|kind| kind == "paragraph");
            if is_paragraph && matches!(value(node, "default"), Some("1" | "true")) {
                styles.normal = Some(id.to_owned());
            }
            let style = Style {
                name: child_value(node, "name").unwrap_or_default().to_lowercase(),
                parent: child_value(node, "basedOn").map(str::to_owned),
                look: Look::of(child(node, "pPr"), child(node, "rPr")),
            };
            styles.styles.insert(id.to_owned(), style);
        }
        Ok(styles)
    }

    /// What a style says, its parents included; without a name, the usual one.
    pub(super) fn look(&self, id: Option<&str>) -> Look {
        let mut look = Look::default();
        let mut next = id.or(self.normal.as_deref());
        // A style that is its own ancestor ends the way up.
        for _ in 0..16 {
            let Some(style) = next.and_then(|id| self.styles.get(id)) else { break };
            look = look.over(&style.look);
            next = style.parent.as_deref();
        }
        look
    }

    /// What a style says that a paragraph is.
    pub(super) fn role(&self, id: Option<&str>, look: &Look) -> Role {
        let name = id.and_then(|id| self.styles.get(id)).map_or("", |style| style.name.as_str());
        let heading = name.strip_prefix("heading ").or_else(|| name.strip_prefix("标题 "));
        match name {
            "title" | "标题" => Role::Title,
            "subtitle" | "副标题" => Role::Subtitle,
            _ => heading
                .and_then(|level| level.trim().parse().ok())
                .or(look.level)
                .map_or(Role::Text, Role::Heading),
        }
    }

    /// Whether paragraphs of this style make up a table of contents.
    pub(super) fn is_contents(&self, id: Option<&str>) -> bool {
        let name = id.and_then(|id| self.styles.get(id)).map_or("", |style| style.name.as_str());
        name.starts_with("toc") || name.starts_with("目录")
    }
}
