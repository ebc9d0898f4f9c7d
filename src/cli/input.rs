//! The files that are named on the command line.

use std::path::Path;

use crate::base::Diagnostic;
use crate::formats::{self, Failure, Opened, Overwrite, Silent};

/// The FILE that stands for the bundled project.
pub const SAMPLE: &str = "sample";

/// Permission of `--force` to write over files.
pub(super) fn overwrite(force: bool) -> Overwrite {
    if force { Overwrite::Yes } else { Overwrite::IfAbsent }
}

/// Opens a FILE argument.
pub(super) fn open(file: &Path) -> Result<Opened, Box<Diagnostic>> {
    if file == Path::new(SAMPLE) {
        return Ok(formats::sample());
    }
    formats::load_path(file, &Silent).map_err(|failure| match failure {
        Failure::Because(diagnostic) => Box::new(diagnostic),
        Failure::Cancelled | Failure::Conflict(_) => unreachable!("nobody cancels, and nothing is written"),
    })
}
