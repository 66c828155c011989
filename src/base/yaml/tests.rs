//! Cases of `base/yaml`: plain YAML as every reader takes it, and what Chinese writers type.

mod properties;

use std::fmt::Write as _;

use crate::base::path::SourcePath;
use crate::base::yaml::{Node, Value, as_bool, parse};

/// The tree in one line: `{键=‹text› 键=[‹a› ‹b›]}`, then the codes of mistakes with the text they point at.
fn seen(text: &str) -> String {
    let path = SourcePath::new("a.md").expect("a path");
    let at = 7;
    let file = format!("-------{text}");
    let tree = parse(text, at, &path);
    let mut out = String::new();
    push(&tree.value, &file, &mut out);
    for note in tree.notes {
        let span = note.span.expect("a place");
        let place = &file[span.start as usize..span.end as usize];
        let code = note.problem.code();
        let _ = write!(out, " [{code}]{}", place.replace('\n', "⏎"));
    }
    out
}

fn push(node: &Node, file: &str, out: &mut String) {
    let source = node.range.of(file);
    match &node.value {
        Value::Null => out.push('~'),
        Value::Text(text) => {
            let text = text.replace('\n', "⏎");
            let _ = write!(out, "‹{text}›");
            let (first, last) = (text.chars().next(), text.chars().next_back());
            assert!(first.is_none() || !source.is_empty(), "{text} has a place");
            if !source.starts_with(['"', '\'', '|', '>']) && !source.contains('\n') {
                assert_eq!(source, text, "the place of {text:?} ({first:?} {last:?})");
            }
        }
        Value::List(items) => {
            out.push('[');
            for (i, item) in items.iter().enumerate() {
                out.push_str(if i > 0 { " " } else { "" });
                push(item, file, out);
            }
            out.push(']');
        }
        Value::Map(entries) => {
            out.push('{');
            for (i, (key, value)) in entries.iter().enumerate() {
                let source = key.range.of(file);
                // Between quotation marks `\/` and its like stand for something else.
                let escaped = source.starts_with('"') && source.contains('\\');
                let found = escaped || source.contains(key.name.as_str());
                assert!(found, "the place of key {}", key.name);
                out.push_str(if i > 0 { " " } else { "" });
                out.push_str(&key.name);
                out.push('=');
                push(value, file, out);
            }
            out.push('}');
        }
    }
}

fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(seen(text), *expected, "{text}");
    }
}

/// conventions.md 6.1, row by row.
#[test]
fn silent_failures_are_read_as_meant() {
    check(&[
        ("标题：及早动手", "{标题=‹及早动手›}"),
        ("标题:及早动手", "{标题=‹及早动手›}"),
        ("栏目:　典型做法", "{栏目=‹典型做法›}"),
        ("栏目　: 典型做法", "{栏目=‹典型做法›}"),
        ("标题: \"转促惠\"活动深入推进", "{标题=‹\"转促惠\"活动深入推进›}"),
        ("标题: “转促惠”活动深入推进", "{标题=‹“转促惠”活动深入推进›}"),
        ("标题: “转促惠”", "{标题=‹“转促惠”›}"),
        ("标题: '转促惠'活动和'三严三实'", "{标题=‹'转促惠'活动和'三严三实'›}"),
        ("标题: 专访: 组织部长", "{标题=‹专访: 组织部长›}"),
        ("标题: 专访：组织部长", "{标题=‹专访：组织部长›}"),
        ("标题：专访: 组织部长", "{标题=‹专访: 组织部长›}"),
        ("标题:专访: 组织部长", "{标题=‹专访: 组织部长›}"),
        ("标题: [专访]庞澄", "{标题=‹[专访]庞澄›}"),
        ("标题: {专访}庞澄", "{标题=‹{专访}庞澄›}"),
        ("标题: *重要*", "{标题=‹*重要*›}"),
        ("标题: @单位", "{标题=‹@单位›}"),
        ("标题: %x", "{标题=‹%x›}"),
        ("标题: `x`", "{标题=‹`x`›}"),
        ("标题: - x", "{标题=‹- x›}"),
        ("标题: , x", "{标题=‹, x›}"),
        ("标题: & 甲", "{标题=‹& 甲›}"),
        ("标题: !注意", "{标题=‹!注意›}"),
        ("标题: > 甲", "{标题=‹> 甲›}"),
        ("标题: |甲|", "{标题=‹|甲|›}"),
        ("标题: #1 号楼", "{标题=‹#1 号楼›}"),
        ("标题: 简报 # 备注", "{标题=‹简报 # 备注›}"),
        ("标题: # 备注", "{标题=~} [yaml.only-remark]# 备注"),
        ("标签: [党建，宣传]", "{标签=[‹党建› ‹宣传›]}"),
        ("标签:[党建，宣传]", "{标签=[‹党建› ‹宣传›]}"),
        ("标签: [党建；宣传]", "{标签=[‹党建› ‹宣传›]}"),
        ("\t标题: 甲\n\t日期: 乙", "{标题=‹甲› 日期=‹乙›}"),
        ("标题: 甲\n\t日期: 乙", "{标题=‹甲› 日期=‹乙›}"),
        ("标题: 甲\n　日期: 乙", "{标题=‹甲› 日期=‹乙›}"),
        ("\t标题: 甲\n日期: 乙", "{标题=‹甲› 日期=‹乙›}"),
        ("数据:\n\t- 标签: 甲\n\t  数值: 5", "{数据=[{标签=‹甲› 数值=‹5›}]}"),
        ("期号: 03\n总期: 045\n月: 2013.10", "{期号=‹03› 总期=‹045› 月=‹2013.10›}"),
        ("草稿: 是", "{草稿=‹是›}"),
        ("日期: 2013年11月20日", "{日期=‹2013年11月20日›}"),
        ("时间: 2013-11-20 09:30", "{时间=‹2013-11-20 09:30›}"),
        ("“标题”: 甲", "{标题=‹甲›}"),
        ("网址:http://a.b/c:d", "{网址=‹http://a.b/c:d›}"),
        (
            "文件: \"D:\\照片\\1.jpg\"",
            "{文件=‹D:\\照片\\1.jpg›} [yaml.escape]\\照 [yaml.escape]\\1",
        ),
        ("主题:\n  -作风建设\n  -联系点", "{主题=[‹作风建设› ‹联系点›]}"),
        ("主题:\n　　－作风建设\n　　－联系点", "{主题=[‹作风建设› ‹联系点›]}"),
        ("比分3:2: 甲", "{比分3:2=‹甲›}"),
    ]);
}

#[test]
fn yaml_is_read_as_yaml() {
    check(&[
        ("", "~"),
        ("# 只有注释\n", "~"),
        ("---\na: 1\n", "{a=‹1›}"),
        ("a: 1\n...\n", "{a=‹1›}"),
        ("a:\nb: ~\nc: null\n", "{a=~ b=~ c=~}"),
        ("a: b\r\nc: d\r\n", "{a=‹b› c=‹d›}"),
        ("- a\n- b\n", "[‹a› ‹b›]"),
        ("-\n  a: 1\n-\n  - b\n-\n", "[{a=‹1›} [‹b›] ~]"),
        ("- - a\n  - b\n- - c", "[[‹a› ‹b›] [‹c›]]"),
        ("- a: 1\n  b: 2\n- a: 3", "[{a=‹1› b=‹2›} {a=‹3›}]"),
        ("a:\n- b\n- c\nd: e", "{a=[‹b› ‹c›] d=‹e›}"),
        ("a:\n  - b: 1\n    c:\n      - d\n  - e\n", "{a=[{b=‹1› c=[‹d›]} ‹e›]}"),
        ("a:\n  b:\n    c: d\n  e: f", "{a={b={c=‹d›} e=‹f›}}"),
        ("a: # 说明\n  - b", "{a=[‹b›]}"),
        ("a: [b, c, ]", "{a=[‹b› ‹c›]}"),
        ("a: [b, [c, d], {e: f}]", "{a=[‹b› [‹c› ‹d›] {e=‹f›}]}"),
        ("a: [\"b, c\", 'd']", "{a=[‹b, c› ‹d›]}"),
        ("a: [\n  b,\n  c\n]\nd: e", "{a=[‹b› ‹c›] d=‹e›}"),
        ("a: {b: c, d: [e]}", "{a={b=‹c› d=[‹e›]}}"),
        ("a: []\nb: {}", "{a=[] b={}}"),
        ("a: [学习教育、听取意见, 查摆问题]", "{a=[‹学习教育、听取意见› ‹查摆问题›]}"),
        ("a: \"b\\n\\u4e2d\\\"\"", "{a=‹b⏎中\"›}"),
        ("\"a\\/b\": 1", "{a/b=‹1›}"),
        ("a: 'it''s'", "{a=‹it's›}"),
        ("a: \"b\" # 注", "{a=‹b›}"),
        ("a: \"b\n  c\"", "{a=‹b c›}"),
        ("\"a b\": c\n'd': e", "{a b=‹c› d=‹e›}"),
        ("a: b\n  c\n  d", "{a=‹b c d›}"),
        ("a: 第一行\n  第二行", "{a=‹第一行第二行›}"),
        ("a:\n  甲\n  乙", "{a=‹甲乙›}"),
        ("a: b\n\n  c", "{a=‹b⏎c›}"),
        ("a: |\n  b\n    c\n\n  d\ne: f", "{a=‹b⏎  c⏎⏎d⏎› e=‹f›}"),
        ("a: |-\n  b\n  # c\n", "{a=‹b⏎# c›}"),
        ("a: |+\n  b\n\nc: d", "{a=‹b⏎⏎› c=‹d›}"),
        ("a: >\n  b\n  c\n\n  d\n", "{a=‹b c⏎d⏎›}"),
        ("a: >-\n  甲\n  乙\n", "{a=‹甲乙›}"),
        ("a: |2\n    b\n", "{a=‹  b⏎›}"),
        ("- |\n  b\n- c", "[‹b⏎› ‹c›]"),
        ("a: http://b/c", "{a=‹http://b/c›}"),
        ("a: 会议强调：要抓好", "{a=‹会议强调：要抓好›}"),
        ("a: b\n  会议强调：要抓好", "{a=‹b 会议强调：要抓好›}"),
        ("- 电话：0000\n- 邮编：000000", "[‹电话：0000› ‹邮编：000000›]"),
        ("- #1 号楼\n- # 注", "[‹#1 号楼› ~] [yaml.only-remark]# 注"),
    ]);
}

#[test]
fn slips_in_nested_values_are_read_as_meant() {
    check(&[
        (
            "数据:\n  - 标签：座谈会\n    数值: 5\n    单位：次",
            "{数据=[{标签=‹座谈会› 数值=‹5› 单位=‹次›}]}",
        ),
        ("a: {标签：座谈会，数值：5，单位：次}", "{a={标签=‹座谈会› 数值=‹5› 单位=‹次›}}"),
        ("a: {标签: 甲，乙, 数值: 5}", "{a={标签=‹甲，乙› 数值=‹5›}}"),
        ("a: {label:甲,value:5}", "{a={label=‹甲› value=‹5›}}"),
        ("a: [“甲，乙”，丙]", "{a=[‹“甲，乙”› ‹丙›]}"),
        ("a:\n  甲：1\n  乙: 2", "{a={甲=‹1› 乙=‹2›}}"),
        // Could be text as well: `fields` reads it as a map where only a map makes sense.
        ("a:\n  甲：1\n  乙：2", "{a=‹甲：1 乙：2›}"),
        ("-　甲\n-　乙", "[‹甲› ‹乙›]"),
        ("a:\n  - 甲\n  -乙", "{a=[‹甲› ‹乙›]}"),
        ("a:\n  -5", "{a=‹-5›}"),
        ("主题:\n-甲\n-乙\n日期: 丙", "{主题=[‹甲› ‹乙›] 日期=‹丙›}"),
        ("a: |\n    甲\n  乙", "{a=‹甲⏎乙⏎›}"),
    ]);
}

#[test]
fn what_is_ambiguous_is_reported() {
    check(&[
        ("标题 及早动手\n日期: 2013", "{日期=‹2013›} [yaml.no-colon]标题 及早动手"),
        ("摘要: 甲\n乙丙", "{摘要=‹甲›} [yaml.no-colon]乙丙"),
        ("标题: 甲\n  日期: 乙", "{标题=‹甲› 日期=‹乙›} [yaml.indent]日期: 乙"),
        ("a: 甲\n  - 乙", "{a=‹甲›} [yaml.stray-point]- 乙"),
        ("a:\n  b: 1\n c: 2", "{a={b=‹1› c=‹2›}} [yaml.indent]c: 2"),
        ("a:\n  - 甲\n  乙", "{a=[‹甲›]} [yaml.no-point]乙"),
        ("a: \"甲", "{a=‹\"甲›} [yaml.unclosed]\"甲"),
        ("a: '80后", "{a=‹'80后›} [yaml.unclosed]'80后"),
        ("a: [甲", "{a=‹[甲›} [yaml.unclosed][甲"),
        ("a: [甲, 乙，丙]", "{a=[‹甲› ‹乙› ‹丙›]} [yaml.mixed-commas][甲, 乙，丙]"),
        ("a: {甲}", "{a={}} [yaml.no-colon]甲"),
        ("a: &x 1\nb: *x", "{a=‹&x 1› b=‹*x›} [yaml.anchor]&x [yaml.anchor]*x"),
        ("a: !!str 1", "{a=‹!!str 1›} [yaml.anchor]!!str"),
        ("<<: *x", "{<<=‹*x›} [yaml.anchor]*x"),
        ("a: 1\n? b", "{a=‹1›} [yaml.anchor]? b"),
        ("a: 1\n---\nb: 2", "{a=‹1›} [yaml.several]---"),
        ("a: b\n  # 注\n  c", "{a=‹b c›} [yaml.only-remark]# 注"),
        ("纯文字", "‹纯文字›"),
    ]);
}

#[test]
fn deep_nesting_is_reported() {
    for text in ["- ".repeat(40) + "甲", "[".repeat(40) + "甲" + &"]".repeat(40)] {
        assert!(seen(&text).contains("[yaml.deep]"), "{text}");
    }
}

#[test]
fn words_are_flags() {
    for (text, expected) in [
        ("是", Some(true)),
        (" Yes ", Some(true)),
        ("TRUE", Some(true)),
        ("否", Some(false)),
        ("no", Some(false)),
        ("false", Some(false)),
        ("1", None),
        ("也许", None),
    ] {
        assert_eq!(as_bool(text), expected, "{text}");
    }
}

#[test]
fn bombs_stay_small() {
    for text in [
        "[".repeat(30_000),
        "{".repeat(30_000),
        "- ".repeat(30_000),
        "a: [\"".repeat(10_000),
        format!("a: {}", "[“".repeat(10_000)),
        "a:\n".repeat(20_000),
        (0..200).map(|i| " ".repeat(i) + "a:\n").collect::<String>().repeat(20),
        "a: &a [*a,*a]\n".repeat(2_000),
        "a: \"\n".repeat(10_000),
        "a: [\n".repeat(10_000),
        (0..300).map(|i| " ".repeat(i) + "- [\n").collect(),
    ] {
        let path = SourcePath::new("a.md").expect("a path");
        let tree = parse(&text, 0, &path);
        assert!(tree.notes.len() <= text.len(), "{}", &text[..20]);
    }
}
