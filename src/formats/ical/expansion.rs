//! Components that recur become an event for every time, and those that a calendar says anew take the place of theirs
//! (RFC 5545 §3.8.4.4, §3.8.5).
//!
//! The first event of a series keeps the rules of it, all of them the time that they are of, so that they can be
//! written as the one component that they came from.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDateTime;

use super::component::{Component, RECURRENCE};
use super::date_lines::raw;
use super::kept::{keep, kept};
use super::lines::Property;
use super::point::ClockPoint;
use super::series::{MAX_TIMES, MAX_YEARS, SERIES, Series, derived, mark, spelled};
use super::shape::EventSpan;
use super::zones::Zones;
use crate::base::{Diagnostic, Severity};
use crate::formats::kit::import::Import;
use crate::model::{EdtfDate, Event, Extra};

/// The most events that the rules of a file may give.
const MOST_IN_FILE: usize = 100_000;

/// Makes events of the components of a file.
pub(crate) struct Expansion<'e, 't> {
    import: &'e mut Import<'t>,
    zones: &'e Zones,
    made: usize,
    expanded: FirstMet,
    cut: FirstMet,
}

/// Number of times that something was met, and the first place and example of it.
#[derive(Default)]
struct FirstMet {
    count: usize,
    at: usize,
    example: String,
}

impl FirstMet {
    fn add(&mut self, at: usize, example: &str) {
        if self.count == 0 {
            (self.at, self.example) = (at, example.chars().take(60).collect());
        }
        self.count += 1;
    }
}

impl<'e, 't> Expansion<'e, 't> {
    /// Nothing made yet.
    pub(crate) fn new(import: &'e mut Import<'t>, zones: &'e Zones) -> Self {
        Self { import, zones, made: 0, expanded: FirstMet::default(), cut: FirstMet::default() }
    }

    /// Makes events of all components, those of a series in the place of the one that has the rules.
    pub(crate) fn all(mut self, components: Vec<Component>) {
        self.tell_versions(&components);
        let masters: HashSet<String> = components.iter().filter(|c| recurs(c)).map(Component::uid).collect();
        let is_part = |c: &Component| c.all("RECURRENCE-ID").next().is_some() && masters.contains(&c.uid());
        let (parts, rest): (Vec<_>, Vec<_>) = components.into_iter().partition(|c| is_part(c));
        let mut anew: HashMap<String, Vec<Component>> = HashMap::new();
        parts.into_iter().for_each(|part| anew.entry(part.uid()).or_default().push(part));
        for component in rest {
            match recurs(&component) {
                true => {
                    let parts = anew.remove(&component.uid()).unwrap_or_default();
                    self.series(component, parts);
                }
                false => self.single(component, None),
            }
        }
        self.tell();
    }

    /// Says which components are older versions of others (RFC 5545 §3.8.7.4): what they say may have been changed.
    fn tell_versions(&mut self, components: &[Component]) {
        let key = |component: &Component| {
            let nth = component.all("RECURRENCE-ID").last().map(|nth| nth.value.clone());
            (component.name.clone(), component.uid(), nth)
        };
        let mut newest = HashMap::new();
        for component in components.iter().filter(|component| !component.uid().is_empty()) {
            let sequence: &mut u64 = newest.entry(key(component)).or_default();
            *sequence = component.sequence().max(*sequence);
        }
        let is_old = |c: &&Component| newest.get(&key(c)).is_some_and(|sequence| c.sequence() < *sequence);
        for component in components.iter().filter(is_old) {
            self.import.count(Severity::Warning, "tl-older-version", component.at, &component.uid());
        }
    }

    fn tell(self) {
        let report = &mut self.import.report;
        let told = |code, severity, told: &FirstMet| {
            let told = Diagnostic { severity, ..Diagnostic::note(code) }
                .arg("count", told.count.to_string())
                .arg("example", told.example.clone());
            told.arg("most", MAX_TIMES.to_string()).arg("years", MAX_YEARS.to_string())
        };
        if self.expanded.count > 0 {
            let note = told("tl-recurrence-expanded", Severity::Note, &self.expanded);
            report.add(self.expanded.at, note.arg("events", self.made.to_string()));
        }
        if self.cut.count > 0 {
            report.add(self.cut.at, told("tl-recurrence-cut", Severity::Warning, &self.cut));
        }
    }

    /// Adds an event that does not recur, or one that a series says anew.
    fn single(&mut self, component: Component, part: Option<(&str, &str)>) {
        let (uid, at) = (component.uid(), component.at);
        let nth = component.all("RECURRENCE-ID").last().map(|nth| nth.value.clone());
        if let Some(nth) = range(&component).filter(|_| part.is_none()) {
            self.import.count(Severity::Warning, "tl-recurrence-later", at, &nth);
        }
        // A component that says one time anew has no rules of its own.
        let rules: Vec<Property> =
            component.properties.iter().filter(|p| RECURRENCE.contains(&p.name())).cloned().collect();
        let mut event = component.event(self.import, self.zones);
        if !rules.is_empty() {
            Component { name: String::new(), at, properties: rules }.keep_rules(self.import, &mut event);
        }
        if let Some((series, time)) = part {
            mark(&mut event, series, time);
        }
        let id = match nth {
            Some(nth) if !uid.is_empty() => format!("{uid}/{nth}"),
            _ => uid,
        };
        self.import.push(&id, at, event);
    }

    /// Adds an event for every time of a series; `parts` say some of them anew. A series whose rules are not understood
    /// is one event that keeps them.
    fn series(&mut self, component: Component, parts: Vec<Component>) {
        let (at, series, zones) = (component.at, component.series(), self.zones);
        let rules: Vec<Property> =
            component.properties.iter().filter(|p| RECURRENCE.contains(&p.name())).cloned().collect();
        let example = rules.first().map(|rule| rule.value.clone()).unwrap_or_default();
        let dates = component.dates();
        let uid = match component.uid() {
            uid if uid.is_empty() => format!("event-{}", self.import.project.events.len() + 1),
            uid => uid,
        };
        let most = MAX_TIMES.min(MOST_IN_FILE.saturating_sub(self.made));
        let mut silent = Import::of_nothing();
        silent.midnight_is_day = false;
        let shape = EventSpan::read(&mut silent, zones, &dates, at);
        let series_of = |shape: EventSpan<'e>| Some((shape, Series::of(&shape, zones, &rules)?));
        let times = shape.and_then(series_of).map(|(shape, rules)| (shape, rules.times(most), rules));
        let rules_of = component.properties.clone();
        let mut first = component.event(self.import, zones);
        let Some((shape, times, rules)) = times else {
            let component = Component { name: String::new(), at, properties: rules_of };
            component.keep_rules(self.import, &mut first);
            self.import.push(&uid, at, first);
            return parts.into_iter().for_each(|part| self.single(part, None));
        };
        rules.tell(self.import, &times, at);
        self.expanded.add(at, &example);
        if times.cut {
            self.cut.add(at, &example);
        }
        let source = format!("{} + {example}", raw(&dates));
        let recurring = Recurring { uid, at, source, shape, rules, first };
        let parts = parts.into_iter().map(|part| (part_of(&part, zones), part)).collect();
        let unused = self.times(&recurring, &times.all, series, parts);
        self.parts_of_no_time(&recurring, unused);
    }

    /// Adds an event for every time of a series, the first with what the series says; gives the parts that say none of
    /// the times anew.
    fn times(
        &mut self,
        recurring: &Recurring<'e>,
        times: &[NaiveDateTime],
        series: Extra,
        mut parts: Vec<Part<'e>>,
    ) -> Vec<Part<'e>> {
        let Recurring { uid, at, shape, first, .. } = recurring;
        let mut carries = Some(series);
        let mut later: Option<Later<'_>> = None;
        for wall in times {
            self.made += 1;
            let here = shape.start.at(*wall);
            let anew = parts.iter().position(|(point, _)| point.is_some_and(|point| here.is(&point)));
            match anew {
                Some(part) => {
                    let (part, time) = (parts.remove(part).1, spelled(*wall, shape.start.is_day));
                    later = self.anew(part, *wall, (uid, &time)).or(later);
                }
                None => self.time(recurring, *wall, later.as_ref()),
            }
            if let Some(series) = carries.take() {
                self.carry(series);
            }
        }
        if let Some(series) = carries {
            // All its times are left out; it is what its rules are kept with.
            let mut first = first.clone();
            mark(&mut first, uid, &spelled(shape.start.wall, shape.start.is_day));
            self.import.push(uid, *at, first);
            self.carry(series);
        }
        parts
    }

    /// Adds a time of a series that no component says anew: as the last change that holds for it too has it, or as the
    /// series itself.
    fn time(&mut self, recurring: &Recurring<'e>, wall: NaiveDateTime, later: Option<&Later<'e>>) {
        let Recurring { uid, at, source, shape, rules, first } = recurring;
        let time = spelled(wall, shape.start.is_day);
        let id = format!("{uid}/{time}");
        if let Some((event, when)) = later.and_then(|later| later.at(self.import, wall, *at)) {
            return self.import.push(&id, *at, derived(&event, uid, &time, when));
        }
        if wall == shape.start.wall {
            let mut event = first.clone();
            mark(&mut event, uid, &time);
            return self.import.push(uid, *at, event);
        }
        shape.start.at(wall).tell_clock(self.import, *at, &time);
        let when = self.import.when(*at, source, rules.shape(shape, wall).span(wall)).0;
        self.import.push(&id, *at, derived(first, uid, &time, when));
    }

    /// Adds components that say times anew which the series does not have.
    fn parts_of_no_time(&mut self, recurring: &Recurring<'e>, parts: Vec<Part<'e>>) {
        for (point, part) in parts {
            if let Some(nth) = range(&part) {
                self.import.count(Severity::Warning, "tl-recurrence-later", recurring.at, &nth);
            }
            let time = point.map(|point| spelled(point.wall, point.is_day)).unwrap_or_default();
            self.single(part, Some((&recurring.uid, &time)));
        }
    }

    /// Adds a time of a series that a component says anew; gives the change, if it holds for those after it too.
    fn anew(&mut self, part: Component, wall: NaiveDateTime, (uid, time): (&str, &str)) -> Option<Later<'e>> {
        let (later, range, at) = (Later::of(&part, self.zones, wall), range(&part), part.at);
        if let (None, Some(nth)) = (&later, range) {
            self.import.count(Severity::Warning, "tl-recurrence-later", at, &nth);
        }
        self.single(part, Some((uid, time)));
        let events = &self.import.project.events;
        let event = events.get(events.len().saturating_sub(1))?.to_event();
        later.map(|(from, shape)| Later { from, shape, event })
    }

    /// Gives the event that was added last what its series says.
    fn carry(&mut self, series: Extra) {
        let events = &mut self.import.project.events;
        let last = events.len().saturating_sub(1);
        let Some(mut event) = events.get(last).map(|event| event.to_event()) else { return };
        let mut there = kept(&event.extra);
        there.insert(SERIES.to_owned(), series.into());
        keep(&mut event, there);
        events.replace(last, event);
    }
}

/// A component that says a time of a series anew, and which time that is; `None` if that is not understood.
type Part<'z> = (Option<ClockPoint<'z>>, Component);

/// A series while its times become events.
struct Recurring<'z> {
    uid: String,
    /// Place of its component in the file.
    at: usize,
    /// Its dates and the first of its rules, as the file writes them.
    source: String,
    shape: EventSpan<'z>,
    rules: Series<'z>,
    /// The event that its component gives.
    first: Event,
}

/// A change of one time of a series that holds for those after it too (RFC 5545 §3.2.13).
struct Later<'z> {
    /// The time that it changes, by the clock of the series.
    from: NaiveDateTime,
    shape: EventSpan<'z>,
    /// Event that was made of it.
    event: Event,
}

impl<'z> Later<'z> {
    fn of(part: &Component, zones: &'z Zones, from: NaiveDateTime) -> Option<(NaiveDateTime, EventSpan<'z>)> {
        let is_later = |range: &str| range.eq_ignore_ascii_case("THISANDFUTURE");
        part.all("RECURRENCE-ID").find(|nth| nth.parameter("RANGE").is_some_and(is_later))?;
        let mut silent = Import::of_nothing();
        Some((from, EventSpan::read(&mut silent, zones, &part.dates(), part.at)?))
    }

    /// The event at a later time of the series, moved as far as this one was.
    fn at(&self, import: &mut Import<'_>, wall: NaiveDateTime, at: usize) -> Option<(Event, Option<EdtfDate>)> {
        let start = self.shape.start.wall.checked_add_signed(wall.signed_duration_since(self.from))?;
        let raw = spelled(start, self.shape.start.is_day);
        self.shape.start.at(start).tell_clock(import, at, &raw);
        Some((self.event.clone(), import.when(at, &raw, self.shape.span(start)).0))
    }
}

/// Returns true if a component has rules, and a date to begin with.
fn recurs(component: &Component) -> bool {
    component.unplaced().is_none()
        && component.all("RECURRENCE-ID").next().is_none()
        && ["RRULE", "RDATE"].iter().any(|name| component.all(name).next().is_some())
}

/// The time of a series that a component says anew for others too.
fn range(part: &Component) -> Option<String> {
    let nth = part.all("RECURRENCE-ID").find(|nth| nth.parameter("RANGE").is_some())?;
    Some(nth.value.clone())
}

/// The time of a series that a component says anew.
fn part_of<'z>(part: &Component, zones: &'z Zones) -> Option<ClockPoint<'z>> {
    let nth = part.all("RECURRENCE-ID").last()?;
    ClockPoint::read(zones, nth, &nth.value)
}
