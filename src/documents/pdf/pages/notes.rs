//! Notes at the foot of columns, told from the text by their size, the line above them and their signs.

use super::part::Part;
use crate::documents::pdf::letters::digit_value;
use crate::documents::pdf::median::median;
use crate::documents::pdf::order::{LineKind, PageText};

/// Largest em of notes, as part of that of the text above them: 8.4 points below text of 9.
const NOTE_SIZE: f32 = 0.93;

/// Marks the notes at the foot of every column of a page. `size` is the em of the text, `open` that of the last note of the
/// page before if its sentence goes on here. Gives the same for this page.
pub(super) fn mark_notes(page: &PageText, parts: &mut [Part], size: f32, open: Option<f32>) -> Option<f32> {
    let mut goes_on = open;
    let text: Vec<usize> = (0..parts.len()).filter(|nth| parts[*nth] == Part::Text).collect();
    let mut found = false;
    for region in text.chunk_by(|a, b| page.lines[*a].region == page.lines[*b].region) {
        let Some(start) = notes_start(page, region, size, goes_on) else { continue };
        let notes = &region[start..];
        if !is_lowest(page, parts, notes) {
            continue;
        }
        notes.iter().for_each(|nth| parts[*nth] = Part::Note);
        let last = notes.last().map(|nth| &page.lines[*nth]);
        let last = last.filter(|row| !ends_sentence(page.text[row.text.clone()].trim_end()));
        (goes_on, found) = (last.map(|row| row.size), true);
    }
    goes_on.filter(|_| found)
}

/// Place in a region of the first line of its notes; nothing if it has none.
fn notes_start(page: &PageText, region: &[usize], size: f32, open: Option<f32>) -> Option<usize> {
    let row = |nth: usize| &page.lines[region[nth]];
    if row(0).kind != LineKind::Level {
        return None;
    }
    let said = |nth: usize| &page.text[row(nth).text.clone()];
    let small = row(region.len() - 1).size;
    let alike = |nth: &usize| row(*nth).size <= small * 1.12;
    let start = region.len() - (0..region.len()).rev().take_while(alike).count();
    let above = if start == 0 { size } else { median((0..start).map(|nth| f64::from(row(nth).size))) as f32 };
    let goes_on = open.is_some_and(|open| (open - small).abs() < 0.3);
    let begins = |nth: usize| row(nth).ruled || is_marked(said(nth)) || goes_on;
    if small <= NOTE_SIZE * above && small <= NOTE_SIZE * size && begins(start) {
        return Some(start);
    }
    // In the size of the text they are known by the line above them and by their sign.
    let begins = |nth: &usize| is_marked(said(*nth)) || open.is_some_and(|open| (open - row(*nth).size).abs() < 0.3);
    (1..region.len()).rev().find(|nth| row(*nth).ruled && row(*nth).size <= size * 1.02 && begins(nth))
}

/// Returns true if a line opens with the sign of a note: a number or a symbol; "1." and "(1)" are items of lists.
fn is_marked(text: &str) -> bool {
    let digits = text.chars().take_while(|c| digit_value(*c).is_some() || "¹²³⁴⁵⁶⁷⁸⁹⁰".contains(*c)).count();
    let next = text.chars().nth(digits);
    (1..=3).contains(&digits) && next.is_some_and(|c| c == ' ' || c.is_alphabetic() || "“\"‘«".contains(c))
        || text.starts_with(['*', '†', '‡', '§', '¶'])
}

/// Returns true if no line of the text stands below the notes of a column, in its width.
fn is_lowest(page: &PageText, parts: &[Part], notes: &[usize]) -> bool {
    let areas = || notes.iter().map(|nth| page.lines[*nth].area);
    let (from, to) = areas().fold((f32::MAX, f32::MIN), |(from, to), area| (from.min(area.min.x), to.max(area.max.x)));
    let top = areas().fold(f32::MAX, |top, area| top.min(area.min.y));
    page.lines.iter().enumerate().all(|(nth, row)| {
        let below = parts[nth] == Part::Text && row.kind == LineKind::Level && row.area.min.y > top;
        !below || notes.contains(&nth) || row.area.max.x <= from || row.area.min.x >= to
    })
}

/// Returns true if a line ends with what ends a sentence.
pub(super) fn ends_sentence(text: &str) -> bool {
    let closes = |c: char| matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']') || c.is_whitespace();
    // The number of a note may follow.
    let bare = text.trim_end_matches(closes).trim_end_matches(|c| digit_value(c).is_some()).trim_end_matches(closes);
    [text, bare]
        .iter()
        .any(|text| text.trim_end_matches(closes).ends_with(['.', '!', '?', '؟', ':', ';', '؛', '…', '۔']))
}
