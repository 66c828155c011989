//! One date value with the faces that site, documents and mastheads want.

use std::fmt::Write as _;

/// A day, perhaps with a time of day; always a real one of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    /// 年, four digits.
    pub year: u16,
    /// 月, from 1.
    pub month: u8,
    /// 日, from 1.
    pub day: u8,
    /// Hour and minute, when typed.
    pub time: Option<(u8, u8)>,
}

impl Date {
    /// A day, when the calendar has it.
    pub(crate) fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let last = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return None,
        };
        let real = (1000..=9999).contains(&year) && (1..=last).contains(&day);
        real.then_some(Self { year, month, day, time: None })
    }

    /// The same day without its time.
    pub(crate) fn day_only(self) -> Self {
        Self { time: None, ..self }
    }

    /// `2013-11-25`, what web pages sort by.
    pub(crate) fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// `2013-11-25 09:30`, the form of `PubDate` (《政府网站发展指引》 annex); midnight when no time was typed.
    pub(crate) fn published(self) -> String {
        let (hour, minute) = self.time.unwrap_or((0, 0));
        format!("{} {hour:02}:{minute:02}", self.iso())
    }

    /// `2013-11-25T09:30:00+08:00`, for feeds.
    pub(crate) fn rfc3339(self) -> String {
        let (hour, minute) = self.time.unwrap_or((0, 0));
        format!("{}T{hour:02}:{minute:02}:00+08:00", self.iso())
    }

    /// `2013年11月25日`: 成文日期, without leading zeros (GB/T 9704-2012, 7.3.5.4).
    pub(crate) fn chinese(self) -> String {
        format!("{}年{}月{}日", self.year, self.month, self.day)
    }

    /// `二〇一三年十一月二十五日`, the solemn form.
    pub(crate) fn solemn(self) -> String {
        let mut out = String::new();
        for digit in self.year.to_string().chars() {
            out.push(super::numeral::digit(digit).unwrap_or(digit));
        }
        let _ = write!(
            out,
            "年{}月{}日",
            super::numeral::chinese(u32::from(self.month)),
            super::numeral::chinese(u32::from(self.day))
        );
        out
    }

    /// Reads the forms that writers type; `None` for anything else or for a day that does not exist.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (year, rest) = text.trim().split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }
}
