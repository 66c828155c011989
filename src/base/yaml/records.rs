//! A list of flat records in YAML, as fences in the text hold them: every value a string as typed.

use std::collections::BTreeMap;

/// Reads a list of flat maps. Chinese keys and full-width colons are taken; an error has its message and
/// the byte where the reader stumbled.
pub(crate) fn records(text: &str) -> Result<Vec<BTreeMap<String, String>>, (String, usize)> {
    let lines: Vec<String> = text.split('\n').map(plain_line).collect();
    let plain = lines.join("\n");
    if plain.trim().is_empty() {
        return Ok(Vec::new());
    }
    serde_yaml::from_str(&plain).map_err(|error| {
        let line = error.location().map_or(0, |place| place.line().saturating_sub(1));
        let start: usize = text.split('\n').take(line).map(|line| line.len() + 1).sum();
        (error.to_string(), start.min(text.len()))
    })
}

/// A line as YAML wants it: half-width signs, spaces where they must be, values in quotes when their
/// first character means something else to YAML.
fn plain_line(line: &str) -> String {
    let body = line.trim_start_matches([' ', '\u{3000}', '\t']);
    let margin = line[..line.len() - body.len()].chars().map(|c| match c {
        ' ' => " ",
        _ => "  ",
    });
    let mut out: String = margin.collect();
    let entry = body.strip_prefix(['-', '－']).filter(|rest| !rest.starts_with('-'));
    let body = match entry {
        Some(rest) => {
            out.push_str("- ");
            rest.trim_start_matches([' ', '\u{3000}'])
        }
        None => body,
    };
    if body.starts_with(['{', '[']) {
        return out + &flow(body);
    }
    let Some((at, colon)) = body.char_indices().find(|(_, c)| matches!(c, ':' | '：')) else {
        return out + body;
    };
    let (key, value) = (body[..at].trim_end(), body[at + colon.len_utf8()..].trim());
    if key.is_empty() || key.chars().count() > 12 || key.starts_with(['"', '\'', '#']) {
        return out + body;
    }
    out + key + ": " + &quoted(value)
}

/// A record in braces: full-width commas and colons between its parts become half-width.
fn flow(body: &str) -> String {
    if !body.contains(['：', '，']) && !body.contains(":\u{3000}") {
        return body.to_owned();
    }
    let wide = !body.contains(": ");
    let commas = !body.contains(", ");
    body.chars()
        .map(|c| match c {
            '：' if wide => ": ".to_owned(),
            '，' if commas => ", ".to_owned(),
            c => c.to_string(),
        })
        .collect()
}

/// A value that YAML will take for a string as typed.
fn quoted(value: &str) -> String {
    let closed = |mark: char| value.len() > 1 && value.starts_with(mark) && value.ends_with(mark);
    let special = value.starts_with([
        '#', '[', ']', '{', '}', '*', '&', '!', '@', '%', '`', ',', '?', '"', '\'', '-', ':',
    ]);
    let block = matches!(value, "|" | ">" | "|-" | ">-");
    let inner = value.contains(": ") || value.contains(" #") || value.ends_with(':');
    let typed = closed('"') || closed('\'') || block;
    if typed || !(special || inner) {
        return value.to_owned();
    }
    format!("'{}'", value.replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::records;

    #[test]
    fn records_are_read_as_typed() {
        for (text, expected) in [
            ("", ""),
            ("- label: 座谈会\n  value: 5\n  unit: 次\n", "label=座谈会,unit=次,value=5"),
            ("- 名称：座谈会\n  数值：05\n", "名称=座谈会,数值=05"),
            ("－ 名称:座谈会\n　数值:1.10", "名称=座谈会,数值=1.10"),
            (
                "- {label: 联系点, value: 600, unit: 个}\n- {label: 干部, value: 46}",
                "label=联系点,unit=个,value=600;label=干部,value=46",
            ),
            ("- {名称：联系点，数值：600}", "名称=联系点,数值=600"),
            ("- date: 2013-06-05\n  text: 会议: 动员", "date=2013-06-05,text=会议: 动员"),
            (
                "- date: 6月\n  text: \"引号\"\n- date: yes\n  text: #1",
                "date=6月,text=引号;date=yes,text=#1",
            ),
            ("- name: 甲\n  post:\n  text: ‘乙’", "name=甲,post=,text=‘乙’"),
            ("- 姓名: 甲\n-姓名: 乙", "姓名=甲;姓名=乙"),
            ("- text: [图] 说明\n- text: *注", "text=[图] 说明;text=*注"),
            ("- text: 100%\n- text: %注", "text=100%;text=%注"),
        ] {
            let read = records(text).map(|list| {
                let each = list.into_iter().map(|record| {
                    let pairs = record.into_iter().map(|(key, value)| format!("{key}={value}"));
                    pairs.collect::<Vec<_>>().join(",")
                });
                each.collect::<Vec<_>>().join(";")
            });
            assert_eq!(read.as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn errors_have_their_place() {
        for (text, line) in
            [("label: 甲", 0), ("- a: b\n  c: d\n e", 2), ("- a: {b: c}\n- 文字", 1), ("文字", 0)]
        {
            let (_, at) = records(text).unwrap_err();
            assert_eq!(text[..at].matches('\n').count(), line, "{text}");
        }
    }
}
