//! The first half of a build: the desk's folder becomes settings, documents, lists and facts of files.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::base::diag::{Diagnostic, Noted, Severity, Span};
use crate::base::path::SourcePath;
use crate::base::problem::Problem;
use crate::base::world::{Action, WorldError};
use crate::config::{self, Settings};
use crate::document::data::{self, Data};
use crate::document::{Body, Document, parse};
use crate::engine::bodies::Room;
use crate::engine::{Options, Progress, Stage, parallel};
use crate::search::Terms;
use crate::site::link::FileFacts;
use crate::source::{self, Content, Found, SETTINGS, SourceFile, Sources};

/// Everything that was read, and the mistakes met on the way.
pub(crate) struct Desk {
    pub(crate) sources: Sources,
    /// `None` when the settings cannot be used.
    pub(crate) settings: Option<Settings>,
    /// Sorted by path.
    pub(crate) documents: Vec<Arc<Document>>,
    /// Texts that stay in memory.
    pub(crate) bodies: BTreeMap<SourcePath, Arc<Body>>,
    /// What the search knows of each text.
    pub(crate) terms: BTreeMap<SourcePath, Terms>,
    pub(crate) data: Data,
    pub(crate) files: BTreeMap<SourcePath, FileFacts>,
    pub(crate) notes: Vec<Diagnostic>,
}

/// Where units.yml stands.
pub(crate) fn units_file() -> SourcePath {
    place("content/data/units.yml")
}

/// Reads and parses the whole desk, on several threads.
pub(crate) fn desk(
    root: &Path,
    options: &Options,
    progress: &dyn Progress,
) -> Result<Desk, WorldError> {
    let found = source::walk(root, &["content", "static", "themes"])?;
    let mut notes = found.notes;
    progress.stage(Stage::Read, found.value.len());
    let threads = parallel::threads(options.jobs);
    let room = Room::default();
    let read = parallel::map(&found.value, threads, |file| {
        progress.step();
        load(file, &room)
    });
    let mut files = Vec::with_capacity(read.len());
    let mut documents = Vec::new();
    let mut bodies = BTreeMap::new();
    let mut terms = BTreeMap::new();
    for (file, read) in found.value.into_iter().zip(read) {
        let (loaded, parsed) = read?;
        notes.extend(loaded.notes);
        files.push((file.path, loaded.value));
        if let Some(parsed) = parsed {
            notes.extend(parsed.notes);
            if let Some(found) = parsed.value {
                let path = &found.document.path;
                bodies.extend(found.body.map(|body| (path.clone(), body)));
                terms.insert(path.clone(), found.terms);
                documents.push(found.document);
            }
        }
    }
    let sources = Sources::new(files);
    let settings = settings(root, &sources, options, &mut notes)?;
    let data = lists(&sources, &mut notes);
    let files = facts(&sources);
    Ok(Desk { sources, settings, documents, bodies, terms, data, files, notes })
}

/// A file as it was read, and the document in it.
type Loaded = (Noted<SourceFile>, Option<Noted<Option<Parsed>>>);

/// A document with its text, if that stays in memory, and what the search knows of it.
struct Parsed {
    document: Arc<Document>,
    body: Option<Arc<Body>>,
    terms: Terms,
}

/// Reads one file, and parses it when it is a document.
fn load(file: &Found, room: &Room) -> Result<Loaded, WorldError> {
    let mut loaded = source::load(file)?;
    let text = match &loaded.value.content {
        Content::Text(text) if is_document(&file.path) => Arc::clone(text),
        _ => return Ok((loaded, None)),
    };
    let stays = room.take(text.len());
    if !stays {
        loaded.value.content = Content::TextOnDisk(file.on_disk.clone());
    }
    let parsed = parse::parse(&file.path, &text, loaded.value.digest);
    let value = parsed.value.map(|parsed| Parsed {
        terms: crate::search::terms(&parsed.document, &parsed.body),
        document: Arc::new(parsed.document),
        body: stays.then(|| Arc::new(parsed.body)),
    });
    Ok((loaded, Some(Noted { value, notes: parsed.notes })))
}

/// Whether a file is content: Markdown below `content/`, but a README for the writers is not.
fn is_document(path: &SourcePath) -> bool {
    let markdown = matches!(path.extension().as_str(), "md" | "markdown");
    markdown
        && path.below("content").is_some()
        && path.below("content/data").is_none()
        && !path.stem().eq_ignore_ascii_case("readme")
}

fn settings(
    root: &Path,
    sources: &Sources,
    options: &Options,
    notes: &mut Vec<Diagnostic>,
) -> Result<Option<Settings>, WorldError> {
    let path = place(SETTINGS);
    let Some(text) = sources.text(&path) else {
        // Unreadable bytes were reported as a mistake; a missing file is the world's doing.
        let reported = sources.iter().any(|(known, _)| *known == path);
        return if reported { Ok(None) } else { Err(WorldError::own(Action::FindDesk, root)) };
    };
    let Noted { value, notes: found } = config::file::load(&text, &path);
    let usable = !found.iter().any(|note| note.severity == Severity::Error);
    notes.extend(found);
    let mut settings = value;
    settings.drafts |= options.drafts;
    settings.as_of = options.as_of.or(settings.as_of);
    Ok(usable.then_some(settings))
}

fn lists(sources: &Sources, notes: &mut Vec<Diagnostic>) -> Data {
    let mut result = Data::default();
    let units = units_file();
    if let Some(text) = sources.text(&units) {
        let read = data::read_units(&text, &units);
        notes.extend(read.notes);
        result.units = read.value;
        result.has_units = true;
    }
    let people = place("content/data/people.yml");
    if let Some(text) = sources.text(&people) {
        let read = data::read_people(&text, &people);
        notes.extend(read.notes);
        result.people = read.value;
    }
    let terms = place("content/data/terms.yml");
    if let Some(text) = sources.text(&terms) {
        let read = data::read_terms(&text, &terms);
        notes.extend(read.notes);
        result.terms = read.value;
    }
    for (path, _) in sources.below("content/data") {
        let known = [&units, &people, &terms].contains(&path);
        if !known {
            let names = ["units.yml", "people.yml", "terms.yml"];
            let near = crate::base::diag::nearest(path.name(), names);
            notes.push(Diagnostic::at(Span::file(path), Problem::UnknownList {}).near(near));
        }
    }
    result
}

/// What the site needs to know of files that are no documents.
fn facts(sources: &Sources) -> BTreeMap<SourcePath, FileFacts> {
    let other = |path: &SourcePath| {
        path.below("static").is_some()
            || (path.below("content").is_some()
                && path.below("content/data").is_none()
                && !is_document(path))
    };
    sources
        .iter()
        .filter(|(path, _)| other(path))
        .map(|(path, file)| {
            (path.clone(), FileFacts { digest: file.digest, picture: file.picture })
        })
        .collect()
}

/// A path that the program itself names.
fn place(text: &str) -> SourcePath {
    SourcePath::fixed(text)
}
