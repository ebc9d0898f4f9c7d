//! Which glyphs of a page a reader sees.
//!
//! What a page says of a picture of its text (the invisible letters that a program for reading scans puts over or under
//! the scan) is taken as the text of the page: nobody could quote it otherwise. What is marked as an artifact is drawn,
//! and seen. Soft masks are not looked into.

use hayro::kurbo::{Point, Rect, Vec2};

use super::bidi::Class;
use super::glyphs::{Glyph, Glyphs};
use super::letters;
use super::paint::{Cover, FAINT, Painting, Rgb, Rule};
use crate::model::Concealment::{self, Covered, Hidden, Struck};

/// Letters of at most so many points are not read, on a page of common size.
const TINY: f64 = 1.0;
/// The longer side of a page on which they are that small, in points.
const COMMON: f64 = 500.0;
/// Letters that differ from what lies behind them by no more than this, of 255, are not seen.
const ALIKE: u8 = 10;
/// A page is a scan if pictures take this part of it.
const SCAN: f64 = 0.4;
/// Strips of a page in which what covers is sought.
const STRIPS: usize = 128;
/// How many things are looked at for a glyph, at most.
const LOOKS: usize = 2_000;

/// How a glyph is drawn.
#[derive(Clone, Copy, Debug, Default)]
pub struct Drawn {
    /// When, among all that is drawn.
    pub order: u32,
    /// Its colour, if it has one.
    pub color: Option<Rgb>,
    /// Whether it is not painted at all.
    pub unpainted: bool,
    /// Whether it is not seen for another reason: cut away, or transparent.
    pub gone: bool,
}

/// Says of every glyph why it is not seen, if it is not.
pub fn judge(glyphs: &mut Glyphs, page: Rect) {
    let judge = Judge::new(&glyphs.painting, page);
    // Nobody sees whether a space is there.
    let inked = |glyph: &&Glyph| !glyphs.raw[glyph.text.clone()].trim().is_empty();
    let how = |glyph: &Glyph| Some(glyph).filter(inked).and_then(|glyph| judge.how(glyph));
    let mut hows: Vec<Option<Concealment>> = glyphs.glyphs.iter().map(how).collect();
    spell_ligatures(glyphs, &mut hows);
    spell_marks(glyphs, &mut hows);
    judge.strike(&glyphs.glyphs, &mut hows);
    for (glyph, how) in glyphs.glyphs.iter_mut().zip(hows) {
        glyph.how = how;
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

/// Whether a letter stands on the baseline of a glyph, in its room.
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
    /// What covers and what runs through, by strips of the page.
    covers: Vec<Vec<u32>>,
    rules: Vec<Vec<u32>>,
    is_scan: bool,
}

impl<'p> Judge<'p> {
    fn new(painting: &'p Painting, page: Rect) -> Self {
        let mut judge = Self { painting, page, covers: Vec::new(), rules: Vec::new(), is_scan: false };
        let of_cover = |cover: &Cover| (cover.bounds.y0, cover.bounds.y1);
        let of_rule = |rule: &Rule| (rule.ends.0.y.min(rule.ends.1.y), rule.ends.0.y.max(rule.ends.1.y));
        judge.covers = judge.strips(painting.covers.iter().map(of_cover));
        judge.rules = judge.strips(painting.rules.iter().map(of_rule));
        judge.is_scan = judge.pictured() >= SCAN;
        judge
    }

    fn strips(&self, spans: impl Iterator<Item = (f64, f64)>) -> Vec<Vec<u32>> {
        let mut strips = vec![Vec::new(); STRIPS];
        for (nth, (top, bottom)) in (0..).zip(spans) {
            strips[self.strip(top)..=self.strip(bottom).max(self.strip(top))]
                .iter_mut()
                .for_each(|strip| strip.push(nth));
        }
        strips
    }

    fn strip(&self, y: f64) -> usize {
        let part = (y - self.page.y0) / self.page.height().max(1.0);
        ((part * STRIPS as f64) as usize).min(STRIPS - 1)
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
        let covers = self.near(&self.covers, point).map(|nth| &self.painting.covers[nth as usize]);
        covers.take(LOOKS).any(|cover| cover.picture && self.painting.holds(cover, point) != Some(false))
    }

    fn near<'s>(&self, strips: &'s [Vec<u32>], point: Point) -> impl DoubleEndedIterator<Item = u32> + 's {
        let none: &[u32] = &[];
        strips.get(self.strip(point.y)).map_or(none, Vec::as_slice).iter().copied()
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
        // What is read of a scan lies over it or under it, in any colour.
        if !scanned && (points.iter().all(|point| self.is_under(glyph, *point)) || self.melts(glyph, &points)) {
            return Some(Covered);
        }
        None
    }

    /// Whether something opaque is painted over a point of a glyph later.
    fn is_under(&self, glyph: &Glyph, point: Point) -> bool {
        let covers = self.near(&self.covers, point).rev().map(|nth| &self.painting.covers[nth as usize]);
        let mut later = covers.take_while(|cover| cover.order > glyph.drawn.order).take(LOOKS);
        later.any(|cover| cover.opaque && self.painting.holds(cover, point) == Some(true))
    }

    /// Whether a glyph has the colour of what lies behind it.
    fn melts(&self, glyph: &Glyph, points: &[Point]) -> bool {
        let Some(color) = glyph.drawn.color else { return false };
        let alike = |back: Rgb| color.iter().zip(back).all(|(a, b)| a.abs_diff(b) <= ALIKE);
        points.iter().all(|point| self.back(glyph, *point).is_some_and(alike))
    }

    /// The colour below a point of a glyph, if it is known.
    fn back(&self, glyph: &Glyph, point: Point) -> Option<Rgb> {
        let covers = self.near(&self.covers, point).rev().map(|nth| &self.painting.covers[nth as usize]);
        let earlier = covers.skip_while(|cover| cover.order > glyph.drawn.order);
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

    /// Marks what a line runs through that begins and ends with it.
    fn strike(&self, glyphs: &[Glyph], hows: &mut [Option<Concealment>]) {
        let mut struck: Vec<(u32, usize)> = Vec::new();
        for (index, glyph) in glyphs.iter().enumerate().filter(|(index, _)| hows[*index].is_none()) {
            let rules = self.near(&self.rules, middle(glyph)).take(LOOKS);
            struck.extend(
                rules.filter(|nth| runs_through(&self.painting.rules[*nth as usize], glyph)).map(|nth| (nth, index)),
            );
        }
        struck.sort_unstable();
        for run in struck.chunk_by(|a, b| a.0 == b.0) {
            let rule = &self.painting.rules[run[0].0 as usize];
            let glyph = |index: &(u32, usize)| &glyphs[index.1];
            if fits(rule, run.iter().map(glyph)) {
                run.iter().for_each(|(_, index)| hows[*index] = Some(Struck));
            }
        }
    }
}

/// The way along the baseline, and the way up, each of length 1.
fn axes(glyph: &Glyph) -> (Vec2, Vec2) {
    (glyph.along(), glyph.up())
}

fn middle(glyph: &Glyph) -> Point {
    let (_, up) = axes(glyph);
    glyph.ink.unwrap_or(glyph.origin + glyph.advance / 2.0 + up * (0.3 * glyph.size))
}

/// Points of the ink of a glyph, roughly.
pub fn points(glyph: &Glyph) -> [Point; 6] {
    let (_, up) = axes(glyph);
    let ink = |x: f64, y: f64| glyph.origin + glyph.advance * x + up * (y * glyph.size);
    match glyph.ink {
        Some(ink) => [ink; 6],
        None => [ink(0.25, 0.1), ink(0.5, 0.1), ink(0.75, 0.1), ink(0.25, 0.4), ink(0.5, 0.4), ink(0.75, 0.4)],
    }
}

/// Whether a line runs through the middle of the small letters.
fn runs_through(rule: &Rule, glyph: &Glyph) -> bool {
    let (along, up) = axes(glyph);
    let (a, b) = (rule.ends.0 - glyph.origin, rule.ends.1 - glyph.origin);
    let (from, to) = (a.dot(along).min(b.dot(along)), a.dot(along).max(b.dot(along)));
    let half = glyph.advance.hypot() / 2.0;
    let height = (a.dot(up) + b.dot(up)) / 2.0;
    let level = (a.dot(up) - b.dot(up)).abs() < 0.1 * glyph.size;
    let through = (0.15 * glyph.size..0.55 * glyph.size).contains(&height) && rule.thick < 0.25 * glyph.size;
    level && through && from <= half && half <= to && half > 0.0
}

/// Whether a line begins and ends about where the glyphs do that it runs through: those of a table or a form run on.
fn fits<'g>(rule: &Rule, glyphs: impl Iterator<Item = &'g Glyph>) -> bool {
    let (mut from, mut to, mut room) = (f64::MAX, f64::MIN, 0.0_f64);
    let mut along = Vec2::new(1.0, 0.0);
    for glyph in glyphs {
        along = axes(glyph).0;
        let start = (glyph.origin - Point::ORIGIN).dot(along);
        (from, to) = (from.min(start), to.max(start + glyph.advance.hypot()));
        room = room.max(glyph.size);
    }
    let ends = [rule.ends.0, rule.ends.1].map(|end| (end - Point::ORIGIN).dot(along));
    ends[0].min(ends[1]) > from - room && ends[0].max(ends[1]) < to + room
}

/// Whether nothing of a glyph is seen for how it is painted.
pub fn is_faint(opacity: f32) -> bool {
    opacity < FAINT
}
