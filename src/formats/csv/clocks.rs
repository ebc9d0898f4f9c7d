//! Times of day in cells of their own, and the zones that they are told in.

use chrono::{NaiveDateTime, NaiveTime, Timelike as _};

use super::beside;
use super::dates::serial;
use super::heading::Zone;
use super::moments::moment_of;
use super::reader::RowReader;
use super::role::Role;
use crate::base::Severity::Warning;
use crate::formats::kit::table::TableRow;
use crate::model::date::Moment;
use crate::model::date::phrase::TimeOfDay;
use crate::model::{EdtfDate, Extra, Fit};

impl RowReader<'_, '_> {
    /// A time of day in a cell of its own; `None`, told, if it is none.
    pub(super) fn clock(&mut self, row: &TableRow, role: Role, kept: &mut Extra) -> Option<TimeOfDay> {
        let cell = self.cell(row, role);
        if cell.is_empty() || super::dates::says_none(cell) {
            self.keep(row, role, kept);
            return None;
        }
        let said = self.clock_said(row, role);
        let of_days = || serial::clock(cell).filter(|_| self.sense.days);
        let clock = of_days().map(|time| TimeOfDay { time, halved: true, is_open: false, ahead: None });
        let half = self.half(row, role);
        let Some(clock) = clock.or_else(|| clock_of(&said, &half)) else {
            let whole = format!("{said} {half}");
            self.found.add(Warning, "table-clock-unread", "", row.at, &[("found", whole.trim_end())]);
            [role, Role::Minute, Role::Half, Role::EndHalf].iter().for_each(|role| self.keep(row, *role, kept));
            return None;
        };
        if clock.is_open {
            let date = clock.edtf();
            let args = [("found", &*said), ("date", &date), ("kind", "midnight")];
            self.found.add(Warning, "table-date-note", "midnight", row.at, &args);
        }
        let is_morning = NaiveTime::from_hms_opt(13, 0, 0).is_some_and(|one| clock.time < one);
        if self.halved && !clock.halved && is_morning {
            self.found.add(Warning, "table-clock-half", "", row.at, &[("found", &said)]);
        }
        Some(clock)
    }

    /// The time with the minutes of their own column.
    fn clock_said(&self, row: &TableRow, role: Role) -> String {
        let cell = self.cell(row, role);
        let minute = if role == Role::Clock { self.cell(row, Role::Minute) } else { "" };
        match (beside::number(cell), beside::number(minute)) {
            (Some(hour), Some(minute)) => format!("{hour}:{minute:02}"),
            (Some(hour), None)
                if self.columns.of(Role::Minute).is_some() && minute.is_empty() && role == Role::Clock =>
            {
                format!("{hour}:00")
            }
            _ => cell.to_owned(),
        }
    }

    /// The half of the day that a column beside the time says, or the name of its column.
    fn half(&self, row: &TableRow, role: Role) -> String {
        let beside = self.half_of(role);
        let named = || self.columns.of(role).and_then(|column| self.headings[column].half).unwrap_or_default();
        match self.cell(row, beside) {
            "" => named().to_owned(),
            cell => cell.to_owned(),
        }
    }

    /// A day at a time of day, in the zone that the cells or their columns name.
    pub(super) fn at_clock(
        &mut self,
        row: &TableRow,
        when: EdtfDate,
        clock: Option<TimeOfDay>,
        (role, kept): (Role, &mut Extra),
    ) -> EdtfDate {
        let found = match (clock, moment_of(&when)) {
            (Some(clock), Some(Moment { day, clock: None, .. })) => {
                Moment { day, clock: Some(clock.time), shift: clock.ahead }
            }
            (None, Some(moment)) if moment.clock.is_some() => {
                self.check_zone(row, moment, when.as_str());
                moment
            }
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
        if clock.is_some() {
            self.use_clock(row, role);
        }
        let shift = found.shift.or_else(|| self.ahead(row, found, role));
        EdtfDate::from_to(Moment { shift, ..found }, None).unwrap_or(when)
    }

    /// Notes that a time of day is in the date, with what the columns beside it say.
    pub(super) fn use_clock(&mut self, row: &TableRow, role: Role) {
        let cell = self.cell(row, role);
        let has_minute = role == Role::Clock && beside::number(self.cell(row, Role::Minute)).is_some();
        let half = self.half_of(role);
        let of_days = self.sense.days && serial::clock(cell).is_some();
        self.used.push(role);
        self.used.extend(Some(Role::Minute).filter(|_| has_minute && beside::number(cell).is_some()));
        self.used.extend(Some(half).filter(|_| !of_days));
    }

    /// The column that says the half of the day of a time.
    fn half_of(&self, role: Role) -> Role {
        match role {
            Role::EndClock if self.columns.of(Role::EndHalf).is_some() => Role::EndHalf,
            _ => Role::Half,
        }
    }

    /// Shift of the clocks of the table ahead of UTC at a moment, if a cell beside it or its column says a zone; told,
    /// if that is not known or its clocks were changed at that time.
    pub(super) fn ahead(&mut self, row: &TableRow, moment: Moment, role: Role) -> Option<i16> {
        let wall = NaiveDateTime::new(moment.day, moment.clock?);
        let of_end = self.end_zone.filter(|_| role == Role::EndClock).map_or("", |column| row.cell(column));
        let cell = if of_end.is_empty() { self.cell(row, Role::Zone) } else { of_end };
        let zone = match (cell, &self.sense.zone) {
            ("", zone) => zone.clone()?,
            (cell, _) => beside::zone(cell).map_or_else(|| Zone::Unread(cell.to_owned()), Zone::Known),
        };
        let zone = match zone {
            Zone::Known(zone) => zone,
            Zone::Unread(name) => {
                self.found.add(Warning, "table-zone", "", row.at, &[("found", &name)]);
                return None;
            }
        };
        let (shift, fit) = zone.shift_of(wall);
        if fit != Fit::Once {
            let (time, name) = (wall.format("%Y-%m-%d %H:%M").to_string(), zone.name());
            self.found.add(Warning, "table-zone-clock", "", row.at, &[("found", &time), ("zone", &name)]);
        }
        Some(shift)
    }
}

/// A time of day with the half of the day that is said beside it; `None` too where the two contradict each other.
fn clock_of(text: &str, half: &str) -> Option<TimeOfDay> {
    let alone = TimeOfDay::parse(text);
    if half.is_empty() {
        return alone;
    }
    match alone {
        Some(clock) if clock.halved => {
            let is_late = |clock: &TimeOfDay| clock.time.hour() >= 12;
            let beside = TimeOfDay::parse(&format!("1:00 {half}"))?;
            (is_late(&clock) == is_late(&beside)).then_some(clock)
        }
        _ => TimeOfDay::parse(&format!("{text} {half}")),
    }
}
