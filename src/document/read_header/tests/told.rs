//! A header in one line, for tests: what is unset is left out.

use crate::base::chinese::date::Date;
use crate::base::diag::Typed;
use crate::document::block::{Person, RefId};
use crate::document::header::{BoardText, Detail, Header, Kind, OfficialHeader, SecretHeader};
use crate::document::read_header::Read;

pub(super) fn tell(read: &Read) -> String {
    let mut out = String::new();
    let Some(header) = read.header.as_ref().filter(|header| !header.broken) else {
        return "none".to_owned();
    };
    push(&mut out, "", Some(&header.title.value));
    push(&mut out, "引=", header.kicker.as_ref());
    push(&mut out, "副=", header.subtitle.as_ref());
    push(&mut out, "", header.date.as_ref().map(|date| day(date.value)).as_ref());
    push(&mut out, "slug=", header.slug.as_ref().map(|slug| &slug.value));
    push(&mut out, "草稿", header.draft.then(String::new).as_ref());
    for waiver in &header.waive {
        push(&mut out, "免=", Some(&format!("{}:{}", waiver.code.value, waiver.reason)));
    }
    article(&mut out, header);
    for figure in &header.figures {
        let figure = format!("{}{}{}", figure.label, figure.value, figure.unit);
        push(&mut out, "数=", Some(&figure));
    }
    detail(&mut out, &header.detail, read);
    out
}

fn push(out: &mut String, name: &str, value: Option<&String>) {
    if let Some(value) = value {
        out.push_str(if out.is_empty() { "" } else { " " });
        out.push_str(name);
        out.push_str(value);
    }
}

fn day(date: Date) -> String {
    if date.time.is_some() { date.published() } else { date.iso() }
}

fn joined<T>(out: &mut String, name: &str, values: &[T], tell: impl Fn(&T) -> String) {
    let all: Vec<String> = values.iter().map(tell).collect();
    push(out, name, (!all.is_empty()).then(|| all.join("+")).as_ref());
}

fn article(out: &mut String, header: &Header) {
    let article = &header.article;
    joined(out, "单位=", &article.units, |unit| unit.value.clone());
    push(out, "作者=", article.author.as_ref());
    push(out, "来源=", article.source.as_ref());
    push(out, "编=", article.editor.as_ref());
    joined(out, "审=", &article.review, |review| {
        let date = review.date.map(day).unwrap_or_default();
        format!("{}{}{date}", review.stage, review.name)
    });
    push(out, "活动=", article.campaign.as_ref().map(|typed| &typed.value));
    push(out, "阶段=", article.phase.as_ref().map(|typed| &typed.value));
    joined(out, "主题=", &article.topics, String::clone);
    push(out, "摘要=", article.summary.as_ref());
    push(out, "题图=", article.cover.map(|RefId(id)| id.to_string()).as_ref());
    push(out, "置顶", article.pinned.then(String::new).as_ref());
}

fn person(person: &Person) -> String {
    let part = |part: &Option<String>| part.clone().unwrap_or_default();
    format!("{}/{}/{}", person.name, part(&person.post), part(&person.label))
}

fn items(read: &Read, items: &[RefId]) -> String {
    let raw = |id: &RefId| read.references[id.0 as usize].raw.clone();
    items.iter().map(raw).collect::<Vec<_>>().join(",")
}

fn detail(out: &mut String, detail: &Detail, read: &Read) {
    match detail {
        Detail::Interview(interview) => {
            joined(out, "受访=", &interview.interviewee, person);
            joined(out, "采访=", &interview.interviewer, person);
        }
        Detail::Policy(policy) => {
            push(out, "机关=", policy.issuer.as_ref());
            push(out, "号=", policy.number.as_ref());
            push(out, "级=", policy.level.map(|level| format!("{level:?}")).as_ref());
            push(out, "成文=", policy.issued.map(day).as_ref());
            joined(out, "主送=", &policy.to, String::clone);
            joined(out, "附件=", &policy.attachments, |attachment| {
                let file = attachment.file.map(|RefId(id)| format!("#{id}")).unwrap_or_default();
                format!("{}{file}", attachment.title)
            });
            push(out, "效力=", policy.status.as_ref());
            official(out, &policy.official);
        }
        Detail::Practice(practice) => {
            push(out, "问题=", practice.problem.as_ref());
            push(out, "做法=", practice.method.as_ref());
            push(out, "成效=", practice.results.as_ref());
        }
        Detail::News(news) => {
            push(out, "地点=", news.place.as_ref());
            push(out, "于=", news.event_date.map(day).as_ref());
        }
        Detail::Campaign(campaign) => {
            push(out, "简称=", campaign.short.as_ref());
            push(out, "起=", campaign.from.map(day).as_ref());
            push(out, "止=", campaign.to.map(day).as_ref());
            joined(out, "阶段=", &campaign.phases, |phase| {
                format!("{}({}~{})", phase.name.value, day(phase.period.from), day(phase.period.to))
            });
            push(out, "前奏于=", campaign.prelude_of.as_ref().map(|typed| &typed.value));
            push(out, "牵头=", campaign.lead.as_ref().map(|typed| &typed.value));
        }
        Detail::Bulletin(_) => bulletin(out, detail, read),
        Detail::Board(board) => {
            push(out, "", board.size.map(|(width, height)| format!("{width}x{height}")).as_ref());
            push(out, "版=", board.panels.map(|n| n.to_string()).as_ref());
            push(out, "篇=", (!board.items.is_empty()).then(|| items(read, &board.items)).as_ref());
            push(out, "出血=", board.bleed.map(|n| n.to_string()).as_ref());
            push(out, "压边=", board.clamp.map(|n| n.to_string()).as_ref());
            push(out, "全文", (board.text == BoardText::Full).then(String::new).as_ref());
            push(out, "视距=", board.distance.map(|n| n.to_string()).as_ref());
        }
        Detail::Page => {}
    }
}

fn official(out: &mut String, official: &OfficialHeader) {
    mark(out, &official.mark);
    push(out, "急=", official.urgency.as_ref());
    joined(out, "签发=", &official.signer, String::clone);
    push(out, "头=", official.head.map(|head| format!("{head:?}")).as_ref());
    push(out, "印章", official.seal.then(String::new).as_ref());
    push(out, "注=", official.note.as_ref());
    push(out, "抄=", official.copy_to.as_ref());
    push(out, "印发=", official.printed_by.as_ref());
    push(out, "印发日=", official.printed_on.map(day).as_ref());
}

fn mark(out: &mut String, mark: &SecretHeader) {
    push(out, "份=", mark.copy_number.as_ref());
    push(out, "密=", mark.secrecy.as_ref());
}

fn bulletin(out: &mut String, detail: &Detail, read: &Read) {
    let Detail::Bulletin(bulletin) = detail else { return };
    push(out, "刊=", Some(&bulletin.publication.value));
    let number = bulletin.number.value;
    let more = if number.supplement { "增" } else { "" };
    push(out, "期=", Some(&format!("{more}{}", number.number)));
    push(out, "总=", bulletin.total.map(|n| n.to_string()).as_ref());
    push(out, "编印=", bulletin.issuer.as_ref());
    joined(out, "篇=", &bulletin.sections, |section| {
        format!("{}[{}]", section.name.clone().unwrap_or_default(), items(read, &section.items))
    });
    joined(out, "选=", &bulletin.select, |select| {
        let text = |typed: &Option<Typed<String>>| {
            typed.as_ref().map_or(String::new(), |typed| typed.value.clone())
        };
        let date = |date: Option<Date>| date.map(day).unwrap_or_default();
        format!(
            "{}/{}/{}/{}/{}/{}/{}",
            select.section.clone().unwrap_or_default(),
            text(&select.campaign),
            select.kind.map(Kind::word).unwrap_or_default(),
            text(&select.unit),
            date(select.from),
            date(select.to),
            select.limit.map(|n| n.to_string()).unwrap_or_default()
        )
    });
    push(out, "报=", bulletin.report_to.as_ref());
    push(out, "送=", bulletin.send_to.as_ref());
    push(out, "发=", bulletin.distribute_to.as_ref());
    push(out, "印=", bulletin.copies.map(|n| n.to_string()).as_ref());
    mark(out, &bulletin.mark);
    push(out, "式=", Some(&format!("{:?}", bulletin.form)));
}
