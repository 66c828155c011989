//! numbering.xml: the numbers that Word shows before paragraphs, as text.

use std::collections::BTreeMap;

use super::Refusal;
use super::xml::{Node, below, child, child_value, parse, value};
use crate::base::chinese::numeral;

/// What stands before a paragraph of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Number(String),
    /// A bullet, and how deep.
    Point(u8),
}

/// The lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Lists {
    forms: BTreeMap<String, Vec<Level>>,
    /// Each list's form, and the levels that it begins anew.
    lists: BTreeMap<String, (String, BTreeMap<u8, u32>)>,
    counts: BTreeMap<String, Vec<Option<u32>>>,
    begun: Vec<String>,
}

#[derive(Clone, Debug, Default)]
struct Level {
    start: u32,
    kind: String,
    text: String,
}

impl Lists {
    pub(super) fn read(text: &str) -> Result<Self, Refusal> {
        let document = parse(text)?;
        let mut lists = Self::default();
        for node in below(document.root_element()) {
            match node.tag_name().name() {
                "abstractNum" => {
                    let id = value(node, "abstractNumId").unwrap_or_default().to_owned();
                    let levels = below(node).filter(|node| node.tag_name().name() == "lvl");
                    lists.forms.insert(id, levels.take(9).map(level).collect());
                }
                "num" => {
                    let id = value(node, "numId").unwrap_or_default().to_owned();
                    let form = child_value(node, "abstractNumId").unwrap_or_default().to_owned();
                    let anew = below(node).filter_map(|node| {
                        let level = value(node, "ilvl")?.parse().ok()?;
                        Some((level, child_value(node, "startOverride")?.parse().ok()?))
                    });
                    let anew = anew.collect();
                    let form = lists.changed(form, &id, node);
                    lists.lists.insert(id, (form, anew));
                }
                _ => {}
            }
        }
        Ok(lists)
    }

    /// The form of a list that says otherwise of some levels: one of its own.
    fn changed(&mut self, form: String, list: &str, node: Node<'_>) -> String {
        let own = below(node).filter_map(|node| {
            Some((value(node, "ilvl")?.parse::<usize>().ok()?, level(child(node, "lvl")?)))
        });
        let own: Vec<(usize, Level)> = own.collect();
        let Some(levels) = self.forms.get(&form).filter(|_| !own.is_empty()) else { return form };
        let mut levels = levels.clone();
        for (at, level) in own {
            if let Some(before) = levels.get_mut(at) {
                *before = level;
            }
        }
        let form = format!("{form} {list}");
        self.forms.insert(form.clone(), levels);
        form
    }

    /// Counts one paragraph of a list and gives what stands before it.
    pub(super) fn next(&mut self, list: &str, depth: u8) -> Option<Mark> {
        let (form, anew) = self.lists.get(list)?.clone();
        let levels = self.forms.get(&form)?;
        let at = usize::from(depth);
        let level = levels.get(at)?.clone();
        if level.kind == "bullet" {
            return Some(Mark::Point(depth));
        }
        let counts = self.counts.entry(form).or_insert_with(|| vec![None; 9]);
        if !self.begun.iter().any(|begun| begun == list) {
            self.begun.push(list.to_owned());
            for level in anew.keys() {
                if let Some(count) = counts.get_mut(usize::from(*level)) {
                    *count = None;
                }
            }
        }
        let start = |at: usize| {
            let depth = u8::try_from(at).unwrap_or(0);
            let usual = levels.get(at).map_or(1, |level| level.start);
            anew.get(&depth).copied().unwrap_or(usual)
        };
        let count = counts.get_mut(at)?;
        *count = Some(count.map_or(start(at), |count| count.saturating_add(1)));
        for deeper in counts.iter_mut().skip(at + 1) {
            *deeper = None;
        }
        let mut text = level.text.clone();
        for (above, form) in levels.iter().enumerate().take(at + 1) {
            let count = counts.get(above).copied().flatten().unwrap_or_else(|| start(above));
            text = text.replace(&format!("%{}", above + 1), &shown(count, &form.kind));
        }
        (level.kind != "none" && !text.is_empty()).then_some(Mark::Number(text))
    }
}

fn level(node: Node<'_>) -> Level {
    let text = |name| child(node, name).and_then(|node| value(node, "val")).unwrap_or_default();
    Level {
        start: text("start").parse().unwrap_or(1),
        kind: text("numFmt").to_owned(),
        text: text("lvlText").to_owned(),
    }
}

/// A count in the numerals of a list (ECMA-376, 17.18.59).
fn shown(count: u32, kind: &str) -> String {
    match kind {
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand" => numeral::chinese(count),
        "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand" => {
            count.to_string().chars().filter_map(numeral::digit).collect()
        }
        "chineseLegalSimplified" if count <= 10 => one_of(count, "壹贰叁肆伍陆柒捌玖拾"),
        "decimalEnclosedParen" if (1..=20).contains(&count) => {
            char::from_u32(0x2473 + count).into_iter().collect()
        }
        "decimalEnclosedFullstop" if (1..=20).contains(&count) => {
            char::from_u32(0x2487 + count).into_iter().collect()
        }
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if (1..=20).contains(&count) => {
            char::from_u32(0x245f + count).into_iter().collect()
        }
        "decimalFullWidth" => count
            .to_string()
            .chars()
            .filter_map(|c| char::from_u32(u32::from(c) + 0xfee0))
            .collect(),
        "decimalZero" => format!("{count:02}"),
        "upperLetter" => letter(count, b'A'),
        "lowerLetter" => letter(count, b'a'),
        "upperRoman" => roman(count),
        "lowerRoman" => roman(count).to_lowercase(),
        "ideographTraditional" => one_of(count, "甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => one_of(count, "子丑寅卯辰巳午未申酉戌亥"),
        _ => count.to_string(),
    }
}

fn one_of(count: u32, signs: &str) -> String {
    let sign = count.checked_sub(1).and_then(|at| signs.chars().nth(at as usize));
    sign.map_or_else(|| count.to_string(), String::from)
}

/// a … z, aa, bb: as Word counts on.
fn letter(count: u32, first: u8) -> String {
    let at = count.saturating_sub(1);
    let sign = char::from(first + u8::try_from(at % 26).unwrap_or(0));
    std::iter::repeat_n(sign, (at / 26 + 1).min(30) as usize).collect()
}

fn roman(count: u32) -> String {
    let signs = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut left = count.min(3999);
    let mut out = String::new();
    for (value, sign) in signs {
        while left >= value {
            out.push_str(sign);
            left -= value;
        }
    }
    out
}
