//! What one PDF is made from, chosen from the site: the whole input of `typeset` besides the theme.

use std::sync::Arc;

use crate::base::path::OutPath;
use crate::config::{PrintSettings, Settings};
use crate::document::Document;
use crate::document::block::RefId;
use crate::document::header::{BulletinHeader, Detail, Form, Kind, PolicyHeader};
use crate::site::{DocId, Entry, Issue, PictureTarget, Site, Target};

/// Everything that one PDF may depend on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct PrintView {
    pub(crate) out: OutPath,
    pub(crate) form: Form,
    /// The title that the PDF bears.
    pub(crate) title: String,
    /// Who publishes it: the issue's 编印单位, or the desk's 主办单位.
    pub(crate) publisher: String,
    /// The issue's own file: its facts and what stands in front of the articles.
    pub(crate) own: PrintArticle,
    /// The articles, by section.
    pub(crate) sections: Vec<PrintSection>,
    /// Names and fixed expressions that occur in titles and are not broken over lines.
    pub(crate) phrases: Vec<String>,
    pub(crate) settings: PrintSettings,
}

impl PrintView {
    /// Whether it is an issue, not a single document.
    pub(crate) fn is_issue(&self) -> bool {
        self.own.document.kind == Kind::Bulletin
    }
}

/// 栏目 of an issue.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct PrintSection {
    pub(crate) name: Option<String>,
    pub(crate) articles: Vec<PrintArticle>,
}

/// One document with what its references turned out to be.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct PrintArticle {
    pub(crate) document: Arc<Document>,
    /// 供稿单位, as they are printed.
    pub(crate) units: Vec<String>,
    /// Same order as `document.references`.
    pub(crate) targets: Vec<PrintTarget>,
}

/// What a reference means on paper.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum PrintTarget {
    /// Nothing that a reader of the PDF could follow.
    Nothing,
    Picture(PictureTarget),
    /// An article of the same print, counted from 0 through all sections, perhaps a heading in it.
    Article(usize, Option<String>),
    /// A heading of the same document.
    Heading(String),
    /// An address on the net.
    Address(String),
}

/// A document of any kind alone: a policy document in the official format, the others as articles.
pub(crate) fn alone(site: &Site, settings: &Settings, id: DocId) -> PrintView {
    let entry = site.entry(id);
    let facts = policy(&entry.document);
    let attached = facts.map(|facts| attached(entry, facts)).unwrap_or_default();
    let (form, printed) = match facts {
        Some(_) => (Form::Gongwen, attached),
        None => (Form::Jianbao, vec![id]),
    };
    let articles: Vec<PrintArticle> =
        printed.iter().map(|id| article(site, settings, *id, &printed)).collect();
    let sections = vec![PrintSection { name: None, articles }];
    let titled: Vec<DocId> = printed.iter().copied().chain([id]).collect();
    let issuer = facts.and_then(|facts| facts.issuer.clone());
    PrintView {
        out: printed_at(&entry.out),
        form,
        title: entry.document.header.title.value.clone(),
        publisher: issuer.unwrap_or_else(|| settings.publisher.clone()),
        own: article(site, settings, id, &printed),
        sections,
        phrases: phrases(site, &titled),
        settings: settings.print.clone(),
    }
}

/// The address of a page's print.
fn printed_at(page: &OutPath) -> OutPath {
    let page = page.as_str();
    OutPath::new(format!("{}.pdf", page.strip_suffix(".html").unwrap_or(page)))
}

/// The attachments of a document that are documents of the desk, each once.
fn attached(entry: &Entry, facts: &PolicyHeader) -> Vec<DocId> {
    let files = facts.attachments.iter().filter_map(|attachment| attachment.file);
    let mut out = Vec::new();
    for RefId(at) in files {
        if let Some(Target::Page { document, .. }) = entry.targets.get(at as usize)
            && !out.contains(document)
        {
            out.push(*document);
        }
    }
    out
}

/// The files that a print takes text from.
pub(crate) fn documents(view: &PrintView) -> impl Iterator<Item = &Arc<Document>> {
    let articles = view.sections.iter().flat_map(|section| &section.articles);
    articles.chain([&view.own]).map(|article| &article.document)
}

/// An article by its position through all sections.
pub(crate) fn article_at(view: &PrintView, at: usize) -> Option<&PrintArticle> {
    view.sections.iter().flat_map(|section| &section.articles).nth(at)
}

/// The facts of a policy document, when the document is one.
pub(crate) fn policy(document: &Document) -> Option<&PolicyHeader> {
    match &document.header.detail {
        Detail::Policy(header) => Some(header),
        _ => None,
    }
}

pub(crate) fn issue_view(site: &Site, settings: &Settings, issue: &Issue) -> PrintView {
    let document = site.document(issue.document);
    let header = bulletin(document);
    let order: Vec<DocId> =
        issue.sections.iter().flat_map(|section| section.articles.iter().copied()).collect();
    let article = |id: DocId| article(site, settings, id, &order);
    let sections: Vec<PrintSection> = issue
        .sections
        .iter()
        .map(|section| PrintSection {
            name: section.name.clone(),
            articles: section.articles.iter().map(|id| article(*id)).collect(),
        })
        .collect();
    let phrases = phrases(site, &order);
    let publisher = header.and_then(|header| header.issuer.clone());
    PrintView {
        out: issue.pdf.clone(),
        form: header.map(|header| header.form).unwrap_or_default(),
        title: document.header.title.value.clone(),
        publisher: publisher.unwrap_or_else(|| settings.publisher.clone()),
        own: article(issue.document),
        sections,
        phrases,
        settings: settings.print.clone(),
    }
}

pub(crate) fn article(
    site: &Site,
    settings: &Settings,
    id: DocId,
    order: &[DocId],
) -> PrintArticle {
    let entry = site.entry(id);
    let base = settings.base_url.as_deref();
    let address = |out: &OutPath| {
        let base = base.map(|base| format!("{}/{out}", base.trim_end_matches('/')));
        base.map_or(PrintTarget::Nothing, PrintTarget::Address)
    };
    let target = |target: &Target| match target {
        Target::Page { document, out, anchor } => {
            let position = order.iter().position(|other| other == document);
            position.map_or_else(|| address(out), |at| PrintTarget::Article(at, anchor.clone()))
        }
        Target::Anchor(anchor) => PrintTarget::Heading(anchor.clone()),
        // What sizes pages offer is no matter of prints.
        Target::Picture(picture) => {
            PrintTarget::Picture(PictureTarget { sizes: Vec::new(), ..picture.clone() })
        }
        Target::File(out) => address(out),
        Target::Outside(address) => PrintTarget::Address(address.clone()),
        Target::Missing => PrintTarget::Nothing,
    };
    PrintArticle {
        document: Arc::clone(&entry.document),
        units: entry.units.iter().map(|unit| site.unit(*unit).label().to_owned()).collect(),
        targets: entry.targets.iter().map(target).collect(),
    }
}

/// The facts of an issue, when the document is one.
pub(crate) fn bulletin(document: &Document) -> Option<&BulletinHeader> {
    match &document.header.detail {
        Detail::Bulletin(header) => Some(header),
        _ => None,
    }
}

/// Unit names and fixed expressions that the titles of these articles hold, longest first.
pub(crate) fn phrases(site: &Site, articles: &[DocId]) -> Vec<String> {
    let titles: Vec<&str> =
        articles.iter().map(|id| site.document(*id).header.title.value.as_str()).collect();
    let units = site.units.iter().flat_map(|unit| [Some(&unit.name), unit.short.as_ref()]);
    let mut phrases: Vec<String> = units
        .flatten()
        .chain(&site.terms.fixed)
        .filter(|phrase| titles.iter().any(|title| title.contains(phrase.as_str())))
        .cloned()
        .collect();
    phrases.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    phrases.dedup();
    phrases
}
