//! The keys of issues and boards: number, items, selection, size.

use crate::base::chinese::date::Date;
use crate::base::chinese::numeral;
use crate::base::chinese::period::Period;
use crate::base::diag::Typed;
use crate::base::problem::Problem;
use crate::base::yaml::Value;
use crate::base::yaml::fields::{Field, Fields, Names, same_key};
use crate::document::block::{RefId, RefKind};
use crate::document::header::{
    BoardHeader, BoardText, BulletinHeader, Form, IssueNumber, Kind, Section, Select,
};
use crate::document::read_header::{Reading, keys};

const FORMS: &[(&[&str], Form)] = &[
    (&["简报", "jianbao"], Form::Jianbao),
    (&["公文", "gongwen"], Form::Gongwen),
    (&["期刊", "journal", "刊物"], Form::Journal),
];

const TEXTS: &[(&[&str], BoardText)] =
    &[(&["摘要", "summary"], BoardText::Summary), (&["全文", "full"], BoardText::Full)];

impl Reading<'_> {
    /// `None` when the issue has no number: its address needs one.
    pub(super) fn bulletin(&mut self, fields: &mut Fields) -> BulletinHeader {
        let publication = self.typed_name(fields, keys::PUBLICATION);
        let number = self.take(fields, keys::ISSUE_NUMBER);
        let number = match number {
            Some(field) if field.node.value != Value::Null => self.issue_number(&field),
            _ => {
                self.missing(keys::ISSUE_NUMBER, "期号: 3", "number: 3");
                None
            }
        };
        let total = self.number(fields, keys::TOTAL, &["总第", "总", "第", "期"]);
        let issuer = self.names_on_a_line(fields, keys::ISSUE_ISSUER);
        let sections = self.sections(fields);
        let select = self.select(fields);
        let report_to = self.names_on_a_line(fields, keys::REPORT_TO);
        let send_to = self.names_on_a_line(fields, keys::SEND_TO);
        let distribute_to = self.names_on_a_line(fields, keys::DISTRIBUTE_TO);
        let copies = self.number(fields, keys::COPIES, &["共印", "印", "份"]);
        let form = self.take(fields, keys::FORM);
        let form = form.and_then(|field| self.reader.choice(&field, FORMS));
        let mark = self.secret(fields);
        let usual = || Typed { value: Kind::Bulletin.chinese().to_owned(), range: self.opening };
        let nowhere = Typed { value: IssueNumber::default(), range: self.opening };
        BulletinHeader {
            publication: publication.unwrap_or_else(usual),
            number: number.unwrap_or(nowhere),
            total,
            issuer,
            sections,
            select,
            report_to,
            send_to,
            distribute_to,
            copies,
            form: form.map(|typed| typed.value).unwrap_or_default(),
            mark,
        }
    }

    /// 3, 03, 第3期, 增刊1, 增刊第1期, 增1.
    fn issue_number(&mut self, field: &Field) -> Option<Typed<IssueNumber>> {
        let typed = self.reader.word(field)?;
        let number = issue_number(&typed.value);
        if number.is_none() {
            self.reader.note(typed.range, Problem::BadIssueNumber { value: typed.value.clone() });
        }
        Some(Typed { value: number?, range: typed.range })
    }

    /// 篇目: paths, {section, items}, or a map from section names to paths.
    fn sections(&mut self, fields: &mut Fields) -> Vec<Section> {
        let mut out: Vec<Section> = Vec::new();
        let Some(field) = self.take(fields, keys::ITEMS) else { return out };
        let named = |name: &str| {
            [keys::SECTION, keys::ITEMS].concat().iter().any(|key| same_key(key, name))
        };
        if let Value::Map(entries) = &field.node.value
            && !entries.iter().any(|(key, _)| named(&key.name))
        {
            let Some(mut map) = self.reader.fields(field, "典型做法: …") else { return out };
            for entry in std::mem::take(map.rest()) {
                let name = Some(entry.label.clone());
                out.push(Section { name, items: self.paths(entry) });
            }
            return out;
        }
        for item in self.reader.items(field) {
            let text = matches!(&item.node.value, Value::Text(text) if !text.contains('\n'));
            let several = item.node.range.of(self.reader.text).contains('\n');
            if text && !several {
                let Some(path) = self.reader.text(&item) else { continue };
                let id = self.reference(RefKind::Item, path);
                match out.last_mut() {
                    Some(section) if section.name.is_none() => section.items.push(id),
                    _ => out.push(Section { name: None, items: vec![id] }),
                }
                continue;
            }
            let Some(mut map) = self.reader.fields(item, "栏目: …") else { continue };
            let name = self.line(&mut map, keys::SECTION);
            let items = self.take(&mut map, keys::ITEMS);
            let items = items.map(|items| self.paths(items)).unwrap_or_default();
            map.finish(&mut self.reader);
            out.push(Section { name, items });
        }
        out
    }

    fn paths(&mut self, field: Field) -> Vec<RefId> {
        let items = self.reader.items(field);
        let paths: Vec<Typed<String>> =
            items.iter().filter_map(|item| self.reader.text(item)).collect();
        paths.into_iter().map(|path| self.reference(RefKind::Item, path)).collect()
    }

    fn select(&mut self, fields: &mut Fields) -> Vec<Select> {
        let Some(field) = self.take(fields, keys::SELECT) else { return Vec::new() };
        let items = match field.node.value {
            Value::Map(_) | Value::Text(_) => vec![field],
            _ => self.reader.items(field),
        };
        let mut out = Vec::new();
        for item in items {
            let Some(mut map) = self.reader.fields(item, "活动: …") else { continue };
            let section = self.line(&mut map, keys::SECTION);
            let campaign = self.typed_name(&mut map, keys::CAMPAIGN);
            let kind = self.take(&mut map, keys::KIND);
            let kind = kind.and_then(|field| self.kind(&field));
            let unit = self.typed_name(&mut map, keys::UNIT);
            let from = self.edge(&mut map, keys::FROM, |period| period.from);
            let to = self.edge(&mut map, keys::TO, |period| period.to);
            let limit = self.number(&mut map, keys::LIMIT, &["篇"]);
            map.finish(&mut self.reader);
            self.in_order(from.as_ref(), to.as_ref());
            let (from, to) = (from.map(|day| day.value), to.map(|day| day.value));
            out.push(Select { section, campaign, kind, unit, from, to, limit });
        }
        out
    }

    /// The first or the last day of what was typed: a day, a month, a quarter, a year.
    fn edge(
        &mut self,
        fields: &mut Fields,
        names: Names,
        pick: fn(Period) -> Date,
    ) -> Option<Typed<Date>> {
        let field = self.take(fields, names)?;
        let typed = self.reader.period(&field)?;
        Some(Typed { value: pick(typed.value), range: typed.range })
    }

    pub(super) fn board(&mut self, fields: &mut Fields) -> BoardHeader {
        let typed = self.take(fields, keys::SIZE);
        let typed = typed.and_then(|field| self.reader.word(&field));
        let size = typed.as_ref().and_then(|typed| size(&typed.value));
        if let (Some(typed), None) = (&typed, size) {
            self.reader.note(typed.range, Problem::BadSize { value: typed.value.clone() });
        }
        let items = self.take(fields, keys::ITEMS);
        let items = items.map(|field| self.paths(field)).unwrap_or_default();
        let panels = self.number(fields, keys::PANELS, &["块", "版"]);
        let bleed = self.number(fields, keys::BLEED, &["mm", "毫米"]);
        let clamp = self.number(fields, keys::CLAMP, &["mm", "毫米"]);
        let text = self.take(fields, keys::BOARD_TEXT);
        let text = text.and_then(|field| self.reader.choice(&field, TEXTS));
        let typed = self.take(fields, keys::DISTANCE);
        let typed = typed.and_then(|field| self.reader.word(&field));
        let distance = typed.as_ref().and_then(|typed| distance(&typed.value));
        if let (Some(typed), None) = (&typed, distance) {
            self.reader.note(typed.range, Problem::BadDistance { value: typed.value.clone() });
        }
        let text = text.map(|typed| typed.value).unwrap_or_default();
        BoardHeader { size, panels, items, bleed, clamp, text, distance }
    }
}

fn issue_number(text: &str) -> Option<IssueNumber> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let after = text.strip_prefix("增刊").or_else(|| text.strip_prefix('增'));
    let rest = after.unwrap_or(&text);
    let rest = rest.strip_prefix('第').unwrap_or(rest);
    let rest = rest.strip_suffix('期').unwrap_or(rest);
    let number = numeral::parse(rest).filter(|number| (1..10_000).contains(number))?;
    Some(IssueNumber { supplement: after.is_some(), number })
}

/// A size in millimetres: A1, `841x1189`, 84.1厘米×118.9厘米 is not needed, 120cm×80cm is.
fn size(text: &str) -> Option<(u32, u32)> {
    let text: String = text.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    let (name, across) = ["横版", "横", "landscape"]
        .iter()
        .find_map(|word| text.strip_suffix(word))
        .map_or((text.as_str(), false), |name| (name, true));
    let sheet = match name {
        "a0" => Some((841, 1189)),
        "a1" => Some((594, 841)),
        "a2" => Some((420, 594)),
        "a3" => Some((297, 420)),
        _ => None,
    };
    if let Some((short, long)) = sheet {
        return Some(if across { (long, short) } else { (short, long) });
    }
    let (width, height) = text.split_once(['x', '×', '*', '乘'])?;
    let tenfold = ["cm", "厘米"].iter().any(|unit| height.ends_with(unit));
    let side = |side: &str| {
        let digits = ["mm", "毫米", "cm", "厘米"].iter().find_map(|unit| side.strip_suffix(unit));
        let number = numeral::parse(digits.unwrap_or(side))?;
        let number = if tenfold { number.checked_mul(10)? } else { number };
        (50..=5000).contains(&number).then_some(number)
    };
    Some((side(width)?, side(height)?))
}

/// A distance in millimetres: 2米, 1.5m, 150厘米; a lone number counts metres.
fn distance(text: &str) -> Option<u32> {
    let text: String = text.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    let units: [(&[&str], u32); 3] =
        [(&["mm", "毫米"], 1), (&["cm", "厘米"], 10), (&["m", "米"], 1000)];
    let found = units.iter().find_map(|(names, size)| {
        names.iter().find_map(|name| Some((text.strip_suffix(name)?, *size)))
    });
    let (number, unit) = found.unwrap_or((&text, 1000));
    let (whole, rest) = number.split_once('.').unwrap_or((number, "0"));
    let tenths = rest.parse::<u32>().ok().filter(|tenths| *tenths < 10)?;
    let whole = numeral::parse(whole).or_else(|| (whole == "0").then_some(0))?;
    let distance = whole.checked_mul(unit)?.checked_add(tenths * unit / 10)?;
    (500..=20_000).contains(&distance).then_some(distance)
}

#[cfg(test)]
mod tests {
    use super::{distance, issue_number, size};

    #[test]
    fn distances_are_read() {
        for (text, expected) in [
            ("2米", Some(2000)),
            ("1.5 m", Some(1500)),
            ("0.8米", Some(800)),
            ("三米", Some(3000)),
            ("150厘米", Some(1500)),
            ("2500mm", Some(2500)),
            ("2", Some(2000)),
            ("100米", None),
            ("远", None),
            ("1.25米", None),
        ] {
            assert_eq!(distance(text), expected, "{text}");
        }
    }

    #[test]
    fn issue_numbers_are_read() {
        for (text, expected) in [
            ("3", "3"),
            ("03", "3"),
            ("第3期", "3"),
            ("第 3 期", "3"),
            ("第三期", "3"),
            ("增刊1", "+1"),
            ("增刊第1期", "+1"),
            ("增1", "+1"),
            ("增刊", "no"),
            ("0", "no"),
            ("3.5", "no"),
            ("三月", "no"),
        ] {
            let found = issue_number(text).map_or("no".to_owned(), |found| {
                format!("{}{}", if found.supplement { "+" } else { "" }, found.number)
            });
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn sizes_are_read() {
        for (text, expected) in [
            ("A1", Some((594, 841))),
            ("a0", Some((841, 1189))),
            ("A2 横", Some((594, 420))),
            ("841x1189", Some((841, 1189))),
            ("841×1189毫米", Some((841, 1189))),
            ("841mm×1189mm", Some((841, 1189))),
            ("841 * 1189", Some((841, 1189))),
            ("120cm×80cm", Some((1200, 800))),
            ("120×80厘米", Some((1200, 800))),
            ("A7", None),
            ("大号", None),
            ("10x20", None),
            ("841", None),
        ] {
            assert_eq!(size(text), expected, "{text}");
        }
    }
}
