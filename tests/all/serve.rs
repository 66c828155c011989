//! The preview as a browser meets it: edits, renames, bursts, attacks, crowds. No fixed port, no browser.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long anything may take on a busy machine.
const LONG: Duration = Duration::from_secs(20);

/// A running preview of a desk of its own.
struct Preview {
    desk: tempfile::TempDir,
    program: Child,
    host: String,
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// The header of an article and one line of text.
fn article(title: &str, more: &str) -> String {
    format!("---\n标题: {title}\n日期: 2013-11-25\n{more}---\n这里是正文。\n")
}

impl Preview {
    fn start(more: &[&str]) -> Self {
        Self::start_with("站名: 临江宣传\n", more)
    }

    fn start_with(settings: &str, more: &[&str]) -> Self {
        let desk = tempfile::tempdir().expect("a folder");
        let put = |path: &str, text: &str| {
            let target = desk.path().join(path);
            fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
            fs::write(target, text).expect("a file");
        };
        put("jianbao.yml", settings);
        put("content/news/yi.md", &article("第一件稿子", ""));
        put("content/news/er.md", &article("第二件稿子", "草稿: true\n"));
        put("secret.txt", "不给人看");
        let mut program = Command::new(env!("CARGO_BIN_EXE_jianbao"))
            .args(["serve", "--port", "0", "--lang", "zh", "--root"])
            .arg(desk.path())
            .args(more)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let mut line = String::new();
        let out = program.stdout.take().expect("its output");
        BufReader::new(out).read_line(&mut line).expect("a line");
        let address = line.split("http://").nth(1).expect("an address");
        let host = address.split('/').next().expect("a host").to_owned();
        Self { desk, program, host }
    }

    fn write(&self, path: &str, text: &str) {
        let target = self.desk.path().join(path);
        fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
        fs::write(target, text).expect("a file");
    }

    fn rename(&self, from: &str, to: &str) {
        fs::rename(self.desk.path().join(from), self.desk.path().join(to)).expect("a rename");
    }

    fn send(&self, request: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.host).expect("a connection");
        stream.set_read_timeout(Some(LONG)).expect("a time");
        stream.write_all(request.as_bytes()).expect("a request");
        stream
    }

    /// Status and body.
    fn ask(&self, path: &str, host: &str) -> (u16, String) {
        answer(&mut self.send(&format!("GET {path} HTTP/1.0\r\nHost: {host}\r\n\r\n")))
    }

    fn get(&self, path: &str) -> (u16, String) {
        self.ask(path, &self.host)
    }

    /// Asks until the answer is as it should be.
    fn until(&self, path: &str, fits: impl Fn(u16, &str) -> bool) {
        let end = Instant::now() + LONG;
        loop {
            let (status, body) = self.get(path);
            if fits(status, &body) {
                return;
            }
            assert!(Instant::now() < end, "{path}: {status}\n{body}");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    fn listen(&self, page: &str) -> Messages {
        let page = format!("/.jianbao/events?page={page}");
        let request = format!("GET {page} HTTP/1.0\r\nHost: {}\r\n\r\n", self.host);
        Messages(BufReader::new(self.send(&request)))
    }
}

/// What a page is told.
struct Messages(BufReader<TcpStream>);

impl Messages {
    fn next(&mut self) -> serde_json::Value {
        loop {
            let mut line = String::new();
            assert!(self.0.read_line(&mut line).expect("a message") > 0, "the preview ended");
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).expect("JSON");
            }
        }
    }

    /// The next message that fits.
    fn until(&mut self, fits: impl Fn(&serde_json::Value) -> bool) -> serde_json::Value {
        let end = Instant::now() + LONG;
        loop {
            let message = self.next();
            if fits(&message) {
                return message;
            }
            assert!(Instant::now() < end, "{message}");
        }
    }
}

fn answer(stream: &mut TcpStream) -> (u16, String) {
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("an answer");
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
    (status, body.to_owned())
}

#[test]
fn pages_follow_their_texts() {
    let preview = Preview::start(&[]);
    let page = "/news/2013/yi.html";
    let (status, html) = preview.get(page);
    assert_eq!(status, 200, "{html}");
    assert!(html.contains("第一件稿子") && html.contains("/.jianbao/live.js"), "{html}");
    let mut messages = preview.listen(page);
    let first = messages.next();
    assert_eq!(first["state"], "page");
    // A save in place.
    preview.write("content/news/yi.md", &article("改过的标题", ""));
    let second = messages.until(|message| message["version"] != first["version"]);
    assert_eq!(second["state"], "page");
    assert!(preview.get(page).1.contains("改过的标题"));
    assert!(preview.get("/").1.contains("改过的标题"), "a list follows the title");
    // A save beside the file, then a rename over it.
    preview.write("content/news/yi.md.tmp", &article("再改的标题", ""));
    preview.rename("content/news/yi.md.tmp", "content/news/yi.md");
    messages.until(|message| message["version"] != second["version"]);
    assert!(preview.get(page).1.contains("再改的标题"));
    // Another text changes: this page is told, but is the same.
    let same = preview.get(page).1;
    preview.write("content/policy/san.md", "没有开头的稿子\n");
    let wrong = messages.until(|message| message["errors"] != 0);
    assert_eq!(wrong["mistakes"][0]["path"], "content/policy/san.md");
    assert_eq!(preview.get(page).1, same);
    fs::remove_file(preview.desk.path().join("content/policy/san.md")).expect("a removal");
    messages.until(|message| message["errors"] == 0);
    // A rename, a folder that moves, a removal.
    preview.rename("content/news/yi.md", "content/news/san.md");
    messages.until(|message| message["state"] == "gone");
    let (status, gone) = preview.get(page);
    assert!(status == 404 && gone.contains("没有这一页") && gone.contains("/.jianbao/"), "{gone}");
    preview.until("/news/2013/san.html", |status, _| status == 200);
    preview.rename("content/news", "content/policy");
    preview.until("/policy/2013/san.html", |status, _| status == 200);
    fs::remove_dir_all(preview.desk.path().join("content")).expect("a removal");
    preview.until("/policy/2013/san.html", |status, _| status == 404);
    preview.write("content/news/si.md", &article("从头再来", ""));
    preview.until("/news/2013/si.html", |status, _| status == 200);
}

#[test]
fn mistakes_are_shown_and_vanish() {
    let preview = Preview::start(&[]);
    let mut messages = preview.listen("/news/2013/yi.html");
    assert_eq!(messages.next()["errors"], 0);
    preview.write("content/news/yi.md", &article("标题", "活动: 没有的活动\n"));
    let wrong = messages.until(|message| message["errors"] != 0);
    let mistake = &wrong["mistakes"][0];
    assert_eq!(mistake["path"], "content/news/yi.md");
    assert_eq!(mistake["code"], "campaign.unknown");
    assert_eq!(
        (mistake["place"]["line"].as_u64(), mistake["place"]["column"].as_u64()),
        (Some(4), Some(5))
    );
    assert_eq!(mistake["place"]["marked"], "没有的活动");
    assert_eq!(preview.get("/news/2013/yi.html").0, 200, "the page is shown all the same");
    let (_, list) = preview.get("/.jianbao/");
    assert!(list.contains("1处错误") && list.contains("草稿"), "{list}");
    // Settings that cannot be used: the last site stays.
    preview.write("jianbao.yml", "站名: 临江宣传\n没有的设置: 1\n");
    messages.until(|message| message["mistakes"][0]["path"] == "jianbao.yml");
    assert_eq!(preview.get("/news/2013/yi.html").0, 200);
    preview.write("jianbao.yml", "站名: 临江宣传\n");
    preview.write("content/news/yi.md", &article("标题", ""));
    let right = messages.until(|message| message["errors"] == 0);
    assert_eq!(right["mistakes"].as_array().map(Vec::len), Some(0));
}

#[test]
fn a_desk_that_starts_with_unusable_settings_is_mended_in_place() {
    let preview = Preview::start_with("没有的设置: 1\n", &[]);
    assert!(preview.get("/.jianbao/").1.contains("key.unknown"));
    let (status, home) = preview.get("/");
    assert!(status == 500 && home.contains("这一页做不出来"), "{home}");
    preview.write("jianbao.yml", "站名: 西山宣传\n");
    preview.until("/", |status, home| status == 200 && home.contains("西山宣传"));
}

#[test]
fn a_burst_is_few_builds() {
    let preview = Preview::start(&[]);
    let mut messages = preview.listen("/news/");
    let before = messages.next()["edition"].as_u64().expect("a number");
    for n in 0..1000 {
        preview.write(&format!("content/news/b{n}.md"), &article(&format!("第{n}件"), ""));
    }
    preview.until("/news/2013/b999.html", |status, _| status == 200);
    let after = preview.listen("/news/").next()["edition"].as_u64().expect("a number");
    assert!(after - before <= 12, "{} builds", after - before);
}

#[test]
fn nothing_but_the_site_is_given_out() {
    let preview = Preview::start(&[]);
    for path in [
        "/secret.txt",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/news/..%5c..%5csecret.txt",
        "/news/%2e%2e/%2e%2e/secret.txt",
        "//secret.txt",
        "/./secret.txt",
        "/jianbao.yml",
        "/content/news/yi.md",
        "/etc/passwd",
        "/%00",
    ] {
        let (status, body) = preview.get(path);
        assert!(matches!(status, 400 | 404), "{path}: {status}");
        assert!(!body.contains("不给人看") && !body.contains("站名:"), "{path}\n{body}");
    }
    for host in ["", "evil.example", "127.0.0.1.evil.example", "evil.example:80", "[::1]"] {
        let (status, body) = preview.ask("/", host);
        assert_eq!(status, 421, "{host}");
        assert!(!body.contains("临江宣传"), "{host}");
    }
}

/// Resident memory in bytes and number of threads, where the system tells.
fn burden(program: &Child) -> Option<(u64, u64)> {
    let text = fs::read_to_string(format!("/proc/{}/status", program.id())).ok()?;
    let number = |name: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(name))?;
        line.split_whitespace().next()?.parse::<u64>().ok()
    };
    Some((number("VmRSS:")? << 10, number("Threads:")?))
}

#[test]
fn a_crowd_gets_the_right_files_and_no_growth() {
    let preview = Preview::start(&[]);
    let paths = ["/news/2013/yi.html", "/news/2013/er.html", "/", "/none.html"];
    let right: Vec<(u16, String)> = paths.iter().map(|path| preview.get(path)).collect();
    // Some say half of what they want, some take nothing: nobody else waits for them.
    let slow: Vec<TcpStream> = (0..100).map(|_| preview.send("GET / HTTP/1.1\r\nHost: ")).collect();
    let before = burden(&preview.program);
    for round in 0..2 {
        let mut crowd = Vec::new();
        for n in 0..2000 {
            let path = paths[n % paths.len()];
            let request = format!("GET {path} HTTP/1.0\r\nHost: {}\r\n\r\n", preview.host);
            crowd.push(preview.send(&request));
        }
        for (n, stream) in crowd.iter_mut().enumerate() {
            assert_eq!(answer(stream), right[n % paths.len()], "round {round}, {n}");
        }
    }
    if let (Some((before, _)), Some((after, threads))) = (before, burden(&preview.program)) {
        assert!(threads <= 24, "{threads} threads");
        assert!(after < before + (64 << 20), "{before} → {after} bytes");
    }
    drop(slow);
}

#[test]
fn folders_that_tell_nothing_are_asked() {
    let preview = Preview::start(&["--poll"]);
    preview.until("/news/2013/yi.html", |status, _| status == 200);
    preview.write("content/news/wu.md", &article("第五件稿子", ""));
    preview.until("/news/2013/wu.html", |status, _| status == 200);
}

#[cfg(unix)]
#[test]
fn it_ends_when_asked_and_a_taken_port_is_told() {
    let mut preview = Preview::start(&[]);
    let port = preview.host.rsplit(':').next().expect("a port").to_owned();
    let mut second = Command::new(env!("CARGO_BIN_EXE_jianbao"));
    second.args(["serve", "--lang", "zh", "--port", &port, "--root"]).arg(preview.desk.path());
    let refused = second.output().expect("the program starts");
    assert_eq!(refused.status.code(), Some(3));
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(said.contains("--port"), "{said}");
    assert_eq!(preview.get("/").0, 200);
    let id = preview.program.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().expect("kill").success());
    let end = Instant::now() + LONG;
    let status = loop {
        if let Some(status) = preview.program.try_wait().expect("its end") {
            break status;
        }
        assert!(Instant::now() < end, "it goes on");
        std::thread::sleep(Duration::from_millis(10));
    };
    assert_eq!(status.code(), Some(0));
    assert!(!Path::new(preview.desk.path()).join("public").exists(), "a preview writes nothing");
}
