//! The markers of the lanes: dots, counts and density of the events without a label.

use super::Composer;
use crate::base::{Pos, Rect};
use crate::scene::{Fill, ItemId, Scene, Shape, Stroke, Target};
use crate::timeline::draw::bands::LaneBrush;
use crate::timeline::draw::card::DIMMED;
use crate::timeline::draw::markers::{self, SMALL_SIGN};
use crate::timeline::draw::{density, doubt};
use crate::timeline::index::doubts::DoubtCount;
use crate::timeline::layout::{Marker, SpanningEvents, Track};
use crate::timeline::metrics::RAIL;

/// Half the height of the densest place: with its other half, and a little air, it fills the rail.
const HALF_DENSITY: f32 = RAIL * 0.42;
/// Opacity of the density of all events: markers stand on it and have to be told from it.
const DENSITY: f32 = 0.45;
/// The same while a search shows: the hits stand out from it.
const SEARCHED_DENSITY: f32 = 0.2;
/// Half the side of the square at least in which a marker is hit by the pointer, in points.
const HIT_REACH: f32 = 8.0;
/// Half the height of a marker, and room around it for rings, question marks and signs of doubt, in points: it is drawn
/// as long as any of that may be in view.
const PAINT_REACH: (f32, f32) = (9.0, 12.0);
/// Height of the sign of a doubt above the middle of a dot, in points.
const DOUBT_RISE: f32 = 5.0;
/// Radius and thickness of the ring around the selected or hovered dot, which leaves a gap around it.
const RING: (f32, f32) = (8.5, 2.0);

impl Composer<'_> {
    /// Draws dots, counts and density of the events without a label.
    pub(super) fn draw_markers(&self, scene: &mut Scene) {
        for (lane, rail) in self.transition.target().rails.iter().enumerate() {
            let y = self.rail(lane);
            let opacity = if self.draw_state.hits.is_some() { SEARCHED_DENSITY } else { DENSITY };
            let color = self.color(lane).fade(opacity);
            density::draw(scene, self.scale, &rail.density, self.areas.lanes, (y, HALF_DENSITY), color);
            for marker in &rail.markers {
                self.draw_marker(scene, marker, y, lane);
            }
            match &rail.lasting {
                Some(lasts) if lasts.marker.count == 1 => self.draw_marker(scene, &lasts.marker, y, lane),
                Some(lasts) => {
                    let (hits, marker) = (self.draw_state.hits, &lasts.marker);
                    let found =
                        hits.is_none_or(|hits| hits.any_within(&self.content.placed, lane, 0, marker.from..=marker.to));
                    let color = self.color(lane).fade(if found { 1.0 } else { DIMMED });
                    let shown = (self.scale, &*self.content.placed);
                    markers::draw_lasting(
                        scene,
                        self.kit,
                        shown,
                        (lasts, self.doubt_count_spanning(rail, lasts, lane)),
                        y,
                        color,
                    );
                }
                None => {}
            }
        }
    }

    /// Number and kind of the doubts among the events that a count folds.
    fn doubt_count(&self, marker: &Marker, lane: usize) -> DoubtCount {
        match marker.count {
            0 | 1 => DoubtCount::default(),
            _ => {
                let end = self.content.placed.partition_point(|one| one.from <= marker.to);
                let labelled = self.transition.target().labelled(marker.first..end);
                self.content.doubts(self.project).folded(lane, marker.first..end, labelled)
            }
        }
    }

    /// Doubts among the events that last from before the view and have no marker of their own.
    fn doubt_count_spanning(
        &self,
        rail: &Track,
        SpanningEvents { marker, .. }: &SpanningEvents,
        lane: usize,
    ) -> DoubtCount {
        let (placed, plan, begin) = (&self.content.placed, self.transition.target(), self.scale.span().0);
        let is_alone = |at: usize| rail.markers.iter().any(|marker| marker.count == 1 && marker.first == at);
        let lasts = |at: usize| placed[at].to > begin && plan.slot(at).is_none() && !is_alone(at);
        self.content.doubts(self.project).any(placed, lane, marker.from..=marker.to, lasts)
    }

    fn draw_marker(&self, scene: &mut Scene, marker: &Marker, y: f32, lane: usize) {
        let placed = &self.content.placed;
        let at = Rect::new(self.scale.x(marker.at), y, self.scale.x(marker.at), y);
        let until = placed[marker.first].to.max(marker.to);
        let reach = self.scale.rect(marker.from, until, y - PAINT_REACH.0, y + PAINT_REACH.0).shrink(-PAINT_REACH.1);
        if !reach.union(&at).overlaps(&self.areas.lanes) {
            return;
        }
        let color = self.color(lane).fade(self.draw_state.marker_opacity(self.content, marker, lane));
        let doubt_count = self.doubt_count(marker, lane);
        markers::draw(
            scene,
            self.kit,
            (self.scale, placed),
            (marker, doubt_count),
            y,
            LaneBrush { color, ..self.ink(lane) },
        );
        if marker.count > 1 {
            return;
        }
        let one = placed[marker.first];
        let words = self.content.words(self.project, one.event, self.kit.messages, self.kit.dates);
        let rect = self.scale.rect(one.from, one.to, y - HIT_REACH, y + HIT_REACH);
        let middle = rect.center().x;
        let wide =
            Rect::new(rect.min.x.min(middle - HIT_REACH), rect.min.y, rect.max.x.max(middle + HIT_REACH), rect.max.y);
        if let Some(in_doubt) = &words.doubt {
            let color = in_doubt.color(self.kit.theme).fade(self.draw_state.opacity(one.event));
            let center = wide.center().offset(0.0, -DOUBT_RISE);
            doubt::draw(scene, Some(&ItemId::Event(one.event)), center, SMALL_SIGN, color);
        }
        scene.targets.push(Target { owner: ItemId::Event(one.event), rect: wide, name: words.name.as_str().into() });
        if self.draw_state.selected == Some(one.event) || self.draw_state.hovered == Some(one.event) {
            self.draw_ring(scene, wide.center(), lane);
        }
    }

    fn draw_ring(&self, scene: &mut Scene, center: Pos, lane: usize) {
        let stroke = Some(Stroke::new(RING.1, self.color(lane)));
        scene.push(Shape::Circle { center, radius: RING.0, fill: Fill::None, stroke });
    }
}
