//! A small desk made by hand: every kind of article, a campaign, an issue, a board.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::chinese::date::Date;
use crate::base::chinese::period::Period;
use crate::base::chinese::words;
use crate::base::digest::Digest;
use crate::base::path::{OutPath, SourcePath};
use crate::config::{PictureSettings, PrintSettings, Settings, WebSettings};
use crate::document::block::{Block, BlockKind, Inline, KeyFigure, Person, Range, RefId};
use crate::document::header::{
    ArticleHeader, Attachment, BoardHeader, BulletinHeader, CampaignHeader, Detail, Header,
    InterviewHeader, IssueNumber, Kind, Level, NewsHeader, Phase, PolicyHeader, PracticeHeader,
    Review, Typed,
};
use crate::document::parse::pictures;
use crate::document::{Body, Document, shelf};
use crate::site::{
    Board, Campaign, CampaignId, DocId, Entry, Issue, IssueSection, Site, Terms, Topic, Unit,
    UnitId,
};
use read::{Reading, read};
use texts::{INTERVIEW, NEWS, POLICY, PRACTICE};

mod read;
mod texts;

pub(crate) fn typed<T>(value: T) -> Typed<T> {
    Typed { value, range: Range::default() }
}

pub(crate) fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

pub(crate) fn plain(text: &str) -> Vec<Inline> {
    vec![Inline::Text { text: text.to_owned(), at: 0 }]
}

pub(crate) fn block(kind: BlockKind) -> Block {
    Block { kind, range: Range::default() }
}

pub(crate) fn settings() -> Settings {
    Settings {
        name: "临江党建".to_owned(),
        publisher: "中共临江区委组织部".to_owned(),
        base_url: Some("http://dj.linjiang.local".to_owned()),
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
            footer: vec!["电话：8060".to_owned(), "内部资料 注意保存".to_owned()],
            leaving_notice: false,
            search: true,
        },
        pictures: PictureSettings::default(),
        waived: Vec::new(),
        print: PrintSettings::default(),
    }
}

/// One document to be, in the words of a header.
#[derive(Clone)]
pub(crate) struct Draft {
    pub(crate) kind: Kind,
    pub(crate) slug: &'static str,
    pub(crate) title: &'static str,
    pub(crate) subtitle: Option<&'static str>,
    pub(crate) date: Option<&'static str>,
    pub(crate) detail: Detail,
    pub(crate) article: ArticleHeader,
    pub(crate) figures: Vec<KeyFigure>,
    pub(crate) text: &'static str,
    pub(crate) labels: &'static [&'static str],
}

pub(crate) fn draft(
    kind: Kind,
    slug: &'static str,
    title: &'static str,
    date: &'static str,
) -> Draft {
    let detail = match kind {
        Kind::Interview => Detail::Interview(InterviewHeader::default()),
        Kind::Policy => Detail::Policy(Box::default()),
        Kind::Practice => Detail::Practice(PracticeHeader::default()),
        Kind::News => Detail::News(NewsHeader::default()),
        Kind::Campaign => Detail::Campaign(Box::default()),
        Kind::Bulletin => Detail::Bulletin(Box::default()),
        Kind::Board => Detail::Board(BoardHeader::default()),
        Kind::Page => Detail::Page,
    };
    Draft {
        kind,
        slug,
        title,
        subtitle: None,
        date: (!date.is_empty()).then_some(date),
        detail,
        article: ArticleHeader::default(),
        figures: Vec::new(),
        text: "",
        labels: &["记者"],
    }
}

pub(crate) fn entry(draft: &Draft) -> Entry {
    let Reading { blocks, headings, references, targets } = read(draft);
    let folder = draft.kind.folder();
    let date = draft.date.map(day);
    let year = date.map_or(0, |date| date.year);
    let out = match draft.kind {
        Kind::Bulletin => format!("{folder}/lin-jiang-gong-zuo-jian-bao/{}.html", draft.slug),
        kind if kind.is_article() => format!("{folder}/{year}/{}.html", draft.slug),
        _ => format!("{folder}/{}.html", draft.slug),
    };
    let path = SourcePath::new(&format!("content/{folder}/{}.md", draft.slug)).expect("a path");
    let first = draft.text.split("\n\n").find(|part| !part.starts_with("编者按")).unwrap_or("");
    let summary = draft
        .article
        .summary
        .clone()
        .unwrap_or_else(|| first.split_inclusive('。').take(2).collect::<String>());
    let header = Header {
        title: typed(draft.title.to_owned()),
        kicker: None,
        subtitle: draft.subtitle.map(str::to_owned),
        date: date.map(typed),
        slug: None,
        draft: false,
        waive: Vec::new(),
        broken: false,
        article: draft.article.clone(),
        figures: draft.figures.clone(),
        detail: draft.detail.clone(),
    };
    let mut document = Document {
        digest: Digest::default(),
        face: Digest::default(),
        path,
        kind: draft.kind,
        seams: words::seams(&header.title.value, &[]),
        header,
        pictures: Vec::new(),
        references,
        headings,
        summary,
        length: u32::try_from(draft.text.chars().count()).expect("short"),
    };
    document.pictures = pictures(&blocks);
    shelf::shelve(&mut document, Body { blocks, footnotes: Vec::new() });
    Entry {
        document: Arc::new(document),
        out: OutPath::new(out),
        targets,
        units: Vec::new(),
        campaign: None,
        phase: None,
        topics: Vec::new(),
        newer: None,
        older: None,
        issues: Vec::new(),
    }
}

fn figure(label: &str, value: &str, unit: &str) -> KeyFigure {
    KeyFigure { label: label.to_owned(), value: value.to_owned(), unit: unit.to_owned() }
}

fn phase(name: &str, from: &str, to: &str) -> Phase {
    Phase { name: typed(name.to_owned()), period: Period { from: day(from), to: day(to) } }
}

fn interview() -> Draft {
    let person = Person {
        name: "桑怀瑾".to_owned(),
        post: Some("青杉镇党委书记".to_owned()),
        label: Some("桑书记".to_owned()),
        text: None,
    };
    let step = |stage: &str, name: &str, date: &str| Review {
        stage: stage.to_owned(),
        name: name.to_owned(),
        date: Some(day(date)),
    };
    let mut draft = draft(
        Kind::Interview,
        "qingshan-zhuanfang",
        "沉得下去 留得住心 让年轻干部在村里长本事",
        "2013-11-25",
    );
    draft.subtitle = Some("——专访青杉镇党委书记 桑怀瑾");
    draft.labels = &["记者", "桑书记"];
    draft.detail =
        Detail::Interview(InterviewHeader { interviewee: vec![person], interviewer: Vec::new() });
    draft.article = ArticleHeader {
        author: Some("蒲砚秋".to_owned()),
        source: Some("青杉镇党委".to_owned()),
        editor: Some("郦成溪".to_owned()),
        review: vec![step("撰稿", "蒲砚秋", "2013-11-20"), step("终审", "闻启澜", "2013-11-25")],
        topics: vec!["年轻干部".to_owned(), "基层党建".to_owned()],
        phase: Some(typed("巩固提高".to_owned())),
        ..ArticleHeader::default()
    };
    draft.text = INTERVIEW;
    draft
}

fn policy() -> Draft {
    let mut draft = draft(
        Kind::Policy,
        "qu-lianxidian-banfa",
        "临江区“转作风、促发展、惠民生”主题活动联系点工作办法",
        "2013-07-03",
    );
    draft.detail = Detail::Policy(Box::new(PolicyHeader {
        issuer: Some("中共临江区委办公室".to_owned()),
        number: Some("临办发〔2013〕32号".to_owned()),
        level: Some(Level::District),
        issued: Some(day("2013-07-02")),
        to: vec!["各镇（乡）党委".to_owned(), "各街道党工委".to_owned()],
        attachments: vec![Attachment { title: "联系点分布情况表".to_owned(), file: None }],
        status: Some("现行有效".to_owned()),
        ..PolicyHeader::default()
    }));
    draft.text = POLICY;
    draft
}

fn practice() -> Draft {
    let mut draft = draft(
        Kind::Practice,
        "zhuren-zhuli",
        "进村先学走路 任职先包难事 青杉镇带出一批主任助理",
        "2013-11-20",
    );
    draft.detail = Detail::Practice(PracticeHeader {
        problem: Some(
            "年轻干部到村以后常被当作客人或者“填表员”，村里不知道派什么活，本人不知道从哪里下手。"
                .to_owned(),
        ),
        method: Some(
            "先走熟一张白图，再包一件难事；一人配两个师傅，一个教处事，一个教手艺。".to_owned(),
        ),
        results: Some("12件难事办成5件、在办4件；镇里砍掉4种报表。".to_owned()),
    });
    draft.figures = vec![
        figure("全区任主任助理的年轻干部", "46", "名"),
        figure("青杉镇", "12", "名"),
        figure("难事办成", "5", "件"),
    ];
    draft.text = PRACTICE;
    draft
}

fn news() -> Draft {
    let mut draft = draft(
        Kind::News,
        "dongyuan-dahui",
        "会议从简 任务从实 全区主题活动动员大会召开",
        "2013-06-05",
    );
    draft.detail = Detail::News(NewsHeader {
        place: Some("区文化馆剧场".to_owned()),
        event_date: Some(day("2013-06-05")),
    });
    draft.article.cover = Some(RefId(0));
    draft.text = NEWS;
    draft
}

fn campaign() -> Draft {
    let mut draft = draft(Kind::Campaign, "zhuan-cu-hui", "转作风、促发展、惠民生主题活动", "");
    draft.detail = Detail::Campaign(Box::new(CampaignHeader {
        short: Some("转促惠".to_owned()),
        from: Some(day("2013-06-05")),
        to: Some(day("2013-12-31")),
        phases: vec![
            phase("动员部署", "2013-06-05", "2013-06-30"),
            phase("走访调研", "2013-07-01", "2013-08-31"),
            phase("集中整改", "2013-09-01", "2013-11-15"),
            phase("巩固提高", "2013-11-16", "2013-12-31"),
        ],
        prelude_of: None,
        lead: None,
    }));
    draft.figures = vec![
        figure("座谈会", "5", "次"),
        figure("专题调研", "6", "次"),
        figure("情况汇报会", "4", "次"),
        figure("联系点", "600", "个"),
        figure("年轻干部任主任助理", "46", "名"),
        figure("党员工作室", "20", "个"),
    ];
    draft.text = "2013年6月5日，区委召开动员大会，“转作风、促发展、惠民生”主题活动在68个单位同时展开，到12月31日结束，分动员部署、走访调研、集中整改、巩固提高四个阶段。\n\n主题活动是党的群众路线教育实践活动在临江的前奏。半年里听来的意见、试出来的办法、没有办完的事项，都移交给2014年的教育实践活动接着做。";
    draft
}

fn bulletin() -> Draft {
    let mut draft = draft(Kind::Bulletin, "2013-3", "临江工作简报2013年第3期", "2013-11-29");
    draft.detail = Detail::Bulletin(Box::new(BulletinHeader {
        publication: typed("临江工作简报".to_owned()),
        number: typed(IssueNumber { supplement: false, number: 3 }),
        total: Some(3),
        issuer: Some("中共临江区委组织部".to_owned()),
        report_to: Some("中共澄州市委组织部，区委、区人大常委会、区政府、区政协领导".to_owned()),
        distribute_to: Some("各镇（乡）党委，各街道党工委，区直各部门党组（党委）".to_owned()),
        copies: Some(420),
        ..BulletinHeader::default()
    }));
    draft.text = "编者按：转作风、促发展、惠民生主题活动自6月5日启动以来，各单位边学边动，600个联系点的责任清单已经下到人头。本刊不登贺词，不登领导活动流水，只登基层正在做的事、群众正在等的事。";
    draft
}

fn board() -> Draft {
    let mut draft =
        draft(Kind::Board, "dangyuan-gongzuoshi", "有事找党员 就在家门口", "2013-10-24");
    draft.subtitle = Some("全区20个党员工作室公开承诺");
    draft.detail = Detail::Board(BoardHeader { size: Some((594, 420)), ..BoardHeader::default() });
    draft.text = "全区20个党员工作室已经全部开门。来访不用预约，不看户口，来了先坐下说话。";
    draft
}

/// The whole desk, resolved by hand.
pub(crate) fn site() -> Site {
    let articles = vec![DocId(0), DocId(2), DocId(1), DocId(3)];
    let kinds = [
        (Kind::Interview, DocId(0)),
        (Kind::Policy, DocId(1)),
        (Kind::Practice, DocId(2)),
        (Kind::News, DocId(3)),
    ];
    Site {
        as_of: Some(day("2013-11-29")),
        entries: entries(&articles),
        kinds: kinds.into_iter().map(|(kind, id)| (kind, vec![id])).collect(),
        topics: vec![Topic {
            name: "基层党建".to_owned(),
            slug: "ji-ceng-dang-jian".to_owned(),
            articles: articles.clone(),
        }],
        units: vec![Unit {
            name: "青杉镇党委".to_owned(),
            short: Some("青杉镇".to_owned()),
            formerly: Vec::new(),
            parent: None,
            group: Some("镇街".to_owned()),
            slug: "qingshan".to_owned(),
            articles: articles.clone(),
        }],
        terms: Terms {
            short: vec![("转促惠".to_owned(), "转作风、促发展、惠民生主题活动".to_owned())],
            ..Terms::default()
        },
        campaigns: vec![Campaign {
            document: DocId(4),
            period: Some(Period { from: day("2013-06-05"), to: day("2013-12-31") }),
            current: Some(3),
            prelude_of: None,
            preludes: Vec::new(),
            lead: Some(UnitId(0)),
            articles: articles.clone(),
        }],
        issues: vec![issue()],
        boards: vec![Board { document: DocId(6), articles: vec![DocId(2)] }],
        pages: vec![DocId(7)],
        assets: BTreeMap::new(),
        articles,
    }
}

fn entries(articles: &[DocId]) -> Vec<Entry> {
    let mut about = draft(Kind::Page, "about", "关于本刊", "");
    about.text = "《临江工作简报》是中共临江区委组织部编印的内部资料。\n\n（编辑部供稿）";
    let drafts =
        [interview(), policy(), practice(), news(), campaign(), bulletin(), board(), about];
    let mut entries: Vec<Entry> = drafts.iter().map(entry).collect();
    for id in articles {
        let entry = &mut entries[id.0 as usize];
        entry.units = vec![UnitId(0)];
        entry.campaign = Some(CampaignId(0));
        entry.topics = vec![0];
    }
    for (at, phase) in [(0, 3), (2, 3), (1, 1), (3, 0)] {
        entries[at].phase = Some(phase);
    }
    entries[0].issues = vec![0];
    entries[2].issues = vec![0];
    entries
}

fn issue() -> Issue {
    let section = |name: &str, id: u32| IssueSection {
        name: Some(name.to_owned()),
        articles: vec![DocId(id)],
    };
    Issue {
        document: DocId(5),
        publication: "lin-jiang-gong-zuo-jian-bao".to_owned(),
        year: 2013,
        number: IssueNumber { supplement: false, number: 3 },
        out: OutPath::new("bulletins/lin-jiang-gong-zuo-jian-bao/2013-3.html"),
        pdf: OutPath::new("bulletins/lin-jiang-gong-zuo-jian-bao/2013-3.pdf"),
        sections: vec![section("专访", 0), section("典型做法", 2)],
    }
}
