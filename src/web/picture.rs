//! Picture files of the site: which there are, and the bytes of each.

use crate::base::diag::{Diagnostic, Noted, Span};
use crate::base::digest::Digest;
use crate::base::path::{OutPath, SourcePath};
use crate::base::picture::{Coded, Format, LIGHT, NotAPicture, Pixels, clean};
use crate::base::problem::Problem;
use crate::config::PictureSettings;
use crate::site::{Asset, Site, Target};

/// One picture file: all that its bytes depend on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct PictureView {
    /// Where mistakes are reported, and whose bytes are taken.
    pub(crate) source: SourcePath,
    digest: Digest,
    make: Make,
}

/// What is made of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Make {
    /// The same pixels without what the file tells of people and places.
    Clean(Format),
    /// Pixels of at most this width, coded anew.
    Coded { width: u32, coded: Coded, quality: u8 },
}

/// The longest side that a JPEG can have.
const TALLEST: u32 = 65_535;

/// How well a picture is kept that must be coded anew at its full size.
const KEPT: u8 = 92;

/// The sizes that pages offer, with their addresses.
pub(crate) fn sizes(site: &Site, settings: &PictureSettings) -> Vec<(OutPath, PictureView)> {
    let targets = site.entries.iter().flat_map(|entry| &entry.targets);
    let pictures = targets.filter_map(|target| match target {
        Target::Picture(picture) => Some(picture),
        _ => None,
    });
    let views = pictures.flat_map(|picture| {
        picture.sizes.iter().map(|size| {
            let make =
                Make::Coded { width: size.width, coded: size.coded, quality: settings.quality };
            let (source, digest) = (picture.source.clone(), picture.digest);
            (size.out.clone(), PictureView { source, digest, make })
        })
    });
    views.collect()
}

/// The picture itself, when a copied file is one that can tell too much or must be converted.
pub(crate) fn whole(out: &OutPath, asset: &Asset) -> Option<PictureView> {
    let format = asset.picture?.format;
    let make = match format {
        // A drawing has no notes, and its acts were looked for.
        Format::Svg => return None,
        // A file of `static/` keeps its name and its format, but for the copy that pages show.
        Format::Bmp | Format::Tiff if asset.source.below("static") == Some(out.as_str()) => {
            return None;
        }
        Format::Bmp | Format::Tiff => {
            Make::Coded { width: TALLEST, coded: Coded::Jpeg, quality: KEPT }
        }
        format => Make::Clean(format),
    };
    Some(PictureView { source: asset.source.clone(), digest: asset.digest, make })
}

/// The bytes of one picture file.
pub(crate) fn develop(view: &PictureView, bytes: &[u8]) -> Noted<Option<Vec<u8>>> {
    let made = match view.make {
        Make::Clean(format) => cleaned(bytes, format),
        Make::Coded { width, coded, quality } => Pixels::decode(bytes)
            .and_then(|pixels| pixels.within(width, TALLEST))
            .and_then(|pixels| pixels.encode(coded, quality)),
    };
    let note = || Diagnostic::at(Span::file(&view.source), Problem::BrokenPicture {});
    let notes = if made.is_err() { vec![note()] } else { Vec::new() };
    Noted { value: made.ok(), notes }
}

/// Cleaned as it is, or coded anew when only its notes say which way is up.
fn cleaned(bytes: &[u8], format: Format) -> Result<Vec<u8>, NotAPicture> {
    // No other size is made of these, which would show that the pixels are broken.
    if bytes.len() <= LIGHT && matches!(format, Format::Jpeg | Format::Png | Format::Webp) {
        Pixels::decode(bytes)?;
    }
    if let Some(clean) = clean(bytes, format) {
        return Ok(clean);
    }
    let coded = match format {
        Format::Jpeg | Format::Bmp | Format::Tiff => Coded::Jpeg,
        Format::Webp => Coded::Webp,
        Format::Png | Format::Gif | Format::Svg => Coded::Png,
    };
    Pixels::decode(bytes)?.encode(coded, KEPT)
}

#[cfg(test)]
mod tests;
