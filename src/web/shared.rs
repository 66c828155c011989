//! What pages show alike: masthead, navigation, foot. Filled once for each place of a page instead of on every page.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::diag::Noted;
use crate::theme::template::{Data, Templates};
use crate::web::{PageView, Pages};

/// The way to the root of the site, and the entry of the navigation that is current: all that these parts depend on.
type Place = (String, &'static str);

/// The templates of `web/shared/`, filled.
pub(crate) struct Shared(BTreeMap<Place, Data>);

impl Shared {
    /// Fills them for the places of all pages; `others` are those that are no articles.
    pub(crate) fn new<'a>(
        templates: &Templates,
        pages: &Pages,
        others: impl IntoIterator<Item = &'a PageView>,
    ) -> Noted<Self> {
        let site = &pages.desk.site;
        let articles = site.articles.iter().map(|id| {
            let entry = site.entry(*id);
            (entry.out.root(), entry.document.kind.folder())
        });
        let places: BTreeSet<Place> = articles.chain(others.into_iter().map(place)).collect();
        let mut notes = Vec::new();
        let mut filled = BTreeMap::new();
        for (root, section) in places {
            let (way, current) = (Data::from(root.as_str()), Data::from(section));
            let values = [("site", &pages.desk.frame), ("root", &way), ("section", &current)];
            let mut parts = Vec::new();
            for (name, template) in templates.shared() {
                match templates.render(template, values) {
                    Ok(html) => {
                        let html = String::from_utf8_lossy(&html);
                        parts.push((name.to_owned(), Data::markup(html.trim_end())));
                    }
                    // One mistake is met at every place.
                    Err(note) if notes.contains(&note) => {}
                    Err(note) => notes.push(note),
                }
            }
            filled.insert((root, section), Data::dictionary(parts));
        }
        Noted { value: Self(filled), notes }
    }

    /// The parts that a page shows.
    pub(super) fn of(&self, view: &PageView) -> Data {
        self.0.get(&place(view)).cloned().unwrap_or_else(|| Data::dictionary([]))
    }
}

fn place(view: &PageView) -> Place {
    (view.way(), view.section)
}
