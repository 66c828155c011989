//! Official documents measured against GB/T 9704-2012, 7.

use super::pages::{Line, lines};
use super::{CELL, MM, PITCH, clean, desk, text};
use crate::base::chinese::date::Date;
use crate::document::block::RefId;
use crate::document::header::{
    Attachment, Detail, Head, Kind, OfficialHeader, PolicyHeader, SecretHeader,
};
use crate::print::view::{PrintSection, PrintTarget, PrintView};

const LEFT: f64 = 28.0 * MM;
const RIGHT: f64 = 184.0 * MM;

/// The district's opinion with its head changed.
fn policy(body: &str, change: impl FnOnce(&mut PolicyHeader)) -> PrintView {
    let mut view = desk::policy(body);
    desk::edit(&mut view.own, |document| {
        if let Detail::Policy(header) = &mut document.header.detail {
            change(header);
        }
    });
    view
}

fn near(a: f64, b: f64, what: &str) {
    assert!((a - b).abs() < 0.5, "{what}: {a} {b}");
}

/// On which row of the grid a line of usual size stands, from 0.
fn row(line: &Line) -> f64 {
    (line.baseline - 37.0 * MM - 0.88 * CELL) / PITCH
}

fn find<'a>(page: &'a [Line], text: &str) -> &'a Line {
    let found = page.iter().find(|line| line.text.contains(text));
    found.unwrap_or_else(|| panic!("no “{text}” in {page:?}"))
}

#[test]
fn a_policy_document_follows_the_standard() {
    let document =
        clean(&desk::policy("为培养年轻干部，提出如下意见。\n（一）名额。全区选派46名。"));
    let page = lines(&document, 0);
    let found: Vec<&str> = page.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(
        found,
        [
            "中共临江区委组织部文件",
            "临组发〔2013〕27号",
            "关于选派年轻干部到村（社区）",
            "担任主任助理的意见",
            "各镇（乡）党委，各街道党工委，区直各部门党组（党委）：",
            "为培养年轻干部，提出如下意见。",
            "（一）名额。全区选派46名。",
            "附件：选派名额分配表",
            "中共临江区委组织部",
            "2013年7月15日",
            "— 1 —",
        ]
    );
    let near = |a: f64, b: f64| near(a, b, "place");
    let line = |text: &str| page.iter().find(|line| line.text.starts_with(text)).expect("a line");
    // The mark's upper edge stands 35 mm below the type area's.
    let mark = line("中共临江区委组织部文件");
    let size = (mark.right - mark.left) / 11.0;
    near(mark.baseline - 0.88 * size, (37.0 + 35.0) * MM);
    near(line("各镇").left, LEFT);
    near(line("附件").left, LEFT + 2.0 * CELL);
    // Two characters from the right; the date begins two characters after the signature.
    let signature = &page[8];
    near(signature.right, LEFT + 156.0 * MM - 2.0 * CELL);
    near(line("2013年").left, signature.left + 2.0 * CELL);
    // All below the head stands on the grid.
    for line in &page[4..10] {
        let row = (line.baseline - 37.0 * MM - 0.88 * CELL) / PITCH;
        near(row, row.round());
    }
}

#[test]
fn every_element_stands_in_its_place() {
    let view = policy("正文一段。", |header| {
        header.attachments.push(Attachment { title: "纪律要求".to_owned(), file: None });
        header.official = OfficialHeader {
            mark: SecretHeader {
                copy_number: Some("000001".to_owned()),
                secrecy: Some("机密★1年".to_owned()),
            },
            urgency: Some("特急".to_owned()),
            seal: true,
            note: Some("此件公开发布".to_owned()),
            copy_to: Some("区人大常委会办公室，区政府办公室".to_owned()),
            printed_by: Some("中共临江区委组织部".to_owned()),
            printed_on: Date::new(2013, 7, 16),
            ..OfficialHeader::default()
        };
    });
    let document = clean(&view);
    let page = lines(&document, 0);
    for (at, text) in ["000001", "机密★1年", "特急"].iter().enumerate() {
        let line = find(&page, text);
        near(line.left, LEFT, text);
        near(row(line), f64::from(u8::try_from(at).expect("few")), text);
    }
    // The text stays on the first page, the rest does not fit on it.
    near(find(&page, "正文一段。").left, LEFT + 2.0 * CELL, "the text");
    let page = lines(&document, 1);
    let (left, right) = (26.0 * MM, 182.0 * MM);
    let order = [
        "附件：1.选派名额分配表",
        "2.纪律要求",
        "中共临江区委组织部",
        "2013年7月15日",
        "（此件公开发布）",
    ];
    let rows: Vec<f64> = order.iter().map(|text| row(find(&page, text))).collect();
    // Two lines of space for the seal above the signature, the date under it.
    let steps: Vec<f64> = rows.windows(2).map(|pair| (pair[1] - pair[0]).round()).collect();
    assert_eq!(steps, [1.0, 3.0, 1.0, 1.0]);
    let date = find(&page, "2013年7月15日");
    near(date.right, right - 4.0 * CELL, "the date with a seal");
    let signature = find(&page, "中共临江区委组织部");
    near(
        f64::midpoint(signature.left, signature.right),
        f64::midpoint(date.left, date.right),
        "centred",
    );
    let foot = find(&page, "抄送：区人大常委会办公室，区政府办公室。");
    near(foot.left, left + 14.0, "抄送");
    let printed = find(&page, "2013年7月16日印发");
    near(printed.left, left + 14.0, "印发机关");
    near(printed.right, right - 14.0, "印发日期");
    // The lower rule coincides with the foot of the type area.
    near(printed.baseline, 262.0 * MM - (PITCH - 14.0) / 2.0 - 0.12 * 14.0, "the foot");
}

#[test]
fn documents_to_higher_offices_name_who_signed() {
    let view = policy("妥否，请批示。", |header| {
        header.official.signer = ["庞澄", "沐青川", "羿文清"].map(str::to_owned).to_vec();
    });
    let page = lines(&clean(&view), 0);
    let number = find(&page, "临组发〔2013〕27号");
    near(number.left, LEFT + CELL, "the number at the left");
    assert!(number.text.ends_with("羿文清"), "on the line of the last name: {}", number.text);
    let first = find(&page, "签发人：庞　澄沐青川");
    near(first.right, RIGHT - CELL, "one character from the right");
    near(row(number) - row(first), 1.0, "a line each two names");
}

#[test]
fn several_offices_share_a_head() {
    let view = policy("正文。", |header| {
        header.issuer = Some("中共临江区委组织部 临江区民政局".to_owned());
    });
    let document = clean(&view);
    let page = lines(&document, 0);
    let (first, second) = (&page[0], &page[2]);
    assert_eq!((first.text.as_str(), page[1].text.as_str()), ("中共临江区委组织部", "文件"));
    assert_eq!(second.text, "临江区民政局");
    near(first.left, second.left, "left edges");
    near(first.right, second.right, "right edges");
    near(f64::midpoint(first.baseline, second.baseline), page[1].baseline, "文件 in the middle");
    assert!(page[1].left > first.right);
    assert_eq!(text(&document).matches("临江区民政局\n").count(), 2, "signed by both");
}

#[test]
fn a_head_is_for_issued_documents() {
    for (number, head, red) in [
        (true, None, true),
        (false, None, false),
        (true, Some(Head::Plain), false),
        (false, Some(Head::Red), true),
    ] {
        let view = policy("正文。", |header| {
            header.number = header.number.take().filter(|_| number);
            header.official.head = head;
        });
        let found = text(&clean(&view));
        assert_eq!(found.contains("组织部文件\n"), red, "{found}");
        assert_eq!(found.contains("临组发〔2013〕27号"), number, "{found}");
    }
}

#[test]
fn attachments_have_pages_of_their_own() {
    let mut view = policy("正文。", |header| {
        header.attachments.push(Attachment { title: "a.md".to_owned(), file: Some(RefId(0)) });
        header.official.printed_by = Some("中共临江区委组织部".to_owned());
    });
    view.own.targets = vec![PrintTarget::Article(0, None)];
    let attached = desk::article(Kind::News, "走访纪律要求", "一、不扰民\n不打招呼。");
    view.sections = vec![PrintSection { name: None, articles: vec![attached] }];
    let document = clean(&view);
    assert!(text(&document).contains("2.走访纪律要求"), "the document's own title is named");
    let page = lines(&document, document.pages().len() - 1);
    let found: Vec<&str> = page.iter().map(|line| line.text.as_str()).collect();
    let printed = "中共临江区委组织部";
    assert_eq!(found[..3], ["附件2", "走访纪律要求", "一、不扰民"], "{found:?}");
    assert_eq!(found[3..], ["不打招呼。", printed, "— 2 —"], "{found:?}");
    near(row(&page[0]), 0.0, "附件 on the first line");
    near(page[0].left, 26.0 * MM, "at the left");
    // The title stands on the third line.
    let third = 37.0 * MM + 2.0 * PITCH;
    assert!(page[1].baseline > third && page[1].baseline < third + 2.0 * PITCH, "{page:?}");
}

/// Every text of the pages, one after another, without spaces.
fn squeezed(view: &PrintView) -> String {
    text(&clean(view)).chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn minutes_name_who_was_there_at_their_end() {
    let body =
        "会议听取了汇报。\n出席：沐青川　庞　澄，湛望舒\n请假：郦成溪\n列席：区人大常委会　晏如松";
    let view = policy(body, |header| {
        header.issuer = Some("临江区委常委会会议".to_owned());
        header.official.head = Some(Head::Minutes);
        header.official.printed_by = Some("区委办公室".to_owned());
        (header.attachments, header.to) = (Vec::new(), Vec::new());
    });
    let page = lines(&clean(&view), 0);
    let (mark, text) = (find(&page, "临江区委常委会会议纪要"), find(&page, "会议听取了汇报。"));
    let size = (mark.right - mark.left) / 11.0;
    near(mark.baseline - 0.88 * size, (37.0 + 35.0) * MM, "the mark");
    // Who printed them and their day below the number, a character from both sides; and no signature.
    let (number, head) = (find(&page, "临组发"), find(&page, "区委办公室"));
    assert_eq!(
        head.text.split_whitespace().collect::<Vec<_>>().concat(),
        "区委办公室2013年7月15日"
    );
    near(row(head) - row(number), 1.0, "the line below the number");
    near(head.left, LEFT + CELL, "the office");
    near(head.right, RIGHT - CELL, "the day");
    let dated = page.iter().filter(|line| line.text.contains("7月15日")).count();
    let named = page.iter().filter(|line| line.text.contains("常委会会议")).count();
    assert_eq!((dated, named), (1, 1), "{page:?}");
    // One line below the text, each label two characters in, the names after its colon.
    for (at, said) in ["出席：沐青川　庞　澄，湛望舒", "请假：郦成溪", "列席：区人大常委会　晏如松"]
        .iter()
        .enumerate()
    {
        let line = find(&page, said);
        near(row(line) - row(text), 2.0 + f64::from(u8::try_from(at).expect("few")), said);
        near(line.left, LEFT + 2.0 * CELL, said);
    }
    // Elsewhere such a line is text, and in other documents.
    for (body, head) in [("出席：沐青川\n会议听取了汇报。", Head::Minutes), (body, Head::Red)]
    {
        let found = squeezed(&policy(body, |header| header.official.head = Some(head)));
        assert!(found.contains("出席：沐青川") && found.contains("会议听取了汇报。"), "{found}");
    }
    // Minutes of nobody have no head that could hold their day.
    let found = squeezed(&policy(body, |header| {
        header.issuer = None;
        header.official.head = Some(Head::Minutes);
    }));
    assert!(found.contains("2013年7月15日"), "{found}");
}

#[test]
fn many_offices_and_attachments_go_on_over_pages() {
    let offices: Vec<String> = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳"
        .chars()
        .map(|c| format!("临江区{c}力资源和社会保障局"))
        .collect();
    for count in [3, 8, 16] {
        let view = policy("正文一段。", |header| {
            header.issuer = Some(offices[..count].join(" "));
            header.official.seal = true;
            header.attachments = (0..30)
                .map(|at| Attachment { title: format!("第{at}张统计表"), file: None })
                .collect();
        });
        let found = squeezed(&view);
        // The mark and the signature.
        for office in &offices[..count] {
            assert_eq!(found.matches(&office[..15]).count(), 2, "{office} {found}");
        }
        for at in 0..30 {
            assert!(found.contains(&format!("{}.第{at}张统计表", at + 1)), "{at} {found}");
        }
    }
}
