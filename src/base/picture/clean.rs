//! Takes out of a picture file what it tells of people and places, and leaves every pixel as it is.
//!
//! What is known to be needed for showing stays, everything else goes: EXIF with the place where a
//! photo was taken, XMP, IPTC, comments, thumbnails, and whatever a telephone adds behind the end.

use crate::base::picture::{Format, upright};

/// The same picture without what is not needed to show it; `None` when the file is not built as its
/// format says, or must be made anew to look the same without its notes.
pub(crate) fn clean(bytes: &[u8], format: Format) -> Option<Vec<u8>> {
    if !upright(bytes) {
        return None;
    }
    match format {
        Format::Jpeg => jpeg(bytes),
        Format::Png => png(bytes),
        Format::Gif => gif(bytes),
        Format::Webp => webp(bytes),
        Format::Svg => Some(bytes.to_vec()),
        Format::Bmp | Format::Tiff => None,
    }
}

/// Whether a PNG or WebP moves.
pub(super) fn moves(bytes: &[u8]) -> bool {
    let png = chunks(bytes).map(|chunk| chunk.name).take_while(|name| name != b"IDAT");
    let webp = riff(bytes).next().is_some_and(|chunk| {
        &chunk.name == b"VP8X" && chunk.data.first().is_some_and(|flags| flags & 0x02 != 0)
    });
    webp || png.into_iter().any(|name| &name == b"acTL")
}

/// JPEG: the frame, its tables, JFIF, the colour profile, Adobe's note on the kind of colours.
fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = bytes.strip_prefix(b"\xff\xd8").map(|_| vec![0xff, 0xd8])?;
    let mut at = 2;
    loop {
        while bytes.get(at..at + 2)? == [0xff, 0xff] {
            at += 1;
        }
        let &[0xff, kind] = bytes.get(at..at + 2)? else { return None };
        let start = at;
        at += 2;
        if kind == 0xd9 {
            out.extend_from_slice(b"\xff\xd9");
            return Some(out);
        }
        let length = usize::from(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
        let body = bytes.get(at + 2..at + length)?;
        at += length;
        // Four colours are for presses, and browsers disagree on them.
        let frame = matches!(kind, 0xc0..=0xcf) && !matches!(kind, 0xc4 | 0xc8 | 0xcc);
        if frame && body.get(5).is_some_and(|colours| *colours > 3) {
            return None;
        }
        let kept = match kind {
            0xe0 => body.starts_with(b"JFIF\0"),
            0xe2 => body.starts_with(b"ICC_PROFILE\0"),
            0xee => body.starts_with(b"Adobe"),
            0xe1..=0xef | 0xfe => false,
            _ => true,
        };
        if kind == 0xe0 && kept {
            out.extend_from_slice(&jfif(body)?);
        } else if kept {
            out.extend_from_slice(&bytes[start..at]);
        }
        if kind == 0xda {
            let end = at + entropy(&bytes[at..]);
            out.extend_from_slice(&bytes[at..end]);
            at = end;
            if at == bytes.len() {
                // Cut off: viewers show what there is.
                out.extend_from_slice(b"\xff\xd9");
                return Some(out);
            }
        }
    }
}

/// The JFIF segment without its thumbnail.
fn jfif(body: &[u8]) -> Option<Vec<u8>> {
    let mut out = vec![0xff, 0xe0, 0, 16];
    out.extend_from_slice(body.get(..12)?);
    out.extend_from_slice(&[0, 0]);
    Some(out)
}

/// How long coded pixels go on: to the next marker that is neither a stuffed byte nor a restart.
fn entropy(bytes: &[u8]) -> usize {
    let marks = bytes
        .windows(2)
        .position(|pair| pair[0] == 0xff && !matches!(pair[1], 0x00 | 0xff | 0xd0..=0xd7));
    marks.unwrap_or(bytes.len())
}

/// A named part of a PNG or WebP file.
struct Chunk<'a> {
    name: [u8; 4],
    data: &'a [u8],
    /// With its length, name and checksum.
    whole: &'a [u8],
}

/// The parts of a PNG; ends where the file is no longer one.
fn chunks(bytes: &[u8]) -> impl Iterator<Item = Chunk<'_>> {
    let mut rest = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n").unwrap_or_default();
    std::iter::from_fn(move || {
        let length = u32::from_be_bytes(rest.get(..4)?.try_into().ok()?) as usize;
        let (whole, after) = rest.split_at_checked(length.checked_add(12)?)?;
        rest = after;
        Some(Chunk { name: whole[4..8].try_into().ok()?, data: &whole[8..8 + length], whole })
    })
}

fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    const KEPT: [&[u8; 4]; 15] = [
        b"IHDR", b"PLTE", b"IDAT", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT",
        b"pHYs", b"acTL", b"fcTL", b"fdAT", b"IEND",
    ];
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    for chunk in chunks(bytes) {
        if KEPT.contains(&&chunk.name) {
            out.extend_from_slice(chunk.whole);
        }
        if &chunk.name == b"IEND" {
            return Some(out);
        }
    }
    None
}

/// The parts of a WebP; ends where the file is no longer one.
fn riff(bytes: &[u8]) -> impl Iterator<Item = Chunk<'_>> {
    let webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    let mut rest = if webp { &bytes[12..] } else { &[] };
    std::iter::from_fn(move || {
        let name = rest.get(..4)?.try_into().ok()?;
        let length = u32::from_le_bytes(rest.get(4..8)?.try_into().ok()?) as usize;
        let data = rest.get(8..length.checked_add(8)?)?;
        let end = (8 + length + length % 2).min(rest.len());
        let (whole, after) = rest.split_at(end);
        rest = after;
        Some(Chunk { name, data, whole })
    })
}

fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    const KEPT: [&[u8; 4]; 7] = [b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];
    let mut parts = Vec::new();
    for chunk in riff(bytes).filter(|chunk| KEPT.contains(&&chunk.name)) {
        let mut data = chunk.data.to_vec();
        if &chunk.name == b"VP8X" {
            // Neither EXIF nor XMP follows.
            *data.first_mut()? &= !0x0c;
        }
        parts.push((chunk.name, data));
    }
    let shown = [b"VP8 ", b"VP8L", b"ANMF"];
    parts.iter().any(|(name, _)| shown.contains(&name)).then(|| join(&parts))
}

/// A WebP file of parts.
fn join(parts: &[([u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut body = b"WEBP".to_vec();
    for (name, data) in parts {
        body.extend_from_slice(name);
        body.extend_from_slice(&u32::try_from(data.len()).unwrap_or(u32::MAX).to_le_bytes());
        body.extend_from_slice(data);
        if data.len() % 2 == 1 {
            body.push(0);
        }
    }
    let mut out = b"RIFF".to_vec();
    out.extend_from_slice(&u32::try_from(body.len()).unwrap_or(u32::MAX).to_le_bytes());
    out.append(&mut body);
    out
}

/// The same WebP with a colour profile.
pub(super) fn with_profile(webp: &[u8], profile: &[u8], size: (u32, u32)) -> Option<Vec<u8>> {
    let mut parts: Vec<([u8; 4], Vec<u8>)> =
        riff(webp).map(|chunk| (chunk.name, chunk.data.to_vec())).collect();
    let flags = match parts.first().map(|(name, data)| (name, data)) {
        Some((b"VP8X", data)) => *data.first()?,
        // A lossless picture tells in its fifth byte whether it is see-through.
        Some((b"VP8L", data)) => data.get(4)? & 0x10,
        _ => 0,
    };
    parts.retain(|(name, _)| name != b"VP8X");
    let mut head = vec![0x20 | (flags & 0x10), 0, 0, 0];
    for side in [size.0, size.1] {
        head.extend_from_slice(&side.checked_sub(1)?.to_le_bytes()[..3]);
    }
    parts.insert(0, (*b"ICCP", profile.to_vec()));
    parts.insert(0, (*b"VP8X", head));
    Some(join(&parts))
}

/// GIF: frames, their timing and how often they repeat.
fn gif(bytes: &[u8]) -> Option<Vec<u8>> {
    let table = |flags: u8| if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 0x07) + 1) };
    let mut at = 13 + table(*bytes.get(10)?);
    let mut out = bytes.get(..at)?.to_vec();
    loop {
        let start = at;
        let kept = match bytes.get(at)? {
            0x3b => {
                out.push(0x3b);
                return Some(out);
            }
            0x21 => {
                let label = *bytes.get(at + 1)?;
                let repeats = bytes.get(at + 3..at + 14) == Some(b"NETSCAPE2.0");
                at += 2;
                label == 0xf9 || (label == 0xff && repeats)
            }
            0x2c => {
                at += 11 + table(*bytes.get(at + 9)?);
                true
            }
            _ => return None,
        };
        // Blocks of up to 255 bytes; an empty one ends them.
        loop {
            let length = usize::from(*bytes.get(at)?);
            at += 1 + length;
            if length == 0 {
                break;
            }
        }
        if kept {
            out.extend_from_slice(bytes.get(start..at)?);
        }
    }
}
