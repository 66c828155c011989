//! The face of titles for readers who have none: the characters that titles use, as a web font.

use crate::base::digest::Digest;
use crate::base::path::OutPath;
use crate::config::Settings;
use crate::document::header::{Detail, Kind};
use crate::site::Site;
use crate::theme::template::is_template;
use crate::theme::{Theme, webfont};
use crate::web::frame::column;

/// The small style sheet that names the font; its own name never changes, so that a new character
/// changes no page.
pub(crate) const STYLE: &str = "assets/fonts.css";

/// How fonts are made: another number when the same characters would give other bytes.
const RECIPE: u32 = 1;

/// A web font: all that its bytes depend on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct FontView {
    pub(crate) out: OutPath,
    /// Sorted, each once.
    characters: String,
    /// Of the face that they are cut out of.
    face: Digest,
}

/// The font of the site's titles; `None` when the program carries no face.
pub(crate) fn view(site: &Site, settings: &Settings, theme: &Theme) -> Option<FontView> {
    let face = Digest::of(webfont::title()?);
    let characters = characters(site, settings, theme);
    let digest = Digest::of_value(&(&characters, face, RECIPE)).to_string();
    let out = OutPath::new(format!("assets/title-{}.woff2", digest.get(..8).unwrap_or(&digest)));
    Some(FontView { out, characters, face })
}

/// The bytes of a font; `None` when the face cannot be read.
pub(crate) fn render(view: &FontView) -> Option<Vec<u8>> {
    webfont::subset(webfont::title()?, &view.characters)
}

/// The style sheet that names a font. Titles are shown at once in another face, and change when it comes.
pub(crate) fn style(view: &FontView) -> String {
    let name = view.out.as_str().trim_start_matches("assets/");
    format!(
        "@font-face {{\n  font-family: 'Jianbao Title';\n  src: url('{name}') format('woff2');\n  \
         font-weight: 700;\n  font-style: normal;\n  font-display: swap;\n}}\n"
    )
}

/// Every character that may stand in a title: of documents and their figures, of columns, units and
/// topics, of the words that the templates themselves write, and plain Latin.
fn characters(site: &Site, settings: &Settings, theme: &Theme) -> String {
    let mut found = Characters::default();
    found.take(&(' '..='~').collect::<String>());
    found.take("年月日第期总增刊版共篇个、，。：；？！“”‘’《》〈〉（）—…·～〇一二三四五六七八九十百千万亿％");
    let mut take = |text: &str| found.take(text);
    take(&settings.name);
    take(&settings.publisher);
    for kind in Kind::ALL {
        take(&column(settings, kind).name);
    }
    for entry in &site.entries {
        let header = &entry.document.header;
        take(&header.title.value);
        take(header.kicker.as_deref().unwrap_or_default());
        take(header.subtitle.as_deref().unwrap_or_default());
        for figure in &header.figures {
            take(&figure.value);
        }
        match &header.detail {
            Detail::Bulletin(bulletin) => take(&bulletin.publication.value),
            Detail::Interview(interview) => {
                interview.interviewee.iter().for_each(|person| take(&person.name));
            }
            _ => {}
        }
    }
    for unit in &site.units {
        take(&unit.name);
        take(unit.label());
    }
    site.topics.iter().for_each(|topic| take(&topic.name));
    for (path, file) in &theme.files {
        if path.strip_prefix("web/").is_some_and(is_template) {
            take(&String::from_utf8_lossy(&file.bytes));
        }
    }
    found.all()
}

/// Characters, a bit each: there are many texts and few characters.
#[derive(Default)]
struct Characters(Vec<u64>);

impl Characters {
    /// Adds those of a text that can be seen.
    fn take(&mut self, text: &str) {
        for c in text.chars().filter(|c| !c.is_control()) {
            let (word, bit) = (c as usize / 64, c as usize % 64);
            if word >= self.0.len() {
                self.0.resize(word + 1, 0);
            }
            self.0[word] |= 1 << bit;
        }
    }

    /// All of them in order.
    fn all(self) -> String {
        let words = (0u32..).zip(self.0);
        let bits = words.flat_map(|(at, word)| {
            (0..64)
                .filter(move |bit| word >> bit & 1 == 1)
                .filter_map(move |bit| char::from_u32(at * 64 + bit))
        });
        bits.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{render, style, view};
    use crate::theme::Theme;
    use crate::web::tests::fixture;

    #[test]
    fn the_font_has_the_characters_of_titles_and_its_name_follows_them() {
        let (site, settings, theme) = (fixture::site(), fixture::settings(), Theme::builtin());
        let font = view(&site, &settings, &theme).expect("a font");
        for title in site.entries.iter().map(|entry| &entry.document.header.title.value) {
            assert!(title.chars().all(|c| font.characters.contains(c)), "{title}");
        }
        let other = crate::config::Settings { name: "㐂".to_owned(), ..settings.clone() };
        let other = view(&site, &other, &theme).expect("a font");
        assert!(other.out != font.out && other.characters.contains('㐂'));
        assert!(style(&font).contains(font.out.as_str().trim_start_matches("assets/")));
        assert_eq!(render(&font), render(&font.clone()));
    }
}
