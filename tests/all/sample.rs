//! The sample desk as readers get it: every link leads somewhere, every promise to pages is kept.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use crate::desk::{Tree, copy_sample, tree};

/// The sample's output, built once.
fn sample() -> &'static Tree {
    static SAMPLE: OnceLock<Tree> = OnceLock::new();
    SAMPLE.get_or_init(|| {
        let room = tempfile::tempdir().expect("a folder for the test");
        copy_sample(room.path());
        let done = Command::new(env!("CARGO_BIN_EXE_jianbao"))
            .args(["build", "--deny-warnings", "--root"])
            .arg(room.path())
            .output()
            .expect("the program starts");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        tree(&room.path().join("public"))
    })
}

fn pages() -> impl Iterator<Item = (&'static str, &'static str)> {
    sample()
        .iter()
        .filter(|(path, _)| Path::new(path).extension().is_some_and(|end| end == "html"))
        .map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).expect("pages are UTF-8")))
}

/// The values of an attribute in a page, as written.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let opening = format!(" {attribute}=\"");
    html.split(&opening).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The output path that an address means when it stands in `page`.
fn resolve(page: &str, address: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "{address} in {page} leaves the site"),
            "." => {}
            name => parts.push(name),
        }
    }
    parts.join("/")
}

#[test]
fn every_address_leads_somewhere() {
    let anchors: BTreeMap<&str, BTreeSet<&str>> =
        pages().map(|(path, html)| (path, values(html, "id").into_iter().collect())).collect();
    let mut broken = Vec::new();
    let mut seen = 0;
    for (path, html) in pages() {
        for address in values(html, "href").into_iter().chain(values(html, "src")) {
            if ["http://", "https://", "mailto:", "tel:"]
                .iter()
                .any(|scheme| address.starts_with(scheme))
            {
                continue;
            }
            seen += 1;
            // Lost readers may stand at any depth: their page counts from the root of the host, and asks for its styles a
            // second time from where they are.
            let from_here = address.starts_with('#') || address.starts_with("assets/");
            let lost = path == "404.html" && !from_here;
            let from_root = address.strip_prefix('/').filter(|_| lost);
            let address = from_root.unwrap_or(if lost { "/" } else { address });
            let (file, anchor) = address.split_once('#').unwrap_or((address, ""));
            let target = if file.is_empty() { path.to_owned() } else { resolve(path, file) };
            let missing = !sample().contains_key(&target);
            let lost = !anchor.is_empty()
                && anchors.get(target.as_str()).is_some_and(|ids| !ids.contains(anchor));
            if missing || lost || address.starts_with('/') {
                broken.push(format!("{path}: {address}"));
            }
        }
    }
    assert!(seen > 1000, "only {seen} addresses were looked at");
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn every_article_is_reached_from_the_home_page() {
    let mut reached = BTreeSet::from(["index.html".to_owned()]);
    let mut waiting = vec!["index.html".to_owned()];
    while let Some(page) = waiting.pop() {
        let Some(bytes) = sample().get(&page) else { continue };
        let html = std::str::from_utf8(bytes).expect("pages are UTF-8");
        for address in values(html, "href") {
            let file = address.split('#').next().unwrap_or_default();
            if Path::new(file).extension().is_some_and(|end| end == "html") && !file.contains(':') {
                let target = resolve(&page, file);
                if reached.insert(target.clone()) {
                    waiting.push(target);
                }
            }
        }
    }
    let lost: Vec<&str> = pages()
        .map(|(path, _)| path)
        .filter(|path| *path != "404.html" && !reached.contains(*path))
        .collect();
    assert!(lost.is_empty(), "no way leads to {lost:?}");
}

#[test]
fn pages_keep_the_promises() {
    for (path, html) in pages() {
        for (forbidden, why) in [
            ("<style", "no inline styles under the strict policy"),
            (" style=\"", "no inline styles under the strict policy"),
            ("<script>", "no inline scripts under the strict policy"),
            (" onclick=", "no inline handlers under the strict policy"),
            ("src=\"http", "nothing is fetched from elsewhere"),
            ("javascript:", "no script in an address"),
        ] {
            assert!(!html.contains(forbidden), "{path}: {forbidden}: {why}");
        }
        for (wanted, why) in [
            ("<html lang=\"zh-CN\"", "the language is said"),
            ("<meta name=\"SiteName\"", "the official tags are there"),
            ("<main", "landmarks are there"),
            ("<nav", "landmarks are there"),
            ("<header", "landmarks are there"),
            ("<footer", "landmarks are there"),
        ] {
            assert!(html.contains(wanted), "{path}: no {wanted}: {why}");
        }
        assert_eq!(html.matches("<h1").count(), 1, "{path}: one h1");
    }
    for path in sample().keys() {
        assert!(path.is_ascii(), "{path}: addresses are ASCII");
    }
}

#[test]
fn every_address_of_the_contract_is_there() {
    for path in [
        "index.html",
        "interviews/index.html",
        "policy/index.html",
        "practice/index.html",
        "news/index.html",
        "campaigns/zhuan-cu-hui.html",
        "campaigns/qunzhong-luxian.html",
        "units/index.html",
        "units/zuzhibu.html",
        "topics/index.html",
        "glossary.html",
        "archive.html",
        "404.html",
        "search.html",
        "search/index.js",
        "interviews/2013/zuzhibu-zhuanfang.html",
        "boards/zhuan-cu-hui.html",
    ] {
        assert!(sample().contains_key(path), "{path}");
    }
    let issues = ["2013-1", "2013-2", "2013-3", "2013-zengkan-1", "2014-1"];
    for issue in issues {
        let path = format!("bulletins/lin-jiang-gong-zuo-jian-bao/{issue}");
        assert!(sample().contains_key(&format!("{path}.html")), "{path}");
        if cfg!(feature = "print") {
            let pdf = sample().get(&format!("{path}.pdf"));
            assert!(pdf.is_some_and(|pdf| pdf.starts_with(b"%PDF-1.7")), "{path}.pdf");
        }
    }
}

#[test]
fn an_interview_typed_as_plain_paragraphs_has_its_turns() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (source, page, speaker) in [
        ("2013-06-zuzhibu-zhuanfang.md", "interviews/2013/zuzhibu-zhuanfang.html", "闻部长："),
        ("2013-11-qingshan-zhuanfang.md", "", "桑书记："),
    ] {
        let text =
            std::fs::read_to_string(root.join("content/interviews").join(source)).expect("sample");
        let asked = text.lines().filter(|line| line.starts_with("记者：")).count();
        let answered = text.lines().filter(|line| line.starts_with(speaker)).count();
        assert!(asked >= 4 && answered >= 4, "{source} is typed as plain paragraphs");
        let (_, html) = pages()
            .find(|(path, html)| {
                *path == page
                    || (page.is_empty()
                        && path.starts_with("interviews/2013/")
                        && html.contains("青杉镇党委书记")
                        && html.contains("class=\"turn"))
            })
            .expect("the interview's page");
        assert_eq!(html.matches("class=\"turn question\"").count(), asked, "{source}");
        assert_eq!(html.matches("class=\"turn answer\"").count(), answered, "{source}");
        assert_eq!(html.matches("class=\"note\"").count(), 1, "{source}: one editor's note");
    }
}

#[test]
fn the_campaign_shows_its_figures() {
    let bytes = &sample()["campaigns/zhuan-cu-hui.html"];
    let html = std::str::from_utf8(bytes).expect("pages are UTF-8");
    for (label, value) in [
        ("座谈会", "5"),
        ("专题调研", "6"),
        ("情况汇报会", "4"),
        ("联系点", "600"),
        ("主任助理", "46"),
        ("党员工作室", "20"),
    ] {
        assert!(html.contains(label) && html.contains(value), "{label} {value}");
    }
}

#[test]
fn the_sample_holds_what_a_desk_has() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    for kind in ["interviews", "policy", "practice", "news"] {
        let texts: Vec<(String, Vec<u8>)> = tree(&root.join(kind))
            .into_iter()
            .filter(|(path, _)| Path::new(path).extension().is_some_and(|end| end == "md"))
            .collect();
        assert!(texts.len() >= 6, "{kind}: {}", texts.len());
        for (path, bytes) in texts {
            let text = String::from_utf8(bytes).expect("the sample is UTF-8");
            // Attachments are as long as they are.
            if text.contains("\nkind: page\n") {
                continue;
            }
            let body = text.splitn(3, "---\n").nth(2).unwrap_or_default();
            let length = body.chars().filter(|c| !c.is_whitespace()).count();
            assert!((800..=3900).contains(&length), "{kind}/{path}: {length} characters");
        }
    }
}
