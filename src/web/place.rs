//! What the references of a document turn into on its page.

use crate::base::path::OutPath;
use crate::base::picture::{Coded, Format};
use crate::site::{Entry, PictureTarget, Target};

/// The target of one reference, without what only the site knows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Place {
    /// A page or a file of the site, perhaps a heading in it.
    Inside {
        out: OutPath,
        anchor: Option<String>,
    },
    /// A heading of the same page.
    Anchor(String),
    Picture(Shot),
    /// An address outside the site.
    Outside(String),
    /// Nothing to point at.
    Missing,
}

/// The width in pixels from which on a picture is shown as wide as the text, which is 684 at most.
const SMALL: u32 = 480;

/// A picture as a page shows it; its pixels are another file's matter.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Shot {
    pub(crate) out: OutPath,
    /// Width and height, when the file states them.
    pub(crate) size: Option<(u32, u32)>,
    /// Other sizes in WebP, the smallest first.
    pub(crate) webp: Vec<(u32, OutPath)>,
    /// Other sizes in a format that every browser shows, the smallest first, with the picture itself
    /// where it is not much wider.
    pub(crate) others: Vec<(u32, OutPath)>,
}

impl Shot {
    /// A picture in use.
    pub(crate) fn of(target: &PictureTarget) -> Self {
        let picture = target.picture;
        let stated = picture.format != Format::Svg || picture.width > 0;
        let sizes = |webp: bool| {
            let sizes = target.sizes.iter().filter(|size| (size.coded == Coded::Webp) == webp);
            sizes.map(|size| (size.width, size.out.clone())).collect::<Vec<_>>()
        };
        let (mut webp, mut others) = (sizes(true), sizes(false));
        let own = if picture.format == Format::Webp { &mut webp } else { &mut others };
        if own.last().is_some_and(|(widest, _)| picture.width <= widest * 2) {
            own.push((picture.width, target.out.clone()));
        }
        let size = stated.then_some((picture.width, picture.height));
        Self { out: target.out.clone(), size, webp, others }
    }

    /// Whether it has too few pixels to stand as wide as the text; drawings have as many as one likes.
    pub(crate) fn is_small(&self) -> bool {
        let few = self.size.is_some_and(|(width, _)| width < SMALL);
        few && self.out.as_str().rsplit_once('.').is_none_or(|(_, ending)| ending != "svg")
    }

    /// The file for browsers that choose nothing: the widest that is made for pages.
    pub(crate) fn usual(&self) -> &OutPath {
        self.others.last().map_or(&self.out, |(_, out)| out)
    }
}

/// The targets of a document, in the order of its references.
pub(crate) fn places(entry: &Entry) -> Vec<Place> {
    entry.targets.iter().map(place).collect()
}

fn place(target: &Target) -> Place {
    match target {
        Target::Page { out, anchor, .. } => {
            Place::Inside { out: out.clone(), anchor: anchor.clone() }
        }
        Target::Anchor(id) => Place::Anchor(id.clone()),
        Target::Picture(picture) => Place::Picture(Shot::of(picture)),
        Target::File(out) => Place::Inside { out: out.clone(), anchor: None },
        Target::Outside(address) => Place::Outside(address.clone()),
        Target::Missing => Place::Missing,
    }
}
