//! What a page that is open is told: whether it is still what it was, and which mistakes there are.

use std::sync::Arc;
use std::time::Duration;

use hyper::body::Bytes;
use serde::Serialize;
use tokio::sync::{OwnedSemaphorePermit, mpsc};
use tokio::task;

use super::answer::find;
use super::request::{address, decode};
use super::server::Stand;
use super::{Edition, Found, Mistake, OWN, list};
use crate::base::digest::Digest;
use crate::base::path::OutPath;

/// A browser that went away is noticed when nothing can be sent to it.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// How many mistakes the browser shows at once; the list of texts has them all.
const SHOWN: usize = 30;

/// What is sent for each edition.
#[derive(Serialize)]
struct State {
    edition: u64,
    /// `page`, `list`, `file`, `broken`, `gone`, `changing`.
    state: &'static str,
    version: String,
    shape: String,
    styles: Vec<String>,
    errors: usize,
    warnings: usize,
    hints: usize,
    mistakes: Vec<Mistake>,
    stale: Option<String>,
}

/// Messages for a page, from the edition of now on; `None` when too many listen.
pub(super) fn messages(query: &str, stand: &Arc<Stand>) -> Option<mpsc::Receiver<Bytes>> {
    let turn = Arc::clone(&stand.listeners).try_acquire_owned().ok()?;
    let page = query.split('&').find_map(|part| part.strip_prefix("page="));
    let page = page.and_then(decode).and_then(|page| address(&page));
    let (sender, receiver) = mpsc::channel(2);
    tokio::spawn(tell(page, Arc::clone(stand), sender, turn));
    Some(receiver)
}

/// Sends a message for each edition until the browser goes away.
async fn tell(
    page: Option<OutPath>,
    stand: Arc<Stand>,
    sender: mpsc::Sender<Bytes>,
    _turn: OwnedSemaphorePermit,
) {
    let mut editions = stand.editions.clone();
    let mut open = sender.send(Bytes::from_static(b"retry: 1000\n\n")).await.is_ok();
    while open {
        let edition = Arc::clone(&editions.borrow_and_update());
        let state = state(page.as_ref(), &edition, &stand).await;
        drop(edition);
        let message = format!("data: {}\n\n", serde_json::to_string(&state).unwrap_or_default());
        open = sender.send(message.into()).await.is_ok();
        while open {
            tokio::select! {
                changed = editions.changed() => {
                    open = changed.is_ok();
                    break;
                }
                () = tokio::time::sleep(HEARTBEAT) => {
                    open = sender.send(Bytes::from_static(b":\n\n")).await.is_ok();
                }
                () = sender.closed() => open = false,
            }
        }
    }
}

async fn state(page: Option<&OutPath>, edition: &Arc<Edition>, stand: &Stand) -> State {
    let count = |severity| edition.mistakes.iter().filter(|note| note.severity == severity).count();
    let mut state = State {
        edition: edition.number,
        state: "gone",
        version: String::new(),
        shape: String::new(),
        styles: edition.styles.iter().map(|style| format!("/{style}")).collect(),
        errors: count("error"),
        warnings: count("warning"),
        hints: count("hint"),
        mistakes: Vec::new(),
        stale: edition.stale.clone(),
    };
    let mut source = None;
    match page {
        Some(page) if page.as_str() == format!("{OWN}index.html") => {
            let edition = Arc::clone(edition);
            let version = task::spawn_blocking(move || list::version(&edition)).await;
            state.state = "list";
            state.version = version.map(|version| version.to_string()).unwrap_or_default();
        }
        Some(page) => match find(page.clone(), Arc::clone(edition), stand).await {
            Some(Found::Page(found)) => {
                state.state = "page";
                state.version = found.version.to_string();
                state.shape = found.shape.to_string();
                source = found.source;
            }
            Some(Found::File(_)) => state.state = "file",
            // The edition that has the change is on its way.
            Some(Found::Changing) => state.state = "changing",
            Some(Found::Broken(mistakes)) => {
                state.state = "broken";
                state.version = Digest::of_value(&*mistakes).to_string();
            }
            Some(Found::Missing) | None => {}
        },
        None => {}
    }
    state.mistakes = first(edition, source.as_deref());
    state
}

/// The mistakes to show first: the worst, and among those the ones of this page's own text.
fn first(edition: &Edition, source: Option<&str>) -> Vec<Mistake> {
    let mut mistakes: Vec<&Mistake> = edition.mistakes.iter().collect();
    let rank = |mistake: &Mistake| match mistake.severity {
        "error" => 0,
        "warning" => 1,
        _ => 2,
    };
    mistakes.sort_by_key(|mistake| (rank(mistake), mistake.path.as_deref() != source));
    mistakes.into_iter().take(SHOWN).cloned().collect()
}
