//! A start and an end, and what both say together.

use super::stamp::Stamp;
use crate::model::EdtfDate;

/// Meaning of a start and an end together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// It went on from the one to the other: an interval.
    Lasts,
    /// It was some day from the one to the other: a set of which one is meant.
    SomeTimeIn,
}

/// A start and an end.
#[derive(Clone, Debug)]
pub(crate) struct TimeSpan {
    /// Place where it starts.
    pub start: Stamp,
    /// Place where it ends, included.
    pub end: Option<Stamp>,
    /// Meaning of both together.
    pub meaning: Meaning,
    /// True if the start, and true if the end, is approximate.
    pub about: (bool, bool),
    /// True if it goes on to this day.
    pub open: bool,
}

impl TimeSpan {
    /// A span from `start` to `end`, both as they are written.
    pub(crate) fn new(start: Stamp, end: Option<Stamp>) -> Self {
        Self { start, end, meaning: Meaning::Lasts, about: (false, false), open: false }
    }

    /// The numbers of both ends, as EDTF.
    pub(crate) fn numbers(&self) -> String {
        self.end.iter().fold(self.start.edtf(), |start, end| format!("{start}/{}", end.edtf()))
    }
}

/// EDTF for a span, and whether nothing of it was left out. Members of sets have no time of day, and neither has an
/// approximate date.
pub(crate) fn expression(span: &TimeSpan) -> (String, bool) {
    let about = |stamp: &Stamp, is: bool| stamp.date() + if is { "~" } else { "" };
    let timed = |stamp: &Stamp| stamp.time.is_some();
    let valid = |text: String| EdtfDate::parse(&text).is_ok().then_some(text);
    let start = &span.start;
    if span.open {
        let in_full = valid(format!("{}/..", start.edtf())).filter(|_| timed(start) && !span.about.0);
        let days = || (format!("{}/..", about(start, span.about.0)), !timed(start));
        return in_full.map_or_else(days, |text| (text, true));
    }
    let any_about = span.about.0 || span.about.1;
    match &span.end {
        Some(end) if end != start => {
            let clocks = timed(start) || timed(end);
            if clocks && !any_about && span.meaning == Meaning::Lasts {
                let in_full = valid(format!("{}/{}", start.edtf(), end.edtf()));
                // Without the end, as no clock says how far it is from the start.
                return in_full.map_or_else(|| (start.edtf(), false), |text| (text, true));
            }
            if end.date() == start.date() {
                let text = if any_about { about(start, true) } else { start.edtf() };
                return (text, false);
            }
            match span.meaning {
                Meaning::Lasts => (format!("{}/{}", about(start, span.about.0), about(end, span.about.1)), !clocks),
                Meaning::SomeTimeIn => (format!("[{}..{}]", start.date(), end.date()), !clocks),
            }
        }
        _ if any_about => (about(start, true), !timed(start)),
        _ => (start.edtf(), true),
    }
}
