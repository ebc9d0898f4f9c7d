//! Relations of a line to a glyph, or to another line: through it, aslant, from corner to corner.

use hayro::kurbo::{Point, Rect, Vec2};

use crate::documents::pdf::content::{Glyph, Rule};

/// Lowest and highest place above the baseline, in ems, of a line that strikes out: lower ones are underlines, higher ones
/// lie over the small letters.
const LOWEST_STRIKE: f64 = 0.075;

const HIGHEST_STRIKE: f64 = 0.56;

/// Box around a line.
pub(super) fn bounds(rule: &Rule) -> Rect {
    Rect::from_points(rule.ends.0, rule.ends.1)
}

/// Returns true if a line goes up to the right.
pub(super) fn rises(rule: &Rule) -> bool {
    let way = rule.ends.1 - rule.ends.0;
    way.x * way.y < 0.0
}

/// Returns true if a line slants so much that it goes from corner to corner of something.
pub(super) fn slants(rule: &Rule) -> bool {
    let (width, height) = (bounds(rule).width(), bounds(rule).height());
    width.min(height) > 4.0 && width > 0.1 * height && height > 0.05 * width && width > 12.0
}

/// Returns true if two boxes are about the same.
pub(super) fn is_same_area(a: Rect, b: Rect) -> bool {
    let (wide, high) = (0.15 * a.width() + 3.0, 0.15 * a.height() + 3.0);
    (a.x0 - b.x0).abs() < wide && (a.x1 - b.x1).abs() < wide && (a.y0 - b.y0).abs() < high && (a.y1 - b.y1).abs() < high
}

/// Ends of a line as seen from the origin of a glyph, in points along the baseline and up; the first along the baseline
/// first.
pub(super) fn seen_from(rule: &Rule, glyph: &Glyph) -> [(f64, f64); 2] {
    let (along, up) = (glyph.along(), glyph.up());
    let ends = [rule.ends.0, rule.ends.1].map(|end| end - glyph.origin).map(|end| (end.dot(along), end.dot(up)));
    if ends[0].0 <= ends[1].0 { ends } else { [ends[1], ends[0]] }
}

/// Returns true if a line runs along the text of a glyph.
pub(super) fn is_level(rule: &Rule, glyph: &Glyph) -> bool {
    let [a, b] = seen_from(rule, glyph);
    (a.1 - b.1).abs() < 0.1 * glyph.size
}

/// Returns true if a line runs along the text through the middle of a glyph, at the height of the small letters.
pub(super) fn runs_through(rule: &Rule, glyph: &Glyph) -> bool {
    let [a, b] = seen_from(rule, glyph);
    let half = glyph.advance.hypot() / 2.0;
    let height = (a.1 + b.1) / 2.0;
    // What is thicker is a mark below the letters, if they are drawn over it.
    let most = if rule.order > glyph.drawn.order { 0.5 } else { 0.25 };
    let through =
        (LOWEST_STRIKE * glyph.size..HIGHEST_STRIKE * glyph.size).contains(&height) && rule.thick < most * glyph.size;
    is_level(rule, glyph) && through && a.0 <= half && half <= b.0 && half > 0.0
}

/// Returns true if a line crosses a glyph on its way from below the letters to above them, or the other way, and ends
/// there.
pub(super) fn runs_aslant(rule: &Rule, glyph: &Glyph) -> bool {
    let [a, b] = seen_from(rule, glyph);
    let half = glyph.advance.hypot() / 2.0;
    if is_level(rule, glyph) || half <= 0.0 || half < a.0 || half > b.0 || rule.thick >= 0.25 * glyph.size {
        return false;
    }
    let height = a.1 + (b.1 - a.1) * (half - a.0) / (b.0 - a.0).max(1e-6);
    let near = |end: f64| (-0.8..1.6).contains(&(end / glyph.size));
    let all_over = a.1.min(b.1) < 0.35 * glyph.size && a.1.max(b.1) > 0.25 * glyph.size;
    (-0.4 * glyph.size..1.1 * glyph.size).contains(&height) && near(a.1) && near(b.1) && all_over
}

/// Returns true if a slanting line runs through a glyph from its foot to its head, and not through many others.
pub(super) fn is_stroke_of_letter(rule: &Rule, glyph: &Glyph) -> bool {
    let [a, b] = seen_from(rule, glyph);
    let size = glyph.size;
    let (low, high) = (a.1.min(b.1), a.1.max(b.1));
    let half = glyph.advance.hypot() / 2.0;
    let holds = a.0 <= half && half <= b.0;
    let over = low < 0.15 * size && high > 0.45 * size && low > -size && high < 1.6 * size;
    holds && over && b.0 - a.0 < 3.0 * size && b.0 - a.0 > 0.1 * size
}

/// Returns true if an upright line runs through the inside of a glyph, from its foot to its head and not far beyond.
pub(super) fn is_bar_of_letter(rule: &Rule, glyph: &Glyph) -> bool {
    let [a, b] = seen_from(rule, glyph);
    let (size, width) = (glyph.size, glyph.advance.hypot());
    let (low, high) = (a.1.min(b.1), a.1.max(b.1));
    let over = low < 0.15 * size && high > 0.45 * size && low > -size && high < 1.6 * size;
    let is_under = rule.pale && rule.order < glyph.drawn.order;
    over && b.0 - a.0 <= 0.1 * size && (0.15 * width..0.85 * width).contains(&((a.0 + b.0) / 2.0)) && !is_under
}

/// Returns true if a slanting line runs through the middle of a glyph, and not far beyond it.
pub(super) fn is_over_one(rule: &Rule, glyph: &Glyph) -> bool {
    let [a, b] = seen_from(rule, glyph);
    let (width, middle) = (glyph.advance.hypot(), (a.0 + b.0) / 2.0);
    let is_across = a.0 < 0.2 * width && b.0 > 0.6 * width && b.0 - a.0 < width + 0.6 * glyph.size;
    is_across && (middle - width / 2.0).abs() < 0.25 * width && rule.thick < 0.25 * glyph.size
}

/// Returns true if a line begins and ends about where the glyphs do that it runs through: those of a table or a form
/// run on.
pub(super) fn fits<'g>(rule: &Rule, glyphs: impl Iterator<Item = &'g Glyph>) -> bool {
    let (mut from, mut to, mut room) = (f64::MAX, f64::MIN, 0.0_f64);
    let mut along = Vec2::new(1.0, 0.0);
    for glyph in glyphs {
        along = glyph.along();
        let start = (glyph.origin - Point::ORIGIN).dot(along);
        (from, to) = (from.min(start), to.max(start + glyph.advance.hypot()));
        room = room.max(glyph.size);
    }
    let ends = [rule.ends.0, rule.ends.1].map(|end| (end - Point::ORIGIN).dot(along));
    ends[0].min(ends[1]) > from - room && ends[0].max(ends[1]) < to + room
}
