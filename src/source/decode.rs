//! Bytes as text, in whatever encoding a Windows editor saved them. The only door to `encoding_rs` and `simdutf8`.

use std::borrow::Cow;
use std::fmt;

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};
use serde::Deserializer;
use serde::de::{Error, Visitor};
use simdutf8::basic::from_utf8;

use crate::base::scan;

/// The text of bytes: by byte order mark, else UTF-8, else strict GB18030; and the name of the
/// encoding when it was not UTF-8. Private-use characters and NULs show that a guess was wrong.
pub(super) fn decode(bytes: &[u8]) -> Option<(Cow<'_, str>, Option<&'static str>)> {
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return from_utf8(rest).ok().map(|text| (text.into(), None));
    }
    for (mark, encoding) in [(b"\xff\xfe", UTF_16LE), (b"\xfe\xff", UTF_16BE)] {
        if let Some(rest) = bytes.strip_prefix(mark) {
            let text = encoding.decode_without_bom_handling_and_without_replacement(rest)?;
            return Some((text, Some(encoding.name())));
        }
    }
    if let Ok(text) = from_utf8(bytes) {
        return (!scan::holds(text, b'\0')).then_some((text.into(), None));
    }
    let text = GB18030.decode_without_bom_handling_and_without_replacement(bytes)?;
    let wrong = |c: char| c == '\0' || matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..);
    (!text.contains(wrong)).then_some((text, Some("GB18030")))
}

/// Takes a text out of a store. Chinese is checked several times as quickly as by serde's own means, which matters
/// where whole texts are kept.
pub(crate) fn kept<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    from.deserialize_bytes(Kept)
}

/// Bytes on their way to a text.
struct Kept;

impl Visitor<'_> for Kept {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<String, E> {
        from_utf8(bytes).map(str::to_owned).map_err(E::custom)
    }
}

/// `\r\n` and lone `\r` as `\n`.
pub(super) fn line_ends(text: Cow<'_, str>) -> Cow<'_, str> {
    if scan::holds(&text, b'\r') {
        text.replace("\r\n", "\n").replace('\r', "\n").into()
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::decode;
    use crate::base::path::SourcePath;
    use crate::source::{Content, Sources};

    #[test]
    fn any_file_a_windows_editor_saves_is_read() {
        let text = "标题：及早动手\n正文，镕㐂〇。\n";
        let utf16 = |little: bool| {
            let unit = |u: u16| if little { u.to_le_bytes() } else { u.to_be_bytes() };
            let marked = std::iter::once(0xfeff).chain(text.encode_utf16());
            marked.flat_map(unit).collect::<Vec<u8>>()
        };
        let gb = encoding_rs::GB18030.encode(text).0.into_owned();
        let windows = text.replace('\n', "\r\n");
        let old_mac = text.replace('\n', "\r");
        for (name, bytes, encoding) in [
            ("utf-8", text.as_bytes().to_vec(), None),
            ("utf-8 with mark", [b"\xef\xbb\xbf", text.as_bytes()].concat(), None),
            ("utf-16 little", utf16(true), Some("UTF-16LE")),
            ("utf-16 big", utf16(false), Some("UTF-16BE")),
            ("gb18030", gb, Some("GB18030")),
            ("crlf", windows.into_bytes(), None),
            ("cr", old_mac.into_bytes(), None),
        ] {
            let read = decode(&bytes).map(|(_, encoding)| encoding);
            assert_eq!(read, Some(encoding), "{name}");
            let sources = Sources::from_memory(&[("content/a.md", &bytes)]).value;
            let path = SourcePath::new("content/a.md").unwrap();
            assert_eq!(sources.text(&path).as_deref(), Some(text), "{name}");
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for bytes in [
            &b"\xff\xfe\x00\xd8"[..],
            b"\x80\x81\xff",
            b"a\0b",
            b"\xef\xbb\xbf\xff",
            b"\xaa\xa1\xaa\xa1\xff",
        ] {
            let read = Sources::from_memory(&[("content/a.md", bytes)]);
            assert!(
                read.value.iter().all(|(_, file)| matches!(file.content, Content::Unreadable)),
                "{bytes:x?}"
            );
            assert_eq!(read.notes.len(), 1, "{bytes:x?}");
        }
    }
}
