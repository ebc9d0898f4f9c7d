//! Pointer and wheel on lanes, shelf and overview, turned into commands.

use egui::{CursorIcon, Id, PointerButton, Response, Role, Sense, Ui, WidgetInfo};

use super::nodes::{event_id, lanes_id, tray_id};
use crate::app::command::{Action, Pace, TimelineCommand};
use crate::app::state::ProjectView;
use crate::app::ui::access::Adjustable;
use crate::app::ui::context::{Arrows, from_egui, pos, to_egui};
use crate::app::ui::keys;
use crate::app::view::context::ViewContext;
use crate::base::{Pos, Rect};
use crate::timeline::overview;
use crate::timeline::time::Scale;

/// Wheel points that zoom by e.
const WHEEL_ZOOM: f32 = 260.0;
/// Factor by which a double click zooms.
const CLICK_ZOOM: f64 = 2.0;
/// Opacity of the accent over a stretch of time that is being marked, and the least width of one to zoom to: less is a
/// click with an unsteady hand.
const MARKING: f32 = 0.15;
const MIN_MARKING: f32 = 6.0;
/// Speed of the pointer, in points a second, from which on letting go throws the view.
const MIN_FLING: f32 = 60.0;
/// Least width to which an edge of the overview's window can be dragged, and distance from an edge within which the
/// pointer holds it.
const MIN_WINDOW: f32 = 6.0;
const GRIP: f32 = 7.0;
/// Distance of the ring around the lanes from their edges.
const RING_INSET: f32 = 4.0;

/// The background of the lanes and the axis: drag, wheel, clicks. Returns the points by which the lanes are to scroll.
pub(crate) fn interact_lanes(ui: &mut Ui, cx: &ViewContext<'_>, opened: ProjectView<'_>, scale: &Scale) -> f32 {
    let areas = &opened.state.layout.areas;
    let area = areas.lanes.union(&areas.axis);
    let response = ui.interact(to_egui(area), lanes_id(), Sense::click_and_drag());
    let label = cx.kit.messages.get("panel-timeline");
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, &label));
    ring(ui, cx, &response, area);
    let selecting = response.dragged() && ui.input(|input| input.modifiers.shift);
    let dragged = drag(ui, cx, &response, scale, selecting);
    if response.double_clicked() {
        let at = response.interact_pointer_pos().map(|at| scale.time(at.x));
        cx.send(TimelineCommand::Zoom(CLICK_ZOOM, at, Pace::Animated));
    } else if keys::is_pressed_by_key(&response) {
        go_in(ui, cx, opened);
    } else if response.clicked() {
        cx.send(TimelineCommand::Select(None));
    }
    dragged + wheel(ui, cx, opened, scale, area)
}

/// Goes from the lanes to the selected event, or to the first one.
fn go_in(ui: &Ui, cx: &ViewContext<'_>, opened: ProjectView<'_>) {
    match opened.selection.event.or_else(|| opened.content.ranked(0)) {
        Some(event) => {
            cx.send(TimelineCommand::BringIntoView(event));
            ui.memory_mut(|memory| memory.request_focus(event_id(event)));
        }
        None => cx.act(Action::Fit),
    }
}

fn ring(ui: &Ui, cx: &ViewContext<'_>, response: &Response, area: Rect) {
    if response.has_focus() {
        cx.focus_ring(ui, area.shrink(RING_INSET), 0.0);
    }
}

/// A drag of the background pans and throws; with Shift it marks a stretch of time and zooms to it. Returns the points
/// by which the lanes are to scroll.
fn drag(ui: &Ui, cx: &ViewContext<'_>, response: &Response, scale: &Scale, selecting: bool) -> f32 {
    let marking = Id::unique("timeline-marking");
    let begun: Option<f32> = ui.data(|data| data.get_temp(marking));
    if response.drag_started() && selecting {
        let x = response.interact_pointer_pos().map_or(0.0, |at| at.x);
        ui.data_mut(|data| data.insert_temp(marking, x));
    } else if let (Some(from), Some(at)) = (begun, response.interact_pointer_pos()) {
        let area = from_egui(response.rect);
        let rect = Rect::new(from.min(at.x), area.min.y, from.max(at.x), area.max.y);
        cx.fill(ui, rect, 0.0, cx.kit.theme.accent.fade(MARKING));
        cx.outline(ui, rect, 0.0, 1.0, cx.kit.theme.accent);
        if response.drag_stopped() {
            ui.data_mut(|data| data.remove::<f32>(marking));
            let (a, b) = (scale.time(from), scale.time(at.x));
            if rect.width() > MIN_MARKING {
                cx.send(TimelineCommand::ShowSpan(a.min(b), a.max(b), Pace::Animated));
            }
        }
    } else if response.dragged_by(PointerButton::Primary) || response.dragged_by(PointerButton::Middle) {
        let delta = response.drag_delta();
        ui.set_cursor_icon(CursorIcon::Grabbing);
        if delta.x != 0.0 {
            cx.send(TimelineCommand::Pan(-scale.delta(delta.x), Pace::AtOnce));
        }
        return -delta.y;
    } else if response.drag_stopped() {
        let speed = ui.input(|input| input.pointer.velocity().x);
        if speed.abs() > MIN_FLING {
            cx.send(TimelineCommand::Fling(-scale.delta(speed)));
        }
    }
    0.0
}

/// Wheel and pinch zoom at the pointer; sideways they pan. Returns the points by which the lanes are to scroll.
fn wheel(ui: &Ui, cx: &ViewContext<'_>, opened: ProjectView<'_>, scale: &Scale, area: Rect) -> f32 {
    if !ui.rect_contains_pointer(to_egui(area)) {
        return 0.0;
    }
    let (scroll, zoom, at) = ui.input(|i| (i.smooth_scroll_delta(), i.zoom_delta(), i.pointer.hover_pos()));
    let fixed = at.map(|at| scale.time(at.x));
    if zoom != 1.0 {
        cx.send(TimelineCommand::Zoom(f64::from(zoom), fixed, Pace::AtOnce));
    }
    if scroll.x != 0.0 {
        cx.send(TimelineCommand::Pan(-scale.delta(scroll.x), Pace::AtOnce));
    }
    if scroll.y != 0.0 && opened.state.settings.wheel_scrolls {
        return -scroll.y;
    }
    if scroll.y != 0.0 {
        cx.send(TimelineCommand::Zoom(f64::from((scroll.y / WHEEL_ZOOM).exp()), fixed, Pace::AtOnce));
    }
    0.0
}

/// Points that an arrow key scrolls the undated tray by.
const TRAY_STEP: f32 = 80.0;

/// The background of the undated tray: returns the points by which drag, wheel and arrow keys scroll it. If it can be
/// scrolled, it takes the keyboard.
pub(crate) fn interact_tray(ui: &mut Ui, cx: &ViewContext<'_>, opened: ProjectView<'_>, scrolls: bool) -> f32 {
    let area = opened.state.layout.areas.shelf;
    if area.height() <= 0.0 {
        return 0.0;
    }
    let response = ui.interact(to_egui(area), tray_id(), if scrolls { Sense::drag() } else { Sense::DRAG });
    let label = cx.kit.messages.get("shelf-title");
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, &label));
    ring(ui, cx, &response, area);
    let direction = opened.state.time_direction();
    let along = direction.sign();
    let (aside, down) = keys::steps(ui, &response, direction, Arrows::All);
    let by_keys = (aside + down) * TRAY_STEP;
    let dragged = by_keys + if response.dragged() { -response.drag_delta().x * along } else { 0.0 };
    if !ui.rect_contains_pointer(to_egui(area)) {
        return dragged;
    }
    let wheel = ui.input(|input| input.smooth_scroll_delta());
    dragged - wheel.x * along - wheel.y
}

/// A drag of the window moves it, of its edges resizes it; a click elsewhere brings it there. Arrow keys move it and make
/// it smaller or larger, Enter shows everything.
pub(crate) fn interact_overview(ui: &mut Ui, cx: &ViewContext<'_>, opened: ProjectView<'_>, view: &Scale) {
    let area = opened.state.layout.areas.overview;
    let Some(scale) = overview::scale(&opened.content, opened.state.time_direction(), area) else { return };
    if area.height() <= 0.0 {
        return;
    }
    let window = overview::window(&scale, view.span(), area);
    let response = ui.interact(to_egui(area), Id::unique("timeline-overview"), Sense::click_and_drag());
    let label = cx.kit.messages.get("panel-overview");
    response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, &label));
    tell_overview(ui, cx, opened, &scale, &response);
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
    let (aside, down) = keys::steps(ui, &response, opened.state.time_direction(), Arrows::All);
    if aside != 0.0 {
        cx.act(if aside > 0.0 { Action::PanEnd } else { Action::PanStart });
    }
    if down != 0.0 || keys::is_pressed_by_key(&response) {
        cx.act(match down {
            down if down < 0.0 => Action::ZoomIn,
            down if down > 0.0 => Action::ZoomOut,
            _ => Action::Fit,
        });
    }
    let Some(at) = response.interact_pointer_pos() else { return };
    if response.clicked() {
        let by = scale.time(at.x) - opened.time.target.center;
        cx.send(TimelineCommand::Pan(by, Pace::Animated));
    } else if let (true, Some(held)) = (response.dragged(), held) {
        drag_window(cx, &scale, held, response.drag_delta().x, window);
    }
}

/// Tells which part of the whole time is in view, and goes where an assistive program asks for.
fn tell_overview(ui: &Ui, cx: &ViewContext<'_>, opened: ProjectView<'_>, scale: &Scale, response: &Response) {
    let (from, to) = scale.span();
    let center = opened.time.target.center;
    let value = Adjustable::percent((center - from) / (to - from).max(1.0), 5.0);
    if let Some(wanted) = value.tell(ui, response) {
        let by = from + (to - from) * wanted / 100.0 - center;
        cx.send(TimelineCommand::Pan(by, Pace::Animated));
    }
}

fn drag_window(cx: &ViewContext<'_>, scale: &Scale, held: Grip, dx: f32, window: Rect) {
    if dx == 0.0 {
        return;
    }
    let mut edges = (window.min.x, window.max.x);
    match held {
        Grip::Window | Grip::Outside => return cx.send(TimelineCommand::Pan(scale.delta(dx), Pace::AtOnce)),
        Grip::Min => edges.0 = (edges.0 + dx).min(edges.1 - MIN_WINDOW),
        Grip::Max => edges.1 = (edges.1 + dx).max(edges.0 + MIN_WINDOW),
    }
    let (a, b) = (scale.time(edges.0), scale.time(edges.1));
    cx.send(TimelineCommand::ShowSpan(a.min(b), a.max(b), Pace::AtOnce));
}

/// Parts of the overview's window that the pointer can hold.
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
            x if (x - window.min.x).abs() < GRIP => Self::Min,
            x if (x - window.max.x).abs() < GRIP => Self::Max,
            x if x > window.min.x && x < window.max.x => Self::Window,
            _ => Self::Outside,
        }
    }
}
