//! The pieces of a line: marks, links, footnote numbers.

use crate::document::block::{Inline, RefId};
use crate::web::html::{Writer, picture};
use crate::web::place::Place;

/// The anchor of a footnote's number in the text.
pub(super) fn mention(number: u32, mention: u32) -> String {
    if mention > 1 { format!("ref-{number}-{mention}") } else { format!("ref-{number}") }
}

/// Schemes that a link may have; anything else is shown as text.
const SCHEMES: [&str; 4] = ["http://", "https://", "mailto:", "tel:"];

impl Writer<'_> {
    pub(super) fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text { text, .. } => self.running(text),
            Inline::Strong(inner) => self.marked("strong", inner),
            Inline::Emphasis(inner) => self.marked("em", inner),
            Inline::Strike(inner) => self.marked("s", inner),
            Inline::Underline(inner) => self.marked("u", inner),
            Inline::Sup(inner) => self.marked("sup", inner),
            Inline::Sub(inner) => self.marked("sub", inner),
            Inline::Code(text) => {
                self.raw("<code>");
                self.text(text);
                self.raw("</code>");
            }
            Inline::Link { reference, text } => self.link(*reference, text),
            Inline::Image { reference, alt } => self.small_image(*reference, alt),
            Inline::Note(number) => self.note(*number),
            Inline::Break => self.raw("<br>"),
        }
    }

    fn marked(&mut self, element: &str, inner: &[Inline]) {
        self.raw("<");
        self.raw(element);
        self.raw(">");
        self.inlines(inner);
        self.raw("</");
        self.raw(element);
        self.raw(">");
    }

    fn link(&mut self, reference: RefId, text: &[Inline]) {
        self.marks.pause();
        self.link_to(reference, text);
        self.marks.resume();
    }

    fn link_to(&mut self, reference: RefId, text: &[Inline]) {
        let places = self.places;
        let address = match places.get(reference.0 as usize) {
            Some(Place::Inside { out, anchor }) => {
                let page = self.page.href(out);
                anchor.as_ref().map_or_else(|| page.clone(), |id| format!("{page}#{id}"))
            }
            Some(Place::Picture(shot)) => self.page.href(&shot.out),
            Some(Place::Anchor(id)) => format!("#{id}"),
            Some(Place::Outside(address)) => return self.outside(address, text),
            Some(Place::Missing) | None => return self.inlines(text),
        };
        self.raw("<a href=\"");
        self.text(&address);
        self.raw("\">");
        self.inlines(text);
        self.raw("</a>");
    }

    fn outside(&mut self, address: &str, text: &[Inline]) {
        let start = address.trim_start().to_ascii_lowercase();
        if !SCHEMES.iter().any(|scheme| start.starts_with(scheme)) {
            return self.inlines(text);
        }
        let leaves = start.starts_with("http");
        self.raw(if leaves {
            "<a class=\"outside\" rel=\"noopener\" href=\""
        } else {
            "<a href=\""
        });
        self.text(address.trim());
        self.raw("\">");
        self.inlines(text);
        self.raw(if leaves { "<span class=\"sr\">（站外链接）</span></a>" } else { "</a>" });
    }

    fn small_image(&mut self, reference: RefId, alt: &str) {
        let places = self.places;
        if let Some(Place::Picture(shot)) = places.get(reference.0 as usize) {
            self.image(shot, alt, picture::ROOM);
        } else {
            self.text(alt);
        }
    }

    fn note(&mut self, number: u32) {
        let at = number.saturating_sub(1) as usize;
        // No text has so many notes: a number beyond is a slip of the tree, not worth the memory.
        if at < 10_000 && self.notes.len() <= at {
            self.notes.resize(at + 1, 0);
        }
        let mentioned = self.notes.get_mut(at).map_or(1, |count| {
            *count += 1;
            *count
        });
        let id = mention(number, mentioned);
        self.raw(&format!(
            "<sup class=\"mention\"><a id=\"{id}\" href=\"#note-{number}\" role=\"doc-noteref\" \
             aria-label=\"注释{number}\">[{number}]</a></sup>"
        ));
    }
}
