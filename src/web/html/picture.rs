//! Pictures of a text: one alone as a figure, several as a gallery, each in the sizes that a browser may choose from.

use crate::base::path::OutPath;
use crate::document::block::Picture;
use crate::web::html::Writer;
use crate::web::place::{Place, Shot};

/// How wide a picture stands alone, in a row of two and of three: the measures of `style.css`.
pub(super) const ROOM: &str = "(min-width: 720px) 684px, 96vw";
const ROOM_OF_TWO: &str = "(min-width: 720px) 334px, 48vw";
const ROOM_OF_THREE: &str = "(min-width: 720px) 217px, 48vw";

impl Writer<'_> {
    pub(super) fn figure(&mut self, pictures: &[Picture]) {
        let shown: Vec<(&Picture, Shot)> = pictures
            .iter()
            .filter_map(|picture| match self.places.get(picture.reference.0 as usize) {
                Some(Place::Picture(shot)) => Some((picture, shot.clone())),
                _ => None,
            })
            .collect();
        let two = shown.len() == 2 || shown.len() == 4;
        let room = match shown.len() {
            0 | 1 => ROOM,
            _ if two => ROOM_OF_TWO,
            _ => ROOM_OF_THREE,
        };
        if shown.len() > 1 {
            self.raw("<div class=\"gallery gallery-");
            self.raw(if two { "2" } else { "3" });
            self.raw("\">\n");
        }
        for (picture, shot) in &shown {
            self.shot(picture, shot, room);
        }
        if shown.len() > 1 {
            self.raw("</div>\n");
        }
    }

    fn shot(&mut self, picture: &Picture, shot: &Shot, room: &str) {
        let address = self.page.href(&shot.out);
        self.raw(if shot.is_small() { "<figure class=\"small\">" } else { "<figure>" });
        self.raw("<a href=\"");
        self.text(&address);
        self.raw("\">");
        self.image(shot, &picture.alt, room);
        self.raw("</a>");
        let caption = picture.title.as_deref().unwrap_or(&picture.alt);
        if !caption.is_empty() {
            self.raw("<figcaption>");
            self.text(caption);
            self.raw("</figcaption>");
        }
        self.raw("</figure>\n");
    }

    /// A picture in the size that the browser finds fit for `room`. The first one of a text is fetched at
    /// once, for it is likely to be in view.
    pub(super) fn image(&mut self, shot: &Shot, alt: &str, room: &str) {
        if !shot.webp.is_empty() {
            self.raw("<picture><source type=\"image/webp");
            self.choice(&shot.webp, room);
            self.raw("\">");
        }
        self.raw("<img src=\"");
        let address = self.page.href(shot.usual());
        self.text(&address);
        if !shot.others.is_empty() {
            self.choice(&shot.others, room);
        }
        if let Some((width, height)) = shot.size {
            self.raw(&format!("\" width=\"{width}\" height=\"{height}"));
        }
        if std::mem::replace(&mut self.pictured, true) {
            self.raw("\" loading=\"lazy");
        }
        self.raw("\" alt=\"");
        self.text(alt);
        self.raw(if shot.webp.is_empty() { "\">" } else { "\"></picture>" });
    }

    /// The sizes that a browser may choose from, and how wide the picture will stand.
    fn choice(&mut self, sizes: &[(u32, OutPath)], room: &str) {
        self.raw("\" sizes=\"");
        self.raw(room);
        self.raw("\" srcset=\"");
        for (index, (width, out)) in sizes.iter().enumerate() {
            self.raw(if index == 0 { "" } else { ", " });
            let address = self.page.href(out);
            self.text(&address);
            self.raw(&format!(" {width}w"));
        }
    }
}
