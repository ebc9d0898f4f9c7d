//! The scene of the lanes: bands of lanes, grid, rails, labels, the column of titles and the axis.

mod labels;
mod markers;
mod titles;

use super::areas::Areas;
use super::axis;
use super::bands::LaneBrush;
use super::context::DrawContext;
use super::draw_state::DrawState;
use crate::base::{Color, Pos, Rect};
use crate::model::Project;
use crate::scene::{Fill, Scene, Shape, Stroke};
use crate::timeline::index::TimelineIndex;
use crate::timeline::metrics::RAIL;
use crate::timeline::time::Scale;
use crate::timeline::transition::LayoutTransition;

/// Opacity of the line at the foot of a lane.
const FOOT: f32 = 0.7;
/// Opacity of the column where the chosen event stands in time.
const CHOSEN_TIME: f32 = 0.10;
/// Opacity of the line along a rail, and half its thickness.
const LINE: f32 = 0.35;
const HALF_LINE: f32 = 0.75;

/// The scene of a timeline in two layers: what lies below the labels, and the labels.
/// Between the two the window draws the thread that leads from a label to its quote.
pub struct Composer<'a> {
    pub(super) kit: DrawContext<'a>,
    pub(super) project: &'a Project,
    pub(super) content: &'a TimelineIndex,
    pub(super) areas: &'a Areas,
    pub(super) scale: &'a Scale,
    pub(super) transition: &'a LayoutTransition,
    pub(super) draw_state: &'a DrawState<'a>,
    /// Top of the first lane, less what is scrolled away.
    pub(super) top: f32,
}

impl<'a> Composer<'a> {
    /// Composes `content` on `areas`; the lanes are scrolled down by `scroll` points.
    pub fn new(
        kit: DrawContext<'a>,
        (project, content): (&'a Project, &'a TimelineIndex),
        (areas, scale, scroll): (&'a Areas, &'a Scale, f32),
        transition: &'a LayoutTransition,
        draw_state: &'a DrawState<'a>,
    ) -> Self {
        Self { kit, project, content, areas, scale, transition, draw_state, top: areas.lanes.min.y - scroll }
    }

    /// Bands of lanes, grid, rails and axis.
    pub fn draw_below(&self, scene: &mut Scene) {
        self.draw_lanes(scene, |scene| axis::draw_grid(scene, self.kit, self.scale, self.areas.lanes));
        axis::draw(scene, self.kit, self.scale, self.areas.axis);
        if let Some(hits) = self.draw_state.hits {
            axis::draw_hits(scene, self.kit, self.content, self.scale, self.areas.axis, hits);
        }
        self.draw_column(scene);
    }

    /// Bands of lanes and rails, and between them a grid.
    pub fn draw_lanes(&self, scene: &mut Scene, grid: impl FnOnce(&mut Scene)) {
        self.draw_grounds(scene);
        scene.push(Shape::PushClip(self.areas.lanes));
        grid(scene);
        self.draw_chosen_time(scene);
        self.draw_rails(scene);
        scene.push(Shape::PopClip);
    }

    /// Labels, dots, counts, and the column of titles.
    pub fn draw_above(&self, scene: &mut Scene) {
        scene.push(Shape::PushClip(self.areas.lanes));
        self.draw_labels(scene);
        self.draw_markers(scene);
        scene.push(Shape::PopClip);
        self.draw_lane_titles(scene);
        if self.has_thread() {
            axis::draw_names_above(scene, self.kit, self.scale, self.areas.axis);
        }
    }

    /// Draws the same in the order in which a page is read: names of lanes before their labels.
    pub fn draw_read(&self, scene: &mut Scene) {
        self.draw_lane_titles(scene);
        scene.push(Shape::PushClip(self.areas.lanes));
        self.draw_labels(scene);
        self.draw_markers(scene);
        scene.push(Shape::PopClip);
    }

    /// Returns true if a thread may lead from a card across lanes and axis.
    pub(super) fn has_thread(&self) -> bool {
        self.draw_state.selected.is_some()
    }

    pub(super) fn band(&self, lane: usize, across: Rect) -> Rect {
        let band = self.transition.band(lane);
        Rect::new(across.min.x, self.top + band.top, across.max.x, self.top + band.top + band.height)
    }

    /// The middle of a lane's rail.
    pub fn rail(&self, lane: usize) -> f32 {
        let band = self.band(lane, self.areas.lanes);
        band.max.y - (RAIL / 2.0).min(band.height() / 2.0)
    }

    fn draw_grounds(&self, scene: &mut Scene) {
        let theme = self.kit.theme;
        let whole = self.areas.column.union(&self.areas.lanes);
        let ground = |rect, color| Shape::Rect { rect, radius: 0.0, fill: Fill::Solid(color), stroke: None };
        scene.push(ground(whole, theme.lane_even));
        scene.push(Shape::PushClip(whole));
        for lane in 0..self.content.lanes.len() {
            let band = self.band(lane, whole);
            if lane % 2 == 1 {
                scene.push(ground(band, self.ground(lane)));
            }
            let foot = Rect::new(band.min.x, band.max.y - 0.5, band.max.x, band.max.y + 0.5);
            scene.push(ground(foot, theme.border.fade(FOOT)));
        }
        scene.push(Shape::PopClip);
    }

    /// Draws a pale column over all lanes where the chosen event stands in time.
    fn draw_chosen_time(&self, scene: &mut Scene) {
        let chosen =
            self.draw_state.selected.or(self.draw_state.hovered).and_then(|event| self.content.position(event));
        let Some(placed) = chosen.map(|i| &self.content.placed[i]) else { return };
        let lanes = self.areas.lanes;
        let rect = self.scale.rect(placed.from, placed.to, lanes.min.y, lanes.max.y);
        let color = self.color(placed.lane()).fade(CHOSEN_TIME);
        let (mut near, mut far) = (color, color);
        if !placed.from_edge().is_known() {
            near = color.fade(0.0);
        }
        if !placed.to_edge().is_known() {
            far = color.fade(0.0);
        }
        let fill = self.scale.gradient(vec![(0.0, near), (0.5, color), (1.0, far)]);
        scene.push(Shape::Rect { rect, radius: 0.0, fill, stroke: None });
    }

    fn draw_rails(&self, scene: &mut Scene) {
        for (lane, view) in self.content.lanes.iter().enumerate() {
            if view.dated == 0 {
                continue;
            }
            let y = self.rail(lane);
            let lanes = self.areas.lanes;
            let rect = Rect::new(lanes.min.x, y - HALF_LINE, lanes.max.x, y + HALF_LINE);
            let fill = Fill::Solid(self.color(lane).fade(LINE));
            scene.push(Shape::Rect { rect, radius: 0.0, fill, stroke: None });
        }
    }

    /// Draws the line between the column of titles and the lanes.
    pub fn draw_column(&self, scene: &mut Scene) {
        let x = self.areas.column.end(self.draw_state.direction);
        let points = vec![Pos::new(x, self.areas.column.min.y), Pos::new(x, self.areas.column.max.y)];
        let stroke = Some(Stroke::new(1.0, self.kit.theme.border));
        scene.push(Shape::Path { points, closed: false, fill: Fill::None, stroke });
    }

    /// Colour of a lane's ground.
    pub(super) fn ground(&self, lane: usize) -> Color {
        if lane % 2 == 1 { self.kit.theme.lane_odd } else { self.kit.theme.lane_even }
    }

    pub(super) fn ink(&self, lane: usize) -> LaneBrush {
        LaneBrush::of(self.kit, self.content.lanes[lane].color)
    }

    pub(super) fn color(&self, lane: usize) -> Color {
        self.kit.theme.lane(self.content.lanes[lane].color)
    }
}
