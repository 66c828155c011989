//! Where sentinels go, and the way back from the marked text.

use crate::document::emphasis::{Insert, Repair, mark};

#[test]
fn marked_texts_lead_back() {
    for (text, repairs, expected) in [
        ("没有强调", vec![], "没有强调"),
        ("**要点**", vec![], "**要点**"),
        ("前**“要点”**后", vec![], "前^**“要点”**^后"),
        ("前**（要点）**", vec![], "前^**（要点）**"),
        ("3~5天", vec![], "3=5天"),
        ("\\**“甲”*后", vec![], "\\**“甲”*^后"),
        ("a b**。**后", vec![repair(1, 1, Insert::Space)], "a_b^**。**^后"),
        ("<div>**甲：**乙", vec![repair(0, 0, Insert::Sentinel)], "^<div>**^甲：**^乙"),
        ("　**甲：**乙", vec![repair(0, 3, Insert::Text(String::new()))], "**甲：**^乙"),
        ("｜**甲：**乙", vec![repair(0, 3, Insert::Text("|".to_owned()))], "|**^甲：**^乙"),
        // Repairs that overlap or lie outside do nothing.
        ("甲乙", vec![repair(1, 1, Insert::Space), repair(9, 1, Insert::Space)], "甲乙"),
    ] {
        let whole = format!("标题：\n{text}");
        let start = whole.len() - text.len();
        let repairs: Vec<Repair> =
            repairs.into_iter().map(|one| Repair { at: one.at + start, ..one }).collect();
        let marked = mark(&whole, start, &repairs);
        let own = marked.stand_ins;
        let shown = |c: char| match c {
            c if c == own.sentinel => '^',
            c if c == own.tilde => '=',
            c if c == own.space => '_',
            c => c,
        };
        assert_eq!(marked.text.chars().map(shown).collect::<String>(), expected, "{text}");
        for (at, c) in marked.text.char_indices().filter(|(_, c)| !"|".contains(*c)) {
            let source = marked.source(at);
            let typed = whole[source..].chars().next();
            let stands_for = match shown(c) {
                '^' => continue,
                '=' => '~',
                '_' => ' ',
                c => c,
            };
            assert_eq!(typed, Some(stands_for), "{text} at {at}");
        }
        assert_eq!(marked.source(marked.text.len()), whole.len(), "{text}");
    }
}

#[test]
fn stand_ins_are_characters_that_the_text_lacks() {
    let text = "\u{a9c1}\u{a9c2}\u{a9c3}\u{a9c5}**甲：**乙~";
    let marked = mark(text, 0, &[]);
    assert_eq!(marked.clean(&marked.text), text);
    let all: String = ('\u{a9c1}'..='\u{a9cd}').chain('\u{1b5a}'..='\u{1b60}').collect();
    let text = format!("{all}\u{1aa0}**甲：**乙");
    assert_eq!(mark(&text, 0, &[]).text, text);
}

fn repair(at: usize, remove: usize, insert: Insert) -> Repair {
    Repair { at, remove, insert }
}
