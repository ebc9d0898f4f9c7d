//! A project and options to a picture: the one way from the window and from the command line.

mod about;
mod characters;
mod error;
mod files;
pub mod html;
mod job;
mod material;
mod options;
mod pages;
mod target;
#[cfg(test)]
mod tests;
mod write;

use std::path::Path;

use crate::base::{Progress, Silent};
use crate::formats::Overwrite;

pub use crate::formats::STDOUT;
pub use crate::timeline::figure::{FigureOptions, Many, SourceNotes, date_argument};
pub use error::{ExportError, Failed};
pub use job::Job;
pub use material::{Material, Sources};
pub use options::{
    ExportOptions, FileOptions, LanguageOptions, PRESETS, PageOptions, PixelSize, Preset, SCALES, Scaling,
};
pub use pages::{Pages, Previewed, pages, preview};
pub use target::{Target, names};
pub use write::{Output, Written};

/// Writes the picture to `path`, in the format that its ending stands for; of several pages one file each, numbered,
/// unless one file of the format holds them all. A file comes under its name only when all are whole.
///
/// # Errors
/// If the options are out of bounds or a file cannot be written. Nothing is left behind then.
pub fn export<'a>(
    material: impl Into<Material<'a>>,
    options: &ExportOptions,
    path: &Path,
) -> Result<Written, ExportError> {
    let target = Target::of_path(path).ok_or_else(|| ExportError::Ending(path.to_owned()))?;
    export_as(material, options, (target, path), &Silent)
}

/// Writes the picture as [`export`] does, in a format whatever the name's ending; [`STDOUT`] and devices are written to
/// as they are.
///
/// # Errors
/// As [`export`]; if several pages would go into one stream, and if the user cancels.
pub fn export_as<'a>(
    material: impl Into<Material<'a>>,
    options: &ExportOptions,
    (target, path): (Target, &Path),
    progress: &dyn Progress,
) -> Result<Written, ExportError> {
    export_to(material, options, &Output { target, path, overwrite: Overwrite::Yes }, progress)
}

/// Writes the picture as [`export_as`] does, over no other files than may be written over.
///
/// # Errors
/// As [`export_as`]; [`ExportError::Conflict`] if another file is in the way.
pub fn export_to<'a>(
    material: impl Into<Material<'a>>,
    options: &ExportOptions,
    output: &Output<'_>,
    progress: &dyn Progress,
) -> Result<Written, ExportError> {
    let material = material.into();
    let target = output.target;
    let pages = if target.is_drawn() { pages(material, options)? } else { Pages::none() };
    if progress.cancelled() {
        return Err(ExportError::Cancelled);
    }
    let carried = files::bundle(material, options, target).map_err(|failed| failed.at(output.path.to_owned()))?;
    let (bundle, missing) = carried.map_or((None, Vec::new()), |(bundle, missing)| (Some(bundle), missing));
    let job = Job { material, options, pages: &pages, bundle, page: 0, progress };
    let Written { files, warnings } = write::write(&job, output)?;
    Ok(Written { files, warnings: [missing, pages.warnings, warnings].concat() })
}
