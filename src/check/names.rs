//! 姓名与职务: people named with an office that people.yml does not give them on the text's date.

use super::Job;
use super::finder::{Hit, Meaning, Words};
use super::text::{END, Typed};
use crate::base::chinese::date::Date;
use crate::base::diag::{Diagnostic, Noted, Range, nearest};
use crate::base::path::SourcePath;
use crate::base::problem::Problem;
use crate::document::Body;
use crate::document::block::{Block, BlockKind, Person as Named};
use crate::document::data::{Data, PostRow, UnitRow};
use crate::document::header::Detail;

/// Words that an office ends with. 组长, 委员 and the like are held beside an office and say nothing of it.
const OFFICES: &[&str] = &[
    "书记",
    "部长",
    "主任",
    "局长",
    "校长",
    "区长",
    "县长",
    "市长",
    "镇长",
    "乡长",
    "处长",
    "科长",
    "站长",
    "所长",
    "院长",
    "厅长",
    "秘书长",
    "主席",
    "常委",
    "检察长",
];

/// Doubled characters that speech makes one of: 组织部长 for 组织部部长.
const DOUBLED: &[(&str, &str)] = &[
    ("部部长", "部长"),
    ("局局长", "局长"),
    ("校校长", "校长"),
    ("院院长", "院长"),
    ("所所长", "所长"),
    ("站站长", "站长"),
];

/// What says that an office is of another time.
const OTHER_TIMES: &[&str] =
    &["时任", "原任", "曾任", "历任", "前任", "曾经担任", "曾担任", "候任", "拟任", "后任"];

/// How many bytes around a name are looked at.
const AROUND: usize = 120;

/// The people of a desk with their offices.
#[derive(Default)]
pub(super) struct Names {
    people: Vec<Person>,
    /// The words of each unit, with those of the units above it.
    units: Vec<Vec<String>>,
}

struct Person {
    name: String,
    posts: Vec<Post>,
}

/// 职务.
struct Post {
    /// The words of its unit and of those above it; none when it has no unit.
    unit: Vec<String>,
    /// As typed.
    typed: String,
    /// 区委常委、组织部部长 are two.
    parts: Vec<String>,
    from: Option<Date>,
    to: Option<Date>,
}

/// An office that does not go with a name.
enum Odd<'a> {
    /// It was this one, at another time.
    NotThen(&'a Post),
    /// It was never known; these were held.
    Other(Vec<&'a Post>),
}

impl Names {
    /// The people of the lists. A post in a unit that units.yml does not have is reported.
    pub(super) fn new(data: &Data, file: &SourcePath) -> Noted<Self> {
        let mut notes = Vec::new();
        let rows = data.people.iter();
        let people = rows.map(|row| Person {
            name: row.name.value.clone(),
            posts: row.posts.iter().map(|post| Post::new(post, data, file, &mut notes)).collect(),
        });
        let people = people.collect();
        let units = data.units.iter().map(|unit| own_words(unit).cloned().collect()).collect();
        Noted { value: Self { people, units }, notes }
    }

    pub(super) fn words(&self, words: &mut Words) {
        for (index, person) in self.people.iter().enumerate() {
            // Nothing is known of a person without offices.
            if !person.posts.is_empty() {
                words.add(&person.name, Meaning::Person(index));
            }
        }
    }
}

impl Post {
    fn new(row: &PostRow, data: &Data, file: &SourcePath, notes: &mut Vec<Diagnostic>) -> Self {
        let typed = row.unit.value.trim();
        let unit = data.units.iter().find(|unit| means(unit, typed));
        if unit.is_none() && data.has_units && !typed.is_empty() {
            let problem = Problem::UnknownUnit { name: typed.to_owned() };
            let words = data.units.iter().flat_map(all_words).map(String::as_str);
            let near = nearest(typed, words);
            notes.push(Diagnostic::at(row.unit.range.span(file), problem).near(near));
        }
        let unit = match unit {
            Some(unit) => with_those_above(unit, data),
            None => vec![typed.to_owned()].into_iter().filter(|word| !word.is_empty()).collect(),
        };
        let parts = row.post.split(['、', '，', ',']).map(|part| spoken(part.trim()));
        let parts = parts.filter(|part| !part.is_empty()).collect();
        Self { unit, typed: row.post.clone(), parts, from: row.from, to: row.to }
    }

    fn held(&self, date: Date) -> bool {
        self.from.is_none_or(|from| from <= date) && self.to.is_none_or(|to| date <= to)
    }

    /// Whether words may mean this office: 部长, 组织部部长 and 区委组织部部长 all mean one.
    fn is_meant(&self, office: &str, units: &[Vec<String>]) -> bool {
        self.parts.iter().any(|part| {
            part.ends_with(office)
                || office.strip_suffix(part.as_str()).is_some_and(|unit| {
                    // An office such as 组织部部长 names its unit itself.
                    let bare = OFFICES.contains(&part.trim_start_matches('副'));
                    // 组织部长 is short for 组织部部长.
                    let whole = part.chars().next().map(|c| [unit, &c.to_string()].concat());
                    !bare
                        || [Some(unit.to_owned()), whole]
                            .iter()
                            .flatten()
                            .all(|unit| self.is_of(unit, units))
                })
        }) || self.unit.iter().any(|unit| unit == office)
    }

    /// Whether what stands before a bare office may be its unit: it is so called, or no other unit is.
    fn is_of(&self, words: &str, units: &[Vec<String>]) -> bool {
        let same = |unit: &String| words.ends_with(unit.as_str()) || unit.ends_with(words);
        words.chars().count() < 2
            || self.unit.is_empty()
            || self.unit.iter().any(same)
            || !units.iter().flatten().any(same)
    }

    /// 任期, as `2011-06-08—2012-07-31`.
    fn period(&self) -> String {
        let day = |date: Option<Date>| date.map(Date::iso).unwrap_or_default();
        format!("{}—{}", day(self.from), day(self.to))
    }
}

impl Person {
    /// What is odd about an office of this person on a day.
    fn odd(&self, office: &str, date: Date, units: &[Vec<String>]) -> Option<Odd<'_>> {
        let meant = |post: &&Post| post.is_meant(office, units);
        let held: Vec<&Post> = self.posts.iter().filter(|post| post.held(date)).collect();
        if held.iter().any(meant) {
            return None;
        }
        if let Some(post) = self.posts.iter().find(meant) {
            return Some(Odd::NotThen(post));
        }
        // Of a time of which the list tells nothing, nothing is known.
        (!held.is_empty()).then_some(Odd::Other(held))
    }
}

/// Reports offices that do not go with the names that they stand beside.
pub(super) fn check(job: &mut Job<'_>, hits: &[Hit], body: &Body) {
    let Some(date) = job.document.header.date.as_ref().map(|date| date.value.day_only()) else {
        return;
    };
    let names = &job.rules.names;
    if names.people.is_empty() {
        return;
    }
    let plain = &job.text.plain;
    let mut notes = Vec::new();
    for hit in hits {
        let Meaning::Person(index) = hit.meaning else { continue };
        let person = &names.people[index];
        for office in offices(plain, hit, &names.units) {
            let typed = &plain[office.clone()];
            if let Some(odd) = person.odd(&spoken(typed), date, &names.units) {
                notes.push(job.note(office.clone(), problem(person, typed, date, &odd)));
            }
        }
    }
    for (named, whole) in rolls(job, &body.blocks) {
        let Some(post) = &named.post else { continue };
        let Some(person) = names.people.iter().find(|person| person.name == named.name) else {
            continue;
        };
        for typed in post.split(['、', '，', ',']).map(str::trim).filter(|part| is_office(part)) {
            if let Some(odd) = person.odd(&spoken(typed), date, &names.units) {
                let at = post.find(typed).unwrap_or(0);
                let place = Typed { value: post, at, word: typed }.within(job.source, whole, 0);
                let problem = problem(person, typed, date, &odd);
                notes.push(Diagnostic::at(place.span(&job.document.path), problem));
            }
        }
    }
    job.notes.extend(notes);
}

fn problem(person: &Person, typed: &str, date: Date, odd: &Odd<'_>) -> Problem {
    let (name, post, date) = (person.name.clone(), typed.to_owned(), date.iso());
    match odd {
        Odd::NotThen(of) => Problem::PostNotThen { name, post, date, period: of.period() },
        Odd::Other(held) => {
            let held = held.iter().map(|post| post.typed.as_str()).collect::<Vec<_>>().join("；");
            Problem::PostOther { name, post, date, held }
        }
    }
}

/// People that a header or a roll names with their offices, and where.
fn rolls<'a>(job: &Job<'a>, blocks: &'a [Block]) -> Vec<(&'a Named, Range)> {
    let end = blocks.first().map_or(u32::MAX, |block| block.range.start);
    let mut out = Vec::new();
    if let Detail::Interview(interview) = &job.document.header.detail {
        let people = interview.interviewee.iter().chain(&interview.interviewer);
        out.extend(people.map(|person| (person, Range { start: 0, end })));
    }
    listed(blocks, &mut out);
    out
}

/// The rolls among blocks, those within turns and notes too.
fn listed<'a>(blocks: &'a [Block], out: &mut Vec<(&'a Named, Range)>) {
    for block in blocks {
        match &block.kind {
            BlockKind::People(people) => {
                out.extend(people.iter().map(|person| (person, block.range)));
            }
            BlockKind::Turn { blocks, .. } | BlockKind::EditorNote { blocks, .. } => {
                listed(blocks, out);
            }
            _ => {}
        }
    }
}

/// The offices that stand beside a name: before it, or in brackets or as an address after it.
fn offices(plain: &str, hit: &Hit, units: &[Vec<String>]) -> Vec<std::ops::Range<usize>> {
    let mut out = Vec::new();
    let from = plain.ceil_char_boundary(hit.start.saturating_sub(AROUND));
    let before = &plain[from..hit.start];
    let clause = before.rsplit(is_end).next().unwrap_or_default();
    if !OTHER_TIMES.iter().any(|word| clause.contains(word)) {
        let mut end = hit.start;
        for part in clause.rsplit('、') {
            let start = end - part.len();
            let unit = out.is_empty() && units.iter().flatten().any(|unit| unit == part);
            if part.starts_with(['原', '前']) || !(is_office(part) || unit) {
                break;
            }
            out.push(start..end);
            end = start.saturating_sub('、'.len_utf8());
        }
    }
    let after = &plain[hit.end..plain.floor_char_boundary(hit.end + AROUND)];
    if let Some(rest) = after.strip_prefix('（') {
        let within = rest.split('）').next().filter(|within| within.len() < rest.len());
        let within = within.unwrap_or_default();
        let last = within.rsplit(['、', '，']).next().unwrap_or_default();
        let other = OTHER_TIMES.iter().any(|word| within.contains(word)) || last.starts_with('原');
        if is_office(last) && !other {
            let end = hit.end + '（'.len_utf8() + within.len();
            out.push(end - last.len()..end);
        }
    } else {
        let title = after.strip_prefix('副').unwrap_or(after);
        if let Some(office) = OFFICES.iter().find(|office| title.starts_with(**office)) {
            let length = after.len() - title.len() + office.len();
            out.push(hit.end..hit.end + length);
        }
    }
    out
}

/// Whether words end in an office.
fn is_office(words: &str) -> bool {
    OFFICES.iter().any(|office| words.ends_with(office))
}

/// Whether a character ends the words that may stand before a name.
fn is_end(c: char) -> bool {
    c == END || c.is_whitespace() || "，。；：！？“”‘’（）《》〈〉…—,.;:!?()".contains(c)
}

/// An office as it is compared: 组织部长 and 组织部部长 are one.
fn spoken(office: &str) -> String {
    let mut out = office.to_owned();
    for (full, short) in DOUBLED {
        if out.contains(full) {
            out = out.replace(full, short);
        }
    }
    out
}

/// The words that a text may call a unit by.
fn own_words(unit: &UnitRow) -> impl Iterator<Item = &String> {
    std::iter::once(&unit.name.value).chain(&unit.short).chain(&unit.formerly)
}

/// The words that the lists may call a unit by.
fn all_words(unit: &UnitRow) -> impl Iterator<Item = &String> {
    own_words(unit).chain(unit.id.as_ref().map(|id| &id.value))
}

fn means(unit: &UnitRow, typed: &str) -> bool {
    all_words(unit).any(|word| word == typed)
}

/// The words of a unit and of all above it.
fn with_those_above(unit: &UnitRow, data: &Data) -> Vec<String> {
    let mut out = Vec::new();
    let mut next = Some(unit);
    for _ in 0..data.units.len() {
        let Some(unit) = next else { break };
        out.extend(own_words(unit).cloned());
        let parent = unit.parent.as_ref().map(|parent| parent.value.trim());
        next = parent.and_then(|parent| data.units.iter().find(|unit| means(unit, parent)));
    }
    out
}
