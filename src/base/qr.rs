//! QR codes (GB/T 18284): an address goes in, a square of dark and light modules comes out. The only door to `qrcodegen`.

use qrcodegen::{Mask, QrCode as Encoded, QrCodeEcc, QrSegment, Version};

/// A QR code (二维码).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct QrCode {
    /// Modules along a side, without the white around them.
    side: usize,
    /// Row by row.
    dark: Vec<bool>,
}

/// How many modules must stay white on each side (GB/T 18284-2000, 7.3.2).
pub(crate) const QUIET: usize = 4;

impl QrCode {
    /// The code of a text: one that still reads when a seventh of it is dirty, or better where the same size
    /// allows. `None` when the text is longer than a code can be.
    /// For what is printed: paper gets dirty, and is read from afar.
    #[cfg(any(test, feature = "print"))]
    pub(crate) fn new(text: &str) -> Option<Self> {
        Self::masked(text, None)
    }

    /// The same for a page, which is read clean and from near: the mask is not sought among all
    /// eight (GB/T 18284-2000, 7.8) but is always the chessboard. Any reader takes any mask, and looking for the best
    /// one is nine tenths of the work.
    pub(crate) fn quick(text: &str) -> Option<Self> {
        Self::masked(text, Some(Mask::new(0)))
    }

    fn masked(text: &str, mask: Option<Mask>) -> Option<Self> {
        let (level, sizes) = (QrCodeEcc::Medium, (Version::MIN, Version::MAX));
        let text = QrSegment::make_segments(text);
        let encoded =
            Encoded::encode_segments_advanced(&text, level, sizes.0, sizes.1, mask, true).ok()?;
        let side = usize::try_from(encoded.size()).ok()?;
        let mut dark = Vec::with_capacity(side * side);
        for y in 0..encoded.size() {
            dark.extend((0..encoded.size()).map(|x| encoded.get_module(x, y)));
        }
        Some(Self { side, dark })
    }

    /// Modules along a side, without the white around them.
    pub(crate) fn side(&self) -> usize {
        self.side
    }

    /// Whether a module is dark; those outside are not.
    #[cfg(test)]
    pub(crate) fn is_dark(&self, x: usize, y: usize) -> bool {
        x < self.side && self.dark.get(y * self.side + x).copied().unwrap_or(false)
    }

    /// The dark modules as the `d` of an SVG path that is drawn with a pen one unit wide: a line a row, in a square
    /// of `side + 2 × QUIET` units.
    pub(crate) fn path(&self) -> String {
        let mut out = String::with_capacity(self.dark.len() * 4);
        for (y, row) in self.dark.chunks_exact(self.side).enumerate() {
            let (mut x, mut begun) = (0, false);
            while let Some(light) = row[x..].iter().position(|dark| *dark) {
                let dark = &row[x + light..];
                let run = dark.iter().position(|dark| !dark).unwrap_or(dark.len());
                if begun {
                    out.push('m');
                    push(&mut out, light);
                    out.push_str(" 0h");
                } else {
                    out.push('M');
                    push(&mut out, light + QUIET);
                    out.push(' ');
                    push(&mut out, y + QUIET);
                    out.push_str(".5h");
                }
                push(&mut out, run);
                begun = true;
                x += light + run;
            }
        }
        out
    }

    /// The code as an SVG file, black on white.
    #[cfg(any(test, feature = "print"))]
    pub(crate) fn svg(&self) -> String {
        let whole = self.side + 2 * QUIET;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {whole} {whole}\" \
             width=\"{whole}\" height=\"{whole}\" shape-rendering=\"crispEdges\">\
             <path fill=\"#fff\" d=\"M0 0h{whole}v{whole}H0z\"/><path fill=\"none\" stroke=\"#000\" d=\"{}\"/></svg>",
            self.path()
        )
    }
}

/// Writes a number, which has one or two figures most times: this is done a few hundred times a code.
fn push(out: &mut String, number: usize) {
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

    /// What a reader makes of the modules.
    fn read(code: &QrCode) -> String {
        let scale = 4;
        let side = (code.side() + 2 * QUIET) * scale;
        let light = |at: usize| {
            let (x, y) = (at % side / scale, at / side / scale);
            let inside = x >= QUIET && y >= QUIET;
            if inside && code.is_dark(x - QUIET, y - QUIET) { 0 } else { 255 }
        };
        let picture: Vec<u8> = (0..side * side).map(light).collect();
        let mut reader = quircs::Quirc::default();
        let found = reader.identify(side, side, &picture).next().expect("a code");
        let read = found.expect("whole").decode().expect("readable");
        String::from_utf8(read.payload).expect("UTF-8")
    }

    #[test]
    fn a_reader_finds_the_address() {
        let long = format!("https://www.example.cn/{}", "practice/2013/".repeat(40));
        for (text, side) in [
            ("http://10.1.2.3/a.html", 25),
            ("https://dj.linjiang.example/boards/2013-11-ganbu.html", 33),
            ("http://linjiang/宣传栏", 25),
            (long.as_str(), 93),
        ] {
            let code = QrCode::new(text).expect("a code");
            assert_eq!(read(&code), text);
            assert_eq!(code.side(), side, "{text}");
            let quick = QrCode::quick(text).expect("a code");
            assert_eq!(read(&quick), text);
            assert_eq!(quick.side(), side, "{text}");
        }
        assert_eq!(QrCode::new(&"长".repeat(1200)), None);
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
                drawn.extend((x..x + run).map(|x| (x - QUIET, y - QUIET)));
                x += run;
            }
        }
        let side = 0..code.side();
        let all = side.clone().flat_map(|y| side.clone().map(move |x| (x, y)));
        let dark: Vec<_> = all.filter(|(x, y)| code.is_dark(*x, *y)).collect();
        assert_eq!(drawn, dark);
        assert!(path.starts_with("M4 4.5h7m"), "{path}");
        let svg = code.svg();
        assert!(svg.contains("viewBox=\"0 0 33 33\""), "{svg}");
    }
}
