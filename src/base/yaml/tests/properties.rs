//! Properties of `base/yaml`: any text is read, nothing is lost, and sound YAML means what it means elsewhere.

use proptest::prelude::{any, prop, proptest};
use proptest::strategy::Strategy;
use serde_yaml::Value as Yaml;

use crate::base::path::SourcePath;
use crate::base::yaml::tests::seen;
use crate::base::yaml::{Node, Value, parse};

/// Text of the pieces that headers are made of: more telling than any characters at random.
fn header_text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "标题", "a", ": ", ":", "：", "\n", "\n  ", "\n- ", "- ", "[", "]", "{", "}", ", ", "，",
        "\"", "'", "|", ">", "#", " # ", "\t", "　", "&a", "*a", "!", "---", "“", "”", "\\", "?",
        "甲", "1", " ", "\r\n", "~", "-",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_is_read(text in any::<String>()) {
        seen(&text);
    }

    /// What the usual library writes is read as it was, without a mistake.
    #[test]
    fn written_yaml_is_read_back(tree in any_tree()) {
        let text = serde_yaml::to_string(&tree).expect("a tree can be written");
        let path = SourcePath::new("a.md").expect("a path");
        let read = parse(&text, 0, &path);
        assert!(same(&read.value, &tree), "{text}\n{:?}", read.value);
        assert_eq!(read.notes, Vec::new(), "{text}");
    }

    /// What the usual library takes for sound is the same here, where the writer used none of the slips that are repaired.
    #[test]
    fn sound_yaml_means_the_same(text in plain_yaml()) {
        let path = SourcePath::new("a.md").expect("a path");
        let read = parse(&text, 0, &path);
        if let (Ok(other), true) = (serde_yaml::from_str::<Yaml>(&text), read.notes.is_empty()) {
            assert!(same(&read.value, &other), "{text:?}\n{:?}\n{other:?}", read.value);
        }
    }

    #[test]
    fn any_header_is_read(text in header_text()) {
        let path = SourcePath::new("a.md").expect("a path");
        let file = format!("-------{text}");
        let tree = parse(&text, 7, &path);
        let mut out = String::new();
        inside(&tree.value, &file);
        push_any(&tree.value, &mut out);
        for note in &tree.notes {
            let span = note.span.as_ref().expect("a place");
            assert!(file.get(span.start as usize..span.end as usize).is_some());
        }
        nothing_lost(&text, &out, tree.notes.is_empty());
    }
}

/// YAML of strict pieces: half-width colons with a space behind them, no remarks.
fn plain_yaml() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a: ",
        "b: ",
        "c: ",
        "\n",
        "\n  ",
        "\n    x",
        "\n- ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        ", ",
        "\"",
        "'",
        "|",
        ">",
        "|-",
        "x",
        "y z",
        "甲",
        "\n\n",
        "~",
        "\n  - ",
        "\"q\"",
        "'q'",
        "[x, y]",
        "{a: x}",
        "a: |\n  t\n  u\n",
        "- a: x\n  b: y\n",
    ]);
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// A value that needs no reader of types: text, lists and maps of them.
fn any_tree() -> impl Strategy<Value = Yaml> {
    let words = vec![
        "甲",
        "党建 宣传",
        "03",
        "2013-11-25",
        "是",
        "true",
        "~",
        "",
        "null",
        "#1 号楼",
        "简报 # 备注",
        "专访: 部长",
        "专访：部长",
        "[专访]庞澄",
        "{甲}",
        "*重要*",
        "&甲",
        "!甲",
        "@单位",
        "%x",
        "`x`",
        "- x",
        "-x",
        "> x",
        "| x",
        "\"甲\"乙",
        "'甲'",
        "“甲”",
        "甲，乙",
        "甲、乙",
        "甲, 乙",
        "一行\n两行\n",
        "一行\n\n  缩进\n末行",
        "D:\\照片",
        " 前后 ",
        "\t",
        "http://a.b/c",
        "3:2",
        "甲:乙",
    ];
    let keys =
        vec!["标题", "a", "report_to", "两 词", "1", "true", "甲、乙", "“甲”", "[甲]", "#甲"];
    let leaf = prop::sample::select(words).prop_map(|word| Yaml::String(word.to_owned()));
    leaf.prop_recursive(4, 24, 4, move |inner| {
        let entry = (prop::sample::select(keys.clone()), inner.clone());
        proptest::prop_oneof![
            prop::collection::vec(inner, 0..4).prop_map(Yaml::Sequence),
            prop::collection::vec(entry, 0..4).prop_map(|entries| {
                let own = |(key, value): (&str, Yaml)| (Yaml::String(key.to_owned()), value);
                Yaml::Mapping(entries.into_iter().map(own).collect())
            }),
        ]
    }) // Text alone at the top of a file is taken for a key where it can be.
    .prop_map(|tree| Yaml::Sequence(vec![tree]))
}

/// Whether the tree is what another reader has, spaces left aside: between Chinese lines there is none here. Numbers are text
/// here, and so is a pair in a list: `[a: b]`.
fn same(node: &Node, yaml: &Yaml) -> bool {
    let plain = |text: &str| text.trim().replace(' ', "");
    match (&node.value, yaml) {
        (Value::Null, Yaml::Null) => true,
        (Value::Text(text), Yaml::String(other)) => plain(text) == plain(other),
        (Value::Text(text), Yaml::Mapping(other)) => other.len() == 1 && text.contains(':'),
        (Value::List(nodes), Yaml::Sequence(other)) => {
            nodes.len() == other.len() && nodes.iter().zip(other).all(|(a, b)| same(a, b))
        }
        (Value::Map(entries), Yaml::Mapping(other)) => {
            let same_key = |key: &str, other: &Yaml| {
                other.as_str().is_some_and(|other| key == other || other == format!("“{key}”"))
            };
            let mut pairs = entries.iter().zip(other);
            entries.len() == other.len()
                && pairs.all(|((key, a), (name, b))| same_key(&key.name, name) && same(a, b))
        }
        _ => false,
    }
}

/// Every place lies in the file and on characters.
fn inside(node: &Node, file: &str) {
    assert!(file.get(node.range.start as usize..node.range.end as usize).is_some());
    match &node.value {
        Value::List(items) => items.iter().for_each(|item| inside(item, file)),
        Value::Map(entries) => entries.iter().for_each(|(_, value)| inside(value, file)),
        _ => {}
    }
}

fn push_any(node: &Node, out: &mut String) {
    match &node.value {
        Value::Null => {}
        Value::Text(text) => out.push_str(text),
        Value::List(items) => items.iter().for_each(|item| push_any(item, out)),
        Value::Map(entries) => entries.iter().for_each(|(key, value)| {
            out.push_str(&key.name);
            push_any(value, out);
        }),
    }
}

/// Without a mistake reported, every Han character and letter typed outside remarks is in the tree.
fn nothing_lost(text: &str, tree: &str, clean: bool) {
    if clean && !text.contains(['#', '\\']) {
        for c in ['标', '甲'] {
            let typed = text.matches(c).count();
            assert_eq!(tree.matches(c).count(), typed, "{text:?} became {tree:?}");
        }
    }
}
