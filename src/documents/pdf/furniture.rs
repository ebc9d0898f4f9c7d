//! What the lines of a file are, judged by all of its pages: text, notes to it, or furniture of the page (running heads and
//! feet, page numbers, stamps of filing systems).

use super::columns::median;
use super::letters::digit_value;
use super::page::{Kind, PageText, Row};
use crate::base::Size;

/// What a line is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The text.
    Text,
    /// A note at the foot of a column.
    Note,
    /// The page and not the text.
    Furniture,
}

/// So many lines at the top and at the foot of a page may be furniture.
const DEEP: usize = 6;
/// A line that is not repeated may stand so many lines further out than one that is.
const AHEAD: usize = 2;
/// The part of a page that is its edge.
const EDGE: f32 = 0.25;
/// The part of a page that is its margin.
const MARGIN: f32 = 0.12;
/// What is repeated stands at the same height on every page, but for so many points.
const SHIFT: f32 = 4.0;
/// The words of a line that is known as a running head by those of two pages alone, at most.
const HEAD: usize = 6;
/// Notes are set at most so large, as part of the text above them.
const SMALL: f32 = 0.93;

/// What the lines of every page are, in their order.
pub(crate) fn parts(pages: &[(&PageText, Size)]) -> Vec<Vec<Part>> {
    let mut parts: Vec<Vec<Part>> = pages.iter().map(|(page, _)| page.rows.iter().map(first_part).collect()).collect();
    for edge in [Edge::Top, Edge::Foot] {
        let lines: Vec<Vec<Line>> = pages.iter().map(|(page, size)| outer_lines(page, *size, edge)).collect();
        let depths: Vec<usize> = (0..pages.len()).map(|nth| repeated(&lines, nth)).collect();
        let bands = bands(&lines, &depths);
        for (nth, lines) in lines.iter().enumerate() {
            let depth = depths[nth].max(in_band(lines, &bands)).max(labelled(lines));
            lines[..depth].iter().for_each(|line| parts[nth][line.row] = Part::Furniture);
        }
    }
    let size = text_size(pages, &parts);
    let mut open = None;
    for ((page, _), parts) in pages.iter().zip(&mut parts) {
        open = mark_notes(page, parts, size, open);
    }
    parts
}

fn first_part(row: &Row) -> Part {
    if row.kind == Kind::Beside { Part::Furniture } else { Part::Text }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    Top,
    Foot,
}

/// A line at an edge of a page.
#[derive(Debug)]
struct Line {
    row: usize,
    /// Its words without their numbers.
    words: String,
    numbers: Vec<u64>,
    /// How far it is from the edge, in points.
    far: f32,
    size: f32,
    /// How much is free between it and the next line further in, in points.
    gap: f32,
    /// True if it stands in the margin of the page, where seldom text does.
    in_margin: bool,
}

/// The lines nearest to an edge, the outermost first.
fn outer_lines(page: &PageText, size: Size, edge: Edge) -> Vec<Line> {
    let mut rows: Vec<(usize, &Row)> =
        page.rows.iter().enumerate().filter(|(_, row)| row.kind == Kind::Level && !row.text.is_empty()).collect();
    let far = |row: &Row| match edge {
        Edge::Top => row.area.min.y,
        Edge::Foot => size.h - row.area.max.y,
    };
    rows.sort_by(|(_, a), (_, b)| far(a).total_cmp(&far(b)));
    let line = |(nth, (row, found)): (usize, &(usize, &Row))| {
        let (words, numbers) = words_and_numbers(&page.text[found.text.clone()]);
        let inner = far(found) + found.area.height();
        // What stands beside it is no line further in.
        let next = rows[nth + 1..].iter().map(|(_, next)| far(next)).find(|next| *next > inner - 0.3 * found.size);
        let gap = next.map_or(f32::MAX, |next| next - inner);
        let in_margin = far(found) < MARGIN * size.h;
        Line { row: *row, words, numbers, far: far(found), size: found.size, gap, in_margin }
    };
    let near = rows.iter().take_while(|(_, row)| far(row) < EDGE * size.h).count();
    rows[..near].iter().take(DEEP + AHEAD).enumerate().map(line).collect()
}

/// The words of a line with `#` for every number, and the numbers; a Roman number that is all of a line counts as one.
fn words_and_numbers(text: &str) -> (String, Vec<u64>) {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    if let Some(value) = roman(bare) {
        return ("#".to_owned(), vec![value]);
    }
    let (mut words, mut numbers, mut value) = (String::new(), Vec::new(), None::<u64>);
    for c in text.chars().chain([' ']) {
        if let Some(digit) = digit_value(c) {
            value = Some(value.unwrap_or(0).saturating_mul(10).saturating_add(u64::from(digit)));
            continue;
        }
        if let Some(value) = value.take() {
            numbers.push(value);
            words.push('#');
        }
        if c.is_whitespace() {
            if !words.ends_with(' ') && !words.is_empty() {
                words.push(' ');
            }
        } else {
            words.extend(c.to_lowercase());
        }
    }
    words.truncate(words.trim_end().len());
    (words, numbers)
}

fn roman(text: &str) -> Option<u64> {
    let digit = |c: char| match c.to_ascii_lowercase() {
        'i' => Some(1),
        'v' => Some(5),
        'x' => Some(10),
        'l' => Some(50),
        'c' => Some(100),
        _ => None,
    };
    let digits: Vec<i64> = text.chars().map(digit).collect::<Option<_>>()?;
    // A digit before a greater one is taken from it.
    let value = digits.iter().enumerate().fold(0_i64, |sum, (nth, digit)| {
        let less = digits.get(nth + 1).is_some_and(|next| next > digit);
        if less { sum - digit } else { sum + digit }
    });
    u64::try_from(value).ok().filter(|value| *value > 0 && digits.len() <= 7)
}

/// Number of lines of a page, from its edge, that are those of a page next to it or next but one: on left and right pages
/// other things may stand.
fn repeated(lines: &[Vec<Line>], page: usize) -> usize {
    let others = [page.checked_sub(2), page.checked_sub(1), Some(page + 1), Some(page + 2)];
    let others: Vec<(usize, &Vec<Line>)> =
        others.into_iter().flatten().filter_map(|at| Some((at, lines.get(at)?))).collect();
    let is_repeated = |line: &Line| {
        let is_on = |(at, others): &&(usize, &Vec<Line>)| others.iter().any(|other| is_same(line, other, page, *at));
        match others.iter().filter(is_on).count() {
            0 => false,
            // Two pages may end, or begin, with the same sentence.
            1 => line.in_margin && (line.gap > 2.0 * line.size || counts_pages(line)),
            _ => true,
        }
    };
    let (mut depth, mut misses) = (0, 0);
    for (nth, line) in lines[page].iter().enumerate().take(DEEP) {
        if is_repeated(line) {
            (depth, misses) = (nth + 1, 0);
        } else {
            misses += 1;
            if misses > AHEAD {
                break;
            }
        }
    }
    // Lists have alike lines at the same height of two pages, and forms all of them: furniture is set apart, and further
    // from the text than its lines from one another.
    let inner = lines[page][depth..].iter().map(|line| f64::from(line.gap)).filter(|gap| *gap < f64::from(f32::MAX));
    let usual = if inner.clone().count() > 1 { median(inner) as f32 } else { 0.0 };
    let is_apart = |line: &Line| match depth {
        DEEP => line.gap > 1.2 * line.size && line.gap < f32::MAX,
        _ => line.gap > 0.4 * line.size && line.gap > 1.1 * usual,
    };
    let is_head = |line: &Line| others.iter().any(|(at, others)| (page.abs_diff(*at) == 1) && is_head_of(line, others));
    let heads = usize::from(lines[page].first().is_some_and(is_head));
    lines[page][..depth].iter().rposition(is_apart).map_or(heads, |nth| nth + 1)
}

/// Returns true if a line in the margin is the outermost one of another page to the letter, and no sentence.
fn is_head_of(line: &Line, others: &[Line]) -> bool {
    let words = line.words.split(' ').count();
    let letters = line.words.chars().filter(|c| c.is_alphabetic()).count();
    let is_same = |other: &Line| {
        line.words == other.words
            && line.numbers == other.numbers
            && (line.far - other.far).abs() <= SHIFT
            && (line.size - other.size).abs() <= 0.1 * line.size
    };
    line.in_margin
        && words <= HEAD
        && letters >= 3
        && !ends_sentence(&line.words)
        && !line.words.ends_with([',', '،', '-'])
        && others.first().is_some_and(is_same)
}

/// Returns true if lines of two pages are the same but for numbers that count the pages.
fn is_same(line: &Line, other: &Line, page: usize, at: usize) -> bool {
    // A page may hold two columns, or four pages of a transcript, that are counted on their own.
    let pages = at as i128 - page as i128;
    let counts = |a: u64, b: u64| (1..=4).any(|each| b as i128 - a as i128 == each * pages);
    let pairs = || line.numbers.iter().copied().zip(other.numbers.iter().copied());
    let letters = line.words.chars().filter(|c| c.is_alphabetic()).count();
    line.words == other.words
        && (line.far - other.far).abs() <= SHIFT
        && (line.size - other.size).abs() <= 0.1 * line.size
        && pairs().all(|(a, b)| a == b || counts(a, b))
        && (letters >= 3 || pairs().any(|(a, b)| counts(a, b)))
}

/// Returns true if a line ends with a number that says which page it is: "12", "Page 3", "Report - 4", "3 of 5".
fn counts_pages(line: &Line) -> bool {
    let bare = line.words.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '#');
    let before = bare.strip_suffix('#').map(str::trim_end);
    is_label(&line.words, &line.numbers)
        || before.is_some_and(|before| {
            let last = before.rsplit(' ').next().unwrap_or_default();
            ["page", "صفحة", "seite", "p."].contains(&last) || before.ends_with(['-', '–', '—', '|', '·', '•', '/'])
        })
}

/// The heights at which furniture stands on many pages, and its sizes.
fn bands(lines: &[Vec<Line>], depths: &[usize]) -> Vec<(f32, f32)> {
    let mut found: Vec<(f32, f32)> = Vec::new();
    for (lines, depth) in lines.iter().zip(depths) {
        found.extend(lines[..*depth].iter().map(|line| (line.far, line.size)));
    }
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    let enough = 2.max(lines.len() / 4);
    let near = |a: &(f32, f32), b: &(f32, f32)| b.0 - a.0 < 1.0 && (a.1 - b.1).abs() < 0.5;
    found.chunk_by(near).filter(|band| band.len() >= enough).map(|band| band[band.len() / 2]).collect()
}

/// How many lines stand where other pages have furniture, and apart from the text: heads that name the chapter.
fn in_band(lines: &[Line], bands: &[(f32, f32)]) -> usize {
    let is_there = |line: &Line| {
        let fits = |band: &(f32, f32)| (line.far - band.0).abs() < 2.0 && (line.size - band.1).abs() < 0.06 * line.size;
        line.gap > 0.7 * line.size && bands.iter().any(fits)
    };
    lines.iter().take(DEEP).take_while(|line| is_there(line)).count()
}

/// How many lines stand outside a page's number, with it: one that is set apart, as a number or "Page 3 of 9".
fn labelled(lines: &[Line]) -> usize {
    let is_label = |line: &&Line| line.gap > 1.2 * line.size && is_label(&line.words, &line.numbers);
    let apart = |nth: usize| lines[..nth].iter().all(|line| line.words.chars().count() < 60);
    lines.iter().take(1 + AHEAD).rposition(|line| is_label(&line)).filter(|nth| apart(*nth)).map_or(0, |nth| nth + 1)
}

/// Returns true if a line says which page it is on.
fn is_label(words: &str, numbers: &[u64]) -> bool {
    const WORDS: [&str; 16] = [
        "page",
        "pages",
        "p",
        "pg",
        "of",
        "صفحة",
        "الصفحة",
        "ص",
        "من",
        "صفحه",
        "از",
        "עמוד",
        "מתוך",
        "seite",
        "von",
        "de",
    ];
    let mut named = words.split(|c: char| !c.is_alphanumeric() && c != '#').filter(|word| !word.is_empty());
    let count = words.matches('#').count();
    let known = named.all(|word| WORDS.contains(&word) || word.chars().all(|c| c == '#'));
    known && (1..=2).contains(&count) && numbers.iter().all(|number| *number < 1000)
}

/// The size of most of the text, in points.
fn text_size(pages: &[(&PageText, Size)], parts: &[Vec<Part>]) -> f32 {
    let rows = pages.iter().zip(parts).flat_map(|((page, _), parts)| page.rows.iter().zip(parts));
    let mut sizes: Vec<(f32, usize)> =
        rows.filter(|(_, part)| **part == Part::Text).map(|(row, _)| (row.size, row.text.len())).collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = sizes.iter().map(|(_, length)| length).sum::<usize>() / 2;
    let mut sum = 0;
    let middle = sizes.iter().find(|(_, length)| {
        sum += length;
        sum > half
    });
    middle.map_or(0.0, |(size, _)| *size)
}

/// Marks the notes at the foot of every column of a page; `open`: the size of the last note of the page before, if it
/// goes on. Gives the same of this page.
fn mark_notes(page: &PageText, parts: &mut [Part], size: f32, open: Option<f32>) -> Option<f32> {
    let mut goes_on = open;
    let text: Vec<usize> = (0..parts.len()).filter(|nth| parts[*nth] == Part::Text).collect();
    let mut found = false;
    for region in text.chunk_by(|a, b| page.rows[*a].region == page.rows[*b].region) {
        let Some(start) = notes_start(page, region, size, goes_on) else { continue };
        let notes = &region[start..];
        if !is_lowest(page, parts, notes) {
            continue;
        }
        notes.iter().for_each(|nth| parts[*nth] = Part::Note);
        let last = notes.last().map(|nth| &page.rows[*nth]);
        let last = last.filter(|row| !ends_sentence(page.text[row.text.clone()].trim_end()));
        (goes_on, found) = (last.map(|row| row.size), true);
    }
    goes_on.filter(|_| found)
}

/// The first line of the notes of a region.
fn notes_start(page: &PageText, region: &[usize], size: f32, open: Option<f32>) -> Option<usize> {
    let row = |nth: usize| &page.rows[region[nth]];
    if row(0).kind != Kind::Level {
        return None;
    }
    let said = |nth: usize| &page.text[row(nth).text.clone()];
    let small = row(region.len() - 1).size;
    let alike = |nth: &usize| row(*nth).size <= small * 1.12;
    let start = region.len() - (0..region.len()).rev().take_while(alike).count();
    let above = if start == 0 { size } else { median((0..start).map(|nth| f64::from(row(nth).size))) as f32 };
    let goes_on = open.is_some_and(|open| (open - small).abs() < 0.3);
    let begins = |nth: usize| row(nth).ruled || is_marked(said(nth)) || goes_on;
    if small <= SMALL * above && small <= SMALL * size && begins(start) {
        return Some(start);
    }
    // In the size of the text they are known by the line above them and by their sign.
    let begins = |nth: &usize| is_marked(said(*nth)) || open.is_some_and(|open| (open - row(*nth).size).abs() < 0.3);
    (1..region.len()).rev().find(|nth| row(*nth).ruled && row(*nth).size <= size * 1.02 && begins(nth))
}

/// Returns true if a line opens with the sign of a note: a number or a symbol. "1." and "(1)" are items of lists.
fn is_marked(text: &str) -> bool {
    let digits = text.chars().take_while(|c| digit_value(*c).is_some() || "¹²³⁴⁵⁶⁷⁸⁹⁰".contains(*c)).count();
    let next = text.chars().nth(digits);
    (1..=3).contains(&digits) && next.is_some_and(|c| c == ' ' || c.is_alphabetic() || "“\"‘«".contains(c))
        || text.starts_with(['*', '†', '‡', '§', '¶'])
}

/// Returns true if no line of the text stands below some lines of a column, in its width.
fn is_lowest(page: &PageText, parts: &[Part], notes: &[usize]) -> bool {
    let areas = || notes.iter().map(|nth| page.rows[*nth].area);
    let (from, to) = areas().fold((f32::MAX, f32::MIN), |(from, to), area| (from.min(area.min.x), to.max(area.max.x)));
    let top = areas().fold(f32::MAX, |top, area| top.min(area.min.y));
    page.rows.iter().enumerate().all(|(nth, row)| {
        let below = parts[nth] == Part::Text && row.kind == Kind::Level && row.area.min.y > top;
        !below || notes.contains(&nth) || row.area.max.x <= from || row.area.min.x >= to
    })
}

/// Returns true if a line ends with what ends a sentence.
pub(crate) fn ends_sentence(text: &str) -> bool {
    let closes = |c: char| matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']') || c.is_whitespace();
    // The number of a note may follow.
    let bare = text.trim_end_matches(closes).trim_end_matches(|c| digit_value(c).is_some()).trim_end_matches(closes);
    [text, bare]
        .iter()
        .any(|text| text.trim_end_matches(closes).ends_with(['.', '!', '?', '؟', ':', ';', '؛', '…', '۔']))
}
