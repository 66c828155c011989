//! What theme authors ask for: the files below a theme, to be copied out, and the page on what templates get.

use std::path::Path;
use std::sync::Arc;

use crate::base::diag::nearest;
use crate::base::world::WorldError;
use crate::engine::Options;
use crate::engine::read;
use crate::source::{self, Sources};
use crate::theme::builtin;
use crate::theme::line::line;
use crate::theme::{FOLDER, Theme};

/// Files of a theme that are to be copied.
pub(crate) struct Copies {
    pub(crate) theme: String,
    /// Whether the desk's settings name this theme.
    pub(crate) in_use: bool,
    /// Path within the theme, and bytes.
    pub(crate) files: Vec<(String, Arc<[u8]>)>,
}

/// A name that was typed and is none.
pub(crate) struct Unknown {
    pub(crate) typed: String,
    /// The theme that was looked through; `None` when it is the theme that is unknown.
    pub(crate) theme: Option<String>,
    pub(crate) near: Option<String>,
    pub(crate) known: Vec<String>,
}

/// The files that are wanted of a theme: those named, or all of the carried theme that it rests on first. Without a
/// name it is the desk's own theme.
pub(crate) fn copies(
    root: Option<&Path>,
    name: Option<&str>,
    wanted: &[String],
) -> Result<Result<Copies, Unknown>, WorldError> {
    let sources = root.map(themes).transpose()?.unwrap_or_default();
    let settings = root.map(|root| read::settings(root, &Options::default())).transpose()?;
    let set = settings.and_then(|noted| noted.value).map(|settings| settings.theme);
    let theme = name.or(set.as_deref()).unwrap_or(builtin::NAME).to_owned();
    let known = Theme::known(&sources);
    if !known.contains(&theme.as_str()) {
        let near = nearest(&theme, known.iter().copied());
        let known = known.into_iter().map(str::to_owned).collect();
        return Ok(Err(Unknown { typed: theme, theme: None, near, known }));
    }
    let files = if wanted.is_empty() {
        Ok(whole(&sources, &theme))
    } else {
        let loaded = Theme::load(&sources, &theme).value;
        wanted.iter().map(|typed| find(&loaded, typed)).collect()
    };
    Ok(files.map(|files| Copies { in_use: set.as_ref() == Some(&theme), theme, files }))
}

/// Every file of the first carried theme of a line.
fn whole(sources: &Sources, theme: &str) -> Vec<(String, Arc<[u8]>)> {
    let line = line(sources, theme).value;
    let files = line.iter().find_map(|name| builtin::files(name)).unwrap_or_default();
    files.iter().map(|(within, bytes)| ((*within).to_owned(), Arc::from(*bytes))).collect()
}

/// A file by its path in the theme, or by its name alone.
fn find(theme: &Theme, typed: &str) -> Result<(String, Arc<[u8]>), Unknown> {
    let plain = typed.replace('\\', "/");
    let plain = plain.strip_prefix(&format!("{FOLDER}/{}/", theme.name)).unwrap_or(&plain);
    let named = |path: &str| path == plain || path.rsplit('/').next() == Some(plain);
    let found = theme.files.iter().find(|(path, _)| named(path));
    found.map(|(path, file)| (path.clone(), Arc::clone(&file.bytes))).ok_or_else(|| {
        let paths = || theme.files.keys().map(String::as_str);
        let names = paths().filter_map(|path| path.rsplit('/').next());
        Unknown {
            typed: typed.to_owned(),
            theme: Some(theme.name.clone()),
            near: nearest(plain, paths().chain(names)),
            known: paths().filter(|path| !path.starts_with("fonts/")).map(str::to_owned).collect(),
        }
    })
}

/// What the desk keeps of themes.
fn themes(root: &Path) -> Result<Sources, WorldError> {
    let found = source::walk(root, &[FOLDER])?.value;
    let files = found.iter().map(|found| Ok((found.path.clone(), source::load(found)?.value)));
    Ok(Sources::new(files.collect::<Result<Vec<_>, WorldError>>()?))
}

/// The page on what templates get, as Markdown.
pub(crate) fn manual() -> String {
    let mut page = crate::web::manual::page();
    #[cfg(feature = "print")]
    page.push_str(&crate::print::manual::page());
    page.truncate(page.trim_end().len());
    page.push('\n');
    page
}

/// Every page that a desk would get, for the test of that page.
#[cfg(test)]
pub(crate) fn views_of(root: &Path) -> Vec<crate::web::PageView> {
    struct Silent;
    impl super::Progress for Silent {
        fn stage(&self, _: super::Stage, _: usize) {}
        fn step(&self) {}
    }
    let options = Options::default();
    let settings = read::settings(root, &options).expect("settings");
    let walked = read::walk(root, &options).expect("files");
    let desk = read::desk(walked, &settings, &super::memory::Memory::new(), &options, &Silent);
    let desk = desk.expect("a desk");
    let mut outcome = super::Outcome::default();
    let mut settings = settings.value.expect("settings");
    // So that lists have several pages.
    settings.web.per_page = 2;
    let plan =
        super::prepare::prepare(&desk, settings, super::prepare::Before::Nothing, 1, &mut outcome);
    assert_eq!(outcome.notes, []);
    let articles = plan.site.articles.iter().map(|id| plan.pages.article(*id).page());
    let groups = crate::web::Pages::groups().flat_map(|group| plan.pages.group(group));
    groups.chain(articles).collect()
}
