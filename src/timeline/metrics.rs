//! Sizes of everything on the timeline, in points.

use crate::text::{Family, TextStyle};

/// Height of a row of a lane: one title, a third of a small card.
pub const UNIT: f32 = 30.0;
/// Free height between what stands in two rows.
pub const ROW_GAP: f32 = 5.0;
/// Height of the strip at the foot of a lane that carries the bands, dots and counts.
pub const RAIL: f32 = 20.0;
/// Free height over the highest row of a lane.
pub const LANE_TOP: f32 = 8.0;
/// Height of a lane in which nothing is dated.
pub const EMPTY_LANE: f32 = 38.0;
/// Width of the column of lane titles.
pub const LANE_COLUMN: f32 = 118.0;
/// Height of the axis.
pub const AXIS: f32 = 46.0;
/// Height that the row of a second calendar adds to it.
pub const AXIS_SECOND: f32 = 20.0;
/// Height of the overview.
pub const OVERVIEW: f32 = 58.0;
/// Free width between two signs of a row.
pub const GAP: f32 = 8.0;
/// Free width before the first and after the last time of a row or of a view of the whole.
pub const AIR: f32 = 24.0;
/// Radius of a dot on the rail.
pub const DOT: f32 = 4.5;
/// Free width inside a card.
pub const PAD: f32 = 10.0;
/// Radius of a card's corners.
pub const RADIUS: f32 = 7.0;

const fn style(family: Family, size: f32, weight: u16, line_height: f32) -> TextStyle {
    TextStyle { family, size, weight, line_height }
}

/// The date on a card.
pub const DATE: TextStyle = style(Family::Sans, 11.5, 600, 1.4);
/// The title of a card.
pub const TITLE: TextStyle = style(Family::Sans, 14.0, 700, 1.4);
/// A title alone on its row.
pub const CHIP: TextStyle = style(Family::Sans, 12.5, 500, 1.3);
/// The title of a brief card.
pub const CHIP_STRONG: TextStyle = TextStyle { weight: 650, ..CHIP };
/// A quote.
pub const QUOTE: TextStyle = style(Family::Naskh, 14.0, 400, 1.5);
/// Document and actors.
pub const META: TextStyle = style(Family::Sans, 11.0, 400, 1.35);
/// A lane's title.
pub const LANE_TITLE: TextStyle = style(Family::Sans, 13.0, 600, 1.35);
/// The title of a lane in which nothing is dated.
pub const LANE_TITLE_EMPTY: TextStyle = style(Family::Sans, 12.0, 500, 1.25);
/// Words on the axis.
pub const TICK: TextStyle = style(Family::Sans, 11.5, 400, 1.3);
/// The larger unit on the axis.
pub const TICK_MAJOR: TextStyle = style(Family::Sans, 12.0, 700, 1.3);
/// A number on the rail.
pub const COUNT: TextStyle = style(Family::Sans, 11.0, 700, 1.3);
