//! Compressed copies that web servers send as they are. The only door to the compressors.
//!
//! The same text always gives the same bytes: no time in a header, no threads, no vector code that
//! depends on the processor. `flate2` is passed by because its engine depends on what other crates ask for.

use crate::base::path::OutPath;

/// Of miniz: near its best at a speed that nobody waits for.
const GZIP_LEVEL: u8 = 9;

/// Of Brotli: above it a page takes three to ten times as long for a fiftieth less.
const BROTLI_QUALITY: i32 = 6;

/// Of Brotli: how far back it looks, as a power of two. A wide window costs time on every small page.
const BROTLI_WINDOW: (i32, i32) = (18, 22);

/// A way to compress.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Gzip,
    Brotli,
}

impl Form {
    /// Both ways.
    pub(super) const ALL: [Self; 2] = [Self::Brotli, Self::Gzip];

    fn end(self) -> &'static str {
        match self {
            Self::Gzip => ".gz",
            Self::Brotli => ".br",
        }
    }

    /// Where the compressed copy of a file stands.
    pub(super) fn path(self, original: &OutPath) -> OutPath {
        OutPath::new(format!("{original}{}", self.end()))
    }

    /// The compressed bytes, when they are fewer.
    pub(super) fn squeeze(self, bytes: &[u8]) -> Option<Vec<u8>> {
        let small = match self {
            Self::Gzip => gzip(bytes),
            Self::Brotli => brotli(bytes)?,
        };
        (small.len() < bytes.len()).then_some(small)
    }
}

/// Whether compressed copies of a file are worth making.
pub(super) fn is_text(path: &OutPath) -> bool {
    let end = path.as_str().rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase());
    end.is_some_and(|end| {
        ["html", "css", "js", "xml", "svg", "json", "txt"].contains(&end.as_str())
    })
}

/// The file that this one would be a compressed copy of.
pub(super) fn original(path: &OutPath) -> Option<OutPath> {
    let name = Form::ALL.iter().find_map(|form| path.as_str().strip_suffix(form.end()))?;
    Some(OutPath::new(name)).filter(is_text)
}

/// A gzip file (RFC 1952) with neither name nor time, from an unknown system.
fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255];
    out.extend(miniz_oxide::deflate::compress_to_vec(bytes, GZIP_LEVEL));
    out.extend(crc32fast::hash(bytes).to_le_bytes());
    // The format keeps the length modulo 2³².
    out.extend(&(bytes.len() as u64).to_le_bytes()[..4]);
    out
}

fn brotli(bytes: &[u8]) -> Option<Vec<u8>> {
    let (narrow, wide) = BROTLI_WINDOW;
    let params = brotli::enc::BrotliEncoderParams {
        quality: BROTLI_QUALITY,
        lgwin: if bytes.len() <= 1 << narrow { narrow } else { wide },
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut out, &params).ok()?;
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::{Form, is_text, original};
    use crate::base::path::OutPath;

    #[test]
    fn compressed_copies_open_to_the_same_text() {
        let long = "临江区委组织部召开作风建设座谈会。".repeat(400);
        for (text, worth) in [(long.as_str(), true), ("短", false), ("", false)] {
            for form in Form::ALL {
                let small = form.squeeze(text.as_bytes());
                assert_eq!(small.is_some(), worth, "{form:?} {}", text.len());
                assert_eq!(small, form.squeeze(text.as_bytes()));
                let Some(small) = small else { continue };
                let mut open = Vec::new();
                match form {
                    Form::Brotli => {
                        brotli::BrotliDecompress(&mut &small[..], &mut open).unwrap();
                    }
                    Form::Gzip => {
                        assert_eq!(small[4..8], [0; 4], "no time");
                        let body = &small[10..small.len() - 8];
                        open = miniz_oxide::inflate::decompress_to_vec(body).unwrap();
                    }
                }
                assert_eq!(open, text.as_bytes());
            }
        }
    }

    #[test]
    fn only_text_is_compressed() {
        for (path, text, source) in [
            ("a/b.html", true, None),
            ("A.JS", true, None),
            ("a.html.gz", false, Some("a.html")),
            ("feed.xml.br", false, Some("feed.xml")),
            ("a.jpg", false, None),
            ("a.jpg.gz", false, None),
            ("own.gz", false, None),
            ("html", false, None),
        ] {
            let path = OutPath::new(path);
            assert_eq!(is_text(&path), text, "{path}");
            assert_eq!(original(&path), source.map(OutPath::new), "{path}");
        }
    }
}
