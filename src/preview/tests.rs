//! Requests, right and wrong, against a site of a few files; and what a browser is told.
#![expect(clippy::disallowed_methods, reason = "tests wait with a limit")]

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use super::request::{Refusal, wanted};
use super::{Edition, Found, Mistake, Page, Place, Publisher, Row, Server};
use crate::base::diag::Lang;
use crate::base::digest::Digest;
use crate::base::path::OutPath;

const HERE: Option<&str> = Some("127.0.0.1:8000");

#[test]
fn requests_are_understood_or_refused() {
    use Refusal::{Address, Host, Method};
    for (method, host, path, expected) in [
        ("GET", HERE, "/", Ok("index.html")),
        ("HEAD", HERE, "/news/", Ok("news/index.html")),
        ("GET", Some("localhost"), "/a/%E7%85%A7%E7%89%87.jpg", Ok("a/照片.jpg")),
        ("GET", Some("LOCALHOST:9"), "/a.html", Ok("a.html")),
        ("GET", None, "/", Err(Host)),
        ("GET", Some(""), "/", Err(Host)),
        ("GET", Some("evil.example"), "/", Err(Host)),
        ("GET", Some("evil.example:8000"), "/", Err(Host)),
        ("GET", Some("127.0.0.1.evil.example"), "/", Err(Host)),
        ("GET", Some("127.0.0.1:8000.evil.example"), "/", Err(Host)),
        ("GET", Some("localhost.:8000"), "/", Err(Host)),
        ("GET", Some("127.0.0.2"), "/", Err(Host)),
        ("GET", Some("user@127.0.0.1"), "/", Err(Host)),
        ("GET", Some("127.0.0.1:"), "/", Err(Host)),
        ("GET", Some("127.0.0.1:800000"), "/", Err(Host)),
        ("POST", HERE, "/", Err(Method)),
        ("OPTIONS", HERE, "*", Err(Method)),
        ("TRACE", HERE, "/", Err(Method)),
        ("GET", HERE, "", Err(Address)),
        ("GET", HERE, "*", Err(Address)),
        ("GET", HERE, "/../jianbao.yml", Err(Address)),
        ("GET", HERE, "/a/../../jianbao.yml", Err(Address)),
        ("GET", HERE, "/%2e%2e/jianbao.yml", Err(Address)),
        ("GET", HERE, "/..%2fjianbao.yml", Err(Address)),
        ("GET", HERE, "/..%5cjianbao.yml", Err(Address)),
        ("GET", HERE, "/a\\b", Err(Address)),
        ("GET", HERE, "/./a.html", Err(Address)),
        ("GET", HERE, "//evil.example/", Err(Address)),
        ("GET", HERE, "/a//b", Err(Address)),
        ("GET", HERE, "/C:/Windows/win.ini", Err(Address)),
        ("GET", HERE, "/a%00.html", Err(Address)),
        ("GET", HERE, "/a%0d%0aX:1", Err(Address)),
        ("GET", HERE, "/%ff", Err(Address)),
        ("GET", HERE, "/%c0%ae%c0%ae/a", Err(Address)),
        ("GET", HERE, "/%", Err(Address)),
        ("GET", HERE, "/%+1", Err(Address)),
        ("GET", HERE, "/%4", Err(Address)),
    ] {
        let read = wanted(method, host, path, None).map(|wanted| wanted.path.to_string());
        assert_eq!(read, expected.map(str::to_owned), "{method} {host:?} {path}");
    }
}

/// A small site. Its page of news says what `news` is.
fn site(number: u64, news: &'static str, mistakes: Vec<Mistake>) -> Edition {
    let page = |html: &str| {
        let version = Digest::of(html.as_bytes());
        let source = Some("content/a\"b.md".to_owned());
        Found::Page(Page { html: html.as_bytes().into(), version, shape: version, source })
    };
    Edition {
        number,
        lang: Lang::Zh,
        name: "临江<宣传>".to_owned(),
        mistakes: mistakes.clone(),
        stale: None,
        styles: vec![OutPath::new("assets/style-01234567.css")],
        find: Box::new(move |path: &OutPath| match path.as_str() {
            "index.html" => page("<html><body>首页</body></html>"),
            "news/index.html" if !news.is_empty() => page(news),
            "data.bin" => Found::File(vec![0; 8 << 20].into()),
            "a.css" | "a.js" | "a.svg" | "a.pdf" | "a.JPG" | "a.xml" | "a" => {
                Found::File((*b"x").into())
            }
            "broken.html" => Found::Broken(mistakes.clone()),
            "changing.html" => Found::Changing,
            _ => Found::Missing,
        }),
        rows: Box::new(|| {
            let used = ("《简报》第1期".to_owned(), OutPath::new("bulletins/1.html"));
            let row = |path: &str, title: &str, draft, uses| Row {
                path: path.to_owned(),
                title: title.to_owned(),
                kind: "动态",
                date: "2013-11-25".to_owned(),
                draft,
                page: Some(OutPath::new("news/照片.html")),
                pdf: None,
                uses,
            };
            vec![
                row("content/news/a.md", "<script>alert(1)</script>", true, Vec::new()),
                row("content/news/b.md", "一件稿子", false, vec![used]),
            ]
        }),
    }
}

fn mistake(severity: &'static str, message: &str) -> Mistake {
    Mistake {
        severity,
        word: "错误",
        code: "unit.unknown",
        message: message.to_owned(),
        advice: vec!["改成“<b>”".to_owned()],
        path: Some("content/news/a.md".to_owned()),
        place: Some(Place {
            line: 3,
            column: 5,
            before: "单位: ".to_owned(),
            marked: "<i>".to_owned(),
            after: String::new(),
        }),
    }
}

/// A running preview; it ends with the value.
struct Running {
    port: String,
    publish: mpsc::Sender<Edition>,
}

fn start(first: Edition, quick: bool) -> Running {
    let mut server = Server::bind(Some(0)).unwrap();
    let address = server.address();
    if quick {
        server.limits.connections = 40;
        server.limits.scarce = 10;
        server.limits.to_ask = Duration::from_millis(300);
        server.limits.to_take = Duration::from_millis(300);
    }
    let (publish, editions) = mpsc::channel::<Edition>();
    thread::spawn(move || {
        let work = move |publisher: &Publisher| {
            for edition in editions {
                publisher.publish(edition);
            }
            Ok(())
        };
        server.run(first, work)
    });
    let port = address.trim_end_matches('/').rsplit(':').next().unwrap().to_owned();
    Running { port, publish }
}

impl Running {
    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(format!("127.0.0.1:{}", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        stream
    }

    fn send(&self, request: &str) -> TcpStream {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).unwrap();
        stream
    }

    /// Head and body of the answer to a request.
    fn ask(&self, method: &str, path: &str, headers: &str) -> (String, String) {
        let mut stream = self.send(&format!("{method} {path} HTTP/1.0\r\n{headers}\r\n"));
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
        (head.to_ascii_lowercase(), body.to_owned())
    }
}

#[test]
fn answers_have_a_status_a_kind_and_the_policy() {
    let running = start(site(1, "<p>动态", vec![mistake("error", "没有")]), false);
    let html = "text/html; charset=utf-8";
    let text = "text/plain; charset=utf-8";
    for (method, path, headers, status, kind) in [
        ("GET", "/", "Host: 127.0.0.1\r\n", 200, html),
        ("HEAD", "/", "Host: localhost:1\r\n", 200, html),
        ("GET", "/?x=1#y", "Host: 127.0.0.1\r\n", 200, html),
        ("GET", "/news/", "Host: 127.0.0.1\r\n", 200, html),
        ("GET", "/news", "Host: 127.0.0.1\r\n", 302, text),
        ("GET", "/a.css", "Host: 127.0.0.1\r\n", 200, "text/css; charset=utf-8"),
        ("GET", "/a.js", "Host: 127.0.0.1\r\n", 200, "text/javascript; charset=utf-8"),
        ("GET", "/a.svg", "Host: 127.0.0.1\r\n", 200, "image/svg+xml"),
        ("GET", "/a.pdf", "Host: 127.0.0.1\r\n", 200, "application/pdf"),
        ("GET", "/a.JPG", "Host: 127.0.0.1\r\n", 200, "image/jpeg"),
        ("GET", "/a.xml", "Host: 127.0.0.1\r\n", 200, "text/xml; charset=utf-8"),
        ("GET", "/a", "Host: 127.0.0.1\r\n", 200, "application/octet-stream"),
        ("GET", "/none.html", "Host: 127.0.0.1\r\n", 404, html),
        ("GET", "/broken.html", "Host: 127.0.0.1\r\n", 500, html),
        ("GET", "/.jianbao/", "Host: 127.0.0.1\r\n", 200, html),
        ("GET", "/.jianbao/live.js", "Host: 127.0.0.1\r\n", 200, "text/javascript; charset=utf-8"),
        ("GET", "/.jianbao/live.css", "Host: 127.0.0.1\r\n", 200, "text/css; charset=utf-8"),
        ("GET", "/.jianbao/list.js", "Host: 127.0.0.1\r\n", 200, "text/javascript; charset=utf-8"),
        ("GET", "/.jianbao/list.css", "Host: 127.0.0.1\r\n", 200, "text/css; charset=utf-8"),
        ("GET", "/.jianbao/lock", "Host: 127.0.0.1\r\n", 404, html),
        ("GET", "/../jianbao.yml", "Host: 127.0.0.1\r\n", 400, text),
        ("GET", "/", "", 421, text),
        ("GET", "/", "Host: evil.example\r\n", 421, text),
        ("GET", "/", "Host: 127.0.0.1\r\nHost: evil.example\r\n", 421, text),
        ("GET", "http://evil.example/", "Host: 127.0.0.1\r\n", 421, text),
        ("GET", "http://127.0.0.1/", "Host: 127.0.0.1\r\n", 200, html),
        ("POST", "/", "Host: 127.0.0.1\r\nContent-Length: 0\r\n", 405, text),
        ("DELETE", "/a.css", "Host: 127.0.0.1\r\n", 405, text),
    ] {
        let (head, body) = running.ask(method, path, headers);
        let name = format!("{method} {path} {headers:?}\n{head}");
        assert!(head.starts_with(&format!("http/1.0 {status} ")), "{name}");
        assert!(head.contains(&format!("\ncontent-type: {kind}\r")), "{name}");
        assert!(head.contains("\ncache-control: no-store"), "{name}");
        assert!(head.contains("\nx-content-type-options: nosniff"), "{name}");
        assert_eq!(
            head.contains("\ncontent-security-policy: default-src 'self'"),
            kind == html,
            "{name}"
        );
        assert_eq!(body.is_empty(), method == "HEAD" || status == 302, "{name}");
    }
    let (head, _) = running.ask("GET", "/news", "Host: 127.0.0.1\r\n");
    assert!(head.contains("\nlocation: /news/"), "{head}");
}

#[test]
fn pages_get_the_script_and_nothing_else_is_touched() {
    let running = start(site(1, "没有尾巴的网页", Vec::new()), false);
    let host = "Host: 127.0.0.1\r\n";
    let (_, home) = running.ask("GET", "/", host);
    let script = "<script src=\"/.jianbao/live.js\" data-state=\"page\" data-version=\"";
    assert!(home.starts_with(&format!("<html><body>首页{script}")), "{home}");
    assert!(home.contains("data-source=\"content/a&quot;b.md\""), "{home}");
    assert!(home.ends_with("</script>\n</body></html>"), "{home}");
    let (_, news) = running.ask("GET", "/news/", host);
    assert!(news.starts_with(&format!("没有尾巴的网页{script}")), "{news}");
    assert_eq!(running.ask("GET", "/a.css", host).1, "x");
}

#[test]
fn text_of_the_desk_stays_text() {
    let running = start(
        site(1, "", vec![mistake("error", "<u>没有</u>"), mistake("warning", "慎用")]),
        false,
    );
    for path in ["/.jianbao/", "/broken.html", "/%3Cb%3E.html"] {
        let (_, body) = running.ask("GET", path, "Host: 127.0.0.1\r\n");
        assert!(body.contains("临江&lt;宣传&gt;"), "{body}");
        for markup in ["<script>alert", "<u>", "<i>", "“<b>”", "<b>.html"] {
            assert!(!body.contains(markup), "{path}: {markup}\n{body}");
        }
    }
    let (_, list) = running.ask("GET", "/.jianbao/", "Host: 127.0.0.1\r\n");
    for part in [
        "<b>2</b> 件</span>",
        "<b>1</b> 件草稿</span>",
        "href=\"/news/%E7%85%A7%E7%89%87.html\">&lt;script&gt;alert(1)&lt;/script&gt;</a>",
        "<span class=\"draft\">草稿</span>",
        "href=\"#m0\">1处错误</a>",
        "<li class=\"error\" id=\"m0\">",
        "content/news/a.md:3:5</p>",
        "单位: <mark>&lt;i&gt;</mark>",
        "<a href=\"/bulletins/1.html\">《简报》第1期</a>",
        "<summary>警告和提示 <b>1</b></summary>",
    ] {
        assert!(list.contains(part), "{part}\n{list}");
    }
}

/// Reads messages until one fits; gives it.
fn hear(stream: &mut TcpStream, text: &mut String, fits: &str) -> String {
    let end = Instant::now() + Duration::from_secs(10);
    let mut piece = [0; 4096];
    while Instant::now() < end {
        if let Some((message, rest)) = text.clone().split_once("\n\n") {
            *text = rest.to_owned();
            if message.contains(fits) {
                return message.to_owned();
            }
            continue;
        }
        let read = stream.read(&mut piece).unwrap();
        assert!(read > 0, "the server went away");
        text.push_str(&String::from_utf8_lossy(&piece[..read]));
    }
    panic!("nobody said {fits}")
}

#[test]
fn a_page_is_told_of_every_edition() {
    let running = start(site(1, "<p>一", Vec::new()), false);
    let page = "/.jianbao/events?page=%2Fnews%2F";
    let mut stream = running.send(&format!("GET {page} HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n"));
    let mut text = String::new();
    let first = hear(&mut stream, &mut text, "\"edition\":1");
    let version = Digest::of("<p>一".as_bytes());
    assert!(first.contains(&format!("\"state\":\"page\",\"version\":\"{version}\"")), "{first}");
    assert!(first.contains("\"styles\":[\"/assets/style-01234567.css\"]"), "{first}");
    // The same page with a mistake: another edition of the same version.
    running.publish.send(site(2, "<p>一", vec![mistake("error", "没有“<b>”")])).unwrap();
    let second = hear(&mut stream, &mut text, "\"edition\":2");
    assert!(second.contains(&version.to_string()) && second.contains("\"errors\":1"), "{second}");
    assert!(second.contains("\"line\":3,\"column\":5"), "{second}");
    running.publish.send(site(3, "<p>二", Vec::new())).unwrap();
    let third = hear(&mut stream, &mut text, "\"edition\":3");
    assert!(!third.contains(&version.to_string()) && third.contains("\"mistakes\":[]"), "{third}");
    running.publish.send(site(4, "", Vec::new())).unwrap();
    assert!(hear(&mut stream, &mut text, "\"edition\":4").contains("\"state\":\"gone\""));
}

#[test]
fn more_listeners_than_windows_are_sent_away() {
    let running = start(site(1, "", Vec::new()), false);
    let listen =
        || running.send("GET /.jianbao/events?page=%2F HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n");
    let mut open: Vec<TcpStream> = (0..64).map(|_| listen()).collect();
    for stream in &mut open {
        hear(stream, &mut String::new(), "\"edition\":1");
    }
    let mut answer = String::new();
    listen().read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.0 503 "), "{answer}");
    // Who leaves makes room.
    drop(open);
    let end = Instant::now() + Duration::from_secs(10);
    loop {
        let mut first = [0; 12];
        listen().read_exact(&mut first).unwrap();
        if first == *b"HTTP/1.0 200" {
            break;
        }
        assert!(Instant::now() < end, "nobody left");
        thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn who_says_nothing_or_takes_nothing_is_left() {
    let running = start(site(1, "", Vec::new()), true);
    // As many as there is room for: half a request, no request, and an answer that nobody takes.
    let halves: Vec<TcpStream> =
        (0..20).map(|_| running.send("GET / HTTP/1.1\r\nHost: 127")).collect();
    let silent: Vec<TcpStream> = (0..10).map(|_| running.connect()).collect();
    let greedy: Vec<TcpStream> = (0..10)
        .map(|_| running.send("GET /data.bin HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"))
        .collect();
    let begun = Instant::now();
    let (head, _) = running.ask("GET", "/", "Host: 127.0.0.1\r\n");
    assert!(head.starts_with("http/1.0 200 "), "{head}");
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    drop((halves, silent, greedy));
}

#[test]
fn what_changes_just_now_is_waited_for() {
    let running = start(site(1, "", Vec::new()), false);
    let mut stream = running.send("GET /changing.html HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n");
    thread::sleep(Duration::from_millis(50));
    let mut next = site(2, "", Vec::new());
    next.find = Box::new(|_| Found::File((*b"whole").into()));
    running.publish.send(next).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.ends_with("\r\n\r\nwhole"), "{answer}");
}
