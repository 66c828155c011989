//! QR codes (GB/T 18284): an address goes in, a square of dark and light modules comes out. The only door to `qrcodegen`.

use qrcodegen::{Mask, QrCode as Encoded, QrCodeEcc, QrSegment, Version};

/// A QR code (二维码).
pub(crate) struct QrCode(Encoded);

/// How many modules must stay white on each side (GB/T 18284-2000, 7.3.2).
const QUIET: u8 = 4;

impl QrCode {
    /// The code of a text: one that still reads when a seventh of it is dirty, or better where the same size
    /// allows. `None` when the text is longer than a code can be.
    /// For what is printed: paper gets dirty, and is read from afar.
    #[cfg(any(test, feature = "print"))]
    pub(crate) fn new(text: &str) -> Option<Self> {
        Self::masked(text, QrCodeEcc::Medium, None)
    }

    /// The same for a page, which is read clean and from near: it is sure to read when a fourteenth is dirty, and the
    /// mask is not sought among all eight (GB/T 18284-2000, 7.8) but is always the chessboard. Any reader takes any
    /// mask, and looking for the best one is nine tenths of the work.
    pub(crate) fn quick(text: &str) -> Option<Self> {
        Self::masked(text, QrCodeEcc::Low, Some(Mask::new(0)))
    }

    fn masked(text: &str, level: QrCodeEcc, mask: Option<Mask>) -> Option<Self> {
        let text = QrSegment::make_segments(text);
        let sizes = (Version::MIN, Version::MAX);
        Encoded::encode_segments_advanced(&text, level, sizes.0, sizes.1, mask, true).ok().map(Self)
    }

    /// Modules along a side, with the white around them.
    pub(crate) fn whole(&self) -> usize {
        usize::try_from(self.0.size()).unwrap_or_default() + 2 * usize::from(QUIET)
    }

    /// The dark modules as the `d` of an SVG path that is drawn with a pen one unit wide: a line a row, in a square
    /// of `whole` units.
    pub(crate) fn path(&self) -> String {
        let side = self.0.size();
        let mut out = String::with_capacity(self.whole() * self.whole() * 4);
        for y in 0..side {
            // Where the row changes from light to dark, and back; outside it is light.
            let (mut dark, mut since, mut begun) = (false, 0, false);
            for x in 0..=side {
                if self.0.get_module(x, y) == dark {
                    continue;
                }
                let run = (x - since).unsigned_abs();
                since = x;
                dark = !dark;
                if !dark {
                    push(&mut out, run);
                } else if begun {
                    out.push('m');
                    push(&mut out, run);
                    out.push_str(" 0h");
                } else {
                    begun = true;
                    out.push('M');
                    push(&mut out, run + u32::from(QUIET));
                    out.push(' ');
                    push(&mut out, y.unsigned_abs() + u32::from(QUIET));
                    out.push_str(".5h");
                }
            }
        }
        out
    }

    /// The code as an SVG file, black on white.
    #[cfg(any(test, feature = "print"))]
    pub(crate) fn svg(&self) -> String {
        let whole = self.whole();
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {whole} {whole}\" \
             width=\"{whole}\" height=\"{whole}\" shape-rendering=\"crispEdges\">\
             <path fill=\"#fff\" d=\"M0 0h{whole}v{whole}H0z\"/><path fill=\"none\" stroke=\"#000\" d=\"{}\"/></svg>",
            self.path()
        )
    }
}

/// Writes a number, which has one or two figures most times: this is done a few hundred times a code.
fn push(out: &mut String, number: u32) {
    if let Ok(one @ 0..10) = u8::try_from(number) {
        out.push(char::from(b'0' + one));
    } else {
        push(out, number / 10);
        push(out, number % 10);
    }
}

#[cfg(test)]
mod tests {
    use super::{QUIET, QrCode};

    /// Whether the module at a place is dark, counted from the corner of the white around the code.
    fn is_dark(code: &QrCode, x: usize, y: usize) -> bool {
        let at = |place| i32::try_from(place).expect("a place") - i32::from(QUIET);
        code.0.get_module(at(x), at(y))
    }

    /// What a reader makes of the modules.
    fn read(code: &QrCode) -> String {
        let scale = 4;
        let side = code.whole() * scale;
        let light =
            |at: usize| if is_dark(code, at % side / scale, at / side / scale) { 0 } else { 255 };
        let picture: Vec<u8> = (0..side * side).map(light).collect();
        let mut reader = quircs::Quirc::default();
        let found = reader.identify(side, side, &picture).next().expect("a code");
        let read = found.expect("whole").decode().expect("readable");
        String::from_utf8(read.payload).expect("UTF-8")
    }

    #[test]
    fn a_reader_finds_the_address() {
        let long = format!("https://www.example.cn/{}", "practice/2013/".repeat(40));
        for (text, sides) in [
            ("http://10.1.2.3/a.html", [33, 33]),
            ("https://dj.linjiang.example/boards/2013-11-ganbu.html", [41, 37]),
            ("http://linjiang/宣传栏", [33, 33]),
            (long.as_str(), [101, 89]),
        ] {
            let codes = [QrCode::new(text), QrCode::quick(text)].map(|code| code.expect("a code"));
            assert_eq!(codes.each_ref().map(read), [text, text]);
            assert_eq!(codes.map(|code| code.whole()), sides, "{text}");
        }
        assert!(QrCode::new(&"长".repeat(1200)).is_none());
    }

    #[test]
    fn a_quick_code_reads_whatever_the_address() {
        for number in 0..300 {
            let folder = ["news", "policy", "practice", "interviews"][number % 4];
            let text = format!("http://dj.linjiang.example/{folder}/2013/{}.html", number * 7919);
            let code = QrCode::quick(&text).expect("a code");
            assert_eq!(read(&code), text);
        }
    }

    #[test]
    fn the_path_covers_the_dark_modules() {
        let code = QrCode::new("http://10.1.2.3/").expect("a code");
        let path = code.path();
        let mut drawn = Vec::new();
        for line in path.split('M').skip(1) {
            let (corner, runs) = line.split_once('h').expect("a run");
            let (x, y) = corner.split_once(' ').expect("a corner");
            let y: usize = y.strip_suffix(".5").expect("the middle").parse().expect("y");
            let mut x: usize = x.parse().expect("x");
            for run in runs.split('m') {
                let (gap, run) = run.split_once(" 0h").unwrap_or(("0", run));
                x += gap.parse::<usize>().expect("a gap");
                let run: usize = run.parse().expect("a run");
                drawn.extend((x..x + run).map(|x| (x, y)));
                x += run;
            }
        }
        let side = 0..code.whole();
        let all = side.clone().flat_map(|y| side.clone().map(move |x| (x, y)));
        let dark: Vec<_> = all.filter(|(x, y)| is_dark(&code, *x, *y)).collect();
        assert_eq!(drawn, dark);
        assert!(path.starts_with("M4 4.5h7m"), "{path}");
        let svg = code.svg();
        assert!(svg.contains("viewBox=\"0 0 33 33\""), "{svg}");
    }
}
