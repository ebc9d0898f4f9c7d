//! A second calendar beside the Gregorian: the Hijri of Umm al-Qura and the Persian, put into words by ICU4X.
//!
//! An equivalent is computed, not attested: the day depends on the place and on who saw the crescent, and begins at
//! sunset. So it is written with "≈" and never stands for the date of the source.

use icu_calendar::cal::hijri::UmmAlQura;
use icu_calendar::cal::{Hijri, Persian};
use icu_calendar::{Calendar, Date};
use icu_datetime::fieldsets::{D, M, MD, Y, YM, YMD};
use icu_datetime::options::YearStyle;
use icu_datetime::scaffold::CldrCalendar;
use icu_datetime::{DateTimeFormatterLoadError, FixedCalendarDateTimeFormatter};

use super::{Digits, Locale, TickUnit};
use crate::model::date::Time;

pub use crate::model::date::calendars::{SecondCalendar, SecondDay as CalendarDay, UnknownCalendar};
use crate::model::date::calendars::{hijri, persian};

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

/// Precision with which an equivalent is written.
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
        let text = match fields {
            Fields::Day => self.day.format(date).to_string(),
            Fields::Month => self.month.format(date).to_string(),
            Fields::MonthDay => self.month_day.format(date).to_string(),
            Fields::Year => self.year.format(date).to_string(),
            Fields::YearMonth => self.year_month.format(date).to_string(),
            Fields::YearMonthDay => self.year_month_day.format(date).to_string(),
        };
        // The turned comma of CLDR's «Rabiʻ», which few fonts have, as the apostrophe that all have.
        text.replace('\u{2bb}', "’")
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
            Writer::Hijri(patterns) => self.hijri(patterns, day, fields),
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

    /// Some months of the published table have a day more than those of ICU4X, which does not write it: it is the last
    /// one that it does write, in other digits. In both languages the day comes first.
    fn hijri(&self, patterns: &Patterns<Hijri<UmmAlQura>>, day: CalendarDay, fields: Fields) -> Option<String> {
        let known = |last: u8| Some((last, hijri(CalendarDay { day: last, ..day })?));
        let (last, date) = (1..=day.day).rev().find_map(known)?;
        let text = patterns.write(&date, fields);
        let digits = |day: u8| self.digits.shape(&day.to_string());
        Some(if last == day.day { text } else { text.replacen(&digits(last), &digits(day.day), 1) })
    }

    /// The label of a tick.
    pub(super) fn tick(&self, unit: TickUnit, day: CalendarDay) -> String {
        self.write(
            day,
            match unit {
                TickUnit::Year => Fields::Year,
                TickUnit::Month => Fields::YearMonth,
                _ => Fields::YearMonthDay,
            },
        )
    }

    /// Words for both ends from a first second to a last one, the first without what the last one says for both; only
    /// the last if they are one. `None` if either lies outside of the calendar.
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
