//! What a page paints beside glyphs, as far as it decides whether they are seen: what lies over and under them, what is
//! cut away, and lines that run through them. Places are in points from the page's top left.

use std::cell::Cell;
use std::rc::Rc;

use hayro::hayro_interpret::{BlendMode, ClipPath, DrawMode, DrawProps, FillRule, Paint, pattern::Pattern};
use hayro::kurbo::{Affine, BezPath, CubicBez, ParamCurve as _, PathEl, PathSeg, Point, QuadBez, Rect, Shape};

/// Red, green and blue.
pub(crate) type Rgb = [u8; 3];

/// What is less opaque is not seen.
pub(crate) const FAINT: f32 = 0.06;
/// What is more opaque lets nothing through.
pub(crate) const OPAQUE: f32 = 0.94;
/// Outlines of more parts than this are not looked into.
const PARTS: usize = 200;
/// Cuts in cuts whose outlines are looked into.
const CUTS: usize = 8;
/// The most coverings of a page that are kept, and lines.
const MOST: usize = 50_000;
/// Number of parts of outlines that are compared with points for a page.
const WORK: u64 = 100_000_000;
/// Outlines of so many parts may be made of many lines, each of at most so many.
const PIECES: usize = 5_000;
const BAR: usize = 6;
/// Pieces of lines are at least so long, in points.
const PIECE: f64 = 0.3;
/// Red, green and blue of paper are at least this.
const PALE: u8 = 245;
/// An outline of many parts is a line if it is so long, in points, and so many times as long as thick.
const LONG: f64 = 15.0;
const SLENDER: f64 = 8.0;
/// Lines are at most so thick, in points; what is thicker covers.
const THIN: f64 = 6.0;
/// A stroke of several parts that strays from a straight line by no more than this part of its length is one line.
const STRAY: f64 = 0.1;

/// A wave may be drawn in pieces that are no longer than this, in points, and stray from a straight line by more.
const WAVE: f64 = 24.0;

/// An outline, and whether its overlaps are holes.
#[derive(Debug)]
struct Outline {
    path: BezPath,
    fill: FillRule,
}

/// What is left by the cuts (clipping paths) that are in force.
#[derive(Clone, Debug)]
pub(crate) struct Cut {
    bounds: Rect,
    /// Outlines that are no upright rectangles, the last first; nothing where there is one that is not looked into.
    outlines: Option<Vec<Rc<Outline>>>,
}

/// Something painted.
#[derive(Debug)]
pub(crate) struct Cover {
    /// When, among all that is drawn.
    pub order: u32,
    /// Where, at most.
    pub bounds: Rect,
    outline: Option<Rc<Outline>>,
    cut: Cut,
    /// True if nothing is seen through it.
    pub opaque: bool,
    /// Its colour, if it has one.
    pub color: Option<Rgb>,
    /// True if it is a picture.
    pub picture: bool,
}

/// A thin line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rule {
    /// Its ends.
    pub ends: (Point, Point),
    /// How thick it is.
    pub thick: f64,
    /// When, among all that is drawn.
    pub order: u32,
    /// True if it has the colour of paper.
    pub pale: bool,
}

/// How something is painted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ink {
    /// Its colour, if it has one.
    pub color: Option<Rgb>,
    /// How opaque it is.
    pub opacity: f32,
    /// True if it is painted over what is below, and not mixed with it.
    pub plain: bool,
    /// True if it fills all of its outline.
    pub solid: bool,
}

impl Ink {
    /// One that covers with a colour.
    pub(crate) fn solid(color: Rgb) -> Self {
        Self { color: Some(color), opacity: 1.0, plain: true, solid: true }
    }
}

/// All that a page paints beside glyphs.
#[derive(Debug)]
pub(crate) struct Painting {
    order: u32,
    cuts: Vec<Cut>,
    groups: Vec<(f32, bool)>,
    /// What covers.
    pub covers: Vec<Cover>,
    /// What runs through.
    pub rules: Vec<Rule>,
    /// Boxes in which annotations strike out the text.
    pub struck: Vec<Rect>,
    work: Cell<u64>,
}

impl Default for Painting {
    fn default() -> Self {
        Self {
            order: 0,
            cuts: Vec::new(),
            groups: Vec::new(),
            covers: Vec::new(),
            rules: Vec::new(),
            struck: Vec::new(),
            work: Cell::new(WORK),
        }
    }
}

impl Painting {
    /// The number of what is drawn next.
    pub(crate) fn next(&mut self) -> u32 {
        self.order += 1;
        self.order
    }

    /// What is cut away from now on.
    pub(crate) fn push_cut(&mut self, clip: &ClipPath) {
        let around = self.cut();
        let bounds = clip.path.bounding_box().intersect(around.bounds);
        let outlines = if is_upright(&clip.path) {
            around.outlines
        } else if clip.path.elements().len() > PARTS {
            None
        } else {
            around.outlines.filter(|outlines| outlines.len() < CUTS).map(|mut outlines| {
                outlines.push(Rc::new(Outline { path: clip.path.clone(), fill: clip.fill }));
                outlines
            })
        };
        self.cuts.push(Cut { bounds, outlines });
    }

    /// The last cut ends.
    pub(crate) fn pop_cut(&mut self) {
        self.cuts.pop();
    }

    /// A group of things that are painted as one.
    pub(crate) fn push_group(&mut self, opacity: f32, plain: bool) {
        let (around, plain_around) = self.group();
        self.groups.push((around * opacity, plain_around && plain));
    }

    /// The last group ends.
    pub(crate) fn pop_group(&mut self) {
        self.groups.pop();
    }

    fn group(&self) -> (f32, bool) {
        self.groups.last().copied().unwrap_or((1.0, true))
    }

    /// What is left by the cuts in force.
    pub(crate) fn cut(&self) -> Cut {
        let everything = || Cut { bounds: Rect::new(-1e9, -1e9, 1e9, 1e9), outlines: Some(Vec::new()) };
        self.cuts.last().cloned().unwrap_or_else(everything)
    }

    /// How things with these properties are painted.
    pub(crate) fn ink(&self, props: &DrawProps<'_>) -> Ink {
        let (opacity, plain) = self.group();
        let plain = plain && props.blend_mode == BlendMode::Normal && props.soft_mask.is_none();
        match &props.paint {
            Paint::Color(color) => {
                let [r, g, b, a] = color.to_rgba().to_rgba8();
                Ink { color: Some([r, g, b]), opacity: opacity * f32::from(a) / 255.0, plain, solid: true }
            }
            Paint::Pattern(pattern) => match &**pattern {
                Pattern::Shading(shading) => {
                    Ink { color: None, opacity: opacity * shading.opacity, plain, solid: true }
                }
                Pattern::Tiling(tiling) => Ink { color: None, opacity: opacity * tiling.opacity, plain, solid: false },
            },
        }
    }

    /// A path is painted.
    pub(crate) fn draw(&mut self, path: &BezPath, place: Affine, mode: &DrawMode, ink: Ink) {
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

    /// Takes away what was painted in some areas from a moment on.
    pub(crate) fn hide(&mut self, order: u32, areas: &[Rect]) {
        let is_in = |at: Point| areas.iter().any(|area| area.inflate(1.0, 1.0).contains(at));
        self.covers.retain(|cover| cover.order <= order || !is_in(cover.bounds.center()));
        self.rules.retain(|rule| rule.order <= order || !is_in(rule.ends.0.midpoint(rule.ends.1)));
    }

    /// Something opaque that the page itself does not draw lies over it.
    pub(crate) fn lay(&mut self, path: &BezPath, color: Rgb) {
        self.fill(path.clone(), FillRule::NonZero, Ink::solid(color));
    }

    fn fill(&mut self, path: BezPath, fill: FillRule, ink: Ink) {
        let bounds = path.bounding_box();
        let cut = self.cut();
        let shown = bounds.intersect(cut.bounds);
        // Letters that cut out what is painted are no slit.
        let is_plain = cut.outlines.as_ref().is_some_and(|outlines| outlines.is_empty());
        let is_slit =
            is_plain && thinner(shown) <= THIN && thinner(bounds) > THIN && shown.width() > 0.0 && shown.height() > 0.0;
        if is_slit && path.winding(shown.center()) != 0 {
            self.bar(&shown.to_path(0.1), ink);
        } else if path.elements().len() > BAR && path.elements().len() <= PIECES {
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

    /// A line, if an outline that is filled is as thin as one.
    fn bar(&mut self, path: &BezPath, ink: Ink) {
        if let Some((ends, thick)) = bar(path, path.bounding_box()).filter(|(_, thick)| *thick <= THIN) {
            self.rule(ends, thick, ink);
        }
    }

    /// A glyph is painted that is a block and no letter, as the `order`th thing.
    pub(crate) fn block(&mut self, path: &BezPath, order: u32, ink: Ink) {
        let (cut, bounds) = (self.cut(), path.bounding_box());
        if self.covers.len() < MOST && is_upright(path) && ink.plain && ink.solid && ink.opacity >= OPAQUE {
            let bounds = bounds.intersect(cut.bounds);
            let color = ink.color;
            self.covers.push(Cover { order, bounds, outline: None, cut, opaque: true, color, picture: false });
        }
    }

    /// A line is drawn along a path.
    pub(crate) fn stroke(&mut self, path: &BezPath, thick: f64, ink: Ink) {
        if path.elements().len() > PARTS {
            if path.elements().len() <= PIECES {
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
                let side = hayro::kurbo::Vec2::new(-side.y, side.x);
                let mut area = BezPath::new();
                area.move_to(line.p0 + side);
                [line.p1 + side, line.p1 - side, line.p0 - side].into_iter().for_each(|point| area.line_to(point));
                area.close_path();
                let bounds = area.bounding_box();
                self.cover(bounds, Some(Rc::new(Outline { path: area, fill: FillRule::NonZero })), ink, false);
            }
        }
        whole_lines(path).into_iter().for_each(|ends| self.rule(ends, thick, ink));
    }

    fn rule(&mut self, ends: (Point, Point), thick: f64, ink: Ink) {
        let cut = self.cut();
        let is_level = (ends.0.y - ends.1.y).abs() < 0.05;
        let ends = if is_level {
            let within = |end: Point| Point::new(end.x.clamp(cut.bounds.x0, cut.bounds.x1.max(cut.bounds.x0)), end.y);
            (within(ends.0), within(ends.1))
        } else {
            ends
        };
        // Level pieces may be parts of a longer line.
        let long = (ends.1 - ends.0).hypot() > if is_level { PIECE } else { 2.0 };
        if long && thick <= THIN && self.rules.len() < MOST && cut.may_hold(ends.0.midpoint(ends.1)) {
            let order = self.next();
            let pale = ink.color.is_some_and(is_pale);
            self.rules.push(Rule { ends, thick, order, pale });
        }
    }

    /// A picture of so many pixels is painted, which `place` puts on the page.
    pub(crate) fn picture(&mut self, place: Affine, (width, height): (u32, u32), opaque: bool) {
        let (opacity, plain) = self.group();
        let path = place * Rect::new(0.0, 0.0, f64::from(width), f64::from(height)).to_path(0.1);
        let ink = Ink { color: None, opacity, plain: plain && opaque, solid: true };
        self.bar(&path, ink);
        let bounds = path.bounding_box();
        let outline = if is_upright(&path) { None } else { Some(Rc::new(Outline { path, fill: FillRule::NonZero })) };
        if opacity >= FAINT {
            self.cover(bounds, outline, ink, true);
        }
    }

    fn cover(&mut self, bounds: Rect, outline: Option<Rc<Outline>>, ink: Ink, picture: bool) {
        let cut = self.cut();
        let bounds = bounds.intersect(cut.bounds);
        let order = self.next();
        if self.covers.len() >= MOST || bounds.width() < 0.3 || bounds.height() < 0.3 {
            return;
        }
        let opaque = ink.plain && ink.solid && ink.opacity >= OPAQUE;
        let color = ink.color.filter(|_| opaque);
        self.covers.push(Cover { order, bounds, outline, cut, opaque, color, picture });
    }

    /// Returns true if a point is under something; nothing if that is not known.
    pub(crate) fn holds(&self, cover: &Cover, point: Point) -> Option<bool> {
        if !cover.bounds.contains(point) {
            return Some(false);
        }
        let inside = match &cover.outline {
            Some(outline) => self.inside(outline, point),
            None => Some(true),
        };
        match (inside, self.is_left(&cover.cut, point)) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (Some(true), Some(true)) => Some(true),
            _ => None,
        }
    }

    /// Returns true if cuts leave a point; nothing if that is not known.
    pub(crate) fn is_left(&self, cut: &Cut, point: Point) -> Option<bool> {
        if !cut.bounds.contains(point) {
            return Some(false);
        }
        cut.outlines.as_ref()?.iter().try_fold(true, |left, outline| Some(left && self.inside(outline, point)?))
    }

    fn inside(&self, outline: &Outline, point: Point) -> Option<bool> {
        let parts = outline.path.elements().len();
        let left = self.work.get().checked_sub(parts as u64).filter(|_| parts <= PARTS)?;
        self.work.set(left);
        let winding = outline.path.winding(point);
        Some(if outline.fill == FillRule::EvenOdd { winding % 2 != 0 } else { winding != 0 })
    }
}

impl Cut {
    /// Returns true if a point may be left.
    fn may_hold(&self, point: Point) -> bool {
        self.bounds.contains(point)
    }
}

/// Returns true for the colour of paper.
pub(crate) fn is_pale(color: Rgb) -> bool {
    color.iter().all(|part| *part >= PALE)
}

/// Returns true for what is so long and thin that it is a line, whatever its parts.
fn is_slender(bounds: Rect) -> bool {
    let long = bounds.width().max(bounds.height());
    long >= LONG && long >= SLENDER * thinner(bounds)
}

/// The shorter side.
fn thinner(rect: Rect) -> f64 {
    rect.width().min(rect.height())
}

/// The outlines that an outline is made of.
fn subpaths(path: &BezPath) -> Vec<BezPath> {
    let mut parts: Vec<BezPath> = Vec::new();
    for element in path.elements() {
        match parts.last_mut() {
            Some(part) if !matches!(element, PathEl::MoveTo(_)) => part.push(*element),
            _ if matches!(element, PathEl::MoveTo(_)) => parts.push(BezPath::from_vec(vec![*element])),
            _ => {}
        }
    }
    parts
}

/// The middle line of an outline of few parts, upright or with four corners, and how thick it is.
fn bar(path: &BezPath, bounds: Rect) -> Option<((Point, Point), f64)> {
    if path.elements().len() > BAR {
        return None;
    }
    if let Some([a, b, c, d]) = corners(path).filter(|_| !is_upright(path)) {
        let (short, long) = (a.distance(b).max(c.distance(d)), b.distance(c).max(d.distance(a)));
        let ends = if short <= long { (a.midpoint(b), c.midpoint(d)) } else { (b.midpoint(c), d.midpoint(a)) };
        return (short.min(long) < 0.5 * short.max(long)).then_some((ends, short.min(long)));
    }
    let middle = bounds.center();
    let ends = if bounds.width() >= bounds.height() {
        (Point::new(bounds.x0, middle.y), Point::new(bounds.x1, middle.y))
    } else {
        (Point::new(middle.x, bounds.y0), Point::new(middle.x, bounds.y1))
    };
    Some((ends, bounds.height().min(bounds.width())))
}

/// The parts of a curve after which its points are taken.
const STEPS: [f64; 4] = [0.25, 0.5, 0.75, 1.0];

/// The lines that strokes of several parts are as a whole: those drawn by hand, in waves, or back and forth.
fn whole_lines(path: &BezPath) -> Vec<(Point, Point)> {
    let (mut found, mut points) = (Vec::new(), Vec::new());
    for element in path.elements().iter().copied().chain([PathEl::MoveTo(Point::ORIGIN)]) {
        match element {
            PathEl::MoveTo(start) => {
                found.extend(whole_line(&points));
                points = vec![start];
            }
            PathEl::LineTo(to) => points.push(to),
            PathEl::QuadTo(by, to) => {
                let curve = points.last().map(|from| QuadBez::new(*from, by, to));
                curve.iter().for_each(|curve| points.extend(STEPS.map(|step| curve.eval(step))));
            }
            PathEl::CurveTo(by, then, to) => {
                let curve = points.last().map(|from| CubicBez::new(*from, by, then, to));
                curve.iter().for_each(|curve| points.extend(STEPS.map(|step| curve.eval(step))));
            }
            PathEl::ClosePath => points.clear(),
        }
    }
    found
}

fn whole_line(points: &[Point]) -> Option<(Point, Point)> {
    let ([first, _, _, ..], Some(last)) = (points, points.last()) else { return None };
    let way = *last - *first;
    let length = way.hypot();
    let off = |point: &Point| (*point - *first).cross(way) / length.max(1e-6);
    let (low, high) = points.iter().map(off).fold((0.0_f64, 0.0_f64), |(low, high), off| (low.min(off), high.max(off)));
    let turns = points.windows(3).filter(|part| (part[1] - part[0]).cross(part[2] - part[1]).abs() > 1e-3).count();
    let is_wave = length <= WAVE && high - low <= (0.25 * length).min(0.5 * THIN);
    let is_straight = high - low <= (STRAY * length).clamp(1.5, THIN) || is_wave;
    let is_back_and_forth = turns >= 6 && high - low <= (0.25 * length).min(2.5 * THIN);
    if length <= 2.0 || !(is_straight || is_back_and_forth) {
        return None;
    }
    // The line that runs in the middle between the outermost points.
    let shift = hayro::kurbo::Vec2::new(way.y, -way.x) / length * ((high + low) / 2.0);
    Some((*first + shift, *last + shift))
}

/// The width of a stroke on the page; that of no width is as thin as can be.
pub(crate) fn width(line_width: f32, place: Affine) -> f64 {
    (f64::from(line_width) * place.determinant().abs().sqrt()).max(0.1)
}

/// Returns true if a path is an upright rectangle.
fn is_upright(path: &BezPath) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() < 1e-3;
    let Some([a, b, c, d]) = corners(path) else { return false };
    near(a.x, b.x) && near(b.y, c.y) && near(c.x, d.x) && near(d.y, a.y)
        || near(a.y, b.y) && near(b.x, c.x) && near(c.y, d.y) && near(d.x, a.x)
}

/// The corners of a path that has four.
fn corners(path: &BezPath) -> Option<[Point; 4]> {
    let mut points: Vec<Point> = Vec::with_capacity(5);
    for element in path.elements() {
        match element {
            PathEl::MoveTo(point) if points.is_empty() => points.push(*point),
            PathEl::LineTo(point) => points.push(*point),
            PathEl::ClosePath => {}
            _ => return None,
        }
        if points.len() > 5 {
            return None;
        }
    }
    if points.len() == 5 && points[0].distance(points[4]) < 1e-3 {
        points.pop();
    }
    points.try_into().ok()
}
