//! Which files a theme ends up with.

use std::path::Path;

use super::line::line;
use super::{Theme, builtin};
use crate::source::Sources;

/// Settings, a theme.yml below `ours`, and one below `base`; the places that come of them, or what is wrong, where and
/// with which word nearest.
#[test]
fn themes_rest_on_each_other() {
    let cases: &[(&str, &str, &str, &str)] = &[
        ("ours", "extends: base", "extends: plain", "ours base plain official"),
        ("ours", "沿用：base", "", "ours base official"),
        ("ours", "# 空的", "", "ours official"),
        ("plain", "", "", "plain official"),
        ("official", "", "", "official"),
        ("ours", "extends: ours", "", "theme.cycle themes/ours/theme.yml:ours"),
        ("ours", "extends: base", "extends: ours", "theme.cycle themes/base/theme.yml:ours"),
        ("ours", "extends: plian", "", "theme.unknown themes/ours/theme.yml:plian plain"),
        ("oficial", "", "", "theme.unknown jianbao.yml:oficial official"),
        ("ours", "extend: base", "", "key.unknown themes/ours/theme.yml:extend extends"),
        ("ours", "base", "", "value.map themes/ours/theme.yml:base"),
    ];
    for (name, ours, base, expected) in cases {
        let settings = format!("name: 甲\ntheme: {name}\n");
        let sources = Sources::from_memory(&[
            ("jianbao.yml", settings.as_bytes()),
            ("themes/ours/theme.yml", ours.as_bytes()),
            ("themes/base/theme.yml", base.as_bytes()),
        ]);
        let line = line(&sources.value, name);
        let found = match line.notes.first() {
            None => line.value.join(" "),
            Some(note) => {
                let span = note.span.as_ref().expect("a place");
                let text = sources.value.text(&span.path).expect("a text");
                let place = &text[span.start as usize..span.end as usize];
                let near = note.nearest.as_deref().unwrap_or_default();
                format!("{} {}:{place} {near}", note.problem.code(), span.path)
            }
        };
        assert_eq!(found.trim_end(), *expected, "{name} {ours} {base}");
        assert!(line.value.iter().any(|name| name == "official"));
    }
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
fn each_file_comes_from_the_topmost_theme_that_has_it() {
    let sources = Sources::from_memory(&[
        ("themes/ours/theme.yml", b"extends: plain"),
        ("themes/ours/web/home.html", b"a"),
        ("themes/plain/web/article.html", b"b"),
    ]);
    let theme = Theme::load(&sources.value, "ours").value;
    for (within, place) in [
        ("web/home.html", "themes/ours/web/home.html"),
        ("web/article.html", "themes/plain/web/article.html"),
        ("web/base.html", "themes/plain/web/base.html"),
        ("web/units.html", "themes/official/web/units.html"),
        ("print/common.typ", "themes/official/print/common.typ"),
    ] {
        assert_eq!(theme.files[within].path.as_str(), place);
    }
    assert_eq!(&*theme.files["web/article.html"].bytes, b"b");
    assert!(!theme.files.contains_key("theme.yml"));
}

#[test]
fn carried_themes_have_every_file_of_their_folders() {
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes");
    for (name, files) in builtin::THEMES {
        let mut found = Vec::new();
        for part in ["", "web", "web/shared", "print"] {
            let Ok(folder) = home.join(name).join(part).read_dir() else { continue };
            let entries = folder.map(|entry| entry.expect("an entry").path());
            found.extend(entries.filter(|path| path.is_file()).map(|path| {
                let below = path.strip_prefix(home.join(name)).expect("below");
                below.to_string_lossy().replace('\\', "/")
            }));
        }
        found.sort();
        let mut known: Vec<&str> = files.iter().map(|(path, _)| *path).collect();
        known.sort_unstable();
        assert_eq!(known, found, "{name}");
    }
}
