//! 用语: wrong spellings, words to be careful with, retired names, short forms that nobody explained.

use std::ops::Range;

use super::Job;
use super::finder::{Hit, Meaning, Words};
use super::text::Manner;
use crate::base::problem::Problem;
use crate::document::data::TermsRow;
use crate::document::header::Kind;

/// What says that a retired name is meant as one.
const FORMERLY: &[&str] = &["原", "前身", "前身是", "前身为", "旧称", "曾称", "曾名", "曾叫"];

/// What says so when it comes soon after.
const RENAMED: &[&str] = &["更名", "改名", "改称", "改为", "撤销", "撤并", "并入", "改制"];

/// How far after a name its renaming is told, in bytes.
const SOON: usize = 24;

/// The words of terms.yml.
pub(super) fn words(terms: &TermsRow, words: &mut Words) {
    for (index, (wrong, right)) in terms.wrong.iter().enumerate() {
        words.add(right, Meaning::Good);
        // A word that stands on both sides is one that is right: it excuses what stands within it.
        if wrong != right {
            words.add(wrong, Meaning::Wrong(index));
        }
    }
    for (index, (word, _)) in terms.careful.iter().enumerate() {
        words.add(word, Meaning::Careful(index));
    }
    for (index, retired) in terms.retired.iter().enumerate() {
        words.add(&retired.old, Meaning::Retired(index));
        words.add(&retired.now, Meaning::Good);
    }
    for (index, (short, full)) in terms.short.iter().enumerate() {
        words.add(short, Meaning::Short(index));
        words.add(full, Meaning::Full(index));
    }
}

/// Reports what stands in a text and should not.
pub(super) fn check(job: &mut Job<'_>, hits: &[Hit]) {
    let mut end = 0;
    for hit in longest(hits) {
        // What overlaps a word that was taken is part of the same mistake.
        if hit.start < end || is_excused(hits, hit) {
            continue;
        }
        end = hit.end;
        if let Some(problem) = problem(job, hit) {
            let note = job.note(hit.range(), problem);
            let now = match hit.meaning {
                Meaning::Retired(index) => Some(job.rules.terms.retired[index].now.clone()),
                _ => None,
            };
            job.notes.push(note.near(now.filter(|now| !now.is_empty())));
        }
    }
    shorts(job, hits);
}

/// The words that may be mistakes: of those that begin at one place, the longest first.
fn longest(hits: &[Hit]) -> Vec<&Hit> {
    let mistake = |hit: &&Hit| {
        matches!(hit.meaning, Meaning::Wrong(_) | Meaning::Careful(_) | Meaning::Retired(_))
    };
    let mut found: Vec<&Hit> = hits.iter().filter(mistake).collect();
    found.sort_by_key(|hit| (hit.start, std::cmp::Reverse(hit.end), hit.meaning));
    found
}

/// Whether a word is part of a longer one that is right.
fn is_excused(hits: &[Hit], word: &Hit) -> bool {
    let right =
        |hit: &&Hit| matches!(hit.meaning, Meaning::Good | Meaning::Full(_) | Meaning::Phrase(_));
    hits.iter()
        .filter(right)
        .any(|hit| hit.start <= word.start && word.end <= hit.end && hit.range() != word.range())
}

fn problem(job: &Job<'_>, hit: &Hit) -> Option<Problem> {
    let terms = &job.rules.terms;
    match hit.meaning {
        Meaning::Wrong(index) => {
            let (word, right) = terms.wrong.get(index)?.clone();
            Some(Problem::WrongWord { word, right })
        }
        Meaning::Careful(index) => {
            let (word, advice) = terms.careful.get(index)?.clone();
            (!is_others_word(job, &hit.range())).then_some(Problem::CarefulWord { word, advice })
        }
        Meaning::Retired(index) => {
            let retired = terms.retired.get(index)?;
            let date = job.document.header.date.as_ref().map(|date| date.value.day_only());
            let still = retired.since.zip(date).is_some_and(|(since, date)| date < since);
            let meant = still || is_others_word(job, &hit.range()) || is_of_old(job, hit);
            (!meant).then(|| Problem::RetiredName { word: retired.old.clone() })
        }
        _ => None,
    }
}

/// Whether a word is not the writer's own: it stands in a document of others, in a document's name, or is itself in
/// quotation marks.
fn is_others_word(job: &Job<'_>, range: &Range<usize>) -> bool {
    let plain = &job.text.plain;
    let (before, after) = (&plain[..range.start], &plain[range.end..]);
    job.document.kind == Kind::Policy
        || job.text.manner(range.start) == Manner::Quoted
        || is_in_title(before)
        || (before.ends_with(['“', '‘', '「']) && after.starts_with(['”', '’', '」']))
}

/// Whether what comes next stands between 《 and 》.
pub(super) fn is_in_title(before: &str) -> bool {
    let line = before.rsplit(super::text::END).next().unwrap_or_default();
    line.rfind('《') > line.rfind('》')
}

/// Whether the text speaks of what a retired name meant at its time.
fn is_of_old(job: &Job<'_>, hit: &Hit) -> bool {
    let plain = &job.text.plain;
    let before = plain[..hit.start].trim_end_matches(['“', '（', '：']);
    let after = &plain[hit.end..plain.floor_char_boundary(hit.end + SOON)];
    let after = after.split(['。', '，', '；', super::text::END]).next().unwrap_or_default();
    FORMERLY.iter().any(|word| before.ends_with(word))
        || RENAMED.iter().any(|word| after.contains(word))
}

/// Reports short forms that come before their full form, each once.
fn shorts(job: &mut Job<'_>, hits: &[Hit]) {
    // Documents are quoted as they are, and nobody speaks in full forms.
    if matches!(job.document.kind, Kind::Policy | Kind::Interview) {
        return;
    }
    let mut known = vec![false; job.rules.terms.short.len()];
    for hit in hits {
        let running = || job.text.manner(hit.start) == Manner::Running;
        match hit.meaning {
            Meaning::Full(index) if running() => known[index] = true,
            Meaning::Short(index) if !known[index] && running() && !is_excused(hits, hit) => {
                let (before, after) = job.text.plain.split_at(hit.end);
                let before = &before[..hit.start];
                if is_in_title(before) {
                    continue;
                }
                known[index] = true;
                let (short, full) = job.rules.terms.short[index].clone();
                let told = after
                    .strip_prefix('（')
                    .is_some_and(|rest| rest.trim_start_matches("即").starts_with(&full));
                let introduced = before.trim_end_matches(['“', '「', '《', '"', '：']);
                if !told && !introduced.ends_with("简称") {
                    let note = job.note(hit.range(), Problem::ShortFirst { short, full });
                    job.notes.push(note);
                }
            }
            _ => {}
        }
    }
}
