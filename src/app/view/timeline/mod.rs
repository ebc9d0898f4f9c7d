//! The timeline: keeps the plan of its labels in step with zoom and height, and draws it.

mod nodes;
mod place;
mod pointer;
mod tray;

use egui::layers::ShapeIdx;
use egui::{Context, Ui};

use crate::app::state::ProjectView;
use crate::app::ui::context::UiContext;
use crate::app::ui::message::announce;
use crate::app::view::context::ViewContext;
use crate::app::view::placeholders;
use crate::base::{Pos, Rect, bounded};
use crate::scene::{Fill, Scene, Shape, Stroke};
use crate::timeline::card::Labels;
use crate::timeline::time::Scale;
use crate::timeline::{
    Areas, Composer, DrawState, LayoutCache, LayoutKey, LayoutTransition, LayoutUpdate, overview, second_axis, shelf,
};

pub use nodes::{event_id, is_on_event};
pub use place::layout;

/// A change of rows takes this long, in seconds.
const BLEND_TIME: f32 = 0.22;
/// Free width beside a card of the undated tray that comes into view, in points.
const BESIDE_CARD: f32 = 8.0;

/// The timeline as it is seen: the rows of its labels, and how far lanes and undated tray are scrolled.
#[derive(Debug, Default)]
pub struct TimelinePanel {
    /// Number of the project that it is of.
    project: u64,
    blend: LayoutTransition,
    planning: LayoutCache,
    /// Points of the lanes that are scrolled away.
    lane_scroll: f32,
    /// Points of the undated tray that are scrolled away.
    tray_scroll: f32,
    /// Number of the last event that was brought into view.
    revealed: u64,
}

/// The label of the selected event, from which the connector leads, and its place in the order of painting.
#[derive(Clone, Copy)]
pub struct ConnectorStart {
    /// The label.
    pub label: Rect,
    /// Above lanes and axis, below the labels.
    pub place: ShapeIdx,
}

impl TimelinePanel {
    /// Keeps rows and scroll offsets in step with the state.
    pub fn prepare(&mut self, cx: &UiContext<'_>, context: &Context, opened: ProjectView<'_>) {
        if self.project != opened.number {
            *self = Self { project: opened.number, ..Self::default() };
        }
        self.replan(cx, context, opened);
        self.reveal(opened);
        let layout = opened.state.layout();
        let reach = (self.blend.target().height - layout.areas.lanes.height()).max(0.0);
        self.lane_scroll = bounded(self.lane_scroll, 0.0, reach);
        let cards = shelf::split(layout.areas.shelf, opened.state.time_direction()).1.width();
        let reach = (layout.tray.content_width() - cards).max(0.0);
        self.tray_scroll = bounded(self.tray_scroll, 0.0, reach);
    }

    /// Goes on with the plan for where the view is going; more frames are asked for until it is whole.
    fn replan(&mut self, cx: &UiContext<'_>, context: &Context, opened: ProjectView<'_>) {
        let (lanes, target, content) = (opened.state.layout().areas.lanes, opened.time.target, &opened.content);
        let key = LayoutKey::new(opened.content_revision, target.level(), lanes.size());
        let labels = Labels { kit: cx.kit, project: &opened.session.project, content, side: cx.side };
        let direction = opened.state.settings().direction_for(opened.session.project.time_direction());
        let span = target.scale(direction, lanes).span();
        let is_first = self.planning.is_new();
        match self.planning.step(content, key, span, &labels) {
            LayoutUpdate::Same => {}
            LayoutUpdate::Pending => context.request_repaint(),
            LayoutUpdate::More(plan) => self.blend.extend(plan),
            LayoutUpdate::New(plan) => {
                self.blend.turn_to(plan, |at| content.placed[at].weight());
                if is_first || cx.reduced_motion {
                    self.blend.advance(1.0);
                }
            }
            LayoutUpdate::Other(plan) => self.blend = LayoutTransition::still(plan),
        }
    }

    /// Scrolls lanes or undated tray to the event that is to be in view.
    fn reveal(&mut self, opened: ProjectView<'_>) {
        let (number, event) = opened.time.reveal;
        if std::mem::replace(&mut self.revealed, number) == number {
            return;
        }
        let (content, layout) = (&opened.content, opened.state.layout());
        let Some(event) = event else { return };
        if let Some(i) = content.position(event) {
            let band = self.blend.target().bands.get(content.placed[i].lane()).copied();
            let Some(band) = band else { return };
            let lowest = (band.top + band.height - layout.areas.lanes.height()).max(0.0);
            self.lane_scroll = bounded(self.lane_scroll, lowest.min(band.top), band.top.max(lowest));
        } else if let Some(at) = content.shelf_position(event) {
            let width = shelf::split(layout.areas.shelf, opened.state.time_direction()).1.width();
            let (from, to) = layout.tray.column(at);
            let (from, to) = (from - BESIDE_CARD, to + BESIDE_CARD);
            let lowest = (to - width).max(0.0);
            self.tray_scroll = bounded(self.tray_scroll, lowest, from.max(lowest));
        }
    }

    /// Goes on with what moves by itself, for `dt` seconds; returns true while something still moves.
    pub fn advance(&mut self, dt: f32) -> bool {
        !self.blend.is_still() && self.blend.advance(dt / BLEND_TIME)
    }

    /// Shows it; returns where the connector begins, which is drawn as soon as its end is known.
    pub fn show(&mut self, ui: &mut Ui, cx: &ViewContext<'_>, opened: ProjectView<'_>) -> Option<ConnectorStart> {
        let (layout, direction) = (*opened.state.layout(), opened.state.time_direction());
        let (areas, scale) = (layout.areas, opened.scale());
        let look = DrawState {
            bare: false,
            direction,
            side: cx.side,
            selected: opened.selection.event,
            hovered: opened.selection.hovered,
            query: opened.search.is_active().then_some(opened.search.query.as_str()),
            hits: opened.search.answer(),
            notes: None,
        };
        let mut scene = Scene::default();
        let shown = (&*opened.session.project, &*opened.content);
        let composer = Composer::new(cx.kit, shown, (&areas, &scale, self.lane_scroll), &self.blend, &look);
        let tray_view = (areas.shelf, layout.tray, self.tray_scroll);
        let is_dated = !opened.content.placed.is_empty();
        if is_dated {
            composer.draw_below(&mut scene);
            draw_corner(&mut scene, cx, &areas);
        } else {
            let (area, words) = placeholders::nothing_dated(&mut scene, cx, opened, &areas);
            announce(ui, area, &words);
        }
        if layout.is_folded {
            shelf::draw_folded(&mut scene, cx.kit, &opened.content, (areas.shelf, cx.side), tray::BUTTON);
        } else if layout.tray.rows > 0 {
            let count = opened.content.undated.len();
            shelf::draw_below(&mut scene, cx.kit, &opened.content, &look, (areas.shelf, count, tray::BUTTON));
        }
        draw_overview(&mut scene, cx, opened, &scale, &look);
        cx.paint(ui, std::mem::take(&mut scene.items));
        let label = composer.selected_label().or_else(|| shelf::selected_card(&opened.content, &look, tray_view));
        let start = label.map(|label| ConnectorStart { label, place: cx.reserve(ui) });
        if is_dated {
            composer.draw_above(&mut scene);
        }
        let lanes_end = scene.targets.len();
        if start.is_some() && layout.tray.rows > 0 && !layout.is_folded {
            let count = opened.content.undated.len();
            shelf::draw_title_above(&mut scene, cx.kit, &opened.content, &look, (areas.shelf, count, tray::BUTTON));
        }
        shelf::draw_above(&mut scene, cx.kit, shown, &look, tray_view);
        draw_more_in_tray(&mut scene, cx, tray_view, direction);
        cx.paint(ui, std::mem::take(&mut scene.items));
        self.take_pointer(ui, cx, opened, &scale);
        nodes::interact(ui, cx, opened, &scene.targets, lanes_end);
        pointer::interact_overview(ui, cx, opened, &scale);
        start
    }

    fn take_pointer(&mut self, ui: &mut Ui, cx: &ViewContext<'_>, opened: ProjectView<'_>, scale: &Scale) {
        let lanes = pointer::interact_lanes(ui, cx, opened, scale);
        let (area, grid) = (opened.state.layout().areas.shelf, opened.state.layout().tray);
        let cards = shelf::split(area, opened.state.time_direction()).1;
        let tray = pointer::interact_tray(ui, cx, opened, grid.content_width() > cards.width());
        if lanes != 0.0 || tray != 0.0 {
            self.lane_scroll += lanes;
            self.tray_scroll += tray;
            ui.ctx().request_repaint();
        }
    }
}

/// Draws a fading edge and an arrow where the undated tray goes on.
fn draw_more_in_tray(
    scene: &mut Scene,
    cx: &UiContext<'_>,
    (area, tray, scroll): (Rect, shelf::Grid, f32),
    direction: crate::base::Direction,
) {
    let cards = shelf::split(area, direction).1;
    let bar = cx.kit.theme.bar;
    let (before, after) = shelf::goes_on(cards, tray, scroll);
    for (side, _) in [(direction, before), (direction.flipped(), after)].into_iter().filter(|(_, more)| *more) {
        let (edge, _) = cards.split_start(side, shelf::ARROW + 4.0);
        let outward = edge.start(side) == edge.max.x;
        let (a, b) = if outward { (bar.fade(0.0), bar) } else { (bar, bar.fade(0.0)) };
        let fill = Fill::Horizontal(vec![(0.0, a), (1.0, b)]);
        scene.push(Shape::Rect { rect: edge, radius: 0.0, fill, stroke: None });
        let tip = Pos::new(edge.start(side) + side.sign() * 9.0, edge.center().y);
        let back = side.sign() * 5.0;
        let points = vec![tip.offset(back, -6.0), tip, tip.offset(back, 6.0)];
        let stroke = Some(Stroke::new(2.0, cx.kit.theme.accent));
        scene.push(Shape::Path { points, closed: false, fill: Fill::None, stroke });
    }
}

fn draw_overview(scene: &mut Scene, cx: &UiContext<'_>, opened: ProjectView<'_>, scale: &Scale, look: &DrawState<'_>) {
    let area = opened.state.layout().areas.overview;
    if area.height() <= 0.0 {
        return;
    }
    overview::draw(scene, cx.kit, &opened.content, (look.direction, area), scale.span(), look.hits);
    let line = Rect::new(area.min.x, area.min.y - 0.5, area.max.x, area.min.y + 0.5);
    let fill = Fill::Solid(cx.kit.theme.border);
    scene.push(Shape::Rect { rect: line, radius: 0.0, fill, stroke: None });
}

/// Draws the corner below the column of titles, beside the axis.
fn draw_corner(scene: &mut Scene, cx: &UiContext<'_>, areas: &Areas) {
    let rect = Rect::new(areas.column.min.x, areas.axis.min.y, areas.column.max.x, areas.axis.max.y);
    let fill = Fill::Solid(cx.kit.theme.panel);
    scene.push(Shape::Rect { rect, radius: 0.0, fill, stroke: None });
    second_axis::draw_name(scene, cx.kit, rect, cx.side);
    let line = Rect::new(rect.min.x, rect.min.y - 0.5, rect.max.x, rect.min.y + 0.5);
    let fill = Fill::Solid(cx.kit.theme.grid_major);
    scene.push(Shape::Rect { rect: line, radius: 0.0, fill, stroke: None });
}
