//! Which prints a site has, and what its references mean in them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{compile, desk, told};
use crate::base::digest::Digest;
use crate::base::path::OutPath;
use crate::config::{PrintSettings, Settings, WebSettings};
use crate::document::Document;
use crate::document::header::{Detail, Form, IssueNumber, Kind, PolicyHeader};
use crate::print::view::{PrintTarget, PrintView};
use crate::print::{Printing, printings};
use crate::site::{DocId, Entry, Issue, IssueSection, Site, Target, Terms, Unit, UnitId};

fn entry(document: &Arc<Document>, out: &str, targets: Vec<Target>) -> Entry {
    Entry {
        document: Arc::clone(document),
        out: OutPath::new(out),
        targets,
        units: vec![UnitId(0)],
        campaign: None,
        phase: None,
        topics: Vec::new(),
        newer: None,
        older: None,
        issues: Vec::new(),
    }
}

/// An issue with one article, which points at itself, at a policy document and elsewhere.
fn site() -> Site {
    let page =
        |id, out: &str| Target::Page { document: DocId(id), out: OutPath::new(out), anchor: None };
    let targets = vec![
        page(1, "news/2013/a.html"),
        page(2, "policy/2013/b.html"),
        Target::Outside("https://example.invalid".to_owned()),
        Target::Anchor("h1".to_owned()),
        Target::Missing,
    ];
    let article = desk::article(Kind::News, "青杉镇党委的短题目", "正文。");
    let unit = Unit {
        slug: String::new(),
        name: "青杉镇党委".to_owned(),
        short: None,
        formerly: Vec::new(),
        parent: None,
        group: None,
        articles: Vec::new(),
    };
    Site {
        as_of: None,
        entries: vec![
            entry(&desk::issue("", Vec::new()).own.document, "bulletins/x/2013-3.html", Vec::new()),
            entry(&article.document, "news/2013/a.html", targets),
            entry(&desk::policy("正文。").own.document, "policy/2013/b.html", Vec::new()),
        ],
        articles: vec![DocId(1), DocId(2)],
        kinds: BTreeMap::from([(Kind::News, vec![DocId(1)]), (Kind::Policy, vec![DocId(2)])]),
        topics: Vec::new(),
        units: vec![unit],
        terms: Terms::default(),
        campaigns: Vec::new(),
        issues: vec![Issue {
            document: DocId(0),
            publication: "x".to_owned(),
            year: 2013,
            number: IssueNumber { supplement: false, number: 3 },
            out: OutPath::new("bulletins/x/2013-3.html"),
            pdf: OutPath::new("bulletins/x/2013-3.pdf"),
            sections: vec![IssueSection { name: None, articles: vec![DocId(1)] }],
        }],
        boards: Vec::new(),
        pages: Vec::new(),
        assets: BTreeMap::new(),
    }
}

fn settings(base_url: Option<&str>) -> Settings {
    Settings {
        name: "临江党建".to_owned(),
        publisher: "区委组织部".to_owned(),
        base_url: base_url.map(str::to_owned),
        domain: None,
        site_id: None,
        language: None,
        theme: "official".to_owned(),
        out: "public".to_owned(),
        as_of: None,
        drafts: false,
        web: WebSettings {
            per_page: 20,
            columns: BTreeMap::new(),
            footer: Vec::new(),
            leaving_notice: false,
            search: true,
        },
        print: PrintSettings::default(),
        pictures: crate::config::PictureSettings::default(),
        waived: Vec::new(),
    }
}

/// The prints of the site that are no sheets put together anew.
fn texts(site: &Site, settings: &Settings) -> Vec<PrintView> {
    let text = |printing| match printing {
        Printing::Text(view) => Some(view),
        Printing::Booklet(_) | Printing::Board(_) | Printing::Cover(_) => None,
    };
    printings(site, settings).into_iter().filter_map(text).collect()
}

#[test]
fn an_issue_has_a_booklet_when_it_is_wanted() {
    let outs = |booklet: bool| {
        let mut settings = settings(None);
        settings.print.booklet = booklet;
        let all = printings(&site(), &settings);
        all.iter().map(|one| one.out().to_string()).collect::<Vec<_>>()
    };
    let (issue, policy) = ("bulletins/x/2013-3.pdf", "policy/2013/b.pdf");
    let cover = "bulletins/x/2013-3-cover.webp";
    assert_eq!(outs(true), [issue, "bulletins/x/2013-3-booklet.pdf", policy, cover]);
    assert_eq!(outs(false), [issue, policy, cover]);
}

#[test]
fn a_site_has_its_issues_and_policy_documents_as_prints() {
    let site = site();
    let found = texts(&site, &settings(Some("http://10.0.0.1/dj/")));
    let outs: Vec<(&str, Form, &str)> =
        found.iter().map(|view| (view.out.as_str(), view.form, view.publisher.as_str())).collect();
    assert_eq!(
        outs,
        [
            ("bulletins/x/2013-3.pdf", Form::Jianbao, "区委组织部"),
            ("policy/2013/b.pdf", Form::Gongwen, "中共临江区委组织部"),
        ]
    );
    assert_eq!(found[0].phrases, ["青杉镇党委"]);
    let article = &found[0].sections[0].articles[0];
    assert_eq!(article.units, ["青杉镇党委"]);
    assert_eq!(
        article.targets,
        [
            PrintTarget::Article(0, None),
            PrintTarget::Address("http://10.0.0.1/dj/policy/2013/b.html".to_owned()),
            PrintTarget::Address("https://example.invalid".to_owned()),
            PrintTarget::Heading("h1".to_owned()),
            PrintTarget::Nothing,
        ]
    );
    // Without an address of the site, a link to it leads nowhere on paper.
    let bare = texts(&site, &settings(None));
    assert_eq!(bare[0].sections[0].articles[0].targets[1], PrintTarget::Nothing);
    assert_ne!(Digest::of_value(&bare[0]), Digest::of_value(&found[0]));
    assert_eq!(Digest::of_value(&bare[1]), Digest::of_value(&found[1]));
}

#[test]
fn a_form_without_template_is_set_as_a_bulletin_and_told() {
    let mut view: PrintView = desk::issue("", vec![(None, vec![])]);
    view.form = Form::Gongwen;
    let (document, notes) = compile(&view, &desk::theme(true));
    assert!(document.is_some());
    assert_eq!(
        told(&notes),
        "[print.no-form] content/临江工作简报2013年第3期.md 0..0 还不能排“公文”版式，这一期按简报排印\n"
    );
}

#[test]
fn supplements_are_numbered_apart() {
    for (supplement, total, expected) in
        [(false, Some(12), "第3期（总第12期）"), (false, None, "第3期"), (true, None, "增刊第3期")]
    {
        let mut view = desk::issue("", vec![(None, vec![])]);
        desk::edit(&mut view.own, |document| {
            if let Detail::Bulletin(facts) = &mut document.header.detail {
                facts.number.value.supplement = supplement;
                facts.total = total;
            }
        });
        let (document, _) = compile(&view, &desk::theme(true));
        let lines = super::pages::lines(&document.expect("pages"), 0);
        assert_eq!(lines[1].text, expected);
    }
}

#[test]
fn a_policy_document_may_lack_its_facts() {
    let mut view = desk::policy("正文。");
    desk::edit(&mut view.own, |document| {
        if let Detail::Policy(facts) = &mut document.header.detail {
            **facts = PolicyHeader::default();
        }
    });
    let (document, notes) = compile(&view, &desk::theme(true));
    assert_eq!(told(&notes), "");
    let lines = super::pages::lines(&document.expect("pages"), 0);
    let found: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    let expected = [
        "关于选派年轻干部到村（社区）",
        "担任主任助理的意见",
        "正文。",
        // The day of the article, when the document's own is not told.
        "2013年11月25日",
        "— 1 —",
    ];
    assert_eq!(found, expected);
}
