//! A project and options to a picture: the one way from the window and from the command line.

pub mod html;

use std::fs;
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use crate::base::{Diagnostic, Direction, EventIx, Size};
use crate::i18n::{DateWords, Digits, Locale, Messages, MonthNames, SecondCalendar};
use crate::model::Project;
use crate::model::filter::Filter;
use crate::render::png::{self, Pixels, PngError, PngOptions, SizeError};
use crate::scene::{Scene, Theme};
use crate::text::TextEngine;
use crate::timeline::Kit;
use crate::timeline::content::{Content, Said};
use crate::timeline::figure::{FigureOptions, figure};
use crate::timeline::scale::Seconds;

/// A named size of page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Preset {
    /// Its name on the command line.
    pub name: &'static str,
    /// Width and height, in pixels.
    pub pixels: (u32, u32),
    /// Pixels a point: how large letters are on the page, at least.
    pub scale: f32,
    /// Pixels an inch, for paper.
    pub dpi: Option<f32>,
}

/// The named sizes. Paper is 300 pixels an inch (ISO 216 sizes, landscape).
pub const PRESETS: &[Preset] = &[
    Preset { name: "slide", pixels: (1920, 1080), scale: 1.0, dpi: None },
    Preset { name: "4k", pixels: (3840, 2160), scale: 2.0, dpi: None },
    Preset { name: "a4", pixels: (3508, 2480), scale: 2.25, dpi: Some(300.0) },
    Preset { name: "a3", pixels: (4961, 3508), scale: 2.75, dpi: Some(300.0) },
];

impl Preset {
    /// The preset with a name.
    pub fn by_name(name: &str) -> Option<Self> {
        PRESETS.iter().copied().find(|preset| preset.name.eq_ignore_ascii_case(name))
    }
}

/// Pixels a point that are allowed: smaller letters cannot be read, larger ones leave no room.
pub const SCALES: std::ops::RangeInclusive<f32> = 0.25..=8.0;

/// How large letters are on the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scaling {
    /// So many pixels a point.
    Exactly(f32),
    /// As many pixels a point as leave room for all quotes, at least so many.
    AtLeast(f32),
}

impl Scaling {
    /// The scales to try, the largest first.
    fn candidates(self) -> Vec<f32> {
        match self {
            Self::Exactly(scale) => vec![scale],
            Self::AtLeast(scale) => [1.6, 1.45, 1.3, 1.2, 1.1, 1.0].iter().map(|factor| scale * factor).collect(),
        }
    }

    /// The number of pixels a point that is asked for, or the least.
    pub fn least(self) -> f32 {
        match self {
            Self::Exactly(scale) | Self::AtLeast(scale) => scale,
        }
    }
}

/// What the picture shows and how.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportOptions {
    /// Width and height, in pixels.
    pub pixels: (u32, u32),
    /// Pixels a point.
    pub scale: Scaling,
    /// Pixels an inch, written into the file for paper.
    pub dpi: Option<f32>,
    /// The stretch of time; `None` shows everything.
    pub span: Option<(Seconds, Seconds)>,
    /// Dark instead of light.
    pub dark: bool,
    /// Language of dates, legend and titles.
    pub locale: Locale,
    /// Shape of digits in Arabic.
    pub digits: Digits,
    /// Names of months in Arabic.
    pub months: MonthNames,
    /// The calendar beside the Gregorian.
    pub calendar: Option<SecondCalendar>,
    /// Direction of time; `None` takes the project's.
    pub direction: Option<Direction>,
    /// Which events show.
    pub filter: Filter,
    /// Whether the title stands at the top.
    pub title: bool,
    /// Whether lanes and signs are explained.
    pub legend: bool,
    /// Whether numbered source notes stand at the foot.
    pub notes: bool,
}

impl Default for ExportOptions {
    fn default() -> Self {
        Self {
            pixels: PRESETS[0].pixels,
            scale: Scaling::AtLeast(PRESETS[0].scale),
            dpi: None,
            span: None,
            dark: false,
            locale: Locale::Ar,
            digits: Digits::Latin,
            months: MonthNames::Egypt,
            calendar: None,
            direction: None,
            filter: Filter::default(),
            title: true,
            legend: true,
            notes: true,
        }
    }
}

impl ExportOptions {
    /// Takes size, scale and resolution from a preset.
    pub fn with_preset(self, preset: Preset) -> Self {
        Self { pixels: preset.pixels, scale: Scaling::AtLeast(preset.scale), dpi: preset.dpi, ..self }
    }
}

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The size cannot be made.
    #[error(transparent)]
    Size(#[from] SizeError),
    /// The scale is out of bounds.
    #[error("a scale of {0} is not between {min} and {max}", min = SCALES.start(), max = SCALES.end())]
    Scale(f32),
    /// The name's ending stands for no format.
    #[error("`{0}` does not end in .png: give the picture a name that does")]
    Ending(PathBuf),
    /// The picture could not be made.
    #[error("the picture could not be made: {0}")]
    Png(PngError),
    /// The file could not be written.
    #[error("`{path}` could not be written: {reason}")]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        reason: io::Error,
    },
}

impl ExportError {
    /// The same for people, in the words of the locales.
    pub fn diagnostic(&self) -> Diagnostic {
        let sized =
            |width: &u64, height: &u64| Diagnostic::error("export-too-large").arg("size", format!("{width}×{height}"));
        match self {
            Self::Size(SizeError::Empty) => Diagnostic::error("export-empty"),
            Self::Size(SizeError::Side { width, height } | SizeError::Area { width, height }) => sized(width, height),
            Self::Scale(scale) => Diagnostic::error("export-scale").arg("scale", scale.to_string()),
            Self::Ending(path) => Diagnostic::error("export-ending").in_file(path),
            Self::Png(reason) => Diagnostic::error("export-failed").arg("reason", reason.to_string()),
            Self::Write { path, reason } => {
                Diagnostic::error("export-unwritable").arg("reason", reason.to_string()).in_file(path)
            }
        }
    }
}

/// A page ready to be drawn.
pub struct Page {
    /// The display list.
    pub scene: Scene,
    /// Pixels a point.
    pub scale: f32,
    /// The engine that laid its text out.
    pub engine: TextEngine,
}

/// Lays the page out.
///
/// # Errors
/// If size or scale are out of bounds: refused before any work.
pub fn page(project: &Project, options: &ExportOptions) -> Result<Page, ExportError> {
    let least = options.scale.least();
    if !SCALES.contains(&least) {
        return Err(ExportError::Scale(least));
    }
    png::pixel_size(&Scene { size: points(options, least), ..Scene::default() }, least)?;
    let engine = TextEngine::bundled();
    let messages = Messages::with_digits(options.locale, options.digits);
    let dates = DateWords::new(options.locale, options.digits, options.months).with_second(options.calendar);
    let theme = if options.dark { Theme::dark() } else { Theme::light() };
    let kit = Kit { engine: &engine, theme, messages: &messages, dates: &dates };
    let content = Content::build(project, &messages, |event: EventIx| options.filter.matches(project, event));
    let lay_out = |scale: f32| (scale, figure(kit, project, &content, figure_options(project, options, scale)));
    let few = content.placed.len() <= FEW;
    let candidates = options.scale.candidates();
    let larger = candidates.iter().copied().filter(|scale| few && *scale > least).map(lay_out);
    let (scale, figure) = larger.into_iter().find(|(_, figure)| figure.whole).unwrap_or_else(|| lay_out(least));
    Ok(Page { scene: figure.scene, scale, engine })
}

/// Larger letters are tried only for so many events.
const FEW: usize = 60;

fn points(options: &ExportOptions, scale: f32) -> Size {
    Size::new(options.pixels.0 as f32 / scale, options.pixels.1 as f32 / scale)
}

fn figure_options(project: &Project, options: &ExportOptions, scale: f32) -> FigureOptions {
    FigureOptions {
        size: points(options, scale),
        direction: options.direction.unwrap_or_else(|| Direction::of_language(&project.language)),
        span: options.span,
        title: options.title,
        legend: options.legend,
        notes: options.notes,
    }
}

/// The page as pixels, at most `max` pixels on its longer side: what the dialog shows before exporting.
///
/// # Errors
/// If size or scale are out of bounds.
pub fn preview(project: &Project, options: &ExportOptions, max: u32) -> Result<Pixels, ExportError> {
    let Page { scene, scale, engine } = page(project, options)?;
    let longer = options.pixels.0.max(options.pixels.1).max(1);
    let scale = scale * (max as f32 / longer as f32).min(1.0);
    Ok(png::raster(&scene, &engine, scale)?)
}

/// Writes the picture to `path`: beside it first, and under its name only when it is whole.
///
/// # Errors
/// If the options are out of bounds or the file cannot be written. Nothing is left behind then.
pub fn export(project: &Project, options: &ExportOptions, path: &Path) -> Result<(), ExportError> {
    if !path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("png")) {
        return Err(ExportError::Ending(path.to_owned()));
    }
    let Page { scene, scale, engine } = page(project, options)?;
    let png_options = PngOptions {
        scale,
        // Without paper, a point is a pixel of 96 to the inch (CSS), drawn `scale` times as fine.
        dpi: options.dpi.or(Some(96.0 * scale)),
        title: Said::local(&project.title, options.locale.as_tag(), &project.language).text,
        description: None,
        software: format!("Sanad {}", env!("CARGO_PKG_VERSION")),
    };
    write_beside(path, |out| png::write(&scene, &engine, &png_options, out))
}

fn write_beside(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<&mut fs::File>) -> Result<(), PngError>,
) -> Result<(), ExportError> {
    // Without the name of the file beside, which nobody knows.
    let failed = |reason: io::Error| ExportError::Write { path: path.to_owned(), reason: reason.kind().into() };
    if path.is_dir() {
        return Err(failed(io::Error::from(io::ErrorKind::IsADirectory)));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    let mut out = BufWriter::new(file.as_file_mut());
    write(&mut out).map_err(|error| match error {
        PngError::Size(error) => ExportError::Size(error),
        other => ExportError::Png(other),
    })?;
    out.flush().map_err(failed)?;
    drop(out);
    allow_others_to_read(file.as_file()).map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}

/// Temporary files are private; a picture is like any file that the user makes.
fn allow_others_to_read(file: &fs::File) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        file.set_permissions(fs::Permissions::from_mode(0o644))?;
    }
    let _ = file;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every preset at every scale that may be tried: rounding must not add a pixel.
    #[test]
    fn presets_have_their_pixels() {
        for preset in PRESETS {
            let options = ExportOptions::default().with_preset(*preset);
            for scale in options.scale.candidates() {
                let scene = Scene { size: points(&options, scale), ..Scene::default() };
                assert_eq!(png::pixel_size(&scene, scale).unwrap(), preset.pixels, "{} at {scale}", preset.name);
            }
        }
    }

    #[test]
    fn what_cannot_be_made_is_refused_and_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let project = Project::default();
        let with = |pixels, scale| ExportOptions { pixels, scale: Scaling::Exactly(scale), ..ExportOptions::default() };
        let target = folder.path().join("a.png");
        for options in [with((40_000, 100), 1.0), with((32_000, 32_000), 1.0), with((800, 600), 0.0), with((0, 5), 1.0)]
        {
            assert!(export(&project, &options, &target).is_err(), "{options:?}");
        }
        let small = with((400, 300), 1.0);
        assert!(matches!(export(&project, &small, &folder.path().join("a.gif")), Err(ExportError::Ending(_))));
        fs::create_dir(folder.path().join("b.png")).unwrap();
        assert!(matches!(export(&project, &small, &folder.path().join("b.png")), Err(ExportError::Write { .. })));
        let missing = folder.path().join("none").join("a.png");
        assert!(matches!(export(&project, &small, &missing), Err(ExportError::Write { .. })));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "only the folder b.png is there");
    }
}
