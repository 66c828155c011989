//! The pages of a hand-made desk.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::base::digest::Digest;
use crate::base::path::OutPath;
use crate::config::{Column, Settings};
use crate::document::shelf;
use crate::site::Site;
use crate::theme::Theme;
use crate::theme::template::Templates;
use crate::web::{PageView, Pages, Shared, assets, cards, page};
use fixture::{settings, site};

pub(crate) mod fixture;

/// Every page of a site.
fn views(site: &Arc<Site>, settings: Settings, theme: &Theme) -> (Pages, Vec<PageView>) {
    let settings = Arc::new(settings);
    let cards = cards(site, &settings, &site.entries, None).into_iter().collect();
    let pages = Pages::new(site, &settings, theme, cards);
    let articles = site.articles.iter().map(|id| pages.article(*id).page());
    let views = Pages::groups().flat_map(|group| pages.group(group)).chain(articles).collect();
    (pages, views)
}

/// Every page of the hand-made desk.
pub(crate) fn hand_made() -> Vec<PageView> {
    views(&Arc::new(site()), settings(), &Theme::builtin()).1
}

fn built(site: Site) -> (Vec<PageView>, BTreeMap<String, String>) {
    built_with(site, settings())
}

fn built_with(site: Site, settings: Settings) -> (Vec<PageView>, BTreeMap<String, String>) {
    let theme = Theme::builtin();
    let loaded = Templates::load(&theme);
    assert_eq!(loaded.notes, []);
    let (all, views) = views(&Arc::new(site), settings, &theme);
    let shared = Shared::new(&loaded.value, &all, &views);
    assert_eq!(shared.notes, []);
    let pages = views.iter().map(|view| {
        let html = page(view, &loaded.value, &shared.value, &shelf::body)
            .unwrap_or_else(|note| panic!("{}: {note:?}", view.out));
        (view.out.to_string(), String::from_utf8(html).expect("text"))
    });
    let pages: BTreeMap<String, String> = pages.collect();
    assert_eq!(pages.len(), views.len(), "two pages share an address");
    (views, pages)
}

/// The values of an attribute, in order.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let mark = format!(" {attribute}=\"");
    html.split(&mark).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_page_is_there() {
    let (_, pages) = built(site());
    let found: Vec<&str> = pages.keys().map(String::as_str).collect();
    let expected = [
        "404.html",
        "archive.html",
        "archive/2013.html",
        "boards/dangyuan-gongzuoshi.html",
        "boards/index.html",
        "bulletins/index.html",
        "bulletins/lin-jiang-gong-zuo-jian-bao/2013-3.html",
        "bulletins/lin-jiang-gong-zuo-jian-bao/index.html",
        "campaigns/index.html",
        "campaigns/zhuan-cu-hui.html",
        "glossary.html",
        "index.html",
        "interviews/2013/qingshan-zhuanfang.html",
        "interviews/index.html",
        "news/2013/dongyuan-dahui.html",
        "news/index.html",
        "pages/about.html",
        "policy/2013/qu-lianxidian-banfa.html",
        "policy/index.html",
        "practice/2013/zhuren-zhuli.html",
        "practice/index.html",
        "search.html",
        "sitemap.html",
        "topics/index.html",
        "topics/ji-ceng-dang-jian.html",
        "units/index.html",
        "units/qingshan.html",
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_desk_without_texts_has_a_home() {
    let mut site = site();
    site.entries.clear();
    site.articles.clear();
    site.kinds.clear();
    site.topics.clear();
    site.units.clear();
    site.campaigns.clear();
    site.issues.clear();
    site.boards.clear();
    site.pages.clear();
    site.terms = crate::site::Terms::default();
    let (_, pages) = built(site);
    let found: Vec<&str> = pages.keys().map(String::as_str).collect();
    assert_eq!(found, ["404.html", "index.html", "search.html", "sitemap.html"]);
    assert!(pages["index.html"].contains("还没有稿件"));
}

#[test]
fn columns_are_called_as_the_settings_say() {
    let mut settings = settings();
    let folders = [
        "interviews",
        "policy",
        "practice",
        "news",
        "campaigns",
        "bulletins",
        "boards",
        "units",
        "topics",
    ];
    for folder in folders {
        let said = |what: &str| format!("{what}{}", folder.len());
        let column = Column {
            name: said("栏"),
            description: said("说"),
            keywords: said("词"),
            class: said("类"),
        };
        settings.web.columns.insert(folder.to_owned(), column);
    }
    let (_, pages) = built_with(site(), settings);
    for folder in folders.map(|folder| (folder, folder.len())) {
        let (folder, number) = folder;
        let page = &pages[&format!("{folder}/index.html")];
        for said in [
            format!(">栏{number}</h1>"),
            format!("<meta name=\"ColumnDescription\" content=\"说{number}\">"),
            format!("<meta name=\"ColumnKeywords\" content=\"词{number}\">"),
            format!("<meta name=\"ColumnType\" content=\"类{number}\">"),
        ] {
            assert!(page.contains(&said), "{folder}: {said}");
        }
        let link = format!("<a href=\"{folder}/index.html\">栏{number}</a>");
        assert!(pages["index.html"].contains(&link), "{folder}: {link}");
    }
}

#[test]
fn long_lists_are_parted_into_pages() {
    let mut site = site();
    let news = site.articles[3];
    let many = vec![news; 45];
    site.kinds.insert(crate::document::header::Kind::News, many.clone());
    site.topics[0].articles.clone_from(&many);
    site.campaigns[0].articles.clone_from(&many);
    site.units[0].articles = many;
    let (_, pages) = built(site);
    for (page, entries) in [
        ("news/index.html", 20),
        ("news/page-2.html", 20),
        ("news/page-3.html", 5),
        ("topics/ji-ceng-dang-jian.html", 20),
        ("topics/ji-ceng-dang-jian/page-3.html", 5),
        ("units/qingshan/page-2.html", 20),
        ("campaigns/zhuan-cu-hui/news.html", 20),
        ("campaigns/zhuan-cu-hui/news/page-3.html", 5),
    ] {
        assert_eq!(pages[page].matches("class=\"entry\"").count(), entries, "{page}");
    }
    assert!(pages["news/page-2.html"].contains("rel=\"next\" href=\"../news/page-3.html\""));
    let topics = &pages["topics/index.html"];
    assert!(topics.contains("class=\"topic-4\""), "a topic of many articles stands large");
}

#[test]
fn among_topics_of_few_articles_none_stands_out() {
    let (_, pages) = built(site());
    assert!(!pages["topics/index.html"].contains("class=\"topic-4\""));
}

/// Addresses that other rooms make.
fn made_elsewhere(address: &str) -> bool {
    address.rsplit_once('.').is_some_and(|(_, ending)| ending == "pdf")
        || address.ends_with("-cover.webp")
        || address == "search/index.js"
        || address == "atom.xml"
        || address == "assets/fonts.css"
        || address.starts_with("media/")
}

#[test]
fn every_address_is_relative_and_leads_somewhere() {
    let (_, pages) = built(site());
    let theme = Theme::builtin();
    let mut known: BTreeSet<String> = pages.keys().cloned().collect();
    known.extend(assets(&theme).iter().map(|(out, _)| out.to_string()));
    for (out, html) in &pages {
        let here = format!("/{out}");
        let folder = here.rsplit_once('/').map_or("", |(folder, _)| folder);
        let linked = ["href", "src", "action"].into_iter().flat_map(|name| values(html, name));
        for address in linked {
            if address.starts_with("http://dj.linjiang.local/") {
                continue;
            }
            // Lost readers may stand at any depth; only styles are asked for a second time from there.
            let address = if out == "404.html" {
                let from_here = address.starts_with('#') || address.starts_with("assets/");
                address.strip_prefix('/').or(from_here.then_some(address)).expect(address)
            } else {
                address
            };
            let (path, anchor) = address.split_once('#').unwrap_or((address, ""));
            assert!(!path.starts_with('/') && !path.contains(':'), "{out}: {address}");
            let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
            for part in path.split('/').filter(|part| !part.is_empty()) {
                if part == ".." {
                    assert!(parts.pop().is_some(), "{out}: {address} leaves the site");
                } else {
                    parts.push(part);
                }
            }
            let target = if path.is_empty() { out.clone() } else { parts.join("/") };
            assert!(known.contains(&target) || made_elsewhere(&target), "{out}: {address}");
            if let Some(page) = pages.get(&target).filter(|_| !anchor.is_empty()) {
                assert!(values(page, "id").contains(&anchor), "{out}: {address}");
            }
        }
    }
}

#[test]
fn pages_obey_the_policy_and_the_reader() {
    let (_, pages) = built(site());
    for (out, html) in &pages {
        for banned in ["<style", " style=", "<script>", " onclick=", "http-equiv", "__"] {
            assert!(!html.contains(banned), "{out} has {banned}");
        }
        let scripts = html.matches("<script").count();
        let own = html.matches("assets/site-").count();
        let search = html.matches("<script src=\"assets/search-").count();
        let lost = html.matches("<script src=\"assets/lost-").count();
        let data = html.matches("<script type=\"application/ld+json\">").count();
        assert_eq!((own, scripts), (1, 1 + search + lost + data), "{out}");
        assert_eq!(search == 1, out == "search.html", "{out}");
        assert_eq!(lost == 1, out == "404.html", "{out}");
        assert_eq!(data == 1, out.contains("/2013/"), "{out}");
        for (once, times) in [
            ("<h1", 1),
            ("<main", 1),
            ("<html lang=\"zh-CN\">", 1),
            ("<title>", 1),
            ("class=\"skip\"", 1),
            ("name=\"SiteName\"", 1),
            ("name=\"SiteIDCode\"", 0),
        ] {
            assert_eq!(html.matches(once).count(), times, "{once} in {out}");
        }
        // Names of tags know no case.
        let described = html.to_lowercase().matches("<meta name=\"description\"").count();
        assert_eq!(described, 1, "what {out} says of itself");
        assert!(!html.contains("\n\n"), "an empty line in {out}");
        let ids = values(html, "id");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "an id twice in {out}");
        for labelled in values(html, "aria-labelledby") {
            assert!(ids.contains(&labelled), "{out}: {labelled}");
        }
        let images = html.matches("<img ").count();
        assert_eq!(values(html, "alt").len(), images, "a picture without words in {out}");
    }
}

#[test]
fn articles_carry_the_official_tags() {
    let (_, pages) = built(site());
    let html = &pages["interviews/2013/qingshan-zhuanfang.html"];
    for tag in [
        "<meta name=\"ColumnName\" content=\"访谈\">",
        "<meta name=\"ColumnType\" content=\"在线访谈\">",
        "<meta name=\"ArticleTitle\" content=\"沉得下去 留得住心 让年轻干部在村里长本事\">",
        "<meta name=\"PubDate\" content=\"2013-11-25 00:00\">",
        "<meta name=\"ContentSource\" content=\"青杉镇党委\">",
        "<meta name=\"Keywords\" content=\"年轻干部,基层党建\">",
        "<meta name=\"Author\" content=\"蒲砚秋\">",
        "<meta name=\"Url\" content=\"http://dj.linjiang.local/interviews/2013/qingshan-zhuanfang.html\">",
    ] {
        assert!(html.contains(tag), "{tag}");
    }
}

#[test]
fn other_programs_are_told_of_articles() {
    let (_, pages) = built(site());
    let html = &pages["interviews/2013/qingshan-zhuanfang.html"];
    for tag in [
        "<meta property=\"og:type\" content=\"article\">",
        "<meta property=\"og:title\" content=\"沉得下去 留得住心 让年轻干部在村里长本事\">",
        "<meta property=\"article:published_time\" content=\"2013-11-25T00:00:00+08:00\">",
        "<meta property=\"article:tag\" content=\"基层党建\">",
        "\"@type\":\"NewsArticle\"",
        "<svg class=\"qr\"",
    ] {
        assert!(html.contains(tag), "{tag}");
    }
    assert!(pages["index.html"].contains("<meta property=\"og:type\" content=\"website\">"));
}

/// The pages whose views differ after a change.
fn changed(change: impl FnOnce(&mut Site)) -> Vec<String> {
    let theme = Theme::builtin();
    let keys = |site: &Arc<Site>| -> BTreeMap<OutPath, Digest> {
        let (_, views) = views(site, settings(), &theme);
        views.iter().map(|view| (view.out.clone(), Digest::of_value(view))).collect()
    };
    let mut site = Arc::new(site());
    let before = keys(&site);
    change(Arc::get_mut(&mut site).expect("nobody else holds it"));
    let after = keys(&site);
    after
        .iter()
        .filter(|(out, key)| before.get(*out) != Some(*key))
        .map(|(out, _)| out.to_string())
        .collect()
}

#[test]
fn views_change_with_what_they_show() {
    assert_eq!(changed(|_| {}), [""; 0]);
    let title = changed(|site| {
        let mut draft = fixture::draft(
            crate::document::header::Kind::News,
            "dongyuan-dahui",
            "另题",
            "2013-06-05",
        );
        draft.text = "新的正文。";
        let old = &site.entries[3];
        let entry = crate::site::Entry {
            units: old.units.clone(),
            campaign: old.campaign,
            phase: old.phase,
            topics: old.topics.clone(),
            ..fixture::entry(&draft)
        };
        site.entries[3] = entry;
    });
    assert!(title.contains(&"news/2013/dongyuan-dahui.html".to_owned()));
    assert!(title.contains(&"news/index.html".to_owned()));
    assert!(!title.contains(&"glossary.html".to_owned()));
    assert!(!title.contains(&"interviews/index.html".to_owned()));
    // A new short form may be explained in any article.
    let words = changed(|site| site.terms.short.push(("党代会".to_owned(), "全称".to_owned())));
    let articles = words.iter().filter(|out| out.contains("/2013/")).count();
    assert_eq!((words.len(), articles), (5, 4), "{words:?}");
    // The day of the build moves the phases of a campaign, and nothing else.
    let day = changed(|site| site.as_of = Some(fixture::day("2013-12-05")));
    assert_eq!(day, ["campaigns/index.html", "campaigns/zhuan-cu-hui.html", "index.html"]);
}
