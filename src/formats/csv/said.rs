//! Text of a cell together with the name of its column and with the columns beside it.

use std::borrow::Cow;

use super::dates::spans::Pair;
use super::dates::{CellDate, Reading};
use super::heading::{Calendar, Heading, Reckoning};
use super::reader::RowReader;
use super::role::Role;
use crate::base::Severity::Warning;
use crate::base::digits::plain;
use crate::formats::kit::table::TableRow;
use crate::model::{EdtfDate, Extra};

/// A text of a date, with the era that stands elsewhere, and the calendar that does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said<'r> {
    pub text: Cow<'r, str>,
    pub calendar: Option<Calendar>,
    /// True if its era was added to what the cell says.
    is_signed: bool,
}

impl<'r> Said<'r> {
    /// A text as it stands.
    pub(super) fn of(text: &'r str) -> Self {
        Self { text: Cow::Borrowed(text), calendar: None, is_signed: false }
    }

    /// The same with a text of its own.
    pub(super) fn owned(self) -> Said<'static> {
        Said { text: Cow::Owned(self.text.into_owned()), calendar: self.calendar, is_signed: self.is_signed }
    }

    /// Returns true if something else than its cell says a part of it.
    pub(super) fn is_joined(&self) -> bool {
        self.is_signed || self.calendar.is_some_and(|calendar| calendar != Calendar::Gregorian)
    }

    /// Returns true if nothing tells the calendar of a date that was read.
    pub(super) fn is_of_unknown_calendar(&self, found: &CellDate) -> bool {
        self.calendar.is_none() && !found.is_computed() && found.reading != Reading::Years
    }

    /// A text with what is said of its years.
    fn with(text: &'r str, reckoning: Reckoning) -> Self {
        // A calendar says of `44` that it is a year, and not one of any century.
        // So it does of the `21` of `1920-21`.
        let is_short =
            digits(text).is_some_and(|digits| digits < 3) || Pair::parse(text).is_some_and(Pair::is_cut_year);
        let sign = match reckoning {
            Reckoning::Before if text.starts_with('-') => None,
            Reckoning::Before => Some("BC"),
            Reckoning::Of(calendar) => calendar.sign().filter(|_| is_short),
        };
        let calendar = calendar_of(reckoning);
        match sign {
            Some(sign) => Self { text: Cow::Owned(format!("{text} {sign}")), calendar, is_signed: true },
            None => Self { text: Cow::Borrowed(text), calendar, is_signed: false },
        }
    }
}

impl RowReader<'_, '_> {
    /// Text of a cell with the era that its column or a column beside it says.
    pub(super) fn said<'r>(&self, row: &TableRow, role: Role, text: &'r str) -> Said<'r> {
        if text.is_empty() || super::dates::says_none(text) || super::dates::says_open(text) {
            return Said::of(text);
        }
        let beside = self.era_of(role);
        let reckoning = Heading::of(self.cell(row, beside)).reckoning();
        let heading = self.columns.of(role).map(|column| &self.headings[column]);
        let before = heading.is_some_and(|heading| heading.before);
        let reckoning = reckoning.or_else(|| before.then_some(Reckoning::Before));
        let period = heading.and_then(|heading| heading.period);
        if let Some(text) = period.and_then(|period| period.spelled(text, reckoning)) {
            return Said { text: Cow::Owned(text), calendar: reckoning.and_then(calendar_of), is_signed: true };
        }
        match reckoning {
            Some(reckoning) => Said::with(text, reckoning),
            None => Said::of(text),
        }
    }

    /// The column that says the era or the calendar of a date.
    pub(super) fn era_of(&self, role: Role) -> Role {
        match role {
            Role::End if self.columns.of(Role::EndEra).is_some() => Role::EndEra,
            _ => Role::Era,
        }
    }

    /// Returns true if the name of the column of years, or a cell beside it, says their era or calendar.
    pub(super) fn has_era(&self, row: &TableRow) -> bool {
        let is_named = self.columns.of(Role::Year).is_some_and(|column| self.headings[column].before);
        is_named || Heading::of(self.cell(row, Role::Era)).reckoning().is_some()
    }

    /// Keeps the cells beside the date, which say more than it does; tells those that say nothing that is known.
    pub(super) fn keep_beside(&mut self, row: &TableRow, kept: &mut Extra) {
        for role in [Role::Era, Role::EndEra] {
            let cell = self.cell(row, role);
            if !cell.is_empty() && Heading::of(cell).reckoning().is_none() {
                self.found.add(Warning, "table-beside-unread", "", row.at, &[("found", cell)]);
            }
        }
        [Role::Era, Role::EndEra, Role::Zone, Role::Weekday].iter().for_each(|role| self.keep(row, *role, kept));
    }
}

/// The calendar that a way of counting years names.
fn calendar_of(reckoning: Reckoning) -> Option<Calendar> {
    if let Reckoning::Of(calendar) = reckoning { Some(calendar) } else { None }
}

/// Number of digits of a text that is nothing else; a year has up to four.
fn digits(text: &str) -> Option<usize> {
    let text = plain(text);
    ((1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())).then_some(text.len())
}

/// The year before ours that a date said in words begins with, counted as people do: 500 of 500 BC.
fn before(text: &str, when: &EdtfDate) -> Option<u32> {
    let year = when.as_str().strip_prefix('-')?;
    let end = year.find(|c: char| !c.is_ascii_digit()).unwrap_or(year.len());
    let said = text.chars().any(char::is_alphabetic);
    year[..end].parse::<u32>().ok().filter(|_| said).map(|year| year + 1)
}

/// Returns true if an end of bare digits may be of either era: `500 BC` to `300`. A year that would be before the start
/// can only be of ours.
pub(super) fn years_in_doubt((start, when): (&str, &EdtfDate), end: &str) -> bool {
    let year = digits(end).and_then(|_| plain(end).parse::<u32>().ok());
    before(start, when).zip(year).is_some_and(|(start, end)| end <= start)
}

/// A start of bare digits with the sign of the era, where its end is before ours and the start therefore too: `500` to
/// `300 BC`.
pub(super) fn year_before(start: &str, (end, when): (&str, &EdtfDate)) -> Option<String> {
    let year = digits(start).and_then(|_| plain(start).parse::<u32>().ok())?;
    before(end, when).filter(|end| *end < year).map(|_| format!("{start} BC"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_has_its_era_from_elsewhere() {
        use Calendar::{Gregorian, Hijri, Julian};
        for (text, reckoning, expected, calendar) in [
            ("44", Reckoning::Before, "44 BC", None),
            ("-0043", Reckoning::Before, "-0043", None),
            ("14", Reckoning::Of(Gregorian), "14 AD", Some(Gregorian)),
            ("1066", Reckoning::Of(Gregorian), "1066", Some(Gregorian)),
            ("1920-21", Reckoning::Of(Gregorian), "1920-21 AD", Some(Gregorian)),
            ("1920-12", Reckoning::Of(Gregorian), "1920-12", Some(Gregorian)),
            ("1445-46", Reckoning::Of(Hijri), "1445-46 هـ", Some(Hijri)),
            ("13", Reckoning::Of(Hijri), "13 هـ", Some(Hijri)),
            ("1445/9/15", Reckoning::Of(Hijri), "1445/9/15", Some(Hijri)),
            ("1917-10-25", Reckoning::Of(Julian), "1917-10-25", Some(Julian)),
        ] {
            let said = Said::with(text, reckoning);
            assert_eq!((&*said.text, said.calendar), (expected, calendar), "{text}");
        }
    }

    #[test]
    fn an_era_said_once_holds_for_both_only_where_it_must() {
        let when = |text| EdtfDate::parse(text).unwrap();
        for (start, date, end, in_doubt) in [
            ("500 BC", "-0499", "300", true),
            ("500 BC", "-0499", "600", false),
            ("500 BC", "-0499", "300 BC", false),
            ("-0499", "-0499", "300", false),
            ("500", "0500", "300", false),
        ] {
            assert_eq!(years_in_doubt((start, &when(date)), end), in_doubt, "{start} {end}");
        }
        for (start, end, date, expected) in [
            ("500", "300 BC", "-0299", Some("500 BC")),
            ("300", "500 BC", "-0499", None),
            ("500 BC", "300 BC", "-0299", None),
            ("500", "300", "0300", None),
        ] {
            assert_eq!(year_before(start, (end, &when(date))).as_deref(), expected, "{start} {end}");
        }
    }
}
