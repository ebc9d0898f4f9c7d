//! A box to tick, with its words.

use egui::response::Flags;
use egui::{Id, Response, Role, Sense, Ui, WidgetInfo};

use crate::app::ui::BODY;
use crate::app::ui::context::{UiContext, to_egui};
use crate::app::ui::keys;
use crate::app::ui::tooltip::tooltip;
use crate::base::{Color, Pos, Rect};
use crate::scene::{Fill, Shape, Stroke};

/// Free width at the sides.
const SIDE: f32 = 6.0;
/// Width of the box and the room beside it.
const BOX: f32 = 24.0;
/// Half the side of the box, the radius of its corners and the thickness of its line.
const HALF: f32 = 8.0;
const BOX_RADIUS: f32 = 4.0;
const LINE: f32 = 1.3;
/// Corners of the tick from the middle of the box, and its thickness.
const TICK: [(f32, f32); 3] = [(-4.0, 0.5), (-1.2, 3.4), (4.2, -3.2)];
const TICK_LINE: f32 = 2.0;
/// Radius of the corners of the ground under the pointer.
const RADIUS: f32 = 6.0;
/// Width of a number.
const COUNT: f32 = 28.0;
/// Lines of the longest words.
const LINES: usize = 4;

/// A box to tick.
#[derive(Debug)]
pub struct Checkbox<'a> {
    /// Its words.
    pub label: &'a str,
    /// Set if it is ticked.
    pub checked: bool,
    /// A colour for the box, such as a lane's.
    pub color: Option<Color>,
    /// A number at the end side.
    pub count: Option<usize>,
}

impl<'a> Checkbox<'a> {
    /// A box with words.
    pub fn new(label: &'a str, checked: bool) -> Self {
        Self { label, checked, color: None, count: None }
    }

    /// The height that its words need in a room of `width` points, at least `row`.
    pub fn height(&self, cx: &UiContext<'_>, width: f32, row: f32) -> f32 {
        let words = width - 2.0 * SIDE - BOX - if self.count.is_some() { COUNT } else { 0.0 };
        let line = BODY.size * BODY.line_height;
        (cx.kit.block(&cx.said(self.label), BODY, cx.side, words, LINES).size.h - line).max(0.0) + row
    }

    /// Returns true if its words need no more than one line of `width` points.
    pub fn is_short(&self, cx: &UiContext<'_>, width: f32) -> bool {
        self.height(cx, width, 1.0) <= 1.5
    }

    /// Shows it in `rect`; `clicked()` of the response asks for the other state.
    pub fn show(self, ui: &mut Ui, cx: &UiContext<'_>, id: Id, rect: Rect) -> Response {
        let mut response = ui.interact(to_egui(rect), id, Sense::click());
        if response.clicked() && !keys::is_chosen(ui, &response) {
            response.flags.remove(Flags::CLICKED | Flags::FAKE_PRIMARY_CLICKED);
        }
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, self.checked, self.label));
        let theme = cx.kit.theme;
        if response.hovered() {
            cx.fill(ui, rect, RADIUS, theme.hover);
        }
        let (box_at, rest) = rect.shrink2(SIDE, 0.0).split_start(cx.side, BOX);
        let at = Pos::new(box_at.start(cx.side) + cx.side.sign() * HALF, rect.center().y);
        self.draw_box(ui, cx, at);
        let mut words = rest;
        if let Some(count) = self.count {
            let number = cx.kit.messages.format("plain-number", &[("number", count.into())]);
            let (end, start) = rest.split_end(cx.side, COUNT);
            cx.centered(ui, &cx.said(number), crate::app::ui::SMALL, end, theme.muted);
            words = start;
        }
        let lines = ((rect.height() / (BODY.size * BODY.line_height)) as usize).clamp(1, LINES);
        let said = cx.said(self.label);
        let layout = cx.kit.block(&said, BODY, cx.side, words.width(), lines);
        let cut = layout.truncated;
        let pos = Pos::new(words.min.x, rect.center().y - layout.size.h / 2.0);
        cx.draw(ui, |scene| scene.push(Shape::Text { layout, pos, color: theme.ink }));
        if response.has_focus() {
            // A list that scrolls cuts off what is beyond its rows.
            cx.focus_ring(ui, rect.shrink2(4.0, 2.0), RADIUS);
        }
        tooltip(response, cx, if cut { self.label } else { "" })
    }

    fn draw_box(&self, ui: &Ui, cx: &UiContext<'_>, at: Pos) {
        let theme = cx.kit.theme;
        let color = self.color.unwrap_or(theme.accent);
        let rect = Rect::new(at.x - HALF, at.y - HALF, at.x + HALF, at.y + HALF);
        let (fill, line) = if self.checked { (color, color) } else { (theme.field, theme.edge) };
        cx.draw(ui, |scene| {
            let stroke = Some(Stroke::new(LINE, line));
            scene.push(Shape::Rect { rect, radius: BOX_RADIUS, fill: Fill::Solid(fill), stroke });
            if self.checked {
                let points = TICK.map(|(x, y)| at.offset(x, y)).to_vec();
                let stroke = Some(Stroke::new(TICK_LINE, theme.card));
                scene.push(Shape::Path { points, closed: false, fill: Fill::None, stroke });
            }
        });
    }
}
