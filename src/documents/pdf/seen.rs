//! Which glyphs of a page a reader sees.
//!
//! What a page says of a picture of its text (the invisible letters that a program for reading scans puts over or under
//! the scan) is taken as the text of the page: nobody could quote it otherwise. What is marked as an artifact is drawn,
//! and seen. Soft masks are not looked into.

use std::collections::HashMap;

use hayro::kurbo::{Point, Rect, Vec2};

use super::bidi::Class;
use super::glyphs::{Glyph, Glyphs};
use super::letters;
use super::paint::{Cover, FAINT, Painting, Rgb};
use super::strikes;
use super::strips::Strips;
use crate::model::Concealment::{self, Covered, Hidden};

/// Letters of at most so many points are not read, on a page of common size.
const TINY: f64 = 1.0;
/// The longer side of a page on which they are that small, in points.
const COMMON: f64 = 500.0;
/// Letters that differ from what lies behind them by no more than this, of 255, are not seen.
pub(crate) const ALIKE: u8 = 10;
/// A page is a scan if pictures take this part of it.
const SCAN: f64 = 0.4;
/// How many things are looked at for a glyph, at most.
pub(crate) const LOOKS: usize = 2_000;

/// How a glyph is drawn.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Drawn {
    /// When, among all that is drawn.
    pub order: u32,
    /// Its colour, if it has one.
    pub color: Option<Rgb>,
    /// True if it is not painted at all.
    pub unpainted: bool,
    /// True if it is not seen for another reason: cut away, or transparent.
    pub gone: bool,
    /// True if only the drawn page tells what is left of it: it is mixed with what is below by a blend mode, or drawn
    /// by a stroke as thick as letters.
    pub mixed: bool,
    /// True if a part of it is cut away.
    pub clipped: bool,
    /// The middle line of its ink, if it is a stroke along the line of text.
    pub dash: Option<(Point, Point)>,
    /// True if it is no outline but a drawing of its own (of a Type 3 font), which may be empty.
    pub drawing: bool,
}

/// Says of every glyph why it is not seen, if it is not; `look` tells of those that are in doubt which are not seen on
/// the page as it is drawn.
pub(crate) fn judge(glyphs: &mut Glyphs, page: Rect, look: impl FnOnce(&[&Glyph]) -> Vec<bool>) {
    let judge = Judge::new(&glyphs.painting, page);
    // Nobody sees whether a space is there.
    let inked = |glyph: &&Glyph| !glyphs.raw[glyph.text.clone()].trim().is_empty();
    let how = |glyph: &Glyph| Some(glyph).filter(inked).and_then(|glyph| judge.how(glyph));
    let mut hows: Vec<Option<Concealment>> = glyphs.glyphs.iter().map(how).collect();
    let doubts: Vec<(usize, Concealment)> = glyphs
        .glyphs
        .iter()
        .enumerate()
        .filter_map(|(index, glyph)| {
            let glyph = Some(glyph).filter(inked).filter(|_| hows[index].is_none())?;
            Some((index, judge.doubt(glyph)?))
        })
        .collect();
    let doubtful: Vec<&Glyph> = doubts.iter().map(|(index, _)| &glyphs.glyphs[*index]).collect();
    let unseen = if doubts.is_empty() { Vec::new() } else { look(&doubtful) };
    doubts.iter().zip(unseen).filter(|(_, unseen)| *unseen).for_each(|((index, how), _)| hows[*index] = Some(*how));
    erase(glyphs, &mut hows);
    spell_ligatures(glyphs, &mut hows);
    spell_marks(glyphs, &mut hows);
    strikes::mark(glyphs, page, &mut hows);
    for (glyph, how) in glyphs.glyphs.iter().zip(&mut hows) {
        *how = how.or_else(|| {
            Some(glyph).filter(inked).and_then(|glyph| judge.partly(glyph, &glyphs.raw[glyph.text.clone()]))
        });
    }
    for (glyph, how) in glyphs.glyphs.iter_mut().zip(hows) {
        glyph.how = how;
    }
}

/// Marks letters over which the same are drawn again later in the colour of what lies behind them.
fn erase(glyphs: &Glyphs, hows: &mut [Option<Concealment>]) {
    let cell = |glyph: &Glyph| ((2.0 * glyph.origin.x).round() as i64, (2.0 * glyph.origin.y).round() as i64);
    let melted = (0..hows.len()).filter(|nth| hows[*nth] == Some(Covered) && glyphs.glyphs[*nth].drawn.color.is_some());
    let mut erasers: HashMap<(i64, i64), usize> = HashMap::new();
    melted.for_each(|nth| _ = erasers.insert(cell(&glyphs.glyphs[nth]), nth));
    if erasers.is_empty() {
        return;
    }
    for (nth, how) in hows.iter_mut().enumerate().filter(|(_, how)| how.is_none()) {
        let glyph = &glyphs.glyphs[nth];
        let is_erased = |eraser: &usize| {
            let over = &glyphs.glyphs[*eraser];
            over.drawn.order > glyph.drawn.order
                && over.size >= 0.99 * glyph.size
                && glyphs.text(*eraser) == glyphs.text(nth)
        };
        if erasers.get(&cell(glyph)).is_some_and(is_erased) {
            *how = Some(Covered);
        }
    }
}

/// The letter of a mark is sought among so many glyphs before it and after it.
const MARKS: usize = 4;
/// Letters that a ligature stands for beside the one that it says itself, at most.
const LIGATURE: usize = 3;

/// A ligature that says one of its letters may have unseen ones beside it, in its own room, that say the others.
fn spell_ligatures(glyphs: &Glyphs, hows: &mut [Option<Concealment>]) {
    let is_right = |index: usize| Class::of(glyphs.text(index)) == Class::Right;
    let mut at = 0;
    while at < hows.len() {
        let unseen = |index: &usize| hows[*index] == Some(Hidden) && is_right(*index);
        let end = at + (at..hows.len()).take_while(unseen).count();
        let run = at..end;
        let holds = |index: usize| {
            hows.get(index).is_some_and(|how| how.is_none() && is_right(index))
                && run.clone().all(|letter| stands_in(&glyphs.glyphs[letter], &glyphs.glyphs[index]))
        };
        if (1..=LIGATURE).contains(&run.len()) && (run.start.checked_sub(1).is_some_and(holds) || holds(run.end)) {
            hows[run].fill(None);
        }
        at = end + 1;
    }
}

/// Marks that are drawn as shapes may be said by unseen ones, beside a letter that is seen.
fn spell_marks(glyphs: &Glyphs, hows: &mut [Option<Concealment>]) {
    let is_mark = |index: &usize| letters::is_marks(glyphs.text(*index));
    for mark in (0..hows.len()).filter(is_mark) {
        let holds = |base: usize| {
            let (mark, base_glyph) = (&glyphs.glyphs[mark], &glyphs.glyphs[base]);
            let at = (mark.origin - base_glyph.origin).dot(axes(base_glyph).0);
            let room = 0.5 * base_glyph.size;
            hows[base].is_none() && (-room..base_glyph.advance.hypot() + room).contains(&at)
        };
        let before = (mark.saturating_sub(MARKS)..mark).rev().find(|index| !is_mark(index));
        let after = (mark + 1..(mark + MARKS + 1).min(hows.len())).find(|index| !is_mark(index));
        if hows[mark] == Some(Hidden) && before.into_iter().chain(after).any(holds) {
            hows[mark] = None;
        }
    }
}

/// Returns true if a letter stands on the baseline of a glyph, in its room.
fn stands_in(letter: &Glyph, glyph: &Glyph) -> bool {
    let (along, up) = axes(glyph);
    let offset = letter.origin - glyph.origin;
    let room = 0.15 * glyph.size;
    (letter.size - glyph.size).abs() < 0.01 * glyph.size
        && offset.dot(up).abs() < 0.05 * glyph.size
        && (-room..glyph.advance.hypot() + room).contains(&offset.dot(along))
}

struct Judge<'p> {
    painting: &'p Painting,
    page: Rect,
    /// What covers.
    covers: Strips,
    is_scan: bool,
}

impl<'p> Judge<'p> {
    fn new(painting: &'p Painting, page: Rect) -> Self {
        let covers = Strips::new(page, painting.covers.iter().map(|cover| (cover.bounds.y0, cover.bounds.y1)));
        let mut judge = Self { painting, page, covers, is_scan: false };
        judge.is_scan = judge.pictured() >= SCAN;
        judge
    }

    /// The part of the page that pictures take.
    fn pictured(&self) -> f64 {
        const GRID: u32 = 12;
        let steps = (0..GRID * GRID).map(|nth| ((nth % GRID) as f64 + 0.5, f64::from(nth / GRID) + 0.5));
        let points = steps.map(|(x, y)| {
            let at = Vec2::new(x * self.page.width(), y * self.page.height()) / f64::from(GRID);
            self.page.origin() + at
        });
        points.filter(|point| self.in_picture(*point)).count() as f64 / f64::from(GRID * GRID)
    }

    fn in_picture(&self, point: Point) -> bool {
        self.covers(point).take(LOOKS).any(|cover| cover.picture && self.painting.holds(cover, point) != Some(false))
    }

    /// What may cover a point, in the order of drawing.
    fn covers(&self, point: Point) -> impl DoubleEndedIterator<Item = &'p Cover> + '_ {
        self.covers.near(point).map(|nth| &self.painting.covers[nth as usize])
    }

    fn how(&self, glyph: &Glyph) -> Option<Concealment> {
        let points = points(glyph);
        let middle = middle(glyph);
        let scanned = self.is_scan && self.in_picture(middle);
        let tiny = TINY.min(TINY * self.page.width().max(self.page.height()) / COMMON);
        let outside = !self.page.inflate(1.0, 1.0).contains(glyph.origin + glyph.advance / 2.0);
        if glyph.drawn.gone || outside || glyph.size <= tiny || glyph.drawn.unpainted && !scanned {
            return Some(Hidden);
        }
        // What is read of a scan lies over it or under it, in any colour, but not under what covers the scan.
        let is_under =
            |point: &Point| if scanned { self.is_blacked(glyph, *point) } else { self.is_under(glyph, *point) };
        if points.iter().all(is_under) || !scanned && self.melts(glyph, &points) {
            return Some(Covered);
        }
        None
    }

    /// Why nothing would be seen of a glyph if nothing were: it is painted, or painted over, in a way that only the
    /// page as it is drawn can tell. Nothing for one that is seen without doubt.
    fn doubt(&self, glyph: &Glyph) -> Option<Concealment> {
        if self.is_scan && self.in_picture(middle(glyph)) {
            return None;
        }
        let points = points(glyph);
        let is_over = |point: &Point| {
            let mut later = self.covers(*point).rev().take_while(|cover| cover.order > glyph.drawn.order).take(LOOKS);
            later.any(|cover| self.painting.holds(cover, *point) != Some(false))
        };
        if glyph.drawn.mixed {
            return Some(Hidden);
        }
        if points.iter().any(is_over) || glyph.drawn.color.is_none() && !glyph.drawn.drawing {
            return Some(Covered);
        }
        let unknown = |point: &Point| self.back(glyph, *point).is_none();
        if glyph.drawn.drawing { Some(Hidden) } else { points.iter().any(unknown).then_some(Covered) }
    }

    /// Says why a third of a glyph or more is not seen: it is covered, cut away or beyond the page.
    ///
    /// Nothing is said of letters without a colour, which may cut out what is painted over them, of those that are
    /// not seen themselves but spell what is drawn beside them, and of those of joined scripts: their ink is elsewhere,
    /// and their marks may be drawn over them as shapes.
    fn partly(&self, glyph: &Glyph, text: &str) -> Option<Concealment> {
        let is_spelled = glyph.drawn.gone || glyph.drawn.unpainted || glyph.drawn.color.is_none();
        let is_joined = Class::of(text) == Class::Right || letters::is_marks(text);
        if is_spelled || is_joined || glyph.drawn.drawing || self.is_scan && self.in_picture(middle(glyph)) {
            return None;
        }
        let points = ink_points(glyph, text);
        if glyph.drawn.clipped || is_partly(&points, |point| !self.page.contains(*point)) {
            return Some(Hidden);
        }
        // Lines strike out.
        let is_wide = |cover: &Cover| cover.bounds.width().min(cover.bounds.height()) > 0.2 * glyph.size;
        let is_under = |point: &Point| {
            let later = self.covers(*point).rev().take_while(|cover| cover.order > glyph.drawn.order).take(LOOKS);
            later
                .filter(|cover| cover.opaque && is_wide(cover))
                .any(|cover| self.painting.holds(cover, *point) == Some(true))
        };
        is_partly(&points, is_under).then_some(Covered)
    }

    /// Returns true if something opaque is painted over a point of a glyph later.
    fn is_under(&self, glyph: &Glyph, point: Point) -> bool {
        let mut later = self.covers(point).rev().take_while(|cover| cover.order > glyph.drawn.order).take(LOOKS);
        later.any(|cover| cover.opaque && self.painting.holds(cover, point) == Some(true))
    }

    /// Returns true if something opaque that is no picture is painted over a point of a glyph and of the scan around
    /// it.
    fn is_blacked(&self, glyph: &Glyph, point: Point) -> bool {
        let later = self.covers(point).rev().take_while(|cover| cover.order > glyph.drawn.order && !cover.picture);
        later.take(LOOKS).any(|cover| cover.opaque && self.painting.holds(cover, point) == Some(true))
    }

    /// Returns true if a glyph has the colour of what lies behind it.
    fn melts(&self, glyph: &Glyph, points: &[Point]) -> bool {
        let Some(color) = glyph.drawn.color else { return false };
        points.iter().all(|point| self.back(glyph, *point).is_some_and(|back| is_alike(color, back)))
    }

    /// The colour below a point of a glyph, if it is known.
    fn back(&self, glyph: &Glyph, point: Point) -> Option<Rgb> {
        let earlier = self.covers(point).rev().skip_while(|cover| cover.order >= glyph.drawn.order);
        for (nth, cover) in earlier.enumerate() {
            match self.painting.holds(cover, point) {
                _ if nth > LOOKS => return None,
                Some(false) => {}
                Some(true) => return cover.color,
                None => return None,
            }
        }
        Some([255; 3])
    }
}

/// The way along the baseline, and the way up, each of length 1.
pub(crate) fn axes(glyph: &Glyph) -> (Vec2, Vec2) {
    (glyph.along(), glyph.up())
}

/// The middle of a glyph's ink, roughly.
pub(crate) fn middle(glyph: &Glyph) -> Point {
    let (_, up) = axes(glyph);
    glyph.ink.unwrap_or(glyph.origin + glyph.advance / 2.0 + up * (0.3 * glyph.size))
}

/// Points of the ink of a glyph, roughly.
pub(crate) fn points(glyph: &Glyph) -> [Point; 6] {
    let (_, up) = axes(glyph);
    let ink = |x: f64, y: f64| glyph.origin + glyph.advance * x + up * (y * glyph.size);
    match glyph.ink {
        Some(ink) => [ink; 6],
        None => [ink(0.25, 0.1), ink(0.5, 0.1), ink(0.75, 0.1), ink(0.25, 0.4), ink(0.5, 0.4), ink(0.75, 0.4)],
    }
}

/// Points all over the ink of a glyph with some letters, column by column.
pub(crate) fn ink_points(glyph: &Glyph, text: &str) -> [Point; 9] {
    let is_tall = |c: char| c.is_uppercase() || c.is_ascii_digit() || "bdfhklt!?%&/()[]{}$€£".contains(c);
    let high = match text {
        "." | "," | "…" | "_" | "،" => 0.12,
        text if text.chars().any(is_tall) => 0.7,
        _ => 0.5,
    };
    let (_, up) = axes(glyph);
    let at = [0.25, 0.5, 0.75];
    std::array::from_fn(|nth| {
        let height = [0.15, 0.5, 0.85][nth % 3] * high;
        glyph.origin + glyph.advance * at[nth / 3] + up * (height * glyph.size)
    })
}

/// Returns true if a column or a row of the points of a glyph is of some kind: a third of it.
pub(crate) fn is_partly(points: &[Point; 9], is: impl Fn(&Point) -> bool) -> bool {
    let found = points.each_ref().map(is);
    (0..3).any(|nth| (0..3).all(|at| found[3 * nth + at]) || (0..3).all(|at| found[nth + 3 * at]))
}

fn is_alike(a: Rgb, b: Rgb) -> bool {
    a.iter().zip(b).all(|(a, b)| a.abs_diff(b) <= ALIKE)
}

/// Returns true if nothing of a glyph is seen for how it is painted.
pub(crate) fn is_faint(opacity: f32) -> bool {
    opacity < FAINT
}
