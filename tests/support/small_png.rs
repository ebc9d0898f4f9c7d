//! Pictures under review that take little room: as few colours as show nothing that a person would call another picture.

use std::path::Path;

use color_quant::NeuQuant;
use image::{Rgba, RgbaImage};

/// A channel that is off by more makes a pixel another: less is what fewer colours or another processor make of it.
const FAR: u8 = 48;
/// So many pixels may be others, a dot or the edge of a letter: the smallest label has more.
const FEW: usize = 12;
/// Numbers of colours that are tried, the smallest first.
const COLORS: [usize; 3] = [64, 128, 256];

fn is_far(a: &Rgba<u8>, b: &Rgba<u8>) -> bool {
    a.0.iter().zip(b.0).any(|(a, b)| a.abs_diff(b) > FAR)
}

/// How many pixels are others; all of them if the sizes are not the same.
pub(crate) fn different(a: &RgbaImage, b: &RgbaImage) -> usize {
    if a.dimensions() != b.dimensions() {
        return a.pixels().len().max(b.pixels().len());
    }
    a.pixels().zip(b.pixels()).filter(|(a, b)| is_far(a, b)).count()
}

/// Whether a person would call the two the same picture.
pub(crate) fn is_same(a: &RgbaImage, b: &RgbaImage) -> bool {
    different(a, b) <= FEW
}

/// The picture now, pale, with the pixels that are others in red.
pub(crate) fn marked(before: &RgbaImage, now: &RgbaImage) -> RgbaImage {
    let pale = |pixel: &Rgba<u8>| Rgba(pixel.0.map(|channel| 128 + channel / 2));
    RgbaImage::from_fn(now.width(), now.height(), |x, y| {
        let pixel = now.get_pixel(x, y);
        let same = before.get_pixel_checked(x, y).is_some_and(|other| !is_far(other, pixel));
        if same { pale(pixel) } else { Rgba([255, 0, 0, 255]) }
    })
}

/// Writes the picture in as few colours as do, all of them opaque.
pub(crate) fn write(path: &Path, picture: &RgbaImage) {
    let tried = COLORS.into_iter().map(|colors| reduced(picture, colors));
    let small =
        tried.into_iter().find(|(palette, indices)| different(picture, &expanded(picture, palette, indices)) == 0);
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
    match small {
        Some((palette, indices)) => write_indexed(path, picture, &palette, &indices),
        None => picture.save(path).expect("the picture can be written"),
    }
}

/// Colours, three bytes each, and the place of the nearest for every pixel.
fn reduced(picture: &RgbaImage, colors: usize) -> (Vec<u8>, Vec<u8>) {
    // Every pixel is looked at, so that a small sign keeps its colour.
    let nearest = NeuQuant::new(1, colors, picture.as_raw());
    let indices = picture.pixels().map(|pixel| nearest.index_of(&pixel.0) as u8).collect();
    (nearest.color_map_rgb(), indices)
}

fn expanded(picture: &RgbaImage, palette: &[u8], indices: &[u8]) -> RgbaImage {
    let color = |index: u8| {
        let at = 3 * usize::from(index);
        Rgba([palette[at], palette[at + 1], palette[at + 2], 255])
    };
    RgbaImage::from_fn(picture.width(), picture.height(), |x, y| color(indices[(y * picture.width() + x) as usize]))
}

fn write_indexed(path: &Path, picture: &RgbaImage, palette: &[u8], indices: &[u8]) {
    let file = std::fs::File::create(path).expect("the file can be made");
    let mut encoder = png::Encoder::new(file, picture.width(), picture.height());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette);
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(indices).expect("the picture can be written");
}
