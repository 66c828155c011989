//! What a picture file is: its format and size in pixels. The only door to the `image` crate.

use std::io::Cursor;

use image::{ImageFormat, ImageReader};

/// Format and size of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub(crate) struct Picture {
    /// The format that the bytes show, whatever the name says.
    pub format: Format,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
}

/// The picture formats that pages and prints take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub(crate) enum Format {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// GIF.
    Gif,
    /// WebP.
    Webp,
    /// SVG: drawn, its size is in CSS pixels, 0 × 0 when it states none.
    Svg,
}

/// Why a file is not taken as a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) enum NotAPicture {
    /// The bytes are of no known picture format.
    Unknown,
    /// A known format whose head cannot be read.
    Broken,
    /// More pixels than any page or press can use: a slip, or a bomb.
    Huge,
}

/// The most pixels that a picture may hold.
const MOST_PIXELS: u64 = 200_000_000;

/// Looks at the head of a picture file; the pixels are not decoded.
pub(crate) fn probe(bytes: &[u8]) -> Result<Picture, NotAPicture> {
    if is_svg(bytes) {
        return Ok(Picture { format: Format::Svg, width: 0, height: 0 });
    }
    let reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|_| NotAPicture::Broken)?;
    let format = match reader.format() {
        Some(ImageFormat::Jpeg) => Format::Jpeg,
        Some(ImageFormat::Png) => Format::Png,
        Some(ImageFormat::Gif) => Format::Gif,
        Some(ImageFormat::WebP) => Format::Webp,
        _ => return Err(NotAPicture::Unknown),
    };
    let (width, height) = reader.into_dimensions().map_err(|_| NotAPicture::Broken)?;
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(NotAPicture::Huge);
    }
    Ok(Picture { format, width, height })
}

fn is_svg(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(1024)];
    let text = String::from_utf8_lossy(head);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    text.starts_with("<svg") || (text.starts_with("<?xml") && text.contains("<svg"))
}
