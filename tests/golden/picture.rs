//! The picture of a scene that is not as before: what is new in red, what is gone in blue.

use sanad::base::{Color, Rect};
use sanad::render::png;
use sanad::scene::{Fill, Scene, Shape, Stroke};

use crate::lines::{Lines, write as write_file};
use crate::review::beside;
use crate::views::Drawn;

/// The edges that follow the kind of an item.
fn edges(line: &str) -> Option<Rect> {
    let mut numbers = line.split(' ').skip(1).map_while(|token| token.parse::<f32>().ok());
    let mut next = || numbers.next();
    Some(Rect::new(next()?, next()?, next()?, next()?))
}

fn mark(scene: &mut Scene, lines: &[String], color: &str) {
    let stroke = Color::from_hex(color).map(|color| Stroke::new(2.0, color));
    for rect in lines.iter().filter_map(|line| edges(line)) {
        scene.push(Shape::Rect { rect: rect.shrink(-2.0), radius: 2.0, fill: Fill::None, stroke });
    }
}

/// Writes the picture below `target/golden/`.
pub(crate) fn write(name: &str, drawn: &Drawn, lines: &Lines) {
    let mut scene = drawn.scene.clone();
    mark(&mut scene, &lines.before, "#2060ff");
    mark(&mut scene, &lines.now, "#ff2020");
    let pixels = png::raster(&scene, &drawn.engine, 1.0).expect("a picture of moderate size");
    let image = image::RgbaImage::from_raw(pixels.width, pixels.height, pixels.rgba).expect("as many pixels");
    let path = beside(&format!("scenes/{name}.png"));
    write_file(&path, &[]);
    image.save(&path).expect("the picture can be written");
}
