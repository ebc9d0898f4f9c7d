//! The date of a row: from its start and its end, their times of day, a duration, and columns for parts of a date.

use std::borrow::Cow;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::clock::{Clock, Duration};
use super::columns::Role;
use super::dates::{Found, days_apart, year_in_numbers};
use super::heading::{Calendar, Zone};
use super::read::Reader;
use super::table::Row;
use crate::base::Severity::{Error, Note as Remark, Warning};
use crate::base::digits;
use crate::model::date::Moment;
use crate::model::date::phrase::{self, Note, Refusal};
use crate::model::{Extra, When};

/// Dates that are kept in mind, for tables in which they come again.
const MAX_DATES: usize = 10_000;
/// Days by which two calendars may differ for the same date, as months begin by sight of the moon.
const APART: i64 = 2;

/// What a text was read as.
pub(super) type Known = Result<Found, Refusal>;

/// A start or an end.
#[derive(Default)]
struct Tip<'r> {
    text: Cow<'r, str>,
    when: Option<When>,
}

impl Reader<'_, '_> {
    /// The date of a row; `above` is the row whose date reaches down to it.
    pub(super) fn when(&mut self, row: &Row, above: Option<&Row>, kept: &mut Extra) -> Option<When> {
        self.keep(row, Role::Check, kept);
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
        self.keep_parts(row, kept);
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
    fn start(&mut self, row: &Row, text: &str, kept: &mut Extra) -> Tip<'static> {
        let other = self.cell(row, Role::Check);
        let mut when = None;
        if !text.is_empty() {
            when = self.date(row, text, Role::When, kept);
        } else if !other.is_empty() {
            when = self.check.read(other).ok().map(|found| found.when);
            let code = if when.is_some() { "table-check-used" } else { "table-date" };
            self.found.add(Warning, code, "", row.at, &[("found", other), ("reason", "unclear"), ("word", other)]);
        }
        let clock = self.clock(row, Role::Clock, kept);
        let when = when.map(|when| self.at_clock(row, when, clock, (Role::Clock, kept)));
        Tip { text: Cow::Owned(text.to_owned()), when }
    }

    /// A date in parts, with its times of day.
    fn with_clocks(&mut self, row: &Row, when: Option<When>, kept: &mut Extra) -> Option<When> {
        let clock = self.clock(row, Role::Clock, kept);
        let Some(when) = when else {
            [Role::Clock, Role::EndClock, Role::Duration].iter().for_each(|role| self.keep(row, *role, kept));
            return None;
        };
        let when = Some(self.at_clock(row, when, clock, (Role::Clock, kept)));
        self.with_end(row, Tip { when, ..Tip::default() }, "", kept)
    }

    /// Reads a cell, and tells what there is to know about it; `None`, told, if it is no date.
    fn date(&mut self, row: &Row, text: &str, role: Role, kept: &mut Extra) -> Option<When> {
        match self.known(text) {
            Ok(found) => {
                if found.by_column || found.notes.iter().any(|note| matches!(note, Note::Computed(_))) {
                    self.keep(row, role, kept);
                }
                self.tell(row, text, &found);
                Some(found.when)
            }
            Err(refusal) => {
                let (reason, word) = refusal.code();
                let is_jewish = self.sense.calendar == Some(Calendar::Jewish) && year_in_numbers(text).is_some();
                let reason = if is_jewish { "calendar" } else { reason };
                let code = if role == Role::When { "table-date" } else { "table-end" };
                let args = [("found", text), ("reason", reason), ("word", word)];
                let severity = if role == Role::When { Error } else { Warning };
                self.found.add(severity, code, reason, row.at, &args);
                self.keep(row, role, kept);
                None
            }
        }
    }

    fn known(&mut self, text: &str) -> Known {
        if let Some(known) = self.dates.get(text) {
            return known.clone();
        }
        let read = self.sense.read(text);
        if self.dates.len() < MAX_DATES {
            self.dates.insert(text.to_owned(), read.clone());
        }
        read
    }

    /// Says how a date was understood, where a reader should know it.
    fn tell(&mut self, row: &Row, text: &str, found: &Found) {
        if self.sense.order_assumed && phrase::order_of(text) == Some(None) && !found.by_column {
            self.found.add(Warning, "table-day-or-month", "", row.at, &[("found", text)]);
        }
        if found.other_calendar {
            self.found.add(Warning, "table-other-calendar", "", row.at, &[("found", text)]);
        }
        if self.sense.calendar_assumed && is_old(text) {
            self.found.add(Warning, "table-old-years", "", row.at, &[("found", text)]);
        }
        for note in &found.notes {
            self.tell_note(row, text, found, note);
        }
    }

    fn tell_note(&mut self, row: &Row, text: &str, found: &Found, note: &Note) {
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
    fn compare(&mut self, row: &Row, from: &Tip<'_>) {
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

    /// A time of day in a cell of its own; `None`, told, if it is none.
    fn clock(&mut self, row: &Row, role: Role, kept: &mut Extra) -> Option<Clock> {
        let cell = self.cell(row, role);
        if cell.is_empty() {
            return None;
        }
        let clock = Clock::parse(cell);
        if clock.is_none() {
            self.found.add(Warning, "table-clock-unread", "", row.at, &[("found", cell)]);
            self.keep(row, role, kept);
        }
        if clock.is_some_and(|clock| {
            self.halved && !clock.halved && NaiveTime::from_hms_opt(13, 0, 0).is_some_and(|one| clock.time < one)
        }) {
            self.found.add(Warning, "table-clock-half", "", row.at, &[("found", cell)]);
        }
        clock
    }

    /// A day at a time of day, in the zone that the cells or their columns name.
    fn at_clock(&mut self, row: &Row, when: When, clock: Option<Clock>, (role, kept): (Role, &mut Extra)) -> When {
        let found = match (clock, moment_of(&when)) {
            (Some(clock), Some(Moment { day, clock: None, .. })) => {
                Moment { day, clock: Some(clock.time), shift: clock.ahead }
            }
            (None, Some(moment)) if moment.clock.is_some() => moment,
            (Some(clock), Some(moment)) if moment.clock == Some(clock.time) => moment,
            (Some(_), _) => {
                // A time of day belongs to a day that is known as such.
                let cell = self.cell(row, role);
                self.found.add(Warning, "table-clock-unused", "", row.at, &[("found", cell), ("date", when.as_str())]);
                self.keep(row, role, kept);
                return when;
            }
            (None, _) => return when,
        };
        let shift = found.shift.or_else(|| self.ahead(row));
        When::from_to(Moment { shift, ..found }, None).unwrap_or(when)
    }

    /// How far the clocks of the table are ahead of UTC, if their columns say so; told, if they name a place whose
    /// clocks change.
    fn ahead(&mut self, row: &Row) -> Option<i16> {
        match &self.sense.zone {
            Some(Zone::Ahead(minutes)) => Some(*minutes),
            Some(Zone::Place(place)) => {
                let place = place.clone();
                self.found.add(Warning, "table-zone", "", row.at, &[("found", &place)]);
                None
            }
            None => None,
        }
    }

    /// From the start to the end; as much of both as can be said.
    fn with_end(&mut self, row: &Row, from: Tip<'_>, text: &str, kept: &mut Extra) -> Option<When> {
        let clock = self.clock(row, Role::EndClock, kept);
        let is_same = text == from.text && clock.is_none();
        let date = if text.is_empty() || is_same { None } else { self.date(row, text, Role::End, kept) };
        let to = match (date, clock, &from.when) {
            (Some(date), clock, _) => Some(self.at_clock(row, date, clock, (Role::EndClock, kept))),
            (None, Some(clock), Some(start)) if text.is_empty() => self.same_day(row, start, clock, kept),
            _ => None,
        };
        let to = match (to, &from.when) {
            (None, Some(start)) if text.is_empty() && clock.is_none() => self.lasting(row, start, kept),
            (to, _) => {
                self.keep(row, Role::Duration, kept);
                to
            }
        };
        match (from.when, to) {
            (Some(from), None) => Some(from),
            (Some(from), Some(to)) => Some(self.joined(row, from, &to, kept)),
            // The start is not told, or was told above not to be understood.
            (None, Some(to)) if !to.is_interval() && to.bounds().is_some() => When::parse(&format!("/{to}")).ok(),
            (None, _) => None,
        }
    }

    /// The end by its time of day alone: on the day of the start, or after midnight.
    fn same_day(&mut self, row: &Row, start: &When, clock: Clock, kept: &mut Extra) -> Option<When> {
        let Some(Moment { day, clock: Some(from), shift }) = moment_of(start) else {
            let cell = self.cell(row, Role::EndClock);
            self.found.add(Warning, "table-clock-unused", "", row.at, &[("found", cell), ("date", start.as_str())]);
            self.keep(row, Role::EndClock, kept);
            return None;
        };
        let overnight = clock.time < from;
        let day = if overnight { day.checked_add_days(Days::new(1))? } else { day };
        let end = When::from_to(Moment { day, clock: Some(clock.time), shift: clock.ahead.or(shift) }, None).ok()?;
        if overnight {
            let said = format!("{} – {}", self.cell(row, Role::Clock), self.cell(row, Role::EndClock));
            self.found.add(Warning, "table-overnight", "", row.at, &[("found", &said)]);
        }
        Some(end)
    }

    /// The end by a duration.
    fn lasting(&mut self, row: &Row, start: &When, kept: &mut Extra) -> Option<When> {
        let cell = self.cell(row, Role::Duration);
        if cell.is_empty() {
            return None;
        }
        self.keep(row, Role::Duration, kept);
        let unit = self.columns.of(Role::Duration).and_then(|column| self.headings[column].unit);
        let end = Duration::parse(cell, unit).and_then(|duration| end_after(moment_of(start)?, duration));
        if end.is_none() {
            self.found.add(Warning, "table-duration", "", row.at, &[("found", cell), ("date", start.as_str())]);
        }
        end
    }

    /// A start and an end; the start alone, told, if they make no interval.
    fn joined(&mut self, row: &Row, from: When, to: &When, kept: &mut Extra) -> When {
        if from == *to {
            return from;
        }
        let whole = match (moment_of(&from), moment_of(to)) {
            _ if from.is_interval() || to.is_interval() => None,
            (Some(a), Some(b)) if a.clock.is_some() || b.clock.is_some() => When::from_to(a, Some(b)).ok(),
            _ => ordered(&format!("{from}/{to}")),
        };
        whole.unwrap_or_else(|| {
            let said = format!("{from} – {to}");
            let args = [("found", &*said), ("reason", "order"), ("word", "")];
            self.found.add(Warning, "table-end", "order", row.at, &args);
            [Role::When, Role::End, Role::EndClock].iter().for_each(|role| self.keep(row, *role, kept));
            from
        })
    }

    /// A date in columns for year, month and day; as much of it as can be understood.
    fn when_of_parts(&mut self, row: &Row, kept: &mut Extra) -> Option<When> {
        let [year, month, day] =
            [Role::Year, Role::Month, Role::Day].map(|role| digits::plain(self.cell(row, role)).into_owned());
        if year.is_empty() && month.is_empty() && day.is_empty() {
            if self.tells_blank && self.columns.has_date() {
                self.found.add(Remark, "table-undated", "", row.at, &[]);
            }
            return None;
        }
        let is_other = self.sense.calendar.is_some_and(|calendar| calendar != Calendar::Gregorian);
        let number = phrase::month(&month);
        let text = match (month.is_empty(), day.is_empty(), number) {
            (true, true, _) => Some(year.clone()),
            (false, true, Some(number)) => Some(format!("{year}-{number:02}")),
            (false, false, Some(number)) => day.parse::<u8>().ok().map(|day| format!("{year}-{number:02}-{day:02}")),
            // A month of another calendar says which.
            (false, true, None) if is_other => Some(format!("{month} {year}")),
            (false, false, None) if is_other => Some(format!("{day} {month} {year}")),
            _ => None,
        };
        let read = text.as_deref().and_then(|text| Some((text, self.sense.read(text).ok()?)));
        let Some((text, found)) = read else {
            let said = [year.as_str(), &month, &day].join("-");
            let alone = self.sense.read(&year).ok().map(|found| found.when).filter(|when| when.bounds().is_some());
            let code = if alone.is_some() { "table-date-part" } else { "table-date" };
            self.found.add(Error, code, "", row.at, &[("found", &said), ("reason", "unclear"), ("word", &said)]);
            self.keep_parts(row, kept);
            return alone;
        };
        if found.by_column {
            self.keep_parts(row, kept);
        } else if self.sense.calendar.is_none() && !self.sense.calendar_assumed && is_old(text) {
            self.found.add(Warning, "table-old-years", "", row.at, &[("found", text)]);
        }
        self.tell(row, text, &found);
        Some(found.when)
    }

    fn keep_parts(&self, row: &Row, kept: &mut Extra) {
        for role in [Role::Year, Role::Month, Role::Day] {
            self.keep(row, role, kept);
        }
    }
}

/// Whether a date in numbers has a year that may be one of the Hijra.
fn is_old(text: &str) -> bool {
    year_in_numbers(text).is_some_and(|year| (1300..=1500).contains(&year))
}

/// A day, or a moment of it, as EDTF has it without marks; `None` for anything else.
fn moment_of(when: &When) -> Option<Moment> {
    let text = when.as_str();
    let day = NaiveDate::parse_from_str(text.get(..10)?, "%Y-%m-%d").ok()?;
    let Some(clock) = text[10..].strip_prefix('T') else {
        return text[10..].is_empty().then_some(Moment { day, clock: None, shift: None });
    };
    let clock = Clock::parse(clock)?;
    Some(Moment { day, clock: Some(clock.time), shift: clock.ahead })
}

/// When something ends that begins at a moment; a span of days has its first day within it.
fn end_after(start: Moment, duration: Duration) -> Option<When> {
    let end = match (duration, start.clock) {
        (Duration::Days(days), None) => {
            let more = u64::try_from(days).ok()?.checked_sub(1)?;
            Moment { day: start.day.checked_add_days(Days::new(more))?, ..start }
        }
        (Duration::Seconds(_), None) => return None,
        (duration, Some(clock)) => {
            let seconds = match duration {
                Duration::Seconds(seconds) => seconds,
                Duration::Days(days) => days.checked_mul(86_400)?,
            };
            let end = NaiveDateTime::new(start.day, clock).checked_add_signed(TimeDelta::try_seconds(seconds)?)?;
            Moment { day: end.date(), clock: Some(end.time()), ..start }
        }
    };
    When::from_to(end, None).ok()
}

/// An interval whose end is not before its start; years out of range are let through.
fn ordered(text: &str) -> Option<When> {
    let when = When::parse(text).ok()?;
    let reversed = |ends: [&str; 2]| {
        let [a, b] = ends.map(|end| When::parse(end).ok().and_then(|when| when.bounds()));
        a.zip(b).is_some_and(|(a, b)| a.from.time >= b.to.time)
    };
    match text.split_once('/') {
        Some((start, end)) if reversed([start, end]) => None,
        _ => Some(when),
    }
}

/// Whether a date has a time of day without seconds, or with parts of seconds.
fn padded(text: &str) -> bool {
    text.contains(':') && When::parse(text).is_err()
}
