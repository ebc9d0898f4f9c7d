//! Words in the place of what cannot show: messages with buttons, notes, progress; and words for assistive programs.

use std::sync::Arc;

use egui::{Id, Role, Sense, Ui, WidgetInfo};

use super::button::{Button, Rank};
use super::context::{UiContext, to_egui};
use super::style::{BODY, HEADING, HEIGHT};
use crate::base::{Color, Pos, Rect};
use crate::scene::{Fill, Shape, Stroke};
use crate::text::{TextLayout, TextStyle};
use crate::timeline::labels::DirectedText;

/// Lines of the longest first and second sentence of a message.
const MESSAGE_LINES: (usize, usize) = (3, 8);

/// A sentence in the middle of `area`, and perhaps a second one below it; returns where the words end.
pub fn message(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    area: Rect,
    first: &DirectedText,
    second: Option<&DirectedText>,
) -> f32 {
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
    announce(ui, Rect::new(left, y, left + width, below.max(y + 26.0)), &name);
    below
}

fn centered_block(ui: &Ui, cx: &UiContext<'_>, area: Rect, (layout, top): (Arc<TextLayout>, f32), color: Color) {
    let left = layout.lines.iter().map(|line| line.left).fold(f32::INFINITY, f32::min).min(layout.size.w);
    let pos = Pos::new(area.center().x - layout.ink_width / 2.0 - left, top);
    cx.draw(ui, |scene| scene.push(Shape::Text { layout, pos, color }));
}

/// Buttons side by side in the middle of `area` from `top` on, in as many rows as they need; returns the one pressed.
pub fn buttons(ui: &mut Ui, cx: &UiContext<'_>, area: Rect, top: f32, labels: &[(&str, Rank)]) -> Option<usize> {
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
pub fn announce(ui: &mut Ui, at: Rect, words: &str) {
    let response = ui.interact(to_egui(at), Id::unique(("told", words)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
}

/// Draws a bar of a job's progress, from 0 to 1, in the middle of the height of `area`.
pub fn progress(ui: &mut Ui, cx: &UiContext<'_>, area: Rect, id: &str, (name, part): (&str, f32)) {
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

/// Words, their style and their colour.
pub type Lines = Vec<(DirectedText, TextStyle, Color)>;

/// A framed note at the top of `area`, with `foot` points free below its words; returns the foot, and what is left
/// below the note.
pub fn note(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    id: Id,
    area: Rect,
    color: Color,
    lines: &[(DirectedText, TextStyle, Color)],
    foot: f32,
) -> (Rect, Rect) {
    let inner = Rect::new(area.min.x + 28.0, area.min.y + 18.0, area.max.x - 28.0, area.max.y);
    let height_of = |(said, style, _): &(DirectedText, TextStyle, Color)| {
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
