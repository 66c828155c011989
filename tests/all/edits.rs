//! A small desk made at random, and random edits of it: what writers and editors do, mistakes included.
//!
//! The desk is a map of files in memory; `edit` changes the map and writes what changed to the disk in
//! the ways editors write. The same seed makes the same desk and the same edits.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::desk::Tree;
use crate::runs::{Flags, put};

mod around;
mod facts;
mod ground;
mod kinds;
mod mistakes;
mod tables;
mod turns;

use tables::{DEEDS, PEOPLE, PLACES, SENTENCES, TERMS, UNITS};

/// Chance that can be repeated, by the generator `SplitMix64`.
pub(crate) struct Draw(u64);

impl Draw {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^ (word >> 31)
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit.max(1) as u64).expect("less than a number")
    }

    /// True in so many of a hundred cases.
    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub(crate) fn pick<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        items.get(self.below(items.len()))
    }

    /// One of the words of a table that is never empty.
    pub(crate) fn word(&mut self, words: &[&'static str]) -> &'static str {
        words[self.below(words.len())]
    }

    fn title(&mut self) -> String {
        let (place, deed) = (self.word(PLACES), self.word(DEEDS));
        let end = self.word(&["", "见闻", "的六天", "有了回音", " 群众少跑一趟"]);
        format!("{place}{deed}{end}")
    }

    fn sentence(&mut self) -> &'static str {
        self.word(SENTENCES)
    }

    fn paragraph(&mut self) -> String {
        (0..=self.below(3)).map(|_| self.sentence()).collect()
    }
}

/// How a desk looks at its beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Pages only, so that a build takes hundredths of a second.
    Web,
    /// With a policy document, an issue and a board, which are printed.
    Print,
}

/// A desk in memory and on the disk.
pub(crate) struct Desk {
    pub(crate) root: PathBuf,
    /// What the folder holds, the output and the store aside.
    pub(crate) files: Tree,
    pub(crate) flags: Flags,
    form: Form,
    /// What stands on the disk.
    on_disk: Tree,
    /// The files of the last build that found no mistakes.
    good: Tree,
    /// The files of some builds before, to go back to.
    earlier: Vec<Tree>,
    /// The next writing leaves the times of files as they were.
    keep_times: bool,
    /// Whether the last build found mistakes.
    broken: bool,
    /// How many files were added, to name them.
    added: usize,
}

impl Desk {
    /// A desk of about `size` files below `root`, written to the disk.
    pub(crate) fn new(root: &Path, seed: u64, size: usize, form: Form) -> Self {
        let mut draw = Draw::new(seed);
        let mut desk = Self {
            root: root.to_path_buf(),
            files: Tree::new(),
            flags: Flags::default(),
            form,
            on_disk: Tree::new(),
            good: Tree::new(),
            earlier: Vec::new(),
            keep_times: false,
            broken: false,
            added: 0,
        };
        // Most desks have an address, and with it feeds.
        let address = if draw.chance(70) { "base_url: http://lj.example.cn\n" } else { "" };
        desk.put("jianbao.yml", format!("name: 临江宣传\nweb: {{per_page: 4}}\n{address}"));
        desk.put("content/data/units.yml", UNITS[0].to_owned());
        desk.put("content/data/people.yml", PEOPLE[0].to_owned());
        desk.put("content/data/terms.yml", TERMS[0].to_owned());
        let campaign = "---\ntitle: 转作风促发展惠民生\nshort: 转促惠\nfrom: 2013-06-05\nto: 2013-12-31\n---\n\n活动分两段。\n";
        desk.put("content/campaigns/zhuan.md", campaign.to_owned());
        desk.put(
            "content/pages/about.md",
            "---\ntitle: 关于本站\n---\n\n临江区的稿件都在这里。\n".to_owned(),
        );
        let draft =
            "---\ntitle: 未定的稿\ndate: 2013-11-30\ndraft: 是\nunit: shuili\n---\n\n还在核对。\n";
        desk.put("content/news/cao-gao.md", draft.to_owned());
        desk.files.insert("static/tu.png".to_owned(), picture("tu.png", &mut draw));
        let others = if form == Form::Print { 11 } else { 8 };
        for _ in others..size {
            desk.article(&mut draw);
        }
        if form == Form::Print {
            desk.prints(&mut draw);
        }
        desk.sync(&mut draw);
        desk
    }

    /// An edit, often with a good one of another file, written to the disk; what was done, in words.
    pub(crate) fn edit(&mut self, draw: &mut Draw) -> String {
        let mut done = Vec::new();
        if self.broken && draw.chance(60) {
            self.files.clone_from(&self.good);
            self.flags.deny_warnings = false;
            done.push("put back what the last good build saw".to_owned());
        }
        let more = if draw.chance(50) { draw.below(68) } else { 100 };
        for chosen in [draw.below(100), more] {
            let table = match chosen {
                0..45 if self.form == Form::Print => kinds::PRINTS,
                0..68 => kinds::EDITS,
                68..82 => mistakes::WARNINGS,
                82..100 => mistakes::MISTAKES,
                _ => continue,
            };
            let told = (0..6).find_map(|_| kinds::apply(table, self, draw));
            done.push(told.unwrap_or_else(|| "nothing".to_owned()));
        }
        self.sync(draw);
        done.join(", then ")
    }

    /// Takes note of how a build ended.
    pub(crate) fn built(&mut self, code: i32) {
        self.broken = code != 0;
        if !self.broken && self.good != self.files {
            let before = std::mem::replace(&mut self.good, self.files.clone());
            self.earlier.extend(Some(before).filter(|files| !files.is_empty()));
        }
    }

    /// The output folder that builds of now write to.
    pub(crate) fn out(&self) -> PathBuf {
        self.root.join(self.flags.out.unwrap_or("public"))
    }

    fn put(&mut self, path: &str, text: String) {
        self.files.insert(path.to_owned(), text.into_bytes());
    }

    /// A text file; `None` when it is in another encoding, or not there.
    fn text(&self, path: &str) -> Option<String> {
        String::from_utf8(self.files.get(path)?.clone()).ok()
    }

    /// Documents whose folder is one of these kinds'.
    fn documents(&self, kinds: &[&str]) -> Vec<String> {
        let of = |path: &String| {
            let kind = path.strip_prefix("content/").and_then(|rest| rest.split('/').next());
            is(path, "md") && kind.is_some_and(|kind| kinds.contains(&kind))
        };
        self.files.keys().filter(|path| of(path)).cloned().collect()
    }

    fn articles(&self) -> Vec<String> {
        self.documents(&["interviews", "policy", "practice", "news"])
    }

    /// A kind of article that this desk may have; policy documents are printed.
    fn kind(&self, draw: &mut Draw) -> &'static str {
        let policy = self.form == Form::Print && draw.chance(25);
        if policy { "policy" } else { draw.word(&["interviews", "practice", "news"]) }
    }

    /// Adds an article; its path.
    fn article(&mut self, draw: &mut Draw) -> String {
        self.added += 1;
        let (kind, number) = (self.kind(draw), self.added);
        let (month, day) = (6 + draw.below(6), 1 + draw.below(28));
        let mut text = format!("---\ntitle: {}\ndate: 2013-{month:02}-{day:02}\n", draw.title());
        for (key, value) in [("unit", "qingshan"), ("topics", "民生"), ("campaign", "zhuan")] {
            if draw.chance(30) {
                text.extend([key, ": ", value, "\n"]);
            }
        }
        text += "---\n";
        for _ in 0..=draw.below(4) {
            text.extend(["\n", &draw.paragraph(), "\n"]);
        }
        let path = if draw.chance(15) {
            let picture_path = format!("content/{kind}/gao-{number}/shuiqu.png");
            let bytes = picture(&picture_path, draw);
            self.files.insert(picture_path, bytes);
            text += "\n![清淤的水渠](shuiqu.png)\n";
            format!("content/{kind}/gao-{number}/index.md")
        } else {
            format!("content/{kind}/gao-{number}.md")
        };
        if let Some(other) = draw.pick(&self.articles()).filter(|_| draw.chance(40)) {
            text.extend(["\n参见[另一篇稿件](", &relative(&path, other), ")。\n"]);
        }
        self.put(&path, text);
        path
    }

    /// What is printed.
    fn prints(&mut self, draw: &mut Draw) {
        let policy = "---\ntitle: 关于冬修水渠的通知\ndate: 2013-11-02\nissuer: 中共临江区委办公室\n---\n\n各镇：\n\n一、轮流出工。六天清完。\n";
        self.put("content/policy/tongzhi.md", policy.to_owned());
        let mut articles = self.documents(&["interviews", "practice", "news"]);
        articles.truncate(2);
        for (at, path) in articles.iter().enumerate() {
            let Some(text) = self.text(path) else { continue };
            let other = &articles[(at + 1) % articles.len()];
            let (next, law) = (relative(path, other), relative(path, "content/policy/tongzhi.md"));
            let unit = if text.contains("unit:") { "" } else { "\nunit: qingshan" };
            let text = text.replacen("\n---", &format!("{unit}\n---"), 1);
            self.put(path, format!("{text}\n见[下一篇]({next})和[通知]({law})。\n"));
        }
        let items: Vec<&str> =
            articles.iter().filter_map(|path| path.strip_prefix("content/")).collect();
        let issue = format!(
            "---\ntitle: 临江工作简报第1期\ndate: 2014-01-20\npublication: 临江工作简报\nnumber: 1\nitems: [{}]\n---\n",
            items.join(", ")
        );
        self.put("content/bulletins/2014-01.md", issue);
        let board = format!(
            "---\ntitle: 冬修水渠专栏\ndate: 2014-01-20\nsize: A2\npanels: 2\nitems: [{}]\n---\n\n{}\n",
            items.join(", "),
            draw.paragraph()
        );
        self.put("content/boards/shuiqu.md", board);
    }

    /// Writes what changed, as editors do: in place, or beside and renamed; with times of all sorts.
    fn sync(&mut self, draw: &mut Draw) {
        let gone: Vec<String> =
            self.on_disk.keys().filter(|path| !self.files.contains_key(*path)).cloned().collect();
        for path in gone {
            let place = self.root.join(&path);
            fs::remove_file(&place).expect("a file of the desk");
            for folder in place.ancestors().skip(1).take_while(|folder| *folder != self.root) {
                if fs::remove_dir(folder).is_err() {
                    break;
                }
            }
        }
        for (path, bytes) in &self.files {
            if self.on_disk.get(path) != Some(bytes) {
                save(&self.root.join(path), bytes, self.keep_times, draw);
            }
        }
        self.keep_times = false;
        self.on_disk.clone_from(&self.files);
    }
}

/// Saves one file in one of the ways that editors and file systems have.
fn save(place: &Path, bytes: &[u8], keep_times: bool, draw: &mut Draw) {
    if place.extension().is_some_and(|end| end == "link") {
        return put(place, bytes);
    }
    let before = fs::metadata(place).and_then(|facts| facts.modified()).ok();
    if draw.chance(30) {
        let beside = place.with_extension("tmp");
        put(&beside, bytes);
        fs::rename(&beside, place).expect("renamed");
    } else {
        put(place, bytes);
    }
    match (before, draw.below(10)) {
        (Some(before), _) if keep_times => set_time(place, before),
        (Some(before), 0) if cfg!(unix) => set_time(place, before),
        (_, 1) => set_time(place, SystemTime::UNIX_EPOCH + Duration::from_hours(24 * 7300)),
        (_, 2) => set_time(place, SystemTime::now() + Duration::from_hours(24 * 365 * 20)),
        _ => {}
    }
}

/// Sets the time at which a file says it was changed.
pub(crate) fn set_time(place: &Path, time: SystemTime) {
    let file = File::options().write(true).open(place).expect("a file");
    file.set_modified(time).expect("a time is set");
}

/// A small picture of one colour, or a wide one of many, for which pages get other sizes; in the format that its name says.
pub(crate) fn picture(name: &str, draw: &mut Draw) -> Vec<u8> {
    let number = |draw: &mut Draw, limit| u32::try_from(draw.below(limit)).expect("a number");
    let mut colour = |_, _| image::Rgb([0; 3].map(|_: u8| draw.next().to_le_bytes()[0]));
    let plain = colour(0, 0);
    let wide = image::RgbImage::from_fn(650, 12, colour);
    let picture = if draw.chance(40) {
        image::imageops::crop_imm(&wide, 0, 0, 350 + number(draw, 300), 12).to_image()
    } else {
        image::RgbImage::from_pixel(4 + number(draw, 30), 4 + number(draw, 30), plain)
    };
    coded(name, &picture)
}

/// A picture of many colours.
fn coloured(name: &str, width: u32, height: u32, draw: &mut Draw) -> Vec<u8> {
    let colour = |_, _| image::Rgb([0; 3].map(|_: u8| draw.next().to_le_bytes()[0]));
    coded(name, &image::RgbImage::from_fn(width, height, colour))
}

fn coded(name: &str, picture: &image::RgbImage) -> Vec<u8> {
    let format = image::ImageFormat::from_path(name).expect("a name of a picture");
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).expect("a picture");
    bytes.into_inner()
}

/// The way from one file to another, as a writer types it.
pub(crate) fn relative(from: &str, to: &str) -> String {
    let (from, to): (Vec<&str>, Vec<&str>) = (from.split('/').collect(), to.split('/').collect());
    let folders = from.len() - 1;
    let same = from.iter().take(folders).zip(&to).take_while(|(a, b)| a == b).count();
    let up = std::iter::repeat_n("..", folders - same);
    up.chain(to[same..].iter().copied()).collect::<Vec<_>>().join("/")
}

/// Whether a file's name ends so.
pub(crate) fn is(path: &str, ending: &str) -> bool {
    Path::new(path).extension().is_some_and(|end| end == ending)
}
