//! QR codes (GB/T 18284): an address goes in, a square of dark and light modules comes out. The only door to `qrcodegen`.

use std::fmt::Write as _;

use qrcodegen::{QrCode as Encoded, QrCodeEcc};

/// A QR code (二维码).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
    pub(crate) fn new(text: &str) -> Option<Self> {
        let encoded = Encoded::encode_text(text, QrCodeEcc::Medium).ok()?;
        let rows = (0..encoded.size()).flat_map(|y| (0..encoded.size()).map(move |x| (x, y)));
        Some(Self {
            side: usize::try_from(encoded.size()).ok()?,
            dark: rows.map(|(x, y)| encoded.get_module(x, y)).collect(),
        })
    }

    /// Modules along a side, without the white around them.
    pub(crate) fn side(&self) -> usize {
        self.side
    }

    /// Whether a module is dark; those outside are not.
    pub(crate) fn is_dark(&self, x: usize, y: usize) -> bool {
        x < self.side && self.dark.get(y * self.side + x).copied().unwrap_or(false)
    }

    /// The dark modules as the `d` of an SVG path, one rectangle a run, in a square of
    /// `side + 2 × QUIET` units.
    pub(crate) fn path(&self) -> String {
        let mut out = String::new();
        for y in 0..self.side {
            let mut x = 0;
            while x < self.side {
                let run = (x..self.side).take_while(|x| self.is_dark(*x, y)).count();
                if run > 0 {
                    let _ = write!(out, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
                }
                x += run + 1;
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
             <path fill=\"#fff\" d=\"M0 0h{whole}v{whole}H0z\"/><path d=\"{}\"/></svg>",
            self.path()
        )
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
        }
        assert_eq!(QrCode::new(&"长".repeat(1200)), None);
    }

    #[test]
    fn the_path_covers_the_dark_modules() {
        let code = QrCode::new("http://10.1.2.3/").expect("a code");
        let path = code.path();
        let mut covered = 0;
        for rectangle in path.split('M').skip(1) {
            let (corner, rest) = rectangle.split_once('h').expect("a run");
            let (x, y) = corner.split_once(' ').expect("a corner");
            let (x, y): (usize, usize) = (x.parse().expect("x"), y.parse().expect("y"));
            let run: usize = rest.split('v').next().expect("a run").parse().expect("a run");
            assert!((x..x + run).all(|x| code.is_dark(x - QUIET, y - QUIET)), "{rectangle}");
            covered += run;
        }
        let side = 0..code.side();
        let dark = side.clone().flat_map(|y| side.clone().map(move |x| (x, y)));
        assert_eq!(covered, dark.filter(|(x, y)| code.is_dark(*x, *y)).count());
        assert!(path.starts_with("M4 4h7v1h-7z"), "{path}");
        let svg = code.svg();
        assert!(svg.contains("viewBox=\"0 0 33 33\""), "{svg}");
    }
}
