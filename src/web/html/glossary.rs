//! 用语: short forms that a text uses for the first time, linked to a list at its end that gives them in full. The only door to `aho-corasick`.

use std::hash::{Hash, Hasher};

use aho_corasick::{AhoCorasick, MatchKind};

use crate::web::html::Writer;

/// Short forms with their full ones, ready to be found in texts.
#[derive(Debug, Default)]
pub(crate) struct Glossary {
    /// Short, full.
    pairs: Vec<(String, String)>,
    /// Finds the short form of a pair by twice its place, the full one by that and one; `None` when there are no pairs.
    finder: Option<AhoCorasick>,
}

impl Glossary {
    /// A glossary of pairs; where one piece of text is in several, the longest counts.
    pub(crate) fn new(pairs: &[(String, String)]) -> Self {
        let whole = |(short, full): &&(String, String)| !short.is_empty() && !full.is_empty();
        let pairs: Vec<_> = pairs.iter().filter(whole).cloned().collect();
        let words = pairs.iter().flat_map(|(short, full)| [short, full]);
        let finder = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(words);
        let finder = finder.ok().filter(|_| !pairs.is_empty());
        Self { pairs, finder }
    }

    /// Nothing explained yet.
    pub(super) fn marks(&self) -> Marks<'_> {
        Marks { glossary: self, known: vec![false; self.pairs.len()], used: Vec::new(), paused: 0 }
    }
}

impl PartialEq for Glossary {
    fn eq(&self, other: &Self) -> bool {
        self.pairs == other.pairs
    }
}

impl Eq for Glossary {}

impl Hash for Glossary {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.pairs.hash(state);
    }
}

/// What a text has explained so far.
pub(super) struct Marks<'a> {
    glossary: &'a Glossary,
    /// Pairs that need no explaining any more, by their place.
    known: Vec<bool>,
    /// The pairs that the page explains, in order.
    used: Vec<usize>,
    /// Within how many headings, links and the like the text stands: there nothing is marked.
    paused: usize,
}

impl<'a> Marks<'a> {
    pub(super) fn pause(&mut self) {
        self.paused += 1;
    }

    pub(super) fn resume(&mut self) {
        self.paused = self.paused.saturating_sub(1);
    }

    /// The next first use of a short form in a text: where it stands, its number on the page, its full form. A text that
    /// gives the full form itself, or introduces the short one, has explained it.
    fn next(&mut self, text: &str) -> Option<(std::ops::Range<usize>, usize, &'a str)> {
        let glossary = self.glossary;
        let finder = glossary.finder.as_ref().filter(|_| self.paused == 0)?;
        for found in finder.find_iter(text) {
            let (pair, full) =
                (found.pattern().as_usize() / 2, found.pattern().as_usize() % 2 == 1);
            let Some(known) = self.known.get_mut(pair) else { continue };
            if *known || !stands_alone(text, found.range()) {
                continue;
            }
            *known = true;
            if full || is_introduced(&text[..found.start()]) {
                continue;
            }
            self.used.push(pair);
            let (_, full) = glossary.pairs.get(pair)?;
            return Some((found.range(), self.used.len(), full));
        }
        None
    }
}

/// Whether what stands before a short form introduces it, as in （以下简称“…”）.
fn is_introduced(before: &str) -> bool {
    before.trim_end_matches(['“', '「', '《', '"', '：']).ends_with("简称")
}

/// Whether no Latin word or number goes on before or after: GDP is not meant in GDPR.
fn stands_alone(text: &str, range: std::ops::Range<usize>) -> bool {
    let joins = |a: Option<char>, b: Option<char>| {
        let plain = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        plain(a) && plain(b)
    };
    let (before, word, after) = (&text[..range.start], &text[range.clone()], &text[range.end..]);
    !joins(before.chars().next_back(), word.chars().next())
        && !joins(word.chars().next_back(), after.chars().next())
}

impl Writer<'_> {
    /// Running text, in which short forms lead to their explanation.
    pub(super) fn running(&mut self, mut text: &str) {
        while let Some((range, number, full)) = self.marks.next(text) {
            let (before, rest) = text.split_at(range.start);
            let (short, after) = rest.split_at(range.len());
            self.fine(before);
            self.raw(&format!(
                "<a class=\"word\" id=\"use-{number}\" href=\"#word-{number}\" title=\""
            ));
            self.text(full);
            self.raw("\">");
            self.text(short);
            self.raw("</a>");
            text = after;
        }
        self.fine(text);
    }

    /// 用语说明: the short forms that the text uses, in full.
    pub(super) fn words(&mut self) {
        let used = std::mem::take(&mut self.marks.used);
        if used.is_empty() {
            return;
        }
        let glossary = self.marks.glossary;
        self.raw("<section class=\"words\" aria-label=\"用语说明\">\n<dl>\n");
        let pairs = used.iter().filter_map(|&pair| glossary.pairs.get(pair));
        for (number, (short, full)) in (1..).zip(pairs) {
            self.raw(&format!("<div id=\"word-{number}\"><dt>"));
            self.text(short);
            self.raw("</dt><dd>");
            self.text(full);
            self.raw(&format!(
                " <a class=\"back\" href=\"#use-{number}\" aria-label=\"回到正文\">↩</a></dd></div>\n"
            ));
        }
        self.raw("</dl>\n</section>\n");
    }
}

#[cfg(test)]
mod tests;
