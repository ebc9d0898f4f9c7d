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
/// Width of the triangle that tells the way of the order, and distance of its middle from the end of a segment.
const WAY: f32 = 14.0;
const WAY_CENTER: f32 = 11.0;
/// Free width beside the words, and in a narrow head; free height above them.
const SIDE: f32 = 16.0;
const NARROW_SIDE: f32 = 10.0;
const TOP: f32 = 8.0;
/// Heights of the title and of the orders below it, and free height after each.
const TITLE: f32 = 30.0;
const TITLE_GAP: f32 = 6.0;
const SORT: f32 = 28.0;
const SORT_GAP: f32 = 9.0;
/// Free width of an order beside its words, both sides together, and in a narrow head.
const SORT_FRAME: f32 = 24.0;
const NARROW_SORT_FRAME: f32 = 8.0;
/// Size of the title's letters.
const TITLE_SIZE: f32 = 16.0;
/// Free width after the title.
const AFTER_TITLE: f32 = 10.0;
/// Height by which smaller letters stand lower, to be on one line with the title.
const COUNT_DROP: f32 = 1.5;

/// Shows the head; returns what is left of the panel.
pub(crate) fn show(ui: &mut Ui, cx: &ViewContext<'_>, opened: ProjectView<'_>, area: Rect) -> Rect {
    let side = if area.width() < NARROW { NARROW_SIDE } else { SIDE };
    let inner = area.shrink2(side, TOP);
    let (title, rest) = inner.split_top(TITLE);
    show_title(ui, cx, opened, title);
    let (sort, _) = rest.split_top(TITLE_GAP).1.split_top(SORT);
    show_sort(ui, cx, opened, sort);
    let (_, rest) = area.split_top(TOP + TITLE + TITLE_GAP + SORT + SORT_GAP);
    cx.fill(ui, Rect::new(area.min.x, rest.min.y - 1.0, area.max.x, rest.min.y), 0.0, cx.kit.theme.border);
    rest
}

/// Shows the name, how many rows there are or are marked, and buttons at the end side.
fn show_title(ui: &mut Ui, cx: &ViewContext<'_>, opened: ProjectView<'_>, area: Rect) {
    let (theme, said) = (cx.kit.theme, cx.say("list-title"));
    let style = crate::text::TextStyle { size: TITLE_SIZE, ..HEADING };
    let width = cx.kit.line_of(&said, style, None).size.w;
    let (at, rest) = area.split_start(cx.side, width + AFTER_TITLE);
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
    let at = rest.translate(0.0, COUNT_DROP);
    cx.line(ui, &cx.said(text.as_str()), SMALL, at, if marked > 1 { theme.accent } else { theme.muted });
    let response = ui.interact(to_egui(rest), Id::unique("list-count"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Status, true, &text));
}

/// Shows the button that copies what is marked, and the choice between hits and everything; returns the room before
/// them.
fn show_buttons(ui: &mut Ui, cx: &ViewContext<'_>, opened: ProjectView<'_>, area: Rect) -> Rect {
    let (copy_at, mut rest) = area.split_end(cx.side, TITLE);
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
        words + chosen + if area.width() < NARROW { NARROW_SORT_FRAME } else { SORT_FRAME }
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
        let center = Pos::new(inner.end(cx.side) - cx.side.sign() * WAY_CENTER, inner.center().y);
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

/// Draws a small triangle that points down, or up if the order is turned round.
fn draw_way(scene: &mut Scene, center: Pos, reversed: bool, color: Color) {
    let way = if reversed { -1.0 } else { 1.0 };
    let points = vec![center.offset(-3.5, -2.0 * way), center.offset(3.5, -2.0 * way), center.offset(0.0, 2.5 * way)];
    scene.push(Shape::Path { points, closed: true, fill: Fill::Solid(color), stroke: None });
}
