//! What a page draws: every glyph with its letters and its place, and how many pictures there are.

use std::ops::Range;

use hayro::hayro_interpret::font::{Glyph as Drawn, GlyphRun};
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};
use hayro::hayro_syntax::object::{Dict, String as PdfString};
use hayro::kurbo::{Affine, BezPath, Point, Rect, Shape, Vec2};

use super::letters;

/// A glyph on a page; places are in points from the page's top left.
#[derive(Clone, Debug)]
pub struct Glyph {
    /// Its letters, in [`Glyphs::raw`]: one or more (a ligature), in logical order.
    pub text: Range<usize>,
    /// Where it stands on the baseline.
    pub origin: Point,
    /// The way to where the next glyph stands.
    pub advance: Vec2,
    /// The em.
    pub size: f64,
    /// The middle of the ink, of combining marks only: their origin does not tell where they stand.
    pub ink: Option<Point>,
}

/// The most glyphs of a page: a hundred times those of a page in small print.
const MOST: usize = 1_000_000;

/// All glyphs of a page in the order in which they are drawn.
#[derive(Debug, Default)]
pub struct Glyphs {
    /// The letters of the glyphs.
    pub raw: String,
    /// The glyphs.
    pub glyphs: Vec<Glyph>,
    /// Glyphs of which the file does not say what letters they are.
    pub unreadable: usize,
    /// Pictures drawn.
    pub images: usize,
    /// Whether there were more than [`MOST`].
    pub too_many: bool,
    /// Open marked contents, the innermost last.
    marked: Vec<Option<Replacement>>,
}

/// The text that stands for all glyphs of a marked content (ISO 32000-2, 14.9.4).
#[derive(Debug)]
struct Replacement {
    text: String,
    first: usize,
    unreadable: usize,
}

impl Glyphs {
    /// The letters of a glyph.
    pub fn text(&self, glyph: usize) -> &str {
        &self.raw[self.glyphs[glyph].text.clone()]
    }

    /// Forgets what is drawn beyond the page, where nobody sees it.
    pub fn keep_inside(&mut self, page: Rect) {
        self.glyphs.retain(|glyph| page.inflate(1.0, 1.0).contains(glyph.origin + glyph.advance / 2.0));
    }

    fn push(&mut self, glyph: &Drawn<'_>, place: Affine) {
        if self.glyphs.len() >= MOST {
            self.too_many = true;
            return;
        }
        let start = self.raw.len();
        match glyph.as_unicode() {
            Some(BfString::Char(c)) => letters::push(&mut self.raw, c),
            Some(BfString::String(text)) => text.chars().for_each(|c| letters::push(&mut self.raw, c)),
            None if is_blank(glyph) => self.raw.push(' '),
            None if is_stroke(glyph) => self.raw.push(letters::TATWEEL),
            None => self.raw.push(char::REPLACEMENT_CHARACTER),
        }
        let text = start..self.raw.len();
        let letters = &self.raw[text.clone()];
        self.unreadable += usize::from(letters.contains(char::REPLACEMENT_CHARACTER));
        let linear = |x: f64, y: f64| place * Point::new(x, y) - place * Point::ORIGIN;
        let advance = linear(advance_width(glyph), 0.0);
        let size = linear(0.0, 1000.0).hypot();
        let origin = place * Point::ORIGIN;
        let finite = origin.x.is_finite() && origin.y.is_finite() && advance.x.is_finite() && advance.y.is_finite();
        if letters.is_empty() || !finite || !(0.05..1e5).contains(&size) {
            return;
        }
        let ink = letters::is_marks(letters).then(|| ink_center(glyph, place)).flatten();
        self.glyphs.push(Glyph { text, origin, advance, size, ink });
    }

    /// Puts the text that the file gives for some glyphs in their place, where they stand on one line.
    ///
    /// The widest tells the baseline: dots and marks that are glyphs of their own stand above or below it.
    fn replace(&mut self, with: Replacement) {
        let Some(glyphs) = self.glyphs.get(with.first..) else { return };
        let widest = glyphs.iter().max_by(|a, b| a.advance.hypot().total_cmp(&b.advance.hypot()));
        let Some(widest) = widest.filter(|glyph| glyph.advance.hypot() > 1e-6).cloned() else { return };
        let along = widest.advance / widest.advance.hypot();
        let off_line = |glyph: &Glyph| (glyph.origin - widest.origin).cross(along).abs() > 1.2 * widest.size;
        if glyphs.iter().any(off_line) {
            return;
        }
        let ends = glyphs.iter().flat_map(|glyph| {
            let from = (glyph.origin - widest.origin).dot(along);
            // What has no advance stands over another, and its origin says nothing.
            let to = from + glyph.advance.dot(along);
            if to > from + 1e-6 { [from, to] } else { [0.0, 0.0] }
        });
        let (from, to) = ends.fold((f64::MAX, f64::MIN), |(from, to), end| (from.min(end), to.max(end)));
        let start = self.raw.len();
        with.text.chars().for_each(|c| letters::push(&mut self.raw, c));
        self.unreadable = with.unreadable;
        self.glyphs.truncate(with.first);
        if start < self.raw.len() {
            let (text, origin) = (start..self.raw.len(), widest.origin + along * from);
            self.glyphs.push(Glyph { text, origin, advance: along * (to - from), size: widest.size, ink: None });
        }
    }
}

/// The advance of a glyph in thousandths of an em.
fn advance_width(glyph: &Drawn<'_>) -> f64 {
    let width = match glyph {
        Drawn::Outline(glyph) => glyph.advance_width(),
        Drawn::Type3(glyph) => glyph.advance_width(),
    };
    f64::from(width.unwrap_or(500.0))
}

/// Without letters and without ink: a space.
fn is_blank(glyph: &Drawn<'_>) -> bool {
    matches!(glyph, Drawn::Outline(glyph) if glyph.outline().elements().is_empty())
}

/// Without letters, and a flat stroke a little above the baseline as wide as the glyph: a tatweel, which justification
/// puts in without a word about it.
fn is_stroke(glyph: &Drawn<'_>) -> bool {
    let Drawn::Outline(outline) = glyph else { return false };
    let ink = outline.outline().bounding_box();
    ink.height() < 200.0 && ink.y0 > -150.0 && ink.y1 < 250.0 && ink.width() >= 0.9 * advance_width(glyph)
}

fn ink_center(glyph: &Drawn<'_>, place: Affine) -> Option<Point> {
    let Drawn::Outline(glyph) = glyph else { return None };
    let outline = glyph.outline();
    (!outline.elements().is_empty()).then(|| place * outline.bounding_box().center())
}

impl<'a> Device<'a> for Glyphs {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        // Filled and stroked text comes twice.
        if matches!(mode, DrawMode::Stroke(_)) && self.repeats(run, props.transform) {
            return;
        }
        for glyph in run.glyphs() {
            self.push(glyph, props.transform * glyph.transform());
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.images += 1;
    }

    fn begin_marked_content(&mut self, _: &[u8], properties: Option<&Dict<'_>>) {
        let text = properties.and_then(|properties| properties.get::<PdfString<'_>>(b"ActualText"));
        let replacement = text.map(|text| Replacement {
            text: letters::text_string(text.as_bytes()),
            first: self.glyphs.len(),
            unreadable: self.unreadable,
        });
        self.marked.push(replacement);
    }

    fn end_marked_content(&mut self) {
        if let Some(Some(replacement)) = self.marked.pop() {
            self.replace(replacement);
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

impl Glyphs {
    /// Whether the last glyphs are those of `run`.
    fn repeats(&self, run: &GlyphRun<'_, '_>, transform: Affine) -> bool {
        let (Some(last), Some(drawn)) = (self.glyphs.last(), run.glyphs().last()) else { return false };
        let origin = transform * drawn.transform() * Point::ORIGIN;
        (origin - last.origin).hypot() < 0.01 * last.size
    }
}
