//! Values of options as typed. What is wrong is told by what is right.

use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::Format;
use crate::base::chinese::date::Date;
use crate::base::chinese::period::Period;

pub(super) fn text_or_json() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(["text", "json"])
        .map(|word| if word == "json" { Format::Json } else { Format::Text })
}

pub(super) fn date(typed: &str) -> Result<Date, String> {
    Date::parse(typed).ok_or_else(|| "2013-11-25".to_owned())
}

pub(super) fn period(typed: &str) -> Result<Period, String> {
    Period::parse(typed).ok_or_else(|| "2013、2013-10、2013年四季度、2013-11-25".to_owned())
}

pub(super) fn count(typed: &str) -> Result<usize, String> {
    typed.parse().ok().filter(|n| (1..=1024).contains(n)).ok_or_else(|| "1–1024".to_owned())
}

pub(super) fn title(typed: &str) -> Result<String, String> {
    let title: String = typed.chars().filter(|c| c.is_whitespace() || !c.is_control()).collect();
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.is_empty() { Err("“及早动手 认真组织”".to_owned()) } else { Ok(title) }
}

pub(super) fn port(typed: &str) -> Result<u16, String> {
    typed.parse().map_err(|_| "8000".to_owned())
}
