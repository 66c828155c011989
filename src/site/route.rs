//! The address of each thing: pinyin names, explicit slugs, no two alike.

use std::collections::BTreeMap;

use crate::base::chinese::pinyin::{self, is_device};
use crate::base::diag::{Diagnostic, Noted, Span};
use crate::base::path::{OutPath, SourcePath};
use crate::base::problem::Problem;
use crate::document::Document;
use crate::document::header::{BulletinHeader, Detail, IssueNumber, Kind};

/// A document's name in addresses and the page it gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Route {
    pub(crate) slug: String,
    pub(crate) out: OutPath,
}

/// Gives each document its address; those without one, or with a taken one, are reported.
/// The result has the order of `documents`.
pub(crate) fn routes<'a>(documents: impl Iterator<Item = &'a Document>) -> Noted<Vec<Route>> {
    let mut notes = Vec::new();
    let mut taken: BTreeMap<OutPath, &SourcePath> = BTreeMap::new();
    let mut routes = Vec::new();
    for document in documents {
        let slug = slug(document);
        let out = OutPath::new(page(document, &slug));
        if slug.is_empty() {
            notes.push(Diagnostic::at(Span::file(&document.path), Problem::NoAddress {}));
        } else if reserved(document.kind, &slug) {
            notes.push(Diagnostic::at(
                place(document),
                Problem::ReservedAddress { slug: slug.clone() },
            ));
        } else if let Some(other) = taken.get(&out) {
            notes.push(clash(document, &out, other));
        } else {
            taken.insert(out.clone(), &document.path);
        }
        routes.push(Route { slug, out });
    }
    Noted { value: routes, notes }
}

/// Where an issue's publication stands in addresses.
pub(crate) fn publication(header: &BulletinHeader) -> String {
    let slug = pinyin::slug(&header.publication.value);
    if slug.is_empty() { "bulletin".to_owned() } else { slug }
}

/// The number of an issue as its masthead and messages write it.
pub(crate) fn issue_label(year: u16, number: IssueNumber) -> String {
    let supplement = if number.supplement { "增刊" } else { "" };
    format!("{year}年{supplement}第{}期", number.number)
}

/// Addresses for files that are copied: below `media/`, every part of the path in ASCII, no two alike.
/// What is converted comes with its path.
pub(crate) fn media<'a>(
    files: impl Iterator<Item = (&'a SourcePath, bool)>,
) -> BTreeMap<&'a SourcePath, OutPath> {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    files
        .map(|(path, converted)| {
            let below = path.below("content").unwrap_or(path.as_str());
            let (folder, _) = below.rsplit_once('/').unwrap_or(("", below));
            let mut parts: Vec<String> = folder.split('/').map(ascii).collect();
            parts.retain(|part| !part.is_empty());
            parts.push(ascii(path.stem()));
            let base = format!("media/{}", parts.join("/"));
            let ending = if converted { "jpg".to_owned() } else { path.extension() };
            let ending = if ending.is_ascii() { ending } else { ascii(&ending) };
            let count = counts.entry(format!("{base}.{ending}")).or_insert(0);
            *count += 1;
            let tail = if *count > 1 { format!("-{count}") } else { String::new() };
            let dot = if ending.is_empty() { "" } else { "." };
            (path, OutPath::new(format!("{base}{tail}{dot}{ending}")))
        })
        .collect()
}

/// The name of a folder or file in ASCII; never empty.
fn ascii(name: &str) -> String {
    let slug = pinyin::slug(name);
    if slug.is_empty() && !name.is_empty() { "x".to_owned() } else { slug }
}

fn slug(document: &Document) -> String {
    if let Some(typed) = &document.header.slug {
        return typed.value.clone();
    }
    let path = &document.path;
    let stem = path.stem();
    let name =
        if stem == "index" { path.folder().rsplit('/').next().unwrap_or(stem) } else { stem };
    pinyin::slug(name)
}

fn page(document: &Document, slug: &str) -> String {
    let folder = document.kind.folder();
    let year = document.header.date.as_ref().map_or(0, |date| date.value.year);
    match &document.header.detail {
        Detail::Bulletin(header) => {
            let number = header.number.value;
            let supplement = if number.supplement { "zengkan-" } else { "" };
            format!("{folder}/{}/{year}-{supplement}{}.html", publication(header), number.number)
        }
        _ if document.kind.is_article() => format!("{folder}/{year}/{slug}.html"),
        _ => format!("{folder}/{slug}.html"),
    }
}

/// Names of pages that the program makes itself in the folder of a kind, and those that no file can have on Windows.
fn reserved(kind: Kind, slug: &str) -> bool {
    if is_device(slug) {
        return true;
    }
    let listing = slug == "index"
        || slug.strip_prefix("page-").is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()));
    listing && !kind.is_article() && kind != Kind::Bulletin
}

fn clash(document: &Document, out: &OutPath, other: &SourcePath) -> Diagnostic {
    let problem = match &document.header.detail {
        Detail::Bulletin(header) => Problem::SameIssue {
            number: issue_label(
                document.header.date.as_ref().map_or(0, |date| date.value.year),
                header.number.value,
            ),
            other: other.to_string(),
        },
        _ => Problem::SameAddress { address: out.to_string(), other: other.to_string() },
    };
    Diagnostic::at(place(document), problem)
}

/// Where a mistake of the address is shown: what was typed for it, or the title.
fn place(document: &Document) -> Span {
    let header = &document.header;
    let range = match (&header.detail, &header.slug) {
        (Detail::Bulletin(bulletin), _) => bulletin.number.range,
        (_, Some(slug)) => slug.range,
        (_, None) => header.title.range,
    };
    Span::new(&document.path, range.start as usize, range.end as usize)
}

#[cfg(test)]
mod tests {
    use super::media;
    use crate::base::path::SourcePath;

    #[test]
    fn media_names_are_ascii_and_differ() {
        let paths: Vec<SourcePath> = [
            "content/news/a/座谈会（1）.JPG",
            "content/news/a/座谈会-1.jpg",
            "content/news/中秋/☆.png",
            "content/news/中秋/★.png",
            "content/news/a.bmp",
            "content/news/a.jpg",
        ]
        .iter()
        .filter_map(|text| SourcePath::new(text))
        .collect();
        let media = media(paths.iter().map(|path| (path, path.extension() == "bmp")));
        let found: Vec<&str> = paths.iter().map(|path| media[path].as_str()).collect();
        let expected = [
            "media/news/a/zuo-tan-hui-1.jpg",
            "media/news/a/zuo-tan-hui-1-2.jpg",
            "media/news/zhong-qiu/x.png",
            "media/news/zhong-qiu/x-2.png",
            "media/news/a.jpg",
            "media/news/a-2.jpg",
        ];
        assert_eq!(found, expected);
    }
}
