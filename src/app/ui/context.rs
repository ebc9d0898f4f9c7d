//! Context that every widget is handed: words, theme, text engine and painter.

use std::cell::RefCell;

use egui::layers::ShapeIdx;
use egui::{Pos2, Ui};

use crate::base::{Color, Direction, Pos, Rect};
use crate::render::egui::ScenePainter;
use crate::scene::{Fill, Item, Scene, Shape, Stroke};
use crate::text::{Language, TextStyle};
use crate::timeline::DrawContext;
use crate::timeline::labels::DirectedText;

/// Everything that a widget needs of its frame.
pub struct UiContext<'a> {
    /// Text engine, theme, messages and dates.
    pub kit: DrawContext<'a>,
    /// The direction of the interface.
    pub side: Direction,
    /// Set if things may not move by themselves.
    pub reduced_motion: bool,
    /// The language of the interface.
    language: Language,
    brush: &'a RefCell<ScenePainter>,
}

impl<'a> UiContext<'a> {
    /// A context for one frame.
    pub fn new(kit: DrawContext<'a>, side: Direction, reduced_motion: bool, brush: &'a RefCell<ScenePainter>) -> Self {
        let language = Language::of_tag(kit.messages.locale().as_tag());
        Self { kit, side, reduced_motion, language, brush }
    }

    /// A message of the interface.
    pub fn say(&self, id: &str) -> DirectedText {
        self.said(self.kit.messages.get(id))
    }

    /// Words in the language of the interface.
    pub fn said(&self, text: impl Into<String>) -> DirectedText {
        DirectedText { text: text.into(), direction: self.side, language: self.language }
    }

    /// Paints items that stand in the window's coordinates.
    pub fn paint(&self, ui: &Ui, items: Vec<Item>) {
        self.brush.borrow_mut().paint(ui.painter(), Pos2::ZERO, items, self.kit.engine);
    }

    /// Keeps a place in the order of painting, for what is known only later.
    pub fn reserve(&self, ui: &Ui) -> ShapeIdx {
        ui.painter().add(egui::Shape::Noop)
    }

    /// Paints items in a place that was kept: above what was painted before it, and below what was painted since.
    pub fn paint_in_place(&self, ui: &Ui, place: ShapeIdx, items: Vec<Item>) {
        let (context, layer) = (ui.ctx(), ui.layer_id());
        let next = || context.graphics(|lists| lists.get(layer).map_or(0, |list| list.next_idx().0));
        let from = next();
        self.paint(ui, items);
        let painted = from..next();
        context.graphics_mut(|lists| {
            let list = lists.entry(layer);
            let mut shapes = Vec::with_capacity(painted.len());
            for at in painted {
                list.mutate_shape(ShapeIdx(at), |clipped| {
                    shapes.push(std::mem::replace(&mut clipped.shape, egui::Shape::Noop));
                });
            }
            list.mutate_shape(place, |clipped| clipped.shape = egui::Shape::Vec(shapes));
        });
    }

    /// Paints what `draw` adds to a scene.
    pub fn draw(&self, ui: &Ui, draw: impl FnOnce(&mut Scene)) {
        let mut scene = Scene::default();
        draw(&mut scene);
        self.paint(ui, scene.items);
    }

    /// Draws a filled rectangle.
    pub fn fill(&self, ui: &Ui, rect: Rect, radius: f32, color: Color) {
        self.draw(ui, |scene| scene.push(Shape::Rect { rect, radius, fill: Fill::Solid(color), stroke: None }));
    }

    /// Draws a rectangle's outline.
    pub fn outline(&self, ui: &Ui, rect: Rect, radius: f32, width: f32, color: Color) {
        let stroke = Some(Stroke::new(width, color));
        self.draw(ui, |scene| scene.push(Shape::Rect { rect, radius, fill: Fill::None, stroke }));
    }

    /// Words from the top of `rect`, at its start side; returns the height they take.
    pub fn text(&self, ui: &Ui, said: &DirectedText, style: TextStyle, rect: Rect, lines: usize, color: Color) -> f32 {
        let layout = self.kit.block(said, style, self.side, rect.width(), lines);
        let height = layout.size.h;
        self.draw(ui, |scene| scene.push(Shape::Text { layout, pos: rect.min, color }));
        height
    }

    /// Draws one line in the middle of the height of `rect`, at its start side.
    pub fn line(&self, ui: &Ui, said: &DirectedText, style: TextStyle, rect: Rect, color: Color) {
        let layout = self.kit.block(said, style, self.side, rect.width(), 1);
        let pos = Pos::new(rect.min.x, rect.center().y - layout.size.h / 2.0);
        self.draw(ui, |scene| scene.push(Shape::Text { layout, pos, color }));
    }

    /// Draws one line in the middle of `rect`.
    pub fn centered(&self, ui: &Ui, said: &DirectedText, style: TextStyle, rect: Rect, color: Color) {
        let layout = self.kit.line_of(said, style, Some(rect.width()));
        let ink = layout.ink_width;
        let shift = layout.lines.first().map_or(0.0, |line| line.left);
        let pos = Pos::new(rect.center().x - ink / 2.0 - shift, rect.center().y - layout.size.h / 2.0);
        self.draw(ui, |scene| scene.push(Shape::Text { layout, pos, color }));
    }

    /// Draws the ring around what has the keyboard, while the keyboard is what is used.
    pub fn focus_ring(&self, ui: &Ui, rect: Rect, radius: f32) {
        if !by_keyboard(ui.ctx()) {
            return;
        }
        let (ring, radius) = (rect.shrink(-2.0), radius + 2.0);
        // Between the ring and a ground of much the same colour lies a line of the colour of paper.
        self.outline(ui, ring, radius, 4.0, self.kit.theme.card);
        self.outline(ui, ring, radius, 2.0, self.kit.theme.focus);
    }
}

/// A rectangle for egui, of no width or height where its edges cross: for what has no room in a small window.
pub fn to_egui(rect: Rect) -> egui::Rect {
    let (min, max) = (egui::pos2(rect.min.x, rect.min.y), egui::pos2(rect.max.x, rect.max.y));
    egui::Rect::from_min_max(min, max.max(min))
}

/// A rectangle from egui.
pub fn from_egui(rect: egui::Rect) -> Rect {
    Rect::new(rect.min.x, rect.min.y, rect.max.x, rect.max.y)
}

/// A point from egui.
pub fn pos(pos: Pos2) -> Pos {
    Pos::new(pos.x, pos.y)
}

/// Returns true if the user last touched a key and not the pointer. Text fields show their ring anyway.
pub fn by_keyboard(context: &egui::Context) -> bool {
    context.data(|data| data.get_temp(last_touched())).unwrap_or(false)
}

/// Arrow keys that a widget keeps for itself while it has the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrows {
    /// To the sides.
    Sideways,
    /// Up and down.
    Vertical,
    /// All of them.
    All,
}

/// Takes note of keys and pointer presses of this frame.
pub fn note_touch(context: &egui::Context) {
    let touch = context.input(|input| {
        let key = |event: &egui::Event| matches!(event, egui::Event::Key { pressed: true, .. });
        let button = |event: &egui::Event| matches!(event, egui::Event::PointerButton { pressed: true, .. });
        let events = input.events.iter().rev();
        events.clone().find(|event| key(event) || button(event)).map(key)
    });
    if let Some(by_key) = touch {
        context.data_mut(|data| data.insert_temp(last_touched(), by_key));
    }
}

fn last_touched() -> egui::Id {
    egui::Id::unique("last-touched")
}
