//! A row of the list: colour of the lane, title, importance; below them the date, the lane and
//! the status. A quote in doubt has its sign beside the title.

use egui::{CursorIcon, Id, Response, Role, Sense, Ui, WidgetInfo};

use super::focus::has_focus;
use crate::app::command::{Action, WindowCommand};
use crate::app::state::{Overlay, ProjectView};
use crate::app::ui::context::to_egui;
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
/// From dot to dot of the importance.
const STEP: f32 = 6.0;

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
        cx.fill(ui, rect, 0.0, theme.accent.fade(if selected { 0.16 } else { 0.09 }));
    } else if hovered {
        cx.fill(ui, rect, 0.0, theme.hover);
    }
    if selected {
        let edge = rect.shrink2(0.0, 0.5).split_start(cx.side, 3.0).0;
        cx.fill(ui, edge, 0.0, theme.accent);
        if has_focus(ui.ctx()) {
            cx.focus_ring(ui, rect.shrink2(5.0, 4.0), 5.0);
        }
    }
    cx.fill(ui, Rect::new(rect.min.x, rect.max.y - 1.0, rect.max.x, rect.max.y), 0.0, theme.border.fade(0.45));
}

fn draw_words(ui: &Ui, cx: &ViewContext<'_>, opened: ProjectView<'_>, event: EventIx, rect: Rect, words: &LabelText) {
    let theme = cx.kit.theme;
    let lane = opened.content.lane_of(event).and_then(|lane| opened.content.lanes.get(lane));
    let color = lane.map_or(theme.faint, |lane| theme.lane(lane.color));
    let inner = rect.shrink2(MARGIN, 4.0);
    let middle = inner.min.y + 10.5;
    let dot = Pos::new(inner.start(cx.side) + cx.side.sign() * 4.5, middle);
    cx.draw(ui, |scene| {
        scene.push(Shape::Circle { center: dot, radius: 4.5, fill: Fill::Solid(color), stroke: None });
    });
    let (_, inner) = inner.split_start(cx.side, INDENT);
    let (first, second) = inner.split_top(21.0);
    let (marks, first) = first.split_end(cx.side, STEP * 5.0 + 6.0);
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
    let (_, rest) = second.split_start(cx.side, width + 14.0);
    if let Some(lane) = lane.filter(|_| rest.width() > 48.0) {
        cx.line(ui, &lane.title, SMALL, rest, theme.muted);
    }
}

/// Draws up to five dots at the end side.
fn draw_importance(ui: &Ui, cx: &ViewContext<'_>, opened: ProjectView<'_>, event: EventIx, area: Rect) {
    let event = opened.session.project.event(event);
    let importance = event.map_or(0, |event| event.importance());
    let theme = cx.kit.theme;
    cx.draw(ui, |scene| {
        for nth in 0..5_u8 {
            let color = if nth < importance { theme.muted } else { theme.faint.fade(0.28) };
            let x = area.end(cx.side) - cx.side.sign() * (STEP * (4.5 - f32::from(nth)));
            let center = Pos::new(x, area.center().y);
            scene.push(Shape::Circle { center, radius: 1.8, fill: Fill::Solid(color), stroke: None });
        }
    });
}

/// The sign of a quote in doubt at the end side; returns the room before it.
fn draw_doubt(ui: &Ui, cx: &ViewContext<'_>, event: EventIx, in_doubt: &InDoubt, area: Rect) -> Rect {
    let (at, rest) = area.split_end(cx.side, doubt::SIGN);
    let color = in_doubt.color(cx.kit.theme);
    cx.draw(ui, |scene| doubt::draw(scene, Some(&ItemId::Event(event)), at.center(), doubt::SIGN, color));
    rest.split_end(cx.side, doubt::BESIDE).1
}

/// The status, unless it is the usual one, in a frame at the end side; returns the room before it.
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
    let style = TextStyle { size: 11.0, ..SMALL };
    let width = cx.kit.line_of(status, style, None).size.w + 14.0;
    let (at, rest) = area.split_end(cx.side, width.min(area.width()));
    let frame = at.shrink2(0.0, (at.height() - 16.0) / 2.0);
    // On a ground of its own: the row may be marked or under the pointer.
    cx.fill(ui, frame, 8.0, theme.panel.mix(color, 0.12));
    cx.centered(ui, status, style, frame, color);
    rest.split_end(cx.side, 8.0).1
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
                    scene.push(Shape::Rect { rect, radius: 2.0, fill, stroke: None });
                }
            }
        }
        scene.push(Shape::Text { layout, pos, color });
    });
}
