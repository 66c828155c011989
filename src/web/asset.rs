//! The theme's styles, scripts and other files for the web, named by their content.

use std::sync::Arc;

use crate::base::path::OutPath;
use crate::theme::template::{Data, is_template};
use crate::theme::{Theme, ThemeFile};
use crate::web::frame::address;

/// The files of a theme that the site needs besides pages, with their bytes.
pub(crate) fn assets(theme: &Theme) -> Vec<(OutPath, Arc<[u8]>)> {
    files(theme).map(|(name, file)| (place(name, file), Arc::clone(&file.bytes))).collect()
}

/// Where the style sheet stands.
pub(super) fn style(theme: &Theme) -> OutPath {
    files(theme)
        .find(|(name, _)| *name == "style.css")
        .map_or_else(|| OutPath::new("assets/style.css"), |(name, file)| place(name, file))
}

/// Every asset's address by the name that the theme gives it, for templates: `site.assets["logo.svg"]`.
pub(super) fn addresses(theme: &Theme) -> Data {
    let entries =
        files(theme).map(|(name, file)| (name.to_owned(), address(&place(name, file)).into()));
    Data::dictionary(entries)
}

fn files(theme: &Theme) -> impl Iterator<Item = (&str, &ThemeFile)> {
    theme.files.iter().filter_map(|(path, file)| {
        let name = path.strip_prefix("web/")?;
        (!is_template(name)).then_some((name, file))
    })
}

/// The name with the first eight digits of the content's digest, so that browsers never show an old one.
fn place(name: &str, file: &ThemeFile) -> OutPath {
    let digest = file.digest.to_string();
    let digest = digest.get(..8).unwrap_or(&digest);
    match name.rsplit_once('.') {
        Some((stem, ending)) => OutPath::new(format!("assets/{stem}-{digest}.{ending}")),
        None => OutPath::new(format!("assets/{name}-{digest}")),
    }
}
