//! What a theme rests on: the line of themes from it down to the official one, by `extends` in each `theme.yml`.

use std::sync::Arc;

use crate::base::diag::{Diagnostic, Noted, Range, Span, Typed, nearest};
use crate::base::path::SourcePath;
use crate::base::problem::Problem;
use crate::base::yaml;
use crate::base::yaml::Value;
use crate::base::yaml::fields::{Field, Names, Reader};
use crate::config::file;
use crate::source::{SETTINGS, Sources, THEME};
use crate::theme::{FOLDER, builtin, carried_text};

const EXTENDS: Names = &["extends", "沿用"];

/// The names of a theme and of those that it rests on, topmost first. Without `extends` a theme rests on the
/// official one.
pub(crate) fn line(sources: &Sources, name: &str) -> Noted<Vec<String>> {
    let mut names = vec![name.to_owned()];
    let mut notes = Vec::new();
    if !known(sources).contains(&name) {
        notes.push(unknown(sources, name, place_in_settings(sources)));
    }
    while let Some(last) = names.last().filter(|last| *last != builtin::NAME || names.len() == 1) {
        let parent = parent(sources, last, &mut notes);
        let Some((parent, span)) = parent else { break };
        if names.contains(&parent) {
            let chain = names.iter().map(String::as_str).chain([parent.as_str()]);
            let chain = chain.collect::<Vec<_>>().join(" → ");
            notes.push(Diagnostic::at(span, Problem::ThemeCycle { chain }));
            break;
        }
        if !known(sources).contains(&parent.as_str()) {
            notes.push(unknown(sources, &parent, Some(span)));
            break;
        }
        names.push(parent);
    }
    if names.iter().all(|name| name != builtin::NAME) {
        names.push(builtin::NAME.to_owned());
    }
    Noted { value: names, notes }
}

/// What a theme says that it rests on, and where: in the desk's own file, else in the carried one.
fn parent(sources: &Sources, name: &str, notes: &mut Vec<Diagnostic>) -> Option<(String, Span)> {
    let path = SourcePath::new(&format!("{FOLDER}/{name}/{THEME}"))?;
    let text: Arc<str> = sources.text(&path).or_else(|| carried_text(&path))?;
    let read = extends(&text, &path);
    notes.extend(read.notes);
    read.value.map(|typed| (typed.value, typed.range.span(&path)))
}

/// Reads a `theme.yml`.
fn extends(text: &str, path: &SourcePath) -> Noted<Option<Typed<String>>> {
    let tree = yaml::parse(text, 0, path);
    let mut reader = Reader { text, path, notes: tree.notes };
    if tree.value.value == Value::Null {
        return Noted { value: None, notes: reader.notes };
    }
    let head = Range::new(0, text.lines().next().map_or(0, str::len));
    let field = Field { label: THEME.to_owned(), key: head, node: tree.value };
    let value = reader.fields(field, "extends: official").and_then(|mut fields| {
        let field = fields.take(&mut reader, EXTENDS);
        let typed = field.and_then(|field| reader.word(&field));
        fields.finish(&mut reader);
        typed
    });
    Noted { value, notes: reader.notes }
}

/// Every theme that there is, in order.
pub(super) fn known(sources: &Sources) -> Vec<&str> {
    let own = sources.below(FOLDER);
    let own = own.filter_map(|(path, _)| Some(path.below(FOLDER)?.split_once('/')?.0));
    let mut known: Vec<&str> = own.chain(builtin::THEMES.iter().map(|(name, _)| *name)).collect();
    known.sort_unstable();
    known.dedup();
    known
}

fn unknown(sources: &Sources, name: &str, place: Option<Span>) -> Diagnostic {
    let known = known(sources);
    let problem = Problem::UnknownTheme { name: name.to_owned(), known: known.join("、") };
    let note = match place {
        Some(span) => Diagnostic::at(span, problem),
        None => Diagnostic::nowhere(problem),
    };
    note.near(nearest(name, known))
}

/// Where the settings name the theme.
fn place_in_settings(sources: &Sources) -> Option<Span> {
    let path = SourcePath::fixed(SETTINGS);
    let text = sources.text(&path)?;
    file::place_of(&text, &path, &["theme"]).map(|range| range.span(&path))
}
