//! The tables against the views of the whole sample: nothing undocumented, nothing documented in vain.

use std::collections::BTreeSet;
use std::path::Path;

use super::{EVERY, Of, Row, SHAPES, TEMPLATES};
use crate::theme::template::Seen;

/// What was met on the way, and what was wrong.
#[derive(Default)]
struct Walk {
    met: BTreeSet<(String, &'static str)>,
    wrong: BTreeSet<String>,
}

impl Walk {
    fn named(&mut self, place: &str, rows: &'static [Row], name: &str, seen: &Seen) {
        match rows.iter().find(|(known, ..)| *known == name) {
            Some((known, of, perhaps, _)) => {
                self.met.insert((place.to_owned(), *known));
                self.value(&format!("{place}.{name}"), *of, *perhaps, seen);
            }
            None => {
                self.wrong.insert(format!("{place}.{name} is in no table"));
            }
        }
    }

    fn value(&mut self, place: &str, of: Of, perhaps: bool, seen: &Seen) {
        match (of, seen) {
            (_, Seen::Nothing) if perhaps => {}
            (Of::Text, Seen::Text)
            | (Of::Markup, Seen::Markup | Seen::Text)
            | (Of::Flag, Seen::Flag)
            | (Of::Number, Seen::Number)
            | (Of::Addresses, Seen::Map(_)) => {}
            (Of::One(shape), Seen::Map(fields)) => {
                let rows = SHAPES.iter().find(|(name, ..)| *name == shape);
                let (_, _, rows) = rows.unwrap_or_else(|| panic!("no shape {shape}"));
                let whole: BTreeSet<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
                for (name, ..) in *rows {
                    if !whole.contains(name) {
                        self.wrong.insert(format!("{place} ({shape}) lacks {name}"));
                    }
                }
                for (name, seen) in fields {
                    self.named(shape, rows, name, seen);
                }
            }
            (Of::Texts | Of::Markups | Of::Many(_), Seen::List(items)) => {
                let of = match of {
                    Of::Texts => Of::Text,
                    Of::Many(shape) => Of::One(shape),
                    _ => Of::Markup,
                };
                for item in items {
                    self.value(place, of, false, item);
                }
            }
            (of, seen) => {
                self.wrong.insert(format!("{place}: {seen:?} is no {of:?}"));
            }
        }
    }
}

#[test]
fn every_variable_of_every_template_is_documented() {
    let mut walk = Walk::default();
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut views = crate::engine::theme::views_of(home);
    views.extend(crate::web::tests::hand_made());
    for view in &views {
        let Some((name, _, rows)) = TEMPLATES.iter().find(|(name, ..)| *name == view.template)
        else {
            panic!("{} is in no table", view.template);
        };
        for (key, data) in &view.values {
            let every = EVERY.iter().any(|(known, ..)| known == key);
            let (place, rows) = if every { ("every", EVERY) } else { (*name, *rows) };
            walk.named(place, rows, key, &data.seen());
        }
    }
    // Made while a page is rendered.
    let code = crate::web::social::code("https://www.linjiang.example/").expect("a code");
    walk.named("every", EVERY, "code", &code.seen());
    assert_eq!(walk.wrong, BTreeSet::new());
    let own = ["root", "shared", "content"];
    let every = EVERY.iter().filter(|(name, ..)| !own.contains(name)).map(|row| ("every", row.0));
    let tables = TEMPLATES.iter().chain(SHAPES);
    let tables = tables.flat_map(|(place, _, rows)| rows.iter().map(move |row| (*place, row.0)));
    let never: Vec<_> = every
        .chain(tables)
        .filter(|(place, name)| !walk.met.contains(&((*place).to_owned(), *name)))
        .collect();
    assert_eq!(never, [], "documented, but no page of the sample has it");
}
