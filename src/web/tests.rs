//! The pages of a hand-made desk.

pub(crate) mod fixture;

use crate::theme::Theme;
use crate::theme::template::Templates;
use crate::web::{page, views};
use fixture::{settings, site};
