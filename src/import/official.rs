//! 公文: what a document of an office has besides its text (GB/T 9704-2012, 7).

use super::head::{Key, date, is_unit, line_of, number};
use super::{Head, Piece};

/// How many lines above the title may belong to the head, and below the text to the foot.
const NEAR: usize = 6;
/// The most characters of a note or of an attachment's name.
const LINE: usize = 60;

/// Takes 发文机关标志 and 文号 above the title, 主送 below it, and what stands below the text.
pub(super) fn take(pieces: &mut Vec<Piece>, first: usize, head: &mut Head) {
    let first = mark(pieces, first, head);
    if head.number.is_none() {
        let at = pieces.iter().take(NEAR).position(|piece| number(&line_of(piece)).is_some());
        if let Some(at) = at {
            head.number = number(&line_of(&pieces.remove(at)));
        }
    }
    let at = first.min(pieces.len());
    let found = pieces[at.saturating_sub(1)..].iter().take(2).position(|piece| {
        let words = line_of(piece);
        words.ends_with(['：', ':']) && words.chars().count() < 200 && !words.contains('。')
    });
    if let Some(found) = found {
        let words = line_of(&pieces.remove(at.saturating_sub(1) + found));
        head.to = Some(words.trim_end_matches(['：', ':']).to_owned());
    }
    below(pieces, head);
}

/// 发文机关标志 above the title: 临江区扶贫办文件. Where the text begins then is the result.
fn mark(pieces: &mut Vec<Piece>, first: usize, head: &mut Head) -> usize {
    let issuer = |piece: &Piece| {
        let words: String = line_of(piece).split_whitespace().collect();
        words.strip_suffix("文件").filter(|name| is_unit(name)).map(str::to_owned)
    };
    let found = pieces[..first.min(pieces.len())].iter().position(|piece| issuer(piece).is_some());
    let Some(at) = found else { return first };
    head.set(Key::Unit, &issuer(&pieces.remove(at)).unwrap_or_default());
    first - 1
}

/// Signature, date, 附注 and the names of attachments, from the end of the text upwards.
fn below(pieces: &mut Vec<Piece>, head: &mut Head) {
    let from = pieces.len().saturating_sub(NEAR);
    let found = pieces[from..].iter().rposition(|piece| date(&line_of(piece)).is_some());
    if let Some(at) = found.map(|at| from + at) {
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
