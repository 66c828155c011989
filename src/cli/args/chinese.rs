//! The command line's help and complaints in Chinese. The English help stands at the arguments themselves.

use std::fmt::Write as _;

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, Error};

/// Command, argument (empty for the command itself), help, and the name of the argument's value.
pub(super) const WORDS: &[(&str, &str, &str, &str)] = &[
    ("", "", "简报：宣传科的一台“印刷机”，稿件写一次，网站、简报和展板一起出", ""),
    ("", "root", "稿件目录；不写就从当前目录往上找jianbao.yml", "目录"),
    ("", "quiet", "只显示查出的问题，别的都不显示", ""),
    ("", "lang", "提示语言：zh（中文）或en（英文）", "语言"),
    ("", "help", "显示这份说明", ""),
    ("", "version", "显示版本号", ""),
    ("new", "", "新建站点、稿件、简报、展板或活动；种类可以写中文，如 new 访谈", ""),
    ("build", "", "读稿、检查、排版，写出网站和PDF", ""),
    ("build", "out", "输出目录；不写就用jianbao.yml里的，默认public", "目录"),
    ("build", "drafts", "草稿也一起显示", ""),
    ("build", "as_of", "截至日期，如2013-11-25；不写就用最新一篇稿件的日期", "日期"),
    ("build", "jobs", "同时用几个线程；不写就用全部", "个数"),
    ("build", "no_cache", "不用上次留下的结果，全部重做", ""),
    ("build", "deny_warnings", "有警告也算不通过", ""),
    ("build", "format", "问题的显示格式：text（文字）或json", "格式"),
    ("check", "", "只检查，不写出任何文件", ""),
    ("check", "drafts", "草稿也一起检查", ""),
    ("check", "as_of", "截至日期，如2013-11-25；不写就用最新一篇稿件的日期", "日期"),
    ("check", "jobs", "同时用几个线程；不写就用全部", "个数"),
    ("check", "no_cache", "不用上次留下的结果，全部重做", ""),
    ("check", "deny_warnings", "有警告也算不通过", ""),
    ("check", "format", "问题的显示格式：text（文字）、json、sarif或github", "格式"),
    ("print", "", "只排印指明的PDF：某一期简报，或任何一篇稿件", ""),
    ("print", "wanted", "稿件或简报的文件，或刊名加期号，如 临江工作简报2013年第2期", "简报或文件"),
    (
        "print",
        "out",
        "PDF文件；几份时写目录。不写就放在build放的地方，build不印的放在当前目录",
        "文件或目录",
    ),
    ("print", "open", "排好后打开", ""),
    ("print", "drafts", "草稿也可以印", ""),
    ("print", "deny_warnings", "有警告也算不通过", ""),
    ("serve", "", "预览：在本机浏览器里看网站，稿件一保存就更新", ""),
    ("serve", "port", "本机端口；不写就用8000，占用了就顺延", "端口"),
    ("serve", "open", "顺便打开浏览器", ""),
    ("serve", "poll", "定时查看有无改动：稿件放在共享盘上、保存后不更新时使用", ""),
    ("serve", "as_of", "截至日期，如2013-11-25；不写就用最新一篇稿件的日期", "日期"),
    ("serve", "jobs", "同时用几个线程；不写就用全部", "个数"),
    ("publish", "", "发布：把生成好的网站放进发布目录，一步切换上线", ""),
    ("publish", "dest", "发布目录；网站服务器指向其中的current", "发布目录"),
    ("publish", "release", "与 --rollback 同用：退回哪一版；不写就是上一版", "版本"),
    ("publish", "keep", "保留几版；不写就是5版", "个数"),
    ("publish", "dry_run", "只列出会有哪些变化，什么也不写", ""),
    ("publish", "rollback", "退回以前的一版", ""),
    ("verify", "", "核对发布目录里的文件与清单是否相符", ""),
    ("verify", "tree", "发布目录，其中某一版的目录，或生成的public", "目录"),
    ("theme", "", "主题：把样式和模板复制出来修改，或列出模板能用的数据", ""),
    ("theme eject", "", "把主题或其中几个文件复制到themes文件夹，供修改；已有的文件不会覆盖", ""),
    ("theme eject", "files", "主题里的文件，如 article.html、web/style.css；不写就是全部", "文件"),
    ("theme eject", "theme", "哪个主题；不写就是jianbao.yml里的", "主题"),
    ("theme eject", "to", "复制到哪个目录；不写就是themes/<主题>", "目录"),
    ("theme docs", "", "列出每个模板能用的全部数据（Markdown）", ""),
    ("import", "", "导入：把单位报来的Word文档、文本文件变成稿件", ""),
    ("import", "files", "Word文档（.docx）或文本文件（.txt），可以写几个", "文件"),
    ("import", "kind", "种类：访谈、政策、做法或动态；不写就看内容", "种类"),
    ("stats", "", "统计采用情况：各单位采用多少篇，分种类、时间和简报期次", ""),
    (
        "stats",
        "from",
        "从哪天、哪月、哪季度或哪年起，如2013-10；都不写就是最新一篇稿件的那一年",
        "日期",
    ),
    ("stats", "to", "到哪天、哪月、哪季度或哪年止，如2013-12", "日期"),
    ("stats", "format", "格式：text（文字）、csv或xlsx；不写就看--out的文件名，否则是文字", "格式"),
    ("stats", "out", "存成这个新文件；不写就显示出来", "文件"),
    ("new site", "", "新站点：建一个能直接使用的稿件目录", ""),
    ("new site", "dir", "目录；没有就新建，有就必须是空的", "目录"),
    ("new interview", "", "访谈", ""),
    ("new interview", "title", "标题，里面有空格时要加引号", "题目"),
    ("new policy", "", "政策文件", ""),
    ("new policy", "title", "标题，里面有空格时要加引号", "题目"),
    ("new practice", "", "典型做法", ""),
    ("new practice", "title", "标题，里面有空格时要加引号", "题目"),
    ("new news", "", "动态", ""),
    ("new news", "title", "标题，里面有空格时要加引号", "题目"),
    ("new bulletin", "", "一期简报", ""),
    ("new bulletin", "title", "标题，里面有空格时要加引号", "题目"),
    ("new board", "", "展板", ""),
    ("new board", "title", "标题，里面有空格时要加引号", "题目"),
    ("new campaign", "", "主题活动", ""),
    ("new campaign", "title", "标题，里面有空格时要加引号", "题目"),
];

/// The command line with Chinese help.
pub(super) fn command(english: Command) -> Command {
    translate(english, "")
}

fn translate(mut command: Command, path: &str) -> Command {
    let ids: Vec<String> =
        command.get_arguments().map(|argument| argument.get_id().to_string()).collect();
    let usage = usage(&command, path);
    for id in ids {
        let Some((help, value)) = words(path, &id) else { continue };
        command = command.mut_arg(&id, |argument| {
            let heading = if argument.is_positional() { "参数" } else { "选项" };
            let argument = argument.help(help).help_heading(heading);
            if value.is_empty() { argument } else { argument.value_name(value) }
        });
    }
    if let Some((about, _)) = words(path, "") {
        command = command.about(about);
    }
    command = command
        .override_usage(usage)
        .subcommand_help_heading("命令")
        .help_template("{about-with-newline}\n用法：{usage}\n\n{all-args}");
    let names: Vec<String> =
        command.get_subcommands().map(|below| below.get_name().to_owned()).collect();
    for name in names {
        let below = format!("{path} {name}");
        command = command.mut_subcommand(&name, |inner| translate(inner, below.trim_start()));
    }
    command
}

fn words(path: &str, id: &str) -> Option<(&'static str, &'static str)> {
    let found = WORDS.iter().find(|(command, argument, ..)| *command == path && *argument == id);
    found.map(|(_, _, help, value)| (*help, *value))
}

fn usage(command: &Command, path: &str) -> StyledStr {
    let mut text = format!("jianbao {path}").trim_end().to_owned();
    text.push_str(" [选项]");
    for argument in command.get_positionals() {
        let value = words(path, argument.get_id().as_str()).map_or("", |(_, value)| value);
        let (open, close) = if argument.is_required_set() { ('<', '>') } else { ('[', ']') };
        let _ = write!(text, " {open}{value}{close}");
    }
    if command.has_subcommands() {
        text.push_str(" <命令>");
    }
    text.into()
}

/// Help, or what is wrong with a command line that calls a command, in Chinese; rare cases stay English.
pub(super) fn explain(error: &Error, command: &str) -> String {
    wrong(error, command).unwrap_or_else(|| {
        // The headings' colon is clap's own.
        let text = error.render().ansi().to_string();
        let headings = ["命令", "选项", "参数"];
        headings.into_iter().fold(text, |text, heading| {
            text.replace(&format!("{heading}:"), &format!("{heading}："))
        })
    })
}

fn wrong(error: &Error, command: &str) -> Option<String> {
    let what = one(error, ContextKind::InvalidArg);
    let value = one(error, ContextKind::InvalidValue);
    let said = match error.kind() {
        ErrorKind::UnknownArgument if what.starts_with('-') => format!("没有“{what}”这个选项"),
        ErrorKind::UnknownArgument => format!("“{what}”是多余的；题目里有空格时要加引号"),
        ErrorKind::InvalidSubcommand => {
            format!("没有“{}”这个命令", one(error, ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingSubcommand => "后面还要写一个命令".to_owned(),
        ErrorKind::InvalidValue if value.is_empty() => format!("“{what}”后面要写一个值"),
        ErrorKind::InvalidValue => format!("“{what}”不能是“{value}”"),
        ErrorKind::ValueValidation => {
            let right = std::error::Error::source(error).map(ToString::to_string);
            let right = right.map_or_else(String::new, |right| format!("，应当像这样：{right}"));
            format!("“{what}”不能是“{value}”{right}")
        }
        ErrorKind::MissingRequiredArgument => format!("还缺{what}"),
        ErrorKind::ArgumentConflict => format!("“{what}”重复了，或者不能与别的选项一起用"),
        ErrorKind::TooManyValues => format!("多写了“{value}”"),
        _ => return None,
    };
    let mut text = format!("\x1b[1;31m错误\x1b[0m：{said}\n");
    // Kinds have Chinese names, which clap would not show.
    let choices = match (error.kind(), command) {
        (ErrorKind::InvalidSubcommand, "jianbao new") => {
            "site、访谈、政策、做法、动态、简报、展板、活动".to_owned()
        }
        (ErrorKind::InvalidValue, "jianbao import") if what.starts_with("--kind") => {
            "访谈、政策、做法、动态".to_owned()
        }
        _ => one(error, ContextKind::ValidValue) + &one(error, ContextKind::ValidSubcommand),
    };
    if !choices.is_empty() {
        let _ = writeln!(text, "  可以写：{choices}");
    }
    for kind in
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
    {
        let near = one(error, kind);
        if !near.is_empty() {
            let _ = writeln!(text, "  是不是要写“{near}”？");
        }
    }
    let _ = writeln!(text, "\n写 {command} --help 可以看到全部命令和选项。");
    Some(text)
}

/// What an error says of one thing; several are parted by `、`.
fn one(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        _ => String::new(),
    }
}
