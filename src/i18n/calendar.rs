//! The parts of a date in words: the patterns and month names of ICU4X for the Gregorian calendar.

use icu_calendar::{Date, Gregorian};
use icu_datetime::fieldsets::{D, M, MD, Y, YM, YMD};
use icu_datetime::options::YearStyle;
use icu_datetime::{DateTimeFormatterLoadError, FixedCalendarDateTimeFormatter};

use super::{Digits, Locale, MonthNames, number};

type Formatter<F> = FixedCalendarDateTimeFormatter<Gregorian, F>;

/// Any year: for patterns that do not show one. A leap year, so that it has a 29 February.
const SOME_YEAR: i64 = 2000;

/// Writes years, months and days.
pub(super) struct Calendar {
    locale: Locale,
    digits: Digits,
    year: Formatter<Y>,
    month: Formatter<M>,
    day: Formatter<D>,
    year_month: Formatter<YM>,
    month_day: Formatter<MD>,
    year_month_day: Formatter<YMD>,
    short_month: Formatter<M>,
    short_month_day: Formatter<MD>,
}

impl Calendar {
    pub(super) fn new(locale: Locale, digits: Digits, month_names: MonthNames) -> Self {
        // In British English the day stands first and the year last, as they do in Arabic.
        let region = match locale {
            Locale::Ar => month_names.arabic_locale(),
            Locale::En => "en-GB",
        };
        let tag = format!("{region}-u-nu-{}", digits.keyword());
        let icu = tag.parse().expect("the tags of our locales are well formed");
        Self::load(locale, digits, &icu).expect("the data of our locales is compiled in")
    }

    fn load(locale: Locale, digits: Digits, icu: &icu_locale_core::Locale) -> Result<Self, DateTimeFormatterLoadError> {
        let prefs = || icu.clone().into();
        Ok(Self {
            locale,
            digits,
            year: Formatter::try_new(prefs(), Y::long().with_year_style(YearStyle::Full))?,
            month: Formatter::try_new(prefs(), M::long())?,
            day: Formatter::try_new(prefs(), D::long())?,
            year_month: Formatter::try_new(prefs(), YM::long().with_year_style(YearStyle::Full))?,
            month_day: Formatter::try_new(prefs(), MD::long())?,
            year_month_day: Formatter::try_new(prefs(), YMD::long().with_year_style(YearStyle::Full))?,
            short_month: Formatter::try_new(prefs(), M::medium())?,
            short_month_day: Formatter::try_new(prefs(), MD::medium())?,
        })
    }

    /// A year from −9998 to 9999 in astronomical counting (0 is 1 BC), with its era if it is before 1000; `None` for
    /// other years.
    pub(super) fn year(&self, year: i64) -> Option<String> {
        date(year, 1, 1).map(|date| self.year.format(&date).to_string())
    }

    /// The name of a month, 1 to 12.
    pub(super) fn month(&self, month: u8) -> String {
        date(SOME_YEAR, month, 1).map_or_else(String::new, |d| self.month.format(&d).to_string())
    }

    /// The name of a month, shortened where the language does that.
    pub(super) fn short_month(&self, month: u8) -> String {
        date(SOME_YEAR, month, 1).map_or_else(String::new, |d| self.short_month.format(&d).to_string())
    }

    /// A day of the month.
    pub(super) fn day(&self, day: u8) -> String {
        date(SOME_YEAR, 1, day).map_or_else(String::new, |d| self.day.format(&d).to_string())
    }

    /// A month of a year that needs no era; `None` for other years.
    pub(super) fn year_month(&self, year: i64, month: u8) -> Option<String> {
        date_without_era(year, month, 1).map(|date| self.year_month.format(&date).to_string())
    }

    /// A day of a month of any year.
    pub(super) fn month_day(&self, month: u8, day: u8) -> String {
        date(SOME_YEAR, month, day).map_or_else(String::new, |d| self.month_day.format(&d).to_string())
    }

    /// A day of a month of any year, shortened where the language does that.
    pub(super) fn short_month_day(&self, month: u8, day: u8) -> String {
        date(SOME_YEAR, month, day).map_or_else(String::new, |d| self.short_month_day.format(&d).to_string())
    }

    /// A day of a year that needs no era; `None` for other years.
    pub(super) fn year_month_day(&self, year: i64, month: u8, day: u8) -> Option<String> {
        date_without_era(year, month, day).map(|date| self.year_month_day.format(&date).to_string())
    }

    /// The time of day on a clock of 24 hours, with its seconds if there are any.
    pub(super) fn clock(&self, hour: u8, minute: u8, second: u8) -> String {
        let text = match second {
            0 => format!("{hour:02}:{minute:02}"),
            _ => format!("{hour:02}:{minute:02}:{second:02}"),
        };
        self.digits.shape(&text)
    }

    /// A whole number.
    pub(super) fn number(&self, number: i64) -> String {
        number::whole(number, self.locale, self.digits)
    }
}

/// The date, if ICU4X can hold it.
fn date(year: i64, month: u8, day: u8) -> Option<Date<Gregorian>> {
    Date::try_new_gregorian(i32::try_from(year).ok()?, month, day).ok()
}

/// The date, if its year goes without an era. The Arabic patterns with one put the year before the day.
fn date_without_era(year: i64, month: u8, day: u8) -> Option<Date<Gregorian>> {
    if year < 1000 { None } else { date(year, month, day) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_have_the_names_of_the_region() {
        let names = |m: MonthNames| [1, 7, 8, 10].map(|i| Calendar::new(Locale::Ar, Digits::Latin, m).month(i));
        assert_eq!(names(MonthNames::Egypt), ["يناير", "يوليو", "أغسطس", "أكتوبر"]);
        assert_eq!(names(MonthNames::Levant), ["كانون الثاني", "تموز", "آب", "تشرين الأول"]);
        assert_eq!(names(MonthNames::Maghreb), ["جانفي", "جويلية", "أوت", "أكتوبر"]);
        assert_eq!(names(MonthNames::Morocco), ["يناير", "يوليوز", "غشت", "أكتوبر"]);
    }

    #[test]
    fn arabic_and_english_put_the_parts_in_the_same_order() {
        let cases = [
            (Locale::Ar, Digits::Latin, "3 أكتوبر 2023", "أكتوبر 2023", "3 أكتوبر", "3 أكتوبر", "100 ق.م", "14:05"),
            (
                Locale::Ar,
                Digits::ArabicIndic,
                "٣ أكتوبر ٢٠٢٣",
                "أكتوبر ٢٠٢٣",
                "٣ أكتوبر",
                "٣ أكتوبر",
                "١٠٠ ق.م",
                "١٤:٠٥",
            ),
            (Locale::En, Digits::Latin, "3 October 2023", "October 2023", "3 October", "3 Oct", "100 BC", "14:05"),
        ];
        for (locale, digits, day, month, month_day, short, before_christ, clock) in cases {
            let c = Calendar::new(locale, digits, MonthNames::Egypt);
            assert_eq!(c.year_month_day(2023, 10, 3).as_deref(), Some(day));
            assert_eq!(c.year_month(2023, 10).as_deref(), Some(month));
            assert_eq!(c.month_day(10, 3), month_day);
            assert_eq!(c.short_month_day(10, 3), short);
            assert_eq!(c.year(-99).as_deref(), Some(before_christ));
            assert_eq!(c.clock(14, 5, 0), clock);
        }
    }

    #[test]
    fn what_icu_cannot_write_is_none() {
        let c = Calendar::new(Locale::En, Digits::Latin, MonthNames::Egypt);
        assert_eq!(c.year(10_000), None);
        assert_eq!(c.year(i64::MIN), None);
        assert_eq!(c.year_month(999, 1), None);
        assert_eq!(c.year_month_day(2023, 2, 30), None);
    }
}
