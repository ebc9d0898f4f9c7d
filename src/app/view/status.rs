//! The status line: what the project holds, what was found, and the zoom.

use egui::{Id, Role, Sense, Ui, WidgetInfo};

use crate::app::command::{Action, Command, Pace, TimelineCommand, WindowCommand};
use crate::app::state::{Overlay, ProjectView, State};
use crate::app::ui::access::Adjustable;
use crate::app::ui::context::{Arrows, UiContext, to_egui};
use crate::app::ui::keys;
use crate::app::ui::tooltip::tooltip;
use crate::app::ui::{Button, Icon, SMALL};
use crate::app::view::context::ViewContext;
use crate::base::{Color, Direction, Pos, Rect};
use crate::scene::{Fill, Shape, Stroke};
use crate::timeline::figure;
use crate::timeline::labels::DirectedText;
use crate::timeline::layout::CARD_WIDTH;

/// A narrower status line has no slider.
const NARROW: f32 = 600.0;
/// Free width between two things of the line, and beside them all.
const BETWEEN: f32 = 10.0;
const SIDE: f32 = 12.0;
/// Width of the zoom with its slider, and without one.
const ZOOM: f32 = 220.0;
const ZOOM_BUTTONS: f32 = 84.0;
/// Width of a button of the zoom, the least room of a slider, and free width beside it.
const ZOOM_BUTTON: f32 = 28.0;
const MIN_TRACK: f32 = 40.0;
const TRACK_SIDE: f32 = 8.0;
/// Half the height of the track; radius of the thumb, and of one that is held or under the pointer; thickness of its
/// edge.
const HALF_TRACK: f32 = 1.5;
const THUMB: f32 = 6.0;
const HELD_THUMB: f32 = 7.0;
const THUMB_EDGE: f32 = 1.5;
/// Width by which a chip is wider than its words, free height above and below it, and the radius of its corners.
const CHIP_MORE: f32 = 20.0;
const CHIP_TOP: f32 = 4.0;
const CHIP_RADIUS: f32 = 9.0;
/// Opacity of the ground of a chip, and of one under the pointer.
const CHIP_GROUND: f32 = 0.14;
const HOVERED_CHIP: f32 = 0.18;
/// The slider goes beyond the view of the whole by this factor.
const BEYOND_WHOLE: f64 = 4.0;
/// Steps in which assistive programs change the zoom, in percent of the slider.
const PERCENT_STEP: f64 = 5.0;
/// Less width than this tells nothing.
const LEAST_WORDS: f32 = 64.0;

/// The status line with its parts in their places.
pub struct StatusLine {
    area: Rect,
    parts: Option<Parts>,
    /// Rooms of the line that a notice may take, the least first: what holds nothing, and that with the words. What can
    /// be pressed stays free.
    pub rooms: [Rect; 2],
}

/// The parts that tell of a project.
struct Parts {
    zoom: Rect,
    chips: Vec<(Chip, Rect)>,
    said: DirectedText,
    words: Rect,
    /// The words do not fit.
    is_cut: bool,
    color: Color,
}

/// Finds the places of the status line in `area`, at the time `now` in seconds.
pub fn layout(cx: &UiContext<'_>, state: &State, area: Rect, now: f64) -> StatusLine {
    let Some(opened) = state.opened() else { return StatusLine { area, parts: None, rooms: [area; 2] } };
    let inner = area.shrink2(SIDE, 0.0);
    let zoom = if inner.width() < NARROW { ZOOM_BUTTONS } else { ZOOM };
    let (zoom, mut rest) = inner.split_end(cx.side, zoom);
    // What can be pressed comes first and stands there whole; the words have what it leaves.
    let mut chips = Vec::new();
    for chip in self::chips(cx, opened) {
        let (rect, after) = rest.split_start(cx.side, chip.width(cx));
        chips.push((chip, rect));
        rest = after.split_start(cx.side, BETWEEN).1;
    }
    let said = cx.said(match saving(cx, state, now) {
        Some(saving) => format!("{saving}  ·  {}", words(cx, opened)),
        None => words(cx, opened),
    });
    let width = cx.kit.line(&said.text, SMALL, cx.side, None).size.w;
    let (words, free) = rest.split_start(cx.side, width + 2.0);
    let (found, quotes) = opened.session.quotes_found();
    let color = if found < quotes { cx.kit.theme.warning } else { cx.kit.theme.muted };
    let rooms = [free.split_start(cx.side, BETWEEN).1, rest];
    let parts = Parts { zoom, chips, said, words, is_cut: width > words.width(), color };
    StatusLine { area, parts: Some(parts), rooms }
}

impl StatusLine {
    /// Leaves the room of a notice to it: the words end before it, or are left out where too few of them would be seen.
    pub fn give_way(&mut self, side: Direction, notice: Rect) {
        let Some(parts) = self.parts.as_mut().filter(|parts| parts.words.overlaps(&notice)) else { return };
        let before = (notice.start(side) - parts.words.start(side)) * side.sign() - BETWEEN;
        let width = if before < LEAST_WORDS { 0.0 } else { before };
        parts.words = parts.words.split_start(side, width).0;
        parts.is_cut = true;
    }
}

/// Shows the status line.
pub fn show(ui: &mut Ui, cx: &ViewContext<'_>, state: &State, line: &StatusLine) {
    let (theme, area) = (cx.kit.theme, line.area);
    cx.fill(ui, area, 0.0, theme.bar);
    cx.fill(ui, Rect::new(area.min.x, area.min.y, area.max.x, area.min.y + 1.0), 0.0, theme.border);
    let (Some(parts), Some(opened)) = (&line.parts, state.opened()) else { return };
    for (chip, rect) in &parts.chips {
        if show_chip(ui, cx, chip, *rect) {
            cx.send(chip.command.clone());
        }
    }
    if parts.words.width() > 0.0 {
        cx.line(ui, &parts.said, SMALL, parts.words, parts.color);
    }
    let response = ui.interact(to_egui(parts.words), Id::unique("status-text"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &parts.said.text));
    tooltip(response, cx, if parts.is_cut { &parts.said.text } else { "" });
    show_zoom(ui, cx, opened, parts.zoom);
}

/// A save that takes less long is over before it is read, in seconds.
const SHORT: f64 = 0.3;

/// Returns the progress of the save under way, in words.
fn saving(cx: &UiContext<'_>, state: &State, now: f64) -> Option<String> {
    let saving = state.saving.as_ref().filter(|saving| now - saving.since > SHORT)?;
    let percent = (saving.meter.part() * 100.0) as usize;
    Some(cx.kit.messages.format("status-saving", &[("percent", percent.into())]))
}

/// Returns the contents of the project in words, and how much of it shows.
fn words(cx: &UiContext<'_>, opened: ProjectView<'_>) -> String {
    let session = &opened.project.session;
    let (found, quotes) = session.quotes_found();
    let shown = opened.content.len();
    let args = [
        ("events", session.project.events.len().into()),
        ("documents", session.project.documents.len().into()),
        ("quotes", quotes.into()),
        ("found", found.into()),
    ];
    let mut text = cx.kit.messages.format(if quotes > 0 { "status-line" } else { "status-line-bare" }, &args);
    if shown < session.project.events.len() {
        let args = [("shown", shown.into()), ("events", session.project.events.len().into())];
        text = format!("{text}  ·  {}", cx.kit.messages.format("status-filtered", &args));
    }
    if session.history.is_dirty() {
        text = format!("{text}  ·  {}", cx.kit.messages.get("status-unsaved"));
    }
    text
}

/// A small button.
struct Chip {
    id: &'static str,
    text: String,
    color: Color,
    command: Command,
}

impl Chip {
    fn width(&self, cx: &UiContext<'_>) -> f32 {
        cx.kit.line(&self.text, SMALL, cx.side, None).size.w.ceil() + CHIP_MORE
    }
}

fn chips(cx: &UiContext<'_>, opened: ProjectView<'_>) -> Vec<Chip> {
    let (theme, session) = (cx.kit.theme, &opened.project.session);
    let mut chips = Vec::new();
    if !opened.has_documents() {
        let (id, command) = ("status-no-documents", Command::Do(Action::Source));
        chips.push(Chip { id, text: cx.kit.messages.get(id), color: theme.accent, command });
    }
    let problems = session.problems();
    if problems > 0 {
        let (id, command) = ("status-problems", WindowCommand::Show(Some(Overlay::Problems)).into());
        let text = cx.kit.messages.format(id, &[("count", problems.into())]);
        let color = if session.needs_action() { theme.warning } else { theme.muted };
        chips.push(Chip { id, text, color, command });
    }
    chips
}

/// Shows a chip; returns true if it was clicked.
fn show_chip(ui: &mut Ui, cx: &UiContext<'_>, chip: &Chip, rect: Rect) -> bool {
    let response = ui.interact(to_egui(rect), Id::unique(chip.id), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &chip.text));
    let (frame, opacity) = (rect.shrink2(0.0, CHIP_TOP), if response.hovered() { HOVERED_CHIP } else { CHIP_GROUND });
    cx.fill(ui, frame, CHIP_RADIUS, chip.color.fade(opacity));
    if response.hovered() {
        cx.outline(ui, frame.shrink(0.5), CHIP_RADIUS - 0.5, 1.0, chip.color);
    }
    cx.centered(ui, &cx.said(chip.text.as_str()), SMALL, rect, chip.color);
    if response.has_focus() {
        cx.focus_ring(ui, frame, CHIP_RADIUS);
    }
    response.clicked()
}

/// Buttons for nearer, farther and all, and a slider over the zooms that make sense.
fn show_zoom(ui: &mut Ui, cx: &ViewContext<'_>, opened: ProjectView<'_>, area: Rect) {
    if opened.content.span.is_none() {
        return;
    }
    // Tab goes through them in the order of reading.
    let (fit_at, rest) = area.split_end(cx.side, ZOOM_BUTTON);
    let (nearer_at, rest) = rest.split_end(cx.side, ZOOM_BUTTON);
    let (farther_at, track) = rest.split_start(cx.side, ZOOM_BUTTON);
    button(ui, cx, Action::ZoomOut, Icon::Minus, farther_at);
    if track.width() > MIN_TRACK {
        show_slider(ui, cx, opened, track.shrink2(TRACK_SIDE, 0.0));
    }
    button(ui, cx, Action::ZoomIn, Icon::Plus, nearer_at);
    button(ui, cx, Action::Fit, Icon::Fit, fit_at);
}

fn button(ui: &mut Ui, cx: &ViewContext<'_>, action: Action, icon: Icon, at: Rect) {
    let label = cx.kit.messages.get(action.entry().message);
    let hint = cx.hint(action);
    let button = Button::icon(&label, icon).hint(hint);
    if button.show(ui, cx, Id::unique(("status", action)), at.shrink2(1.0, 2.0)).clicked() {
        cx.act(action);
    }
}

/// Part of the slider that an arrow key goes.
const SLIDER_STEP: f32 = 0.05;
/// Seconds a point at the near end of the slider.
const NEAREST: f64 = 60.0;

fn show_slider(ui: &mut Ui, cx: &ViewContext<'_>, opened: ProjectView<'_>, track: Rect) {
    let Some(span) = opened.content.span else { return };
    let farthest = figure::fit_labels(&opened.content, span, opened.state.layout().lanes_width(), CARD_WIDTH).per_point
        * BEYOND_WHOLE;
    // A project of a few minutes has a slider, too.
    let whole = (farthest / NEAREST).ln().max(1.0);
    let part = ((farthest / opened.time.target.per_point).ln() / whole).clamp(0.0, 1.0) as f32;
    let response = ui.interact(to_egui(track), Id::unique("zoom-slider"), Sense::click_and_drag());
    let label = cx.kit.messages.get("zoom");
    response.widget_info(|| WidgetInfo::labeled(Role::Slider, true, &label));
    let value = Adjustable::percent(f64::from(part), PERCENT_STEP);
    let percent = (value.value.round() as usize).into();
    let value = value.words(cx.kit.messages.format("zoom-value", &[("percent", percent)]));
    if let Some(wanted) = value.tell(ui, &response) {
        let per_point = farthest / (wanted / 100.0 * whole).exp();
        cx.send(TimelineCommand::Zoom(opened.time.target.per_point / per_point, None, Pace::AtOnce));
    }
    let theme = cx.kit.theme;
    let y = track.center().y;
    let x = track.start(cx.side) + cx.side.sign() * part * track.width();
    let line = Rect::new(track.min.x, y - HALF_TRACK, track.max.x, y + HALF_TRACK);
    cx.fill(ui, line, HALF_TRACK, theme.edge);
    let stroke = Some(Stroke::new(THUMB_EDGE, theme.panel));
    let radius = if response.hovered() || response.dragged() { HELD_THUMB } else { THUMB };
    cx.draw(ui, |scene| {
        scene.push(Shape::Circle { center: Pos::new(x, y), radius, fill: Fill::Solid(theme.accent), stroke });
    });
    if response.has_focus() {
        cx.focus_ring(ui, track.shrink2(0.0, 6.0), 5.0);
    }
    let (aside, down) = keys::steps(ui, &response, cx.side, Arrows::All);
    if aside != down {
        let part = (part + (aside - down) * SLIDER_STEP).clamp(0.0, 1.0);
        let per_point = farthest / (f64::from(part) * whole).exp();
        cx.send(TimelineCommand::Zoom(opened.time.target.per_point / per_point, None, Pace::Animated));
    }
    if let Some(at) = response.interact_pointer_pos().filter(|_| response.dragged() || response.clicked()) {
        let part = ((at.x - track.start(cx.side)) * cx.side.sign() / track.width().max(1.0)).clamp(0.0, 1.0);
        let per_point = farthest / (f64::from(part) * whole).exp();
        cx.send(TimelineCommand::Zoom(opened.time.target.per_point / per_point, None, Pace::AtOnce));
    }
}
