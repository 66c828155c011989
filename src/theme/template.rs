//! Templates and the values that they show. The only door to Tera.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::str::from_utf8;

use tera::value::Key;
use tera::{Context, Error, ErrorKind, Map, ReportError, Tera, Value};

use crate::base::diag::{Diagnostic, Noted, Span, nearest};
use crate::base::digest::Digest;
use crate::base::problem::Problem;
use crate::theme::{Theme, ThemeFile};

/// A theme's templates, parsed.
pub(crate) struct Templates {
    tera: Tera,
    /// Where mistakes are reported.
    theme: Theme,
}

/// How long a page is besides its text, in most cases.
const FRAME: usize = 16 << 10;

/// Where a theme keeps its templates, styles and scripts for the web.
const FOLDER: &str = "web/";

/// Where in it stand those of what pages show alike.
const SHARED: &str = "shared/";

impl Templates {
    /// Parses every template of a theme; one run shows the mistakes of all files.
    pub(crate) fn load(theme: &Theme) -> Noted<Self> {
        let mut notes = Vec::new();
        let mut texts = Vec::new();
        for (name, file) in sources(theme) {
            match from_utf8(&file.bytes) {
                Ok(text) => texts.push((name, text)),
                Err(_) => {
                    notes.push(Diagnostic::at(Span::file(&file.path), Problem::BadEncoding {}));
                }
            }
        }
        for (name, text) in &texts {
            let alone = Tera::new().add_raw_template(name, text).err();
            notes.extend(alone.and_then(|error| syntax(theme, &error)));
        }
        let mut tera = Tera::new();
        if notes.is_empty() {
            let together = tera.add_raw_templates(texts).err();
            notes.extend(together.into_iter().flat_map(|error| mistakes(theme, &error)));
        }
        Noted { value: Self { tera, theme: theme.clone() }, notes }
    }

    /// The templates of what pages show alike, by their names without folder and ending.
    pub(crate) fn shared(&self) -> impl Iterator<Item = (&str, &str)> {
        // Those of a theme with mistakes are not there.
        let known = |name: &str| self.tera.get_template_names().any(|known| known == name);
        sources(&self.theme).filter(move |(whole, _)| known(whole)).filter_map(|(whole, _)| {
            let (name, _) = whole.strip_prefix(SHARED)?.rsplit_once('.')?;
            Some((name, whole))
        })
    }

    /// Fills a template with named values; gives text in UTF-8.
    #[expect(clippy::result_large_err, reason = "a mistake in a template ends the build")]
    pub(crate) fn render<'a>(
        &self,
        name: &str,
        values: impl IntoIterator<Item = (&'static str, &'a Data)>,
    ) -> Result<Vec<u8>, Diagnostic> {
        let mut context = Context::new();
        let mut room = FRAME;
        for (key, data) in values {
            room += data.value.as_str().map_or(0, str::len);
            context.insert_value(key, data.value.clone());
        }
        let mut page = Vec::with_capacity(room);
        let rendered = self.tera.render_to(name, &context, &mut page);
        rendered.map(|()| page).map_err(|error| {
            let mut found = mistakes(&self.theme, &error);
            if found.is_empty() { mistake(&self.theme, name, 0..0, "") } else { found.remove(0) }
        })
    }
}

/// A value that templates show: made once, shared by pointer, compared and hashed by its content.
#[derive(Clone, Debug)]
pub(crate) struct Data {
    value: Value,
    digest: Digest,
}

impl Data {
    /// Nothing: a template sees it as false.
    pub(crate) fn none() -> Self {
        Self { value: Value::none(), digest: Digest::tagged(0, &[]) }
    }

    /// Markup that is already safe.
    pub(crate) fn markup(html: &str) -> Self {
        Self { value: Value::safe_string(html), digest: Digest::tagged(1, html.as_bytes()) }
    }

    /// Markup made for one page as it is filled: no key ever holds it.
    pub(crate) fn unkeyed(html: &str) -> Self {
        Self { value: Value::safe_string(html), digest: Digest::default() }
    }

    /// Several values in order.
    pub(crate) fn list(items: impl IntoIterator<Item = Self>) -> Self {
        let mut sum = Sum::new(2);
        let values = items.into_iter().map(|item| {
            sum.add(item.digest);
            item.value
        });
        let values: Vec<Value> = values.collect();
        Self { value: Value::from(values), digest: sum.digest }
    }

    /// Named values.
    pub(crate) fn map(fields: impl IntoIterator<Item = (&'static str, Self)>) -> Self {
        let mut sum = Sum::new(3);
        let fields = fields.into_iter().enumerate().map(|(place, (name, data))| {
            sum.named(name, data.digest);
            (Field { place, name }, data.value)
        });
        let map: BTreeMap<Field, Value> = fields.collect();
        Self { value: Value::from(map), digest: sum.digest }
    }

    /// Values by names that only the build knows.
    pub(crate) fn dictionary(fields: impl IntoIterator<Item = (String, Self)>) -> Self {
        let mut sum = Sum::new(7);
        let mut map = Map::new();
        for (key, data) in fields {
            sum.named(&key, data.digest);
            map.insert(Key::String(key.into()), data.value);
        }
        Self { value: Value::from(map), digest: sum.digest }
    }

    /// What it is, for tests that hold the page for theme authors against the views.
    #[cfg(test)]
    pub(crate) fn seen(&self) -> Seen {
        Seen::of(&self.value)
    }
}

/// A name on its way into a map. Tera makes its own map from any other; one sorted by place is the quickest.
struct Field {
    place: usize,
    name: &'static str,
}

impl PartialEq for Field {
    fn eq(&self, other: &Self) -> bool {
        self.place == other.place
    }
}

impl Eq for Field {}

impl PartialOrd for Field {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Field {
    fn cmp(&self, other: &Self) -> Ordering {
        self.place.cmp(&other.place)
    }
}

impl From<Field> for Key<'static> {
    fn from(field: Field) -> Self {
        Self::Str(field.name)
    }
}

/// The digest of a list or a map in the making: each part is mixed into what was before it.
struct Sum {
    kind: u8,
    digest: Digest,
}

impl Sum {
    fn new(kind: u8) -> Self {
        Self { kind, digest: Digest::tagged(kind, &[]) }
    }

    fn named(&mut self, name: &str, digest: Digest) {
        self.mix([self.digest, Digest::tagged(self.kind, name.as_bytes()), digest]);
    }

    fn add(&mut self, digest: Digest) {
        self.mix([self.digest, digest]);
    }

    fn mix<const COUNT: usize>(&mut self, parts: [Digest; COUNT]) {
        let bytes = parts.map(|part| part.number().to_le_bytes());
        self.digest = Digest::tagged(self.kind, bytes.as_flattened());
    }
}

impl From<&str> for Data {
    fn from(text: &str) -> Self {
        Self { value: Value::normal_string(text), digest: Digest::tagged(4, text.as_bytes()) }
    }
}

impl From<String> for Data {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

impl From<&String> for Data {
    fn from(text: &String) -> Self {
        text.as_str().into()
    }
}

impl From<bool> for Data {
    fn from(flag: bool) -> Self {
        Self { value: Value::from(flag), digest: Digest::tagged(5, &[u8::from(flag)]) }
    }
}

impl From<usize> for Data {
    fn from(number: usize) -> Self {
        Self {
            value: Value::from(number),
            digest: Digest::tagged(6, &(number as u64).to_le_bytes()),
        }
    }
}

impl<T: Into<Self>> From<Option<T>> for Data {
    fn from(value: Option<T>) -> Self {
        value.map_or_else(Self::none, Into::into)
    }
}

impl Hash for Data {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.digest.hash(state);
    }
}

impl PartialEq for Data {
    fn eq(&self, other: &Self) -> bool {
        self.digest == other.digest
    }
}

impl Eq for Data {}

/// The templates of a theme by the names that they call each other.
fn sources(theme: &Theme) -> impl Iterator<Item = (&str, &ThemeFile)> {
    theme.files.iter().filter_map(|(path, file)| {
        let name = path.strip_prefix(FOLDER)?;
        is_template(name).then_some((name, file))
    })
}

/// Whether a file of a theme's web folder is a template; what is none is copied to the site.
pub(crate) fn is_template(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| ending == "html")
}

/// A mistake of writing, which parsing one file alone can show.
fn syntax(theme: &Theme, error: &Error) -> Option<Diagnostic> {
    match error.kind() {
        ErrorKind::SyntaxError(report) => Some(reported(theme, report)),
        _ => None,
    }
}

/// Every mistake that an error tells of.
fn mistakes(theme: &Theme, error: &Error) -> Vec<Diagnostic> {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            vec![reported(theme, report)]
        }
        ErrorKind::MissingParent { current, parent } => vec![missing(theme, current, parent)],
        ErrorKind::CircularExtend { tpl, inheritance_chain } => {
            vec![cycle(theme, std::iter::once(tpl).chain(inheritance_chain))]
        }
        ErrorKind::CircularInclude { include_chain, .. } => vec![cycle(theme, include_chain)],
        _ => {
            // What templates call and nobody defines comes as one text with a report a mistake.
            let text = error.to_string();
            let reports: Vec<_> =
                text.split("\n\n").filter_map(|report| called(theme, report)).collect();
            if reports.is_empty() { vec![mistake(theme, "", 0..0, &text)] } else { reports }
        }
    }
}

fn reported(theme: &Theme, report: &ReportError) -> Diagnostic {
    mistake(theme, report.filename(), report.span().range.clone(), report.message())
}

/// Reads `error: message` and `--> file:line:column`.
fn called(theme: &Theme, report: &str) -> Option<Diagnostic> {
    let (message, rest) = report.strip_prefix("error: ")?.split_once('\n')?;
    let place = rest.lines().next()?.trim_start().strip_prefix("--> ")?;
    let mut parts = place.rsplitn(3, ':');
    let column: usize = parts.next()?.parse().ok()?;
    let line: usize = parts.next()?.parse().ok()?;
    let name = parts.next()?;
    let text = from_utf8(&theme.files.get(&format!("{FOLDER}{name}"))?.bytes).ok()?;
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let line = text[before..].lines().next().unwrap_or_default();
    let within = line.char_indices().nth(column.saturating_sub(1)).map_or(0, |(at, _)| at);
    let place = before + within..before + line.len();
    Some(match message.strip_prefix("Unknown template `") {
        Some(called) => missing(theme, name, called.trim_end_matches('`')),
        None => mistake(theme, name, place, message),
    })
}

/// A template calls one that is nowhere.
fn missing(theme: &Theme, name: &str, called: &str) -> Diagnostic {
    let near = nearest(called, sources(theme).map(|(name, _)| name));
    noted(
        theme,
        name,
        call(theme, name, called),
        Problem::TemplateMissing { name: called.to_owned() },
    )
    .near(near)
}

/// Templates call each other; the first of them is told.
fn cycle<'a>(theme: &Theme, chain: impl IntoIterator<Item = &'a String>) -> Diagnostic {
    let chain: Vec<&str> = chain.into_iter().map(String::as_str).collect();
    // What leads into the circle is not part of it.
    let last = chain.last().copied().unwrap_or_default();
    let first = chain.iter().position(|name| *name == last).unwrap_or_default();
    let circle = chain.get(first..).unwrap_or_default();
    let called = circle.get(1).copied().unwrap_or_default();
    let problem = Problem::TemplateCycle { chain: circle.join(" → ") };
    noted(theme, last, call(theme, last, called), problem)
}

/// Where a template names another one that it calls.
fn call(theme: &Theme, name: &str, called: &str) -> std::ops::Range<usize> {
    let file = theme.files.get(&format!("{FOLDER}{name}"));
    let text = file.and_then(|file| from_utf8(&file.bytes).ok()).unwrap_or_default();
    let found = ["\"", "'"].iter().find_map(|quote| {
        let typed = format!("{quote}{called}{quote}");
        text.match_indices(&typed).find_map(|(at, _)| {
            let before = text[..at].trim_end();
            let calls = before.ends_with("extends") || before.ends_with("include");
            calls.then_some(at..at + typed.len())
        })
    });
    found.unwrap_or(0..0)
}

fn mistake(theme: &Theme, name: &str, range: std::ops::Range<usize>, message: &str) -> Diagnostic {
    let problem = Problem::TemplateMistake { message: message.trim().to_owned() };
    noted(theme, name, range, problem)
}

fn noted(theme: &Theme, name: &str, range: std::ops::Range<usize>, problem: Problem) -> Diagnostic {
    match theme.files.get(&format!("{FOLDER}{name}")) {
        Some(file) => Diagnostic::at(Span::new(&file.path, range.start, range.end), problem),
        None => Diagnostic::nowhere(problem),
    }
}

#[cfg(test)]
mod seen;
#[cfg(test)]
mod tests;

#[cfg(test)]
pub(crate) use seen::Seen;
