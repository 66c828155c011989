//! Paths as values: where a source stands, where an output goes, and the address from one page to another.

use std::fmt::{self, Write as _};
use std::path::Path;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

/// A file of the desk: relative to its folder, parted by `/`, in Unicode form NFC.
#[derive(
    Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub struct SourcePath(Arc<str>);

impl SourcePath {
    /// A path from text; backslashes part folders too, empty and `.` parts go, NFC is applied.
    /// `None` when `..` would leave the desk's folder.
    pub fn new(text: &str) -> Option<Self> {
        let done = |part: &str| !matches!(part, "" | "." | "..");
        if text.is_ascii() && !text.contains('\\') && text.split('/').all(done) {
            return Some(Self(text.into()));
        }
        let mut parts: Vec<String> = Vec::new();
        for part in text.split(['/', '\\']) {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                name if name.is_ascii() => parts.push(name.to_owned()),
                name => parts.push(name.nfc().collect()),
            }
        }
        Some(Self(parts.join("/").into()))
    }

    /// A path that the program itself names, already in its final form.
    pub(crate) fn fixed(text: &str) -> Self {
        Self(text.into())
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path `relative` as seen from the folder of this file; `None` when it leaves the desk.
    pub(crate) fn beside(&self, relative: &str) -> Option<Self> {
        Self::new(&format!("{}/{relative}", self.folder()))
    }

    /// The path of `target` as typed in this file.
    pub(crate) fn relative(&self, target: &Self) -> String {
        relative(&self.0, &target.0)
    }

    /// The folder, without a slash at its end; empty at the top.
    pub(crate) fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The file's name.
    pub(crate) fn name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&self.0, |(_, name)| name)
    }

    /// The name without its extension.
    pub(crate) fn stem(&self) -> &str {
        let name = self.name();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// The extension in lower case, without a dot; empty when there is none.
    pub(crate) fn extension(&self) -> String {
        self.name().rsplit_once('.').map_or_else(String::new, |(_, end)| end.to_ascii_lowercase())
    }

    /// What follows `folder/`, when the file is below that folder.
    pub(crate) fn below(&self, folder: &str) -> Option<&str> {
        self.0.strip_prefix(folder)?.strip_prefix('/')
    }
}

impl fmt::Display for SourcePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A file of the output: relative to the output folder, parted by `/`.
#[derive(
    Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub(crate) struct OutPath(Arc<str>);

impl OutPath {
    /// A path from text that the program made.
    pub(crate) fn new(text: impl AsRef<str>) -> Self {
        Self(text.as_ref().into())
    }

    /// A path from a list on the disk, which somebody may have edited; `None` when it could lead out
    /// of its folder.
    pub(crate) fn listed(text: &str) -> Option<Self> {
        let inside = text.split('/').all(|part| !matches!(part, "" | "." | ".."));
        (inside && !text.contains(['\\', ':'])).then(|| Self::new(text))
    }

    /// The path as text.
    #[must_use]
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The steps from this page up to the root: `""`, `"../"`, `"../../"` …
    pub(crate) fn root(&self) -> String {
        "../".repeat(self.0.matches('/').count())
    }

    /// The address of `target` as this page writes it.
    pub(crate) fn href(&self, target: &Self) -> String {
        let mut address = relative(&self.0, &target.0);
        encode(&mut address);
        address
    }
}

/// A place on the disk as its system writes it: on Windows with its own strokes alone, and without the sign that the
/// system puts before a path whose links were followed.
pub(crate) fn native(path: &Path) -> String {
    let text = path.display().to_string();
    if cfg!(windows) { windows(&text) } else { text }
}

fn windows(text: &str) -> String {
    let text = text.replace('/', "\\");
    match text.strip_prefix("\\\\?\\UNC\\") {
        Some(share) => format!("\\\\{share}"),
        None => text.strip_prefix("\\\\?\\").unwrap_or(&text).to_owned(),
    }
}

/// The way from one file to another: up the folders that differ, then down.
fn relative(from: &str, to: &str) -> String {
    let mut common = 0;
    for (folder, other) in from.split_inclusive('/').zip(to.split_inclusive('/')) {
        if folder != other || !folder.ends_with('/') {
            break;
        }
        common += folder.len();
    }
    let up = from[common..].matches('/').count();
    let mut way = String::with_capacity(up * 3 + to.len() - common);
    (0..up).for_each(|_| way.push_str("../"));
    way.push_str(&to[common..]);
    way
}

/// Writes what may not stand in an address as `%XX`.
fn encode(address: &mut String) {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~/!$&'()*+,;=@".contains(c);
    let usual = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'/' | b'_');
    if address.bytes().all(usual) || address.chars().all(plain) {
        return;
    }
    let mut out = String::with_capacity(address.len() * 2);
    for c in address.chars() {
        if plain(c) {
            out.push(c);
        } else {
            let mut buffer = [0; 4];
            for byte in c.encode_utf8(&mut buffer).bytes() {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    *address = out;
}

impl fmt::Display for OutPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether an address is a path of the writer's own machine: `D:\照片\1.jpg`, `\\server\1.jpg`, `file:…`.
pub(crate) fn is_machine_path(address: &str) -> bool {
    let mut chars = address.chars();
    let drive = chars.next().is_some_and(|c| c.is_ascii_alphabetic())
        && matches!(chars.next(), Some(':' | '：'))
        && matches!(chars.next(), Some('\\' | '/' | '＼'));
    drive || address.starts_with("\\\\") || address.starts_with("file:")
}

/// Whether a file or folder is no work of the desk's: hidden, or left by an editor, an office program or a system.
pub(crate) fn is_leftover(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let end = lower.rsplit_once('.').map_or("", |(_, end)| end);
    name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || name.contains("___jb_")
        || ["tmp", "swp", "bak"].contains(&end)
        || ["thumbs.db", "desktop.ini"].contains(&lower.as_str())
}

#[cfg(test)]
mod tests {
    use super::{OutPath, SourcePath, is_leftover, windows};

    #[test]
    fn windows_has_its_own_strokes() {
        for (text, expected) in [
            (r"D:\宣传\东湾/content/news", r"D:\宣传\东湾\content\news"),
            (r"\\?\D:\宣传", r"D:\宣传"),
            (r"\\?\UNC\服务器\宣传", r"\\服务器\宣传"),
            (r"\\服务器\宣传/东湾", r"\\服务器\宣传\东湾"),
            ("东湾", "东湾"),
        ] {
            assert_eq!(windows(text), expected, "{text}");
        }
    }

    #[test]
    fn sources_stay_inside_the_desk() {
        for (text, expected) in [
            ("content/news/a.md", Some("content/news/a.md")),
            ("content\\news\\.\\a.md", Some("content/news/a.md")),
            ("content/news/../a.md", Some("content/a.md")),
            ("../a.md", None),
            ("a/../../b", None),
            ("cafe\u{301}.md", Some("caf\u{e9}.md")),
        ] {
            let path = SourcePath::new(text);
            assert_eq!(path.as_ref().map(SourcePath::as_str), expected, "{text}");
        }
    }

    #[test]
    fn addresses_are_relative() {
        for (from, to, expected) in [
            ("index.html", "news/index.html", "news/index.html"),
            ("news/2013/a.html", "index.html", "../../index.html"),
            ("news/2013/a.html", "news/2013/b.html", "b.html"),
            ("news/2013/a.html", "news/2014/b.html", "../2014/b.html"),
            ("news/2013/a.html", "news/2013", "../2013"),
            ("news/2013", "news/2013/a.html", "2013/a.html"),
            ("news/2013/a.html", "newsletter/2013/a.html", "../../newsletter/2013/a.html"),
            ("news/index.html", "static/照片 1.jpg", "../static/%E7%85%A7%E7%89%87%201.jpg"),
        ] {
            assert_eq!(OutPath::new(from).href(&OutPath::new(to)), expected, "{from} {to}");
        }
    }

    #[test]
    fn what_editors_and_systems_leave_is_no_work_of_the_desk() {
        for name in [
            ".DS_Store",
            ".a.md.swp",
            ".goutputstream-X1",
            "~$稿件.docx",
            "a.md~",
            "#a.md#",
            "a.md___jb_tmp___",
            "~WRL0001.tmp",
            "a.bak",
            "Thumbs.db",
            "desktop.ini",
        ] {
            assert!(is_leftover(name), "{name}");
        }
        for name in ["a.md", "4913", "照片", "临时.md", "#头条.md", "thumbs.png"] {
            assert!(!is_leftover(name), "{name}");
        }
    }
}
