//! Dates in words, as exact as their source and no more.

mod one_date;
#[cfg(test)]
mod tests;

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
            Some(shift) => self.zoned(span, shift),
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
}
