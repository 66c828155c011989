//! The page for theme authors: what print templates get from the program. Tests hold it against what is generated.

use std::fmt::Write as _;

/// A name with its meaning.
pub(crate) type Row = (&'static str, &'static str);

/// What `/desk.typ` holds, for templates to import.
pub(crate) const DESK: &[Row] = &[
    (
        "faces",
        "各种字体：`faces.body`正文、`faces.title`标题、`faces.song`、`faces.hei`、`faces.kai`",
    ),
    ("strict", "设置里的严格版心：每个标点占一格"),
    ("even-pages", "设置里的版记总在双数页"),
];

/// What `/way.typ` holds: it changes when the program lays a print out anew, for pages that are better so.
pub(crate) const WAY: &[Row] = &[
    ("lines-of-page", "每面行数：22；版记单独占了一面时换成23、21"),
    (
        "moved",
        "版记还是单独占一面时，前一面末尾空出几行，让正文过去几行；99是末段整段过去；平常是0",
    ),
    ("fitted", "图和表要不要迁就版面剩下的地方"),
];

/// A form: its template, the function in it that sets the whole print, and the arguments of that.
pub(crate) type Form = (&'static str, &'static str, &'static [Row]);

/// Every form.
pub(crate) const FORMS: &[Form] = &[
    (
        "print/jianbao.typ",
        "bulletin",
        &[
            (
                "masthead",
                "报头：刊名各字`letters`、期号`number`、编印单位`units`、日期`date`、密级`secrecy`、份号`copy-number`；单独印一篇时没有",
            ),
            ("slip", "单独印一篇稿件时的小报头：单位和种类`from`、日期`date`"),
            (
                "colophon",
                "报尾：报`report`、送`send`、发`distribute`、份数`copies`；单独印一篇时没有",
            ),
            ("front", "目录前的文字，如编者按；单独印一篇时没有"),
            ("sections", "栏目：名称`name`（可能没有）、稿件`articles`，各篇见下面的“一篇稿件”"),
        ],
    ),
    (
        "print/gongwen.typ",
        "gongwen",
        &[
            ("head", "版头：\"red\"或\"plain\""),
            ("names", "发文机关的名称，每个拆成单字"),
            ("word", "“文件”或“纪要”二字，拆成单字"),
            ("number", "发文字号"),
            ("signers", "签发人"),
            ("copy-number", "份号"),
            ("secrecy", "密级和保密期限"),
            ("urgency", "紧急程度"),
            ("title", "标题，一行"),
            ("lines", "标题，按词分好的各行"),
            ("subtitle", "副题的各行"),
            ("to", "主送机关"),
            ("attachments", "附件说明里的各个名称"),
            ("roll", "纪要的出席、请假、列席：各一对名称和名单"),
            ("issued", "纪要版头里文号下面的一行：印发机关`office`、日期`date`；纪要没有署名"),
            ("appended", "印在后面的附件：序号`number`、稿件`article`"),
            ("issuers", "署名的机关"),
            ("date", "成文日期"),
            ("seal", "是否留盖章的地方"),
            ("note", "附注"),
            ("colophon", "版记：抄送`copy-to`、印发机关`printed-by`、印发日期`printed-on`"),
            ("body", "正文"),
        ],
    ),
];

/// What an article holds.
pub(crate) const ARTICLE: &[Row] = &[
    ("name", "页内链接用的名称"),
    ("kind", "种类：interview、policy、practice、news等"),
    ("title", "题目"),
    ("listed", "目录里的题目，空格是全角的"),
    ("lines", "题目，按词分好的各行"),
    ("kicker", "引题的各行"),
    ("subtitle", "副题的各行"),
    ("byline", "供稿单位和作者"),
    ("body", "正文"),
];

/// The functions that the text calls, as the official theme declares them.
pub(crate) const ELEMENTS: &[Row] = &[
    ("away(address, body)", "站外链接"),
    ("credit(body)", "文末署名"),
    ("editor-note(body)", "编者按"),
    ("emph(body)", "着重"),
    ("event(widest, date, body)", "大事记的一条；`widest`是最宽的日期占几个半角"),
    ("foot-note(name, body)", "脚注"),
    ("kept-paragraph(body)", "不与后面分开的一段"),
    ("key-figures(..items)", "数据：名称`label`、数`value`、单位`unit`"),
    ("line-break", "换行"),
    ("lowered(body)", "下标"),
    ("mark(depth, task)", "列表的记号；`task`是办没办，不是任务时为none"),
    ("mono(body)", "代码"),
    ("note-label(label)", "“编者按”三个字"),
    ("paragraph(body)", "一段"),
    ("parting()", "分隔线"),
    ("person(name, post, body)", "名单的一人"),
    (
        "pictures(..items)",
        "一幅或几幅图：文件`file`、说明`alt`、图说`caption`等；`free`是前面的一段能不能留在前一页，前面只有大标题的是`\"title\"`",
    ),
    ("point(depth, body)", "列表的一点"),
    ("quotation(body)", "引文"),
    ("raised(body)", "上标"),
    ("run-in(level, body)", "段首的小标题"),
    ("same-note(name)", "同一条脚注再次出现"),
    ("speaker(label)", "访谈里说话的人"),
    ("strong(body)", "加重"),
    ("struck(body)", "删除线"),
    ("subhead(level, numbered, name, body)", "小标题"),
    (
        "tabulation(columns: (), widths: (), words: (), caption: none, head: (), free: none, ..body)",
        "表格；`widths`是各栏最宽的一格、`words`是各栏最长的一个词，都按半角计",
    ),
    ("to(name, body)", "页内链接"),
    ("turn(role, body)", "访谈里说的一段；`role`是\"question\"或\"answer\""),
    ("underlined(body)", "下划线"),
    ("verbatim(..lines)", "原样的各行"),
];

/// The part of the page on prints, as Markdown.
pub(crate) fn page() -> String {
    let mut out = String::from(
        "# 打印版式能用的数据\n\n\
         打印版式放在主题的`print/`文件夹，用[Typst](https://typst.app/docs/)的写法。\
         程序调用版式里的函数，把内容当参数交给它；只改一个函数的，可以另写一个文件，先`#import \"common.typ\": *`再改。\n\n\
         ## /desk.typ\n\n",
    );
    table(&mut out, DESK, "名称");
    out.push_str("## /way.typ\n\n");
    table(&mut out, WAY, "名称");
    for (file, function, rows) in FORMS {
        let _ = write!(out, "## {file}\n\n要有函数`{function}`，参数：\n\n");
        table(&mut out, rows, "参数");
    }
    out.push_str("## 一篇稿件\n\n");
    table(&mut out, ARTICLE, "名称");
    out.push_str(
        "## 正文调用的函数\n\n每个版式都要有这些函数；`#import \"common.typ\": *`就都有了。\n\n",
    );
    table(&mut out, ELEMENTS, "函数");
    out
}

fn table(out: &mut String, rows: &[Row], first: &str) {
    let _ = write!(out, "| {first} | 意思 |\n| --- | --- |\n");
    for (name, meaning) in rows {
        let _ = writeln!(out, "| `{name}` | {meaning} |");
    }
    out.push('\n');
}

#[cfg(test)]
mod tests;
