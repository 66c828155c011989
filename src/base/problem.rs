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
}
