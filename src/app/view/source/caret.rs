//! The caret of the document: arrow keys go through its text, and with Shift they select, while it has the keyboard.

use egui::{Event, Key, Modifiers, Ui};

use crate::app::ui::context::Arrows;
use crate::app::ui::keys;
use crate::app::view::context::ViewContext;
use crate::app::view::reader::Reader;
use crate::base::{Pos, Rect};
use crate::scene::{Fill, Scene, Shape};
use crate::text::{Caret, Side, Step};

/// Width of the line that shows the caret, in points.
const WIDTH: f32 = 2.0;

/// The caret as the last key left it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct SourceCaret {
    caret: Caret,
    /// Place of the caret when it began to go up or down, in points from the left edge of the page.
    column: Option<f32>,
}

impl SourceCaret {
    /// Does what the keys of this frame ask of the document, which has the keyboard; returns what is selected then.
    /// `first` is the byte at which what is seen begins: a caret appears there.
    pub(super) fn by_keys(
        &mut self,
        ui: &Ui,
        cx: &ViewContext<'_>,
        reader: &mut Reader,
        (selection, first): (Option<(usize, usize)>, usize),
    ) -> Option<(usize, usize)> {
        let mut selection = selection;
        for (key, held) in pressed(ui) {
            let Some((from, to)) = selection else {
                // Up and down scroll as long as there is no caret.
                let appears = matches!(key, Key::ArrowLeft | Key::ArrowRight) || held.shift;
                selection = appears.then_some((first, first));
                continue;
            };
            let now = self.at(to);
            let is_vertical = matches!(key, Key::ArrowUp | Key::ArrowDown);
            let x = self.column.filter(|_| is_vertical);
            let x = x.or_else(|| reader.caret(cx.kit.engine, now).map(|(at, _)| at.x)).unwrap_or_default();
            self.column = is_vertical.then_some(x);
            let Some(step) = step(key, held, x) else { continue };
            self.caret = reader.step(cx.kit.engine, now, step);
            selection = Some((if held.shift { from } else { self.caret.byte }, self.caret.byte));
        }
        selection
    }

    /// The place of the caret on the page, its top and its height, if the selection ends where it stands.
    pub(super) fn place(&self, cx: &ViewContext<'_>, reader: &mut Reader, end: usize) -> Option<(Pos, f32)> {
        reader.caret(cx.kit.engine, self.at(end))
    }

    /// The caret at a byte, on the side of a turn of direction where the last key left it.
    fn at(&self, byte: usize) -> Caret {
        if self.caret.byte == byte { self.caret } else { Caret { byte, after: false } }
    }
}

/// Draws the caret at a place of the page, whose top left corner is `page`.
pub(super) fn draw(scene: &mut Scene, cx: &ViewContext<'_>, page: Pos, (at, height): (Pos, f32)) {
    let at = at.offset(page.x, page.y);
    let (top, bottom) = (at.y + height * 0.12, at.y + height * 0.88);
    let rect = Rect::new(at.x - WIDTH / 2.0, top, at.x + WIDTH / 2.0, bottom);
    scene.push(Shape::Rect { rect, radius: 0.0, fill: Fill::Solid(cx.kit.theme.focus), stroke: None });
}

/// The keys of this frame that move a caret.
fn pressed(ui: &Ui) -> Vec<(Key, Modifiers)> {
    ui.input(|input| {
        let keys = input.events.iter().filter_map(|event| match event {
            Event::Key { key, pressed: true, modifiers, .. } if is_step(*key, *modifiers) => Some((*key, *modifiers)),
            _ => None,
        });
        keys.collect()
    })
}

fn is_step(key: Key, held: Modifiers) -> bool {
    match key {
        Key::ArrowLeft | Key::ArrowRight | Key::ArrowUp | Key::ArrowDown => !held.alt,
        // By themselves they go to the first and the last event.
        Key::Home | Key::End => held.shift && !held.alt,
        _ => false,
    }
}

/// The step of a key, for a caret at `x`.
fn step(key: Key, held: Modifiers, x: f32) -> Option<Step> {
    let aside = |side| if held.command { Step::Word(side) } else { Step::Aside(side) };
    Some(match key {
        Key::ArrowLeft => aside(Side::Left),
        Key::ArrowRight => aside(Side::Right),
        Key::ArrowUp => Step::Up { x },
        Key::ArrowDown => Step::Down { x },
        Key::Home => Step::LineStart,
        Key::End => Step::LineEnd,
        _ => return None,
    })
}

/// Keeps arrow keys with the document while it has the keyboard; returns true if it has.
pub(super) fn takes_keys(ui: &Ui) -> bool {
    let page = super::marks::page_id();
    keys::keep_arrows(ui, page, Arrows::All);
    ui.memory(|memory| memory.has_focus(page))
}
