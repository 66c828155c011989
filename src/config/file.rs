//! The settings file as a person types it, and from it the complete settings: every key optional but the name, unknown keys refused.

use std::collections::BTreeMap;

use crate::base::diag::{Lang, Noted, Range, Typed};
use crate::base::path::SourcePath;
use crate::base::problem::Problem;
use crate::base::waive::{self, WAIVE};
use crate::base::yaml;
use crate::base::yaml::fields::{Field, Fields, Names, Reader, both};
use crate::base::yaml::{Node, Value};
use crate::config::file::word::{address, domain, out, site_id, theme};
use crate::config::{Column, PictureSettings, PrintSettings, Settings, WebSettings};

const NAME: Names = &["name", "站名"];
const PUBLISHER: Names = &["publisher", "主办单位"];
const BASE_URL: Names = &["base_url", "网址"];
const DOMAIN: Names = &["domain", "域名"];
const SITE_ID: Names = &["site_id", "标识码"];
const LANGUAGE: Names = &["language", "语言"];
const THEME: Names = &["theme", "主题"];
const OUT: Names = &["out", "输出"];
const COLUMNS: Names = &["columns", "栏目"];
const WEB: Names = &["web", "网页"];
const PRINT: Names = &["print", "印刷"];
const PICTURES: Names = &["pictures", "图片"];
const CHECK: Names = &["check", "检查"];
const COLUMN_NAME: Names = &["name", "名称"];
const DESCRIPTION: Names = &["description", "说明"];
const KEYWORDS: Names = &["keywords", "关键词"];
const CLASS: Names = &["type", "类型"];
const PER_PAGE: Names = &["per_page", "每页条数"];
const FOOTER: Names = &["footer", "页脚"];
const LEAVING: Names = &["leaving_notice", "离站提示"];
const SEARCH: Names = &["search", "搜索"];

const WIDTHS: Names = &["widths", "宽度"];
const QUALITY: Names = &["quality", "质量"];
const WEBP: Names = &["webp", "用WebP"];

const FONTS: Names = &["fonts", "字体"];
const EVEN_PAGES: Names = &["even_pages", "双页结束"];
const STRICT_GRID: Names = &["strict_grid", "严格版格"];
const ARCHIVE: Names = &["archive", "归档"];
const POLICY: Names = &["policy", "政策文件"];
const BOOKLET: Names = &["booklet", "折页"];
const CREEP: Names = &["creep", "爬移"];
const ROLES: [Names; 5] =
    [&["title", "标题"], &["body", "正文"], &["kai", "楷体"], &["hei", "黑体"], &["song", "宋体"]];

const LANGUAGES: &[(&[&str], Lang)] = &[
    (&["zh-CN", "zh", "中文", "zh-Hans", "简体中文"], Lang::Zh),
    (&["en", "英文", "english", "en-US", "en-GB"], Lang::En),
];

/// Folder, its Chinese word for the settings, and what a column is when nothing is set: name, description, keywords, and
/// `ColumnType` (《政府网站发展指引》 annex).
const USUAL: [(&[&str], [&str; 4]); 9] = [
    (
        &["interviews", "访谈"],
        ["访谈", "请部门和基层的同志谈工作、谈体会", "访谈,专访", "在线访谈"],
    ),
    (
        &["policy", "政策", "上级精神"],
        ["上级精神", "中央、市、区的文件和工作部署", "上级精神,政策,文件", "政策文件"],
    ),
    (
        &["practice", "典型做法"],
        ["典型做法", "各单位可学可用的做法和成效", "典型做法,经验", "工作动态"],
    ),
    (&["news", "动态", "工作动态"], ["工作动态", "各项工作的最新进展", "动态,工作", "工作动态"]),
    (
        &["campaigns", "活动"],
        ["主题活动", "主题活动的安排、进度和成效", "主题活动,教育实践活动", "工作动态"],
    ),
    (&["bulletins", "简报"], ["简报", "历期简报，可在线阅读和下载", "简报,期刊", "工作动态"]),
    (&["boards", "展板", "宣传栏"], ["宣传栏", "宣传栏展板", "宣传栏,展板", "工作动态"]),
    (&["units", "单位", "供稿单位"], ["单位", "供稿单位和各单位的稿件", "单位,供稿", "机构职能"]),
    (&["topics", "主题"], ["主题", "按主题查阅稿件", "主题,专题", "信息公开目录"]),
];

/// Articles on a page of a listing when nothing is set.
const PER_PAGE_USUAL: u32 = 20;

/// Reads jianbao.yml. The settings are complete whatever the file says; mistakes are notes.
pub(crate) fn load(text: &str, path: &SourcePath) -> Noted<Settings> {
    let tree = yaml::parse(text, 0, path);
    let mut reader = Reader { text, path, notes: tree.notes };
    let head = Range::new(0, text.lines().next().map_or(0, str::len));
    let mut fields = Fields::none(head);
    if tree.value.value != Value::Null {
        let field = Field { label: path.name().to_owned(), key: head, node: tree.value };
        fields = reader.fields(field, "name: …").unwrap_or(fields);
    }
    let name = line(&mut reader, &mut fields, NAME);
    if name.is_none() {
        let (chinese, english) = ("站名: …".to_owned(), "name: …".to_owned());
        reader.note(head, Problem::KeyMissing { key: both(NAME), chinese, english });
    }
    let name = name.unwrap_or_default();
    let publisher = line(&mut reader, &mut fields, PUBLISHER);
    let base_url =
        checked(&mut reader, &mut fields, BASE_URL, address, |value| Problem::BadBaseUrl { value });
    let domain =
        checked(&mut reader, &mut fields, DOMAIN, domain, |value| Problem::BadDomain { value });
    let site_id =
        checked(&mut reader, &mut fields, SITE_ID, site_id, |value| Problem::BadSiteId { value });
    let language = fields.take(&mut reader, LANGUAGE);
    let language = language.and_then(|field| reader.choice(&field, LANGUAGES));
    let theme =
        checked(&mut reader, &mut fields, THEME, theme, |value| Problem::BadTheme { value });
    let out = checked(&mut reader, &mut fields, OUT, out, |value| Problem::BadOut { value });
    let columns = columns(&mut reader, &mut fields);
    let web = web(&mut reader, &mut fields, columns);
    let print = print(&mut reader, &mut fields);
    let pictures = pictures(&mut reader, &mut fields);
    let waived = waived(&mut reader, &mut fields);
    fields.finish(&mut reader);
    let settings = Settings {
        publisher: publisher.unwrap_or_else(|| name.clone()),
        name,
        base_url,
        domain,
        site_id,
        language: language.map(|typed| typed.value),
        theme: theme.unwrap_or_else(|| "official".to_owned()),
        out: out.unwrap_or_else(|| "public".to_owned()),
        as_of: None,
        drafts: false,
        web,
        print,
        pictures,
        waived,
    };
    Noted { value: settings, notes: reader.notes }
}

fn line(reader: &mut Reader<'_>, fields: &mut Fields, names: Names) -> Option<String> {
    let field = fields.take(reader, names)?;
    reader.line_of_text(&field).map(|typed| typed.value)
}

/// A word that must pass a check, which may also tidy it.
fn checked(
    reader: &mut Reader<'_>,
    fields: &mut Fields,
    names: Names,
    check: impl Fn(&str) -> Option<String>,
    problem: impl Fn(String) -> Problem,
) -> Option<String> {
    let field = fields.take(reader, names)?;
    let typed = reader.word(&field)?;
    let good = check(&typed.value);
    if good.is_none() {
        reader.note(typed.range, problem(typed.value));
    }
    good
}

/// What columns are called: the usual words, and what the file sets of them.
fn columns(reader: &mut Reader<'_>, fields: &mut Fields) -> BTreeMap<String, Column> {
    let mut out = BTreeMap::new();
    let typed = fields.take(reader, COLUMNS).filter(|field| field.node.value != Value::Null);
    let mut typed = typed.and_then(|field| reader.fields(field, "news: 工作动态"));
    for (names, [name, description, keywords, class]) in USUAL {
        let mut column = Column {
            name: name.to_owned(),
            description: description.to_owned(),
            keywords: keywords.to_owned(),
            class: class.to_owned(),
        };
        if let Some(field) = typed.as_mut().and_then(|typed| typed.take(reader, names)) {
            set_column(reader, field, &mut column);
        }
        out.insert(names[0].to_owned(), column);
    }
    if let Some(typed) = typed {
        typed.finish(reader);
    }
    out
}

/// A column's settings; a plain text is its name.
fn set_column(reader: &mut Reader<'_>, field: Field, column: &mut Column) {
    if matches!(&field.node.value, Value::Text(text) if !text.contains('：')) {
        column.name = reader.line_of_text(&field).map_or_else(String::new, |typed| typed.value);
        return;
    }
    if field.node.value == Value::Null {
        return;
    }
    let Some(mut map) = reader.fields(field, "名称: 工作动态") else { return };
    let set = |place: &mut String, text: Option<String>| {
        if let Some(text) = text {
            *place = text;
        }
    };
    set(&mut column.name, line(reader, &mut map, COLUMN_NAME));
    set(&mut column.description, line(reader, &mut map, DESCRIPTION));
    let keywords = map.take(reader, KEYWORDS).map(|field| reader.names(field));
    set(&mut column.keywords, keywords.map(|words| values(words).join(",")));
    set(&mut column.class, line(reader, &mut map, CLASS));
    map.finish(reader);
}

fn values(typed: Vec<Typed<String>>) -> Vec<String> {
    typed.into_iter().map(|typed| typed.value).collect()
}

/// A map within the settings, when it is there.
fn group(
    reader: &mut Reader<'_>,
    fields: &mut Fields,
    names: Names,
    example: &str,
) -> Option<Fields> {
    let field = fields.take(reader, names).filter(|field| field.node.value != Value::Null)?;
    reader.fields(field, example)
}

fn web(
    reader: &mut Reader<'_>,
    fields: &mut Fields,
    columns: BTreeMap<String, Column>,
) -> WebSettings {
    let mut out = WebSettings {
        per_page: PER_PAGE_USUAL as usize,
        columns,
        footer: Vec::new(),
        leaving_notice: false,
        search: true,
    };
    let Some(mut map) = group(reader, fields, WEB, "每页条数: 20") else { return out };
    if let Some(field) = map.take(reader, PER_PAGE)
        && let Some(number) = within(reader, &field, &["条"], (1, 200))
    {
        out.per_page = number as usize;
    }
    let footer = map.take(reader, FOOTER);
    out.footer = values(footer.map(|field| reader.lines_of_text(field)).unwrap_or_default());
    let leaving = map.take(reader, LEAVING);
    out.leaving_notice = leaving.and_then(|field| reader.flag(&field)).unwrap_or(false);
    let search = map.take(reader, SEARCH);
    out.search = search.and_then(|field| reader.flag(&field)).unwrap_or(true);
    map.finish(reader);
    out
}

fn print(reader: &mut Reader<'_>, fields: &mut Fields) -> PrintSettings {
    let mut out = PrintSettings::default();
    let Some(mut map) = group(reader, fields, PRINT, "双页结束: 是") else { return out };
    if let Some(mut fonts) = group(reader, &mut map, FONTS, "正文: 仿宋_GB2312") {
        for names in ROLES {
            let Some(field) = fonts.take(reader, names) else { continue };
            let families = values(reader.names(field));
            if !families.is_empty() {
                out.fonts.insert(names[0].to_owned(), families);
            }
        }
        fonts.finish(reader);
    }
    let flags = [
        (EVEN_PAGES, &mut out.even_pages),
        (STRICT_GRID, &mut out.strict_grid),
        (ARCHIVE, &mut out.archive),
        (POLICY, &mut out.policy),
        (BOOKLET, &mut out.booklet),
    ];
    for (names, place) in flags {
        let field = map.take(reader, names);
        *place = field.and_then(|field| reader.flag(&field)).unwrap_or(*place);
    }
    if let Some(field) = map.take(reader, CREEP)
        && let Some(typed) = reader.word(&field)
    {
        if let Some(creep) = creep(&typed.value) {
            out.creep = creep;
        } else {
            let (least, most) = ("0".to_owned(), "1".to_owned());
            reader.note(typed.range, Problem::OutOfBounds { key: field.label, least, most });
        }
    }
    map.finish(reader);
    out
}

/// Millimetres, with one or two decimals, as hundredths.
fn creep(text: &str) -> Option<u32> {
    let text = text.trim().trim_end_matches("毫米").trim_end_matches("mm").trim();
    let (whole, rest) = text.split_once('.').unwrap_or((text, "0"));
    let rest = if rest.len() == 1 { format!("{rest}0") } else { rest.to_owned() };
    let digits = rest.len() == 2 && rest.bytes().all(|byte| byte.is_ascii_digit());
    let hundredths = rest.parse::<u32>().ok().filter(|_| digits)?;
    let all = whole.parse::<u32>().ok()?.checked_mul(100)?.checked_add(hundredths)?;
    (all <= 100).then_some(all)
}

/// Widths, quality and formats of what is made of pictures.
fn pictures(reader: &mut Reader<'_>, fields: &mut Fields) -> PictureSettings {
    let mut out = PictureSettings::default();
    let Some(mut map) = group(reader, fields, PICTURES, "宽度: [480, 960, 1600]") else {
        return out;
    };
    if let Some(field) = map.take(reader, WIDTHS) {
        let (label, key) = (field.label.clone(), field.key);
        let typed = reader.names(field).into_iter().map(|typed| {
            let node = Node { value: Value::Text(typed.value), range: typed.range };
            Field { label: label.clone(), key, node }
        });
        let mut widths: Vec<u32> = typed
            .filter_map(|field| within(reader, &field, &["像素", "px"], (100, 4000)))
            .collect();
        widths.sort_unstable();
        widths.dedup();
        out.widths = widths;
    }
    let quality = map.take(reader, QUALITY);
    let quality = quality.and_then(|field| within(reader, &field, &["%"], (30, 100)));
    out.quality = quality.and_then(|quality| quality.try_into().ok()).unwrap_or(out.quality);
    let webp = map.take(reader, WEBP);
    out.webp = webp.and_then(|field| reader.flag(&field)).unwrap_or(out.webp);
    map.finish(reader);
    out
}

/// Codes of checks that the whole desk is excused from.
fn waived(reader: &mut Reader<'_>, fields: &mut Fields) -> Vec<String> {
    let Some(mut map) = group(reader, fields, CHECK, "免检: {marks.between: 理由}") else {
        return Vec::new();
    };
    let waivers = map.take(reader, WAIVE).map(|field| waive::read(reader, field));
    map.finish(reader);
    waivers.into_iter().flatten().map(|waiver| waiver.code.value).collect()
}

/// A number within bounds; another is reported.
fn within(
    reader: &mut Reader<'_>,
    field: &Field,
    around: &[&str],
    (least, most): (u32, u32),
) -> Option<u32> {
    let number = reader.number(field, around)?;
    if (least..=most).contains(&number.value) {
        return Some(number.value);
    }
    let (key, least, most) = (field.label.clone(), least.to_string(), most.to_string());
    reader.note(number.range, Problem::OutOfBounds { key, least, most });
    None
}

mod place;
mod word;

pub(crate) use place::place_of;

#[cfg(test)]
mod tests;
