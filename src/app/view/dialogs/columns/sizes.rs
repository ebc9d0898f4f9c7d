//! Sizes that the parts of the dialog share, in points.

use crate::app::ui::HEIGHT;

/// Height of a row of the table.
pub(crate) const ROW: f32 = 28.0;
/// Least width of a column.
pub(crate) const COLUMN: f32 = 150.0;
/// Width of the numbers of the rows.
pub(crate) const GUTTER: f32 = 34.0;
/// Height of the table's head and of its first rows: with less of it, the dialog scrolls.
pub(crate) const LEAST_TABLE: f32 = HEIGHT + 6.0 + 3.0 * ROW;
/// A narrower dialog has below one another what a wider one has side by side.
pub(crate) const NARROW: f32 = 600.0;
