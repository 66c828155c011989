//! The keys of headers in English and Chinese, and which kinds of content have them.

pub(super) use crate::base::waive::WAIVE;
use crate::base::yaml::fields::Names;
use crate::document::header::Kind;

pub(super) const KIND: Names = &["kind", "种类"];
pub(super) const TITLE: Names = &["title", "标题"];
pub(super) const KICKER: Names = &["kicker", "引题"];
pub(super) const SUBTITLE: Names = &["subtitle", "副题"];
pub(super) const DATE: Names = &["date", "日期"];
pub(super) const SLUG: Names = &["slug", "网址名"];
pub(super) const DRAFT: Names = &["draft", "草稿"];

pub(super) const UNIT: Names = &["unit", "单位", "供稿单位"];
pub(super) const AUTHOR: Names = &["author", "作者"];
pub(super) const SOURCE: Names = &["source", "来源"];
pub(super) const EDITOR: Names = &["editor", "责任编辑"];
pub(super) const REVIEW: Names = &["review", "审校"];
pub(super) const CAMPAIGN: Names = &["campaign", "活动"];
pub(super) const PHASE: Names = &["phase", "阶段"];
pub(super) const TOPICS: Names = &["topics", "主题"];
pub(super) const SUMMARY: Names = &["summary", "摘要"];
pub(super) const COVER: Names = &["cover", "题图"];
pub(super) const PINNED: Names = &["pinned", "置顶"];
pub(super) const FIGURES: Names = &["figures", "数据"];

pub(super) const INTERVIEWEE: Names = &["interviewee", "受访者"];
pub(super) const INTERVIEWER: Names = &["interviewer", "采访"];

pub(super) const POLICY_ISSUER: Names = &["issuer", "发文机关"];
pub(super) const POLICY_NUMBER: Names = &["number", "文号"];
pub(super) const LEVEL: Names = &["level", "层级"];
pub(super) const ISSUED: Names = &["issued", "成文日期"];
pub(super) const POLICY_TO: Names = &["to", "主送"];
pub(super) const ATTACHMENTS: Names = &["attachments", "附件"];
pub(super) const STATUS: Names = &["status", "效力"];
pub(super) const COPY_NUMBER: Names = &["copy_number", "份号", "编号"];
pub(super) const SECRECY: Names = &["secrecy", "密级"];
pub(super) const URGENCY: Names = &["urgency", "紧急程度"];
pub(super) const SIGNER: Names = &["signer", "签发人"];
pub(super) const HEAD: Names = &["head", "版头"];
pub(super) const SEAL: Names = &["seal", "用印"];
pub(super) const NOTE: Names = &["note", "附注"];
pub(super) const COPY_TO: Names = &["copy_to", "抄送"];
pub(super) const PRINTED_BY: Names = &["printed_by", "印发机关"];
pub(super) const PRINTED_ON: Names = &["printed_on", "印发日期"];

pub(super) const PROBLEM: Names = &["problem", "针对问题"];
pub(super) const METHOD: Names = &["method", "做法"];
pub(super) const RESULTS: Names = &["results", "成效"];

pub(super) const PLACE: Names = &["place", "地点"];
pub(super) const EVENT_DATE: Names = &["event_date", "活动日期"];

pub(super) const SHORT: Names = &["short", "简称"];
pub(super) const FROM: Names = &["from", "起"];
pub(super) const TO: Names = &["to", "止"];
pub(super) const PHASES: Names = &["phases", "阶段"];
pub(super) const PRELUDE_OF: Names = &["prelude_of", "前奏于"];
pub(super) const LEAD: Names = &["lead", "牵头单位"];

pub(super) const PUBLICATION: Names = &["publication", "刊名"];
pub(super) const ISSUE_NUMBER: Names = &["number", "期号"];
pub(super) const TOTAL: Names = &["total", "总期"];
pub(super) const ISSUE_ISSUER: Names = &["issuer", "编印单位"];
pub(super) const ITEMS: Names = &["items", "篇目"];
pub(super) const SELECT: Names = &["select", "选稿"];
pub(super) const REPORT_TO: Names = &["report_to", "报"];
pub(super) const SEND_TO: Names = &["send_to", "送"];
pub(super) const DISTRIBUTE_TO: Names = &["distribute_to", "发"];
pub(super) const COPIES: Names = &["copies", "印数"];
pub(super) const FORM: Names = &["form", "版式"];

pub(super) const SIZE: Names = &["size", "尺寸"];
pub(super) const PANELS: Names = &["panels", "版数"];
pub(super) const BLEED: Names = &["bleed", "出血"];
pub(super) const CLAMP: Names = &["clamp", "压边"];
pub(super) const BOARD_TEXT: Names = &["text", "选文"];
pub(super) const DISTANCE: Names = &["distance", "视距"];

/// Keys within the maps of a header.
pub(super) const NAME: Names = &["name", "姓名"];
pub(super) const PHASE_NAME: Names = &["name", "名称"];
pub(super) const POST: Names = &["post", "职务"];
pub(super) const LABEL: Names = &["label", "称呼"];
pub(super) const FIGURE_LABEL: Names = &["label", "标签", "名称", "项目"];
pub(super) const FIGURE_VALUE: Names = &["value", "数值", "数量"];
pub(super) const FIGURE_UNIT: Names = &["unit", "单位"];
pub(super) const STAGE: Names = &["stage", "环节"];
pub(super) const SECTION: Names = &["section", "栏目"];
pub(super) const LIMIT: Names = &["limit", "篇数"];

const ARTICLES: &[Kind] = &Kind::ARTICLES;

/// The keys that only some kinds have, to tell a writer where a key belongs.
pub(super) const OWNERS: &[(Names, &[Kind])] = &[
    (UNIT, ARTICLES),
    (AUTHOR, ARTICLES),
    (SOURCE, ARTICLES),
    (EDITOR, ARTICLES),
    (REVIEW, ARTICLES),
    (CAMPAIGN, ARTICLES),
    (PHASE, ARTICLES),
    (TOPICS, ARTICLES),
    (COVER, ARTICLES),
    (PINNED, ARTICLES),
    (FIGURES, &[Kind::Interview, Kind::Policy, Kind::Practice, Kind::News, Kind::Campaign]),
    (INTERVIEWEE, &[Kind::Interview]),
    (INTERVIEWER, &[Kind::Interview]),
    (POLICY_ISSUER, &[Kind::Policy]),
    (POLICY_NUMBER, &[Kind::Policy]),
    (LEVEL, &[Kind::Policy]),
    (ISSUED, &[Kind::Policy]),
    (POLICY_TO, &[Kind::Policy]),
    (ATTACHMENTS, &[Kind::Policy]),
    (STATUS, &[Kind::Policy]),
    (COPY_NUMBER, &[Kind::Policy, Kind::Bulletin]),
    (SECRECY, &[Kind::Policy, Kind::Bulletin]),
    (URGENCY, &[Kind::Policy]),
    (SIGNER, &[Kind::Policy]),
    (HEAD, &[Kind::Policy]),
    (SEAL, &[Kind::Policy]),
    (NOTE, &[Kind::Policy]),
    (COPY_TO, &[Kind::Policy]),
    (PRINTED_BY, &[Kind::Policy]),
    (PRINTED_ON, &[Kind::Policy]),
    (PROBLEM, &[Kind::Practice]),
    (METHOD, &[Kind::Practice]),
    (RESULTS, &[Kind::Practice]),
    (PLACE, &[Kind::News]),
    (EVENT_DATE, &[Kind::News]),
    (SHORT, &[Kind::Campaign]),
    (FROM, &[Kind::Campaign]),
    (TO, &[Kind::Campaign]),
    (PHASES, &[Kind::Campaign]),
    (PRELUDE_OF, &[Kind::Campaign]),
    (LEAD, &[Kind::Campaign]),
    (PUBLICATION, &[Kind::Bulletin]),
    (ISSUE_NUMBER, &[Kind::Bulletin]),
    (TOTAL, &[Kind::Bulletin]),
    (ISSUE_ISSUER, &[Kind::Bulletin]),
    (ITEMS, &[Kind::Bulletin, Kind::Board]),
    (SELECT, &[Kind::Bulletin]),
    (REPORT_TO, &[Kind::Bulletin]),
    (SEND_TO, &[Kind::Bulletin]),
    (DISTRIBUTE_TO, &[Kind::Bulletin]),
    (COPIES, &[Kind::Bulletin]),
    (FORM, &[Kind::Bulletin]),
    (SIZE, &[Kind::Board]),
    (PANELS, &[Kind::Board]),
    (BLEED, &[Kind::Board]),
    (CLAMP, &[Kind::Board]),
    (BOARD_TEXT, &[Kind::Board]),
    (DISTANCE, &[Kind::Board]),
];
