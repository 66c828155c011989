//! The pictures of one print: upright, no finer than a press shows, under the names of its closed world.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::diag::{Diagnostic, Span};
use crate::base::digest::Digest;
use crate::base::path::SourcePath;
use crate::base::picture::{Coded, Format, Picture, Pixels, clean};
use crate::base::problem::Problem;
use crate::document::block::RefId;
use crate::print::view::{PrintArticle, PrintTarget};
use crate::print::world::readable;

/// Pictures in use, and those that could not be read.
pub(crate) struct Pictures<'a> {
    blob: &'a dyn Fn(&SourcePath) -> Option<Arc<[u8]>>,
    /// What the last edition made ready.
    before: Option<&'a Made>,
    /// The frame in dots that holds every picture at its printed size.
    frame: (u32, u32),
    /// By their source and their share of the measure.
    pub(crate) files: BTreeMap<(SourcePath, u32), PictureFile>,
    pub(crate) notes: Vec<Diagnostic>,
    /// What was made ready, for the next edition.
    pub(crate) made: Made,
    /// How many rows of pictures and tables may be fitted into what their pages have left.
    pub(crate) fitted: usize,
}

/// Pictures as Typst gets them, by what they are made from and the frame that holds them.
pub(crate) type Made = BTreeMap<(Digest, (u32, u32)), Ready>;

/// One picture.
#[derive(Clone, Debug)]
pub(crate) struct PictureFile {
    /// Its name in the closed world. Names are used again in every print: Typst never forgets one.
    pub(crate) path: String,
    pub(crate) bytes: Arc<[u8]>,
    /// Pixels across; 0 when it is drawn.
    pub(crate) width: u32,
}

/// Dots an inch, more than which no press of offices shows.
const DOTS: u32 = 300;

/// The type area of A4 (GB/T 9704-2012 5.2.1) in millimetres.
const AREA: (u32, u32) = (156, 225);

/// How well a photo is kept that is made smaller.
const KEPT: u8 = 90;

impl<'a> Pictures<'a> {
    /// The pictures of a print on A4.
    pub(crate) fn new(blob: &'a dyn Fn(&SourcePath) -> Option<Arc<[u8]>>) -> Self {
        Self {
            blob,
            before: None,
            frame: (dots(AREA.0), dots(AREA.1)),
            files: BTreeMap::new(),
            notes: Vec::new(),
            made: Made::new(),
            fitted: 0,
        }
    }

    /// The pictures of a print on A4 whose last edition made some ready.
    pub(crate) fn after(
        before: Option<&'a Made>,
        blob: &'a dyn Fn(&SourcePath) -> Option<Arc<[u8]>>,
    ) -> Self {
        Self { before, ..Self::new(blob) }
    }

    /// The pictures of a sheet of this size in millimetres that people stand before.
    pub(crate) fn of_sheet(
        blob: &'a dyn Fn(&SourcePath) -> Option<Arc<[u8]>>,
        (width, height): (u32, u32),
    ) -> Self {
        // Half as many dots as on paper in the hand.
        let frame = (dots(width).div_ceil(2), dots(height).div_ceil(2));
        Self { frame, ..Self::new(blob) }
    }

    /// The file that a reference shows on so many thousandths of the measure; a file that cannot be
    /// read is reported at `place`.
    pub(crate) fn file(
        &mut self,
        article: &PrintArticle,
        reference: RefId,
        share: u32,
        place: &Span,
    ) -> Option<PictureFile> {
        let Some(PrintTarget::Picture(target)) = article.targets.get(reference.0 as usize) else {
            return None;
        };
        let key = (target.source.clone(), share);
        if let Some(file) = self.files.get(&key) {
            return Some(file.clone());
        }
        let frame = ((self.frame.0 * share).div_ceil(1000), self.frame.1);
        let made = (target.digest, frame);
        let known = self.before.and_then(|before| before.get(&made)).cloned();
        let make = || {
            let ready = prepare((self.blob)(&target.source)?, target.picture, frame)?;
            readable(&ready.bytes, ready.format).then_some(ready)
        };
        let Some(ready) = known.or_else(make) else {
            let picture = target.source.to_string();
            let problem = Problem::UnprintablePicture { picture };
            self.notes.push(Diagnostic::at(place.clone(), problem));
            return None;
        };
        self.made.insert(made, ready.clone());
        let end = match ready.format {
            Format::Jpeg | Format::Bmp | Format::Tiff => "jpg",
            Format::Png => "png",
            Format::Gif => "gif",
            Format::Webp => "webp",
            Format::Svg => "svg",
        };
        let file = PictureFile {
            path: format!("/pictures/{}.{end}", self.files.len() + 1),
            bytes: ready.bytes,
            width: ready.width,
        };
        self.files.insert(key, file.clone());
        Some(file)
    }
}

/// How many of a figure's pictures the template sets beside each other.
pub(crate) fn across(count: usize) -> usize {
    if count == 3 { 3 } else { 2 }
}

/// How much of the measure each of a figure's pictures may take, in thousandths: those of a row are of one height.
pub(crate) fn shares(article: &PrintArticle, references: &[RefId]) -> Vec<u32> {
    let ratio = |reference: &RefId| match article.targets.get(reference.0 as usize) {
        Some(PrintTarget::Picture(target)) if target.picture.height > 0 => {
            (u64::from(target.picture.width) * 1000 / u64::from(target.picture.height)).max(1)
        }
        _ => 0,
    };
    let row = |row: &[RefId]| {
        let ratios: Vec<u64> = row.iter().map(ratio).collect();
        // What states no size may take any.
        let all: u64 = if ratios.contains(&0) { 0 } else { ratios.iter().sum() };
        let share = |ratio: &u64| if all == 0 { 1000 } else { (ratio * 1000).div_ceil(all) };
        let share = |ratio| u32::try_from(share(ratio)).unwrap_or(1000);
        ratios.iter().map(share).collect::<Vec<u32>>()
    };
    references.chunks(across(references.len())).flat_map(row).collect()
}

/// How many dots a length has.
fn dots(millimetres: u32) -> u32 {
    (millimetres * DOTS * 10).div_ceil(254)
}

/// A picture as Typst gets it.
#[derive(Clone, Debug)]
pub(crate) struct Ready {
    bytes: Arc<[u8]>,
    format: Format,
    width: u32,
}

/// The picture without its notes, upright and within the frame; as it is when it is all that already.
fn prepare(bytes: Arc<[u8]>, picture: Picture, (width, height): (u32, u32)) -> Option<Ready> {
    let Picture { format, .. } = picture;
    if format == Format::Svg {
        return Some(Ready { bytes, format, width: 0 });
    }
    let fits = picture.width <= width && picture.height <= height;
    if fits && let Some(clean) = clean(&bytes, format) {
        return Some(Ready { bytes: clean.into(), format, width: picture.width });
    }
    let pixels = Pixels::decode(&bytes).and_then(|pixels| pixels.within(width, height)).ok()?;
    let photo = !matches!(format, Format::Png | Format::Gif) && !pixels.is_see_through();
    let (coded, format) =
        if photo { (Coded::Jpeg, Format::Jpeg) } else { (Coded::Png, Format::Png) };
    let bytes = pixels.encode(coded, KEPT).ok()?;
    Some(Ready { bytes: bytes.into(), format, width: pixels.width() })
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use image::{DynamicImage, ImageFormat, RgbImage};

    use super::prepare;
    use crate::base::picture::{Format, probe};

    #[test]
    fn prints_get_no_more_dots_than_they_show() {
        let photo = RgbImage::from_fn(600, 400, |x, y| {
            let [level, other, ..] = (x * y).to_le_bytes();
            image::Rgb([level, other, 90])
        });
        let photo = DynamicImage::ImageRgb8(photo);
        for (name, image, from, frame, format, width) in [
            ("fits", &photo, ImageFormat::Jpeg, (600, 400), Format::Jpeg, 600),
            ("fits", &photo, ImageFormat::Png, (900, 900), Format::Png, 600),
            ("wide", &photo, ImageFormat::Jpeg, (300, 900), Format::Jpeg, 300),
            ("tall", &photo, ImageFormat::Png, (900, 100), Format::Png, 150),
            ("of Windows", &photo, ImageFormat::Bmp, (900, 900), Format::Jpeg, 600),
            ("of scanners", &photo, ImageFormat::Tiff, (150, 900), Format::Jpeg, 150),
            ("WebP", &photo, ImageFormat::WebP, (150, 900), Format::Jpeg, 150),
        ] {
            let mut file = Cursor::new(Vec::new());
            image.write_to(&mut file, from).expect("a picture");
            let file = file.into_inner();
            let picture = probe(&file).expect("a picture");
            let ready = prepare(file.into(), picture, frame).expect("a picture");
            let found = probe(&ready.bytes).expect("a picture");
            let found = (found.format, found.width, ready.format, ready.width);
            assert_eq!(found, (format, width, format, width), "{name} {from:?}");
        }
    }
}
