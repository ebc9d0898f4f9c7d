//! Draws what egui would send to the graphics card, on the processor: the same picture on every machine.

use std::collections::{HashMap, HashSet};

use egui::epaint::{ImageDelta, Primitive};
use egui::{Color32, ImageData, Rect, TextureFilter, TextureId, TexturesDelta};
use egui_kittest::TestRenderer;
use image::RgbaImage;

use super::raster::{Target, Texture};

/// A renderer for `egui_kittest`. Paint callbacks are left out; everything else is drawn as egui's own shaders do.
#[derive(Default)]
pub(crate) struct CpuRenderer {
    textures: HashMap<TextureId, Texture>,
    /// Freed with the next change: the picture in between still shows them.
    freed: HashSet<TextureId>,
}

impl CpuRenderer {
    /// Without textures; egui sends them with its first frame.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    fn apply(&mut self, id: TextureId, delta: &ImageDelta) {
        let ImageData::Color(image) = &delta.image;
        let [w, h] = image.size;
        let Some([left, top]) = delta.pos else {
            let linear = delta.options.magnification == TextureFilter::Linear;
            self.textures.insert(id, Texture { size: [w, h], pixels: image.pixels.clone(), linear });
            return;
        };
        let texture = self.textures.get_mut(&id).expect("a part of a texture comes after the whole of it");
        let stride = texture.size[0];
        for (row, pixels) in image.pixels.chunks_exact(w).enumerate() {
            let at = (top + row) * stride + left;
            texture.pixels[at..at + w].copy_from_slice(pixels);
        }
        debug_assert!(top + h <= texture.size[1]);
    }
}

impl TestRenderer for CpuRenderer {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for id in self.freed.drain() {
            self.textures.remove(&id);
        }
        for (id, images) in delta.set.drain() {
            for image in images {
                self.apply(id, &image);
            }
        }
        self.freed.extend(delta.free.drain());
    }

    fn render(&mut self, ctx: &egui::Context, output: &egui::FullOutput) -> Result<RgbaImage, String> {
        let scale = ctx.pixels_per_point();
        let size = ctx.content_rect().size() * scale;
        let mut target = Target::new(size.x.round() as usize, size.y.round() as usize);
        for clipped in ctx.tessellate(output.shapes.clone(), scale) {
            let Primitive::Mesh(mesh) = &clipped.primitive else { continue };
            let texture = self.textures.get(&mesh.texture_id).ok_or_else(|| format!("no {:?}", mesh.texture_id))?;
            let clip = pixels(clipped.clip_rect, scale, &target);
            for triangle in mesh.indices.chunks_exact(3) {
                let corners = [triangle[0], triangle[1], triangle[2]].map(|i| mesh.vertices[i as usize]);
                target.triangle(corners, scale, clip, texture);
            }
        }
        let [w, h] = target.size;
        let bytes = target.pixels.iter().flat_map(Color32::to_array).collect();
        RgbaImage::from_raw(w as u32, h as u32, bytes).ok_or_else(|| format!("no picture of {w} × {h}"))
    }
}

/// A scissor as egui's renderers set it: left, top, right and bottom, in whole pixels of the target.
fn pixels(clip: Rect, scale: f32, target: &Target) -> [i64; 4] {
    let [w, h] = target.size.map(|side| side as f32);
    let round = |v: f32, most: f32| (v * scale).round().clamp(0.0, most) as i64;
    [round(clip.min.x, w), round(clip.min.y, h), round(clip.max.x, w), round(clip.max.y, h)]
}
