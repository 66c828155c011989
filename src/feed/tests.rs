//! The files that programs read.

use super::{Entry, Feed, FeedView, Page, render};
use crate::base::chinese::date::Date;
use crate::base::path::OutPath;

fn view(feed: Feed) -> FeedView {
    FeedView { out: OutPath::new("x"), feed }
}

fn atom(entries: Vec<Entry>) -> Feed {
    Feed::Atom {
        base: "http://a.b/c".to_owned(),
        title: "临江<党建>".to_owned(),
        author: "组织部".to_owned(),
        entries,
    }
}

#[test]
fn every_file_is_as_its_readers_want_it() {
    let date = Date { time: Some((9, 30)), ..Date::new(2013, 11, 25).expect("a date") };
    let entry = Entry {
        address: "http://a.b/c/news/2013/x.html".to_owned(),
        title: "早谋划\u{7} 早行动".to_owned(),
        date,
        author: None,
        summary: String::new(),
        topics: vec!["党建&".to_owned()],
    };
    for (feed, expected) in [
        (Feed::Robots { sitemap: None }, "User-agent: *\nDisallow:\n"),
        (
            Feed::Robots { sitemap: Some("http://a.b/sitemap.xml".to_owned()) },
            "User-agent: *\nDisallow:\nSitemap: http://a.b/sitemap.xml\n",
        ),
        (
            Feed::Sitemap {
                pages: vec![Page { address: "http://a.b/?x&y".to_owned(), changed: Some(date) }],
            },
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
             <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n\
             <url><loc>http://a.b/?x&amp;y</loc>\n<lastmod>2013-11-25</lastmod>\n</url>\n\
             </urlset>\n",
        ),
        (
            atom(vec![entry]),
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
             <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"zh-CN\">\n\
             <id>http://a.b/c/</id>\n<title>临江&lt;党建&gt;</title>\n\
             <updated>2013-11-25T09:30:00+08:00</updated>\n\
             <author><name>组织部</name>\n</author>\n\
             <link rel=\"self\" href=\"http://a.b/c/atom.xml\"/>\n\
             <link rel=\"alternate\" href=\"http://a.b/c/\"/>\n\
             <entry>\n<id>http://a.b/c/news/2013/x.html</id>\n<title>早谋划 早行动</title>\n\
             <updated>2013-11-25T09:30:00+08:00</updated>\n\
             <published>2013-11-25T09:30:00+08:00</published>\n\
             <link rel=\"alternate\" href=\"http://a.b/c/news/2013/x.html\"/>\n\
             <category term=\"党建&amp;\"/>\n</entry>\n</feed>\n",
        ),
    ] {
        assert_eq!(render(&view(feed)), expected);
    }
    assert!(render(&view(atom(Vec::new()))).contains("<updated>1970-01-01"));
}
