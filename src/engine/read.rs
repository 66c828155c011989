//! The first half of a build: the desk's folder becomes settings, documents, lists and facts of files.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::base::diag::{Diagnostic, Noted, Severity, Span};
use crate::base::digest::Digest;
use crate::base::path::SourcePath;
use crate::base::problem::Problem;
use crate::base::world::{Action, WorldError};
use crate::check::{self, Rules};
use crate::config::{self, Settings};
use crate::document::data::{self, Data};
use crate::document::{Document, Parsed, parse};
use crate::engine::bodies::{Kept, Room};
use crate::engine::memory::{Checked, Memory, Record};
use crate::engine::store::Index;
use crate::engine::store::Store;
use crate::engine::{Options, Progress, Stage, parallel};
use crate::search::Terms;
use crate::site::link::FileFacts;
use crate::source::{self, Content, Found, SETTINGS, SourceFile, Sources};

/// Everything that was read, and the mistakes met on the way.
#[derive(Default)]
pub(crate) struct Desk {
    pub(crate) sources: Sources,
    /// Sorted by path.
    pub(crate) documents: Vec<Arc<Document>>,
    /// Texts that stay in memory.
    pub(crate) bodies: Kept,
    /// What the search knows of the texts that were read.
    pub(crate) terms: BTreeMap<SourcePath, Terms>,
    pub(crate) data: Data,
    pub(crate) files: BTreeMap<SourcePath, FileFacts>,
    pub(crate) notes: Vec<Diagnostic>,
    /// Codes of checks that the settings excuse the whole desk from.
    pub(crate) waived: Vec<String>,
    /// To be remembered for the next time.
    pub(crate) memory: Memory,
    /// Whether that is more or other than was remembered before.
    pub(crate) learned: bool,
    /// Of everything above, as far as output may depend on it.
    pub(crate) inputs: Digest,
    /// The same but for the texts of articles: of all that pages show of documents other than their own.
    pub(crate) around: Digest,
}

/// Where units.yml stands.
pub(crate) fn units_file() -> SourcePath {
    place("content/data/units.yml")
}

/// The folder of the desk's lists.
const LISTS: &str = "content/data";

/// The folders that a desk reads.
pub(crate) const FOLDERS: &[&str] = &["content", "static", "themes"];

/// The files of a desk; nothing is read yet.
pub(crate) fn walk(root: &Path, options: &Options) -> Result<Noted<Vec<Found>>, WorldError> {
    let threads = parallel::threads(options.jobs);
    source::walk_spread(root, FOLDERS, &|files, facts| {
        parallel::map(files, threads, |file| facts(file))
    })
}

/// Reads the settings. They are `None` when they cannot be used.
pub(crate) fn settings(
    root: &Path,
    options: &Options,
) -> Result<Noted<Option<Settings>>, WorldError> {
    let mut settings = settings_so_far(root, options)?;
    if settings.notes.iter().any(|note| note.severity == Severity::Error) {
        settings.value = None;
    }
    Ok(settings)
}

/// Reads the settings; what is wrong in them is as if it was not set, so that all else can be checked. They are
/// `None` when the file is no text.
pub(crate) fn settings_so_far(
    root: &Path,
    options: &Options,
) -> Result<Noted<Option<Settings>>, WorldError> {
    let gone = || WorldError::own(Action::FindDesk, root);
    let found = source::settings(root).ok_or_else(gone)?;
    let Noted { value: file, notes: mut all } = source::load(&found)?;
    let Content::Text(text) = file.content else { return Ok(Noted { value: None, notes: all }) };
    let Noted { value: mut settings, notes } = config::file::load(&text, &found.path);
    all.extend(notes);
    settings.drafts |= options.drafts;
    settings.as_of = options.as_of.or(settings.as_of);
    Ok(Noted { value: Some(settings), notes: all })
}

/// Settings and desk as they are now, for what is asked once and remembers nothing new.
pub(crate) fn once(
    root: &Path,
    options: &Options,
    progress: &dyn Progress,
) -> Result<(Noted<Option<Settings>>, Desk), WorldError> {
    let settings = settings_so_far(root, options)?;
    let memory = Store::open(root, true).heads(parallel::threads(options.jobs)).memory;
    let desk = desk(walk(root, options)?, &settings, &memory, options, progress)?;
    Ok((settings, desk))
}

/// Reads and parses the whole desk, on several threads. What is remembered and stands is not read again.
pub(crate) fn desk(
    walked: Noted<Vec<Found>>,
    settings: &Noted<Option<Settings>>,
    memory: &Memory,
    options: &Options,
    progress: &dyn Progress,
) -> Result<Desk, WorldError> {
    let Noted { value: found, mut notes } = walked;
    let walk_notes = notes.clone();
    progress.stage(Stage::Read, found.len());
    let known = settings.value.as_ref();
    let searched = known.is_some_and(|settings| settings.web.search);
    let drafts = known.map_or(options.drafts, |settings| settings.drafts);
    let waived = known.map(|settings| settings.waived.clone()).unwrap_or_default();
    let mut desk = Desk { learned: memory.len() != found.len(), waived, ..Desk::default() };
    // The lists come first: the texts are held against them.
    let (listed, found) = found.into_iter().partition(|file| file.path.below(LISTS).is_some());
    let room = Room::default();
    let load = |found: Vec<Found>, rules: Option<&Rules>| {
        let reader = Reader { memory, room: &room, searched, rules };
        let read = parallel::map(&found, parallel::threads(options.jobs), |file| {
            progress.step();
            reader.load(file)
        });
        let read = found.into_iter().zip(read).map(|(file, loaded)| Ok((file.path, loaded?)));
        read.collect::<Result<Vec<(SourcePath, Loaded)>, WorldError>>()
    };
    let mut files = load(listed, None)?;
    let own = |(path, loaded): &(SourcePath, Loaded)| (path.clone(), loaded.file.clone());
    let listed = Sources::new(files.iter().map(own));
    desk.data = lists(&listed, &mut notes);
    let rules = rules(&listed, &desk.data, &mut notes);
    files.extend(load(found, Some(&rules))?);
    desk.take(files, drafts, &mut notes);
    desk.bodies = room.close();
    notes.extend(settings.notes.iter().cloned());
    desk.files = facts(&desk.sources);
    let digests: Vec<_> = desk.sources.iter().map(|(path, file)| (path, file.digest)).collect();
    let mut documents = desk.documents.iter().peekable();
    let faces = digests.iter().map(|&(path, digest)| {
        let document = documents.next_if(|document| document.path == *path);
        (path, document.map_or(digest, |document| document.face))
    });
    desk.around = sum(&walk_notes, options, &faces.collect::<Vec<_>>());
    desk.inputs = sum(&walk_notes, options, &digests);
    desk.notes = notes;
    Ok(desk)
}

/// What texts are held against.
fn rules(listed: &Sources, data: &Data, notes: &mut Vec<Diagnostic>) -> Rules {
    let lists: Vec<_> = listed.iter().map(|(path, file)| (path, file.digest)).collect();
    let people = place("content/data/people.yml");
    let Noted { value, notes: found } = check::rules(data, &people, Digest::of_value(&lists));
    notes.extend(found);
    value
}

impl Desk {
    /// Takes what was read of the files; `drafts` says whether the mistakes of drafts are told too.
    fn take(
        &mut self,
        files: Vec<(SourcePath, Loaded)>,
        drafts: bool,
        notes: &mut Vec<Diagnostic>,
    ) {
        let mut sources = Vec::with_capacity(files.len());
        for (path, loaded) in files {
            let record = &loaded.record;
            let document = record.document.as_ref();
            // The mistakes of a draft stop nobody else's work.
            let told = drafts || document.is_none_or(|document| !document.header.draft);
            if told && path.as_str() != SETTINGS {
                notes.extend(record.notes.iter().cloned());
                notes.extend(record.checked.notes.iter().cloned());
            }
            self.documents.extend(document.cloned());
            self.terms.extend(loaded.terms.map(|terms| (path.clone(), terms)));
            self.learned |= loaded.learned;
            self.memory.insert(path.clone(), loaded.record);
            sources.push((path, loaded.file));
        }
        self.sources = Sources::new(sources);
    }
}

/// The digest of all that a build is made from, when every file is what it was when `index` was kept.
pub(crate) fn inputs(
    walked: &Noted<Vec<Found>>,
    index: &Index,
    options: &Options,
) -> Result<Option<Digest>, WorldError> {
    if index.len() != walked.value.len() {
        return Ok(None);
    }
    let mut digests = Vec::with_capacity(walked.value.len());
    for found in &walked.value {
        let Some((digest, stands)) = index.known(found) else { return Ok(None) };
        if !stands && source::digest(found)? != digest {
            return Ok(None);
        }
        digests.push((&found.path, digest));
    }
    Ok(Some(sum(&walked.notes, options, &digests)))
}

fn sum(notes: &[Diagnostic], options: &Options, files: &[(&SourcePath, Digest)]) -> Digest {
    Digest::of_value(&(notes, options.drafts, options.as_of, files))
}

/// A file as it was read.
struct Loaded {
    file: SourceFile,
    record: Arc<Record>,
    terms: Option<Terms>,
    /// Whether the record is a new one.
    learned: bool,
}

/// What files are read with.
struct Reader<'a> {
    memory: &'a Memory,
    room: &'a Room,
    /// Whether the site has a search.
    searched: bool,
    /// What texts are held against; the lists themselves are held against nothing.
    rules: Option<&'a Rules>,
}

impl Reader<'_> {
    /// Reads one file, unless it is remembered and stands; parses it when it is a document.
    fn load(&self, found: &Found) -> Result<Loaded, WorldError> {
        let known = self.memory.get(&found.path);
        let rules = self.rules.map(|rules| rules.digest).unwrap_or_default();
        let stands = |record: &&Arc<Record>| {
            by_stamp(&found.path) && record.stands(found) && record.checked(rules)
        };
        if let Some(record) = known.filter(stands) {
            let file = source::unread(found, record.digest, record.picture, record.readable);
            let record = Arc::clone(record);
            return Ok(Loaded { file, record, terms: None, learned: false });
        }
        let Noted { value: mut file, notes } = source::load(found)?;
        let stamp = found.settled.then_some(found.stamp);
        let mut record = Record {
            stamp,
            digest: file.digest,
            readable: !matches!(file.content, Content::Unreadable),
            picture: file.picture,
            document: None,
            notes,
            checked: Checked::default(),
        };
        let mut terms = None;
        let text = match &file.content {
            Content::Text(text) if is_document(&found.path) => Some(Arc::clone(text)),
            _ => None,
        };
        if let Some(text) = text {
            let same = known.filter(|known| known.digest == file.digest);
            if let Some(known) = same {
                record.document.clone_from(&known.document);
                record.notes.clone_from(&known.notes);
                record.checked = if known.checked(rules) {
                    known.checked.clone()
                } else {
                    let parsed = parse::parse(&found.path, &text, file.digest).value;
                    self.check(parsed.as_ref(), &text)
                };
                file.content = Content::TextOnDisk(found.on_disk.clone());
            } else {
                terms = self.parse(found, &text, &mut file, &mut record);
            }
        }
        let same = |known: &Arc<Record>| {
            known.stamp == stamp && known.digest == file.digest && known.checked(rules)
        };
        let learned = !known.is_some_and(same);
        Ok(Loaded { file, record: Arc::new(record), terms, learned })
    }

    fn parse(
        &self,
        found: &Found,
        text: &Arc<str>,
        file: &mut SourceFile,
        record: &mut Record,
    ) -> Option<Terms> {
        file.content = Content::TextOnDisk(found.on_disk.clone());
        let parsed = parse::parse(&found.path, text, file.digest);
        record.notes.extend(parsed.notes);
        record.checked = self.check(parsed.value.as_ref(), text);
        let parsed = parsed.value?;
        let terms = self.searched.then(|| crate::search::terms(&parsed.document, &parsed.body));
        record.document = Some(Arc::new(parsed.document));
        self.room.keep(&found.path, &parsed.body);
        terms
    }

    /// Holds a text against the lists.
    fn check(&self, parsed: Option<&Parsed>, text: &str) -> Checked {
        let Some((rules, parsed)) = self.rules.zip(parsed) else { return Checked::default() };
        let notes = check::check(rules, &parsed.document, &parsed.body, text);
        Checked { by: rules.digest, notes }
    }
}

/// Whether a file may be taken as read by its stamp. Settings, lists and themes are few and always read.
fn by_stamp(path: &SourcePath) -> bool {
    path.below("static").is_some()
        || (path.below("content").is_some() && path.below("content/data").is_none())
}

/// Whether a file is content: Markdown below `content/`, but a README for the writers is not.
fn is_document(path: &SourcePath) -> bool {
    let markdown = matches!(path.extension().as_str(), "md" | "markdown");
    markdown
        && path.below("content").is_some()
        && path.below("content/data").is_none()
        && !path.stem().eq_ignore_ascii_case("readme")
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
