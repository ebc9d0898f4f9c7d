//! What a picture shows and how: named sizes, scales and all options.

use crate::base::direction::direction_of_language;
use crate::base::{Direction, EventIx};
use crate::i18n::{DateWords, Digits, Locale, Messages, MonthNames, SecondCalendar};
use crate::model::filter::Filter;
use crate::model::{EdtfDate, Project, Zone};
use crate::scene::{Theme, ThemeName};
use crate::timeline::figure::{Many, SourceNotes};
use crate::timeline::time::Seconds;

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
    /// What is said of the sources, unless something else is asked for.
    pub notes: SourceNotes,
}

const fn screen(name: &'static str, width: u32, height: u32, scale: f32) -> Preset {
    Preset { name, pixels: (width, height), scale, dpi: None, notes: SourceNotes::Numbered }
}

const fn paper(name: &'static str, width: u32, height: u32, scale: f32) -> Preset {
    Preset { dpi: Some(300.0), ..screen(name, width, height, scale) }
}

/// Read on a telephone: larger letters, and the sources on a line.
const fn post(name: &'static str, width: u32, height: u32, scale: f32) -> Preset {
    Preset { notes: SourceNotes::Line, ..screen(name, width, height, scale) }
}

/// The named sizes. Paper is ISO 216 at 300 pixels an inch, landscape unless its name says otherwise.
pub const PRESETS: &[Preset] = &[
    screen("slide", 1920, 1080, 1.0),
    screen("4k", 3840, 2160, 2.0),
    paper("a4", 3508, 2480, 2.3),
    paper("a4-portrait", 2480, 3508, 2.3),
    paper("a3", 4961, 3508, 2.75),
    paper("a3-portrait", 3508, 4961, 2.75),
    post("social", 1200, 675, 1.1),
    post("social-portrait", 1080, 1350, 1.3),
];

impl Preset {
    /// The preset with a name.
    pub fn by_name(name: &str) -> Option<Self> {
        PRESETS.iter().copied().find(|preset| preset.name.eq_ignore_ascii_case(name))
    }
}

/// Pixels a point that are allowed: smaller letters cannot be read, larger ones leave no room.
pub const SCALES: std::ops::RangeInclusive<f32> = 0.25..=8.0;
/// The smallest letters of a picture, in its points.
const SMALLEST: f32 = 11.0;
/// Smaller letters cannot be read on paper, in printer's points.
pub(crate) const READABLE: f32 = 6.0;

/// How large letters are on the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scaling {
    /// So many pixels a point.
    Exactly(f32),
    /// As many pixels a point as leave room for all quotes, about so many.
    AtLeast(f32),
}

impl Scaling {
    /// Larger scales to try, the largest first.
    pub(super) fn larger(self) -> Vec<f32> {
        match self {
            Self::Exactly(_) => Vec::new(),
            Self::AtLeast(scale) => [2.0, 1.8, 1.6, 1.45, 1.3, 1.2, 1.1].iter().map(|factor| scale * factor).collect(),
        }
    }

    /// Smaller scales to try where there is no room otherwise, as far as letters can be read on paper.
    pub(super) fn smaller(self, dpi: Option<f32>) -> Vec<f32> {
        match (self, dpi) {
            (Self::AtLeast(scale), Some(dpi)) => {
                let tried = [0.92, 0.84].iter().map(|factor| scale * factor);
                tried.filter(|scale| smallest(*scale, dpi) >= READABLE).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The number of pixels a point that is asked for, or the usual.
    pub fn least(self) -> f32 {
        match self {
            Self::Exactly(scale) | Self::AtLeast(scale) => scale,
        }
    }
}

/// A larger project would make a picture of many megabytes, which takes longer to write than to draw.
pub(super) const MOST_CARRIED: usize = 50_000;

/// Size of the smallest letters on paper, in printer's points.
pub(super) fn smallest(scale: f32, dpi: f32) -> f32 {
    SMALLEST * scale / dpi * 72.0
}

/// What the picture shows and how.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportOptions {
    /// Width and height of a page, in pixels.
    pub pixels: (u32, u32),
    /// Pixels a point.
    pub scale: Scaling,
    /// Pixels an inch, written into the file for paper.
    pub dpi: Option<f32>,
    /// The stretch of time; `None` shows everything.
    pub span: Option<(Seconds, Seconds)>,
    /// Rows of the timeline.
    pub rows: Many,
    /// Pages.
    pub pages: Many,
    /// Whether long spans without events are cut out, each shown as a break.
    pub breaks: bool,
    /// The colours.
    pub theme: ThemeName,
    /// Whether there is no ground behind the picture.
    pub transparent: bool,
    /// Language of dates, legend and titles.
    pub locale: Locale,
    /// Shape of digits in Arabic.
    pub digits: Digits,
    /// Names of months in Arabic.
    pub months: MonthNames,
    /// The calendar beside the Gregorian.
    pub calendar: Option<SecondCalendar>,
    /// The zone whose clock tells times; `None` is the clock of each source.
    pub zone: Option<Zone>,
    /// Direction of time; `None` takes the project's.
    pub direction: Option<Direction>,
    /// Which events show.
    pub filter: Filter,
    /// Whether the title stands at the top.
    pub title: bool,
    /// Whether lanes and signs are explained.
    pub legend: bool,
    /// What is said of quotes and documents at the foot.
    pub notes: SourceNotes,
    /// Whether a bar shows the scale, even where the axis tells it.
    pub scale_bar: bool,
    /// When the project was last changed, if that is to be told.
    pub changed: Option<EdtfDate>,
    /// Whether a PNG carries the project and its documents, so that it can be opened again.
    pub carried: bool,
    /// Whether a PDF is one for the archive (PDF/A), with the project and its documents attached.
    pub archival: bool,
}

impl Default for ExportOptions {
    fn default() -> Self {
        Self {
            pixels: PRESETS[0].pixels,
            scale: Scaling::AtLeast(PRESETS[0].scale),
            dpi: None,
            span: None,
            rows: Many::Auto,
            pages: Many::Exactly(1),
            breaks: true,
            theme: ThemeName::Light,
            transparent: false,
            locale: Locale::Ar,
            digits: Digits::Latin,
            months: MonthNames::Egypt,
            calendar: None,
            zone: None,
            direction: None,
            filter: Filter::default(),
            title: true,
            legend: true,
            notes: SourceNotes::Numbered,
            scale_bar: false,
            changed: None,
            carried: true,
            archival: false,
        }
    }
}

impl ExportOptions {
    /// Takes size, scale, resolution and the kind of notes from a preset.
    pub fn with_preset(self, preset: Preset) -> Self {
        let Preset { pixels, scale, dpi, notes, .. } = preset;
        Self { pixels, scale: Scaling::AtLeast(scale), dpi, notes, ..self }
    }

    /// The words of the interface and of dates.
    pub(super) fn words(&self) -> (Messages, DateWords) {
        let dates = DateWords::new(self.locale, self.digits, self.months).with_second(self.calendar);
        let dates = dates.with_zone(self.zone);
        (Messages::with_digits(self.locale, self.digits), dates)
    }

    /// Whether the filter lets an event through and it meets the span; undated ones belong to every span.
    pub fn shows(&self, project: &Project, event: EventIx) -> bool {
        let meets = |(from, to): (f64, f64)| {
            let bounds = project.event(event).and_then(|event| event.bounds());
            bounds.is_none_or(|bounds| bounds.overlaps(from as i64, to as i64))
        };
        self.filter.matches(project, event) && self.span.is_none_or(meets)
    }

    /// The direction of time.
    pub(super) fn direction_of(&self, project: &Project) -> Direction {
        self.direction.unwrap_or_else(|| direction_of_language(project.written_language()))
    }

    /// Whether a PNG of this project carries it.
    pub(super) fn carries(&self, project: &Project) -> bool {
        self.carried && project.events.len() <= MOST_CARRIED
    }

    /// The colours.
    pub(super) fn theme(&self) -> Theme {
        let theme = Theme::named(self.theme);
        if self.transparent { theme.groundless() } else { theme.clone() }
    }
}
