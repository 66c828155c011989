//! Titles: where their lines may break. Clauses part at spaces, long clauses where a reader would breathe, and all between words.

use std::ops::Range;

use crate::base::chinese::words;
use crate::web::html::escape;

/// A title with its clauses marked, so that lines break between them first. Within a clause they break at its seams
/// alone, but not within `names`; styles say `word-break: keep-all`. The clauses of an overlong title flow on, so that
/// lists can cut it short after some lines.
pub(crate) fn clauses(title: &str, seams: &[u16], names: &[&str]) -> String {
    let mut out = String::with_capacity(title.len() + 96);
    let named = |name: &&str| !name.is_empty() && title.contains(*name);
    let names: Vec<&str> = names.iter().copied().filter(named).collect();
    let mut seams = Seams { seams, title, names: &names };
    let flows = title.chars().count() > OVERLONG;
    let mut from = 0;
    for clause in title.split_inclusive(char::is_whitespace) {
        let (end, start) = (from + clause.len(), from);
        from = end;
        let clause = clause.trim_end();
        if clause.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        let breaths = if flows { vec![clause] } else { breaths(clause) };
        out.push_str(if flows {
            "<span class=\"clause flow\">"
        } else {
            "<span class=\"clause\">"
        });
        let parted = breaths.len() > 1;
        let mut at = start;
        for part in breaths {
            if parted {
                out.push_str("<span class=\"part\">");
            }
            seams.write(at, at + part.len(), &mut out);
            at += part.len();
            if parted {
                out.push_str("</span>");
            }
        }
        out.push_str("</span>");
    }
    out
}

/// The characters beyond which a title is no line of clauses any more, but a text.
const OVERLONG: usize = 60;

/// The seams of a title, from the next one on.
struct Seams<'a> {
    seams: &'a [u16],
    title: &'a str,
    /// What no line may part.
    names: &'a [&'a str],
}

impl Seams<'_> {
    /// The title's piece between two places with its seams.
    fn write(&mut self, mut from: usize, end: usize, out: &mut String) {
        while let Some((&seam, rest)) = self.seams.split_first() {
            let seam = usize::from(seam);
            if seam >= end {
                break;
            }
            self.seams = rest;
            if seam > from && !self.names.iter().any(|name| self.parts(name, seam)) {
                escape(self.title.get(from..seam).unwrap_or_default(), out);
                out.push_str("<wbr>");
                from = seam;
            }
        }
        escape(self.title.get(from..end).unwrap_or_default(), out);
    }

    /// Whether a place lies within a name.
    fn parts(&self, name: &str, place: usize) -> bool {
        let mut found = self.title.match_indices(name);
        found.any(|(at, name)| at < place && place < at + name.len())
    }
}

/// A name in large type whose parts end in 、, so that a narrow column breaks it there or between words. A short one
/// fits into every column as it is.
pub(crate) fn parts(name: &str) -> String {
    let mut out = String::new();
    if name.chars().count() <= SHORT {
        escape(name, &mut out);
        return out;
    }
    for part in name.split_inclusive('、') {
        out.push_str("<span class=\"clause\">");
        let seams = words::seams(part, &[]);
        Seams { seams: &seams, title: part, names: &[] }.write(0, part.len(), &mut out);
        out.push_str("</span>");
    }
    out
}

/// The characters of a name that stand in one line on telephones.
const SHORT: usize = 8;

/// The characters from which on a clause may be parted.
const LONG: usize = 15;

/// The longest quotation that no part cuts.
const QUOTED: usize = 14;

/// The parts of a long clause: before 关于 and a quotation that lists (“转作风、促发展”), after 、 and a closing quotation,
/// before a last 的 with what the document is (的实施方案). No part is shorter than four characters.
fn breaths(clause: &str) -> Vec<&str> {
    if clause.chars().count() < LONG {
        return vec![clause];
    }
    let mut cuts: Vec<usize> = clause.find("关于").into_iter().collect();
    let quoted = quotations(clause);
    cuts.extend(quoted.iter().map(|quoted| quoted.start));
    let ends = clause.match_indices(['”', '、']).map(|(at, mark)| at + mark.len());
    cuts.extend(
        ends.filter(|at| !quoted.iter().any(|quoted| quoted.start < *at && *at < quoted.end)),
    );
    cuts.extend(clause.rfind('的').filter(|at| is_document(&clause[*at..])));
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

/// The short quotations of a clause that list something, with their marks.
fn quotations(clause: &str) -> Vec<Range<usize>> {
    let opened = clause.match_indices('“').filter_map(|(start, _)| {
        let length = clause[start..].find('”')? + '”'.len_utf8();
        let quotation = &clause[start..start + length];
        let lists = quotation.contains('、') && quotation.chars().count() <= QUOTED;
        lists.then_some(start..start + length)
    });
    opened.collect()
}

/// What official documents call themselves, by the last two characters.
const DOCUMENTS: &str = "意见 方案 办法 通知 规定 决定 决议 通报 报告 细则 规则 制度 要点 公告 通告 公报 安排 计划 规划 批复 纪要 条例 命令 议案 说明";

/// Whether a piece of text is what a title calls a document: 的实施方案.
fn is_document(piece: &str) -> bool {
    let count = piece.chars().count();
    let end = piece.char_indices().rev().nth(1).map_or("", |(at, _)| &piece[at..]);
    (4..=8).contains(&count) && DOCUMENTS.split(' ').any(|name| name == end)
}

#[cfg(test)]
mod tests {
    use super::{breaths, clauses, parts, words};

    #[test]
    fn titles_break_between_clauses() {
        for (title, expected) in [
            ("短", "<span class=\"clause\">短</span>"),
            ("早 晚", "<span class=\"clause\">早</span> <span class=\"clause\">晚</span>"),
            (
                "让年轻干部在村里长本事",
                "<span class=\"clause\">让年轻<wbr>干部<wbr>在村里<wbr>长本事</span>",
            ),
            ("<b>", "<span class=\"clause\">&lt;b&gt;</span>"),
            ("", ""),
            (
                "青杉镇党委在全区会议中汇报做法 受到肯定",
                "<span class=\"clause\">青杉镇党委<wbr>在全区<wbr>会议中<wbr>汇报做法</span> <span class=\"clause\">受到肯定</span>",
            ),
        ] {
            assert_eq!(clauses(title, &words::seams(title, &[]), &["青杉镇党委"]), expected);
        }
        let long = format!("{} “二、三”", "一".repeat(54));
        assert!(clauses(&long, &[], &[]).starts_with("<span class=\"clause\">"));
        let overlong = format!("{} “二、三、四”", "一".repeat(55));
        let expected = format!(
            "<span class=\"clause flow\">{}</span> <span class=\"clause flow\">“二、三、四”</span>",
            "一".repeat(55)
        );
        assert_eq!(clauses(&overlong, &[], &[]), expected);
        assert_eq!(parts("临江<党建>"), "临江&lt;党建&gt;");
        assert_eq!(
            parts("理论学习、基层宣讲"),
            "<span class=\"clause\">理论学习、</span><span class=\"clause\">基层宣讲</span>"
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
                vec!["临江区“转作风、促发展、惠民生”", "主题活动联系点工作办法"],
            ),
            (
                "把群众的事一件一件办到门口办到心里的难处说清",
                vec!["把群众的事一件一件办到门口办到心里的难处说清"],
            ),
            (
                "关于选派年轻干部到村（社区）担任主任助理的意见",
                vec!["关于选派年轻干部到村（社区）担任主任助理的意见"],
            ),
            (
                "关于开展“转作风、促发展、惠民生”的若干意见",
                vec!["关于开展", "“转作风、促发展、惠民生”的若干意见"],
            ),
            (
                "在“转作风、促发展、惠民生、守纪律、办实事”活动中",
                vec!["在“转作风、", "促发展、", "惠民生、", "守纪律、", "办实事”活动中"],
            ),
            ("把“一件一件办到门口办到心里", vec!["把“一件一件办到门口办到心里"]),
        ] {
            assert_eq!(breaths(clause), expected);
        }
    }
}
