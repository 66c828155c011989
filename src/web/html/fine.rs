//! The fine set of a line, made ready at build time for browsers that do not know it: room between Han and Latin, marks that
//! give up half of their square beside another, long Latin words that may be broken.
//!
//! Newer browsers do the first two by themselves (`text-autospace`, `text-spacing-trim`); there the style sheets leave
//! these pieces alone.

use crate::base::chinese::width::is_han;
use crate::web::html::Writer;

/// From how many letters on a Latin word may be broken: whole, it would leave a hole in the line before it.
const LONG: usize = 24;

/// After so many of its letters each.
const PIECE: usize = 5;

/// Whether a mark's ink stands in the left half of its square in every face of the mainland. Quotation marks are not
/// among these: in some faces they are as narrow as Latin ones.
fn closes(mark: char) -> bool {
    matches!(
        mark,
        '、' | '。' | '，' | '；' | '：' | '）' | '》' | '〉' | '】' | '」' | '』' | '〕'
    )
}

/// Whether a mark's ink stands in the right half.
fn opens(mark: char) -> bool {
    matches!(mark, '（' | '《' | '〈' | '【' | '「' | '『' | '〔')
}

impl Writer<'_> {
    /// Running text.
    pub(super) fn fine(&mut self, text: &str) {
        let bytes = text.as_bytes();
        // What was looked at and is not yet written, and whether nothing in it needs to be escaped.
        let (mut written, mut at, mut plain) = (0, 0, true);
        while let Some((start, sort)) = begin(bytes, at) {
            let end = match sort {
                Sort::Latin => end_of_run(bytes, start),
                Sort::Mark => start + 3,
                Sort::Other => start + 1,
            };
            at = end;
            let (before, rest) = text.split_at(start);
            let class = match sort {
                Sort::Latin => room(before, &rest[end - start..]),
                // Before Han a mark keeps its square.
                Sort::Mark if matches!(bytes.get(end), Some(0xe4..=0xe9)) => None,
                Sort::Mark => half(rest),
                Sort::Other => {
                    plain = false;
                    None
                }
            };
            if class.is_none() && end - start < LONG {
                continue;
            }
            self.piece(&text[written..start], plain);
            (written, plain) = (end, true);
            if let Some(class) = class {
                self.raw("<span class=\"");
                self.raw(class);
                self.raw("\">");
            }
            self.breakable(&text[start..end]);
            if class.is_some() {
                self.raw("</span>");
            }
        }
        self.piece(&text[written..], plain);
    }

    fn piece(&mut self, text: &str, plain: bool) {
        if plain {
            self.raw(text);
        } else {
            self.text(text);
        }
    }

    /// A piece in which long Latin words may be broken. Nothing in it needs to be escaped.
    fn breakable(&mut self, text: &str) {
        if text.len() < LONG {
            return self.raw(text);
        }
        for piece in text.split_inclusive(|c: char| !c.is_ascii_alphanumeric()) {
            let long = piece.len() >= LONG;
            for (at, c) in piece.char_indices() {
                if long && at > 0 && at.is_multiple_of(PIECE) && c.is_ascii_alphanumeric() {
                    self.raw("<wbr>");
                }
                self.raw(&piece[at..at + c.len_utf8()]);
            }
        }
    }
}

/// What a line is looked through for.
enum Sort {
    /// A Latin word or a number.
    Latin,
    /// What may be a mark of Chinese, of three bytes.
    Mark,
    /// A byte that may have to be escaped.
    Other,
}

/// Where the next of these begins. Han is stepped over.
fn begin(bytes: &[u8], mut at: usize) -> Option<(usize, Sort)> {
    loop {
        at += match *bytes.get(at)? {
            0xef if bytes.get(at + 1) == Some(&0xbf) => return Some((at, Sort::Other)),
            0xe3 | 0xef => return Some((at, Sort::Mark)),
            0xe0.. => 3,
            0x80..0xc0 | b' ' => 1,
            byte if byte.is_ascii_alphanumeric() => return Some((at, Sort::Latin)),
            _ => return Some((at, Sort::Other)),
        }
    }
}

/// Where letters and digits from `start` on end, with what stands between them: 7.3, 2013-11-25, COVID-19.
fn end_of_run(bytes: &[u8], start: usize) -> usize {
    let within = |byte: &u8| byte.is_ascii_alphanumeric() || b".,:/_+-".contains(byte);
    let length = bytes[start..].iter().position(|byte| !within(byte));
    let run = &bytes[start..length.map_or(bytes.len(), |length| start + length)];
    let last = run.iter().rposition(u8::is_ascii_alphanumeric).unwrap_or_default();
    start + last + 1
}

/// On which sides of a Latin word Han stands.
fn room(before: &str, after: &str) -> Option<&'static str> {
    let han = |c: Option<char>| c.is_some_and(is_han);
    match (han(before.chars().next_back()), han(after.chars().next())) {
        (true, true) => Some("room"),
        (true, false) => Some("room-before"),
        (false, true) => Some("room-after"),
        (false, false) => None,
    }
}

/// Whether the mark that a text begins with gives up its empty half, or the next one its own.
fn half(text: &str) -> Option<&'static str> {
    let mut text = text.chars();
    let (mark, next) = (text.next()?, text.next()?);
    let beside = closes(next) || opens(next) || matches!(next, '“' | '”' | '‘' | '’' | '！' | '？');
    let squeezed = closes(mark) && beside || opens(mark) && opens(next);
    squeezed.then_some("half")
}

#[cfg(test)]
mod tests {
    use crate::web::html::tests::written;

    #[test]
    fn lines_are_set_finely() {
        for (text, expected) in [
            ("每月1次", "每月[room 1]次"),
            ("共600，2013年", "共[room-before 600]，[room-after 2013]年"),
            ("由7.3份减到COVID-19, 好", "由[room 7.3]份减到[room-before COVID-19], 好"),
            ("完成50%的任务 GDP 增长", "完成[room-before 50]%的任务 GDP 增长"),
            ("他说：“好。”", "他说[half ：]“好[half 。]”"),
            (
                "（《办法》）、《意见》《方案》",
                "[half （]《办法[half 》][half ）][half 、]《意见[half 》]《方案》",
            ),
            ("“四风”，“（好）”；对！”", "“四风”[half ，]“（好[half ）]”；对！”"),
            ("a<b&c，。", "a&lt;b&amp;c[half ，]。"),
            ("好\u{1}，\u{85}。\u{ffff}<\"'》、", "好，。&lt;&quot;&#39;[half 》]、"),
            (
                "接入abcdefghijklmnopqrstuvw、Donaudampfschifffahrtsamt，办",
                "接入[room-before abcdefghijklmnopqrstuvw]、Donau|dampf|schif|ffahr|tsamt，办",
            ),
            ("", ""),
        ] {
            let html = written(|writer| writer.fine(text));
            let html = html.replace("<span class=\"", "[").replace("\">", " ");
            let html = html.replace("</span>", "]").replace("<wbr>", "|");
            assert_eq!(html, expected, "{text}");
        }
    }
}
