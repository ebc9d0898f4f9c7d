//! One component of a calendar to one event.

use serde_json::Value as Json;

use super::date_lines::{DATES, DateLines};
use super::dates::{self, DateReading};
use super::kept::{keep, kept};
use super::lines::{Property, split_list, unescape};
use super::uid::without_project;
use super::zones::Zones;
use crate::base::Severity;
use crate::base::digits::plain;
use crate::formats::kit::import::Import;
use crate::model::{Event, Extra};

/// A component that becomes an event.
#[derive(Debug)]
pub(crate) struct Component {
    /// Its kind, such as `VEVENT`.
    pub name: String,
    /// Its byte offset.
    pub at: usize,
    /// Its lines.
    pub properties: Vec<Property>,
}

/// Properties that make an event happen more often than once.
pub(crate) const RECURRENCE: [&str; 4] = ["RRULE", "RDATE", "EXDATE", "EXRULE"];

/// Properties of programs that say that an event takes whole days.
const ALL_DAY: [&str; 3] = ["X-MICROSOFT-CDO-ALLDAYEVENT", "X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT", "X-FUNAMBOL-ALLDAY"];

/// The parameter that names the calendar of a date, as vCard has it (RFC 6350 §5.8).
const SCALE: &str = "CALSCALE";

/// Parameter of Apple's programs for a date whose year is not known: the year that stands in the place of it.
const OMIT_YEAR: &str = "X-APPLE-OMIT-YEAR";

/// A date that has no place in our calendar.
pub(crate) struct Unplaced {
    /// The code of what is said of it.
    code: &'static str,
    /// The calendar that it is of.
    what: String,
    /// As it is written.
    raw: String,
}

impl Component {
    /// The properties with a name.
    pub(crate) fn all<'c>(&'c self, name: &'c str) -> impl Iterator<Item = &'c Property> {
        self.properties.iter().filter(move |property| property.name() == name)
    }

    /// The id that is the same in all versions of the event, without what we add to it.
    pub(crate) fn uid(&self) -> String {
        let uid = self.all("UID").map(|uid| unescape(&uid.value)).find(|uid| !uid.trim().is_empty());
        uid.map(|uid| without_project(uid.trim()).to_owned()).unwrap_or_default()
    }

    /// The dates that it gives.
    pub(crate) fn dates(&self) -> DateLines {
        let properties = self.properties.iter().filter(|p| DATES.contains(&p.name())).cloned().collect();
        DateLines { properties, all_day: self.all_day() }
    }

    fn all_day(&self) -> Option<bool> {
        let said = self.properties.iter().find(|property| ALL_DAY.contains(&property.name()))?;
        Some(is_true(&said.value))
    }

    /// Why its date is not one of our calendar, if it is none.
    pub(crate) fn unplaced(&self) -> Option<Unplaced> {
        let start = ["DTSTART", "DUE"].iter().find_map(|name| self.all(name).next());
        if let Some(start) = start {
            let omitted = omits_year(start, self.all(OMIT_YEAR).map(|said| said.value.as_str()));
            return omitted.then(|| Unplaced {
                code: "tl-year-omitted",
                what: String::new(),
                raw: start.value.clone(),
            });
        }
        let other = self.properties.iter().find(|p| ["X-DTSTART", "X-DUE"].contains(&p.name()) && p.head.has(SCALE))?;
        let what = other.parameter(SCALE).unwrap_or_default().to_owned();
        Some(Unplaced { code: "tl-calendar-scale", what, raw: other.value.clone() })
    }

    /// Gives the properties of its date names that no program takes for days of our calendar, as they are of another.
    pub(crate) fn set_scale(&mut self, scale: &str) {
        let is_date = |name: &str| DATES.contains(&name) || RECURRENCE.contains(&name) || name == "RECURRENCE-ID";
        for property in self.properties.iter_mut().filter(|property| is_date(property.name())) {
            property.head.name.insert_str(0, "X-");
            property.head.parameters.push((SCALE.to_owned(), scale.to_owned()));
        }
    }

    /// The event; what of it recurs is not in it.
    pub(crate) fn event(self, import: &mut Import<'_>, zones: &Zones) -> Event {
        let (at, mut event, mut extra) = (self.at, Event::default(), Extra::new());
        if self.name == "VTODO" || self.name == "VJOURNAL" && self.all("DTSTART").next().is_some() {
            import.keep(&mut extra, "component", self.name.as_str(), at);
        }
        let read = match self.unplaced() {
            Some(Unplaced { code, what, raw }) => {
                import.count_of(Severity::Warning, code, &what, at, &raw);
                DateReading::default()
            }
            None => dates::when(import, zones, &self.dates(), at),
        };
        event.when = read.when;
        let is_cancelled = self.all("STATUS").any(|status| status.value.trim().eq_ignore_ascii_case("CANCELLED"));
        for property in self.properties {
            let value = || unescape(&property.value);
            // What a text is said to be, such as its language, has no other place.
            let is_first = match property.name() {
                "SUMMARY" => event.title.is_empty(),
                "DESCRIPTION" => event.summary.is_none(),
                _ => false,
            };
            if !property.head.parameters.is_empty() && is_first {
                import.keep(&mut extra, property.name(), property.to_json(), at);
            }
            match property.name() {
                "SUMMARY" if event.title.is_empty() => event.title = value().trim().into(),
                "DESCRIPTION" if event.summary.is_none() => {
                    let text = value();
                    // Some calendars put HTML here, though the standard has plain text.
                    let html = ["</", "<br", "<p>"].iter().any(|tag| text.contains(tag));
                    let text = if html { import.text(&text.replace('\n', "<br>"), at) } else { text.trim().to_owned() };
                    event.summary = (!text.is_empty()).then(|| text.into());
                }
                "CATEGORIES" => event.tags.extend(split_list(&property.value)),
                "UID" => {}
                name if DATES.contains(&name) => {
                    if !read.whole {
                        import.keep(&mut extra, name, property.to_json(), at);
                    }
                }
                name if RECURRENCE.contains(&name) => {}
                name => import.keep(&mut extra, name, property.to_json(), at),
            }
        }
        event.tags.dedup();
        if is_cancelled {
            import.count(Severity::Warning, "tl-cancelled", at, event.title.get(""));
        }
        keep(&mut event, extra);
        event
    }

    /// Number of times that the event was changed before this version of it (RFC 5545 §3.8.7.4).
    pub(crate) fn sequence(&self) -> u64 {
        self.all("SEQUENCE").filter_map(|property| property.value.trim().parse().ok()).max().unwrap_or(0)
    }

    /// Properties of its series, to be written back.
    pub(crate) fn series(&self) -> Extra {
        let mut series = Extra::new();
        let is_part = |name: &str| DATES.contains(&name) || RECURRENCE.contains(&name);
        for property in self.properties.iter().filter(|property| is_part(property.name())) {
            put(&mut series, property.name(), property.to_json());
        }
        series
    }

    /// Says that its rules were not followed if the event has a date, and keeps them with it.
    pub(crate) fn keep_rules(&self, import: &mut Import<'_>, event: &mut Event) {
        let mut there = kept(&event.extra);
        for property in self.properties.iter().filter(|property| RECURRENCE.contains(&property.name())) {
            if event.when.is_some() {
                import.count(Severity::Warning, "tl-recurrence", self.at, &property.value);
            }
            import.keep(&mut there, property.name(), property.to_json(), self.at);
        }
        keep(event, there);
    }
}

/// Returns true if what an event keeps says that it takes whole days.
pub(crate) fn all_day(kept: &Extra) -> Option<bool> {
    let said = ALL_DAY.iter().find_map(|name| kept.get(*name))?;
    said.get("value").unwrap_or(said).as_str().map(is_true)
}

/// Returns true if the year of a start only fills its place, by a parameter of it or by what the component says.
pub(crate) fn omits_year<'c>(start: &'c Property, said: impl Iterator<Item = &'c str>) -> bool {
    let year: String = plain(&start.value).trim().chars().take(4).collect();
    said.chain(start.parameter(OMIT_YEAR)).any(|said| plain(said).trim() == year || is_true(said))
}

/// Returns true if what an event keeps says that the year of its start only fills its place.
pub(crate) fn keeps_omitted_year(kept: &Extra, start: &Property) -> bool {
    let said = kept.get(OMIT_YEAR).and_then(|said| said.get("value").unwrap_or(said).as_str());
    omits_year(start, said.into_iter())
}

fn is_true(text: &str) -> bool {
    ["TRUE", "1"].contains(&text.trim().to_ascii_uppercase().as_str())
}

/// Adds a value under a name, as one of a list if there is one already.
pub(crate) fn put(extra: &mut Extra, name: &str, value: Json) {
    match extra.get_mut(name) {
        Some(Json::Array(there)) => there.push(value),
        Some(there) => *there = vec![there.take(), value].into(),
        None => drop(extra.insert(name.to_owned(), value)),
    }
}
