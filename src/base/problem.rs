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

    /// A file was converted from another encoding while it was read.
    Converted { encoding } "source.converted" Hint
    zh: "文件是{encoding}编码，已按此读入", "另存为UTF-8，换一台电脑也不会乱码";
    en: "read as {encoding}", "save it as UTF-8 and it reads the same everywhere";

    /// A file in `content/data` that is none of the desk's lists.
    UnknownList {} "source.unknown-list" Warning
    zh: "content/data里只放units.yml、people.yml和terms.yml，这个文件没有用上", "改名或移走";
    en: "content/data holds units.yml, people.yml and terms.yml; this file was not used", "rename or move it";

    // ---- site

    /// A file lies in a folder that stands for no kind, and names none itself.
    UnplacedFile {} "site.unplaced" Error
    zh: "这个文件不在任何一类稿件的文件夹里", "放进interviews、policy、practice、news、campaigns、bulletins、boards或pages文件夹，或在稿头写明“种类”";
    en: "this file lies in no kind's folder", "move it below interviews, policy, practice, news, campaigns, bulletins, boards or pages, or name its `kind`";

    /// Two documents would have the same address.
    SameAddress { address, other } "site.same-address" Error
    zh: "网址“{address}”与“{other}”相同", "给其中一篇写上不同的“网址名”（slug）";
    en: "the address {address} is also that of {other}", "give one of them another `slug`";

    /// A document's name has nothing that an address can be made of.
    NoAddress {} "site.no-address" Error
    zh: "文件名里没有可以作网址的字", "写一行“网址名”（slug），用小写字母、数字和短横线";
    en: "no address can be made of the file's name", "add a `slug` of small letters, digits and hyphens";

    /// A name that the program itself uses for a page.
    ReservedAddress { slug } "site.reserved-address" Error
    zh: "网址名“{slug}”由程序自用", "换一个网址名";
    en: "the slug {slug} is used by the program itself", "choose another";

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
    zh: "“{target}”不是能用的图片", "用JPEG、PNG、GIF、WebP或SVG格式重新保存";
    en: "{target} is no picture that can be used", "save it again as JPEG, PNG, GIF, WebP or SVG";

    /// A picture with more pixels than any page or press can use.
    HugePicture { target } "picture.huge" Error
    zh: "图片“{target}”超过2亿像素", "先缩小再放进来";
    en: "the picture {target} has more than 200 million pixels", "make it smaller first";

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
}
