//! Place of a date on the axis of time, and the certainty of each end of it.

use chrono::{Datelike, NaiveDate};
use edtf_core::{Bound, BoundDate, Date, DateTime, Edtf, Interval, IntervalEndpoint, Set, SetElement, YearKind};

use super::shift::minutes_ahead;

/// Seconds since 1970-01-01T00:00 of the proleptic Gregorian calendar.
///
/// A time of day with a shift from UTC (`+03:00`) stands where it is in UTC, so that times of several clocks are in the
/// order in which they came. One without counts as UTC, as its clock is not known. Days are those of the source.
pub type Time = i64;

/// Seconds of a day.
pub const DAY: Time = 86_400;

/// Certainty of an end of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EdgeKind {
    /// Known to the day or finer.
    Sharp,
    /// Known only to the month, season, year or coarser, or approximately.
    Soft,
    /// It goes on beyond this time (`..`).
    Open,
    /// The source leaves it unknown; it is not before (for a start: not after) this time.
    Unknown,
}

impl EdgeKind {
    /// Returns true if the edge is a time that the date gives.
    pub fn is_known(self) -> bool {
        matches!(self, Self::Sharp | Self::Soft)
    }
}

/// One end of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Edge {
    /// Place on the axis. Of an open or unknown start: the earliest time of the end; of an open or unknown end: the
    /// latest time of the start. How far to fade out from there is for the drawing to decide.
    pub time: Time,
    /// Its certainty.
    pub kind: EdgeKind,
}

impl Edge {
    /// The earlier of two; open if either is.
    fn earlier(self, other: Self) -> Self {
        let edge = if other.time < self.time { other } else { self };
        if self.kind == EdgeKind::Open || other.kind == EdgeKind::Open { edge.opened() } else { edge }
    }

    /// The later of two; open if either is.
    fn later(self, other: Self) -> Self {
        let edge = if other.time > self.time { other } else { self };
        if self.kind == EdgeKind::Open || other.kind == EdgeKind::Open { edge.opened() } else { edge }
    }

    fn opened(self) -> Self {
        Self { kind: EdgeKind::Open, ..self }
    }
}

/// Range of time that a date may reach, from the start (inclusive) to the end (exclusive).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Bounds {
    /// The start.
    pub from: Edge,
    /// The end.
    pub to: Edge,
}

impl Bounds {
    /// Length in seconds between the two edges.
    pub fn seconds(&self) -> Time {
        self.to.time - self.from.time
    }

    /// Returns true if it may share a moment with the span from `from` (inclusive) to `to` (exclusive). An open end
    /// reaches for ever, an unknown one does not.
    pub fn overlaps(&self, from: Time, to: Time) -> bool {
        let starts_before = self.from.kind == EdgeKind::Open || self.from.time < to;
        let ends_after = self.to.kind == EdgeKind::Open || self.to.time > from;
        starts_before && ends_after
    }
}

/// The first second of a day.
pub fn time_of_day(day: NaiveDate) -> Time {
    day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp()
}

/// The day in which a second lies; `None` outside of the years that [`NaiveDate`] holds.
pub fn day_of_time(time: Time) -> Option<NaiveDate> {
    let days = i32::try_from(time.div_euclid(DAY)).ok()?;
    NaiveDate::from_epoch_days(days)
}

/// Bounds of a single date of the expression: both edges known.
#[derive(Clone, Copy)]
pub(super) struct Span {
    pub from: Edge,
    pub to: Edge,
}

pub(super) fn of(edtf: &Edtf) -> Option<Bounds> {
    match edtf {
        Edtf::Date(d) => span(d).map(|s| Bounds { from: s.from, to: s.to }),
        Edtf::DateTime(dt) => of_date_time(dt),
        Edtf::Interval(i) => of_interval(i),
        Edtf::Set(s) => of_set(s),
    }
}

/// The days that a date may mean. None of a year of which no digit is known: that is no place in time.
pub(super) fn span(date: &Date) -> Option<Span> {
    if matches!(date.year.kind, YearKind::Standard { digits: [None, None, None, None], .. }) {
        return None;
    }
    let bounds = Edtf::Date(*date).bounds();
    let (Bound::Date(first), Bound::Date(last)) = (bounds.earliest, bounds.latest) else { return None };
    let sharp = first == last && !date.is_approximate();
    let kind = if sharp { EdgeKind::Sharp } else { EdgeKind::Soft };
    let from = Edge { time: time_of_day(naive(first)?), kind };
    let to = Edge { time: time_of_day(naive(last)?) + DAY, kind };
    Some(Span { from, to })
}

/// The first and the last day that it may mean, by the clock of its source.
pub(super) fn days(edtf: &Edtf) -> [Option<NaiveDate>; 2] {
    let day = |bound| if let Bound::Date(day) = bound { naive(day) } else { None };
    let bounds = edtf.bounds();
    [day(bounds.earliest), day(bounds.latest)]
}

fn naive(d: BoundDate) -> Option<NaiveDate> {
    let day = NaiveDate::from_ymd_opt(i32::try_from(d.year).ok()?, d.month.into(), d.day.into())?;
    // The outermost years of the calendar are left out, so that a day more or less never leaves it.
    let inside = day.year() > NaiveDate::MIN.year() && day.year() < NaiveDate::MAX.year();
    inside.then_some(day)
}

pub(super) fn of_date_time(dt: &DateTime) -> Option<Bounds> {
    let day = span(&dt.date)?.from.time;
    let clock = Time::from(dt.time.hour) * 3600 + Time::from(dt.time.minute) * 60 + Time::from(dt.time.second);
    let shift = Time::from(minutes_ahead(dt.time.shift).unwrap_or(0)) * 60;
    // A leap second shares its place with the first second of the next day.
    let from = Edge { time: day + clock - shift, kind: EdgeKind::Sharp };
    Some(Bounds { from, to: Edge { time: from.time + 1, ..from } })
}

/// One end of an interval, as far as it is placed.
enum Endpoint {
    Known(Span),
    /// Open beyond the date, if there is one.
    Open(Option<Span>),
    Unknown,
}

fn endpoint(end: &IntervalEndpoint) -> Endpoint {
    match end {
        IntervalEndpoint::Date(d) => span(d).map_or(Endpoint::Unknown, Endpoint::Known),
        IntervalEndpoint::OnOrBefore(d) | IntervalEndpoint::OnOrAfter(d) => Endpoint::Open(span(d)),
        IntervalEndpoint::Open => Endpoint::Open(None),
        IntervalEndpoint::Unknown => Endpoint::Unknown,
    }
}

fn of_interval(interval: &Interval) -> Option<Bounds> {
    let out_of_range = |end: &IntervalEndpoint| match end {
        IntervalEndpoint::Date(d) | IntervalEndpoint::OnOrBefore(d) | IntervalEndpoint::OnOrAfter(d) => {
            span(d).is_none() && !d.year.has_unspecified()
        }
        IntervalEndpoint::Open | IntervalEndpoint::Unknown => false,
    };
    if out_of_range(&interval.start) || out_of_range(&interval.end) {
        return None;
    }
    let (start, end) = (endpoint(&interval.start), endpoint(&interval.end));
    let placed = |e: &Endpoint| match e {
        Endpoint::Known(s) | Endpoint::Open(Some(s)) => Some(*s),
        Endpoint::Open(None) | Endpoint::Unknown => None,
    };
    // Without one end, the other one's far side is where the known part of the interval stops.
    let first = placed(&start).or(placed(&end))?;
    let last = placed(&end).or(placed(&start))?;
    let from = edge(&start, first.from, last.from, Edge::earlier);
    let to = edge(&end, last.to, first.to, Edge::later);
    (from.time < to.time).then_some(Bounds { from, to })
}

/// The edge at an end of an interval. One that is not known is no nearer than `other`, that side of the other end.
fn edge(end: &Endpoint, own: Edge, other: Edge, outer: impl Fn(Edge, Edge) -> Edge) -> Edge {
    match end {
        Endpoint::Known(_) => own,
        Endpoint::Open(_) => outer(own, other).opened(),
        Endpoint::Unknown => Edge { kind: EdgeKind::Unknown, ..outer(own, other) },
    }
}

/// Bounds from the earliest member of a set to the latest one; the edges are theirs. A member without a place makes the
/// set have none.
fn of_set(set: &Set) -> Option<Bounds> {
    let (mut from, mut to): (Option<Edge>, Option<Edge>) = (None, None);
    for element in &set.elements {
        let (first, last) = of_element(element)?;
        from = Some(from.map_or(first, |f| f.earlier(first)));
        to = Some(to.map_or(last, |t| t.later(last)));
    }
    Some(Bounds { from: from?, to: to? })
}

fn of_element(element: &SetElement) -> Option<(Edge, Edge)> {
    Some(match element {
        SetElement::Date(d) => {
            let s = span(d)?;
            (s.from, s.to)
        }
        SetElement::OnOrBefore(d) => {
            let s = span(d)?;
            (s.from.opened(), s.to)
        }
        SetElement::OnOrAfter(d) => {
            let s = span(d)?;
            (s.from, s.to.opened())
        }
        SetElement::Range(a, b) => (span(a)?.from, span(b)?.to),
    })
}
