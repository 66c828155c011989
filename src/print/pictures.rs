//! The pictures of one print under the names that its closed world gives them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::diag::{Diagnostic, Span};
use crate::base::path::SourcePath;
use crate::base::picture::Format;
use crate::base::problem::Problem;
use crate::document::block::RefId;
use crate::print::view::{PrintArticle, PrintTarget};
use crate::print::world::readable;

/// Pictures in use, and those that could not be read.
pub(crate) struct Pictures<'a> {
    blob: &'a dyn Fn(&SourcePath) -> Option<Arc<[u8]>>,
    pub(crate) files: BTreeMap<SourcePath, PictureFile>,
    pub(crate) notes: Vec<Diagnostic>,
}

/// One picture.
#[derive(Clone, Debug)]
pub(crate) struct PictureFile {
    /// Its name in the closed world. Names are used again in every print: Typst never forgets one.
    pub(crate) path: String,
    pub(crate) bytes: Arc<[u8]>,
    /// Pixels across; 0 when it is drawn.
    pub(crate) width: u32,
}

impl<'a> Pictures<'a> {
    pub(crate) fn new(blob: &'a dyn Fn(&SourcePath) -> Option<Arc<[u8]>>) -> Self {
        Self { blob, files: BTreeMap::new(), notes: Vec::new() }
    }

    /// The file that a reference shows; a file that cannot be read is reported at `place`.
    pub(crate) fn file(
        &mut self,
        article: &PrintArticle,
        reference: RefId,
        place: &Span,
    ) -> Option<PictureFile> {
        let Some(PrintTarget::Picture(target)) = article.targets.get(reference.0 as usize) else {
            return None;
        };
        if let Some(file) = self.files.get(&target.source) {
            return Some(file.clone());
        }
        let readable = |bytes: &Arc<[u8]>| readable(bytes, target.picture.format);
        let Some(bytes) = (self.blob)(&target.source).filter(readable) else {
            let picture = target.source.to_string();
            let problem = Problem::UnprintablePicture { picture };
            self.notes.push(Diagnostic::at(place.clone(), problem));
            return None;
        };
        let end = match target.picture.format {
            Format::Jpeg => "jpg",
            Format::Png => "png",
            Format::Gif => "gif",
            Format::Webp => "webp",
            Format::Svg => "svg",
        };
        let drawn = target.picture.format == Format::Svg;
        let file = PictureFile {
            path: format!("/pictures/{}.{end}", self.files.len() + 1),
            bytes,
            width: if drawn { 0 } else { target.picture.width },
        };
        self.files.insert(target.source.clone(), file.clone());
        Some(file)
    }
}
