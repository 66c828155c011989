//! Title, subtitle, unit, date and the like: taken from the first and the last lines of what was sent in.

use super::{Face, Head, Paragraph, Piece, Role, Side, Sort, Span, official};
use crate::base::chinese::date::Date;
use crate::base::chinese::width::is_han;

/// The most characters of a title.
const TITLE: usize = 80;
/// How many lines below the title may belong to the head.
const HEAD: usize = 6;
/// How many lines at the end may belong to the foot.
const FOOT: usize = 4;
/// Type that only titles have: 16 points and more, in half points.
const LARGE: u32 = 32;

/// Labels of lines of the head, and what they name.
const LABELS: &[(&[&str], Key)] = &[
    (&["来稿单位", "供稿单位", "报送单位", "投稿单位", "选送单位", "单位"], Key::Unit),
    (&["作者", "撰稿", "撰稿人", "供稿人", "通讯员", "记者姓名"], Key::Author),
    (&["标题", "题目", "稿件标题", "信息标题"], Key::Title),
    (&["来源", "稿件来源"], Key::Source),
    (&["责任编辑", "编辑"], Key::Editor),
    (&["日期", "时间", "来稿日期", "来稿时间", "报送日期", "报送时间", "供稿日期"], Key::Date),
];

/// How names of units end.
const UNITS: &[&str] = &[
    "委员会",
    "办公室",
    "街道",
    "党工委",
    "党委",
    "党组",
    "党总支",
    "党支部",
    "支部",
    "政府",
    "中心",
    "纪委",
    "工委",
    "社区",
    "学校",
    "党校",
    "医院",
    "公司",
    "服务站",
    "研究所",
    "合作社",
    "集团",
    "局",
    "部",
    "办",
    "镇",
    "乡",
    "村",
    "院",
    "站",
    "所",
    "会",
    "委",
    "科",
    "处",
    "队",
];

/// How labels of turns and of notes end that are no names.
const NO_NAME: [char; 14] =
    ['问', '答', '者', '人', '按', '语', '长', '记', '任', '席', '授', '师', '员', '表'];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    Title,
    Unit,
    Author,
    Source,
    Editor,
    Date,
}

/// Takes the head out of a text; what is left is the text itself.
pub(super) fn take(mut pieces: Vec<Piece>) -> (Head, Vec<Piece>) {
    let mut head = Head { kind: sort(&pieces), ..Head::default() };
    if head.kind == Sort::Policy {
        official::above(&mut pieces, &mut head);
    }
    let first = title(&mut pieces, &mut head);
    under(&mut pieces, first, &mut head);
    match head.kind {
        Sort::Policy => official::take(&mut pieces, first, &mut head),
        Sort::Interview => head.speaker = speaker(&pieces),
        Sort::News => {}
    }
    foot(&mut pieces, &mut head);
    (head, pieces)
}

fn words(piece: &Piece) -> Option<(&Paragraph, String)> {
    match piece {
        Piece::Paragraph(paragraph) => Some((paragraph, paragraph.words())),
        Piece::Table(_) => None,
    }
}

pub(super) fn line_of(piece: &Piece) -> String {
    words(piece).map(|(_, words)| words).unwrap_or_default()
}

/// What kind of article a text seems to be.
fn sort(pieces: &[Piece]) -> Sort {
    let lines: Vec<String> = pieces.iter().map(line_of).collect();
    let opens = |line: &&String| {
        ["记者：", "问：", "答：", "记者:", "问:", "答:"]
            .iter()
            .any(|label| line.starts_with(label))
    };
    if lines.iter().filter(opens).count() >= 2 {
        return Sort::Interview;
    }
    if lines.iter().take(official::ABOVE).any(|line| number(line).is_some()) {
        return Sort::Policy;
    }
    Sort::News
}

/// Whom the turns call by name: 沐青川：. Labels that end with an office are known without a header.
fn speaker(pieces: &[Piece]) -> Option<String> {
    let lines: Vec<String> = pieces.iter().map(line_of).collect();
    let label = |line: &String| {
        let label = line.split(['：', ':']).next().filter(|label| label.len() < line.len())?;
        let name = (2..=4).contains(&label.chars().count()) && label.chars().all(is_han);
        (name && !label.ends_with(NO_NAME)).then(|| label.to_owned())
    };
    let labels: Vec<String> = lines.iter().filter_map(label).collect();
    let often = |name: &&String| labels.iter().filter(|label| label == name).count() >= 2;
    labels.iter().find(often).cloned()
}

/// 发文字号 alone on a line, or with 签发人 beside it: 临委发〔2013〕18号.
pub(super) fn number(line: &str) -> Option<String> {
    let line = line.split("签发人").next().unwrap_or_default();
    let line: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let (office, rest) = line.split_once(['〔', '[', '［', '【'])?;
    let (year, rest) = rest.split_once(['〕', ']', '］', '】'])?;
    let digits = rest.strip_suffix('号')?;
    let is_number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let fits = (2..=15).contains(&office.chars().count())
        && office.chars().all(is_han)
        && year.len() == 4
        && is_number(year)
        && is_number(digits);
    fits.then(|| format!("{office}〔{year}〕{digits}号"))
}

/// Takes title and subtitle; where the text begins is the result.
fn title(pieces: &mut Vec<Piece>, head: &mut Head) -> usize {
    let near = pieces.len().min(8);
    let is = |role| {
        pieces[..near].iter().position(|piece| words(piece).is_some_and(|(p, _)| p.role == role))
    };
    let looks = |wanted: &dyn Fn(&Paragraph, &str) -> bool| {
        pieces[..near].iter().position(|piece| {
            words(piece).is_some_and(|(paragraph, words)| fits(&words) && wanted(paragraph, &words))
        })
    };
    let at = is(Role::Title)
        .or_else(|| looks(&|p, _| p.side == Side::Centre && p.size >= LARGE))
        .or_else(|| looks(&|p, _| p.side == Side::Centre && p.heavy))
        .or_else(|| is(Role::Heading(1)).filter(|at| *at < 3))
        .or_else(|| looks(&|p, _| p.side == Side::Centre))
        .or_else(|| pieces.first().is_some_and(|piece| fits(&line_of(piece))).then_some(0));
    let Some(at) = at else { return 0 };
    let mut lines = vec![line_of(&pieces[at])];
    let of = words(&pieces[at]).map(|(p, _)| (p.role, p.side, p.size));
    let mut end = at + 1;
    while let Some((paragraph, words)) = pieces.get(end).and_then(words) {
        let same = of == Some((paragraph.role, paragraph.side, paragraph.size));
        let styled = paragraph.role == Role::Title
            || (paragraph.side == Side::Centre && paragraph.size >= LARGE);
        if !(same && styled && fits(&words)) || is_subtitle(paragraph, &words) {
            break;
        }
        lines.push(words);
        end += 1;
    }
    head.title = Some(joined(&lines.join("\n")));
    if let Some((paragraph, words)) = pieces.get(end).and_then(words)
        && is_subtitle(paragraph, &words)
    {
        head.subtitle = Some(joined(&words));
        end += 1;
    }
    pieces.drain(at..end);
    at
}

/// Whether words may be a title.
fn fits(words: &str) -> bool {
    let count = words.chars().count();
    (2..=TITLE).contains(&count)
        && !words.ends_with(['。', '；', '：', '，', ':'])
        && number(words).is_none()
        && date(words).is_none()
        && labelled(words).is_empty()
}

fn is_subtitle(paragraph: &Paragraph, words: &str) -> bool {
    let dash = words.starts_with(['—', '―', '─', '-']);
    let visit = words.starts_with('访') && paragraph.side == Side::Centre;
    paragraph.role == Role::Subtitle || ((dash || visit) && words.chars().count() <= TITLE)
}

/// The lines of a title as one: a couplet keeps its parts apart, what Word broke grows together.
fn joined(words: &str) -> String {
    let lines: Vec<&str> =
        words.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect();
    let count = |line: &&str| line.chars().count();
    let even = lines.windows(2).all(|pair| count(&pair[0]) == count(&pair[1]));
    let line = lines.join(if even { " " } else { "" });
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Takes the lines below the title that name unit, author and date.
fn under(pieces: &mut Vec<Piece>, first: usize, head: &mut Head) {
    let mut at = first;
    for _ in 0..HEAD {
        let Some((paragraph, words)) = pieces.get(at).and_then(words) else { break };
        let centred = paragraph.side == Side::Centre;
        if !labelled(&words).is_empty() {
            // What no label is known of stays where it is.
            if !named(pieces, at, head) {
                at += 1;
            }
            continue;
        }
        if let Some(date) = date(&words) {
            head.date = head.date.or(Some(date));
        } else if centred && is_unit(&words) {
            head.set(Key::Unit, words.trim_matches(['（', '）', '(', ')']));
        } else if centred
            && ["本刊记者", "本报记者", "本站记者"].iter().any(|who| words.starts_with(who))
        {
            head.set(Key::Author, &words);
        } else if head.kind == Sort::Policy && number(&words).is_some() {
            head.number = number(&words);
        } else {
            break;
        }
        pieces.remove(at);
    }
}

/// Takes what the labels of a line name out of it. Whether nothing is left of the line.
fn named(pieces: &mut Vec<Piece>, at: usize, head: &mut Head) -> bool {
    let mut rest = Vec::new();
    for (key, value) in labelled(&line_of(&pieces[at])) {
        match key {
            Some(key) => head.set(key, &value),
            None => rest.push(value),
        }
    }
    if rest.is_empty() {
        pieces.remove(at);
        return true;
    }
    if let Piece::Paragraph(paragraph) = &mut pieces[at] {
        paragraph.spans =
            vec![Span::Text { text: rest.join("　　"), face: Face::default(), link: None }];
    }
    false
}

/// Reads the last lines: a credit stays in the text, a signature and a date do not.
fn foot(pieces: &mut Vec<Piece>, head: &mut Head) {
    for _ in 0..FOOT {
        let Some((paragraph, words)) = pieces.last().and_then(words) else { return };
        if let Some(credit) = credit(&words) {
            let mut names = credit.split_whitespace();
            let unit = names.next().unwrap_or_default().to_owned();
            let others: Vec<&str> = names.collect();
            if head.units.is_empty() {
                head.set(Key::Unit, &unit);
            }
            if !others.is_empty() {
                head.set(Key::Author, &others.join("、"));
            }
            return;
        }
        if !labelled(&words).is_empty() && pieces.len() > 1 {
            if !named(pieces, pieces.len() - 1, head) {
                return;
            }
            continue;
        }
        if let Some(date) = date(&words) {
            head.date = head.date.or(Some(date));
        } else if paragraph.side == Side::Right && is_unit(&words) {
            head.set(Key::Unit, &words);
        } else {
            return;
        }
        pieces.pop();
    }
}

/// What stands in （×××供稿）.
fn credit(words: &str) -> Option<String> {
    let inner = words.strip_prefix(['（', '('])?.strip_suffix(['）', ')'])?;
    let inner = inner.trim().strip_suffix("供稿").or_else(|| inner.trim().strip_suffix("来稿"))?;
    let inner = inner.trim().trim_end_matches(['：', ':']).trim();
    ((2..=40).contains(&inner.chars().count())).then(|| inner.to_owned())
}

/// The values of a line such as 来稿单位：区民政局　　日期：2013年11月25日, and, without a key, those parts
/// whose label is unknown. Empty when the line does not begin with a known label.
fn labelled(words: &str) -> Vec<(Option<Key>, String)> {
    if words.chars().count() > 100 || words.contains('。') {
        return Vec::new();
    }
    let words = words.trim_matches(['（', '）', '(', ')']);
    let mut found: Vec<(Option<Key>, String)> = Vec::new();
    for part in
        words.split(['\u{3000}', '\t', '\n', ' ', '；', ';']).filter(|part| !part.is_empty())
    {
        let (label, value) = part.split_once(['：', ':']).unwrap_or_default();
        let known = LABELS.iter().find(|(labels, _)| labels.contains(&label.trim()));
        match (known, found.last_mut()) {
            (Some((_, key)), _) => found.push((Some(*key), value.trim().to_owned())),
            (None, None) => return Vec::new(),
            (None, Some(_)) if !label.is_empty() => found.push((None, part.to_owned())),
            // A value with blanks in it goes on.
            (None, Some((_, value))) => {
                if !value.is_empty() {
                    value.push(' ');
                }
                value.push_str(part);
            }
        }
    }
    found
}

/// A line that is a date and nothing else.
pub(super) fn date(words: &str) -> Option<Date> {
    let words: String = words
        .trim_matches(['（', '）', '(', ')', ' '])
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    Date::parse(&words)
}

/// Whether words name a unit.
pub(super) fn is_unit(words: &str) -> bool {
    let words = words.trim_matches(['（', '）', '(', ')', ' ', '\u{3000}']);
    (3..=40).contains(&words.chars().count())
        && !words.contains(['。', '，', '；', '：'])
        && UNITS.iter().any(|end| words.ends_with(end))
}

impl Head {
    pub(super) fn set(&mut self, key: Key, value: &str) {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if value.is_empty() {
            return;
        }
        match key {
            Key::Title => self.title = Some(value),
            Key::Unit if self.units.is_empty() => {
                self.units = value.split(['、', '，', ',', ' ']).map(str::to_owned).collect();
                self.units.retain(|unit| !unit.is_empty());
            }
            Key::Author if self.author.is_none() => self.author = Some(value),
            Key::Source if self.source.is_none() => self.source = Some(value),
            Key::Editor if self.editor.is_none() => self.editor = Some(value),
            Key::Date => self.date = self.date.or_else(|| Date::parse(&value)),
            _ => {}
        }
    }
}
