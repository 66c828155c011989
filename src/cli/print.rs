//! print: only the PDFs that somebody names, and, if asked, open them.

#[cfg(feature = "print")]
use std::path::Path;

use crate::base::diag::Lang;
#[cfg(feature = "print")]
use crate::base::path::native;
use crate::base::world::WorldError;
#[cfg(feature = "print")]
use crate::cli::args::Format;
use crate::cli::args::{Args, PrintArgs};
#[cfg(feature = "print")]
use crate::cli::build::{self, shown};
use crate::cli::report::{self, Stream};
#[cfg(feature = "print")]
use crate::cli::terminal::Bar;
#[cfg(feature = "print")]
use crate::cli::{DONE, MISTAKES, browser, desk, here};
#[cfg(feature = "print")]
use crate::engine::Options;
#[cfg(feature = "print")]
use crate::engine::printing::{self, Order, Printed, Shape, Sheet, Unknown, Wanted, Why};

/// A program that was made without printing says so.
#[cfg(not(feature = "print"))]
pub(crate) fn print(_: &PrintArgs, _: &Args, lang: Lang) -> Result<u8, WorldError> {
    let words = match lang {
        Lang::Zh => "这个jianbao没有带排印功能",
        Lang::En => "this jianbao was made without printing",
    };
    crate::cli::build::say(Stream::Err, &report::refusal(lang, words))?;
    Ok(crate::cli::REFUSED)
}

/// Prints what is named. Where the PDFs stand is the result.
#[cfg(feature = "print")]
pub(crate) fn print(typed: &PrintArgs, args: &Args, lang: Lang) -> Result<u8, WorldError> {
    let root = desk(args.root.as_deref())?;
    let order = Order {
        wanted: wanted(&typed.wanted, &root)?,
        to: typed.out.as_deref().map(build::absolute).transpose()?,
        here: here()?,
        sources: typed.sources.as_deref().map(build::absolute).transpose()?,
    };
    let options = Options {
        drafts: typed.drafts,
        deny_warnings: typed.deny_warnings,
        write: true,
        ..Options::default()
    };
    let bar = Bar::new(lang, args.quiet);
    let printed = printing::print(&root, &order, &options, &bar);
    bar.finish();
    let printed = printed?;
    if !printed.unknown.is_empty() {
        let words: String = printed.unknown.iter().map(|unknown| stranger(unknown, lang)).collect();
        build::say(Stream::Err, &words)?;
        return Ok(crate::cli::WRONG_LINE);
    }
    tell(&printed, &root, lang)?;
    if printed.outcome.stops(&options) {
        if !args.quiet {
            build::say(Stream::Err, stopped(lang))?;
        }
        return Ok(MISTAKES);
    }
    if !args.quiet {
        let words: String = printed.sheets.iter().map(|sheet| made(sheet, lang)).collect();
        build::say(Stream::Out, &words)?;
    }
    if typed.open {
        // What is folded or pasted is for the printer, not to be read.
        let whole = printed.sheets.iter().filter(|sheet| sheet.shape == Shape::Whole);
        for sheet in whole.filter(|sheet| !browser::open(&native(&sheet.file))) {
            build::say(Stream::Err, &unopened(sheet, lang))?;
        }
    }
    Ok(DONE)
}

/// What is named, seen from where the person stands. A publication and a number that were typed as two
/// words belong together.
#[cfg(feature = "print")]
fn wanted(typed: &[String], root: &Path) -> Result<Vec<Wanted>, WorldError> {
    let here = here()?;
    let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let root = whole(root);
    let mut out: Vec<Wanted> = Vec::new();
    for word in typed {
        let number = word.chars().any(|c| c.is_ascii_digit())
            && word.chars().all(|c| c.is_ascii_digit() || "年第期总增刊-".contains(c));
        if let Some(last) = out.last_mut().filter(|_| number) {
            last.typed.push(' ');
            last.typed.push_str(word);
            last.below = None;
            continue;
        }
        let below = whole(&here.join(word)).strip_prefix(&root).ok().map(build::slashed);
        out.push(Wanted { typed: word.clone(), below });
    }
    Ok(out)
}

#[cfg(feature = "print")]
fn tell(printed: &Printed, root: &Path, lang: Lang) -> Result<(), WorldError> {
    build::say(Stream::Err, &build::findings(&printed.outcome, root, lang, Format::Text))
}

/// The file, and below it what it holds: `临江工作简报2013年第2期（折页），4页`.
#[cfg(feature = "print")]
fn made(sheet: &Sheet, lang: Lang) -> String {
    let file = shown(&sheet.file);
    let Sheet { title, shape, pages, .. } = sheet;
    let shape = match (lang, shape) {
        (_, Shape::Whole) => "",
        (Lang::Zh, Shape::Booklet) => "（折页）",
        (Lang::Zh, Shape::Tiles) => "（A3拼贴）",
        (Lang::En, Shape::Booklet) => " as a booklet",
        (Lang::En, Shape::Tiles) => " in A3 sheets",
    };
    match lang {
        Lang::Zh => format!("{file}\n  {title}{shape}，{pages}页\n"),
        Lang::En if *pages == 1 => format!("{file}\n  {title}{shape}, 1 page\n"),
        Lang::En => format!("{file}\n  {title}{shape}, {pages} pages\n"),
    }
}

#[cfg(feature = "print")]
fn stopped(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "有错误，没有排印\n",
        Lang::En => "mistakes stand in the way; nothing was printed\n",
    }
}

#[cfg(feature = "print")]
fn unopened(sheet: &Sheet, lang: Lang) -> String {
    let file = shown(&sheet.file);
    match lang {
        Lang::Zh => format!("没有找到能打开PDF的程序，请自己打开：{file}\n"),
        Lang::En => format!("no program for PDFs answered; open it yourself: {file}\n"),
    }
}

/// What is said of a name that nothing printable has.
#[cfg(feature = "print")]
fn stranger(unknown: &Unknown, lang: Lang) -> String {
    let Unknown { typed, why, near } = unknown;
    let near = match (lang, near) {
        (_, None) => String::new(),
        (Lang::Zh, Some(near)) => format!("是不是“{near}”？"),
        (Lang::En, Some(near)) => format!("did you mean {near}? "),
    };
    let words = match (lang, why) {
        (Lang::Zh, Why::Missing) => format!(
            "没有找到“{typed}”。{near}请写稿件或简报的文件，例如 content/bulletins/2013-2.md，或刊名加期号，例如 临江工作简报2013年第2期"
        ),
        (Lang::En, Why::Missing) => format!(
            "there is no “{typed}”; {near}name a file such as content/bulletins/2013-2.md, or a publication and a number"
        ),
        (Lang::Zh, Why::Draft) => format!("“{typed}”是草稿；要印请加 --drafts"),
        (Lang::En, Why::Draft) => format!("“{typed}” is a draft; add --drafts to print it"),
        (Lang::Zh, Why::Several) => {
            format!("几份PDF不能都写到“{typed}”；--out 请写目录")
        }
        (Lang::En, Why::Several) => {
            format!("several PDFs cannot all be {typed}; give --out a folder")
        }
    };
    report::refusal(lang, &words)
}
