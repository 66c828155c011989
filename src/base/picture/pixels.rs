//! Pixels: decoded upright, made smaller, written as a file. The same bytes on every machine.

use std::io::Cursor;

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::pixels::{U8, U8x3, U8x4};
use fast_image_resize::{
    FilterType, IntoImageView, IntoImageViewMut, PixelTrait, PixelType, ResizeAlg, ResizeOptions,
    Resizer,
};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType as RowFilter, PngEncoder};
use image::{
    DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, Limits,
};

use crate::base::picture::{MOST_PIXELS, NotAPicture, clean};

/// The pixels of a picture, upright, eight bits a colour.
pub(crate) struct Pixels {
    width: u32,
    height: u32,
    kind: PixelType,
    bytes: Vec<u8>,
    /// Whether the file lost nothing when it was written: only then another that loses nothing is worth it.
    exact: bool,
    /// The colour profile, when the colours are not those of every screen.
    profile: Option<Vec<u8>>,
}

/// The formats that are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Coded {
    /// JPEG: photos.
    Jpeg,
    /// PNG: drawings, and what is see-through.
    Png,
    /// WebP: photos at three fifths of the bytes; without loss where that costs little.
    Webp,
}

impl Coded {
    /// The end of the file's name.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
        }
    }
}

impl Pixels {
    /// Decodes a picture and turns it upright. Of one that moves, the first frame.
    pub(crate) fn decode(bytes: &[u8]) -> Result<Self, NotAPicture> {
        let broken = |_| NotAPicture::Broken;
        let mut reader = ImageReader::new(Cursor::new(bytes))
            .with_guessed_format()
            .map_err(|_| NotAPicture::Unknown)?;
        let exact = !matches!(reader.format(), Some(ImageFormat::Jpeg | ImageFormat::WebP));
        let mut limits = Limits::default();
        limits.max_alloc = Some(MOST_PIXELS * 8);
        reader.limits(limits);
        let mut decoder = reader.into_decoder().map_err(broken)?;
        let (width, height) = decoder.dimensions();
        if u64::from(width) * u64::from(height) > MOST_PIXELS {
            return Err(NotAPicture::Huge);
        }
        let orientation = decoder.orientation().map_err(broken)?;
        let profile = decoder.icc_profile().ok().flatten();
        let mut image = DynamicImage::from_decoder(decoder).map_err(broken)?;
        image.apply_orientation(orientation);
        Ok(Self::new(image, exact, profile))
    }

    fn new(image: DynamicImage, exact: bool, profile: Option<Vec<u8>>) -> Self {
        let (width, height) = (image.width(), image.height());
        let grey = !image.color().has_color();
        let (kind, bytes) = match (grey, image.color().has_alpha()) {
            (true, false) => (PixelType::U8, image.into_luma8().into_raw()),
            (false, false) => (PixelType::U8x3, image.into_rgb8().into_raw()),
            (_, true) => (PixelType::U8x4, image.into_rgba8().into_raw()),
        };
        let profile = profile.filter(|profile| !grey && is_special(profile));
        Self { width, height, kind, bytes, exact, profile }.opaque()
    }

    /// Pixels that were drawn, four bytes each: red, green, blue, and how little can be seen through.
    #[cfg(feature = "print")]
    pub(crate) fn drawn(width: u32, height: u32, bytes: Vec<u8>) -> Self {
        let kind = PixelType::U8x4;
        Self { width, height, kind, bytes, exact: true, profile: None }.opaque()
    }

    /// Without the fourth colour where nothing is see-through.
    fn opaque(mut self) -> Self {
        if self.kind == PixelType::U8x4 && self.bytes.iter().skip(3).step_by(4).all(|a| *a == 255) {
            let pixels = self.bytes.chunks_exact(4);
            self.bytes = pixels.flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
            self.kind = PixelType::U8x3;
        }
        self
    }

    /// Pixels across.
    #[cfg(any(test, feature = "print"))]
    pub(crate) fn width(&self) -> u32 {
        self.width
    }

    /// Pixels down.
    #[cfg(test)]
    pub(crate) fn height(&self) -> u32 {
        self.height
    }

    /// Whether some of it is see-through.
    #[cfg(feature = "print")]
    pub(crate) fn is_see_through(&self) -> bool {
        self.kind == PixelType::U8x4
    }

    /// The same picture within a frame; never enlarged.
    pub(crate) fn within(self, width: u32, height: u32) -> Result<Self, NotAPicture> {
        // The side that must shrink more decides.
        let (w, h) = (u64::from(self.width), u64::from(self.height));
        let (most_w, most_h) = (u64::from(width.max(1)), u64::from(height.max(1)));
        let part = |side: u64, of: u64, most: u64| (side * most + of / 2) / of;
        let (width, height) = if w <= most_w && h <= most_h {
            return Ok(self);
        } else if w * most_h >= h * most_w {
            (most_w, part(h, w, most_w))
        } else {
            (part(w, h, most_h), most_h)
        };
        let side = |side: u64| u32::try_from(side.max(1)).unwrap_or(u32::MAX);
        self.scaled(side(width), side(height))
    }

    fn scaled(self, width: u32, height: u32) -> Result<Self, NotAPicture> {
        // By kind: asked without, the library is compiled for each of its thirteen kinds.
        let bytes = match self.kind {
            PixelType::U8 => self.resized::<U8>(width, height),
            PixelType::U8x4 => self.resized::<U8x4>(width, height),
            _ => self.resized::<U8x3>(width, height),
        };
        Ok(Self { width, height, bytes: bytes.ok_or(NotAPicture::Broken)?, ..self })
    }

    /// The bytes of the picture at another size; `None` when `Pixel` is not its kind.
    fn resized<Pixel: PixelTrait>(&self, width: u32, height: u32) -> Option<Vec<u8>> {
        let source = ImageRef::new(self.width, self.height, &self.bytes, self.kind).ok()?;
        let mut target = Image::new(width, height, self.kind);
        // A cubic: sharp, without halos, and of plain arithmetic, so the same everywhere.
        let options =
            ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::CatmullRom));
        let source = source.image_view::<Pixel>()?;
        let mut view = target.image_view_mut::<Pixel>()?;
        Resizer::new().resize_typed(&source, &mut view, &options).ok()?;
        drop(view);
        Some(target.into_vec())
    }

    /// The picture as a file. A JPEG shows white where the picture is see-through.
    pub(crate) fn encode(&self, coded: Coded, quality: u8) -> Result<Vec<u8>, NotAPicture> {
        match coded {
            Coded::Jpeg => self.jpeg(quality),
            Coded::Png => self.png(),
            Coded::Webp => self.webp(quality),
        }
    }

    fn jpeg(&self, quality: u8) -> Result<Vec<u8>, NotAPicture> {
        let mut out = Vec::new();
        let mut encoder = JpegEncoder::new_with_quality(&mut out, quality);
        if let Some(profile) = &self.profile {
            encoder.set_icc_profile(profile.clone()).map_err(|_| NotAPicture::Broken)?;
        }
        let (kind, bytes) = match self.kind {
            PixelType::U8 => (ExtendedColorType::L8, None),
            PixelType::U8x4 => (ExtendedColorType::Rgb8, Some(on_white(&self.bytes))),
            _ => (ExtendedColorType::Rgb8, None),
        };
        let bytes = bytes.as_ref().unwrap_or(&self.bytes);
        let written = encoder.write_image(bytes, self.width, self.height, kind);
        written.map_err(|_| NotAPicture::Broken)?;
        Ok(out)
    }

    fn png(&self) -> Result<Vec<u8>, NotAPicture> {
        let mut out = Vec::new();
        let mut encoder =
            PngEncoder::new_with_quality(&mut out, CompressionType::Default, RowFilter::Adaptive);
        if let Some(profile) = &self.profile {
            encoder.set_icc_profile(profile.clone()).map_err(|_| NotAPicture::Broken)?;
        }
        let kind = match self.kind {
            PixelType::U8 => ExtendedColorType::L8,
            PixelType::U8x4 => ExtendedColorType::Rgba8,
            _ => ExtendedColorType::Rgb8,
        };
        let written = encoder.write_image(&self.bytes, self.width, self.height, kind);
        written.map_err(|_| NotAPicture::Broken)?;
        Ok(out)
    }

    /// With loss, or without where that is hardly larger: drawings and screenshots. What takes less than a quarter of
    /// a bit a pixel without loss is not tried with.
    fn webp(&self, quality: u8) -> Result<Vec<u8>, NotAPicture> {
        let grey: Vec<u8>;
        let (layout, bytes) = match self.kind {
            PixelType::U8 => {
                grey = self.bytes.iter().flat_map(|level| [*level; 3]).collect();
                (webp::PixelLayout::Rgb, &grey)
            }
            PixelType::U8x4 => (webp::PixelLayout::Rgba, &self.bytes),
            _ => (webp::PixelLayout::Rgb, &self.bytes),
        };
        let encoder = webp::Encoder::new(bytes, layout, self.width, self.height);
        let coded = |exact: bool, effort: f32| {
            let coded = encoder.encode_simple(exact, effort).map_err(|_| NotAPicture::Broken)?;
            Ok(coded.to_vec())
        };
        let exact = (self.exact && self.is_flat()).then(|| coded(true, 60.0)).transpose()?;
        let pixels = self.width as usize * self.height as usize;
        let file = match exact {
            Some(exact) if exact.len() * 8 * 4 <= pixels => exact,
            Some(exact) => {
                let lossy = coded(false, f32::from(quality))?;
                if exact.len() <= lossy.len() * 5 / 4 { exact } else { lossy }
            }
            None => coded(false, f32::from(quality))?,
        };
        match &self.profile {
            Some(profile) => clean::with_profile(&file, profile, (self.width, self.height))
                .ok_or(NotAPicture::Broken),
            None => Ok(file),
        }
    }

    /// Whether most pixels are like their left neighbours, as in drawings and never in photos.
    fn is_flat(&self) -> bool {
        let size = match self.kind {
            PixelType::U8 => 1,
            PixelType::U8x4 => 4,
            _ => 3,
        };
        let pairs = self.bytes.chunks_exact(size).zip(self.bytes.chunks_exact(size).skip(1));
        let (same, all) = pairs
            .fold((0_usize, 0_usize), |(same, all), (a, b)| (same + usize::from(a == b), all + 1));
        same * 2 > all
    }
}

/// Whether colours would look wrong without this profile: it is of RGB, and not that of every screen.
fn is_special(profile: &[u8]) -> bool {
    let wide: Vec<u8> = "sRGB".bytes().flat_map(|byte| [0, byte]).collect();
    let holds = |text: &[u8]| profile.windows(text.len()).any(|part| part == text);
    profile.get(16..20) == Some(b"RGB ") && !holds(b"sRGB") && !holds(&wide)
}

fn on_white(bytes: &[u8]) -> Vec<u8> {
    let mix = |colour: u8, alpha: u8| {
        let (colour, alpha) = (u32::from(colour), u32::from(alpha));
        u8::try_from((colour * alpha + 255 * (255 - alpha) + 127) / 255).unwrap_or(255)
    };
    bytes
        .chunks_exact(4)
        .flat_map(|pixel| [0, 1, 2].map(|colour| mix(pixel[colour], pixel[3])))
        .collect()
}
