//! A project laid out on pages.

use super::error::ExportError;
use super::material::Material;
use super::options::{ExportOptions, SCALES};
use super::{about, characters};
use crate::base::{Diagnostic, Size};
use crate::model::Project;
use crate::render::DocumentInfo;
use crate::render::png::{self, Pixels};
use crate::scene::Scene;
use crate::text::TextEngine;
use crate::timeline::DrawContext;
use crate::timeline::TimelineIndex;
use crate::timeline::figure::figure;

/// Pages ready to be drawn.
pub struct Pages {
    /// The display lists, all of one size.
    pub scenes: Vec<Scene>,
    /// Pixels a point.
    pub scale: f32,
    /// The engine that laid their text out.
    pub engine: TextEngine,
    /// Metadata of the files.
    pub about: DocumentInfo,
    /// Findings: content that cannot be read or is left out, and what to do about it.
    pub warnings: Vec<Diagnostic>,
    /// The project with the bands that are shown, if they are not its lanes.
    pub grouped: Option<Project>,
}

impl Pages {
    /// An empty list of pages, for formats that show the project in their own way.
    pub(super) fn none() -> Self {
        let engine = TextEngine::bundled();
        Self {
            scenes: Vec::new(),
            scale: 1.0,
            engine,
            about: DocumentInfo::default(),
            warnings: Vec::new(),
            grouped: None,
        }
    }
}

/// Lays the pages out.
///
/// # Errors
/// If size or scale are out of bounds: refused before any work.
pub fn pages<'a>(material: impl Into<Material<'a>>, options: &ExportOptions) -> Result<Pages, ExportError> {
    let material = material.into();
    let Material { project, content, .. } = material;
    let setup = options.figure_setup(project);
    let least = setup.scale;
    if !SCALES.contains(&least) {
        return Err(ExportError::Scale(least));
    }
    let size = Size::new(setup.pixels.0 as f32 / least, setup.pixels.1 as f32 / least);
    png::pixel_size(&Scene { size, ..Scene::default() }, least)?;
    let engine = TextEngine::for_files();
    let (messages, dates) = options.language.words_of(project);
    let theme = options.theme();
    let kit = DrawContext { engine: &engine, theme: &theme, messages: &messages, dates: &dates };
    let gathered;
    let grouped = options.grouped(project);
    let shown = grouped.as_ref().unwrap_or(project);
    let content = match content.filter(|_| options.span.is_none() && grouped.is_none()) {
        Some(content) => content,
        None => {
            gathered = TimelineIndex::build(shown, &messages, |event| options.shows(project, event));
            gathered.put_evidence(material.evidence());
            &gathered
        }
    };
    let figure = figure(kit, shown, content, &setup, &options.of_figure());
    let about = about::about(kit, shown, content, setup.direction);
    let mut warnings = about::warnings(&figure, project, options);
    warnings.extend(characters::warnings(&figure.scenes, &engine, project, options));
    Ok(Pages { scenes: figure.scenes, scale: figure.scale, engine, about, warnings, grouped })
}

/// A page as pixels, with findings about all pages.
#[derive(Debug)]
pub struct Previewed {
    /// The page.
    pub pixels: Pixels,
    /// Number of pages.
    pub pages: usize,
    /// Findings: content that cannot be read or is left out, and what to do about it.
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
    let (width, height) = options.page.pixels();
    let longer = width.max(height).max(1);
    let scale = scale * (max as f32 / longer as f32).min(1.0);
    let pixels = png::raster(&scenes[page.min(scenes.len() - 1)], &engine, scale)?;
    Ok(Previewed { pixels, pages: scenes.len(), warnings })
}
