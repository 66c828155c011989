//! Blocks, line breaks, links, pictures, tags, and the slips that are read as meant.

use crate::document::block::RefKind;
use crate::document::header::Kind;
use crate::document::markdown::tests::{body, check};

#[test]
fn blocks_are_read() {
    check(Kind::News, BLOCKS);
}

#[test]
fn lines_join_as_chinese_does() {
    check(Kind::News, LINES);
}

#[test]
fn slips_are_read_as_meant() {
    check(Kind::News, SLIPS);
}

#[test]
fn tags_are_structure_or_text() {
    check(Kind::News, TAGS);
}

const BLOCKS: &[(&str, &str)] = &[
    ("", ""),
    ("一段。", "p(一段。)"),
    ("一段。\n\n二段。", "p(一段。) p(二段。)"),
    ("# 甲\n\n## 乙\n\n正文", "h1(甲) h2(乙) p(正文)"),
    ("> 引文\n> 接\n\n正文", "q[p(引文接)] p(正文)"),
    ("> 外\n>\n> > 内", "q[p(外) q[p(内)]]"),
    ("- 甲\n- 乙", "ul[p(甲); p(乙)]"),
    ("- 甲\n\n  续\n- 乙", "ul[p(甲) p(续); p(乙)]"),
    ("- 甲\n  - 乙\n    - 丙\n- 丁", "ul[p(甲) ul[p(乙) ul[p(丙)]]; p(丁)]"),
    ("- [x] 办结\n- [ ] 在办\n- 其他", "ul[x p(办结); o p(在办); p(其他)]"),
    ("* 甲\n+ 乙", "ul[p(甲)] ul[p(乙)]"),
    ("***\n\n甲\n\n- - -\n", "rule p(甲) rule"),
    ("```rust\nlet a = 1;\n```", "code:rust(let a = 1;)"),
    ("```\n**“甲”**后 3~5\n```", "code:(**“甲”**后 3~5)"),
    ("    let a = 1;\n    let b = 2;", "code:(let a = 1;\nlet b = 2;)"),
    // Numbered lists keep their numbers as typed and never become lists.
    ("1. 甲乙。\n2. 丙丁。", "p(3{1.甲乙。}) p(3{2.丙丁。})"),
    ("1. first\n2. second", "p(1. first) p(2. second)"),
    ("3) 甲\n5) 乙", "p(3)甲) p(5)乙)"),
    ("1. 甲\n1. 乙", "p(1.甲) p(1.乙)"),
    ("2013. 11月发布", "p(2013. 11月发布)"),
    ("1. **甲**乙，\n2. *丙*", "p(1.b<甲>乙，) p(2.i<丙>)"),
    ("1. **Word**乙，\n2. [甲](a.md)，", "p(1. b<Word>乙，) p(2.a0<甲>，)"),
    ("1. 甲，\n\n   续段。\n\n   - 乙\n2. 丙，", "p(1.甲，) p(续段。) ul[p(乙)] p(2.丙，)"),
    ("1. - 甲\n2.\n3. > 乙", "p(1.) ul[p(甲)] p(2.) p(3.) q[p(乙)]"),
    ("- 甲\n  1. 乙\n  2. 丙", "ul[p(甲) p(1.乙) p(2.丙)]"),
    ("1. 甲：\n   1. 乙，\n   2. 丙，\n2. 丁，", "p(1.甲：) p(1.乙，) p(2.丙，) p(2.丁，)"),
    // Tables.
    ("| 甲 | 乙 |\n|---|:-:|\n| 1 | **2** |", "table(甲|乙/1|b<2>)"),
    ("| 甲 |\n|---|\n| a\\|b<br>c |", "table(甲/a|b⏎c)"),
    ("说明\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |", "p(说明) table(甲|乙/1|2)"),
    // Footnotes in order of first mention.
    (
        "甲[^b]乙[^a]丙[^b]\n\n[^a]: 注一\n[^b]: 注二\n",
        "p(甲[1]乙[2]丙[1]) [1] p(注二) [2] p(注一)",
    ),
    ("甲[^1]\n\n[^1]: 注\n    续\n\n    又一段", "p(甲[1]) [1] p(注续) p(又一段)"),
    ("甲[^x]乙", "p(甲[^x]乙) !markdown.missing-note"),
    ("甲\\[^x]乙", "p(甲[^x]乙)"),
    ("甲\n\n[^1]: 注", "p(甲) [1] p(注) !markdown.unused-note"),
    // Links and pictures.
    ("见[方案](../policy/fa.md \"题\")。", "p(见a0<方案>。)"),
    ("见<https://a.cn/b>。", "p(见a0<https://a.cn/b>。)"),
    ("见https://a.cn/b，请看http://c.cn。", "p(见a0<https://a.cn/b>，请看a1<http://c.cn>。)"),
    ("**见https://a.cn/b**后", "p(b<见a0<https://a.cn/b>>后)"),
    ("`https://a.cn`和[甲](https://b.cn)", "p(`https://a.cn`和a0<甲>)"),
    ("![现场](a.jpg)", "fig(现场@0)"),
    ("![现场](a.jpg \"会议现场\")", "fig(现场@0|会议现场)"),
    ("![甲](a.jpg)\n![乙](b.jpg)", "fig(甲@0,乙@1)"),
    ("　　![甲](a.jpg) ![乙](b.jpg)  ", "fig(甲@0,乙@1)"),
    ("![甲](a.jpg)文字", "p(img0<甲>文字)"),
    ("文字，\n![甲](a.jpg)\n文字", "p(文字，) fig(甲@0) p(文字)"),
    ("![甲](a.jpg)\n图1　会场", "fig(甲@0|图1　会场)"),
    ("![甲](a.jpg)\n\n图1 会场", "fig(甲@0|图1 会场)"),
    ("![甲](a.jpg)\n\n图书馆开门", "fig(甲@0) p(图书馆开门)"),
    ("[![甲](a.jpg)](b.md)", "p(a0<img1<甲>>)"),
    ("![**甲**乙](a.jpg)", "fig(甲乙@0)"),
    ("[甲][b]\n\n[b]: c.md", "p(a0<甲>)"),
];

const LINES: &[(&str, &str)] = &[
    ("深入推进\n主题活动", "p(深入推进主题活动)"),
    ("深入推进，\n主题", "p(深入推进，主题)"),
    ("使用\nWord打开", "p(使用 Word打开)"),
    ("使用Word\n打开", "p(使用Word 打开)"),
    ("the\nend", "p(the end)"),
    ("推进，\nWord", "p(推进，Word)"),
    ("截至\n2013年", "p(截至2013年)"),
    ("达到90%\n的党员", "p(达到90%的党员)"),
    ("他说\n“早谋划”\n的事", "p(他说“早谋划”的事)"),
    ("——\n专访", "p(——专访)"),
    ("a “b”\nc", "p(a “b” c)"),
    ("한국어\n문장", "p(한국어 문장)"),
    ("한국어\n中文", "p(한국어 中文)"),
    ("深入**推进\n主题**活动", "p(深入b<推进主题>活动)"),
    ("深入\n**推进**", "p(深入b<推进>)"),
    ("deep\n**end**", "p(deep b<end>)"),
    ("**deep**\nend", "p(b<deep> end)"),
    ("甲  \n乙\\\n丙", "p(甲⏎乙⏎丙)"),
    ("甲<br>乙<br/>丙</br>丁", "p(甲⏎乙⏎丙⏎丁)"),
    ("甲  \n", "p(甲)"),
    ("# 甲\\\n", "h1(甲\\)"),
    ("甲`a`\n乙", "p(甲`a` 乙)"),
    ("甲\n[^1]乙\n\n[^1]: 注", "p(甲[1]乙) [1] p(注)"),
    ("甲&amp;乙&lt;", "p(甲&乙<)"),
    // Indented as Chinese paragraphs are.
    ("　　一段。\n\n　　二段。", "p(一段。) p(二段。)"),
    ("　　一段。\n　　二段。", "p(一段。) p(二段。)"),
    ("一段\n　　二段", "p(一段) p(二段)"),
    ("    一段。\n\n    二段。", "p(一段。) p(二段。)"),
    ("    一段。\n    二段。", "p(一段。) p(二段。)"),
    ("    一段前\n半。", "p(一段前半。)"),
    ("\t一段。\n\n\t“二段。”", "p(一段。) p(“二段。”)"),
    ("\t　　一段。", "p(一段。)"),
    ("        **一段。**后", "p(b<一段。>后)"),
    ("    2013年的事。", "p(2013年的事。)"),
    ("- 甲\n\n        深处", "ul[p(甲) p(深处)]"),
    ("- 甲\n    接\n    再接", "ul[p(甲接再接)]"),
    (">     引文\n>     再引", "q[p(引文) p(再引)]"),
    ("- 甲\n\n  　　续", "ul[p(甲) p(续)]"),
    // One line a paragraph, as from Word.
    (
        "一、总体要求\n坚持以教育实践活动为契机，切实转变工作作风。",
        "h1/1(一、总体要求) p(坚持以教育实践活动为契机，切实转变工作作风。)",
    ),
    ("工作如下：\n1、抓学习，\n2、抓整改，", "p(工作如下：) p(1、抓学习，) p(2、抓整改，)"),
    (
        "要求如下。\n（一）抓学习；\n（二）抓整改。",
        "p(要求如下。) p(（一）抓学习；) p(（二）抓整改。)",
    ),
    ("附件：1.甲\n2.乙", "p(附件：1.甲) p(2.乙)"),
    ("区委办公室\n2013年11月20日", "p(区委办公室) p(2013年11月20日)"),
    ("会议定于\n2013年11月20日召开", "p(会议定于2013年11月20日召开)"),
    ("●甲\n●乙", "p(●甲) p(●乙)"),
    ("统筹推进\n一、二、三产业", "p(统筹推进一、二、三产业)"),
];

const SLIPS: &[(&str, &str)] = &[
    ("#标题\n\n正文", "h1(标题) p(正文) !markdown.heading-space"),
    ("##标题 ##\n正文", "h1(标题) p(正文) !markdown.heading-space"),
    ("＃ 标题", "h1(标题) !markdown.heading-space"),
    ("＃＃标题", "h1(标题) !markdown.heading-space"),
    ("#　标题", "h1(标题) !markdown.heading-space"),
    ("正文。\n#标题\n正文", "p(正文。) h1(标题) p(正文) !markdown.heading-space"),
    ("#**标题**", "h1(标题) !markdown.heading-space"),
    ("#转促惠#活动", "p(#转促惠#活动)"),
    ("#转促惠#", "p(#转促惠#)"),
    ("#3楼会议室", "p(#3楼会议室)"),
    ("\\#标题", "p(#标题)"),
    ("文字\n---", "p(文字) rule"),
    ("文字\n文字\n------\n后", "p(文字文字) rule p(后)"),
    ("> 文字\n> ---", "q[p(文字) rule]"),
    ("title\n---", "h1(title)"),
    ("文字\n--", "p(文字--)"),
    ("标题\n===", "h1(标题)"),
    ("这是一句话。\n===", "p(这是一句话。) rule"),
    ("![图](图片/会议 1.jpg)", "fig(图@0)"),
    ("![图](图片/会议 (1) 甲.jpg)", "fig(图@0)"),
    ("![图](会议 1.jpg \"会议\")", "fig(图@0|会议)"),
    ("![图](会议1.jpg “会议”)", "fig(图@0|会议)"),
    ("![图](会议 1.jpg)和![图](会议 2.jpg)", "p(img0<图>和img1<图>)"),
    ("见[方案](附件/方案 终稿.docx)。", "p(见a0<方案>。)"),
    ("`![图](会议 1.jpg)`", "p(`![图](会议 1.jpg)`)"),
    ("![图](照片/会议（1）.jpg)", "fig(图@0)"),
    ("![图](D:\\照片\\1.jpg)", "fig(图@0)"),
    ("![图](D:\\我的 照片\\1.jpg)", "fig(图@0)"),
    ("![图]（a.jpg）", "fig(图@0) !markdown.wide-link"),
    ("！[图](a.jpg)", "fig(图@0) !markdown.wide-link"),
    ("！[图]（会议 1.jpg）", "fig(图@0) !markdown.wide-link"),
    ("[见]（附后）", "p([见]（附后）)"),
    ("| 甲 | 乙 |\n| －－ | －－ |\n| 1 | 2 |", "table(甲|乙/1|2) !markdown.wide-table"),
    ("｜甲｜乙｜\n｜——｜——｜\n｜1｜2｜", "table(甲|乙/1|2) !markdown.wide-table"),
    ("| 甲 | 乙 |\n|---|\n| 1 | 2 |", "p(| 甲 | 乙 | |---| | 1 | 2 |) !markdown.table-columns"),
    (
        "一行很长的话，写满了这一行，字数不少，用来说明一个人按照在文字处理软件里的习惯写稿，一段写成一行，写完回车，接着写下一段。\n下一段也是一句完整的话。",
        "p(一行很长的话，写满了这一行，字数不少，用来说明一个人按照在文字处理软件里的习惯写稿，一段写成一行，写完回车，接着写下一段。下一段也是一句完整的话。) !markdown.joined-lines",
    ),
];

const TAGS: &[(&str, &str)] = &[
    ("a<sup>2</sup>和H<sub>2</sub>O", "p(asup<2>和Hsub<2>O)"),
    ("<u>要点</u>后", "p(u<要点>后)"),
    ("<u>**要点：**</u>后", "p(u<b<要点：>>后)"),
    ("**<u>要点</u>**后", "p(b<u<要点>>后)"),
    ("<u>要点", "p(<u>要点) !markdown.html-unclosed"),
    ("要点</u>", "p(要点</u>) !markdown.html-unclosed"),
    ("**<u>甲**乙</u>", "p(b<<u>甲>乙</u>) !markdown.html-unclosed !markdown.html-unclosed"),
    ("<u>甲\n\n乙</u>", "p(<u>甲) p(乙</u>) !markdown.html-unclosed !markdown.html-unclosed"),
    ("甲<!-- 注 -->乙", "p(甲乙)"),
    ("<!-- 注\n\n注 -->\n\n甲", "p(甲)"),
    ("<!-- 注 --> 甲", "p(甲)"),
    ("甲\n\n<!-- 没有完\n\n乙", "p(甲) p(<!-- 没有完) p(乙) !markdown.html-unclosed"),
    (
        "<font color=\"red\">甲</font>",
        "p(<font color=\"red\">甲</font>) !markdown.html !markdown.html",
    ),
    ("<div>\n**甲：**乙\n</div>", "p(<div> b<甲：>乙 </div>) !markdown.html !markdown.html"),
    ("<div>\n\n甲\n\n</div>", "p(<div>) p(甲) p(</div>) !markdown.html !markdown.html"),
    ("<img src=\"a.jpg\">", "p(<img src=\"a.jpg\">) !markdown.html-picture"),
    ("<br>\n甲", "p(甲)"),
    ("<script>\nalert(1)\n</script>", "p(<script>⏎alert(1)⏎</script>) !markdown.html"),
    ("<编者按>文字", "p(<编者按>文字)"),
    ("a < b，c > d", "p(a < b，c > d)"),
];

#[test]
fn references_say_what_and_where() {
    for (text, expected) in [
        ("见[方案](../a%20b.md#x)。", "Link:../a b.md#x:../a%20b.md#x"),
        ("![图](图片/会议 1.jpg)", "Picture:图片/会议 1.jpg:图片/会议 1.jpg"),
        ("![图](图片\\1.jpg)", "Picture:图片/1.jpg:图片\\1.jpg"),
        ("![图](%E5%9B%BE.jpg)", "Picture:图.jpg:%E5%9B%BE.jpg"),
        ("前**“甲”**后![图](a.jpg)", "Picture:a.jpg:a.jpg"),
        ("见https://a.cn/~b，", "Link:https://a.cn/~b:https://a.cn/~b"),
        ("[甲](会议 1.md “题”)", "Link:会议 1.md:会议 1.md"),
        ("<a@b.cn>", "Link:mailto:a@b.cn:a@b.cn"),
    ] {
        let (body, _) = body(text, Kind::News);
        let shown = body.references.iter().map(|reference| {
            let kind = if reference.kind == RefKind::Link { "Link" } else { "Picture" };
            let typed = &text[reference.range.start as usize..reference.range.end as usize];
            format!("{kind}:{}:{typed}", reference.raw)
        });
        assert_eq!(shown.collect::<Vec<_>>().join(" "), expected, "{text}");
    }
}
