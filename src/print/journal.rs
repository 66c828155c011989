//! What only periodicals (期刊) have: the picture of the cover, and who made the issue.

use std::fmt::Write as _;

use crate::base::diag::Span;
use crate::base::picture::{Format, Picture};
use crate::document::block::RefId;
use crate::print::code::{content, literal};
use crate::print::pictures::Pictures;
use crate::print::view::{PrintArticle, PrintTarget, PrintView};

/// The steps of 三审三校 that the imprint names, and their labels.
const STAGES: [(&str, &str); 3] =
    [("终审", "终　　审"), ("复审", "复　　审"), ("校对", "校　　对")];

/// How much of the type area's width a picture across the page takes, in thousandths: 210 of 156 mm.
const COVER: u32 = 1347;

/// The covers' facts as arguments of the template.
pub(crate) fn covers(view: &PrintView, pictures: &mut Pictures) -> String {
    let picture = articles(view).find_map(|article| {
        let document = &article.document;
        let first = document.pictures.first();
        let (reference, alt) = match (document.header.article.cover, first) {
            (Some(cover), _) => (cover, None),
            (None, Some((reference, alt))) if fills_a_cover(article, *reference) => {
                (*reference, Some(alt.trim()))
            }
            _ => return None,
        };
        let file = pictures.file(article, reference, COVER, &Span::file(&document.path))?;
        // A cover picture has no words of its own: the title says what it shows.
        let alt = alt.filter(|alt| !alt.is_empty()).unwrap_or(&document.header.title.value);
        Some(format!("(file: {}, alt: {})", literal(&file.path), literal(alt)))
    });
    format!("cover: {}, staff: {},", picture.unwrap_or_else(|| "none".to_owned()), staff(view))
}

/// Whether a picture that nobody chose for it may stand on the cover: fine enough, and neither tall nor flat.
fn fills_a_cover(article: &PrintArticle, RefId(at): RefId) -> bool {
    let Some(PrintTarget::Picture(target)) = article.targets.get(at as usize) else { return false };
    let Picture { format, width, height, .. } = target.picture;
    let shaped = width * 3 >= height * 2 && width * 2 <= height * 5;
    format == Format::Svg || width >= 900 && shaped
}

/// 责任编辑 and reviewers of all articles, each once, in the order of the articles.
fn staff(view: &PrintView) -> String {
    let mut lines: Vec<(&str, Vec<&str>)> = vec![("责任编辑", Vec::new())];
    lines.extend(STAGES.map(|(_, label)| (label, Vec::new())));
    for article in articles(view) {
        let header = &article.document.header.article;
        let editors = header.editor.iter().map(|name| (0, name.as_str()));
        let reviewers = header.review.iter().filter_map(|review| {
            let stage = STAGES.iter().position(|(stage, _)| *stage == review.stage)?;
            Some((stage + 1, review.name.as_str()))
        });
        for (line, name) in editors.chain(reviewers) {
            if !lines[line].1.contains(&name) {
                lines[line].1.push(name);
            }
        }
    }
    let mut out = String::from("(");
    for (label, names) in lines.iter().filter(|(_, names)| !names.is_empty()) {
        let _ = write!(out, "({}, {}), ", content(label), content(&names.join("　")));
    }
    out.push(')');
    out
}

fn articles(view: &PrintView) -> impl Iterator<Item = &PrintArticle> {
    view.sections.iter().flat_map(|section| &section.articles)
}
