//! Which files a theme ends up with.

use super::Theme;
use crate::base::problem::Problem;
use crate::source::Sources;

#[test]
fn an_unknown_theme_is_reported() {
    let loaded = Theme::load(&Sources::default(), "oficial");
    let note = loaded.notes.first().expect("a note");
    let known = Problem::UnknownTheme { name: "oficial".to_owned(), known: "official".to_owned() };
    assert_eq!((&note.problem, note.nearest.as_deref()), (&known, Some("official")));
    assert!(Theme::load(&Sources::default(), "official").notes.is_empty());
}

#[test]
fn a_desks_own_files_stand_in_place_of_the_built_in_ones() {
    let sources = Sources::from_memory(&[
        ("themes/ours/web/page.html", "好".as_bytes()),
        ("themes/ours/web/logo.svg", b"<svg/>"),
        ("themes/others/web/style.css", b"p{}"),
    ]);
    let loaded = Theme::load(&sources.value, "ours");
    assert_eq!((loaded.notes.len(), loaded.value.name.as_str()), (0, "ours"));
    for (within, path) in [
        ("web/page.html", "themes/ours/web/page.html"),
        ("web/logo.svg", "themes/ours/web/logo.svg"),
        ("web/style.css", "themes/official/web/style.css"),
    ] {
        assert_eq!(loaded.value.files[within].path.as_str(), path);
    }
}

#[test]
fn the_built_in_theme_has_every_file_of_its_folder() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/official/web");
    let mut found: Vec<String> = folder
        .read_dir()
        .expect("the folder")
        .map(|file| format!("web/{}", file.expect("a file").file_name().to_string_lossy()))
        .collect();
    found.sort();
    let theme = Theme::builtin();
    let known: Vec<&str> =
        theme.files.keys().map(String::as_str).filter(|path| path.starts_with("web/")).collect();
    assert_eq!(known, found);
}
