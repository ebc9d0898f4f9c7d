//! Cells that contradict the date of their row: its parts, its length, its era, its calendar or its zone once more.

use chrono::{Datelike as _, NaiveDate, NaiveDateTime};

use super::beside;
use super::dates::CellDate;
use super::duration::Duration;
use super::heading::{Calendar, Heading, Reckoning, plain};
use super::moments::moment_of;
use super::reader::RowReader;
use super::role::Role;
use super::said::Said;
use crate::base::Severity::Warning;
use crate::base::digits;
use crate::formats::kit::table::TableRow;
use crate::model::EdtfDate;
use crate::model::date::Moment;
use crate::model::date::calendars::SecondCalendar;
use crate::model::date::phrase::{self, Note};

const DAY: i64 = 86_400;

impl RowReader<'_, '_> {
    /// Tells a cell that contradicts the date beside it; the date counts, and the cell is kept.
    fn contradicts(&mut self, row: &TableRow, role: Role, date: &str) {
        let Some(column) = self.columns.of(role) else { return };
        let name = self.names[column].to_string();
        let args = [("field", &*name), ("found", row.cell(column)), ("date", date)];
        self.found.add(Warning, "table-contradicts", &name, row.at, &args);
    }

    /// Compares columns for the year, the quarter, the month and the day with a whole date; `text` is what it says.
    pub(super) fn check_parts(&mut self, row: &TableRow, when: Option<&EdtfDate>, text: &str) {
        let Some((from, to)) = when.and_then(|when| when.earliest_day().zip(when.latest_day())) else { return };
        let number = |cell: &str| digits::plain(cell).trim_end_matches(".0").parse::<i32>().ok();
        let year = number(self.cell(row, Role::Year)).filter(|year| (100..=9999).contains(year));
        let is_ours = year.is_none_or(|year| (from.year()..=to.year()).contains(&year));
        if !is_ours && !year.is_some_and(|year| is_year_of_other(year, from, to)) {
            self.contradicts(row, Role::Year, text);
        }
        // The parts of a date of another calendar are that calendar's.
        if !is_ours || !self.is_of_ours(row, text) {
            return;
        }
        let days = || from.iter_days().take_while(|day| *day <= to);
        let length = (to - from).num_days();
        let quarter = beside::quarter(self.cell(row, Role::Quarter));
        let month = phrase::month(self.cell(row, Role::Month)).map(u32::from);
        let day = beside::number(self.cell(row, Role::Day)).filter(|day| (1..=31).contains(day));
        let differs = |is: &dyn Fn(NaiveDate) -> bool| length < 366 && !days().any(is);
        let parts = [
            (Role::Quarter, quarter.is_some_and(|quarter| differs(&|day| day.month0() / 3 + 1 == quarter))),
            (Role::Month, month.is_some_and(|month| differs(&|day| day.month() == month))),
            (Role::Day, day.is_some_and(|number| differs(&|day| day.day() == number))),
        ];
        for (role, _) in parts.into_iter().filter(|(_, is_other)| *is_other) {
            self.contradicts(row, role, text);
        }
    }

    /// Returns true if a date that was read is one of the Gregorian calendar as it stands.
    fn is_of_ours(&mut self, row: &TableRow, text: &str) -> bool {
        let said = self.said(row, Role::When, text).owned();
        self.known(&said).is_ok_and(|found| !found.is_computed() && found.by_rule.is_none() && !said.is_joined())
    }

    /// Compares the era or the calendar beside a date with what the date itself says.
    pub(super) fn check_era(&mut self, row: &TableRow, role: Role, said: &Said<'_>, found: &CellDate) {
        let beside = self.era_of(role);
        let cell = self.cell(row, beside);
        let Some(Reckoning::Of(calendar)) = Heading::of(cell).reckoning() else { return };
        let is_before = found.when.as_str().starts_with(['-']) || found.when.as_str().starts_with("0000");
        let own = found.notes.iter().find_map(|note| if let Note::Computed(own) = note { Some(*own) } else { None });
        let own = own.filter(|_| !found.by_column);
        let differs = match (calendar, own) {
            (Calendar::Gregorian, None) => is_before && is_ad(cell),
            (Calendar::Hijri, Some(own)) => own != SecondCalendar::Hijri,
            (Calendar::Persian, Some(own)) => own != SecondCalendar::Persian,
            (Calendar::Hijri | Calendar::Persian, None) => !found.is_computed() && !found.other_calendar,
            (_, own) => own.is_some(),
        };
        if differs {
            self.contradicts(row, beside, &said.text);
        }
    }

    /// Compares the zone beside a time of day with the shift from UTC that the time itself says.
    pub(super) fn check_zone(&mut self, row: &TableRow, moment: Moment, text: &str) {
        let (Some(clock), Some(shift)) = (moment.clock, moment.shift) else { return };
        let Some(zone) = beside::zone(self.cell(row, Role::Zone)) else { return };
        if zone.shift_of(NaiveDateTime::new(moment.day, clock)).0 != shift {
            self.contradicts(row, Role::Zone, text);
        }
    }

    /// Compares a duration with the time from the start to the end.
    pub(super) fn check_duration(&mut self, row: &TableRow, start: &EdtfDate, end: &EdtfDate) {
        let unit = self.columns.of(Role::Duration).and_then(|column| self.headings[column].unit);
        let cell = self.cell(row, Role::Duration);
        let (Some(from), Some(to), Some(said)) = (moment_of(start), moment_of(end), Duration::parse(cell, unit)) else {
            return;
        };
        if !fits(said, from, to) {
            self.contradicts(row, Role::Duration, &format!("{start} – {end}"));
        }
    }
}

/// Returns true if a duration is that from one moment to another. The first and the last day may both count, or one of
/// them.
fn fits(said: Duration, from: Moment, to: Moment) -> bool {
    let days = (to.day - from.day).num_days();
    match (said, from.clock, to.clock) {
        (Duration::Days(said), ..) => (days..=days + 1).contains(&said),
        (Duration::Seconds(said), Some(a), Some(b)) => {
            let shift = i64::from(from.shift.unwrap_or_default()) - i64::from(to.shift.unwrap_or_default());
            let is_one_zone = from.shift.is_some() == to.shift.is_some();
            let seconds = days * DAY + (b - a).num_seconds() + if is_one_zone { shift * 60 } else { 0 };
            (said - seconds).abs() < 60
        }
        (Duration::Seconds(said), ..) => ((days - 1) * DAY..=(days + 1) * DAY).contains(&said),
    }
}

/// Returns true if a cell says that years are of our era, and not only which calendar they are of.
fn is_ad(cell: &str) -> bool {
    ["ad", "ce", "a d", "c e", "م"].contains(&plain(cell).as_str())
}

/// Returns true if days lie in a year of another calendar, give or take one: tables say it beside a date of ours.
fn is_year_of_other(year: i32, from: NaiveDate, to: NaiveDate) -> bool {
    let is_in = |calendar: SecondCalendar| {
        let ends = calendar.of_gregorian(from).zip(calendar.of_gregorian(to));
        ends.is_some_and(|(from, to)| (from.year - 1..=to.year + 1).contains(&year))
    };
    SecondCalendar::ALL.into_iter().any(is_in)
}
