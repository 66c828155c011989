//! The page for theme authors: every variable that each web template gets. A test holds the tables against the views.

use std::fmt::Write as _;

/// What a variable holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Of {
    Text,
    /// Safe HTML.
    Markup,
    Flag,
    Number,
    /// Values by name.
    Addresses,
    Texts,
    Markups,
    One(&'static str),
    Many(&'static str),
}

use Of::{Addresses, Flag, Many, Markup, Markups, Number, One, Text, Texts};

/// A variable: name, what it holds, whether it may be empty (`none`), meaning.
pub(crate) type Row = (&'static str, Of, bool, &'static str);

/// A template or a shape of data: name, meaning, variables.
pub(crate) type Table = (&'static str, &'static str, &'static [Row]);

const fn has(name: &'static str, of: Of, meaning: &'static str) -> Row {
    (name, of, false, meaning)
}

const fn may(name: &'static str, of: Of, meaning: &'static str) -> Row {
    (name, of, true, meaning)
}

/// What every template gets.
pub(crate) const EVERY: &[Row] = &[
    has("site", One("site"), "全站共用的"),
    has("page", One("page"), "这一页的抬头"),
    has("root", Text, "回到网站根目录的路，写在每个站内地址前面：`{{ root }}{{ card.href }}`"),
    may("content", Markup, "正文；有正文的页面才有"),
    may("code", One("code"), "本页网址的二维码；稿件页在设了`base_url`时才有"),
];

/// Every web template with what it alone gets.
pub(crate) const TEMPLATES: &[Table] = &[
    ("404.html", "找不到网页时", &[]),
    ("archive.html", "归档：各年各月", &[has("years", Many("archive-year"), "各年，新的在前")]),
    (
        "archive-year.html",
        "一年的归档",
        &[
            has("year", Text, "年份"),
            has("count", Number, "篇数"),
            has("months", Many("archive-month"), "有稿件的月份，新的在前"),
            may("newer", One("link"), "后一年"),
            may("older", One("link"), "前一年"),
        ],
    ),
    (
        "article.html",
        "一篇稿件：访谈、政策、典型做法、动态",
        &[has("article", One("article"), "稿件"), has("around", One("around"), "前后和相关的稿件")],
    ),
    (
        "board.html",
        "一块展板",
        &[has("board", One("board"), "展板"), has("cards", Many("card"), "展出的稿件")],
    ),
    (
        "boards.html",
        "展板目录",
        &[has("name", Text, "栏目名"), has("boards", Many("board"), "展板，新的在前")],
    ),
    (
        "bulletins.html",
        "简报目录",
        &[has("name", Text, "栏目名"), has("publications", Many("publication"), "各种刊物")],
    ),
    (
        "campaign.html",
        "一项主题活动",
        &[
            has("campaign", One("campaign"), "活动"),
            may("kicker", Text, "引题"),
            may("subtitle", Text, "副题"),
            may("lead", One("link"), "牵头单位"),
            may("prelude_of", One("link"), "接续的活动"),
            has("preludes", Many("link"), "前奏活动"),
            has("columns", Many("campaign-column"), "活动的稿件，按栏目"),
        ],
    ),
    (
        "campaigns.html",
        "活动目录",
        &[has("name", Text, "栏目名"), has("campaigns", Many("campaign"), "活动，新的在前")],
    ),
    (
        "glossary.html",
        "用语",
        &[
            has("short", Many("term"), "简称"),
            has("retired", Many("term"), "停用的名称和现在的名称"),
            has("fixed", Texts, "固定提法"),
        ],
    ),
    (
        "home.html",
        "首页",
        &[
            may("lead", One("card"), "头条"),
            may("campaign", One("campaign"), "当前活动"),
            has("columns", Many("home-column"), "四个栏目，有稿件的才有"),
            may("issue", One("issue"), "最新一期简报"),
            may("board", One("board"), "最新的展板"),
        ],
    ),
    (
        "issue.html",
        "一期简报",
        &[
            has("issue", One("issue"), "这一期"),
            has("sections", Many("section"), "目录，按栏目"),
            may("foot", One("foot"), "报尾"),
            may("booklet", Text, "折页版PDF的地址；设置里开了折页才有"),
            may("newer", One("issue"), "下一期"),
            may("older", One("issue"), "上一期"),
        ],
    ),
    (
        "listing.html",
        "稿件目录：栏目、单位、主题、活动都用它",
        &[
            has("listing", One("listing"), "目录"),
            may("unit", One("unit-facts"), "单位；单位的目录才有"),
        ],
    ),
    (
        "page.html",
        "单独的页面，如“关于本刊”",
        &[has("headline", Markup, "标题"), may("subtitle", Text, "副题")],
    ),
    (
        "publication.html",
        "一种刊物的各期",
        &[
            has("name", Text, "刊名"),
            has("count", Number, "期数"),
            has("years", Many("issues-of-year"), "各年的简报，新的在前"),
        ],
    ),
    (
        "search.html",
        "搜索",
        &[
            may("archive", Text, "归档的地址"),
            may("units", Text, "单位目录的地址"),
            may("topics", Text, "主题目录的地址"),
            has("index", Text, "索引的地址，搜索的脚本要用"),
        ],
    ),
    (
        "sitemap.html",
        "网站地图",
        &[has("campaigns", Many("card"), "活动"), has("topics", Many("link"), "主题，至多40个")],
    ),
    ("topics.html", "主题目录", &[has("topics", Many("topic"), "主题")]),
    ("units.html", "单位目录", &[has("groups", Many("unit-group"), "按类分的单位")]),
];

/// The shapes of data that tables above name.
pub(crate) const SHAPES: &[Table] = &[
    (
        "site",
        "全站共用的",
        &[
            has("name", Text, "站名"),
            has("publisher", Text, "主办单位"),
            may("domain", Text, "域名，写进`SiteDomain`"),
            may("id", Text, "网站标识码"),
            may("base_url", Text, "网址，末尾没有斜线"),
            has("language", Text, "网页的语言：zh-CN"),
            may("fonts", Text, "标题字体的样式表；不带打印功能的程序没有"),
            has("style", Text, "主题的style.css"),
            has("assets", Addresses, "web文件夹里其他文件的地址：`site.assets[\"logo.svg\"]`"),
            has("nav", Many("nav"), "导航"),
            has("more", Many("link"), "页脚的链接"),
            has("footer", Texts, "设置里的页脚文字"),
            has("leaving_notice", Flag, "要不要离站提示"),
            has("search", Flag, "有没有搜索"),
        ],
    ),
    (
        "nav",
        "导航的一项",
        &[
            has("key", Text, "与`page.section`相同的就是当前栏目"),
            has("name", Text, "名称"),
            has("href", Text, "地址"),
        ],
    ),
    ("link", "一个链接", &[has("name", Text, "名称"), has("href", Text, "地址")]),
    (
        "page",
        "一页的抬头",
        &[
            has("title", Text, "标题"),
            has("description", Text, "说明，可能是空的"),
            has("section", Text, "所在栏目：home、news、search等"),
            has("crumbs", Many("crumb"), "当前位置，首页不算"),
            has("tags", Many("tag"), "政府网站要求的meta标签"),
            may("url", Text, "完整网址；设了`base_url`才有"),
            may("social", Many("tag"), "给其他程序看的property标签（Open Graph）"),
            may("linked", Markup, "给搜索引擎的JSON-LD"),
        ],
    ),
    (
        "crumb",
        "当前位置的一级",
        &[has("name", Text, "名称"), may("href", Text, "地址；当前页没有")],
    ),
    ("tag", "一个标签", &[has("name", Text, "名称"), has("content", Text, "内容")]),
    (
        "code",
        "二维码",
        &[
            has("address", Text, "网址"),
            has("side", Number, "边长，含四周空白"),
            has("path", Text, "黑块，SVG路径"),
        ],
    ),
    (
        "card",
        "一篇稿件在目录里的样子",
        &[
            has("title", Text, "题目"),
            has("headline", Markup, "题目，可以在空格处换行"),
            may("kicker", Text, "引题"),
            may("subtitle", Text, "副题"),
            has("href", Text, "地址"),
            has("kind", Text, "种类：interview、policy、practice、news等"),
            has("column", Text, "栏目名"),
            may("date", One("date"), "日期"),
            has("units", Many("link"), "供稿单位"),
            has("unit", Text, "供稿单位，连成一行"),
            has("summary", Text, "摘要"),
            may("cover", One("cover"), "题图"),
            has("pinned", Flag, "是否置顶"),
        ],
    ),
    (
        "date",
        "日期",
        &[
            has("iso", Text, "2013-11-25，也用于`datetime`"),
            has("published", Text, "2013-11-25 09:30，没有时刻就只有日期"),
            has("chinese", Text, "2013年11月25日"),
            has("year", Text, "2013"),
            has("day", Text, "11-25"),
            has("time", Flag, "有没有时刻"),
        ],
    ),
    (
        "cover",
        "一幅图",
        &[
            has("src", Text, "地址"),
            has("webp", Many("size"), "WebP格式的各种宽度，小的在前"),
            has("sizes", Many("size"), "其他格式的各种宽度，小的在前"),
            may("width", Text, "原图的宽，像素"),
            may("height", Text, "原图的高，像素"),
            has("alt", Text, "图片的说明"),
        ],
    ),
    ("size", "图的一种宽度", &[has("width", Text, "像素"), has("href", Text, "地址")]),
    (
        "figure",
        "一个数据",
        &[
            has("label", Text, "名称"),
            has("value", Text, "数"),
            has("unit", Text, "单位，可能是空的"),
        ],
    ),
    (
        "article",
        "一篇稿件",
        &[
            has("kind", Text, "种类：interview、policy、practice、news"),
            has("title", Text, "题目"),
            has("headline", Markup, "题目，可以在空格处换行"),
            may("kicker", Text, "引题"),
            may("subtitle", Text, "副题"),
            may("date", One("date"), "日期"),
            has("source", Text, "来源"),
            has("units", Many("link"), "供稿单位"),
            may("author", Text, "作者"),
            may("editor", Text, "责任编辑"),
            may("summary", Text, "写明的摘要"),
            has("length", Number, "正文字数"),
            has("topics", Many("link"), "主题"),
            may("campaign", One("article-campaign"), "所属活动"),
            has("review", Many("review"), "审校的各道"),
            has("figures", Many("figure"), "数据"),
            has("issues", Many("link"), "刊于哪几期简报"),
            has("contents", Many("heading"), "目录；小标题不足3个时是空的"),
            may("interview", One("interview"), "访谈才有"),
            may("policy", One("policy"), "政策才有"),
            may("practice", One("practice"), "典型做法才有"),
            may("news", One("news"), "动态才有"),
        ],
    ),
    (
        "around",
        "前后和相关的稿件",
        &[
            may("newer", One("card"), "同栏目后一篇"),
            may("older", One("card"), "同栏目前一篇"),
            has("related", Many("card"), "相关稿件，至多5篇"),
        ],
    ),
    (
        "article-campaign",
        "稿件所属的活动",
        &[has("name", Text, "名称"), has("href", Text, "地址"), may("phase", Text, "阶段")],
    ),
    (
        "review",
        "审校的一道",
        &[
            has("stage", Text, "如初审、终审"),
            has("name", Text, "姓名"),
            may("date", One("date"), "日期"),
        ],
    ),
    (
        "heading",
        "目录里的一个小标题",
        &[has("id", Text, "页内位置"), has("text", Text, "文字"), has("level", Number, "级：1或2")],
    ),
    (
        "interview",
        "访谈",
        &[
            has("interviewee", Many("person"), "受访人"),
            has("interviewer", Many("person"), "采访人"),
            may("portrait", One("cover"), "受访人的照片"),
        ],
    ),
    ("person", "一个人", &[has("name", Text, "姓名"), may("post", Text, "职务")]),
    (
        "policy",
        "政策文件",
        &[
            has("facts", Many("fact"), "发文机关、文号、成文日期等，有的才列"),
            has("to", Text, "主送，可能是空的"),
            has("attachments", Many("attachment"), "附件"),
            may("pdf", Text, "公文版式的地址"),
        ],
    ),
    ("fact", "文件信息的一项", &[has("name", Text, "名称"), has("value", Text, "内容")]),
    (
        "attachment",
        "一个附件",
        &[has("name", Text, "名称"), may("href", Text, "地址；有网页的才有")],
    ),
    (
        "practice",
        "典型做法",
        &[
            may("problem", Text, "针对问题"),
            may("method", Text, "做法"),
            may("results", Text, "成效"),
        ],
    ),
    ("news", "动态", &[may("place", Text, "地点"), may("event_date", One("date"), "活动日期")]),
    (
        "campaign",
        "一项活动",
        &[
            has("title", Text, "名称"),
            has("headline", Markup, "名称，可以换行"),
            may("short", Text, "简称"),
            has("href", Text, "地址"),
            has("summary", Text, "摘要"),
            may("from", One("date"), "开始"),
            may("to", One("date"), "结束"),
            has("phases", Many("phase"), "各阶段"),
            may("phase", Text, "当前阶段的名称"),
            has("figures", Many("figure"), "数据"),
            has("count", Number, "稿件篇数"),
        ],
    ),
    (
        "phase",
        "活动的一个阶段",
        &[
            has("name", Text, "名称"),
            has("headline", Markup, "名称，可以换行"),
            has("from", One("date"), "开始"),
            has("to", One("date"), "结束"),
            has("span", Text, "起止：6月5日—30日"),
            has("current", Flag, "是否正在进行"),
            has("done", Number, "过去了百分之几"),
            has("count", Number, "稿件篇数"),
        ],
    ),
    (
        "campaign-column",
        "活动的一个栏目",
        &[
            has("name", Text, "栏目名"),
            has("kind", Text, "种类"),
            has("count", Number, "篇数"),
            has("cards", Many("card"), "稿件，至多12篇"),
            may("all", Text, "全部稿件的地址；列不完才有"),
        ],
    ),
    (
        "home-column",
        "首页的一个栏目",
        &[
            has("name", Text, "栏目名"),
            has("kind", Text, "种类"),
            has("href", Text, "地址"),
            has("first", One("card"), "第一篇"),
            has("rest", Many("card"), "其余几篇"),
        ],
    ),
    (
        "issue",
        "一期简报",
        &[
            has("publication", Text, "刊名"),
            has("number", Text, "第3期，或增刊第1期"),
            may("total", Text, "总第3期"),
            may("issuer", Text, "编印单位"),
            has("name", Text, "《临江工作简报》2013年第3期"),
            has("year", Text, "年份"),
            has("href", Text, "地址"),
            may("pdf", Text, "PDF的地址"),
            may("date", One("date"), "日期"),
            has("titles", Markups, "前几篇的题目，至多4个"),
        ],
    ),
    (
        "section",
        "简报的一个栏目",
        &[may("name", Text, "栏目名"), has("cards", Many("card"), "稿件")],
    ),
    ("foot", "报尾", &[has("lines", Many("foot-line"), "报、送、发"), may("copies", Text, "份数")]),
    ("foot-line", "报尾的一行", &[has("label", Text, "报、送或发"), has("text", Text, "单位")]),
    (
        "publication",
        "一种刊物",
        &[
            has("name", Text, "刊名"),
            has("href", Text, "地址"),
            has("count", Number, "期数"),
            has("issues", Many("issue"), "最近几期，至多4期"),
        ],
    ),
    (
        "issues-of-year",
        "一年的简报",
        &[has("year", Text, "年份"), has("issues", Many("issue"), "各期")],
    ),
    (
        "board",
        "一块展板",
        &[
            has("title", Text, "题目"),
            has("headline", Markup, "题目，可以换行"),
            may("kicker", Text, "引题"),
            may("subtitle", Text, "副题"),
            has("href", Text, "地址"),
            may("date", One("date"), "制作日期"),
            may("size", Text, "尺寸"),
            may("tiles", Text, "A3分幅PDF的地址；大于A3的展板才有"),
            may("pdf", Text, "PDF的地址"),
            has("titles", Texts, "展出稿件的题目"),
        ],
    ),
    (
        "listing",
        "一页目录",
        &[
            has("name", Text, "名称"),
            may("intro", Text, "说明"),
            has("count", Number, "总篇数"),
            has("years", Many("cards-of-year"), "这一页的稿件，按年分"),
            may("pager", One("pager"), "翻页；不止一页才有"),
            has("first", Flag, "是不是第一页"),
        ],
    ),
    (
        "cards-of-year",
        "一年的稿件",
        &[may("year", Text, "年份；没写日期的没有"), has("cards", Many("card"), "稿件，新的在前")],
    ),
    (
        "pager",
        "翻页",
        &[
            may("newer", Text, "上一页"),
            may("older", Text, "下一页"),
            has("number", Number, "第几页"),
            has("count", Number, "共几页"),
            has("steps", Many("step"), "可以直接去的几页"),
        ],
    ),
    (
        "step",
        "翻页的一项",
        &[
            has("number", Number, "页码"),
            has("href", Text, "地址"),
            has("current", Flag, "是不是当前页"),
            has("gap", Flag, "前面是否跳过了几页"),
        ],
    ),
    (
        "unit-facts",
        "单位",
        &[
            has("name", Text, "名称"),
            has("label", Text, "简称，没有就是名称"),
            has("formerly", Text, "曾用名，可能是空的"),
            may("parent", One("link"), "上级单位"),
        ],
    ),
    ("unit-group", "一类单位", &[may("name", Text, "类名"), has("units", Many("unit"), "单位")]),
    (
        "unit",
        "目录里的单位",
        &[
            has("name", Text, "名称"),
            has("label", Text, "简称，没有就是名称"),
            has("href", Text, "地址"),
            has("count", Number, "篇数"),
        ],
    ),
    (
        "topic",
        "一个主题",
        &[
            has("name", Text, "名称"),
            has("href", Text, "地址"),
            has("count", Number, "篇数"),
            has("size", Number, "轻重：1到4"),
        ],
    ),
    ("term", "一对用语", &[has("from", Text, "简称或旧名"), has("to", Text, "全称或现名")]),
    (
        "archive-year",
        "归档的一年",
        &[
            has("year", Text, "年份"),
            has("href", Text, "地址"),
            has("count", Number, "篇数"),
            has("months", Many("month-count"), "十二个月"),
        ],
    ),
    (
        "month-count",
        "一个月的篇数",
        &[has("month", Number, "月份"), has("count", Number, "篇数"), has("href", Text, "地址")],
    ),
    (
        "archive-month",
        "一个月的稿件",
        &[has("month", Number, "月份"), has("cards", Many("card"), "稿件，新的在前")],
    ),
];

/// The page, as Markdown.
pub(crate) fn page() -> String {
    let mut out = String::from(
        "<!-- 由 jianbao theme docs 生成，请不要手改。 -->\n\n# 模板能用的数据\n\n\
         网页模板放在主题的`web/`文件夹，用[Tera](https://keats.github.io/tera/)的写法。\
         类型后面有“?”的可能没有，用之前要先问一句：`{% if card.date %}…{% endif %}`。\
         文字会自动转义，HTML则原样放进页面。\n\n## 每个模板都有\n\n",
    );
    table(&mut out, EVERY);
    out.push_str("## 各个模板\n\n");
    for (name, meaning, rows) in TEMPLATES {
        let _ = write!(out, "### {name}\n\n{meaning}。\n\n");
        table(&mut out, rows);
    }
    out.push_str("## 数据的样子\n\n");
    for (name, meaning, rows) in SHAPES {
        let _ = write!(out, "### {name}\n\n{meaning}。\n\n");
        table(&mut out, rows);
    }
    out
}

fn table(out: &mut String, rows: &[Row]) {
    if rows.is_empty() {
        out.push_str("没有另外的数据。\n\n");
        return;
    }
    out.push_str("| 名称 | 类型 | 意思 |\n| --- | --- | --- |\n");
    for (name, of, perhaps, meaning) in rows {
        let of = match of {
            Text => "文字".to_owned(),
            Markup => "HTML".to_owned(),
            Flag => "是否".to_owned(),
            Number => "数".to_owned(),
            Addresses => "文件名 → 地址".to_owned(),
            Texts => "文字的列表".to_owned(),
            Markups => "HTML的列表".to_owned(),
            One(shape) => format!("[{shape}](#{shape})"),
            Many(shape) => format!("[{shape}](#{shape})的列表"),
        };
        let perhaps = if *perhaps { "?" } else { "" };
        let _ = writeln!(out, "| `{name}` | {of}{perhaps} | {meaning} |");
    }
    out.push('\n');
}

#[cfg(test)]
mod tests;
