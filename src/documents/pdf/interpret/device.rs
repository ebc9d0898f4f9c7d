//! The side of hayro: everything that it draws of a page comes here, in the order of drawing.

use std::ops::Range;

use hayro::hayro_interpret::font::{Glyph as FontGlyph, GlyphRun};
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};
use hayro::hayro_syntax::object::{Dict, String as PdfString};
use hayro::kurbo::{Affine, BezPath, Point, Shape};

use super::recorder::{MarkedContent, Recorder, Replacement};
use crate::documents::colors::Rgb;
use crate::documents::pdf::content::{Glyph, PaintState, PaintStyle, is_faint, width};
use crate::documents::pdf::letters;

/// Part of the em from which on a stroke around letters may leave blots instead of letters.
const BLOT: f64 = 0.25;
/// Keys of a picture's dictionary by which something is seen through it (ISO 32000-2, 8.9.5).
const SEE_THROUGH: [&[u8]; 5] = [b"SMask", b"Mask", b"SMaskInData", b"ImageMask", b"IM"];

impl<'a> Device<'a> for Recorder {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        let ink = self.page.painting.ink(&props);
        // Filled and stroked text comes twice.
        if matches!(mode, DrawMode::Stroke(_)) && self.repeats(run, props.transform) {
            self.outline(run.glyphs().len(), ink.color, is_faint(ink.opacity));
            return self.thicken(run.glyphs().len(), mode, props.transform);
        }
        let unpainted = matches!(mode, DrawMode::Invisible);
        if !unpainted && !is_faint(ink.opacity) {
            self.paint_letters();
        }
        let order = self.page.painting.next();
        let drawn = PaintState {
            order,
            color: ink.color.filter(|_| ink.plain),
            unpainted,
            gone: !unpainted && is_faint(ink.opacity),
            drawing: false,
            mixed: props.blend_mode != BlendMode::Normal,
            dash: None,
            clipped: false,
        };
        for glyph in run.glyphs() {
            let drawing = matches!(**glyph, FontGlyph::Type3(_));
            let place = props.transform * glyph.transform();
            self.push(glyph, place, PaintState { drawing, ..drawn });
            if matches!(mode, DrawMode::Fill(_)) {
                self.lay_block(glyph, place, order, ink);
            }
        }
        self.thicken(run.glyphs().len(), mode, props.transform);
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        if self.is_off() {
            return;
        }
        self.page.images += 1;
        self.paint_letters();
        let see_through = match &image {
            Image::Stencil(_) => true,
            Image::Raster(raster) => SEE_THROUGH.iter().any(|key| raster.stream().dict().contains_key(*key)),
        };
        let plain = props.blend_mode == BlendMode::Normal && props.soft_mask.is_none();
        self.page.painting.picture(props.transform, (image.width(), image.height()), plain && !see_through);
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        if self.is_off() {
            return;
        }
        let ink = self.page.painting.ink(&props);
        if !is_faint(ink.opacity) {
            self.paint_letters();
        }
        self.page.painting.draw(path, props.transform, mode, ink);
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        let letters = self.in_form_of(&clip.path);
        self.lettered.push(letters);
        self.page.painting.push_clip(clip);
    }

    fn pop_clip(&mut self) {
        self.lettered.pop();
        self.page.painting.pop_clip();
    }

    fn push_transparency_group(&mut self, opacity: f32, mask: Option<SoftMask<'a>>, blend: BlendMode) {
        self.page.painting.push_group(opacity, mask.is_none() && blend == BlendMode::Normal);
    }

    fn pop_transparency_group(&mut self) {
        self.page.painting.pop_group();
    }

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        let text = properties.and_then(|properties| properties.get::<PdfString<'_>>(b"ActualText"));
        let replacement = text.map(|text| Replacement {
            text: letters::text_string(text.as_bytes()),
            first: self.page.glyphs.len(),
            unreadable: self.page.unreadable,
            silent: self.silent,
        });
        let is_off = tag == b"OC" && properties.is_some_and(|content| self.off.hides(content));
        self.marked.push(MarkedContent { replacement, is_off });
    }

    fn end_marked_content(&mut self) {
        if let Some(replacement) = self.marked.pop().and_then(|marked| marked.replacement) {
            self.replace(replacement);
        }
    }
}

impl Recorder {
    /// Returns true if the last glyphs are those of `run`, which ends where they do.
    fn repeats(&self, run: &GlyphRun<'_, '_>, transform: Affine) -> bool {
        let (Some(last), Some(drawn)) = (self.page.glyphs.last(), run.glyphs().last()) else { return false };
        let origin = transform * drawn.transform() * Point::ORIGIN;
        (origin - last.origin).hypot() < 0.01 * last.size
    }

    /// Marks the last `count` glyphs if they are drawn by a stroke as thick as letters: it may leave blots of them.
    fn thicken(&mut self, count: usize, mode: &DrawMode, place: Affine) {
        let DrawMode::Stroke(stroke) = mode else { return };
        let thick = width(stroke.line_width, place);
        let from = self.page.glyphs.len().saturating_sub(count);
        self.page.glyphs[from..]
            .iter_mut()
            .filter(|glyph| thick > BLOT * glyph.size)
            .for_each(|glyph| glyph.drawn.mixed = true);
    }

    /// Adds a glyph that is a block and no letter to what covers.
    fn lay_block(&mut self, glyph: &FontGlyph<'_>, place: Affine, order: u32, ink: PaintStyle) {
        let is_letter = |c: char| c.is_alphanumeric() || c.is_whitespace();
        let is_sign = match glyph.as_unicode() {
            Some(BfString::Char(c)) => !is_letter(c),
            Some(BfString::String(text)) => !text.chars().any(is_letter),
            None => true,
        };
        if let FontGlyph::Outline(glyph) = glyph
            && is_sign
        {
            let outline = glyph.outline();
            let bounds = outline.bounding_box();
            // Full stops and hyphens may be rectangles too.
            let is_large = bounds.width().min(bounds.height()) > 250.0;
            if is_large && (4..=6).contains(&outline.elements().len()) {
                self.page.painting.block(&(place * outline), order, ink);
            }
        }
    }

    /// Gives the last `count` glyphs an outline of some colour: they are seen if it is, whatever colour is inside.
    fn outline(&mut self, count: usize, color: Option<Rgb>, faint: bool) {
        let from = self.page.glyphs.len().saturating_sub(count);
        for glyph in self.page.glyphs[from..].iter_mut().filter(|_| !faint) {
            let drawn = &mut glyph.drawn;
            // One that is not painted inside has the colour of its outline.
            drawn.color = if drawn.gone || drawn.color == color { color } else { None };
            drawn.gone = false;
        }
    }

    /// The last glyphs that were not painted, if a clipping path has their form (text rendering mode 7): what is painted next
    /// is seen in it. None if it has not.
    fn in_form_of(&self, path: &BezPath) -> Range<usize> {
        let end = self.page.glyphs.len();
        let bounds = path.bounding_box();
        let inside =
            |glyph: &&Glyph| glyph.drawn.unpainted && bounds.inflate(glyph.size, glyph.size).contains(glyph.origin);
        let count = self.page.glyphs.iter().rev().take_while(inside).count();
        let letters = &self.page.glyphs[end - count..];
        let drawn = letters.iter().filter(|glyph| !self.page.raw[glyph.text.clone()].trim().is_empty()).count();
        let area = letters.iter().map(|glyph| glyph.advance.hypot() * glyph.size).sum::<f64>();
        let is_form = count > 0 && path.elements().len() >= 4 * drawn.max(2) && bounds.area() <= 2.0 * area;
        if is_form { end - count..end } else { 0..0 }
    }

    /// Notes that something is painted: letters whose form clips it are seen.
    fn paint_letters(&mut self) {
        for range in self.lettered.iter().filter(|range| !range.is_empty()) {
            for glyph in &mut self.page.glyphs[range.clone()] {
                (glyph.drawn.unpainted, glyph.drawn.color) = (false, None);
            }
        }
    }
}
