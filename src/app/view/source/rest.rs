//! Place at which a revealed quote comes to rest.

use crate::app::view::scroll::SourceScroll;
use crate::base::{Rect, bounded};

/// A revealed quote comes to rest this far down the panel, as a part of its height.
const REST: f32 = 0.32;
/// Least free height above and below a quote that needs no scrolling, in points.
const AROUND: f32 = 24.0;

/// Returns the offset at which something between two heights of the content comes to rest in the upper half of the
/// panel; the offset that the panel is going to, if it can be seen there.
pub(crate) fn rest_at(scroll: &SourceScroll, (top, bottom): (f32, f32), area: Rect, height: f32) -> f32 {
    let shown = scroll.target()..scroll.target() + area.height();
    let is_inside = top - AROUND >= shown.start && bottom + AROUND <= shown.end;
    if is_inside { shown.start } else { bounded(top - area.height() * REST, 0.0, height - area.height()) }
}
