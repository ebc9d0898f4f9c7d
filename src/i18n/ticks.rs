//! The labels of the axis of time.

use chrono::{Datelike, NaiveDate};

use super::date_words::DateWords;
use super::tick_unit::TickUnit;
use crate::model::date::{DAY, Time, day_of_time};

/// Seconds of a mean Gregorian year: 365.2425 days.
const MEAN_YEAR: Time = 31_556_952;

impl DateWords {
    /// The shortest label of a tick: «أكتوبر» of a month, «3 أكتوبر» of a day, «14:00» of an hour.
    pub fn tick(&self, unit: TickUnit, time: Time) -> String {
        let Some(day) = day_of_time(time) else { return self.year(distant_year(time)) };
        match unit {
            TickUnit::Year => self.year(day.year().into()),
            TickUnit::Month => self.calendar().short_month(month_of(day)),
            TickUnit::Day => self.calendar().short_month_day(month_of(day), day_of(day)),
            TickUnit::Hour | TickUnit::Minute => self.clock(time),
        }
    }

    /// A label that stands alone: «2023», «أكتوبر 2023», «3 أكتوبر 2023», «3 أكتوبر 2023، 14:00».
    ///
    /// If times are told by the clock of a chosen zone, days and times of the axis say that they are of UTC: dates
    /// without a time of day have no zone, so the axis cannot follow the clock without moving them.
    pub fn tick_full(&self, unit: TickUnit, time: Time) -> String {
        let label = self.label(unit, time);
        if !self.has_zone() || unit < TickUnit::Day || day_of_time(time).is_none() {
            return label;
        }
        self.zoned(label, 0)
    }

    fn label(&self, unit: TickUnit, time: Time) -> String {
        let Some(day) = day_of_time(time) else { return self.year(distant_year(time)) };
        let whole_day = || self.day_of_year(day.year().into(), month_of(day), day_of(day));
        match unit {
            TickUnit::Year => self.year(day.year().into()),
            TickUnit::Month => self.month_of_year(day.year().into(), month_of(day)),
            TickUnit::Day => whole_day(),
            TickUnit::Hour | TickUnit::Minute => {
                self.say("date-with-time", &[("date", whole_day().into()), ("time", self.clock(time).into())])
            }
        }
    }

    fn clock(&self, time: Time) -> String {
        let second = time.rem_euclid(DAY);
        let [h, m, s] = [second / 3600, second / 60 % 60, second % 60].map(|n| u8::try_from(n).unwrap_or(0));
        self.calendar().clock(h, m, s)
    }
}

fn month_of(day: NaiveDate) -> u8 {
    u8::try_from(day.month()).unwrap_or(1)
}

fn day_of(day: NaiveDate) -> u8 {
    u8::try_from(day.day()).unwrap_or(1)
}

/// About which year a time lies in, where the calendar ends.
fn distant_year(time: Time) -> i64 {
    1970 + time.div_euclid(MEAN_YEAR)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::marks::with_isolates;
    use crate::i18n::{Digits, Locale, MonthNames};
    use crate::model::date::time_of_day;

    #[test]
    fn labels_of_ticks() {
        let time = time_of_day(NaiveDate::from_ymd_opt(2024, 1, 3).expect("a day")) + 14 * 3600;
        let cases = [
            (TickUnit::Year, 0, "2024", "2024", "2024"),
            (TickUnit::Month, 0, "يناير", "يناير 2024", "Jan"),
            (TickUnit::Day, 0, "3 يناير", "3 يناير 2024", "3 Jan"),
            (TickUnit::Hour, 0, "14:00", "3 يناير 2024، 14:00", "14:00"),
            (TickUnit::Minute, 300, "14:05", "3 يناير 2024، 14:05", "14:05"),
        ];
        let ar = DateWords::new(Locale::Ar, Digits::Latin, MonthNames::Egypt);
        let en = DateWords::new(Locale::En, Digits::Latin, MonthNames::Egypt);
        for (unit, plus, short, full, english) in cases {
            assert_eq!(ar.tick(unit, time + plus), short);
            assert_eq!(ar.tick_full(unit, time + plus), full);
            assert_eq!(en.tick(unit, time + plus), english);
        }
        let zoned = |words: DateWords| words.with_zone(crate::model::Zone::of_name("Asia/Riyadh"));
        let (ar, en) = (zoned(ar), zoned(en));
        assert_eq!(ar.tick_full(TickUnit::Day, time), with_isolates("3 يناير 2024 (⟦UTC⟧)"));
        assert_eq!(en.tick_full(TickUnit::Hour, time), "3 January 2024, 14:00 UTC");
        assert_eq!(en.tick_full(TickUnit::Month, time), "January 2024");
        let indic = DateWords::new(Locale::Ar, Digits::ArabicIndic, MonthNames::Levant);
        assert_eq!(indic.tick_full(TickUnit::Minute, time), "٣ كانون الثاني ٢٠٢٤، ١٤:٠٠");
    }

    #[test]
    fn ticks_before_christ_and_past_the_calendar() {
        let en = DateWords::new(Locale::En, Digits::Latin, MonthNames::Egypt);
        let ides = time_of_day(NaiveDate::from_ymd_opt(-43, 3, 15).expect("a day"));
        assert_eq!(en.tick(TickUnit::Year, ides), "44 BC");
        assert_eq!(en.tick_full(TickUnit::Month, ides), "March 44 BC");
        assert_eq!(en.tick_full(TickUnit::Day, ides), "15 March 44 BC");
        assert_eq!(en.tick(TickUnit::Year, -20_000 * MEAN_YEAR), "18,031 BC");
        assert_eq!(en.tick(TickUnit::Year, 1_000_000 * MEAN_YEAR), "1,001,970");
        assert_eq!(en.tick(TickUnit::Day, -1_000_000 * MEAN_YEAR), "998,031 BC");
        for extreme in [Time::MIN, Time::MAX] {
            assert!(!en.tick(TickUnit::Minute, extreme).is_empty());
        }
    }
}
