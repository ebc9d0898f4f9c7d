//! The type of the interface, and the height of what can be pressed.

use crate::text::{Family, TextStyle};

/// Words of the interface.
pub const BODY: TextStyle = TextStyle { family: Family::Sans, size: 13.5, weight: 450, line_height: 1.4 };
/// The same, of second rank.
pub const SMALL: TextStyle = TextStyle { family: Family::Sans, size: 12.0, weight: 400, line_height: 1.4 };
/// Titles of panels and dialogs.
pub const HEADING: TextStyle = TextStyle { family: Family::Sans, size: 17.0, weight: 700, line_height: 1.4 };
/// Titles of parts of them.
pub const LABEL: TextStyle = TextStyle { family: Family::Sans, size: 12.5, weight: 650, line_height: 1.4 };
/// Least width and height of what the pointer has to hit, whatever is drawn of it (WCAG 2.2, "target size").
pub const TARGET: f32 = 24.0;
/// Radius of the corners of buttons, drop-downs and rows.
pub const RADIUS: f32 = 7.0;
/// Radius of the corners of fields and framed notes.
pub const FIELD_RADIUS: f32 = 8.0;
/// Opacity of the accent behind what is selected.
pub const SELECTED: f32 = 0.16;
/// Height of buttons and fields.
pub const HEIGHT: f32 = 32.0;
