//! The desk that edits of one fact begin with: what keys may tell apart is there once, and nothing else changes with it.

/// Texts of the desk by path, beside those of chance. The first is the article whose header is edited.
pub(super) const TEXTS: &[(&str, &str)] = &[
    (
        MAIN,
        "---\ntitle: 青杉镇各村组织群众轮流出工冬修水渠的见闻和体会\ndate: 2013-11-20\nunit: gudu\ntopics: 民生\npinned: 是\ncampaign: zhuan\n---\n\n![清淤的水渠](/tu.png)\n\n低保户记得转促惠的账目。\n\n![老闸](/zhao.jpg)\n\n![闸门](闸门.png)\n\n见[说明](../../pages/shuo-ming.md)和[修改稿](../../pages/shuo-ming-gao.md)。\n\n## 做法\n\n一户一册。\n\n## 作法\n\n逐户上门。\n",
    ),
    (
        "content/news/deng.md",
        "---\ntitle: 青杉镇各村组织群众轮流出工冬修水渠以后加装路灯\ndate: 2013-11-22\nunit: 芦洲乡\n---\n\n老人们说，灯亮了以后，晚上敢下楼了，见[做法](../practice/lao-zha/index.md#做法)。\n",
    ),
    (
        "content/news/lou-dao.md",
        "---\ntitle: 芦洲乡清理楼道\ndate: 2013-11-21\nunit: 老洲\n---\n\n社区把楼道里的旧家具登记造册。\n",
    ),
    (
        "content/interviews/zhan-zhang.md",
        "---\ntitle: 访石桥湾泵站站长邬青\ndate: 2013-11-18\n---\n\n水位每夜量一次。\n",
    ),
    (
        "content/campaigns/zhuan.md",
        "---\ntitle: 转作风促发展惠民生\nshort: 转促惠\ndate: 2013-06-05\nfrom: 2013-06-05\nto: 2013-12-31\nphases:\n  - {name: 走访调研, from: 2013-06-05, to: 2013-10-31}\n  - {name: 集中整改, from: 2013-11-01, to: 2013-12-31}\n---\n\n活动分两段。\n",
    ),
    (
        "content/pages/about.md",
        "---\ntitle: 关于本站\n---\n\n临江区的稿件都在这里。\n\n![清淤的水渠](/tu.png)\n\n![宣传栏](/lan.png)\n",
    ),
    (
        "content/policy/fu/fen-gong.md",
        "---\nkind: page\ntitle: 任务分工表\n---\n\n上段由青杉镇负责。\n",
    ),
    (SWAPPED[0], "---\ntitle: 说明\nslug: shuo-ming\n---\n\n稿件由各单位供稿。\n"),
    (SWAPPED[1], "---\ntitle: 说明\nslug: shuo-ming\ndraft: 是\n---\n\n稿件由各单位供稿。\n"),
    (
        "content/data/units.yml",
        "- {name: 区委办公室, id: quweiban, short: 区委办}\n- {name: 水利局, id: shuili, parent: quweiban}\n- {name: 青杉镇, id: qingshan}\n- {name: 芦洲乡, id: luzhou, formerly: [老洲]}\n- {name: 古渡街道, id: gudu, short: 古渡, group: 镇街}\n",
    ),
    ("static/fu.txt", "甲\n"),
];

/// The same of what is printed.
pub(super) const PRINTED: &[(&str, &str)] = &[
    (
        "content/policy/tongzhi.md",
        "---\ntitle: 关于冬修水渠的通知\ndate: 2013-11-02\nissuer: 中共临江区委办公室\nattachments: [fu/fen-gong.md]\n---\n\n各镇：\n\n一、轮流出工。六天清完。\n",
    ),
    (
        "content/bulletins/2014-01.md",
        "---\ntitle: 临江工作简报第1期\ndate: 2014-01-20\npublication: 临江工作简报\nnumber: 1\nitems: [practice/lao-zha/index.md, news/deng.md]\nreport_to: 区委领导\ncopies: 300\n---\n",
    ),
    (
        "content/boards/shuiqu.md",
        "---\ntitle: 冬修水渠专栏\ndate: 2014-01-20\nsize: A2\npanels: 2\nitems: [news/deng.md]\n---\n\n灯亮了，路好走。\n",
    ),
    // Nothing in it leads anywhere: its own address alone follows the site's.
    (
        "content/boards/gao-shi.md",
        "---\ntitle: 告示\ndate: 2014-01-20\nsize: A3\n---\n\n夜校周二开课。\n",
    ),
];

/// The article that has every kind of block.
pub(super) const MAIN: &str = "content/practice/lao-zha/index.md";

/// A file, what it says, and what it says instead, one after the other; then again what it said. Files of the theme are the
/// program's until then.
pub(super) const FACTS: &[(&str, &str, &[&str])] = &[
    ("content/data/units.yml", "name: 古渡街道", &["name: 古渡街"]),
    ("content/data/units.yml", "short: 古渡", &["short: 古街"]),
    ("content/data/units.yml", "id: luzhou", &["id: lu-zhou", "short: 芦洲, id: lu-zhou"]),
    ("content/data/units.yml", "group: 镇街", &["group: 部门"]),
    ("content/data/units.yml", "parent: quweiban", &["parent: gudu"]),
    (
        "content/data/units.yml",
        "id: qingshan}\n- {name: 芦洲乡, id: luzhou, formerly: [老洲]}",
        &["id: qingshan, formerly: [老洲]}\n- {name: 芦洲乡, id: luzhou}"],
    ),
    ("content/data/terms.yml", "促发展、惠民生}", &["促发展、惠百姓}"]),
    (
        "content/data/terms.yml",
        "fixed: [",
        &[
            "fixed: [轮流出工冬修水渠, ",
            "fixed: [组织群众轮流出工, ",
            "fixed: [冬修水渠的见闻和体会, 冬修水渠以后加装, ",
        ],
    ),
    // A text that no other page shows.
    (MAIN, "一户一册", &["一户两册"]),
    // What other pages show of a text, while its header is the same.
    (MAIN, "低保户记得", &["夜校记得"]),
    (MAIN, "![清淤的水渠](/tu.png)", &["![清淤的水渠](/lan.png)", "![老渠](/lan.png)"]),
    // Of one length, for the places of what follows stand in the header as well.
    (MAIN, "pinned: 是", &["pinned: 是\ncover: /lan.png", "pinned: 是\ncover:  /tu.png"]),
    (MAIN, "## 做法\n\n一户一册。\n\n## 作法", &["## 作法\n\n一户一册。\n\n## 做法"]),
    ("content/campaigns/zhuan.md", "title: 转作风促发展惠民生", &["title: 转作风促发展办实事"]),
    ("content/campaigns/zhuan.md", "\ndate: 2013-06-05", &["\ndate: 2012-06-05"]),
    ("content/campaigns/zhuan.md", "分两段", &["分成两段"]),
    ("content/policy/fu/fen-gong.md", "title: 任务分工表", &["title: 各镇任务分工表"]),
    // Sounds like the topic of another article, whose page gets another address.
    ("content/news/deng.md", "unit: 芦洲乡", &["unit: 芦洲乡\ntopics: 民声"]),
    ("content/boards/shuiqu.md", "title: 冬修水渠专栏", &["title: 冬修水渠展板"]),
    ("static/fu.txt", "甲", &["乙"]),
    (
        "jianbao.yml",
        "name: 临江宣传",
        &[
            "name: 临江宣传\npictures: {webp: 否}",
            "name: 临江宣传\npictures: {webp: 否, widths: [300, 500]}",
        ],
    ),
    ("themes/official/web/style.css", "--red: #b0121b", &["--red: #b01212"]),
    ("themes/official/print/jianbao.typ", "fill: red", &["fill: blue"]),
];

/// Width and height in pixels.
type Size = (u32, u32);

/// Pictures of the desk by path: their sizes at first and then. Wide ones are offered in several.
pub(super) const PICTURES: &[(&str, Size, Size)] = &[
    ("static/zhao.jpg", (640, 12), (640, 12)),
    ("static/tu.png", (30, 20), (30, 20)),
    ("static/lan.png", (30, 20), (30, 24)),
    ("content/practice/lao-zha/闸门.png", (30, 20), (30, 24)),
];

/// A picture that nothing shows, whose address is another's as long as it is not there.
pub(super) const NAMESAKE: &str = "content/practice/lao-zha/zha-men.png";

/// Two editions of a page, one of them a draft: they change places, and the links to them.
pub(super) const SWAPPED: [&str; 2] =
    ["content/pages/shuo-ming.md", "content/pages/shuo-ming-gao.md"];

/// Days that builds stand at: each in another phase of the campaign, or in none.
pub(super) const DAYS: &[Option<&str>] = &[Some("2013-09-01"), Some("2013-11-25"), None];

/// A face of the theme, and another of its faces that stands in for it.
pub(super) const FACES: [&str; 2] = ["fonts/jianbao-fang.ttf", "fonts/jianbao-hei.ttf"];
