//! Dates in words, as exact as their source and no more.

use super::calendar::Calendar;
use super::calendars::{CalendarDay, Exactness, SecondCalendar, SecondWords};
use super::{Arg, Digits, Locale, Messages, MonthNames, TickUnit};
use crate::model::date::{DatePart, EdgeKind, End, Form, Member, Precision, time_of_day};
use crate::model::{EdtfDate, Zone};

/// Puts dates into words.
pub struct DateWords {
    messages: Messages,
    calendar: Calendar,
    second: Option<SecondWords>,
    zone: Option<Zone>,
}

impl DateWords {
    /// Makes words for a language, a shape of digits and (in Arabic) a choice of month names.
    pub fn new(locale: Locale, digits: Digits, month_names: MonthNames) -> Self {
        let digits = digits.within(locale);
        let calendar = Calendar::new(locale, digits, month_names);
        Self { messages: Messages::of_dates(locale, digits), calendar, second: None, zone: None }
    }

    /// The same with a second calendar beside the Gregorian.
    pub fn with_second(self, calendar: Option<SecondCalendar>) -> Self {
        let (locale, digits) = (self.messages.locale(), self.messages.digits());
        Self { second: calendar.map(|calendar| SecondWords::new(calendar, locale, digits)), ..self }
    }

    /// The same with every time by the clock of one zone, where it is known how far that is from the clock of the source.
    /// `None` is the clock of the source.
    pub fn with_zone(self, zone: Option<Zone>) -> Self {
        Self { zone, ..self }
    }

    /// Returns true if times are told by the clock of a chosen zone.
    pub(super) fn has_zone(&self) -> bool {
        self.zone.is_some()
    }

    /// The date as the clock of the chosen zone shows it, if that is another one.
    fn in_zone(&self, when: &EdtfDate) -> Option<EdtfDate> {
        self.zone.and_then(|zone| zone.tell(when))
    }

    /// The calendar beside the Gregorian, if there is one.
    pub fn second_calendar(&self) -> Option<SecondCalendar> {
        self.second.as_ref().map(SecondWords::calendar)
    }

    pub(super) fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    pub(super) fn say(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.messages.format(id, args)
    }

    /// The date as its source gives it: «أكتوبر 2023», not the first of October.
    pub fn when(&self, when: &EdtfDate) -> String {
        let there = self.in_zone(when);
        let when = there.as_ref().unwrap_or(when);
        let form = when.form();
        if form.dates().any(|d| d.year == i64::MAX || d.year == i64::MIN) {
            return self.say("date-as-written", &[("source", when.as_str().into())]);
        }
        match form {
            Form::Date(date) => self.date(&date),
            Form::Interval(start, end) => self.interval(&start, &end),
            Form::OneOf(members) => self.list("or", &members),
            Form::AllOf(members) => self.list("and", &members),
        }
    }

    /// About the same date in the second calendar: «≈ 18 ربيع الأول 1445 هـ». A month or a year is the span of those
    /// it lies in. `None` without a second calendar, for sets of dates, and outside of the calendar.
    pub fn second(&self, when: &EdtfDate) -> Option<String> {
        if matches!(when.form(), Form::OneOf(_) | Form::AllOf(_)) {
            return None;
        }
        let there = self.in_zone(when);
        let when = there.as_ref().unwrap_or(when);
        let bounds = when.bounds()?;
        let exactness = match when.precision() {
            Precision::Second | Precision::Day => Exactness::Day,
            Precision::Month | Precision::Season => Exactness::Month,
            _ => Exactness::Year,
        };
        // The day of a time is that of its own clock.
        let first = when.earliest_day().map_or(bounds.from.time, time_of_day);
        let last = when.latest_day().map_or(bounds.to.time - 1, time_of_day);
        let (first, last) = self.second.as_ref()?.span(first, last, exactness)?;
        let text = match first {
            Some(first) => self.say("date-second-span", &[("from", first.into()), ("to", last.into())]),
            None => last,
        };
        let text = self.open_ended(text, bounds.from.kind, bounds.to.kind);
        Some(self.say("date-second", &[("date", text.into())]))
    }

    fn open_ended(&self, text: String, from: EdgeKind, to: EdgeKind) -> String {
        let unknown = || self.say("date-unknown", &[]).into();
        match (from, to) {
            (EdgeKind::Open, _) => self.say("date-until", &[("date", text.into())]),
            (_, EdgeKind::Open) => self.say("date-from", &[("date", text.into())]),
            (EdgeKind::Unknown, _) => self.say("date-from-to", &[("from", unknown()), ("to", text.into())]),
            (_, EdgeKind::Unknown) => self.say("date-from-to", &[("from", text.into()), ("to", unknown())]),
            _ => text,
        }
    }

    /// The label of a tick of the second calendar, with its year; empty without a second calendar.
    pub fn second_tick(&self, unit: TickUnit, day: CalendarDay) -> String {
        self.second.as_ref().map_or_else(String::new, |second| second.tick(unit, day))
    }

    fn interval(&self, start: &End, end: &End) -> String {
        match (start, end) {
            (End::Date(a), End::Date(b)) if a == b => self.date(a),
            (End::Date(a), End::Date(b)) => self.between(a, b),
            (End::Date(a), End::Open) => self.say("date-from", &[("date", self.date(a).into())]),
            (End::Open, End::Date(b)) => self.say("date-until", &[("date", self.date(b).into())]),
            (End::Open | End::Unknown, End::Open | End::Unknown) => self.say("date-unknown", &[]),
            _ => self.say("date-from-to", &[("from", self.end(start).into()), ("to", self.end(end).into())]),
        }
    }

    fn between(&self, a: &DatePart, b: &DatePart) -> String {
        if a.time.is_some() || b.time.is_some() {
            return self.by_the_clock(a, b);
        }
        let [from, to] = [0, 1].map(|i| self.in_a_row(&[*a, *b], i));
        self.say("date-between", &[("from", from.into()), ("to", to.into())])
    }

    /// Interval from one time of day to another: the day, the year and the zone that both have are said once.
    fn by_the_clock(&self, a: &DatePart, b: &DatePart) -> String {
        let one_zone = a.time.is_some() && b.time.is_some() && a.shift == b.shift;
        let bare = |date: &DatePart| if one_zone { DatePart { shift: None, ..*date } } else { *date };
        let (first, last) = (bare(a), bare(b));
        let one_day = (a.year, a.month, a.day) == (b.year, b.month, b.day);
        let from = self.date(&first);
        let to = match (last.month, last.day, self.zoned_clock(&last)) {
            (Some(_), Some(_), Some(clock)) if one_day => clock,
            (Some(month), Some(day), Some(clock)) if a.year == b.year => {
                let day = self.calendar.month_day(month, day);
                self.say("date-clock-of-day", &[("date", day.into()), ("time", clock.into())])
            }
            _ => self.date(&last),
        };
        let span = self.say("date-clock-span", &[("from", from.into()), ("to", to.into())]);
        match a.shift.filter(|_| one_zone) {
            Some(shift) => self.say("date-time-with-zone", &[("time", span.into()), ("zone", zone(shift).into())]),
            None => span,
        }
    }

    fn end(&self, end: &End) -> String {
        match end {
            End::Date(d) => self.date(d),
            End::OnOrBefore(d) => self.say("date-or-before", &[("date", self.date(d).into())]),
            End::OnOrAfter(d) => self.say("date-or-after", &[("date", self.date(d).into())]),
            End::Open => self.say("date-open", &[]),
            End::Unknown => self.say("date-unknown", &[]),
        }
    }

    /// The members of a set, joined by `or` or `and`.
    fn list(&self, word: &str, members: &[Member]) -> String {
        let date = |m: &Member| if let Member::Date(d) = m { Some(*d) } else { None };
        let dates: Option<Vec<DatePart>> = members.iter().map(date).collect();
        let texts: Vec<String> = match dates {
            Some(dates) => (0..dates.len()).map(|i| self.in_a_row(&dates, i)).collect(),
            None => members.iter().map(|m| self.member(word, m)).collect(),
        };
        let last = texts.len().saturating_sub(1);
        let join = |(i, a): (usize, String), b: String| {
            let place = if i + 1 == last { "last" } else { "more" };
            (i + 1, self.say(&format!("date-{word}-{place}"), &[("a", a.into()), ("b", b.into())]))
        };
        let mut texts = texts.into_iter();
        let first = texts.next().unwrap_or_default();
        texts.fold((0, first), join).1
    }

    fn member(&self, word: &str, member: &Member) -> String {
        match member {
            Member::Date(d) => self.date(d),
            Member::OnOrBefore(d) => self.end(&End::OnOrBefore(*d)),
            Member::OnOrAfter(d) => self.end(&End::OnOrAfter(*d)),
            Member::Range(a, b) if word == "or" => self.between(a, b),
            Member::Range(a, b) => {
                self.say("date-from-to", &[("from", self.date(a).into()), ("to", self.date(b).into())])
            }
        }
    }

    /// The date at position `i` of a row, without the year and month that the last one of the row says for all:
    /// «أبريل» of «بين أبريل ويوليو 2024».
    fn in_a_row(&self, dates: &[DatePart], i: usize) -> String {
        let (date, first) = (&dates[i], &dates[0]);
        let plain = |d: &DatePart| d.year_precision() == Precision::Year && !d.uncertain && !d.approximate;
        let alike = |d: &DatePart| plain(d) && d.year == first.year && d.precision() == first.precision();
        if i + 1 == dates.len() || !dates.iter().all(alike) {
            return self.date(date);
        }
        let one_month = dates.iter().all(|d| d.month == first.month);
        match (first.precision(), date.month, date.day) {
            (Precision::Day, Some(_), Some(day)) if one_month => self.calendar.day(day),
            (Precision::Day, Some(month), Some(day)) => self.calendar.month_day(month, day),
            (Precision::Month, Some(month), _) => self.calendar.month(month),
            _ => self.date(date),
        }
    }

    fn date(&self, date: &DatePart) -> String {
        let mut text = self.unqualified(date);
        if date.approximate {
            text = self.say("date-approximate", &[("date", text.into())]);
        }
        if date.uncertain {
            text = self.say("date-uncertain", &[("date", text.into())]);
        }
        text
    }

    fn unqualified(&self, date: &DatePart) -> String {
        if let Some(among) = self.among(date) {
            return among;
        }
        match (date.month, date.day, date.season) {
            (Some(month), Some(day), _) => self.with_time(date, self.day(date, month, day)),
            (Some(month), None, _) => self.month(date, month),
            (None, _, Some(season)) => {
                let year = self.years(date);
                self.say("date-season", &[("season", season.into()), ("year", year.into())])
            }
            (None, Some(day), None) => {
                let args = [("day", self.calendar.day(day).into()), ("year", self.years(date).into())];
                self.say("date-day-of-unknown-month", &args)
            }
            (None, None, None) => self.years(date),
        }
    }

    /// Months of a year, or days of a month, of which one digit is given: «بين أكتوبر وديسمبر 1984» for `1984-1X`.
    fn among(&self, date: &DatePart) -> Option<String> {
        if date.year_precision() != Precision::Year || date.approximate {
            return None;
        }
        let (from, to) = match (date.months, date.month, date.days) {
            (Some((first, last)), None, _) if first != last && date.day.is_none() => {
                (self.calendar.month(first), self.month_of_year(date.year, last))
            }
            (None, Some(month), Some((first, last))) if first == last => {
                return Some(self.day_of_year(date.year, month, last));
            }
            (None, Some(month), Some((first, last))) => {
                (self.calendar.day(first), self.day_of_year(date.year, month, last))
            }
            _ => return None,
        };
        Some(self.say("date-between", &[("from", from.into()), ("to", to.into())]))
    }

    fn with_time(&self, date: &DatePart, day: String) -> String {
        let Some(time) = self.zoned_clock(date) else { return day };
        self.say("date-with-time", &[("date", day.into()), ("time", time.into())])
    }

    /// The time of day with its zone.
    fn zoned_clock(&self, date: &DatePart) -> Option<String> {
        let (hour, minute, second) = date.time?;
        let time = self.calendar.clock(hour, minute, second);
        Some(match date.shift {
            Some(shift) => self.say("date-time-with-zone", &[("time", time.into()), ("zone", zone(shift).into())]),
            None => time,
        })
    }

    fn day(&self, date: &DatePart, month: u8, day: u8) -> String {
        match date.year_precision() {
            Precision::Year => self.day_of_year(date.year, month, day),
            _ => self.in_years(self.calendar.month_day(month, day), date),
        }
    }

    fn month(&self, date: &DatePart, month: u8) -> String {
        match date.year_precision() {
            Precision::Year => self.month_of_year(date.year, month),
            _ => self.in_years(self.calendar.month(month), date),
        }
    }

    fn in_years(&self, part: String, date: &DatePart) -> String {
        self.say("date-in-years", &[("date", part.into()), ("year", self.years(date).into())])
    }

    pub(super) fn day_of_year(&self, year: i64, month: u8, day: u8) -> String {
        let whole = self.calendar.year_month_day(year, month, day);
        whole.unwrap_or_else(|| self.of_year(self.calendar.month_day(month, day), year))
    }

    pub(super) fn month_of_year(&self, year: i64, month: u8) -> String {
        let whole = self.calendar.year_month(year, month);
        whole.unwrap_or_else(|| self.of_year(self.calendar.month(month), year))
    }

    fn of_year(&self, part: String, year: i64) -> String {
        self.say("date-of-year", &[("date", part.into()), ("year", self.year(year).into())])
    }

    /// A year in astronomical counting (0 is 1 BC).
    pub(super) fn year(&self, year: i64) -> String {
        self.calendar.year(year).unwrap_or_else(|| match year {
            1.. => self.calendar.number(year),
            _ => {
                let before_christ = self.calendar.number(1_i64.saturating_sub(year));
                self.say("date-year-before-christ", &[("year", before_christ.into())])
            }
        })
    }

    /// The year, or the years that the unspecified digits leave: decade, century, millennium.
    fn years(&self, date: &DatePart) -> String {
        if date.is_year_unknown() {
            return self.say("date-unknown-year", &[]);
        }
        let (first, last) = date.years();
        if date.significant.is_some() && first != last {
            let [year, from, to] = [date.year, first, last].map(|y| self.year(y).into());
            return self.say("date-estimated", &[("year", year), ("from", from), ("to", to)]);
        }
        match date.unknown_digits {
            0b0000 => self.year(date.year),
            0b0001 => self.decade(date),
            0b0011 => self.count_of("date-century", date, 100),
            0b0111 => self.count_of("date-millennium", date, 1000),
            _ => self.say("date-between", &[("from", self.year(first).into()), ("to", self.year(last).into())]),
        }
    }

    fn decade(&self, date: &DatePart) -> String {
        let args = [
            ("tens", (date.year % 100).into()),
            ("century", self.count_of("date-century", date, 100).into()),
            ("first", self.calendar.number(date.year).into()),
        ];
        self.say("date-decade", &args)
    }

    /// The number of the century or millennium in which the year lies: 19XX is the 20th century.
    fn count_of(&self, id: &str, date: &DatePart, years: i64) -> String {
        self.say(id, &[("number", (date.year / years + 1).into())])
    }
}

/// A shift from UTC, in minutes, as `UTC`, `UTC+3` or `UTC-4:30`.
fn zone(shift: i16) -> String {
    let sign = if shift < 0 { '-' } else { '+' };
    match (shift.unsigned_abs() / 60, shift.unsigned_abs() % 60) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::marks::with_isolates;

    fn words(locale: Locale) -> DateWords {
        DateWords::new(locale, Digits::Latin, MonthNames::Egypt)
    }

    #[test]
    fn times_are_told_by_the_clock_of_a_zone_that_is_chosen() {
        let words =
            DateWords::new(Locale::En, Digits::Latin, MonthNames::Egypt).with_zone(Zone::of_name("Asia/Beirut"));
        let cases = [
            ("2024-06-10T22:30:00Z", "11 June 2024, 01:30 UTC+3"),
            ("2024-06-10T09:00:00+04:00/2024-06-10T10:00:00+04:00", "10 June 2024, 08:00 – 09:00 UTC+3"),
            ("2024-06-10T09:00:00", "10 June 2024, 09:00"),
            ("2024-06-10", "10 June 2024"),
        ];
        for (when, expected) in cases {
            assert_eq!(words.when(&EdtfDate::parse(when).expect(when)), expected, "{when}");
        }
    }

    #[test]
    fn dates_are_as_exact_as_their_source() {
        let (ar, en) = (words(Locale::Ar), words(Locale::En));
        for (edtf, arabic, english) in CASES {
            let when = EdtfDate::parse(edtf).unwrap_or_else(|e| panic!("{e}"));
            assert_eq!(ar.when(&when), with_isolates(arabic), "{edtf}");
            assert_eq!(en.when(&when), *english, "{edtf}");
        }
    }

    const CASES: &[(&str, &str, &str)] = &[
        ("2023", "2023", "2023"),
        ("2023-10", "أكتوبر 2023", "October 2023"),
        ("2023-10-03", "3 أكتوبر 2023", "3 October 2023"),
        ("2024-04-18T14:30:00", "18 أبريل 2024، 14:30", "18 April 2024, 14:30"),
        ("2024-04-18T14:30:05Z", "18 أبريل 2024، 14:30:05 (⟦UTC⟧)", "18 April 2024, 14:30:05 UTC"),
        ("2024-04-18T14:30:00-04:30", "18 أبريل 2024، 14:30 (⟦UTC-4:30⟧)", "18 April 2024, 14:30 UTC-4:30"),
        ("2024-03-01T17:54/2024-03-01T18:07", "1 مارس 2024، 17:54 – 18:07", "1 March 2024, 17:54 – 18:07"),
        (
            "2024-03-01T23:30/2024-03-02T01:15",
            "1 مارس 2024، 23:30 – 2 مارس 01:15",
            "1 March 2024, 23:30 – 2 March 01:15",
        ),
        (
            "2023-12-31T23:30:00/2024-01-01T01:15:00",
            "31 ديسمبر 2023، 23:30 – 1 يناير 2024، 01:15",
            "31 December 2023, 23:30 – 1 January 2024, 01:15",
        ),
        (
            "2024-03-01T17:54:00+03:00/2024-03-01T18:07:00",
            "1 مارس 2024، 17:54 – 18:07 (⟦UTC+3⟧)",
            "1 March 2024, 17:54 – 18:07 UTC+3",
        ),
        (
            "2024-03-01T17:54Z/2024-03-01T21:07+03:00",
            "1 مارس 2024، 17:54 (⟦UTC⟧) – 21:07 (⟦UTC+3⟧)",
            "1 March 2024, 17:54 UTC – 21:07 UTC+3",
        ),
        ("2024-03-01T17:54/2024-03-02", "1 مارس 2024، 17:54 – 2 مارس 2024", "1 March 2024, 17:54 – 2 March 2024"),
        ("2024-03-01T17:54/..", "ابتداءً من 1 مارس 2024، 17:54", "from 1 March 2024, 17:54 on"),
        ("1985~", "نحو 1985", "about 1985"),
        ("1985?", "1985؟", "1985?"),
        ("1985%", "نحو 1985؟", "about 1985?"),
        ("1984-1X", "بين أكتوبر وديسمبر 1984", "between October and December 1984"),
        ("1984-0X~", "نحو 1984", "about 1984"),
        ("1985-04-1X", "بين 10 و19 أبريل 1985", "between 10 and 19 April 1985"),
        ("2023-02-2X", "بين 20 و28 فبراير 2023", "between 20 and 28 February 2023"),
        ("1985-04-3X", "30 أبريل 1985", "30 April 1985"),
        ("156X-1X", "ستينيات القرن الـ16", "the 1560s"),
        ("2023-10?", "أكتوبر 2023؟", "October 2023?"),
        ("2004-06~-11", "نحو 11 يونيو 2004", "about 11 June 2004"),
        ("2024-04/2024-07", "بين أبريل ويوليو 2024", "between April and July 2024"),
        ("2024-04-03/2024-04-07", "بين 3 و7 أبريل 2024", "between 3 and 7 April 2024"),
        ("2024-04-03/2024-05-07", "بين 3 أبريل و7 مايو 2024", "between 3 April and 7 May 2024"),
        ("2023-12/2024-01", "بين ديسمبر 2023 ويناير 2024", "between December 2023 and January 2024"),
        ("2024/2024-07", "بين 2024 ويوليو 2024", "between 2024 and July 2024"),
        ("2020/2024", "بين 2020 و2024", "between 2020 and 2024"),
        ("2020/2020", "2020", "2020"),
        ("-0044-03/-0044-05", "بين مارس ومايو 45 ق.م", "between March and May 45 BC"),
        ("2004-06~/2004-08", "بين نحو يونيو 2004 وأغسطس 2004", "between about June 2004 and August 2004"),
        ("2025/..", "ابتداءً من 2025", "from 2025 on"),
        ("../2024", "حتى 2024", "until 2024"),
        ("2024/", "من 2024 إلى تاريخ غير معروف", "from 2024 to an unknown date"),
        ("/2024", "من تاريخ غير معروف إلى 2024", "from an unknown date to 2024"),
        ("..1984/2004", "من 1984 أو قبل ذلك إلى 2004", "from 1984 or earlier to 2004"),
        ("2004/2005..", "من 2004 إلى 2005 أو بعد ذلك", "from 2004 to 2005 or later"),
        ("198X", "ثمانينيات القرن الـ20", "the 1980s"),
        ("190X", "العقد الأول من القرن الـ20", "the first decade of the 20th century"),
        ("191X", "العقد الثاني من القرن الـ20", "the 1910s"),
        ("198X?", "ثمانينيات القرن الـ20؟", "the 1980s?"),
        ("006X", "ستينيات القرن الأول", "the 60s"),
        ("19XX", "القرن الـ20", "the 20th century"),
        ("20XX", "القرن الـ21", "the 21st century"),
        ("01XX", "القرن الثاني", "the 2nd century"),
        ("11XX", "القرن الـ12", "the 12th century"),
        ("16XX/18XX", "بين القرن الـ17 والقرن الـ19", "between the 17th century and the 19th century"),
        ("1XXX", "الألفية الثانية", "the 2nd millennium"),
        ("XXXX", "سنة غير معروفة", "an unknown year"),
        ("XXXX-12-25", "25 ديسمبر من سنة غير معروفة", "25 December in an unknown year"),
        ("156X-12-25", "25 ديسمبر من ستينيات القرن الـ16", "25 December in the 1560s"),
        ("1X99", "بين 1099 و1999", "between 1099 and 1999"),
        ("1985-XX", "1985", "1985"),
        ("1985-04-XX", "أبريل 1985", "April 1985"),
        ("1985-XX-18", "اليوم 18 من شهر غير معروف في 1985", "day 18 of an unknown month in 1985"),
        ("0000", "1 ق.م", "1 BC"),
        ("-0099", "100 ق.م", "100 BC"),
        ("-0043-03-15", "15 مارس 44 ق.م", "15 March 44 BC"),
        ("0622-07-16", "16 يوليو 622 م", "16 July 622 AD"),
        ("Y17E7", "170,000,000", "170,000,000"),
        ("Y-17E7", "170,000,001 ق.م", "170,000,001 BC"),
        ("Y17E30", "⟦Y17E30⟧", "Y17E30"),
        ("1950S2", "نحو 1950 (بين 1900 و1999)", "about 1950 (between 1900 and 1999)"),
        ("2024-21", "ربيع 2024", "spring of 2024"),
        ("2024-24~", "نحو شتاء 2024", "about winter of 2024"),
        ("2024-30", "صيف 2024 في النصف الجنوبي من الأرض", "summer of 2024 in the southern hemisphere"),
        ("2024-33", "الربع الأول من 2024", "first quarter of 2024"),
        ("2024-38", "الثلث الثاني من 2024", "second third of 2024"),
        ("2024-41", "النصف الثاني من 2024", "second half of 2024"),
        ("198X-21", "ربيع ثمانينيات القرن الـ20", "spring of the 1980s"),
        ("[1667,1668,1670..1672]", "1667 أو 1668 أو بين 1670 و1672", "1667, 1668 or between 1670 and 1672"),
        ("[..1984]", "1984 أو قبل ذلك", "1984 or earlier"),
        ("[1984..]", "1984 أو بعد ذلك", "1984 or later"),
        ("[1670..1672]", "بين 1670 و1672", "between 1670 and 1672"),
        ("[2024-04,2024-05]", "أبريل أو مايو 2024", "April or May 2024"),
        ("[2024-04-03,2024-04-05,2024-04-06]", "3 أو 5 أو 6 أبريل 2024", "3, 5 or 6 April 2024"),
        ("{1667,1668,1670..1672}", "1667 و1668 ومن 1670 إلى 1672", "1667, 1668 and from 1670 to 1672"),
        ("{1960,1961-12}", "1960 وديسمبر 1961", "1960 and December 1961"),
    ];

    #[test]
    fn digits_and_month_names_are_a_choice() {
        let levant = DateWords::new(Locale::Ar, Digits::ArabicIndic, MonthNames::Levant);
        let cases = [
            ("2024-04/2024-07", "بين نيسان وتموز ٢٠٢٤"),
            ("198X", "ثمانينيات القرن الـ٢٠"),
            ("2024-04-18T14:30:00Z", "١٨ نيسان ٢٠٢٤، ١٤:٣٠ (⟦UTC⟧)"),
            ("Y-17E7", "١٧٠٬٠٠٠٬٠٠١ ق.م"),
        ];
        for (edtf, expected) in cases {
            assert_eq!(levant.when(&EdtfDate::parse(edtf).unwrap_or_else(|e| panic!("{e}"))), with_isolates(expected));
        }
    }

    #[test]
    fn every_decade_century_and_part_of_a_year_has_words() {
        let (ar, en) = (words(Locale::Ar), words(Locale::En));
        let decades = (0..1000).map(|n| format!("{n:03}X"));
        let centuries = (0..100).map(|n| format!("{n:02}XX"));
        let parts = (21..=41).map(|n| format!("2024-{n}"));
        for edtf in decades.chain(centuries).chain(parts) {
            let when = EdtfDate::parse(&edtf).unwrap_or_else(|e| panic!("{e}"));
            for text in [ar.when(&when), en.when(&when)] {
                assert!(text.split_whitespace().count() > 1 && !text.contains(['{', 'X']), "{edtf}: {text}");
            }
        }
    }
}
