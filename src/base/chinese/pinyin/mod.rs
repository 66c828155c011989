//! ASCII names from Chinese ones. The only door to the `pinyin` crate.

use pinyin::ToPinyin as _;
use unicode_normalization::UnicodeNormalization as _;

mod words;

/// The longest name that `slug` makes.
const LONGEST: usize = 60;

/// A name for an address: pinyin syllables, Latin letters and digits in lower case, parted by `-`, at most 60
/// characters. Empty when nothing in the text can be spelt; never a name that no file can have on Windows.
pub(crate) fn slug(text: &str) -> String {
    // Han and ASCII, which is nearly everything, stay what they are.
    let plain = text.chars().all(|c| c.is_ascii() || matches!(c, '\u{4e00}'..='\u{9fff}'));
    let text: Vec<char> = if plain { text.chars().collect() } else { text.nfkc().collect() };
    let mut out = Name::default();
    let mut at = 0;
    while let Some(&c) = text.get(at)
        && !out.full
    {
        if c.is_ascii_alphanumeric() {
            out.word.push(c.to_ascii_lowercase());
        } else if c.is_ascii() {
            out.end_word();
        } else if let Some((length, sounds)) = word(&text[at..]) {
            sounds.split('-').for_each(|sound| out.syllable(sound));
            at += length;
            continue;
        } else if let Some(sound) = c.to_pinyin() {
            out.syllable(&sound.plain().replace('ü', "v"));
        } else {
            out.end_word();
        }
        at += 1;
    }
    out.end_word();
    if is_device(&out.name) { out.name + "-x" } else { out.name }
}

/// Whether Windows takes a name, whatever its ending, for a device: <https://learn.microsoft.com/windows/win32/fileio/naming-a-file>.
pub(crate) fn is_device(name: &str) -> bool {
    let port = |name: &str| matches!(name.as_bytes(), [b'0'..=b'9']);
    let numbered = name.strip_prefix("com").or_else(|| name.strip_prefix("lpt"));
    matches!(name, "con" | "prn" | "aux" | "nul") || numbered.is_some_and(port)
}

/// A name under way.
#[derive(Default)]
struct Name {
    name: String,
    /// Letters and digits that stand together.
    word: String,
    full: bool,
}

impl Name {
    fn end_word(&mut self) {
        let word = std::mem::take(&mut self.word);
        if !word.is_empty() {
            self.push(&word);
        }
    }

    fn syllable(&mut self, sound: &str) {
        self.end_word();
        self.push(sound);
    }

    fn push(&mut self, part: &str) {
        let dash = usize::from(!self.name.is_empty());
        if self.full || self.name.len() + dash + part.len() > LONGEST {
            // A single word longer than a whole name is cut: better than no name.
            if self.name.is_empty() && !self.full {
                self.name.push_str(&part[..LONGEST]);
            }
            self.full = true;
            return;
        }
        self.name.push_str(if dash > 0 { "-" } else { "" });
        self.name.push_str(part);
    }
}

/// The longest word of the table that the text begins with: its length in characters, and its sounds.
fn word(text: &[char]) -> Option<(usize, &'static str)> {
    // Most characters begin no word of the table.
    let first = text.first();
    let begin = |known: &str| known.chars().next();
    let from = words::WORDS.partition_point(|(known, _)| begin(known).as_ref() < first);
    words::WORDS.get(from).filter(|(known, _)| begin(known).as_ref() == first)?;
    let begins = |known: &str| known.chars().zip(text).filter(|(a, b)| a == *b).count();
    words::WORDS[from..]
        .iter()
        .take_while(|(known, _)| begin(known).as_ref() == first)
        .filter_map(|(known, sounds)| {
            let length = known.chars().count();
            (begins(known) == length).then_some((length, *sounds))
        })
        .max_by_key(|(length, _)| *length)
}

#[cfg(test)]
mod tests {
    use super::{slug, words};

    #[test]
    fn names_are_spelt() {
        for (text, expected) in [
            ("及早动手 认真组织", "ji-zao-dong-shou-ren-zhen-zu-zhi"),
            ("重庆市长寿区", "chong-qing-shi-chang-shou-qu"),
            ("银行行长谈执行长效机制", "yin-hang-hang-zhang-tan-zhi-xing-chang-xiao-ji-zhi"),
            ("进行业务培训", "jin-xing-ye-wu-pei-xun"),
            ("工会会计", "gong-hui-kuai-ji"),
            ("区委会计划", "qu-wei-hui-ji-hua"),
            ("六安全市", "liu-an-quan-shi"),
            ("六安市", "lu-an-shi"),
            ("书记处长期坚持", "shu-ji-chu-chang-qi-jian-chi"),
            ("三重一大", "san-zhong-yi-da"),
            ("重要讲话 重点工作", "zhong-yao-jiang-hua-zhong-dian-gong-zuo"),
            ("灾后重建", "zai-hou-chong-jian"),
            ("调查研究 协调推进", "diao-cha-yan-jiu-xie-tiao-tui-jin"),
            ("行政中心", "xing-zheng-zhong-xin"),
            ("村规民约率先落实", "cun-gui-min-yue-shuai-xian-luo-shi"),
            ("妇女权益 绿色发展", "fu-nv-quan-yi-lv-se-fa-zhan"),
            ("党的群众路线教育实践活动", "dang-de-qun-zhong-lu-xian-jiao-yu-shi-jian-huo-dong"),
            ("2013年第3期", "2013-nian-di-3-qi"),
            ("ＷＴＯ　２０１３", "wto-2013"),
            ("Party Building 党建", "party-building-dang-jian"),
            ("——专访", "zhuan-fang"),
            ("AUX", "aux-x"),
            ("COM1", "com1-x"),
            ("com10 con1", "com10-con1"),
            ("……", ""),
            ("", ""),
            ("ελ", ""),
        ] {
            assert_eq!(slug(text), expected, "{text}");
        }
    }

    #[test]
    fn long_names_end_at_a_syllable() {
        let name = slug(&"转作风促发展惠民生".repeat(5));
        assert_eq!(name, "zhuan-zuo-feng-cu-fa-zhan-hui-min-sheng-zhuan-zuo-feng-cu-fa");
        assert_eq!(slug(&"a".repeat(100)), "a".repeat(60));
        assert_eq!(slug(&format!("甲{}", "a".repeat(100))), "jia");
    }

    #[test]
    fn words_are_sorted_and_complete() {
        for pair in words::WORDS.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{} {}", pair[0].0, pair[1].0);
        }
        for (word, sounds) in words::WORDS {
            let length = word.chars().count();
            assert!(length >= 2, "{word}");
            assert_eq!(sounds.split('-').count(), length, "{word}");
            assert!(sounds.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{word}");
        }
    }
}
