//! Titles: where their lines may break. Clauses part at spaces, long clauses where a reader would breathe.

use crate::web::html::escape;

/// A title with its clauses marked, so that lines break between them first.
pub(crate) fn clauses(title: &str) -> String {
    let mut out = String::with_capacity(title.len() + 64);
    for (at, clause) in title.split_whitespace().enumerate() {
        if at > 0 {
            out.push(' ');
        }
        out.push_str("<span class=\"clause\">");
        let breaths = breaths(clause);
        let last = breaths.len() - 1;
        for (at, part) in breaths.into_iter().enumerate() {
            if last > 0 {
                out.push_str("<span class=\"part\">");
            }
            if at == last {
                tail(part, &mut out);
            } else {
                escape(part, &mut out);
            }
            if last > 0 {
                out.push_str("</span>");
            }
        }
        out.push_str("</span>");
    }
    out
}

/// A name whose parts end in 、, so that a narrow column breaks it there.
pub(crate) fn parts(name: &str) -> String {
    let mut out = String::new();
    for part in name.split_inclusive('、') {
        out.push_str("<span class=\"clause\">");
        escape(part, &mut out);
        out.push_str("</span>");
    }
    out
}

/// The characters from which on a clause may be parted.
const LONG: usize = 15;

/// The parts of a long clause: before 关于, after 、 and a closing quotation, before a last 的 with what
/// the document is (的实施方案). No part is shorter than four characters.
fn breaths(clause: &str) -> Vec<&str> {
    if clause.chars().count() < LONG {
        return vec![clause];
    }
    let mut cuts: Vec<usize> = clause.find("关于").into_iter().collect();
    cuts.extend(clause.match_indices(['”', '、']).map(|(at, mark)| at + mark.len()));
    cuts.extend(clause.rfind('的').filter(|at| clause[*at..].chars().count() <= 8));
    cuts.sort_unstable();
    let mut parts = Vec::new();
    let mut from = 0;
    for cut in cuts {
        let long = |part: &str| part.chars().count() >= 4;
        // A mark belongs to what stands before it.
        let parted =
            clause[cut..].chars().next().is_some_and(|c| !"，、。：；！？”）》的".contains(c))
                || clause[cut..].starts_with('的') && !clause[..cut].ends_with('”');
        if cut > from && parted && long(&clause[from..cut]) && long(&clause[cut..]) {
            parts.push(&clause[from..cut]);
            from = cut;
        }
    }
    parts.push(&clause[from..]);
    parts
}

/// The last three characters stay together: no line holds one or two of them alone.
fn tail(part: &str, out: &mut String) {
    let start = part.char_indices().rev().nth(2).map_or(0, |(start, _)| start);
    if start == 0 || part.chars().count() <= 8 {
        return escape(part, out);
    }
    escape(&part[..start], out);
    out.push_str("<span class=\"tail\">");
    escape(&part[start..], out);
    out.push_str("</span>");
}

#[cfg(test)]
mod tests {
    use super::{breaths, clauses, parts};

    #[test]
    fn titles_break_between_clauses() {
        for (title, expected) in [
            ("短", "<span class=\"clause\">短</span>"),
            ("早 晚", "<span class=\"clause\">早</span> <span class=\"clause\">晚</span>"),
            (
                "让年轻干部在村里长本事",
                "<span class=\"clause\">让年轻干部在村里<span class=\"tail\">长本事</span></span>",
            ),
            ("<b>", "<span class=\"clause\">&lt;b&gt;</span>"),
            ("", ""),
        ] {
            assert_eq!(clauses(title), expected);
        }
        assert_eq!(
            parts("甲、乙"),
            "<span class=\"clause\">甲、</span><span class=\"clause\">乙</span>"
        );
    }

    #[test]
    fn long_clauses_breathe() {
        for (clause, expected) in [
            ("关于做好工作的意见", vec!["关于做好工作的意见"]),
            (
                "中共临江区委关于深入开展党的群众路线教育实践活动的实施方案",
                vec!["中共临江区委", "关于深入开展党的群众路线教育实践活动", "的实施方案"],
            ),
            (
                "临江区“转作风、促发展、惠民生”主题活动联系点工作办法",
                vec!["临江区“转作风、", "促发展、", "惠民生”", "主题活动联系点工作办法"],
            ),
            (
                "关于选派年轻干部到村（社区）担任主任助理的意见",
                vec!["关于选派年轻干部到村（社区）担任主任助理的意见"],
            ),
            (
                "关于开展“转作风、促发展、惠民生”的若干意见",
                vec!["关于开展“转作风、", "促发展、", "惠民生”的若干意见"],
            ),
        ] {
            assert_eq!(breaths(clause), expected);
        }
    }
}
