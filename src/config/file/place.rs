//! Where a setting was typed, for mistakes that come to light elsewhere.

use super::{FONTS, PRINT, ROLES, THEME};
use crate::base::diag::Range;
use crate::base::path::SourcePath;
use crate::base::yaml::{self, Value};

/// Where a setting stands, by the English names of the keys that lead to it; `None` when it is not set.
pub(crate) fn place_of(text: &str, path: &SourcePath, keys: &[&str]) -> Option<Range> {
    let mut node = yaml::parse(text, 0, path).value;
    for key in keys {
        let Value::Map(entries) = node.value else { return None };
        let known =
            [THEME, PRINT, FONTS].into_iter().chain(ROLES).find(|names| names[0] == *key)?;
        let mut found = entries.into_iter().filter(|(typed, _)| {
            known.iter().any(|name| yaml::fields::same_key(name, &typed.name))
        });
        node = found.next()?.1;
    }
    Some(node.range)
}
