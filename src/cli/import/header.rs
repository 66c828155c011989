//! The header of an imported article: what was found, and empty keys for what was not.

use std::fmt::Write as _;

use crate::base::chinese::date::Date;
use crate::cli::new::{Kind, scalar};
use crate::import::{Head, Manuscript};

/// Header and text of the new file.
pub(super) fn text(kind: Kind, manuscript: &Manuscript) -> String {
    let head = &manuscript.head;
    let mut out = String::from("---\n");
    key(&mut out, "标题", head.title.as_deref().unwrap_or_default());
    optional(&mut out, "副题", head.subtitle.as_deref());
    key(&mut out, "日期", &head.date.map(Date::iso).unwrap_or_default());
    out.push_str("# 核对以后删掉下面这一行，稿件才会发布\n草稿: true\n");
    if head.units.len() > 1 {
        let units: Vec<String> = head.units.iter().map(|unit| scalar(unit)).collect();
        let _ = writeln!(out, "供稿单位: [{}]", units.join(", "));
    } else {
        let unit = head.units.first().map(String::as_str);
        match (unit, kind) {
            // A document of an office is no contribution.
            (unit, Kind::Policy) => optional(&mut out, "发文机关", unit),
            (unit, _) => key(&mut out, "供稿单位", unit.unwrap_or_default()),
        }
    }
    if let Some(name) = &head.speaker {
        let name = scalar(name);
        let _ = writeln!(out, "受访者: {{姓名: {name}, 称呼: {name}}}");
    }
    optional(&mut out, "作者", head.author.as_deref());
    optional(&mut out, "来源", head.source.as_deref());
    optional(&mut out, "责任编辑", head.editor.as_deref());
    if kind == Kind::Policy {
        official(&mut out, head);
    }
    out.push_str("---\n\n");
    out.push_str(&manuscript.text);
    out
}

/// What only documents of an office have, in the order of the page.
fn official(out: &mut String, head: &Head) {
    optional(out, "份号", head.copy_number.as_deref());
    optional(out, "密级", head.secrecy.as_deref());
    optional(out, "紧急程度", head.urgency.as_deref());
    optional(out, "文号", head.number.as_deref());
    optional(out, "签发人", head.signer.as_deref());
    optional(out, "成文日期", head.date.map(Date::iso).as_deref());
    optional(out, "主送", head.to.as_deref());
    if !head.attachments.is_empty() {
        out.push_str("附件:\n");
    }
    for name in &head.attachments {
        let _ = writeln!(out, "  - {}", scalar(name));
    }
    optional(out, "附注", head.note.as_deref());
    optional(out, "抄送", head.copy_to.as_deref());
    optional(out, "印发机关", head.printed_by.as_deref());
    optional(out, "印发日期", head.printed_on.map(Date::iso).as_deref());
}

fn optional(out: &mut String, name: &str, value: Option<&str>) {
    if let Some(value) = value {
        key(out, name, value);
    }
}

/// A key with its value, or an empty one that waits to be filled in.
fn key(out: &mut String, name: &str, value: &str) {
    let digits = value.starts_with(|c: char| c.is_ascii_digit());
    let value = match value {
        "" => String::new(),
        value if digits && value.len() == 10 => format!(" {value}"),
        value => format!(" {}", scalar(value)),
    };
    let _ = writeln!(out, "{name}:{value}");
}
