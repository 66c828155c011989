//! The header as typed values, one type a kind. Reading it stands in `read_header`.

use crate::base::chinese::date::Date;
use crate::base::chinese::period::Period;
pub(crate) use crate::base::diag::Typed;
use crate::base::waive::Waiver;
use crate::document::block::{KeyFigure, Person, RefId};

mod board;

pub(crate) use board::{BoardHeader, BoardText};

/// 稿件种类.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub(crate) enum Kind {
    /// 访谈.
    Interview,
    /// 政策 (上级精神).
    Policy,
    /// 典型做法.
    Practice,
    /// 动态.
    News,
    /// 活动.
    Campaign,
    /// 简报 issue.
    Bulletin,
    /// 展板.
    Board,
    /// 单页.
    Page,
}

impl Kind {
    /// Every kind, in the order of lists.
    pub(crate) const ALL: [Self; 8] = [
        Self::Interview,
        Self::Policy,
        Self::Practice,
        Self::News,
        Self::Campaign,
        Self::Bulletin,
        Self::Board,
        Self::Page,
    ];

    /// The four kinds of article.
    pub(crate) const ARTICLES: [Self; 4] =
        [Self::Interview, Self::Policy, Self::Practice, Self::News];

    /// The word for `kind:` in a header, singular.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Interview => "interview",
            Self::Policy => "policy",
            Self::Practice => "practice",
            Self::News => "news",
            Self::Campaign => "campaign",
            Self::Bulletin => "bulletin",
            Self::Board => "board",
            Self::Page => "page",
        }
    }

    /// The folder below `content/`, and the first part of addresses.
    pub(crate) fn folder(self) -> &'static str {
        match self {
            Self::Interview => "interviews",
            Self::Policy => "policy",
            Self::Practice => "practice",
            Self::News => "news",
            Self::Campaign => "campaigns",
            Self::Bulletin => "bulletins",
            Self::Board => "boards",
            Self::Page => "pages",
        }
    }

    /// The Chinese word for `kind:` in a header, and the column's usual name.
    pub(crate) fn chinese(self) -> &'static str {
        match self {
            Self::Interview => "访谈",
            Self::Policy => "政策",
            Self::Practice => "典型做法",
            Self::News => "动态",
            Self::Campaign => "活动",
            Self::Bulletin => "简报",
            Self::Board => "展板",
            Self::Page => "单页",
        }
    }

    /// Whether it is one of the four kinds of article.
    pub(crate) fn is_article(self) -> bool {
        Self::ARTICLES.contains(&self)
    }
}

/// A document's header, read and checked.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Header {
    /// 标题, clauses parted by single spaces as typed.
    pub(crate) title: Typed<String>,
    /// 引题.
    pub(crate) kicker: Option<String>,
    /// 副题.
    pub(crate) subtitle: Option<String>,
    /// 日期. Articles and issues have one, unless they are broken.
    pub(crate) date: Option<Typed<Date>>,
    /// 网址名.
    pub(crate) slug: Option<Typed<String>>,
    /// 草稿.
    pub(crate) draft: bool,
    /// 免检.
    pub(crate) waive: Vec<Waiver>,
    /// What articles have; other kinds have a summary at most.
    pub(crate) article: ArticleHeader,
    /// 数据, of articles and campaigns.
    pub(crate) figures: Vec<KeyFigure>,
    /// What this kind alone has.
    pub(crate) detail: Detail,
    /// Whether what every file of its kind needs is missing or wrong: the file is checked to its end and not shown.
    pub(crate) broken: bool,
}

/// The keys that all four kinds of article share.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct ArticleHeader {
    /// 供稿单位: ids, names or short names from units.yml.
    pub(crate) units: Vec<Typed<String>>,
    pub(crate) author: Option<String>,
    pub(crate) source: Option<String>,
    /// 责任编辑.
    pub(crate) editor: Option<String>,
    /// 审校.
    pub(crate) review: Vec<Review>,
    /// The campaign's id: its file's name, or its slug, title or short name.
    pub(crate) campaign: Option<Typed<String>>,
    pub(crate) phase: Option<Typed<String>>,
    pub(crate) topics: Vec<String>,
    pub(crate) summary: Option<String>,
    /// 题图.
    pub(crate) cover: Option<RefId>,
    /// 置顶.
    pub(crate) pinned: bool,
}

/// One step of 三审三校.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Review {
    /// 撰稿, 校对, 初审, 复审 or 终审.
    pub(crate) stage: String,
    pub(crate) name: String,
    pub(crate) date: Option<Date>,
}

/// What one kind alone has.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) enum Detail {
    Interview(InterviewHeader),
    Policy(Box<PolicyHeader>),
    Practice(PracticeHeader),
    News(NewsHeader),
    Campaign(Box<CampaignHeader>),
    Bulletin(Box<BulletinHeader>),
    Board(BoardHeader),
    Page,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct InterviewHeader {
    /// 受访者; several when a panel was asked.
    pub(crate) interviewee: Vec<Person>,
    /// 采访.
    pub(crate) interviewer: Vec<Person>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct PolicyHeader {
    /// 发文机关.
    pub(crate) issuer: Option<String>,
    /// 文号, as typed: 临委发〔2013〕18号.
    pub(crate) number: Option<String>,
    pub(crate) level: Option<Level>,
    /// 成文日期.
    pub(crate) issued: Option<Date>,
    /// 主送.
    pub(crate) to: Vec<String>,
    pub(crate) attachments: Vec<Attachment>,
    /// 效力, as typed: 现行有效.
    pub(crate) status: Option<String>,
    /// What only the printed document shows.
    pub(crate) official: OfficialHeader,
}

/// 附件: a title alone, or a document of the desk that is printed with the text.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Attachment {
    /// As typed: a title, or a path.
    pub(crate) title: String,
    pub(crate) file: Option<RefId>,
}

/// The elements of a printed official document (GB/T 9704-2012, 7).
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct OfficialHeader {
    pub(crate) mark: SecretHeader,
    /// 紧急程度: 特急, 加急 and so on.
    pub(crate) urgency: Option<String>,
    /// 签发人, of documents to higher offices (上行文).
    pub(crate) signer: Vec<String>,
    /// 版头; `None` for the red head of documents that have a number.
    pub(crate) head: Option<Head>,
    /// 用印: whether a seal is put over the signature.
    pub(crate) seal: bool,
    /// 附注, without its brackets.
    pub(crate) note: Option<String>,
    /// 抄送.
    pub(crate) copy_to: Option<String>,
    /// 印发机关.
    pub(crate) printed_by: Option<String>,
    /// 印发日期.
    pub(crate) printed_on: Option<Date>,
}

/// How a print is kept secret.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct SecretHeader {
    /// 份号, six digits.
    pub(crate) copy_number: Option<String>,
    /// 密级和保密期限: 机密★1年; or 内部资料 注意保存.
    pub(crate) secrecy: Option<String>,
}

/// 版头.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) enum Head {
    /// 发文机关标志 in red over a red rule.
    Red,
    /// The same for 纪要: the mark ends with that word, and who was there is named at the end.
    Minutes,
    /// Neither mark nor rule: the title comes first.
    Plain,
}

/// 层级.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub(crate) enum Level {
    /// 中央.
    Central,
    /// 市级.
    Municipal,
    /// 区级.
    District,
    /// 单位.
    Unit,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct PracticeHeader {
    /// 针对问题.
    pub(crate) problem: Option<String>,
    /// 做法.
    pub(crate) method: Option<String>,
    /// 成效.
    pub(crate) results: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct NewsHeader {
    pub(crate) place: Option<String>,
    pub(crate) event_date: Option<Date>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct CampaignHeader {
    pub(crate) short: Option<String>,
    pub(crate) from: Option<Date>,
    pub(crate) to: Option<Date>,
    pub(crate) phases: Vec<Phase>,
    /// 前奏于: the campaign that it leads up to.
    pub(crate) prelude_of: Option<Typed<String>>,
    /// 牵头单位.
    pub(crate) lead: Option<Typed<String>>,
}

/// 阶段.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Phase {
    pub(crate) name: Typed<String>,
    pub(crate) period: Period,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct BulletinHeader {
    /// 刊名.
    pub(crate) publication: Typed<String>,
    /// 期号.
    pub(crate) number: Typed<IssueNumber>,
    /// 总期.
    pub(crate) total: Option<u32>,
    /// 编印单位.
    pub(crate) issuer: Option<String>,
    /// 篇目, in sections if wished.
    pub(crate) sections: Vec<Section>,
    /// 选稿, after the named ones.
    pub(crate) select: Vec<Select>,
    /// 报 (上级), 送 (平级), 发 (下级).
    pub(crate) report_to: Option<String>,
    pub(crate) send_to: Option<String>,
    pub(crate) distribute_to: Option<String>,
    /// 印数, in copies.
    pub(crate) copies: Option<u32>,
    /// 版式.
    pub(crate) form: Form,
    /// Above the name: 编号 at the right, 密级 or 内部资料 at the left.
    pub(crate) mark: SecretHeader,
}

/// 期号: numbered within its year; supplements (增刊) are numbered apart.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
)]
pub(crate) struct IssueNumber {
    pub(crate) supplement: bool,
    /// From 1; 0 where none was typed, or nothing that is one.
    pub(crate) number: u32,
}

impl IssueNumber {
    pub(crate) fn is_known(self) -> bool {
        self.number > 0
    }
}

/// 栏目 of an issue.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Section {
    pub(crate) name: Option<String>,
    pub(crate) items: Vec<RefId>,
}

/// 选稿: which articles an issue takes by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Select {
    /// The section that they go to.
    pub(crate) section: Option<String>,
    pub(crate) campaign: Option<Typed<String>>,
    pub(crate) kind: Option<Kind>,
    pub(crate) unit: Option<Typed<String>>,
    pub(crate) from: Option<Date>,
    pub(crate) to: Option<Date>,
    pub(crate) limit: Option<u32>,
}

/// 版式.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
pub(crate) enum Form {
    /// 简报.
    #[default]
    Jianbao,
    /// 公文.
    Gongwen,
    /// 期刊.
    Journal,
}
