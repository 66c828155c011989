//! What a value for templates is, for tests that hold the page for theme authors against the views.

use tera::Value;
use tera::value::Key;

/// What a value is, to its last part.
#[derive(Debug)]
pub(crate) enum Seen {
    Nothing,
    Text,
    Markup,
    Flag,
    Number,
    List(Vec<Self>),
    Map(Vec<(String, Self)>),
}

impl Seen {
    pub(super) fn of(value: &Value) -> Self {
        if let Some(items) = value.as_array() {
            return Self::List(items.iter().map(Self::of).collect());
        }
        if let Some(map) = value.as_map() {
            let name = |key: &Key<'_>| key.as_str().unwrap_or_default().to_owned();
            return Self::Map(
                map.iter().map(|(key, value)| (name(key), Self::of(value))).collect(),
            );
        }
        match value {
            value if value.is_none() => Self::Nothing,
            value if value.is_bool() => Self::Flag,
            value if value.is_number() => Self::Number,
            value if value.is_safe() => Self::Markup,
            _ => Self::Text,
        }
    }
}
