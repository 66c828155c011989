//! Pictures of every kind, made here: which way is up, what is cleaned away, what is refused.

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Rgb, RgbImage};

use super::{Coded, Format, NotAPicture, Pixels, clean, probe};

/// A JPEG of four colours, red.
const CMYK: &str = "ffd8ffee000e41646f626500640000000000ffdb0043000d090a0b0a080d0b0a0b0e0e0d0f13201513121213271c \
    1e17202e2931302e292d2c333a4a3e333646372c2d405741464c4e525352323e5a615a50604a51524fffc0001408 \
    00080008044311004d11005911004b1100ffc40014000100000000000000000000000000000007ffc40014100100 \
    000000000000000000000000000000ffda000e0443004d0059004b00003f004e180c09cfffd9";

/// A JPEG in several passes, red.
const PROGRESSIVE: &str = "ffd8ffe000104a46494600010100000100010000ffdb0043000d090a0b0a080d0b0a0b0e0e0d0f13201513121213 \
    271c1e17202e2931302e292d2c333a4a3e333646372c2d405741464c4e525352323e5a615a50604a51524fffdb00 \
    43010e0e0e131113261515264f352d354f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f \
    4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4fffc20011080008000803012200021101031101ffc40015000101 \
    00000000000000000000000000000004ffc4001501010100000000000000000000000000000405ffda000c030100 \
    02100310000001801ac7ffc40014100100000000000000000000000000000000ffda00080101000105027fffc400 \
    14110100000000000000000000000000000000ffda0008010301013f017fffc40014110100000000000000000000 \
    000000000000ffda0008010201013f017fffc40014100100000000000000000000000000000000ffda0008010100 \
    063f027fffc40014100100000000000000000000000000000000ffda0008010100013f217fffda000c0301000200 \
    0300000010ff00ffc40014110100000000000000000000000000000000ffda0008010301013f107fffc400141101 \
    00000000000000000000000000000000ffda0008010201013f107fffc40014100100000000000000000000000000 \
    000000ffda0008010100013f107fffd9";

fn unhex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_hexdigit).collect();
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
    digits.chunks(2).map(byte).collect()
}

fn coded(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    image.write_to(&mut out, format).unwrap();
    out.into_inner()
}

/// Four fields: red and green above, blue and black below.
fn fields(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| match (x < width / 2, y < height / 2) {
        (true, true) => Rgb([220, 20, 20]),
        (false, true) => Rgb([20, 200, 20]),
        (true, false) => Rgb([20, 20, 220]),
        (false, false) => Rgb([0, 0, 0]),
    })
}

/// An EXIF block with an orientation, a place and an author.
fn exif(orientation: u8) -> Vec<u8> {
    let mut out = b"MM\0*\0\0\0\x08\0\x03".to_vec();
    out.extend_from_slice(&[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    out.extend_from_slice(b"\x01\x3b\0\x02\0\0\0\x08\0\0\0\x32");
    out.extend_from_slice(b"\x88\x25\0\x04\0\0\0\x01\0\0\0\x3a");
    out.extend_from_slice(b"\0\0\0\0Zhang3x\0");
    out.extend_from_slice(b"\0\x01\0\x01\0\x02\0\0\0\x02N\0\0\0\0\0\0\0SECRET-PLACE");
    out
}

/// A JPEG with further segments behind its first.
fn jpeg_with(image: &RgbImage, segments: &[(u8, &[u8])]) -> Vec<u8> {
    let plain = coded(&DynamicImage::ImageRgb8(image.clone()), ImageFormat::Jpeg);
    let mut out = plain[..2].to_vec();
    for (kind, data) in segments {
        out.extend_from_slice(&[0xff, *kind]);
        out.extend_from_slice(&u16::try_from(data.len() + 2).unwrap().to_be_bytes());
        out.extend_from_slice(data);
    }
    out.extend_from_slice(&plain[2..]);
    out
}

fn exif_segment(orientation: u8) -> Vec<u8> {
    [b"Exif\0\0".as_slice(), &exif(orientation)].concat()
}

/// The pixel at a place given in hundredths of each side, of a picture of three colours.
fn at(file: &[u8], x: u32, y: u32) -> [u8; 3] {
    let image = image::load_from_memory(file).unwrap().into_rgb8();
    image.get_pixel(image.width() * x / 100, image.height() * y / 100).0
}

fn is_near(found: [u8; 3], wanted: [u8; 3]) -> bool {
    found.iter().zip(wanted).all(|(a, b)| a.abs_diff(b) < 40)
}

#[test]
fn the_camera_says_which_way_is_up() {
    let upright = fields(48, 32);
    for orientation in 1..=8 {
        let lies = orientation >= 5;
        let (w, h) = if lies { (32, 48) } else { (48, 32) };
        // EXIF 2.3, 4.6.4: where row 0 and column 0 of what is stored stand to the eye.
        let stored = RgbImage::from_fn(w, h, |c, r| {
            let (x, y) = match orientation {
                1 => (c, r),
                2 => (47 - c, r),
                3 => (47 - c, 31 - r),
                4 => (c, 31 - r),
                5 => (r, c),
                6 => (47 - r, c),
                7 => (47 - r, 31 - c),
                _ => (r, 31 - c),
            };
            *upright.get_pixel(x, y)
        });
        let file = jpeg_with(&stored, &[(0xe1, &exif_segment(orientation))]);
        let picture = probe(&file).unwrap();
        assert_eq!((picture.width, picture.height), (48, 32), "{orientation}");
        assert_eq!(clean(&file, Format::Jpeg).is_some(), orientation == 1, "{orientation}");
        for form in [Coded::Jpeg, Coded::Png, Coded::Webp] {
            let out = Pixels::decode(&file).unwrap().encode(form, 90).unwrap();
            for (x, y, wanted) in
                [(20, 20, [220, 20, 20]), (80, 20, [20, 200, 20]), (20, 80, [20, 20, 220])]
            {
                let found = at(&out, x, y);
                assert!(is_near(found, wanted), "{orientation} {form:?} {found:?} {wanted:?}");
            }
        }
    }
}

/// A PNG chunk; nobody looks at its checksum.
fn chunk(name: &[u8], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).unwrap().to_be_bytes();
    [length.as_slice(), name, data, &[0; 4]].concat()
}

fn riff_chunk(name: &[u8], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).unwrap().to_le_bytes();
    [name, &length, data, &vec![0; data.len() % 2]].concat()
}

/// Files that tell of people and places, with their formats.
fn telling() -> Vec<(Format, Vec<u8>)> {
    let image = fields(16, 16);
    let profile = [b"ICC_PROFILE\0\x01\x01".as_slice(), &[7; 200]].concat();
    let mut jpeg = jpeg_with(
        &image,
        &[
            (0xe1, &exif_segment(1)),
            (0xe1, b"http://ns.adobe.com/xap/1.0/\0<x>Zhang3x SECRET-PLACE</x>"),
            (0xed, b"Photoshop 3.0\08BIM SECRET-PLACE"),
            (0xe2, b"MPF\0SECRET-PLACE"),
            (0xe2, &profile),
            (0xfe, b"taken by Zhang3x"),
        ],
    );
    jpeg.extend_from_slice(b"\xff\xd8 a second picture, SECRET-PLACE");
    let image = DynamicImage::ImageRgb8(image);
    let mut png = coded(&image, ImageFormat::Png);
    let notes = [
        chunk(b"tEXt", b"Author\0Zhang3x"),
        chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0SECRET-PLACE"),
        chunk(b"eXIf", &exif(1)),
        chunk(b"tIME", b"Zhang3x"),
    ];
    png.splice(33..33, notes.concat());
    png.extend_from_slice(b"SECRET-PLACE");
    let plain = coded(&image, ImageFormat::WebP);
    let mut webp = riff_chunk(b"VP8X", &[0x0c, 0, 0, 0, 15, 0, 0, 15, 0, 0]);
    webp.extend_from_slice(&plain[12..]);
    webp.extend(riff_chunk(b"EXIF", &exif(1)));
    webp.extend(riff_chunk(b"XMP ", b"SECRET-PLACE"));
    let webp = [b"WEBP".as_slice(), &webp].concat();
    let webp = riff_chunk(b"RIFF", &webp);
    let mut gif = coded(&image, ImageFormat::Gif);
    gif.pop();
    gif.extend_from_slice(b"\x21\xfe\x0cSECRET-PLACE\0");
    gif.extend_from_slice(b"\x21\xff\x0bXMP DataXMP\x07Zhang3x\0\x3b Zhang3x");
    vec![(Format::Jpeg, jpeg), (Format::Png, png), (Format::Webp, webp), (Format::Gif, gif)]
}

fn tells(file: &[u8]) -> bool {
    let holds = |text: &[u8]| file.windows(text.len()).any(|part| part == text);
    holds(b"SECRET-PLACE") || holds(b"Zhang3x") || holds(b"Exif")
}

#[test]
fn a_cleaned_picture_tells_nothing_and_shows_the_same() {
    for (format, file) in telling() {
        assert!(tells(&file), "{format:?}");
        let cleaned = clean(&file, format).expect("a sound file");
        assert!(!tells(&cleaned), "{format:?}");
        let pixels = |file: &[u8]| image::load_from_memory(file).unwrap().into_rgb8();
        assert_eq!(pixels(&cleaned), pixels(&file), "{format:?}");
        assert_eq!(probe(&cleaned).unwrap(), probe(&file).unwrap());
        assert_eq!(clean(&cleaned, format).unwrap(), cleaned, "cleaning twice changes nothing");
        let holds = |text: &[u8]| cleaned.windows(text.len()).any(|part| part == text);
        assert_eq!(holds(b"ICC_PROFILE"), format == Format::Jpeg);
        for width in [8, 16] {
            let smaller = Pixels::decode(&file).unwrap().within(width, 999).unwrap();
            for form in [Coded::Jpeg, Coded::Png, Coded::Webp] {
                assert!(!tells(&smaller.encode(form, 80).unwrap()), "{format:?} {form:?}");
            }
        }
    }
}

#[test]
fn every_kind_of_picture_is_read() {
    let red = |width, height| RgbImage::from_pixel(width, height, Rgb([200, 30, 30]));
    let image = DynamicImage::ImageRgb8(red(8, 8));
    for (name, file, format) in [
        ("grey", coded(&image.clone().grayscale(), ImageFormat::Jpeg), Format::Jpeg),
        (
            "16 bits",
            coded(&DynamicImage::ImageRgb16(image.to_rgb16()), ImageFormat::Png),
            Format::Png,
        ),
        (
            "see-through",
            coded(&DynamicImage::ImageRgba8(image.to_rgba8()), ImageFormat::Png),
            Format::Png,
        ),
        ("palette", coded(&image, ImageFormat::Gif), Format::Gif),
        ("of Windows", coded(&image, ImageFormat::Bmp), Format::Bmp),
        ("of scanners", coded(&image, ImageFormat::Tiff), Format::Tiff),
        ("four colours", unhex(CMYK), Format::Jpeg),
        ("several passes", unhex(PROGRESSIVE), Format::Jpeg),
    ] {
        let picture = probe(&file).expect(name);
        assert_eq!((picture.format, picture.width, picture.height), (format, 8, 8), "{name}");
        let pixels = Pixels::decode(&file).expect(name);
        for form in [Coded::Jpeg, Coded::Png, Coded::Webp] {
            let out = pixels.encode(form, 90).expect(name);
            let found = at(&out, 50, 50);
            let wanted = if name == "grey" { [67; 3] } else { [200, 30, 30] };
            let wanted = if name == "four colours" { [255, 0, 0] } else { wanted };
            assert!(is_near(found, wanted), "{name} {form:?} {found:?}");
        }
    }
    assert!(clean(&unhex(CMYK), Format::Jpeg).is_none(), "four colours are for presses");
    assert!(clean(&unhex(PROGRESSIVE), Format::Jpeg).is_some());
}

#[test]
fn sizes_keep_the_shape_and_never_grow() {
    let file = coded(&DynamicImage::ImageRgb8(fields(300, 200)), ImageFormat::Png);
    for (frame, expected) in [
        ((150, 999), (150, 100)),
        ((999, 50), (75, 50)),
        ((300, 200), (300, 200)),
        ((9999, 9999), (300, 200)),
        ((1, 1), (1, 1)),
        ((7, 9999), (7, 5)),
    ] {
        let small = Pixels::decode(&file).unwrap().within(frame.0, frame.1).unwrap();
        assert_eq!((small.width(), small.height()), expected, "{frame:?}");
        let once = small.encode(Coded::Webp, 80).unwrap();
        assert_eq!(once, small.encode(Coded::Webp, 80).unwrap());
    }
}

#[test]
fn a_profile_of_other_colours_stays() {
    let mut profile = vec![0; 200];
    profile[..4].copy_from_slice(&200_u32.to_be_bytes());
    profile[16..20].copy_from_slice(b"RGB ");
    for (name, kept) in [(b"Display P3", true), (b"sRGB IEC61", false)] {
        profile[100..110].copy_from_slice(name);
        let profile = profile.clone();
        let segment = [b"ICC_PROFILE\0\x01\x01".as_slice(), &profile].concat();
        let file = jpeg_with(&fields(16, 16), &[(0xe2, &segment)]);
        for form in [Coded::Jpeg, Coded::Png, Coded::Webp] {
            let out = Pixels::decode(&file).unwrap().encode(form, 80).unwrap();
            let reader = ImageReader::new(Cursor::new(&out)).with_guessed_format().unwrap();
            let found = reader.into_decoder().unwrap().icc_profile().unwrap();
            assert_eq!(found.as_ref(), kept.then_some(&profile), "{form:?}");
        }
    }
}

#[test]
fn bombs_and_what_is_no_picture_are_refused() {
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    png.extend_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0, 8, 2, 0, 0, 0]);
    png.extend(crc32fast::hash(&png[12..]).to_be_bytes());
    png.extend(chunk(b"IDAT", &[0; 8]));
    let jpeg =
        b"\xff\xd8\xff\xc0\0\x0b\x08\xff\xff\xff\xff\x01\x01\x11\0\xff\xda\0\x08\x01\x01\0\0\x3f\0";
    let gif = b"GIF89a\xff\xff\xff\xff\0\0\0\x2c\0\0\0\0\xff\xff\xff\xff\0\x02\0\x3b";
    for (name, file, expected) in [
        ("png", png.as_slice(), NotAPicture::Huge),
        ("jpeg", jpeg, NotAPicture::Huge),
        ("gif", gif, NotAPicture::Huge),
        ("heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", NotAPicture::Phone),
        ("avif", b"\0\0\0\x18ftypavif\0\0\0\0mif1", NotAPicture::Phone),
        ("text", "一段文字".as_bytes(), NotAPicture::Unknown),
        ("nothing", b"", NotAPicture::Unknown),
        ("cut", b"\x89PNG\r\n\x1a\n\0\0", NotAPicture::Broken),
    ] {
        assert_eq!(probe(file), Err(expected), "{name}");
        assert!(Pixels::decode(file).is_err(), "{name}");
    }
}

#[test]
fn cut_files_never_panic() {
    for (format, file) in telling() {
        for end in 0..file.len() {
            let part = &file[..end];
            let _ = (probe(part), clean(part, format), Pixels::decode(part).is_ok());
        }
    }
}

#[test]
fn a_drawing_neither_acts_nor_fetches() {
    let svg = |inner: &str| {
        format!(
            "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='20' height='10'>{inner}</svg>"
        )
    };
    let (acts, fetches) = (Some(NotAPicture::Script), Some(NotAPicture::Fetches));
    for (inner, expected) in [
        ("<rect width='5' height='5' fill='url(#a)'/>", None),
        ("<style>rect { fill: url(#a); font-family: '宋体' }</style>", None),
        ("<use xlink:href='#a'/><image href='data:image/png;base64,AAAA'/>", None),
        ("<a href='https://example.cn'><text>临江</text></a>", None),
        ("<script>alert(1)</script>", acts),
        ("<g><SCRIPT/></g>", acts),
        ("<rect onload='alert(1)'/>", acts),
        ("<rect ONCLICK='x'/>", acts),
        ("<a xlink:href='java&#9;script:alert(1)'><text>x</text></a>", acts),
        ("<image href='data:image/svg+xml,&lt;svg/&gt;'/>", acts),
        ("<foreignObject><p/></foreignObject>", acts),
        ("<animate attributeName='href' to='javascript:1'/>", acts),
        ("<image href='http://192.0.2.1/a.png'/>", fetches),
        ("<image href='a.png'/>", fetches),
        ("<use href='b.svg#c'/>", fetches),
        ("<style>@import 'a.css';</style>", fetches),
        ("<style>rect { fill: URL( 'http://x/y' ) }</style>", fetches),
        ("<rect style='fill: \\75rl(http://x)'/>", fetches),
        ("<rect fill='url(//x/y)'/>", fetches),
    ] {
        assert_eq!(probe(svg(inner).as_bytes()).err(), expected, "{inner}");
    }
    for (file, expected) in [
        ("<svg width='20' height='10'/>".to_owned(), Ok((20, 10))),
        (
            "<?xml version='1.0'?><!-- x --><svg width='2cm' height='10mm'/>".to_owned(),
            Ok((76, 38)),
        ),
        ("<svg viewBox='0 0 300 200' width='100%'/>".to_owned(), Ok((300, 200))),
        ("<svg/>".to_owned(), Ok((0, 0))),
        ("<svg><g></svg>".to_owned(), Err(NotAPicture::Broken)),
        (
            "<?xml version='1.0'?><?xml-stylesheet href='a.css'?><svg/>".to_owned(),
            Err(NotAPicture::Fetches),
        ),
    ] {
        let found = probe(file.as_bytes()).map(|picture| (picture.width, picture.height));
        assert_eq!(found, expected, "{file}");
    }
}
