//! Forms of painted paths that matter to a reader: upright rectangles, bars that look like lines, and strokes that are one
//! line as a whole.

use hayro::kurbo::{Affine, BezPath, CubicBez, ParamCurve as _, PathEl, Point, QuadBez, Rect, Vec2};

/// Number of elements up to which a path is compared with points; longer ones would take too much time.
pub(crate) const MAX_ELEMENTS: usize = 200;
/// Number of elements of a rectangle with its closing line: a path with no more of them is one bar.
pub(crate) const BAR_ELEMENTS: usize = 6;
/// Thickness in points up to which a bar or stroke is a line; what is thicker covers.
pub(crate) const MAX_THICKNESS: f64 = 6.0;
/// A path of many elements is a line if it is at least this long, in points: letters and their marks are shorter, …
const MIN_WAVE_LENGTH: f64 = 15.0;
/// … and at least this many times as long as thick.
const MIN_SLENDERNESS: f64 = 8.0;
/// Part of its length by which a stroke of several segments may stray from the straight line between its ends and still be
/// that line, as one drawn by hand is.
const MAX_STRAY: f64 = 0.1;
/// Length in points up to which a stroke is a piece of a wave, which may stray by a quarter of its length.
const MAX_WAVE_PIECE: f64 = 24.0;

/// Returns true if a box is so long and thin that what is in it is a line, whatever its elements.
pub(crate) fn is_slender(bounds: Rect) -> bool {
    let long = bounds.width().max(bounds.height());
    long >= MIN_WAVE_LENGTH && long >= MIN_SLENDERNESS * thinner(bounds)
}

/// Length of the shorter side.
pub(crate) fn thinner(rect: Rect) -> f64 {
    rect.width().min(rect.height())
}

/// The subpaths of a path: each begins with a move.
pub(crate) fn subpaths(path: &BezPath) -> Vec<BezPath> {
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

/// The middle line of a path of few elements, and its thickness: from the middle of one short side to that of the other.
/// `bounds` is the box around it. Nothing for one of many elements, or one that is nearly a square.
pub(crate) fn bar(path: &BezPath, bounds: Rect) -> Option<((Point, Point), f64)> {
    if path.elements().len() > BAR_ELEMENTS {
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

/// The parts of a curve at whose ends its points are taken.
const STEPS: [f64; 4] = [0.25, 0.5, 0.75, 1.0];

/// The lines that strokes of several segments are as a whole: those drawn by hand, in waves, or back and forth.
pub(crate) fn whole_lines(path: &BezPath) -> Vec<(Point, Point)> {
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

/// The straight line that a stroke along these points is as a whole, if it is one.
fn whole_line(points: &[Point]) -> Option<(Point, Point)> {
    let ([first, _, _, ..], Some(last)) = (points, points.last()) else { return None };
    let way = *last - *first;
    let length = way.hypot();
    let off = |point: &Point| (*point - *first).cross(way) / length.max(1e-6);
    let (low, high) = points.iter().map(off).fold((0.0_f64, 0.0_f64), |(low, high), off| (low.min(off), high.max(off)));
    let turns = points.windows(3).filter(|part| (part[1] - part[0]).cross(part[2] - part[1]).abs() > 1e-3).count();
    let is_wave = length <= MAX_WAVE_PIECE && high - low <= (0.25 * length).min(0.5 * MAX_THICKNESS);
    let is_straight = high - low <= (MAX_STRAY * length).clamp(1.5, MAX_THICKNESS) || is_wave;
    let is_back_and_forth = turns >= 6 && high - low <= (0.25 * length).min(2.5 * MAX_THICKNESS);
    if length <= 2.0 || !(is_straight || is_back_and_forth) {
        return None;
    }
    // The line that runs in the middle between the outermost points.
    let shift = Vec2::new(way.y, -way.x) / length * ((high + low) / 2.0);
    Some((*first + shift, *last + shift))
}

/// Thickness of a stroke on the page in points; one of no width is drawn as thin as can be (ISO 32000-2, 8.4.3.2).
pub(crate) fn width(line_width: f32, place: Affine) -> f64 {
    (f64::from(line_width) * place.determinant().abs().sqrt()).max(0.1)
}

/// Returns true if a path is a rectangle with level and upright sides.
pub(crate) fn is_upright(path: &BezPath) -> bool {
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
