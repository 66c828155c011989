//! Texts that pages cut in two.

use crate::import::{Notice, read};

#[test]
fn what_a_page_break_cut_is_joined() {
    for (text, expected) in [
        (
            "区委召开会议，对下一步的工作作了部署，要求深入推进促\n　　\n展作风的主题活动。\n",
            "区委召开会议，对下一步的工作作了部署，要求深入推进促展作风的主题活动。",
        ),
        (
            "各镇街要把走访时间改到晚上7点以后，\n\n— 2 —\n\x0c让上班的居民也能见到干部。\n",
            "各镇街要把走访时间改到晚上7点以后，让上班的居民也能见到干部。",
        ),
        // Two lines, names, numbers, labels, indented paragraphs stay apart.
        (
            "各镇街要把走访时间改到晚上7点以后。\n让上班的居民也能见到干部。",
            "各镇街要把走访时间改到晚上7点以后。/让上班的居民也能见到干部。",
        ),
        (
            "各镇街要把走访时间改到晚上7点以后，并做好记录\n　　让上班的居民也能见到干部。",
            "各镇街要把走访时间改到晚上7点以后，并做好记录/让上班的居民也能见到干部。",
        ),
        (
            "各镇街要把走访时间改到晚上7点以后，并做好记录\n一是抓住重点，二是抓好落实。",
            "各镇街要把走访时间改到晚上7点以后，并做好记录/一是抓住重点，二是抓好落实。",
        ),
        (
            "各镇街要把走访时间改到晚上7点以后，并做好记录\n沐书记：让上班的居民也能见到干部。",
            "各镇街要把走访时间改到晚上7点以后，并做好记录/沐书记：让上班的居民也能见到干部。",
        ),
    ] {
        let read =
            read("稿.txt", format!("夜访西山街道\n{text}").as_bytes()).expect("a manuscript");
        assert_eq!(read.text.trim_end().replace("\n\n", "/"), expected, "{text}");
        assert_eq!(read.notices.contains(&Notice::Joined), !expected.contains('/'), "{text}");
    }
}
