//! new.

use crate::base::diag::Lang;
use crate::base::world::WorldError;
use crate::cli::args::{Args, New};

pub(crate) fn new(_: &New, _: &Args, _: Lang) -> Result<u8, WorldError> {
    Ok(0)
}
