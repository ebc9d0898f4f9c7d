//! Pictures of glyphs in one texture.

use std::collections::HashMap;
use std::sync::Arc;

use egui::{Color32, ColorImage, Context, TextureHandle, TextureId, TextureOptions};
use swash::scale::image::{Content, Image};
use swash::scale::{Render, ScaleContext, Source, StrikeWith};
use swash::zeno::{Format, Vector};
use swash::{CacheKey, FontRef};

use crate::text::{FontId, GlyphRun, TextEngine};

/// Side of the first texture, in pixels, and of the largest.
const SIDES: (usize, usize) = (1024, 4096);
/// Parts of a pixel at which glyphs are drawn.
pub(super) const STEPS: f32 = 4.0;
/// Glyphs of a larger em, in pixels, would fill the texture.
const LARGEST: f32 = 400.0;

/// A font at one place of its variation axes and one size (the bits of its pixels per em).
type Face = (FontId, Arc<[i16]>, u32);

/// Key of a glyph's picture: see [`Atlas::glyph`].
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Key {
    face: u32,
    glyph: u32,
    phase: (u8, u8),
    strong: bool,
}

/// Place of a glyph's picture in the texture, and on the screen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sprite {
    /// Left, top, width and height in the texture, in pixels.
    pub place: [u16; 4],
    /// Distance from the glyph's origin to the left edge, rightwards, in pixels.
    pub left: i32,
    /// Distance from the baseline to the top edge, upwards, in pixels.
    pub top: i32,
    /// True if it has colours of its own.
    pub colored: bool,
}

/// A row of pictures of about the same height.
struct Shelf {
    top: usize,
    height: usize,
    used: usize,
}

/// The texture, a copy of it, and what is where.
pub(super) struct Atlas {
    context: Context,
    texture: TextureHandle,
    /// Earlier textures with the frame that drew on them last: given up when that frame is surely on the screen.
    old: Vec<(u64, TextureHandle)>,
    generation: u32,
    side: usize,
    pixels: Vec<Color32>,
    shelves: Vec<Shelf>,
    /// Rows that the texture does not have yet.
    dirty: Option<(usize, usize)>,
    sprites: HashMap<Key, Option<Sprite>>,
    faces: HashMap<Face, u32>,
    fonts: HashMap<FontId, Option<(u32, CacheKey)>>,
    scaler: ScaleContext,
}

impl Atlas {
    pub(crate) fn new(context: &Context) -> Self {
        let side = SIDES.0.min(max_side(context));
        Self {
            context: context.clone(),
            texture: make_texture(context, side),
            old: Vec::new(),
            generation: 0,
            side,
            pixels: blank(side),
            shelves: first_shelf(),
            dirty: None,
            sprites: HashMap::new(),
            faces: HashMap::new(),
            fonts: HashMap::new(),
            scaler: ScaleContext::new(),
        }
    }

    /// The texture for meshes.
    pub(crate) fn texture(&self) -> TextureId {
        self.texture.id()
    }

    /// The texture of the generation before: meshes of this frame may show it.
    pub(crate) fn texture_before(&self) -> TextureId {
        self.old.last().map_or(&self.texture, |(_, old)| old).id()
    }

    /// Changes when all places in the texture become void.
    pub(crate) fn generation(&self) -> u32 {
        self.generation
    }

    /// Texture coordinates of a place.
    pub(crate) fn uv(&self, [x, y, w, h]: [u16; 4]) -> [f32; 4] {
        let side = self.side as f32;
        [x, y, x + w, y + h].map(|v| f32::from(v) / side)
    }

    /// The number of a run's font, variation and size (`size` in pixels per em).
    pub(crate) fn face(&mut self, run: &GlyphRun, size: f32) -> u32 {
        let next = self.faces.len() as u32;
        *self.faces.entry((run.font, Arc::clone(&run.coords), size.to_bits())).or_insert(next)
    }

    /// The picture of a glyph whose origin is `phase` steps right of and below a pixel's corner;
    /// `strong` for light ink on a dark ground. `None` for glyphs that show nothing.
    pub(crate) fn glyph(
        &mut self,
        engine: &TextEngine,
        (run, face): (&GlyphRun, u32),
        glyph: u32,
        size: f32,
        phase: (u8, u8),
        strong: bool,
    ) -> Option<Sprite> {
        let key = Key { face, glyph, phase, strong };
        if let Some(sprite) = self.sprites.get(&key) {
            return *sprite;
        }
        let sprite = self.render(engine, run, glyph, size, phase).and_then(|image| self.insert(&image, strong));
        self.sprites.insert(key, sprite);
        sprite
    }

    /// Sends what is new to the graphics card, and gives up what no picture shows any more.
    pub(crate) fn upload(&mut self) {
        let frame = self.context.cumulative_frame_nr();
        self.old.retain(|(last, _)| frame <= last + 1);
        if let Some((from, to)) = self.dirty.take() {
            let rows = self.pixels[from * self.side..to * self.side].to_vec();
            let image = ColorImage::new([self.side, to - from], rows);
            self.texture.set_partial([0, from], image, TextureOptions::NEAREST);
        }
    }

    fn render(&mut self, engine: &TextEngine, run: &GlyphRun, glyph: u32, size: f32, phase: (u8, u8)) -> Option<Image> {
        if !(size > 0.0 && size <= LARGEST) {
            return None;
        }
        let data = engine.font(run.font);
        let parse = || FontRef::from_index(data.bytes(), data.index() as usize).map(|font| (font.offset, font.key));
        let (offset, key) = (*self.fonts.entry(run.font).or_insert_with(parse))?;
        let font = FontRef { data: data.bytes(), offset, key };
        let mut scaler = self.scaler.builder(font).size(size).normalized_coords(run.coords.iter()).build();
        let sources = [Source::ColorOutline(0), Source::ColorBitmap(StrikeWith::BestFit), Source::Outline];
        let shift = Vector::new(f32::from(phase.0) / STEPS, -f32::from(phase.1) / STEPS);
        let image = Render::new(&sources)
            .format(Format::Alpha)
            .offset(shift)
            .render(&mut scaler, u16::try_from(glyph).ok()?)?;
        (image.placement.width > 0 && image.placement.height > 0).then_some(image)
    }

    fn insert(&mut self, image: &Image, strong: bool) -> Option<Sprite> {
        let (w, h) = (image.placement.width as usize, image.placement.height as usize);
        let (x, y) = match self.room(w, h) {
            Some(place) => place,
            None => {
                self.start_anew();
                self.room(w, h)?
            }
        };
        let colored = image.content != Content::Mask;
        for row in 0..h {
            for column in 0..w {
                let at = row * w + column;
                let pixel =
                    if colored { premultiplied(&image.data[4 * at..4 * at + 4]) } else { ink(image.data[at], strong) };
                self.pixels[(y + row) * self.side + x + column] = pixel;
            }
        }
        let (from, to) = self.dirty.unwrap_or((y, y + h));
        self.dirty = Some((from.min(y), to.max(y + h)));
        let place = [x, y, w, h].map(|v| v as u16);
        Some(Sprite { place, left: image.placement.left, top: image.placement.top, colored })
    }

    /// A free place with an empty pixel to its right and below.
    fn room(&mut self, w: usize, h: usize) -> Option<(usize, usize)> {
        let (w, h) = (w + 1, h + 1);
        let side = self.side;
        // A shelf more than half as high again would waste room.
        let fits = |s: &&mut Shelf| s.height >= h && s.height <= h + h / 2 + 2 && side - s.used >= w;
        if let Some(shelf) = self.shelves.iter_mut().find(fits) {
            let x = shelf.used;
            shelf.used += w;
            return Some((x, shelf.top));
        }
        let top = self.shelves.last().map_or(0, |s| s.top + s.height);
        let height = h.next_multiple_of(4);
        (w <= side && top + height <= side).then(|| {
            self.shelves.push(Shelf { top, height, used: w });
            (0, top)
        })
    }

    /// A larger texture, or an empty one if it is as large as it may be.
    fn start_anew(&mut self) {
        self.upload();
        self.side = (self.side * 2).min(SIDES.1).min(max_side(&self.context));
        let texture = make_texture(&self.context, self.side);
        let old = std::mem::replace(&mut self.texture, texture);
        self.old.push((self.context.cumulative_frame_nr(), old));
        self.generation += 1;
        self.pixels = blank(self.side);
        self.shelves = first_shelf();
        self.sprites.clear();
    }
}

fn max_side(context: &Context) -> usize {
    context.input(|input| input.max_texture_side)
}

fn make_texture(context: &Context, side: usize) -> TextureHandle {
    context.load_texture("glyphs", ColorImage::new([side, side], blank(side)), TextureOptions::NEAREST)
}

/// Nothing but the white pixel, which egui's shapes point at.
fn blank(side: usize) -> Vec<Color32> {
    let mut pixels = vec![Color32::TRANSPARENT; side * side];
    pixels[0] = Color32::WHITE;
    pixels
}

/// Keeps the white pixel free of neighbours.
fn first_shelf() -> Vec<Shelf> {
    vec![Shelf { top: 0, height: 4, used: 4 }]
}

/// White with the coverage of a pixel as its alpha.
///
/// Blending is done on gamma-encoded values, where light ink on a dark ground comes out too thin and dark ink on a
/// light one about right: so light ink is made a little stronger.
fn ink(coverage: u8, strong: bool) -> Color32 {
    let c = f32::from(coverage) / 255.0;
    let c = if strong { c + 0.6 * c * (1.0 - c) } else { c + 0.15 * c * (1.0 - c) };
    let a = (c * 255.0).round() as u8;
    Color32::from_rgba_premultiplied(a, a, a, a)
}

fn premultiplied(rgba: &[u8]) -> Color32 {
    Color32::from_rgba_unmultiplied(rgba[0], rgba[1], rgba[2], rgba[3])
}
