//! What pages tell other programs: Open Graph for those that show a link, schema.org for search engines, a QR code for phones.

use serde::Serialize;

use crate::base::chinese::date::Date;
use crate::base::qr::QrCode;
use crate::config::Settings;
use crate::theme::template::Data;

/// An article as other programs know it.
pub(super) struct Story<'a> {
    pub(super) url: &'a str,
    pub(super) title: &'a str,
    pub(super) summary: &'a str,
    /// The whole address of its picture.
    pub(super) image: Option<&'a str>,
    pub(super) date: Option<Date>,
    pub(super) author: Option<&'a str>,
    /// 栏目.
    pub(super) section: &'a str,
    pub(super) topics: &'a [String],
}

fn property(name: &str, content: &str) -> Data {
    Data::map([("name", name.into()), ("content", content.into())])
}

/// What all pages of a kind say (ogp.me): whose they are, and what. The kind is `article` or `website`.
pub(super) fn of_site(settings: &Settings, kind: &str) -> [Data; 3] {
    [("og:site_name", settings.name.as_str()), ("og:locale", "zh_CN"), ("og:type", kind)]
        .map(|(name, content)| property(name, content))
}

/// What every page says after it: its name and its address.
pub(super) fn of_page(title: &str, url: &str) -> [Data; 2] {
    [("og:title", title), ("og:url", url)].map(|(name, content)| property(name, content))
}

impl Story<'_> {
    /// What an article says besides.
    pub(super) fn properties(&self) -> Vec<Data> {
        let date = self.date.map(Date::rfc3339);
        let one = [
            ("og:description", Some(self.summary).filter(|text| !text.is_empty())),
            ("og:image", self.image),
            ("article:published_time", date.as_deref()),
            ("article:section", Some(self.section)),
        ];
        let one = one.into_iter().filter_map(|(name, content)| Some(property(name, content?)));
        one.chain(self.topics.iter().map(|topic| property("article:tag", topic))).collect()
    }

    /// The article as schema.org's `NewsArticle`, in JSON that may stand in a page: no `<` in it ends a script.
    pub(super) fn linked(&self, settings: &Settings) -> String {
        let name = settings.publisher.as_str();
        let publisher = Named { kind: "GovernmentOrganization", name };
        let person = self.author.map(|name| Named { kind: "Person", name });
        let linked = Linked {
            context: "https://schema.org",
            kind: "NewsArticle",
            section: self.section,
            author: person.unwrap_or(publisher),
            published: self.date.map(Date::rfc3339),
            description: Some(self.summary).filter(|summary| !summary.is_empty()),
            headline: self.title,
            image: self.image.map(|image| [image]),
            language: "zh-CN",
            keywords: Some(self.topics).filter(|topics| !topics.is_empty()),
            url: self.url,
            publisher,
        };
        let json = serde_json::to_string(&linked).unwrap_or_default();
        if json.contains('<') { json.replace('<', "\\u003c") } else { json }
    }
}

/// `NewsArticle`, by the alphabet.
#[derive(Serialize)]
struct Linked<'a> {
    #[serde(rename = "@context")]
    context: &'a str,
    #[serde(rename = "@type")]
    kind: &'a str,
    #[serde(rename = "articleSection")]
    section: &'a str,
    author: Named<'a>,
    #[serde(rename = "datePublished", skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    headline: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<[&'a str; 1]>,
    #[serde(rename = "inLanguage")]
    language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    keywords: Option<&'a [String]>,
    #[serde(rename = "mainEntityOfPage")]
    url: &'a str,
    publisher: Named<'a>,
}

/// `Person` or `GovernmentOrganization`.
#[derive(Clone, Copy, Serialize)]
struct Named<'a> {
    #[serde(rename = "@type")]
    kind: &'a str,
    name: &'a str,
}

/// The QR code of an address for templates: its address, how wide it is in modules, its dark modules as lines.
pub(super) fn code(address: &str) -> Option<Data> {
    let code = QrCode::quick(address)?;
    Some(Data::map([
        ("address", address.into()),
        ("side", code.whole().into()),
        ("path", code.path().into()),
    ]))
}

#[cfg(test)]
mod tests {
    use super::Story;
    use crate::web::tests::fixture::settings;

    #[test]
    fn no_title_ends_the_script() {
        let story = Story {
            url: "http://dj.linjiang.local/a.html",
            title: "</script><!--\u{2028}\"",
            summary: "",
            image: None,
            date: None,
            author: None,
            section: "动态",
            topics: &[],
        };
        let text = story.linked(&settings());
        assert!(!text.contains('<'), "{text}");
        let read: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(read["headline"], "</script><!--\u{2028}\"");
        assert_eq!(read["author"], read["publisher"]);
        assert!(read.get("image").is_none() && read.get("description").is_none());
    }
}
