//! serve: looks at the desk at every change, shows it to a browser, and says what it found.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::base::diag::{Diagnostic, Lang, Severity};
use crate::base::path::{OutPath, SourcePath};
use crate::base::world::{Action, WorldError};
use crate::cli::args::{Args, Format, ServeArgs};
use crate::cli::build::{prefix, say};
use crate::cli::report::{self, Findings, Preview, Stream};
use crate::cli::{DONE, browser, desk, terminal};
use crate::engine::{Answer, FOLDERS, Got, Live, Options, Snapshot, beside};
use crate::preview::{Edition, Found, Mistake, Page, Publisher, Row, Server};
use crate::source::SETTINGS;
use crate::watch::{Changes, Watch};

/// How long to wait for changes before looking whether the folders are still the same.
const WAIT: Duration = Duration::from_secs(1);

/// How long to wait when a file changed while it was read.
const AGAIN: Duration = Duration::from_millis(60);

/// Shows the desk until somebody stops the program.
pub(crate) fn serve(typed: &ServeArgs, args: &Args, lang: Lang) -> Result<u8, WorldError> {
    let root = desk(args.root.as_deref())?;
    let server = Server::bind(typed.port)?;
    let address = server.address();
    // What changes from here on is not missed.
    let watch = Watch::new(&root, FOLDERS, &[SETTINGS], typed.poll);
    let options =
        Options { drafts: true, as_of: typed.as_of, jobs: typed.jobs, ..Options::default() };
    let mut teller = Teller {
        lang,
        fixed: args.lang.is_some(),
        quiet: args.quiet,
        prefix: prefix(&root),
        told: Vec::new(),
        refused: None,
    };
    say(Stream::Out, &report::preview(&Preview::Address(&address), lang))?;
    teller.say(&Preview::Stop)?;
    let mut desk = Desk { live: Live::new(&root, options), shown: None, count: 0 };
    let (first, took) = desk.patient()?;
    teller.tell(&first, None, took)?;
    if watch.polling() && !typed.poll {
        teller.say(&Preview::Polling)?;
    }
    let edition = desk.edition(&teller);
    let open = typed.open;
    server.run(edition, move |publisher| {
        let (quiet, lang) = (teller.quiet, teller.lang);
        // Whether a browser opens is known a while later; edits are followed meanwhile.
        let _opening = open.then(|| {
            beside(move || {
                if !browser::open(&address) && !quiet {
                    let _ = say(Stream::Err, &report::preview(&Preview::NoBrowser, lang));
                }
            })
        });
        follow(desk, watch, teller, publisher)
    })?;
    Ok(DONE)
}

/// Looks at the desk again whenever it changed.
fn follow(
    mut desk: Desk,
    mut watch: Watch,
    mut teller: Teller,
    publisher: &Publisher,
) -> Result<(), WorldError> {
    // Changes that could not be read yet, and how long to wait before trying again.
    let mut behind: Option<(Changes, Duration)> = None;
    loop {
        let changes = watch.next(behind.as_ref().map_or(WAIT, |(_, wait)| *wait));
        if changes.as_ref().is_some_and(|changes| changes.fell_back) {
            teller.say(&Preview::Polling)?;
        }
        let Some(changes) = changes.or_else(|| Some(behind.take()?.0)) else { continue };
        match desk.look() {
            Ok((snapshot, took)) => {
                publisher.publish(desk.edition(&teller));
                teller.tell(&snapshot, Some(&changes), took)?;
                behind = None;
            }
            // A file in the making is whole a moment later: that is nothing to tell of.
            Err(refusal) if refusal.action == Action::ReadAgain => behind = Some((changes, AGAIN)),
            Err(refusal) => {
                let message = refusal.message(teller.lang);
                if teller.refuse(&message)? {
                    publisher.publish(desk.stale(&teller, message));
                }
                behind = Some((changes, WAIT));
            }
        }
    }
}

/// The desk, what was last seen of it, and how often it was shown.
struct Desk {
    live: Live,
    shown: Option<Arc<Snapshot>>,
    count: u64,
}

impl Desk {
    #[expect(clippy::disallowed_methods, reason = "the line for each change says how long it took")]
    fn look(&mut self) -> Result<(Arc<Snapshot>, Duration), WorldError> {
        let begun = Instant::now();
        let snapshot = Arc::new(self.live.look()?);
        self.shown = Some(Arc::clone(&snapshot));
        Ok((snapshot, begun.elapsed()))
    }

    /// The first look: files that change meanwhile are read again.
    fn patient(&mut self) -> Result<(Arc<Snapshot>, Duration), WorldError> {
        for _ in 0..5 {
            match self.look() {
                Err(refusal) if refusal.action == Action::ReadAgain => {}
                done => return done,
            }
        }
        self.look()
    }

    /// What the browser gets of the last look.
    fn edition(&mut self, teller: &Teller) -> Edition {
        self.count += 1;
        edition(&self.shown.clone().unwrap_or_default(), self.count, teller)
    }

    /// The same, with the reason why it is old.
    fn stale(&mut self, teller: &Teller, message: String) -> Edition {
        Edition { stale: Some(message), ..self.edition(teller) }
    }
}

fn is_markdown(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, end)| end == "md")
}

fn edition(snapshot: &Arc<Snapshot>, number: u64, teller: &Teller) -> Edition {
    let (lang, prefix) = (teller.lang(snapshot), teller.prefix.clone());
    let name = match (snapshot.name(), lang) {
        ("", Lang::Zh) => "简报",
        ("", Lang::En) => "jianbao",
        (name, _) => name,
    };
    let (finder, lister) = (Arc::clone(snapshot), Arc::clone(snapshot));
    Edition {
        number,
        lang,
        name: name.to_owned(),
        mistakes: mistakes(snapshot, &snapshot.notes, lang),
        stale: None,
        styles: snapshot.styles(),
        find: Box::new(move |path| {
            let got = finder.get(path);
            // What only rendering finds is told when somebody looks.
            let _ = say(Stream::Err, &findings(&finder, &got.notes, lang, &prefix));
            found(&finder, path, got, lang)
        }),
        rows: Box::new(move || rows(&lister, lang)),
    }
}

/// An answer as the preview hands it on.
fn found(snapshot: &Snapshot, path: &OutPath, got: Got, lang: Lang) -> Found {
    match got.answer {
        Answer::Page(item) => Found::Page(Page {
            html: Arc::clone(&item.bytes),
            version: item.version,
            shape: item.shape,
            source: snapshot.source(path).map(ToString::to_string),
        }),
        Answer::File(item) => Found::File(Arc::clone(&item.bytes)),
        Answer::Broken => Found::Broken(mistakes(snapshot, &got.notes, lang)),
        Answer::Changing => Found::Changing,
        Answer::Missing => Found::Missing,
    }
}

/// Mistakes for the browser.
fn mistakes(snapshot: &Snapshot, notes: &[Diagnostic], lang: Lang) -> Vec<Mistake> {
    let texts = texts(snapshot, notes);
    let text = |path: &SourcePath| texts.get(path).map(AsRef::as_ref);
    report::told(&Findings { notes, text: &text, lang, prefix: String::new(), width: 0 })
}

fn texts(snapshot: &Snapshot, notes: &[Diagnostic]) -> BTreeMap<SourcePath, Arc<str>> {
    let paths = notes.iter().filter_map(|note| Some(note.span.as_ref()?.path.clone()));
    paths.filter_map(|path| snapshot.text(&path).map(|text| (path, text))).collect()
}

/// Mistakes for the terminal.
fn findings(snapshot: &Snapshot, notes: &[Diagnostic], lang: Lang, prefix: &str) -> String {
    let texts = texts(snapshot, notes);
    let text = |path: &SourcePath| texts.get(path).map(AsRef::as_ref);
    let (prefix, width) = (prefix.to_owned(), terminal::width());
    report::render(&Findings { notes, text: &text, lang, prefix, width }, Format::Text)
}

/// The list of texts; those that could not be read at the end.
fn rows(snapshot: &Snapshot, lang: Lang) -> Vec<Row> {
    let entries = snapshot.entries();
    let known: BTreeSet<&str> = entries.iter().map(|entry| entry.path.as_str()).collect();
    let unread = snapshot.notes.iter().filter(|note| note.severity == Severity::Error);
    let mut unread: Vec<String> = unread
        .filter_map(|note| note.span.as_ref().map(|span| span.path.to_string()))
        .filter(|path| path.starts_with("content/") && is_markdown(path))
        .filter(|path| !known.contains(path.as_str()))
        .collect();
    unread.dedup();
    let unread = unread.into_iter().map(|path| Row {
        title: path.rsplit('/').next().unwrap_or_default().to_owned(),
        path,
        ..Row::default()
    });
    let unread: Vec<Row> = unread.collect();
    let known = entries.into_iter().map(|entry| Row {
        path: entry.path.to_string(),
        title: entry.title,
        kind: match lang {
            Lang::Zh => entry.kind.chinese(),
            Lang::En => entry.kind.word(),
        },
        date: entry.date,
        draft: entry.draft,
        page: Some(entry.page),
        pdf: entry.pdf,
        uses: entry.uses,
    });
    known.chain(unread).collect()
}

/// Says on the terminal what came of a look.
struct Teller {
    lang: Lang,
    /// Whether the command line names the language.
    fixed: bool,
    quiet: bool,
    prefix: String,
    /// What was told last: mistakes are told again only when they changed.
    told: Vec<Diagnostic>,
    /// Why the last look came to nothing.
    refused: Option<String>,
}

impl Teller {
    fn lang(&self, snapshot: &Snapshot) -> Lang {
        if self.fixed { self.lang } else { snapshot.language.unwrap_or(self.lang) }
    }

    /// The mistakes, if they are others than before, and one line.
    fn tell(
        &mut self,
        snapshot: &Snapshot,
        changes: Option<&Changes>,
        took: Duration,
    ) -> Result<(), WorldError> {
        let lang = self.lang(snapshot);
        self.refused = None;
        if self.told != snapshot.notes {
            say(Stream::Err, &findings(snapshot, &snapshot.notes, lang, &self.prefix))?;
            self.told.clone_from(&snapshot.notes);
        }
        if self.quiet {
            return Ok(());
        }
        let none = Vec::new();
        let (paths, more) = changes.map_or((none, false), |changes| {
            (changes.paths.iter().map(String::as_str).collect(), changes.more)
        });
        let articles = snapshot.articles;
        let look = Preview::Look { paths, more, articles, notes: &snapshot.notes, took };
        say(Stream::Err, &report::preview(&look, lang))
    }

    /// Why the desk could not be read, once; whether it is news.
    fn refuse(&mut self, message: &str) -> Result<bool, WorldError> {
        let news = self.refused.as_deref() != Some(message);
        if news {
            say(Stream::Err, &report::refusal(self.lang, message))?;
            self.refused = Some(message.to_owned());
        }
        Ok(news)
    }

    fn say(&self, what: &Preview<'_>) -> Result<(), WorldError> {
        if self.quiet {
            return Ok(());
        }
        say(Stream::Err, &report::preview(what, self.lang))
    }
}
