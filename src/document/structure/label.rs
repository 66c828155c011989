//! What the beginning of a paragraph says it is: 编者按, a speaker's turn, a number of the official scheme.

use crate::base::chinese::width::is_han;
use crate::document::block::{Numbering, Role, Speaker};

/// A label found at the start of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Label {
    /// As typed, without spaces and colon.
    pub(crate) text: String,
    /// The bytes that it takes up, colon included.
    pub(crate) length: usize,
}

/// The label of an editor's note: `编者按：` and its like.
pub(crate) fn editor_note(text: &str) -> Option<Label> {
    const NOTES: [&str; 5] = ["编者按", "按语", "编者的话", "编后", "编后语"];
    colon_label(text, 6).filter(|label| NOTES.contains(&label.text.as_str()))
}

/// The label of a turn, and who speaks.
pub(crate) fn speaker(text: &str, speakers: &[Speaker]) -> Option<(Speaker, usize)> {
    let label = colon_label(text, 16)?;
    let known = speakers.iter().find(|known| squeeze(&known.label) == label.text);
    let role = match known {
        Some(known) => known.role,
        None => role(&label.text)?,
    };
    let name = known.map_or(label.text, |known| known.label.clone());
    Some((Speaker { label: name, role }, label.length))
}

/// Who an unknown label stands for.
fn role(label: &str) -> Option<Role> {
    const ASKING: [&str; 5] = ["问", "记者", "主持人", "提问", "网友"];
    const OFFICES: [&str; 38] = [
        "部长",
        "书记",
        "主任",
        "校长",
        "局长",
        "镇长",
        "乡长",
        "区长",
        "县长",
        "市长",
        "会长",
        "院长",
        "所长",
        "站长",
        "科长",
        "处长",
        "厅长",
        "省长",
        "司长",
        "队长",
        "社长",
        "馆长",
        "村长",
        "组长",
        "秘书长",
        "董事长",
        "经理",
        "主席",
        "委员",
        "教授",
        "老师",
        "专家",
        "同志",
        "先生",
        "女士",
        "代表",
        "支书",
        "负责人",
    ];
    let length = label.chars().count();
    if ASKING.contains(&label) || (length <= 6 && label.ends_with("记者")) {
        return Some(Role::Question);
    }
    if label == "答" {
        return Some(Role::Answer);
    }
    let named = length <= 6
        && label.chars().all(is_han)
        && OFFICES.iter().any(|office| label.ends_with(office));
    named.then_some(Role::Answer)
}

/// A word of at most `most` characters before the first colon; spaces within it do not count.
fn colon_label(text: &str, most: usize) -> Option<Label> {
    let mut word = String::new();
    for (at, c) in text.char_indices() {
        match c {
            '：' | ':' | '∶' if !word.is_empty() => {
                return Some(Label { text: word, length: at + c.len_utf8() });
            }
            ' ' | '\u{3000}' | '\u{a0}' | '*' => {}
            '。' | '，' | '\n' | '：' | ':' | '∶' => return None,
            _ if word.chars().count() == most => return None,
            _ => word.push(c),
        }
    }
    None
}

/// A name without the spaces that line two-character names up with longer ones.
fn squeeze(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A number of the official scheme at the start of a text, and the bytes that it takes up.
pub(crate) fn numbering(text: &str) -> Option<(Numbering, usize)> {
    let first = text.chars().next()?;
    if matches!(first, '（' | '(') {
        return bracketed(text, first.len_utf8());
    }
    let number = text.trim_start_matches(is_numeral);
    let numerals = text[..text.len() - number.len()].chars().count();
    if numerals > 0 {
        let rest = number.strip_prefix('、')?;
        let serial = rest.trim_start_matches(is_numeral);
        let list = serial.len() < rest.len() && serial.starts_with('、');
        let right = numerals <= 4 && !list;
        return right.then(|| (Numbering(1), text.len() - rest.len()));
    }
    let number = text.trim_start_matches(is_digit);
    let digits = text[..text.len() - number.len()].chars().count();
    let mark = number.chars().next().filter(|c| matches!(c, '.' | '．' | '、'))?;
    let rest = &number[mark.len_utf8()..];
    let decimal = rest.starts_with(is_digit);
    let right = (1..=2).contains(&digits) && !decimal;
    right.then(|| (Numbering(3), text.len() - rest.len()))
}

/// （一） or （1）.
fn bracketed(text: &str, open: usize) -> Option<(Numbering, usize)> {
    let inner = &text[open..];
    let close = inner.find(['）', ')'])?;
    let number = &inner[..close];
    let length = number.chars().count();
    let level = if length == 0 || length > 4 {
        return None;
    } else if number.chars().all(is_numeral) {
        2
    } else if number.chars().all(is_digit) && length <= 2 {
        4
    } else {
        return None;
    };
    let bracket = inner[close..].chars().next().map_or(0, char::len_utf8);
    Some((Numbering(level), open + close + bracket))
}

/// A Chinese numeral of numbering.
pub(crate) fn is_numeral(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '〇')
}

/// A digit of either width.
pub(crate) fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９')
}

#[cfg(test)]
mod tests {
    use super::{editor_note, numbering, speaker};
    use crate::document::block::{Role, Speaker};

    #[test]
    fn numbers_of_the_scheme() {
        for (text, expected) in [
            ("一、总体要求", Some((1, "一、"))),
            ("十一、其他", Some((1, "十一、"))),
            ("（一）指导思想", Some((2, "（一）"))),
            ("(二)基本原则", Some((2, "(二)"))),
            ("（十二)原则", Some((2, "（十二)"))),
            ("1.抓学习", Some((3, "1."))),
            ("1．抓学习", Some((3, "1．"))),
            ("12、抓学习", Some((3, "12、"))),
            ("１．抓学习", Some((3, "１．"))),
            ("（1）抓学习", Some((4, "（1）"))),
            ("(12)抓学习", Some((4, "(12)"))),
            ("一、二、三产业", None),
            ("1、2、3号楼", None),
            ("1.5万人", None),
            ("2013.11", None),
            ("（2013）", None),
            ("（一", None),
            ("（）", None),
            ("一是抓学习", None),
            ("一", None),
            ("", None),
        ] {
            let found = numbering(text).map(|(number, length)| (number.0, &text[..length]));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn labels_of_turns() {
        let known = [Speaker { label: "闻 岚".to_owned(), role: Role::Answer }];
        for (text, expected) in [
            ("记者：您好", Some(("记者", Role::Question))),
            ("记 者 ：您好", Some(("记者", Role::Question))),
            ("本刊记者:您好", Some(("本刊记者", Role::Question))),
            ("问：甲", Some(("问", Role::Question))),
            ("答∶乙", Some(("答", Role::Answer))),
            ("庞部长：好", Some(("庞部长", Role::Answer))),
            ("庞　部长：好", Some(("庞部长", Role::Answer))),
            ("党支部书记：好", Some(("党支部书记", Role::Answer))),
            ("闻岚：好", Some(("闻 岚", Role::Answer))),
            ("区委组织部部长：好", None),
            ("庞部长说：好", None),
            ("庞部长，好：", None),
            ("目标：好", None),
            ("：好", None),
            ("部长", None),
        ] {
            let found = speaker(text, &known);
            let found = found.as_ref().map(|(who, _)| (who.label.as_str(), who.role));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn labels_of_notes() {
        for (text, expected) in [
            ("编者按：甲", Some("编者按：")),
            ("编 者 按 : 甲", Some("编 者 按 :")),
            ("按语：甲", Some("按语：")),
            ("编者的话：甲", Some("编者的话：")),
            ("编后：甲", Some("编后：")),
            ("编者按照：甲", None),
            ("编者按甲", None),
        ] {
            assert_eq!(editor_note(text).map(|label| &text[..label.length]), expected, "{text}");
        }
    }
}
