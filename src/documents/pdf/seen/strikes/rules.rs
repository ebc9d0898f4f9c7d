//! Lines of a page as a reader sees them: pieces that go on in each other are one line, and dashes that are glyphs make
//! lines too.

use std::cmp::Ordering;
use std::collections::HashMap;

use crate::documents::pdf::content::{Glyphs, Rule, is_pale};

/// Gap in points below which two level lines are one.
const MAX_GAP: f64 = 3.0;
/// Gap in ems below which dashes that are glyphs are one line.
const MAX_DASH_GAP: f64 = 0.12;
/// Number of lines from which on those that begin and end alike are a grid, if most of them run through nothing.
const MIN_GRID: usize = 4;

/// Lines that dashes and underscores make together, also those in the colour of paper.
pub(super) fn dashes(glyphs: &Glyphs) -> Vec<Rule> {
    let mut all: Vec<(Rule, usize)> = Vec::new();
    for (index, glyph) in glyphs.glyphs.iter().enumerate() {
        let is_painted = !glyph.drawn.gone && !glyph.drawn.unpainted;
        let Some((from, to)) = glyph.drawn.dash.filter(|_| is_painted) else { continue };
        match all.last_mut() {
            Some((last, before))
                if *before + 1 == index && (from - last.ends.1).hypot() < MAX_DASH_GAP * glyph.size =>
            {
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

/// The same lines, with level ones joined that go on in each other: many programs draw a line piece by piece.
pub(super) fn joined(rules: &[Rule]) -> Vec<Rule> {
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
                    && rule.ends.0.x - last.ends.1.x < MAX_GAP
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

/// Numbers of level lines that begin and end alike, and of those of them that run through letters, by their ends in
/// whole points.
pub(super) struct Grids(HashMap<(i64, i64), (usize, usize)>);

impl Grids {
    /// Counts all lines, and those (`crossing`, by number) that run through letters.
    pub(super) fn new(rules: &[Rule], crossing: impl Iterator<Item = u32>) -> Self {
        let mut all: HashMap<(i64, i64), (usize, usize)> = HashMap::new();
        let ends = |rule: &Rule| Some(rule).filter(|rule| (rule.ends.0.y - rule.ends.1.y).abs() < 1.0).map(Self::ends);
        rules.iter().filter_map(ends).for_each(|ends| all.entry(ends).or_default().0 += 1);
        let crossing = crossing.filter_map(|nth| rules.get(nth as usize)).filter_map(ends);
        crossing.for_each(|ends| all.entry(ends).or_default().1 += 1);
        Self(all)
    }

    /// Its ends in whole points.
    fn ends(rule: &Rule) -> (i64, i64) {
        (rule.ends.0.x.round() as i64, rule.ends.1.x.round() as i64)
    }

    /// Returns true for a line of a grid, most lines of which run through nothing.
    pub(super) fn hold(&self, rule: &Rule) -> bool {
        let (from, to) = Self::ends(rule);
        let near = (-1..=1).flat_map(|a| (-1..=1).map(move |b| (from + a, to + b)));
        let counts = near.filter_map(|ends| self.0.get(&ends));
        let (lines, through) = counts.fold((0, 0), |(lines, through), count| (lines + count.0, through + count.1));
        lines >= MIN_GRID && 2 * through <= lines
    }
}
