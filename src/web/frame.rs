//! What every page shares: the site's name and navigation, and the head of one page.

use crate::base::path::OutPath;
use crate::config::{Column, Settings};
use crate::document::header::Kind;
use crate::site::{Entry, Site};
use crate::theme::Theme;
use crate::theme::template::Data;
use crate::web::social::{self, Story};
use crate::web::{asset, html};

/// An address as shared values hold it: as the home page would write it. Templates put `root` before it.
pub(super) fn address(out: &OutPath) -> String {
    OutPath::new("index.html").href(out)
}

/// An address with the host before it, where one is set.
pub(super) fn absolute(settings: &Settings, address: &str) -> Option<String> {
    settings.base_url.as_ref().map(|base| format!("{base}/{address}"))
}

/// A column's name and what the official tags say of it.
pub(super) fn column(settings: &Settings, kind: Kind) -> Column {
    let mut column = settings.web.columns.get(kind.folder()).cloned().unwrap_or_default();
    if column.name.is_empty() {
        kind.chinese().clone_into(&mut column.name);
    }
    if column.class.is_empty() {
        let class = match kind {
            Kind::Interview => "在线访谈",
            Kind::Policy => "政策文件",
            Kind::Page => "概况信息",
            _ => "工作动态",
        };
        class.clone_into(&mut column.class);
    }
    if column.description.is_empty() {
        column.description = format!("{}的{}", settings.publisher, column.name);
    }
    if column.keywords.is_empty() {
        column.keywords.clone_from(&column.name);
    }
    column
}

/// The list of units (单位), or of topics (主题), as a column.
pub(super) fn directory(settings: &Settings, folder: &'static str) -> Column {
    let mut column = settings.web.columns.get(folder).cloned().unwrap_or_default();
    if column.name.is_empty() {
        let usual = if folder == "units" { "单位" } else { "主题" };
        usual.clone_into(&mut column.name);
    }
    column
}

/// A name with its address.
pub(super) fn link(name: &str, out: &OutPath) -> Data {
    Data::map([("name", name.into()), ("href", address(out).into())])
}

/// What templates know as `site`.
pub(super) fn site(site: &Site, settings: &Settings, theme: &Theme) -> Data {
    let lines = settings.web.footer.iter().map(|line| line.as_str().into());
    Data::map([
        ("name", settings.name.as_str().into()),
        ("masthead", Data::markup(&html::parts(&settings.name))),
        ("publisher", settings.publisher.as_str().into()),
        ("domain", settings.domain.clone().into()),
        ("id", settings.site_id.clone().into()),
        ("base_url", settings.base_url.clone().into()),
        ("language", "zh-CN".into()),
        ("fonts", fonts().into()),
        ("style", address(&asset::style(theme)).into()),
        ("assets", asset::addresses(theme)),
        ("nav", navigation(site, settings)),
        ("more", more(site, settings)),
        ("footer", Data::list(lines)),
        ("leaving_notice", settings.web.leaving_notice.into()),
        ("search", settings.web.search.into()),
    ])
}

/// The style sheet of web fonts, when there are any.
fn fonts() -> Option<&'static str> {
    #[cfg(feature = "print")]
    let fonts = Some(crate::web::font::STYLE);
    #[cfg(not(feature = "print"))]
    let fonts = None;
    fonts
}

/// The line of navigation: columns that hold something.
fn navigation(site: &Site, settings: &Settings) -> Data {
    let entry = |key: &'static str, name: &str, page: &str| {
        Data::map([("key", key.into()), ("name", name.into()), ("href", page.into())])
    };
    let mut entries = vec![entry("home", "首页", "index.html")];
    for kind in Kind::ALL {
        let full = match kind {
            Kind::Campaign => !site.campaigns.is_empty(),
            Kind::Bulletin => !site.issues.is_empty(),
            Kind::Board => !site.boards.is_empty(),
            Kind::Page => false,
            _ => site.kinds.get(&kind).is_some_and(|articles| !articles.is_empty()),
        };
        if full {
            let page = format!("{}/index.html", kind.folder());
            entries.push(entry(kind.folder(), &column(settings, kind).name, &page));
        }
    }
    if !site.units.is_empty() {
        entries.push(entry("units", &directory(settings, "units").name, "units/index.html"));
    }
    Data::list(entries)
}

/// Links of the foot: what the line of navigation leaves out.
fn more(site: &Site, settings: &Settings) -> Data {
    let mut links: Vec<Data> = Vec::new();
    // A single page that stands elsewhere, such as an attachment, is reached from where it belongs.
    let own = |entry: &&Entry| entry.document.path.below("content/pages").is_some();
    for entry in site.pages.iter().map(|page| site.entry(*page)).filter(own) {
        links.push(link(&entry.document.header.title.value, &entry.out));
    }
    let topics = directory(settings, "topics").name;
    let made = [
        (settings.web.search, "搜索", "search.html"),
        (!site.topics.is_empty(), topics.as_str(), "topics/index.html"),
        (!site.articles.is_empty(), "归档", "archive.html"),
        (crate::web::single::has_glossary(&site.terms), "用语", "glossary.html"),
        (true, "网站地图", "sitemap.html"),
    ];
    links.extend(made.iter().filter(|made| made.0).map(|made| link(made.1, &OutPath::new(made.2))));
    Data::list(links)
}

/// The head of one page: title, place in the site, official tags.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    pub(super) title: String,
    pub(super) description: String,
    /// Which entry of the navigation is current.
    pub(super) section: &'static str,
    /// The way from home: names with their pages, the current page last and without one.
    crumbs: Vec<Data>,
    /// Names and contents of `<meta>` tags (《政府网站发展指引》 annex), besides those of the site.
    tags: Vec<Data>,
    /// What programs that show a link to the page are told (Open Graph) before and after its name and address.
    social: [Vec<Data>; 2],
    /// The page for search engines, as JSON that stands in a page (schema.org).
    linked: Option<String>,
}

impl Head {
    /// The head of a page below a section.
    pub(super) fn new(title: &str, section: &'static str) -> Self {
        Self { title: title.to_owned(), section, ..Self::default() }
    }

    /// One more step on the way from home.
    pub(super) fn crumb(mut self, name: &str, out: Option<OutPath>) -> Self {
        let href = out.map(|out| address(&out));
        self.crumbs.push(Data::map([("name", name.into()), ("href", href.into())]));
        self
    }

    /// One more tag, when it says something.
    pub(super) fn tag(&mut self, name: &str, content: &str) {
        if !content.is_empty() {
            self.tags.push(Data::map([("name", name.into()), ("content", content.into())]));
        }
    }

    /// The tags of a column.
    pub(super) fn column(mut self, column: &Column) -> Self {
        self.tag("ColumnName", &column.name);
        self.tag("ColumnDescription", &column.description);
        self.tag("ColumnKeywords", &column.keywords);
        self.tag("ColumnType", &column.class);
        self.description.clone_from(&column.description);
        self
    }

    /// What other programs are told of all pages of this kind.
    pub(super) fn kind(mut self, settings: &Settings, kind: &str) -> Self {
        self.social[0] = social::of_site(settings, kind).into();
        self
    }

    /// What other programs are told of an article.
    pub(super) fn story(&mut self, story: &Story<'_>, settings: &Settings) {
        self.social[1] = story.properties();
        self.linked = Some(story.linked(settings));
    }

    /// A page that says nothing of itself is described by site and title: 临江党建：归档.
    pub(super) fn described(mut self, settings: &Settings) -> Self {
        if self.description.is_empty() {
            self.description = format!("{}：{}", settings.name, self.title);
        }
        self
    }

    /// What templates know as `page`.
    pub(super) fn data(&self, out: &OutPath, settings: &Settings) -> Data {
        let url = absolute(settings, &address(out));
        let [before, after] = &self.social;
        let social = url.as_deref().map(|url| {
            let before = before.iter().cloned().chain(social::of_page(&self.title, url));
            Data::list(before.chain(after.iter().cloned()))
        });
        Data::map([
            ("title", self.title.as_str().into()),
            ("description", self.description.as_str().into()),
            ("section", self.section.into()),
            ("crumbs", Data::list(self.crumbs.iter().cloned())),
            ("tags", Data::list(self.tags.iter().cloned())),
            ("url", url.into()),
            ("social", social.into()),
            ("linked", self.linked.as_deref().map(Data::markup).into()),
        ])
    }
}
