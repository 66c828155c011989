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
        #[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
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
        pub(crate) const CODES: &[(&str, Severity, &str)] = &[
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

    /// A file was converted from another encoding while it was read.
    Converted { encoding } "source.converted" Hint
    zh: "文件是{encoding}编码，已按此读入", "另存为UTF-8，换一台电脑也不会乱码";
    en: "read as {encoding}", "save it as UTF-8 and it reads the same everywhere";

    /// A file in `content/data` that is none of the desk's lists.
    UnknownList {} "source.unknown-list" Warning
    zh: "content/data里只放units.yml、people.yml和terms.yml，这个文件没有用上", "改名或移走";
    en: "content/data holds units.yml, people.yml and terms.yml; this file was not used", "rename or move it";

    // ---- site

    /// Two documents would have the same address.
    SameAddress { address, other } "site.same-address" Error
    zh: "网址“{address}”与“{other}”相同", "给其中一篇写上不同的“网址名”（slug）";
    en: "the address {address} is also that of {other}", "give one of them another `slug`";

    /// A document's name has nothing that an address can be made of.
    NoAddress {} "site.no-address" Error
    zh: "文件名里没有可以作网址的字", "写一行“网址名”（slug），用小写字母、数字和短横线";
    en: "no address can be made of the file's name", "add a `slug` of small letters, digits and hyphens";

    /// A name that the program itself uses for a page, or Windows for a device.
    ReservedAddress { slug } "site.reserved-address" Error
    zh: "网址名“{slug}”由程序或Windows自用", "换一个网址名";
    en: "the slug {slug} is used by the program itself or by Windows", "choose another";

    /// A file of `static/` would overwrite a page that the program makes.
    StaticClash { address } "site.static-clash" Error
    zh: "static里的这个文件会盖住程序生成的“{address}”", "改名或移走";
    en: "this file of static/ would overwrite {address}, which the program makes", "rename or move it";

    /// A link to an article that is not there.
    BrokenLink { target } "link.broken" Error
    zh: "找不到链接的文件“{target}”", "链接写相对于本文件的路径，例如 ../practice/文件名.md";
    en: "the link's file {target} is not there", "write the path as seen from this file, such as ../practice/name.md";

    /// A link to a heading that is not there.
    BrokenAnchor { anchor } "link.anchor" Error
    zh: "找不到小标题“{anchor}”", "井号后面写小标题的文字或它的锚点";
    en: "there is no heading “{anchor}”", "after # write the heading's text or its anchor";

    /// A link to a draft, which readers cannot open.
    DraftLink { target } "link.draft" Warning
    zh: "链接的“{target}”还是草稿，页面上只显示文字", "定稿后去掉它的“草稿”一行";
    en: "{target} is still a draft; the page shows plain text", "remove `draft` there when it is final";

    /// An address of a kind that pages must not carry.
    BadAddress { address } "link.bad-address" Error
    zh: "不能用的网址“{address}”", "只能用http、https、mailto、tel，或文件的相对路径";
    en: "the address {address} cannot be used", "only http, https, mailto, tel or a relative path may stand here";

    /// The file's name is spelt with other letter case than the link.
    LetterCase { actual } "link.letter-case" Warning
    zh: "文件名的大小写不同，实际是“{actual}”", "照实际文件名写，换到别的服务器才不会断";
    en: "the file is spelt {actual}", "spell it so; other servers tell the cases apart";

    /// A picture that is not there.
    MissingPicture { target } "picture.missing" Error
    zh: "找不到图片“{target}”", "把图片放在稿件旁边，写文件名即可；以 / 开头的放在static里";
    en: "the picture {target} is not there", "put it beside the article; a path that starts with / is below static/";

    /// A file that is no picture.
    NotPicture { target } "picture.unreadable" Error
    zh: "“{target}”不是能用的图片", "用看图软件打开它，另存为JPEG或PNG";
    en: "{target} is no picture that can be used", "open it in a viewer and save it as JPEG or PNG";

    /// A picture with more pixels than any page or press can use.
    HugePicture { target } "picture.huge" Error
    zh: "图片“{target}”超过1.2亿像素", "先用看图软件缩小，长边4000像素足够上网和印刷";
    en: "the picture {target} has more than 120 million pixels", "make it smaller first: 4000 pixels on the long side are enough for the web and for print";

    /// HEIC or AVIF of a telephone, which few browsers and no press can read.
    PhonePicture { target } "picture.phone" Error
    zh: "“{target}”是手机拍的HEIC（或AVIF）照片，浏览器和印刷都读不了", "用看图软件另存为JPEG；手机上可在“相机—格式”里选“兼容性最佳”";
    en: "{target} is a telephone's HEIC (or AVIF) photo, which neither browsers nor presses read", "save it as JPEG; on the telephone choose “Most Compatible” among the camera's formats";

    /// An SVG drawing that holds a script, an event handler or an embedded page.
    ActivePicture { target } "picture.script" Error
    zh: "SVG图片“{target}”里有脚本、动作或嵌入的网页，读者打开时会执行", "用绘图软件另存为“普通SVG”，或者导出为PNG";
    en: "the SVG picture {target} holds a script, an action or an embedded page, which would run when it is opened", "save it as plain SVG, or export it as PNG";

    /// An SVG drawing that fetches a picture, a style or a font from elsewhere.
    FetchingPicture { target } "picture.fetches" Error
    zh: "SVG图片“{target}”要从别处取图片、样式或字体，内网打不开", "把用到的图片嵌入SVG，或者导出为PNG";
    en: "the SVG picture {target} fetches pictures, styles or fonts from elsewhere", "embed them in the drawing, or export it as PNG";

    /// The pixels of a picture cannot be decoded, though its head is sound.
    BrokenPicture {} "picture.broken" Error
    zh: "图片坏了：打得开文件头，读不出画面", "用看图软件看看是否完整，重新拷贝或另存";
    en: "the picture is damaged: its head can be read, its pixels cannot", "look at it in a viewer, copy or save it again";

    /// A picture that stands on another server.
    OutsidePicture { address } "picture.outside" Error
    zh: "图片“{address}”在别的网站上，内网打不开", "下载后放在稿件旁边";
    en: "the picture {address} stands on another server", "save it beside the article";

    /// A picture without a word on what it shows.
    NoAlt {} "picture.no-alt" Warning
    zh: "图片没有说明文字", "写在方括号里：![会议现场](图片.jpg)";
    en: "the picture has no description", "write it in the brackets: ![what it shows](picture.jpg)";

    /// An issue or a board names an article that is not there.
    MissingItem { target } "issue.missing-item" Error
    zh: "篇目里的“{target}”找不到", "写相对于content文件夹的路径，例如 news/文件名.md";
    en: "the item {target} is not there", "write its path below content, such as news/name.md";

    /// An item that is no article.
    NotArticle { target } "issue.not-article" Error
    zh: "篇目里的“{target}”不是稿件", "只能选访谈、政策、典型做法和动态";
    en: "the item {target} is no article", "only interviews, policy, practice and news can be taken";

    /// An article stands twice in an issue.
    ItemTwice { target } "issue.item-twice" Warning
    zh: "“{target}”在本期出现了两次，只排一次", "删去一处";
    en: "{target} stands twice in this issue and is set once", "remove one";

    /// An article is newer than the issue that carries it.
    ItemLater { target, date } "issue.item-later" Warning
    zh: "“{target}”的日期{date}晚于本期", "核对日期";
    en: "{target} is dated {date}, after the issue", "check the dates";

    /// Two issues have the same number.
    SameIssue { number, other } "issue.same-number" Error
    zh: "{number}与“{other}”重号", "改期号";
    en: "{number} is also the number of {other}", "change one number";

    /// An issue without articles.
    EmptyIssue {} "issue.empty" Warning
    zh: "这一期没有稿件", "在“篇目”里列出稿件，或用“选稿”按条件选";
    en: "this issue has no articles", "list them under `items`, or choose them with `select`";

    /// A unit that units.yml does not list.
    UnknownUnit { name } "unit.unknown" Error
    zh: "单位表里没有“{name}”", "写units.yml里的名称、简称或代号，或把它加进单位表";
    en: "units.yml does not list “{name}”", "write a name, short name or id from units.yml, or add it there";

    /// Two units share a name or id.
    SameUnit { name } "unit.same" Error
    zh: "单位表里“{name}”重复", "名称、简称、代号和曾用名都不能重复";
    en: "“{name}” stands twice in units.yml", "names, short names, ids and former names must differ";

    /// A unit is its own parent, directly or by way of others.
    UnitCycle { name } "unit.cycle" Error
    zh: "“{name}”的上级绕回了自己", "改正“上级”（parent）";
    en: "the parents of “{name}” lead back to itself", "correct `parent`";

    /// A campaign that is not there.
    UnknownCampaign { name } "campaign.unknown" Error
    zh: "没有叫“{name}”的活动", "写campaigns文件夹里活动的文件名、标题或简称";
    en: "there is no campaign “{name}”", "write the file name, title or short name of one in campaigns/";

    /// A phase that the campaign does not have.
    UnknownPhase { name, campaign } "campaign.unknown-phase" Error
    zh: "活动“{campaign}”没有“{name}”这个阶段", "照活动文件里的阶段名写";
    en: "the campaign {campaign} has no phase “{name}”", "write a phase's name as the campaign's file has it";

    /// A phase is named without its campaign.
    PhaseAlone { name } "campaign.phase-alone" Error
    zh: "写了阶段“{name}”，没有写活动", "加一行“活动”";
    en: "the phase “{name}” is named without a campaign", "add `campaign`";

    /// Campaigns lead up to one another in a circle.
    CampaignCycle { name } "campaign.cycle" Error
    zh: "“{name}”的“前奏于”绕回了自己", "改正“前奏于”（prelude_of）";
    en: "`prelude_of` of “{name}” leads back to itself", "correct it";
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

    /// A mistake is waived that stops a build: only warnings and hints can be.
    WaiveError { code } "waive.error" Warning
    zh: "“{code}”是错误，不能免检", "删去这一条，照检查结果改正；只有警告和提示可以免检";
    en: "“{code}” is an error and cannot be waived", "take this entry out and correct the mistake; only warnings and hints can be waived";

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

    /// 视距 cannot be read.
    BadDistance { value } "header.distance" Error
    zh: "视距“{value}”认不出来", "请写“2米”或“150厘米”，从0.5米到20米";
    en: "cannot read the viewing distance “{value}”", "write 2m or 150cm, from 0.5 to 20 metres";

    /// 份号 is no number of at most six digits.
    BadCopyNumber { value } "header.copy-number" Error
    zh: "份号“{value}”不是1到6位的数字", "例如：份号: 000001";
    en: "the copy number “{value}” is no number of up to six digits", "for example `copy_number: 000001`";

    /// 密级 cannot be read.
    BadSecrecy { value } "header.secrecy" Error
    zh: "密级“{value}”认不出来", "请写绝密、机密或秘密，后面可以加★和期限，例如“机密★1年”；内部刊物写“内部资料 注意保存”";
    en: "cannot read the secrecy “{value}”", "write 绝密, 机密 or 秘密, perhaps with ★ and a term, such as 机密★1年; or 内部资料";

    /// A document marked secret is to be published.
    SecretShown { secrecy } "header.secret-shown" Warning
    zh: "标了“{secrecy}”的文件会发布到网站上", "涉密文件不得放进非涉密的电脑和网络；网站确在涉密网内的，请免检并写明理由";
    en: "a document marked “{secrecy}” will stand on the site", "keep secrets off networks that are not meant for them; waive this with a reason if yours is";

    /// 发文字号 is typed in another form than the standard's.
    DocumentNumber { typed, better } "header.document-number" Hint
    zh: "文号“{typed}”按“{better}”排印", "年份写全四位，放在六角括号〔〕里；序号前不加“第”，不补0";
    en: "the number “{typed}” is set as “{better}”", "the year stands in 〔〕 in full; no 第 and no leading zero before the number";
    // ---- theme

    /// The settings name a theme that is nowhere.
    UnknownTheme { name, known } "theme.unknown" Error
    zh: "没有叫“{name}”的主题", "可以写：{known}";
    en: "there is no theme {name}", "it may be: {known}";

    /// Themes rest on each other in a circle.
    ThemeCycle { chain } "theme.cycle" Error
    zh: "主题互相沿用，绕成了一圈：{chain}", "删去其中一个theme.yml里的extends；不写就沿用official";
    en: "themes rest on each other in a circle: {chain}", "take `extends` out of one theme.yml; without it a theme rests on official";

    /// Templates extend or include each other in a circle.
    TemplateCycle { chain } "theme.template-cycle" Error
    zh: "模板互相引用，绕成了一圈：{chain}", "把其中一处extends或include去掉";
    en: "templates use each other in a circle: {chain}", "take one `extends` or `include` out";

    /// A template extends or includes one that is nowhere.
    TemplateMissing { name } "theme.template-missing" Error
    zh: "没有叫“{name}”的模板", "请核对文件名；模板放在themes/<主题>/web/里";
    en: "there is no template {name}", "check the name; templates stand in themes/<theme>/web/";

    /// A template cannot be read or filled.
    TemplateMistake { message } "theme.template" Error
    zh: "模板有误：{message}", "改正themes文件夹里的这个模板，或删去它，改用自带的";
    en: "the template is wrong: {message}", "correct this file in the themes folder, or delete it to use the built-in one";
    // print

    /// Faces that the settings name are neither in the theme nor in the system.
    MissingFace { role, named, instead, setting } "print.missing-face" Warning
    zh: "没有找到设置中指定的{role}字体“{named}”，改用{instead}", "请把字体文件放进主题的fonts文件夹，或装到这台电脑上，或改正print.fonts.{setting}的字体名";
    en: "the face “{named}” that the settings name for {role} was not found, {instead} stands in", "put its file into the theme's fonts folder, install it, or correct the name at print.fonts.{setting}";

    /// The theme has no face for a role and another one stands in.
    NoRoleFace { role, instead, theme } "print.no-face" Hint
    zh: "主题“{theme}”里没有{role}字体，改用{instead}；公文和简报的正文应当用{role}", "请把{role}字体文件放进themes/{theme}/fonts，例如jianbao-fang.ttf";
    en: "the theme “{theme}” has no face for {role}, {instead} stands in", "put a font file for {role} into themes/{theme}/fonts, for instance jianbao-fang.ttf";

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

    /// Typst warns of a template, or of a text that the template set.
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

    /// A picture cannot be read when a print needs it.
    UnprintablePicture { picture } "print.picture" Error
    zh: "印不出图片“{picture}”：文件读不出来", "请用看图软件打开它，另存为JPEG或PNG";
    en: "the picture “{picture}” cannot be printed: its file cannot be read", "open it in a viewer and save it as JPEG or PNG";

    /// Something is wider or taller than the type area.
    Overfull { over } "print.overfull" Warning
    zh: "这一处超出版心{over}毫米", "表格请拆成两张，或者缩短单元格文字；长网址、长编号请断开或删去";
    en: "this runs {over} mm over the edge of the type area", "part the table into two or shorten its cells; part long addresses and numbers";

    /// A board's text does not fit at the smallest size that readers can read.
    BoardTooFull { what, over, least } "print.board-full" Error
    zh: "展板放不下：字号缩到{least}磅仍多出{over}%，最长的是“{what}”；再小站着就看不清了", "请删短文字、减少篇目，或写 选文: 摘要，或加大尺寸；人站得近的，可以用“视距”写明";
    en: "the board cannot hold its text: at {least} points {over} % are too much, the longest being “{what}”; smaller type cannot be read by people who stand", "shorten the text, take fewer items, write `text: summary`, or a larger `size`; where people stand near, say so with `distance`";

    /// A board has neither items nor text.
    BoardEmpty {} "print.board-empty" Warning
    zh: "这块展板只有标题", "请在“篇目”里写上稿件，或在下面写文字";
    en: "this board has nothing but its title", "name articles under `items`, or write text below the header";

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

    // document/data: units.yml, people.yml, terms.yml.

    /// A unit, a person or a word stands twice in a data file.
    DataTwice { name, line } "data.twice" Error
    zh: "“{name}”在第{line}行已经有了", "只留一个，或改名";
    en: "“{name}” stands on line {line} already", "keep one, or rename it";

    /// A data file is not the list or map that it should be.
    DataShape { example } "data.shape" Error
    zh: "这个文件的写法不对", "请写成“{example}”的样子";
    en: "this file is not written as it should be", "write it as `{example}`";

    // check: the texts against terms.yml and people.yml.

    /// A word that terms.yml lists as wrong.
    WrongWord { word, right } "words.wrong" Warning
    zh: "“{word}”是错的写法", "改成“{right}”";
    en: "“{word}” is a wrong spelling", "write “{right}”";

    /// A word that terms.yml asks to use with care.
    CarefulWord { word, advice } "words.careful" Warning
    zh: "“{word}”要慎用", "{advice}";
    en: "“{word}” is to be used with care", "{advice}";

    /// A name that terms.yml lists as retired.
    RetiredName { word } "words.retired" Warning
    zh: "“{word}”已经停用", "写的是改名以前的事，前面加“原”字";
    en: "“{word}” is no longer used", "put “原” before it where the text speaks of earlier times";

    /// A set phrase that is written otherwise than terms.yml has it.
    FixedPhrase { typed, fixed } "words.fixed" Warning
    zh: "固定表述写成了“{typed}”", "一字不易，写“{fixed}”";
    en: "a set phrase is written “{typed}”", "keep to “{fixed}”";

    /// A short form that a text uses before it gives the full one.
    ShortFirst { short, full } "words.short" Hint
    zh: "头一次用“{short}”，前面没有写全称", "写“{full}（以下简称‘{short}’）”；网页会自己加说明，印刷的不会";
    en: "“{short}” is used before its full form is given", "write “{full}（以下简称‘{short}’）”; pages explain it by themselves, prints do not";

    /// A person is named with an office that was held at another time.
    PostNotThen { name, post, date, period } "people.not-then" Warning
    zh: "{name}任“{post}”是{period}，本稿日期是{date}", "改正职务；写的是别的时候的职务，前面加“时任”或“原”";
    en: "{name} held the office “{post}” {period}; this text is of {date}", "correct the office, or put “时任” or “原” before it";

    /// A person is named with an office that people.yml does not know of.
    PostOther { name, post, date, held } "people.other-post" Warning
    zh: "{name}在{date}的职务是“{held}”，不是“{post}”", "改正姓名或职务；确有这个职务的，补进people.yml";
    en: "the office of {name} on {date} was “{held}”, not “{post}”", "correct the name or the office, or add the office to people.yml";

    // check: marks and numerals, GB/T 15834-2011 and GB/T 15835-2011.

    /// A half-width mark that stands in Chinese text.
    HalfMark { typed, better } "marks.half" Warning
    zh: "中文里用了半角的“{typed}”", "改成“{better}”";
    en: "the half-width “{typed}” stands in Chinese text", "write “{better}”";

    /// Straight quotation marks in Chinese text.
    StraightQuotes { typed, better } "marks.quotes" Warning
    zh: "中文里用了直引号 {typed}", "改成{better}，前后引号分开打";
    en: "the straight quote {typed} stands in Chinese text", "write {better}";

    /// A mark without its other half in the paragraph.
    LoneMark { typed } "marks.lone" Warning
    zh: "“{typed}”在这一段里没有配上另一半", "补上另一半，或删去；也看看是不是前后用反了";
    en: "“{typed}” has no counterpart in this paragraph", "add the other half or delete it; perhaps they are turned";

    /// Quotation marks or book-title marks within others of the same kind.
    NestedMark { typed, better } "marks.nested" Hint
    zh: "“{typed}”里面又用了“{typed}”", "里层用“{better}”（GB/T 15834）";
    en: "“{typed}” stands within “{typed}”", "write “{better}” for the inner ones (GB/T 15834)";

    /// Marks behind each other where one is enough.
    DoubledMark { typed } "marks.doubled" Warning
    zh: "标点重了：“{typed}”", "只留一个";
    en: "marks behind each other: “{typed}”", "keep one";

    /// Dots that are not the six of an ellipsis.
    Ellipsis { typed } "marks.ellipsis" Hint
    zh: "省略号写成了“{typed}”", "改成“……”，六个点，占两个字";
    en: "the ellipsis is written “{typed}”", "write “……”";

    /// Strokes that are not the two of a dash.
    Dash { typed } "marks.dash" Hint
    zh: "破折号写成了“{typed}”", "改成“——”，占两个字";
    en: "the dash is written “{typed}”", "write “——”";

    /// A dot between the parts of a name that is no middle dot.
    NameDot { typed } "marks.dot" Hint
    zh: "间隔号用了“{typed}”", "改成“·”";
    en: "“{typed}” stands for the middle dot", "write “·”";

    /// 、 between quotations or titles of books that follow each other.
    NeedlessPause { typed, better } "marks.between" Hint
    zh: "并列的引号、书名号之间通常不用顿号", "改成“{better}”（GB/T 15834，4.5.3.5）";
    en: "no 、 stands between quotations or titles as a rule", "write “{better}” (GB/T 15834, 4.5.3.5)";

    /// The mark behind an ordinal number is another than the scheme has.
    OrdinalMark { typed, better } "marks.ordinal" Hint
    zh: "序号写成了“{typed}”", "改成“{better}”；公文的序号是一、（一）1.（1）";
    en: "the ordinal is written “{typed}”", "write “{better}”; the official scheme is 一、（一）1.（1）";

    /// A typed space beside Han that the text does not need.
    TypedSpace { typed, better } "marks.space" Hint
    zh: "“{typed}”中间不用空格", "改成“{better}”，疏密由排版去管";
    en: "“{typed}” needs no space", "write “{better}”; the layout takes care of gaps";

    /// A title that ends in a mark.
    TitleMark { typed } "marks.title" Hint
    zh: "标题末尾有“{typed}”", "标题末尾不用标点，分句之间空一格";
    en: "the title ends in “{typed}”", "titles end without a mark; a space parts their clauses";

    /// A paragraph that stops in the middle of a sentence.
    NoEnd {} "marks.no-end" Hint
    zh: "这一段末尾没有标点", "看看后面是不是漏了字，或者和下一段本是一句";
    en: "this paragraph ends without a mark", "see whether words are missing, or the next paragraph goes on with it";

    /// A digit or Latin letter of full width.
    WideCharacter { typed, better } "marks.wide" Warning
    zh: "“{typed}”是全角的", "数字和字母用半角：“{better}”";
    en: "“{typed}” is full-width", "digits and letters are half-width: “{better}”";

    /// A radical or compatibility form that looks like a common character.
    LookAlike { typed, code, better } "marks.look-alike" Warning
    zh: "“{typed}”（{code}）样子像“{better}”，却是另一个字，搜索找不到", "多半是从PDF复制来的，重新打成“{better}”";
    en: "“{typed}” ({code}) looks like “{better}” and is another character", "perhaps it was copied from a PDF; type “{better}”";

    /// A character that nobody sees or that means nothing.
    StrangeCharacter { code } "marks.strange" Warning
    zh: "这里有一个看不见的或者没有定义的字符（{code}）", "删去它，把前后的字重新打一遍";
    en: "here is a character that is invisible or means nothing ({code})", "delete it and type its neighbours again";

    /// A year of two digits.
    ShortYear { typed, better } "numbers.short-year" Warning
    zh: "年份“{typed}”只写了两位", "写全四位，如“{better}”；年代写“20世纪90年代”";
    en: "the year “{typed}” has two digits only", "write all four, such as “{better}”, or 20世纪90年代";

    /// A day that the calendar does not have.
    NoSuchDay { typed } "numbers.no-day" Warning
    zh: "没有“{typed}”这一天", "核对日期";
    en: "there is no “{typed}”", "check the date";

    /// A date whose day of the week is another.
    WrongWeekday { typed, weekday, right } "numbers.weekday" Warning
    zh: "“{typed}”是{right}，不是{weekday}", "核对日期和星期";
    en: "“{typed}” is {right}, not {weekday}", "check both";

    /// A date with leading zeros in running text.
    LeadingZero { typed, better } "numbers.leading-zero" Hint
    zh: "“{typed}”的月、日不用补0", "写“{better}”";
    en: "“{typed}” takes no leading zeros", "write “{better}”";

    /// A date half in Chinese, half in Arabic numerals.
    MixedDate { typed } "numbers.mixed-date" Warning
    zh: "“{typed}”里汉字数字和阿拉伯数字混用", "一个日期只用一种：2013年11月20日，或二〇一三年十一月二十日";
    en: "“{typed}” mixes Chinese and Arabic numerals", "write 2013年11月20日 or 二〇一三年十一月二十日";

    /// 零, ○ or O in a year where 〇 belongs.
    ChineseZero { typed, better } "numbers.zero" Warning
    zh: "年份“{typed}”里的零写错了", "年份和编号用“〇”：“{better}”";
    en: "the zero of “{typed}” is a wrong one", "years and numbers take 〇: “{better}”";

    /// A range of numbers with a wrong stroke, or without its first per cent sign.
    NumberRange { typed, better } "numbers.range" Hint
    zh: "范围写成了“{typed}”", "改成“{better}”：数值用浪纹线，年份用一字线，百分号前后都写";
    en: "the range is written “{typed}”", "write “{better}”: ～ between numbers, — between years, the per cent sign behind both";

    /// An approximation with a mark between its numerals.
    Approximate { typed, better } "numbers.approximate" Hint
    zh: "概数“{typed}”中间不用顿号", "改成“{better}”";
    en: "the approximation “{typed}” takes no 、", "write “{better}”";

    /// 百分之 before Arabic digits.
    MixedPercent { typed, better } "numbers.percent" Warning
    zh: "“{typed}”一半汉字、一半阿拉伯数字", "改成“{better}”，或者全用汉字";
    en: "“{typed}” is half Chinese, half Arabic", "write “{better}”, or Chinese numerals throughout";

    /// The number of a document in other brackets, or with 第, leading zeros, a year of two digits.
    DocumentBrackets { typed, better } "numbers.document" Warning
    zh: "文号写成了“{typed}”", "改成“{better}”：六角括号，年份四位，不加“第”，不补0";
    en: "the document's number is written “{typed}”", "write “{better}”: 〔〕, a year of four digits, no 第, no leading zeros";

    /// A character that was typed twice.
    TypedTwice { typed, better } "words.twice" Hint
    zh: "“{typed}”可能多打了一个字", "改成“{better}”";
    en: "“{typed}” is perhaps typed twice", "write “{better}”";

    // config: the settings of a desk.

    /// The site's address is no address.
    BadBaseUrl { value } "settings.base-url" Error
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
