//! The clock: articles and releases carry the day they were made. Nothing else looks at it, besides measuring.

use crate::base::chinese::date::Date;

/// Seconds since 1970 by the clocks of China, where the desks are; the only look at the clock.
#[expect(clippy::disallowed_methods, reason = "articles and releases carry the day they were made")]
fn seconds() -> u64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.map_or(0, |since| since.as_secs()) + 8 * 3600
}

/// This day.
pub(crate) fn today() -> Date {
    day_of(seconds())
}

/// The day of a count of seconds since 1970.
fn day_of(seconds: u64) -> Date {
    let first = Date { year: 1970, month: 1, day: 1, time: None };
    let mut left = seconds / 86_400;
    let days = |year, month| (28..=31).rev().find(|day| Date::new(year, month, *day).is_some());
    let (mut year, mut month) = (first.year, first.month);
    loop {
        let Some(length) = days(year, month).map(u64::from) else { return first };
        if left < length {
            let day = u8::try_from(left + 1).unwrap_or(1);
            return Date::new(year, month, day).unwrap_or(first);
        }
        left -= length;
        (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    }
}

/// `2013-11-25T09:30:00+08:00`, now.
pub(crate) fn now() -> String {
    stamp(seconds())
}

fn stamp(seconds: u64) -> String {
    let of_day = seconds % 86_400;
    let (hour, minute, second) = (of_day / 3600, of_day / 60 % 60, of_day % 60);
    format!("{}T{hour:02}:{minute:02}:{second:02}+08:00", day_of(seconds).iso())
}

#[cfg(test)]
mod tests {
    use super::{day_of, stamp};

    #[test]
    fn stamps_are_dates_with_a_time() {
        for (seconds, expected) in [
            (0, "1970-01-01T00:00:00+08:00"),
            (86_399, "1970-01-01T23:59:59+08:00"),
            (951_782_400, "2000-02-29T00:00:00+08:00"),
            (1_385_371_805, "2013-11-25T09:30:05+08:00"),
        ] {
            assert_eq!(stamp(seconds), expected);
        }
    }

    #[test]
    fn days() {
        for (seconds, expected) in [
            (0, "1970-01-01"),
            (951_782_400, "2000-02-29"),
            (1_385_308_799, "2013-11-24"),
            (1_385_308_800 + 86_400, "2013-11-25"),
            (4_102_444_800, "2100-01-01"),
        ] {
            assert_eq!(day_of(seconds).iso(), expected, "{seconds}");
        }
    }
}
