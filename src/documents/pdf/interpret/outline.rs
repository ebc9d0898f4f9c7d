//! Outlines of glyphs in their fonts: they tell a space or a stroke without letters, and where the ink is.
//!
//! Outlines are in thousandths of an em, with the origin on the baseline and y upwards.

use hayro::hayro_interpret::font::Glyph as FontGlyph;
use hayro::kurbo::{Affine, Point, Shape as _};

/// Advance of a glyph in thousandths of an em; half an em if the font does not say.
pub(super) fn advance_width(glyph: &FontGlyph<'_>) -> f64 {
    let width = match glyph {
        FontGlyph::Outline(glyph) => glyph.advance_width(),
        FontGlyph::Type3(glyph) => glyph.advance_width(),
    };
    f64::from(width.unwrap_or(500.0))
}

/// Returns true if a glyph has no ink: without letters it is a space.
pub(super) fn is_blank(glyph: &FontGlyph<'_>) -> bool {
    matches!(glyph, FontGlyph::Outline(glyph) if glyph.outline().elements().is_empty())
}

/// Returns true if a glyph is a flat stroke a little above the baseline, as wide as the glyph: without letters it is a
/// tatweel, which makes a join of Arabic letters longer.
pub(super) fn is_stroke(glyph: &FontGlyph<'_>) -> bool {
    let FontGlyph::Outline(outline) = glyph else { return false };
    let ink = outline.outline().bounding_box();
    ink.height() < 200.0 && ink.y0 > -150.0 && ink.y1 < 250.0 && ink.width() >= 0.9 * advance_width(glyph)
}

/// Returns true for a dash or an underscore, of which lines can be put together.
pub(super) fn is_dash(letters: &str) -> bool {
    matches!(letters, "_" | "-" | "¯" | "‾" | "\u{2010}" | "‑" | "‒" | "–" | "—" | "―" | "−" | "─" | "━" | "⎯" | "˗")
}

/// Ends of the middle line of a dash on the page.
pub(super) fn dash(glyph: &FontGlyph<'_>, place: Affine) -> Option<(Point, Point)> {
    let FontGlyph::Outline(glyph) = glyph else { return None };
    let ink = glyph.outline().bounding_box();
    let middle = ink.center().y;
    (ink.width() > 0.0).then(|| (place * Point::new(ink.x0, middle), place * Point::new(ink.x1, middle)))
}

/// Middle of the ink of a glyph on the page; nothing if it has none.
pub(super) fn ink_center(glyph: &FontGlyph<'_>, place: Affine) -> Option<Point> {
    let FontGlyph::Outline(glyph) = glyph else { return None };
    let outline = glyph.outline();
    (!outline.elements().is_empty()).then(|| place * outline.bounding_box().center())
}
