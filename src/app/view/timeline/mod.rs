//! The timeline: keeps its plan in step with zoom and height, and draws it.

mod nodes;
mod pointer;

use egui::Ui;

use crate::app::command::Pace;
use crate::app::state::State;
use crate::app::update::navigate::{self, at_least_lanes};
use crate::app::view::connector;
use crate::app::view::context::ViewContext;
use crate::base::{Pos, Rect, bounded};
use crate::scene::{Fill, Scene, Shape, Stroke};
use crate::timeline::card::Labels;
use crate::timeline::metrics::OVERVIEW;
use crate::timeline::plan::CARD_WIDTH;
use crate::timeline::scale::Scale;
use crate::timeline::{Areas, Blend, Composer, Look, PlanKey, Planned, axis, figure, overview, second_axis, shelf};

pub use nodes::{event_id, is_on_event};

/// A shelf has at most so many rows.
const MAX_SHELF_ROWS: usize = 2;
/// Windows lower than this give the shelf one row.
const LOW: f32 = 560.0;

/// Windows lower than this have no overview, and titles alone on the shelf: the lanes need the room.
const LOWEST: f32 = 300.0;

/// Divides the area and keeps zoom, rows and scroll offsets in step with it. The only place outside the commands
/// that writes to the state: what it writes follows from the window's size.
pub fn prepare(state: &mut State, cx: &ViewContext<'_>, context: &egui::Context, area: Rect) {
    let direction = state.time_direction();
    let max_rows = if area.height() < LOW { 1 } else { MAX_SHELF_ROWS };
    let grid = shelf::Grid::new(state.content.undated.len(), area.width(), max_rows);
    let grid = if area.height() < LOWEST { grid.low() } else { grid };
    state.time.shelf = grid;
    let width_before = state.time.areas.lanes.width();
    let overview = if state.content.span.is_some() && area.height() > LOWEST { OVERVIEW } else { 0.0 };
    state.time.areas = Areas::divide(area, direction, axis::height(cx.kit), (grid.height(), overview));
    if !state.time.fitted && state.session.is_some() {
        navigate::fit(state, Pace::AtOnce);
        state.time.fitted = true;
    } else if state.time.fitted && state.time.areas.lanes.width() != width_before {
        keep_span(state, width_before);
    }
    replan(state, cx, context);
    let areas = state.time.areas;
    let reach = (state.time.blend.target().height - areas.lanes.height()).max(0.0);
    state.time.lane_scroll = bounded(state.time.lane_scroll, 0.0, reach);
    let cards = shelf::split(areas.shelf, direction).1.width();
    let reach = (grid.content_width() - cards).max(0.0);
    state.time.shelf_scroll = bounded(state.time.shelf_scroll, 0.0, reach);
}

/// A window of another width shows the same stretch of time; everything, if it showed everything.
fn keep_span(state: &mut State, width_before: f32) {
    let [before, now] = [width_before, state.time.areas.lanes.width()].map(at_least_lanes);
    let fitted = state.content.span.map(|span| figure::fit_labels(&state.content, span, before, CARD_WIDTH));
    if fitted == Some(state.time.target) {
        return navigate::fit(state, Pace::AtOnce);
    }
    let ratio = f64::from(before / now);
    state.time.now.per_point *= ratio;
    state.time.target.per_point *= ratio;
}

/// Goes on with the plan for where the view is going; more frames are asked for until it is whole.
fn replan(state: &mut State, cx: &ViewContext<'_>, context: &egui::Context) {
    let Some(session) = &state.session else { return };
    let (lanes, target, content) = (state.time.areas.lanes, state.time.target, &state.content);
    let key = PlanKey { revision: state.content_revision, level: target.level(), height: lanes.height().to_bits() };
    let labels = Labels { kit: cx.kit, project: &session.project, content, side: cx.side };
    let span = target.scale(state.settings.direction_for(&session.project.language), lanes).span();
    let first = state.time.planning.is_new();
    match state.time.planning.step(content, key, span, &labels) {
        Planned::Same => {}
        Planned::Pending => context.request_repaint(),
        Planned::More(plan) => state.time.blend.extend(plan),
        Planned::New(plan) => {
            state.time.blend.turn_to(plan, |at| content.placed[at].weight());
            if first || cx.reduced_motion {
                state.time.blend.advance(1.0);
            }
        }
        Planned::Other(plan) => state.time.blend = Blend::still(plan),
    }
}

/// Shows the timeline; the thread leads from the selected label to the quote at `anchor`.
pub fn show(ui: &mut Ui, cx: &ViewContext<'_>, state: &State, anchor: Option<connector::Anchor>) {
    let Some(session) = &state.session else { return };
    let (areas, direction) = (state.time.areas, state.time_direction());
    let scale = state.time.now.scale(direction, areas.lanes);
    let look = Look {
        bare: false,
        direction,
        side: cx.side,
        selected: state.selection.event,
        hovered: state.selection.hovered,
        query: state.search.is_active().then_some(state.search.query.as_str()),
        hits: state.search.answer(),
        notes: None,
    };
    let mut scene = Scene::default();
    let shown = (&*session.project, &*state.content);
    let view = (&areas, &scale, state.time.lane_scroll);
    let composer = Composer::new(cx.kit, shown, view, &state.time.blend, &look);
    let shelf_view = (areas.shelf, state.time.shelf, state.time.shelf_scroll);
    let dated = !state.content.placed.is_empty();
    if dated {
        composer.draw_below(&mut scene);
        draw_corner(&mut scene, cx, &areas);
    } else {
        let (area, words) = crate::app::view::placeholders::nothing_dated(&mut scene, cx, state, &areas);
        crate::app::ui::message::announce(ui, area, &words);
    }
    if state.time.shelf.rows > 0 {
        shelf::draw_below(&mut scene, cx.kit, &state.content, &look, (areas.shelf, state.content.undated.len()));
    }
    draw_overview(&mut scene, cx, state, &scale, &look);
    let label = composer.selected_label().or_else(|| shelf::selected_card(&state.content, &look, shelf_view));
    if let (Some(label), Some(anchor)) = (label, anchor) {
        connector::draw(&mut scene, cx, state, label, anchor);
    }
    if dated {
        composer.draw_above(&mut scene);
    }
    let lanes_end = scene.targets.len();
    shelf::draw_above(&mut scene, cx.kit, shown, &look, shelf_view);
    draw_more_on_shelf(&mut scene, cx, state);
    cx.paint(ui, std::mem::take(&mut scene.items));
    pointer::interact_lanes(ui, cx, state, &scale);
    pointer::interact_shelf(ui, cx, state);
    pointer::interact_overview(ui, cx, state, &scale);
    nodes::interact(ui, cx, state, &scene.targets, lanes_end);
}

/// A fading edge and an arrow where the shelf goes on.
fn draw_more_on_shelf(scene: &mut Scene, cx: &ViewContext<'_>, state: &State) {
    let direction = state.time_direction();
    let cards = shelf::split(state.time.areas.shelf, direction).1;
    let bar = cx.kit.theme.bar;
    let (before, after) = shelf::goes_on(cards, state.time.shelf, state.time.shelf_scroll);
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

fn draw_overview(scene: &mut Scene, cx: &ViewContext<'_>, state: &State, scale: &Scale, look: &Look<'_>) {
    let area = state.time.areas.overview;
    if area.height() <= 0.0 {
        return;
    }
    overview::draw(scene, cx.kit, &state.content, (look.direction, area), scale.span(), look.hits);
    let line = Rect::new(area.min.x, area.min.y - 0.5, area.max.x, area.min.y + 0.5);
    let fill = Fill::Solid(cx.kit.theme.border);
    scene.push(Shape::Rect { rect: line, radius: 0.0, fill, stroke: None });
}

/// Below the column of titles, beside the axis.
fn draw_corner(scene: &mut Scene, cx: &ViewContext<'_>, areas: &Areas) {
    let rect = Rect::new(areas.column.min.x, areas.axis.min.y, areas.column.max.x, areas.axis.max.y);
    let fill = Fill::Solid(cx.kit.theme.panel);
    scene.push(Shape::Rect { rect, radius: 0.0, fill, stroke: None });
    second_axis::draw_name(scene, cx.kit, rect, cx.side);
    let line = Rect::new(rect.min.x, rect.min.y - 0.5, rect.max.x, rect.min.y + 0.5);
    let fill = Fill::Solid(cx.kit.theme.grid_major);
    scene.push(Shape::Rect { rect: line, radius: 0.0, fill, stroke: None });
}

/// The view of time on the lanes now.
pub fn scale(state: &State) -> Scale {
    state.time.now.scale(state.time_direction(), state.time.areas.lanes)
}
