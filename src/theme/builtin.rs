//! The theme that the program carries inside: one row a file, path within the theme and bytes.

/// The name of the built-in theme.
pub(crate) const NAME: &str = "official";

/// Rows of the table: the path in the theme, taken from the folder `themes/official/`.
macro_rules! files {
    ($($path:literal,)*) => {
        &[$(($path, include_bytes!(concat!("../../themes/official/", $path)) as &[u8]),)*]
    };
}

/// Every file of the built-in theme.
pub(crate) const FILES: &[(&str, &[u8])] = files![
    "print/board.typ",
    "print/common.typ",
    "print/gongwen.typ",
    "print/jianbao.typ",
    "print/journal.typ",
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
    "web/page.html",
    "web/publication.html",
    "web/search.css",
    "web/search.html",
    "web/search.js",
    "web/site.js",
    "web/sitemap.html",
    "web/style.css",
    "web/topics.html",
    "web/units.html",
];
