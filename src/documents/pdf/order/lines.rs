//! Lines: segments at one height in a region, and their letters in the order of reading.

use std::ops::Range;

use super::bidi::{self, Step};
use super::segments::{Placed, Segment};
use crate::base::Direction;
use crate::base::bidi::mirror;
use crate::documents::layers::raised;
use crate::documents::pdf::content::Glyphs;
use crate::documents::pdf::letters::{Class, TATWEEL, direction, is_mark, opens};
use crate::documents::pdf::median::median;

/// Largest gap in ems between letters that are set apart (s p a c e d); a wider one parts words.
const MAX_LETTER_GAP: f64 = 0.5;

/// A line of a region: its segments from left to right as one. Lengths are in points.
#[derive(Clone, Debug)]
pub(crate) struct TextLine {
    /// Its glyphs from left to right, without those drawn twice; `None` for a space between words.
    pub glyphs: Vec<Option<Placed>>,
    /// Its left end.
    pub from: f64,
    /// Its right end.
    pub to: f64,
    /// Its baseline, downwards.
    pub baseline: f64,
    /// Its em.
    pub size: f64,
    /// Its glyphs in the order of reading.
    pub steps: Vec<Step>,
    /// Its base direction (UAX #9).
    pub direction: Direction,
}

/// Class of a glyph for the order of reading: whatever is drawn from right to left is read so, numbers too.
fn class(glyphs: &Glyphs, glyph: usize) -> Class {
    let class = Class::of(glyphs.text(glyph));
    if class != Class::Neutral && glyphs.glyphs[glyph].runs_left() { Class::Right } else { class }
}

/// Number of left-to-right and of right-to-left letters among some glyphs.
pub(crate) fn count_letters<'a>(glyphs: &Glyphs, placed: impl Iterator<Item = &'a Placed>) -> (usize, usize) {
    placed.fold((0, 0), |(left, right), placed| match class(glyphs, placed.glyph) {
        Class::Left => (left + 1, right),
        Class::Right => (left, right + 1),
        _ => (left, right),
    })
}

/// The lines of a region from top to bottom.
pub(crate) fn lines(glyphs: &Glyphs, mut segments: Vec<Segment>) -> Vec<TextLine> {
    let (left, right) = count_letters(glyphs, segments.iter().flat_map(|s| &s.glyphs));
    segments.sort_by(|a, b| a.baseline.total_cmp(&b.baseline).then(a.from.total_cmp(&b.from)));
    let mut joined: Vec<(Segment, Vec<Segment>)> = Vec::new();
    for segment in segments {
        // Whatever is further up than a few lines cannot be beside it.
        let stands = |line: &Segment, pieces: &[Segment]| {
            belongs(line, pieces, &segment)
                || is_script(glyphs, pieces, std::slice::from_ref(&segment))
                || is_script(glyphs, std::slice::from_ref(&segment), pieces)
        };
        let near = joined.iter_mut().rev().take(6).find(|(line, pieces)| stands(line, pieces));
        match near {
            Some((line, pieces)) => {
                if (segment.size, segment.width()) > (line.size, line.width()) {
                    *line = segment.clone();
                }
                pieces.push(segment);
            }
            None => joined.push((segment.clone(), vec![segment])),
        }
    }
    joined.sort_by(|(a, _), (b, _)| a.baseline.total_cmp(&b.baseline));
    let region = direction(left, right);
    joined.into_iter().filter_map(|(main, pieces)| line(glyphs, &main, pieces, region)).collect()
}

/// Returns true if a segment stands in a line of some pieces: beside them, and at the height of the main one.
fn belongs(line: &Segment, pieces: &[Segment], segment: &Segment) -> bool {
    let shared = line.bottom().min(segment.bottom()) - line.top().max(segment.top());
    let overlap = |piece: &Segment| piece.to.min(segment.to) - piece.from.max(segment.from);
    shared > 0.5 * line.size.min(segment.size)
        && pieces.iter().all(|piece| overlap(piece) < 0.3 * piece.width().min(segment.width()).max(segment.size))
}

/// Largest em of a script (an exponent, or the number of a note), as part of the em of the digits before it.
const MAX_SCRIPT: f64 = 0.85;
/// Least and largest difference in height of a script, as part of their em.
const MIN_RISE: f64 = 0.12;
const MAX_RISE: f64 = 0.8;

/// Returns true if some pieces are nothing but digits that stand a little higher or lower right behind a digit of
/// others: an exponent or the number of a note, which is a part of no other line, although there is only room for it
/// because the line goes on.
fn is_script(glyphs: &Glyphs, line: &[Segment], script: &[Segment]) -> bool {
    let is_digit = |placed: &Placed| single(glyphs.text(placed.glyph)).is_some_and(|c| raised(c).is_some());
    let inked = |pieces: &[Segment]| -> Vec<Placed> {
        pieces.iter().flat_map(|piece| &piece.glyphs).filter(|placed| !placed.blank).copied().collect()
    };
    if script.iter().map(|piece| piece.glyphs.len()).sum::<usize>() > 12 {
        return false;
    }
    let digits = inked(script);
    if !(1..=4).contains(&digits.len()) || !digits.iter().all(is_digit) {
        return false;
    }
    let letters = inked(line);
    let (first, end) = digits.iter().fold((digits[0], f64::MIN), |(first, end), digit| {
        (if digit.from < first.from { *digit } else { first }, end.max(digit.to))
    });
    let stands_behind = |before: &Placed| {
        let gap = first.from - before.to;
        is_digit(before)
            && first.size <= MAX_SCRIPT * before.size
            && gap.abs() < 0.15 * before.size
            && off(before, &first)
    };
    let room = 0.3 * (end - first.from);
    let is_free = letters.iter().all(|letter| letter.to.min(end) - letter.from.max(first.from) < room);
    is_free && letters.iter().any(stands_behind)
}

/// Returns true if a digit stands as much higher or lower than another one as a script does.
fn off(base: &Placed, digit: &Placed) -> bool {
    (MIN_RISE * base.size..MAX_RISE * base.size).contains(&(base.baseline - digit.baseline).abs())
}

/// Raised (¹) or lowered (₁) form of a digit that stands so behind another one; nothing if it stands on the line.
fn script(base: &Placed, digit: &Placed, letter: char) -> Option<char> {
    let is_small = digit.size <= MAX_SCRIPT * base.size;
    let is_far = (base.baseline - digit.baseline).abs() >= 0.25 * base.size;
    if !off(base, digit) || !is_small && !is_far {
        return None;
    }
    let lowered = |letter: char| char::from_u32(0x2080 + letter.to_digit(10)?);
    if digit.baseline < base.baseline { raised(letter) } else { lowered(letter) }
}

/// The line of some pieces, of which `main` is the largest; nothing if nothing but spaces is in it.
fn line(glyphs: &Glyphs, main: &Segment, pieces: Vec<Segment>, region: Direction) -> Option<TextLine> {
    let mut row: Vec<Placed> = pieces.into_iter().flat_map(|piece| piece.glyphs).collect();
    row.sort_by(|a, b| a.from.total_cmp(&b.from).then(a.glyph.cmp(&b.glyph)));
    let (from, to) = (row.first()?.from, row.iter().fold(f64::MIN, |to, placed| to.max(placed.to)));
    let direction = line_direction(glyphs, &row, region);
    let row = words(glyphs, row);
    if row.is_empty() {
        return None;
    }
    let of = |placed: &Option<Placed>| placed.map_or(Class::Neutral, |placed| class(glyphs, placed.glyph));
    let classes: Vec<Class> = row.iter().map(of).collect();
    let steps = bidi::reading_order(&classes, direction);
    Some(TextLine { glyphs: row, from, to, baseline: main.baseline, size: main.size, steps, direction })
}

/// Base direction of a line: that of most of its letters, or else of its region. A line without right-to-left letters is
/// part of a right-to-left text if it begins on the left with what ends a sentence.
fn line_direction(glyphs: &Glyphs, row: &[Placed], region: Direction) -> Direction {
    let (left, right) = count_letters(glyphs, row.iter());
    let first = row.iter().map(|placed| glyphs.text(placed.glyph)).find(|text| *text != " ");
    let ends = |text: &str| text.starts_with(['.', '،', ':', '؛', '؟', '!']);
    match (left, right) {
        (1.., 0) if !first.is_some_and(ends) => Direction::Ltr,
        _ if right > left => Direction::Rtl,
        _ => region,
    }
}

/// Gap in ems that parts words if both were shown by operators of their own, as cells of a table are.
const CELL_GAP: f64 = 0.1;
/// Gap in ems that parts words if an upright line is drawn in it.
const RULED_GAP: f64 = 0.04;

/// Returns true if two neighbouring letters are shown by operators of their own, at the same height and in the same size.
fn is_shown_apart(glyphs: &Glyphs, last: &Placed, next: &Placed) -> bool {
    let (a, b) = (&glyphs.glyphs[last.glyph], &glyphs.glyphs[next.glyph]);
    a.drawn.order != b.drawn.order
        && (last.size - next.size).abs() < 0.01 * next.size
        && (last.baseline - next.baseline).abs() < 0.02 * next.size
        && [last, next].iter().all(|placed| glyphs.text(placed.glyph).chars().any(char::is_alphabetic))
}

/// Places, from the left, of the upright lines that run through the height of a level line.
fn upright_rules(glyphs: &Glyphs, row: &[Placed]) -> Vec<f64> {
    let Some(first) = row.first().filter(|first| glyphs.glyphs[first.glyph].along().y.abs() < 1e-3) else {
        return Vec::new();
    };
    let middle = first.baseline - 0.3 * first.size;
    let rules = glyphs.painting.rules.iter().map(|rule| rule.ends).filter(|(a, b)| (a.x - b.x).abs() < 0.1);
    rules.filter(|(a, b)| (a.y.min(b.y)..=a.y.max(b.y)).contains(&middle)).map(|(a, _)| a.x).collect()
}

/// Glyphs of a line from left to right, without those drawn twice, and `None` where a space stands: where a glyph says so, or
/// where there is room for one.
fn words(glyphs: &Glyphs, row: Vec<Placed>) -> Vec<Option<Placed>> {
    let is_space = |placed: &Placed| glyphs.text(placed.glyph).bytes().all(|byte| byte == b' ');
    let room = if row.iter().any(is_space) { 0.25 } else { 0.13 };
    let rules = upright_rules(glyphs, &row);
    let letters = row.windows(2).filter(|pair| !pair.iter().any(is_space));
    // Letters set apart are no words.
    let apart = median(letters.map(|pair| (pair[1].from - pair[0].to).max(0.0)));
    let mut kept: Vec<Option<Placed>> = Vec::with_capacity(row.len() + row.len() / 4);
    let (mut space, mut end) = (false, f64::MAX);
    for placed in row {
        let em = kept.last().copied().flatten().map_or(placed.size, |last| last.size.max(placed.size));
        let repeats = |last: &Placed| {
            (last.from - placed.from).abs() < 0.1 * em && glyphs.text(last.glyph) == glyphs.text(placed.glyph)
        };
        if is_space(&placed) {
            space = true;
        } else if !kept.iter().rev().take(3).flatten().any(repeats) {
            let gap = placed.from - end;
            let beyond = gap - apart.min(MAX_LETTER_GAP * em);
            let is_other = kept.last().copied().flatten().is_some_and(|last| is_shown_apart(glyphs, &last, &placed));
            let is_parted = || {
                let slack = 0.02 * em;
                rules.iter().any(|x| (end - slack..=placed.from + slack).contains(x))
            };
            // Of letters alone it is not told how far apart they are.
            if (space && gap > 0.03 * em)
                || beyond > room * em
                || is_other && beyond > CELL_GAP * em
                || beyond > RULED_GAP * em && is_parted()
            {
                kept.push(None);
            }
            end = if kept.is_empty() { placed.to } else { end.max(placed.to) };
            space = false;
            kept.push(Some(placed));
        }
    }
    kept
}

/// Text of a line, and the glyph of every part of it.
#[derive(Debug, Default)]
pub(crate) struct Written {
    /// The text.
    pub text: String,
    /// Bytes of the text, half-open, and the place in [`TextLine::glyphs`] of the glyph that stands for them.
    pub glyphs: Vec<(Range<usize>, usize)>,
}

/// Writes a line in the order of reading. `mirrors`: true if the file gives brackets of right-to-left text as they look, and
/// not as they are meant.
pub(crate) fn write(glyphs: &Glyphs, line: &TextLine, mirrors: bool) -> Written {
    let mut written = Written::default();
    // The last digit that stands on the line, if nothing but digits has come since.
    let mut base: Option<Placed> = None;
    for (index, step) in line.steps.iter().enumerate() {
        let Some(placed) = line.glyphs[step.at] else {
            written.text.push(' ');
            base = None;
            continue;
        };
        let next = line.steps.get(index + 1).and_then(|next| line.glyphs[next.at]);
        if is_filler(glyphs, placed, &written.text, next) {
            continue;
        }
        let start = written.text.len();
        let only = single(glyphs.text(placed.glyph)).filter(|c| raised(*c).is_some());
        let as_script = base.zip(only).and_then(|(base, digit)| script(&base, &placed, digit));
        if let Some(digit) = as_script {
            written.text.push(digit);
            written.glyphs.push((start..written.text.len(), step.at));
            continue;
        }
        base = only.map(|_| placed);
        for c in glyphs.text(placed.glyph).chars() {
            let turns = step.mirrored && mirrors && !glyphs.glyphs[placed.glyph].runs_left();
            let mirrored = if turns { mirror(c) } else { None };
            written.text.push(mirrored.unwrap_or(c));
        }
        written.glyphs.push((start..written.text.len(), step.at));
    }
    written
}

/// The only character of a text; nothing if it has none or several.
fn single(text: &str) -> Option<char> {
    let mut all = text.chars();
    all.next().filter(|_| all.next().is_none())
}

/// Returns true if a glyph is a tatweel inside a word, which only makes it longer.
fn is_filler(glyphs: &Glyphs, placed: Placed, before: &str, next: Option<Placed>) -> bool {
    let is_letter = |text: &str| Class::of(text) == Class::Right;
    glyphs.text(placed.glyph).chars().all(|c| c == TATWEEL)
        && before.chars().next_back().is_some_and(|c| is_letter(c.encode_utf8(&mut [0; 4])) || is_mark(c))
        && next.is_some_and(|next| is_letter(glyphs.text(next.glyph)))
}

/// Number of pairs of brackets in right-to-left text that pair up if they are mirrored, less those that do if they are not.
pub(crate) fn mirror_vote(glyphs: &Glyphs, lines: &[TextLine]) -> isize {
    let among = |line: &TextLine, step: &Step| {
        let placed = line.glyphs[step.at].filter(|_| step.mirrored)?;
        if glyphs.glyphs[placed.glyph].runs_left() {
            return None;
        }
        glyphs.text(placed.glyph).chars().find(|c| mirror(*c).is_some())
    };
    let brackets = lines.iter().flat_map(|line| line.steps.iter().filter_map(move |step| among(line, step)));
    let (mut vote, mut before) = (0, None);
    for c in brackets {
        if before == mirror(c) {
            vote += if opens(c) { 1 } else { -1 };
            before = None;
        } else {
            before = Some(c);
        }
    }
    vote
}
