//! The sign of an event with a quote in doubt: a triangle with an exclamation mark, told apart by its shape. What is in
//! doubt stands in its name and its tool tip.

use crate::base::{Color, Pos};
use crate::scene::{Fill, Item, ItemId, Scene, Shape, Stroke};

/// Width of the sign.
pub const SIGN: f32 = 14.0;
/// Free width beside it.
pub const BESIDE: f32 = 4.0;
/// Opacity of its ground.
const GROUND: f32 = 0.14;
/// Heights of its parts below the middle, in halves of its width: the triangle from its top to its base, the bar of the
/// exclamation mark, and the middle of the dot below it.
const TRIANGLE: (f32, f32) = (-0.9, 0.8);
const BAR: (f32, f32) = (-0.3, 0.2);
const POINT: f32 = 0.52;
/// Thickness of the triangle's line and of the bar, and radius of the dot: how many of them go into the width, and the
/// least in points, below which they would be grey at the smallest sizes.
const LINE_WIDTH: (f32, f32) = (10.0, 1.0);
const BAR_WIDTH: (f32, f32) = (8.0, 1.2);
const POINT_RADIUS: (f32, f32) = (16.0, 0.7);

/// Draws the sign around `center`, `size` points wide, as a part of its owner if it has one.
pub fn draw(scene: &mut Scene, owner: Option<&ItemId>, center: Pos, size: f32, color: Color) {
    let half = size / 2.0;
    let mut push = |shape| scene.items.push(Item { owner: owner.cloned(), shape });
    let scaled = |(parts, least): (f32, f32)| (size / parts).max(least);
    let (top, base) = (half * TRIANGLE.0, half * TRIANGLE.1);
    let points = vec![center.offset(0.0, top), center.offset(half, base), center.offset(-half, base)];
    let stroke = Some(Stroke::new(scaled(LINE_WIDTH), color));
    push(Shape::Path { points, closed: true, fill: Fill::Solid(color.fade(GROUND)), stroke });
    let points = vec![center.offset(0.0, half * BAR.0), center.offset(0.0, half * BAR.1)];
    let stroke = Some(Stroke::new(scaled(BAR_WIDTH), color));
    push(Shape::Path { points, closed: false, fill: Fill::None, stroke });
    let (center, radius) = (center.offset(0.0, half * POINT), scaled(POINT_RADIUS));
    push(Shape::Circle { center, radius, fill: Fill::Solid(color), stroke: None });
}
