//! Which glyphs of a page are struck out by lines that are drawn over them: along the line of text, aslant over some
//! words, letter by letter, or as a cross over a whole block.

use std::cmp::Ordering;

use hayro::kurbo::{Point, Rect, Vec2};

use super::glyphs::{Glyph, Glyphs};
use super::paint::Rule;
use super::seen::{LOOKS, axes, middle};
use super::strips::Strips;
use crate::model::Concealment::{self, Struck};

/// Lines along the text that are so near to each other, in points, are one.
const GAP: f64 = 3.0;
/// A page with more slanting lines is a drawing.
const SLANTING: usize = 60;
/// A page with more of them has no block that only one crosses out.
const FEW_SLANTING: usize = 12;
/// A cross over text has letters on at least this part of it, …
const CROSSED: f64 = 0.08;
/// … and a block with only one line over it this part.
const FILLED: f64 = 0.35;

/// Marks the glyphs of a page that are struck out, of those that are seen.
pub fn mark(glyphs: &Glyphs, page: Rect, hows: &mut [Option<Concealment>]) {
    let rules = joined(&glyphs.painting.rules);
    if rules.is_empty() {
        return;
    }
    let seen: Vec<usize> = (0..hows.len()).filter(|nth| hows[*nth].is_none()).collect();
    let mut strikes = Strikes { all: &glyphs.glyphs, rules: &rules, struck: Vec::new(), hits: Vec::new() };
    strikes.along(&seen, page);
    let inked = |nth: &usize| !glyphs.text(*nth).trim().is_empty();
    let inked: Vec<usize> = seen.into_iter().filter(inked).collect();
    strikes.letters(&inked);
    strikes.crosses(&inked);
    strikes.struck.iter().for_each(|nth| hows[*nth] = Some(Struck));
}

/// Lines of which those are one that go on in each other, level ones as all text is mostly.
fn joined(rules: &[Rule]) -> Vec<Rule> {
    let is_level = |rule: &Rule| (rule.ends.0.y - rule.ends.1.y).abs() < 0.2;
    let (level, mut others): (Vec<Rule>, Vec<Rule>) = rules.iter().copied().partition(is_level);
    let right = |rule: &Rule| match rule.ends {
        (a, b) if a.x <= b.x => Rule { ends: (a, b), ..*rule },
        (a, b) => Rule { ends: (b, a), ..*rule },
    };
    let mut level: Vec<Rule> = level.iter().map(right).collect();
    let place = |rule: &Rule| ((rule.ends.0.y * 4.0).round(), rule.ends.0.x);
    level.sort_by(|a, b| place(a).partial_cmp(&place(b)).unwrap_or(Ordering::Equal));
    let mut all: Vec<Rule> = Vec::with_capacity(rules.len());
    for rule in level {
        match all.last_mut() {
            Some(last)
                if (last.ends.0.y - rule.ends.0.y).abs() < 0.3
                    && rule.ends.0.x - last.ends.1.x < GAP
                    && (last.thick - rule.thick).abs() < 0.5 =>
            {
                last.ends.1.x = last.ends.1.x.max(rule.ends.1.x);
                last.order = last.order.max(rule.order);
            }
            _ => all.push(rule),
        }
    }
    all.append(&mut others);
    all
}

struct Strikes<'g> {
    all: &'g [Glyph],
    rules: &'g [Rule],
    /// The glyphs that are struck out.
    struck: Vec<usize>,
    /// Slanting lines that are about as long as a letter, and a glyph that each runs through.
    hits: Vec<(usize, u32)>,
}

impl Strikes<'_> {
    /// Marks what a line runs through that begins and ends with it.
    fn along(&mut self, seen: &[usize], page: Rect) {
        let spans = self.rules.iter().map(|Rule { ends: (a, b), .. }| (a.y.min(b.y), a.y.max(b.y)));
        let strips = Strips::new(page, spans);
        let mut through: Vec<(u32, usize)> = Vec::new();
        for index in seen {
            let glyph = &self.all[*index];
            for nth in strips.near(middle(glyph)).take(LOOKS) {
                let rule = &self.rules[nth as usize];
                if runs_through(rule, glyph) || runs_aslant(rule, glyph) {
                    through.push((nth, *index));
                }
                if is_stroke_of_letter(rule, glyph) {
                    self.hits.push((*index, nth));
                }
            }
        }
        through.sort_unstable();
        for run in through.chunk_by(|a, b| a.0 == b.0) {
            let rule = &self.rules[run[0].0 as usize];
            let aslant = run.iter().any(|(_, index)| !is_level(rule, &self.all[*index]));
            if fits(rule, run.iter().map(|(_, index)| &self.all[*index])) && (!aslant || run.len() >= 3) {
                self.struck.extend(run.iter().map(|(_, index)| *index));
            }
        }
    }

    /// Marks words of which every letter has a stroke of its own.
    fn letters(&mut self, inked: &[usize]) {
        let hit = |index: usize| {
            let first = self.hits.partition_point(|(other, _)| *other < index);
            self.hits.get(first).filter(|(other, _)| *other == index).map(|(_, rule)| *rule)
        };
        let hit: Vec<(usize, Option<u32>)> = inked.iter().map(|index| (*index, hit(*index))).collect();
        for run in hit.chunk_by(|a, b| a.1.is_some() && b.1.is_some()) {
            let mut rules: Vec<Option<u32>> = run.iter().map(|(_, rule)| *rule).collect();
            rules.dedup();
            if run.len() >= 3 && rules.len() >= 3 {
                self.struck.extend(run.iter().map(|(index, _)| *index));
            }
        }
    }

    /// Marks blocks of text with a cross over them, or with a line from corner to corner.
    fn crosses(&mut self, inked: &[usize]) {
        let slanting: Vec<&Rule> = self.rules.iter().filter(|rule| slants(rule)).collect();
        if slanting.is_empty() || slanting.len() > SLANTING {
            return;
        }
        let glyphs: Vec<(usize, Point, f64)> = inked
            .iter()
            .map(|index| {
                let glyph = &self.all[*index];
                (*index, middle(glyph), 0.7 * glyph.size * glyph.advance.hypot())
            })
            .collect();
        for (nth, rule) in slanting.iter().enumerate() {
            let around = bounds(rule);
            let crosses = |other: &&Rule| rises(rule) != rises(other) && is_same_area(around, bounds(other));
            let is_cross = slanting[nth + 1..].iter().any(crosses);
            let inside: Vec<&(usize, Point, f64)> =
                glyphs.iter().filter(|(_, middle, _)| around.inflate(1.0, 1.0).contains(*middle)).collect();
            let filled = inside.iter().map(|(_, _, area)| area).sum::<f64>() / around.area().max(1.0);
            let lines = lines(inside.iter().map(|(_, middle, _)| middle.y).collect());
            let is_block = slanting.len() <= FEW_SLANTING && inside.len() >= 8 && filled >= FILLED && lines >= 2;
            if is_cross && inside.len() >= 3 && filled >= CROSSED || is_block {
                self.struck.extend(inside.iter().map(|(index, _, _)| *index));
            }
        }
    }
}

/// How many heights there are.
fn lines(mut heights: Vec<f64>) -> usize {
    heights.sort_by(f64::total_cmp);
    heights.chunk_by(|a, b| b - a < 3.0).count()
}

fn bounds(rule: &Rule) -> Rect {
    Rect::from_points(rule.ends.0, rule.ends.1)
}

/// Whether a line goes up to the right.
fn rises(rule: &Rule) -> bool {
    let way = rule.ends.1 - rule.ends.0;
    way.x * way.y < 0.0
}

/// Whether a line goes from corner to corner of something.
fn slants(rule: &Rule) -> bool {
    let (width, height) = (bounds(rule).width(), bounds(rule).height());
    width.min(height) > 4.0 && width > 0.1 * height && height > 0.05 * width && width > 12.0
}

fn is_same_area(a: Rect, b: Rect) -> bool {
    let (wide, high) = (0.15 * a.width() + 3.0, 0.15 * a.height() + 3.0);
    (a.x0 - b.x0).abs() < wide && (a.x1 - b.x1).abs() < wide && (a.y0 - b.y0).abs() < high && (a.y1 - b.y1).abs() < high
}

/// The ends of a line as seen from a glyph: along the baseline, and up.
fn seen_from(rule: &Rule, glyph: &Glyph) -> [(f64, f64); 2] {
    let (along, up) = axes(glyph);
    let ends = [rule.ends.0, rule.ends.1].map(|end| end - glyph.origin).map(|end| (end.dot(along), end.dot(up)));
    if ends[0].0 <= ends[1].0 { ends } else { [ends[1], ends[0]] }
}

fn is_level(rule: &Rule, glyph: &Glyph) -> bool {
    let [a, b] = seen_from(rule, glyph);
    (a.1 - b.1).abs() < 0.1 * glyph.size
}

/// Whether a line runs through the middle of the small letters.
fn runs_through(rule: &Rule, glyph: &Glyph) -> bool {
    let [a, b] = seen_from(rule, glyph);
    let half = glyph.advance.hypot() / 2.0;
    let height = (a.1 + b.1) / 2.0;
    // What is thicker is a mark below the letters, if they are drawn over it.
    let most = if rule.order > glyph.drawn.order { 0.5 } else { 0.25 };
    let through = (0.15 * glyph.size..0.55 * glyph.size).contains(&height) && rule.thick < most * glyph.size;
    is_level(rule, glyph) && through && a.0 <= half && half <= b.0 && half > 0.0
}

/// Whether a line crosses a glyph on its way from below the letters to above them, or the other way, and ends there.
fn runs_aslant(rule: &Rule, glyph: &Glyph) -> bool {
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

/// Whether a slanting line runs through a glyph from its foot to its head, and not through many others.
fn is_stroke_of_letter(rule: &Rule, glyph: &Glyph) -> bool {
    let [a, b] = seen_from(rule, glyph);
    let size = glyph.size;
    let (low, high) = (a.1.min(b.1), a.1.max(b.1));
    let half = glyph.advance.hypot() / 2.0;
    let holds = a.0 <= half && half <= b.0;
    let over = low < 0.15 * size && high > 0.45 * size && low > -size && high < 1.6 * size;
    holds && over && b.0 - a.0 < 3.0 * size && b.0 - a.0 > 0.1 * size
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
