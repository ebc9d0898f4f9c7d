//! Events that last whole days by a column of their own. Programs for calendars say their ends as the moment after
//! them: midnight of the next day (RFC 5545 §3.6.1, Outlook, Microsoft Graph), or the next day itself (FullCalendar,
//! Google Calendar).

use chrono::{Days, NaiveTime};

use super::heading::plain;
use super::moments::moment_of;
use super::reader::RowReader;
use super::role::Role;
use crate::base::Severity::Note as Remark;
use crate::formats::kit::table::TableRow;
use crate::model::date::Moment;
use crate::model::{EdtfDate, Extra};

/// Returns true if a cell says yes.
fn says_yes(cell: &str) -> bool {
    const WORDS: [&str; 10] = ["true", "yes", "y", "1", "x", "نعم", "صحيح", "oui", "vrai", "wahr"];
    let cell = plain(cell);
    WORDS.iter().any(|word| plain(word) == cell)
}

impl RowReader<'_, '_> {
    /// Returns true if a row is an event as the interface of Google Calendar gives it, with days and moments in fields
    /// of their own.
    fn is_of_google(&self, row: &TableRow) -> bool {
        let column = |name: &str| self.names.iter().position(|known| known == name);
        let is_kind = || column("kind").is_some_and(|column| row.cell(column) == "calendar#event");
        self.is_json && column("end.date").is_some() && (column("end.dateTime").is_some() || is_kind())
    }

    /// The date of a row that is said to last whole days: without its midnights, and to the last day that is in it.
    pub(super) fn whole_days(&mut self, row: &TableRow, when: EdtfDate, kept: &mut Extra) -> EdtfDate {
        let column = self.all_day.filter(|column| says_yes(row.cell(*column)));
        let is_google = column.is_none() && self.is_of_google(row) && !when.as_str().contains('T');
        if column.is_none() && !is_google {
            return when;
        }
        // What FullCalendar and Google write; elsewhere the last day is mostly the one that is named.
        let names_next = is_google || self.is_json && column.is_some_and(|column| self.names[column] == "allDay");
        let text = when.as_str().to_owned();
        let (start, end) = text.split_once('/').map_or((&*text, None), |(start, end)| (start, Some(end)));
        let moment = |text: &str| moment_of(&EdtfDate::parse(text).ok()?);
        let is_midnight = |moment: &Moment| moment.clock == Some(NaiveTime::MIN);
        let Some(from) = moment(start).filter(|from| from.clock.is_none() || is_midnight(from)) else { return when };
        let Some(end) = end else {
            return EdtfDate::parse(&from.day.to_string()).unwrap_or(when);
        };
        let Some(to) = moment(end) else { return when };
        let is_next = is_midnight(&to) || to.clock.is_none() && names_next;
        let last = if is_next && to.day > from.day { to.day.checked_sub_days(Days::new(1)) } else { Some(to.day) };
        let Some(last) = last.filter(|_| is_next) else { return when };
        let whole = if last == from.day { last.to_string() } else { format!("{}/{last}", from.day) };
        let Ok(whole) = EdtfDate::parse(&whole) else { return when };
        [Role::End, Role::EndClock].iter().for_each(|role| self.keep(row, *role, kept));
        self.found.add(Remark, "table-all-day", "", row.at, &[("found", &text), ("date", whole.as_str())]);
        whole
    }
}
