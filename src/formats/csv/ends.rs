//! The end of an event: by a date, by a time of day, by a duration.

use chrono::{Days, NaiveDateTime, TimeDelta};

use super::dates::says_open;
use super::duration::Duration;
use super::moments::moment_of;
use super::reader::RowReader;
use super::role::Role;
use super::said::{Said, year_before, years_in_doubt};
use crate::base::Severity::{Note as Remark, Warning};
use crate::formats::kit::table::TableRow;
use crate::model::date::Moment;
use crate::model::date::phrase::TimeOfDay;
use crate::model::{EdtfDate, Extra};

/// A start: what it says, and its date.
#[derive(Default)]
pub(super) struct Tip {
    pub text: String,
    pub when: Option<EdtfDate>,
}

impl RowReader<'_, '_> {
    /// Date from the start to the end of a row; as much of both as can be said.
    pub(super) fn with_end(&mut self, row: &TableRow, mut from: Tip, text: &str, kept: &mut Extra) -> Option<EdtfDate> {
        let clock = self.clock(row, Role::EndClock, kept);
        let said = self.said(row, Role::End, text);
        if says_open(text) && clock.is_none() {
            return self.open_end(row, from, text, kept);
        }
        let is_same = said.text == from.text && clock.is_none();
        let is_used = !text.is_empty() && !is_same && self.shares_era(row, &mut from, &said, kept);
        let date = if is_used { self.date(row, &said, Role::End, kept) } else { None };
        if date.is_some() {
            self.used.push(Role::End);
        }
        let to = match (date, clock, &from.when) {
            (Some(date), clock, _) => Some(self.at_clock(row, date, clock, (Role::EndClock, kept))),
            (None, Some(clock), Some(start)) if text.is_empty() => self.same_day(row, start, clock, kept),
            _ => None,
        };
        if is_same {
            self.used.push(Role::End);
        }
        if let (Some(start), Some(end)) = (&from.when, &to) {
            self.check_duration(row, start, end);
        }
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
            (None, Some(to)) if !to.is_interval() && to.bounds().is_some() => EdtfDate::parse(&format!("/{to}")).ok(),
            (None, _) => {
                [Role::End, Role::EndClock].iter().for_each(|role| self.keep(row, *role, kept));
                None
            }
        }
    }

    /// An end that has not come yet.
    fn open_end(&mut self, row: &TableRow, from: Tip, text: &str, kept: &mut Extra) -> Option<EdtfDate> {
        let start = from.when?;
        self.keep(row, Role::End, kept);
        let open = EdtfDate::parse(&format!("{start}/..")).ok().filter(|_| !start.is_interval());
        let date = open.as_ref().unwrap_or(&start).as_str();
        let args = [("found", text), ("date", date), ("reason", "other"), ("word", text)];
        match open {
            Some(_) => self.found.add(Remark, "table-open-end", "", row.at, &args),
            None => self.found.add(Warning, "table-end", "other", row.at, &args),
        }
        Some(open.unwrap_or(start))
    }

    /// Returns true if the end can be read as it stands. A start without an era that can only be before ours, as its
    /// end is, is brought there; an end without one behind a start before ours may be of either era, and is told.
    fn shares_era(&mut self, row: &TableRow, from: &mut Tip, end: &Said<'_>, kept: &mut Extra) -> bool {
        let Some(start) = from.when.clone() else { return true };
        if years_in_doubt((&from.text, &start), &end.text) {
            let both = format!("{} – {}", from.text, end.text);
            let args = [("found", &*both), ("reason", "era"), ("word", "")];
            self.found.add(Warning, "table-end", "era", row.at, &args);
            [Role::When, Role::End].iter().for_each(|role| self.keep(row, *role, kept));
            return false;
        }
        let Ok(to) = self.known(end) else { return true };
        let Some(before) = year_before(&from.text, (&end.text, &to.when)) else { return true };
        if let Ok(found) = self.known(&Said::of(&before)) {
            let both = format!("{} – {}", from.text, end.text);
            let args = [("found", &*both), ("date", found.when.as_str())];
            self.found.add(Remark, "table-era-shared", "", row.at, &args);
            self.keep(row, Role::When, kept);
            from.when = Some(found.when);
        }
        true
    }

    /// The end by its time of day alone: on the day of the start, or after midnight.
    fn same_day(&mut self, row: &TableRow, start: &EdtfDate, clock: TimeOfDay, kept: &mut Extra) -> Option<EdtfDate> {
        let Some(Moment { day, clock: Some(from), shift }) = moment_of(start) else {
            let cell = self.cell(row, Role::EndClock);
            self.found.add(Warning, "table-clock-unused", "", row.at, &[("found", cell), ("date", start.as_str())]);
            self.keep(row, Role::EndClock, kept);
            return None;
        };
        let overnight = clock.time < from;
        let day = if overnight { day.checked_add_days(Days::new(1))? } else { day };
        let end = Moment { day, clock: Some(clock.time), shift: clock.ahead };
        let shift = clock.ahead.or_else(|| self.ahead(row, end, Role::EndClock)).or(shift);
        let end = EdtfDate::from_to(Moment { shift, ..end }, None).ok()?;
        self.use_clock(row, Role::EndClock);
        if overnight {
            let said = format!("{} – {}", self.cell(row, Role::Clock), self.cell(row, Role::EndClock));
            self.found.add(Warning, "table-overnight", "", row.at, &[("found", &said)]);
        }
        Some(end)
    }

    /// The end by a duration.
    fn lasting(&mut self, row: &TableRow, start: &EdtfDate, kept: &mut Extra) -> Option<EdtfDate> {
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
    fn joined(&mut self, row: &TableRow, from: EdtfDate, to: &EdtfDate, kept: &mut Extra) -> EdtfDate {
        if from == *to {
            return from;
        }
        let whole = match (moment_of(&from), moment_of(to)) {
            _ if from.is_interval() || to.is_interval() => None,
            (Some(a), Some(b)) if a.clock.is_some() || b.clock.is_some() => EdtfDate::from_to(a, Some(b)).ok(),
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
}

/// When something ends that begins at a moment; a span of days has its first day within it.
fn end_after(start: Moment, duration: Duration) -> Option<EdtfDate> {
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
    EdtfDate::from_to(end, None).ok()
}

/// An interval whose end is not before its start; years out of range are let through.
fn ordered(text: &str) -> Option<EdtfDate> {
    let when = EdtfDate::parse(text).ok()?;
    let reversed = |ends: [&str; 2]| {
        let [a, b] = ends.map(|end| EdtfDate::parse(end).ok().and_then(|when| when.bounds()));
        a.zip(b).is_some_and(|(a, b)| a.from.time >= b.to.time)
    };
    match text.split_once('/') {
        Some((start, end)) if reversed([start, end]) => None,
        _ => Some(when),
    }
}
