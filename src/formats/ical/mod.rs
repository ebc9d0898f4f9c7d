//! iCalendar (RFC 5545) and vCalendar 1.0: every event with the wall time of its zone and the shift of that from UTC,
//! and those that recur as often as they do.

use super::kit::format::Format;
use super::kit::sniff::beginning;

mod bytes;
mod component;
mod date_lines;
mod dates;
mod expansion;
mod head;
mod kept;
mod lines;
mod point;
mod read;
mod recur;
#[cfg(test)]
mod recurrence_tests;
mod series;
mod shape;
#[cfg(test)]
mod tests;
mod uid;
mod write;
mod zones;

/// The entry in the registry.
pub(crate) const FORMAT: Format = Format {
    name: read::NAME,
    endings: &["ics", "ical", "ifb", "icalendar", "vcs"],
    sniff: |bytes| beginning(bytes).to_ascii_uppercase().contains("BEGIN:VCALENDAR"),
    load: Some(read::load),
    save: Some(write::save),
};
