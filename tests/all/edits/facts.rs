//! Edits of one fact that stands on other files than its own: a part of a date, a fact of a unit, the settings of columns.

use crate::edits::kinds::EVERY;
use crate::edits::tables::UNIT_FACTS;
use crate::edits::{Desk, Draw};

/// Keys that hold a date.
const DATES: &[&str] = &["date", "from", "to", "issued", "event_date"];

/// Another year, month, day or time of day: lists, feeds and the search show dates, and each part alone may be new.
pub(super) fn redate(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let path = draw.pick(&desk.documents(EVERY)).cloned()?;
    let text = desk.text(&path)?;
    let dates =
        text.lines().filter_map(|line| line.split_once(": 2").map(|_| line.split_once(": ")));
    let dates: Vec<(&str, &str)> = dates.flatten().filter(|(key, _)| DATES.contains(key)).collect();
    let (key, old) = *draw.pick(&dates)?;
    let part = |from, to| old.get(from..to)?.parse::<usize>().ok();
    let (year, month, day, time) = (part(0, 4)?, part(5, 7)?, part(8, 10)?, old.get(10..)?);
    let new = match draw.below(4) {
        0 => format!("{:04}-{month:02}-{day:02}{time}", 2013 + year % 2),
        1 => format!("{year:04}-{:02}-{day:02}{time}", month % 12 + 1),
        2 => format!("{year:04}-{month:02}-{:02}{time}", day % 28 + 1),
        _ if key != "date" => format!("{year:04}-{month:02}-{:02}", (day + 13) % 28 + 1),
        _ if time.is_empty() => format!("{old} 09:30"),
        _ => old.replace(time, draw.word(&["", " 10:30", " 09:45"])),
    };
    desk.put(&path, text.replacen(&format!("\n{key}: {old}\n"), &format!("\n{key}: {new}\n"), 1));
    Some(format!("{key} of {path} is {new}, was {old}"))
}

/// One fact of one unit, or the order of all; no text of the desk has to change with it.
pub(super) fn unit_fact(desk: &mut Desk, draw: &mut Draw) -> Option<String> {
    let path = "content/data/units.yml";
    let text = desk.text(path)?;
    let mut rows: Vec<String> = text.lines().map(str::to_owned).collect();
    let at = draw.below(rows.len());
    let told = if draw.chance(15) {
        let other = draw.below(rows.len());
        rows.swap(at, other);
        format!("units {at} and {other} change places")
    } else {
        let (key, values) = UNIT_FACTS[draw.below(UNIT_FACTS.len())];
        let kept = without(rows[at].strip_suffix('}')?, key);
        let value = draw.word(values).replace('#', &at.to_string());
        (key != "parent" || !kept.contains(&format!("id: {value}"))).then_some(())?;
        let new = if draw.chance(25) { "}".to_owned() } else { format!(", {key}: {value}}}") };
        rows[at] = kept + &new;
        format!("unit {at} is {}", rows[at])
    };
    desk.put(path, rows.join("\n") + "\n");
    Some(told)
}

/// A row of units.yml without one of its keys.
fn without(row: &str, key: &str) -> String {
    let Some((before, rest)) = row.split_once(&format!(", {key}: ")) else { return row.to_owned() };
    let after = rest.split_once(", ").map_or(String::new(), |(_, after)| format!(", {after}"));
    before.to_owned() + &after
}
