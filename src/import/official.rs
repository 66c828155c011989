//! 公文: what a document of an office has besides its text (GB/T 9704-2012, 7).

use super::head::{Key, date, is_unit, line_of, number};
use super::{Head, Piece, Span, words};
use crate::base::chinese::date::Date;

/// How many lines stand above the title and 文号 at most.
pub(super) const ABOVE: usize = 10;
/// How many lines below the text may belong to the foot.
const NEAR: usize = 6;
/// The most characters of a note or of an attachment's name.
const LINE: usize = 60;

/// Takes what stands above the title, down to 文号: 份号, 密级, 紧急程度, 发文机关标志, 签发人 (7.2).
pub(super) fn above(pieces: &mut Vec<Piece>, head: &mut Head) {
    let Some(at) = pieces.iter().take(ABOVE).position(|piece| number(&line_of(piece)).is_some())
    else {
        return;
    };
    let kept = pieces.drain(..=at).filter(|piece| !mark(&line_of(piece), head));
    let kept: Vec<Piece> = kept.collect();
    pieces.splice(..0, kept);
}

/// Whether a line above the title is an element of a document's head, which is then known.
fn mark(line: &str, head: &mut Head) -> bool {
    let words: String = line.split_whitespace().collect();
    let digits = words.trim_start_matches("№");
    if let Some(number) = number(line) {
        head.number = Some(number);
        let signer = words.split_once("签发人").map(|(_, name)| name.trim_matches(['：', ':']));
        head.signer = signer.map(str::to_owned);
    } else if (1..=6).contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_digit()) {
        head.copy_number = Some(digits.to_owned());
    } else if ["绝密", "机密", "秘密"].iter().any(|level| words.starts_with(level)) {
        head.secrecy = Some(words);
    } else if ["特急", "加急", "特提", "平急"].contains(&words.as_str()) {
        head.urgency = Some(words);
    } else if let Some(issuer) = words.strip_suffix("文件").filter(|name| is_unit(name)) {
        head.set(Key::Unit, issuer);
    } else {
        return false;
    }
    true
}

/// Takes 主送 below the title, and what stands below the text.
pub(super) fn take(pieces: &mut Vec<Piece>, first: usize, head: &mut Head) {
    let at = first.min(pieces.len());
    let found = pieces[at.saturating_sub(1)..].iter().take(2).position(|piece| {
        let words = line_of(piece);
        words.ends_with(['：', ':']) && words.chars().count() < 200 && !words.contains('。')
    });
    if let Some(found) = found {
        let words = line_of(&pieces.remove(at.saturating_sub(1) + found));
        head.to = Some(words.trim_end_matches(['：', ':']).to_owned());
    }
    imprint(pieces, head);
    below(pieces, head);
}

/// 版记, at the end: 抄送, and who printed the document when (7.4).
fn imprint(pieces: &mut Vec<Piece>, head: &mut Head) {
    while let Some(last) = pieces.last() {
        let lines: Vec<String> = match last {
            Piece::Paragraph(paragraph) => vec![paragraph.words()],
            Piece::Table(rows) => rows.iter().map(|row| row_words(row)).collect(),
        };
        let taken = |line: &String| copies(line).is_some() || printed(line).is_some();
        if lines.is_empty() || !lines.iter().all(taken) {
            return;
        }
        for line in &lines {
            if let Some(names) = copies(line) {
                head.copy_to = Some(names);
            }
            if let Some((office, day)) = printed(line) {
                (head.printed_by, head.printed_on) = (Some(office), Some(day));
            }
        }
        pieces.pop();
    }
}

/// The words of a row's cells, parted by blanks.
fn row_words(row: &[Vec<Span>]) -> String {
    let cells: Vec<String> = row.iter().map(|cell| words(cell)).collect();
    cells.join("　").trim().to_owned()
}

/// 抄送：区人大常委会办公室，区政府办公室。
fn copies(line: &str) -> Option<String> {
    let names = line.strip_prefix("抄送")?.trim_start().strip_prefix(['：', ':'])?;
    Some(names.split_whitespace().collect::<String>().trim_end_matches('。').to_owned())
}

/// 中共临江区委办公室　　2013年6月3日印发
fn printed(line: &str) -> Option<(String, Date)> {
    let (office, day) = line.trim().strip_suffix("印发")?.trim().split_once(char::is_whitespace)?;
    Some((office.to_owned(), date(day)?))
}

/// Signature, date, 附注 and the names of attachments. A date below the name of a unit ends the text, whatever
/// attachments follow; without one, a date among the last lines does.
fn below(pieces: &mut Vec<Piece>, head: &mut Head) {
    let dated = |at: usize| date(&line_of(&pieces[at])).is_some();
    let signs = |at: &usize| dated(*at) && is_unit(&line_of(&pieces[*at - 1]));
    let from = pieces.len().saturating_sub(NEAR);
    let found = (1..pieces.len()).find(signs);
    let found = found.or_else(|| (from..pieces.len()).rfind(|at| dated(*at)));
    if let Some(at) = found {
        head.date = head.date.or(date(&line_of(&pieces[at])));
        let noted = pieces.get(at + 1).map(line_of).unwrap_or_default();
        let note =
            noted.strip_prefix(['（', '(']).and_then(|words| words.strip_suffix(['）', ')']));
        let note = note.filter(|words| words.chars().count() <= LINE);
        head.note = note.map(str::to_owned);
        let end = at + 1 + usize::from(note.is_some());
        let signed = at.checked_sub(1).filter(|at| is_unit(&line_of(&pieces[*at])));
        if let Some(signed) = signed {
            head.set(Key::Unit, &line_of(&pieces[signed]));
        }
        let start = signed.unwrap_or(at);
        pieces.drain(start..end);
        attachments(pieces, start, head);
    }
}

/// 附件：1. … 2. … right above the signature.
fn attachments(pieces: &mut Vec<Piece>, end: usize, head: &mut Head) {
    let from = end.saturating_sub(NEAR * 2);
    let opens = |piece: &Piece| {
        let words = line_of(piece);
        ["附件：", "附件:"].iter().find_map(|label| words.strip_prefix(label)).map(str::to_owned)
    };
    let Some(at) = pieces[from..end].iter().rposition(|piece| opens(piece).is_some()) else {
        return;
    };
    let at = from + at;
    let rest = pieces[at + 1..end].iter().map(line_of);
    let lines: Vec<String> = opens(&pieces[at]).into_iter().chain(rest).collect();
    let short = |line: &String| line.chars().count() <= LINE && !line.ends_with('。');
    if !lines.iter().all(short) {
        return;
    }
    let digits = |c: char| c.is_ascii_digit() || c.is_whitespace();
    let bare = |line: &String| {
        let line = line.trim();
        let rest = line.trim_start_matches(digits);
        let rest =
            if rest.len() < line.len() { rest.strip_prefix(['.', '．', '、']) } else { None };
        rest.unwrap_or(line).trim().to_owned()
    };
    head.attachments = lines.iter().map(bare).filter(|name| !name.is_empty()).collect();
    pieces.drain(at..end);
}
