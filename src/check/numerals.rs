//! 数字 (GB/T 15835-2011): years, dates that do not exist, ranges, zeros, approximations, numbers of documents.

use super::line::Look;
use crate::base::chinese::date::Date;
use crate::base::chinese::numeral;
use crate::base::chinese::width::is_han;
use crate::base::problem::Problem;

/// What a range of numbers counts, as its first character: 比分 and house numbers are no ranges.
const COUNTED: &str =
    "年月日天周时点分秒个名人户家次件条项期届岁元万亿千百倍成度米里公吨斤亩平升页%％℃";

/// Words before a number that is no number of a quantity.
const WEEK: &str = "一二三四五六日";

/// What stands for zero in years and should not.
const ZEROS: &str = "零○◯OＯ0０";

impl Look<'_> {
    /// A number in Arabic digits, from its first.
    pub(super) fn number(&mut self, at: usize, last: Option<char>) -> usize {
        let end = self.end_of(at, |c| c.is_ascii_digit());
        if last.is_some_and(|c| c.is_ascii_alphanumeric() || "-./".contains(c)) {
            return end;
        }
        match self.after(end) {
            Some('年') => self.dated(at, end),
            Some('月') => self.day(at, None),
            _ => None,
        }
        .or_else(|| self.range(at))
        .unwrap_or(end)
    }

    /// A year in digits, with what follows it: 2013年11月20日.
    fn dated(&mut self, at: usize, end: usize) -> Option<usize> {
        let year = &self.line.text[at..end];
        let month = end + '年'.len_utf8();
        let rest = self.rest(month);
        let (digits, behind) = digits(rest);
        if year.len() == 2 && self.is_short_year(at, year, rest, behind) {
            let century = if year < "50" { "20" } else { "19" };
            let (typed, better) = (format!("{year}年"), format!("{century}{year}年"));
            self.tell(at..month, Problem::ShortYear { typed, better });
        }
        if year.len() != 4 {
            return Some(month);
        }
        if digits.is_empty() {
            // 2013年十一月: one form for the whole date.
            let numerals = rest.find(|c| numeral::value(c).is_none() && c != '十')?;
            if numerals > 0 && rest[numerals..].starts_with('月') {
                let until = month + numerals + '月'.len_utf8();
                let typed = self.typed(at..until);
                self.tell(at..until, Problem::MixedDate { typed });
            }
            return Some(month);
        }
        if !behind.starts_with('月') {
            return Some(month);
        }
        self.day(month, Some((at, year.parse().ok()?)))
    }

    /// Whether two digits before 年 are a year and not a span of time.
    fn is_short_year(&self, at: usize, year: &str, rest: &str, behind: &str) -> bool {
        let month = behind.len() < rest.len() && behind.starts_with('月');
        let decade = rest.starts_with('代') && year.ends_with('0');
        let century = self.line.text[..at].ends_with("世纪");
        let part = rest.starts_with(['底', '初']) || year.starts_with('0');
        month || (decade && !century) || part
    }

    /// 11月20日, perhaps behind its year, which begins at the place given with it.
    fn day(&mut self, at: usize, year: Option<(usize, u16)>) -> Option<usize> {
        let (month, behind) = digits(self.rest(at));
        let after = behind.strip_prefix('月')?;
        let (day, behind) = digits(after);
        let sign = behind.chars().next().filter(|c| matches!(c, '日' | '号'));
        let from = year.map_or(at, |(from, _)| from);
        let Some(sign) = sign.filter(|_| !day.is_empty()) else {
            let until = self.line.text.len() - after.len();
            return Some(until);
        };
        let end = self.line.text.len() - behind.len() + sign.len_utf8();
        let typed = self.typed(from..end);
        // Without its year a day may be of a leap year.
        let real =
            month.parse().ok().zip(day.parse().ok()).and_then(|(month, day)| {
                Date::new(year.map_or(2012, |(_, year)| year), month, day)
            });
        match real {
            None if month.len() <= 2 && day.len() <= 2 => {
                self.tell(from..end, Problem::NoSuchDay { typed });
            }
            Some(_) if month.starts_with('0') || day.starts_with('0') => {
                let bare = |number: &str| number.trim_start_matches('0').to_owned();
                let year = year.map_or(String::new(), |(_, year)| format!("{year}年"));
                let better = format!("{year}{}月{}{sign}", bare(month), bare(day));
                self.tell(from..end, Problem::LeadingZero { typed, better });
            }
            Some(date) if year.is_some() => self.weekday(from, end, date),
            _ => {}
        }
        Some(end)
    }

    /// 2013年11月20日（星期三）: whether it was one.
    fn weekday(&mut self, from: usize, end: usize, date: Date) {
        let rest = self.rest(end).trim_start_matches(['（', '(']);
        let named = ["星期", "周", "礼拜"].iter().find_map(|word| rest.strip_prefix(word));
        let Some(named) = named.and_then(|rest| rest.chars().next()) else { return };
        let named = if named == '天' { '日' } else { named };
        let right = WEEK.chars().nth(date.weekday()).unwrap_or('日');
        if WEEK.contains(named) && named != right {
            let typed = self.typed(from..end);
            let weekday = format!("星期{named}");
            let right = format!("星期{right}");
            self.tell(from..end, Problem::WrongWeekday { typed, weekday, right });
        }
    }

    /// 15-20人, 15～20%: a range with the wrong stroke, or whose first number lacks its per cent sign.
    fn range(&mut self, at: usize) -> Option<usize> {
        let (first, rest) = decimal(self.rest(at));
        let bare = rest.strip_prefix(['%', '％']);
        let stroke = bare.unwrap_or(rest).chars().next().filter(|c| "-~–－～—".contains(*c))?;
        let behind = bare.unwrap_or(rest).strip_prefix(stroke)?;
        let (second, rest) = decimal(behind);
        let next = rest.chars().next()?;
        let plain = |number: &str| {
            (1..=4).contains(&number.split('.').next().unwrap_or_default().len())
                && !(number.len() > 1 && number.starts_with('0') && !number.starts_with("0."))
        };
        if !plain(first) || !plain(second) || !COUNTED.contains(next) {
            return None;
        }
        let end = self.line.text.len() - rest.len();
        let years = first.len() == 4 && second.len() == 4 && next == '年';
        // 2013-11月 is no range.
        if first.len() == 4 && second.len() < 3 && matches!(next, '年' | '月') {
            return None;
        }
        let percent = matches!(next, '%' | '％');
        let sign = if percent { next.to_string() } else { String::new() };
        let stop = end + sign.len();
        let right = if years { "—" } else { "～" };
        let lacks = percent && bare.is_none();
        let typed = self.typed(at..stop);
        let better = format!("{first}{sign}{right}{second}{sign}");
        if lacks || "-~–－".contains(stroke) {
            self.tell(at..stop, Problem::NumberRange { typed, better });
        }
        Some(stop)
    }

    /// 年 behind a year in Chinese numerals: 二零一三年, 二〇一三年11月.
    pub(super) fn year(&mut self, at: usize) -> usize {
        let numerals = self.line.text[..at]
            .trim_end_matches(|c| "一二三四五六七八九〇".contains(c) || ZEROS.contains(c));
        let typed = &self.line.text[numerals.len()..at];
        let end = at + '年'.len_utf8();
        if typed.chars().count() != 4 || !typed.contains(is_han) {
            return 0;
        }
        if typed.contains(|c| ZEROS.contains(c)) {
            let better = typed.chars().map(|c| if ZEROS.contains(c) { '〇' } else { c }).collect();
            self.tell(numerals.len()..at, Problem::ChineseZero { typed: typed.to_owned(), better });
        }
        let (month, behind) = digits(self.rest(end));
        if !month.is_empty() && behind.starts_with('月') {
            let until = end + month.len() + '月'.len_utf8();
            let typed = self.typed(numerals.len()..until);
            self.tell(numerals.len()..until, Problem::MixedDate { typed });
        }
        0
    }

    /// 百分之20.
    pub(super) fn percent(&mut self, at: usize) -> usize {
        let Some(rest) = self.rest(at).strip_prefix("百分之") else { return 0 };
        let (number, _) = decimal(rest);
        if number.is_empty() {
            return 0;
        }
        let end = at + "百分之".len() + number.len();
        let (typed, better) = (self.typed(at..end), format!("{number}%"));
        self.tell(at..end, Problem::MixedPercent { typed, better });
        end
    }

    /// 三、四个: an approximation has no mark between its numerals.
    pub(super) fn approximate(&mut self, at: usize) {
        let one = |c: Option<char>| {
            let c = c.filter(|c| "一二三四五六七八九".contains(*c))?;
            numeral::value(c)
        };
        let after = at + '、'.len_utf8();
        let (Some(left), Some(right)) = (one(self.before(at)), one(self.after(after))) else {
            return;
        };
        let from = at - '一'.len_utf8();
        let end = after + '一'.len_utf8();
        let counted = self.after(end).is_some_and(|c| "个天次名人户十百千万岁".contains(c));
        let before = self.before(from);
        let alone = before.is_some_and(|c| c != '、' && c != '第' && is_han(c));
        if right == left + 1 && counted && alone {
            let typed = self.typed(from..end);
            let better = typed.replace('、', "");
            self.tell(from..end, Problem::Approximate { typed, better });
        }
    }

    /// 临委发[2013]5号, from its bracket.
    pub(super) fn document_number(&mut self, at: usize, open: char) -> Option<usize> {
        let close = match open {
            '[' => ']',
            '［' => '］',
            '【' => '】',
            '(' => ')',
            '（' => '）',
            '〔' => '〕',
            _ => return None,
        };
        let (year, rest) = digits(self.rest(at + open.len_utf8()));
        let rest = rest.strip_prefix(close)?;
        let bare = rest.strip_prefix('第').unwrap_or(rest);
        let (number, behind) = digits(bare);
        let behind = behind.strip_prefix('号')?;
        let right = matches!(year.len(), 2 | 4) && !number.is_empty();
        // Only what stands behind 发, 办, 字 … is a number of a document.
        if !right || !self.before(at).is_some_and(is_han) {
            return None;
        }
        let year = if year.len() == 2 { format!("20{year}") } else { year.to_owned() };
        let better = format!("〔{year}〕{}号", number.trim_start_matches('0'));
        let end = self.line.text.len() - behind.len();
        let typed = self.typed(at..end);
        if typed != better {
            self.tell(at..end, Problem::DocumentBrackets { typed, better });
        }
        Some(end)
    }
}

/// The digits that a text begins with, and the rest.
fn digits(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()))
}

/// The number that a text begins with, perhaps with decimals, and the rest.
fn decimal(text: &str) -> (&str, &str) {
    let (whole, rest) = digits(text);
    let parts = rest.strip_prefix('.').map_or(0, |rest| digits(rest).0.len());
    let length = if parts > 0 { whole.len() + 1 + parts } else { whole.len() };
    text.split_at(length)
}
