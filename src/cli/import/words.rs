//! What a clerk is told about an import, in both languages.

use crate::base::diag::Lang;
use crate::cli::new::Kind;
use crate::import::{Head, Notice, Refusal};

/// Why a file was not imported, and what to do.
pub(super) fn refusal(file: &str, why: Refusal, lang: Lang) -> String {
    let (zh, en) = match why {
        Refusal::OldFormat => (
            "这种格式读不了；请用Word或WPS打开，选“另存为”，类型选“Word文档（*.docx）”，再导入",
            "this format cannot be read: open it in Word or WPS, save it as .docx, and import that",
        ),
        Refusal::UnknownFormat => (
            "不是.docx，也不是.txt；请用Word或WPS另存为“Word文档（*.docx）”再导入",
            "neither .docx nor .txt: save it as .docx in Word or WPS and import that",
        ),
        Refusal::Locked => (
            "设了打开密码；请用Word打开，取消密码后保存，再导入",
            "it is locked with a password: open it in Word, take the password off, and import again",
        ),
        Refusal::Broken => (
            "文件坏了，或者没有传完；请用Word打开看看，能打开就另存一份再导入，打不开就请单位重发",
            "the file is broken or cut short: if Word opens it, save a copy and import that, else ask for it again",
        ),
        Refusal::NotWord => (
            "里面不是Word文档；请用Word或WPS另存为“Word文档（*.docx）”再导入",
            "there is no Word document in it: save it as .docx in Word or WPS and import that",
        ),
        Refusal::Huge => (
            "太大了，不像一篇稿件；请把图片压缩，或拆成几个文件",
            "it is too large for an article: make its pictures smaller or part it into several files",
        ),
        Refusal::Encoding => (
            "认不出文字编码；请用记事本打开，选“另存为”，编码选UTF-8，再导入",
            "its encoding is unknown: open it in an editor, save it as UTF-8, and import again",
        ),
        Refusal::Empty => ("里面没有文字", "there is no text in it"),
    };
    match lang {
        Lang::Zh => format!("“{file}”{zh}"),
        Lang::En => format!("{file}: {en}"),
    }
}

/// Some files could be read, but none was imported.
pub(super) fn nothing(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "一个文件也没有导入；去掉上面这些，再运行一次\n",
        Lang::En => "nothing was imported; leave these out and run again\n",
    }
}

/// What was not found, and what to type for it.
pub(super) fn missing(kind: Kind, head: &Head, lang: Lang) -> String {
    let gaps = [
        (head.title.is_none(), "标题", "干部进门 意见出门"),
        (head.date.is_none(), "日期", "2013-11-25"),
        (head.units.is_empty() && kind != Kind::Policy, "供稿单位", "青杉镇党委"),
    ];
    let gaps = gaps.into_iter().filter(|(missing, ..)| *missing);
    gaps.map(|(_, key, example)| match lang {
        Lang::Zh => format!("  没有找到{key}，请在“{key}:”后面填上，如 {key}: {example}\n"),
        Lang::En => format!("  no {key} was found: fill it in, as in {key}: {example}\n"),
    })
    .collect()
}

/// Something to look at.
pub(super) fn notice(notice: Notice, lang: Lang) -> String {
    let (zh, en) = match notice {
        Notice::Changes => {
            ("有修订痕迹，已按全部接受处理", "it holds tracked changes, taken as accepted")
        }
        Notice::Comments => ("有批注，没有导入", "it holds comments, which were left out"),
        Notice::Boxes => (
            "有文本框，文字放在所在段落的后面，请看看位置",
            "it holds text boxes: their words stand behind the paragraph they were tied to",
        ),
        Notice::Merged => (
            "表格里有合并的格子，文字在第一格，其余空着，请核对",
            "a table has merged cells: the words are in the first, the others are empty",
        ),
        Notice::Form => (
            "正文写在表格的格子里，已经取出；其他格子成了段落，请核对",
            "the text stood in a cell of a table and was taken out; the other cells are paragraphs now",
        ),
        Notice::Pictures => (
            "有图片、图表用不了（如WMF、EMF、Word里画的图表，或链接到别处的），没有导入；请另存为JPEG或PNG放到稿件旁边",
            "a picture or chart cannot be used (WMF, EMF, drawn by Word, or kept elsewhere) and was left out: save it as JPEG or PNG beside the article",
        ),
        Notice::Captions => (
            "图片没有说明，先写成“图1”“图2”，请在方括号里改成图中的内容",
            "pictures have no description: say what they show instead of 图1, 图2 in the brackets",
        ),
        Notice::Contents => (
            "目录没有导入，网页会自己做",
            "the table of contents was left out; pages have their own",
        ),
        Notice::Joined => (
            "有的段落从中间断成了两段，已经接上；接头处可能漏字，请对照原稿",
            "paragraphs that were cut in two are one again: words may be missing where they were cut",
        ),
        Notice::Signs => (
            "有特殊符号（如Wingdings字体的）认不出，没有导入，请对照原稿补上",
            "signs of a face such as Wingdings are unknown and were left out: put them in by hand",
        ),
        Notice::Margins => {
            ("页眉、页脚里有文字，没有导入", "words at the head or foot of the pages were left out")
        }
        Notice::Formulas => {
            ("有公式，只留下了文字，请核对", "it holds formulas, of which only the words are left")
        }
    };
    match lang {
        Lang::Zh => format!("  {zh}\n"),
        Lang::En => format!("  {en}\n"),
    }
}

/// What to do next.
pub(super) fn next(gaps: bool, lang: Lang) -> &'static str {
    match (gaps, lang) {
        (true, Lang::Zh) => "上面这些请在稿件里补好；对照原稿看一遍，再删掉“草稿”一行\n",
        (false, Lang::Zh) => "对照原稿看一遍，再删掉“草稿”一行，稿件就会发布\n",
        (true, Lang::En) => {
            "mend the above in the article, read it against the original, then delete the line “草稿”\n"
        }
        (false, Lang::En) => {
            "read it against the original, then delete the line “草稿” to publish it\n"
        }
    }
}
