//! The Umm al-Qura and the Persian calendar, converted to and from days of the Gregorian one: by the published table of
//! Umm al-Qura where it reaches, by ICU4X elsewhere.

use std::str::FromStr;

use chrono::{NaiveDate, TimeDelta};
use icu_calendar::cal::hijri::UmmAlQura;
use icu_calendar::cal::{Hijri, Persian};
use icu_calendar::types::RataDie;
use icu_calendar::{AsCalendar, Date};
use serde::{Deserialize, Serialize};

use super::bounds::{DAY, Time};
use super::umm_al_qura;

pub use super::second_day::SecondDay;

/// A calendar besides the Gregorian one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SecondCalendar {
    /// The Hijri calendar of Umm al-Qura, as published for 1343 to 1500 AH, else as ICU4X computes it. Elsewhere, and
    /// in the month of a feast, months were and are begun by sighting the moon, so that a day may be off by one.
    Hijri,
    /// The solar Hijri calendar of Iran and Afghanistan.
    Persian,
}

/// A word that names no second calendar.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no second calendar; choose `hijri` or `persian`")]
pub struct UnknownCalendar(pub String);

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
    pub fn day_of(self, time: Time) -> Option<SecondDay> {
        let days = time.div_euclid(DAY).checked_add(EPOCH).filter(|days| DAYS.contains(days))?;
        let day = match self {
            Self::Hijri => umm_al_qura::day_of(days).or_else(|| computed(days))?,
            Self::Persian => parts(Date::from_rata_die(RataDie::new(days), Persian)),
        };
        Some(day).filter(|day| (1..=9999).contains(&day.year))
    }

    /// The first second of a day; `None` if the calendar has no such day.
    pub fn time_of(self, day: SecondDay) -> Option<Time> {
        let days = match self {
            Self::Hijri if umm_al_qura::YEARS.contains(&day.year) => umm_al_qura::days_of(day)?,
            Self::Hijri => hijri(day)?.to_rata_die().to_i64_date(),
            Self::Persian => persian(day)?.to_rata_die().to_i64_date(),
        };
        Some((days - EPOCH) * DAY)
    }

    /// The Gregorian day; `None` if the calendar has no such day.
    pub fn to_gregorian(self, day: SecondDay) -> Option<NaiveDate> {
        NaiveDate::default().checked_add_signed(TimeDelta::days(self.time_of(day)? / DAY))
    }

    /// The day of this calendar; `None` as for [`Self::day_of`].
    pub fn of_gregorian(self, day: NaiveDate) -> Option<SecondDay> {
        self.day_of(day.signed_duration_since(NaiveDate::default()).num_days() * DAY)
    }

    /// The first day of the month, or of the year without one, that follows `year` and `month`.
    pub fn start_of_next(self, year: i32, month: Option<u8>) -> Option<NaiveDate> {
        let (year, month) = match month {
            Some(month @ 1..=11) => (year, month + 1),
            Some(12) | None => (year.checked_add(1)?, 1),
            Some(_) => return None,
        };
        self.to_gregorian(SecondDay { year, month, day: 1 })
    }
}

impl FromStr for SecondCalendar {
    type Err = UnknownCalendar;

    fn from_str(word: &str) -> Result<Self, UnknownCalendar> {
        Self::ALL.into_iter().find(|c| c.as_str() == word).ok_or_else(|| UnknownCalendar(word.to_owned()))
    }
}

fn parts<C: AsCalendar>(date: Date<C>) -> SecondDay {
    SecondDay { year: date.year().extended_year(), month: date.month().ordinal, day: date.day_of_month().0 }
}

/// A day of the Hijri calendar outside of the table; `None` if ICU4X would count it to a month of the table.
fn computed(days: i64) -> Option<SecondDay> {
    let day = parts(Date::from_rata_die(RataDie::new(days), Hijri::new_umm_al_qura()));
    (!umm_al_qura::YEARS.contains(&day.year)).then_some(day)
}

/// The day for the formats of ICU4X; `None` too for the last day of a month that only the published table has.
pub fn hijri(SecondDay { year, month, day }: SecondDay) -> Option<Date<Hijri<UmmAlQura>>> {
    Date::try_new_hijri_with_calendar(year, month, day, Hijri::new_umm_al_qura()).ok()
}

/// The day for the formats of ICU4X.
pub fn persian(SecondDay { year, month, day }: SecondDay) -> Option<Date<Persian>> {
    Date::try_new_persian(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_go_there_and_back() {
        let second = |year, month, day| SecondDay { year, month, day };
        let cases = [
            (SecondCalendar::Hijri, (2024, 3, 25), second(1445, 9, 15)),
            (SecondCalendar::Hijri, (2024, 7, 7), second(1446, 1, 1)),
            (SecondCalendar::Hijri, (622, 7, 19), second(1, 1, 1)),
            (SecondCalendar::Persian, (2024, 3, 5), second(1402, 12, 15)),
            (SecondCalendar::Persian, (2024, 3, 20), second(1403, 1, 1)),
        ];
        for (calendar, (y, m, d), second) in cases {
            let day = NaiveDate::from_ymd_opt(y, m, d).expect("a day");
            assert_eq!(calendar.of_gregorian(day), Some(second), "{day}");
            assert_eq!(calendar.to_gregorian(second), Some(day), "{second:?}");
        }
        assert_eq!(SecondCalendar::Hijri.to_gregorian(second(1445, 8, 30)), None);
        assert_eq!(SecondCalendar::Hijri.of_gregorian(NaiveDate::MAX), None);
    }

    /// Some month starts of the published calendar, old, new and to come; ICU4X has other days for those before 1420
    /// and after 1449.
    #[test]
    fn months_of_umm_al_qura_start_as_published() {
        let cases = [
            ((1343, 1), (1924, 8, 1)),
            ((1343, 10), (1925, 4, 24)),
            ((1345, 6), (1926, 12, 7)),
            ((1348, 12), (1930, 4, 30)),
            ((1349, 11), (1931, 3, 19)),
            ((1356, 1), (1937, 3, 14)),
            ((1400, 1), (1979, 11, 20)),
            ((1419, 12), (1999, 3, 18)),
            ((1420, 1), (1999, 4, 17)),
            ((1445, 9), (2024, 3, 11)),
            ((1449, 12), (2028, 4, 26)),
            ((1450, 1), (2028, 5, 25)),
            ((1500, 12), (2077, 10, 18)),
        ];
        for ((year, month), (y, m, d)) in cases {
            let (first, day) = (SecondDay { year, month, day: 1 }, NaiveDate::from_ymd_opt(y, m, d).expect("a day"));
            assert_eq!(SecondCalendar::Hijri.to_gregorian(first), Some(day), "{first:?}");
            assert_eq!(SecondCalendar::Hijri.of_gregorian(day), Some(first), "{day}");
        }
        let last = |year, month, day| SecondCalendar::Hijri.to_gregorian(SecondDay { year, month, day });
        assert_eq!(last(1345, 5, 31), NaiveDate::from_ymd_opt(1926, 12, 6));
        assert_eq!(last(1343, 9, 29), None);
    }

    /// From 200 years before the table to 200 years after it, every day follows the one before and leads back.
    #[test]
    fn days_of_the_hijri_calendar_follow_one_another() {
        let day = |n: i64| SecondCalendar::Hijri.day_of(n * DAY).expect("a day of the calendar");
        let mut before = day(-90_000);
        for n in -89_999..112_000 {
            let next = day(n);
            let (same, turn) = (next.year == before.year, (next.month, next.day) == (1, 1));
            let follows = match next.day {
                1 => {
                    before.day >= 28
                        && if turn { next.year == before.year + 1 } else { same && next.month == before.month + 1 }
                }
                more => same && next.month == before.month && more == before.day + 1,
            };
            assert!(follows, "{before:?}, then {next:?}");
            assert_eq!(SecondCalendar::Hijri.time_of(next), Some(n * DAY), "{next:?}");
            before = next;
        }
    }

    /// Every month start of the published tables of Umm al-Qura.
    #[test]
    #[ignore = "needs SANAD_CORPUS"]
    fn every_month_of_the_corpus_starts_as_published() {
        let folder = crate::base::corpus::folder().join("calendar");
        let read = |name| std::fs::read_to_string(folder.join(name)).expect("the table");
        let table: Vec<_> = read("hijri_ummalqura_month_starts.tsv").lines().skip(1).filter_map(of_line).collect();
        let json: serde_json::Value = serde_json::from_str(&read("ummalqura_calendar_website.json")).expect("JSON");
        let site = json.as_array().into_iter().flatten().flat_map(of_pairs);
        for (hijri, day) in table.into_iter().chain(site) {
            assert_eq!(SecondCalendar::Hijri.to_gregorian(hijri), Some(day), "{hijri:?}");
            assert_eq!(SecondCalendar::Hijri.of_gregorian(day), Some(hijri), "{day}");
        }
    }

    fn of_line(line: &str) -> Option<(SecondDay, NaiveDate)> {
        let mut cells = line.split('\t');
        let (year, month) = (cells.next()?.parse().ok()?, cells.next()?.parse().ok()?);
        Some((SecondDay { year, month, day: 1 }, cells.next()?.parse().ok()?))
    }

    /// `[[[1431,1,1],[2009,12,18]], …]`
    fn of_pairs(month: &serde_json::Value) -> Vec<(SecondDay, NaiveDate)> {
        let number = |value: &serde_json::Value, i: usize| value[i].as_i64().unwrap_or(0);
        let pair = |pair: &serde_json::Value| {
            let [h, g] = [0, 1].map(|side| [0, 1, 2].map(|i| number(&pair[side], i)));
            let day = NaiveDate::from_ymd_opt(g[0] as i32, g[1] as u32, g[2] as u32)?;
            Some((SecondDay { year: h[0] as i32, month: h[1] as u8, day: h[2] as u8 }, day))
        };
        month.as_array().into_iter().flatten().filter_map(pair).collect()
    }
}
