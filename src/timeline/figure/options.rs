//! Options of a figure: those that people choose, and what its pages come to by them.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::base::Direction;
use crate::base::marks::without_steering;
use crate::model::{EdtfDate, Grouping};
use crate::scene::ThemeName;
use crate::timeline::time::Seconds;

/// Largest number of rows or pages that can be asked for.
const MAX_COUNT: usize = 100;

/// Number of rows or pages. In the settings 0 stands for as few as show everything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "usize", into = "usize")]
pub enum Many {
    /// As few as show everything.
    #[default]
    Auto,
    /// Exactly this number.
    Exactly(usize),
}

impl From<usize> for Many {
    fn from(count: usize) -> Self {
        if count == 0 { Self::Auto } else { Self::Exactly(count) }
    }
}

impl From<Many> for usize {
    fn from(many: Many) -> Self {
        match many {
            Many::Auto => 0,
            Many::Exactly(count) => count,
        }
    }
}

impl FromStr for Many {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match (text, text.parse()) {
            ("auto", _) => Ok(Self::Auto),
            (_, Ok(count)) if (1..=MAX_COUNT).contains(&count) => Ok(Self::Exactly(count)),
            _ => Err(format!("give a number from 1 to {MAX_COUNT}, or auto")),
        }
    }
}

/// Notes on the sources.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SourceNotes {
    /// Every quote in a numbered note, and every document.
    #[default]
    Numbered,
    /// The documents, on a line or two.
    Line,
    /// Nothing.
    None,
}

impl SourceNotes {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Numbered, Self::Line, Self::None];

    /// Its name on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Numbered => "numbered",
            Self::Line => "line",
            Self::None => "none",
        }
    }
}

impl FromStr for SourceNotes {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|notes| notes.as_str() == text).ok_or("give numbered, line or none")
    }
}

/// Content and layout of the pages, as people choose them. Of these, a page for the web obeys theme, title and legend.
#[derive(Clone, Debug, PartialEq, clap::Args, Serialize, Deserialize)]
#[serde(default)]
pub struct FigureOptions {
    /// Rows of the timeline, on all pages together.
    #[arg(long, value_name = "N|auto", default_value = "auto")]
    pub rows: Many,
    /// Pages; `None` for what suits the format.
    #[arg(long, value_name = "N|auto")]
    pub pages: Option<Many>,
    /// Bands that the events stand in; `None` for the lanes of the project.
    #[arg(id = "group_by", long = "group-by", value_name = "lane|person|tag|document|status")]
    pub group_by: Option<Grouping>,
    /// True if long spans without events are cut out, each shown as a break.
    #[arg(id = "no_breaks", long = "no-breaks", action = clap::ArgAction::SetFalse)]
    pub breaks: bool,
    /// The colours.
    #[arg(long, value_name = "light|dark|print", default_value = ThemeName::default().as_str())]
    pub theme: ThemeName,
    /// True if there is no ground behind the picture.
    #[arg(long)]
    pub transparent: bool,
    /// Notes on quotes and documents at the foot; `None` for those that suit the size.
    #[arg(long, value_name = "numbered|line|none")]
    pub notes: Option<SourceNotes>,
    /// True if lanes and signs are explained.
    #[arg(id = "no_legend", long = "no-legend", action = clap::ArgAction::SetFalse)]
    pub legend: bool,
    /// True if the project's title stands at the top.
    #[arg(id = "no_title", long = "no-title", action = clap::ArgAction::SetFalse)]
    pub title: bool,
    /// True if every row has a bar of its scale; rows of unlike scales have one always.
    #[arg(long)]
    pub scale_bar: bool,
    /// Date of the project's last change, if that is to be told.
    #[arg(id = "with_date", long = "with-date", value_name = "DATE", value_parser = date_argument)]
    #[serde(with = "date_text")]
    pub changed: Option<EdtfDate>,
}

impl Default for FigureOptions {
    fn default() -> Self {
        Self {
            rows: Many::Auto,
            pages: None,
            group_by: None,
            breaks: true,
            theme: ThemeName::default(),
            transparent: false,
            notes: None,
            legend: true,
            title: true,
            scale_bar: false,
            changed: None,
        }
    }
}

impl FigureOptions {
    /// Number of pages; one unless another is asked for.
    pub fn pages(&self) -> Many {
        self.pages.unwrap_or(Many::Exactly(1))
    }

    /// Notes on the sources; numbered ones unless others are asked for.
    pub fn notes(&self) -> SourceNotes {
        self.notes.unwrap_or_default()
    }
}

/// Page, time and direction of a figure: what the choices of a size, a language and a view come to.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureSetup {
    /// Width and height of a page, in pixels.
    pub pixels: (u32, u32),
    /// Scale, in pixels a point.
    pub scale: f32,
    /// Larger scales to be tried, the largest first.
    pub larger: Vec<f32>,
    /// Smaller scales to be tried, the largest first.
    pub smaller: Vec<f32>,
    /// Pixels an inch, of paper.
    pub dpi: Option<f32>,
    /// The way time runs.
    pub direction: Direction,
    /// The stretch of time, half-open; `None` shows everything.
    pub span: Option<(Seconds, Seconds)>,
}

/// Reads a date of the command line.
///
/// # Errors
/// The fault, and what a date looks like.
pub fn date_argument(text: &str) -> Result<EdtfDate, String> {
    EdtfDate::parse(&without_steering(text))
        .map_err(|error| format!("{}; write a date like 2023, 2023-10 or 2023-10-05", error.reason))
}

/// A date in the settings: as it is written, or nothing for none and for what is no date.
mod date_text {
    use serde::{Deserialize, Deserializer, Serializer};

    use crate::model::EdtfDate;

    pub(super) fn serialize<S: Serializer>(date: &Option<EdtfDate>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(date.as_ref().map_or("", EdtfDate::as_str))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<EdtfDate>, D::Error> {
        Ok(EdtfDate::parse(&String::deserialize(deserializer)?).ok())
    }
}
