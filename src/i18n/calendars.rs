//! A second calendar beside the Gregorian: the Hijri of Umm al-Qura and the Persian, computed by ICU4X.
//!
//! An equivalent is computed, not attested: the day depends on the place and on who saw the crescent, and begins at
//! sunset. So it is written with "≈" and never stands for the date of the source. The table of ICU4X has the months of
//! Umm al-Qura from 1300 to 1600 AH. From 1420 to 1450 it is the published calendar to the day; in other years printed
//! calendars differ from it by up to a day. Outside of it ICU4X counts by the tabular calendar.

use std::str::FromStr;

use icu_calendar::cal::hijri::UmmAlQura;
use icu_calendar::cal::{Hijri, Persian};
use icu_calendar::types::RataDie;
use icu_calendar::{AsCalendar, Calendar, Date};
use icu_datetime::fieldsets::{D, M, MD, Y, YM, YMD};
use icu_datetime::options::YearStyle;
use icu_datetime::scaffold::CldrCalendar;
use icu_datetime::{DateTimeFormatterLoadError, FixedCalendarDateTimeFormatter};

use super::{Digits, Locale, TickUnit};
use crate::model::date::{DAY, Time};

/// A calendar that dates are shown in besides the Gregorian.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SecondCalendar {
    /// The Hijri of Umm al-Qura.
    Hijri,
    /// The Persian (Solar Hijri).
    Persian,
}

/// A word that names no second calendar.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no second calendar; choose `hijri` or `persian`")]
pub struct UnknownCalendar(pub String);

/// A day of a second calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CalendarDay {
    /// The year, 1 to 9999.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

/// The count of days (from 0001-01-01, which is 1) on which [`Time`] begins: 1970-01-01.
const EPOCH: i64 = 719_163;
/// Days in which the years of either calendar lie within 1 to 9999, generously.
const DAYS: std::ops::Range<i64> = 200_000..4_000_000;

impl SecondCalendar {
    /// Every calendar, in the order of menus.
    pub const ALL: [Self; 2] = [Self::Hijri, Self::Persian];

    /// Its word in settings, on the command line and in ids of messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hijri => "hijri",
            Self::Persian => "persian",
        }
    }

    /// The day in which a second lies, as of a civil day from midnight; `None` before the calendar's first year and
    /// after its year 9999.
    pub fn day_of(self, time: Time) -> Option<CalendarDay> {
        let days = time.div_euclid(DAY).checked_add(EPOCH).filter(|days| DAYS.contains(days))?;
        let day = match self {
            Self::Hijri => parts(Date::from_rata_die(RataDie::new(days), Hijri::new_umm_al_qura())),
            Self::Persian => parts(Date::from_rata_die(RataDie::new(days), Persian)),
        };
        Some(day).filter(|day| (1..=9999).contains(&day.year))
    }

    /// The first second of a day; `None` if the calendar has no such day.
    pub fn time_of(self, day: CalendarDay) -> Option<Time> {
        let days = match self {
            Self::Hijri => hijri(day)?.to_rata_die(),
            Self::Persian => persian(day)?.to_rata_die(),
        };
        Some((days.to_i64_date() - EPOCH) * DAY)
    }
}

impl FromStr for SecondCalendar {
    type Err = UnknownCalendar;

    fn from_str(word: &str) -> Result<Self, UnknownCalendar> {
        Self::ALL.into_iter().find(|c| c.as_str() == word).ok_or_else(|| UnknownCalendar(word.to_owned()))
    }
}

fn parts<C: AsCalendar>(date: Date<C>) -> CalendarDay {
    CalendarDay { year: date.year().extended_year(), month: date.month().ordinal, day: date.day_of_month().0 }
}

fn hijri(CalendarDay { year, month, day }: CalendarDay) -> Option<Date<Hijri<UmmAlQura>>> {
    Date::try_new_hijri_with_calendar(year, month, day, Hijri::new_umm_al_qura()).ok()
}

fn persian(CalendarDay { year, month, day }: CalendarDay) -> Option<Date<Persian>> {
    Date::try_new_persian(year, month, day).ok()
}

/// The Persian months as Arabic writes them. CLDR's Arabic names («فرفردن»، «تار»، «شهرفار») are in no one's use.
const PERSIAN_MONTHS_IN_ARABIC: [&str; 12] =
    ["فروردين", "أرديبهشت", "خرداد", "تير", "مرداد", "شهريور", "مهر", "آبان", "آذر", "دي", "بهمن", "إسفند"];

fn with_arabic_name(text: &str, cldr_name: &str, month: u8) -> String {
    let name = PERSIAN_MONTHS_IN_ARABIC.get(usize::from(month).wrapping_sub(1));
    name.map_or_else(|| text.to_owned(), |name| text.replacen(cldr_name, name, 1))
}

/// The parts of a day that are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fields {
    Day,
    Month,
    MonthDay,
    Year,
    YearMonth,
    YearMonthDay,
}

/// How exactly an equivalent is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exactness {
    Year,
    Month,
    Day,
}

/// Writes days of a second calendar.
pub(super) struct SecondWords {
    calendar: SecondCalendar,
    locale: Locale,
    digits: Digits,
    writer: Writer,
}

enum Writer {
    Hijri(Box<Patterns<Hijri<UmmAlQura>>>),
    Persian(Box<Patterns<Persian>>),
}

type Formatter<C, F> = FixedCalendarDateTimeFormatter<C, F>;

struct Patterns<C: CldrCalendar> {
    day: Formatter<C, D>,
    month: Formatter<C, M>,
    month_day: Formatter<C, MD>,
    year: Formatter<C, Y>,
    year_month: Formatter<C, YM>,
    year_month_day: Formatter<C, YMD>,
}

/// The bounds of a constructor that is generic over the calendar would be longer than it.
macro_rules! load {
    ($icu:expr) => {
        Box::new(Patterns {
            day: Formatter::try_new($icu.clone().into(), D::long())?,
            month: Formatter::try_new($icu.clone().into(), M::long())?,
            month_day: Formatter::try_new($icu.clone().into(), MD::long())?,
            year: Formatter::try_new($icu.clone().into(), Y::long().with_year_style(YearStyle::WithEra))?,
            year_month: Formatter::try_new($icu.clone().into(), YM::long().with_year_style(YearStyle::WithEra))?,
            year_month_day: Formatter::try_new($icu.clone().into(), YMD::long().with_year_style(YearStyle::WithEra))?,
        })
    };
}

impl<C: CldrCalendar + Calendar> Patterns<C> {
    fn write(&self, date: &Date<C>, fields: Fields) -> String {
        match fields {
            Fields::Day => self.day.format(date).to_string(),
            Fields::Month => self.month.format(date).to_string(),
            Fields::MonthDay => self.month_day.format(date).to_string(),
            Fields::Year => self.year.format(date).to_string(),
            Fields::YearMonth => self.year_month.format(date).to_string(),
            Fields::YearMonthDay => self.year_month_day.format(date).to_string(),
        }
    }
}

impl SecondWords {
    pub(super) fn new(calendar: SecondCalendar, locale: Locale, digits: Digits) -> Self {
        let region = match locale {
            Locale::Ar => "ar",
            Locale::En => "en-GB",
        };
        let tag = format!("{region}-u-nu-{}", digits.keyword());
        let icu: icu_locale_core::Locale = tag.parse().expect("the tags of our locales are well formed");
        let writer = Writer::load(calendar, &icu).expect("the data of our locales is compiled in");
        Self { calendar, locale, digits, writer }
    }

    pub(super) fn calendar(&self) -> SecondCalendar {
        self.calendar
    }

    fn write(&self, day: CalendarDay, fields: Fields) -> String {
        let text = match &self.writer {
            Writer::Hijri(patterns) => hijri(day).map(|date| patterns.write(&date, fields)),
            Writer::Persian(patterns) => persian(day).map(|date| {
                let text = patterns.write(&date, fields);
                match self.locale {
                    Locale::Ar => with_arabic_name(&text, &patterns.write(&date, Fields::Month), day.month),
                    Locale::En => text,
                }
            }),
        };
        text.unwrap_or_default()
    }

    /// The label of a tick.
    pub(super) fn tick(&self, unit: TickUnit, day: CalendarDay) -> String {
        self.write(
            day,
            match unit {
                TickUnit::Century | TickUnit::Decade | TickUnit::Year => Fields::Year,
                TickUnit::Quarter | TickUnit::Month => Fields::YearMonth,
                _ => Fields::YearMonthDay,
            },
        )
    }

    /// From a first second to a last one: the two ends in words, the first without what the last one says for both;
    /// only the last if they are one. `None` if either lies outside of the calendar.
    pub(super) fn span(&self, first: Time, last: Time, exactness: Exactness) -> Option<(Option<String>, String)> {
        let (a, b) = (self.calendar.day_of(first)?, self.calendar.day_of(last)?);
        let (whole, same) = match exactness {
            Exactness::Year => (Fields::Year, a.year == b.year),
            Exactness::Month => (Fields::YearMonth, (a.year, a.month) == (b.year, b.month)),
            Exactness::Day => (Fields::YearMonthDay, a == b),
        };
        let start = match exactness {
            _ if same => None,
            Exactness::Year => Some(self.digits.shape(&a.year.to_string())),
            Exactness::Month if a.year == b.year => Some(self.write(a, Fields::Month)),
            Exactness::Day if (a.year, a.month) == (b.year, b.month) => Some(self.write(a, Fields::Day)),
            Exactness::Day if a.year == b.year => Some(self.write(a, Fields::MonthDay)),
            _ => Some(self.write(a, whole)),
        };
        Some((start, self.write(b, whole)))
    }
}

impl Writer {
    fn load(calendar: SecondCalendar, icu: &icu_locale_core::Locale) -> Result<Self, DateTimeFormatterLoadError> {
        Ok(match calendar {
            SecondCalendar::Hijri => Self::Hijri(load!(icu)),
            SecondCalendar::Persian => Self::Persian(load!(icu)),
        })
    }
}

#[cfg(test)]
mod tests;
