//! The head of the list: how many rows there are, what they are sorted by, and whether only hits show.

use egui::{Id, Role, Sense, Ui, WidgetInfo};

use crate::app::command::{Action, ListCommand};
use crate::app::state::ProjectView;
use crate::app::state::list::order::{By, Sort};
use crate::app::ui::context::to_egui;
use crate::app::ui::{Button, HEADING, Icon, LABEL, SMALL, keys, segmented};
use crate::app::view::context::ViewContext;
use crate::base::{Color, Pos, Rect};
use crate::scene::{Fill, Scene, Shape};

/// A head narrower than this leaves less free beside its words.
const NARROW: f32 = 260.0;
/// Width of the triangle that tells the way of the order.
const WAY: f32 = 14.0;

/// Shows the head; returns what is left of the panel.
pub(crate) fn show(ui: &mut Ui, cx: &ViewContext<'_>, opened: ProjectView<'_>, area: Rect) -> Rect {
    let side = if area.width() < NARROW { 10.0 } else { 16.0 };
    let inner = area.shrink2(side, 8.0);
    let (title, rest) = inner.split_top(30.0);
    show_title(ui, cx, opened, title);
    let (sort, _) = rest.split_top(6.0).1.split_top(28.0);
    show_sort(ui, cx, opened, sort);
    let (_, rest) = area.split_top(8.0 + 30.0 + 6.0 + 28.0 + 9.0);
    cx.fill(ui, Rect::new(area.min.x, rest.min.y - 1.0, area.max.x, rest.min.y), 0.0, cx.kit.theme.border);
    rest
}

/// The name, how many rows there are or are marked, and buttons at the end side.
fn show_title(ui: &mut Ui, cx: &ViewContext<'_>, opened: ProjectView<'_>, area: Rect) {
    let (theme, said) = (cx.kit.theme, cx.say("list-title"));
    let style = crate::text::TextStyle { size: 16.0, ..HEADING };
    let width = cx.kit.line_of(&said, style, None).size.w;
    let (at, rest) = area.split_start(cx.side, width + 10.0);
    cx.line(ui, &said, style, at, theme.ink);
    let response = ui.interact(to_egui(at), Id::unique("list-heading"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &said.text));
    let rest = show_buttons(ui, cx, opened, rest);
    let marked = opened.list.marks.len();
    let (id, count) = match marked {
        0 | 1 => ("list-count", opened.list.len(&opened.content)),
        _ => ("list-marked", marked),
    };
    let text = cx.kit.messages.format(id, &[("count", count.into())]);
    let at = rest.translate(0.0, 1.5);
    cx.line(ui, &cx.said(text.as_str()), SMALL, at, if marked > 1 { theme.accent } else { theme.muted });
    let response = ui.interact(to_egui(rest), Id::unique("list-count"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Status, true, &text));
}

/// Copying what is marked, and the choice between hits and everything; returns the room before them.
fn show_buttons(ui: &mut Ui, cx: &ViewContext<'_>, opened: ProjectView<'_>, area: Rect) -> Rect {
    let (copy_at, mut rest) = area.split_end(cx.side, 30.0);
    if opened.search.is_active() {
        let text = cx.kit.messages.get("list-hits-only");
        let button = Button::new(&text).selected(opened.list.hits_only);
        let (at, left) = rest.split_end(cx.side, 6.0).1.split_end(cx.side, button.width(cx));
        rest = left;
        if button.show(ui, cx, Id::unique("list-hits-only"), at.shrink2(0.0, 1.0)).clicked() {
            cx.send(ListCommand::HitsOnly(!opened.list.hits_only));
        }
    }
    let label = cx.kit.messages.get("list-copy");
    let hint = cx.hint(Action::CopyQuote);
    let copy = Button::icon(&label, Icon::Copy).hint(hint).enabled(!opened.list.marks.is_empty());
    if copy.show(ui, cx, Id::unique("list-copy"), copy_at).clicked() {
        cx.send(ListCommand::CopyMarked);
    }
    rest
}

/// Shows the orders of rows side by side; the chosen one once more turns the order round.
fn show_sort(ui: &mut Ui, cx: &ViewContext<'_>, opened: ProjectView<'_>, area: Rect) {
    segmented::frame(ui, cx, area);
    let name = cx.kit.messages.get("list-sorting");
    let ui = &mut segmented::choice(ui, (Id::unique("list-sort"), &name), area, By::ALL.len());
    // As wide as their words ask for, together as wide as the head.
    let width = |by: By| {
        let chosen = if opened.list.sort.by == by { WAY } else { 0.0 };
        let words = cx.kit.line(&cx.kit.messages.get(by.message()), LABEL, cx.side, None).size.w;
        words + chosen + if area.width() < NARROW { 8.0 } else { 24.0 }
    };
    let widths = By::ALL.map(width);
    let stretch = area.width() / widths.iter().sum::<f32>();
    let mut rest = area;
    for (nth, (by, width)) in By::ALL.into_iter().zip(widths).enumerate() {
        let (at, after) = rest.split_start(cx.side, width * stretch);
        rest = after;
        let id = show_key(ui, cx, opened.list.sort, by, at);
        ui.ctx().accesskit_node_builder(id, |node| node.set_position_in_set(nth));
    }
}

fn sort_id(by: By) -> Id {
    Id::unique(("list-sort", by.message()))
}

/// Shows one of the orders; returns its widget.
fn show_key(ui: &mut Ui, cx: &ViewContext<'_>, sort: Sort, by: By, area: Rect) -> Id {
    let chosen = sort.by == by;
    let word = cx.kit.messages.get(by.message());
    let way = cx.kit.messages.get(if sort.reversed { "list-reversed" } else { "list-in-order" });
    let name = match chosen {
        true => cx.kit.messages.format("list-sorted", &[("by", (&word).into()), ("way", (&way).into())]),
        false => cx.kit.messages.format("list-sort", &[("by", (&word).into())]),
    };
    let id = sort_id(by);
    let (response, inner, ink) = segmented::segment(ui, cx, (id, chosen), area, &name, chosen);
    let words = if chosen { inner.split_end(cx.side, WAY).1 } else { inner };
    cx.centered(ui, &cx.said(word), if chosen { LABEL } else { SMALL }, words.shrink2(1.0, 0.0), ink);
    if chosen {
        let center = Pos::new(inner.end(cx.side) - cx.side.sign() * 11.0, inner.center().y);
        cx.draw(ui, |scene| draw_way(scene, center, sort.reversed, ink));
    }
    if response.clicked() {
        cx.send(ListCommand::Sort(Sort { by, reversed: chosen && !sort.reversed }));
    }
    let at = By::ALL.iter().position(|other| *other == by).unwrap_or(0);
    if let Some(next) = keys::chosen_by_arrows(ui, &response, cx.side, (at, By::ALL.len())).map(|next| By::ALL[next]) {
        ui.memory_mut(|memory| memory.request_focus(sort_id(next)));
        cx.send(ListCommand::Sort(Sort { by: next, reversed: false }));
    }
    id
}

/// A small triangle that points down, or up if the order is turned round.
fn draw_way(scene: &mut Scene, center: Pos, reversed: bool, color: Color) {
    let way = if reversed { -1.0 } else { 1.0 };
    let points = vec![center.offset(-3.5, -2.0 * way), center.offset(3.5, -2.0 * way), center.offset(0.0, 2.5 * way)];
    scene.push(Shape::Path { points, closed: true, fill: Fill::Solid(color), stroke: None });
}
