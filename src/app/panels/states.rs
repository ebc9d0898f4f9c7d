//! What shows when there is nothing to show: no project, loading, no dates, nothing found, missing and lost sources.

use std::sync::Arc;

use egui::{Id, Role, Sense, Ui, WidgetInfo};

use super::super::command::{Action, Command};
use super::super::cx::{Cx, to_egui};
use super::super::state::{Overlay, State};
use super::super::widgets::button::Rank;
use super::super::widgets::{BODY, Button, HEADING, HEIGHT, SMALL};
use crate::base::{Color, Diagnostic, Pos, Rect, bidi};
use crate::scene::{Fill, Scene, Shape, Stroke};
use crate::text::{TextLayout, TextStyle};
use crate::timeline::Areas;
use crate::timeline::content::Said;

/// Lines of the longest first and second sentence of a message.
const MESSAGE_LINES: (usize, usize) = (3, 8);

/// A sentence in the middle of `area`, and perhaps a second one below it; gives where the words end.
pub fn message(ui: &mut Ui, cx: &Cx<'_>, area: Rect, first: &Said, second: Option<&Said>) -> f32 {
    let width = (area.width() - 48.0).clamp(80.0, 520.0);
    let head = cx.kit.block(first, HEADING, cx.side, width, MESSAGE_LINES.0);
    // A first sentence of several lines goes up as far as it goes down.
    let more = (head.size.h - HEADING.size * HEADING.line_height).max(0.0);
    let y = (area.center().y - 30.0 - more / 2.0).max(area.min.y.min(area.center().y - 30.0));
    let mut below = y + head.size.h;
    centered_block(ui, cx, area, (head, y), cx.kit.theme.ink);
    let name = second.map_or(first.text.clone(), |second| format!("{}. {}", first.text, second.text));
    if let Some(second) = second {
        let layout = cx.kit.block(second, BODY, cx.side, width, MESSAGE_LINES.1);
        let top = below + 8.0;
        below = top + layout.size.h;
        centered_block(ui, cx, area, (layout, top), cx.kit.theme.muted);
    }
    let left = area.center().x - width / 2.0;
    tell(ui, Rect::new(left, y, left + width, below.max(y + 26.0)), &name);
    below
}

fn centered_block(ui: &Ui, cx: &Cx<'_>, area: Rect, (layout, top): (Arc<TextLayout>, f32), color: Color) {
    let left = layout.lines.iter().map(|line| line.left).fold(f32::INFINITY, f32::min).min(layout.size.w);
    let pos = Pos::new(area.center().x - layout.ink_width / 2.0 - left, top);
    cx.draw(ui, |scene| scene.push(Shape::Text { layout, pos, color }));
}

/// Buttons side by side in the middle of `area` from `top` on, in as many rows as they need; gives the one pressed.
fn buttons(ui: &mut Ui, cx: &Cx<'_>, area: Rect, top: f32, labels: &[(&str, Rank)]) -> Option<usize> {
    const BETWEEN: f32 = 10.0;
    let texts: Vec<String> = labels.iter().map(|(id, _)| cx.kit.messages.get(id)).collect();
    let room = (area.width() - 24.0).max(0.0);
    let widths: Vec<f32> = texts.iter().map(|text| (Button::new(text).width(cx) + 10.0).min(room)).collect();
    let (mut first, mut top, mut pressed) = (0, top, None);
    while first < labels.len() {
        let mut whole = widths[first];
        let fits = |i: &usize| {
            whole += BETWEEN + widths[*i];
            whole <= room
        };
        let end = first + 1 + (first + 1..labels.len()).take_while(fits).count();
        let whole = widths[first..end].iter().sum::<f32>() + BETWEEN * (end - first - 1) as f32;
        let c = area.center().x;
        let mut row = Rect::new(c - whole / 2.0, top, c + whole / 2.0, top + HEIGHT);
        for i in first..end {
            let (at, rest) = row.split_start(cx.side, widths[i]);
            row = rest.split_start(cx.side, BETWEEN).1;
            let (id, rank) = labels[i];
            if Button::new(&texts[i]).rank(rank).show(ui, cx, Id::unique(("state", id)), at).clicked() {
                pressed = Some(i);
            }
        }
        (first, top) = (end, top + HEIGHT + 8.0);
    }
    pressed
}

/// Words that are drawn, for people who do not see them.
pub fn tell(ui: &mut Ui, at: Rect, words: &str) {
    let response = ui.interact(to_egui(at), Id::unique(("told", words)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
}

/// A window without a project: what to do next.
pub fn no_project(ui: &mut Ui, cx: &Cx<'_>, state: &State, area: Rect) {
    cx.fill(ui, area, 0.0, cx.kit.theme.window);
    if let Some(loading) = &state.loading {
        return show_loading(ui, cx, loading, area);
    }
    let below = message(ui, cx, area.translate(0.0, -30.0), &cx.say("empty-title"), Some(&cx.say("empty-text")));
    let top = (below + 12.0).max(area.center().y + 30.0);
    match buttons(ui, cx, area, top, &[("cmd-open", Rank::Primary), ("cmd-open-sample", Rank::Plain)]) {
        Some(0) => cx.act(Action::Open),
        Some(_) => cx.act(Action::OpenSample),
        None => {}
    }
}

/// A bar of a job's progress, from 0 to 1, in the middle of the height of `area`.
pub fn progress(ui: &mut Ui, cx: &Cx<'_>, area: Rect, id: &str, (name, part): (&str, f32)) {
    let y = area.center().y;
    let bar = Rect::new(area.min.x, y - 3.0, area.max.x, y + 3.0);
    cx.fill(ui, bar, 3.0, cx.kit.theme.border);
    let (done, _) = bar.split_start(cx.side, bar.width() * part.clamp(0.03, 1.0));
    cx.fill(ui, done, 3.0, cx.kit.theme.accent);
    let response = ui.interact(to_egui(bar), Id::unique(id), Sense::hover());
    response.widget_info(|| WidgetInfo {
        value: Some(f64::from(part)),
        ..WidgetInfo::labeled(Role::ProgressIndicator, true, name)
    });
}

/// Loading: how far, and a way to stop it.
fn show_loading(ui: &mut Ui, cx: &Cx<'_>, loading: &super::super::jobs::Loading, area: Rect) {
    let part = loading.meter.part();
    let text = cx.kit.messages.format("loading", &[("file", loading.name.as_str().into())]);
    message(ui, cx, area.translate(0.0, -24.0), &cx.said(text.as_str()), None);
    let (events, bytes) = loading.meter.read();
    if events > 0 {
        let [done, total] = bytes.map(|bytes| format!("{:.1}", bytes as f64 / 1e6));
        let read = cx.kit.messages.format("loading-events", &[("count", (events as usize).into())]);
        let of = cx.kit.messages.format("loading-bytes", &[("done", done.into()), ("total", total.into())]);
        let text = format!("{read} · {of}");
        let c = area.center();
        let at = Rect::new(area.min.x, c.y - 18.0, area.max.x, c.y + 2.0);
        cx.centered(ui, &cx.said(text), SMALL, at, cx.kit.theme.muted);
    }
    let c = area.center();
    progress(ui, cx, Rect::new(c.x - 150.0, c.y + 12.0, c.x + 150.0, c.y + 18.0), "loading", (&text, part));
    let label = cx.kit.messages.get("cancel");
    let width = Button::new(&label).width(cx);
    let at = Rect::new(c.x - width / 2.0, c.y + 32.0, c.x + width / 2.0, c.y + 32.0 + HEIGHT);
    if Button::new(&label).show(ui, cx, Id::unique("loading-cancel"), at).clicked() {
        cx.send(Command::CancelLoading);
    }
}

/// A load under way while another project shows: what is coming, how far it is, and a way to stop it.
pub fn loading_over(ui: &mut Ui, cx: &Cx<'_>, loading: &super::super::jobs::Loading, window: Rect) {
    let theme = cx.kit.theme;
    let text = cx.kit.messages.format("loading", &[("file", loading.name.as_str().into())]);
    let cancel = cx.kit.messages.get("cancel");
    let c = window.center();
    let half = (window.width() * 0.3).clamp(150.0, 300.0);
    let rect = Rect::new(c.x - half, window.max.y - 132.0, c.x + half, window.max.y - 84.0);
    cx.draw(ui, |scene| {
        scene.push(Shape::Shadow { rect: rect.translate(0.0, 3.0), radius: 10.0, blur: 10.0, color: theme.shadow });
        let stroke = Some(Stroke::new(1.2, theme.accent));
        scene.push(Shape::Rect { rect, radius: 10.0, fill: Fill::Solid(theme.card), stroke });
    });
    let (button, rest) = rect.shrink2(10.0, 8.0).split_end(cx.side, Button::new(&cancel).width(cx));
    let (words, bar) = rest.split_end(cx.side, 10.0).1.split_top(20.0);
    cx.line(ui, &cx.said(text.as_str()), SMALL, words, theme.ink);
    progress(ui, cx, bar, "loading-over", (&text, loading.meter.part()));
    if Button::new(&cancel).show(ui, cx, Id::unique("loading-over-cancel"), button).clicked() {
        cx.send(Command::CancelLoading);
    }
}

/// A fault of the program: nothing else shows until the user goes on, and what is open can still be saved.
pub fn fault(ui: &mut Ui, cx: &Cx<'_>, fault: &str, area: Rect) {
    cx.fill(ui, area, 0.0, cx.kit.theme.window);
    let text = cx.kit.messages.format("fault-text", &[("fault", fault.into())]);
    let below = message(ui, cx, area.translate(0.0, -70.0), &cx.say("fault-title"), Some(&cx.said(text)));
    let top = (below + 12.0).max((area.center().y + 60.0).min(area.max.y - 3.0 * HEIGHT));
    let labels = [("fault-go-on", Rank::Primary), ("fault-save", Rank::Plain), ("cmd-close", Rank::Plain)];
    match buttons(ui, cx, area, top, &labels) {
        Some(0) => cx.send(Command::GoOn),
        Some(1) => cx.act(Action::SaveAs),
        Some(_) => cx.send(Command::Quit),
        None => {}
    }
}

/// The lanes when no event that shows has a date; gives what is said there.
pub fn nothing_dated(scene: &mut Scene, cx: &Cx<'_>, state: &State, areas: &Areas) -> (Rect, String) {
    let area = areas.column.union(&areas.lanes).union(&areas.axis);
    let fill = Fill::Solid(cx.kit.theme.lane_even);
    scene.push(Shape::Rect { rect: area, radius: 0.0, fill, stroke: None });
    let filtered = !state.filter.is_empty();
    let (first, second) = match (filtered, state.content.undated.is_empty()) {
        (true, _) => ("filter-none-title", "filter-none-text"),
        (false, true) => ("no-events-title", "no-events-text"),
        (false, false) => ("no-dates-title", "no-dates-text"),
    };
    let mut y = area.center().y - 30.0;
    for (id, style, color) in [(first, HEADING, cx.kit.theme.ink), (second, BODY, cx.kit.theme.muted)] {
        let said = cx.say(id);
        let layout = cx.kit.line(&said.text, style, said.direction, Some(area.width() - 40.0));
        let left = layout.lines.first().map_or(0.0, |line| line.left);
        let pos = Pos::new(area.center().x - layout.ink_width / 2.0 - left, y);
        y += layout.size.h + 4.0;
        scene.push(Shape::Text { layout, pos, color });
    }
    (area, format!("{}. {}", cx.kit.messages.get(first), cx.kit.messages.get(second)))
}

/// A document whose text is not there.
pub fn missing_document(ui: &mut Ui, cx: &Cx<'_>, area: Rect, why: &Diagnostic) -> Rect {
    let (message, advice) = cx.kit.messages.diagnostic_parts(why);
    let file = why.file.as_deref().map(bidi::isolated_path);
    let text = [Some(message), advice, file].into_iter().flatten().collect::<Vec<_>>().join("\n");
    let lines = [(cx.say("source-missing"), HEADING, cx.kit.theme.error), (cx.said(text), BODY, cx.kit.theme.ink)];
    note(ui, cx, Id::unique("source-missing"), area, cx.kit.theme.error, &lines, 0.0).1
}

/// Words, their style and their colour.
pub type Lines = Vec<(Said, TextStyle, Color)>;

/// A framed note at the top of `area`, with `foot` points free below its words; gives the foot, and what is left
/// below the note.
pub fn note(
    ui: &mut Ui,
    cx: &Cx<'_>,
    id: Id,
    area: Rect,
    color: Color,
    lines: &[(Said, TextStyle, Color)],
    foot: f32,
) -> (Rect, Rect) {
    let inner = Rect::new(area.min.x + 28.0, area.min.y + 18.0, area.max.x - 28.0, area.max.y);
    let height_of = |(said, style, _): &(Said, TextStyle, Color)| {
        cx.kit.block(said, *style, cx.side, inner.width(), ALERT_LINES).size.h
    };
    let height: f32 = lines.iter().map(height_of).sum();
    let card = Rect::new(area.min.x + 14.0, area.min.y + 10.0, area.max.x - 14.0, area.min.y + 26.0 + height + foot);
    cx.fill(ui, card, 8.0, color.fade(0.08));
    let stroke = Some(Stroke::dashed(1.2, color, 5.0, 3.0));
    cx.draw(ui, |scene| scene.push(Shape::Rect { rect: card, radius: 8.0, fill: Fill::None, stroke }));
    let mut y = inner.min.y;
    for (said, style, color) in lines {
        y += cx.text(ui, said, *style, Rect::new(inner.min.x, y, inner.max.x, area.max.y), ALERT_LINES, *color);
    }
    let response = ui.interact(to_egui(card), id, Sense::hover());
    let name = lines.iter().map(|(said, ..)| said.text.as_str()).collect::<Vec<_>>().join(" ");
    response.widget_info(|| WidgetInfo::labeled(Role::Alert, true, &name));
    let foot = Rect::new(inner.min.x, y, inner.max.x, y + foot);
    (foot, Rect::new(area.min.x, card.max.y + 4.0, area.max.x, area.max.y))
}

/// A longer text in a note is cut.
const ALERT_LINES: usize = 5;

/// Something dragged over the window: where it will go.
pub fn drop_hint(ui: &Ui, cx: &Cx<'_>, window: Rect) {
    cx.fill(ui, window, 0.0, cx.kit.theme.scrim);
    let card = window.shrink2(window.width() * 0.25, window.height() * 0.35);
    cx.fill(ui, card, 14.0, cx.kit.theme.card);
    let stroke = Some(Stroke::dashed(2.0, cx.kit.theme.accent, 8.0, 6.0));
    cx.draw(ui, |scene| scene.push(Shape::Rect { rect: card.shrink(10.0), radius: 10.0, fill: Fill::None, stroke }));
    cx.centered(ui, &cx.say("drop-hint"), HEADING, card, cx.kit.theme.ink);
}

/// Whether an overlay is open that a click beside it closes.
pub fn closes_beside(overlay: &Overlay) -> bool {
    !matches!(
        overlay,
        Overlay::Unsaved(_)
            | Overlay::Event(_)
            | Overlay::Columns
            | Overlay::Exists(_)
            | Overlay::Conflict
            | Overlay::Recovery
    )
}
