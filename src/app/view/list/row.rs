//! A row of the list: colour of the lane, title, importance; below them the date, the lane and
//! the status. A quote in doubt has its sign beside the title.

use egui::{CursorIcon, Id, Response, Role, Sense, Ui, WidgetInfo};

use super::focus::has_focus;
use crate::app::command::{Action, WindowCommand};
use crate::app::state::{Overlay, ProjectView};
use crate::app::ui::context::to_egui;
use crate::app::ui::style::SELECTED;
use crate::app::ui::tooltip::tooltip;
use crate::app::ui::{BODY, SMALL};
use crate::app::view::context::ViewContext;
use crate::base::{Color, EventIx, Pos, Rect};
use crate::model::Status;
use crate::model::search::highlights;
use crate::scene::{Fill, ItemId, Shape};
use crate::text::TextStyle;
use crate::timeline::doubt;
use crate::timeline::labels::InDoubt;
use crate::timeline::labels::{DirectedText, LabelText};

/// From the edge of the panel to the words, as in the source panel.
const MARGIN: f32 = 16.0;
/// Before the words, for the dot of the lane.
const INDENT: f32 = 16.0;
/// From dot to dot of the importance, their radius, and the opacity of those that it does not reach.
const STEP: f32 = 6.0;
const IMPORTANCE_DOT: f32 = 1.8;
const IMPORTANCE_REST: f32 = 0.28;
/// Dots of the greatest importance.
const MAX_IMPORTANCE: u8 = 5;
/// Free height above and below the words, height of the line of the title, and free width before the dots.
const TOP: f32 = 4.0;
const TITLE: f32 = 21.0;
const BEFORE_DOTS: f32 = 6.0;
/// Radius of the dot of the lane.
const DOT: f32 = 4.5;
/// Free width between the date and the lane, and least room that the lane's title needs to be shown.
const AFTER_DATE: f32 = 14.0;
const LANE_ROOM: f32 = 48.0;
/// Opacity of the accent behind a marked row, and of the line below a row.
const MARKED: f32 = 0.09;
const BORDER: f32 = 0.45;
/// Width of the edge of the selected row; distance of the ring around it from its edges, and the radius of its corners.
const EDGE: f32 = 3.0;
const RING_INSET: (f32, f32) = (5.0, 4.0);
const RING_RADIUS: f32 = 5.0;
/// Size of the letters of a status, width by which its frame is wider, the frame's height, part of the status's colour
/// in its ground, and free width before it.
const STATUS_SIZE: f32 = 11.0;
const STATUS_MORE: f32 = 14.0;
const STATUS_HEIGHT: f32 = 16.0;
const STATUS_TINT: f32 = 0.12;
const BEFORE_STATUS: f32 = 8.0;
/// Radius of the corners behind words that are searched for.
const HIT_RADIUS: f32 = 2.0;

/// The widget of a row.
pub(crate) fn row_id(event: EventIx) -> Id {
    Id::unique(("list-row", event))
}

/// Shows the row of an event, the nth, from 0. Its ground goes on below the scroll bar.
pub(crate) fn show(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    opened: ProjectView<'_>,
    event: EventIx,
    (rect, ground): (Rect, Rect),
    at: usize,
) -> Response {
    let words = opened.content.words(&opened.session.project, event, cx.kit.messages, cx.kit.dates);
    let marked = opened.list.marks.contains(event);
    // Not a stop for Tab: the list is.
    let response = ui.interact(to_egui(rect), row_id(event), Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, &words.name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_position_in_set(at);
        node.set_selected(marked);
    });
    draw_ground(ui, cx, opened, event, ground, response.hovered());
    draw_words(ui, cx, opened, event, ground, &words);
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    tooltip(response, cx, if words.doubt.is_some() { &words.name } else { "" })
}

/// Does what a double click and the second button ask for.
pub(crate) fn more(cx: &ViewContext<'_>, response: &Response, event: EventIx) {
    if response.double_clicked() {
        cx.act(Action::OpenQuote);
    }
    if response.secondary_clicked() {
        cx.send(WindowCommand::Show(Some(Overlay::Event(event))));
    }
}

fn draw_ground(ui: &Ui, cx: &ViewContext<'_>, opened: ProjectView<'_>, event: EventIx, rect: Rect, hovered: bool) {
    let theme = cx.kit.theme;
    let selected = opened.selection.event == Some(event);
    if opened.list.marks.contains(event) {
        cx.fill(ui, rect, 0.0, theme.accent.fade(if selected { SELECTED } else { MARKED }));
    } else if hovered {
        cx.fill(ui, rect, 0.0, theme.hover);
    }
    if selected {
        let edge = rect.shrink2(0.0, 0.5).split_start(cx.side, EDGE).0;
        cx.fill(ui, edge, 0.0, theme.accent);
        if has_focus(ui.ctx()) {
            cx.focus_ring(ui, rect.shrink2(RING_INSET.0, RING_INSET.1), RING_RADIUS);
        }
    }
    cx.fill(ui, Rect::new(rect.min.x, rect.max.y - 1.0, rect.max.x, rect.max.y), 0.0, theme.border.fade(BORDER));
}

fn draw_words(ui: &Ui, cx: &ViewContext<'_>, opened: ProjectView<'_>, event: EventIx, rect: Rect, words: &LabelText) {
    let theme = cx.kit.theme;
    let lane = opened.content.lane_of(event).and_then(|lane| opened.content.lanes.get(lane));
    let color = lane.map_or(theme.faint, |lane| theme.lane(lane.color));
    let inner = rect.shrink2(MARGIN, TOP);
    let dot = Pos::new(inner.start(cx.side) + cx.side.sign() * DOT, inner.min.y + TITLE / 2.0);
    cx.draw(ui, |scene| {
        scene.push(Shape::Circle { center: dot, radius: DOT, fill: Fill::Solid(color), stroke: None });
    });
    let (_, inner) = inner.split_start(cx.side, INDENT);
    let (first, second) = inner.split_top(TITLE);
    let (marks, first) = first.split_end(cx.side, STEP * f32::from(MAX_IMPORTANCE) + BEFORE_DOTS);
    draw_importance(ui, cx, opened, event, marks);
    let first = match &words.doubt {
        Some(in_doubt) => draw_doubt(ui, cx, event, in_doubt, first),
        None => first,
    };
    searched(ui, cx, opened, (&words.title, BODY, theme.ink), first);
    let mut second = second;
    if let Some(status) = &words.status {
        second = draw_status(ui, cx, opened, event, status, second);
    }
    let (width, date) = (cx.kit.line_of(&words.date, SMALL, None).size.w, second);
    cx.line(ui, &words.date, SMALL, date, theme.muted);
    let (_, rest) = second.split_start(cx.side, width + AFTER_DATE);
    if let Some(lane) = lane.filter(|_| rest.width() > LANE_ROOM) {
        cx.line(ui, &lane.title, SMALL, rest, theme.muted);
    }
}

/// Draws up to five dots at the end side.
fn draw_importance(ui: &Ui, cx: &ViewContext<'_>, opened: ProjectView<'_>, event: EventIx, area: Rect) {
    let event = opened.session.project.event(event);
    let importance = event.map_or(0, |event| event.importance());
    let theme = cx.kit.theme;
    cx.draw(ui, |scene| {
        for nth in 0..MAX_IMPORTANCE {
            let color = if nth < importance { theme.muted } else { theme.faint.fade(IMPORTANCE_REST) };
            let x = area.end(cx.side) - cx.side.sign() * (STEP * (f32::from(MAX_IMPORTANCE - nth) - 0.5));
            let center = Pos::new(x, area.center().y);
            scene.push(Shape::Circle { center, radius: IMPORTANCE_DOT, fill: Fill::Solid(color), stroke: None });
        }
    });
}

/// Draws the sign of a quote in doubt at the end side; returns the room before it.
fn draw_doubt(ui: &Ui, cx: &ViewContext<'_>, event: EventIx, in_doubt: &InDoubt, area: Rect) -> Rect {
    let (at, rest) = area.split_end(cx.side, doubt::SIGN);
    let color = in_doubt.color(cx.kit.theme);
    cx.draw(ui, |scene| doubt::draw(scene, Some(&ItemId::Event(event)), at.center(), doubt::SIGN, color));
    rest.split_end(cx.side, doubt::BESIDE).1
}

/// Draws the status in a frame at the end side; returns the room before it.
fn draw_status(
    ui: &Ui,
    cx: &ViewContext<'_>,
    opened: ProjectView<'_>,
    event: EventIx,
    status: &DirectedText,
    area: Rect,
) -> Rect {
    let theme = cx.kit.theme;
    let event = opened.session.project.event(event);
    let color = match event.map(|event| event.status()) {
        Some(Status::Confirmed) => theme.success,
        Some(Status::Disputed) => theme.warning,
        _ => theme.muted,
    };
    let style = TextStyle { size: STATUS_SIZE, ..SMALL };
    let width = cx.kit.line_of(status, style, None).size.w + STATUS_MORE;
    let (at, rest) = area.split_end(cx.side, width.min(area.width()));
    let frame = at.shrink2(0.0, (at.height() - STATUS_HEIGHT) / 2.0);
    // On a ground of its own: the row may be marked or under the pointer.
    cx.fill(ui, frame, STATUS_HEIGHT / 2.0, theme.panel.mix(color, STATUS_TINT));
    cx.centered(ui, status, style, frame, color);
    rest.split_end(cx.side, BEFORE_STATUS).1
}

/// Draws one line in the middle of the height of `rect`, with what is searched for marked behind it.
fn searched(
    ui: &Ui,
    cx: &ViewContext<'_>,
    opened: ProjectView<'_>,
    (said, style, color): (&DirectedText, TextStyle, Color),
    rect: Rect,
) {
    let layout = cx.kit.block(said, style, cx.side, rect.width(), 1);
    let pos = Pos::new(rect.min.x, rect.center().y - layout.size.h / 2.0);
    cx.draw(ui, |scene| {
        if opened.search.is_active() {
            for range in highlights(&layout.text, &opened.search.query) {
                for hit in layout.highlight(range) {
                    let (rect, fill) = (hit.translate(pos.x, pos.y), Fill::Solid(cx.kit.theme.hit));
                    scene.push(Shape::Rect { rect, radius: HIT_RADIUS, fill, stroke: None });
                }
            }
        }
        scene.push(Shape::Text { layout, pos, color });
    });
}
