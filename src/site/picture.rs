//! In which sizes and formats pages offer a picture besides the file itself.

use crate::base::path::OutPath;
use crate::base::picture::{Coded, Format, Picture};
use crate::config::PictureSettings;
use crate::site::Size;

/// A picture no wider than this is an icon and stays alone.
const ICON: u32 = 240;

/// The longest side that WebP can have.
const LONGEST_WEBP: u64 = 16_383;

/// The other sizes of a picture, the smallest first. Never wider than the picture itself, and only
/// widths that save a third of its pixels; WebP also at the picture's own width.
pub(crate) fn sizes(out: &OutPath, picture: Picture, settings: &PictureSettings) -> Vec<Size> {
    let own = match picture.format {
        Format::Jpeg | Format::Bmp | Format::Tiff => Some(Coded::Jpeg),
        Format::Png => (!settings.webp).then_some(Coded::Png),
        // It was written as WebP, so it can be.
        Format::Webp => settings.webp.then_some(Coded::Webp),
        Format::Gif | Format::Svg => return Vec::new(),
    };
    if picture.moves || picture.light || picture.width <= ICON {
        return Vec::new();
    }
    let smaller = |width: &u32| u64::from(*width) * 5 <= u64::from(picture.width) * 4;
    let narrower: Vec<u32> = settings.widths.iter().copied().filter(smaller).collect();
    let largest = settings.widths.last().copied().unwrap_or_default();
    let whole = (picture.width <= largest).then_some(picture.width);
    let size = |width: u32, coded: Coded| Size { width, coded, out: place(out, width, coded) };
    let mut sizes: Vec<Size> = own
        .iter()
        .flat_map(|&coded| narrower.iter().map(move |&width| size(width, coded)))
        .collect();
    if settings.webp && picture.format != Format::Webp {
        let short = |width: &u32| {
            let height = u64::from(picture.height) * u64::from(*width) / u64::from(picture.width);
            height <= LONGEST_WEBP && u64::from(*width) <= LONGEST_WEBP
        };
        let widths = narrower.iter().copied().chain(whole).filter(short);
        sizes.extend(widths.map(|width| size(width, Coded::Webp)));
    }
    sizes
}

/// Beside the picture, under a name that no other file can have: `name.960w.webp`.
fn place(out: &OutPath, width: u32, coded: Coded) -> OutPath {
    let text = out.as_str();
    let stem = text.rsplit_once('.').map_or(text, |(stem, _)| stem);
    OutPath::new(format!("{stem}.{width}w.{}", coded.ending()))
}

#[cfg(test)]
mod tests {
    use super::sizes;
    use crate::base::path::OutPath;
    use crate::base::picture::{Coded, Format, Picture};
    use crate::config::PictureSettings;

    #[test]
    fn sizes_never_enlarge_and_save_something() {
        let check = |format, width, webp, expected: &str| {
            let picture = Picture { format, width, height: 100, moves: false, light: false };
            let settings = PictureSettings { webp, ..PictureSettings::default() };
            let found = sizes(&OutPath::new("media/a.x"), picture, &settings);
            let names = found.iter().map(|size| size.out.as_str().trim_start_matches("media/a."));
            assert_eq!(names.collect::<Vec<_>>().join(" "), expected, "{format:?} {width}");
        };
        check(
            Format::Jpeg,
            4000,
            true,
            "480w.jpg 960w.jpg 1600w.jpg 480w.webp 960w.webp 1600w.webp",
        );
        check(Format::Jpeg, 1600, true, "480w.jpg 960w.jpg 480w.webp 960w.webp 1600w.webp");
        check(Format::Jpeg, 1100, true, "480w.jpg 480w.webp 1100w.webp");
        check(Format::Jpeg, 500, true, "500w.webp");
        check(Format::Jpeg, 240, true, "");
        check(Format::Jpeg, 1600, false, "480w.jpg 960w.jpg");
        check(Format::Png, 1600, true, "480w.webp 960w.webp 1600w.webp");
        check(Format::Png, 1600, false, "480w.png 960w.png");
        check(Format::Webp, 1600, true, "480w.webp 960w.webp");
        check(Format::Tiff, 1600, false, "480w.jpg 960w.jpg");
        check(Format::Gif, 1600, true, "");
        check(Format::Svg, 1600, true, "");
        // A strip that WebP cannot hold at its own size.
        let strip = Picture {
            format: Format::Jpeg,
            width: 1600,
            height: 20_000,
            moves: false,
            light: false,
        };
        let found = sizes(&OutPath::new("a.jpg"), strip, &PictureSettings::default());
        let webp = found.iter().filter(|size| size.coded == Coded::Webp);
        assert_eq!(webp.map(|size| size.width).collect::<Vec<_>>(), [480, 960]);
        let light =
            Picture { format: Format::Png, width: 1600, height: 900, moves: false, light: true };
        assert!(sizes(&OutPath::new("a.png"), light, &PictureSettings::default()).is_empty());
        let moving =
            Picture { format: Format::Webp, width: 1600, height: 900, moves: true, light: false };
        assert!(sizes(&OutPath::new("a.webp"), moving, &PictureSettings::default()).is_empty());
    }
}
