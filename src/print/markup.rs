//! The block tree as calls of the template's functions, one block a line.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::base::diag::Span;
use crate::document::Body;
use crate::document::block::{
    Align, Block, BlockKind, Event, Inline, Item, KeyFigure, Lead, Numbering, Person, Picture,
    Range, RefId, Role, Speaker, Table, plain,
};
use crate::print::code::{Code, content, contents, literal, literals, optional, optional_content};
use crate::print::inline::Inlines;
use crate::print::manuscript::{IMPORT, spread};
use crate::print::pictures::{Pictures, across, shares};
use crate::print::title::half_widths;
use crate::print::view::PrintArticle;

/// How deep quotations and lists may stand in each other before they are set flat.
const DEEPEST: usize = 8;

/// What stands before a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Before {
    /// Nothing but the title.
    Title,
    /// A heading, or something else that does not stand without what follows it.
    Lead,
    /// Text that does.
    Text,
}

/// Writes the blocks of one article.
pub(crate) struct Writer<'a, 'p> {
    pub(crate) code: Code,
    article: &'a PrintArticle,
    inlines: Inlines<'a>,
    pictures: &'a mut Pictures<'p>,
    /// What the next paragraph begins with: a speaker's label, a list's mark.
    opening: String,
    depth: usize,
    /// How many lists stand around the present block.
    lists: usize,
    /// Whether the paragraph that comes next stays with what follows it.
    keep: bool,
    /// What stands before the present block.
    before: Before,
    /// How many lists and quotations stand around the present block.
    boxes: usize,
}

impl<'a, 'p> Writer<'a, 'p> {
    /// A writer for an article that the print calls `name`.
    pub(crate) fn new(
        article: &'a PrintArticle,
        body: &'a Body,
        name: &'a str,
        pictures: &'a mut Pictures<'p>,
    ) -> Self {
        Self {
            code: Code::default(),
            article,
            inlines: Inlines { article, body, name, noted: BTreeSet::new(), notes: Vec::new() },
            pictures,
            opening: String::new(),
            depth: 0,
            lists: 0,
            keep: false,
            before: Before::Title,
            boxes: 0,
        }
    }

    /// The whole file: what it takes from the template, the texts of notes, and what was written.
    pub(crate) fn finish(self) -> Code {
        let mut out = Code::default();
        out.line(None, IMPORT);
        for (place, note) in &self.inlines.notes {
            out.line(place.as_ref(), note);
        }
        out.append(self.code);
        out
    }

    /// How many bytes the texts of notes take.
    pub(crate) fn notes_length(&self) -> usize {
        self.inlines.notes.iter().map(|(_, note)| note.len()).sum()
    }

    /// Writes blocks in order.
    pub(crate) fn blocks(&mut self, blocks: &[Block]) {
        self.depth += 1;
        for block in blocks {
            self.block(block);
            self.before = if stays(&block.kind) { Before::Lead } else { Before::Text };
        }
        self.depth -= 1;
    }

    /// Writes blocks whose last, when it is a paragraph, stays with what follows them all. The first never
    /// leaves the page of the title: there must be text on it (GB/T 9704-2012, 7.3.3).
    pub(crate) fn blocks_kept(&mut self, blocks: &[Block]) {
        if let [before @ .., last] = blocks {
            self.blocks(before);
            self.keep = !before.is_empty() && matches!(last.kind, BlockKind::Paragraph { .. });
            self.blocks(std::slice::from_ref(last));
        }
    }

    /// Where a range of this article stands.
    pub(crate) fn place(&self, range: Range) -> Span {
        Span::new(&self.article.document.path, range.start as usize, range.end as usize)
    }

    fn block(&mut self, block: &Block) {
        let place = self.place(block.range);
        match &block.kind {
            BlockKind::Paragraph { lead, text } => self.paragraph(&place, lead.as_ref(), text),
            BlockKind::Heading { level, numbering, id, text } => {
                self.heading(&place, *level, *numbering, id, text);
            }
            BlockKind::EditorNote { label, blocks } => {
                self.opening = format!("#t.note-label({});", content(label));
                self.group(&place, "t.editor-note(", blocks);
            }
            BlockKind::Turn { speaker, blocks } => self.turn(&place, speaker, blocks),
            BlockKind::Quote { blocks } => {
                self.boxes += 1;
                self.group(&place, "t.quotation(", blocks);
                self.boxes -= 1;
            }
            BlockKind::List { items } => self.list(&place, items),
            BlockKind::Figure { pictures } => self.figure(&place, pictures),
            BlockKind::Table(table) => self.table(&place, table),
            BlockKind::Code { text, .. } => {
                let lines =
                    contents(text.trim_end().lines().map(|line| line.replace(' ', "\u{a0}")));
                self.code.line(Some(&place), &format!("t.verbatim{lines}"));
            }
            BlockKind::Rule => self.code.line(Some(&place), "t.parting()"),
            BlockKind::Figures(figures) => self.figures(&place, figures),
            BlockKind::Timeline(events) => self.timeline(&place, events),
            BlockKind::People(people) => self.people(&place, people),
            BlockKind::Credit { text } => {
                let text = self.inlines.content(text);
                self.code.line(Some(&place), &format!("t.credit({text})"));
            }
        }
    }

    fn paragraph(&mut self, place: &Span, lead: Option<&Lead>, text: &[Inline]) {
        let opening = std::mem::take(&mut self.opening);
        let heads = is_heading(lead, text);
        let lead = lead.map_or_else(String::new, |lead| {
            let text = self.inlines.content(&lead.text);
            format!("#t.run-in({}, {text});", lead.numbering.0)
        });
        // A run-in heading without text of its own stays with the paragraph below.
        let kept = std::mem::take(&mut self.keep) || heads;
        let function = if kept { "kept-paragraph" } else { "paragraph" };
        let text = self.inlines.pieces(text);
        self.code.line(Some(place), &format!("t.{function}([{opening}{lead}{text}])"));
    }

    fn heading(
        &mut self,
        place: &Span,
        level: u8,
        numbering: Option<Numbering>,
        id: &str,
        text: &[Inline],
    ) {
        let numbered = numbering.is_some();
        let level = numbering.map_or(level, |numbering| numbering.0);
        let name = literal(&self.inlines.label(id));
        let text = self.inlines.content(text);
        let line = format!("t.subhead({level}, {numbered}, {name}, {text})");
        self.code.line(Some(place), &line);
    }

    fn turn(&mut self, place: &Span, speaker: &Speaker, blocks: &[Block]) {
        let role = match speaker.role {
            Role::Question => "question",
            Role::Answer => "answer",
        };
        self.opening = format!("#t.speaker({});", content(&speaker.label));
        // A question of one paragraph stays with its answer.
        let one = matches!(blocks, [Block { kind: BlockKind::Paragraph { .. }, .. }]);
        self.keep = one && speaker.role == Role::Question;
        self.group(place, &format!("t.turn(\"{role}\", "), blocks);
    }

    /// A function of the template around blocks.
    fn group(&mut self, place: &Span, call: &str, blocks: &[Block]) {
        if self.depth > DEEPEST {
            self.blocks(blocks);
            return;
        }
        self.code.line(Some(place), &format!("{call}{{"));
        // A label whose first block is no paragraph stands alone.
        if !self.opening.is_empty()
            && !matches!(blocks.first().map(|b| &b.kind), Some(BlockKind::Paragraph { .. }))
        {
            self.paragraph(place, None, &[]);
            self.before = Before::Text;
        }
        self.blocks(blocks);
        self.code.line(Some(place), "})");
    }

    fn list(&mut self, place: &Span, items: &[Item]) {
        for item in items {
            let place = item.blocks.first().map_or_else(|| place.clone(), |b| self.place(b.range));
            let task = match item.task {
                None => "none",
                Some(true) => "true",
                Some(false) => "false",
            };
            let depth = self.lists;
            self.opening = format!("#t.mark({depth}, {task});");
            self.lists += 1;
            self.boxes += 1;
            self.group(&place, &format!("t.point({depth}, "), &item.blocks);
            self.boxes -= 1;
            self.lists -= 1;
        }
    }

    fn figure(&mut self, place: &Span, pictures: &[Picture]) {
        let mut items = String::new();
        let references: Vec<RefId> = pictures.iter().map(|picture| picture.reference).collect();
        let shares = shares(self.article, &references);
        for (picture, share) in pictures.iter().zip(shares) {
            let file = self.pictures.file(self.article, picture.reference, share, place);
            let Some(file) = file else { continue };
            let caption = picture.title.as_deref().unwrap_or(&picture.alt).trim();
            let _ = write!(
                items,
                "(file: {}, alt: {}, caption: {}, pixels: {}), ",
                literal(&file.path),
                optional(Some(picture.alt.trim()).filter(|alt| !alt.is_empty())),
                optional_content(Some(caption).filter(|caption| !caption.is_empty())),
                file.width,
            );
        }
        if !items.is_empty() {
            let free = self.free(references.len().div_ceil(across(references.len())));
            self.code.line(Some(place), &format!("t.pictures(free: {free}, {items})"));
        }
    }

    /// Whether the present block of so many rows may leave what stands before it on another page, as the template is told.
    fn free(&mut self, rows: usize) -> String {
        let after = match self.before {
            Before::Text if self.boxes == 0 => "text",
            Before::Title if self.boxes == 0 => "title",
            _ => return "none".to_owned(),
        };
        let number = self.pictures.fitted + 1;
        self.pictures.fitted += rows;
        format!("(number: {number}, after: \"{after}\")")
    }

    fn table(&mut self, place: &Span, table: &Table) {
        let count = table.columns.len().max(1);
        let aligns = (0..count).map(|at| match table.columns.get(at) {
            None | Some(Align::None | Align::Left) => "left",
            Some(Align::Center) => "center",
            Some(Align::Right) => "right",
        });
        let caption =
            table.caption.as_ref().map_or("none".to_owned(), |text| self.inlines.content(text));
        let free = self.free(1);
        let line = format!(
            "t.tabulation(columns: {}, widths: {}, words: {}, caption: {caption}, head: {}, free: {free},",
            literals(aligns),
            widths(table, count, half_widths),
            widths(table, count, longest_word),
            self.cells(&table.head, count),
        );
        self.code.line(Some(place), &line);
        for row in &table.rows {
            let row = format!("{},", self.cells(row, count));
            self.code.line(Some(place), &row);
        }
        self.code.line(Some(place), ")");
    }

    /// The cells of a row: as many as there are columns.
    fn cells(&mut self, cells: &[Vec<Inline>], count: usize) -> String {
        let mut out = String::from("(");
        for at in 0..count {
            let cell = cells.get(at).map_or(&[] as &[Inline], Vec::as_slice);
            let _ = write!(out, "{}, ", self.inlines.content(cell));
        }
        out.push(')');
        out
    }

    pub(crate) fn figures(&mut self, place: &Span, figures: &[KeyFigure]) {
        let mut line = String::from("t.key-figures(");
        for KeyFigure { label, value, unit } in figures {
            let (label, value, unit) = (content(label), content(value), content(unit));
            let _ = write!(line, "(label: {label}, value: {value}, unit: {unit}), ");
        }
        line.push(')');
        self.code.line(Some(place), &line);
        self.before = Before::Text;
    }

    fn timeline(&mut self, place: &Span, events: &[Event]) {
        let widest = events.iter().map(|event| half_widths(&event.date)).max().unwrap_or(0);
        for Event { date, text } in events {
            let line = format!("t.event({widest}, {}, {})", content(date), content(text));
            self.code.line(Some(place), &line);
        }
    }

    fn people(&mut self, place: &Span, people: &[Person]) {
        for person in people {
            let Person { name, post, text, .. } = person;
            let line = format!(
                "t.person({}, {}, {})",
                content(&spread(name)),
                optional_content(post.as_deref()),
                optional_content(text.as_deref()),
            );
            self.code.line(Some(place), &line);
        }
    }
}

/// Whether a block may have to go to the next page with what follows it.
fn stays(kind: &BlockKind) -> bool {
    match kind {
        BlockKind::Heading { .. } | BlockKind::Turn { .. } => true,
        BlockKind::Paragraph { lead, text } => is_heading(lead.as_ref(), text),
        _ => false,
    }
}

/// Whether a paragraph is a run-in heading and no more. A numbered sentence of the third level on is what is listed: its face
/// is the text's (GB/T 9704-2012, 7.3.3).
fn is_heading(lead: Option<&Lead>, text: &[Inline]) -> bool {
    text.is_empty() && lead.is_some_and(|lead| lead.numbering.0 <= 2)
}

/// For each column the greatest of what a text takes, in half characters.
fn widths(table: &Table, count: usize, of: fn(&str) -> u32) -> String {
    let mut out = String::from("(");
    for at in 0..count {
        let cells = table.rows.iter().chain([&table.head]).filter_map(|row| row.get(at));
        let widest = cells.map(|cell| of(&plain(cell))).max().unwrap_or(0);
        let _ = write!(out, "{}, ", widest.max(2));
    }
    out.push(')');
    out
}

/// How long a word templates never break: longer ones are broken anywhere.
const UNBROKEN: usize = 9;

/// The longest run of Latin letters, digits and their marks.
fn longest_word(text: &str) -> u32 {
    let words = text.split(|c: char| !c.is_ascii_graphic()).map(str::len);
    words.map(|length| u32::try_from(length.min(UNBROKEN)).unwrap_or(0)).max().unwrap_or(0)
}
