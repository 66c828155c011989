//! The count as a workbook that can be printed and handed round. The only door to `rust_xlsxwriter`.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet,
    XlsxError,
};

use super::StatsView;
use super::table::{Cell, Line, Table, kind_word, table, word};
use crate::base::chinese::width::width;
use crate::base::diag::Lang;

/// The row of heads; the title stands above.
const HEADS: u32 = 1;
/// A4, as Excel counts papers.
const A4: u8 = 9;
/// Columns are at least and at most this wide, in characters.
const NARROW: usize = 6;
const WIDE: usize = 44;

/// The height of a line of a cell, in points.
const LINE: u32 = 15;

/// The faces of a sheet.
struct Faces {
    title: Format,
    head: Format,
    words: Format,
    count: Format,
    sum: Format,
    note: Format,
}

/// The workbook's bytes: one sheet of counts, one of articles.
pub(super) fn render(view: &StatsView, lang: Lang) -> Option<Vec<u8>> {
    workbook(view, lang).ok()
}

fn workbook(view: &StatsView, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let last = view.period.to;
    // The period's last day: a workbook knows no clock either.
    let made = ExcelDateTime::from_ymd(last.year.max(1900), last.month, last.day)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let faces = faces();
    let table = table(view, lang);
    counts(book.add_worksheet(), &table, &faces, lang)?;
    articles(book.add_worksheet(), view, &table.title, &faces, lang)?;
    book.save_to_buffer()
}

fn faces() -> Faces {
    let plain = Format::new()
        .set_font_name("宋体")
        .set_font_size(11)
        .set_align(FormatAlign::VerticalCenter);
    let cell = plain.clone().set_border(FormatBorder::Thin);
    Faces {
        title: plain.clone().set_bold().set_font_size(16).set_align(FormatAlign::Center),
        head: cell
            .clone()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Center)
            .set_background_color("F2F2F2"),
        words: cell.clone().set_text_wrap(),
        count: cell.clone().set_align(FormatAlign::Center),
        sum: cell.clone().set_bold().set_align(FormatAlign::Center),
        note: plain.set_font_size(10).set_text_wrap(),
    }
}

fn counts(
    sheet: &mut Worksheet,
    table: &Table,
    faces: &Faces,
    lang: Lang,
) -> Result<(), XlsxError> {
    sheet.set_name(word(lang, "采用情况", "Articles by unit"))?;
    heads(sheet, &table.title, &table.heads, faces)?;
    let mut row = HEADS + 1;
    let mut begun = row;
    let mut groups: Vec<(u32, u32)> = Vec::new();
    for (at, (line, cells)) in table.lines.iter().enumerate() {
        let next = table.lines.get(at + 1);
        for (column, cell) in cells.iter().enumerate() {
            let face = match (line, cell) {
                (Line::Group | Line::All, _) => &faces.sum,
                (Line::Unit, Cell::Words(_)) => &faces.words,
                (Line::Unit, _) => &faces.count,
            };
            let ranges = match line {
                Line::Unit => Vec::new(),
                Line::Group => vec![(begun, row - 1)],
                Line::All => groups.clone(),
            };
            let place = (row, number(column));
            write(sheet, place, cell, face, (column >= table.stub).then_some(&ranges))?;
        }
        let ends = next.is_none_or(|(next, cells_below)| {
            *next == Line::All
                || *line == Line::Unit && table.stub > 2 && cells_below[0] != cells[0]
        });
        match line {
            Line::Unit if ends => {
                groups.push((begun, row));
                begun = row + 1;
            }
            Line::Unit if next.is_some_and(|next| next.0 == Line::Group) => {
                groups.push((begun, row));
            }
            Line::Group => begun = row + 1,
            _ => {}
        }
        row += 1;
    }
    let last = number(table.heads.len() - 1);
    for note in &table.notes {
        sheet.merge_range(row, 0, row, last, note, &faces.note)?;
        row += 1;
    }
    let mut rows: Vec<Vec<usize>> = vec![table.heads.iter().map(|head| width(head)).collect()];
    let cells = |cells: &Vec<Cell>| cells.iter().map(|cell| width(&cell.shown())).collect();
    rows.extend(table.lines.iter().map(|(_, line)| cells(line)));
    sizes(sheet, &rows)?;
    page(sheet, number(table.stub))
}

/// The articles themselves: a count can be held against them.
fn articles(
    sheet: &mut Worksheet,
    view: &StatsView,
    title: &str,
    faces: &Faces,
    lang: Lang,
) -> Result<(), XlsxError> {
    sheet.set_name(word(lang, "稿件目录", "Articles"))?;
    let names = [("序号", "No."), ("日期", "Date"), ("单位", "Unit"), ("标题", "Title")];
    let names = names.into_iter().chain([("种类", "Kind"), ("简报期次", "Issues")]);
    let names: Vec<String> = names.map(|(zh, en)| word(lang, zh, en)).collect();
    heads(sheet, title, &names, faces)?;
    let mut rows: Vec<Vec<usize>> = vec![names.iter().map(|name| width(name)).collect()];
    for (at, taken) in view.taken.iter().enumerate() {
        let row = HEADS + 1 + u32::try_from(at).unwrap_or(0);
        let cells = [
            Cell::Count(at + 1),
            Cell::Words(taken.date.iso()),
            Cell::Words(taken.units.join("、")),
            Cell::Words(taken.title.clone()),
            Cell::Words(kind_word(taken.kind, lang)),
            Cell::Words(taken.issues.clone()),
        ];
        for (column, cell) in cells.iter().enumerate() {
            let centred = [0, 1, 4].contains(&column);
            let face = if centred { &faces.count } else { &faces.words };
            write(sheet, (row, number(column)), cell, face, None)?;
        }
        rows.push(cells.iter().map(|cell| width(&cell.shown())).collect());
    }
    sizes(sheet, &rows)?;
    page(sheet, 0)
}

/// Widths of columns, and heights of rows that hold several lines: not every program finds these by itself. `rows` are
/// the widths of all cells, heads first.
fn sizes(sheet: &mut Worksheet, rows: &[Vec<usize>]) -> Result<(), XlsxError> {
    let columns = rows.first().map_or(0, Vec::len);
    let widest = |at: usize| rows.iter().filter_map(|row| row.get(at)).max().copied();
    let widths: Vec<usize> =
        (0..columns).map(|at| (widest(at).unwrap_or(0) + 2).clamp(NARROW, WIDE)).collect();
    for (at, width) in widths.iter().enumerate() {
        let width = f64::from(u32::try_from(*width).unwrap_or(10));
        sheet.set_column_width(number(at), width)?;
    }
    for (row, cells) in (HEADS + 1..).zip(rows.iter().skip(1)) {
        let lines = cells.iter().zip(&widths).map(|(cell, width)| cell.div_ceil(*width));
        let lines = u32::try_from(lines.max().unwrap_or(1)).unwrap_or(1);
        if lines > 1 {
            sheet.set_row_height(row, lines * LINE + 3)?;
        }
    }
    Ok(())
}

fn heads(
    sheet: &mut Worksheet,
    title: &str,
    heads: &[String],
    faces: &Faces,
) -> Result<(), XlsxError> {
    sheet.merge_range(0, 0, 0, number(heads.len() - 1), title, &faces.title)?;
    sheet.set_row_height(0, 36)?;
    sheet.set_row_height(HEADS, 24)?;
    for (at, head) in heads.iter().enumerate() {
        sheet.write_string_with_format(HEADS, number(at), head, &faces.head)?;
    }
    Ok(())
}

/// Writes a cell; a count with ranges is their sum, and stays it when somebody corrects a number.
fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    face: &Format,
    ranges: Option<&Vec<(u32, u32)>>,
) -> Result<(), XlsxError> {
    match (cell, ranges.filter(|ranges| !ranges.is_empty())) {
        (Cell::Words(words), _) => sheet.write_string_with_format(row, column, words, face)?,
        (Cell::Empty, _) => sheet.write_blank(row, column, face)?,
        (Cell::Count(count), None) => {
            let count = u32::try_from(*count).unwrap_or(u32::MAX);
            sheet.write_number_with_format(row, column, count, face)?
        }
        (Cell::Count(count), Some(ranges)) => {
            let name = rust_xlsxwriter::utility::column_number_to_name(column);
            let ranges: Vec<String> = ranges
                .iter()
                .map(|(from, to)| format!("{name}{}:{name}{}", from + 1, to + 1))
                .collect();
            let sum = Formula::new(format!("=SUM({})", ranges.join(",")));
            sheet.write_formula_with_format(row, column, sum.set_result(count.to_string()), face)?
        }
    };
    Ok(())
}

/// How a sheet is looked at and printed: heads stay in sight and stand on every page.
fn page(sheet: &mut Worksheet, stub: u16) -> Result<(), XlsxError> {
    sheet.set_freeze_panes(HEADS + 1, stub)?;
    sheet.set_repeat_rows(0, HEADS)?;
    sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_print_center_horizontally(true);
    sheet.set_footer("&C第&P页，共&N页");
    Ok(())
}

fn number(column: usize) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}
