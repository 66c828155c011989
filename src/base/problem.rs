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

    // print

    /// None of the faces that the settings name for a role is in the theme.
    MissingFace { role, named, instead } "print.missing-face" Warning
    zh: "没有找到设置中指定的{role}字体：{named}；改用{instead}", "请把字体文件放进主题的fonts文件夹，或改正jianbao.yml里print.fonts的字体名";
    en: "none of the faces named for {role} was found: {named}; {instead} is used instead", "put the font file into the theme's fonts folder, or correct the name under print.fonts in jianbao.yml";

    /// The theme has no face for a role and another one stands in.
    NoRoleFace { role, instead, theme } "print.no-face" Hint
    zh: "主题“{theme}”里没有{role}字体，改用{instead}；公文和简报的正文应当用{role}", "请把{role}字体文件放进themes/{theme}/fonts，例如jianbao-fang.ttf.zst";
    en: "the theme “{theme}” has no face for {role}, {instead} stands in", "put a font file for {role} into themes/{theme}/fonts, for instance jianbao-fang.ttf.zst";

    /// A font file of the theme is damaged.
    BrokenFace {} "print.broken-face" Error
    zh: "这个字体文件读不出来，可能没有复制完整", "请重新复制字体文件（TTF、OTF、TTC，可以用zstd压缩）";
    en: "this font file cannot be read; perhaps it was not copied wholly", "copy the font file again (TTF, OTF, TTC, zstd allowed)";

    /// A character is in none of the faces and would be printed as an empty box.
    MissingGlyph { character, code } "print.missing-glyph" Error
    zh: "所有字体里都没有“{character}”（{code}）这个字，印出来会是空框", "请核对这个字是不是造字或乱码；确有其字的，请把收有它的字体放进主题的fonts文件夹";
    en: "no face has the character “{character}” ({code}); it would print as an empty box", "check that it is no private or broken character, or put a face that has it into the theme's fonts folder";

    /// A template of the theme has a mistake.
    TemplateError { message } "print.template" Error
    zh: "版式模板有错：{message}", "请改正模板，或删去这个文件，改用自带的模板";
    en: "mistake in a print template: {message}", "correct the template, or delete the file to use the built-in one";

    /// A template of the theme made Typst warn.
    TemplateWarning { message } "print.template-warning" Warning
    zh: "版式模板有警告：{message}", "";
    en: "warning from a print template: {message}", "";

    /// The theme lacks a template that a print needs.
    NoTemplate { template } "print.no-template" Error
    zh: "主题里没有版式模板“{template}”", "请补上这个文件，或改用official主题";
    en: "the theme has no print template “{template}”", "add the file, or use the theme “official”";

    /// A piece of text cannot be typeset.
    Unprintable { message } "print.unprintable" Error
    zh: "这一处排不了版：{message}", "";
    en: "this cannot be typeset: {message}", "";

    /// Typesetting a piece of text made Typst warn.
    PrintWarning { message } "print.warning" Warning
    zh: "这一处排版有警告：{message}", "";
    en: "warning while typesetting: {message}", "";

    /// A picture cannot be read when a print needs it.
    UnprintablePicture { picture } "print.picture" Error
    zh: "印不出图片“{picture}”：文件读不出来", "请用看图软件打开它，另存为JPEG或PNG";
    en: "the picture “{picture}” cannot be printed: its file cannot be read", "open it in a viewer and save it as JPEG or PNG";

    /// Something is wider or taller than the type area.
    Overfull { over } "print.overfull" Warning
    zh: "这一处超出版心{over}毫米", "表格请减少列数或缩短单元格文字；长网址、长编号请断开或删去";
    en: "this runs {over} mm over the edge of the type area", "give the table fewer columns or shorter cells; part long addresses and numbers";

    /// An issue asks for a form that has no template yet.
    NoForm { form } "print.no-form" Warning
    zh: "还不能排“{form}”版式，这一期按简报排印", "请写 版式: 简报";
    en: "the form “{form}” cannot be typeset yet; this issue is set as a bulletin", "write `form: jianbao`";
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
