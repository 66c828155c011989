//! A small desk made by hand: every kind of article, a campaign, an issue, a board.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::chinese::date::Date;
use crate::base::digest::Digest;
use crate::base::path::{OutPath, SourcePath};
use crate::base::picture::{Format, Picture as Probe};
use crate::config::{PrintSettings, Settings, WebSettings};
use crate::document::Document;
use crate::document::block::{
    Block, BlockKind, HeadingEntry, Inline, KeyFigure, Lead, Numbering, Period, Person, Picture,
    RefId, RefKind, Reference, Role, Speaker, Table,
};
use crate::document::header::{
    ArticleHeader, BoardHeader, BulletinHeader, CampaignHeader, Detail, Header, InterviewHeader,
    IssueNumber, Kind, Level, NewsHeader, Phase, PolicyHeader, PracticeHeader, Review, Typed,
};
use crate::site::{
    Board, Campaign, CampaignId, DocId, Entry, Issue, IssueSection, PictureTarget, Site, Target,
    Terms, Topic, Unit, UnitId,
};

pub(crate) fn typed<T>(value: T) -> Typed<T> {
    Typed { value, range: crate::document::block::Range::default() }
}

pub(crate) fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

pub(crate) fn plain(text: &str) -> Vec<Inline> {
    vec![Inline::Text { text: text.to_owned(), at: 0 }]
}

pub(crate) fn block(kind: BlockKind) -> Block {
    Block { kind, range: crate::document::block::Range::default() }
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
        },
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

pub(crate) fn draft(kind: Kind, slug: &'static str, title: &'static str, date: &'static str) -> Draft {
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

/// Reads the few shapes of text that the fixture uses; the real reader is another room's.
struct Reading {
    blocks: Vec<Block>,
    headings: Vec<HeadingEntry>,
    references: Vec<Reference>,
    targets: Vec<Target>,
}

fn read(draft: &Draft) -> Reading {
    let mut reading = Reading {
        blocks: Vec::new(),
        headings: Vec::new(),
        references: Vec::new(),
        targets: Vec::new(),
    };
    for part in draft.text.split("\n\n").map(str::trim).filter(|part| !part.is_empty()) {
        let kind = reading.part(part, draft);
        match (kind, reading.blocks.last_mut()) {
            (kind @ BlockKind::Paragraph { .. }, Some(Block { kind: BlockKind::Turn { blocks, .. }, .. })) => {
                blocks.push(block(kind));
            }
            (kind, _) => reading.blocks.push(block(kind)),
        }
    }
    reading
}

impl Reading {
    fn part(&mut self, part: &str, draft: &Draft) -> BlockKind {
        if let Some(rest) = part.strip_prefix("编者按：") {
            let blocks = vec![block(BlockKind::Paragraph { lead: None, text: plain(rest) })];
            return BlockKind::EditorNote { label: "编者按".to_owned(), blocks };
        }
        if part.starts_with("![") {
            let pictures = part.lines().map(|line| self.picture(line)).collect();
            return BlockKind::Figure { pictures };
        }
        if part.starts_with('|') {
            return table(part);
        }
        if part.starts_with('（') && part.ends_with("供稿）") {
            return BlockKind::Credit { text: plain(part) };
        }
        let first = part.chars().next().unwrap_or(' ');
        if part.chars().nth(1) == Some('、') && "一二三四五六".contains(first) && !part.contains('。') {
            return self.heading(part);
        }
        for label in draft.labels {
            if let Some(said) = part.strip_prefix(label).and_then(|rest| rest.strip_prefix('：')) {
                let role = if *label == "记者" { Role::Question } else { Role::Answer };
                let blocks = vec![block(BlockKind::Paragraph { lead: None, text: plain(said) })];
                return BlockKind::Turn { speaker: Speaker { label: (*label).to_owned(), role }, blocks };
            }
        }
        if first == '（'
            && let Some((lead, text)) = part.split_once('。')
        {
            let lead = Lead { numbering: Numbering(2), text: plain(&format!("{lead}。")) };
            return BlockKind::Paragraph { lead: Some(lead), text: plain(text) };
        }
        BlockKind::Paragraph { lead: None, text: plain(part) }
    }

    fn heading(&mut self, part: &str) -> BlockKind {
        let id = format!("h{}", self.headings.len() + 1);
        self.headings.push(HeadingEntry { level: 1, id: id.clone(), text: part.to_owned() });
        BlockKind::Heading { level: 1, numbering: Some(Numbering(1)), id, text: plain(part) }
    }

    fn picture(&mut self, line: &str) -> Picture {
        let (alt, file) = line.trim_start_matches("![").split_once("](").expect("a picture");
        let file = file.trim_end_matches(')');
        let reference = RefId(u32::try_from(self.references.len()).expect("few"));
        self.references.push(Reference {
            kind: RefKind::Picture,
            raw: file.to_owned(),
            range: crate::document::block::Range::default(),
        });
        self.targets.push(Target::Picture(PictureTarget {
            source: SourcePath::new(file).expect("a path"),
            out: OutPath::new(format!("media/{file}")),
            digest: Digest::of(file.as_bytes()),
            picture: Probe { format: Format::Jpeg, width: 1200, height: 800 },
        }));
        Picture { reference, alt: alt.to_owned(), title: None }
    }
}

fn table(part: &str) -> BlockKind {
    let row = |line: &str| -> Vec<Vec<Inline>> {
        line.trim_matches('|').split('|').map(|cell| plain(cell.trim())).collect()
    };
    let mut lines = part.lines();
    let head = row(lines.next().unwrap_or_default());
    let rows = lines.skip(1).map(row).collect();
    let columns = vec![crate::document::block::Align::None; head.len()];
    BlockKind::Table(Table { caption: Some(plain("表1　难事进展")), columns, head, rows })
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
    let summary = draft.article.summary.clone().unwrap_or_else(|| {
        first.split_inclusive('。').take(2).collect::<String>()
    });
    let header = Header {
        title: typed(draft.title.to_owned()),
        kicker: None,
        subtitle: draft.subtitle.map(str::to_owned),
        date: date.map(typed),
        slug: None,
        draft: false,
        waive: Vec::new(),
        article: draft.article.clone(),
        figures: draft.figures.clone(),
        detail: draft.detail.clone(),
    };
    let document = Document {
        digest: Digest::of_value(&(draft.text, draft.title, path.as_str())),
        path,
        kind: draft.kind,
        header,
        blocks,
        footnotes: Vec::new(),
        references,
        headings,
        summary,
        length: u32::try_from(draft.text.chars().count()).expect("short"),
    };
    Entry {
        document: Arc::new(document),
        out: OutPath::new(out),
        slug: draft.slug.to_owned(),
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
        attachments: vec!["联系点分布情况表".to_owned()],
        status: Some("现行有效".to_owned()),
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
        problem: Some("年轻干部到村以后常被当作客人或者“填表员”，村里不知道派什么活，本人不知道从哪里下手。".to_owned()),
        method: Some("先走熟一张白图，再包一件难事；一人配两个师傅，一个教处事，一个教手艺。".to_owned()),
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
    let mut draft =
        draft(Kind::Campaign, "zhuan-cu-hui", "转作风、促发展、惠民生主题活动", "");
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
    let mut draft = draft(Kind::Board, "dangyuan-gongzuoshi", "有事找党员 就在家门口", "2013-10-24");
    draft.subtitle = Some("全区20个党员工作室公开承诺");
    draft.detail = Detail::Board(BoardHeader { size: Some((594, 420)), ..BoardHeader::default() });
    draft.text = "全区20个党员工作室已经全部开门。来访不用预约，不看户口，来了先坐下说话。";
    draft
}

/// The whole desk, resolved by hand.
pub(crate) fn site() -> Site {
    let mut about = draft(Kind::Page, "about", "关于本刊", "");
    about.text = "《临江工作简报》是中共临江区委组织部编印的内部资料。\n\n（编辑部供稿）";
    let drafts =
        [interview(), policy(), practice(), news(), campaign(), bulletin(), board(), about];
    let mut entries: Vec<Entry> = drafts.iter().map(entry).collect();
    let articles = vec![DocId(0), DocId(2), DocId(1), DocId(3)];
    for id in &articles {
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
    let kinds = [
        (Kind::Interview, DocId(0)),
        (Kind::Policy, DocId(1)),
        (Kind::Practice, DocId(2)),
        (Kind::News, DocId(3)),
    ];
    let section = |name: &str, id: u32| IssueSection {
        name: Some(name.to_owned()),
        articles: vec![DocId(id)],
    };
    Site {
        as_of: Some(day("2013-11-29")),
        entries,
        articles: articles.clone(),
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
        people: Vec::new(),
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
            articles,
        }],
        issues: vec![Issue {
            document: DocId(5),
            publication: "lin-jiang-gong-zuo-jian-bao".to_owned(),
            year: 2013,
            number: IssueNumber { supplement: false, number: 3 },
            out: OutPath::new("bulletins/lin-jiang-gong-zuo-jian-bao/2013-3.html"),
            pdf: OutPath::new("bulletins/lin-jiang-gong-zuo-jian-bao/2013-3.pdf"),
            sections: vec![section("专访", 0), section("典型做法", 2)],
        }],
        boards: vec![Board { document: DocId(6), articles: vec![DocId(2)] }],
        pages: vec![DocId(7)],
        assets: BTreeMap::new(),
    }
}

const INTERVIEW: &str = "编者按：今年8月，全区46名年轻干部到村（社区）担任主任助理，其中9名分在青杉镇。三个多月过去，他们待得怎么样，群众认不认，镇里又是怎样带的？11月18日，本刊记者在青杉岭村的晒谷场边采访了青杉镇党委书记桑怀瑾。采访中断了两次，一次是有人来问油茶的收购价，一次是村里的主任助理跑来借镇里的皮卡车。

记者：桑书记，您好。9名年轻干部到镇里已经三个多月了。刚来的时候，您心里有没有底？

桑书记：说老实话，没有底。名单是7月底拿到的，9个人里，7个是从区直机关来的，有3个分不清稻子和稗子。我担心两头：一头怕他们待不住，山里晚上8点就黑透了，手机要站到坡上才有信号；另一头怕村里把他们当客人，吃饭请坐上首，干活不敢叫他。当客人比待不住还麻烦，待不住是他走，当客人是大家陪着他混。

所以到岗那天，8月1日，我们没有开欢迎会，开了一个交底会，半个小时。我讲了三条：第一，住在村里，每周不少于4个晚上，村里的灯亮没亮，镇里值班的人开车一转就知道；第二，不许单独占一间办公室，同村干部对着桌子坐；第三，头三个月不写材料，头一个月连建议也不准提，只准带一张白图、一个本子，图上画路，本子上记人名。

记者：记人名，这个要求有点特别。结果怎么样？

桑书记：9月2日我们考了一次。不是坐在屋里考，是跟着他走一段路，迎面来的人，他叫得出，人家也应得自然，就算一个。9个人，过了200的有6个，最多的是青杉岭村的姑娘，叫出了331个。

叫得出名字，后面的事就顺了。横塘村的抽水机房坏了2年，主任助理认下来，跑了一个多月修好了。水抽上来，毛病才露出来：渠上渠下两个组争水已经争了5年，调解协议写过3份，没有一份管用。";

const POLICY: &str = "为规范“转作风、促发展、惠民生”主题活动（以下简称“转促惠”活动）联系点工作，经区委同意，制定本办法。

一、联系点的设置

（一）总数和分布。全区设联系点600个，由68个责任单位分别承担。

（二）调整。联系点一经确定，活动期间一般不作调整。企业停产、住户迁出等确需调整的，由责任单位提出，报区委主题活动领导小组办公室备案，调整后总数不变。

二、走访的要求

（一）时间。每个联系点每月至少走访1次。联系居民小区和困难家庭的，以晚饭以后和双休日为主；联系农户的，避开抢收抢种的时段；联系企业的，不得要求停工接待。

（二）人数。每次走访2人至3人，其中至少有1人能够当场答复本单位职责范围内的问题。

三、意见的办理

（一）交办。属于其他单位职责的意见，走访单位应当在2个工作日内填写转办单，由区委办公室统一编号转交，不得让群众自行联系。

本办法由区委办公室负责解释，自印发之日起施行。";

const PRACTICE: &str = "10月28日上午，石桥湾村东头的机耕桥拆了围挡。缪春生开着收割机上桥，桥面3.5米，机身2.75米，两边富余下来，能站得住人。他开到对岸又退回来，退回来再开过去。桥头站着一位晒得黑红的女青年，手里拿着卷尺和一个沾了水泥的本子。

一、头一个月，先填一张白图

头一个月不准写总结，不准提建议，这是镇党委交的底。那么干什么？走路。每人发一张村里的白图，只有河和路，没有一个字，自己往上填：谁家住哪里，哪口塘归谁管，哪段渠春天漏水，哪户老人夜里不关灯。

![青杉岭村主任助理跟着老支书踏看梯田水渠](b.jpg)

二、第二个月，包一件难事

（一）题目由村民出。村民代表会议投票，把搁置两年以上的事排出队来，排在第一的就是主任助理的题目，不准换，也不准挑。

（二）师傅配两个。一个是村支部书记，教怎么处事；一个是村里的能人，教一门手艺。

| 村 | 难事 | 搁置年限 | 进展 |
| --- | --- | --- | --- |
| 石桥湾村 | 机耕桥接宽 | 4年 | 办成，10月28日通车 |
| 栗树坪村 | 断头路接通 | 5年 | 办成 |
| 竹溪村 | 老人食堂 | 2年 | 办成，日均就餐23人 |

（青杉镇供稿）";

const NEWS: &str = "6月5日下午2时30分，区文化馆剧场的灯暗了一半，全区转作风、促发展、惠民生主题活动动员大会准时开始。主席台上没有鲜花，只有话筒和茶杯；台下每人一本12页的小册子，此外再无材料。

![6月5日，全区主题活动动员大会会场](a.jpg)

区委常委、组织部部长闻启澜作动员讲话。他开头就算了一笔账：今年1月至5月，区里收到的来信来访中，反映“门难进、话难听”的有96件，反映“说了没下文”的有211件。

![会前，参会干部在签到台领取小册子](b.jpg)
![领到的任务清单](c.jpg)
![散会以后](d.jpg)

（区委组织部供稿）";
