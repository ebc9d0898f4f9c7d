//! Values of expressions that are counted: from the date of the document, or from a date that was named before.

use chrono::{Datelike as _, NaiveDate, Weekday};

use super::cue::{Era, Unit};
use super::expression::{Kind, Remark};
use super::grammar::Language;
use super::memory::Anchor;
use super::notation::{nth_weekday, plain};
use super::parts::{Calendar, Days, Phrase, Point, Relation, WrittenYear};
use super::resolve::{Resolver, Value};
use super::{shift, spelling};
use crate::model::EdtfDate;
use crate::model::date::calendars::SecondCalendar;

impl Resolver<'_, '_> {
    pub(super) fn calendar(&self, calendar: &Calendar, weekday: Option<Weekday>) -> Value {
        let mut calendar = calendar.clone();
        let mut value = Value::new(Kind::Explicit, None);
        let relation = calendar.relation.or(calendar.year_relation);
        if calendar.every
            && let Some(month) = calendar.month
        {
            let edtf = match calendar.days {
                Days::One(day) => format!("XXXX-{month:02}-{day:02}"),
                _ => format!("XXXX-{month:02}"),
            };
            return Value::new(Kind::Explicit, Some(edtf).filter(|_| calendar.calendar.is_none()));
        }
        if calendar.month.is_none() && calendar.days != Days::All {
            return self.day_of_month(calendar);
        }
        let Some(mut year) = calendar.year.or_else(|| {
            let (kind, year) = self.year_for(&calendar, relation, weekday);
            value.kind = kind;
            year
        }) else {
            return value;
        };
        // Years of three digits below one before Christ are of its kind.
        let told = self.memory.before_christ && calendar.year.is_some() && year.era.is_none();
        let short = year.digits <= 3 && calendar.calendar.is_none();
        if told && (short || year.digits == 4 && !calendar.headed && year.value < 1500) {
            year.era = Some(Era::Before);
            value.kind = Kind::Anaphoric;
        }
        let in_doubt = year.era.is_none()
            && calendar.calendar.is_none()
            && self.grammar.language == Language::Arabic
            && calendar.year.is_some();
        let in_hijri = self.memory.second.is_some_and(|(second, _)| second == SecondCalendar::Hijri);
        if in_doubt && (year.digits == 3 || in_hijri && (1200..=1460).contains(&year.value)) {
            let plain = self.read(&spelling::date(&calendar, year, false));
            year.era = Some(Era::Second(SecondCalendar::Hijri));
            value.alternatives = vec![self.read(&spelling::date(&calendar, year, false)), plain];
            value.remarks.push(Remark::Calendar);
        }
        if year.value == 0 && year.era.is_none() && value.kind == Kind::Explicit {
            return value;
        }
        calendar.year = Some(year);
        let words = spelling::date(&calendar, year, false);
        value.edtf = match calendar.days.clone() {
            Days::Range(..) => {
                let last = self.read(&spelling::date(&calendar, year, true));
                self.read(&words).zip(last).map(|(a, b)| format!("{a}/{b}"))
            }
            Days::List(days) => {
                let one = |day| {
                    self.read(&spelling::date(&Calendar { days: Days::One(day), ..calendar.clone() }, year, false))
                };
                let all: Option<Vec<String>> = days.into_iter().map(one).collect();
                all.map(|all| format!("{{{}}}", all.join(",")))
            }
            Days::Nth(nth, day) => calendar.month.and_then(|month| nth_weekday(year, month, nth, day)),
            _ => plain(&calendar, year).or_else(|| self.read(&words)),
        };
        if matches!(calendar.days, Days::All | Days::One(_) | Days::Last) {
            value.words = Some(words);
        }
        if calendar.swappable
            && let (Some(month), Days::One(day)) = (calendar.month, &calendar.days)
        {
            let swapped = Calendar { month: Some(*day), days: Days::One(month), ..calendar.clone() };
            let other = self.read(&spelling::date(&swapped, year, false));
            if other.is_some() {
                value.alternatives = vec![value.edtf.clone(), other];
                value.remarks.push(Remark::DayOrMonth);
            }
        }
        value
    }

    /// A day whose month was named before, or is that of the document: «15 من الشهر الجاري».
    pub(super) fn day_of_month(&self, calendar: Calendar) -> Value {
        let (kind, anchor, offset) = match calendar.relation {
            Some(relation) if !relation.is_anaphoric() => (Kind::Relative, self.published.as_ref(), relation.offset()),
            Some(relation) => (Kind::Anaphoric, self.memory.last.as_ref(), relation.offset()),
            None => (Kind::Anaphoric, self.memory.last.as_ref(), 0),
        };
        let day = |day: u8| {
            let (month, _) = shift::unit_beside(anchor?, Unit::Month, offset, true)?;
            Some(format!("{month}-{day:02}"))
        };
        let edtf = match calendar.days {
            Days::One(one) => day(one),
            Days::Range(first, last) => day(first).zip(day(last)).map(|(a, b)| format!("{a}/{b}")),
            _ => None,
        };
        Value::new(kind, edtf)
    }

    /// The year of a month or a day that names none, and what it was taken from.
    pub(super) fn year_for(
        &self,
        calendar: &Calendar,
        relation: Option<Relation>,
        weekday: Option<Weekday>,
    ) -> (Kind, Option<WrittenYear>) {
        let written = |year: i64| match year {
            1.. => Some(WrittenYear {
                value: u32::try_from(year).ok()?,
                digits: 4,
                era: calendar.calendar.map(Era::Second),
            }),
            _ => Some(WrittenYear { value: u32::try_from(1 - year).ok()?, digits: 4, era: Some(Era::Before) }),
        };
        let in_calendar = |anchor: &Anchor| match calendar.calendar {
            None => Some(anchor.year),
            Some(second) => {
                let month = u32::from(anchor.month.unwrap_or(6));
                let day = NaiveDate::from_ymd_opt(
                    i32::try_from(anchor.year).ok()?,
                    month,
                    u32::from(anchor.day.unwrap_or(15)),
                )?;
                second.of_gregorian(day).map(|day| i64::from(day.year))
            }
        };
        let last = self.memory.last.as_ref();
        if let Some(relation) = calendar.year_relation {
            let anaphoric = relation.is_anaphoric();
            let anchor = if anaphoric { last } else { self.published.as_ref() };
            let kind = if anaphoric { Kind::Anaphoric } else { Kind::Relative };
            return (kind, anchor.and_then(in_calendar).and_then(|year| written(year + relation.offset())));
        }
        if let Some(relation) = relation {
            let anaphoric = relation.is_anaphoric();
            let kind = if anaphoric { Kind::Anaphoric } else { Kind::Relative };
            let anchor = if anaphoric { last } else { self.published.as_ref() };
            let Some(anchor) = anchor else { return (kind, None) };
            let year = self.year_beside(anchor, calendar, relation);
            return (kind, year.and_then(written));
        }
        let same_count = self.memory.second.filter(|(second, _)| Some(*second) == calendar.calendar);
        let told = !self.memory.counted || self.published.is_none();
        let usable = told && last.is_some_and(|last| last.month.is_some())
            || self.memory.before_christ
            || self.published.is_none()
            || same_count.is_some();
        if let Some(last) = last.filter(|_| usable) {
            if let Some((_, year)) = same_count {
                return (Kind::Anaphoric, written(year.into()));
            }
            let Some(year) = in_calendar(last) else { return (Kind::Anaphoric, None) };
            let fits = |year: &i64| is_weekday(calendar, *year, weekday);
            let year = [year, year + 1, year - 1].into_iter().find(fits).unwrap_or(year);
            return (Kind::Anaphoric, written(year));
        }
        let near = self.published.as_ref().and_then(|anchor| {
            let year = in_calendar(anchor)?;
            Some(nearest(anchor, calendar, year, weekday))
        });
        (Kind::Relative, near.and_then(written))
    }

    /// The year of a month that is last, next or this one.
    pub(super) fn year_beside(&self, anchor: &Anchor, calendar: &Calendar, relation: Relation) -> Option<i64> {
        let month = calendar.month?;
        if let Some(second) = calendar.calendar {
            let now = NaiveDate::from_ymd_opt(
                i32::try_from(anchor.year).ok()?,
                anchor.month?.into(),
                u32::from(anchor.day.unwrap_or(15)),
            )?;
            let now = second.of_gregorian(now)?;
            return Some(i64::from(now.year) + year_step(relation, month, now.month));
        }
        Some(anchor.year + year_step(relation, month, anchor.month.unwrap_or(month)))
    }

    pub(super) fn part(&self, code: u8, year: Option<WrittenYear>, relation: Option<Relation>) -> Value {
        if let Some(year) = year {
            let alone = Calendar { year: Some(year), ..Calendar::default() };
            let value = self.calendar(&alone, None);
            let edtf = value.edtf.filter(|edtf| !edtf.contains(['/', '~'])).map(|year| format!("{year}-{code}"));
            return Value { words: None, edtf, ..value };
        }
        let Some(relation) = relation else { return Value::new(Kind::Relative, None) };
        let anaphoric = relation.is_anaphoric();
        let kind = if anaphoric { Kind::Anaphoric } else { Kind::Relative };
        let anchor = if anaphoric { self.memory.last.as_ref() } else { self.published.as_ref() };
        let edtf = anchor.and_then(|anchor| {
            if matches!(relation, Relation::Same | Relation::This) {
                return Some(format!("{}-{code}", shift::edtf_year(anchor.year)));
            }
            let now = anchor.month?;
            // The middle month of a season tells whether it is past.
            let middle = match code {
                21..=24 => [4, 7, 10, 13][usize::from(code - 21)],
                33..=36 => 2 + 3 * (code - 33),
                _ => 3 + 6 * (code - 40),
            };
            let step = match relation {
                Relation::Last | Relation::Previous if middle < now => 0,
                Relation::Last | Relation::Previous => -1,
                Relation::Next | Relation::Following if middle > now => 0,
                Relation::Next | Relation::Following => 1,
                _ => 0,
            };
            Some(format!("{}-{code}", shift::edtf_year(anchor.year + step)))
        });
        Value::new(kind, edtf)
    }

    pub(super) fn months_ending(&self, count: u32, end: &Calendar) -> Value {
        let edtf = end.year.zip(end.month).map(|(year, month)| {
            let last = i64::from(year.value) * 12 + i64::from(month) - 1;
            let first = last - i64::from(count) + 1;
            let month = |all: i64| shift::edtf_month(all.div_euclid(12), all.rem_euclid(12) + 1);
            format!("{}/{}", month(first), month(last))
        });
        Value::new(Kind::Explicit, edtf)
    }

    pub(super) fn unit(&self, unit: Unit, relation: Relation, phrase: &Phrase) -> Value {
        let sunday = self.grammar.language != Language::English;
        let last = self.memory.last.as_ref();
        // «وفي هذه السنة» in a chronicle is the year that was named.
        let told = relation == Relation::This
            && unit == Unit::Year
            && self.grammar.word(phrase.first.start) == "هذه"
            && last.is_some_and(|last| {
                self.published.as_ref().is_none_or(|published| (published.year - last.year).abs() > 1)
            });
        let anaphoric = self.now(&phrase.first).0 == Kind::Anaphoric
            || relation.is_anaphoric()
            || told
            || relation == Relation::This && self.published.is_none() && last.is_some();
        let (kind, anchor) =
            if anaphoric { (Kind::Anaphoric, last) } else { (Kind::Relative, self.published.as_ref()) };
        let found = anchor.and_then(|anchor| shift::unit_beside(anchor, unit, relation.offset(), sunday));
        let mut value = Value::new(kind, None);
        if let Some((edtf, others)) = found {
            value.alternatives = others.into_iter().map(Some).collect();
            value.edtf = Some(edtf);
        }
        value
    }

    pub(super) fn shift(
        &self,
        unit: Unit,
        count: Option<u32>,
        back: bool,
        (anaphoric, rounded): (bool, bool),
    ) -> Value {
        let Some(count) = count else { return Value::new(Kind::Vague, None) };
        let last = self.memory.last.as_ref();
        if anaphoric && count == 0 {
            // `the same quarter a year ago`.
            let edtf = last.and_then(|last| {
                let before = Anchor { year: last.year - 1, ..last.clone() };
                shift::unit_beside(&before, unit, 0, true)
            });
            return Value::new(Kind::Anaphoric, edtf.map(|(edtf, _)| edtf));
        }
        let (kind, anchor) =
            if anaphoric { (Kind::Anaphoric, last) } else { (Kind::Relative, self.published.as_ref()) };
        if unit < Unit::Day || unit == Unit::Century || unit == Unit::Decade && count > 1 {
            return Value::new(Kind::Vague, None);
        }
        let count = if back { -i64::from(count) } else { i64::from(count) };
        Value::new(kind, anchor.and_then(|anchor| shift::moved(anchor, unit, count, rounded)))
    }

    /// A day of the week without a date.
    pub(super) fn weekday(&self, point: &Point) -> Value {
        let Some(day) = point.weekday else { return Value::new(Kind::Vague, None) };
        let days = |date: NaiveDate, offset: i64| shift::plus_days(date, offset).map(shift::edtf_day);
        let named = self.memory.weekdays[day.num_days_from_monday() as usize];
        let last = self.memory.last.as_ref().and_then(Anchor::date);
        let told = named.or(last.filter(|date| date.weekday() == day && self.published.is_none()));
        if let Some(date) = told.filter(|_| point.weekday_relation.is_none()) {
            return Value::new(Kind::Anaphoric, Some(shift::edtf_day(date)));
        }
        let Some(now) = self.published.as_ref().and_then(Anchor::date) else {
            return Value::new(Kind::Relative, None);
        };
        let ahead = i64::from((7 + day.num_days_from_monday() - now.weekday().num_days_from_monday()) % 7);
        let back = (7 - ahead) % 7;
        let offset = match point.weekday_relation {
            Some(Relation::Last | Relation::Previous) => -(if back == 0 { 7 } else { back }),
            Some(Relation::Next | Relation::Following) => {
                if ahead == 0 {
                    7
                } else {
                    ahead
                }
            }
            _ if self.is_to_come(point) => ahead,
            _ => -back,
        };
        Value::new(Kind::Relative, days(now, offset))
    }

    /// Returns true if the clause before or behind a point says that something will happen.
    pub(super) fn is_to_come(&self, point: &Point) -> bool {
        let near = point.start.saturating_sub(12)..(point.end + 8).min(self.grammar.tokens.len());
        near.into_iter().any(|at| {
            matches!(
                self.grammar.word(at),
                "will" | "سوف" | "scheduled" | "شود" | "ستعقد" | "سيعقد" | "ستقام" | "سيقام"
            )
        })
    }

    /// Compares the day of the week with the day.
    pub(super) fn check_weekday(&self, point: &Point, value: &mut Value) {
        let Some((day, edtf)) = point.weekday.zip(value.edtf.as_ref()) else { return };
        let Ok(when) = EdtfDate::parse(edtf) else { return };
        let Some(date) = Anchor::of(&when).and_then(|anchor| anchor.date()) else { return };
        if when.is_interval() || edtf.contains('~') || date.weekday() == day {
            return;
        }
        value.remarks.push(Remark::Weekday);
        value.alternatives = vec![value.edtf.clone(), None];
    }
}

/// Years from that of an anchor to a month that is last, next or this one.
fn year_step(relation: Relation, month: u8, now: u8) -> i64 {
    match relation {
        Relation::Last | Relation::Previous => -i64::from(month >= now),
        Relation::Next | Relation::Following => i64::from(month <= now),
        _ => 0,
    }
}

/// The year among three that lies nearest to an anchor, or whose day has the right name.
fn nearest(anchor: &Anchor, calendar: &Calendar, year: i64, weekday: Option<Weekday>) -> i64 {
    let now = i64::from(anchor.month.unwrap_or(6)) * 30 + i64::from(anchor.day.unwrap_or(15));
    let month = calendar.month.unwrap_or(6);
    let day = if let Days::One(day) = calendar.days { day } else { 15 };
    let there = i64::from(month) * 30 + i64::from(day);
    let years = [year, year - 1, year + 1];
    if calendar.calendar.is_none()
        && weekday.is_some()
        && let Some(fitting) = years.into_iter().find(|year| is_weekday(calendar, *year, weekday))
    {
        return fitting;
    }
    if calendar.calendar.is_some() || anchor.month.is_none() {
        return year;
    }
    match there - now {
        apart if apart > 182 => year - 1,
        apart if apart < -182 => year + 1,
        _ => year,
    }
}

/// Returns true if the day has the name in a year, or has no name.
fn is_weekday(calendar: &Calendar, year: i64, weekday: Option<Weekday>) -> bool {
    let (Some(weekday), Some(month), Days::One(day), None) =
        (weekday, calendar.month, &calendar.days, calendar.calendar)
    else {
        return true;
    };
    let date = i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, month.into(), (*day).into()));
    date.is_some_and(|date| date.weekday() == weekday)
}
