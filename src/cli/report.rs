//! What a person or a machine is told, and on which stream. The only printing.

use std::io::{self, Write as _};
use std::time::Duration;

use crate::base::diag::{Diagnostic, Lang, Severity};
use crate::base::path::SourcePath;
use crate::cli::args::Format;
use crate::engine::Counts;

mod github;
mod json;
mod place;
#[cfg(feature = "serve")]
mod preview;
mod sarif;
mod text;
#[cfg(feature = "serve")]
mod told;

#[cfg(feature = "serve")]
pub(crate) use preview::{Preview, preview};
#[cfg(feature = "serve")]
pub(crate) use told::told;

/// Mistakes with the texts that they stand in.
pub(crate) struct Findings<'a> {
    pub(crate) notes: &'a [Diagnostic],
    /// The text of a file, when it could be read.
    pub(crate) text: &'a dyn Fn(&SourcePath) -> Option<&'a str>,
    pub(crate) lang: Lang,
    /// The desk's folder as seen from where the person stands, with a slash at its end; empty when
    /// they are the same or unrelated. For machines that look from there.
    pub(crate) prefix: String,
    /// Columns of the terminal.
    pub(crate) width: usize,
}

/// Mistakes as text for people or as lines for machines.
pub(crate) fn render(findings: &Findings<'_>, format: Format) -> String {
    match format {
        Format::Text => text::render(findings),
        Format::Json => json::render(findings),
        Format::Sarif => sarif::render(findings),
        Format::Github => github::render(findings),
    }
}

/// Where words go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stream {
    /// Results.
    Out,
    /// Messages.
    Err,
}

/// Prints; colours are taken out where no terminal shows them. A reader who has gone away is no
/// mistake.
pub(crate) fn print(stream: Stream, words: &str) -> io::Result<()> {
    let done = match stream {
        Stream::Out => {
            let mut out = anstream::stdout().lock();
            out.write_all(words.as_bytes()).and_then(|()| out.flush())
        }
        Stream::Err => anstream::stderr().lock().write_all(words.as_bytes()),
    };
    match done {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}

/// A refusal as it is shown: `错误：…`.
pub(crate) fn refusal(lang: Lang, message: &str) -> String {
    match lang {
        Lang::Zh => format!("\x1b[1;91m错误\x1b[0m：{message}\n"),
        Lang::En => format!("\x1b[1;91merror\x1b[0m: {message}\n"),
    }
}

/// What to do with a new file.
pub(crate) fn next_for_text(article: bool, lang: Lang) -> String {
    let (zh, en) = if article {
        (
            "用记事本打开它写正文，写好后删掉“草稿”一行；再运行 jianbao check 看看有没有问题\n",
            "write the text in any editor and delete the line “草稿” when it is done; then run `jianbao check`\n",
        )
    } else {
        (
            "用记事本打开它，照里面的说明填好；再运行 jianbao check 看看有没有问题\n",
            "fill it in with any editor, as its comments say; then run `jianbao check`\n",
        )
    };
    match lang {
        Lang::Zh => zh.to_owned(),
        Lang::En => en.to_owned(),
    }
}

/// What to do with a new desk.
pub(crate) fn next_for_site(folder: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!(
            "新站点建好了，用法写在里面的README.md里。\n\
             进入“{folder}”，运行 jianbao build，再双击打开public/index.html，就能看到网站\n"
        ),
        Lang::En => format!(
            "the desk is ready; its README.md says how it works\n\
             run `jianbao build` in {folder}, then open public/index.html\n"
        ),
    }
}

/// Why a program that was built without it shows no preview.
#[cfg(not(feature = "serve"))]
pub(crate) fn no_preview(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "这个程序没有带预览，请改用 jianbao build",
        Lang::En => "this program was built without the preview; use `jianbao build`",
    }
}

/// A mistake of the program itself, in both languages: which one is wanted may not be known.
pub(crate) fn bug(place: &str) -> String {
    format!(
        "\x1b[1;91m错误\x1b[0m：jianbao自己出了错（{place}），稿件没有改动；请把这一行报给维护人员\n\
         \x1b[1;91merror\x1b[0m: a fault in jianbao itself ({place}); your files are untouched, please report this line\n"
    )
}

/// What one run came to.
pub(crate) struct Closing<'a> {
    pub(crate) notes: &'a [Diagnostic],
    pub(crate) counts: Counts,
    pub(crate) elapsed: Duration,
    /// Whether warnings count as mistakes.
    pub(crate) deny_warnings: bool,
    pub(crate) end: End<'a>,
}

/// How a run ended.
pub(crate) enum End<'a> {
    /// A check: nothing was to be written.
    Checked,
    /// A build that mistakes stopped.
    Stopped,
    /// A build that wrote, and where to.
    Written(&'a str),
}

/// The last line of a build or a check.
pub(crate) fn closing(closing: &Closing<'_>, lang: Lang) -> String {
    let found = found(closing.notes, lang, closing.deny_warnings);
    let made = made(closing.counts, lang);
    let took = closing.elapsed.as_secs_f64();
    let articles = articles(closing.counts, lang);
    match (lang, &closing.end) {
        (Lang::Zh, End::Stopped) => format!("{found}，没有写出任何文件\n"),
        (Lang::En, End::Stopped) => format!("{found}; nothing was written\n"),
        (Lang::Zh, End::Checked) if found.is_empty() => {
            format!("检查了{articles}，没有发现问题，用时{took:.1}秒\n")
        }
        (Lang::En, End::Checked) if found.is_empty() => {
            format!("{articles} checked, nothing found, {took:.1} s\n")
        }
        (Lang::Zh, End::Checked) => format!("检查了{articles}：{found}，用时{took:.1}秒\n"),
        (Lang::En, End::Checked) => format!("{articles} checked: {found}, {took:.1} s\n"),
        (Lang::Zh, End::Written(out)) => {
            let found = if found.is_empty() { found } else { format!("{found}\n") };
            let news = news(closing.counts, lang);
            format!("{found}{made}{news}，用时{took:.1}秒 → {out}\n")
        }
        (Lang::En, End::Written(out)) => {
            let found = if found.is_empty() { found } else { format!("{found}\n") };
            let news = news(closing.counts, lang);
            format!("{found}{made}{news}, {took:.1} s → {out}\n")
        }
    }
}

/// How many mistakes of each severity; empty when there are none.
fn found(notes: &[Diagnostic], lang: Lang, deny_warnings: bool) -> String {
    let mut parts = Vec::new();
    for severity in [Severity::Error, Severity::Warning, Severity::Hint] {
        let count = notes.iter().filter(|note| note.severity == severity).count();
        if count == 0 {
            continue;
        }
        let denied = deny_warnings && severity == Severity::Warning;
        parts.push(match lang {
            Lang::Zh => {
                let word = severity_word(severity, lang);
                format!("{count}处{word}{}", if denied { "（按错误对待）" } else { "" })
            }
            Lang::En => {
                let counted = many(count, severity_word(severity, lang));
                format!("{counted}{}", if denied { " (denied)" } else { "" })
            }
        });
    }
    parts.join(match lang {
        Lang::Zh => "，",
        Lang::En => ", ",
    })
}

/// How many articles there are, and how many drafts are not among them.
fn articles(counts: Counts, lang: Lang) -> String {
    let Counts { articles, drafts, .. } = counts;
    match (lang, drafts) {
        (Lang::Zh, 0) => format!("{articles}篇稿件"),
        (Lang::Zh, _) => format!("{articles}篇稿件（不含{drafts}篇草稿）"),
        (Lang::En, 0) => many(articles, "article"),
        (Lang::En, _) => {
            format!("{} ({} left out)", many(articles, "article"), many(drafts, "draft"))
        }
    }
}

fn made(counts: Counts, lang: Lang) -> String {
    let articles = articles(counts, lang);
    let Counts { pages, prints, sheets, .. } = counts;
    match lang {
        Lang::Zh if prints == 0 => format!("{articles}，{pages}个网页"),
        Lang::Zh => format!("{articles}，{pages}个网页，{prints}份PDF（{sheets}页）"),
        Lang::En => {
            let web = format!("{articles}, {}", many(pages, "web page"));
            if prints == 0 {
                return web;
            }
            format!("{web}, {} ({})", many(prints, "PDF"), many(sheets, "page"))
        }
    }
}

/// What differs from the last build; empty when there was none.
fn news(counts: Counts, lang: Lang) -> String {
    let Counts { pages, prints, files, changed, removed, .. } = counts;
    if changed > 0 && changed == pages + prints + files {
        return String::new();
    }
    match (lang, changed, removed) {
        (Lang::Zh, 0, 0) => "，没有变化".to_owned(),
        (Lang::Zh, _, 0) => format!("，更新{changed}个文件"),
        (Lang::Zh, 0, _) => format!("，删去{removed}个文件"),
        (Lang::Zh, ..) => format!("，更新{changed}个文件，删去{removed}个"),
        (Lang::En, 0, 0) => ", nothing changed".to_owned(),
        (Lang::En, _, 0) => format!(", {} updated", many(changed, "file")),
        (Lang::En, 0, _) => format!(", {} removed", many(removed, "file")),
        (Lang::En, ..) => format!(", {} updated, {removed} removed", many(changed, "file")),
    }
}

/// `1 page`, `2 pages`.
fn many(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}

/// The word for a severity.
fn severity_word(severity: Severity, lang: Lang) -> &'static str {
    match (lang, severity) {
        (Lang::Zh, Severity::Error) => "错误",
        (Lang::Zh, Severity::Warning) => "警告",
        (Lang::Zh, Severity::Hint) => "提示",
        (Lang::En, severity) => severity.name(),
    }
}

/// What to type: the nearest known word, then the hint.
fn advice(note: &Diagnostic, lang: Lang) -> Vec<String> {
    let nearest = note.nearest.as_ref().map(|near| match lang {
        Lang::Zh => format!("是不是要写“{near}”？"),
        Lang::En => format!("did you mean “{near}”?"),
    });
    let hint = note.problem.hint(lang);
    nearest.into_iter().chain((!hint.is_empty()).then_some(hint)).collect()
}

#[cfg(test)]
mod tests;
