//! The slides and dates of TimelineJS 1 and 2, made into those of version 3.

use serde_json::{Map, Value};

use super::parts::SlideDate;

/// Returns true if a slide is one of the old schema.
pub(crate) fn is_old(slide: &Map<String, Value>) -> bool {
    ["startDate", "headline", "asset", "endDate"].iter().any(|name| slide.contains_key(*name))
        && !slide.contains_key("start_date")
}

/// An old slide with the names of version 3; fields that have no name there stay as they are.
pub(crate) fn renewed(mut old: Map<String, Value>) -> Map<String, Value> {
    let mut slide = Map::new();
    let mut text = Map::new();
    for name in ["headline", "text"] {
        if let Some(value) = old.shift_remove(name) {
            text.insert(name.to_owned(), value);
        }
    }
    for (from, to) in [("startDate", "start_date"), ("endDate", "end_date"), ("tag", "group")] {
        if let Some(value) = old.shift_remove(from).filter(|value| !is_blank(value)) {
            slide.insert(to.to_owned(), value);
        }
    }
    slide.insert("text".to_owned(), text.into());
    if let Some(Value::Object(asset)) = old.get("asset") {
        let name = |name: &String| if name == "media" { "url".to_owned() } else { name.clone() };
        slide.insert("media".to_owned(), asset.iter().map(|(k, v)| (name(k), v.clone())).collect());
        old.shift_remove("asset");
    }
    slide.extend(old);
    slide
}

fn is_blank(value: &Value) -> bool {
    value.as_str().is_some_and(|text| text.trim().is_empty())
}

/// `1985`, `2011,3,23`, `2011,3,23,14,30`, `2/27/1932 14:30:00`, `1932-02-27`, `19600215`, `196002152034`. Slashes
/// have the month first, as published.
pub(crate) fn parts(text: &str) -> Option<SlideDate> {
    let text = text.trim();
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let plain = digits.bytes().all(|b| b.is_ascii_digit());
    let mut numbers = match (plain, digits.len()) {
        (true, 8 | 12 | 14) if sign == 1 => packed(digits)?,
        (true, _) => vec![digits.parse().ok()?],
        (false, _) => split(digits)?,
    };
    if digits.contains('/') && numbers.len() >= 2 {
        // Month, day, year; or month and year.
        let year = numbers.remove(if numbers.len() == 2 { 1 } else { 2 });
        numbers.insert(0, year);
    }
    let small = |i: usize| numbers.get(i).map_or(Some(None), |n| u8::try_from(*n).ok().map(Some));
    let clock = [small(3)?, small(4)?, small(5)?];
    let clock = if clock.iter().all(|n| n.is_none_or(|n| n == 0)) { [None; 3] } else { clock };
    Some(SlideDate { year: sign * numbers.first()?, month: small(1)?, day: small(2)?, clock })
}

/// `YYYYMMDD`, and hour, minute and second after it.
fn packed(digits: &str) -> Option<Vec<i64>> {
    let ends = [4, 6, 8, 10, 12, 14];
    let starts = [0, 4, 6, 8, 10, 12];
    let slices = starts.into_iter().zip(ends).filter(|(_, end)| *end <= digits.len());
    slices.map(|(start, end)| digits[start..end].parse().ok()).collect()
}

fn split(text: &str) -> Option<Vec<i64>> {
    // Milliseconds say nothing on an axis of seconds.
    let text = text.split('.').next().unwrap_or(text).trim_end_matches(['Z', 'z']);
    let is_gap = |c: char| matches!(c, ',' | '/' | '-' | ':' | ' ' | 'T');
    let words: Vec<&str> = text.split(is_gap).filter(|word| !word.is_empty()).collect();
    if words.is_empty() || words.len() > 7 {
        return None;
    }
    words.into_iter().take(6).map(|word| word.parse::<u32>().ok().map(i64::from)).collect()
}
