//! The titles of the lanes, in the column beside them.

use super::Composer;
use crate::base::{Pos, Rect};
use crate::scene::{ItemId, Scene, Shape, Target};
use crate::timeline::draw::bands;
use crate::timeline::index::LaneView;
use crate::timeline::labels::DirectedText;
use crate::timeline::metrics::{LANE_TITLE, LANE_TITLE_EMPTY, META, PAD};

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
        let (kit, direction) = (self.kit, self.draw_state.side);
        let (edge, inner) = band.shrink2(PAD, 0.0).split_start(direction, 14.0);
        let style = if view.dated == 0 { LANE_TITLE_EMPTY } else { LANE_TITLE };
        let lines = if view.dated == 0 { 2 } else { 3 };
        let title = kit.block(&view.title, style, direction, inner.width(), lines);
        let top = if view.dated == 0 { band.center().y - title.size.h / 2.0 } else { band.min.y + 8.0 };
        let center =
            Pos::new(edge.start(direction) + direction.sign() * 4.0, top + style.size * style.line_height / 2.0);
        bands::draw_mark(scene, center, self.ink(lane));
        let color = if view.dated == 0 { kit.theme.muted } else { kit.theme.ink };
        let below = Pos::new(inner.min.x, top + title.size.h);
        scene.push(Shape::Text { layout: title, pos: Pos::new(inner.min.x, top), color });
        if view.dated > 0 && below.y + 18.0 < band.max.y {
            let count = kit.messages.counted("lane-count", "count", view.dated);
            // Where there is no room for the words, the number says it.
            let fits = kit.line(&count, META, direction, None).size.w <= inner.width();
            let count = if fits { count } else { kit.messages.counted("plain-number", "number", view.dated) };
            let said = DirectedText::new(&*count, kit.messages.locale().as_tag());
            let layout = kit.block(&said, META, direction, inner.width(), 1);
            scene.push(Shape::Text { layout, pos: below, color: kit.theme.muted });
        }
        if let Some(ix) = view.lane {
            let rect = band;
            scene.targets.push(Target { owner: ItemId::Lane(ix), rect, name: view.title.text.as_str().into() });
        }
    }
}
