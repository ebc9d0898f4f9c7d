//! The context of a figure: all that its parts are made from, and the space between them.

use super::notes::Notes;
use super::options::{FigureOptions, FigureSetup};
use crate::base::{Color, Direction, Rect};
use crate::model::Project;
use crate::scene::Fill;
use crate::timeline::draw::DrawContext;
use crate::timeline::index::TimelineIndex;
use crate::timeline::time::{Scale, Seconds};

/// Free height between the parts of a page.
pub(crate) const SPACE: f32 = 12.0;

/// Context that all parts of a figure are made from.
pub(crate) struct FigureContext<'a> {
    pub kit: DrawContext<'a>,
    pub project: &'a Project,
    pub content: &'a TimelineIndex,
    pub options: &'a FigureOptions,
    pub setup: &'a FigureSetup,
    pub notes: &'a Notes,
    /// Stretch of time that is shown; `None` if nothing is dated.
    pub span: Option<(Seconds, Seconds)>,
    /// The way the words read.
    pub side: Direction,
    /// True if any quote of what is shown does not stand in its source as it is recorded.
    pub doubtful: bool,
}

impl FigureContext<'_> {
    /// Returns true if lanes say something: a single one for events without a lane does not.
    pub(crate) fn has_named_lanes(&self) -> bool {
        self.content.lanes.iter().any(|lane| lane.lane.is_some())
    }

    /// Colours along time as colours along x.
    pub(crate) fn gradient(&self, stops: Vec<(f32, Color)>) -> Fill {
        Scale::new(self.setup.direction, Rect::default(), 0.0, 1.0).gradient(stops)
    }

    pub(crate) fn question_mark(&self) -> &'static str {
        if self.side == Direction::Rtl { "؟" } else { "?" }
    }
}
