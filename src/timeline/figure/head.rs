//! The head of a page: title and subtitle on the first, title and number of the page on the others.

use super::context::{FigureContext, SPACE};
use super::painter::PagePainter;
use crate::base::Rect;
use crate::scene::{Shape, TextRole};
use crate::text::{Family, TextStyle};
use crate::timeline::labels::DirectedText;

/// The project's title.
const HEADING: TextStyle = TextStyle { family: Family::Sans, size: 27.0, weight: 750, line_height: 1.4 };
/// The line below it.
const SUBHEADING: TextStyle = TextStyle { family: Family::Sans, size: 13.0, weight: 400, line_height: 1.4 };
/// The head of the other pages.
const RUNNING_TITLE: TextStyle = TextStyle { family: Family::Sans, size: 13.0, weight: 650, line_height: 1.4 };
/// Height of the head of the other pages.
pub(crate) const RUNNING: f32 = 28.0;
/// Width kept for the number of a page.
const NUMBER: f32 = 120.0;

fn title(cx: &FigureContext<'_>) -> DirectedText {
    DirectedText::local(&cx.project.title, cx.kit.messages.locale().as_tag(), &cx.project.language)
}

/// Numbers of events and documents, the calendar, and when the project was changed.
fn subtitle(cx: &FigureContext<'_>) -> DirectedText {
    let messages = cx.kit.messages;
    let args = [("events", cx.content.len().into()), ("documents", cx.project.documents.len().into())];
    let calendar = match cx.kit.dates.second_calendar() {
        None => messages.get("figure-calendar"),
        Some(second) => messages.get(&format!("figure-calendar-{}", second.as_str())),
    };
    let mut parts = vec![messages.format("figure-subtitle", &args), calendar];
    parts.extend(cx.options.changed.as_ref().map(|when| {
        let date = cx.kit.dates.when(when);
        messages.format("figure-changed", &[("date", date.into())])
    }));
    DirectedText::new(parts.join("  ·  "), messages.locale().as_tag())
}

/// The height of the head of the first page with the space below it.
pub(crate) fn height(cx: &FigureContext<'_>, width: f32) -> f32 {
    if !cx.options.title {
        return 0.0;
    }
    let title = title(cx);
    let above = if title.text.is_empty() { 0.0 } else { cx.kit.block(&title, HEADING, cx.side, width, 2).size.h };
    above + cx.kit.block(&subtitle(cx), SUBHEADING, cx.side, width, 2).size.h + SPACE
}

/// Draws the head of page `page` of `pages`; gives what is left below it.
pub(crate) fn draw(painter: &mut PagePainter<'_, '_>, area: Rect, (page, pages): (usize, usize)) -> Rect {
    let (cx, theme) = (painter.cx, painter.cx.kit.theme);
    let height = if page == 0 { height(cx, area.width()) } else { RUNNING };
    if pages > 1 {
        let args = [("page", (page + 1).into()), ("pages", pages.into())];
        let words = cx.kit.messages.format("figure-page", &args);
        let layout = cx.kit.line(&words, SUBHEADING, cx.side, None);
        let at = area.split_end(cx.side, layout.size.w).0;
        painter.scene.push_as(TextRole::PageNumber, Shape::Text { layout, pos: at.min, color: theme.muted });
    }
    if page > 0 {
        let room = area.split_end(cx.side, NUMBER).1;
        painter.text_as(TextRole::RunningHead, &title(cx), RUNNING_TITLE, room, (1, theme.ink));
    } else if cx.options.title {
        let room = if pages > 1 { area.split_end(cx.side, NUMBER).1 } else { area };
        let title = title(cx);
        let above = if title.text.is_empty() { 0.0 } else { painter.text(&title, HEADING, room, 2, theme.ink) };
        painter.text(&subtitle(cx), SUBHEADING, area.split_top(above).1, 2, theme.muted);
    }
    area.split_top(height).1
}
