//! Chinese numerals: 〇一二三 … 十, as dates, headings and issue numbers use them.

/// The Chinese numeral of one Arabic digit; zero is 〇 as in numbering and years (GB/T 15835-2011).
pub(crate) fn digit(c: char) -> Option<char> {
    "〇一二三四五六七八九".chars().nth(c.to_digit(10)? as usize)
}

/// A number below one hundred in Chinese numerals: 十, 二十五; larger ones digit by digit.
pub(crate) fn chinese(number: u32) -> String {
    let one = |n: u32| char::from_digit(n, 10).and_then(digit);
    match number {
        0..=9 => one(number).into_iter().collect(),
        10..=99 => {
            let (tens, ones) = (number / 10, number % 10);
            let tens = (tens > 1).then(|| one(tens)).flatten();
            let ones = (ones > 0).then(|| one(ones)).flatten();
            tens.into_iter().chain(['十']).chain(ones).collect()
        }
        _ => number.to_string().chars().filter_map(digit).collect(),
    }
}

/// What one numeral counts: 〇, ○, 零 are zero, 两 is two.
pub(crate) fn value(c: char) -> Option<u32> {
    if let Some(value) = c.to_digit(10) {
        return Some(value);
    }
    Some(match c {
        '〇' | '○' | '◯' | '零' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        '０'..='９' => u32::from(c) - u32::from('０'),
        _ => return None,
    })
}

/// Reads a whole number: 25, ２５, 二十五, 廿五, 一百零三, 二〇一三. `None` for anything else, and beyond `u32`.
pub(crate) fn parse(text: &str) -> Option<u32> {
    let text = text.trim();
    let places = |c| matches!(c, '十' | '百' | '千' | '万' | '廿' | '卅');
    if !text.contains(places) {
        let mut number: Option<u32> = None;
        for c in text.chars() {
            let digit = value(c)?;
            number = Some(number.unwrap_or(0).checked_mul(10)?.checked_add(digit)?);
        }
        return number;
    }
    placed(text)
}

/// A number written with places: 三千零五十二.
fn placed(text: &str) -> Option<u32> {
    let (mut whole, mut part, mut digit) = (0u32, 0u32, None);
    let mut last = u32::MAX;
    for c in text.chars() {
        let place = match c {
            '万' => {
                let below = part.checked_add(digit.take().unwrap_or(0))?;
                whole =
                    Some(below).filter(|below| *below > 0 && whole == 0)?.checked_mul(10_000)?;
                (part, last) = (0, u32::MAX);
                continue;
            }
            '千' => 1000,
            '百' => 100,
            '十' | '廿' | '卅' => 10,
            '零' | '〇' if digit.is_none() => continue,
            _ => {
                if digit.replace(value(c).filter(|v| *v > 0)?).is_some() {
                    return None;
                }
                continue;
            }
        };
        let times = match (c, digit.take()) {
            ('廿', None) => 2,
            ('卅', None) => 3,
            ('廿' | '卅', Some(_)) => return None,
            (_, Some(digit)) => digit,
            ('十', None) => 1,
            _ => return None,
        };
        if place >= last {
            return None;
        }
        last = place;
        part = part.checked_add(times.checked_mul(place)?)?;
    }
    whole.checked_add(part)?.checked_add(digit.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::{chinese, parse};

    #[test]
    fn numerals_are_read() {
        for (text, expected) in [
            ("25", Some(25)),
            ("003", Some(3)),
            ("２５", Some(25)),
            ("二十五", Some(25)),
            ("十", Some(10)),
            ("十一", Some(11)),
            ("廿五", Some(25)),
            ("廿", Some(20)),
            ("卅一", Some(31)),
            ("二〇一三", Some(2013)),
            ("二○一三", Some(2013)),
            ("二零一三", Some(2013)),
            ("一百零三", Some(103)),
            ("三千零五十二", Some(3052)),
            ("一万二千", Some(12000)),
            ("两百", Some(200)),
            ("", None),
            ("二十百", None),
            ("五五十", None),
            ("甲", None),
            ("2.5", None),
            ("99999999999", None),
            ("万", None),
            ("九千九百九十九万万", None),
        ] {
            assert_eq!(parse(text), expected, "{text}");
        }
    }

    #[test]
    fn numerals_go_both_ways() {
        for number in 0..100 {
            assert_eq!(parse(&chinese(number)), Some(number), "{}", chinese(number));
        }
        assert_eq!(chinese(2013), "二〇一三");
    }
}
