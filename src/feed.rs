//! Files for programs that read the site: the Atom feed, the map for search engines, the rules for robots.

use std::fmt::Write as _;

use crate::base::chinese::date::Date;
use crate::base::path::OutPath;
use crate::config::Settings;
use crate::site::Site;

/// How many articles the feed holds.
const LATEST: usize = 50;

/// One such file: all that its text depends on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct FeedView {
    pub(crate) out: OutPath,
    feed: Feed,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Feed {
    Atom { base: String, title: String, author: String, entries: Vec<Entry> },
    Sitemap { pages: Vec<Page> },
    Robots { sitemap: Option<String> },
}

/// One article of the feed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Entry {
    address: String,
    title: String,
    date: Date,
    author: Option<String>,
    summary: String,
    topics: Vec<String>,
}

/// One address of the map.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Page {
    address: String,
    changed: Option<Date>,
}

/// The feed and the map need absolute addresses: without `base_url` there is only `robots.txt`.
pub(crate) fn views(site: &Site, settings: &Settings) -> Vec<FeedView> {
    let base = settings.base_url.as_deref().map(|base| base.trim_end_matches('/'));
    let sitemap = base.map(|base| format!("{base}/sitemap.xml"));
    let robots = FeedView { out: OutPath::new("robots.txt"), feed: Feed::Robots { sitemap } };
    let Some(base) = base else { return vec![robots] };
    vec![
        FeedView { out: OutPath::new("atom.xml"), feed: atom(site, settings, base) },
        robots,
        FeedView {
            out: OutPath::new("sitemap.xml"),
            feed: Feed::Sitemap { pages: pages(site, base) },
        },
    ]
}

/// The text of one file.
pub(crate) fn render(view: &FeedView) -> String {
    match &view.feed {
        Feed::Atom { base, title, author, entries } => atom_text(base, title, author, entries),
        Feed::Sitemap { pages } => sitemap_text(pages),
        Feed::Robots { sitemap } => {
            let mut text = "User-agent: *\nDisallow:\n".to_owned();
            if let Some(address) = sitemap {
                let _ = writeln!(text, "Sitemap: {address}");
            }
            text
        }
    }
}

fn absolute(base: &str, out: &OutPath) -> String {
    format!("{base}/{}", OutPath::new("index.html").href(out))
}

fn atom(site: &Site, settings: &Settings, base: &str) -> Feed {
    let entries = site.articles.iter().take(LATEST).filter_map(|&id| {
        let entry = site.entry(id);
        let header = &entry.document.header;
        Some(Entry {
            address: absolute(base, &entry.out),
            title: header.title.value.clone(),
            date: header.date.as_ref()?.value,
            author: header.article.author.clone(),
            summary: entry.document.summary.clone(),
            topics: header.article.topics.clone(),
        })
    });
    Feed::Atom {
        base: base.to_owned(),
        title: settings.name.clone(),
        author: settings.publisher.clone(),
        entries: entries.collect(),
    }
}

fn pages(site: &Site, base: &str) -> Vec<Page> {
    let newest = site.articles.first().and_then(|&id| site.document(id).header.date.as_ref());
    let home = Page { address: format!("{base}/"), changed: newest.map(|date| date.value) };
    let mut pages: Vec<Page> = site
        .entries
        .iter()
        .map(|entry| Page {
            address: absolute(base, &entry.out),
            changed: entry.document.header.date.as_ref().map(|date| date.value),
        })
        .collect();
    pages.extend(site.kinds.iter().filter(|(_, articles)| !articles.is_empty()).map(
        |(kind, articles)| {
            Page {
                address: absolute(base, &OutPath::new(format!("{}/index.html", kind.folder()))),
                changed: articles
                    .first()
                    .and_then(|&id| site.document(id).header.date.as_ref())
                    .map(|date| date.value),
            }
        },
    ));
    pages.sort_by(|a, b| a.address.cmp(&b.address));
    pages.insert(0, home);
    pages
}

fn atom_text(base: &str, title: &str, author: &str, entries: &[Entry]) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"zh-CN\">\n",
    );
    element(&mut out, "id", &format!("{base}/"));
    element(&mut out, "title", title);
    // An empty feed still needs a date; the epoch says that there is none.
    let updated = entries.iter().map(|entry| entry.date).max();
    let epoch = || "1970-01-01T00:00:00+08:00".to_owned();
    element(&mut out, "updated", &updated.map_or_else(epoch, Date::rfc3339));
    out.push_str("<author>");
    element(&mut out, "name", author);
    out.push_str("</author>\n");
    link(&mut out, "self", &format!("{base}/atom.xml"));
    link(&mut out, "alternate", &format!("{base}/"));
    for entry in entries {
        out.push_str("<entry>\n");
        element(&mut out, "id", &entry.address);
        element(&mut out, "title", &entry.title);
        element(&mut out, "updated", &entry.date.rfc3339());
        element(&mut out, "published", &entry.date.rfc3339());
        if let Some(author) = &entry.author {
            out.push_str("<author>");
            element(&mut out, "name", author);
            out.push_str("</author>\n");
        }
        link(&mut out, "alternate", &entry.address);
        for topic in &entry.topics {
            out.push_str("<category term=\"");
            escape(topic, &mut out);
            out.push_str("\"/>\n");
        }
        if !entry.summary.is_empty() {
            element(&mut out, "summary", &entry.summary);
        }
        out.push_str("</entry>\n");
    }
    out.push_str("</feed>\n");
    out
}

fn sitemap_text(pages: &[Page]) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for page in pages {
        out.push_str("<url>");
        element(&mut out, "loc", &page.address);
        if let Some(date) = page.changed {
            element(&mut out, "lastmod", &date.iso());
        }
        out.push_str("</url>\n");
    }
    out.push_str("</urlset>\n");
    out
}

fn element(out: &mut String, name: &str, text: &str) {
    let _ = write!(out, "<{name}>");
    escape(text, out);
    let _ = writeln!(out, "</{name}>");
}

fn link(out: &mut String, rel: &str, address: &str) {
    let _ = write!(out, "<link rel=\"{rel}\" href=\"");
    escape(address, out);
    out.push_str("\"/>\n");
}

/// Writes text as XML takes it; control characters, which XML refuses, go.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests;
