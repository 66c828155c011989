//! The target of each reference: an article, a heading, a picture, a file, the outside, or a mistake.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use crate::base::diag::{Diagnostic, Span, nearest, slip};
use crate::base::digest::Digest;
use crate::base::path::{OutPath, SourcePath, is_machine_path};
use crate::base::picture::{NotAPicture, Picture};
use crate::base::problem::Problem;
use crate::config::PictureSettings;
use crate::document::Document;
use crate::document::block::{RefKind, Reference};
use crate::site::{DocId, PictureTarget, Target, picture};

/// What the desk's folder holds besides documents, as far as links care.
#[derive(Clone, Debug)]
pub(crate) struct FileFacts {
    pub(crate) digest: Digest,
    /// What the bytes show, when the name says that it is a picture.
    pub(crate) picture: Option<Result<Picture, NotAPicture>>,
}

/// Everything that a reference may point at.
pub(crate) struct Targets<'a> {
    /// Documents that are shown, with their pages.
    pub(crate) documents: BTreeMap<&'a SourcePath, (DocId, &'a Document, OutPath)>,
    /// Documents that are drafts.
    pub(crate) drafts: Vec<&'a SourcePath>,
    /// Documents whose headers are broken, which was told there.
    pub(crate) broken: BTreeSet<&'a SourcePath>,
    pub(crate) files: &'a BTreeMap<SourcePath, FileFacts>,
    /// Addresses of files below `content/`.
    pub(crate) media: BTreeMap<&'a SourcePath, OutPath>,
    /// In which sizes pages offer pictures.
    pub(crate) pictures: &'a PictureSettings,
    /// Paths in small letters, for names typed in the wrong case; made when the first one is met.
    pub(crate) folded: OnceLock<BTreeMap<String, SourcePath>>,
}

impl Targets<'_> {
    fn folded(&self) -> &BTreeMap<String, SourcePath> {
        self.folded.get_or_init(|| {
            let all = self.documents.keys().copied().chain(self.files.keys());
            all.map(|path| (path.as_str().to_lowercase(), path.clone())).collect()
        })
    }
}

/// What a document's references came to.
pub(crate) struct Found {
    /// In the order of the references.
    pub(crate) targets: Vec<Target>,
    /// The files that the document needs in the output.
    pub(crate) used: Vec<(OutPath, SourcePath)>,
    pub(crate) notes: Vec<Diagnostic>,
}

/// Finds the target of every reference of a document.
pub(crate) fn resolve(document: &Document, targets: &Targets<'_>) -> Found {
    let mut finder = Finder { document, targets, used: Vec::new(), notes: Vec::new() };
    let found = document.references.iter().map(|reference| finder.find(reference)).collect();
    for (reference, _) in document.pictures.iter().filter(|(_, alt)| alt.trim().is_empty()) {
        let span = finder.span(&document.references[reference.0 as usize]);
        finder.notes.push(Diagnostic::at(span, Problem::NoAlt {}));
    }
    Found { targets: found, used: finder.used, notes: finder.notes }
}

/// The search for one document's targets.
struct Finder<'a> {
    document: &'a Document,
    targets: &'a Targets<'a>,
    used: Vec<(OutPath, SourcePath)>,
    notes: Vec<Diagnostic>,
}

impl Finder<'_> {
    fn find(&mut self, reference: &Reference) -> Target {
        let raw = reference.raw.trim();
        if is_machine_path(raw) && reference.kind != RefKind::Item {
            let name = raw.rsplit(['\\', '/', '＼']).next().unwrap_or_default().to_owned();
            return self.fail(reference, Problem::MachinePath { address: raw.to_owned(), name });
        }
        match reference.kind {
            RefKind::Link => self.link(reference),
            RefKind::Picture => self.picture(reference),
            RefKind::Item => self.item(reference),
        }
    }

    fn link(&mut self, reference: &Reference) -> Target {
        let raw = reference.raw.trim();
        if let Some(scheme) = scheme(raw) {
            return match scheme.as_str() {
                "http" | "https" | "mailto" | "tel" => Target::Outside(raw.to_owned()),
                _ => self.fail(reference, Problem::BadAddress { address: raw.to_owned() }),
            };
        }
        if raw.is_empty() || raw.starts_with("//") {
            return self.fail(reference, Problem::BadAddress { address: raw.to_owned() });
        }
        let (path, anchor) = match raw.split_once('#') {
            Some((path, anchor)) => (path, Some(anchor)),
            None => (raw, None),
        };
        if path.is_empty() {
            return self.own_anchor(reference, anchor.unwrap_or_default());
        }
        let Some(source) = self.locate(reference, path) else {
            return self.broken_link(reference, path);
        };
        self.page(reference, &source, anchor).unwrap_or_else(|| self.file(reference, &source))
    }

    fn own_anchor(&mut self, reference: &Reference, anchor: &str) -> Target {
        match heading(self.document, anchor) {
            Some(id) => Target::Anchor(id),
            None => self.missing_heading(reference, self.document, anchor),
        }
    }

    fn page(
        &mut self,
        reference: &Reference,
        source: &SourcePath,
        anchor: Option<&str>,
    ) -> Option<Target> {
        let targets = self.targets;
        if targets.drafts.contains(&source) {
            let target = source.to_string();
            return Some(self.fail(reference, Problem::DraftLink { target }));
        }
        if targets.broken.contains(source) {
            return Some(Target::Missing);
        }
        let (id, document, out) = targets.documents.get(source)?;
        let anchor = match anchor.filter(|anchor| !anchor.is_empty()) {
            None => None,
            Some(anchor) => match heading(document, anchor) {
                Some(id) => Some(id),
                None => return Some(self.missing_heading(reference, document, anchor)),
            },
        };
        Some(Target::Page { document: *id, out: out.clone(), anchor })
    }

    /// A link to a drawing opens it, and then it may act.
    fn file(&mut self, reference: &Reference, source: &SourcePath) -> Target {
        let facts = self.targets.files.get(source);
        match facts.and_then(|facts| facts.picture) {
            Some(Err(reason @ (NotAPicture::Script | NotAPicture::Fetches))) => {
                self.fail(reference, refused(reason, reference.raw.trim().to_owned()))
            }
            _ => Target::File(self.take(source)),
        }
    }

    fn picture(&mut self, reference: &Reference) -> Target {
        let raw = reference.raw.trim();
        let address = raw.to_owned();
        match scheme(raw).as_deref() {
            Some("http" | "https") => {
                return self.fail(reference, Problem::OutsidePicture { address });
            }
            Some(_) => return self.fail(reference, Problem::BadAddress { address }),
            None if raw.is_empty() || raw.starts_with("//") => {
                return self.fail(reference, Problem::BadAddress { address });
            }
            None => {}
        }
        let Some(source) = self.locate(reference, raw) else {
            return self.missing_picture(reference, raw);
        };
        let Some(facts) = self.targets.files.get(&source) else {
            return self.fail(reference, Problem::NotPicture { target: address });
        };
        match facts.picture {
            Some(Ok(shown)) => {
                let out = self.take(&source);
                let sizes = picture::sizes(&out, shown, self.targets.pictures);
                let digest = facts.digest;
                Target::Picture(PictureTarget { source, out, digest, picture: shown, sizes })
            }
            Some(Err(reason)) => self.fail(reference, refused(reason, address)),
            None => self.fail(reference, Problem::NotPicture { target: address }),
        }
    }

    fn item(&mut self, reference: &Reference) -> Target {
        let raw = reference.raw.trim();
        let source =
            self.locate(reference, raw).or_else(|| self.locate(reference, &format!("{raw}.md")));
        let target = raw.to_owned();
        let Some(source) = source else {
            let near = self.near(
                raw,
                self.targets
                    .documents
                    .iter()
                    .filter_map(|(path, entry)| entry.1.kind.is_article().then_some(*path)),
                below_content,
            );
            let note = Diagnostic::at(self.span(reference), Problem::MissingItem { target });
            self.notes.push(note.near(near));
            return Target::Missing;
        };
        match self.targets.documents.get(&source) {
            Some((id, document, out)) if document.kind.is_article() => {
                Target::Page { document: *id, out: out.clone(), anchor: None }
            }
            None if self.targets.drafts.contains(&&source) => {
                self.fail(reference, Problem::DraftLink { target })
            }
            None if self.targets.broken.contains(&source) => Target::Missing,
            _ => self.fail(reference, Problem::NotArticle { target }),
        }
    }

    /// The file that a typed path means: beside the document, below `content/`, or for `/…` below `static/`.
    fn locate(&mut self, reference: &Reference, typed: &str) -> Option<SourcePath> {
        let typed = typed.split('?').next().unwrap_or(typed);
        let mut candidates = Vec::new();
        if let Some(rest) = typed.strip_prefix('/') {
            candidates.extend(SourcePath::new(&format!("static/{rest}")));
        } else {
            candidates.extend(self.document.path.beside(typed));
            candidates.extend(SourcePath::new(&format!("content/{typed}")));
        }
        if let Some(exact) = candidates.iter().find(|path| self.exists(path)) {
            return Some(exact.clone());
        }
        let indexes: Vec<_> = candidates
            .iter()
            .filter_map(|path| SourcePath::new(&format!("{path}/index.md")))
            .collect();
        candidates.extend(indexes);
        if let Some(exact) = candidates.iter().find(|path| self.exists(path)) {
            return Some(exact.clone());
        }
        let folded = candidates
            .iter()
            .find_map(|path| self.targets.folded().get(&path.as_str().to_lowercase()))
            .cloned()?;
        let actual = folded.name().to_owned();
        self.notes.push(Diagnostic::at(self.span(reference), Problem::LetterCase { actual }));
        Some(folded)
    }

    fn exists(&self, path: &SourcePath) -> bool {
        self.targets.documents.contains_key(path)
            || self.targets.files.contains_key(path)
            || self.targets.drafts.contains(&path)
            || self.targets.broken.contains(path)
    }

    /// Takes a file into the output and says where it goes: files of `static/` keep their place.
    fn take(&mut self, source: &SourcePath) -> OutPath {
        let facts = self.targets.files.get(source);
        let shown = facts.and_then(|facts| facts.picture).and_then(Result::ok);
        let converted = shown.is_some_and(|picture| picture.format.is_converted());
        let out = match (source.below("static"), self.targets.media.get(source)) {
            (Some(below), _) if converted => OutPath::new(format!("{below}.jpg")),
            (Some(below), _) => OutPath::new(below),
            (None, Some(media)) => media.clone(),
            (None, None) => OutPath::new(source.as_str()),
        };
        self.used.push((out.clone(), source.clone()));
        out
    }

    fn broken_link(&mut self, reference: &Reference, path: &str) -> Target {
        let is_page = SourcePath::fixed(path).extension() == "md";
        let near = if is_page {
            self.near(path, self.targets.documents.keys().copied(), SourcePath::relative)
        } else {
            self.near(path, self.targets.files.keys(), SourcePath::relative)
        };
        let problem = Problem::BrokenLink { target: path.to_owned() };
        self.notes.push(Diagnostic::at(self.span(reference), problem).near(near));
        Target::Missing
    }

    fn missing_picture(&mut self, reference: &Reference, raw: &str) -> Target {
        let pictures = self.targets.files.iter().filter(|(_, facts)| facts.picture.is_some());
        let near = self.near(raw, pictures.map(|(path, _)| path), SourcePath::relative);
        let problem = Problem::MissingPicture { target: raw.to_owned() };
        self.notes.push(Diagnostic::at(self.span(reference), problem).near(near));
        Target::Missing
    }

    fn missing_heading(&mut self, reference: &Reference, of: &Document, anchor: &str) -> Target {
        let texts = of.headings.iter().map(|heading| heading.text.as_str());
        let ids = of.headings.iter().map(|heading| heading.id.as_str());
        let near = nearest(anchor, texts.chain(ids));
        let problem = Problem::BrokenAnchor { anchor: anchor.to_owned() };
        self.notes.push(Diagnostic::at(self.span(reference), problem).near(near));
        Target::Missing
    }

    /// The existing file whose name is nearest to the typed one; of equals, one in the same folder.
    fn near<'p>(
        &self,
        typed: &str,
        paths: impl Iterator<Item = &'p SourcePath>,
        write: fn(&SourcePath, &SourcePath) -> String,
    ) -> Option<String> {
        let typed = SourcePath::new(typed)?;
        let folder = self.document.path.folder();
        let name = |path: &SourcePath| match (path.stem(), path.folder().rsplit('/').next()) {
            ("index", Some(parent)) if !parent.is_empty() => parent.to_owned(),
            (stem, _) => stem.to_owned(),
        };
        let wanted = name(&typed);
        paths
            .filter_map(|path| {
                let known = name(path);
                Some((slip(&wanted, &known)?, path.folder() != folder, path))
            })
            .min()
            .map(|(_, _, path)| write(&self.document.path, path))
    }

    fn fail(&mut self, reference: &Reference, problem: Problem) -> Target {
        self.notes.push(Diagnostic::at(self.span(reference), problem));
        Target::Missing
    }

    fn span(&self, reference: &Reference) -> Span {
        let range = reference.range;
        Span::new(&self.document.path, range.start as usize, range.end as usize)
    }
}

/// Why a file is not shown as a picture.
fn refused(reason: NotAPicture, target: String) -> Problem {
    match reason {
        NotAPicture::Huge => Problem::HugePicture { target },
        NotAPicture::Phone => Problem::PhonePicture { target },
        NotAPicture::Script => Problem::ActivePicture { target },
        NotAPicture::Fetches => Problem::FetchingPicture { target },
        NotAPicture::Unknown | NotAPicture::Broken => Problem::NotPicture { target },
    }
}

fn below_content(_: &SourcePath, path: &SourcePath) -> String {
    path.below("content").unwrap_or(path.as_str()).to_owned()
}

/// The scheme of an absolute address, in small letters. A single letter is a Windows drive and counts too.
fn scheme(raw: &str) -> Option<String> {
    let (scheme, _) = raw.split_once(':')?;
    let first = scheme.chars().next()?.is_ascii_alphabetic();
    let rest = scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    (first && rest).then(|| scheme.to_ascii_lowercase())
}

/// The anchor of a heading that is named by its anchor, its text, or its text without the number.
fn heading(document: &Document, anchor: &str) -> Option<String> {
    let wanted = anchor.trim();
    document
        .headings
        .iter()
        .find(|heading| heading.id == wanted)
        .or_else(|| document.headings.iter().find(|heading| heading.text == wanted))
        .or_else(|| {
            document.headings.iter().find(|heading| {
                heading.text.trim_start_matches(|c: char| {
                    "一二三四五六七八九十、（）()0123456789.．".contains(c)
                }) == wanted
            })
        })
        .map(|heading| heading.id.clone())
}
