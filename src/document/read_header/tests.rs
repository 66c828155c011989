//! Headers as writers type them.

mod names;
mod told;

use std::fmt::Write as _;

use proptest::prelude::{any, proptest};

use crate::base::diag::Noted;
use crate::base::path::SourcePath;
use crate::document::header::Kind;
use crate::document::read_header::tests::told::tell;
use crate::document::read_header::{keys, read, split};

/// The header in one line, what is unset left out; then the codes of mistakes with the text they point at.
fn told(kind: Kind, yaml: &str) -> String {
    let text = format!("---\n{yaml}\n---\n正文");
    let path = SourcePath::new("content/a.md").expect("a path");
    let Noted { value, notes } = read(&text, &path, Some(kind));
    let mut out = tell(&value);
    for note in notes {
        let span = note.span.expect("a place");
        let place = &text[span.start as usize..span.end as usize];
        let _ = write!(out, " [{}]{}", note.problem.code(), place.replace('\n', "⏎"));
        if let Some(near) = note.nearest {
            let _ = write!(out, "({near})");
        }
    }
    out
}

fn check(kind: Kind, cases: &[(&str, &str)]) {
    for (yaml, expected) in cases {
        assert_eq!(told(kind, yaml), *expected, "{yaml}");
    }
}

/// conventions.md 6.1, row by row, as headers.
#[test]
fn slips_are_read_as_meant_or_reported() {
    check(
        Kind::Practice,
        &[
            ("标题：及早动手\n日期：2013-11-25", "及早动手 2013-11-25"),
            ("标题:及早动手\n日期:2013-11-25", "及早动手 2013-11-25"),
            ("标题:　及早动手\n日期:　2013-11-25", "及早动手 2013-11-25"),
            ("标　题: 及早动手　认真组织\n日期: 2013.11.20", "及早动手 认真组织 2013-11-20"),
            ("标题: \"转促惠\"活动深入推进\n日期: 2013/11/20", "\"转促惠\"活动深入推进 2013-11-20"),
            ("标题: 专访: 组织部长\n日期: 2013年11月20日", "专访: 组织部长 2013-11-20"),
            ("标题: [专访]庞澄\n日期: 二〇一三年十一月二十日", "[专访]庞澄 2013-11-20"),
            ("标题: *重要*\n日期: ２０１３年１１月２０日", "*重要* 2013-11-20"),
            ("标题: @单位\n日期: 2013-11-25 09:30", "@单位 2013-11-25 09:30"),
            ("标题: %x\n日期: “2013-11-25”", "%x 2013-11-25"),
            ("标题: `x`\n日期: 2013-11-25 # 待定", "`x` 2013-11-25"),
            ("标题: - x\n日期: \"2013-11-25\"", "- x 2013-11-25"),
            ("标题: #1 号楼\n日期: 2013-11-25", "#1 号楼 2013-11-25"),
            (
                "标题: 简报 # 备注\n日期: 2013-11-25",
                "简报 # 备注 2013-11-25 [yaml.remark]简报 # 备注",
            ),
            ("标题: '简报 # 备注'\n日期: 2013-11-25", "简报 # 备注 2013-11-25"),
            ("标题: 甲\n\t日期: 2013-11-25", "甲 2013-11-25"),
            ("标题: 甲\n日期: 2013-11-25\n草稿: 是\n置顶: yes", "甲 2013-11-25 草稿 置顶"),
            ("标题: 甲\n日期: 2013-11-25\n草稿: 否\n置顶: no", "甲 2013-11-25"),
            ("标题: 甲\n日期: 2013-11-25\n草稿: 也许", "甲 2013-11-25 [value.flag]也许"),
            (
                "标题: 一\u{200b}二\u{a0}三\n日期: 2013-11-25\n摘要: |\n  一句。\n  两句。",
                "一二 三 2013-11-25 摘要=一句。两句。",
            ),
            ("标题: 甲\n日期: 2013-11-25\n主题: [党建，宣传]", "甲 2013-11-25 主题=党建+宣传"),
            ("标题: 甲\n日期: 2013-11-25\n主题: [党建、宣传]", "甲 2013-11-25 主题=党建+宣传"),
            ("标题: 甲\n日期: 2013-11-25\n主题: ［党建、宣传］", "甲 2013-11-25 主题=党建+宣传"),
            (
                "标题: 甲\n日期: 2013-11-25\n主题: 党建、宣传；作风, 党建",
                "甲 2013-11-25 主题=党建+宣传+作风",
            ),
            (
                "标题: 甲\n日期: 2013-11-25\n主题:\n- 党建、作风\n- 宣传",
                "甲 2013-11-25 主题=党建、作风+宣传",
            ),
            ("标题: 甲\n日期: 2013-11-25\n主题:\n-党建\n-宣传", "甲 2013-11-25 主题=党建+宣传"),
            ("标题: 甲\n日期: 2013-11-25\n主题: - 党建", "甲 2013-11-25 主题=党建"),
            (
                "标题: 甲\n日期: 2013-11-25\n主题: 党建（宣传、作风",
                "甲 2013-11-25 主题=党建（宣传+作风",
            ),
            ("标题: 甲\n日期: 2013-11-25\n主题: \"党建、宣传\"", "甲 2013-11-25 主题=党建、宣传"),
            (
                "标题: 甲\n日期: 2013-11-25\n主题:\n  党建\n  宣传",
                "甲 2013-11-25 [value.list]党建⏎  宣传",
            ),
            ("标题: 2013-02-30\n日期: 2013-02-30", "none [value.date]2013-02-30"),
            ("标题 甲\n日期: 2013-11-25", "none [yaml.no-colon]标题 甲 [key.missing]---"),
        ],
    );
}

#[test]
fn keys_are_known_or_reported() {
    check(Kind::News, COMMON);
}

/// Keys that several kinds have, in news.
const COMMON: &[(&str, &str)] = &[
    ("", "none [key.missing]--- [key.missing]---"),
    ("title: 甲", "none [key.missing]---"),
    ("title:\ndate: 2013-11-25", "none [key.missing]---"),
    ("Title: 甲\nDATE: 2013-11-25", "甲 2013-11-25"),
    ("title: 甲\ndate: 2013-11-25\n标题: 乙", "甲 2013-11-25 [key.twice]标题"),
    ("title: 甲\ndate: 2013-11-25\ntitle: 乙", "甲 2013-11-25 [key.twice]title"),
    ("title: 甲\ndate: 2013-11-25\nauthr: 乙", "甲 2013-11-25 [key.unknown]authr(author)"),
    ("标题: 甲\n日期: 2013-11-25\n作着: 乙", "甲 2013-11-25 [key.unknown]作着(作者)"),
    ("title: 甲\ndate: 2013-11-25\n文号: 1号", "甲 2013-11-25 [key.other-kind]文号"),
    ("title: 甲\ndate: 2013-11-25\nitems: [a]", "甲 2013-11-25 [key.other-kind]items"),
    ("title: [甲]\ndate: 2013-11-25", "none [value.text][甲] [key.missing]---"),
    (
        "标题: 甲\n引题: 乙\n副题: ——专访\n日期: 2013-11-25\n网址名: a-1\n供稿单位: 区委组织部，古渡街道\n\
                 作者: [丙, 丁]\n来源: 本刊\n责任编辑: 戊\n活动: zhuan-cu-hui\n阶段: 动员部署\n摘要: 一句话\n\
                 题图: 照片/1.jpg\n地点: 会议室\n活动日期: 2013年6月5日",
        "甲 引=乙 副=——专访 2013-11-25 slug=a-1 单位=区委组织部+古渡街道 作者=丙、丁 来源=本刊 编=戊 \
                 活动=zhuan-cu-hui 阶段=动员部署 摘要=一句话 题图=0 地点=会议室 于=2013-06-05",
    ),
    ("title: 甲\ndate: 2013-11-25\nslug: 动员大会", "甲 2013-11-25 [header.slug]动员大会"),
    ("title: 甲\ndate: 2013-11-25\nslug: A_b", "甲 2013-11-25 [header.slug]A_b"),
    ("kind: policy\ntitle: 甲\ndate: 2013-11-25\n文号: 1号", "甲 2013-11-25 号=1号"),
    ("种类: 单页\ntitle: 甲", "甲"),
    ("kind: 论文\ntitle: 甲\ndate: 2013-11-25", "甲 2013-11-25 [value.choice]论文"),
    (
        "title: 甲\ndate: 2013-11-25\nwaive:\n  picture.no-alt: 历史地址",
        "甲 2013-11-25 免=picture.no-alt:历史地址",
    ),
    (
        "title: 甲\ndate: 2013-11-25\n免检:\n  - 代码：picture.no-alt\n    理由：历史地址",
        "甲 2013-11-25 免=picture.no-alt:历史地址",
    ),
    (
        "title: 甲\ndate: 2013-11-25\nwaive: {header.slug: 历史地址}",
        "甲 2013-11-25 免=header.slug:历史地址 [waive.error]header.slug",
    ),
    (
        "title: 甲\ndate: 2013-11-25\nwaive: picture.no-alt",
        "甲 2013-11-25 [waive.reason]picture.no-alt",
    ),
    (
        "title: 甲\ndate: 2013-11-25\nwaive:\n  - code: picture.no-alt",
        "甲 2013-11-25 [waive.reason]picture.no-alt",
    ),
    (
        "title: 甲\ndate: 2013-11-25\nwaive: {picture.no-al: 甲}",
        "甲 2013-11-25 免=picture.no-al:甲 [waive.unknown]picture.no-al(picture.no-alt)",
    ),
    (
        "title: 甲\ndate: 2013-11-25\n数据:\n  - {标签: 座谈会, 数值: 5, 单位: 次}\n  - 标签：走访\n    数值：1,200\n    \
                 单位：户\n  - 联系点 600 个\n  - {label: 空}",
        "甲 2013-11-25 数=座谈会5次 数=走访1,200户 数=联系点600个 [key.missing]{label: 空}",
    ),
    (
        "title: 甲\ndate: 2013-11-25\n审校:\n  - {stage: 撰稿, name: 乙, date: 2013-06-18}\n  - 初审：丙\n  - 复核: 丁",
        "甲 2013-11-25 审=撰稿乙2013-06-18+初审丙 [value.choice]复核(复审)",
    ),
    (
        "title: 甲\ndate: 2013-11-25\n审校:\n  撰稿: 乙\n  终审: 丙",
        "甲 2013-11-25 审=撰稿乙+终审丙",
    ),
];

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn articles_have_their_keys() {
    check(
        Kind::Interview,
        &[
            (
                "title: 甲\ndate: 2013-11-25\ninterviewee: {name: 庞澄, post: 部长, label: 庞部长}\ninterviewer: 本刊记者",
                "甲 2013-11-25 受访=庞澄/部长/庞部长 采访=本刊记者//",
            ),
            (
                "title: 甲\ndate: 2013-11-25\n受访者:\n  姓名：庞澄\n  职务：部长\n  称呼：庞部长：",
                "甲 2013-11-25 受访=庞澄/部长/庞部长",
            ),
            (
                "title: 甲\ndate: 2013-11-25\n受访者:\n  - 姓名: 甲\n  - 姓名：乙\n    职务：书记",
                "甲 2013-11-25 受访=甲//+乙/书记/",
            ),
            ("title: 甲\ndate: 2013-11-25\n受访者: 甲、乙", "甲 2013-11-25 受访=甲//+乙//"),
            (
                "title: 甲\ndate: 2013-11-25\n受访者: {post: 乙}",
                "甲 2013-11-25 [key.missing]{post: 乙}",
            ),
        ],
    );
    check(
        Kind::Policy,
        &[
            (
                "标题: 甲\n日期: 2013-06-05\n发文机关: 中共临江区委\n文号: 临委发〔2013〕18号\n层级: 区级\n成文日期: 2013年6月3日\n\
                 主送: 各镇（乡、场）党委，各街道党工委\n附件:\n  - 甲、乙表\n  - 丙\n效力: 现行有效",
                "甲 2013-06-05 机关=中共临江区委 号=临委发〔2013〕18号 级=District 成文=2013-06-03 \
                 主送=各镇（乡、场）党委+各街道党工委 附件=甲、乙表+丙 效力=现行有效",
            ),
            (
                "title: 甲\ndate: 2013-06-05\nlevel: municipal\nattachments: 甲、乙",
                "甲 2013-06-05 级=Municipal 附件=甲、乙",
            ),
            ("title: 甲\ndate: 2013-06-05\nlevel: 省", "甲 2013-06-05 [value.choice]省"),
            ("标题: 甲\n日期: 2013-06-05\n版头: 纪要", "甲 2013-06-05 头=Minutes"),
            (
                "标题: 甲\n日期: 2013-06-05\n份号: 1\n密级: 秘密*1年\n紧急程度: 加急\n签发人: 庞澄、沐青川\n版头: 红头\n用印: 是\n\
                 附注: （此件公开发布）\n抄送: 区人大常委会办公室，区政府办公室。\n印发机关: 中共临江区委办公室\n\
                 印发日期: 2013年6月6日",
                "甲 2013-06-05 份=000001 密=秘密★1年 急=加急 签发=庞澄+沐青川 头=Red 印章 注=此件公开发布 \
                 抄=区人大常委会办公室，区政府办公室 印发=中共临江区委办公室 印发日=2013-06-06 \
                 [header.secret-shown]秘密*1年",
            ),
            (
                "title: 甲\ndate: 2013-06-05\ncopy_number: 1234567\nsecrecy: 保密\nurgency: 很急\nhead: 黑\nseal: 圆\n\
                 printed_on: 昨天",
                "甲 2013-06-05 [header.copy-number]1234567 [header.secrecy]保密 [value.choice]很急(加急) [value.choice]黑 \
                 [value.flag]圆 [value.date]昨天",
            ),
            (
                "title: 甲\ndate: 2013-06-05\nnumber: 临委发[2013]018号\nattachments: [乙表, fujian/bing.md]",
                "甲 2013-06-05 号=临委发〔2013〕18号 附件=乙表+fujian/bing.md#0 [header.document-number]临委发[2013]018号",
            ),
        ],
    );
    check(
        Kind::Practice,
        &[(
            "title: 甲\ndate: 2013-06-05\n针对问题: 乙\n做法: 丙\n成效: 丁",
            "甲 2013-06-05 问题=乙 做法=丙 成效=丁",
        )],
    );
}

#[test]
fn campaigns_have_their_keys() {
    check(
        Kind::Campaign,
        &[
            (
                "title: 甲\nshort: 乙\nfrom: 2013-06-05\nto: 2013-12-31\nphases:\n  - {name: 学习教育、听取意见, from: 2013-06-05, \
                 to: 2013-06-30}\nprelude_of: 丙\nlead: 丁\nsummary: 一句话",
                "甲 摘要=一句话 简称=乙 起=2013-06-05 止=2013-12-31 阶段=学习教育、听取意见(2013-06-05~2013-06-30) 前奏于=丙 \
                 牵头=丁",
            ),
            (
                "标题: 甲\n阶段:\n  - 名称：动员\n    起：2013年6月5日\n    止：2013年6月30日",
                "甲 阶段=动员(2013-06-05~2013-06-30)",
            ),
            (
                "title: 甲\nfrom: 2013-12-31\nto: 2013-06-05",
                "甲 起=2013-12-31 止=2013-06-05 [period.turned]2013-06-05",
            ),
            (
                "title: 甲\nto: 2013-06-30\nphases:\n  - {name: 乙, from: 2013-06-05, to: 2013-07-01}",
                "甲 止=2013-06-30 阶段=乙(2013-06-05~2013-07-01) [period.outside]乙",
            ),
            (
                "title: 甲\nphases:\n  - {name: 乙, from: 2013-06-05, to: 2013-06-01}\n  - {name: 丙}",
                "甲 [period.turned]2013-06-01 [key.missing]{name: 丙} [key.missing]{name: 丙}",
            ),
            ("title: 甲\nphases: 动员", "甲 [value.map]动员"),
        ],
    );
}

#[test]
fn issues_and_boards_have_their_keys() {
    check(
        Kind::Bulletin,
        &[
            ("title: 甲\ndate: 2013-06-05\nnumber: 03", "甲 2013-06-05 刊=简报 期=3 式=Jianbao"),
            (
                "标题: 甲\n日期: 2013-06-05\n期号: 3\n编号: 7\n密级: 内部资料 注意保存",
                "甲 2013-06-05 刊=简报 期=3 份=000007 密=内部资料 注意保存 式=Jianbao",
            ),
            ("title: 甲\ndate: 2013-06-05", "none [key.missing]---"),
            ("title: 甲\nnumber: 1", "none [key.missing]---"),
            ("title: 甲\ndate: 2013-06-05\n期号: 三月号", "none [header.issue-number]三月号"),
            (
                "标题: 甲\n日期: 2013-06-05\n刊名: 乙\n期号: 增刊第1期\n总期: 总第045期\n编印单位: 区委\n报: 市委，区委\n送: 各办\n发: 各镇\n\
                 印数: 300份\n版式: 公文\n篇目:\n  - news/a.md\n  - news/b/index.md\n  - 栏目：专访\n    篇目: [c.md, d.md]",
                "甲 2013-06-05 刊=乙 期=增1 总=45 编印=区委 篇=[news/a.md,news/b/index.md]+专访[c.md,d.md] 报=市委，区委 \
                 送=各办 发=各镇 印=300 式=Gongwen",
            ),
            (
                "title: 甲\ndate: 2013-06-05\nnumber: 1\nitems:\n  典型做法: [a.md, b.md]\n  动态:\n    - c.md",
                "甲 2013-06-05 刊=简报 期=1 篇=典型做法[a.md,b.md]+动态[c.md] 式=Jianbao",
            ),
            (
                "title: 甲\ndate: 2013-06-05\nnumber: 1\nselect: {kind: 动态, from: 2013-06-01, limit: 5}\nform: journal",
                "甲 2013-06-05 刊=简报 期=1 选=//news//2013-06-01//5 式=Journal",
            ),
            (
                "title: 甲\ndate: 2013-06-05\nnumber: 1\n选稿:\n  - 栏目: 乙\n    活动: 丙\n    单位: 丁\n    止: 2013-06-30",
                "甲 2013-06-05 刊=简报 期=1 选=乙/丙//丁//2013-06-30/ 式=Jianbao",
            ),
            (
                "title: 甲\ndate: 2013-06-05\nnumber: 1\n选稿: {起: 2013年5月, 止: 2013年二季度}",
                "甲 2013-06-05 刊=简报 期=1 选=////2013-05-01/2013-06-30/ 式=Jianbao",
            ),
            (
                "title: 甲\ndate: 2013-06-05\nnumber: 1\ncopies: 若干",
                "甲 2013-06-05 刊=简报 期=1 式=Jianbao [value.number]若干",
            ),
        ],
    );
    check(
        Kind::Board,
        &[
            (
                "标题: 甲\n日期: 2013年10月24日\n尺寸: A2\n版数: 2块\n出血: 3mm\n压边: 10毫米\n篇目:\n  - practice/a.md",
                "甲 2013-10-24 420x594 版=2 篇=practice/a.md 出血=3 压边=10",
            ),
            ("title: 甲\nsize: 841×1189毫米", "甲 841x1189"),
            ("title: 甲\nsize: 大", "甲 [header.size]大"),
            ("标题: 甲\n选文: 全文\n视距: 1.5米", "甲 全文 视距=1500"),
            ("title: 甲\ntext: some\ndistance: 远", "甲 [value.choice]some [header.distance]远"),
        ],
    );
    check(Kind::Page, &[("title: 甲", "甲"), ("title: 甲\nunit: 乙", "甲 [key.other-kind]unit")]);
}

#[test]
fn files_without_a_sound_header_are_reported() {
    let path = SourcePath::new("content/a.md").expect("a path");
    for (text, folder, expected) in [
        ("正文", Some(Kind::Page), "none [header.none]"),
        ("", Some(Kind::Page), "none [header.none]"),
        ("———\n标题：甲\n———\n正文", Some(Kind::Page), "甲 [header.bar] [header.bar]"),
        ("---\n标题：甲\n\n正文", Some(Kind::Page), "甲 [header.open]"),
        ("---\n标题：甲\n---\n", None, "none [header.kind]"),
        ("---\n种类：单页\n标题：甲\n---\n", None, "甲"),
        ("---\n- 甲\n---\n", Some(Kind::Page), "none [value.map]"),
    ] {
        let found = read(text, &path, folder);
        let mut told = tell(&found.value);
        for note in found.notes {
            told.push_str(&[" [", note.problem.code(), "]"].concat());
        }
        assert_eq!(told, expected, "{text}");
    }
    let huge = format!("---\n标题: {}\n---\n", "甲".repeat(30_000));
    let found = read(&huge, &path, Some(Kind::Page));
    assert_eq!(found.notes[0].problem.code(), "header.huge");
}

#[test]
fn no_two_keys_of_a_kind_share_a_name() {
    for kind in Kind::ALL {
        let mut names: Vec<&str> = Vec::new();
        for (key, kinds) in keys::OWNERS {
            names.extend(kinds.contains(&kind).then_some(*key).into_iter().flatten());
        }
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count, "{kind:?}");
    }
}

proptest! {
    #[test]
    fn any_text_has_a_head(text in any::<String>()) {
        let path = SourcePath::new("content/a.md").expect("a path");
        let found = read(&text, &path, Some(Kind::Bulletin));
        assert!(text.is_char_boundary(found.value.body_start));
        assert_eq!(split(&text).1, found.value.body_start);
    }
}
