//! One file of content becomes a document: header and text together. Never fails; mistakes are notes.

use crate::base::chinese::words;
use crate::base::diag::Noted;
use crate::base::digest::Digest;
use crate::base::path::SourcePath;
use crate::document::block::{Block, BlockKind, RefId, Role, Speaker};
use crate::document::header::{Detail, Header, Kind};
use crate::document::markdown::Context;
use crate::document::{Body, Document, Parsed, markdown, read_header};

/// Reads one file of content. `None` when nothing can be made of its header.
pub(crate) fn parse(path: &SourcePath, text: &str, digest: Digest) -> Noted<Option<Parsed>> {
    let head = read_header::read(text, path, kind_of_folder(path));
    let mut notes = head.notes;
    let read_header::Read { kind, header, references, body_start } = head.value;
    let speakers = header.as_ref().map(speakers).unwrap_or_default();
    let context = Context { path, kind, speakers: &speakers, references };
    let body = markdown::read(text, body_start, context);
    notes.extend(body.notes);
    let body = body.value;
    let parsed = header.map(|header| {
        let digest = Digest::of_value(&(path.as_str(), digest));
        let mut document = Document {
            path: path.clone(),
            digest,
            face: digest,
            kind,
            seams: words::seams(&header.title.value, &names(&header)),
            summary: header.article.summary.clone().unwrap_or(body.first_sentences),
            header,
            pictures: pictures(&body.blocks),
            references: body.references,
            headings: body.headings,
            length: body.length,
        };
        if kind.is_article() {
            document.face = face(&document);
        }
        Parsed { document, body: Body { blocks: body.blocks, footnotes: body.footnotes } }
    });
    Noted { value: parsed, notes }
}

/// What other pages show of an article: its header, its summary, its pictures, and where links to its headings lead.
fn face(document: &Document) -> Digest {
    let raw = |reference: RefId| document.references.get(reference.0 as usize).map(|one| &one.raw);
    let cover = document.header.article.cover.map(raw);
    let pictures = document.pictures.iter().map(|(picture, alt)| (raw(*picture), alt));
    let pictures: Vec<_> = pictures.collect();
    let headings = document.headings.iter().map(|heading| (&heading.id, &heading.text));
    let headings: Vec<_> = headings.collect();
    let header = Digest::of_packed(&document.header);
    header.map_or(document.digest, |header| {
        Digest::of_value(&(header, &document.summary, cover, pictures, headings))
    })
}

/// The kind that the folder below `content/` stands for.
pub(crate) fn kind_of_folder(path: &SourcePath) -> Option<Kind> {
    let (folder, _) = path.below("content")?.split_once('/')?;
    Kind::ALL.into_iter().find(|kind| kind.folder() == folder)
}

/// Who may open a turn of an interview: by the label that the header gives, or by name.
fn speakers(header: &Header) -> Vec<Speaker> {
    let Detail::Interview(interview) = &header.detail else { return Vec::new() };
    let answers = interview.interviewee.iter().map(|person| (person, Role::Answer));
    let questions = interview.interviewer.iter().map(|person| (person, Role::Question));
    answers
        .chain(questions)
        .flat_map(|(person, role)| {
            let labels = person.label.iter().chain([&person.name]);
            labels.map(move |label| Speaker { label: label.clone(), role })
        })
        .collect()
}

/// The people that a title may name.
fn names(header: &Header) -> Vec<&str> {
    let people = match &header.detail {
        Detail::Interview(interview) => interview.interviewee.as_slice(),
        _ => &[],
    };
    let people = people.iter().map(|person| person.name.as_str());
    people.chain(header.article.author.as_deref()).collect()
}

/// Every picture that stands alone in a text, in order, with what it shows.
pub(crate) fn pictures(blocks: &[Block]) -> Vec<(RefId, String)> {
    let mut found = Vec::new();
    for block in blocks {
        match &block.kind {
            BlockKind::Figure { pictures } => {
                found.extend(pictures.iter().map(|one| (one.reference, one.alt.clone())));
            }
            BlockKind::Turn { blocks, .. } => found.extend(pictures(blocks)),
            _ => {}
        }
    }
    found
}
