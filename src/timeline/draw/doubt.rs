//! The sign of an event with a quote in doubt: a triangle with an exclamation mark, told apart by its shape. What is in
//! doubt stands in its name and its tool tip.

use crate::base::{Color, Pos};
use crate::scene::{Fill, Item, ItemId, Scene, Shape, Stroke};

/// Width of the sign.
pub const SIGN: f32 = 14.0;
/// Free width beside it.
pub const BESIDE: f32 = 4.0;

/// Draws the sign around `center`, `size` points wide, as a part of its owner if it has one.
pub fn draw(scene: &mut Scene, owner: Option<&ItemId>, center: Pos, size: f32, color: Color) {
    let half = size / 2.0;
    let mut push = |shape| scene.items.push(Item { owner: owner.cloned(), shape });
    let points =
        vec![center.offset(0.0, -half * 0.9), center.offset(half, half * 0.8), center.offset(-half, half * 0.8)];
    let line = Stroke::new((size / 10.0).max(1.0), color);
    let fill = Fill::Solid(color.fade(0.14));
    push(Shape::Path { points, closed: true, fill, stroke: Some(line) });
    let bar = vec![center.offset(0.0, -half * 0.3), center.offset(0.0, half * 0.2)];
    let stroke = Some(Stroke::new((size / 8.0).max(1.2), color));
    push(Shape::Path { points: bar, closed: false, fill: Fill::None, stroke });
    let (center, radius) = (center.offset(0.0, half * 0.52), (size / 16.0).max(0.7));
    push(Shape::Circle { center, radius, fill: Fill::Solid(color), stroke: None });
}
