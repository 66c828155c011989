//! theme: copies the files of a theme out, and lists what templates get. Never writes over a file.

use std::io;
use std::path::Path;

use crate::base::diag::Lang;
use crate::base::world::WorldError;
use crate::cli::args::{Args, EjectArgs, Theme};
use crate::cli::report::{self, Stream};
use crate::cli::{DONE, WRONG_LINE, build, desk, files};
use crate::engine::theme::{self, Copies, Unknown};

/// Does what was asked for.
pub(crate) fn theme(what: &Theme, args: &Args, lang: Lang) -> Result<u8, WorldError> {
    match what {
        Theme::Docs => {
            build::say(Stream::Out, &theme::manual())?;
            Ok(DONE)
        }
        Theme::Eject(typed) => eject(typed, args, lang),
    }
}

/// Copies files; the written paths are the result, the rest is a message.
fn eject(typed: &EjectArgs, args: &Args, lang: Lang) -> Result<u8, WorldError> {
    let root = match desk(args.root.as_deref()) {
        // Who names a folder needs no desk.
        Err(_) if typed.to.is_some() && args.root.is_none() => None,
        found => Some(found?),
    };
    let copies = match theme::copies(root.as_deref(), typed.theme.as_deref(), &typed.files)? {
        Ok(copies) => copies,
        Err(unknown) => {
            build::say(Stream::Err, &report::refusal(lang, &not_there(&unknown, lang)))?;
            return Ok(WRONG_LINE);
        }
    };
    let home = || root.unwrap_or_default().join("themes").join(&copies.theme);
    let folder = typed.to.clone().unwrap_or_else(home);
    let (mut written, mut kept) = (String::new(), Vec::new());
    for (within, bytes) in &copies.files {
        let path = folder.join(within);
        match files::write(&path, bytes) {
            Ok(()) => {
                written.push_str(&build::shown(&path));
                written.push('\n');
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => kept.push(&**within),
            Err(error) => return Err(files::refuse(error, &path)),
        }
    }
    build::say(Stream::Out, &written)?;
    if !args.quiet {
        let told = told(&copies, &kept, typed, &folder, lang);
        build::say(Stream::Err, &told)?;
    }
    Ok(DONE)
}

/// What was left alone, and what to do next.
fn told(copies: &Copies, kept: &[&str], typed: &EjectArgs, folder: &Path, lang: Lang) -> String {
    let left = match lang {
        _ if kept.is_empty() => String::new(),
        Lang::Zh => format!("已有，没有改动：{}\n", kept.join("、")),
        Lang::En => format!("already there and left alone: {}\n", kept.join(", ")),
    };
    let (count, name) = (copies.files.len() - kept.len(), &copies.theme);
    let place = build::shown(folder);
    let copied = match (lang, count) {
        (Lang::Zh, 0) => "没有复制任何文件\n".to_owned(),
        (Lang::En, 0) => "nothing was copied\n".to_owned(),
        (Lang::Zh, _) => format!(
            "复制了{count}个文件到{place}；改好后运行 jianbao build。不需要改的文件可以删去，删去就用自带的\n"
        ),
        (Lang::En, _) => format!(
            "{count} copied to {place}; change them and run `jianbao build`. Delete those that you do not change: the built-in ones are used then\n"
        ),
    };
    let own = typed.to.is_some() && !typed.files.is_empty();
    let hint = match (lang, own) {
        (Lang::Zh, true) => format!(
            "这个主题里没有的文件要用{name}的，请在{place}里放一个theme.yml，写：沿用: {name}\n"
        ),
        (Lang::En, true) => format!(
            "for the other files to be those of {name}, write `extends: {name}` into theme.yml in {place}\n"
        ),
        (Lang::Zh, false) if !copies.in_use && typed.to.is_none() => {
            format!("要用这个主题，请在jianbao.yml里写：主题: {name}\n")
        }
        (Lang::En, false) if !copies.in_use && typed.to.is_none() => {
            format!("to use this theme, write `theme: {name}` into jianbao.yml\n")
        }
        _ => String::new(),
    };
    left + &copied + &hint
}

/// Why nothing could be copied.
fn not_there(unknown: &Unknown, lang: Lang) -> String {
    let Unknown { typed, theme, near, known } = unknown;
    let near = near.as_deref();
    match lang {
        Lang::Zh => {
            let first = match theme {
                Some(theme) => format!("主题“{theme}”里没有“{typed}”"),
                None => format!("没有叫“{typed}”的主题"),
            };
            let near = near.map(|near| format!("；是不是要写“{near}”？")).unwrap_or_default();
            format!("{first}{near}\n可以写：{}", known.join("、"))
        }
        Lang::En => {
            let first = match theme {
                Some(theme) => format!("the theme {theme} has no {typed}"),
                None => format!("there is no theme {typed}"),
            };
            let near = near.map(|near| format!("; did you mean {near}?")).unwrap_or_default();
            format!("{first}{near}\nthere are: {}", known.join(", "))
        }
    }
}
