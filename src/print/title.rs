//! Titles broken into lines as an editor breaks them: at clauses first, never inside a word.
//!
//! 1. The title falls into clauses at its spaces, clauses into words by dictionary, words into atoms
//!    that no line break may touch.
//! 2. Of all ways to break between atoms, the one with the least cost is taken.

use std::cmp::Ordering;

use crate::base::chinese::words::{CLOSING, LEADING, glued, is_lone, words};

/// What a break within quotation marks or brackets costs besides.
const WITHIN: u32 = 8;

/// The fewest characters that a line may hold.
const SHORTEST: u32 = 6;

/// A piece that stays in one line.
#[derive(Debug)]
struct Atom {
    text: String,
    /// In half characters.
    width: u32,
    /// What a line break before it costs.
    cost: u32,
    /// Whether a space was typed before it.
    spaced: bool,
}

/// The lines of a title, none wider than `most` characters unless a single word is.
pub(crate) fn lines(title: &str, most: u32, phrases: &[String]) -> Vec<String> {
    let atoms = atoms(title, phrases);
    if atoms.is_empty() {
        return Vec::new();
    }
    let ends = break_up(&atoms, most.saturating_mul(2).max(1));
    let mut start = 0;
    let mut out = Vec::with_capacity(ends.len());
    for end in ends {
        out.push(join(&atoms[start..end]));
        start = end;
    }
    out
}

/// What it costs when lines grow again after they shrank: titles are trapezes or rhombs, no hourglasses
/// (GB/T 9704-2012, 7.3.1).
const HOURGLASS: f64 = 30.0;

/// What it costs when a clause begins beside another and goes on in the next line.
const TORN: f64 = 8.0;

/// What two lines of one length cost: a title is no rectangle either.
const EQUAL: f64 = 3.0;

/// The cheapest way to a line: its cost, where the line before begins, and whether lines shrank by then.
type Way = Option<(f64, usize, bool)>;

/// Where the lines end, as counts of atoms.
fn break_up(atoms: &[Atom], most: u32) -> Vec<usize> {
    let total = width(atoms);
    let count = atoms.len();
    if total <= most {
        return vec![count];
    }
    let even = f64::from(total) / f64::from(total.div_ceil(most));
    // best[end][start][shrunk]: the cheapest way to a last line of the atoms from start to end.
    let mut best: Vec<Vec<[Way; 2]>> = vec![vec![[None; 2]; count]; count + 1];
    for end in 1..=count {
        for start in 0..end {
            let wide = width(&atoms[start..end]);
            if end - start > 1 && wide > most + 2 {
                continue;
            }
            let own = cost(atoms, start, end, most, even);
            if start == 0 {
                best[end][0][0] = Some((own, 0, false));
            }
            for before in 0..start {
                let above = width(&atoms[before..start]);
                for shrunk in [false, true] {
                    let Some((sum, ..)) = best[start][before][usize::from(shrunk)] else {
                        continue;
                    };
                    let (now, shape) = match wide.cmp(&above) {
                        Ordering::Greater => (shrunk, if shrunk { HOURGLASS } else { 0.0 }),
                        Ordering::Less => (true, 0.0),
                        Ordering::Equal => (shrunk, EQUAL),
                    };
                    let way = &mut best[end][start][usize::from(now)];
                    if way.is_none_or(|(known, ..)| sum + own + shape < known) {
                        *way = Some((sum + own + shape, before, shrunk));
                    }
                }
            }
        }
    }
    ends(&best, count)
}

/// The cheapest way back from the last line to the first.
fn ends(best: &[Vec<[Way; 2]>], count: usize) -> Vec<usize> {
    let last = best[count].iter().enumerate().flat_map(|(start, ways)| {
        [false, true].map(|shrunk| (ways[usize::from(shrunk)], start, shrunk))
    });
    let cheapest = last
        .filter_map(|(way, start, shrunk)| Some((way?.0, start, shrunk)))
        .min_by(|a, b| a.0.total_cmp(&b.0));
    let mut ends = vec![count];
    let (mut start, mut shrunk) = cheapest.map_or((0, false), |(_, start, shrunk)| (start, shrunk));
    while start > 0 {
        let end = ends.last().copied().unwrap_or(0);
        let Some((_, before, earlier)) = best[end][start][usize::from(shrunk)] else { break };
        ends.push(start);
        (start, shrunk) = (before, earlier);
    }
    ends.reverse();
    ends
}

/// What one line costs: for its break, its length, and each line more.
fn cost(atoms: &[Atom], start: usize, end: usize, most: u32, even: f64) -> f64 {
    let line = &atoms[start..end];
    let wide = width(line);
    // One character more than wished is better than a bad break.
    let excess = wide.saturating_sub(most);
    let too_wide = f64::from(excess) * if excess <= 2 { 4.0 } else { 1000.0 };
    let too_short = f64::from(SHORTEST.saturating_sub(wide)) * 200.0;
    let uneven = (f64::from(wide) - even) / even;
    let before = if start == 0 { 0.0 } else { f64::from(line[0].cost) };
    // A clause is not begun beside another and then broken.
    let torn = atoms.get(end).is_some_and(|next| !next.spaced)
        && line.iter().skip(1).any(|atom| atom.spaced);
    let torn = if torn { TORN } else { 0.0 };
    // A clause that stays whole looks better than lines of one length.
    torn + too_wide + too_short + uneven * uneven * 12.0 + before + 6.0
}

fn width(line: &[Atom]) -> u32 {
    line.iter()
        .enumerate()
        .map(|(at, atom)| atom.width + if at > 0 && atom.spaced { 2 } else { 0 })
        .sum()
}

/// The text of a line; a typed space between clauses is one character wide.
fn join(line: &[Atom]) -> String {
    let mut out = String::new();
    for (at, atom) in line.iter().enumerate() {
        if at > 0 && atom.spaced {
            out.push('\u{3000}');
        }
        out.push_str(&atom.text);
    }
    out
}

fn atoms(title: &str, phrases: &[String]) -> Vec<Atom> {
    let mut atoms: Vec<Atom> = Vec::new();
    for clause in title.split_whitespace() {
        let mut first = true;
        let mut within = 0;
        for word in words(clause, phrases) {
            let inner = depth(within, word);
            let glued = !first && atoms.last().is_some_and(|last| glued(&last.text, word));
            match atoms.last_mut() {
                Some(last) if glued => {
                    last.width += half_widths(word);
                    last.text.push_str(word);
                }
                last => {
                    let before = last.filter(|_| !first).map(|last| last.text.as_str());
                    let cost = before.map_or(0, |before| seam(before, word) + within * WITHIN);
                    let width = half_widths(word);
                    atoms.push(Atom { text: word.to_owned(), width, cost, spaced: first });
                }
            }
            first = false;
            within = inner;
        }
    }
    atoms
}

/// How deep in quotation marks and brackets a text ends that begins `within` so many.
fn depth(within: u32, text: &str) -> u32 {
    text.chars().fold(within, |within, c| match c {
        '“' | '《' | '（' => within + 1,
        '”' | '》' | '）' => within.saturating_sub(1),
        _ => within,
    })
}

/// What a break between two words of a clause costs.
fn seam(before: &str, after: &str) -> u32 {
    let end = before.chars().next_back().unwrap_or(' ');
    match end {
        _ if CLOSING.contains(end) => 3,
        '的' => 6,
        _ if is_lone(before) && LEADING.contains(end) => 14,
        _ if is_lone(before) || is_lone(after) => 10,
        _ if after.starts_with(|c| LEADING.contains(c)) => 5,
        _ => 7,
    }
}

/// How wide a text is in half characters: Latin letters and digits take one, all else two.
pub(crate) fn half_widths(text: &str) -> u32 {
    text.chars()
        .map(|c| if c.is_ascii() || ('\u{80}'..'\u{250}').contains(&c) { 1 } else { 2 })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::{half_widths, lines};

    #[test]
    fn titles_break_between_words() {
        let phrases = ["青杉镇党委".to_owned()];
        for (title, expected) in [
            ("", ""),
            ("一个短题目", "一个短题目"),
            (
                "沉得下去 留得住心 让年轻干部在村里长本事",
                "沉得下去　留得住心|让年轻干部在村里长本事",
            ),
            (
                "及早动手 认真组织 筹备好党的群众路线教育实践活动",
                "及早动手　认真组织|筹备好党的群众路线教育实践活动",
            ),
            (
                "七次议事 一部电梯 阅江小区老人下楼过重阳",
                "七次议事　一部电梯|阅江小区老人下楼过重阳",
            ),
            (
                "关于选派年轻干部到村（社区）担任主任助理的意见",
                "关于选派年轻干部到村（社区）|担任主任助理的意见",
            ),
            (
                "临江区“转作风、促发展、惠民生”主题活动联系点工作办法",
                "临江区“转作风、促发展、惠民生”|主题活动联系点工作办法",
            ),
            (
                "中共澄州市委关于开展“转作风、促发展、惠民生”主题活动的通知",
                "中共澄州市委关于开展“转作风、|促发展、惠民生”主题活动的通知",
            ),
            (
                "中共临江区委办公室 临江区人民政府办公室关于在全区村（社区）开展党务公开和村务公开专项督查工作的通知",
                "中共临江区委办公室|临江区人民政府办公室|关于在全区村（社区）开展党务|公开和村务公开专项督查工作的通知",
            ),
            (
                "中共临江区委关于开展转作风促发展惠民生主题活动的实施方案",
                "中共临江区委关于开展转作风促发展|惠民生主题活动的实施方案",
            ),
        ] {
            assert_eq!(lines(title, 18, &phrases).join("|"), expected, "{title}");
        }
    }

    /// Titles are trapezes or rhombs: once lines shrink they do not grow again.
    #[test]
    fn titles_are_no_hourglasses() {
        let parts =
            ["关于", "深入推进", "党的群众路线教育实践活动", "在全区", "镇（乡）", "开展", "督查"];
        let mut seen = 0;
        for first in 0..parts.len() {
            for step in 1..parts.len() {
                let words = (0..9).map(|at| parts[(first + at * step) % parts.len()]);
                let found = lines(&words.collect::<String>(), 18, &[]);
                let widths: Vec<u32> = found.iter().map(|line| half_widths(line)).collect();
                let shrunk = widths.windows(2).position(|pair| pair[1] < pair[0]);
                let rest = &widths[shrunk.unwrap_or(widths.len() - 1)..];
                assert!(rest.windows(2).all(|pair| pair[1] <= pair[0]), "{found:?}");
                seen += usize::from(found.len() > 2);
            }
        }
        assert!(seen > 10, "only {seen} titles of three lines");
    }
}
