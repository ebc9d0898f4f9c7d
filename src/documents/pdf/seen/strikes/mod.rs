//! Glyphs that are struck out by lines drawn over them: along the line of text, aslant over some words, letter by letter, or
//! as a cross over a whole block. Rules of tables and forms run through letters too, by chance; what tells them apart is that
//! they run on beyond the words.

mod crossing;
mod rules;

use std::collections::HashSet;

use hayro::kurbo::{Point, Rect};

use super::strips::{MAX_LOOKED_AT, Strips};
use crate::documents::pdf::content::{Cover, Glyph, Glyphs, Rule};
use crate::model::Concealment::{self, Struck};
use crossing::{
    bounds, fits, is_bar_of_letter, is_level, is_over_one, is_same_area, is_stroke_of_letter, rises, runs_aslant,
    runs_through, seen_from, slants,
};
use rules::{Grids, dashes, joined};

/// Number of slanting lines beyond which a page is a drawing.
const MAX_SLANTING: usize = 60;
/// Number of slanting lines up to which a single one may cross out a block.
const FEW_SLANTING: usize = 12;
/// Part of a cross that letters take at least; less is a cross beside them.
const MIN_CROSSED: f64 = 0.08;
/// Part of the page's width and of its height from which on a cross is over the whole page.
const WHOLE_PAGE: f64 = 0.55;
/// Part that letters take of a block with a single line over it.
const MIN_FILLED: f64 = 0.35;
/// Number of letters from which on a line strikes out although it goes on beyond them.
const MIN_LETTERS: usize = 3;

/// Marks the glyphs of a page that are struck out, of those that are seen; `hows` has an entry for each glyph.
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
    let inked: Vec<usize> = seen.into_iter().filter(|nth| glyphs.is_inked(*nth)).collect();
    strikes.letters(&inked);
    strikes.hatched(&inked);
    strikes.crosses(&inked, page);
    strikes.struck.extend(inked.into_iter().filter(|nth| is_marked(glyphs, *nth)));
    strikes.struck.iter().for_each(|nth| hows[*nth] = Some(Struck));
}

/// Returns true if an annotation strikes a glyph out: the middle of the glyph lies in its box, and the box overlaps the
/// small letters in height. Boxes of the lines above and below touch the letters as well, but not there.
fn is_marked(glyphs: &Glyphs, nth: usize) -> bool {
    let glyph = &glyphs.glyphs[nth];
    let up = glyph.up();
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

/// Search for what is struck out on a page.
struct Strikes<'g> {
    glyphs: &'g Glyphs,
    rules: &'g [Rule],
    /// Number of the lines that are drawn; the rest are strokes of glyphs.
    drawn: usize,
    /// Glyphs that are struck out.
    struck: Vec<usize>,
    /// Glyphs, by place, and the slanting lines about as long as a letter that run through them.
    hits: Vec<(usize, u32)>,
    /// Glyphs, by place, and the upright lines about as long as a letter that run through them.
    bars: Vec<(usize, u32)>,
}

impl<'g> Strikes<'g> {
    /// Marks what a line runs through if it begins and ends about where the words do.
    fn along(&mut self, seen: &[usize], page: Rect) {
        let spans = self.rules.iter().map(|Rule { ends: (a, b), .. }| (a.y.min(b.y), a.y.max(b.y)));
        let strips = Strips::new(page, spans);
        let mut through: Vec<(u32, usize)> = Vec::new();
        for index in seen {
            let glyph = self.glyph(*index);
            let (middle, far) = (glyph.middle(), 0.8 * glyph.size);
            for nth in strips.between(middle.y - far, middle.y + far).into_iter().take(MAX_LOOKED_AT) {
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
                true => fits && run.len() >= MIN_LETTERS,
                // A stroke that is a letter itself, drawn as a shape, strikes nothing out.
                false if self.letters_of(run) == 0 => false,
                false if run[0].0 as usize >= self.drawn => self.letters_of(run) > 1 && !self.is_under(run),
                false => fits || self.letters_of(run) >= MIN_LETTERS && !self.is_ruled(run, &grids),
            };
            if strikes {
                self.struck.extend(run.iter().map(|(_, index)| *index));
            }
        }
    }

    fn glyph(&self, index: usize) -> &'g Glyph {
        &self.glyphs.glyphs[index]
    }

    /// Number of the glyphs that a line runs through which are letters, and neither spaces nor dashes.
    fn letters_of(&self, run: &[(u32, usize)]) -> usize {
        let is_letter = |index: usize| self.glyphs.is_inked(index) && self.glyph(index).drawn.dash.is_none();
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
        let (along, up) = (glyph.along(), glyph.up());
        let height = seen_from(rule, glyph)[0].1;
        let at = glyph.origin + along * (glyph.advance.hypot() / 2.0) + up * height;
        let covers = &painting.covers;
        let first = covers.partition_point(|cover| cover.order <= rule.order);
        let between = covers[first..].iter().take_while(|cover| cover.order < glyph.drawn.order).take(MAX_LOOKED_AT);
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
        if slanting.is_empty() || slanting.len() > MAX_SLANTING {
            return;
        }
        let glyphs: Vec<(usize, Point, f64)> = inked
            .iter()
            .map(|index| {
                let glyph = self.glyph(*index);
                (*index, glyph.middle(), 0.7 * glyph.size * glyph.advance.hypot())
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
            let is_block = slanting.len() <= FEW_SLANTING && inside.len() >= 8 && filled >= MIN_FILLED && lines >= 2;
            // One over all of a page strikes out what is on it.
            let is_large = around.width() > WHOLE_PAGE * page.width() && around.height() > WHOLE_PAGE * page.height();
            let is_filled = filled >= MIN_CROSSED || is_large && slanting.len() <= FEW_SLANTING;
            if is_cross && inside.len() >= 3 && is_filled || is_block {
                self.struck.extend(inside.iter().map(|(index, _, _)| *index));
            }
        }
    }
}

/// Number of lines of text that have glyphs at some heights, in points.
fn lines(mut heights: Vec<f64>) -> usize {
    heights.sort_by(f64::total_cmp);
    heights.chunk_by(|a, b| b - a < 3.0).count()
}

/// Range of places from the first to the last of letters with upright lines through them, if there are enough lines.
fn hatched(run: &[(usize, u32)]) -> std::ops::Range<usize> {
    let rules: HashSet<u32> = run.iter().map(|(_, rule)| *rule).collect();
    match (run.first(), run.last()) {
        (Some((first, _)), Some((last, _))) if rules.len() >= MIN_LETTERS => *first..last + 1,
        _ => 0..0,
    }
}
