//! stats: how many articles of each unit were taken, as text, CSV or a workbook.

use std::path::Path;

use crate::base::chinese::date::Date;
use crate::base::diag::Lang;
use crate::base::world::WorldError;
use crate::cli::args::{Args, Format, StatsArgs, StatsFormat};
use crate::cli::build::{self, shown};
use crate::cli::report::{self, Stream};
use crate::cli::terminal::{self, Bar};
use crate::cli::{DONE, MISTAKES, WRONG_LINE, desk, files};
use crate::engine::counting::{self, Asked, Counted, Form};

/// Counts. The table is the result; a file that is written is never one that was there.
pub(crate) fn stats(typed: &StatsArgs, args: &Args, lang: Lang) -> Result<u8, WorldError> {
    let root = desk(args.root.as_deref())?;
    let form = form(typed);
    let bar = Bar::new(lang, args.quiet);
    let counted = counting::count(&root, Asked { from: typed.from, to: typed.to }, &bar);
    bar.finish();
    let counted = counted?;
    if let Some((first, last)) = counted.reversed {
        return refuse(&reversed(first, last, lang), lang);
    }
    if form == Form::Xlsx && typed.out.is_none() {
        return refuse(no_file(lang), lang);
    }
    let Some(count) = &counted.count else { return stopped(&counted, &root, args.quiet, lang) };
    if count.is_empty() && !args.quiet {
        build::say(Stream::Err, &nothing(count.newest(), lang))?;
    }
    let Some(bytes) = count.render(form, lang) else { return refuse(too_large(lang), lang) };
    match &typed.out {
        None => build::say(Stream::Out, &String::from_utf8_lossy(&bytes))?,
        Some(out) => {
            let out = build::absolute(out)?;
            files::write(&out, &bytes).map_err(|cause| files::refuse(cause, &out))?;
            build::say(Stream::Out, &format!("{}\n", shown(&out)))?;
        }
    }
    Ok(DONE)
}

/// The form that is named, else the one that the file's name asks for.
fn form(typed: &StatsArgs) -> Form {
    let end = typed.out.as_deref().and_then(Path::extension);
    let is = |word: &str| end.is_some_and(|end| end.eq_ignore_ascii_case(word));
    match typed.format {
        Some(StatsFormat::Csv) => Form::Csv,
        Some(StatsFormat::Xlsx) => Form::Xlsx,
        None if is("csv") => Form::Csv,
        None if is("xlsx") => Form::Xlsx,
        Some(StatsFormat::Text) | None => {
            Form::Text(typed.out.is_none().then(terminal::edge).flatten())
        }
    }
}

fn refuse(words: &str, lang: Lang) -> Result<u8, WorldError> {
    build::say(Stream::Err, &report::refusal(lang, words))?;
    Ok(WRONG_LINE)
}

/// Mistakes stand in the way: they are shown, and why nothing was counted.
fn stopped(counted: &Counted, root: &Path, quiet: bool, lang: Lang) -> Result<u8, WorldError> {
    build::say(Stream::Err, &build::findings(&counted.outcome, root, lang, Format::Text))?;
    if !quiet {
        build::say(
            Stream::Err,
            match lang {
                Lang::Zh => "有错误的稿件数不准，没有统计；改好再运行一次\n",
                Lang::En => "what holds mistakes cannot be counted; mend it and run again\n",
            },
        )?;
    }
    Ok(MISTAKES)
}

fn reversed(first: Date, last: Date, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!(
            "起始日期{}比截止日期{}晚，请把 --from 和 --to 对调",
            first.chinese(),
            last.chinese()
        ),
        Lang::En => format!(
            "the period begins on {} and ends before that, on {}: swap --from and --to",
            first.iso(),
            last.iso()
        ),
    }
}

fn no_file(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "Excel表格要存成文件，请写上文件名，例如 --out 采用情况.xlsx",
        Lang::En => "a workbook goes into a file: name it, as in --out articles.xlsx",
    }
}

fn too_large(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "Excel表格装不下这么多，请缩短时段，或改用 --format csv",
        Lang::En => "a workbook cannot hold this; choose a shorter period or --format csv",
    }
}

fn nothing(newest: Option<Date>, lang: Lang) -> String {
    match (lang, newest) {
        (Lang::Zh, Some(newest)) => {
            format!("这段时间没有稿件；最新一篇是{}的\n", newest.chinese())
        }
        (Lang::Zh, None) => "还没有稿件\n".to_owned(),
        (Lang::En, Some(newest)) => {
            format!("no article falls into this period; the newest is of {}\n", newest.iso())
        }
        (Lang::En, None) => "there are no articles yet\n".to_owned(),
    }
}
