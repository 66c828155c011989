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

    // base/yaml: the form of headers, data files and settings.

    /// A line of a map has no colon, so nobody knows which key it belongs to.
    YamlNoColon {} "yaml.no-colon" Error
    zh: "这一行没有冒号，不知道是哪一项", "请写成“标题: 内容”的样子；如果是上一项没写完的话，请接在上一行后面，或在行首加两个空格";
    en: "this line has no colon, so it belongs to no key", "write it as `key: value`; if it continues the line above, join them or indent it by two spaces";

    /// A line is indented unlike its neighbours.
    YamlIndent {} "yaml.indent" Error
    zh: "这一行的缩进和上下各行对不齐", "同一层的各行要从同一列开始；如果这一行是上一项的内容，请接在上一行后面，或整个放进引号";
    en: "this line is not aligned with its neighbours", "lines of one level begin in the same column; if it continues the text above, join them or put the text in quotes";

    /// A line begins with `- ` where no list stands.
    YamlStrayPoint {} "yaml.stray-point" Error
    zh: "这一行以“- ”开头，但这里不是列表", "要写列表，请让冒号后面空着，从下一行起每行写“- 内容”";
    en: "this line begins with `- `, but there is no list here", "for a list, leave the key's own line empty behind its colon and begin each line below with `- `";

    /// A line within a list does not begin with `- `.
    YamlNoPoint {} "yaml.no-point" Error
    zh: "列表里的这一行没有以“- ”开头", "请在行首加“- ”；如果是上一条的话，请接在上一行后面";
    en: "this line of a list does not begin with `- `", "begin it with `- `, or join it to the line above";

    /// A quote or bracket is opened and never closed.
    YamlUnclosed { mark } "yaml.unclosed" Error
    zh: "“{mark}”没有配上另一半", "请补上另一半；如果这个符号本来就是内容，请把整个内容放进单引号：'…'";
    en: "`{mark}` is never closed", "close it; if it is part of the text, put the whole text in single quotes: '…'";

    /// A backslash within double quotes is followed by a letter that means nothing there.
    YamlEscape { escape } "yaml.escape" Error
    zh: "双引号里的“{escape}”没有意义", "反斜杠请改成正斜杠“/”，或去掉两边的双引号";
    en: "`{escape}` means nothing within double quotes", "write `/` for the backslash, or leave the double quotes out";

    /// Anchors, aliases, tags and complex keys of YAML are not read.
    YamlAnchor { mark } "yaml.anchor" Error
    zh: "不支持YAML的引用、锚点和类型标记“{mark}”", "请直接写出内容；如果这个符号本来就是内容，请把整个内容放进引号";
    en: "YAML's anchors, aliases, tags and complex keys are not supported: `{mark}`", "write the value itself; if the mark is part of the text, put the text in quotes";

    /// The text holds a second YAML document.
    YamlSeveral {} "yaml.several" Error
    zh: "这一行“---”后面的内容不会读", "一个文件里只能有一份，请删去这一行，或把后面的内容移走";
    en: "what follows this line is not read", "a file holds one YAML document only: delete this line or move the rest elsewhere";

    /// Values are nested deeper than any header needs.
    YamlDeep { limit } "yaml.deep" Error
    zh: "内容一层套一层，超过了{limit}层", "请检查括号和缩进";
    en: "nested deeper than {limit} levels", "check brackets and indentation";

    /// A list in brackets has commas of both widths, so nobody knows which of them part it.
    YamlMixedCommas {} "yaml.mixed-commas" Warning
    zh: "方括号里中英文逗号混用，都当作分隔了", "请统一用一种逗号；如果某个逗号是内容，请给那一条加上引号";
    en: "commas of both widths part this list", "use one kind; put an item that holds a comma in quotes";

    /// Behind a key stands nothing but `# …`, which is a remark and no value.
    YamlOnlyRemark {} "yaml.only-remark" Warning
    zh: "“#”后面当作注释了，没有当作内容", "如果是内容，请加引号；如果是注释，请放在单独一行的最前面";
    en: "`# …` was taken as a remark, not as text", "if it is text, put it in quotes; if it is a remark, give it a line of its own at the margin";

    /// A text holds ` # `, which other programs take as the start of a remark.
    YamlRemark {} "yaml.remark" Warning
    zh: "“#”和后面的字也算作内容了", "如果是注释，请另起一行写；如果是内容，请给整个内容加上引号";
    en: "`#` and what follows were taken as part of the text", "give a remark a line of its own; put text that holds ` #` in quotes";

    // base/yaml/fields: keys and the type of their values.

    /// A key that nobody knows.
    UnknownKey { key, known } "key.unknown" Error
    zh: "没有“{key}”这一项", "这里可以写：{known}";
    en: "unknown key “{key}”", "known here: {known}";

    /// A key stands twice, or once in Chinese and once in English.
    KeyTwice { key, first, line } "key.twice" Error
    zh: "“{key}”和第{line}行的“{first}”重复了", "只留一个";
    en: "“{key}” says again what “{first}” says on line {line}", "keep one of them";

    /// A key's value must be one piece of text.
    NotText { key } "value.text" Error
    zh: "“{key}”只能写一行文字", "如果方括号、花括号或冒号本来就是内容，请给整个内容加上引号";
    en: "“{key}” takes one piece of text", "if brackets or a colon are part of it, put the text in quotes";

    /// A key's value must be a list.
    NotList { key } "value.list" Error
    zh: "“{key}”有好几行，分不清是几条", "每条单独一行，以“- ”开头";
    en: "“{key}” has several lines that are no list", "begin the line of each item with `- `";

    /// A key's value must be a map.
    NotMap { key, example } "value.map" Error
    zh: "“{key}”要分项写", "请在下面各行缩进两格，写成“{example}”的样子";
    en: "“{key}” has parts of its own", "indent the lines below it by two spaces and write them as `{example}`";

    /// A key's value must be a whole number.
    NotNumber { key, value } "value.number" Error
    zh: "“{key}”要写一个整数，“{value}”不是", "例如：{key}: 3";
    en: "“{key}” takes a whole number, not “{value}”", "for example `{key}: 3`";

    /// A key's value must be a day.
    NotDate { key, value } "value.date" Error
    zh: "“{key}”的“{value}”不是一个日期，或没有这一天", "请写成2013-11-25、2013-11-25 09:30或2013年11月25日";
    en: "“{value}” for “{key}” is no date, or there is no such day", "write 2013-11-25, 2013-11-25 09:30 or 2013年11月25日";

    /// A key's value must be 是 or 否.
    NotFlag { key, value } "value.flag" Error
    zh: "“{key}”只能写“是”或“否”，“{value}”不是", "请写“{key}: 是”或“{key}: 否”";
    en: "“{key}” takes yes or no, not “{value}”", "write `{key}: yes` or `{key}: no`";

    /// A key's value must be one of a few words.
    NotChoice { key, value, known } "value.choice" Error
    zh: "“{key}”不能写“{value}”", "可以写：{known}";
    en: "“{value}” is no value for “{key}”", "known: {known}";

    /// A key that must be there is missing.
    KeyMissing { key, chinese, english } "key.missing" Error
    zh: "缺少“{key}”", "请加上“{chinese}”";
    en: "“{key}” is missing", "add `{english}`";

    // document/read_header: what the headers of content say.

    /// A file of content has no header.
    NoHeader {} "header.none" Error
    zh: "没有找到稿件开头的各项说明", "请在最前面写一行“---”，下面写“标题: …”“日期: …”等各项，再写一行“---”，然后才是正文";
    en: "there is no header", "begin with a line `---`, then `title: …`, `date: …` and so on, and another line `---` before the text";

    /// The line around a header was typed with other dashes than `---`.
    WrongBar { typed } "header.bar" Error
    zh: "“{typed}”不是三个英文减号", "请在英文输入状态下写“---”";
    en: "“{typed}” is not three hyphens", "type `---`";

    /// The header's closing `---` is missing.
    HeaderOpen {} "header.open" Error
    zh: "稿件开头的各项说明没有结束", "请在最后一项下面写一行“---”，再写正文";
    en: "the header is never closed", "write a line `---` below its last key, before the text";

    /// A header is larger than any header could be.
    HeaderHuge { limit } "header.huge" Error
    zh: "稿件开头的各项说明超过了{limit}", "可能是结束的“---”放错了地方";
    en: "the header is larger than {limit}", "its closing `---` may be misplaced";

    /// Neither folder nor header tells the kind of a file.
    KindUnknown { known } "header.kind" Error
    zh: "不知道这是哪一种稿件", "请放进对应的文件夹，或写明“种类: …”，可以写：{known}";
    en: "cannot tell the kind of this file", "move it to the folder of its kind, or add `kind: …`: {known}";

    /// A key belongs to another kind of content.
    KeyOfOther { key, owners, kind, english_owners, english_kind } "key.other-kind" Error
    zh: "“{key}”是{owners}用的，{kind}里不能写", "请删去这一项；如果稿件种类不对，请改“种类”或换一个文件夹";
    en: "“{key}” is for {english_owners}, not for {english_kind}", "remove it, or correct `kind` or the folder";

    /// A name for addresses holds other characters than small letters, digits and hyphens.
    BadSlug { slug, good } "header.slug" Error
    zh: "网址名“{slug}”只能用小写英文字母、数字和“-”", "例如：{good}";
    en: "the slug “{slug}” may hold only small letters, digits and `-`", "for example {good}";

    /// A check is waived without a reason.
    WaiveReason { code } "waive.reason" Error
    zh: "免检“{code}”没有写理由", "请写成“{code}: 理由”";
    en: "no reason is given for waiving “{code}”", "write `{code}: reason`";

    /// A check is waived that does not exist.
    WaiveUnknown { code } "waive.unknown" Warning
    zh: "没有“{code}”这种检查", "请照检查结果里方括号中的代码写";
    en: "there is no check “{code}”", "copy the code from the report";

    /// A period ends before it begins.
    PeriodTurned { from, to } "period.turned" Error
    zh: "止（{to}）在起（{from}）之前", "请核对两个日期";
    en: "the end ({to}) is before the beginning ({from})", "check both dates";

    /// A phase lies outside its campaign.
    PhaseOutside { phase, from, to } "period.outside" Error
    zh: "阶段“{phase}”超出了活动的起止（{from}至{to}）", "请核对阶段和活动的日期";
    en: "the phase “{phase}” lies outside its campaign ({from} to {to})", "check the dates of both";

    /// An issue's number cannot be read.
    BadIssueNumber { value } "header.issue-number" Error
    zh: "期号“{value}”认不出来", "请写3、第3期、增刊1或增刊第1期";
    en: "cannot read the issue number “{value}”", "write 3, 第3期, 增刊1 or 增刊第1期";

    /// A board's size cannot be read.
    BadSize { value } "header.size" Error
    zh: "尺寸“{value}”认不出来", "请写A0、A1、A2、A3，或“宽x高”的毫米数，如841x1189，每边50到5000";
    en: "cannot read the size “{value}”", "write A0 to A3, or width x height in millimetres such as 841x1189, each side from 50 to 5000";

    // document/data: units.yml, people.yml, terms.yml.

    /// A unit, a person or a word stands twice in a data file.
    DataTwice { name, line } "data.twice" Error
    zh: "“{name}”在第{line}行已经有了", "只留一个，或改名";
    en: "“{name}” stands on line {line} already", "keep one, or rename it";

    /// A data file is not the list or map that it should be.
    DataShape { example } "data.shape" Error
    zh: "这个文件的写法不对", "请写成“{example}”的样子";
    en: "this file is not written as it should be", "write it as `{example}`";

    // config: the settings of a desk.

    /// The site's address is no address.
    BadAddress { value } "settings.base-url" Error
    zh: "网址“{value}”不对", "请写完整的网址，例如：http://10.0.0.8/jianbao";
    en: "“{value}” is no address for a site", "write it in full, such as http://10.0.0.8/jianbao";

    /// The site's domain is no domain.
    BadDomain { value } "settings.domain" Error
    zh: "域名“{value}”不对", "只写域名，不写http://和路径，例如：www.example.gov.cn";
    en: "“{value}” is no domain", "write the domain alone, without http:// or a path, such as www.example.gov.cn";

    /// The site's code has the wrong form.
    BadSiteId { value } "settings.site-id" Error
    zh: "标识码“{value}”不对", "政府网站标识码是10位数字，或2个字母加8位数字；没有就不写这一项";
    en: "“{value}” is no site code", "it has 10 digits, or 2 letters and 8 digits; leave the key out when there is none";

    /// The theme is no plain folder name.
    BadTheme { value } "settings.theme" Error
    zh: "主题“{value}”不是文件夹名", "请写themes里的文件夹名，例如：official";
    en: "the theme “{value}” is no folder name", "name a folder below themes/, such as official";

    /// The output folder is outside the desk or holds its own files.
    BadOut { value } "settings.out" Error
    zh: "不能输出到“{value}”", "请写稿件目录里一个专用的文件夹，例如：public";
    en: "“{value}” cannot be the output folder", "name a folder of its own within the desk, such as public";

    /// A number in the settings is too small or too large.
    OutOfBounds { key, least, most } "settings.bounds" Error
    zh: "“{key}”要在{least}和{most}之间", "请改这个数";
    en: "“{key}” must be from {least} to {most}", "change the number";
}
