//! Settings as people type them.

use super::load;
use crate::base::path::SourcePath;
use crate::base::yaml::fields::Names;
use crate::config::Settings;

/// One setting as text, then the codes of mistakes.
fn check(cases: &[(&str, &str)], tell: impl Fn(&Settings) -> String) {
    let path = SourcePath::new("jianbao.yml").expect("a path");
    for (text, expected) in cases {
        let loaded = load(text, &path);
        let mut told = tell(&loaded.value);
        for note in &loaded.notes {
            told.push_str(&[" [", note.problem.code(), "]"].concat());
            told.push_str(
                &note.nearest.as_ref().map(|near| format!("({near})")).unwrap_or_default(),
            );
        }
        assert_eq!(told, *expected, "{text}");
    }
}

#[test]
fn names_are_read() {
    check(
        &[
            ("", "/ [key.missing]"),
            ("# 设置\n", "/ [key.missing]"),
            ("name: 临江党建", "临江党建/临江党建"),
            ("站名：临江党建\n主办单位：区委组织部", "临江党建/区委组织部"),
            ("站名: 甲\nname: 乙", "甲/甲 [key.twice]"),
            ("nmae: 甲", "/ [key.missing] [key.unknown](name)"),
            ("站名: 甲\ngallery: {}", "甲/甲 [key.unknown]"),
            ("- 甲", "/ [value.map] [key.missing]"),
        ],
        |settings| format!("{}/{}", settings.name, settings.publisher),
    );
}

#[test]
fn words_are_checked() {
    check(
        &[
            ("name: 甲", "- - - None official public"),
            (
                "name: 甲\nbase_url: http://10.0.0.8/jianbao/",
                "http://10.0.0.8/jianbao - - None official public",
            ),
            (
                "name: 甲\n网址：HTTPS://www.a.gov.cn:8080",
                "https://www.a.gov.cn:8080 - - None official public",
            ),
            ("name: 甲\n网址: www.a.cn", "- - - None official public [settings.base-url]"),
            ("name: 甲\n网址: ftp://a.cn", "- - - None official public [settings.base-url]"),
            ("name: 甲\n网址: http://a.cn/?x", "- - - None official public [settings.base-url]"),
            ("name: 甲\n网址: http:///x", "- - - None official public [settings.base-url]"),
            ("name: 甲\n域名: WWW.a.gov.cn", "- www.a.gov.cn - None official public"),
            ("name: 甲\n域名: http://a.cn", "- - - None official public [settings.domain]"),
            ("name: 甲\n标识码: 3100000087", "- - 3100000087 None official public"),
            ("name: 甲\nsite_id: bm01000001", "- - bm01000001 None official public"),
            ("name: 甲\nsite_id: b101000001", "- - - None official public [settings.site-id]"),
            ("name: 甲\nsite_id: 31000", "- - - None official public [settings.site-id]"),
            ("name: 甲\nsite_id: 一二三四", "- - - None official public [settings.site-id]"),
            ("name: 甲\nlanguage: zh-CN", "- - - Some(Zh) official public"),
            ("name: 甲\n语言: 中文", "- - - Some(Zh) official public"),
            ("name: 甲\nlanguage: EN", "- - - Some(En) official public"),
            ("name: 甲\nlanguage: fr", "- - - None official public [value.choice]"),
            ("name: 甲\ntheme: red # 红", "- - - None red public"),
            ("name: 甲\ntheme: ../x", "- - - None official public [settings.theme]"),
            ("name: 甲\nout: dist/web/", "- - - None official dist/web"),
            ("name: 甲\nout: .", "- - - None official public [settings.out]"),
            ("name: 甲\nout: ./", "- - - None official public [settings.out]"),
            ("name: 甲\nout: ../web", "- - - None official public [settings.out]"),
            ("name: 甲\nout: /var/www", "- - - None official public [settings.out]"),
            ("name: 甲\nout: \"D:\\\\web\"", "- - - None official public [settings.out]"),
            ("name: 甲\nout: content/x", "- - - None official public [settings.out]"),
            ("name: 甲\nout: Static", "- - - None official public [settings.out]"),
            ("name: 甲\nout: a/../themes", "- - - None official public [settings.out]"),
            ("name: 甲\nout: .jianbao", "- - - None official public [settings.out]"),
        ],
        |settings| {
            let dash = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
            format!(
                "{} {} {} {:?} {} {}",
                dash(&settings.base_url),
                dash(&settings.domain),
                dash(&settings.site_id),
                settings.language,
                settings.theme,
                settings.out
            )
        },
    );
}

#[test]
fn columns_are_complete() {
    check(
        &[
            ("name: 甲", "工作动态/各项工作的最新进展/动态,工作/工作动态 9"),
            ("name: 甲\ncolumns:\n  news: 要闻", "要闻/各项工作的最新进展/动态,工作/工作动态 9"),
            (
                "name: 甲\n栏目:\n  动态:\n    名称：要闻\n    说明：近期要闻\n    关键词：甲、乙\n    类型：工作动态",
                "要闻/近期要闻/甲,乙/工作动态 9",
            ),
            (
                "name: 甲\ncolumns:\n  news: {name: 要闻}\n  policy: {titel: 文件}",
                "要闻/各项工作的最新进展/动态,工作/工作动态 9 [key.unknown]",
            ),
            (
                "name: 甲\ncolumns:\n  newz: 要闻",
                "工作动态/各项工作的最新进展/动态,工作/工作动态 9 [key.unknown](news)",
            ),
        ],
        |settings| {
            let column = &settings.web.columns["news"];
            let count = settings.web.columns.len();
            format!(
                "{}/{}/{}/{} {count}",
                column.name, column.description, column.keywords, column.class
            )
        },
    );
}

#[test]
fn pictures_are_read() {
    check(
        &[
            ("name: 甲", "[480, 960, 1600] 80 true"),
            ("name: 甲\n图片:\n  宽度: 1200、600、600\n  质量: 70", "[600, 1200] 70 true"),
            ("name: 甲\npictures: {widths: [800像素], webp: 否}", "[800] 80 false"),
            ("name: 甲\npictures: {widths: []}", "[] 80 true"),
            (
                "name: 甲\npictures: {widths: [50, 600], quality: 101}",
                "[600] 80 true [settings.bounds] [settings.bounds]",
            ),
        ],
        |settings| {
            let pictures = &settings.pictures;
            format!("{:?} {} {}", pictures.widths, pictures.quality, pictures.webp)
        },
    );
}

#[test]
fn web_and_print_are_read() {
    check(
        &[
            ("name: 甲", "20 [] {} false false true true"),
            (
                "name: 甲\nweb:\n  per_page: 10\n  footer:\n    - 电话：1\n    - 地址: 2",
                r#"10 ["电话：1", "地址: 2"] {} false false true true"#,
            ),
            (
                "name: 甲\n网页:\n  每页条数：30条\n  页脚：甲、乙",
                r#"30 ["甲、乙"] {} false false true true"#,
            ),
            ("name: 甲\nweb: {per_page: 0}", "20 [] {} false false true true [settings.bounds]"),
            ("name: 甲\nweb: {per_page: 多}", "20 [] {} false false true true [value.number]"),
            (
                "name: 甲\nprint:\n  fonts:\n    body: 仿宋_GB2312\n    标题: [方正小标宋简体, 小标宋]\n  even_pages: 是",
                r#"20 [] {"body": ["仿宋_GB2312"], "title": ["方正小标宋简体", "小标宋"]} true false true true"#,
            ),
            (
                "name: 甲\n印刷:\n  严格版格: 对\n  双页结束: 也许",
                "20 [] {} false true true true [value.flag]",
            ),
            (
                "name: 甲\nweb: {搜索: 否}\nprint: {政策文件: 不}",
                "20 [] {} false false false false",
            ),
            ("name: 甲\nprint: {booklet: no, creep: 0.15}", "20 [] {} false false true true no 15"),
            ("name: 甲\n印刷:\n  折页: 否\n  爬移: 1毫米", "20 [] {} false false true true no 100"),
            ("name: 甲\nprint: {creep: 3}", "20 [] {} false false true true [settings.bounds]"),
            (
                "name: 甲\nprint: {fonts: {bdoy: 宋体}}",
                "20 [] {} false false true true [key.unknown](body)",
            ),
        ],
        |settings| {
            let print = &settings.print;
            let booklet =
                if print.booklet { String::new() } else { format!(" no {}", print.creep) };
            format!(
                "{} {:?} {:?} {} {} {} {}{booklet}",
                settings.web.per_page,
                settings.web.footer,
                settings.print.fonts,
                settings.print.even_pages,
                settings.print.strict_grid,
                settings.web.search,
                settings.print.policy
            )
        },
    );
}

/// A key with lines that have it at the place of `@`.
const LINES: &[(Names, &str)] = &[
    (super::PUBLISHER, "@: 乙"),
    (super::BASE_URL, "@: http://10.0.0.8/jianbao"),
    (super::DOMAIN, "@: www.example.gov.cn"),
    (super::SITE_ID, "@: 5001150001"),
    (super::LANGUAGE, "@: en"),
    (super::THEME, "@: plain"),
    (super::OUT, "@: site"),
    (super::COLUMNS, "@: {news: 要闻}"),
    (super::COLUMN_NAME, "columns: {news: {@: 要闻}}"),
    (super::DESCRIPTION, "columns: {news: {@: 要闻}}"),
    (super::KEYWORDS, "columns: {news: {@: 要闻}}"),
    (super::CLASS, "columns: {news: {@: 要闻动态}}"),
    (super::WEB, "@: {search: no}"),
    (super::PER_PAGE, "web: {@: 7}"),
    (super::FOOTER, "web: {@: 乙}"),
    (super::LEAVING, "web: {@: yes}"),
    (super::SEARCH, "web: {@: no}"),
    (super::PICTURES, "@: {webp: no}"),
    (super::WIDTHS, "pictures: {@: [300, 600]}"),
    (super::QUALITY, "pictures: {@: 50}"),
    (super::WEBP, "pictures: {@: no}"),
    (super::PRINT, "@: {policy: no}"),
    (super::FONTS, "print: {@: {body: 仿宋}}"),
    (super::EVEN_PAGES, "print: {@: yes}"),
    (super::STRICT_GRID, "print: {@: yes}"),
    (super::ARCHIVE, "print: {@: yes}"),
    (super::POLICY, "print: {@: no}"),
    (super::BOOKLET, "print: {@: no}"),
    (super::CREEP, "print: {@: 0.2}"),
    (super::ROLES[0], "print: {fonts: {@: 乙}}"),
    (super::ROLES[1], "print: {fonts: {@: 乙}}"),
    (super::ROLES[2], "print: {fonts: {@: 乙}}"),
    (super::ROLES[3], "print: {fonts: {@: 乙}}"),
    (super::ROLES[4], "print: {fonts: {@: 乙}}"),
];

#[test]
fn every_name_of_a_key_says_the_same() {
    let path = SourcePath::new("jianbao.yml").expect("a path");
    let read = |text: &str| {
        let loaded = load(text, &path);
        assert!(loaded.notes.is_empty(), "{text}: {:?}", loaded.notes);
        loaded.value
    };
    assert_eq!(read("name: 甲"), read("站名: 甲"));
    let columns = super::USUAL.map(|(names, _)| (names, "columns: {@: 要闻}"));
    for (names, line) in LINES.iter().copied().chain(columns) {
        let said = |name: &str| read(&format!("name: 甲\n{}", line.replace('@', name)));
        assert_ne!(said(names[0]), read("name: 甲"), "{line} says nothing");
        for name in names {
            assert_eq!(said(name), said(names[0]), "{line}: {name}");
        }
    }
}

#[test]
fn checks_are_waived_with_a_reason() {
    check(
        &[
            ("name: 甲\ncheck:\n  waive:\n    marks.space: 甲", "marks.space"),
            ("name: 甲\n检查：\n  免检: [{代码: marks.space, 理由: 乙}]", "marks.space"),
            ("name: 甲\n检查: {免检: {marks.spce: 乙}}", "marks.spce [waive.unknown](marks.space)"),
            ("name: 甲\n检查: {免检: {marks.space: }}", " [waive.reason]"),
            ("name: 甲\n检查: {免检: {unit.unknown: 乙}}", "unit.unknown [waive.error]"),
            ("name: 甲\n检查: {免捡: {marks.space: 乙}}", " [key.unknown](免检)"),
            ("name: 甲\n检查: 是", " [value.map]"),
            ("name: 甲\n检查:", ""),
        ],
        |settings| settings.waived.join(" "),
    );
}
