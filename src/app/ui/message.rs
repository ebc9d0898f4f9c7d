//! Words in the place of what cannot show: messages with buttons, notes, progress; and words for assistive programs.

use std::sync::Arc;

use egui::{Id, Role, Sense, Ui, WidgetInfo};

use super::button::{Button, Rank};
use super::context::{UiContext, to_egui};
use super::style::{BODY, FIELD_RADIUS, HEADING, HEIGHT};
use crate::base::{Color, Pos, Rect};
use crate::scene::{Fill, Shape, Stroke};
use crate::text::{TextLayout, TextStyle};
use crate::timeline::labels::DirectedText;

/// Lines of the longest first and second sentence of a message.
const MESSAGE_LINES: (usize, usize) = (3, 8);
/// Free width beside the words of a message, both sides together, and their least and greatest width.
const MESSAGE_MARGIN: f32 = 48.0;
const MESSAGE_WIDTH: (f32, f32) = (80.0, 520.0);
/// Height by which a message of one line begins above the middle of its area.
const MESSAGE_RISE: f32 = 30.0;
/// Free height between its two sentences.
const SENTENCE_GAP: f32 = 8.0;
/// Least height of a message for assistive programs, in points.
const MIN_NODE: f32 = 26.0;

/// Free width between two buttons of a message, and free height between two rows of them.
const BETWEEN: f32 = 10.0;
const BETWEEN_ROWS: f32 = 8.0;
/// Free width beside the buttons, both sides together, and width by which each is wider than a button elsewhere.
const BUTTONS_MARGIN: f32 = 24.0;
const BUTTON_MORE: f32 = 10.0;

/// Half the height of a bar of progress, and the least part of it that shows: work has begun.
const HALF_BAR: f32 = 3.0;
const MIN_PART: f32 = 0.03;

/// Free width and height around the frame of a note, the same within it, and free height below it.
const NOTE_MARGIN: (f32, f32) = (14.0, 10.0);
const NOTE_PAD: (f32, f32) = (14.0, 8.0);
const NOTE_GAP: f32 = 4.0;
/// Opacity of the ground of a note; thickness, dash and gap of its outline.
const NOTE_GROUND: f32 = 0.08;
const NOTE_OUTLINE: (f32, f32, f32) = (1.2, 5.0, 3.0);

/// A sentence in the middle of `area`, and perhaps a second one below it; returns where the words end.
pub fn message(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    area: Rect,
    first: &DirectedText,
    second: Option<&DirectedText>,
) -> f32 {
    let width = (area.width() - MESSAGE_MARGIN).clamp(MESSAGE_WIDTH.0, MESSAGE_WIDTH.1);
    let head = cx.kit.block(first, HEADING, cx.side, width, MESSAGE_LINES.0);
    // A first sentence of several lines goes up as far as it goes down.
    let more = (head.size.h - HEADING.size * HEADING.line_height).max(0.0);
    let usual = area.center().y - MESSAGE_RISE;
    let y = (usual - more / 2.0).max(area.min.y.min(usual));
    let mut below = y + head.size.h;
    centered_block(ui, cx, area, (head, y), cx.kit.theme.ink);
    let name = second.map_or(first.text.clone(), |second| format!("{}. {}", first.text, second.text));
    if let Some(second) = second {
        let layout = cx.kit.block(second, BODY, cx.side, width, MESSAGE_LINES.1);
        let top = below + SENTENCE_GAP;
        below = top + layout.size.h;
        centered_block(ui, cx, area, (layout, top), cx.kit.theme.muted);
    }
    let left = area.center().x - width / 2.0;
    announce(ui, Rect::new(left, y, left + width, below.max(y + MIN_NODE)), &name);
    below
}

fn centered_block(ui: &Ui, cx: &UiContext<'_>, area: Rect, (layout, top): (Arc<TextLayout>, f32), color: Color) {
    let left = layout.lines.iter().map(|line| line.left).fold(f32::INFINITY, f32::min).min(layout.size.w);
    let pos = Pos::new(area.center().x - layout.ink_width / 2.0 - left, top);
    cx.draw(ui, |scene| scene.push(Shape::Text { layout, pos, color }));
}

/// Buttons side by side in the middle of `area` from `top` on, in as many rows as they need; returns the one pressed.
pub fn buttons(ui: &mut Ui, cx: &UiContext<'_>, area: Rect, top: f32, labels: &[(&str, Rank)]) -> Option<usize> {
    let texts: Vec<String> = labels.iter().map(|(id, _)| cx.kit.messages.get(id)).collect();
    let room = (area.width() - BUTTONS_MARGIN).max(0.0);
    let widths: Vec<f32> = texts.iter().map(|text| (Button::new(text).width(cx) + BUTTON_MORE).min(room)).collect();
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
        (first, top) = (end, top + HEIGHT + BETWEEN_ROWS);
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
    let bar = Rect::new(area.min.x, y - HALF_BAR, area.max.x, y + HALF_BAR);
    cx.fill(ui, bar, HALF_BAR, cx.kit.theme.border);
    let (done, _) = bar.split_start(cx.side, bar.width() * part.clamp(MIN_PART, 1.0));
    cx.fill(ui, done, HALF_BAR, cx.kit.theme.accent);
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
    let side = NOTE_MARGIN.0 + NOTE_PAD.0;
    let inner = Rect::new(area.min.x + side, area.min.y + NOTE_MARGIN.1 + NOTE_PAD.1, area.max.x - side, area.max.y);
    let height_of = |(said, style, _): &(DirectedText, TextStyle, Color)| {
        cx.kit.block(said, *style, cx.side, inner.width(), ALERT_LINES).size.h
    };
    let height: f32 = lines.iter().map(height_of).sum();
    let bottom = inner.min.y + height + foot + NOTE_PAD.1;
    let card = Rect::new(area.min.x + NOTE_MARGIN.0, area.min.y + NOTE_MARGIN.1, area.max.x - NOTE_MARGIN.0, bottom);
    cx.fill(ui, card, FIELD_RADIUS, color.fade(NOTE_GROUND));
    let (width, dash, gap) = NOTE_OUTLINE;
    let stroke = Some(Stroke::dashed(width, color, dash, gap));
    cx.draw(ui, |scene| scene.push(Shape::Rect { rect: card, radius: FIELD_RADIUS, fill: Fill::None, stroke }));
    let mut y = inner.min.y;
    for (said, style, color) in lines {
        y += cx.text(ui, said, *style, Rect::new(inner.min.x, y, inner.max.x, area.max.y), ALERT_LINES, *color);
    }
    let response = ui.interact(to_egui(card), id, Sense::hover());
    let name = lines.iter().map(|(said, ..)| said.text.as_str()).collect::<Vec<_>>().join(" ");
    response.widget_info(|| WidgetInfo::labeled(Role::Alert, true, &name));
    let foot = Rect::new(inner.min.x, y, inner.max.x, y + foot);
    (foot, Rect::new(area.min.x, card.max.y + NOTE_GAP, area.max.x, area.max.y))
}

/// A longer text in a note is cut.
const ALERT_LINES: usize = 5;
