//! The themes that the program carries inside: one row a file, path within the theme and bytes.

/// The name of the theme that every other one rests on.
pub(crate) const NAME: &str = "official";

/// The files of a theme: the path in the theme, and the bytes.
pub(crate) type Files = &'static [(&'static str, &'static [u8])];

/// Rows of a table, taken from a folder below `themes/`.
macro_rules! files {
    ($folder:literal: $($path:literal,)*) => {
        &[$(($path, include_bytes!(concat!("../../themes/", $folder, "/", $path)) as &[u8]),)*]
    };
}

/// The files of a theme, when the program carries it.
pub(crate) fn files(name: &str) -> Option<Files> {
    THEMES.iter().find(|(known, _)| *known == name).map(|(_, files)| *files)
}

/// Every theme by its name, with its files; faces are a table of their own.
pub(crate) const THEMES: &[(&str, Files)] = &[(NAME, OFFICIAL), ("plain", PLAIN)];

const OFFICIAL: Files = files!["official":
    "print/board.typ",
    "print/common.typ",
    "print/gongwen.typ",
    "print/jianbao.typ",
    "print/journal.typ",
    "print/lists.typ",
    "print/tables.typ",
    "print/tiles.typ",
    "web/404.html",
    "web/archive.html",
    "web/archive-year.html",
    "web/article.html",
    "web/base.html",
    "web/board.html",
    "web/boards.html",
    "web/bulletins.html",
    "web/campaign.html",
    "web/campaigns.html",
    "web/components.html",
    "web/glossary.html",
    "web/home.html",
    "web/icon-180.png",
    "web/icon-32.png",
    "web/icon.svg",
    "web/issue.html",
    "web/listing.html",
    "web/lists.css",
    "web/lost.js",
    "web/page.html",
    "web/publication.html",
    "web/search.css",
    "web/search.html",
    "web/search.js",
    "web/shared/foot.html",
    "web/shared/links.html",
    "web/shared/masthead.html",
    "web/site.js",
    "web/sitemap.html",
    "web/style.css",
    "web/topics.html",
    "web/units.html",
];

/// 素面: black and white, for old machines and for people who begin a theme of their own.
const PLAIN: Files = files!["plain":
    "theme.yml",
    "web/article.html",
    "web/base.html",
    "web/components.html",
    "web/home.html",
    "web/search.css",
    "web/shared/foot.html",
    "web/shared/masthead.html",
    "web/style.css",
];
