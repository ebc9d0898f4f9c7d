//! The Umm al-Qura and the Persian calendar (ICU4X), converted to and from days of the Gregorian one.

use std::str::FromStr;

use chrono::{NaiveDate, TimeDelta};
use icu_calendar::cal::hijri::UmmAlQura;
use icu_calendar::cal::{Hijri, Persian};
use icu_calendar::types::RataDie;
use icu_calendar::{AsCalendar, Date};

use super::{DAY, Time};

/// A calendar besides the Gregorian one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SecondCalendar {
    /// The Hijri calendar of Umm al-Qura. Months were and are begun by sighting the moon, so that a day may be off by
    /// one; before 1420 and after 1449 AH the tables of ICU4X differ from those of Umm al-Qura by up to two.
    Hijri,
    /// The solar Hijri calendar of Iran and Afghanistan.
    Persian,
}

/// A day of a second calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SecondDay {
    /// The year, 1 to 9999.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
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
            Self::Hijri => parts(Date::from_rata_die(RataDie::new(days), Hijri::new_umm_al_qura())),
            Self::Persian => parts(Date::from_rata_die(RataDie::new(days), Persian)),
        };
        Some(day).filter(|day| (1..=9999).contains(&day.year))
    }

    /// The first second of a day; `None` if the calendar has no such day.
    pub fn time_of(self, day: SecondDay) -> Option<Time> {
        let days = match self {
            Self::Hijri => hijri(day)?.to_rata_die(),
            Self::Persian => persian(day)?.to_rata_die(),
        };
        Some((days.to_i64_date() - EPOCH) * DAY)
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

/// The day for the formats of ICU4X.
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

    /// Every month start of the published tables of Umm al-Qura, when the corpus is there. ICU4X agrees with them for
    /// 1420 to 1449 AH (1999 to 2028); its starts of other months are up to two days off.
    #[test]
    fn months_of_umm_al_qura_start_about_as_published() {
        let Some(corpus) = std::env::var_os("SANAD_CORPUS") else { return };
        let folder = std::path::Path::new(&corpus).join("calendar");
        let read = |name| std::fs::read_to_string(folder.join(name)).unwrap_or_default();
        let of_table = read("hijri_ummalqura_month_starts.tsv").lines().skip(1).filter_map(of_line).collect();
        let json: serde_json::Value =
            serde_json::from_str(&read("ummalqura_calendar_website.json")).unwrap_or_default();
        let of_site = json.as_array().into_iter().flatten().flat_map(of_pairs).collect();
        for (name, starts) in [("table", of_table), ("site", of_site)] {
            let starts: Vec<(SecondDay, NaiveDate)> = starts;
            let mut agree = 0;
            for (hijri, day) in &starts {
                let ours = SecondCalendar::Hijri.to_gregorian(*hijri).expect("a month has a first day");
                let off = (ours - *day).num_days().abs();
                let most = if (1420..1450).contains(&hijri.year) { 0 } else { 2 };
                assert!(off <= most, "{name}: {hijri:?} is {off} days off");
                agree += usize::from(off == 0);
            }
            println!("{name}: {agree} of {} month starts agree", starts.len());
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
