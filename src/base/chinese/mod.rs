//! Chinese text: dates, numerals, character classes, pinyin names.

pub(crate) mod date;
pub(crate) mod numeral;
pub(crate) mod period;
pub(crate) mod pinyin;
pub(crate) mod width;
pub(crate) mod words;
