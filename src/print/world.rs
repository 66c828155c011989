//! The closed world in which Typst reads: generated files, the theme's templates, pictures, faces. Nothing else.

use std::collections::BTreeMap;
use std::num::NonZeroU16;
use std::sync::{Arc, LazyLock};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::visualize::{ExchangeFormat, RasterImage, SvgImage};
use typst::{Library, LibraryExt, World};

use crate::base::diag::{Diagnostic, Span};
use crate::base::path::SourcePath;
use crate::base::picture::Format;
use crate::base::problem::Problem;
use crate::print::code::Code;
use crate::print::fonts::Fonts;
use crate::print::manuscript::Manuscript;
use crate::print::pictures::Pictures;
use crate::print::way::Way;
use crate::theme::{Theme, ThemeFile};

/// Typst's own functions: the same for every print.
pub(crate) static LIBRARY: LazyLock<LazyHash<Library>> =
    LazyLock::new(|| LazyHash::new(Library::default()));

/// What one print can see.
pub(crate) struct Desk<'a> {
    fonts: &'a Fonts,
    main: FileId,
    /// The form's own template: where mistakes are reported that stand in no file of the desk.
    pub(crate) template: Span,
    files: BTreeMap<NonZeroU16, File>,
}

/// The generated files of a print as they were parsed, by their numbers.
pub(crate) type Texts = BTreeMap<NonZeroU16, Source>;

/// One file, and where mistakes in it are reported.
struct File {
    content: Content,
    origin: Origin,
}

enum Content {
    Source(Source),
    Bytes(Bytes),
}

enum Origin {
    /// Made from the writer's text.
    Generated(Code),
    /// A template, or another file of the theme.
    Theme(SourcePath),
    /// A picture of the desk.
    Picture(SourcePath),
}

/// Where a mistake stands.
pub(crate) enum Where {
    /// In the text of a writer.
    Text(Span),
    /// In a file of the theme.
    Theme(Span),
    /// In a picture.
    Picture(SourcePath),
    /// In generated code that comes from no text: what it says there.
    Code(String),
    /// Nowhere that the desk can see.
    Nowhere,
}

impl<'a> Desk<'a> {
    /// A world whose form is set by the theme's `template`; a theme without it is told so.
    pub(crate) fn open(
        theme: &Theme,
        template: &str,
        fonts: &'a Fonts,
        manuscript: Manuscript,
        pictures: &Pictures,
        notes: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let Some(file) = theme.files.get(template) else {
            let problem = Problem::NoTemplate { template: template.to_owned() };
            notes.push(Diagnostic::nowhere(problem));
            return None;
        };
        Self::new(theme, file, fonts, manuscript, pictures)
    }

    /// A world of these files and no others; `None` when a path cannot be one.
    fn new(
        theme: &Theme,
        template: &ThemeFile,
        fonts: &'a Fonts,
        manuscript: Manuscript,
        pictures: &Pictures,
    ) -> Option<Self> {
        let mut files = BTreeMap::new();
        for (path, file) in theme.files.iter().filter(|(path, _)| path.starts_with("print/")) {
            let Some(id) = file_id(path) else { continue };
            let text = std::str::from_utf8(&file.bytes).ok().filter(|_| is_code(path));
            let content = match text {
                Some(text) => Content::Source(source(id, text)),
                None => Content::Bytes(Bytes::new(file.bytes.clone())),
            };
            let origin = Origin::Theme(file.path.clone());
            files.insert(id.into_raw(), File { content, origin });
        }
        for ((source, _), picture) in &pictures.files {
            let id = file_id(&picture.path)?;
            let content = Content::Bytes(Bytes::new(picture.bytes.clone()));
            let origin = Origin::Picture(source.clone());
            files.insert(id.into_raw(), File { content, origin });
        }
        for (path, code) in manuscript {
            let id = file_id(&path)?;
            let content = Content::Source(source(id, code.text()));
            files.insert(id.into_raw(), File { content, origin: Origin::Generated(code) });
        }
        let template = Span::file(&template.path);
        Some(Self { fonts, main: file_id("/main.typ")?, template, files })
    }

    /// Has it laid out in another way.
    pub(crate) fn go(&mut self, way: Way) {
        if let Some(id) = file_id(Way::FILE) {
            let code = way.code();
            let content = Content::Source(source(id, code.text()));
            self.files.insert(id.into_raw(), File { content, origin: Origin::Generated(code) });
        }
    }

    /// Takes over the generated files of the last edition, and changes in them what is other now: what stays keeps its
    /// place in Typst's count of all pieces, and so Typst knows it again.
    pub(crate) fn follow(&mut self, before: &Texts) {
        for (id, file) in &mut self.files {
            if let (Content::Source(source), Origin::Generated(_)) =
                (&mut file.content, &file.origin)
                && let Some(known) = before.get(id)
            {
                *source = edited(known, source.text());
            }
        }
    }

    /// The generated files, for the next edition.
    pub(crate) fn texts(&self) -> Texts {
        let texts =
            self.files.iter().filter_map(|(id, file)| match (&file.content, &file.origin) {
                (Content::Source(source), Origin::Generated(_)) => Some((*id, source.clone())),
                _ => None,
            });
        texts.collect()
    }

    /// Every file by its path, as Typst reads it.
    pub(crate) fn files(&self) -> impl Iterator<Item = (String, Vec<u8>)> {
        self.files.iter().map(|(id, file)| {
            let path = FileId::from_raw(*id).vpath().get_without_slash().to_owned();
            let bytes = match &file.content {
                Content::Source(source) => source.text().as_bytes().to_vec(),
                Content::Bytes(bytes) => bytes.to_vec(),
            };
            (path, bytes)
        })
    }

    /// Where a byte range of one of these files comes from.
    pub(crate) fn locate(&self, id: FileId, start: usize, end: usize) -> Where {
        match self.files.get(&id.into_raw()).map(|file| &file.origin) {
            Some(Origin::Generated(code)) => code.place(start).cloned().map_or_else(
                || Where::Code(code.text().get(start..end).unwrap_or_default().to_owned()),
                Where::Text,
            ),
            Some(Origin::Theme(path)) => Where::Theme(Span::new(path, start, end)),
            Some(Origin::Picture(path)) => Where::Picture(path.clone()),
            None => Where::Nowhere,
        }
    }
}

/// Whether Typst can read a picture. It remembers the pixels, so that the print has them at once.
pub(crate) fn readable(bytes: &Arc<[u8]>, format: Format) -> bool {
    let bytes = Bytes::new(Arc::clone(bytes));
    let raster = |format| RasterImage::plain(bytes.clone(), format).is_ok();
    match format {
        Format::Jpeg => raster(ExchangeFormat::Jpg),
        Format::Png => raster(ExchangeFormat::Png),
        Format::Gif => raster(ExchangeFormat::Gif),
        Format::Webp => raster(ExchangeFormat::Webp),
        Format::Svg => SvgImage::new(bytes).is_ok(),
        Format::Bmp | Format::Tiff => false,
    }
}

/// A file of code, parsed unless Typst still remembers it.
#[comemo::memoize]
fn source(id: FileId, text: &str) -> Source {
    Source::new(id, text.to_owned())
}

/// A file of code with another text, parsed anew only where that differs.
fn edited(known: &Source, text: &str) -> Source {
    let mut known = known.clone();
    if known.text() != text {
        known.replace(text);
    }
    known
}

/// Whether a file of a theme is read as Typst code.
fn is_code(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, end)| end.eq_ignore_ascii_case("typ"))
}

fn file_id(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(path).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        match self.files.get(&id.into_raw()).map(|file| &file.content) {
            Some(Content::Source(source)) => Ok(source.clone()),
            Some(Content::Bytes(_)) => Err(FileError::NotSource),
            None => Err(not_found(id)),
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match self.files.get(&id.into_raw()).map(|file| &file.content) {
            Some(Content::Source(source)) => Ok(Bytes::from_string(source.clone())),
            Some(Content::Bytes(bytes)) => Ok(bytes.clone()),
            None => Err(not_found(id)),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    /// Prints know no today: their date is the issue's.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

#[cfg(test)]
mod tests {
    use typst::syntax::{Source, SyntaxNode};

    use super::{edited, file_id};

    /// Each piece of a file with its number in Typst's count.
    fn pieces(node: &SyntaxNode, out: &mut Vec<(String, u64)>) {
        if node.children().len() == 0 {
            out.push((node.leaf_text().to_string(), node.span().into_raw().get()));
        }
        for child in node.children() {
            pieces(child, out);
        }
    }

    #[test]
    fn an_edit_leaves_the_rest_of_a_file_as_typst_knows_it() {
        let lines: Vec<String> = (0..40).map(|n| format!("t.paragraph([第{n}段。])\n")).collect();
        let file = |lines: &[String]| format!("#let article = (body: {{\n{}}})\n", lines.concat());
        let known = Source::new(file_id("/article-1.typ").expect("a path"), file(&lines));
        for (at, line) in [(0, "t.paragraph([第0段，长了许多。])\n"), (39, "t.paragraph([短])\n")]
        {
            let mut other = lines.clone();
            other[at] = line.to_owned();
            let source = edited(&known, &file(&other));
            assert_eq!(source.text(), file(&other));
            let (mut before, mut after) = (Vec::new(), Vec::new());
            pieces(known.root(), &mut before);
            pieces(source.root(), &mut after);
            let kept = before.iter().filter(|one| after.contains(one)).count();
            assert!(kept + 4 > before.len(), "{at}: {kept} of {}", before.len());
        }
    }
}
