//! A board as a set of Typst files: `main.typ`, one file a panel's piece, and what the settings say.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::base::chinese::date::Date;
use crate::base::diag::Span;
use crate::base::qr::QrCode;
use crate::document::Body;
use crate::document::block::{Block, BlockKind, KeyFigure, Picture, plain};
use crate::document::header::{BoardText, Detail};
use crate::print::Supply;
use crate::print::board::view::BoardView;
use crate::print::code::{Code, content, document_facts, literal, optional, optional_content};
use crate::print::fonts::Fonts;
use crate::print::manuscript::{Manuscript, desk, elements};
use crate::print::markup::Writer;
use crate::print::pictures::Pictures;
use crate::print::title::{half_widths, lines};
use crate::print::view::PrintArticle;

/// The template below the theme, and the function that sets a board.
pub(crate) const TEMPLATE: (&str, &str) = ("print/board.typ", "board");

/// What boards call besides the elements of every text.
const MORE: &[&str] = &["labelled"];

/// What stands in one panel.
struct Piece<'a> {
    title: Option<String>,
    /// Where it is told when the piece is too long.
    place: Span,
    article: &'a PrintArticle,
    body: &'a Body,
    part: Part<'a>,
    figures: &'a [KeyFigure],
}

/// What of an article stands there.
enum Part<'a> {
    /// These blocks.
    Blocks(&'a [Block]),
    /// Its summary.
    Summary,
}

/// The generated files, and for each piece its place and its name.
pub(crate) fn manuscript(
    view: &BoardView,
    fonts: &Fonts,
    supply: &Supply<'_>,
    pictures: &mut Pictures,
) -> (Manuscript, Vec<(Span, String)>) {
    let own = (supply.body)(&view.own.document);
    let bodies: Vec<_> =
        view.items.iter().map(|item| (supply.body)(&item.article.document)).collect();
    let (front, mut pieces) = sections(view, &own);
    for (item, body) in view.items.iter().zip(&bodies) {
        let document = &item.article.document;
        pieces.push(Piece {
            title: Some(document.header.title.value.clone()),
            place: Span::new(
                &view.own.document.path,
                item.place.start as usize,
                item.place.end as usize,
            ),
            article: &item.article,
            body,
            part: match view.text {
                BoardText::Full => Part::Blocks(&body.blocks),
                BoardText::Summary => Part::Summary,
            },
            figures: &document.header.figures,
        });
    }
    // A board that is one article has its title once.
    if let [piece] = pieces.as_mut_slice()
        && piece.title.as_ref() == Some(&view.own.document.header.title.value)
    {
        piece.title = None;
    }
    let mut files = BTreeMap::new();
    files.insert("/desk.typ".to_owned(), desk(&view.settings, fonts));
    files.insert("/elements.typ".to_owned(), elements(TEMPLATE, MORE));
    for (at, piece) in pieces.iter().enumerate() {
        let name = format!("piece-{}", at + 1);
        files.insert(format!("/{name}.typ"), piece_file(view, piece, &name, pictures));
    }
    let code = view.address.as_deref().and_then(QrCode::new);
    if let Some(code) = &code {
        let mut svg = Code::default();
        svg.line(None, &code.svg());
        files.insert("/code.svg".to_owned(), svg);
    }
    let main = main_file(view, &own, front, pieces.len(), code.is_some(), pictures);
    files.insert("/main.typ".to_owned(), main);
    let told = pieces.into_iter().map(|piece| {
        let whole = || view.own.document.header.title.value.clone();
        (piece.place, piece.title.unwrap_or_else(whole))
    });
    (files, told.collect())
}

/// The board's own text: what leads in, and a piece for each of its headings. Without headings and
/// articles all of it stands in the panels.
fn sections<'a>(view: &'a BoardView, own: &'a Body) -> (&'a [Block], Vec<Piece<'a>>) {
    let top = own.blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Heading { level, .. } => Some(*level),
        _ => None,
    });
    let top = top.min();
    let heading = |block: &Block| match &block.kind {
        BlockKind::Heading { level, .. } => Some(*level) == top,
        _ => false,
    };
    let piece = |title: Option<String>, place: Span, blocks: &'a [Block]| Piece {
        title,
        place,
        article: &view.own,
        body: own,
        part: Part::Blocks(blocks),
        figures: &[],
    };
    let path = &view.own.document.path;
    let starts: Vec<usize> = (0..own.blocks.len()).filter(|at| heading(&own.blocks[*at])).collect();
    let Some(first) = starts.first() else {
        if view.items.is_empty() && !own.blocks.is_empty() {
            let title = view.own.document.header.title.range;
            let place = Span::new(path, title.start as usize, title.end as usize);
            return (&[], vec![piece(None, place, &own.blocks)]);
        }
        return (&own.blocks, Vec::new());
    };
    let ends = starts.iter().skip(1).copied().chain([own.blocks.len()]);
    let pieces = starts.iter().zip(ends).map(|(start, end)| {
        let head = &own.blocks[*start];
        let title = match &head.kind {
            BlockKind::Heading { text, .. } => plain(text),
            _ => String::new(),
        };
        let place = Span::new(path, head.range.start as usize, head.range.end as usize);
        piece(Some(title), place, &own.blocks[start + 1..end])
    });
    (&own.blocks[..*first], pieces.collect())
}

fn piece_file(view: &BoardView, piece: &Piece<'_>, name: &str, pictures: &mut Pictures) -> Code {
    let document = &piece.article.document;
    let (shown, blocks) = match piece.part {
        Part::Blocks(blocks) => lifted(blocks),
        Part::Summary => (all_pictures(&piece.body.blocks), Vec::new()),
    };
    let mut list = String::new();
    for picture in shown {
        let place = Span::file(&document.path);
        let caption = picture.title.as_deref().unwrap_or(&picture.alt).trim();
        let Some(file) = pictures.file(piece.article, picture.reference, 1000, &place) else {
            continue;
        };
        let _ = write!(
            list,
            "(file: {}, alt: {}, caption: {}), ",
            literal(&file.path),
            optional(Some(picture.alt.trim()).filter(|alt| !alt.is_empty())),
            optional_content(Some(caption).filter(|caption| !caption.is_empty())),
        );
    }
    let mut writer = Writer::new(piece.article, piece.body, name, pictures);
    let place = Some(&piece.place);
    let title = piece.title.as_deref().unwrap_or_default();
    writer.code.line(place, "#let piece = (");
    writer.code.line(place, &format!("choices: {},", choices(title, &view.phrases)));
    writer.code.line(place, &format!("pictures: ({list}),"));
    let whole = matches!(piece.part, Part::Blocks(_));
    writer.code.line(place, &format!("whole: {whole},"));
    writer.code.line(place, &format!("figures: {},", figures(piece.figures)));
    let before = writer.code.text().len();
    writer.code.line(place, "body: {");
    match piece.part {
        Part::Blocks(_) => writer.blocks(&blocks),
        Part::Summary => summary(piece.article, &mut writer.code, place),
    }
    writer.code.line(place, "},");
    let length = writer.code.text().len() - before + writer.notes_length();
    writer.code.line(place, &format!("length: {length},"));
    writer.code.line(place, ")");
    writer.finish()
}

/// The first picture of a text that stands alone, which goes above the text, and the other blocks.
fn lifted(blocks: &[Block]) -> (Vec<&Picture>, Vec<Block>) {
    let single = |block: &Block| match &block.kind {
        BlockKind::Figure { pictures } => pictures.len() == 1,
        _ => false,
    };
    let at = blocks.iter().position(single);
    let kept = blocks.iter().enumerate().filter(|(here, _)| Some(*here) != at);
    let kept = kept.map(|(_, block)| block.clone()).collect();
    let first = at.map(|at| all_pictures(&blocks[at..=at])).unwrap_or_default();
    (first, kept)
}

/// The pictures of a text, at most as many as a panel could show.
fn all_pictures(blocks: &[Block]) -> Vec<&Picture> {
    let figures = blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Figure { pictures } => Some(pictures),
        _ => None,
    });
    figures.flatten().take(4).collect()
}

/// 摘要; of a practice report what it was about, what was done and what came of it.
fn summary(article: &PrintArticle, code: &mut Code, place: Option<&Span>) {
    let document = &article.document;
    let told = match &document.header.detail {
        Detail::Practice(told) => {
            vec![("问题", &told.problem), ("做法", &told.method), ("成效", &told.results)]
        }
        _ => Vec::new(),
    };
    if told.iter().all(|(_, text)| text.is_none()) {
        code.line(place, &format!("t.paragraph({})", content(&document.summary)));
    }
    for (label, text) in told {
        if let Some(text) = text {
            code.line(place, &format!("t.labelled({}, {})", content(label), content(text)));
        }
    }
}

fn figures(figures: &[KeyFigure]) -> String {
    let mut out = String::from("(");
    for KeyFigure { label, value, unit } in figures {
        let (label, value, unit) = (content(label), content(value), content(unit));
        let _ = write!(out, "(label: {label}, value: {value}, unit: {unit}), ");
    }
    out.push(')');
    out
}

/// Every way to break a title into lines that an editor would take, widest first.
fn choices(title: &str, phrases: &[String]) -> String {
    let mut seen: Vec<Vec<String>> = Vec::new();
    for most in (3..=40).rev() {
        let broken = lines(title, most, phrases);
        if !broken.is_empty() && !seen.contains(&broken) {
            seen.push(broken);
        }
    }
    let mut out = String::from("(");
    for broken in seen {
        out.push('(');
        for line in broken {
            let _ = write!(out, "(text: {}, width: {}), ", content(&line), half_widths(&line));
        }
        out.push_str("), ");
    }
    out.push(')');
    out
}

fn main_file(
    view: &BoardView,
    own: &Body,
    front: &[Block],
    pieces: usize,
    code: bool,
    pictures: &mut Pictures,
) -> Code {
    let document = &view.own.document;
    let header = &document.header;
    let mut writer = Writer::new(&view.own, own, "front", pictures);
    let title = writer.place(header.title.range);
    let place = Some(&title);
    let names: Vec<String> = (1..=pieces).map(|at| format!("piece-{at}")).collect();
    for name in &names {
        writer.code.line(place, &format!("#import \"/{name}.typ\": piece as {name}"));
    }
    let date = header.date.as_ref().map(|date| date.value.day_only());
    let facts = document_facts(&header.title.value, &view.publisher, &[], date);
    writer.code.line(place, &facts);
    writer.code.line(place, "#t.board(");
    let sheet = &view.sheet;
    let panels = if view.panels == 0 { pieces.clamp(1, 5) } else { view.panels as usize };
    let list = names.iter().fold(String::new(), |list, name| list + name + ", ");
    for fact in [
        format!(
            "sheet: (width: {}mm, height: {}mm, bleed: {}mm, clamp: {}mm)",
            sheet.width, sheet.height, sheet.bleed, sheet.clamp
        ),
        format!("least: {}pt", f64::from(view.least) / 100.0),
        format!("panels: {panels}"),
        format!("kicker: {}", optional_content(header.kicker.as_deref())),
        format!("subtitle: {}", optional_content(header.subtitle.as_deref())),
        format!("choices: {}", choices(&header.title.value, &view.phrases)),
        format!("publisher: {}", content(&view.publisher)),
        format!("date: {}", optional_content(date.map(Date::chinese).as_deref())),
        format!("code: {}", if code { "\"/code.svg\"" } else { "none" }),
        format!("pieces: ({list})"),
    ] {
        writer.code.line(place, &format!("{fact},"));
    }
    if !front.is_empty() {
        writer.code.line(place, "front: {");
        writer.blocks(front);
        writer.code.line(place, "},");
    }
    writer.code.line(place, ")");
    writer.finish()
}
