//! A day, a month, a quarter or a year as one period, as people type it.

use unicode_normalization::UnicodeNormalization as _;

use crate::base::chinese::date::Date;
use crate::base::chinese::numeral;

/// 时段: from a first day to a last one, both included.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub(crate) struct Period {
    pub(crate) from: Date,
    pub(crate) to: Date,
}

impl Period {
    /// Whole months, from one to another; `None` when the calendar has no such months.
    pub(crate) fn months(year: u16, from: u8, to: u8) -> Option<Self> {
        let from = Date::new(year, from, 1)?;
        let to = (28..=31).rev().find_map(|day| Date::new(year, to, day))?;
        Some(Self { from, to })
    }

    /// Reads 2013, 2013-10, 2013年10月, 2013年四季度, 2013Q4, 2013年上半年, and every form of a whole date.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        if let Some(date) = Date::parse(text) {
            return Some(Self { from: date.day_only(), to: date.day_only() });
        }
        let text: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
        let end = text.find(|c| numeral::value(c).is_none() || c == '十').unwrap_or(text.len());
        let (year, rest) = text.split_at(end);
        let year = match (year.chars().count(), numeral::parse(year)) {
            (4, Some(year)) => u16::try_from(year).ok()?,
            _ => return None,
        };
        match rest {
            "" | "年" | "全年" | "年全年" => return Self::months(year, 1, 12),
            "上半年" | "年上半年" => return Self::months(year, 1, 6),
            "下半年" | "年下半年" => return Self::months(year, 7, 12),
            _ => {}
        }
        if let Some(quarter) = quarter(rest) {
            return Self::months(year, quarter * 3 - 2, quarter * 3);
        }
        let month = match rest.strip_prefix('年') {
            Some(rest) => rest.strip_suffix("月").or_else(|| rest.strip_suffix("月份"))?,
            None => rest.strip_prefix(['-', '/', '.'])?,
        };
        let month = u8::try_from(numeral::parse(month)?).ok()?;
        Self::months(year, month, month)
    }
}

/// 四季度, 第四季度, Q4.
fn quarter(rest: &str) -> Option<u8> {
    let rest = rest.strip_prefix(['年', '-']).unwrap_or(rest);
    let number = if let Some(number) = rest.strip_prefix(['Q', 'q']) {
        number
    } else {
        let number = rest.strip_suffix("季度")?;
        number.strip_prefix('第').unwrap_or(number)
    };
    let number = u8::try_from(numeral::parse(number)?).ok()?;
    (1..=4).contains(&number).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::Period;

    #[test]
    fn periodes_are_read() {
        for (text, expected) in [
            ("2013", "2013-01-01 2013-12-31"),
            ("2013年", "2013-01-01 2013-12-31"),
            ("二〇一三年", "2013-01-01 2013-12-31"),
            ("2013-10", "2013-10-01 2013-10-31"),
            ("2013-2", "2013-02-01 2013-02-28"),
            ("2012.02", "2012-02-01 2012-02-29"),
            ("2013/11", "2013-11-01 2013-11-30"),
            ("2013年10月", "2013-10-01 2013-10-31"),
            ("2013年10月份", "2013-10-01 2013-10-31"),
            ("二〇一三年十月", "2013-10-01 2013-10-31"),
            ("２０１３年１０月", "2013-10-01 2013-10-31"),
            ("2013 年 10 月", "2013-10-01 2013-10-31"),
            ("2013年四季度", "2013-10-01 2013-12-31"),
            ("2013年第1季度", "2013-01-01 2013-03-31"),
            ("2013Q2", "2013-04-01 2013-06-30"),
            ("2013年上半年", "2013-01-01 2013-06-30"),
            ("2013下半年", "2013-07-01 2013-12-31"),
            ("2013-10-08", "2013-10-08 2013-10-08"),
            ("2013年10月8日", "2013-10-08 2013-10-08"),
            ("2013-13", "no"),
            ("2013-02-30", "no"),
            ("2013年五季度", "no"),
            ("2013年10", "no"),
            ("13年", "no"),
            ("十月", "no"),
            ("去年", "no"),
            ("", "no"),
        ] {
            let found = Period::parse(text).map_or_else(
                || "no".to_owned(),
                |period| format!("{} {}", period.from.iso(), period.to.iso()),
            );
            assert_eq!(found, expected, "{text}");
        }
    }
}
