//! The date of a row: from its start and its end, their times of day, a duration, and columns for parts of a date.

use chrono::Datelike as _;

use super::beside;
use super::dates::{CellDate, Reading, days_apart, says_none, year_in_numbers};
use super::ends::Tip;
use super::heading::Calendar;
use super::moments::moment_of;
use super::reader::{KnownDate, RowReader};
use super::role::Role;
use super::said::Said;
use crate::base::Severity::{Error, Note as Remark, Warning};
use crate::formats::kit::table::TableRow;
use crate::model::date::phrase::{self, Note};
use crate::model::{EdtfDate, Extra};

/// Dates that are kept in mind, for tables in which they come again.
const MAX_DATES: usize = 10_000;
/// Days by which two calendars may differ for the same date, as months begin by sight of the moon.
const APART: i64 = 2;

impl RowReader<'_, '_> {
    /// The date of a row; `above` is the row whose date reaches down to it.
    pub(super) fn when(&mut self, row: &TableRow, above: Option<&TableRow>, kept: &mut Extra) -> Option<EdtfDate> {
        self.keep(row, Role::Check, kept);
        let when = self.when_as_said(row, above, kept)?;
        Some(self.whole_days(row, when, kept))
    }

    /// The same as its cells say it, where programs for calendars may name the day after the last.
    fn when_as_said(&mut self, row: &TableRow, above: Option<&TableRow>, kept: &mut Extra) -> Option<EdtfDate> {
        let (start, end) = (self.cell(above.unwrap_or(row), Role::When), self.cell(row, Role::End));
        if above.is_some() {
            self.found.add(Warning, "table-merged", "", row.at, &[("found", start)]);
        }
        if start.is_empty() && end.is_empty() && self.cell(row, Role::Check).is_empty() {
            let when = self.when_of_parts(row, kept);
            return self.with_clocks(row, when, kept);
        }
        let from = self.start(row, start, kept);
        if above.is_none() {
            self.compare(row, &from);
        }
        let whole = self.with_end(row, from, end, kept);
        self.check_parts(row, whole.as_ref(), if start.is_empty() { end } else { start });
        self.keep_parts(row, kept);
        self.keep_beside(row, kept);
        if whole.as_ref().is_some_and(|when| when.bounds().is_none()) {
            let example = if start.is_empty() { end } else { start };
            self.found.add(Warning, "tl-out-of-range", "", row.at, &[("example", example)]);
        }
        if whole.is_some() && (padded(start) || padded(end)) {
            self.keep(row, Role::When, kept);
            self.keep(row, Role::End, kept);
            let found = if padded(start) { start } else { end };
            self.found.add(Remark, "table-clock", "", row.at, &[("found", found)]);
        }
        whole
    }

    /// The start: its date, or that of the other calendar where it has none.
    fn start(&mut self, row: &TableRow, text: &str, kept: &mut Extra) -> Tip {
        let other = self.cell(row, Role::Check);
        let mut when = None;
        let said = self.said(row, Role::When, text);
        if !text.is_empty() {
            when = self.date(row, &said, Role::When, kept);
        } else if !other.is_empty() {
            when = self.check.read(other).ok().map(|found| found.when);
            let code = if when.is_some() { "table-check-used" } else { "table-date" };
            self.found.add(Warning, code, "", row.at, &[("found", other), ("reason", "unclear"), ("word", other)]);
        }
        if when.is_some() && !text.is_empty() {
            self.used.push(Role::When);
        }
        let clock = self.clock(row, Role::Clock, kept);
        let when = when.map(|when| self.at_clock(row, when, clock, (Role::Clock, kept)));
        self.check_weekday(row, text, when.as_ref());
        Tip { text: said.text.into_owned(), when }
    }

    /// A date in parts, with its times of day.
    fn with_clocks(&mut self, row: &TableRow, when: Option<EdtfDate>, kept: &mut Extra) -> Option<EdtfDate> {
        let clock = self.clock(row, Role::Clock, kept);
        let Some(when) = when else {
            [Role::Clock, Role::EndClock, Role::Duration].iter().for_each(|role| self.keep(row, *role, kept));
            return None;
        };
        let when = Some(self.at_clock(row, when, clock, (Role::Clock, kept)));
        let text = self.cell(row, Role::Year).to_owned();
        self.check_weekday(row, &text, when.as_ref());
        self.keep_beside(row, kept);
        self.with_end(row, Tip { when, ..Tip::default() }, "", kept)
    }

    /// Reads a cell, and tells what there is to know about it; `None`, told, if it is no date.
    pub(super) fn date(&mut self, row: &TableRow, said: &Said<'_>, role: Role, kept: &mut Extra) -> Option<EdtfDate> {
        let text = &*said.text;
        match self.known(said) {
            Ok(found) => {
                if found.is_computed() || found.reading != Reading::Plain || said.is_joined() {
                    self.keep(row, role, kept);
                }
                self.tell(row, said, &found);
                self.check_era(row, role, said, &found);
                Some(found.when)
            }
            Err(_) if says_none(text) => {
                self.found.add(Remark, "table-date-none", "", row.at, &[("found", text)]);
                self.keep(row, role, kept);
                None
            }
            Err(refusal) => {
                let (reason, word) = refusal.code();
                let is_jewish = self.sense.calendar == Some(Calendar::Jewish) && year_in_numbers(text).is_some();
                let reason = if is_jewish { "calendar" } else { reason };
                let code = if role == Role::End { "table-end" } else { "table-date" };
                let args = [("found", text), ("reason", reason), ("word", word)];
                let severity = if role == Role::End { Warning } else { Error };
                self.found.add(severity, code, reason, row.at, &args);
                self.keep(row, role, kept);
                None
            }
        }
    }

    pub(super) fn known(&mut self, said: &Said<'_>) -> KnownDate {
        let key = (said.calendar, said.text.to_string());
        if let Some(known) = self.dates.get(&key) {
            return known.clone();
        }
        let read = match said.calendar {
            None => self.sense.read(&said.text),
            calendar => super::dates::Sense { calendar, ..self.sense.clone() }.read(&said.text),
        };
        if self.dates.len() < MAX_DATES {
            self.dates.insert(key, read.clone());
        }
        read
    }

    /// Says how a date was understood, where a reader should know it.
    pub(super) fn tell(&mut self, row: &TableRow, said: &Said<'_>, found: &CellDate) {
        let text = &*said.text;
        let has_other = || found.notes.iter().any(|note| matches!(note, Note::DayOrMonth(_)));
        let is_open = || phrase::orders_in(text).contains(&None) || has_other();
        if self.sense.order_assumed && is_open() {
            self.found.add(Warning, "table-day-or-month", "", row.at, &[("found", text)]);
        }
        let date = found.when.as_str();
        if self.sense.contradicts(text) {
            self.found.add(Warning, "table-order-named", "", row.at, &[("found", text), ("date", date)]);
        }
        if found.other_calendar {
            self.found.add(Warning, "table-other-calendar", "", row.at, &[("found", text)]);
        }
        if self.sense.calendar_assumed && said.is_of_unknown_calendar(found) && is_old(text) {
            self.found.add(Warning, "table-old-years", "", row.at, &[("found", text)]);
        }
        if let Some(calendar) = found.by_rule.map(Calendar::as_str) {
            let args = [("found", text), ("date", date), ("calendar", calendar), ("by", "column")];
            self.found.add(Remark, "table-computed", calendar, row.at, &args);
        }
        self.tell_reading(row, text, found);
        for note in &found.notes {
            self.tell_note(row, text, found, note);
        }
    }

    fn tell_reading(&mut self, row: &TableRow, text: &str, found: &CellDate) {
        let date = found.when.as_str();
        let (severity, code, kind) = match found.reading {
            Reading::Plain => return,
            Reading::Days => (Warning, "table-days", ""),
            Reading::Years => (Warning, "table-years", ""),
            Reading::MonthOrYears => (Warning, "table-date-note", "month-or-years"),
            Reading::TwoCalendars => (Warning, "table-date-note", "two-calendars"),
            Reading::SpanOrCalendars => (Warning, "table-date-note", "span-or-calendars"),
            Reading::Open => (Remark, "table-open-end", ""),
        };
        self.found.add(severity, code, kind, row.at, &[("found", text), ("date", date), ("kind", kind)]);
    }

    fn tell_note(&mut self, row: &TableRow, text: &str, found: &CellDate, note: &Note) {
        let date = found.when.as_str();
        let mut add = |severity, code, key: &str, more: &[(&'static str, &str)]| {
            let args = [&[("found", text), ("date", date)][..], more].concat();
            self.found.add(severity, code, key, row.at, &args);
        };
        match note {
            // The column decides the order, and what it does not decide is told as such.
            Note::DayOrMonth(_)
            | Note::NoYear
            | Note::NoPlace
            | Note::Spelling(_)
            | Note::Twice { agrees: true, .. } => {}
            Note::Computed(calendar) => {
                let (calendar, by) = (calendar.as_str(), if found.by_column { "column" } else { "cell" });
                add(Remark, "table-computed", &format!("{calendar}{by}"), &[("calendar", calendar), ("by", by)]);
            }
            Note::Weekday { .. } => add(Warning, "table-weekday", "", &[]),
            Note::PartOfDay(_) => add(Remark, "table-part-of-day", "", &[]),
            Note::InCalendar(..) if is_old(text) && self.sense.calendar_assumed => {}
            Note::InCalendar(..) => add(Warning, "table-old-years", "", &[]),
            Note::Twice { agrees: false, .. } => add(Warning, "table-calendars-differ", "", &[]),
            Note::Or(_) => add(Warning, "table-date-note", "or", &[("kind", "or")]),
            Note::Midnight(_) => add(Warning, "table-date-note", "midnight", &[("kind", "midnight")]),
            Note::YearOf(..) => add(Warning, "table-date-note", "year-of", &[("kind", "year-of")]),
            Note::AcrossYears => add(Warning, "table-date-note", "across-years", &[("kind", "across-years")]),
            Note::Week => add(Remark, "table-date-note", "week", &[("kind", "week")]),
            Note::DayOfYear => add(Remark, "table-date-note", "day-of-year", &[("kind", "day-of-year")]),
        }
    }

    /// Compares the date with that of the column in another calendar.
    fn compare(&mut self, row: &TableRow, from: &Tip) {
        let other = self.cell(row, Role::Check);
        let (Some(when), false, false) = (&from.when, other.is_empty(), from.text.is_empty()) else { return };
        match self.check.read(other) {
            Ok(found) => {
                if days_apart(when, &found.when).is_some_and(|days| days > APART) {
                    let said = format!("{} – {other}", from.text);
                    self.found.add(Warning, "table-calendars-differ", "", row.at, &[("found", &said)]);
                }
            }
            Err(_) => self.found.add(Warning, "table-check-unread", "", row.at, &[("found", other)]),
        }
    }

    /// Compares the date with the day of the week in a column of its own.
    pub(super) fn check_weekday(&mut self, row: &TableRow, text: &str, when: Option<&EdtfDate>) {
        let cell = self.cell(row, Role::Weekday);
        let (Some(said), Some(moment)) = (beside::weekday(cell), when.and_then(moment_of)) else { return };
        if moment.day.weekday() != said {
            let both = format!("{cell} {text}");
            let date = moment.day.to_string();
            self.found.add(Warning, "table-weekday", "", row.at, &[("found", &both), ("date", &date)]);
        }
    }
}

/// Returns true if a date in numbers has a year that may be one of the Hijra.
pub(super) fn is_old(text: &str) -> bool {
    year_in_numbers(text).is_some_and(|year| (1300..=1500).contains(&year))
}

/// Returns true if a date has a time of day without seconds, or with parts of seconds.
fn padded(text: &str) -> bool {
    text.contains(':') && EdtfDate::parse(text).is_err()
}
