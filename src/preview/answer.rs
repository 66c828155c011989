//! Which answer a request gets. All that takes time is done on threads that may wait.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use hyper::body::{Bytes, Incoming};
use hyper::header::{self, HeaderValue};
use hyper::{Request, StatusCode};
use tokio::task;

use super::html::Html;
use super::reply::{self, Content, Reply};
use super::request::{self, Refusal, Wanted};
use super::server::Stand;
use super::{Edition, Found, Mistake, OWN, Page, events, list, word};
use crate::base::diag::Lang;
use crate::base::digest::Digest;
use crate::base::path::OutPath;

/// The preview's own files.
const FILES: [(&str, &str, &str); 4] = [
    ("live.js", reply::SCRIPT, include_str!("assets/live.js")),
    ("live.css", reply::CSS, include_str!("assets/live.css")),
    ("list.js", reply::SCRIPT, include_str!("assets/list.js")),
    ("list.css", reply::CSS, include_str!("assets/list.css")),
];

/// How often a file that changes just now is looked for again.
const TRIES: usize = 4;

/// How long its next edition may take.
const NEXT: Duration = Duration::from_secs(2);

/// Answers one request.
pub(super) async fn answer(request: Request<Incoming>, stand: Arc<Stand>) -> Reply {
    let header = request.headers().get(header::HOST).and_then(|value| value.to_str().ok());
    // An address that names a machine itself must name this one, too.
    let host = request.uri().authority().map_or(header, |named| Some(named.as_str()));
    let host = host.filter(|_| request.headers().get_all(header::HOST).iter().count() == 1);
    let (path, query) = (request.uri().path(), request.uri().query());
    let wanted = request::wanted(request.method().as_str(), host, path, query);
    let edition = stand.edition();
    match wanted {
        Ok(wanted) => respond(wanted, edition, stand).await,
        Err(refusal) => refuse(refusal, edition.lang),
    }
}

async fn respond(wanted: Wanted, edition: Arc<Edition>, stand: Arc<Stand>) -> Reply {
    let Some(own) = wanted.path.as_str().strip_prefix(OWN) else {
        return file(wanted.path, edition, stand).await;
    };
    if let Some((_, kind, text)) = FILES.iter().find(|(name, ..)| *name == own) {
        return reply::reply(StatusCode::OK, kind, reply::whole(*text));
    }
    match own {
        "index.html" => {
            let made = task::spawn_blocking(move || list::page(&edition)).await;
            made.map_or_else(|_| fault(), |html| reply::page(StatusCode::OK, html))
        }
        "events" => match events::messages(&wanted.query, &stand) {
            Some(messages) => {
                reply::reply(StatusCode::OK, reply::MESSAGES, Content::Messages(messages))
            }
            None => crowded(),
        },
        _ => missing(&edition, &wanted.path),
    }
}

/// A file of the output, made now if it was not before.
async fn file(path: OutPath, edition: Arc<Edition>, stand: Arc<Stand>) -> Reply {
    let Some((found, edition)) = settled(path.clone(), edition, &stand).await else {
        return fault();
    };
    match found {
        Found::Changing => crowded(),
        Found::Page(page) => {
            reply::reply(StatusCode::OK, reply::HTML, with_script(&page, edition.lang))
        }
        Found::File(bytes) => {
            let bytes = reply::whole(reply::shared(&bytes));
            reply::reply(StatusCode::OK, reply::kind(path.as_str()), bytes)
        }
        Found::Broken(mistakes) => broken(&edition, &path, &mistakes),
        Found::Missing => {
            let folder = OutPath::new(format!("{path}/index.html"));
            match find(folder, Arc::clone(&edition), &stand).await {
                Some(Found::Missing) => missing(&edition, &path),
                Some(_) => moved(&path),
                None => fault(),
            }
        }
    }
}

/// Looks a file up; when its text changes just now, in the edition that has the change.
async fn settled(
    path: OutPath,
    mut edition: Arc<Edition>,
    stand: &Stand,
) -> Option<(Found, Arc<Edition>)> {
    let mut editions = stand.editions.clone();
    for _ in 0..TRIES {
        let found = find(path.clone(), Arc::clone(&edition), stand).await?;
        if !matches!(found, Found::Changing) {
            return Some((found, edition));
        }
        if editions.borrow().number == edition.number {
            let _ = tokio::time::timeout(NEXT, editions.changed()).await;
        }
        edition = Arc::clone(&editions.borrow_and_update());
    }
    Some((Found::Changing, edition))
}

/// Looks a file up on a thread that may wait; `None` when the program failed at it.
pub(super) async fn find(path: OutPath, edition: Arc<Edition>, stand: &Stand) -> Option<Found> {
    // Printing takes seconds: pages must not wait behind it.
    let slow = path.as_str().rsplit_once('.').is_some_and(|(_, end)| end == "pdf");
    let _turn = if slow { Some(stand.prints.acquire().await.ok()?) } else { None };
    task::spawn_blocking(move || (edition.find)(&path)).await.ok()
}

/// A page with the preview's script at its end. The script is a file of its own, so that pages run under the policy
/// of the published site.
fn with_script(page: &Page, lang: Lang) -> Content {
    let html = reply::shared(&page.html);
    let end = page.html.windows(7).rposition(|end| end == b"</body>").unwrap_or(html.len());
    let script = script("page", page.version, page.shape, page.source.as_deref(), lang);
    Content::Whole(VecDeque::from([html.slice(..end), Bytes::from(script), html.slice(end..)]))
}

/// The element that brings the preview's script, and what it should know of the page.
pub(super) fn script(
    state: &'static str,
    version: Digest,
    shape: Digest,
    source: Option<&str>,
    lang: Lang,
) -> String {
    let mut html = Html::default();
    html.raw("<script src=\"/.jianbao/live.js\" data-state=\"").raw(state);
    html.raw("\" data-version=\"").text(&version.to_string());
    html.raw("\" data-shape=\"").text(&shape.to_string());
    html.raw("\" data-source=\"").text(source.unwrap_or_default());
    html.raw("\" data-lang=\"").raw(word(lang, "zh", "en")).raw("\"></script>\n");
    html.finish()
}

/// A page of the preview's own, with a title and what `body` adds.
pub(super) fn own_page(
    edition: &Edition,
    title: &str,
    state: &'static str,
    version: Digest,
    body: impl FnOnce(&mut Html),
) -> String {
    let mut html = Html::default();
    html.raw("<!DOCTYPE html>\n<html lang=\"").raw(word(edition.lang, "zh-CN", "en"));
    html.raw("\">\n<meta charset=\"utf-8\">\n");
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    html.text(title).raw(" · ").text(&edition.name).raw("</title>\n");
    html.raw(
        "<link rel=\"stylesheet\" href=\"/.jianbao/list.css\">\n<body>\n<header class=\"head\">\n",
    );
    html.raw("<p class=\"site\"><a href=\"/\">")
        .text(&edition.name)
        .raw("</a></p>\n<p class=\"mode\">");
    html.raw(word(edition.lang, "预览", "preview")).raw("</p>\n</header>\n<main>\n");
    body(&mut html);
    html.raw("</main>\n");
    let mut page = html.finish();
    page.push_str(&script(state, version, Digest::default(), None, edition.lang));
    page.push_str("</body>\n</html>\n");
    page
}

/// 404.
fn missing(edition: &Edition, path: &OutPath) -> Reply {
    let lang = edition.lang;
    let title = word(lang, "没有这一页", "no such page");
    let html = own_page(edition, title, "gone", Digest::default(), |html| {
        html.element("<h1>", title, "</h1>\n");
        html.raw("<p class=\"lead\"><code>/").text(path.as_str()).raw("</code></p>\n<p>");
        html.raw(word(
            lang,
            "稿件可能改了名、换了目录，或者已经删除。它一出现，这一页就会自己刷新。",
            "The text may have been renamed, moved or deleted. When it is there, this page shows it by itself.",
        ));
        html.raw("</p>\n");
        ways(html, lang);
    });
    reply::page(StatusCode::NOT_FOUND, html)
}

/// A file that could not be made.
fn broken(edition: &Edition, path: &OutPath, mistakes: &[Mistake]) -> Reply {
    let lang = edition.lang;
    let title = word(lang, "这一页做不出来", "this page cannot be made");
    let html = own_page(edition, title, "broken", Digest::of_value(mistakes), |html| {
        html.element("<h1>", title, "</h1>\n");
        html.raw("<p class=\"lead\"><code>/").text(path.as_str()).raw("</code></p>\n<p>");
        html.raw(word(
            lang,
            "改好下面的问题并保存，这一页就会自己刷新。",
            "Mend what is told below and save: this page shows the result by itself.",
        ));
        html.raw("</p>\n<ol class=\"mistakes\">\n");
        let shown = if mistakes.is_empty() { &edition.mistakes } else { mistakes };
        for mistake in shown.iter().take(list::SHOWN) {
            list::mistake(html, mistake, None);
        }
        html.raw("</ol>\n");
        ways(html, lang);
    });
    reply::page(StatusCode::INTERNAL_SERVER_ERROR, html)
}

/// Where to go from here.
fn ways(html: &mut Html, lang: Lang) {
    html.raw("<p class=\"ways\"><a href=\"/.jianbao/\">");
    html.raw(word(lang, "稿件一览", "all texts")).raw("</a> <a href=\"/\">");
    html.raw(word(lang, "网站首页", "home page")).raw("</a></p>\n");
}

/// A folder asked for like a file.
fn moved(path: &OutPath) -> Reply {
    let mut reply = reply::reply(StatusCode::FOUND, reply::TEXT, reply::whole(""));
    let address = format!("/{}/", OutPath::new("index.html").href(path));
    match HeaderValue::from_str(&address) {
        Ok(address) => reply.headers_mut().insert(header::LOCATION, address),
        Err(_) => return fault(),
    };
    reply
}

fn refuse(refusal: Refusal, lang: Lang) -> Reply {
    let (status, zh, en) = match refusal {
        Refusal::Method => {
            (StatusCode::METHOD_NOT_ALLOWED, "只能看，不能改。\n", "Reading only.\n")
        }
        Refusal::Host => (
            StatusCode::MISDIRECTED_REQUEST,
            "请用 127.0.0.1 或 localhost 打开预览。\n",
            "Open the preview as 127.0.0.1 or localhost.\n",
        ),
        Refusal::Address => {
            (StatusCode::BAD_REQUEST, "没有这样的地址。\n", "There is no such address.\n")
        }
    };
    let mut reply = reply::reply(status, reply::TEXT, reply::whole(word(lang, zh, en)));
    if refusal == Refusal::Method {
        reply.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    reply
}

/// The program failed; the terminal says where.
fn fault() -> Reply {
    let words = "jianbao自己出了错，终端里写着是哪里。\nA fault in jianbao itself: the terminal says where.\n";
    reply::reply(StatusCode::INTERNAL_SERVER_ERROR, reply::TEXT, reply::whole(words))
}

/// More browsers listen than anybody has windows, or a text does not stop changing.
fn crowded() -> Reply {
    reply::reply(StatusCode::SERVICE_UNAVAILABLE, reply::TEXT, reply::whole("busy\n"))
}
