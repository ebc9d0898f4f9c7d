//! The timeline: keeps its plan in step with zoom and height, draws it, and turns pointer and wheel into commands.

use egui::{CursorIcon, Id, PointerButton, Response, Role, Sense, Ui, WidgetInfo};

use super::super::command::{Command, Pace};
use super::super::cx::{Cx, from_egui, pos, to_egui};
use super::super::state::State;
use super::thread;
use crate::base::{EventIx, Pos, Rect};
use crate::scene::{Fill, Owner, Scene, Shape, Target};
use crate::timeline::metrics::OVERVIEW;
use crate::timeline::plan::CARD_WIDTH;
use crate::timeline::scale::Scale;
use crate::timeline::{Areas, Composer, Look, Plan, Viewport, card, figure, overview, shelf};

/// Wheel points that zoom by e.
const WHEEL_ZOOM: f32 = 260.0;
/// A shelf has at most so many rows.
const MAX_SHELF_ROWS: usize = 2;
/// Windows lower than this give the shelf one row.
const LOW: f32 = 560.0;

/// Divides the area and keeps zoom, rows and scroll offsets in step with it. The only place outside the commands
/// that writes to the state: what it writes follows from the window's size.
pub fn prepare(state: &mut State, cx: &Cx<'_>, area: Rect) {
    let direction = state.time_direction();
    let max_rows = if area.height() < LOW { 1 } else { MAX_SHELF_ROWS };
    let grid = shelf::Grid::new(state.content.undated.len(), area.width(), max_rows);
    state.time.shelf = grid;
    let width_before = state.time.areas.lanes.width();
    state.time.areas =
        Areas::divide(area, direction, grid.height(), if state.content.span.is_some() { OVERVIEW } else { 0.0 });
    if !state.time.fitted && state.session.is_some() {
        super::super::navigate::fit(state, Pace::AtOnce);
        state.time.fitted = true;
    } else if width_before > 0.0 && state.time.areas.lanes.width() != width_before {
        keep_span(state, width_before);
    }
    replan(state, cx);
    let areas = state.time.areas;
    let reach = (state.time.blend.target().height - areas.lanes.height()).max(0.0);
    state.time.lane_scroll = state.time.lane_scroll.clamp(0.0, reach);
    let cards = shelf::split(areas.shelf, direction).1.width();
    let reach = (grid.content_width() - cards).max(0.0);
    state.time.shelf_scroll = state.time.shelf_scroll.clamp(0.0, reach);
}

/// A window of another width shows the same stretch of time; everything, if it showed everything.
fn keep_span(state: &mut State, width_before: f32) {
    let fitted = state.content.span.map(|span| figure::fit_labels(&state.content, span, width_before, CARD_WIDTH));
    if fitted == Some(state.time.target) {
        return super::super::navigate::fit(state, Pace::AtOnce);
    }
    let ratio = f64::from(width_before / state.time.areas.lanes.width().max(1.0));
    state.time.now.per_point *= ratio;
    state.time.target.per_point *= ratio;
}

fn replan(state: &mut State, cx: &Cx<'_>) {
    let Some(session) = &state.session else { return };
    let height = state.time.areas.lanes.height();
    let level = state.time.target.level();
    let key = (state.content_revision, level, height.to_bits(), 0);
    if state.time.planned_for == Some(key) {
        return;
    }
    let content = &state.content;
    let plan = Plan::build(content, level, height, |i, width| {
        let words = content.words(&session.project, content.placed[i].event, cx.kit.messages, cx.kit.dates);
        card::measure(cx.kit, &words, cx.side, width)
    });
    let first = state.time.planned_for.is_none();
    state.time.planned_for = Some(key);
    state.time.blend.turn_to(plan);
    if first || cx.reduced_motion {
        state.time.blend.advance(1.0);
    }
}

/// Shows the timeline; the thread leads from the selected label to the quote at `anchor`.
pub fn show(ui: &mut Ui, cx: &Cx<'_>, state: &State, anchor: Option<thread::Anchor>) {
    let Some(session) = &state.session else { return };
    let (areas, direction) = (state.time.areas, state.time_direction());
    let scale = state.time.now.scale(direction, areas.lanes);
    let look = Look {
        direction,
        side: cx.side,
        selected: state.selection.event,
        hovered: state.selection.hovered,
        query: state.search.is_active().then_some(state.search.query.as_str()),
        hits: state.search.is_active().then_some(&state.search.set),
        notes: None,
    };
    let mut scene = Scene::default();
    let shown = (&*session.project, &state.content);
    let view = (&areas, &scale, state.time.lane_scroll);
    let composer = Composer::new(cx.kit, shown, view, &state.time.blend, &look);
    let shelf_view = (areas.shelf, state.time.shelf, state.time.shelf_scroll);
    let dated = !state.content.placed.is_empty();
    if dated {
        composer.draw_below(&mut scene);
        draw_corner(&mut scene, cx, &areas);
    } else {
        super::states::nothing_dated(&mut scene, cx, state, &areas);
    }
    if state.time.shelf.rows > 0 {
        shelf::draw_below(&mut scene, cx.kit, &state.content, &look, areas.shelf);
    }
    draw_overview(&mut scene, cx, state, &scale, &look);
    let label = composer.selected_label().or_else(|| shelf::selected_card(&state.content, &look, shelf_view));
    if let (Some(label), Some(anchor)) = (label, anchor) {
        thread::draw(&mut scene, cx, state, label, anchor);
    }
    if dated {
        composer.draw_above(&mut scene);
    }
    let lanes_end = scene.targets.len();
    shelf::draw_above(&mut scene, cx.kit, shown, &look, shelf_view);
    cx.paint(ui, &scene.items);
    interact_lanes(ui, cx, state, &scale);
    interact_shelf(ui, cx, state);
    interact_overview(ui, cx, state, &scale);
    interact_targets(ui, cx, state, &clipped(&scene.targets, lanes_end, &areas, direction));
}

fn draw_overview(scene: &mut Scene, cx: &Cx<'_>, state: &State, scale: &Scale, look: &Look<'_>) {
    let area = state.time.areas.overview;
    if area.height() <= 0.0 {
        return;
    }
    let marked = |event: EventIx| look.opacity(event) >= 1.0;
    overview::draw(scene, cx.kit, &state.content, (look.direction, area), scale.span(), &marked);
    let line = Rect::new(area.min.x, area.min.y - 0.5, area.max.x, area.min.y + 0.5);
    let fill = Fill::Solid(cx.kit.theme.border);
    scene.push(Shape::Rect { rect: line, radius: 0.0, fill, stroke: None });
}

/// Below the column of titles, beside the axis.
fn draw_corner(scene: &mut Scene, cx: &Cx<'_>, areas: &Areas) {
    let rect = Rect::new(areas.column.min.x, areas.axis.min.y, areas.column.max.x, areas.axis.max.y);
    let fill = Fill::Solid(cx.kit.theme.panel);
    scene.push(Shape::Rect { rect, radius: 0.0, fill, stroke: None });
    let line = Rect::new(rect.min.x, rect.min.y - 0.5, rect.max.x, rect.min.y + 0.5);
    let fill = Fill::Solid(cx.kit.theme.grid_major);
    scene.push(Shape::Rect { rect: line, radius: 0.0, fill, stroke: None });
}

/// Targets with the part of them that can be seen; those out of view are left out.
fn clipped<'t>(
    targets: &'t [Target],
    lanes_end: usize,
    areas: &Areas,
    direction: crate::base::Direction,
) -> Vec<(&'t Target, Rect)> {
    let cards = shelf::split(areas.shelf, direction).1;
    let seen = targets.iter().enumerate().filter_map(|(i, target)| {
        let area = match target.owner {
            Owner::Lane(_) => areas.column,
            _ if i < lanes_end => areas.lanes,
            _ => cards,
        };
        target.rect.intersection(&area).map(|rect| (target, rect))
    });
    seen.collect()
}

fn interact_lanes(ui: &mut Ui, cx: &Cx<'_>, state: &State, scale: &Scale) {
    let areas = &state.time.areas;
    let area = areas.lanes.union(&areas.axis);
    let response = ui.interact(to_egui(area), Id::unique("timeline-lanes"), Sense::click_and_drag());
    let label = cx.kit.messages.get("panel-timeline");
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, &label));
    ring(ui, cx, &response, area);
    let selecting = response.dragged() && ui.input(|input| input.modifiers.shift);
    drag(ui, cx, &response, scale, selecting);
    if response.double_clicked() {
        let at = response.interact_pointer_pos().map(|at| scale.time(at.x));
        cx.send(Command::Zoom(2.0, at, Pace::Animated));
    } else if response.clicked() {
        cx.send(Command::Select(None));
    }
    wheel(ui, cx, state, scale, area);
}

fn ring(ui: &Ui, cx: &Cx<'_>, response: &Response, area: Rect) {
    if response.has_focus() {
        cx.focus_ring(ui, area.shrink(4.0), 0.0);
    }
}

/// A drag of the background pans and throws; with Shift it marks a stretch of time and zooms to it.
fn drag(ui: &Ui, cx: &Cx<'_>, response: &Response, scale: &Scale, selecting: bool) {
    let marking = Id::unique("timeline-marking");
    let begun: Option<f32> = ui.data(|data| data.get_temp(marking));
    if response.drag_started() && selecting {
        let x = response.interact_pointer_pos().map_or(0.0, |at| at.x);
        ui.data_mut(|data| data.insert_temp(marking, x));
    } else if let (Some(from), Some(at)) = (begun, response.interact_pointer_pos()) {
        let area = from_egui(response.rect);
        let rect = Rect::new(from.min(at.x), area.min.y, from.max(at.x), area.max.y);
        cx.fill(ui, rect, 0.0, cx.kit.theme.accent.fade(0.15));
        cx.outline(ui, rect, 0.0, 1.0, cx.kit.theme.accent);
        if response.drag_stopped() {
            ui.data_mut(|data| data.remove::<f32>(marking));
            let (a, b) = (scale.time(from), scale.time(at.x));
            if rect.width() > 6.0 {
                cx.send(Command::ShowSpan(a.min(b), a.max(b), Pace::Animated));
            }
        }
    } else if response.dragged_by(PointerButton::Primary) || response.dragged_by(PointerButton::Middle) {
        let delta = response.drag_delta();
        ui.set_cursor_icon(CursorIcon::Grabbing);
        if delta.x != 0.0 {
            cx.send(Command::Pan(-scale.delta(delta.x), Pace::AtOnce));
        }
        if delta.y != 0.0 {
            cx.send(Command::ScrollLanes(-delta.y));
        }
    } else if response.drag_stopped() {
        let speed = ui.input(|input| input.pointer.velocity().x);
        if speed.abs() > 60.0 {
            cx.send(Command::Fling(-scale.delta(speed)));
        }
    }
}

/// Wheel and pinch zoom at the pointer; sideways they pan.
fn wheel(ui: &Ui, cx: &Cx<'_>, state: &State, scale: &Scale, area: Rect) {
    if !ui.rect_contains_pointer(to_egui(area)) {
        return;
    }
    let (scroll, zoom, at) = ui.input(|i| (i.smooth_scroll_delta(), i.zoom_delta(), i.pointer.hover_pos()));
    let fixed = at.map(|at| scale.time(at.x));
    if zoom != 1.0 {
        cx.send(Command::Zoom(f64::from(zoom), fixed, Pace::AtOnce));
    }
    if scroll.x != 0.0 {
        cx.send(Command::Pan(-scale.delta(scroll.x), Pace::AtOnce));
    }
    if scroll.y != 0.0 && state.settings.wheel_scrolls {
        cx.send(Command::ScrollLanes(-scroll.y));
    } else if scroll.y != 0.0 {
        cx.send(Command::Zoom(f64::from((scroll.y / WHEEL_ZOOM).exp()), fixed, Pace::AtOnce));
    }
}

fn interact_shelf(ui: &mut Ui, cx: &Cx<'_>, state: &State) {
    let area = state.time.areas.shelf;
    if area.height() <= 0.0 {
        return;
    }
    let response = ui.interact(to_egui(area), Id::unique("timeline-shelf"), Sense::drag());
    let label = cx.kit.messages.get("shelf-title");
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, &label));
    let along = state.time_direction().sign();
    if response.dragged() {
        cx.send(Command::ScrollShelf(-response.drag_delta().x * along));
    }
    if ui.rect_contains_pointer(to_egui(area)) {
        let scroll = ui.input(|input| input.smooth_scroll_delta());
        if scroll.x != 0.0 || scroll.y != 0.0 {
            cx.send(Command::ScrollShelf(-scroll.x * along - scroll.y));
        }
    }
}

/// A drag of the window moves it, of its edges resizes it; a click elsewhere brings it there.
fn interact_overview(ui: &mut Ui, cx: &Cx<'_>, state: &State, view: &Scale) {
    let area = state.time.areas.overview;
    let Some(scale) = overview::scale(&state.content, state.time_direction(), area) else { return };
    if area.height() <= 0.0 {
        return;
    }
    let window = overview::window(&scale, view.span(), area);
    let response = ui.interact(to_egui(area), Id::unique("timeline-overview"), Sense::click_and_drag());
    let label = cx.kit.messages.get("panel-overview");
    response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, &label));
    ring(ui, cx, &response, area);
    let grip = Id::unique("overview-grip");
    let hovered = response.hover_pos().map(|at| Grip::at(window, pos(at)));
    let held: Option<Grip> = ui.data(|data| data.get_temp(grip));
    match held.filter(|_| response.dragged()).or(hovered) {
        Some(Grip::Min | Grip::Max) => ui.set_cursor_icon(CursorIcon::ResizeHorizontal),
        Some(Grip::Window) => ui.set_cursor_icon(CursorIcon::Grab),
        _ => {}
    }
    if response.drag_started() {
        let origin = ui.input(|input| input.pointer.press_origin()).map(pos);
        ui.data_mut(|data| data.insert_temp(grip, origin.map_or(Grip::Window, |at| Grip::at(window, at))));
    }
    let Some(at) = response.interact_pointer_pos() else { return };
    if response.clicked() {
        let by = scale.time(at.x) - state.time.target.center;
        cx.send(Command::Pan(by, Pace::Animated));
    } else if let (true, Some(held)) = (response.dragged(), held) {
        drag_window(cx, &scale, held, response.drag_delta().x, window);
    }
}

fn drag_window(cx: &Cx<'_>, scale: &Scale, held: Grip, dx: f32, window: Rect) {
    if dx == 0.0 {
        return;
    }
    let mut edges = (window.min.x, window.max.x);
    match held {
        Grip::Window | Grip::Outside => return cx.send(Command::Pan(scale.delta(dx), Pace::AtOnce)),
        Grip::Min => edges.0 = (edges.0 + dx).min(edges.1 - 6.0),
        Grip::Max => edges.1 = (edges.1 + dx).max(edges.0 + 6.0),
    }
    let (a, b) = (scale.time(edges.0), scale.time(edges.1));
    cx.send(Command::ShowSpan(a.min(b), a.max(b), Pace::AtOnce));
}

/// What of the overview's window the pointer holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Grip {
    Window,
    Min,
    Max,
    Outside,
}

impl Grip {
    fn at(window: Rect, at: Pos) -> Self {
        match at.x {
            x if (x - window.min.x).abs() < 7.0 => Self::Min,
            x if (x - window.max.x).abs() < 7.0 => Self::Max,
            x if x > window.min.x && x < window.max.x => Self::Window,
            _ => Self::Outside,
        }
    }
}

/// One widget for every event, count and lane title in view, in reading order, so that Tab goes through them.
fn interact_targets(ui: &mut Ui, cx: &Cx<'_>, state: &State, targets: &[(&Target, Rect)]) {
    let mut hovered = None;
    for (target, rect) in targets {
        match &target.owner {
            Owner::Event(event) => {
                let response = interact_event(ui, cx, state, *event, target, *rect);
                if response.hovered() {
                    hovered = Some(*event);
                }
            }
            Owner::Group(events) => interact_group(ui, cx, state, events, target, *rect),
            Owner::Lane(_) | Owner::Excerpt(_) => {
                let response = ui.interact(to_egui(*rect), Id::unique(("lane", &target.owner)), Sense::hover());
                response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &*target.name));
            }
        }
    }
    if hovered != state.selection.hovered {
        cx.send(Command::Hover(hovered));
    }
}

/// The widget of an event.
pub fn event_id(event: EventIx) -> Id {
    Id::unique(("event", event))
}

fn interact_event(ui: &mut Ui, cx: &Cx<'_>, state: &State, event: EventIx, target: &Target, rect: Rect) -> Response {
    let response = ui.interact(to_egui(rect), event_id(event), Sense::click());
    let selected = state.selection.event == Some(event);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &*target.name));
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if response.double_clicked() {
        cx.send(Command::Reveal(event));
        cx.send(Command::FitEvent(event));
    } else if response.clicked() {
        cx.send(Command::Select(Some(event)));
        response.request_focus();
    } else if response.secondary_clicked() {
        cx.send(Command::Select(Some(event)));
        cx.send(Command::Show(Some(super::super::state::Overlay::Event(event))));
    }
    if response.has_focus() {
        keep_arrows(ui, response.id);
        cx.focus_ring(ui, rect, 7.0);
    }
    response
}

/// Arrows choose the next event; they do not carry the focus over to the next widget.
fn keep_arrows(ui: &Ui, id: Id) {
    let filter = egui::EventFilter { horizontal_arrows: true, vertical_arrows: true, ..Default::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
}

/// A click on a count zooms into its events.
fn interact_group(ui: &mut Ui, cx: &Cx<'_>, state: &State, events: &[EventIx], target: &Target, rect: Rect) {
    let response = ui.interact(to_egui(rect), Id::unique(("group", events.first())), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &*target.name));
    if response.has_focus() {
        cx.focus_ring(ui, rect, 8.0);
    }
    if response.clicked() {
        let times = events.iter().filter_map(|&event| state.content.position(event));
        let times = times.map(|i| (state.content.placed[i].from, state.content.placed[i].to));
        if let Some((from, to)) = times.reduce(|(a, b), (from, to)| (a.min(from), b.max(to))) {
            let air = (to - from) * 0.3;
            cx.send(Command::ShowSpan(from - air, to + air, Pace::Animated));
        }
    }
    let response = response.on_hover_cursor(CursorIcon::ZoomIn);
    super::super::widgets::tip::tip(response, cx, &target.name);
}

/// The view of time on the lanes now.
pub fn scale(state: &State) -> Scale {
    let view: Viewport = state.time.now;
    view.scale(state.time_direction(), state.time.areas.lanes)
}
