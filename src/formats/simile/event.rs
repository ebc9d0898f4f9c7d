//! One event of SIMILE Timeline, from the attributes of XML or the fields of JSON.

use super::dates::{millions_ago, when, whole_date};
use super::raw::RawEvent;
use crate::formats::kit::import::Import;
use crate::model::{Event, Extra, LocalText};

/// The key of what is kept of the format.
pub(crate) const KEY: &str = "simile";

/// Way in which the years of a file count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum YearCount {
    /// Years of the Gregorian calendar.
    Gregorian,
    /// Millions of years before the present, as geologists count.
    MillionsAgo,
}

/// Returns true if the years of a file are millions of years ago: every event that starts and ends in a plain number
/// goes downwards, and there is at least one.
fn count_of(events: &[RawEvent]) -> YearCount {
    let number = |raw: &RawEvent, name: &str| raw.get(name)?.trim_start_matches('?').parse::<f64>().ok();
    let pairs = events.iter().filter_map(|raw| Some((number(raw, "start")?, number(raw, "end")?)));
    let (mut down, mut up) = (0, 0);
    for (start, end) in pairs {
        if start > end && end >= 0.0 {
            down += 1;
        } else if start < end {
            up += 1;
        }
    }
    if down > 0 && up == 0 { YearCount::MillionsAgo } else { YearCount::Gregorian }
}

/// Reads events and adds them to the project.
pub(crate) fn read_all(import: &mut Import<'_>, events: Vec<RawEvent>) {
    let count = count_of(&events);
    events.into_iter().for_each(|event| read(import, event, count));
}

/// Reads an event and adds it to the project.
fn read(import: &mut Import<'_>, mut raw: RawEvent, count: YearCount) {
    let at = raw.at;
    let title = raw.take("title").map(|text| import.text(&text, at)).unwrap_or_default();
    let summary = raw.take("description").map(|text| import.text(&text, at)).filter(|text| !text.is_empty());
    let mut extra = Extra::new();
    let whole = whole_date(&raw);
    let when = match (count, &whole) {
        (_, Some((when, _))) => (Some(when.clone()), true),
        (YearCount::Gregorian, None) => when(import, &raw),
        (YearCount::MillionsAgo, None) => (millions_ago(import, &raw), true),
    };
    if when.1 {
        ["start", "end", "isDuration", "durationEvent"].iter().for_each(|name| drop(raw.take(name)));
    }
    for name in whole.iter().flat_map(|(_, names)| names) {
        raw.take(name);
    }
    let id = raw.take("id").or_else(|| raw.take("eventID")).unwrap_or_default();
    for (name, value) in raw.fields {
        import.keep(&mut extra, &name, value, at);
    }
    let mut event = Event { title: title.into(), when: when.0, ..Event::default() };
    event.summary = summary.map(LocalText::from);
    if !extra.is_empty() {
        event.extra.insert(KEY.to_owned(), extra.into());
    }
    import.push(&id, at, event);
}
