//! The page for theme authors: every variable that each web template gets. A test holds the tables against the views.

use std::fmt::Write as _;

pub(crate) use self::shapes::SHAPES;

mod shapes;

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
    /// Safe HTML by name.
    Parts,
    Texts,
    Markups,
    One(&'static str),
    Many(&'static str),
}

use Of::{Addresses, Flag, Many, Markup, Markups, Number, One, Parts, Text, Texts};

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
    has(
        "shared",
        Parts,
        "web/shared文件夹里的模板填好以后的样子，如`{{ shared.foot }}`；这些模板只有`site`、`root`和`section`（所在栏目），\
         每个栏目只填一次，比写在每一页里快",
    ),
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
            Parts => "文件名 → HTML".to_owned(),
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
