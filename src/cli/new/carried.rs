//! The files of a new desk. Settings come last: a folder that is only half written is no desk yet.

/// Path within the desk, and text.
pub(super) const DESK: &[(&str, &str)] = &[
    ("README.md", include_str!("desk/README.md")),
    ("content/data/units.yml", include_str!("desk/content/data/units.yml")),
    ("content/data/people.yml", include_str!("desk/content/data/people.yml")),
    ("content/data/terms.yml", include_str!("desk/content/data/terms.yml")),
    (
        "content/campaigns/shuxiang-xingdong.md",
        include_str!("desk/content/campaigns/shuxiang-xingdong.md"),
    ),
    ("content/policy/xingdong-fangan.md", include_str!("desk/content/policy/xingdong-fangan.md")),
    (
        "content/news/2025-07-03-dongyuan.md",
        include_str!("desk/content/news/2025-07-03-dongyuan.md"),
    ),
    ("content/practice/louyuan-shuwu.md", include_str!("desk/content/practice/louyuan-shuwu.md")),
    (
        "content/interviews/2025-09-dongjie.md",
        include_str!("desk/content/interviews/2025-09-dongjie.md"),
    ),
    ("content/bulletins/2025-01.md", include_str!("desk/content/bulletins/2025-01.md")),
    ("content/pages/about.md", include_str!("desk/content/pages/about.md")),
    ("jianbao.yml", include_str!("desk/jianbao.yml")),
];
