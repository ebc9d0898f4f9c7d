//! Events that have no label on the line nor a card on the shelf, by date and title, on pages of their own.

use super::context::{FigureContext, SPACE};
use super::head;
use super::painter::{PagePainter, place};
use crate::base::{EventIx, Rect};
use crate::scene::{ItemId, Scene, Shape, Target, TextRole};
use crate::text::{TextLayout, TextStyle};
use crate::timeline::labels::DirectedText;
use crate::timeline::metrics::{CHIP, DATE, LANE_TITLE};
use std::sync::Arc;

/// The title of an event, on as many lines as it needs, up to a bound.
const TITLE: TextStyle = TextStyle { line_height: 1.4, ..CHIP };
/// A longer title is cut.
const MAX_LINES: usize = 12;
/// The least width of a column.
const COLUMN: f32 = 300.0;
/// Free height below an event.
const GAP: f32 = 7.0;
/// Pages that are written; what has no room on them is counted.
const MAX_PAGES: usize = 200;

/// An event as it is listed.
struct Entry {
    date: Arc<TextLayout>,
    title: Arc<TextLayout>,
    name: Arc<str>,
}

impl Entry {
    fn new(cx: &FigureContext<'_>, event: EventIx, width: f32) -> Self {
        let words = cx.content.words(cx.project, event, cx.kit.messages, cx.kit.dates);
        Self {
            date: cx.kit.block(&words.date, DATE, cx.side, width, 2),
            title: cx.kit.block(&words.title, TITLE, cx.side, width, MAX_LINES),
            name: words.name.as_str().into(),
        }
    }

    fn height(&self) -> f32 {
        self.date.size.h + self.title.size.h + GAP
    }

    fn draw(self, painter: &mut PagePainter<'_, '_>, event: EventIx, at: Rect) {
        let (owner, theme) = (ItemId::Event(event), painter.cx.kit.theme);
        let rect = at.split_top(self.height() - GAP).0;
        let below = at.min.offset(0.0, self.date.size.h);
        painter.scene.push_for(&owner, Shape::Text { layout: self.date, pos: at.min, color: theme.muted });
        painter.scene.push_for(&owner, Shape::Text { layout: self.title, pos: below, color: theme.ink });
        painter.scene.targets.push(Target { owner, rect, name: self.name });
    }
}

/// Number of pages that these events take, at most [`MAX_PAGES`].
pub(crate) fn count_pages(cx: &FigureContext<'_>, inner: Rect, events: &[EventIx]) -> usize {
    let (mut pages, mut rest) = (0, events);
    while !rest.is_empty() && pages < MAX_PAGES {
        let mut scene = Scene::default();
        let area = inner.split_top(head::RUNNING).1;
        rest = &rest[draw_page(&mut PagePainter { cx, scene: &mut scene }, area, rest)..];
        pages += 1;
    }
    pages
}

/// Draws events in columns on a page; gives how many of them had room, at least one.
pub(crate) fn draw_page(painter: &mut PagePainter<'_, '_>, area: Rect, events: &[EventIx]) -> usize {
    let cx = painter.cx;
    let heading = DirectedText::new(cx.kit.messages.get("figure-listed"), cx.kit.messages.locale().as_tag());
    let height = painter.text_as(
        TextRole::EventsHeading,
        &heading,
        LANE_TITLE,
        area.split_top(SPACE / 2.0).1,
        (2, cx.kit.theme.ink),
    );
    let strip = area.split_top(height + SPACE).1;
    let columns = (strip.width() / COLUMN).floor().max(1.0);
    let width = (strip.width() - (columns - 1.0) * 2.0 * SPACE) / columns;
    let (mut column, mut y) = (0.0, 0.0);
    for (nth, &event) in events.iter().enumerate() {
        let entry = Entry::new(cx, event, width);
        let height = entry.height();
        if y > 0.0 && y + height > strip.height() + GAP {
            (column, y) = (column + 1.0, 0.0);
        }
        if column >= columns {
            return nth;
        }
        entry.draw(painter, event, place(strip, cx.side, column * (width + 2.0 * SPACE), width).translate(0.0, y));
        y += height;
    }
    events.len()
}
