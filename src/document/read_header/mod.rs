//! From the head of a file to its typed header: keys in English or Chinese, each kind with its own, mistakes at their places.

use crate::base::diag::{Noted, Range, Typed};
use crate::base::path::SourcePath;
use crate::base::problem::Problem;
use crate::base::waive::{self, Waiver};
use crate::base::yaml;
use crate::base::yaml::Value;
use crate::base::yaml::fields::{Field, Fields, Names, Reader, both, same_key};
use crate::document::block::{RefId, RefKind, Reference};
use crate::document::header::{ArticleHeader, Detail, Header, Kind};

mod article;
mod campaign;
mod fence;
mod issue;
mod keys;
mod official;

/// What the head of a file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Read {
    pub(crate) kind: Kind,
    /// `None` when nothing can be made of it; mistakes say why.
    pub(crate) header: Option<Header>,
    /// Covers and items, in order; the text's own references follow them.
    pub(crate) references: Vec<Reference>,
    /// Where the text begins.
    pub(crate) body_start: usize,
}

/// The place of the YAML between the `---` lines, when there is a header, and where the text begins.
#[cfg(test)]
pub(crate) fn split(text: &str) -> (Option<(usize, usize)>, usize) {
    let fences = fence::find(text);
    (fences.yaml, fences.body)
}

/// The most that a header may hold.
const MOST: usize = 64 * 1024;

/// Reads the header of a file. `kind` in it goes before the folder's kind.
pub(crate) fn read(text: &str, path: &SourcePath, folder: Option<Kind>) -> Noted<Read> {
    let fences = fence::find(text);
    let (start, end) = fences.opening;
    let opening = Range::new(start, end);
    let reader = Reader { text, path, notes: Vec::new() };
    let mut reading = Reading { reader, references: Vec::new(), opening };
    for (start, end, problem) in fences.faults {
        reading.reader.note(Range::new(start, end), problem);
    }
    let (kind, header) = match reading.fields(fences.yaml) {
        Some(fields) => reading.header(fields, folder),
        None => (folder.unwrap_or(Kind::Page), None),
    };
    let references = reading.references;
    Noted {
        value: Read { kind, header, references, body_start: fences.body },
        notes: reading.reader.notes,
    }
}

/// A header under reading.
struct Reading<'a> {
    reader: Reader<'a>,
    references: Vec<Reference>,
    /// The opening `---`: the place of what is missing.
    opening: Range,
}

impl Reading<'_> {
    fn fields(&mut self, yaml: Option<(usize, usize)>) -> Option<Fields> {
        let Some((start, end)) = yaml else {
            let first = self.reader.text.lines().next().unwrap_or_default();
            self.reader.note(Range::new(0, first.len()), Problem::NoHeader {});
            return None;
        };
        if end - start > MOST {
            self.reader.note(self.opening, Problem::HeaderHuge { limit: "64 KB".to_owned() });
            return None;
        }
        let tree = yaml::parse(&self.reader.text[start..end], start, self.reader.path);
        self.reader.notes.extend(tree.notes);
        if tree.value.value == Value::Null {
            return Some(Fields::none(self.opening));
        }
        let field = Field { label: "---".to_owned(), key: self.opening, node: tree.value };
        self.reader.fields(field, "标题: …")
    }

    fn header(&mut self, mut fields: Fields, folder: Option<Kind>) -> (Kind, Option<Header>) {
        let typed = fields.take(&mut self.reader, keys::KIND);
        let typed = typed.map(|field| self.kind(&field));
        let Some(kind) = typed.unwrap_or(folder).or(folder) else {
            let known = Kind::ALL.map(|kind| format!("{}（{}）", kind.chinese(), kind.word()));
            if typed.is_none() {
                self.reader.note(self.opening, Problem::KindUnknown { known: known.join("、") });
            }
            return (Kind::Page, None);
        };
        let title = self.take(&mut fields, keys::TITLE);
        let title = title.and_then(|field| self.reader.line_of_text(&field));
        if title.is_none() {
            self.missing(keys::TITLE, "标题: …", "title: …");
        }
        let needs_date = kind.is_article() || kind == Kind::Bulletin;
        let date_field = self.take(&mut fields, keys::DATE);
        let date_typed = date_field.as_ref().is_some_and(|field| field.node.value != Value::Null);
        let date = date_field.and_then(|field| self.reader.date(&field));
        if needs_date && !date_typed {
            self.missing(keys::DATE, "日期: 2013-11-25", "date: 2013-11-25");
        }
        let header = Header {
            title: title.clone().unwrap_or_default(),
            kicker: self.line(&mut fields, keys::KICKER),
            subtitle: self.line(&mut fields, keys::SUBTITLE),
            date: date.clone(),
            slug: self.slug(&mut fields),
            draft: self.flag(&mut fields, keys::DRAFT),
            waive: self.waive(&mut fields),
            article: if kind.is_article() {
                self.article(&mut fields)
            } else {
                // Campaigns, issues and boards may say in a sentence what they are, too.
                let summary = self.line(&mut fields, keys::SUMMARY);
                ArticleHeader { summary, ..ArticleHeader::default() }
            },
            figures: if kind.is_article() || kind == Kind::Campaign {
                self.figures(&mut fields)
            } else {
                Vec::new()
            },
            detail: Detail::Page,
            broken: title.is_none() || (date.is_none() && needs_date),
        };
        let detail = self.detail(kind, &mut fields);
        let unnumbered =
            matches!(&detail, Detail::Bulletin(issue) if !issue.number.value.is_known());
        self.others(kind, &mut fields);
        fields.finish(&mut self.reader);
        (kind, Some(Header { detail, broken: header.broken || unnumbered, ..header }))
    }

    /// What this kind alone has.
    fn detail(&mut self, kind: Kind, fields: &mut Fields) -> Detail {
        match kind {
            Kind::Interview => Detail::Interview(self.interview(fields)),
            Kind::Policy => Detail::Policy(Box::new(self.policy(fields))),
            Kind::Practice => Detail::Practice(self.practice(fields)),
            Kind::News => Detail::News(self.news(fields)),
            Kind::Campaign => Detail::Campaign(Box::new(self.campaign(fields))),
            Kind::Bulletin => Detail::Bulletin(Box::new(self.bulletin(fields))),
            Kind::Board => Detail::Board(self.board(fields)),
            Kind::Page => Detail::Page,
        }
    }

    fn kind(&mut self, field: &Field) -> Option<Kind> {
        let words = Kind::ALL.map(|kind| ([kind.chinese(), kind.word(), kind.folder()], kind));
        let choices: Vec<(&[&str], Kind)> =
            words.iter().map(|(words, kind)| (words.as_slice(), *kind)).collect();
        self.reader.choice(field, &choices).map(|typed| typed.value)
    }

    fn slug(&mut self, fields: &mut Fields) -> Option<Typed<String>> {
        let field = self.take(fields, keys::SLUG)?;
        let typed = self.reader.word(&field)?;
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if typed.value.chars().all(plain) && typed.value.contains(|c| c != '-') {
            return Some(typed);
        }
        let good = crate::base::chinese::pinyin::slug(&typed.value);
        let good = if good.is_empty() { "dongyuan-dahui".to_owned() } else { good };
        self.reader.note(typed.range, Problem::BadSlug { slug: typed.value, good });
        None
    }

    fn waive(&mut self, fields: &mut Fields) -> Vec<Waiver> {
        let field = self.take(fields, keys::WAIVE);
        field.map(|field| waive::read(&mut self.reader, field)).unwrap_or_default()
    }

    /// Reports keys that other kinds have.
    fn others(&mut self, kind: Kind, fields: &mut Fields) {
        let reader = &mut self.reader;
        fields.rest().retain(|entry| {
            let owners: Vec<Kind> = keys::OWNERS
                .iter()
                .filter(|(names, _)| names.iter().any(|name| same_key(name, &entry.label)))
                .flat_map(|(_, kinds)| kinds.iter().copied())
                .collect();
            if owners.is_empty() {
                return true;
            }
            let named = |name: fn(Kind) -> &'static str, part| {
                owners.iter().map(|owner| name(*owner)).collect::<Vec<_>>().join(part)
            };
            let problem = Problem::KeyOfOther {
                key: entry.label.clone(),
                owners: named(Kind::chinese, "、"),
                kind: kind.chinese().to_owned(),
                english_owners: named(Kind::folder, ", "),
                english_kind: kind.folder().to_owned(),
            };
            reader.note(entry.key, problem);
            false
        });
    }

    fn missing(&mut self, names: Names, chinese: &str, english: &str) {
        let (chinese, english) = (chinese.to_owned(), english.to_owned());
        self.reader.note(self.opening, Problem::KeyMissing { key: both(names), chinese, english });
    }

    fn take(&mut self, fields: &mut Fields, names: Names) -> Option<Field> {
        fields.take(&mut self.reader, names)
    }

    /// Text on one line.
    fn line(&mut self, fields: &mut Fields, names: Names) -> Option<String> {
        let field = self.take(fields, names)?;
        self.reader.line_of_text(&field).map(|typed| typed.value)
    }

    /// Names on one line: a list of them is joined by 、.
    fn names_on_a_line(&mut self, fields: &mut Fields, names: Names) -> Option<String> {
        let field = self.take(fields, names)?;
        if let Value::List(_) = field.node.value {
            let names: Vec<String> =
                self.reader.names(field).into_iter().map(|typed| typed.value).collect();
            return (!names.is_empty()).then(|| names.join("、"));
        }
        self.reader.line_of_text(&field).map(|typed| typed.value)
    }

    /// A name with its place.
    fn typed_name(&mut self, fields: &mut Fields, names: Names) -> Option<Typed<String>> {
        let field = self.take(fields, names)?;
        self.reader.name(&field)
    }

    fn names(&mut self, fields: &mut Fields, names: Names) -> Vec<Typed<String>> {
        let Some(field) = self.take(fields, names) else { return Vec::new() };
        self.reader.names(field)
    }

    fn flag(&mut self, fields: &mut Fields, names: Names) -> bool {
        let field = self.take(fields, names);
        field.and_then(|field| self.reader.flag(&field)).unwrap_or(false)
    }

    fn number(&mut self, fields: &mut Fields, names: Names, around: &[&str]) -> Option<u32> {
        let field = self.take(fields, names)?;
        self.reader.number(&field, around).map(|typed| typed.value)
    }

    /// Adds to the document's table of references.
    fn reference(&mut self, kind: RefKind, typed: Typed<String>) -> RefId {
        let id = u32::try_from(self.references.len()).unwrap_or(u32::MAX);
        self.references.push(Reference { kind, raw: typed.value, range: typed.range });
        RefId(id)
    }
}

#[cfg(test)]
mod tests;
