//! The options of an export: one type for the window, the command line and the writers of files.
//!
//! A field of a part is an option. Beside it stand its flag on the command line (`#[arg]`) and its name in the settings
//! (`#[serde]`), in the part's `Default` its usual value; those who obey it read the field.

mod language;
mod page;

use serde::{Deserialize, Deserializer, Serialize};

use crate::base::EventIx;
use crate::base::fields::{Fields, read_fields};
use crate::model::Project;
use crate::model::filter::Filter;
use crate::scene::Theme;
use crate::timeline::figure::{FigureOptions, FigureSetup, SourceNotes};
use crate::timeline::labels::group_names;
use crate::timeline::time::Seconds;

pub use language::LanguageOptions;
pub use page::{PRESETS, PageOptions, PixelSize, Preset, SCALES, Scaling};
pub(crate) use page::{READABLE, smallest};

/// Number of events above which a picture does not carry its project: it would have many megabytes, which take longer to
/// write than to draw.
pub(super) const MOST_CARRIED: usize = 50_000;

/// Content of files beside the picture.
#[derive(Clone, Copy, Debug, PartialEq, clap::Args, Serialize, Deserialize)]
#[serde(default)]
pub struct FileOptions {
    /// True if a PNG carries the project and its documents, so that it can be opened again.
    #[arg(id = "no_project", long = "no-project", action = clap::ArgAction::SetFalse)]
    pub carried: bool,
    /// True if a PDF is one for the archive (PDF/A), with the project and its documents attached.
    #[arg(id = "archive", long = "archive")]
    pub archival: bool,
    /// True if the project in a file keeps the notes on events and who judged their status. It is asked for anew for
    /// every file: what was let out once is not let out again by itself.
    #[arg(id = "review", long = "review")]
    #[serde(skip)]
    pub remarked: bool,
}

impl Default for FileOptions {
    fn default() -> Self {
        Self { carried: true, archival: false, remarked: false }
    }
}

/// Content and look of an exported file.
#[derive(Clone, Debug, Default, PartialEq, clap::Args, Serialize)]
pub struct ExportOptions {
    /// Size of the pages.
    #[command(flatten)]
    #[serde(flatten)]
    pub page: PageOptions,
    /// Content and layout of the pages.
    #[command(flatten)]
    #[serde(flatten)]
    pub figure: FigureOptions,
    /// Words, dates and the direction of time.
    #[command(flatten)]
    #[serde(flatten)]
    pub language: LanguageOptions,
    /// Content beside the picture.
    #[command(flatten)]
    #[serde(flatten)]
    pub file: FileOptions,
    /// The stretch of time, half-open; `None` shows everything. No option of its own: the window shows its view or the
    /// whole, the command line has `--from` and `--to`.
    #[arg(skip)]
    #[serde(skip)]
    pub span: Option<(Seconds, Seconds)>,
    /// The events that show: those that the window shows.
    #[arg(skip)]
    #[serde(skip)]
    pub filter: Filter,
}

/// Reads the parts from the fields of one map. (A derived `flatten` would refuse numbers, which serde_json hands on as
/// maps where it keeps all their digits.)
impl From<&Fields> for ExportOptions {
    fn from(fields: &Fields) -> Self {
        Self {
            page: read_fields(fields, PageOptions::deserialize),
            figure: read_fields(fields, FigureOptions::deserialize),
            language: read_fields(fields, LanguageOptions::deserialize),
            file: read_fields(fields, FileOptions::deserialize),
            span: None,
            filter: Filter::default(),
        }
    }
}

impl<'de> Deserialize<'de> for ExportOptions {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Fields::deserialize(deserializer).map(|fields| Self::from(&fields))
    }
}

impl ExportOptions {
    /// Takes size, scale, resolution and the kind of notes from a preset.
    pub fn with_preset(self, preset: Preset) -> Self {
        Self { page: preset.into(), ..self }
    }

    /// Notes on the sources: those that are asked for, or that suit the size.
    pub fn notes(&self) -> SourceNotes {
        self.figure.notes.or(self.page.preset.map(|preset| preset.notes)).unwrap_or_default()
    }

    /// Options of the figure, with the notes that suit the size.
    pub(super) fn of_figure(&self) -> FigureOptions {
        FigureOptions { notes: Some(self.notes()), ..self.figure.clone() }
    }

    /// Page, time and direction of the figure of a project.
    pub(super) fn figure_setup(&self, project: &Project) -> FigureSetup {
        let (scaling, dpi) = (self.page.scaling(), self.page.dpi());
        FigureSetup {
            pixels: self.page.pixels(),
            scale: scaling.least(),
            larger: scaling.larger(),
            smaller: scaling.smaller(dpi),
            dpi,
            direction: self.language.direction_of(project),
            span: self.span,
        }
    }

    /// The project with the bands that are asked for; `None` if those are its lanes.
    pub(super) fn grouped(&self, project: &Project) -> Option<Project> {
        let by = self.figure.group_by?;
        let (messages, _) = self.language.words_of(project);
        project.grouped(by, &group_names(&messages, by))
    }

    /// Returns true if the filter lets an event through and it meets the span; undated ones belong to every span.
    pub fn shows(&self, project: &Project, event: EventIx) -> bool {
        let meets = |(from, to): (f64, f64)| {
            let bounds = project.event(event).and_then(|event| event.bounds());
            bounds.is_none_or(|bounds| bounds.overlaps(from as i64, to as i64))
        };
        self.filter.matches(project, event) && self.span.is_none_or(meets)
    }

    /// Returns true if a PNG of this project carries it.
    pub(super) fn carries(&self, project: &Project) -> bool {
        self.file.carried && project.events.len() <= MOST_CARRIED
    }

    /// The colours.
    pub(super) fn theme(&self) -> Theme {
        let theme = Theme::named(self.figure.theme);
        if self.figure.transparent { theme.groundless() } else { theme.clone() }
    }
}
