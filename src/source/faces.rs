//! The fonts that are installed on this machine: where they stand and what they call themselves. They are
//! looked at only when a desk names a face that its theme does not have.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

/// One face of a font file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Installed {
    pub(crate) file: PathBuf,
    /// Its position within a collection.
    pub(crate) index: u32,
    /// The table `name` of the file, as it is.
    pub(crate) names: Vec<u8>,
}

/// The largest table of names, and the most faces of one file, that are believed.
const MOST: (u32, u32) = (1 << 20, 64);

/// Every installed face, sorted by file.
pub(crate) fn installed() -> Vec<Installed> {
    let files = folders().into_iter().flat_map(|folder| {
        let walk = WalkDir::new(folder).follow_links(true).sort_by_file_name();
        walk.into_iter().flatten().map(walkdir::DirEntry::into_path)
    });
    let mut out = Vec::new();
    for file in files.filter(|file| is_font(file)) {
        // A file that cannot be read has no face for us.
        out.extend(faces(&file).unwrap_or_default());
    }
    out
}

/// The bytes of a font file.
#[expect(clippy::disallowed_methods, reason = "this is the door")]
pub(crate) fn read(file: &Path) -> io::Result<Vec<u8>> {
    std::fs::read(file)
}

/// Where systems keep fonts: those of all users, then the user's own.
fn folders() -> Vec<PathBuf> {
    let own = |name: &str, below: &str| variable(name).map(|folder| folder.join(below));
    let known: Vec<Option<PathBuf>> = if cfg!(target_os = "windows") {
        vec![own("SystemRoot", "Fonts"), own("LOCALAPPDATA", "Microsoft/Windows/Fonts")]
    } else if cfg!(target_os = "macos") {
        vec![
            Some(PathBuf::from("/System/Library/Fonts")),
            Some(PathBuf::from("/Library/Fonts")),
            own("HOME", "Library/Fonts"),
        ]
    } else {
        vec![
            Some(PathBuf::from("/usr/share/fonts")),
            Some(PathBuf::from("/usr/local/share/fonts")),
            own("HOME", ".local/share/fonts"),
            own("HOME", ".fonts"),
        ]
    };
    known.into_iter().flatten().filter(|folder| folder.is_dir()).collect()
}

#[expect(clippy::disallowed_methods, reason = "fonts stand where the system says")]
fn variable(name: &str) -> Option<PathBuf> {
    std::env::var(name).ok().filter(|value| !value.is_empty()).map(PathBuf::from)
}

fn is_font(file: &Path) -> bool {
    let end = file.extension().map(std::ffi::OsStr::to_ascii_lowercase);
    end.is_some_and(|end| ["ttf", "otf", "ttc", "otc"].iter().any(|known| end == *known))
}

/// The faces of a file, of which nothing but the heads and the names is read (OpenType, font file).
fn faces(file: &Path) -> io::Result<Vec<Installed>> {
    let mut font = File::open(file)?;
    let mut starts = vec![0];
    if &bytes::<4>(&mut font, 0)? == b"ttcf" {
        let count = number(&mut font, 8)?.min(MOST.1);
        starts = (0..count)
            .map(|at| number(&mut font, 12 + u64::from(at) * 4).map(u64::from))
            .collect::<io::Result<_>>()?;
    }
    let mut out = Vec::new();
    for (index, start) in (0..).zip(starts) {
        if let Some(names) = name_table(&mut font, start)? {
            out.push(Installed { file: file.to_owned(), index, names });
        }
    }
    Ok(out)
}

/// The table `name` of the face whose list of tables begins at `start`.
fn name_table(font: &mut File, start: u64) -> io::Result<Option<Vec<u8>>> {
    let count = u16::from_be_bytes(bytes(font, start + 4)?);
    for record in (0..u64::from(count)).map(|at| start + 12 + at * 16) {
        if &bytes::<4>(font, record)? == b"name" {
            let (offset, length) = (number(font, record + 8)?, number(font, record + 12)?);
            if length > MOST.0 {
                return Ok(None);
            }
            let mut names = Vec::new();
            font.seek(SeekFrom::Start(u64::from(offset)))?;
            font.take(u64::from(length)).read_to_end(&mut names)?;
            return Ok(Some(names));
        }
    }
    Ok(None)
}

fn number(font: &mut File, at: u64) -> io::Result<u32> {
    bytes(font, at).map(u32::from_be_bytes)
}

fn bytes<const N: usize>(font: &mut File, at: u64) -> io::Result<[u8; N]> {
    let mut out = [0; N];
    font.seek(SeekFrom::Start(at))?;
    font.read_exact(&mut out)?;
    Ok(out)
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests write what is read")]
mod tests {
    use super::faces;

    /// A font with nothing but names.
    fn font(names: &[u8]) -> Vec<u8> {
        let mut font = vec![0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0];
        font.extend(b"name\0\0\0\0\0\0\0\x1c");
        font.extend(u32::try_from(names.len()).expect("short").to_be_bytes());
        font.extend(names);
        font
    }

    #[test]
    fn only_names_are_read_and_bad_files_have_none() {
        let room = tempfile::tempdir().expect("a folder");
        let file = room.path().join("a.ttf");
        let whole = font(b"names");
        let mut huge = font(b"names");
        huge[24] = 0x7f;
        for (bytes, expected) in [
            (whole.as_slice(), Some(vec![b"names".to_vec()])),
            (&whole[..20], None),
            (b"", None),
            (b"no font at all", None),
            (&huge, Some(vec![])),
            (b"ttcf\0\x01\0\0\0\0\0\x02", None),
        ] {
            std::fs::write(&file, bytes).expect("written");
            let found = faces(&file).ok();
            let names = found.map(|all| all.into_iter().map(|face| face.names).collect());
            assert_eq!(names, expected, "{bytes:?}");
        }
    }
}
