//! A date in columns for its year, its month and its day, or for its quarter or its week.

use super::beside;
use super::dates::{CellDate, says_none};
use super::heading::Calendar;
use super::reader::RowReader;
use super::role::Role;
use super::said::Said;
use super::when::is_old;
use crate::base::Severity::{Error, Note as Remark, Warning};
use crate::base::digits;
use crate::formats::kit::table::TableRow;
use crate::model::date::phrase::{self, ParseError};
use crate::model::{EdtfDate, Extra};

/// The cells of a date in parts, with Latin digits.
struct Parts {
    year: String,
    month: String,
    day: String,
    quarter: String,
    week: String,
    /// The era of the year is said elsewhere.
    has_era: bool,
}

impl Parts {
    fn said(&self) -> String {
        let parts = [&self.year, &self.month, &self.day, &self.quarter, &self.week];
        parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ")
    }

    /// The text of the date, and of the same where the name of its month tells the calendar. A blank month over a day
    /// is none.
    fn texts(&self) -> Vec<String> {
        let Self { year, month, day, .. } = self;
        if month.is_empty() {
            return match (beside::quarter(&self.quarter), beside::week(&self.week)) {
                _ if !day.is_empty() => Vec::new(),
                (Some(quarter), None) => vec![format!("Q{quarter} {year}")],
                (None, Some(week)) => vec![format!("{year}-W{week:02}")],
                (None, None) if self.quarter.is_empty() && self.week.is_empty() => vec![year.clone()],
                _ => Vec::new(),
            };
        }
        let in_words = if day.is_empty() { format!("{month} {year}") } else { format!("{day} {month} {year}") };
        let in_numbers = phrase::month(month).and_then(|number| match day.as_str() {
            // `0044-03 BC` is a span of years.
            "" if self.has_era => Some(format!("{number:02}/{year}")),
            "" => Some(format!("{year}-{number:02}")),
            day => day.parse::<u8>().ok().map(|day| format!("{year}-{number:02}-{day:02}")),
        });
        in_numbers.into_iter().chain(Some(in_words).filter(|_| phrase::month(month).is_none())).collect()
    }
}

impl RowReader<'_, '_> {
    /// A date in columns for year, month and day; as much of it as can be understood.
    pub(super) fn when_of_parts(&mut self, row: &TableRow, kept: &mut Extra) -> Option<EdtfDate> {
        let cell = |role| digits::plain(self.cell(row, role)).trim_end_matches(".0").to_owned();
        let [year, month, day] = [Role::Year, Role::Month, Role::Day].map(cell);
        let [quarter, week] = [Role::Quarter, Role::Week].map(cell);
        let mut parts = Parts { year, month, day, quarter, week, has_era: self.has_era(row) };
        if parts.has_era && !parts.month.is_empty() && parts.year.bytes().all(|b| b.is_ascii_digit()) {
            // `44`, `3`, `15` and BC: the year is known for one.
            parts.year = format!("{:0>4}", parts.year);
        }
        if parts.said().is_empty() {
            if self.tells_blank && self.columns.has_date() {
                self.found.add(Remark, "table-undated", "", row.at, &[]);
            }
            return None;
        }
        if says_none(&parts.year) && parts.said() == parts.year {
            self.found.add(Remark, "table-date-none", "", row.at, &[("found", &parts.year)]);
            self.keep_parts(row, kept);
            return None;
        }
        let Some((said, found)) = self.read_parts(row, &parts) else { return self.year_alone(row, &parts, kept) };
        if found.is_computed() || said.is_joined() || !parts.quarter.is_empty() || !parts.week.is_empty() {
            self.keep_parts(row, kept);
        } else if self.sense.calendar.is_none()
            && !self.sense.calendar_assumed
            && is_old(&said.text)
            && said.calendar.is_none()
        {
            self.found.add(Warning, "table-old-years", "", row.at, &[("found", &said.text)]);
        }
        self.tell(row, &said, &found);
        self.check_era(row, Role::Year, &said, &found);
        self.used.extend([Role::Year, Role::Month, Role::Day]);
        Some(found.when)
    }

    /// The first of the texts of a date that is one, with what the columns beside it say.
    fn read_parts(&mut self, row: &TableRow, parts: &Parts) -> Option<(Said<'static>, CellDate)> {
        parts.texts().into_iter().find_map(|text| {
            let said = self.said(row, Role::Year, &text);
            let found = self.known(&said).ok()?;
            Some((said.owned(), found))
        })
    }

    /// The year, told, of parts that make no date.
    fn year_alone(&mut self, row: &TableRow, parts: &Parts, kept: &mut Extra) -> Option<EdtfDate> {
        self.keep_parts(row, kept);
        let whole = parts.said();
        let said = self.said(row, Role::Year, &parts.year);
        let alone = self.known(&said);
        // A month of another calendar contradicts a year of ours, and a year of theirs is none of ours.
        let is_foreign = phrase::month(&parts.month).is_none()
            && !parts.month.is_empty()
            && self.sense.calendar.is_none_or(|calendar| calendar == Calendar::Gregorian)
            && is_old(&parts.year);
        match alone {
            Ok(found) if found.when.bounds().is_some() && !is_foreign => {
                let args = [("found", &*whole), ("reason", "unclear"), ("word", &*whole)];
                self.found.add(Error, "table-date-part", "", row.at, &args);
                Some(found.when)
            }
            read => {
                let refusal = read.err().unwrap_or(ParseError::Unclear);
                let (reason, word) = refusal.code();
                self.found.add(
                    Error,
                    "table-date",
                    reason,
                    row.at,
                    &[("found", &whole), ("reason", reason), ("word", word)],
                );
                None
            }
        }
    }

    /// Keeps the cells of the parts of a date.
    pub(super) fn keep_parts(&self, row: &TableRow, kept: &mut Extra) {
        [Role::Year, Role::Month, Role::Day, Role::Quarter, Role::Week]
            .iter()
            .for_each(|role| self.keep(row, *role, kept));
    }
}
