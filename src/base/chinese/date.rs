//! One date value with the faces that site, documents and mastheads want.

use std::fmt::Write as _;

use unicode_normalization::UnicodeNormalization as _;

use crate::base::chinese::numeral;

/// A day, perhaps with a time of day; always a real one of the Gregorian calendar.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
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
        let leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
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

    /// The day of the week, from 0 for Monday.
    pub(crate) fn weekday(self) -> usize {
        // Zeller counts January and February as months of the year before, and from Saturday.
        let early = self.month < 3;
        let year = usize::from(self.year) - usize::from(early);
        let month = usize::from(self.month) + if early { 12 } else { 0 };
        let days = usize::from(self.day) + 13 * (month + 1) / 5;
        (days + year + year / 4 - year / 100 + year / 400 + 5) % 7
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
    #[cfg_attr(not(test), expect(dead_code, reason = "the solemn face waits for its document"))]
    pub(crate) fn solemn(self) -> String {
        let mut out = String::new();
        for digit in self.year.to_string().chars() {
            out.push(numeral::digit(digit).unwrap_or(digit));
        }
        let _ = write!(
            out,
            "年{}月{}日",
            numeral::chinese(u32::from(self.month)),
            numeral::chinese(u32::from(self.day))
        );
        out
    }

    /// Reads the forms that writers type: 2013-11-25, 2013/11/25, 2013.11.25, 2013年11月25日, 二〇一三年十一月二十五日,
    /// each perhaps with a time: 09:30, 9:30:00, 9时30分, 下午3:00. `None` for anything else and for a day that
    /// does not exist.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        // 二O一三 with a Latin letter is what many keyboards give.
        let text: String = text.nfkc().map(|c| if c == 'O' { '〇' } else { c }).collect();
        let mut reader = Reader { rest: text.trim() };
        let year = reader.number(4)?;
        let (first, second) = match reader.next()? {
            '年' => ('月', Some('日')),
            mark @ ('-' | '/' | '.') => (mark, None),
            _ => return None,
        };
        let month = reader.number(2)?;
        (reader.next()? == first).then_some(())?;
        let day = reader.number(2)?;
        if second.is_some() {
            matches!(reader.next()?, '日' | '号').then_some(())?;
        }
        let date = Self::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
        if reader.rest.trim().is_empty() {
            return Some(date);
        }
        Some(Self { time: Some(reader.time(second.is_some())?), ..date })
    }
}

/// What is left of a date's text.
struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn next(&mut self) -> Option<char> {
        self.rest = self.rest.trim_start();
        let c = self.rest.chars().next()?;
        self.rest = &self.rest[c.len_utf8()..];
        Some(c)
    }

    fn take(&mut self, word: &str) -> bool {
        let found = self.rest.trim_start().strip_prefix(word);
        self.rest = found.unwrap_or(self.rest);
        found.is_some()
    }

    /// A number in Arabic or Chinese numerals. Years have exactly four digits, other numbers at most two.
    fn number(&mut self, digits: usize) -> Option<u16> {
        self.rest = self.rest.trim_start();
        let place = |c| matches!(c, '十' | '廿' | '卅');
        let end = self.rest.find(|c| numeral::value(c).is_none() && !place(c));
        let (word, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        let count = word.chars().count();
        let arabic = word.chars().all(|c| c.is_ascii_digit());
        let chinese = word.chars().all(|c| !c.is_ascii_digit());
        let fits = match digits {
            4 => count == 4 && !word.contains(place),
            _ if arabic => count <= digits,
            _ => count <= 3,
        };
        (fits && (arabic || chinese)).then_some(())?;
        self.rest = rest;
        u16::try_from(numeral::parse(word)?).ok()
    }

    /// The time of day that ends the text. Behind 日 it needs no space before it.
    fn time(&mut self, chinese: bool) -> Option<(u8, u8)> {
        let parted = self.rest.starts_with(char::is_whitespace);
        let after_t = !parted && self.take("T");
        let (from, to, shift) = self.part_of_day();
        let named = to < 24;
        (parted || after_t || chinese || named).then_some(())?;
        let mut hour = self.number(2)?;
        let minute = self.minute()?;
        if (from..=to).contains(&(hour + shift)) && shift > 0 {
            hour += shift;
        }
        if named && !(from..=to).contains(&hour) || hour > 23 || minute > 59 {
            return None;
        }
        self.take("Z");
        self.take("+08:00");
        self.rest.trim().is_empty().then_some(())?;
        Some((u8::try_from(hour).ok()?, u8::try_from(minute).ok()?))
    }

    /// 上午, 下午 …: which hours it may hold, and what is added to those of a twelve-hour clock.
    fn part_of_day(&mut self) -> (u16, u16, u16) {
        for (word, hours) in [
            ("凌晨", (0, 6, 0)),
            ("早上", (4, 11, 0)),
            ("早晨", (4, 11, 0)),
            ("上午", (0, 12, 0)),
            ("中午", (11, 14, 12)),
            ("下午", (12, 19, 12)),
            ("傍晚", (16, 20, 12)),
            ("晚上", (17, 23, 12)),
            ("晚", (17, 23, 12)),
        ] {
            if self.take(word) {
                return hours;
            }
        }
        (0, 24, 0)
    }

    /// `:30`, `:30:00`, `时30分`, `时`, `时半`.
    fn minute(&mut self) -> Option<u16> {
        match self.next()? {
            ':' => {
                let minute = self.number(2)?;
                if self.take(":") {
                    self.number(2).filter(|second| *second < 60)?;
                }
                Some(minute)
            }
            '时' | '点' => {
                self.take("整");
                if self.take("半") {
                    return Some(30);
                }
                if !self.rest.trim_start().starts_with(|c| numeral::value(c).is_some()) {
                    return Some(0);
                }
                let minute = self.number(2)?;
                self.take("分").then_some(minute)
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn dates_are_read() {
        for (text, expected) in [
            ("2013-11-25", "2013-11-25"),
            ("2013-1-5", "2013-01-05"),
            ("2013/11/20", "2013-11-20"),
            ("2013.11.20", "2013-11-20"),
            ("２０１３－１１－２０", "2013-11-20"),
            ("２０１３．１１．２０", "2013-11-20"),
            ("２０１３年１１月２０日", "2013-11-20"),
            ("2013年11月20日", "2013-11-20"),
            ("2013年11月20号", "2013-11-20"),
            ("2013 年 11 月 20 日", "2013-11-20"),
            ("二〇一三年十一月二十日", "2013-11-20"),
            ("二○一三年十一月廿日", "2013-11-20"),
            ("二O一三年十一月二十日", "2013-11-20"),
            ("二零一三年十二月卅一日", "2013-12-31"),
            ("二〇一三年一月廿五日", "2013-01-25"),
            ("2013-11-25 09:30", "2013-11-25 09:30"),
            ("2013-11-25T09:30:00", "2013-11-25 09:30"),
            ("2013-11-25T09:30:00+08:00", "2013-11-25 09:30"),
            ("2013-11-25 9:30:00", "2013-11-25 09:30"),
            ("2013-11-25　９：３０", "2013-11-25 09:30"),
            ("2013年11月25日9时30分", "2013-11-25 09:30"),
            ("2013年11月25日 9时", "2013-11-25 09:00"),
            ("2013年11月25日上午9:30", "2013-11-25 09:30"),
            ("2013年11月25日 下午3:00", "2013-11-25 15:00"),
            ("2013-11-25 下午3时半", "2013-11-25 15:30"),
            ("2013-11-25 下午15:00", "2013-11-25 15:00"),
            ("2013-11-25 中午12:00", "2013-11-25 12:00"),
            ("2013-11-25 上午12:00", "2013-11-25 12:00"),
            ("2013-11-25 晚上7:30", "2013-11-25 19:30"),
            ("二〇一三年十一月二十日上午九时三十分", "2013-11-20 09:30"),
            ("2012-02-29", "2012-02-29"),
            ("2013-02-29", "no"),
            ("2013-13-01", "no"),
            ("2013-11-31", "no"),
            ("2013-11-00", "no"),
            ("13-11-25", "no"),
            ("一三年十一月二十日", "no"),
            ("2013-11", "no"),
            ("2013年11月", "no"),
            ("2013-11/25", "no"),
            ("2013-11-25 24:00", "no"),
            ("2013-11-25 9:60", "no"),
            ("2013-11-25 下午9:30", "no"),
            ("2013-11-25 9", "no"),
            ("2013-11-2509:30", "no"),
            ("2013-11-25 星期一", "no"),
            ("2013-011-25", "no"),
            ("2013年十1月20日", "no"),
            ("11月25日", "no"),
            ("", "no"),
            ("昨天", "no"),
        ] {
            let found = Date::parse(text).map_or_else(
                || "no".to_owned(),
                |date| if date.time.is_some() { date.published() } else { date.iso() },
            );
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn days_of_the_week() {
        for (date, expected) in [
            ("2013-11-20", "三"),
            ("2013-11-24", "日"),
            ("2012-02-29", "三"),
            ("2013-01-01", "二"),
            ("2000-02-28", "一"),
            ("1900-03-01", "四"),
            ("2026-11-28", "六"),
        ] {
            let day = Date::parse(date).expect("a real day").weekday();
            assert_eq!("一二三四五六日".chars().nth(day), expected.chars().next(), "{date}");
        }
    }

    #[test]
    fn faces_are_read_back() {
        for (year, month, day) in [(2013, 11, 20), (2014, 1, 1), (2012, 2, 29), (2013, 10, 31)] {
            let date = Date::new(year, month, day).expect("a real day");
            for face in [date.iso(), date.chinese(), date.solemn()] {
                assert_eq!(Date::parse(&face), Some(date), "{face}");
            }
        }
    }
}
