//! What a page draws: every glyph with its letters and its place, and how many pictures there are.

use std::collections::HashMap;
use std::ops::Range;

use hayro::hayro_interpret::font::{Glyph as Drawn, GlyphRun};
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};
use hayro::hayro_syntax::object::{Dict, String as PdfString};
use hayro::kurbo::{Affine, BezPath, Point, Rect, Shape, Vec2};

use super::actual::{self, Agreement};
use super::bidi::Class;
use super::letters;
use super::optional::Off;
use super::page::PageText;
use super::paint::{self, Ink, Painting};
use super::seen::{self, Drawn as Shown};
use super::spelling;
use super::told::Told;
use crate::model::Concealment;

/// A glyph on a page; places are in points from the page's top left.
#[derive(Clone, Debug)]
pub(crate) struct Glyph {
    /// Its letters, in [`Glyphs::raw`]: one or more (a ligature), in logical order.
    pub text: Range<usize>,
    /// Where it stands on the baseline.
    pub origin: Point,
    /// The way to where the next glyph stands.
    pub advance: Vec2,
    /// The em.
    pub size: f64,
    /// True if it is drawn as in a mirror: programs that read scans draw right-to-left words so, letter by letter in
    /// the order of reading.
    pub mirrored: bool,
    /// The middle of the ink, of combining marks only: their origin does not tell where they stand.
    pub ink: Option<Point>,
    /// How it is drawn.
    pub drawn: Shown,
    /// Why a reader does not see it; known once the page is drawn.
    pub how: Option<Concealment>,
}

impl Glyph {
    /// The way along the baseline, of length 1.
    pub(crate) fn along(&self) -> Vec2 {
        let length = self.advance.hypot();
        if length > 1e-6 { self.advance / length } else { Vec2::new(1.0, 0.0) }
    }

    /// The way up from the baseline, of length 1.
    pub(crate) fn up(&self) -> Vec2 {
        let along = self.along();
        let up = Vec2::new(along.y, -along.x);
        if self.mirrored { -up } else { up }
    }

    /// Returns true if it belongs to words that are drawn from right to left and stand upright: a mirror image of its
    /// advance.
    pub(crate) fn runs_left(&self) -> bool {
        self.mirrored && self.up().y < 0.0
    }
}

/// The most glyphs of a page: a hundred times those of a page in small print.
const MOST: usize = 1_000_000;

/// Letters that are drawn smaller than this, in points, have no place.
const SMALLEST: f64 = 0.05;
/// Letters drawn by a stroke that is thicker than this part of the em may be blots.
const BLOT: f64 = 0.25;
/// Glyphs that are narrower than this part of their height are no letters any more.
const NARROWEST: f64 = 0.05;

/// All glyphs of a page in the order in which they are drawn.
#[derive(Debug, Default)]
pub(crate) struct Glyphs {
    /// The letters of the glyphs.
    pub raw: String,
    /// The glyphs.
    pub glyphs: Vec<Glyph>,
    /// Glyphs of which the file does not say what letters they are.
    pub unreadable: usize,
    /// Pictures drawn.
    pub images: usize,
    /// True if there were more than [`MOST`].
    pub too_many: bool,
    /// What is painted beside them.
    pub painting: Painting,
    /// Texts that the file gives for glyphs that show other words: the glyphs, and what would stand in their place.
    pub others: Vec<Other>,
    /// Glyphs of which the file says no letters at all.
    silent: usize,
    /// True if letters take no room, as the dots of letters do that are drawn apart.
    has_dots: bool,
    /// Letters that are too small to have a place, in the order in which they are drawn.
    pub specks: String,
    /// Letters that were said by a mark, and the code of the glyph that they were said of.
    said: HashMap<String, u32>,
    /// What fonts draw where the file says otherwise.
    pub told: Told,
    /// The optional content that is not shown.
    pub off: Off,
    /// Open marked contents, the innermost last, and whether each of them is not shown.
    marked: Vec<(Option<Replacement>, bool)>,
    /// For every cut that is open, the glyphs that it has the form of.
    lettered: Vec<Range<usize>>,
}

/// A text that the file gives for glyphs that show other words.
#[derive(Debug)]
pub(crate) struct Other {
    /// The glyphs.
    pub glyphs: Range<usize>,
    /// What would stand in their place.
    pub glyph: Glyph,
    /// True if they differ in the dots of letters alone.
    by_dots: bool,
}

/// The text that stands for all glyphs of a marked content (ISO 32000-2, 14.9.4).
#[derive(Debug)]
struct Replacement {
    text: String,
    first: usize,
    unreadable: usize,
    silent: usize,
}

impl Glyphs {
    /// The letters of a glyph.
    pub(crate) fn text(&self, glyph: usize) -> &str {
        &self.raw[self.glyphs[glyph].text.clone()]
    }

    /// Some of the glyphs.
    pub(crate) fn only(&self, glyphs: impl Iterator<Item = Glyph>) -> Self {
        let mut only = Self { raw: self.raw.clone(), glyphs: glyphs.collect(), ..Self::default() };
        only.painting.rules.clone_from(&self.painting.rules);
        only
    }

    fn push(&mut self, glyph: &Drawn<'_>, place: Affine, drawn: Shown) {
        if self.glyphs.len() >= MOST {
            self.too_many = true;
            return;
        }
        let start = self.raw.len();
        let told = glyph.as_unicode();
        let mended = if told.is_none() { self.told.mended(glyph) } else { None };
        match told {
            Some(BfString::Char(c)) => letters::push(&mut self.raw, c),
            Some(BfString::String(text)) => text.chars().for_each(|c| letters::push(&mut self.raw, c)),
            None if mended.as_ref().is_some_and(|text| !text.is_empty()) => {
                self.raw.push_str(&mended.unwrap_or_default());
            }
            None if mended.is_some() && (self.is_said(glyph, place) || self.told.drawn(glyph, "").is_some()) => {}
            None if is_blank(glyph) => self.raw.push(' '),
            None if is_stroke(glyph) => self.raw.push(letters::TATWEEL),
            None => self.raw.push(char::REPLACEMENT_CHARACTER),
        }
        // What is not seen may say what is drawn beside it.
        let drawn_letter = if drawn.gone { None } else { self.told.drawn(glyph, &self.raw[start..]) };
        let told = start..self.raw.len();
        drawn_letter.into_iter().for_each(|c| letters::push(&mut self.raw, c));
        let text = if drawn_letter.is_some() { told.end..self.raw.len() } else { told.clone() };
        let letters = &self.raw[text.clone()];
        self.unreadable += usize::from(letters.contains(char::REPLACEMENT_CHARACTER));
        let linear = |x: f64, y: f64| place * Point::new(x, y) - place * Point::ORIGIN;
        let advance = linear(advance_width(glyph), 0.0);
        let size = linear(0.0, 1000.0).hypot();
        let origin = place * Point::ORIGIN;
        let finite = origin.x.is_finite() && origin.y.is_finite() && advance.x.is_finite() && advance.y.is_finite();
        let wide = linear(1000.0, 0.0).hypot();
        let mirrored = linear(1000.0, 0.0).cross(linear(0.0, 1000.0)) > 0.0;
        let is_speck = size < SMALLEST || wide < NARROWEST * size && !letters.trim().is_empty();
        if finite && is_speck {
            self.specks.push_str(&self.raw[text]);
            return;
        }
        self.silent += usize::from(letters.is_empty());
        if letters.is_empty() || !finite || size >= 1e5 {
            return;
        }
        self.has_dots |= advance.hypot() < 1e-6 && Class::of(letters) == Class::Right && !letters::is_marks(letters);
        let ink = letters::is_marks(letters).then(|| ink_center(glyph, place)).flatten();
        let dash = if is_dash(letters) { dash(glyph, place) } else { None };
        let drawn = Shown { dash, ..drawn };
        let mut glyph = Glyph { text, origin, advance, size, mirrored, ink, drawn, how: None };
        glyph.drawn.gone |= self.is_cut(&glyph) || self.is_off();
        glyph.drawn.clipped = !glyph.drawn.gone && self.is_clipped(&glyph);
        if drawn_letter.is_some_and(|letter| !spelling::is_raised(&self.raw[told.clone()], letter)) {
            let at = self.glyphs.len();
            let glyph = Glyph { text: told, ..glyph.clone() };
            self.others.push(Other { glyphs: at..at + 1, glyph, by_dots: false });
        }
        self.glyphs.push(glyph);
    }

    /// Returns true if the letters of a glyph of which the file says none are said by the glyph before it: one that
    /// takes no room, such as a mark, may say those of a mark and of its letter. They belong to what takes the room.
    /// Those of dots alone are not believed, nor those of a mark for a second letter: each says the letters with which it
    /// was first used.
    fn is_said(&mut self, glyph: &Drawn<'_>, place: Affine) -> bool {
        let linear = |x: f64, y: f64| place * Point::new(x, y) - place * Point::ORIGIN;
        let (origin, advance, size) =
            (place * Point::ORIGIN, linear(advance_width(glyph), 0.0), linear(0.0, 1000.0).hypot());
        if advance.hypot() < 0.01 * size {
            return true;
        }
        let Some(last) = self.glyphs.last_mut() else { return false };
        let text = &self.raw[last.text.clone()];
        let says = last.advance.hypot() < 0.01 * size
            && Class::of(text) == Class::Right
            && text.chars().any(letters::is_mark)
            && !letters::is_marks(text)
            && (last.origin - origin).hypot() < size + advance.hypot()
            && *self.said.entry(text.to_owned()).or_insert(glyph.char_code()) == glyph.char_code();
        if says {
            (last.origin, last.advance, last.ink) = (origin, advance, None);
        }
        says
    }

    /// Returns true if nothing of a glyph is left by the cuts in force.
    fn is_cut(&self, glyph: &Glyph) -> bool {
        let cut = self.painting.cut();
        let up = glyph.up() * glyph.size;
        let more = [0.7, -0.1].map(|y| glyph.origin + glyph.advance / 2.0 + up * y);
        let mut points = seen::points(glyph).into_iter().chain(more);
        points.all(|point| self.painting.is_left(&cut, point) == Some(false))
    }

    /// Returns true if a part of a glyph is cut away by the cuts in force.
    fn is_clipped(&self, glyph: &Glyph) -> bool {
        let cut = self.painting.cut();
        let is_gone = |point: &Point| self.painting.is_left(&cut, *point) == Some(false);
        seen::is_partly(&seen::ink_points(glyph, &self.raw[glyph.text.clone()]), is_gone)
    }

    /// Returns true if what is drawn now is optional content that is not shown.
    fn is_off(&self) -> bool {
        self.marked.iter().any(|(_, is_off)| *is_off)
    }

    /// Says that glyphs from one on, and what covers from a moment on, are not shown in some areas.
    pub(crate) fn hide(&mut self, glyphs: usize, order: u32, areas: &[Rect]) {
        let is_in = |glyph: &Glyph| areas.iter().any(|area| area.inflate(1.0, 1.0).contains(glyph.origin));
        self.glyphs.iter_mut().skip(glyphs).filter(|glyph| is_in(glyph)).for_each(|glyph| glyph.drawn.gone = true);
        self.painting.hide(order, areas);
    }

    /// Adds a text that stands somewhere on the page, but is not drawn there.
    pub(crate) fn say(&mut self, text: &str, origin: Point, how: Concealment) {
        const EM: f64 = 10.0;
        let start = self.raw.len();
        text.chars().for_each(|c| letters::push(&mut self.raw, c));
        let text = start..self.raw.len();
        let advance = Vec2::new(0.5 * EM * self.raw[text.clone()].chars().count() as f64, 0.0);
        let drawn = Shown::default();
        let glyph = Glyph { text, origin, advance, size: EM, mirrored: false, ink: None, drawn, how: Some(how) };
        self.others.push(Other { glyphs: 0..0, glyph, by_dots: false });
    }

    /// Puts the text that the file gives for some glyphs in their place, where they stand on one line and show the same
    /// letters.
    fn replace(&mut self, with: Replacement) {
        let Some((glyph, unreadable)) = self.replacement(&with) else { return };
        let range = with.first..self.glyphs.len();
        let drawn: String = range.clone().map(|index| self.text(index)).collect();
        let read = || PageText::new(self.only(self.glyphs[range.clone()].iter().cloned())).text;
        let agreement = actual::agreement(&drawn, self.silent - with.silent, read, &with.text);
        if agreement != Agreement::Same {
            let by_dots = agreement == Agreement::Shape;
            return self.others.push(Other { glyphs: range, glyph, by_dots });
        }
        self.unreadable = unreadable;
        self.others.retain(|other| other.glyphs.end <= with.first);
        self.put(range, glyph);
    }

    fn put(&mut self, range: Range<usize>, glyph: Glyph) {
        let glyph = Some(glyph).filter(|glyph| !glyph.text.is_empty());
        self.glyphs.splice(range, glyph);
    }

    /// Takes the texts that the file gives for letters without their dots, if its fonts draw dots apart: such a glyph
    /// says the letter with which it was first used.
    pub(crate) fn settle(&mut self) {
        let others = std::mem::take(&mut self.others);
        let mut start = usize::MAX;
        for other in others.into_iter().rev() {
            let Other { glyphs, glyph, .. } = &other;
            let nested = glyphs.end > start.min(self.glyphs.len());
            start = start.min(glyphs.start);
            if nested || !other.by_dots || !self.has_dots {
                self.others.push(other);
                continue;
            }
            let gone = glyphs.len() - usize::from(!glyph.text.is_empty());
            for later in &mut self.others {
                later.glyphs = later.glyphs.start.saturating_sub(gone)..later.glyphs.end.saturating_sub(gone);
            }
            self.put(other.glyphs, other.glyph);
        }
    }

    /// The text that the file gives for some glyphs, as one glyph.
    ///
    /// The widest tells the baseline: dots and marks that are glyphs of their own stand above or below it.
    fn replacement(&mut self, with: &Replacement) -> Option<(Glyph, usize)> {
        let glyphs = self.glyphs.get(with.first..)?;
        let widest = glyphs.iter().max_by(|a, b| a.advance.hypot().total_cmp(&b.advance.hypot()));
        let widest = widest.filter(|glyph| glyph.advance.hypot() > 1e-6).cloned()?;
        let along = widest.advance / widest.advance.hypot();
        let off_line = |glyph: &Glyph| (glyph.origin - widest.origin).cross(along).abs() > 1.2 * widest.size;
        if glyphs.iter().any(off_line) {
            return None;
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
        let (text, origin) = (start..self.raw.len(), widest.origin + along * from);
        let glyph = Glyph { text, origin, advance: along * (to - from), ink: None, ..widest };
        Some((glyph, with.unreadable))
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

/// Returns true if a glyph says a stroke, of which lines can be put together.
fn is_dash(letters: &str) -> bool {
    matches!(letters, "_" | "-" | "¯" | "‾" | "\u{2010}" | "‑" | "‒" | "–" | "—" | "―" | "−" | "─" | "━" | "⎯" | "˗")
}

/// The middle line of a flat glyph.
fn dash(glyph: &Drawn<'_>, place: Affine) -> Option<(Point, Point)> {
    let Drawn::Outline(glyph) = glyph else { return None };
    let ink = glyph.outline().bounding_box();
    let middle = ink.center().y;
    (ink.width() > 0.0).then(|| (place * Point::new(ink.x0, middle), place * Point::new(ink.x1, middle)))
}

fn ink_center(glyph: &Drawn<'_>, place: Affine) -> Option<Point> {
    let Drawn::Outline(glyph) = glyph else { return None };
    let outline = glyph.outline();
    (!outline.elements().is_empty()).then(|| place * outline.bounding_box().center())
}

/// Keys of a picture's dictionary that say that something is seen through it.
const SEE_THROUGH: [&[u8]; 5] = [b"SMask", b"Mask", b"SMaskInData", b"ImageMask", b"IM"];

impl<'a> Device<'a> for Glyphs {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        let ink = self.painting.ink(&props);
        // Filled and stroked text comes twice.
        if matches!(mode, DrawMode::Stroke(_)) && self.repeats(run, props.transform) {
            self.outline(run.glyphs().len(), ink.color, seen::is_faint(ink.opacity));
            return self.thicken(run.glyphs().len(), mode, props.transform);
        }
        let unpainted = matches!(mode, DrawMode::Invisible);
        if !unpainted && !seen::is_faint(ink.opacity) {
            self.paint_letters();
        }
        let order = self.painting.next();
        let drawn = Shown {
            order,
            color: ink.color.filter(|_| ink.plain),
            unpainted,
            gone: !unpainted && seen::is_faint(ink.opacity),
            drawing: false,
            mixed: props.blend_mode != BlendMode::Normal,
            dash: None,
            clipped: false,
        };
        for glyph in run.glyphs() {
            let drawing = matches!(**glyph, Drawn::Type3(_));
            let place = props.transform * glyph.transform();
            self.push(glyph, place, Shown { drawing, ..drawn });
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
        self.images += 1;
        self.paint_letters();
        let see_through = match &image {
            Image::Stencil(_) => true,
            Image::Raster(raster) => SEE_THROUGH.iter().any(|key| raster.stream().dict().contains_key(*key)),
        };
        let plain = props.blend_mode == BlendMode::Normal && props.soft_mask.is_none();
        self.painting.picture(props.transform, (image.width(), image.height()), plain && !see_through);
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        if self.is_off() {
            return;
        }
        let ink = self.painting.ink(&props);
        if !seen::is_faint(ink.opacity) {
            self.paint_letters();
        }
        self.painting.draw(path, props.transform, mode, ink);
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        let letters = self.in_form_of(&clip.path);
        self.lettered.push(letters);
        self.painting.push_cut(clip);
    }

    fn pop_clip(&mut self) {
        self.lettered.pop();
        self.painting.pop_cut();
    }

    fn push_transparency_group(&mut self, opacity: f32, mask: Option<SoftMask<'a>>, blend: BlendMode) {
        self.painting.push_group(opacity, mask.is_none() && blend == BlendMode::Normal);
    }

    fn pop_transparency_group(&mut self) {
        self.painting.pop_group();
    }

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        let text = properties.and_then(|properties| properties.get::<PdfString<'_>>(b"ActualText"));
        let replacement = text.map(|text| Replacement {
            text: letters::text_string(text.as_bytes()),
            first: self.glyphs.len(),
            unreadable: self.unreadable,
            silent: self.silent,
        });
        let is_off = tag == b"OC" && properties.is_some_and(|content| self.off.hides(content));
        self.marked.push((replacement, is_off));
    }

    fn end_marked_content(&mut self) {
        if let Some((Some(replacement), _)) = self.marked.pop() {
            self.replace(replacement);
        }
    }
}

impl Glyphs {
    /// Returns true if the last glyphs are those of `run`.
    fn repeats(&self, run: &GlyphRun<'_, '_>, transform: Affine) -> bool {
        let (Some(last), Some(drawn)) = (self.glyphs.last(), run.glyphs().last()) else { return false };
        let origin = transform * drawn.transform() * Point::ORIGIN;
        (origin - last.origin).hypot() < 0.01 * last.size
    }
    /// The last glyphs are drawn by a stroke: one that is as thick as letters leaves blots.
    fn thicken(&mut self, count: usize, mode: &DrawMode, place: Affine) {
        let DrawMode::Stroke(stroke) = mode else { return };
        let thick = paint::width(stroke.line_width, place);
        let from = self.glyphs.len().saturating_sub(count);
        self.glyphs[from..]
            .iter_mut()
            .filter(|glyph| thick > BLOT * glyph.size)
            .for_each(|glyph| glyph.drawn.mixed = true);
    }

    /// A glyph that is no letter may be a block that covers.
    fn lay_block(&mut self, glyph: &Drawn<'_>, place: Affine, order: u32, ink: Ink) {
        let is_letter = |c: char| c.is_alphanumeric() || c.is_whitespace();
        let is_sign = match glyph.as_unicode() {
            Some(BfString::Char(c)) => !is_letter(c),
            Some(BfString::String(text)) => !text.chars().any(is_letter),
            None => true,
        };
        if let Drawn::Outline(glyph) = glyph
            && is_sign
        {
            let outline = glyph.outline();
            let bounds = outline.bounding_box();
            // Full stops and hyphens may be rectangles too.
            let is_large = bounds.width().min(bounds.height()) > 250.0;
            if is_large && (4..=6).contains(&outline.elements().len()) {
                self.painting.block(&(place * outline), order, ink);
            }
        }
    }

    /// The last glyphs have an outline of their own: they are seen if it is, whatever colour they have.
    fn outline(&mut self, count: usize, color: Option<[u8; 3]>, faint: bool) {
        let from = self.glyphs.len().saturating_sub(count);
        for glyph in self.glyphs[from..].iter_mut().filter(|_| !faint) {
            let drawn = &mut glyph.drawn;
            // One that is not painted inside has the colour of its outline.
            drawn.color = if drawn.gone || drawn.color == color { color } else { None };
            drawn.gone = false;
        }
    }

    /// The last glyphs that were not painted, if a cut has their form: what is painted now is seen in it.
    fn in_form_of(&self, path: &BezPath) -> Range<usize> {
        let end = self.glyphs.len();
        let bounds = path.bounding_box();
        let inside =
            |glyph: &&Glyph| glyph.drawn.unpainted && bounds.inflate(glyph.size, glyph.size).contains(glyph.origin);
        let count = self.glyphs.iter().rev().take_while(inside).count();
        let letters = &self.glyphs[end - count..];
        let drawn = letters.iter().filter(|glyph| !self.raw[glyph.text.clone()].trim().is_empty()).count();
        let area = letters.iter().map(|glyph| glyph.advance.hypot() * glyph.size).sum::<f64>();
        let is_form = count > 0 && path.elements().len() >= 4 * drawn.max(2) && bounds.area() <= 2.0 * area;
        if is_form { end - count..end } else { 0..0 }
    }

    /// Something is painted: letters that have cut it out are seen.
    fn paint_letters(&mut self) {
        for range in self.lettered.iter().filter(|range| !range.is_empty()) {
            for glyph in &mut self.glyphs[range.clone()] {
                (glyph.drawn.unpainted, glyph.drawn.color) = (false, None);
            }
        }
    }
}
