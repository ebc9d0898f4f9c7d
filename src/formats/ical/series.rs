//! The rules of a series and its times, and which time of which series an event is of.

use std::collections::{BTreeSet, HashMap};

use chrono::{NaiveDateTime, TimeDelta, Timelike as _};
use serde_json::json;

use super::component::RECURRENCE;
use super::date_lines::{DATES, DateLines};
use super::kept::{keep, kept};
use super::lines::Property;
use super::point::ClockPoint;
use super::recur::{RecurrenceRule, RuleBounds, Until};
use super::shape::EventSpan;
use super::zones::Zones;
use crate::base::Severity;
use crate::formats::kit::import::Import;
use crate::model::{EdtfDate, Event};

/// Largest number of times of one series: those beyond are told and not read.
pub(crate) const MAX_TIMES: usize = 1000;

/// Years that rules are followed for, from the start of a series.
pub(crate) const MAX_YEARS: i64 = 50;

/// Field that the first event of a series keeps: its properties.
pub(crate) const SERIES: &str = "series";

/// Field that every event of a series keeps: the id of the series, and the time in it.
pub(crate) const INSTANCE: &str = "instance";

/// A time in a series, as its own properties write it.
pub(crate) fn spelled(wall: NaiveDateTime, is_day: bool) -> String {
    wall.format(if is_day { "%Y%m%d" } else { "%Y%m%dT%H%M%S" }).to_string()
}

/// Notes which time of which series an event is of.
pub(crate) fn mark(event: &mut Event, series: &str, time: &str) {
    let mut there = kept(&event.extra);
    there.insert(INSTANCE.to_owned(), json!({ "of": series, "at": time }));
    keep(event, there);
}

/// The series of an event and its time in it.
pub(crate) fn instance(event: &Event) -> Option<(String, String)> {
    let there = kept(&event.extra);
    let text = |name: &str| there.get(INSTANCE)?.get(name)?.as_str().map(str::to_owned);
    Some((text("of")?, text("at")?))
}

/// The event of another time of a series than that of `first`.
pub(crate) fn derived(first: &Event, series: &str, time: &str, when: Option<EdtfDate>) -> Event {
    let mut event = Event { when, id: format!("{series}/{time}").into(), ..first.clone() };
    let mut there = kept(&event.extra);
    let own = |name: &String| DATES.contains(&&**name) || [SERIES, "RECURRENCE-ID"].contains(&&**name);
    there.retain(|name, _| !own(name));
    keep(&mut event, there);
    mark(&mut event, series, time);
    event
}

/// Returns true if a time is the first or the last second of a day.
fn is_edge_of_day(at: NaiveDateTime) -> bool {
    [(0, 0, 0), (23, 59, 59)].contains(&(at.hour(), at.minute(), at.second()))
}

/// The rules of a series.
pub(crate) struct Series<'z> {
    start: ClockPoint<'z>,
    rules: Vec<RecurrenceRule>,
    more: Vec<NaiveDateTime>,
    without: Vec<RecurrenceRule>,
    except: Vec<ClockPoint<'z>>,
    /// The times of `more` that take longer or shorter than the others.
    periods: HashMap<NaiveDateTime, EventSpan<'z>>,
    /// Rules whose last time may be meant or not, as their end is of another kind than the start.
    unsure: Vec<String>,
    /// Rules that do not give the first time.
    apart: Vec<String>,
}

/// The times of a series by the clock of its start.
#[derive(Clone, Debug, Default)]
pub(crate) struct Times {
    /// In order.
    pub all: Vec<NaiveDateTime>,
    /// True if there are more beyond the bounds.
    pub cut: bool,
    /// Exceptions between the first and the last of them that are none of them.
    pub missed: Vec<NaiveDateTime>,
}

impl<'z> Series<'z> {
    /// Reads the properties; `None` if one of them is not understood.
    pub(crate) fn of(shape: &EventSpan<'z>, zones: &'z Zones, properties: &[Property]) -> Option<Self> {
        let start = shape.start;
        let mut series = Self {
            start,
            rules: Vec::new(),
            more: Vec::new(),
            without: Vec::new(),
            except: Vec::new(),
            periods: HashMap::new(),
            unsure: Vec::new(),
            apart: Vec::new(),
        };
        for property in properties {
            let points = || {
                let values = property.value.split(',').map(|value| value.split('/').next().unwrap_or(value));
                values.map(|value| ClockPoint::read(zones, property, value)).collect::<Option<Vec<_>>>()
            };
            match property.name() {
                "RRULE" => {
                    let rule = series.rule(&property.value)?;
                    if !rule.gives(start.wall) {
                        series.apart.push(property.value.clone());
                    }
                    series.rules.push(rule);
                }
                "EXRULE" => {
                    let rule = series.rule(&property.value)?;
                    series.without.push(rule);
                }
                "RDATE" => {
                    for (value, point) in property.value.split(',').zip(points()?) {
                        let wall = start.shown_at(&point);
                        series.more.push(wall);
                        if let Some((_, end)) = value.split_once('/') {
                            let longer = shape.with_period(zones, property, point, end)?;
                            series.periods.insert(wall, longer);
                        }
                    }
                }
                "EXDATE" => series.except.extend(points()?),
                _ => {}
            }
        }
        Some(series)
    }

    /// Duration of the event at a time.
    pub(crate) fn shape(&self, usual: &EventSpan<'z>, wall: NaiveDateTime) -> EventSpan<'z> {
        *self.periods.get(&wall).unwrap_or(usual)
    }

    /// Says what of the rules is doubtful.
    pub(crate) fn tell(&self, import: &mut Import<'_>, times: &Times, at: usize) {
        self.unsure.iter().for_each(|rule| import.count(Severity::Warning, "tl-until-kind", at, rule));
        self.apart.iter().for_each(|rule| import.count(Severity::Warning, "tl-recurrence-start", at, rule));
        for missed in &times.missed {
            import.count(Severity::Warning, "tl-exdate-none", at, &spelled(*missed, self.start.is_day));
        }
    }

    /// Returns true if a rule gives another number of times if its end, which is of another kind than the start, is
    /// read in another way: a day up to its beginning, or a moment by another clock.
    fn is_unsure(&self, rule: &RecurrenceRule) -> bool {
        let first = self.start.wall;
        let ends = match rule.until {
            Some(Until::Day(day)) if !self.start.is_day => [day.and_hms_opt(0, 0, 0), day.and_hms_opt(23, 59, 59)],
            // The beginning and the end of a day stand for the day.
            Some(Until::Utc(at)) if self.start.is_day && !is_edge_of_day(at) => {
                [-14, 14].map(|h| at.checked_add_signed(TimeDelta::hours(h)))
            }
            _ => return false,
        };
        let bounds = RuleBounds { most: MAX_TIMES, last: self.last(), from: None };
        let count = |until: NaiveDateTime| {
            let mut rule = rule.clone();
            rule.until = Some(Until::Wall(until));
            rule.times(first, bounds).all.len()
        };
        let [least, most] = ends.map(|end| end.map(count));
        least != most
    }

    /// The last time up to which rules are followed.
    fn last(&self) -> NaiveDateTime {
        self.start.wall.checked_add_signed(TimeDelta::days(MAX_YEARS * 366)).unwrap_or(NaiveDateTime::MAX)
    }

    /// A rule that ends by the clock of the start.
    fn rule(&mut self, text: &str) -> Option<RecurrenceRule> {
        let mut rule = RecurrenceRule::parse(text)?;
        if self.is_unsure(&rule) {
            self.unsure.push(text.to_owned());
        }
        if let Some(Until::Utc(at)) = rule.until {
            rule.until = Some(Until::Wall(self.start.wall_at(at)));
        }
        Some(rule)
    }

    /// Its times, so many at most.
    pub(crate) fn times(&self, most: usize) -> Times {
        let first = self.start.wall;
        let bounds = RuleBounds { most: most.max(1), last: self.last(), from: None };
        let mut all = BTreeSet::from([first]);
        let mut cut = false;
        for rule in &self.rules {
            let times = rule.times(first, bounds);
            cut |= times.cut;
            all.extend(times.all);
        }
        all.extend(&self.more);
        for rule in &self.without {
            // The first time of an exception is one only if its rule gives it.
            let times = rule.times(first, bounds).all;
            times.iter().skip(usize::from(!rule.gives(first))).for_each(|at| {
                all.remove(at);
            });
        }
        let last = all.last().copied();
        let mut met = vec![false; self.except.len()];
        let mut is_out = |at: &NaiveDateTime| {
            let here = self.start.at(*at);
            let out = self.except.iter().position(|out| here.is(out));
            if let Some(nth) = out {
                met[nth] = true;
            }
            out.is_some()
        };
        let mut all: Vec<NaiveDateTime> = all.into_iter().filter(|at| !is_out(at)).collect();
        let missed = self.except.iter().zip(&met).filter(|(_, met)| !**met).map(|(out, _)| self.start.shown_at(out));
        let missed = missed.filter(|at| *at >= first && Some(*at) <= last).collect();
        cut |= all.len() > most;
        all.truncate(most);
        Times { all, cut, missed }
    }
}

/// The times of a series that an event keeps, and the date of the event at each of them; `all_day` as [`DateLines`] has it.
pub(crate) fn expected(series: Vec<Property>, all_day: Option<bool>, zones: &Zones) -> Vec<(String, Option<EdtfDate>)> {
    let (rules, dates): (Vec<_>, Vec<_>) = series.into_iter().partition(|p| RECURRENCE.contains(&p.name()));
    let mut import = Import::of_nothing();
    import.midnight_is_day = false;
    let dates = DateLines { properties: dates, all_day };
    let Some(shape) = EventSpan::read(&mut import, zones, &dates, 0) else { return Vec::new() };
    let Some(rules) = Series::of(&shape, zones, &rules) else { return Vec::new() };
    let times = rules.times(MAX_TIMES).all.into_iter();
    let at = |wall: NaiveDateTime| {
        let when = import.when(0, "", rules.shape(&shape, wall).span(wall)).0;
        (spelled(wall, shape.start.is_day), when)
    };
    times.map(at).collect()
}
