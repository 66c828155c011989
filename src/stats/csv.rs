//! The count as CSV that Excel on a Chinese Windows opens right: UTF-8 with its mark, CRLF.

use super::StatsView;
use super::table::{Cell, Table, table};
use crate::base::diag::Lang;

/// The table alone: what stands around it would be in the way of a program.
pub(super) fn render(view: &StatsView, lang: Lang) -> String {
    let Table { heads, lines, .. } = table(view, lang);
    let mut out = String::from("\u{feff}");
    line(heads.iter().map(|head| quoted(head)), &mut out);
    for (_, cells) in &lines {
        let cells = cells.iter().map(|cell| match cell {
            Cell::Words(words) => quoted(words),
            Cell::Count(count) => count.to_string(),
            Cell::Empty => String::new(),
        });
        line(cells, &mut out);
    }
    out
}

fn line(cells: impl Iterator<Item = String>, out: &mut String) {
    out.push_str(&cells.collect::<Vec<_>>().join(","));
    out.push_str("\r\n");
}

/// A field (RFC 4180). What a spreadsheet would take for a formula stays text.
fn quoted(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r']) {
        return format!("\"{}\"", text.replace('"', "\"\""));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn fields_stay_fields() {
        for (text, expected) in [
            ("古渡街道", "古渡街道"),
            ("甲,乙", "\"甲,乙\""),
            ("说\"好\"", "\"说\"\"好\"\"\""),
            ("=1+1", "'=1+1"),
            ("@甲", "'@甲"),
            ("-甲,乙", "\"'-甲,乙\""),
        ] {
            assert_eq!(quoted(text), expected, "{text}");
        }
    }
}
