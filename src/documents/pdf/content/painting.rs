//! All that a page paints beside glyphs, as far as it decides whether they are seen: areas that lie over and under them,
//! and thin lines that run through them.

use std::cell::Cell;
use std::rc::Rc;

use hayro::hayro_interpret::{BlendMode, ClipPath, DrawMode, DrawProps, FillRule, Paint, pattern::Pattern};
use hayro::kurbo::{Affine, BezPath, PathSeg, Point, Rect, Shape, Vec2};

use super::clip::{Clip, Outline};
use super::color::{FAINT, OPAQUE, is_pale};
use super::shape::{
    BAR_ELEMENTS, MAX_ELEMENTS, MAX_THICKNESS, bar, is_slender, is_upright, subpaths, thinner, whole_lines, width,
};
use crate::documents::colors::Rgb;

/// Number of covering areas of a page that are kept, and of lines; the rest is left out, to bound time and memory.
const MAX_THINGS: usize = 50_000;
/// Number of path elements of a page that are compared with points, which bounds the time that it may take.
const MAX_WORK: u64 = 100_000_000;
/// Number of elements up to which a path is taken apart to look for bars in it.
const MAX_PIECES: usize = 5_000;
/// Length in points of the shortest level line that is kept, as it may be a part of a longer one.
const MIN_PIECE: f64 = 0.3;

/// An area that is painted, and so lies over what was drawn before.
#[derive(Debug)]
pub(crate) struct Cover {
    /// Number in the order of drawing.
    pub order: u32,
    /// The box around it, in points.
    pub bounds: Rect,
    /// Its outline; `None` for an upright rectangle, which is all of its box.
    outline: Option<Rc<Outline>>,
    /// The clipping paths that were in force.
    clip: Clip,
    /// True if nothing is seen through it.
    pub opaque: bool,
    /// Its colour; `None` if it has several, or if something is seen through it.
    pub color: Option<Rgb>,
    /// True if it is a picture, such as a scan.
    pub picture: bool,
}

/// A thin line: a rule of a table, a line under words, or one that strikes them out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rule {
    /// Its ends, in points.
    pub ends: (Point, Point),
    /// Its thickness, in points.
    pub thick: f64,
    /// Number in the order of drawing.
    pub order: u32,
    /// True if it has the colour of paper.
    pub pale: bool,
}

/// Colour, opacity and mixing of something painted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PaintStyle {
    /// Its colour; `None` for patterns and pictures.
    pub color: Option<Rgb>,
    /// Opacity, from 0 (nothing is left) to 1.
    pub opacity: f32,
    /// True if it replaces what is below, and is not mixed with it by a blend mode or a mask (ISO 32000-2, 11.3.5).
    pub plain: bool,
    /// True if it fills all of its outline, as patterns of tiles do not.
    pub solid: bool,
}

impl PaintStyle {
    /// Covers with a colour.
    pub(crate) fn solid(color: Rgb) -> Self {
        Self { color: Some(color), opacity: 1.0, plain: true, solid: true }
    }
}

/// All that a page paints beside glyphs, in the order of drawing.
#[derive(Debug)]
pub(crate) struct Painting {
    /// Number of what was drawn last.
    order: u32,
    /// The area left by every open clipping path together with those around it, the innermost last.
    clips: Vec<Clip>,
    /// Opacity of every open group together with those around it, and whether all of them replace what is below.
    groups: Vec<(f32, bool)>,
    /// Areas.
    pub covers: Vec<Cover>,
    /// Thin lines.
    pub rules: Vec<Rule>,
    /// Boxes in which annotations strike out the text, in points.
    pub struck: Vec<Rect>,
    /// Path elements that may still be compared with points.
    work: Cell<u64>,
}

impl Default for Painting {
    fn default() -> Self {
        Self {
            order: 0,
            clips: Vec::new(),
            groups: Vec::new(),
            covers: Vec::new(),
            rules: Vec::new(),
            struck: Vec::new(),
            work: Cell::new(MAX_WORK),
        }
    }
}

impl Painting {
    /// Number of what is drawn next: things are numbered from 1 in the order of drawing.
    pub(crate) fn next(&mut self) -> u32 {
        self.order += 1;
        self.order
    }

    /// Puts a clipping path in force from now on.
    pub(crate) fn push_clip(&mut self, clip: &ClipPath) {
        self.clips.push(self.clip().intersected(clip));
    }

    /// Ends the last clipping path.
    pub(crate) fn pop_clip(&mut self) {
        self.clips.pop();
    }

    /// Begins a group of things that are painted as one (ISO 32000-2, 11.4).
    pub(crate) fn push_group(&mut self, opacity: f32, plain: bool) {
        let (around, plain_around) = self.group();
        self.groups.push((around * opacity, plain_around && plain));
    }

    /// Ends the last group.
    pub(crate) fn pop_group(&mut self) {
        self.groups.pop();
    }

    fn group(&self) -> (f32, bool) {
        self.groups.last().copied().unwrap_or((1.0, true))
    }

    /// The area that is left by the clipping paths in force.
    pub(crate) fn clip(&self) -> Clip {
        self.clips.last().cloned().unwrap_or_default()
    }

    /// Colour, opacity and mixing of what hayro draws with these properties.
    pub(crate) fn ink(&self, props: &DrawProps<'_>) -> PaintStyle {
        let (opacity, plain) = self.group();
        let plain = plain && props.blend_mode == BlendMode::Normal && props.soft_mask.is_none();
        match &props.paint {
            Paint::Color(color) => {
                let [r, g, b, a] = color.to_rgba().to_rgba8();
                PaintStyle { color: Some([r, g, b]), opacity: opacity * f32::from(a) / 255.0, plain, solid: true }
            }
            Paint::Pattern(pattern) => match &**pattern {
                Pattern::Shading(shading) => {
                    PaintStyle { color: None, opacity: opacity * shading.opacity, plain, solid: true }
                }
                Pattern::Tiling(tiling) => {
                    PaintStyle { color: None, opacity: opacity * tiling.opacity, plain, solid: false }
                }
            },
        }
    }

    /// Takes a path that is painted; `place` is the way from its coordinates to points from the page's top left.
    pub(crate) fn draw(&mut self, path: &BezPath, place: Affine, mode: &DrawMode, ink: PaintStyle) {
        if ink.opacity < FAINT {
            return;
        }
        match mode {
            DrawMode::Fill(fill) => self.fill(place * path.clone(), *fill, ink),
            DrawMode::Stroke(stroke) => self.stroke(&(place * path.clone()), width(stroke.line_width, place), ink),
            DrawMode::FillAndStroke(fill, stroke) => {
                self.fill(place * path.clone(), *fill, ink);
                self.stroke(&(place * path.clone()), width(stroke.line_width, place), ink);
            }
            DrawMode::Invisible => {}
        }
    }

    /// Takes away what was painted after the `order`th thing and has its middle in one of some areas.
    pub(crate) fn hide(&mut self, order: u32, areas: &[Rect]) {
        let is_in = |at: Point| areas.iter().any(|area| area.inflate(1.0, 1.0).contains(at));
        self.covers.retain(|cover| cover.order <= order || !is_in(cover.bounds.center()));
        self.rules.retain(|rule| rule.order <= order || !is_in(rule.ends.0.midpoint(rule.ends.1)));
    }

    /// Takes something opaque that lies over the page and that the page itself does not draw, such as an annotation.
    pub(crate) fn lay(&mut self, path: &BezPath, color: Rgb) {
        self.fill(path.clone(), FillRule::NonZero, PaintStyle::solid(color));
    }

    /// Fills a path, and finds the lines in it.
    fn fill(&mut self, path: BezPath, fill: FillRule, ink: PaintStyle) {
        let bounds = path.bounding_box();
        let clip = self.clip();
        let shown = bounds.intersect(clip.bounds);
        // Letters that cut out what is painted are no slit.
        let is_plain = clip.outlines.as_ref().is_some_and(|outlines| outlines.is_empty());
        let is_slit = is_plain
            && thinner(shown) <= MAX_THICKNESS
            && thinner(bounds) > MAX_THICKNESS
            && shown.width() > 0.0
            && shown.height() > 0.0;
        if is_slit && path.winding(shown.center()) != 0 {
            self.bar(&shown.to_path(0.1), ink);
        } else if path.elements().len() > BAR_ELEMENTS && path.elements().len() <= MAX_PIECES {
            // Parts of letters are no bars.
            subpaths(&path).iter().filter(|part| is_upright(part)).for_each(|part| self.bar(part, ink));
            // A wave, or a line drawn by a brush; letters and their marks are not that long.
            if is_slender(bounds) {
                self.bar(&bounds.to_path(0.1), ink);
            }
        } else {
            self.bar(&path, ink);
        }
        let outline = if is_upright(&path) { None } else { Some(Rc::new(Outline { path, fill })) };
        self.cover(bounds, outline, ink, false);
    }

    /// Adds a line if a filled outline is as thin as one.
    fn bar(&mut self, path: &BezPath, ink: PaintStyle) {
        if let Some((ends, thick)) = bar(path, path.bounding_box()).filter(|(_, thick)| *thick <= MAX_THICKNESS) {
            self.rule(ends, thick, ink);
        }
    }

    /// Takes a glyph that is a block and no letter, painted as the `order`th thing.
    pub(crate) fn block(&mut self, path: &BezPath, order: u32, ink: PaintStyle) {
        let (clip, bounds) = (self.clip(), path.bounding_box());
        if self.covers.len() < MAX_THINGS && is_upright(path) && ink.plain && ink.solid && ink.opacity >= OPAQUE {
            let bounds = bounds.intersect(clip.bounds);
            let color = ink.color;
            self.covers.push(Cover { order, bounds, outline: None, clip, opaque: true, color, picture: false });
        }
    }

    /// Takes a stroke of some thickness in points along a path.
    pub(crate) fn stroke(&mut self, path: &BezPath, thick: f64, ink: PaintStyle) {
        if path.elements().len() > MAX_ELEMENTS {
            if path.elements().len() <= MAX_PIECES {
                for part in subpaths(path) {
                    let bounds = part.bounding_box();
                    if part.elements().len() == 2 {
                        self.stroke(&part, thick, ink);
                    } else if is_slender(bounds) {
                        // A wave of many parts.
                        self.bar(&bounds.to_path(0.1), ink);
                    }
                }
            }
            return;
        }
        for segment in path.segments() {
            let PathSeg::Line(line) = segment else { continue };
            self.rule((line.p0, line.p1), thick, ink);
            let length = (line.p1 - line.p0).hypot();
            if thick > 1.0 && length > 1.0 {
                let side = (line.p1 - line.p0) / length * (thick / 2.0);
                let side = Vec2::new(-side.y, side.x);
                let mut area = BezPath::new();
                area.move_to(line.p0 + side);
                [line.p1 + side, line.p1 - side, line.p0 - side].into_iter().for_each(|point| area.line_to(point));
                area.close_path();
                let bounds = area.bounding_box();
                self.cover(bounds, Some(Rc::new(Outline::non_zero(area))), ink, false);
            }
        }
        whole_lines(path).into_iter().for_each(|ends| self.rule(ends, thick, ink));
    }

    /// Adds a line between two points, as far as clipping paths leave it.
    fn rule(&mut self, ends: (Point, Point), thick: f64, ink: PaintStyle) {
        let clip = self.clip();
        let is_level = (ends.0.y - ends.1.y).abs() < 0.05;
        let ends = if is_level {
            let within =
                |end: Point| Point::new(end.x.clamp(clip.bounds.x0, clip.bounds.x1.max(clip.bounds.x0)), end.y);
            (within(ends.0), within(ends.1))
        } else {
            ends
        };
        // Level pieces may be parts of a longer line.
        let long = (ends.1 - ends.0).hypot() > if is_level { MIN_PIECE } else { 2.0 };
        if long
            && thick <= MAX_THICKNESS
            && self.rules.len() < MAX_THINGS
            && clip.bounds.contains(ends.0.midpoint(ends.1))
        {
            let order = self.next();
            let pale = ink.color.is_some_and(is_pale);
            self.rules.push(Rule { ends, thick, order, pale });
        }
    }

    /// Takes a picture of `width` and `height` pixels that is painted; `place` is the way from its pixels to the page.
    pub(crate) fn picture(&mut self, place: Affine, (width, height): (u32, u32), opaque: bool) {
        let (opacity, plain) = self.group();
        let path = place * Rect::new(0.0, 0.0, f64::from(width), f64::from(height)).to_path(0.1);
        let ink = PaintStyle { color: None, opacity, plain: plain && opaque, solid: true };
        self.bar(&path, ink);
        let bounds = path.bounding_box();
        let outline = if is_upright(&path) { None } else { Some(Rc::new(Outline::non_zero(path))) };
        if opacity >= FAINT {
            self.cover(bounds, outline, ink, true);
        }
    }

    /// Adds an area, if it is large enough to hide anything.
    fn cover(&mut self, bounds: Rect, outline: Option<Rc<Outline>>, ink: PaintStyle, picture: bool) {
        let clip = self.clip();
        let bounds = bounds.intersect(clip.bounds);
        let order = self.next();
        if self.covers.len() >= MAX_THINGS || bounds.width() < 0.3 || bounds.height() < 0.3 {
            return;
        }
        let opaque = ink.plain && ink.solid && ink.opacity >= OPAQUE;
        let color = ink.color.filter(|_| opaque);
        self.covers.push(Cover { order, bounds, outline, clip, opaque, color, picture });
    }

    /// Returns true if an area lies over a point; nothing if that is not known.
    pub(crate) fn holds(&self, cover: &Cover, point: Point) -> Option<bool> {
        if !cover.bounds.contains(point) {
            return Some(false);
        }
        let inside = match &cover.outline {
            Some(outline) => self.inside(outline, point),
            None => Some(true),
        };
        match (inside, self.is_left(&cover.clip, point)) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (Some(true), Some(true)) => Some(true),
            _ => None,
        }
    }

    /// Returns true if clipping paths leave a point; nothing if that is not known.
    pub(crate) fn is_left(&self, clip: &Clip, point: Point) -> Option<bool> {
        if !clip.bounds.contains(point) {
            return Some(false);
        }
        clip.outlines.as_ref()?.iter().try_fold(true, |left, outline| Some(left && self.inside(outline, point)?))
    }

    /// Returns true if a point lies inside an outline; nothing if that would take too much time.
    fn inside(&self, outline: &Outline, point: Point) -> Option<bool> {
        let elements = outline.path.elements().len();
        let left = self.work.get().checked_sub(elements as u64).filter(|_| elements <= MAX_ELEMENTS)?;
        self.work.set(left);
        Some(outline.contains(point))
    }
}
