//! The XML of Word. A document with a DTD, and so with entities, is refused.

use roxmltree::{Document, ParsingOptions};

use super::Refusal;

pub(super) type Node<'a> = roxmltree::Node<'a, 'a>;

/// The most nodes of one part.
const NODES: u32 = 4_000_000;

/// Reads a part.
pub(super) fn parse(text: &str) -> Result<Document<'_>, Refusal> {
    let options =
        ParsingOptions { allow_dtd: false, nodes_limit: NODES, ..ParsingOptions::default() };
    let text = text.trim_start_matches('\u{feff}');
    Document::parse_with_options(text, options).map_err(|_| Refusal::Broken)
}

/// The elements below a node.
pub(super) fn below(node: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    node.children().filter(Node::is_element)
}

/// The first element of a name below a node.
pub(super) fn child<'a>(node: Node<'a>, name: &str) -> Option<Node<'a>> {
    below(node).find(|node| node.tag_name().name() == name)
}

/// An attribute, in whatever namespace: `w:val` and `val` are one.
pub(super) fn value<'a>(node: Node<'a>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// `w:val` of the child of a name.
pub(super) fn child_value<'a>(node: Node<'a>, name: &str) -> Option<&'a str> {
    value(child(node, name)?, "val")
}

/// A property that is on unless it says otherwise.
pub(super) fn flag(node: Node<'_>, name: &str) -> Option<bool> {
    let found = child(node, name)?;
    Some(!matches!(value(found, "val"), Some("0" | "false" | "off" | "none")))
}
