//! What a new file holds: every key of its kind, those that may be left out as comments.

use super::Kind;
use super::survey::Known;
use crate::base::chinese::date::Date;

/// The text of a new file.
pub(super) fn text(kind: Kind, title: &str, today: Date, known: &Known) -> String {
    let header = match kind {
        Kind::Interview => article(known, INTERVIEW),
        Kind::Policy => article(known, POLICY),
        Kind::Practice => article(known, PRACTICE),
        Kind::News => article(known, NEWS),
        Kind::Bulletin => bulletin(known),
        Kind::Board => BOARD.to_owned(),
        Kind::Campaign => CAMPAIGN.replace("{今天}", &today.iso()),
    };
    let title = scalar(title);
    let body = body(kind);
    format!("---\n标题: {title}\n{LINES}日期: {}\n{header}{WAIVE}---\n{body}", today.iso())
}

const LINES: &str = "\
# 引题: 标题上面的一行
# 副题: ——标题下面的一行
";

const WAIVE: &str = "\
# 免检: [{代码: 检查代码, 理由: 为什么可以免}]
";

const SHARED: &str = "\
# 作者: 姓名
# 来源: 稿件从哪里来
# 责任编辑: 姓名
# 审校: [{环节: 撰稿, 姓名: 谁, 日期: 2013-11-25}, {环节: 校对, 姓名: 谁, 日期: 2013-11-26}]
# 活动: 活动的文件名，如 zhuan-cu-hui
# 阶段: 活动里的一个阶段
# 主题: [基层党建, 作风建设]
# 摘要: 一两句话；不写就取正文开头
# 题图: 图片文件名.jpg
# 网址名: zuofeng-jianshe
# 置顶: true
# 数据: [{标签: 座谈会, 数值: 5, 单位: 次}]
";

const INTERVIEW: &str = "\
# 受访者: {姓名: 谁, 职务: 什么职务, 称呼: 答}
# 采访: 本刊记者
";

const POLICY: &str = "\
# 发文机关: 机关全称
# 文号: ×委发〔2013〕1号
# 层级: 区级
# 成文日期: 2013-11-25
# 主送: 各镇街党（工）委
# 附件: [附件名称]
# 效力: 现行有效
";

const PRACTICE: &str = "\
# 针对问题: 一句话
# 做法: 一句话
# 成效: 一句话
";

const NEWS: &str = "\
# 地点: 在哪里
# 活动日期: 2013-11-25
";

const BOARD: &str = "\
尺寸: A1
版数: 1
# 视距: 1.5米
# 选文: 摘要，或全文
# 出血: 3
# 压边: 10
# 要上展板的稿件，一行一篇，从content下面写起，如 news/a.md
篇目: []
";

const CAMPAIGN: &str = "\
# 简称: 转促惠
起: {今天}
# 止: 2013-12-31
# 阶段: [{名称: 动员部署, 起: 2013-06-05, 止: 2013-06-30}]
# 前奏于: 另一个活动的文件名
# 牵头单位: 单位名称或代号
# 数据: [{标签: 座谈会, 数值: 5, 单位: 次}]
";

/// A header's lines that all articles share, then those of one kind.
fn article(known: &Known, own: &str) -> String {
    let unit =
        known.unit.as_deref().map_or("# 供稿单位: 单位名称或代号\n".to_owned(), |unit| {
            format!("供稿单位: {}\n", scalar(unit))
        });
    format!("# 写好以后删掉下面这一行，稿件才会发布\n草稿: true\n{unit}{own}{SHARED}")
}

fn bulletin(known: &Known) -> String {
    let publication = scalar(known.publication.as_deref().unwrap_or("工作简报"));
    let total = known.total.map_or("# 总期: 1\n".to_owned(), |total| format!("总期: {total}\n"));
    let issuer =
        known.issuer.as_deref().map_or("# 编印单位: 单位全称\n".to_owned(), |issuer| {
            format!("编印单位: {}\n", scalar(issuer))
        });
    format!(
        "刊名: {publication}\n期号: {}\n{total}{issuer}\
         # 本期的稿件，一行一篇，从content下面写起，如 news/a.md\n篇目: []\n\
         # 选稿: [{{种类: 动态, 起: 2013-11-01, 止: 2013-11-30, 篇数: 5}}]\n\
         # 报: 上级\n# 送: 平级\n# 发: 下级\n# 印数: 100\n# 版式: 简报\n",
        known.number
    )
}

fn body(kind: Kind) -> &'static str {
    match kind {
        Kind::Interview => {
            "\n编者按：在这里写按语：为什么访谈，谈了什么。不需要就删掉这一段。\n\n\
             记者：在这里写第一个问题。\n\n\
             答：在这里写回答。回答可以分几段，没有“记者：”“答：”的段落接着上一个人的话。\n\n\
             记者：在这里写第二个问题。\n\n答：在这里写回答。\n"
        }
        Kind::Policy => {
            "\n在这里写发文的缘由。\n\n一、第一部分的标题\n\n（一）第一条。在这里写内容。\n\n\
             （二）第二条。在这里写内容。\n\n二、第二部分的标题\n\n在这里写内容。\n"
        }
        Kind::Practice => {
            "\n在这里用一段话说清楚：谁做了什么，效果怎样。\n\n一、碰到什么问题\n\n在这里写。\n\n\
             二、怎么做的\n\n在这里写。\n\n三、效果怎样\n\n在这里写，最好有数字。\n"
        }
        Kind::News => "\n在这里写正文：什么时间，在哪里，谁，做了什么，结果怎样。\n",
        Kind::Campaign => "\n在这里写活动的缘由和目标。\n",
        Kind::Bulletin | Kind::Board => "",
    }
}

/// A value as YAML reads it back: bare when nothing in it could mislead, else between quotation marks.
pub(crate) fn scalar(text: &str) -> String {
    let harmless = |c: char| {
        c.is_alphanumeric() || " 　、，。；：？！“”‘’（）《》〈〉〔〕—…·～×％".contains(c)
    };
    let begins = |c: char| c.is_alphabetic() || "“《（—".contains(c);
    let word = matches!(
        text.to_ascii_lowercase().as_str(),
        "true" | "false" | "yes" | "no" | "on" | "off" | "y" | "n" | "null"
    );
    if !word && text.starts_with(begins) && text.chars().all(harmless) {
        return text.to_owned();
    }
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
