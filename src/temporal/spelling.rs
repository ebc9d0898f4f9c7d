//! Points as phrases in English, for the phrase reader.

use super::cue::{Era, Third};
use super::parts::{Bound, Calendar, Days, WrittenYear};
use crate::model::date::calendars::SecondCalendar;

const GREGORIAN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const HIJRI: [&str; 12] = [
    "Muharram",
    "Safar",
    "Rabi al awwal",
    "Rabi al thani",
    "Jumada al ula",
    "Jumada al akhirah",
    "Rajab",
    "Shaban",
    "Ramadan",
    "Shawwal",
    "Dhu al qadah",
    "Dhu al hijjah",
];
const PERSIAN: [&str; 12] = [
    "Farvardin",
    "Ordibehesht",
    "Khordad",
    "Tir",
    "Mordad",
    "Shahrivar",
    "Mehr",
    "Aban",
    "Azar",
    "Dey",
    "Bahman",
    "Esfand",
];

/// A year with its era: `612 BC`, `1445 AH`, `0476`.
pub(super) fn year(year: WrittenYear, calendar: Option<SecondCalendar>) -> String {
    // A month of another calendar in a year of ours: «رمضان 2019».
    let own = calendar.filter(|_| year.value <= 1600);
    let era = year.era.filter(|era| !matches!(era, Era::Second(_)) || year.value <= 1600).or(own.map(Era::Second));
    match era {
        Some(Era::Before) => format!("{} BC", year.value),
        Some(Era::Second(SecondCalendar::Hijri)) => format!("{} AH", year.value),
        Some(Era::Second(SecondCalendar::Persian)) => format!("{} SH", year.value),
        Some(Era::After) => format!("{} AD", year.value),
        _ => format!("{:04}", year.value),
    }
}

/// A date whose year is known; the first or the last day, where there are several.
pub(super) fn date(calendar: &Calendar, written: WrittenYear, last: bool) -> String {
    let second = calendar.calendar;
    let year = year(written, second);
    let Some(month) = calendar.month else { return year };
    let of_era = match (second, written.era) {
        (second @ Some(_), _) => second,
        (None, Some(Era::Second(second))) => Some(second),
        _ => None,
    };
    let names = match of_era {
        None => GREGORIAN,
        Some(SecondCalendar::Hijri) => HIJRI,
        Some(SecondCalendar::Persian) => PERSIAN,
    };
    let name = names.get(usize::from(month.saturating_sub(1))).copied().unwrap_or_default();
    match &calendar.days {
        Days::All => format!("{name} {year}"),
        Days::One(day) => format!("{day} {name} {year}"),
        Days::Range(first, end) => format!("{} {name} {year}", if last { end } else { first }),
        Days::List(days) => {
            let day = if last { days.last() } else { days.first() };
            format!("{} {name} {year}", day.copied().unwrap_or(1))
        }
        Days::Nth(..) => String::new(),
        Days::Last => format!("last day of {name} {year}"),
    }
}

/// The words of a third before its whole.
pub(super) fn third(third: Third) -> &'static str {
    match third {
        Third::Early => "early ",
        Third::Mid => "mid ",
        Third::Late => "late ",
        Third::Start => "beginning of ",
        Third::End => "end of ",
    }
}

/// The words of a bound before its date.
pub(super) fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::Since | Bound::OrLater => "since ",
        Bound::Until => "until ",
        Bound::By | Bound::OrEarlier => "no later than ",
        Bound::Before => "before ",
        Bound::After => "after ",
    }
}
