//! A ground of their own for words that a line may be drawn behind: the thread from a card to its quote stops at them.

use crate::base::{Color, Pos, Rect};
use crate::scene::{Fill, Item, Scene, Shape};
use crate::text::TextLayout;

/// Free width beside the words.
const BESIDE: f32 = 3.0;

/// Draws a ground behind every line of a text whose layout stands at `pos`.
pub(crate) fn draw(scene: &mut Scene, layout: &TextLayout, pos: Pos, color: Color) {
    for line in layout.lines.iter().filter(|line| line.right > line.left) {
        let rect = Rect::new(line.left - BESIDE, line.top, line.right + BESIDE, line.bottom).translate(pos.x, pos.y);
        scene.push(Shape::Rect { rect, radius: BESIDE, fill: Fill::Solid(color), stroke: None });
    }
}

/// Draws the texts among some items, each on its ground.
pub(crate) fn draw_texts(scene: &mut Scene, items: Vec<Item>, color: Color) {
    for item in items {
        if let Shape::Text { layout, pos, .. } = &item.shape {
            draw(scene, layout, *pos, color);
            scene.items.push(item);
        }
    }
}
