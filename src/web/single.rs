//! Pages that stand alone: the desk's own pages, the glossary, the map of the site, and the page for addresses that lead nowhere.

use crate::base::path::OutPath;
use crate::document::header::Kind;
use crate::site::Terms;
use crate::theme::template::Data;
use crate::web::frame::{Head, column};
use crate::web::{Desk, PageView};

/// All pages that stand alone.
pub(super) fn views(desk: &Desk) -> Vec<PageView> {
    let mut views = vec![map(desk), lost(desk)];
    views.extend(glossary(desk));
    views.extend(desk.site.pages.iter().map(|&id| {
        let entry = desk.site.entry(id);
        let header = &entry.document.header;
        let title = &header.title.value;
        let mut head = Head::new(title, "pages")
            .crumb(title, None)
            .column(&column(&desk.settings, Kind::Page));
        head.description.clone_from(&entry.document.summary);
        let shown = [
            ("headline", desk.parts(id).headline.clone()),
            ("subtitle", header.subtitle.clone().into()),
        ];
        desk.page("page.html", entry.out.clone(), &head, shown).with_text(entry)
    }));
    views
}

/// Whether there are words to explain to readers.
pub(super) fn has_glossary(terms: &Terms) -> bool {
    !(terms.short.is_empty() && terms.retired.is_empty() && terms.fixed.is_empty())
}

/// 用语: short forms with their full ones, names out of use, fixed wordings.
fn glossary(desk: &Desk) -> Option<PageView> {
    let Terms { short, retired, fixed } = &desk.site.terms;
    if !has_glossary(&desk.site.terms) {
        return None;
    }
    let pairs = |pairs: &[(String, String)]| {
        Data::list(
            pairs.iter().map(|(from, to)| Data::map([("from", from.into()), ("to", to.into())])),
        )
    };
    let head = Head::new("用语", "glossary").crumb("用语", None);
    let shown = [
        ("short", pairs(short)),
        ("retired", pairs(retired)),
        ("fixed", Data::list(fixed.iter().map(Data::from))),
    ];
    Some(desk.page("glossary.html", OutPath::new("glossary.html"), &head, shown))
}

/// 网站地图: every column; articles are in the listings.
fn map(desk: &Desk) -> PageView {
    let campaigns = desk.site.campaigns.iter().map(|campaign| desk.card(campaign.document));
    let topics = desk.site.topics.iter().take(40).map(|topic| {
        crate::web::frame::link(&topic.name, &crate::web::card::topic_page(&topic.slug))
    });
    let head = Head::new("网站地图", "sitemap").crumb("网站地图", None);
    let shown = [("campaigns", Data::list(campaigns)), ("topics", Data::list(topics))];
    desk.page("sitemap.html", OutPath::new("sitemap.html"), &head, shown)
}

fn lost(desk: &Desk) -> PageView {
    let head = Head::new("没有找到这个页面", "lost");
    let mut page = desk.page("404.html", OutPath::new("404.html"), &head, []);
    page.root = Some(root_of(desk.settings.base_url.as_deref().unwrap_or_default()));
    page
}

/// Where a site stands on its host: the path of its address between two slashes, or the host's root when it has no
/// address. The page for lost addresses is shown at any depth, so that it cannot count its way up.
fn root_of(base: &str) -> String {
    let host = base.split_once("://").map_or(base, |(_, rest)| rest);
    host.split_once('/').map_or_else(|| "/".to_owned(), |(_, path)| format!("/{path}/"))
}

#[cfg(test)]
mod tests {
    use super::root_of;

    #[test]
    fn lost_readers_find_the_root() {
        for (base, root) in [
            ("", "/"),
            ("http://dj.linjiang.local", "/"),
            ("https://www.linjiang.example:8080/dangjian", "/dangjian/"),
            ("http://10.0.0.8/a/b", "/a/b/"),
        ] {
            assert_eq!(root_of(base), root, "{base}");
        }
    }
}
