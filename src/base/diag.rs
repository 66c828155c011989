//! Mistakes as data: what is wrong, how bad it is, and where it stands. The words are in `problem`.

use std::cmp::Ordering;

use crate::base::path::SourcePath;
use crate::base::problem::Problem;

/// How bad a mistake is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum Severity {
    /// 错误: nothing is written.
    Error,
    /// 警告: written, but somebody should look.
    Warning,
    /// 提示: a matter of taste or custom.
    Hint,
}

impl Severity {
    /// The name that machine-readable reports use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }
}

/// The language of messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Lang {
    /// 中文.
    #[default]
    Zh,
    /// English.
    En,
}

/// A place in a file: a byte range of its text after decoding.
#[derive(
    Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub struct Span {
    /// The file.
    pub path: SourcePath,
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// A place in `path`; offsets beyond 4 GiB are held at the limit.
    pub(crate) fn new(path: &SourcePath, start: usize, end: usize) -> Self {
        let clamp = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { path: path.clone(), start: clamp(start), end: clamp(end.max(start)) }
    }

    /// The whole of a file, when no better place is known.
    pub(crate) fn file(path: &SourcePath) -> Self {
        Self::new(path, 0, 0)
    }
}

/// A byte range of a file's text, its header included.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
pub(crate) struct Range {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

impl Range {
    /// A range from offsets; those beyond 4 GiB are held at the limit.
    pub(crate) fn new(start: usize, end: usize) -> Self {
        let clamp = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { start: clamp(start), end: clamp(end.max(start)) }
    }

    /// The same place as part of a message.
    pub(crate) fn span(self, path: &SourcePath) -> Span {
        Span { path: path.clone(), start: self.start, end: self.end }
    }

    /// The text that stands there; empty when the range is not of this text.
    pub(crate) fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

/// A value and where it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Typed<T> {
    pub(crate) value: T,
    pub(crate) range: Range,
}

/// One mistake with its place.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Diagnostic {
    /// What is wrong.
    pub problem: Problem,
    /// How bad it is; taken from the kind of problem.
    pub severity: Severity,
    /// Where, unless it belongs to no file.
    pub span: Option<Span>,
    /// The known word nearest to what was typed: shown as “did you mean”.
    pub nearest: Option<String>,
}

impl Diagnostic {
    /// A mistake at a place.
    pub(crate) fn at(span: Span, problem: Problem) -> Self {
        Self { severity: problem.severity(), problem, span: Some(span), nearest: None }
    }

    /// A mistake that belongs to no file.
    pub(crate) fn nowhere(problem: Problem) -> Self {
        Self { severity: problem.severity(), problem, span: None, nearest: None }
    }

    /// The same mistake with the nearest known word.
    pub(crate) fn near(mut self, nearest: Option<String>) -> Self {
        self.nearest = nearest;
        self
    }

    fn order(&self) -> (Option<&Span>, &'static str) {
        (self.span.as_ref(), self.problem.code())
    }
}

impl PartialOrd for Diagnostic {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Diagnostic {
    /// By path, place and code; what is still equal is told apart by its text, so that order never
    /// depends on which thread was first.
    fn cmp(&self, other: &Self) -> Ordering {
        self.order()
            .cmp(&other.order())
            .then_with(|| format!("{:?}", self.problem).cmp(&format!("{:?}", other.problem)))
            .then_with(|| self.nearest.cmp(&other.nearest))
    }
}

/// A value with the mistakes found while making it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Noted<T> {
    /// What was made, as well as it could be.
    pub value: T,
    /// The mistakes met on the way.
    pub notes: Vec<Diagnostic>,
}

impl<T> Noted<T> {
    /// A value without mistakes.
    pub(crate) fn clean(value: T) -> Self {
        Self { value, notes: Vec::new() }
    }
}

/// How many slips of the hand part two words; `None` when they are too many to be slips.
pub(crate) fn slip(typed: &str, known: &str) -> Option<usize> {
    let distance = strsim::damerau_levenshtein(typed, known);
    let longest = typed.chars().count().max(known.chars().count());
    (distance <= 1.max(longest / 3) && distance < longest).then_some(distance)
}

/// The candidate nearest to `typed`, when it is near enough to be a slip of the hand.
pub(crate) fn nearest<'a>(
    typed: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    candidates
        .into_iter()
        .filter_map(|known| Some((slip(typed, known)?, known)))
        .min_by_key(|(distance, known)| (*distance, *known))
        .map(|(_, known)| known.to_owned())
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn nearest_is_a_slip_of_the_hand() {
        let known = ["title", "subtitle", "topics", "标题", "副题"];
        for (typed, expected) in [
            ("titel", Some("title")),
            ("topic", Some("topics")),
            ("标提", Some("标题")),
            ("完全不同", None),
            ("x", None),
        ] {
            assert_eq!(nearest(typed, known).as_deref(), expected, "{typed}");
        }
    }
}
