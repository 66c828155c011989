//! SVG: a drawing is also a document that may act. Those that would act or fetch are not taken.

use roxmltree::{Document, Node, ParsingOptions};

use crate::base::picture::{Format, NotAPicture, Picture};

/// Elements that run, embed or change others.
const ACTIVE: [&str; 14] = [
    "script",
    "foreignObject",
    "iframe",
    "object",
    "embed",
    "audio",
    "video",
    "handler",
    "listener",
    "set",
    "animate",
    "animateMotion",
    "animateTransform",
    "discard",
];

/// Whether a file is a drawing.
pub(super) fn is_svg(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    let text = String::from_utf8_lossy(head);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let declared = ["<?xml", "<!--", "<!DOCTYPE"].iter().any(|start| text.starts_with(start));
    text.starts_with("<svg") || (declared && text.contains("<svg"))
}

/// The size of a drawing that neither acts nor fetches.
pub(super) fn probe(bytes: &[u8]) -> Result<Picture, NotAPicture> {
    let text = std::str::from_utf8(bytes).map_err(|_| NotAPicture::Broken)?;
    let text = text.trim_start_matches('\u{feff}');
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|_| NotAPicture::Broken)?;
    let root = document.root_element();
    if root.tag_name().name() != "svg" {
        return Err(NotAPicture::Unknown);
    }
    for node in document.descendants() {
        check(node)?;
    }
    let (width, height) = size(root).unwrap_or_default();
    Ok(Picture { format: Format::Svg, width, height, moves: false, light: false })
}

fn check(node: Node<'_, '_>) -> Result<(), NotAPicture> {
    if node.is_pi() {
        // A style sheet from elsewhere.
        return Err(NotAPicture::Fetches);
    }
    if node.is_text() && node.parent().is_some_and(|parent| parent.tag_name().name() == "style") {
        return style(node.text().unwrap_or_default());
    }
    if !node.is_element() {
        return Ok(());
    }
    let name = node.tag_name().name();
    if ACTIVE.iter().any(|active| name.eq_ignore_ascii_case(active)) {
        return Err(NotAPicture::Script);
    }
    for attribute in node.attributes() {
        let key = attribute.name().to_ascii_lowercase();
        let (own, value) = (attribute.namespace().is_none(), attribute.value());
        if own && key.starts_with("on") {
            return Err(NotAPicture::Script);
        }
        if matches!(key.as_str(), "href" | "src") {
            address(name, value)?;
        } else if own {
            style(value)?;
        }
    }
    Ok(())
}

/// What a drawing may point at: its own parts, pictures that it holds, and for a link a page.
fn address(element: &str, value: &str) -> Result<(), NotAPicture> {
    let plain: String = value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let plain = plain.to_ascii_lowercase();
    let held = ["data:image/png", "data:image/jpeg", "data:image/jpg", "data:image/gif"];
    let own = plain.is_empty() || plain.starts_with('#');
    let leads = element == "a" && (plain.starts_with("http:") || plain.starts_with("https:"));
    if own || leads || held.iter().any(|kind| plain.starts_with(kind)) {
        Ok(())
    } else if plain.starts_with("http") || !plain.contains(':') {
        Err(NotAPicture::Fetches)
    } else {
        Err(NotAPicture::Script)
    }
}

/// A style may name parts of the drawing, nothing outside.
fn style(text: &str) -> Result<(), NotAPicture> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let plain = plain.to_ascii_lowercase();
    // An escape could hide either word.
    let escaped = plain.contains('\\') && (plain.contains('(') || plain.contains('@'));
    let outside = plain.split("url(").skip(1).any(|rest| {
        let rest = rest.trim_start_matches(['"', '\'']);
        !(rest.starts_with('#') || rest.starts_with("data:image/") || rest.starts_with("data:font"))
    });
    if plain.contains("javascript:") || plain.contains("expression(") {
        return Err(NotAPicture::Script);
    }
    if escaped || outside || plain.contains("@import") || plain.contains("image-set(") {
        return Err(NotAPicture::Fetches);
    }
    Ok(())
}

/// Width and height in CSS pixels: as stated, else of the view box.
fn size(root: Node<'_, '_>) -> Option<(u32, u32)> {
    let stated = |name| root.attribute(name).and_then(length);
    let of_box = || {
        let mut numbers = root
            .attribute("viewBox")?
            .split([' ', ',', '\n', '\t'])
            .filter(|part| !part.is_empty())
            .map(str::parse::<f64>);
        let (_, _) = (numbers.next()?.ok()?, numbers.next()?.ok()?);
        Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
    };
    let (width, height) = match (stated("width"), stated("height")) {
        (Some(width), Some(height)) => (width, height),
        _ => of_box()?,
    };
    Some((whole(width)?, whole(height)?))
}

/// A CSS length in pixels; `None` for percentages and what depends on the font.
fn length(text: &str) -> Option<f64> {
    let text = text.trim();
    let units =
        [("px", 1.0), ("pt", 96.0 / 72.0), ("mm", 96.0 / 25.4), ("cm", 96.0 / 2.54), ("in", 96.0)];
    let unit = units.iter().find_map(|(unit, factor)| Some((text.strip_suffix(unit)?, *factor)));
    let (number, factor) = unit.unwrap_or((text, 1.0));
    Some(number.trim().parse::<f64>().ok()? * factor)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held within bounds")]
fn whole(length: f64) -> Option<u32> {
    let whole = length.round();
    (1.0..=20_000.0).contains(&whole).then_some(whole as u32)
}
