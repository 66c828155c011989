//! Texts held against GB/T 15834 and GB/T 15835: what is told, and what is right and must not be.

use super::{article, says, told};

#[test]
fn half_width_marks() {
    for (text, expected) in [
        ("你好,世界;再见!", "half ,; half ;; half !"),
        ("注意:明天开会.", "half :; half ."),
        ("来了吗?来了.好。", "half ?; half ."),
        ("5月,6月各1次，CPI,增长快。", "half ,; half ,"),
        ("国内生产总值(GDP)，约(三成)。", "half (GDP); half (三成)"),
        ("（总第45期)，(总第46期）。", "half （总第45期); half (总第46期）"),
        ("(一)总体要求。", "half (一)"),
        // These are right: numbers, times, shares, addresses, Latin text.
        ("1,200人，9:30，16:9，3.5%，U.S.总统，f(x)。", ""),
        ("见 readme.md，http://a.cn/?a=1;b=2 。", "space 见 r; space 2 。"),
        ("He said (yes), then: no; really?", ""),
        ("`甲,乙` ~~甲,乙~~", ""),
    ] {
        says(text, expected);
    }
}

#[test]
fn quotes_and_brackets() {
    for (text, expected) in [
        ("推进\"转促惠\"活动。", "quotes \"转促惠\""),
        ("他说：'好'。", "quotes '好'"),
        ("按\"OK\"键。", "quotes \"OK\""),
        ("It's \"good\", don’t you think.", ""),
        ("屏幕5\"，李雷's。", ""),
        ("“转促惠活动。", "lone “"),
        ("转促惠”活动。", "lone ”"),
        ("”转促惠“活动。", "lone ”; lone “"),
        ("“转促惠“活动。", "lone “; lone “"),
        ("《简报》和《通讯。", "lone 《"),
        ("（一）（二甲。", "lone （"),
        ("“甲（乙”丙）。", "lone （; lone ）"),
        // A quotation of several paragraphs opens anew in each.
        ("“甲。\n\n“乙。”", ""),
        ("**“甲**乙”丙。", ""),
        ("1）甲；2）乙；a）丙。", ""),
        ("他说：“这叫‘转促惠’。”", ""),
        ("他说：“这叫“转促惠”活动。”", "nested “转促惠”"),
        ("《关于印发《办法》的通知》", "nested 《办法》"),
        ("《关于修改〈实施《监督法》办法〉的决定》", ""),
        ("“甲”、“乙”和《丙》、《丁》、“戊”。", "between ”、“; between 》、《"),
        ("“甲”（乙）、“丙”。", ""),
        ("> “甲”、“乙”", ""),
    ] {
        says(text, expected);
    }
    let law = told("content/policy/a.md", &article("2013-11-25", "“甲”、“乙”。"));
    assert_eq!(law, "", "documents are quoted as they are");
}

#[test]
fn doubled_marks_dots_and_dashes() {
    for (text, expected) in [
        ("甲，，乙。。", "doubled ，，; doubled 。。"),
        ("甲，。乙；，丙！。丁、、", "doubled ，。; doubled ；，; doubled ！。; doubled 、、"),
        ("甲？！乙！！！", ""),
        ("甲...乙。。。丙…丁···", "ellipsis ...; ellipsis 。。。; ellipsis …"),
        ("甲……乙…………丙。", ""),
        ("wait... etc.", ""),
        ("甲--乙－－丙―丁———戊", "dash --; dash －－; dash ———"),
        ("甲——乙，团结—批评—团结，A-B，2013-11-25。", ""),
        ("米歇尔•奥巴马，甲・乙", "dot •; dot ・"),
        ("• 甲", ""),
    ] {
        says(text, expected);
    }
    let subtitle = "---\ntitle: 甲\nsubtitle: —专访乙\ndate: 2013-11-25\n---\n\n正文。\n";
    assert_eq!(told("content/news/a.md", subtitle), "3 dash —");
}

#[test]
fn spaces_and_characters() {
    for (text, expected) in [
        ("今年 5 月份到会。", "space 年 5 月"),
        ("今年 5月到会， 共20 人。", "space 年 5; space ， 共; space 0 人"),
        ("使用Word 文档。", "space d 文"),
        ("时间 2013年", ""),
        ("第七条 1997年以前的，照旧。", ""),
        ("张三 李四 王五等到会。", ""),
        ("本报讯　9月起试行。", ""),
        ("临江区9月3日电 《办法》试行。", ""),
        ("手机充电 5次。", "space 电 5"),
        ("in 2013 there was a test。", ""),
        // A line break is no typed space.
        ("使用\nWord\n文档，共\n5\n次。", ""),
        ("## 第 3 期", ""),
        ("共３．５万人，ＧＤＰ增长。", "wide ３．５; wide ＧＤＰ"),
        ("⼯作。", "look-alike ⼯"),
        ("工\u{200b}作\u{e000}。", "strange \u{200b}; strange \u{e000}"),
        ("他的的确确说过目的的话，标的的，的的。", "twice 的的"),
        ("为了了解情况，来了了。", "twice 了了"),
    ] {
        says(text, expected);
    }
}

#[test]
fn ordinals_titles_and_ends() {
    for (text, expected) in [
        ("1、抓学习。2、抓整改。", "ordinal 1、"),
        ("（一）、抓学习。", "ordinal （一）、"),
        ("一.抓学习。", "ordinal 一."),
        ("第一、抓学习。", "ordinal 第一、"),
        ("## （一）、抓学习", "ordinal （一）、"),
        ("一、抓学习。（一）甲。", ""),
        ("1.抓学习。", ""),
        ("1、2、3号楼都去了。", ""),
        ("一、二年级都来了，第一、第二名都有。", ""),
        ("| 甲 |\n| --- |\n| 1、乙 |", ""),
        ("区委召开会议，对下一步的工作作了部署，强调要促\n\n展。", "no-end 促"),
        ("区委召开会议，对下一步的工作作了部署，强调要促\n\n| 甲 |\n| --- |\n| 乙 |", ""),
        ("中共临江区委办公室\n\n2013年11月25日", ""),
        ("列席：区人大常委会　晏如松，区政协　谷向晚，区委办　蔺书遥", ""),
    ] {
        says(text, expected);
    }
    for (title, expected) in
        [("甲。", "2 title 。"), ("\"甲乙，\"", "2 title ，"), ("甲？", ""), ("甲：乙", "")]
    {
        let source = format!("---\ntitle: {title}\ndate: 2013-11-25\n---\n\n正文。\n");
        assert_eq!(told("content/news/a.md", &source), expected, "{title}");
    }
}

#[test]
fn years_and_days() {
    for (text, expected) in [
        ("13年11月开会，工作13年，08年奥运会。", "short-year 13年; short-year 08年"),
        ("90年代，20世纪90年代，13年底。", "short-year 90年; short-year 13年"),
        ("历时13年11个月。", ""),
        (
            "二零一三年，二○一三年，二O一三年，二〇一三年。",
            "zero 二零一三; zero 二○一三; zero 二O一三",
        ),
        ("三千零五十二年，一零一中学。", ""),
        ("2013年十一月，二〇一三年11月。", "mixed-date 2013年十一月; mixed-date 二〇一三年11月"),
        (
            "2013年2月29日，11月31日，13月1日。",
            "no-day 2013年2月29日; no-day 11月31日; no-day 13月1日",
        ),
        ("2012年2月29日，2月29日，2013年11月。", ""),
        ("2013年05月03日，5月03日。", "leading-zero 2013年05月03日; leading-zero 5月03日"),
        (
            "2013年11月20日（星期三），2013年11月20日星期四，2013年11月24日（周日）。",
            "weekday 2013年11月20日",
        ),
    ] {
        says(text, expected);
    }
}

#[test]
fn numbers() {
    for (text, expected) in [
        (
            "15-20人，2012-2013年，5~6月，3.5－4万元。",
            "range 15-20; range 2012-2013; range 5~6; range 3.5－4",
        ),
        ("15～20%，15%～20%，15%-20%。", "range 15～20%; range 15%-20%"),
        ("15～20人，2012—2013年。", ""),
        ("0571-8888，2013-11-25，3-2战胜，3-2号楼，A3-4页，2013-11月。", ""),
        ("住了三、四个月，三四个人，二十三、四岁。", "approximate 三、四; approximate 三、四"),
        ("第三、四季度，三、四、五月，三、四号楼。", ""),
        ("百分之20，百分之二十。", "percent 百分之20"),
        (
            "临委发[2013]5号，临政办（2013）第05号，临委〔13〕5号。",
            "document [2013]5号; document （2013）第05号; document 〔13〕5号",
        ),
        ("临委发〔2013〕5号。", ""),
    ] {
        says(text, expected);
    }
}
