//! Options of a figure: its pages, and what goes on them.

use crate::base::Direction;
use crate::model::EdtfDate;
use crate::timeline::time::Seconds;

/// Number of rows or pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Many {
    /// As few as show everything.
    #[default]
    Auto,
    /// Exactly this number.
    Exactly(usize),
}

/// Notes on the sources.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
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

    /// The one of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|notes| notes.as_str() == name)
    }
}

/// Content and layout of the pages.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureOptions {
    /// Width and height of a page, in pixels.
    pub pixels: (u32, u32),
    /// Pixels a point.
    pub scale: f32,
    /// Larger scales to be tried, the largest first.
    pub larger: Vec<f32>,
    /// Smaller scales to be tried, the largest first.
    pub smaller: Vec<f32>,
    /// Pixels an inch, of paper.
    pub dpi: Option<f32>,
    /// The way time runs.
    pub direction: Direction,
    /// The stretch of time; `None` shows everything.
    pub span: Option<(Seconds, Seconds)>,
    /// Rows of the timeline, on all pages together.
    pub rows: Many,
    /// Pages.
    pub pages: Many,
    /// True if long spans without events are cut out.
    pub breaks: bool,
    /// True if the project's title stands at the top.
    pub title: bool,
    /// True if lanes and signs are explained.
    pub legend: bool,
    /// Notes on quotes and documents.
    pub notes: SourceNotes,
    /// True if every row has a bar of its scale; rows of unlike scales have one always.
    pub scale_bar: bool,
    /// True if there is no ground behind the picture.
    pub transparent: bool,
    /// When the project was last changed, if that is to be told.
    pub changed: Option<EdtfDate>,
}
