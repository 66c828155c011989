//! What the desks of the edit scripts are made of, and what edits put in: words, headers, blocks, settings.

pub(super) const PLACES: &[&str] =
    &["青杉镇", "白沙洲镇", "古渡街道", "河西街道", "芦洲乡", "望江里社区", "石桥湾村", "临江区"];

pub(super) const DEEDS: &[&str] = &[
    "冬修水渠",
    "整修泵站",
    "走访低保户",
    "清理楼道",
    "公开村务账目",
    "加装路灯",
    "开设夜校",
    "精简会议",
    "接待来访群众",
    "培训防汛队员",
];

pub(super) const SENTENCES: &[&str] = &[
    "水渠清淤从村口的老闸开始，十二户人家轮流出工，六天清完一里半。",
    "账目贴在村务栏里，每一笔都写着经手人和日期，谁都可以问。",
    "会场没有摆席卡，先到先坐，发言的人站着讲，讲完就走。",
    "社区把楼道里的旧家具登记造册，三天以后统一清运。",
    "区里派来的干部住在泵站，夜里量一次水位，早上报给镇里。",
    "老人们说，灯亮了以后，晚上敢下楼了。",
    "窗口把九份材料减到四份，能在网上查到的一律不要群众带。",
    "讨论从七点开到九点半，记下来十六条意见，当场认领了十一条。",
    "桥面加宽六十厘米，板车和三轮车可以错开走。",
    "夜校每周二、四开课，先教看合同，再教算工钱。",
];

/// Words of the sentences above that lists may turn against.
pub(super) const USED: &[&str] =
    &["水渠", "账目", "会场", "楼道", "泵站", "老人们", "窗口", "桥面", "夜校", "工钱"];

/// Same length in bytes: one may stand for the other in an edit that keeps a file's size.
pub(super) const TWINS: &[(&str, &str)] =
    &[("会", "户"), ("水", "火"), ("三", "五"), ("灯", "钟"), ("村", "镇")];

/// Kinds (empty for all articles), key, and what may be typed.
pub(super) const FIELDS: &[(&str, &str, &[&str])] = &[
    ("", "kicker", &["冬季农田水利建设见闻", "基层来信"]),
    ("", "subtitle", &["一条水渠的六天", "来自泵站的报告"]),
    ("", "date", &["2013-11-05", "2013年12月1日", "2014-01-10 09:30", "二〇一三年十月八日"]),
    ("", "unit", &["shuili", "水利局、qingshan", "区委办公室", "[qingshan, 区委办]"]),
    ("", "author", &["温如故", "邵清河"]),
    ("", "source", &["临江工作简报", "区广播站"]),
    ("", "editor", &["郦成溪", "羿文清"]),
    (
        "",
        "review",
        &[
            "\n  - {stage: 初审, name: 羿文清, date: 2013-11-01}",
            "\n  - {stage: 终审, name: 郦成溪}",
        ],
    ),
    ("", "campaign", &["zhuan", "qianzou"]),
    ("", "phase", &["走访调研", "集中整改"]),
    ("", "topics", &["水利、民生", "党建", "[民生, 村务]"]),
    ("", "summary", &["六天清完一里半水渠。", "账目上墙，人人可问。"]),
    ("", "slug", &["shui-qu", "zhang-mu"]),
    ("", "draft", &["是", "否"]),
    ("", "pinned", &["是", "否"]),
    (
        "",
        "figures",
        &["\n  - {label: 座谈会, value: 5, unit: 次}", "\n  - {label: 水渠, value: 1.5, unit: 里}"],
    ),
    (
        "",
        "waive",
        &["\n  - {code: picture.no-alt, reason: 资料图片}", "\n  - link.draft: 稿件待发"],
    ),
    (
        "interviews",
        "interviewee",
        &[
            "{name: 桑怀远, post: 镇党委书记, label: 桑书记}",
            "{name: 邬青, post: 站长, label: 邬站长}",
        ],
    ),
    ("interviews", "interviewer", &["{name: 谷向晚}"]),
    ("policy", "issuer", &["中共临江区委办公室", "临江区水利局"]),
    ("policy", "number", &["临办发〔2013〕32号", "临水〔2014〕3号"]),
    ("policy", "level", &["district", "市级"]),
    ("policy", "issued", &["2013-11-02", "2013年11月20日"]),
    ("policy", "to", &["各镇（乡）党委，各街道党工委", "各村"]),
    ("policy", "attachments", &["[任务分工表]", "\n  - 任务分工表\n  - 经费表"]),
    ("policy", "status", &["现行有效", "已废止"]),
    ("practice", "problem", &["水渠多年失修", "账目不公开"]),
    ("practice", "method", &["轮流出工", "逐笔上墙"]),
    ("practice", "results", &["六天清完", "来访减少一半"]),
    ("news", "place", &["青杉镇石桥湾村", "古渡街道"]),
    ("news", "event_date", &["2013-11-03", "2013年12月2日"]),
    ("campaigns", "short", &["转促惠", "转作风"]),
    ("campaigns", "from", &["2013-06-01", "2013-06-05"]),
    ("campaigns", "to", &["2013-12-31", "2014-02-28"]),
    ("campaigns", "prelude_of", &["zhuan", "qianzou"]),
    ("campaigns", "lead", &["shuili", "区委办"]),
    (
        "campaigns",
        "phases",
        &[
            "\n  - {name: 走访调研, from: 2013-06-05, to: 2013-10-31}\n  - {name: 集中整改, from: 2013-11-01, to: 2013-12-31}",
            "\n  - {name: 走访调研, from: 2013-06-05, to: 2013-11-30}",
        ],
    ),
    ("bulletins", "number", &["1", "2", "增刊1"]),
    ("bulletins", "total", &["7", "12"]),
    ("bulletins", "issuer", &["中共临江区委办公室", "临江区水利局"]),
    ("bulletins", "report_to", &["中共澄州市委组织部", "区委领导"]),
    ("bulletins", "copies", &["300", "680"]),
    // A form that issues cannot have yet sets the usual one and warns: a remembered print must warn again.
    ("bulletins", "form", &["期刊", "公文", "简报"]),
    (
        "bulletins",
        "select",
        &[
            "\n  - {kind: news, limit: 2}",
            "\n  - {unit: shuili, limit: 1}\n  - {campaign: zhuan, limit: 1}",
        ],
    ),
    ("boards", "size", &["A1", "A2", "A3"]),
    ("boards", "panels", &["2", "3"]),
];

/// Texts that an article may gain.
pub(super) const BLOCKS: &[&str] = &[
    "一、水渠的由来",
    "## 泵站的一夜",
    "编者按：这篇来稿写的是小事，小事里有作风。",
    "```figures\n- {label: 水渠, value: 1.5, unit: 里}\n- {label: 出工, value: 12, unit: 户}\n```",
    "```timeline\n- date: 11月3日\n  text: 清淤开始\n- date: 11月9日\n  text: 清淤结束\n```",
    "```people\n- {name: 桑怀远, post: 镇党委书记}\n```",
    "表1　各段工期\n\n| 渠段 | 天数 |\n| --- | ---: |\n| 上段 | 2 |\n| 下段 | 4 |",
    "> 渠通了，人心也通了。",
    "水位[^1]每夜量一次。\n\n[^1]: 以老闸的刻度为准。",
    "见[区政府网站](http://example.cn/a?b=1)。",
    "**记者：**水渠修好以后呢？\n\n桑书记：明年还要修下段。",
    "转促惠活动（转作风、促发展、惠民生）的简称由来已久。",
    "（青杉镇供稿）",
];

/// People with posts that some lists know otherwise.
pub(super) const POSTS: &str = "水利局局长桑怀远、站长邬青到村，轮流出工，六天清完。";

/// Lines of an article that warn or hint and stop nothing.
pub(super) const WARNINGS: &[&str] = &[
    "<font color=red>重要</font>",
    "#水渠的由来",
    "![](/tu.png)",
    "见附注[^9]。",
    "＊＊重点＊＊在下段。",
    "泵站按**装**了水泵，会场设在桥面上。",
    POSTS,
    "```figures\n```",
];

/// Lines of an article that are mistakes.
pub(super) const MISTAKES: &[&str] = &[
    "见[另一篇](../news/meiyou.md)。",
    "见[本篇](#meiyou)。",
    "![水渠](meiyou.png)",
    "![水渠](http://example.cn/tu.png)",
    "见[脚本](javascript:alert)。",
    "```timeline\n- text: 没有日期\n```",
];

/// Headers that are mistakes: key and value.
pub(super) const WRONG_FIELDS: &[(&str, &str)] = &[
    ("unit", "不存在的单位"),
    ("date", "2013-13-45"),
    ("campaign", "meiyou"),
    ("slug", "大写 Slug"),
    ("draft", "也许"),
    ("nokey", "1"),
    ("waive", "\n  - {code: picture.no-alt}"),
    ("phase", "没有的阶段"),
];

/// Keys of the settings and what may be typed.
pub(super) const SETTINGS: &[(&str, &[&str])] = &[
    ("name", &["临江宣传", "临江党建"]),
    ("publisher", &["中共临江区委宣传部", "中共临江区委组织部"]),
    ("base_url", &["http://lj.example.cn", "https://example.cn/lj"]),
    ("domain", &["lj.example.cn"]),
    ("site_id", &["5101000001"]),
    ("language", &["zh-CN", "en"]),
    (
        "columns",
        &[
            "{news: 动态, practice: {name: 做法, description: 可学可用}}",
            "{news: 快讯}",
            "{units: 来稿单位}",
            "{topics: {name: 专题, description: 分题来看}}",
            "{news: {description: 每日要闻}}",
            "{news: {keywords: 要闻}}",
            "{news: {type: 政务公开}}",
        ],
    ),
    (
        "web",
        &[
            "{per_page: 3}",
            "{per_page: 5, footer: [电话2207]}",
            "{footer: [地址：临江大道18号]}",
            "{per_page: 4, leaving_notice: 是}",
            "{per_page: 4, search: 否}",
        ],
    ),
    (
        "print",
        &[
            "{even_pages: 是}",
            "{strict_grid: 是}",
            "{archive: 是}",
            "{creep: 0.5}",
            "{booklet: 否}",
            "{policy: 否}",
            "{fonts: {kai: 无此字体}}",
            "{fonts: {body: Jianbao Hei}}",
        ],
    ),
    ("pictures", &["{widths: [300, 500]}", "{quality: 40}", "{webp: 否}"]),
    ("theme", &["official", "plain"]),
    ("check", &["{waive: {picture.no-alt: 旧稿}}"]),
];

/// Lines of the settings that are mistakes.
pub(super) const WRONG_SETTINGS: &[&str] =
    &["base_url: 不是网址", "namae: 临江", "web: {per_page: 0}", "theme: meiyou", "out: content"];

pub(super) const UNITS: &[&str] = &[
    "- {name: 区委办公室, id: quweiban, short: 区委办}\n- {name: 水利局, id: shuili, parent: quweiban}\n- {name: 青杉镇, id: qingshan}\n",
    "- {name: 区委办公室, id: quweiban, short: 区委办}\n- {name: 区水利局, id: shuili, formerly: [水利局]}\n- {name: 青杉镇, id: qingshan, group: 镇街}\n",
    "- {name: 区委办公室, id: quweiban, short: 区委办}\n- {name: 水利局, id: shuili}\n- {name: 青杉镇党委, id: qingshan, parent: shuili, formerly: [青杉镇]}\n- 古渡街道\n",
];

/// Facts of a unit and what they may be; # is its place, for no two units have one name.
pub(super) const UNIT_FACTS: &[(&str, &[&str])] = &[
    ("short", &["一办#", "二办#"]),
    ("short", &["三办#"]),
    ("formerly", &["[老办#]", "[旧办#]"]),
    ("group", &["镇街", "部门"]),
    ("parent", &["quweiban", "qingshan"]),
];

pub(super) const WRONG_UNITS: &[&str] = &[
    "- {name: 区委办公室, id: quweiban, parent: shuili}\n- {name: 水利局, id: shuili, parent: quweiban}\n- {name: 青杉镇, id: qingshan}\n",
    "- {name: 水利局, id: shuili}\n- {name: 水利局, id: shuiliju}\n",
    "units:\n",
];

pub(super) const PEOPLE: &[&str] = &[
    "- name: 桑怀远\n  posts:\n    - {unit: qingshan, post: 镇党委书记, from: 2011-06-08}\n",
    "- name: 桑怀远\n  posts:\n    - {unit: qingshan, post: 镇长, from: 2011-06-08, to: 2013-05-01}\n- name: 邬青\n",
    "- name: 桑怀远\n  posts:\n    - {unit: shuili, post: 局长, from: 2011-06-08}\n",
    "- name: 邬青\n  posts:\n    - {post: 站长, from: 2013-11-20}\n",
];

pub(super) const TERMS: &[&str] = &[
    "fixed: [转作风、促发展、惠民生]\nshort: {转促惠: 转作风、促发展、惠民生}\n",
    "short: {转促惠: 转作风促发展惠民生, 低保户: 享受最低生活保障的住户}\n",
    "fixed: [冬修水渠]\nwrong: {按装: 安装}\n",
    "fixed: [轮流出工、六天清完]\nwrong: {板车: 平板车, 楼道: 楼梯间}\ncareful: {老人们: 写实}\nretired: {泵站: 排灌站}\n",
    "careful: {桥面: '', 会场: ''}\nretired: {泵站: {now: 排灌站, from: 2013-10-01}}\nshort: {夜校: 农民夜校}\n",
];
