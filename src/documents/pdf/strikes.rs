//! Which glyphs of a page are struck out by lines that are drawn over them: along the line of text, aslant over some
//! words, letter by letter, or as a cross over a whole block.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use hayro::kurbo::{Point, Rect, Vec2};

use super::glyphs::{Glyph, Glyphs};
use super::paint::{Cover, Rule, is_pale};
use super::seen::{LOOKS, axes, middle};
use super::strips::Strips;
use crate::model::Concealment::{self, Struck};

/// Lines along the text that are so near to each other, in points, are one.
const GAP: f64 = 3.0;
/// Lines through letters run above the baseline by this part of the em at least, and by less than that.
const LOW: f64 = 0.075;
const HIGH: f64 = 0.56;
/// A page with more slanting lines is a drawing.
const SLANTING: usize = 60;
/// A page with more of them has no block that only one crosses out.
const FEW_SLANTING: usize = 12;
/// A cross over text has letters on at least this part of it, …
const CROSSED: f64 = 0.08;
/// A cross is over a page if it takes this part of its width and of its height.
const LARGE: f64 = 0.55;
/// … and a block with only one line over it this part.
const FILLED: f64 = 0.35;

/// Lines of so many that begin and end alike are those of a grid, if most of them run through nothing.
const GRID: usize = 4;
/// A line that goes on beyond what it runs through has so many letters on it at least.
const LETTERS: usize = 3;
/// Strokes of glyphs that are so near to each other, in ems, are one line.
const NEAR: f64 = 0.12;

/// Marks the glyphs of a page that are struck out, of those that are seen.
pub(crate) fn mark(glyphs: &Glyphs, page: Rect, hows: &mut [Option<Concealment>]) {
    let seen: Vec<usize> = (0..hows.len()).filter(|nth| hows[*nth].is_none()).collect();
    let mut rules = joined(&glyphs.painting.rules);
    let drawn = rules.len();
    rules.extend(dashes(glyphs));
    if rules.is_empty() && glyphs.painting.struck.is_empty() {
        return;
    }
    let mut strikes = Strikes { glyphs, rules: &rules, drawn, struck: Vec::new(), hits: Vec::new(), bars: Vec::new() };
    strikes.along(&seen, page);
    let inked: Vec<usize> = seen.into_iter().filter(|nth| is_inked(glyphs, *nth)).collect();
    strikes.letters(&inked);
    strikes.hatched(&inked);
    strikes.crosses(&inked, page);
    strikes.struck.extend(inked.into_iter().filter(|nth| is_marked(glyphs, *nth)));
    strikes.struck.iter().for_each(|nth| hows[*nth] = Some(Struck));
}

fn is_inked(glyphs: &Glyphs, nth: usize) -> bool {
    !glyphs.text(nth).trim().is_empty()
}

/// Returns true if an annotation strikes a glyph out: its middle lies in the box of one that overlaps its letters in
/// height, those of the lines above and below being near.
fn is_marked(glyphs: &Glyphs, nth: usize) -> bool {
    let glyph = &glyphs.glyphs[nth];
    let (_, up) = axes(glyph);
    let middle = glyph.origin + glyph.advance / 2.0;
    glyphs.painting.struck.iter().any(|area| {
        let is_line = area.width().min(area.height()) < 0.5 * glyph.size;
        let heights = if is_line { [-0.1, 0.1, 0.3, 0.5, 0.75] } else { [0.05, 0.15, 0.25, 0.35, 0.5] };
        let points = heights.map(|height| middle + up * (height * glyph.size));
        let area = area.inflate(0.01, 0.01);
        let spans =
            points.windows(2).any(|pair| area.overlaps(Rect::from_points(pair[0], pair[1]).inflate(0.01, 0.01)));
        spans || points.iter().any(|point| area.contains(*point))
    })
}

/// Lines that strokes of glyphs make together, in the colour of paper too.
fn dashes(glyphs: &Glyphs) -> Vec<Rule> {
    let mut all: Vec<(Rule, usize)> = Vec::new();
    for (index, glyph) in glyphs.glyphs.iter().enumerate() {
        let is_painted = !glyph.drawn.gone && !glyph.drawn.unpainted;
        let Some((from, to)) = glyph.drawn.dash.filter(|_| is_painted) else { continue };
        match all.last_mut() {
            Some((last, before)) if *before + 1 == index && (from - last.ends.1).hypot() < NEAR * glyph.size => {
                (last.ends.1, *before) = (to, index);
            }
            _ => {
                let (thick, order) = (0.05 * glyph.size, glyph.drawn.order);
                let pale = glyph.drawn.color.is_some_and(is_pale);
                all.push((Rule { ends: (from, to), thick, order, pale }, index));
            }
        }
    }
    all.into_iter().map(|(rule, _)| rule).collect()
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
                last.pale &= rule.pale;
            }
            _ => all.push(rule),
        }
    }
    all.retain(|rule| rule.ends.1.x - rule.ends.0.x > 2.0);
    all.append(&mut others);
    all
}

struct Strikes<'g> {
    glyphs: &'g Glyphs,
    rules: &'g [Rule],
    /// Number of the lines that are drawn; the rest are strokes of glyphs.
    drawn: usize,
    /// The glyphs that are struck out.
    struck: Vec<usize>,
    /// Slanting lines that are about as long as a letter, and a glyph that each runs through.
    hits: Vec<(usize, u32)>,
    /// The same of upright ones.
    bars: Vec<(usize, u32)>,
}

impl<'g> Strikes<'g> {
    /// Marks what a line runs through that begins and ends with it.
    fn along(&mut self, seen: &[usize], page: Rect) {
        let spans = self.rules.iter().map(|Rule { ends: (a, b), .. }| (a.y.min(b.y), a.y.max(b.y)));
        let strips = Strips::new(page, spans);
        let mut through: Vec<(u32, usize)> = Vec::new();
        for index in seen {
            let glyph = self.glyph(*index);
            let (middle, far) = (middle(glyph), 0.8 * glyph.size);
            for nth in strips.between(middle.y - far, middle.y + far).into_iter().take(LOOKS) {
                let rule = &self.rules[nth as usize];
                let is_own = nth as usize >= self.drawn && glyph.drawn.dash.is_some();
                if !is_own && (runs_through(rule, glyph) || runs_aslant(rule, glyph)) {
                    through.push((nth, *index));
                }
                if is_stroke_of_letter(rule, glyph) {
                    self.hits.push((*index, nth));
                }
                if (nth as usize) < self.drawn && is_bar_of_letter(rule, glyph) {
                    self.bars.push((*index, nth));
                }
            }
        }
        through.sort_unstable();
        let crossing = through.chunk_by(|a, b| a.0 == b.0).map(|run| run[0].0);
        let grids = Grids::new(&self.rules[..self.drawn], crossing);
        for run in through.chunk_by(|a, b| a.0 == b.0) {
            let rule = &self.rules[run[0].0 as usize];
            let aslant = run.iter().any(|(_, index)| !is_level(rule, self.glyph(*index)));
            let fits = fits(rule, run.iter().map(|(_, index)| self.glyph(*index)));
            let strikes = match aslant {
                true => fits && run.len() >= LETTERS,
                // A stroke that is a letter itself, drawn as a shape, strikes nothing out.
                false if self.letters_of(run) == 0 => false,
                false if run[0].0 as usize >= self.drawn => self.letters_of(run) > 1 && !self.is_under(run),
                false => fits || self.letters_of(run) >= LETTERS && !self.is_ruled(run, &grids),
            };
            if strikes {
                self.struck.extend(run.iter().map(|(_, index)| *index));
            }
        }
    }

    fn glyph(&self, index: usize) -> &'g Glyph {
        &self.glyphs.glyphs[index]
    }

    fn letters_of(&self, run: &[(u32, usize)]) -> usize {
        let is_letter = |index: usize| is_inked(self.glyphs, index) && self.glyph(index).drawn.dash.is_none();
        run.iter().filter(|(_, index)| is_letter(*index)).count()
    }

    /// Returns true if a level line belongs to a grid, or is not seen where it meets the letters.
    fn is_ruled(&self, run: &[(u32, usize)], grids: &Grids) -> bool {
        let rule = &self.rules[run[0].0 as usize];
        grids.hold(rule) || self.is_under(run) || run.iter().all(|(_, index)| self.is_backed(rule, *index))
    }

    /// Returns true if a line has the colour of paper, and all that it runs through is drawn over it.
    fn is_under(&self, run: &[(u32, usize)]) -> bool {
        let rule = &self.rules[run[0].0 as usize];
        rule.pale && run.iter().all(|(_, index)| rule.order < self.glyph(*index).drawn.order)
    }

    /// Returns true if something lies over a line where it meets a glyph, and below the glyph.
    fn is_backed(&self, rule: &Rule, index: usize) -> bool {
        let (glyph, painting) = (self.glyph(index), &self.glyphs.painting);
        let (along, up) = axes(glyph);
        let height = seen_from(rule, glyph)[0].1;
        let at = glyph.origin + along * (glyph.advance.hypot() / 2.0) + up * height;
        let covers = &painting.covers;
        let first = covers.partition_point(|cover| cover.order <= rule.order);
        let between = covers[first..].iter().take_while(|cover| cover.order < glyph.drawn.order).take(LOOKS);
        let is_wide = |cover: &Cover| cover.bounds.width().min(cover.bounds.height()) > 2.0 * rule.thick.max(1.0);
        between.filter(|cover| cover.opaque && is_wide(cover)).any(|cover| painting.holds(cover, at) == Some(true))
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
        if self.hits.len() <= FEW_SLANTING {
            let is_crossed = |(index, nth): &&(usize, u32)| {
                inked.contains(index) && is_over_one(&self.rules[*nth as usize], self.glyph(*index))
            };
            let crossed: Vec<usize> = self.hits.iter().filter(is_crossed).map(|(index, _)| *index).collect();
            self.struck.extend(crossed);
        }
    }

    /// Marks words most letters of which have upright lines through them: those between letters are of a table or a form.
    fn hatched(&mut self, inked: &[usize]) {
        let bar = |index: usize| {
            let first = self.bars.partition_point(|(other, _)| *other < index);
            self.bars.get(first).filter(|(other, _)| *other == index).map(|(_, rule)| *rule)
        };
        // Between two lines one letter may stand.
        let (mut run, mut missed): (Vec<(usize, u32)>, usize) = (Vec::new(), 0);
        let mut struck: Vec<usize> = Vec::new();
        for (at, index) in inked.iter().enumerate() {
            match bar(*index) {
                Some(rule) => {
                    run.push((at, rule));
                    missed = 0;
                }
                None if missed == 0 && !run.is_empty() => missed = 1,
                None => struck.extend(hatched(&std::mem::take(&mut run)).map(|at| inked[at])),
            }
        }
        struck.extend(hatched(&run).map(|at| inked[at]));
        self.struck.extend(struck);
    }

    /// Marks blocks of text with a cross over them, or with a line from corner to corner.
    fn crosses(&mut self, inked: &[usize], page: Rect) {
        let slanting: Vec<&Rule> = self.rules.iter().filter(|rule| slants(rule)).collect();
        if slanting.is_empty() || slanting.len() > SLANTING {
            return;
        }
        let glyphs: Vec<(usize, Point, f64)> = inked
            .iter()
            .map(|index| {
                let glyph = self.glyph(*index);
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
            // One over all of a page strikes out what is on it.
            let is_large = around.width() > LARGE * page.width() && around.height() > LARGE * page.height();
            let is_filled = filled >= CROSSED || is_large && slanting.len() <= FEW_SLANTING;
            if is_cross && inside.len() >= 3 && is_filled || is_block {
                self.struck.extend(inside.iter().map(|(index, _, _)| *index));
            }
        }
    }
}

/// Numbers of level lines that begin and end alike, and of those of them that run through letters, by their ends in
/// whole points.
struct Grids(HashMap<(i64, i64), (usize, usize)>);

impl Grids {
    fn new(rules: &[Rule], crossing: impl Iterator<Item = u32>) -> Self {
        let mut all: HashMap<(i64, i64), (usize, usize)> = HashMap::new();
        let ends = |rule: &Rule| Some(rule).filter(|rule| (rule.ends.0.y - rule.ends.1.y).abs() < 1.0).map(Self::ends);
        rules.iter().filter_map(ends).for_each(|ends| all.entry(ends).or_default().0 += 1);
        let crossing = crossing.filter_map(|nth| rules.get(nth as usize)).filter_map(ends);
        crossing.for_each(|ends| all.entry(ends).or_default().1 += 1);
        Self(all)
    }

    fn ends(rule: &Rule) -> (i64, i64) {
        (rule.ends.0.x.round() as i64, rule.ends.1.x.round() as i64)
    }

    /// Returns true for a line of a grid, most lines of which run through nothing.
    fn hold(&self, rule: &Rule) -> bool {
        let (from, to) = Self::ends(rule);
        let near = (-1..=1).flat_map(|a| (-1..=1).map(move |b| (from + a, to + b)));
        let counts = near.filter_map(|ends| self.0.get(&ends));
        let (lines, through) = counts.fold((0, 0), |(lines, through), count| (lines + count.0, through + count.1));
        lines >= GRID && 2 * through <= lines
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

/// Returns true if a line goes up to the right.
fn rises(rule: &Rule) -> bool {
    let way = rule.ends.1 - rule.ends.0;
    way.x * way.y < 0.0
}

/// Returns true if a line goes from corner to corner of something.
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

/// Returns true if a line runs through the middle of the small letters.
fn runs_through(rule: &Rule, glyph: &Glyph) -> bool {
    let [a, b] = seen_from(rule, glyph);
    let half = glyph.advance.hypot() / 2.0;
    let height = (a.1 + b.1) / 2.0;
    // What is thicker is a mark below the letters, if they are drawn over it.
    let most = if rule.order > glyph.drawn.order { 0.5 } else { 0.25 };
    let through = (LOW * glyph.size..HIGH * glyph.size).contains(&height) && rule.thick < most * glyph.size;
    is_level(rule, glyph) && through && a.0 <= half && half <= b.0 && half > 0.0
}

/// Returns true if a line crosses a glyph on its way from below the letters to above them, or the other way, and ends
/// there.
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

/// Returns true if a slanting line runs through a glyph from its foot to its head, and not through many others.
fn is_stroke_of_letter(rule: &Rule, glyph: &Glyph) -> bool {
    let [a, b] = seen_from(rule, glyph);
    let size = glyph.size;
    let (low, high) = (a.1.min(b.1), a.1.max(b.1));
    let half = glyph.advance.hypot() / 2.0;
    let holds = a.0 <= half && half <= b.0;
    let over = low < 0.15 * size && high > 0.45 * size && low > -size && high < 1.6 * size;
    holds && over && b.0 - a.0 < 3.0 * size && b.0 - a.0 > 0.1 * size
}

/// From the first to the last of letters with upright lines through them, if these are several.
fn hatched(run: &[(usize, u32)]) -> std::ops::Range<usize> {
    let rules: HashSet<u32> = run.iter().map(|(_, rule)| *rule).collect();
    match (run.first(), run.last()) {
        (Some((first, _)), Some((last, _))) if rules.len() >= LETTERS => *first..last + 1,
        _ => 0..0,
    }
}

/// Returns true if an upright line runs through the inside of a glyph, from its foot to its head and not far beyond.
fn is_bar_of_letter(rule: &Rule, glyph: &Glyph) -> bool {
    let [a, b] = seen_from(rule, glyph);
    let (size, width) = (glyph.size, glyph.advance.hypot());
    let (low, high) = (a.1.min(b.1), a.1.max(b.1));
    let over = low < 0.15 * size && high > 0.45 * size && low > -size && high < 1.6 * size;
    let is_under = rule.pale && rule.order < glyph.drawn.order;
    over && b.0 - a.0 <= 0.1 * size && (0.15 * width..0.85 * width).contains(&((a.0 + b.0) / 2.0)) && !is_under
}

/// Returns true if a slanting line runs through the middle of a glyph, and not far beyond it.
fn is_over_one(rule: &Rule, glyph: &Glyph) -> bool {
    let [a, b] = seen_from(rule, glyph);
    let (width, middle) = (glyph.advance.hypot(), (a.0 + b.0) / 2.0);
    let is_across = a.0 < 0.2 * width && b.0 > 0.6 * width && b.0 - a.0 < width + 0.6 * glyph.size;
    is_across && (middle - width / 2.0).abs() < 0.25 * width && rule.thick < 0.25 * glyph.size
}

/// Returns true if a line begins and ends about where the glyphs do that it runs through: those of a table or a form
/// run on.
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
