//! Settings as meant: complete and checked. What was typed stands in `file`.

use std::collections::BTreeMap;

use crate::base::chinese::date::Date;
pub(crate) mod file;

use crate::base::diag::Lang;

/// Everything that a build may depend on besides the desk's files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Settings {
    /// 站名.
    pub name: String,
    /// 主办单位; the site's name when unset.
    pub publisher: String,
    /// Where the site will stand, without a slash at its end: needed for feeds and QR codes.
    pub base_url: Option<String>,
    /// `SiteDomain` (《政府网站发展指引》 annex).
    pub domain: Option<String>,
    /// 网站标识码, `SiteIDCode`; a tag only when set.
    pub site_id: Option<String>,
    /// Language of messages.
    pub language: Option<Lang>,
    /// The theme's folder name.
    pub theme: String,
    /// Output folder, relative to the desk.
    pub out: String,
    /// 截至日期: the only date that a build knows; `None` means the newest article's.
    pub as_of: Option<Date>,
    /// Whether drafts are shown.
    pub drafts: bool,
    pub web: WebSettings,
    pub print: PrintSettings,
    pub pictures: PictureSettings,
    /// Codes of checks that the whole desk is excused from.
    pub waived: Vec<String>,
}

/// What only pages use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WebSettings {
    /// Articles on a page of a listing.
    pub per_page: usize,
    /// Column name and description by folder (`interviews` …).
    pub columns: BTreeMap<String, Column>,
    /// Lines of the foot: 联系方式, 备案号 …
    pub footer: Vec<String>,
    /// 离站提示: whether readers are asked before a link leads out of the site.
    pub leaving_notice: bool,
    /// Whether the site has a search.
    pub search: bool,
}

/// 栏目.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, serde::Serialize)]
pub(crate) struct Column {
    pub name: String,
    /// `ColumnDescription`.
    pub description: String,
    /// `ColumnKeywords`, parted by commas.
    pub keywords: String,
    /// `ColumnType`.
    pub class: String,
}

/// In which sizes pages offer pictures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PictureSettings {
    /// Widths in pixels, the smallest first.
    pub widths: Vec<u32>,
    /// From 1 to 100, of what is made anew.
    pub quality: u8,
    /// Whether WebP is offered beside JPEG and PNG.
    pub webp: bool,
}

impl Default for PictureSettings {
    fn default() -> Self {
        Self { widths: vec![480, 960, 1600], quality: 80, webp: true }
    }
}

/// What only prints use.
#[expect(clippy::struct_excessive_bools, reason = "each is a line of the settings")]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct PrintSettings {
    /// Family names by role: `title` 小标宋, `body` 仿宋, `kai` 楷体, `hei` 黑体, `song` 宋体.
    pub fonts: BTreeMap<String, Vec<String>>,
    /// Whether the last page must be an even one.
    pub even_pages: bool,
    /// Whether each mark keeps its own cell: 28 characters on every line.
    pub strict_grid: bool,
    /// Whether PDFs are for the archive: PDF/A-2u (ISO 19005-2, level U).
    pub archive: bool,
    /// Whether policy documents get a PDF in the official format beside their page.
    pub policy: bool,
    /// 折页: whether each issue is also laid out as a booklet.
    pub booklet: bool,
    /// 爬移: by how much the pages of a sheet come nearer to the fold than those of the sheet around it, in
    /// hundredths of a millimetre.
    pub creep: u32,
}

impl Default for PrintSettings {
    fn default() -> Self {
        Self {
            fonts: BTreeMap::new(),
            even_pages: false,
            strict_grid: false,
            archive: false,
            policy: true,
            booklet: true,
            // Paper of 80 grams is 0.1 mm thick.
            creep: 10,
        }
    }
}
