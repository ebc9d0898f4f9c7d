//! The look of a label.

use crate::base::{Color, Direction};
use crate::scene::{Pattern, Stroke, Theme};

/// Opacity of what a search did not find.
pub(crate) const DIMMED: f32 = 0.3;
/// Thickness of a forecast's outline: a little more than that of other cards, as a part of it is gaps.
pub(crate) const FORECAST_OUTLINE: f32 = 1.2;
/// Length of a dash of it and of the gap after it, in points.
const FORECAST_DASH: (f32, f32) = (5.0, 3.5);

/// Dashed outline of a forecast.
pub(crate) fn forecast_outline(width: f32, color: Color) -> Stroke {
    Stroke::dashed(width, color, FORECAST_DASH.0, FORECAST_DASH.1)
}

/// Look of a label besides its words.
#[derive(Clone, Copy, Debug)]
pub struct LabelStyle<'a> {
    /// Colour of its lane.
    pub color: Color,
    /// Pattern of its lane, in themes that have them.
    pub pattern: Option<Pattern>,
    /// Date and title alone.
    pub bare: bool,
    /// The way time runs: the coloured edge is where it comes from.
    pub direction: Direction,
    /// The way the interface reads: where words begin.
    pub side: Direction,
    /// Chosen by the user.
    pub selected: bool,
    /// Under the pointer.
    pub hovered: bool,
    /// Not yet so: its outline is dashed.
    pub forecast: bool,
    /// 0 invisible to 1.
    pub opacity: f32,
    /// A search did not find it: pale, but nothing shows through.
    pub dimmed: bool,
    /// Text that is searched for, to be marked.
    pub query: Option<&'a str>,
    /// The number of its source note.
    pub note: Option<usize>,
    /// The least and the greatest x of what is in view of the lanes or the shelf: words keep to it.
    pub view: (f32, f32),
}

impl LabelStyle<'_> {
    /// Returns the opacity without the part of it that a search takes away.
    pub(super) fn shown(&self) -> f32 {
        if self.dimmed { (self.opacity / DIMMED).min(1.0) } else { self.opacity }
    }

    /// Returns the colour of words. Those that a search did not find step back, but can still be read.
    pub(super) fn words(&self, theme: &Theme, color: Color) -> Color {
        if self.dimmed { theme.muted.fade(self.shown()) } else { color.fade(self.opacity) }
    }
}
