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
    let wanted = Wanted::new(theme);
    theme.files.iter().filter_map(move |(path, file)| {
        let name = path.strip_prefix("web/")?;
        (!is_template(name) && wanted.has(name)).then_some((name, file))
    })
}

/// What templates ask for: a theme takes over all files of the one that it rests on, but not all of its pages.
struct Wanted<'a> {
    templates: Vec<&'a str>,
    /// Whether a template may ask for any file, by a name that is not written there.
    all: bool,
}

impl<'a> Wanted<'a> {
    fn new(theme: &'a Theme) -> Self {
        let templates: Vec<&str> = templates(theme).collect();
        let all = templates.iter().any(|text| {
            text.match_indices(ASSETS).any(|(at, _)| {
                let rest = text[at + ASSETS.len()..].trim_start();
                let name = rest.strip_prefix('[').map_or("", str::trim_start);
                !(name.starts_with(['"', '\'']))
            })
        });
        Self { templates, all }
    }

    /// Whether a template names the file; the style sheet has a value of its own.
    fn has(&self, name: &str) -> bool {
        let typed = [format!("\"{name}\""), format!("'{name}'")];
        let named = |text: &&str| typed.iter().any(|typed| text.contains(typed));
        self.all || name == "style.css" || self.templates.iter().any(named)
    }
}

/// The value that templates find files in.
const ASSETS: &str = "site.assets";

/// The templates of a theme.
fn templates(theme: &Theme) -> impl Iterator<Item = &str> {
    let files = theme.files.iter().filter(|(path, _)| is_template(path));
    files.filter_map(|(_, file)| std::str::from_utf8(&file.bytes).ok())
}

/// Whether a template names the style sheet of web fonts.
#[cfg(feature = "print")]
pub(super) fn wants_fonts(theme: &Theme) -> bool {
    templates(theme).any(|text| text.contains("site.fonts") || text.contains("fonts.css"))
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

#[cfg(test)]
mod tests {
    use super::{ThemeFile, files};
    use crate::base::digest::Digest;
    use crate::base::path::SourcePath;
    use crate::theme::Theme;

    #[test]
    fn files_that_no_template_names_are_not_copied() {
        let theme = |template: &str| {
            let mut theme = Theme::default();
            for (path, text) in [
                ("web/base.html", template),
                ("web/logo.svg", "<svg/>"),
                ("web/style.css", ""),
                ("web/old.css", ""),
            ] {
                let place = SourcePath::new(&format!("themes/ours/{path}")).expect("a path");
                let bytes = text.as_bytes();
                let file =
                    ThemeFile { path: place, bytes: bytes.into(), digest: Digest::of(bytes) };
                theme.files.insert(path.to_owned(), file);
            }
            theme
        };
        for (template, expected) in [
            ("", "style.css"),
            ("{{ root }}{{ site.assets[\"logo.svg\"] }}", "logo.svg style.css"),
            ("{{ site.assets[ 'old.css' ] }}", "old.css style.css"),
            ("old.css", "style.css"),
            ("{{ site.assets[name] }}", "logo.svg old.css style.css"),
            ("{% for name, at in site.assets %}{% endfor %}", "logo.svg old.css style.css"),
        ] {
            let theme = theme(template);
            let found: Vec<&str> = files(&theme).map(|(name, _)| name).collect();
            assert_eq!(found.join(" "), expected, "{template}");
        }
    }
}
