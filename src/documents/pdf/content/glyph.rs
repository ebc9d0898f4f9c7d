//! A glyph as it stands on a page.

use std::ops::Range;

use hayro::kurbo::{Point, Vec2};

use crate::documents::colors::Rgb;
use crate::model::Concealment;

/// State of painting when a glyph was drawn.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct PaintState {
    /// Number in the order of drawing; glyphs that are shown by one operator share it.
    pub order: u32,
    /// Its colour; `None` for patterns, and for what is mixed with what lies below.
    pub color: Option<Rgb>,
    /// True if it is not painted at all (text rendering modes 3 and 7; ISO 32000-2, 9.3.6), as the letters of a scan are.
    pub unpainted: bool,
    /// True if it is not seen for another reason: clipped away, transparent, or optional content that is off.
    pub gone: bool,
    /// True if only the drawn page tells what is left of it: it is mixed with what is below by a blend mode, or drawn
    /// by a stroke as thick as letters.
    pub mixed: bool,
    /// True if a third of it or more is clipped away.
    pub clipped: bool,
    /// The middle line of its ink, if it is a dash or an underscore.
    pub dash: Option<(Point, Point)>,
    /// True if it is no outline but a drawing of its own (of a Type 3 font), which may be empty.
    pub drawing: bool,
}

/// A glyph on a page: one or more letters drawn as one form. Places are in points from the page's top left.
#[derive(Clone, Debug)]
pub(crate) struct Glyph {
    /// Its letters, as bytes of `Glyphs::raw`: one or more (a ligature), in the order of reading.
    pub text: Range<usize>,
    /// The point on the baseline where it begins.
    pub origin: Point,
    /// The way from there to where the next glyph begins.
    pub advance: Vec2,
    /// The em: the size of the font as it is shown.
    pub size: f64,
    /// True if it is drawn as in a mirror: programs that read scans draw right-to-left words so, letter by letter in
    /// the order of reading.
    pub mirrored: bool,
    /// The middle of its ink; of combining marks only, whose origin does not tell where they stand.
    pub ink: Option<Point>,
    /// State of painting when it was drawn.
    pub drawn: PaintState,
    /// Why a reader does not see it, or sees it struck out; `None` before `seen` has looked at the whole page.
    pub how: Option<Concealment>,
}

impl Glyph {
    /// Unit vector along the baseline, in the direction of drawing.
    pub(crate) fn along(&self) -> Vec2 {
        let length = self.advance.hypot();
        if length > 1e-6 { self.advance / length } else { Vec2::new(1.0, 0.0) }
    }

    /// Unit vector up from the baseline.
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

impl Glyph {
    /// The middle of its ink: of letters about 0.3 em above the middle of the advance, which is right for small letters.
    pub(crate) fn middle(&self) -> Point {
        let up = self.up();
        self.ink.unwrap_or(self.origin + self.advance / 2.0 + up * (0.3 * self.size))
    }

    /// Six points in the band of small letters, from 0.1 to 0.4 em above the baseline, where almost every letter has ink.
    pub(crate) fn points(&self) -> [Point; 6] {
        let up = self.up();
        let ink = |x: f64, y: f64| self.origin + self.advance * x + up * (y * self.size);
        match self.ink {
            Some(ink) => [ink; 6],
            None => [ink(0.25, 0.1), ink(0.5, 0.1), ink(0.75, 0.1), ink(0.25, 0.4), ink(0.5, 0.4), ink(0.75, 0.4)],
        }
    }

    /// Nine points all over its ink, three columns of three from the foot upwards; `text` is its letters, which tell how
    /// high it is.
    pub(crate) fn ink_points(&self, text: &str) -> [Point; 9] {
        let is_tall = |c: char| c.is_uppercase() || c.is_ascii_digit() || "bdfhklt!?%&/()[]{}$€£".contains(c);
        let high = match text {
            "." | "," | "…" | "_" | "،" => 0.12,
            text if text.chars().any(is_tall) => 0.7,
            _ => 0.5,
        };
        let up = self.up();
        let at = [0.25, 0.5, 0.75];
        std::array::from_fn(|nth| {
            let height = [0.15, 0.5, 0.85][nth % 3] * high;
            self.origin + self.advance * at[nth / 3] + up * (height * self.size)
        })
    }
}

/// Returns true if all points of a column or of a row of a glyph's ink ([`Glyph::ink_points`]) are of some kind: a third of
/// the glyph.
pub(crate) fn is_partly(points: &[Point; 9], is: impl Fn(&Point) -> bool) -> bool {
    let found = points.each_ref().map(is);
    (0..3).any(|nth| (0..3).all(|at| found[3 * nth + at]) || (0..3).all(|at| found[nth + 3 * at]))
}
