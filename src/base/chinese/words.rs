//! Words of a line of Chinese, by dictionary, and between which of them a line may end. The only door to `icu_segmenter`.

use std::sync::LazyLock;

use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};

use crate::base::chinese::width::is_han;

/// Words that belong to what stands before them.
const TRAILING: &str = "的了之等们性化者中里上下内外后前时们式型级点站室";

/// Words that belong to what follows them.
pub(crate) const LEADING: &str = "和与及或在把让向为以对从被给将同由按据第不未";

/// Marks that never begin a line.
pub(crate) const CLOSING: &str = "、，。：；！？”’）》〉】〕…—～·,.:;!?)]%％";

/// Marks that never end a line.
const OPENING: &str = "“‘（《〈【〔([—";

/// Single characters that end a longer word: 常委会, 公开栏, 联系点, 村里.
const ENDINGS: &str = "会部委办局院处组团班员者率度制区县市镇乡村栏记人日号完好着过起来去出到";

/// What is counted, or stands between a number and that: 600多个, 5万亿元.
const MEASURES: &str =
    "多余来几万亿千百十个件名次年月天周岁点分条批项家户场届期份元种类户里米亩吨度倍成";

/// The digits of a number written in Han.
const NUMERALS: &str = "〇一二三四五六七八九十百千万亿两几";

/// The words of a clause; a phrase of the desk counts as one word.
#[cfg(feature = "print")]
pub(crate) fn words<'a>(clause: &'a str, phrases: &[String]) -> Vec<&'a str> {
    let mut cuts = cuts(clause);
    for phrase in phrases.iter().filter(|phrase| phrase.chars().count() <= 10) {
        for (start, _) in clause.match_indices(phrase.as_str()) {
            let end = start + phrase.len();
            cuts.retain(|cut| *cut <= start || *cut >= end);
            cuts.extend([start, end]);
        }
    }
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2).map(|pair| &clause[pair[0]..pair[1]]).collect()
}

/// Where words begin and end: nought first, the length last.
fn cuts(clause: &str) -> Vec<usize> {
    SEGMENTER.segment_str(clause).collect()
}

/// Made once: to look up its parts takes longer than a short title.
static SEGMENTER: LazyLock<WordSegmenterBorrowed<'static>> =
    LazyLock::new(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()));

/// Whether no line may end between these two words.
pub(crate) fn glued(before: &str, after: &str) -> bool {
    let end = before.chars().next_back().unwrap_or(' ');
    let start = after.chars().next().unwrap_or(' ');
    let single = is_lone(after);
    CLOSING.contains(start)
        || OPENING.contains(end)
        || single && TRAILING.contains(start)
        || end.is_ascii_digit() && is_han(start) && single
        || !is_han(end) && end.is_alphanumeric() && !is_han(start) && start.is_alphanumeric()
}

/// Whether a word is a single character.
pub(crate) fn is_lone(word: &str) -> bool {
    word.chars().nth(1).is_none()
}

/// The fewest characters that the last line of a clause may hold, and the first.
const LAST: usize = 3;
const FIRST: usize = 2;

/// The most characters of a clause that every column holds in one line.
const SHORT: usize = 7;

/// Where a line may end within the clauses of a title, in bytes. `names` are kept whole.
///
/// Where costs cannot be weighed, as in a browser, a break must be good or not be: what may belong together does.
pub(crate) fn seams(title: &str, names: &[&str]) -> Vec<u16> {
    let mut seams = Vec::new();
    let mut from = 0;
    for clause in title.split_inclusive(char::is_whitespace) {
        clause_seams(clause.trim_end(), names, |at| seams.extend(u16::try_from(from + at)));
        from += clause.len();
    }
    seams
}

fn clause_seams(clause: &str, names: &[&str], mut found: impl FnMut(usize)) {
    if clause.chars().nth(SHORT).is_none() {
        return;
    }
    let first = clause.char_indices().nth(FIRST).map_or(0, |(at, _)| at);
    let last = clause.char_indices().rev().nth(LAST - 1).map_or(0, |(at, _)| at);
    let names = names.iter().filter(|name| !name.is_empty());
    let named: Vec<_> = names
        .flat_map(|name| clause.match_indices(*name).map(|(at, name)| at + 1..at + name.len()))
        .collect();
    let mut cuts = cuts(clause);
    cuts.retain(|cut| !named.iter().any(|name| name.contains(cut)));
    // Where the words that stay together began.
    let mut start = 0;
    for three in cuts.windows(3) {
        let (word, after) = (&clause[three[0]..three[1]], &clause[three[1]..three[2]]);
        if glued(word, after) || clings(&clause[start..three[1]], word, after) {
            continue;
        }
        start = three[1];
        if (first..=last).contains(&start) {
            found(start);
        }
    }
}

/// The most characters that are kept together for a lone character that may belong to either side.
const GROUP: usize = 8;

/// Whether two words are likely to belong together; `group` is all that ends with the first and has no seam.
fn clings(group: &str, word: &str, after: &str) -> bool {
    let end = word.chars().next_back().unwrap_or(' ');
    let start = after.chars().next().unwrap_or(' ');
    let number = |text: &str| text.ends_with(|c: char| c.is_ascii_digit() || NUMERALS.contains(c));
    // 60｜多｜个, 5｜公里, 11月｜20日, 六｜个
    let counted = number(group.trim_end_matches(|c| MEASURES.contains(c)));
    if start.is_ascii_digit() && group.ends_with(['年', '月', '第'])
        || is_lone(after) && MEASURES.contains(start) && (counted || number(group))
        || word.ends_with(|c: char| c.is_ascii_digit()) && after.chars().count() <= 2
    {
        return true;
    }
    // 在｜全区, 和｜95后
    if is_lone(word) && LEADING.contains(end) {
        return true;
    }
    if !is_han(end) || !is_han(start) || counted && MEASURES.contains(end) {
        return false;
    }
    if is_lone(after) {
        // What no dictionary knows falls into single characters: 青｜杉｜镇.
        return !LEADING.contains(start)
            && (ENDINGS.contains(start)
                || !TRAILING.contains(end) && group.chars().count() < GROUP);
    }
    // 育｜实践 after 和教; but 常委会｜专题, 党的｜群众
    is_lone(word)
        && !TRAILING.contains(end)
        && (group == word || !ENDINGS.contains(end))
        && group.chars().count() + after.chars().count() <= GROUP
}

#[cfg(test)]
mod tests {
    use super::seams;

    /// The title with | at its seams.
    fn marked(title: &str, names: &[&str]) -> String {
        let mut out = title.to_owned();
        for at in seams(title, names).into_iter().rev() {
            out.insert(usize::from(at), '|');
        }
        out
    }

    #[test]
    fn lines_end_between_words_and_before_no_mark() {
        for title in [
            "短",
            "一个短题目",
            "关于本刊",
            "及早动手 认真组织 为教育|实践|活动|打好前站",
            "中共临江区委|关于|深入|开展党的|群众|路线|教育|实践|活动的|实施方案",
            "临江区|“转作风、|促发展、|惠民生”|主题|活动|联系点|工作办法",
            "区委|常委会|专题|研究|为民办实事十件|工程|推进情况",
            "《校园|门口的|斑马线|和护栏|管理|办法》|解读|（三）",
            // Numbers with what they count, and dates.
            "全区|3.5万名|党员|和95后|干部|走访|群众|12万人次",
            "2013年11月20日|全区|共有|600多个|村民|小组|参加|满意率达|98.5%",
            "412个|党组织参加，|分三个|环节|进行，|6月30日前|基本完成",
            // Latin words.
            "接入|Office Automation|系统后的|工作办法",
        ] {
            let typed = title.replace('|', "");
            assert_eq!(marked(&typed, &[]), title);
        }
    }

    #[test]
    fn names_stay_whole() {
        for (name, without, with) in [
            ("安吉蓝田", "记者|访安吉|蓝田谈发展", "记者|访安吉蓝田谈发展"),
            ("政务中心", "全区|政务|中心|主任下乡", "全区|政务中心|主任下乡"),
            ("", "全区|政务|中心|主任下乡", "全区|政务|中心|主任下乡"),
        ] {
            let typed = with.replace('|', "");
            assert_eq!(marked(&typed, &[]), without);
            assert_eq!(marked(&typed, &[name]), with);
        }
    }
}
