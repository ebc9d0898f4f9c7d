//! Words in the place of content when there is none: no project, loading, no dates, nothing found, missing and lost
//! sources.

use egui::{Id, Ui};

use crate::app::command::{Action, FileCommand, WindowCommand};
use crate::app::state::progress::Loading;
use crate::app::state::{ProjectView, State};
use crate::app::ui::button::Rank;
use crate::app::ui::message::{buttons, message, note, progress};
use crate::app::ui::{BODY, Button, HEADING, HEIGHT, SMALL};
use crate::app::view::context::ViewContext;
use crate::base::Pos;
use crate::base::{Diagnostic, Rect, bidi};
use crate::scene::{Fill, Scene, Shape, Stroke};
use crate::timeline::Areas;

/// Says what to do next in a window without a project.
pub fn no_project(ui: &mut Ui, cx: &ViewContext<'_>, state: &State, area: Rect) {
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

/// Shows how far loading has come, and a way to stop it.
fn show_loading(ui: &mut Ui, cx: &ViewContext<'_>, loading: &Loading, area: Rect) {
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
        cx.send(FileCommand::CancelLoading);
    }
}

/// Shows a load under way over another project: what is coming, how far it is, and a way to stop it.
pub fn loading_over(ui: &mut Ui, cx: &ViewContext<'_>, loading: &Loading, window: Rect) {
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
        cx.send(FileCommand::CancelLoading);
    }
}

/// Shows a fault of the program: nothing else shows until the user goes on, and what is open can still be saved.
pub fn fault(ui: &mut Ui, cx: &ViewContext<'_>, fault: &str, area: Rect) {
    cx.fill(ui, area, 0.0, cx.kit.theme.window);
    let text = cx.kit.messages.format("fault-text", &[("fault", fault.into())]);
    let below = message(ui, cx, area.translate(0.0, -70.0), &cx.say("fault-title"), Some(&cx.said(text)));
    let top = (below + 12.0).max((area.center().y + 60.0).min(area.max.y - 3.0 * HEIGHT));
    let labels = [("fault-go-on", Rank::Primary), ("fault-save", Rank::Plain), ("cmd-close", Rank::Plain)];
    match buttons(ui, cx, area, top, &labels) {
        Some(0) => cx.send(WindowCommand::GoOn),
        Some(1) => cx.act(Action::SaveAs),
        Some(_) => cx.send(WindowCommand::Quit),
        None => {}
    }
}

/// The lanes when no event that shows has a date; returns what is said there.
pub fn nothing_dated(
    scene: &mut Scene,
    cx: &ViewContext<'_>,
    opened: ProjectView<'_>,
    areas: &Areas,
) -> (Rect, String) {
    let area = areas.column.union(&areas.lanes).union(&areas.axis);
    let fill = Fill::Solid(cx.kit.theme.lane_even);
    scene.push(Shape::Rect { rect: area, radius: 0.0, fill, stroke: None });
    let filtered = !opened.filter.is_empty();
    let (first, second) = match (filtered, opened.content.undated.is_empty()) {
        (true, _) => ("filter-none-title", "filter-none-text"),
        (false, true) => ("no-events-title", "no-events-text"),
        (false, false) => ("no-dates-title", "no-dates-text"),
    };
    let mut y = area.center().y - 30.0;
    for (id, style, color) in [(first, HEADING, cx.kit.theme.ink), (second, BODY, cx.kit.theme.muted)] {
        let said = cx.say(id);
        let layout = cx.kit.line_of(&said, style, Some(area.width() - 40.0));
        let left = layout.lines.first().map_or(0.0, |line| line.left);
        let pos = Pos::new(area.center().x - layout.ink_width / 2.0 - left, y);
        y += layout.size.h + 4.0;
        scene.push(Shape::Text { layout, pos, color });
    }
    (area, format!("{}. {}", cx.kit.messages.get(first), cx.kit.messages.get(second)))
}

/// A document whose text is not there.
pub fn missing_document(ui: &mut Ui, cx: &ViewContext<'_>, area: Rect, why: &Diagnostic) -> Rect {
    let (message, advice) = cx.kit.messages.diagnostic_parts(why);
    let file = why.file.as_deref().map(bidi::isolate_path);
    let text = [Some(message), advice, file].into_iter().flatten().collect::<Vec<_>>().join("\n");
    let lines = [(cx.say("source-missing"), HEADING, cx.kit.theme.error), (cx.said(text), BODY, cx.kit.theme.ink)];
    note(ui, cx, Id::unique("source-missing"), area, cx.kit.theme.error, &lines, 0.0).1
}

/// Shows where something will go that is dragged over the window.
pub fn drop_hint(ui: &Ui, cx: &ViewContext<'_>, window: Rect) {
    cx.fill(ui, window, 0.0, cx.kit.theme.scrim);
    let card = window.shrink2(window.width() * 0.25, window.height() * 0.35);
    cx.fill(ui, card, 14.0, cx.kit.theme.card);
    let stroke = Some(Stroke::dashed(2.0, cx.kit.theme.accent, 8.0, 6.0));
    cx.draw(ui, |scene| scene.push(Shape::Rect { rect: card.shrink(10.0), radius: 10.0, fill: Fill::None, stroke }));
    cx.centered(ui, &cx.say("drop-hint"), HEADING, card, cx.kit.theme.ink);
}
