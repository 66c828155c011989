//! The command line as typed data, without behaviour. The only door to `clap`.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{ArgAction, CommandFactory as _, FromArgMatches as _, Parser, Subcommand, ValueEnum};

use crate::base::chinese::date::Date;
use crate::base::chinese::period::Period;
use crate::base::diag::Lang;

mod chinese;
mod early;
mod value;

pub(crate) use early::{typed_lang, typed_root};
use value::{count, date, period, port, text_or_json, title};

/// A publicity desk's press: Markdown in, a website and printed bulletins out
#[derive(Debug, Parser)]
#[command(name = "jianbao", bin_name = "jianbao", version, arg_required_else_help = true)]
#[command(disable_help_subcommand = true, disable_help_flag = true, disable_version_flag = true)]
pub(crate) struct Args {
    /// Folder of the desk; the nearest one upwards with jianbao.yml when not given
    #[arg(long, global = true, display_order = 901, value_name = "DIR")]
    pub(crate) root: Option<PathBuf>,
    /// Show mistakes and nothing else
    #[arg(long, short, global = true, display_order = 902)]
    pub(crate) quiet: bool,
    /// Language of messages: zh or en
    #[arg(
        long,
        global = true,
        display_order = 903,
        value_name = "LANG",
        hide_possible_values = true
    )]
    pub(crate) lang: Option<Tongue>,
    /// Show this help
    #[arg(long, short, global = true, display_order = 904, action = ArgAction::Help)]
    help: Option<bool>,
    /// Show the version
    #[arg(long, short = 'V', display_order = 905, action = ArgAction::Version)]
    version: Option<bool>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What is to be done.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Start a desk, an article, an issue, a board or a campaign; the kind may be Chinese: 访谈, 简报
    #[command(subcommand, arg_required_else_help = true)]
    New(New),
    /// Read, check, render and write the website and the PDFs
    Build(BuildArgs),
    /// Do all that build does, but write nothing
    Check(CheckArgs),
    /// Make only the PDFs that are named: issues, or articles of any kind
    Print(PrintArgs),
    /// Show the website in a browser on this machine, always as the texts are now
    Serve(ServeArgs),
    /// Publish the finished output: a release folder and an atomic switch
    Publish(PublishArgs),
    /// Hold a published folder against the list of its files
    Verify(VerifyArgs),
    /// Copy the theme out to change it, or list what its templates get
    #[command(subcommand, arg_required_else_help = true)]
    Theme(Theme),
    /// Turn Word documents and text files that units sent in into articles
    Import(ImportArgs),
    /// Count the articles of each unit: by kind, period and issue
    Stats(StatsArgs),
}

/// What a build may be told.
#[derive(Debug, clap::Args)]
pub(crate) struct BuildArgs {
    /// Output folder; the one in jianbao.yml, or public, when not given
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) run: RunArgs,
    /// How to show mistakes: text or json
    #[arg(long, value_name = "FORMAT", default_value = "text", hide_default_value = true)]
    #[arg(hide_possible_values = true, value_parser = text_or_json())]
    pub(crate) format: Format,
}

/// What a check may be told.
#[derive(Debug, clap::Args)]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    pub(crate) run: RunArgs,
    /// How to show mistakes: text, json, sarif or github
    #[arg(long, value_name = "FORMAT", default_value = "text", hide_default_value = true)]
    #[arg(hide_possible_values = true)]
    pub(crate) format: Format,
}

/// What a preview may be told.
#[derive(Debug, clap::Args)]
pub(crate) struct ServeArgs {
    /// Port on this machine; 8000, or the next free one, when not given
    #[arg(long, value_name = "N", value_parser = port)]
    pub(crate) port: Option<u16>,
    /// Open the browser
    #[arg(long)]
    pub(crate) open: bool,
    /// Ask the folders for changes: for shared drives that do not tell of them
    #[arg(long)]
    pub(crate) poll: bool,
    /// The day the site stands at, as 2013-11-25; the newest article's when not given
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) as_of: Option<Date>,
    /// Worker threads; as many as the machine has when not given
    #[arg(long, short, value_name = "N", value_parser = count)]
    pub(crate) jobs: Option<usize>,
}

/// What build and check share.
#[derive(Debug, clap::Args)]
pub(crate) struct RunArgs {
    /// Show drafts too
    #[arg(long)]
    pub(crate) drafts: bool,
    /// The day the build stands at, as 2013-11-25; the newest article's when not given
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) as_of: Option<Date>,
    /// Worker threads; as many as the machine has when not given
    #[arg(long, short, value_name = "N", value_parser = count)]
    pub(crate) jobs: Option<usize>,
    /// Do not use remembered work
    #[arg(long)]
    pub(crate) no_cache: bool,
    /// Treat warnings as mistakes
    #[arg(long)]
    pub(crate) deny_warnings: bool,
}

/// What printing may be told.
#[derive(Debug, clap::Args)]
pub(crate) struct PrintArgs {
    /// Files of articles or issues, or a publication and a number such as 临江工作简报2013年第2期
    #[arg(value_name = "ISSUE|FILE", required = true)]
    pub(crate) wanted: Vec<String>,
    /// A PDF file, or a folder for several; when not given, where build puts them, or this folder
    #[arg(long, value_name = "FILE|DIR")]
    pub(crate) out: Option<PathBuf>,
    /// Open the PDFs
    #[arg(long)]
    pub(crate) open: bool,
    /// Instead of PDFs, what Typst gets for them, as files below a folder
    #[arg(long, value_name = "DIR", hide = true)]
    pub(crate) sources: Option<PathBuf>,
    /// Print drafts too
    #[arg(long)]
    pub(crate) drafts: bool,
    /// Treat warnings as mistakes
    #[arg(long)]
    pub(crate) deny_warnings: bool,
}

/// What publishing may be told.
#[derive(Debug, clap::Args)]
pub(crate) struct PublishArgs {
    /// Folder to publish to; a web server serves the folder `current` in it
    #[arg(value_name = "DEST")]
    pub(crate) dest: PathBuf,
    /// With --rollback: the release to go back to; the one before the current one when not given
    #[arg(value_name = "RELEASE", requires = "rollback")]
    pub(crate) release: Option<String>,
    /// How many releases stay; 5 when not given
    #[arg(long, value_name = "N", default_value = "5", hide_default_value = true)]
    #[arg(value_parser = count)]
    pub(crate) keep: usize,
    /// List what would change, and change nothing
    #[arg(long, conflicts_with = "rollback")]
    pub(crate) dry_run: bool,
    /// Serve an earlier release again
    #[arg(long)]
    pub(crate) rollback: bool,
}

/// What verifying may be told.
#[derive(Debug, clap::Args)]
pub(crate) struct VerifyArgs {
    /// A published folder, one of its releases, or the output folder of a build
    #[arg(value_name = "DEST")]
    pub(crate) tree: PathBuf,
}

/// What is done for theme authors.
#[derive(Debug, Subcommand)]
pub(crate) enum Theme {
    /// Copy a theme, or some of its files, into the desk; never over a file
    Eject(EjectArgs),
    /// List every variable that each template gets, as Markdown
    Docs,
}

/// What copying a theme may be told.
#[derive(Debug, clap::Args)]
pub(crate) struct EjectArgs {
    /// Files of the theme, such as article.html or web/style.css; all when none is named
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<String>,
    /// The theme; the one in jianbao.yml when not given
    #[arg(long, value_name = "NAME")]
    pub(crate) theme: Option<String>,
    /// Folder to copy to; themes/NAME of the desk when not given
    #[arg(long, value_name = "DIR")]
    pub(crate) to: Option<PathBuf>,
}

/// What an import may be told.
#[derive(Debug, clap::Args)]
pub(crate) struct ImportArgs {
    /// Word documents (.docx) or text files (.txt)
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// interview, policy, practice or news; as the text looks when not given
    #[arg(long, value_name = "KIND", hide_possible_values = true)]
    pub(crate) kind: Option<ImportKind>,
}

/// The four kinds of article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ImportKind {
    #[value(alias = "访谈")]
    Interview,
    #[value(alias = "政策")]
    Policy,
    #[value(aliases = ["做法", "典型做法"])]
    Practice,
    #[value(alias = "动态")]
    News,
}

/// What a count may be told.
#[derive(Debug, clap::Args)]
pub(crate) struct StatsArgs {
    /// First day, month, quarter or year, as 2013-10; the newest article's year when neither is given
    #[arg(long, value_name = "DATE", value_parser = period)]
    pub(crate) from: Option<Period>,
    /// Last day, month, quarter or year, as 2013-12
    #[arg(long, value_name = "DATE", value_parser = period)]
    pub(crate) to: Option<Period>,
    /// text, csv or xlsx; when not given, as the name of --out ends, else text
    #[arg(long, value_name = "FORMAT", hide_possible_values = true)]
    pub(crate) format: Option<StatsFormat>,
    /// Write into this new file instead of the terminal
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

/// How a count is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum StatsFormat {
    Text,
    Csv,
    Xlsx,
}

/// What is to be started.
#[derive(Debug, Subcommand)]
pub(crate) enum New {
    /// A new desk in an empty folder
    #[command(alias = "站点")]
    Site {
        /// The folder; made when it does not exist
        #[arg(value_name = "DIR")]
        dir: PathBuf,
    },
    /// An interview
    #[command(alias = "访谈")]
    Interview(Title),
    /// A policy document
    #[command(alias = "政策")]
    Policy(Title),
    /// An account of good practice
    #[command(aliases = ["做法", "典型做法"])]
    Practice(Title),
    /// A piece of news
    #[command(alias = "动态")]
    News(Title),
    /// An issue of a bulletin
    #[command(alias = "简报")]
    Bulletin(Title),
    /// A display board
    #[command(alias = "展板")]
    Board(Title),
    /// A campaign
    #[command(alias = "活动")]
    Campaign(Title),
}

/// The title of what is started.
#[derive(Debug, clap::Args)]
pub(crate) struct Title {
    /// The title, between quotation marks when it holds spaces
    #[arg(value_name = "TITLE", value_parser = title)]
    pub(crate) title: String,
}

/// How mistakes are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
    Sarif,
    Github,
}

/// The language of messages, as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Tongue {
    Zh,
    En,
}

impl Tongue {
    /// The language meant.
    pub(crate) fn lang(self) -> Lang {
        match self {
            Self::Zh => Lang::Zh,
            Self::En => Lang::En,
        }
    }
}

/// A command line that asks for words instead of work: help, the version, or an explanation of
/// what was typed wrongly.
#[derive(Debug)]
pub(crate) struct Words {
    /// The words, with ANSI styles.
    pub(crate) text: String,
    /// Whether the command line was wrong.
    pub(crate) wrong: bool,
}

/// Reads a command line; the first argument is the program's name.
pub(crate) fn parse(typed: &[OsString], lang: Lang) -> Result<Args, Words> {
    let command = match lang {
        Lang::Zh => chinese::command(Args::command()),
        Lang::En => Args::command(),
    };
    command
        .try_get_matches_from(typed)
        .and_then(|matches| Args::from_arg_matches(&matches))
        .map_err(|error| {
            let text = match lang {
                Lang::Zh => chinese::explain(&error, &command_of(typed)),
                Lang::En => error.render().ansi().to_string(),
            };
            Words { text, wrong: error.use_stderr() }
        })
}

/// The command that is typed, as far as there is one: `jianbao theme eject`.
fn command_of(typed: &[OsString]) -> String {
    let all = Args::command();
    let mut command = &all;
    let mut name = "jianbao".to_owned();
    for below in typed.iter().skip(1) {
        if let Some(below) = command.find_subcommand(below) {
            name = format!("{name} {}", below.get_name());
            command = below;
        }
    }
    name
}

#[cfg(test)]
mod tests;
