//! 标点 (GB/T 15834-2011): half-width marks in Chinese text, doubled ones, dots and dashes, typed spaces, strange characters.

use super::line::{GAP, Line, Look, is_chinese, is_mark};
use super::text::Manner;
use crate::base::chinese::width::{is_cjk_punctuation, is_han, plain_form};
use crate::base::problem::Problem;

/// Half-width marks, and what Chinese text has instead.
const HALF: &[(char, char)] =
    &[(',', '，'), (';', '；'), (':', '：'), ('?', '？'), ('!', '！'), ('.', '。')];

/// Characters that are often typed twice, what stands before them where that is right, and what after.
const TWICE: &[(char, &str, &str)] = &[
    ('的', "目标端中", "确士"),
    ('了', "为除明公罢末完未临", "解如然却结不"),
    ('是', "于但只可要总还就", "非"),
    ('与', "参给赠", ""),
    ('将', "", ""),
    ('被', "", ""),
    ('把', "一两几", "关"),
    ('在', "现实存正内所潜", "于"),
    ('及', "以普涉顾波", "时格早"),
];

/// Looks at every character of a line.
pub(super) fn look<'a>(line: Line<'a>, next: Option<Line<'a>>) -> Look<'a> {
    let mut look = Look::new(line);
    let mut at = look.ordinal();
    loop {
        at = after_plain(line.text.as_bytes(), at);
        let Some(c) = look.after(at) else { break };
        let done = look.character(at, c, look.before(at));
        at = done.max(at + c.len_utf8());
    }
    look.unclosed(next);
    look
}

/// Where a run of Han that begins at `at` ends about which there is nothing to say: no two alike, and neither 年 nor 百.
/// Most of a text is that.
fn after_plain(bytes: &[u8], mut at: usize) -> usize {
    let mut last = at.checked_sub(3).and_then(|before| han(bytes, before));
    while let code @ Some(found) = han(bytes, at)
        && code != last
        && found != YEAR
        && found != HUNDRED
    {
        last = code;
        at += 3;
    }
    at
}

/// 年 and 百 as `han` gives them.
const YEAR: u32 = 0xe5_b9b4;
const HUNDRED: u32 = 0xe7_99be;

/// The three bytes of the Han at a place, U+4000 to U+9FFF, as one number.
fn han(bytes: &[u8], at: usize) -> Option<u32> {
    match *bytes.get(at..)?.first_chunk()? {
        [first @ 0xe4..=0xe9, second, third] => Some(u32::from_be_bytes([0, first, second, third])),
        _ => None,
    }
}

impl Look<'_> {
    /// Looks at one character; what was looked at with it ends at the place that is given back.
    fn character(&mut self, at: usize, c: char, last: Option<char>) -> usize {
        match c {
            '年' => self.year(at),
            '百' => self.percent(at),
            '\u{4e00}'..='\u{9fff}' => {
                if last == Some(c) {
                    self.twice(at, c);
                }
                0
            }
            '0'..='9' => self.number(at, last),
            ' ' | '\u{3000}' | '\u{a0}' | '\t' => self.space(at, last),
            '，' | '。' | '；' | '：' | '？' | '！' => self.single(at, c),
            '、' => self.pause(at, last),
            ',' | ';' | ':' | '?' | '!' | '.' => self.half(at, c, last),
            '“' | '‘' | '《' | '〈' | '（' | '(' | '〔' | '【' | '「' | '『' | '[' | '［' => {
                self.opened(at, c)
            }
            '”' | '’' | '》' | '〉' | '）' | ')' | '〕' | '】' | '」' | '』' => {
                self.closed(at, c);
                0
            }
            '"' | '\'' => self.straight(at, c, last),
            '…' | '⋯' | '‥' => self.dots(at, &['…', '⋯', '‥'], last),
            '-' | '—' | '―' | '－' | '–' => self.dash(at, c, last),
            '•' | '・' | '‧' | '∙' | '⋅' => self.dot(at, c, last),
            '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => self.wide(at),
            _ => {
                self.strange(at, c);
                0
            }
        }
    }

    /// 的的: a character typed twice.
    fn twice(&mut self, at: usize, c: char) {
        let Some((_, before, after)) = TWICE.iter().find(|(twice, ..)| *twice == c) else { return };
        let first = at - c.len_utf8();
        let right = |around: Option<char>, right: &str| around.is_some_and(|c| right.contains(c));
        let end = at + c.len_utf8();
        if !right(self.before(first), before) && !right(self.after(end), after) {
            let typed = self.typed(first..end);
            self.tell(first..end, Problem::TypedTwice { typed, better: c.to_string() });
        }
    }

    /// A half-width mark that stands in Chinese text.
    fn half(&mut self, at: usize, c: char, last: Option<char>) -> usize {
        let end = at + 1;
        let next = self.after(end);
        if c == '.' && next == Some('.') {
            return self.dots(at, &['.'], last);
        }
        let ends = next.is_none_or(|c| c == GAP || c == ' ' || is_chinese(c));
        let chinese = last.is_some_and(is_chinese);
        let wrong = match c {
            '.' => last.is_some_and(is_han) && ends,
            '?' | '!' => chinese,
            _ => chinese || (last.is_some_and(char::is_alphanumeric) && next.is_some_and(is_han)),
        };
        if let Some((_, better)) = HALF.iter().find(|(half, _)| *half == c).filter(|_| wrong) {
            let (typed, better) = (c.to_string(), better.to_string());
            self.tell(at..end, Problem::HalfMark { typed, better });
        }
        0
    }

    /// Marks that stand behind each other where one is enough: ，， 。， ！。
    fn single(&mut self, at: usize, c: char) -> usize {
        let first = at + c.len_utf8();
        let end = self.end_of(first, |c| matches!(c, '，' | '。' | '；' | '：' | '、' | ','));
        if end == first {
            return 0;
        }
        let typed = self.typed(at..end);
        let problem = if typed.starts_with("。。。") && typed.chars().all(|c| c == '。') {
            Problem::Ellipsis { typed }
        } else {
            Problem::DoubledMark { typed }
        };
        self.tell(at..end, problem);
        end
    }

    /// 、: doubled, between quotations, in approximate numbers.
    fn pause(&mut self, at: usize, last: Option<char>) -> usize {
        let end = at + '、'.len_utf8();
        let next = self.after(end);
        if let (Some(left), Some(right)) = (last, next)
            && matches!((left, right), ('”', '“') | ('》', '《') | ('’', '‘'))
        {
            let (typed, better) = (format!("{left}、{right}"), format!("{left}{right}"));
            let range = at - left.len_utf8()..end + right.len_utf8();
            self.tell(range, Problem::NeedlessPause { typed, better });
            return end;
        }
        self.approximate(at);
        self.single(at, '、')
    }

    /// Dots that should be the six of ……
    fn dots(&mut self, at: usize, dots: &[char], last: Option<char>) -> usize {
        let end = self.end_of(at, |c| dots.contains(&c));
        let typed = self.typed(at..end);
        let chinese = last.is_none_or(is_chinese) || self.after(end).is_some_and(is_chinese);
        let right = matches!(typed.as_str(), "……" | "…………");
        if chinese && !right {
            self.tell(at..end, Problem::Ellipsis { typed });
        }
        end
    }

    /// Strokes that should be the two of ——
    fn dash(&mut self, at: usize, c: char, last: Option<char>) -> usize {
        let end = self.end_of(at, |other| other == c);
        let typed = self.typed(at..end);
        let next = self.after(end);
        let chinese = last.is_none_or(is_chinese) && next.is_none_or(is_chinese);
        let opens = last.is_none() && next.is_some_and(|c| is_han(c) || c == '《' || c == '“');
        let wrong = match typed.chars().count() {
            // One between Han joins them; one at the start of a line is half of a dash.
            1 => opens,
            2 => c != '—' && chinese,
            _ => chinese && typed != "————",
        };
        if wrong {
            self.tell(at..end, Problem::Dash { typed });
        }
        end
    }

    /// A dot between names that is no ·
    fn dot(&mut self, at: usize, c: char, last: Option<char>) -> usize {
        let end = self.end_of(at, |other| other == c);
        let next = self.after(end);
        if end - at > c.len_utf8() {
            return self.dots(at, &[c], last);
        }
        if last.is_some_and(is_han) && next.is_some_and(is_han) {
            let typed = c.to_string();
            self.tell(at..end, Problem::NameDot { typed });
        }
        end
    }

    /// A typed space that Chinese text does not have.
    fn space(&mut self, at: usize, last: Option<char>) -> usize {
        let blank = |c: char| matches!(c, ' ' | '\u{3000}' | '\u{a0}' | '\t');
        let end = self.end_of(at, blank);
        // What has no mark at its end is no sentence: spaces line things up there.
        let sentence = self.line.text.trim_end().chars().next_back().is_some_and(is_mark);
        let (Some(left), Some(right)) = (last, self.after(end)) else { return end };
        if self.line.manner != Manner::Running || !sentence {
            return end;
        }
        let word = |c: char| c.is_ascii_alphanumeric();
        let wrong = is_han(left) && word(right)
            || word(left) && is_han(right)
            || is_cjk_punctuation(left)
            || is_cjk_punctuation(right);
        // 第七条 and the words of the article are parted by a space, and so are 本报讯 and the news.
        let head = &self.line.text[..at];
        let short = |most| head.chars().count() <= most;
        let article = head.starts_with('第') && head.ends_with(['章', '节', '条']) && short(8);
        let news = head.ends_with('讯') && short(6) || head.ends_with("日电") && short(20);
        if !wrong || article || news {
            return end;
        }
        // 共 5 次 is one matter.
        let until = self.end_of(end, |c| word(c) || matches!(c, '.' | '%'));
        let beyond = self.end_of(until, blank);
        let until = if is_han(left) && beyond > until && self.after(beyond).is_some_and(is_han) {
            beyond
        } else {
            end
        };
        let from = at - left.len_utf8();
        let to = until + self.after(until).map_or(0, char::len_utf8);
        let typed = self.typed(from..to);
        let better = typed.replace(blank, "");
        self.tell(from..to, Problem::TypedSpace { typed, better });
        until
    }

    /// Digits and Latin letters of full width.
    fn wide(&mut self, at: usize) -> usize {
        let letter = |c| matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ');
        let mut end = self.end_of(at, letter);
        // ３．５
        if let Some(rest) = self.rest(end).strip_prefix('．')
            && rest.starts_with(letter)
        {
            end = self.end_of(end + '．'.len_utf8(), letter);
        }
        let typed = self.typed(at..end);
        let better = typed.chars().map(|c| plain_form(c).unwrap_or(c)).collect();
        self.tell(at..end, Problem::WideCharacter { typed, better });
        end
    }

    /// Characters that nobody sees, that mean nothing, or that only look like Han.
    fn strange(&mut self, at: usize, c: char) {
        let range = at..at + c.len_utf8();
        let code = format!("U+{:04X}", u32::from(c));
        match c {
            // Radicals and compatibility forms, as copied from PDFs.
            '\u{2e80}'..='\u{2fdf}' | '\u{f900}'..='\u{faff}' => {
                if let Some(better) = plain_form(c) {
                    let (typed, better) = (c.to_string(), better.to_string());
                    self.tell(range, Problem::LookAlike { typed, code, better });
                }
            }
            '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{feff}'
            | '\u{ad}'
            | '\u{fff9}'..='\u{fffd}'
            | '\u{e000}'..='\u{f8ff}' => {
                self.tell(range, Problem::StrangeCharacter { code });
            }
            _ if c.is_control() && c != GAP => {
                self.tell(range, Problem::StrangeCharacter { code });
            }
            _ => {}
        }
    }

    /// A number of the official scheme with the wrong mark behind it: 1、 （一）、 一. 第一、
    fn ordinal(&mut self) -> usize {
        if !matches!(self.line.manner, Manner::Running | Manner::Heading) {
            return 0;
        }
        let numeral = |c| "一二三四五六七八九十".contains(c);
        let digit = |c: char| c.is_ascii_digit();
        let text = self.line.text;
        let Some(first) = text.chars().next() else { return 0 };
        let (number, better) = if matches!(first, '（' | '(') {
            let end = self.end_of(first.len_utf8(), |c| numeral(c) || digit(c));
            let close = self.after(end).filter(|c| matches!(c, '）' | ')'));
            let Some(close) = close.filter(|_| end > first.len_utf8()) else { return 0 };
            (end + close.len_utf8(), "")
        } else if first == '第' {
            (self.end_of('第'.len_utf8(), numeral), "，")
        } else if numeral(first) {
            (self.end_of(0, numeral), "、")
        } else {
            (self.end_of(0, digit), ".")
        };
        let Some(mark) = self.after(number) else { return 0 };
        let end = number + mark.len_utf8();
        let next = self.after(end);
        let wrong = match better {
            "" => "、，.．".contains(mark),
            "，" => mark == '、' && number > '第'.len_utf8() && next != Some('第'),
            "、" => ".．，".contains(mark),
            _ => mark == '、' && (1..=2).contains(&number),
        };
        // 1、2、3号楼 and 一、二年级 are no ordinals.
        let listed = next.is_none_or(|c| numeral(c) || digit(c));
        if !wrong || listed {
            return 0;
        }
        let (typed, better) = (self.typed(0..end), [&text[..number], better].concat());
        self.tell(0..end, Problem::OrdinalMark { typed, better });
        end
    }
}
