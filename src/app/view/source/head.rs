//! The head of the source panel: what the document is, and the way from quote to quote.

use egui::{CursorIcon, Id, Role, Sense, Ui, WidgetInfo};

use crate::app::command::{Action, WindowCommand};
use crate::app::session::Session;
use crate::app::state::ProjectView;
use crate::app::ui::context::to_egui;
use crate::app::ui::{Button, HEADING, Icon, LABEL, SMALL, access};
use crate::app::view::context::ViewContext;
use crate::base::{DocIx, Rect};
use crate::timeline::labels::DirectedText;

/// Height of the panel, in points, below which its head is two lines: title and buttons.
const LOW_PANEL: f32 = 280.0;

/// Shows title and origin of the document, and buttons for its quotes. Returns the rest of `area` below.
pub(crate) fn show(ui: &mut Ui, cx: &ViewContext<'_>, opened: ProjectView<'_>, document: DocIx, area: Rect) -> Rect {
    let (theme, session) = (cx.kit.theme, &opened.project.session);
    let source = &session.project.documents[document.index()];
    let locale = cx.kit.messages.locale().as_tag();
    let inner = area.shrink2(16.0, 10.0);
    let title =
        DirectedText::local(&source.title, locale, source.language.as_deref().unwrap_or(&session.project.language));
    let style = crate::text::TextStyle { size: 16.0, ..HEADING };
    let mut y = inner.min.y;
    // A low panel is for the text of the document.
    let low = area.height() < LOW_PANEL;
    y += cx.text(ui, &title, style, inner, if low { 1 } else { 3 }, theme.ink);
    let response = ui.interact(
        to_egui(Rect::new(inner.min.x, inner.min.y, inner.max.x, y)),
        Id::unique("source-title"),
        Sense::hover(),
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &title.text));
    let origin = origin(cx, session, document);
    if !origin.is_empty() && !low {
        let at = Rect::new(inner.min.x, y, inner.max.x, inner.max.y);
        y += cx.text(ui, &cx.said(origin), SMALL, at, 2, theme.muted);
    }
    if !low {
        y = show_url(ui, cx, session, document, Rect::new(inner.min.x, y, inner.max.x, inner.max.y));
    }
    let row = Rect::new(inner.min.x, y + 6.0, inner.max.x, y + 36.0);
    let name = cx.kit.messages.get("panel-quotes");
    access::group(ui, (Id::unique("panel-quotes"), row), (Role::Toolbar, &name), |ui| {
        show_quote_buttons(ui, cx, opened, document, row);
    });
    let bottom = row.max.y + 8.0;
    cx.fill(ui, Rect::new(area.min.x, bottom - 1.0, area.max.x, bottom), 0.0, theme.border);
    Rect::new(area.min.x, bottom, area.max.x, area.max.y)
}

/// Publisher and date in words, as far as they are known.
fn origin(cx: &ViewContext<'_>, session: &Session, document: DocIx) -> String {
    let source = &session.project.documents[document.index()];
    let locale = cx.kit.messages.locale().as_tag();
    let publisher = source.publisher.as_ref().map(|publisher| publisher.get(locale).to_owned());
    let date = source.published.as_ref().map(|when| cx.kit.dates.when(when));
    let parts: Vec<String> = publisher.into_iter().chain(date).collect();
    parts.join(&format!("{} ", cx.kit.messages.get("list-separator")))
}

/// Shows the address, to be copied: the program itself never goes on the network. Returns the y of its lower edge.
fn show_url(ui: &mut Ui, cx: &ViewContext<'_>, session: &Session, document: DocIx, area: Rect) -> f32 {
    let Some(url) = &session.project.documents[document.index()].url else { return area.min.y };
    let at = Rect::new(area.min.x, area.min.y, area.max.x, area.min.y + 20.0);
    let response = ui.interact(to_egui(at), Id::unique("source-url"), Sense::click());
    let label = cx.kit.messages.format("source-copy-url", &[("url", url.into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    cx.line(ui, &DirectedText::new(url.as_str(), "en"), SMALL, at, cx.kit.theme.accent);
    if response.has_focus() {
        cx.focus_ring(ui, at, 3.0);
    }
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        cx.send(WindowCommand::Copy(url.clone()));
    }
    at.max.y
}

/// Shows "Quote 3 of 14", previous, next, copy.
fn show_quote_buttons(ui: &mut Ui, cx: &ViewContext<'_>, opened: ProjectView<'_>, document: DocIx, row: Rect) {
    let session = &opened.project.session;
    let quotes = session.placed_in(document);
    let at = opened.selection.excerpt.and_then(|ix| quotes.iter().position(|(quote, _)| *quote == ix));
    let args = [("at", at.map_or(0, |at| at + 1).into()), ("count", quotes.len().into())];
    let text = cx.kit.messages.format(if at.is_some() { "quote-at" } else { "quote-count" }, &args);
    let view = session.has_pages(document).then(|| view_button(cx, opened, row));
    let mut rest = view.as_ref().map_or(row, |(_, _, rest)| *rest);
    let buttons = [(Action::CopyQuote, Icon::Copy), (Action::NextQuote, Icon::Down), (Action::PreviousQuote, Icon::Up)];
    let mut placed = Vec::with_capacity(buttons.len());
    for (action, icon) in buttons {
        let (at, left) = rest.split_end(cx.side, 30.0);
        rest = left.split_end(cx.side, 2.0).1;
        placed.push((action, icon, at));
    }
    // Tab goes through them in the order of reading.
    for (action, icon, at) in placed.into_iter().rev() {
        let label = cx.kit.messages.get(action.entry().message);
        let hint = cx.hint(action);
        let enabled = !quotes.is_empty() && (action != Action::CopyQuote || opened.selection.excerpt.is_some());
        let button = Button::icon(&label, icon).hint(hint).enabled(enabled);
        if button.show(ui, cx, button_id(action), at).clicked() {
            cx.act(action);
        }
    }
    if let Some((text, at, _)) = view {
        let button = Button::new(&text).hint(cx.hint(Action::SourceView));
        if button.show(ui, cx, button_id(Action::SourceView), at).clicked() {
            cx.act(Action::SourceView);
        }
    }
    cx.line(ui, &cx.said(text), LABEL, rest, cx.kit.theme.muted);
}

/// The button between the pages as they look and their text: its words, its place, and the room beside it.
fn view_button(cx: &ViewContext<'_>, opened: ProjectView<'_>, row: Rect) -> (String, Rect, Rect) {
    let text = cx.kit.messages.get(if opened.source.as_text { "source-as-pages" } else { "source-as-text" });
    let (at, rest) = row.split_end(cx.side, Button::new(&text).width(cx));
    (text, at, rest.split_end(cx.side, 6.0).1)
}

/// Returns the widget of an action's button.
pub(crate) fn button_id(action: Action) -> Id {
    Id::unique(("source", action))
}
