//! A project and options to a picture: the one way from the window and from the command line.

mod about;
mod characters;
mod error;
mod files;
pub mod html;
mod material;
mod options;
mod target;
#[cfg(test)]
mod tests;
mod write;

use std::path::{Path, PathBuf};

use crate::base::{Diagnostic, EventIx, Progress, Silent, Size};
use crate::formats::Overwrite;
use crate::model::Project;
use crate::render::About;
use crate::render::png::{self, Pixels};
use crate::scene::Scene;
use crate::text::TextEngine;
use crate::timeline::Kit;
use crate::timeline::content::Content;
use crate::timeline::figure::{FigureOptions, figure};

pub use crate::formats::STDOUT;
pub use crate::timeline::figure::{Many, SourceNotes};
pub use error::{ExportError, Failed};
pub use material::Material;
pub use options::{ExportOptions, PRESETS, Preset, SCALES, Scaling};
pub use target::{Job, Target, names};

/// Pages ready to be drawn.
pub struct Pages {
    /// The display lists, all of one size.
    pub scenes: Vec<Scene>,
    /// Pixels a point.
    pub scale: f32,
    /// The engine that laid their text out.
    pub engine: TextEngine,
    /// What the files say about themselves.
    pub about: About,
    /// What of them cannot be read, or is not there, and what to do about it.
    pub warnings: Vec<Diagnostic>,
}

impl Pages {
    /// For formats that show the project in their own way.
    fn none() -> Self {
        let engine = TextEngine::bundled();
        Self { scenes: Vec::new(), scale: 1.0, engine, about: About::default(), warnings: Vec::new() }
    }
}

/// Where a picture goes.
#[derive(Clone, Debug)]
pub struct Output<'a> {
    /// Its format.
    pub target: Target,
    /// The file; [`STDOUT`] and devices are written to as they are.
    pub path: &'a Path,
    /// What may be written over. The project file and its documents never are.
    pub overwrite: Overwrite,
}

/// What was written.
#[derive(Debug)]
pub struct Written {
    /// The files.
    pub files: Vec<PathBuf>,
    /// What of them cannot be read, or is not there, and what to do about it.
    pub warnings: Vec<Diagnostic>,
}

/// Lays the pages out.
///
/// # Errors
/// If size or scale are out of bounds: refused before any work.
pub fn pages<'a>(material: impl Into<Material<'a>>, options: &ExportOptions) -> Result<Pages, ExportError> {
    let material = material.into();
    let Material { project, content, .. } = material;
    let least = options.scale.least();
    if !SCALES.contains(&least) {
        return Err(ExportError::Scale(least));
    }
    let size = Size::new(options.pixels.0 as f32 / least, options.pixels.1 as f32 / least);
    png::pixel_size(&Scene { size, ..Scene::default() }, least)?;
    let engine = TextEngine::for_files();
    let (messages, dates) = options.words();
    let theme = options.theme();
    let kit = Kit { engine: &engine, theme: &theme, messages: &messages, dates: &dates };
    let gathered;
    let content = match content.filter(|_| options.span.is_none()) {
        Some(content) => content,
        None => {
            gathered = Content::build(project, &messages, |event| is_shown(project, options, event));
            gathered.put_evidence(material.evidence());
            &gathered
        }
    };
    let figure_options = figure_options(project, options);
    let figure = figure(kit, project, content, &figure_options);
    let about = about::about(kit, project, content, figure_options.direction);
    let mut warnings = about::warnings(&figure, project, options);
    warnings.extend(characters::warnings(&figure.scenes, &engine, project, options));
    Ok(Pages { scenes: figure.scenes, scale: figure.scale, engine, about, warnings })
}

/// Whether the filter lets an event through and it meets the span; undated ones belong to every span.
pub fn is_shown(project: &Project, options: &ExportOptions, event: EventIx) -> bool {
    let meets = |(from, to): (f64, f64)| {
        let bounds = project.event(event).and_then(|event| event.bounds());
        bounds.is_none_or(|bounds| bounds.overlaps(from as i64, to as i64))
    };
    options.filter.matches(project, event) && options.span.is_none_or(meets)
}

fn figure_options(project: &Project, options: &ExportOptions) -> FigureOptions {
    FigureOptions {
        pixels: options.pixels,
        scale: options.scale.least(),
        larger: options.scale.larger(),
        smaller: options.scale.smaller(options.dpi),
        dpi: options.dpi,
        direction: options.direction_of(project),
        span: options.span,
        rows: options.rows,
        pages: options.pages,
        breaks: options.breaks,
        title: options.title,
        legend: options.legend,
        notes: options.notes,
        scale_bar: options.scale_bar,
        transparent: options.transparent,
        changed: options.changed.clone(),
    }
}

/// A page as pixels, with what is to be known of all of them.
#[derive(Debug)]
pub struct Previewed {
    /// The page.
    pub pixels: Pixels,
    /// How many pages there are.
    pub pages: usize,
    /// What of them cannot be read, or is not there, and what to do about it.
    pub warnings: Vec<Diagnostic>,
}

/// A page (the last one, if there are fewer) as pixels, at most `max` pixels on its longer side: what the dialog shows
/// before exporting.
///
/// # Errors
/// If size or scale are out of bounds.
pub fn preview<'a>(
    material: impl Into<Material<'a>>,
    options: &ExportOptions,
    page: usize,
    max: u32,
) -> Result<Previewed, ExportError> {
    let Pages { scenes, scale, engine, warnings, .. } = pages(material, options)?;
    let longer = options.pixels.0.max(options.pixels.1).max(1);
    let scale = scale * (max as f32 / longer as f32).min(1.0);
    let pixels = png::raster(&scenes[page.min(scenes.len() - 1)], &engine, scale)?;
    Ok(Previewed { pixels, pages: scenes.len(), warnings })
}

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

/// As [`export`], in a format whatever the name's ending; [`STDOUT`] and devices are written to as they are.
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

/// As [`export_as`], over no other files than may be written over.
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
