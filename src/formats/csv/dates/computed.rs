//! Dates of other calendars than the Gregorian one.

use chrono::{Days, NaiveDate};
use icu_calendar::Date;

use super::super::heading::Calendar;
use super::numbers::{Numbers, split};
use super::{CellDate, Sense};
use crate::model::EdtfDate;
use crate::model::date::calendars::{SecondCalendar, SecondDay};
use crate::model::date::phrase::{Note, ParseError, TimeOfDay};

impl Sense {
    /// A date in numbers of a calendar of the Hijra; the time of day after one that may be off by a day is left to the
    /// caller.
    pub(super) fn computed(
        &self,
        numbers: Numbers,
        clock: Option<&str>,
        calendar: Calendar,
    ) -> Result<CellDate, ParseError> {
        let (year, month, day) = numbers.parts(self.order);
        let none = || no_such(year, month, day);
        let second = match calendar {
            Calendar::Hijri => SecondCalendar::Hijri,
            Calendar::Persian => SecondCalendar::Persian,
            _ => return Err(ParseError::Calendar(year.to_string())),
        };
        let (month, day) = (part(month).map_err(|()| none())?, part(day).map_err(|()| none())?);
        let at = |month, day| second.to_gregorian(SecondDay { year: year as i32, month, day }).ok_or_else(none);
        let mark = if second == SecondCalendar::Hijri { "~" } else { "" };
        let text = match (month, day) {
            (Some(month), Some(day)) => match (clock, mark) {
                (Some(clock), "") => {
                    let clock = TimeOfDay::parse(clock).ok_or(ParseError::Unclear)?;
                    format!("{}T{}", at(month, day)?, clock.edtf())
                }
                _ => format!("{}{mark}", at(month, day)?),
            },
            (month, _) => {
                let next = second.start_of_next(year as i32, month).ok_or_else(none)?;
                format!("{}{mark}/{}{mark}", at(month.unwrap_or(1), 1)?, next.pred_opt().ok_or_else(none)?)
            }
        };
        let when = EdtfDate::parse(&text).map_err(|_| none())?;
        Ok(CellDate { by_column: true, ..CellDate::new(when, vec![Note::Computed(second)]) })
    }

    /// A date of a calendar that is computed by rule. Of the Julian one only days are brought to ours: its years and
    /// months are nearly the same, and are told as not converted.
    pub(super) fn by_rule(&self, text: &str, calendar: Calendar) -> Result<CellDate, ParseError> {
        let (date, clock) = split(text);
        let Some(numbers) = Numbers::parse(&date) else { return self.by_rule_in_words(text, calendar) };
        let (year, month, day) = numbers.parts(self.order);
        let none = || no_such(year, month, day);
        let (month, day) = (part(month).map_err(|()| none())?, part(day).map_err(|()| none())?);
        let at = |year: u32, month, day| gregorian(calendar, year as i32, month, day).ok_or_else(none);
        let text = match (month, day) {
            (Some(month), Some(day)) => {
                let clock = clock.map(|clock| TimeOfDay::parse(&clock).ok_or(ParseError::Unclear)).transpose()?;
                let clock = clock.map_or_else(String::new, |clock| format!("T{}", clock.edtf()));
                format!("{}{clock}", at(year, month, day)?)
            }
            _ if calendar == Calendar::Julian => {
                return self.plain(text).map(|found| CellDate { other_calendar: true, ..found });
            }
            (Some(month), None) => {
                let next = at(year, month + 1, 1).or_else(|_| at(year + 1, 1, 1))?;
                format!("{}/{}", at(year, month, 1)?, before(next).ok_or_else(none)?)
            }
            (None, _) => format!("{}/{}", at(year, 1, 1)?, before(at(year + 1, 1, 1)?).ok_or_else(none)?),
        };
        let when = EdtfDate::parse(&text).map_err(|_| none())?;
        Ok(CellDate { by_column: true, by_rule: Some(calendar), ..CellDate::new(when, Vec::new()) })
    }

    fn by_rule_in_words(&self, text: &str, calendar: Calendar) -> Result<CellDate, ParseError> {
        if calendar != Calendar::Julian {
            return Err(ParseError::Calendar(text.chars().take(60).collect()));
        }
        let ours = Self { calendar: Some(Calendar::Gregorian), ..self.clone() };
        let found = ours.plain(text)?;
        let said = found.when.as_str();
        let day = said.get(..10).and_then(|day| NaiveDate::parse_from_str(day, "%Y-%m-%d").ok());
        let Some(day) = day.filter(|_| said.len() == 10) else {
            return Ok(CellDate { other_calendar: true, ..found });
        };
        // The day of the week is that of the day, however it is numbered.
        let notes = found.notes.into_iter().filter(|note| !matches!(note, Note::Weekday { .. })).collect();
        use chrono::Datelike as _;
        let none = || ParseError::NoSuchDate(said.to_owned());
        let (month, day_of_month) = (day.month() as u8, day.day() as u8);
        let moved = gregorian(calendar, day.year(), month, day_of_month).ok_or_else(none)?;
        let when = EdtfDate::parse(&moved.to_string()).map_err(|_| none())?;
        Ok(CellDate { by_column: true, by_rule: Some(calendar), ..CellDate::new(when, notes) })
    }
}

fn no_such(year: u32, month: Option<u32>, day: Option<u32>) -> ParseError {
    let parts = [Some(year), month, day].into_iter().flatten().map(|n| format!("{n:02}"));
    ParseError::NoSuchDate(parts.collect::<Vec<_>>().join("-"))
}

fn part(number: Option<u32>) -> Result<Option<u8>, ()> {
    number.map(|number| u8::try_from(number).map_err(|_| ())).transpose()
}

/// The Gregorian day of a day of a calendar that is computed by rule; `None` if it has no such day.
fn gregorian(calendar: Calendar, year: i32, month: u8, day: u8) -> Option<NaiveDate> {
    let days = match calendar {
        Calendar::Julian => Date::try_new_julian(year, month, day).ok()?.to_rata_die(),
        Calendar::Coptic => Date::try_new_coptic(year, month, day).ok()?.to_rata_die(),
        // Its months are those of the Copts, and its years are 276 more.
        Calendar::Ethiopian => Date::try_new_coptic(year - 276, month, day).ok()?.to_rata_die(),
        _ => return None,
    };
    let day = NaiveDate::from_num_days_from_ce_opt(i32::try_from(days.to_i64_date()).ok()?)?;
    (0..=9999).contains(&chrono::Datelike::year(&day)).then_some(day)
}

fn before(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_sub_days(Days::new(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calendars_by_rule_are_brought_to_ours() {
        use Calendar::{Coptic, Ethiopian, Julian, Other};
        for (calendar, text, expected) in [
            (Julian, "1917-10-25", Ok("1917-11-07")),
            (Julian, "25/10/1917", Ok("1917-11-07")),
            (Julian, "25 October 1917", Ok("1917-11-07")),
            (Julian, "1582-10-04", Ok("1582-10-14")),
            (Julian, "1900-02-29", Ok("1900-03-13")),
            (Julian, "1582-10-05", Ok("1582-10-15")),
            (Julian, "0325-06-19", Ok("0325-06-20")),
            (Julian, "1917-10-25 10:00", Ok("1917-11-07T10:00:00")),
            (Julian, "1917-10-32", Err("no-such-date")),
            (Julian, "1917", Ok("1917")),
            (Coptic, "1740-01-01", Ok("2023-09-12")),
            (Coptic, "1740", Ok("2023-09-12/2024-09-10")),
            (Coptic, "1740-13", Ok("2024-09-06/2024-09-10")),
            (Coptic, "5 Thout 1740", Err("calendar")),
            (Ethiopian, "2016-01-01", Ok("2023-09-12")),
            (Other, "1340-01-01", Err("calendar")),
        ] {
            let sense = Sense { calendar: Some(calendar), ..Sense::default() };
            let read = sense.read(text);
            let told = read.as_ref().map(|found| found.when.as_str()).map_err(|refusal| refusal.code().0);
            assert_eq!(told, expected, "{calendar:?} {text}");
        }
    }
}
