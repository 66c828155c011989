//! Every kind of mistake: its code, its severity and its words, each once in Chinese and once in English.
//!
//! A variant holds data only. The words name the data in braces; an empty hint is left out.

use crate::base::diag::{Lang, Severity};

/// Writes the enum, its codes and its words from one table.
macro_rules! problems {
    ($(
        $(#[doc = $doc:literal])+
        $name:ident { $($field:ident),* } $code:literal $severity:ident
        zh: $zh:literal, $zh_hint:literal;
        en: $en:literal, $en_hint:literal;
    )*) => {
        /// A kind of mistake, with what the message needs to name.
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub enum Problem {
            $( $(#[doc = $doc])+ $name {
                $(
                    #[doc = concat!("What the words call `", stringify!($field), "`.")]
                    $field: String,
                )*
            }, )*
        }

        impl Problem {
            /// The stable name that reports and `waive` use.
            #[must_use]
            pub fn code(&self) -> &'static str {
                match self { $( Self::$name { .. } => $code, )* }
            }

            /// How bad it is.
            #[must_use]
            pub fn severity(&self) -> Severity {
                match self { $( Self::$name { .. } => Severity::$severity, )* }
            }

            /// What is wrong, in one sentence.
            #[must_use]
            pub fn message(&self, lang: Lang) -> String {
                match self { $( Self::$name { $($field),* } => {
                    let _ = ($( $field, )*);
                    match lang { Lang::Zh => format!($zh), Lang::En => format!($en) }
                } )* }
            }

            /// What to type; empty when the message says it all.
            #[must_use]
            pub fn hint(&self, lang: Lang) -> String {
                match self { $( Self::$name { $($field),* } => {
                    let _ = ($( $field, )*);
                    match lang { Lang::Zh => format!($zh_hint), Lang::En => format!($en_hint) }
                } )* }
            }
        }

        /// Code, severity and first sentence of documentation of every kind of mistake, in table order.
        pub const CODES: &[(&str, Severity, &str)] = &[
            $( ($code, Severity::$severity, concat!($($doc),+)), )*
        ];
    };
}

problems! {
    /// A file's bytes are in no encoding that a Chinese desk's editors save.
    BadEncoding {} "source.encoding" Error
    zh: "读不出文字：既不是UTF-8、UTF-16，也不是GB18030", "请用记事本打开，另存为UTF-8编码";
    en: "cannot be read as text: neither UTF-8, UTF-16 nor GB18030", "open it in an editor and save it as UTF-8";

    /// A text file is larger than any article could be.
    HugeFile { size, limit } "source.huge" Error
    zh: "文件有{size}，超过{limit}的上限", "请确认放进来的是稿件，不是别的文件";
    en: "the file holds {size}, more than the limit of {limit}", "make sure that this is an article";

    /// A link in the file system points out of the desk's folder and was not followed.
    OutsideLink {} "source.outside" Warning
    zh: "这个链接指向稿件目录之外，没有读取", "请把文件复制到稿件目录里";
    en: "this link leaves the desk's folder and was not followed", "copy the file into the folder";

    /// Two files differ only in letter case or Unicode form, and cannot both exist everywhere.
    SameName { other } "source.same-name" Error
    zh: "文件名与“{other}”只有大小写或字符形式不同，在有的系统上会互相覆盖", "请改名";
    en: "the name differs from “{other}” in case or character form only", "rename one of them";

    /// A file was changed by somebody while the build read it.
    Changed {} "source.changed" Error
    zh: "读取期间文件被改动", "请再运行一次";
    en: "the file changed while it was read", "run again";

    // markdown

    /// A heading's sign is full-width or no space follows it; read as a heading all the same.
    HeadingSpace { better } "markdown.heading-space" Warning
    zh: "小标题的#号要用半角，后面要空一格；这里已按小标题处理", "请写成“{better}”";
    en: "a heading begins with a plain # and a space; this was taken for one", "type “{better}”";

    /// A link or picture names a path of the writer's own machine.
    MachinePath { address, name } "markdown.machine-path" Error
    zh: "“{address}”是写稿电脑上的路径，别处打不开", "请把文件复制到稿件旁边，括号里只写“{name}”";
    en: "“{address}” is a path of the writer's own machine", "copy the file next to the article and type “{name}”";

    /// The brackets of a link or picture are full-width; read as meant.
    WideLink { better } "markdown.wide-link" Warning
    zh: "插图和链接要用半角括号和感叹号；这里已按插图或链接处理", "请写成“{better}”";
    en: "links and pictures take half-width marks; this was read as one", "type “{better}”";

    /// The line below a table's head is typed in full-width signs; read as meant.
    WideTable { better } "markdown.wide-table" Warning
    zh: "表格的竖线和分隔行要用半角符号；这里已按表格处理", "分隔行请写成“{better}”";
    en: "tables are drawn with half-width signs; this was read as a table", "type the second line as “{better}”";

    /// Head and dividing line of a table differ in their number of cells, so it is no table.
    TableColumns { head, marks } "markdown.table-columns" Warning
    zh: "表头有{head}格，分隔行有{marks}格，不成表格", "请让两行的格数相同";
    en: "the table's head has {head} cells and the line below it {marks}, so it is no table", "give both lines the same number of cells";

    /// A tag of HTML that is not taken; it is shown as text.
    HtmlTag { tag } "markdown.html" Warning
    zh: "网页代码“{tag}”不起作用，会原样印出来", "请删去；要加粗写成“**文字**”，下划线可用<u>文字</u>，上下标可用<sup>、<sub>";
    en: "the HTML tag “{tag}” has no effect and is shown as typed", "delete it; use Markdown, or one of <u>, <sup>, <sub>, <br>";

    /// A picture typed as HTML; it is shown as text.
    HtmlPicture { tag } "markdown.html-picture" Warning
    zh: "插图写成了网页代码“{tag}”，不会显示", "请写成“![图片说明](图片文件名)”";
    en: "the picture is typed as HTML (“{tag}”) and is not shown", "type “![caption](file name)”";

    /// A harmless tag of HTML is not closed within its paragraph, or closes what was not opened.
    HtmlUnclosed { tag } "markdown.html-unclosed" Warning
    zh: "“{tag}”在本段里没有成对，会原样印出来", "请在同一段里补上另一半，或者删去";
    en: "“{tag}” has no counterpart in its paragraph and is shown as typed", "add the other half in the same paragraph, or delete it";

    /// Emphasis signs stayed in the text because they have no partner or stand beside a space.
    StraySigns { signs } "markdown.stray-signs" Warning
    zh: "“{signs}”没有起作用，会原样印出来", "请检查“{signs}”是否成对，里侧不要留空格；确要印出来请写成“\\*\\*”";
    en: "“{signs}” has no effect and is shown as typed", "check that the signs come in pairs, with no space on their inner side";

    /// The text mentions a footnote that is not written.
    MissingNote { label } "markdown.missing-note" Warning
    zh: "没有找到注释“[^{label}]”的内容", "请在文末另起一段写上“[^{label}]: 注释内容”";
    en: "footnote “[^{label}]” has no text", "add a paragraph “[^{label}]: …” at the end";

    /// A footnote is written but never mentioned.
    UnusedNote { label } "markdown.unused-note" Warning
    zh: "注释“{label}”没有在正文里标出", "请在正文相应位置写上“[^{label}]”";
    en: "footnote “{label}” is never mentioned", "type “[^{label}]” where it belongs";

    /// Lists and quotations are nested more deeply than any page can show.
    TooDeep {} "markdown.too-deep" Warning
    zh: "列表或引文的层次太多，更深的已并到上一层", "请减少层次";
    en: "lists or quotations are nested too deeply and were flattened", "use fewer levels";

    /// An interview without questions and answers.
    NoTurns {} "markdown.no-turns" Hint
    zh: "访谈稿里没有找到问答", "每段开头请写“记者：”“问：”“答：”或受访者的称呼加冒号";
    en: "no questions and answers were found in this interview", "begin paragraphs with “记者：”, “问：”, “答：” or a speaker's name and a colon";

    /// Two long lines end in sentences without a blank line between them, so they become one paragraph.
    JoinedLines {} "markdown.joined-lines" Hint
    zh: "这里只换了行，前后会并成一段", "要分段，请在两段之间空一行";
    en: "only a line break stands here, so both lines become one paragraph", "leave a blank line between paragraphs";

    // directive

    /// The data in a fence are no list of records.
    FenceShape { fence, example } "fence.shape" Error
    zh: "“{fence}”里的数据看不懂", "每项请写成“{example}”，一行一项";
    en: "the data in “{fence}” cannot be read", "type each entry on a line, as “{example}”";

    /// An entry of a fence lacks something.
    FenceMissing { fence, key } "fence.missing" Error
    zh: "“{fence}”的这一项缺少“{key}”", "请补上“{key}: …”";
    en: "this entry of “{fence}” has no “{key}”", "add “{key}: …”";

    /// An entry of a fence has a key that is not known.
    FenceUnknown { fence, key } "fence.unknown" Warning
    zh: "“{fence}”里没有“{key}”这一栏，已略去", "可用的栏目见手册";
    en: "“{fence}” knows no key “{key}”; it was left out", "see the manual for the keys";

    /// A fence without entries.
    FenceEmpty { fence } "fence.empty" Warning
    zh: "“{fence}”里没有内容", "请补上内容或删去";
    en: "“{fence}” is empty", "fill it in or delete it";
}
