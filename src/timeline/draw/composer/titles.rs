//! The titles of the lanes, in the column beside them.

use std::sync::Arc;

use super::Composer;
use crate::base::{Color, Pos, Rect};
use crate::scene::{ItemId, Scene, Shape, Target};
use crate::text::TextLayout;
use crate::timeline::draw::{bands, words_ground};
use crate::timeline::index::LaneView;
use crate::timeline::labels::DirectedText;
use crate::timeline::metrics::{LANE_TITLE, LANE_TITLE_EMPTY, LANE_TOP, META, PAD};

/// Width of the mark of a lane with the room beside it, and distance of its middle from the start side.
const MARK: f32 = 14.0;
const MARK_CENTER: f32 = 4.0;
/// Height that the number of events needs below a title.
const COUNT_ROOM: f32 = 18.0;

impl Composer<'_> {
    /// Draws the titles where there is a column for them.
    pub(super) fn draw_lane_titles(&self, scene: &mut Scene) {
        if self.areas.column.width() <= 0.0 {
            return;
        }
        scene.push(Shape::PushClip(self.areas.column));
        for (lane, view) in self.content.lanes.iter().enumerate() {
            self.draw_lane_title(scene, view, self.band(lane, self.areas.column), lane);
        }
        scene.push(Shape::PopClip);
    }

    fn draw_lane_title(&self, scene: &mut Scene, view: &LaneView, band: Rect, lane: usize) {
        if let Some(seen) = band.intersection(&self.areas.column) {
            self.draw_words(scene, view, seen, lane);
        }
        if let Some(ix) = view.lane {
            let rect = band;
            scene.targets.push(Target { owner: ItemId::Lane(ix), rect, name: view.title.text.as_str().into() });
        }
    }

    /// Draws title and number of events in the part of a lane that is seen: whole lines alone, and none that has no
    /// room.
    fn draw_words(&self, scene: &mut Scene, view: &LaneView, seen: Rect, lane: usize) {
        let (kit, direction) = (self.kit, self.draw_state.side);
        let (edge, inner) = seen.shrink2(PAD, 0.0).split_start(direction, MARK);
        let (style, most, above) = if view.dated == 0 { (LANE_TITLE_EMPTY, 2, 0.0) } else { (LANE_TITLE, 3, LANE_TOP) };
        let line = style.size * style.line_height;
        let lines = ((seen.height() - above) / line).max(0.0) as usize;
        if lines == 0 {
            return;
        }
        let title = kit.block(&view.title, style, direction, inner.width(), lines.min(most));
        let top = if view.dated == 0 { seen.center().y - title.size.h / 2.0 } else { seen.min.y + above };
        let center = Pos::new(edge.start(direction) + direction.sign() * MARK_CENTER, top + line / 2.0);
        bands::draw_mark(scene, center, self.ink(lane));
        let color = if view.dated == 0 { kit.theme.muted } else { kit.theme.ink };
        let below = Pos::new(inner.min.x, top + title.size.h);
        self.push_words(scene, (title, Pos::new(inner.min.x, top), color), lane);
        if view.dated > 0 && below.y + COUNT_ROOM < seen.max.y {
            let layout = self.count_of(view, inner.width());
            self.push_words(scene, (layout, below, kit.theme.muted), lane);
        }
    }

    /// Number of events of a lane, on one line.
    fn count_of(&self, view: &LaneView, width: f32) -> Arc<TextLayout> {
        let (kit, direction) = (self.kit, self.draw_state.side);
        let count = kit.messages.counted("lane-count", "count", view.dated);
        // Where there is no room for the words, the number says it.
        let fits = kit.line(&count, META, direction, None).size.w <= width;
        let count = if fits { count } else { kit.messages.counted("plain-number", "number", view.dated) };
        let said = DirectedText::new(&*count, kit.messages.locale().as_tag());
        kit.block(&said, META, direction, width, 1)
    }

    /// Draws words of a lane, which no thread runs through.
    fn push_words(&self, scene: &mut Scene, (layout, pos, color): (Arc<TextLayout>, Pos, Color), lane: usize) {
        if self.has_thread() {
            words_ground::draw(scene, &layout, pos, self.ground(lane));
        }
        scene.push(Shape::Text { layout, pos, color });
    }
}
