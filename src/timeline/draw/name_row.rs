//! The names of a row of an axis, none of which runs into another.

use crate::base::Rect;

/// Free width between two names of a row.
const APART: f32 = 7.0;

/// The names of a row that have their places: none runs into another.
#[derive(Debug, Default)]
pub(crate) struct NameRow {
    taken: Vec<(f32, f32)>,
}

impl NameRow {
    /// Takes the stretch from `x` on, `width` points wide, if nothing stands in it or too near to it.
    pub(crate) fn take(&mut self, x: f32, width: f32) -> bool {
        let is_free = self.taken.iter().all(|(from, to)| x >= to + APART || x + width + APART <= *from);
        if is_free {
            self.taken.push((x, x + width));
        }
        is_free
    }
}

/// Returns true if words from `x` on are seen whole: half a word on an axis is worse than none.
pub(crate) fn is_whole(area: Rect, x: f32, width: f32) -> bool {
    x >= area.min.x && x + width <= area.max.x
}
