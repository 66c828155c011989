//! Addresses of links and pictures: where they stand, what they mean, and bare ones within text.

use std::ops::Range;

use crate::base::path::is_machine_path;
use crate::document::block::{Inline, RefId};

/// An address in the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Address {
    /// As meant: percent signs decoded, the backslashes of Windows turned.
    pub(super) raw: String,
    pub(super) place: Range<usize>,
}

/// Parts a title in Chinese quotes off an address: `a.jpg “题”`.
pub(super) fn part_title(read: &str) -> (&str, Option<String>) {
    let title = read.trim_end().strip_suffix('”').and_then(|body| body.rsplit_once('“'));
    match title {
        Some((address, title)) if !address.is_empty() => {
            (address.trim_end(), Some(title.to_owned()))
        }
        _ => (read, None),
    }
}

/// The address of a link or picture that stands at `place`, given what the parser read.
pub(super) fn address(source: &str, place: Range<usize>, read: &str) -> Address {
    let whole = source.get(place.clone()).unwrap_or_default();
    let typed = inline_part(whole, read).or_else(|| autolink_part(whole));
    let Some(part) = typed else { return Address { raw: meant(read, read), place } };
    let raw = meant(&whole[part.clone()], read);
    Address { raw, place: place.start + part.start..place.start + part.end }
}

/// The address in `[…](…)`.
fn inline_part(whole: &str, read: &str) -> Option<Range<usize>> {
    let open = whole.rfind("](")? + 2;
    let inner = &whole[open..];
    let skipped = inner.len() - inner.trim_start().len();
    let (start, inner) = (open + skipped, &inner[skipped..]);
    if let Some(bracketed) = inner.strip_prefix('<') {
        let end = bracketed.find('>')?;
        return Some(start + 1..start + 1 + end);
    }
    if inner.starts_with(read) && !read.is_empty() {
        return Some(start..start + read.len());
    }
    let mut depth = 0;
    for (at, c) in inner.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return Some(start..start + at),
            ')' => depth -= 1,
            ' ' | '\t' | '\n' => return Some(start..start + at),
            _ => {}
        }
    }
    None
}

/// The address in `<http://…>`.
fn autolink_part(whole: &str) -> Option<Range<usize>> {
    let inner = whole.strip_prefix('<')?.strip_suffix('>')?;
    Some(1..1 + inner.len())
}

/// An address as meant. What points out of the site is left as typed.
fn meant(typed: &str, read: &str) -> String {
    if is_machine_path(typed) {
        return typed.to_owned();
    }
    if has_scheme(read) {
        return read.to_owned();
    }
    let folders = typed.match_indices('\\').any(|(at, _)| {
        !typed[at + 1..].starts_with(|c: char| c.is_ascii_punctuation() && c != '.' && c != '_')
    });
    let path = if folders { typed.replace('\\', "/") } else { read.to_owned() };
    decode(&path).unwrap_or(path)
}

/// Whether an address begins with a scheme of two letters or more.
fn has_scheme(address: &str) -> bool {
    address.split_once(':').is_some_and(|(scheme, _)| {
        scheme.len() >= 2 && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    })
}

/// Decodes `%E5%9B%BE`; `None` when nothing is encoded or the bytes are no text.
fn decode(address: &str) -> Option<String> {
    if !address.contains('%') {
        return None;
    }
    let digit = |b: Option<&u8>| b.and_then(|b| char::from(*b).to_digit(16));
    let bytes = address.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let pair = (digit(bytes.get(at + 1)), digit(bytes.get(at + 2)));
        if let (b'%', (Some(high), Some(low))) = (byte, pair) {
            out.push(u8::try_from(high * 16 + low).ok()?);
            at += 3;
        } else {
            out.push(byte);
            at += 1;
        }
    }
    String::from_utf8(out).ok().filter(|text| !text.contains('\0'))
}

/// The bare addresses in a text: `http://` and `https://`, ending before Chinese text and marks.
pub(super) fn bare(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(colon) = text[from..].find("://").map(|at| from + at) {
        from = colon + 3;
        let head = &text[..colon];
        let scheme = ["https", "http"].into_iter().find(|scheme| {
            head.len() >= scheme.len()
                && head.is_char_boundary(head.len() - scheme.len())
                && head[head.len() - scheme.len()..].eq_ignore_ascii_case(scheme)
        });
        let Some(start) = scheme.map(|scheme| colon - scheme.len()) else { continue };
        if text[..start].ends_with(|c: char| c.is_ascii_alphanumeric()) {
            continue;
        }
        let tail = &text[from..];
        let end = tail.find(|c: char| !part_of_url(c)).unwrap_or(tail.len());
        let end = from + trim_tail(&tail[..end]).len();
        if text[from..end].starts_with(|c: char| c.is_ascii_alphanumeric()) {
            found.push(start..end);
            from = end;
        }
    }
    found
}

fn part_of_url(c: char) -> bool {
    c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '`' | '|' | '\\' | '^' | '{' | '}')
}

/// A closing mark at the end belongs to the sentence, unless its bracket opened in the address.
fn trim_tail(mut url: &str) -> &str {
    loop {
        let open = url.matches('(').count() >= url.matches(')').count();
        let shorter = match url.chars().next_back() {
            Some(')') if open => return url,
            Some('.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '~' | ')' | ']') => {
                &url[..url.len() - 1]
            }
            _ => return url,
        };
        url = shorter;
    }
}

/// Turns the bare addresses in a line into links; `register` makes the entry of each.
pub(super) fn link_bare(
    inlines: Vec<Inline>,
    register: &mut dyn FnMut(&str, usize) -> RefId,
) -> Vec<Inline> {
    let mut out = Vec::with_capacity(inlines.len());
    for inline in inlines {
        match inline {
            Inline::Text { text, at } => split_text(text, at, register, &mut out),
            Inline::Strong(inner) => out.push(Inline::Strong(link_bare(inner, register))),
            Inline::Emphasis(inner) => out.push(Inline::Emphasis(link_bare(inner, register))),
            Inline::Strike(inner) => out.push(Inline::Strike(link_bare(inner, register))),
            Inline::Underline(inner) => out.push(Inline::Underline(link_bare(inner, register))),
            other => out.push(other),
        }
    }
    out
}

fn split_text(
    text: String,
    at: u32,
    register: &mut dyn FnMut(&str, usize) -> RefId,
    out: &mut Vec<Inline>,
) {
    let found = bare(&text);
    if found.is_empty() {
        out.push(Inline::Text { text, at });
        return;
    }
    let piece = |range: Range<usize>| Inline::Text {
        text: text[range.clone()].to_owned(),
        at: at.saturating_add(u32::try_from(range.start).unwrap_or(0)),
    };
    let mut done = 0;
    for url in found {
        if url.start > done {
            out.push(piece(done..url.start));
        }
        let reference = register(&text[url.clone()], at as usize + url.start);
        done = url.end;
        out.push(Inline::Link { reference, text: vec![piece(url)] });
    }
    if done < text.len() {
        out.push(piece(done..text.len()));
    }
}

#[cfg(test)]
mod tests {
    use super::{address, bare};
    use crate::base::path::is_machine_path;

    #[test]
    fn addresses_are_read_as_meant() {
        for (typed, read, raw, part) in [
            ("![图](a.jpg)", "a.jpg", "a.jpg", "a.jpg"),
            ("![图]( <会议 1.jpg> \"题\")", "会议 1.jpg", "会议 1.jpg", "会议 1.jpg"),
            ("[a](%E5%9B%BE.md#x)", "%E5%9B%BE.md#x", "图.md#x", "%E5%9B%BE.md#x"),
            ("[a](%FF.md)", "%FF.md", "%FF.md", "%FF.md"),
            ("[a](50%.md)", "50%.md", "50%.md", "50%.md"),
            (
                "[a](http://x.cn/?a=%26)",
                "http://x.cn/?a=%26",
                "http://x.cn/?a=%26",
                "http://x.cn/?a=%26",
            ),
            ("![图](图片\\1.jpg)", "图片\\1.jpg", "图片/1.jpg", "图片\\1.jpg"),
            ("![图](D:\\照片\\_1.jpg)", "D:\\照片_1.jpg", "D:\\照片\\_1.jpg", "D:\\照片\\_1.jpg"),
            ("[![图](a.jpg)](b(1).md \"x\")", "b(1).md", "b(1).md", "b(1).md"),
            ("[文][标]", "c.md", "c.md", "[文][标]"),
            ("<http://x.cn>", "http://x.cn", "http://x.cn", "http://x.cn"),
        ] {
            let source = format!("前{typed}");
            let found = address(&source, 3..source.len(), read);
            assert_eq!(found.raw, raw, "{typed}");
            assert_eq!(&source[found.place], part, "{typed}");
        }
    }

    #[test]
    fn paths_of_the_writers_machine() {
        for (address, expected) in [
            ("D:\\照片\\1.jpg", true),
            ("c:/a.jpg", true),
            ("\\\\server\\a.jpg", true),
            ("file:///c/a.jpg", true),
            ("a.jpg", false),
            ("http://a", false),
            ("", false),
        ] {
            assert_eq!(is_machine_path(address), expected, "{address}");
        }
    }

    #[test]
    fn bare_addresses_end_before_chinese() {
        for (text, expected) in [
            ("见http://www.a.gov.cn，请", vec!["http://www.a.gov.cn"]),
            ("见https://a.cn/x?y=1&z=%20#t。", vec!["https://a.cn/x?y=1&z=%20#t"]),
            ("（http://a.cn/b）", vec!["http://a.cn/b"]),
            ("(http://a.cn/b).", vec!["http://a.cn/b"]),
            ("http://a.cn/b(1)查看", vec!["http://a.cn/b(1)"]),
            ("http://a.cn/，HTTPS://b.cn", vec!["http://a.cn/", "HTTPS://b.cn"]),
            ("http://、://、ahttp://x、ftp://y", vec![]),
            ("http://http://a.cn", vec!["http://http://a.cn"]),
        ] {
            let found: Vec<&str> = bare(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
