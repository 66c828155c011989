//! Which picture files there are, and what is in them.

use super::{Make, PictureView, develop, whole};
use crate::base::digest::Digest;
use crate::base::path::{OutPath, SourcePath};
use crate::base::picture::{Coded, Format, Picture, probe};
use crate::site::Asset;

fn view(make: Make) -> PictureView {
    PictureView { source: SourcePath::fixed("content/a.png"), digest: Digest::default(), make }
}

/// A PNG of one colour, 300 × 200.
fn png() -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    let image = image::RgbImage::from_pixel(300, 200, image::Rgb([9, 99, 199]));
    image.write_to(&mut out, image::ImageFormat::Png).expect("a picture");
    out.into_inner()
}

#[test]
fn pictures_are_cleaned_or_converted_and_other_files_are_not() {
    for (format, out, expected) in [
        (Some(Format::Jpeg), "a.jpg", Some(Make::Clean(Format::Jpeg))),
        (Some(Format::Gif), "a.gif", Some(Make::Clean(Format::Gif))),
        (Some(Format::Svg), "a.svg", None),
        (
            Some(Format::Bmp),
            "media/a.jpg",
            Some(Make::Coded { width: 65_535, coded: Coded::Jpeg, quality: 92 }),
        ),
        // A file of `static/` that nobody shows.
        (Some(Format::Tiff), "a.tif", None),
        (None, "a.pdf", None),
    ] {
        let picture = format.map(|format| Picture {
            format,
            width: 9,
            height: 9,
            moves: false,
            light: false,
        });
        let source = SourcePath::fixed("static/a.tif");
        let asset = Asset { source, digest: Digest::default(), picture };
        let found = whole(&OutPath::new(out), &asset).map(|view| view.make);
        assert_eq!(found, expected, "{out}");
    }
}

#[test]
fn a_picture_is_made_as_its_view_says() {
    let bytes = png();
    for (make, format, width) in [
        (Make::Clean(Format::Png), Format::Png, 300),
        (Make::Coded { width: 150, coded: Coded::Webp, quality: 80 }, Format::Webp, 150),
        (Make::Coded { width: 9999, coded: Coded::Jpeg, quality: 80 }, Format::Jpeg, 300),
    ] {
        let made = develop(&view(make), &bytes);
        let found = probe(made.value.as_deref().expect("a picture")).expect("a picture");
        assert_eq!((found.format, found.width), (format, width), "{make:?}");
        assert_eq!(made, develop(&view(make), &bytes), "the same bytes each time");
        let broken = develop(&view(make), &bytes[..50]);
        let codes: Vec<_> = broken.notes.iter().map(|note| note.problem.code()).collect();
        assert_eq!((broken.value, codes), (None, vec!["picture.broken"]), "{make:?}");
    }
}
