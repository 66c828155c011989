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
