//! Furniture of pages (running heads and feet, page numbers, stamps of filing systems) and notes told from the text, by
//! comparing the lines at the edges of neighbouring pages.

use super::notes::{ends_sentence, mark_notes};
use super::part::Part;
use crate::base::Size;
use crate::documents::pdf::letters::digit_value;
use crate::documents::pdf::median::median;
use crate::documents::pdf::order::{LineKind, PageLine, PageText};

/// Number of lines at the top and at the foot of a page that may be furniture.
const MAX_LINES: usize = 6;
/// Number of lines further out than a repeated one that may be furniture without being repeated.
const MAX_UNREPEATED: usize = 2;
/// Part of the height of a page, at its top and at its foot, in which furniture stands.
const EDGE_PART: f32 = 0.25;
/// Part of the height of a page that is its margin, in which text seldom stands.
const MARGIN_PART: f32 = 0.12;
/// Difference in points between the heights of a repeated line on two pages.
const MAX_SHIFT: f32 = 4.0;
/// Number of words of a running head that is known as such by two pages alone.
const MAX_HEAD_WORDS: usize = 6;

/// The part of every line of every page, in their order; pages come with their sizes in points.
pub(crate) fn parts(pages: &[(&PageText, Size)]) -> Vec<Vec<Part>> {
    let mut parts: Vec<Vec<Part>> = pages.iter().map(|(page, _)| page.lines.iter().map(first_part).collect()).collect();
    for edge in [Edge::Top, Edge::Foot] {
        let lines: Vec<Vec<EdgeLine>> = pages.iter().map(|(page, size)| outer_lines(page, *size, edge)).collect();
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

/// The part of a line before pages are compared.
fn first_part(row: &PageLine) -> Part {
    if row.kind == LineKind::Beside { Part::Furniture } else { Part::Text }
}

/// An end of a page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    Top,
    Foot,
}

/// A line at an edge of a page.
#[derive(Debug)]
struct EdgeLine {
    /// Its place in [`PageText::lines`].
    row: usize,
    /// Its words in lower case, with `#` for every number.
    words: String,
    /// Its numbers.
    numbers: Vec<u64>,
    /// Distance from the edge of the page, in points.
    far: f32,
    /// Its em, in points.
    size: f32,
    /// Free space between it and the next line further in, in points; `f32::MAX` if there is none.
    gap: f32,
    /// True if it stands in the margin of the page, where seldom text does.
    in_margin: bool,
}

/// The lines nearest to an edge of a page, the outermost first.
fn outer_lines(page: &PageText, size: Size, edge: Edge) -> Vec<EdgeLine> {
    let mut rows: Vec<(usize, &PageLine)> =
        page.lines.iter().enumerate().filter(|(_, row)| row.kind == LineKind::Level && !row.text.is_empty()).collect();
    let far = |row: &PageLine| match edge {
        Edge::Top => row.area.min.y,
        Edge::Foot => size.h - row.area.max.y,
    };
    rows.sort_by(|(_, a), (_, b)| far(a).total_cmp(&far(b)));
    let line = |(nth, (row, found)): (usize, &(usize, &PageLine))| {
        let (words, numbers) = words_and_numbers(&page.text[found.text.clone()]);
        let inner = far(found) + found.area.height();
        // What stands beside it is no line further in.
        let next = rows[nth + 1..].iter().map(|(_, next)| far(next)).find(|next| *next > inner - 0.3 * found.size);
        let gap = next.map_or(f32::MAX, |next| next - inner);
        let in_margin = far(found) < MARGIN_PART * size.h;
        EdgeLine { row: *row, words, numbers, far: far(found), size: found.size, gap, in_margin }
    };
    let near = rows.iter().take_while(|(_, row)| far(row) < EDGE_PART * size.h).count();
    rows[..near].iter().take(MAX_LINES + MAX_UNREPEATED).enumerate().map(line).collect()
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

/// Value of a Roman number below four hundred.
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

/// Number of lines of a page, from its edge, that a page next to it or next but one has too: left and right pages may differ.
fn repeated(lines: &[Vec<EdgeLine>], page: usize) -> usize {
    let others = [page.checked_sub(2), page.checked_sub(1), Some(page + 1), Some(page + 2)];
    let others: Vec<(usize, &Vec<EdgeLine>)> =
        others.into_iter().flatten().filter_map(|at| Some((at, lines.get(at)?))).collect();
    let is_repeated = |line: &EdgeLine| {
        let is_on =
            |(at, others): &&(usize, &Vec<EdgeLine>)| others.iter().any(|other| is_same(line, other, page, *at));
        match others.iter().filter(is_on).count() {
            0 => false,
            // Two pages may end, or begin, with the same sentence.
            1 => line.in_margin && (line.gap > 2.0 * line.size || counts_pages(line)),
            _ => true,
        }
    };
    let (mut depth, mut misses) = (0, 0);
    for (nth, line) in lines[page].iter().enumerate().take(MAX_LINES) {
        if is_repeated(line) {
            (depth, misses) = (nth + 1, 0);
        } else {
            misses += 1;
            if misses > MAX_UNREPEATED {
                break;
            }
        }
    }
    // Lists have alike lines at the same height of two pages, and forms all of them: furniture is set apart, and further
    // from the text than its lines from one another.
    let inner = lines[page][depth..].iter().map(|line| f64::from(line.gap)).filter(|gap| *gap < f64::from(f32::MAX));
    let usual = if inner.clone().count() > 1 { median(inner) as f32 } else { 0.0 };
    let is_apart = |line: &EdgeLine| match depth {
        MAX_LINES => line.gap > 1.2 * line.size && line.gap < f32::MAX,
        _ => line.gap > 0.4 * line.size && line.gap > 1.1 * usual,
    };
    let is_head =
        |line: &EdgeLine| others.iter().any(|(at, others)| (page.abs_diff(*at) == 1) && is_head_of(line, others));
    let heads = usize::from(lines[page].first().is_some_and(is_head));
    lines[page][..depth].iter().rposition(is_apart).map_or(heads, |nth| nth + 1)
}

/// Returns true if a line in the margin is the outermost one of another page to the letter, and no sentence.
fn is_head_of(line: &EdgeLine, others: &[EdgeLine]) -> bool {
    let words = line.words.split(' ').count();
    let letters = line.words.chars().filter(|c| c.is_alphabetic()).count();
    let is_same = |other: &EdgeLine| {
        line.words == other.words
            && line.numbers == other.numbers
            && (line.far - other.far).abs() <= MAX_SHIFT
            && (line.size - other.size).abs() <= 0.1 * line.size
    };
    line.in_margin
        && words <= MAX_HEAD_WORDS
        && letters >= 3
        && !ends_sentence(&line.words)
        && !line.words.ends_with([',', '،', '-'])
        && others.first().is_some_and(is_same)
}

/// Returns true if lines of two pages are the same but for numbers that count the pages.
fn is_same(line: &EdgeLine, other: &EdgeLine, page: usize, at: usize) -> bool {
    // A page may hold two columns, or four pages of a transcript, that are counted on their own.
    let pages = at as i128 - page as i128;
    let counts = |a: u64, b: u64| (1..=4).any(|each| b as i128 - a as i128 == each * pages);
    let pairs = || line.numbers.iter().copied().zip(other.numbers.iter().copied());
    let letters = line.words.chars().filter(|c| c.is_alphabetic()).count();
    line.words == other.words
        && (line.far - other.far).abs() <= MAX_SHIFT
        && (line.size - other.size).abs() <= 0.1 * line.size
        && pairs().all(|(a, b)| a == b || counts(a, b))
        && (letters >= 3 || pairs().any(|(a, b)| counts(a, b)))
}

/// Returns true if a line ends with a number that says which page it is: "12", "Page 3", "Report - 4", "3 of 5".
fn counts_pages(line: &EdgeLine) -> bool {
    let bare = line.words.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '#');
    let before = bare.strip_suffix('#').map(str::trim_end);
    is_label(&line.words, &line.numbers)
        || before.is_some_and(|before| {
            let last = before.rsplit(' ').next().unwrap_or_default();
            ["page", "صفحة", "seite", "p."].contains(&last) || before.ends_with(['-', '–', '—', '|', '·', '•', '/'])
        })
}

/// Distances from the edge at which furniture stands on many pages, and its em, in points.
fn bands(lines: &[Vec<EdgeLine>], depths: &[usize]) -> Vec<(f32, f32)> {
    let mut found: Vec<(f32, f32)> = Vec::new();
    for (lines, depth) in lines.iter().zip(depths) {
        found.extend(lines[..*depth].iter().map(|line| (line.far, line.size)));
    }
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    let enough = 2.max(lines.len() / 4);
    let near = |a: &(f32, f32), b: &(f32, f32)| b.0 - a.0 < 1.0 && (a.1 - b.1).abs() < 0.5;
    found.chunk_by(near).filter(|band| band.len() >= enough).map(|band| band[band.len() / 2]).collect()
}

/// Number of lines, from the edge, that stand where other pages have furniture, and apart from the text: heads that name the
/// chapter.
fn in_band(lines: &[EdgeLine], bands: &[(f32, f32)]) -> usize {
    let is_there = |line: &EdgeLine| {
        let fits = |band: &(f32, f32)| (line.far - band.0).abs() < 2.0 && (line.size - band.1).abs() < 0.06 * line.size;
        line.gap > 0.7 * line.size && bands.iter().any(fits)
    };
    lines.iter().take(MAX_LINES).take_while(|line| is_there(line)).count()
}

/// Number of lines from the edge to the number of the page, with it: a line set apart that says "3" or "Page 3 of 9".
fn labelled(lines: &[EdgeLine]) -> usize {
    let is_label = |line: &&EdgeLine| line.gap > 1.2 * line.size && is_label(&line.words, &line.numbers);
    let apart = |nth: usize| lines[..nth].iter().all(|line| line.words.chars().count() < 60);
    lines
        .iter()
        .take(1 + MAX_UNREPEATED)
        .rposition(|line| is_label(&line))
        .filter(|nth| apart(*nth))
        .map_or(0, |nth| nth + 1)
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

/// Em of most of the text, in points.
fn text_size(pages: &[(&PageText, Size)], parts: &[Vec<Part>]) -> f32 {
    let rows = pages.iter().zip(parts).flat_map(|((page, _), parts)| page.lines.iter().zip(parts));
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
