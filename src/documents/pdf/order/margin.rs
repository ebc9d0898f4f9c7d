//! Numbers of lines and times of day in the margin of a page (transcripts of courts have them): people cite by them, but they
//! are no part of what the lines say (ISO 32000-2, 14.8.2.2).
//!
//! A column of numbers is taken for them only if the text beside it runs on from line to line, as no table or list does,
//! or if empty lines are numbered too, or if only every second, fifth or tenth line is.

use super::lines::count_letters;
use super::segments::{Placed, Segment};
use crate::base::Direction;
use crate::documents::pdf::content::Glyphs;
use crate::documents::pdf::letters::{self, digit_value};
use crate::documents::pdf::median::median;

/// Number of numbers that a page with numbered lines has at least, …
const MIN_NUMBERS: usize = 8;
/// … of a short page, if most lines run on into the next, …
const MIN_NUMBERS_SHORT: usize = 4;
/// … and of one where not every line has a number.
const MIN_NUMBERS_SPARSE: usize = 4;
/// Number of numbered empty lines that tell that lines are numbered, and not things.
const MIN_EMPTY: usize = 4;
/// Part of the lines that run on into the next in text, as no list or table does.
const MIN_RUN_ON: f64 = 0.25;
/// The same where there are few lines.
const MIN_RUN_ON_SHORT: f64 = 0.5;
/// Width in ems that text has at least; narrower is a list or a table.
const MIN_WIDTH: f64 = 15.0;

/// A column of numbers.
struct NumberColumn {
    /// Numbers of the segments that it is made of, from top to bottom.
    members: Vec<usize>,
    /// Difference from one number to the next.
    step: u32,
    from: f64,
    to: f64,
    top: f64,
    bottom: f64,
    size: f64,
}

/// A line of the text beside numbers.
struct NumberedLine {
    from: f64,
    to: f64,
    baseline: f64,
    size: f64,
    /// Its first and last letters in the order of reading.
    first: char,
    last: char,
    /// Width of its first word, in points.
    word: f64,
}

/// Parts the segments of a page into its text and what numbers its lines, each column of the latter on its own.
pub(crate) fn split(glyphs: &Glyphs, segments: Vec<Segment>) -> (Vec<Segment>, Vec<Vec<Segment>>) {
    let (pieces, parents) = pieces(glyphs, &segments);
    let labels: Vec<(usize, u32)> =
        pieces.iter().enumerate().filter_map(|(nth, piece)| Some((nth, number(glyphs, piece)?))).collect();
    if labels.len() < MIN_NUMBERS_SPARSE {
        return (segments, Vec::new());
    }
    let mut found: Vec<Vec<usize>> = Vec::new();
    for column in columns(&pieces, &labels) {
        let taken = |nth: usize| found.iter().any(|members| members.contains(&nth));
        if !column.members.iter().any(|nth| taken(*nth)) && numbers_lines(glyphs, &pieces, &labels, &column) {
            let times = times(glyphs, &pieces, &column);
            found.push(column.members);
            found.extend((!times.is_empty()).then_some(times));
        }
    }
    parted(segments, pieces, &parents, &found)
}

/// The segments that belong to no column, and those of each. What was cut off but is in no column goes back where it was.
fn parted(
    segments: Vec<Segment>,
    pieces: Vec<Segment>,
    parents: &[usize],
    found: &[Vec<usize>],
) -> (Vec<Segment>, Vec<Vec<Segment>>) {
    let column = |piece: usize| found.iter().position(|members| members.contains(&piece));
    let is_cut = |parent: usize| {
        let first = parents.partition_point(|other| *other < parent);
        let pieces = first..first + parents[first..].iter().take_while(|other| **other == parent).count();
        pieces.clone().any(|piece| column(piece).is_some())
    };
    let mut columns: Vec<Vec<Segment>> = found.iter().map(|_| Vec::new()).collect();
    let whole: Vec<bool> = (0..segments.len()).map(|parent| !is_cut(parent)).collect();
    let kept = segments.into_iter().zip(&whole).filter(|(_, whole)| **whole).map(|(segment, _)| segment);
    let mut text: Vec<Segment> = kept.collect();
    for (nth, piece) in pieces.into_iter().enumerate().filter(|(nth, _)| !whole[parents[*nth]]) {
        match column(nth) {
            Some(part) => columns[part].push(piece),
            None => text.push(piece),
        }
    }
    (text, columns)
}

/// The segments with a number at either end cut off where there is a gap, and the number of the segment each is from.
fn pieces(glyphs: &Glyphs, segments: &[Segment]) -> (Vec<Segment>, Vec<usize>) {
    let (mut pieces, mut parents) = (Vec::with_capacity(segments.len()), Vec::new());
    for (parent, segment) in segments.iter().enumerate() {
        let is_digit = |placed: &&Placed| glyphs.text(placed.glyph).chars().all(|c| digit_value(c).is_some());
        let head = segment.glyphs.iter().take_while(is_digit).count();
        let tail = segment.glyphs.iter().rev().skip_while(|placed| placed.blank).take_while(is_digit).count();
        let blanks = segment.glyphs.iter().rev().take_while(|placed| placed.blank).count();
        let mut rest = segment.glyphs.as_slice();
        let mut ends = [None, None];
        if (1..=4).contains(&tail) && apart(rest, rest.len() - blanks - tail) {
            let (before, number) = rest.split_at(rest.len() - blanks - tail);
            (rest, ends[1]) = (before, Some(number));
        }
        if (1..=4).contains(&head) && head < rest.len() && apart(rest, head) {
            let (number, after) = rest.split_at(head);
            (rest, ends[0]) = (after, Some(number));
        }
        let parts = [ends[0], Some(rest), ends[1]];
        for part in parts.into_iter().flatten().filter(|part| part.iter().any(|placed| !placed.blank)) {
            pieces.push(Segment::new(part.to_vec()));
            parents.push(parent);
        }
    }
    (pieces, parents)
}

/// Returns true if there is a gap before the glyph at a place.
fn apart(glyphs: &[Placed], at: usize) -> bool {
    let (before, after) = glyphs.split_at(at.min(glyphs.len()));
    let ink = |placed: &&Placed| !placed.blank;
    match (before.iter().rev().find(ink), after.iter().find(ink)) {
        (Some(a), Some(b)) => b.from - a.to > 0.4 * a.size.max(b.size),
        _ => false,
    }
}

/// Letters of a segment from left to right.
fn text_of(glyphs: &Glyphs, segment: &Segment) -> String {
    segment.glyphs.iter().map(|placed| glyphs.text(placed.glyph)).collect::<String>().trim().to_owned()
}

/// Number that a segment says, of four digits at most; nothing if it says anything else.
fn number(glyphs: &Glyphs, segment: &Segment) -> Option<u32> {
    if segment.glyphs.iter().filter(|placed| !placed.blank).count() > 4 {
        return None;
    }
    let text = text_of(glyphs, segment);
    let short = !text.is_empty() && text.chars().count() <= 4;
    text.chars().try_fold(0, |value, c| Some(value * 10 + digit_value(c)?)).filter(|_| short)
}

/// The columns of numbers that count up, the longest first.
fn columns(segments: &[Segment], labels: &[(usize, u32)]) -> Vec<NumberColumn> {
    let middle = |nth: usize| (segments[nth].from + segments[nth].to) / 2.0;
    let mut by_place: Vec<(usize, u32)> = labels.to_vec();
    by_place.sort_by(|a, b| middle(a.0).total_cmp(&middle(b.0)));
    let mut columns = Vec::new();
    let near = |a: &(usize, u32), b: &(usize, u32)| middle(b.0) - middle(a.0) < 0.5 * segments[a.0].size;
    for place in by_place.chunk_by(near) {
        let mut place = place.to_vec();
        place.sort_by(|a, b| segments[a.0].baseline.total_cmp(&segments[b.0].baseline));
        for run in runs(&place) {
            columns.extend(column(segments, &run));
        }
    }
    columns.sort_by_key(|column| std::cmp::Reverse(column.members.len()));
    columns
}

/// Stretches of numbers, from top to bottom, in each of which they grow by the same step.
fn runs(place: &[(usize, u32)]) -> Vec<Vec<(usize, u32)>> {
    let mut runs: Vec<Vec<(usize, u32)>> = Vec::new();
    for &(nth, value) in place {
        let goes_on = runs.last().is_some_and(|run| match run[..] {
            [.., (_, before), (_, last)] => last > before && value.checked_sub(last) == Some(last - before),
            [(_, last)] => value > last && value - last <= 10,
            [] => true,
        });
        match runs.last_mut() {
            Some(run) if goes_on => run.push((nth, value)),
            // The last number may belong to the next stretch too.
            _ => runs.push(vec![(nth, value)]),
        }
    }
    runs
}

/// The column of a stretch of numbers, if it is long enough.
fn column(segments: &[Segment], run: &[(usize, u32)]) -> Option<NumberColumn> {
    let [(_, first), (_, second), ..] = run else { return None };
    let step = second - first;
    let members: Vec<usize> = run.iter().map(|(nth, _)| *nth).collect();
    if members.len() < if step > 1 { MIN_NUMBERS_SPARSE } else { MIN_NUMBERS_SHORT } {
        return None;
    }
    let pieces = || members.iter().map(|nth| &segments[*nth]);
    let from = pieces().fold(f64::MAX, |from, piece| from.min(piece.from));
    let to = pieces().fold(f64::MIN, |to, piece| to.max(piece.to));
    let (top, bottom) = pieces().fold((f64::MAX, f64::MIN), |(a, b), s| (a.min(s.top()), b.max(s.bottom())));
    let size = median(pieces().map(|piece| piece.size));
    Some(NumberColumn { members, step, from, to, top, bottom, size })
}

/// Returns true if the numbers of a column are those of the lines beside them.
fn numbers_lines(glyphs: &Glyphs, segments: &[Segment], labels: &[(usize, u32)], column: &NumberColumn) -> bool {
    let is_label = |nth: usize| labels.binary_search_by_key(&nth, |(nth, _)| *nth).is_ok();
    let beside = |(nth, s): &(usize, &Segment)| {
        s.middle() > column.top && s.middle() < column.bottom && !is_label(*nth) && time(glyphs, s).is_none()
    };
    let around: Vec<&Segment> = segments.iter().enumerate().filter(beside).map(|(_, segment)| segment).collect();
    let room = 0.25 * column.size;
    if around.iter().any(|s| s.from < column.to + room && s.to > column.from - room) {
        return false;
    }
    let right: Vec<&Segment> = around.iter().copied().filter(|s| s.from > column.to).collect();
    let left: Vec<&Segment> = around.iter().copied().filter(|s| s.to < column.from).collect();
    if column.step > 1 {
        let rows = [rows(glyphs, &left), rows(glyphs, &right)].into_iter().max_by_key(Vec::len).unwrap_or_default();
        return skips_lines(segments, column, &rows);
    }
    // Between two columns of text it may be the first column of a table.
    let side = if right.is_empty() { left } else { right };
    let rows = rows(glyphs, &side);
    let direction = direction(glyphs, &side);
    let is_empty =
        |nth: &&usize| !rows.iter().any(|row| (row.baseline - segments[**nth].baseline).abs() < 0.7 * row.size);
    let empty = column.members.iter().filter(is_empty).count();
    let (even, covered) = (is_even(segments, column), covers(segments, column, &rows));
    match runs_on(&rows, direction) {
        _ if column.members.len() < MIN_NUMBERS && !covered => false,
        part if column.members.len() < MIN_NUMBERS => part >= MIN_RUN_ON_SHORT,
        part => (even || covered) && (part >= MIN_RUN_ON || empty >= MIN_EMPTY && part >= 0.0),
    }
}

/// Returns true if numbers stand at even steps.
fn is_even(segments: &[Segment], column: &NumberColumn) -> bool {
    let steps = || column.members.windows(2).map(|pair| segments[pair[1]].baseline - segments[pair[0]].baseline);
    let most = median(steps());
    steps().all(|step| (step - most).abs() < 0.15 * most)
}

/// Returns true if nearly every line has a number, and every number a line.
fn covers(segments: &[Segment], column: &NumberColumn, rows: &[NumberedLine]) -> bool {
    let has = |row: &&NumberedLine| {
        column
            .members
            .iter()
            .any(|nth| (segments[*nth].baseline - row.baseline).abs() < 0.4 * row.size.max(column.size))
    };
    let with = rows.iter().filter(has).count();
    with * 10 >= rows.len() * 9 && column.members.len() * 9 <= with * 10
}

/// Returns true if there are as many lines as the numbers say between one number and the next.
fn skips_lines(segments: &[Segment], column: &NumberColumn, rows: &[NumberedLine]) -> bool {
    let between = |pair: &[usize]| {
        let (top, bottom) = (segments[pair[0]].baseline, segments[pair[1]].baseline);
        let count = rows.iter().filter(|row| row.baseline > top + 1.0 && row.baseline <= bottom + 1.0).count();
        count.abs_diff(column.step as usize) <= 1
    };
    let (pairs, good) = (column.members.len() - 1, column.members.windows(2).filter(|pair| between(pair)).count());
    column.step >= 2 && good * 10 >= pairs * 7
}

/// Direction of most letters on one side.
fn direction(glyphs: &Glyphs, side: &[&Segment]) -> Direction {
    let (left, right) = count_letters(glyphs, side.iter().flat_map(|segment| &segment.glyphs));
    letters::direction(left, right)
}

/// The lines that some segments make up, from top to bottom.
fn rows(glyphs: &Glyphs, side: &[&Segment]) -> Vec<NumberedLine> {
    let direction = direction(glyphs, side);
    let mut pieces = side.to_vec();
    pieces.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let same = |a: &&Segment, b: &&Segment| b.baseline - a.baseline < 0.5 * a.size.max(b.size);
    pieces.chunk_by(same).filter_map(|pieces| row(glyphs, pieces, direction)).collect()
}

/// The line that segments at one height make up.
fn row(glyphs: &Glyphs, pieces: &[&Segment], direction: Direction) -> Option<NumberedLine> {
    let mut placed: Vec<_> = pieces.iter().flat_map(|piece| &piece.glyphs).copied().collect();
    placed.sort_by(|a, b| a.from.total_cmp(&b.from));
    let (from, to) = (placed.first()?.from, placed.iter().fold(f64::MIN, |to, one| to.max(one.to)));
    if direction == Direction::Rtl {
        placed.reverse();
    }
    placed.retain({
        let mut begun = false;
        move |one| {
            begun |= !one.blank;
            begun
        }
    });
    let inked = || placed.iter().filter(|one| !one.blank);
    let letter = |glyph: usize| glyphs.text(glyph).chars().next();
    let word = placed.iter().take_while(|one| !one.blank).map(|one| one.to - one.from).sum();
    let (baseline, size) = (pieces.first()?.baseline, pieces.iter().fold(0.0_f64, |size, piece| size.max(piece.size)));
    let (first, last) = (inked().next()?.glyph, inked().next_back()?.glyph);
    Some(NumberedLine { from, to, baseline, size, first: letter(first)?, last: letter(last)?, word })
}

/// Part of the lines, from 0 to 1, that run on into the next one; −1 of what is too narrow to be text, or a program.
fn runs_on(rows: &[NumberedLine], direction: Direction) -> f64 {
    let (from, to) = rows.iter().fold((f64::MAX, f64::MIN), |(from, to), row| (from.min(row.from), to.max(row.to)));
    let size = median(rows.iter().map(|row| row.size));
    let goes_on = |pair: &[NumberedLine]| {
        let (line, next) = (&pair[0], &pair[1]);
        let ends = matches!(line.last, '.' | '!' | '?' | '؟' | ':' | ';' | '؛' | '{' | '}' | '(' | ')' | '…');
        let room = if direction == Direction::Rtl { line.from - from } else { to - line.to };
        let full = room <= next.word + 1.2 * size;
        let wide = line.to - line.from >= 0.7 * (to - from);
        match next.first {
            _ if ends => 0.0,
            first if first.is_lowercase() && (full || wide) => 1.0,
            first if first.is_lowercase() || first.is_uppercase() => 0.0,
            // Without small letters less is known.
            _ if full => 0.5,
            _ => 0.0,
        }
    };
    // The numbers of a program's lines are quoted with them.
    let is_code = |row: &&NumberedLine| matches!(row.last, ';' | '{' | '}' | ')' | '(' | ']' | '\\');
    if to - from < MIN_WIDTH * size && !rows.is_empty() || rows.iter().filter(is_code).count() * 4 > rows.len() {
        return -1.0;
    }
    let count: f64 = rows.windows(2).map(goes_on).sum();
    if count < 2.0 { 0.0 } else { count / rows.len().saturating_sub(1).max(1) as f64 }
}

/// Time of day that a segment says, in seconds since midnight (or in minutes, where it says no seconds).
fn time(glyphs: &Glyphs, segment: &Segment) -> Option<u32> {
    let text = text_of(glyphs, segment).to_lowercase();
    let clock = text.trim_end_matches(|c: char| c.is_alphabetic() || c == '.' || c == ' ');
    let parts: Vec<&str> = clock.split(':').collect();
    let part = |part: &str| {
        let digits = (1..=2).contains(&part.chars().count());
        part.chars().try_fold(0, |value, c| Some(value * 10 + digit_value(c)?)).filter(|_| digits)
    };
    let is_short = segment.glyphs.len() <= 12 && matches!(parts.len(), 2 | 3);
    parts.iter().try_fold(0, |sum, text| Some(sum * 60 + part(text)?)).filter(|_| is_short)
}

/// Numbers of the segments that are times of day in one column, on the other side of the numbers or beyond the text.
fn times(glyphs: &Glyphs, segments: &[Segment], column: &NumberColumn) -> Vec<usize> {
    let room = 2.0 * column.size;
    let beside = |s: &Segment| s.middle() > column.top - room && s.middle() < column.bottom + room;
    let text = segments
        .iter()
        .enumerate()
        .filter(|(nth, s)| beside(s) && !column.members.contains(nth) && time(glyphs, s).is_none());
    let (from, to) = text.fold((f64::MAX, f64::MIN), |(from, to), (_, s)| (from.min(s.from), to.max(s.to)));
    let is_outside = |s: &Segment| s.to < from || s.from > to;
    let found: Vec<usize> = (0..segments.len())
        .filter(|nth| {
            let segment = &segments[*nth];
            beside(segment) && is_outside(segment) && time(glyphs, segment).is_some()
        })
        .collect();
    let (left, right) =
        found.iter().fold((f64::MAX, f64::MIN), |(a, b), nth| (a.min(segments[*nth].from), b.max(segments[*nth].from)));
    if found.len() >= 2 && right - left < 3.0 * column.size { found } else { Vec::new() }
}
