//! What pages tell other programs: Open Graph for those that show a link, schema.org for search engines, a QR code for phones.

use serde_json::{Map, Value, json};

use crate::base::chinese::date::Date;
use crate::base::qr::{QUIET, QrCode};
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

/// What every page says (ogp.me): its name, its address, whose it is.
pub(super) fn common(
    title: &str,
    url: &str,
    settings: &Settings,
    story: bool,
) -> impl Iterator<Item = Data> {
    let kind = if story { "article" } else { "website" };
    let properties = [
        ("og:site_name", settings.name.as_str()),
        ("og:locale", "zh_CN"),
        ("og:type", kind),
        ("og:title", title),
        ("og:url", url),
    ];
    properties.map(|(name, content)| property(name, content)).into_iter()
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
        let publisher = json!({ "@type": "GovernmentOrganization", "name": settings.publisher });
        let author = self
            .author
            .map_or_else(|| publisher.clone(), |name| json!({ "@type": "Person", "name": name }));
        let fields = [
            ("@context", Some(json!("https://schema.org"))),
            ("@type", Some(json!("NewsArticle"))),
            ("headline", Some(json!(self.title))),
            ("description", Some(json!(self.summary)).filter(|_| !self.summary.is_empty())),
            ("image", self.image.map(|image| json!([image]))),
            ("datePublished", self.date.map(|date| json!(date.rfc3339()))),
            ("author", Some(author)),
            ("publisher", Some(publisher)),
            ("articleSection", Some(json!(self.section))),
            ("keywords", Some(json!(self.topics)).filter(|_| !self.topics.is_empty())),
            ("inLanguage", Some(json!("zh-CN"))),
            ("mainEntityOfPage", Some(json!(self.url))),
        ];
        let fields = fields.into_iter();
        let fields: Map<String, Value> =
            fields.filter_map(|(name, value)| Some((name.to_owned(), value?))).collect();
        Value::Object(fields).to_string().replace('<', "\\u003c")
    }
}

/// The QR code of an address for templates: its address, how wide it is in modules, its dark modules as lines.
pub(super) fn code(address: &str) -> Option<Data> {
    let code = QrCode::quick(address)?;
    Some(Data::map([
        ("address", address.into()),
        ("side", (code.side() + 2 * QUIET).into()),
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
