//! Zones and shifts from UTC in the names of columns.

use crate::model::zone;

/// A zone that a column names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Zone {
    /// One whose clocks are known.
    Known(zone::Zone),
    /// A word for one that may be any of several, or for the clock of some place that is not said.
    Unread(String),
}

/// Abbreviations of zones that several zones share or that are written all year round, and places with several zones.
const UNREAD: &[&str] = &[
    "est",
    "edt",
    "cst",
    "cdt",
    "pst",
    "pdt",
    "mst",
    "mdt",
    "et",
    "ct",
    "pt",
    "mt",
    "cet",
    "cest",
    "eet",
    "eest",
    "bst",
    "ist",
    "msk",
    "محلي",
    "local",
    "مغرب",
    "فلسطين",
    "palestine",
    "قدس",
];

/// The zone of a place or the abbreviation that one of `words` names.
pub(super) fn of_words(words: &[String]) -> Option<Zone> {
    let place = words.iter().find_map(|word| zone::Zone::of_place(word)).map(Zone::Known);
    let unread = || words.iter().find(|word| UNREAD.contains(&word.as_str())).cloned().map(Zone::Unread);
    place.or_else(unread)
}

/// A folded name without its shift from UTC (`utc`, `gmt+3`, `(+03:00)`), and the shift in minutes.
pub(super) fn without_shift(name: &str) -> (String, Option<i16>) {
    for mark in ["utc", "gmt", "غرينتش", "جرينتش"] {
        let Some(at) = name.find(mark) else { continue };
        let joined = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        if joined(name[..at].chars().next_back()) && !mark.starts_with('غ') && !mark.starts_with('ج') {
            continue;
        }
        let rest = &name[at + mark.len()..];
        if joined(rest.chars().next()) {
            continue;
        }
        let (shift, used) = signed(rest.trim_start()).unwrap_or((0, 0));
        let rest = if used > 0 { &rest.trim_start()[used..] } else { rest };
        return (format!("{} {rest}", &name[..at]), Some(shift));
    }
    if let Some(at) = name.find(['(', '[']).filter(|at| name[at + 1..].starts_with(['+', '-']))
        && let Some((shift, used)) = signed(&name[at + 1..])
    {
        return (format!("{} {}", &name[..at], &name[at + 1 + used..]), Some(shift));
    }
    (name.to_owned(), None)
}

/// A shift such as `+3`, `+03:30` or `-0500` in minutes, and its bytes.
fn signed(text: &str) -> Option<(i16, usize)> {
    let sign = match text.chars().next()? {
        '+' => 1,
        '-' => -1,
        _ => return None,
    };
    let end = text[1..].find(|c: char| !c.is_ascii_digit() && c != ':').map_or(text.len(), |at| at + 1);
    let digits = text[1..end].trim_end_matches(':');
    let (hours, minutes) = match digits.split_once(':') {
        Some((hours, minutes)) => (hours, minutes),
        None if digits.len() == 4 => digits.split_at(2),
        None => (digits, "0"),
    };
    let shift = hours.parse::<i16>().ok()?.checked_mul(60)?.checked_add(minutes.parse().ok()?)?;
    (shift <= 14 * 60).then_some((sign * shift, end))
}
