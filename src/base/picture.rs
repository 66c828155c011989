//! What a picture file is: its format, its size, which way is up. The only door to the `image` crate.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{ImageDecoder, ImageFormat, ImageReader};

mod clean;
mod drawn;
mod pixels;

pub(crate) use clean::clean;
pub(crate) use pixels::{Coded, Pixels};

/// Format and size of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub(crate) struct Picture {
    /// The format that the bytes show, whatever the name says.
    pub format: Format,
    /// Pixels across, when the picture stands upright.
    pub width: u32,
    /// Pixels down, when the picture stands upright.
    pub height: u32,
    /// Whether it moves: other sizes of it would stand still.
    pub moves: bool,
    /// Whether its file is so short that none would load sooner.
    pub light: bool,
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
    /// BMP: of Windows desks; no page shows it, so it is converted.
    Bmp,
    /// TIFF: of scanners; converted too.
    Tiff,
}

impl Format {
    /// Whether pages and prints get a JPEG in its place.
    pub(crate) fn is_converted(self) -> bool {
        matches!(self, Self::Bmp | Self::Tiff)
    }
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
    /// HEIC or AVIF of a telephone, which neither browsers of offices nor presses read.
    Phone,
    /// A drawing with a script in it, which would run in the reader's browser.
    Script,
    /// A drawing that fetches something from elsewhere.
    Fetches,
}

/// The longest file that is light: three packets of a network.
pub(crate) const LIGHT: usize = 4096;

/// The most pixels that a picture may hold: every camera's, and no more than a machine has memory for.
const MOST_PIXELS: u64 = 120_000_000;

/// Looks at the head of a picture file; the pixels are not decoded.
pub(crate) fn probe(bytes: &[u8]) -> Result<Picture, NotAPicture> {
    if drawn::is_svg(bytes) {
        return drawn::probe(bytes);
    }
    let reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|_| NotAPicture::Broken)?;
    let format = match reader.format() {
        Some(ImageFormat::Jpeg) => Format::Jpeg,
        Some(ImageFormat::Png) => Format::Png,
        Some(ImageFormat::Gif) => Format::Gif,
        Some(ImageFormat::WebP) => Format::Webp,
        Some(ImageFormat::Bmp) => Format::Bmp,
        Some(ImageFormat::Tiff) => Format::Tiff,
        _ if is_phone(bytes) => return Err(NotAPicture::Phone),
        _ => return Err(NotAPicture::Unknown),
    };
    let mut decoder = reader.into_decoder().map_err(|_| NotAPicture::Broken)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(NotAPicture::Huge);
    }
    let turned = decoder.orientation().is_ok_and(lies);
    let (width, height) = if turned { (height, width) } else { (width, height) };
    let moves = format == Format::Gif || clean::moves(bytes);
    Ok(Picture { format, width, height, moves, light: bytes.len() <= LIGHT })
}

/// Whether a picture looks the same without the camera's note on which way is up.
fn upright(bytes: &[u8]) -> bool {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let decoder = reader.ok().and_then(|reader| reader.into_decoder().ok());
    decoder.is_none_or(|mut decoder| {
        decoder.orientation().is_ok_and(|way| way == Orientation::NoTransforms)
    })
}

/// Whether a camera held on its side swaps width and height.
fn lies(orientation: Orientation) -> bool {
    matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    )
}

/// HEIC, HEIF and AVIF: a box `ftyp` with one of their brands.
fn is_phone(bytes: &[u8]) -> bool {
    let brand = bytes.get(4..8).filter(|name| *name == b"ftyp").and(bytes.get(8..12));
    brand.is_some_and(|brand| {
        [b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis"]
            .contains(&brand.try_into().unwrap_or(b"    "))
    })
}

#[cfg(test)]
mod tests;
