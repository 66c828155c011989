//! The desk's proofreader: texts held against the lists of the desk, terms.yml and people.yml.
//!
//! One search over the text of each document finds every word of the lists; what is meant by a word that was
//! found is decided by its family: `wording`, `phrase`, `names`.

use std::ops::Range;

use crate::base::diag::{Diagnostic, Noted};
use crate::base::digest::Digest;
use crate::base::path::SourcePath;
use crate::base::problem::Problem;
use crate::check::finder::{Finder, Meaning};
use crate::check::names::Names;
use crate::check::phrase::Phrase;
use crate::check::text::Text;
use crate::document::data::{Data, TermsRow};
use crate::document::{Body, Document};

mod finder;
mod names;
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
    if rules.finder.is_empty() {
        return Vec::new();
    }
    let text = Text::new(document, body);
    let hits = rules.finder.find(&text.plain);
    let mut job = Job { rules, document, source, text: &text, notes: Vec::new() };
    wording::check(&mut job, &hits);
    phrase::check(&mut job, &hits);
    names::check(&mut job, &hits, body);
    job.notes
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
    fn note(&self, range: Range<usize>, problem: Problem) -> Diagnostic {
        let place = self.text.place(range, self.source);
        Diagnostic::at(place.span(&self.document.path), problem)
    }
}

#[cfg(test)]
mod tests;
