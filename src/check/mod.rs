//! The desk's proofreader: texts held against the standards for marks and numerals, and against the lists of the desk,
//! terms.yml and people.yml.
//!
//! One pass over the characters of each line finds slips of `marks`, `pairs` and `numerals`. One search over the text
//! finds every word of the lists; what is meant by a word that was found is decided by its family: `wording`, `phrase`, `names`.

use crate::base::diag::{Diagnostic, Noted, Range};
use crate::base::digest::Digest;
use crate::base::path::SourcePath;
use crate::base::problem::Problem;
use crate::check::finder::{Finder, Meaning};
use crate::check::names::Names;
use crate::check::phrase::Phrase;
use crate::check::text::{Manner, Text};
use crate::document::data::{Data, TermsRow};
use crate::document::header::Kind;
use crate::document::{Body, Document};

mod ends;
mod finder;
mod line;
mod marks;
mod names;
mod numerals;
mod pairs;
mod phrase;
mod text;
mod wording;

/// What texts are held against.
pub(crate) struct Rules {
    /// Of the lists that the rules were made from.
    pub(crate) digest: Digest,
    terms: TermsRow,
    phrases: Vec<Phrase>,
    names: Names,
    finder: Finder,
}

/// The rules that a desk's lists ask for, and what the lists themselves get wrong; `digest` is that of the lists.
pub(crate) fn rules(data: &Data, people_file: &SourcePath, digest: Digest) -> Noted<Rules> {
    let Noted { value: names, notes } = Names::new(data, people_file);
    let terms = data.terms.clone();
    let phrases: Vec<Phrase> = terms.fixed.iter().map(|fixed| Phrase::new(fixed)).collect();
    let mut finder = finder::Words::default();
    for unit in &data.units {
        finder.add(&unit.name.value, Meaning::Good);
        finder.add(unit.short.as_deref().unwrap_or_default(), Meaning::Good);
    }
    wording::words(&terms, &mut finder);
    for (index, phrase) in phrases.iter().enumerate() {
        phrase.words(index, &mut finder);
    }
    names.words(&mut finder);
    Noted { value: Rules { digest, terms, phrases, names, finder: finder.build() }, notes }
}

/// Holds a document against the rules; `source` is the text of its file.
pub(crate) fn check(
    rules: &Rules,
    document: &Document,
    body: &Body,
    source: &str,
) -> Vec<Diagnostic> {
    let text = Text::new(document, body);
    let mut job = Job { rules, document, source, text: &text, notes: Vec::new() };
    characters(&mut job);
    ends::check(&mut job, &body.blocks);
    if rules.finder.is_empty() {
        return job.notes;
    }
    let hits = rules.finder.find(&text.plain);
    wording::check(&mut job, &hits);
    phrase::check(&mut job, &hits);
    names::check(&mut job, &hits, body);
    job.notes
}

/// Looks at marks and numerals, character by character.
fn characters(job: &mut Job<'_>) {
    let text = job.text;
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        for (range, problem) in marks::look(line, lines.peek().copied()).told() {
            let others = matches!(problem, Problem::NeedlessPause { .. })
                && (job.document.kind == Kind::Policy || line.manner == Manner::Quoted);
            let note = job.note(range, problem);
            // A line break between Chinese and Latin words is no typed space.
            let broken = || {
                let place = note.span.as_ref().map(|span| span.start as usize..span.end as usize);
                place.and_then(|place| job.source.get(place)).is_some_and(|at| at.contains('\n'))
            };
            let space = matches!(note.problem, Problem::TypedSpace { .. });
            if !(others || space && broken()) {
                job.notes.push(note);
            }
        }
    }
    let title = &job.document.header.title;
    if let Some(mark) = title.value.chars().next_back().filter(|c| "，。；：、,;:.".contains(*c))
    {
        // A mark that is typed as an escape stands nowhere of its own.
        let place = title.range.of(job.source).rfind(mark).map_or(title.range, |at| {
            let start = title.range.start as usize + at;
            Range::new(start, start + mark.len_utf8())
        });
        let place = place.span(&job.document.path);
        job.notes.push(Diagnostic::at(place, Problem::TitleMark { typed: mark.to_string() }));
    }
}

/// One document under check.
struct Job<'a> {
    rules: &'a Rules,
    document: &'a Document,
    source: &'a str,
    text: &'a Text,
    notes: Vec<Diagnostic>,
}

impl Job<'_> {
    /// The mistake at a range of the plain text.
    fn note(&self, range: std::ops::Range<usize>, problem: Problem) -> Diagnostic {
        let place = self.text.place(range, self.source);
        Diagnostic::at(place.span(&self.document.path), problem)
    }
}

#[cfg(test)]
mod tests;
