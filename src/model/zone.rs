//! Time zones by the names that programs give them, and the shift from UTC that each has at a time.
//!
//! The rules are those of the IANA database (`chrono-tz`); Windows names are mapped by the CLDR's `windowsZones`
//! (`icu_time`).

use std::str::FromStr;

use chrono::{DateTime, MappedLocalTime, NaiveDateTime, Offset as _, TimeDelta, TimeZone as _};
use chrono_tz::{TZ_VARIANTS, Tz};
use icu_time::zone::{IanaParser, WindowsParser, iana::IanaParserExtended};

use super::EdtfDate;
use super::date::{DatePart, End, Form};
use crate::base::digits::plain;

/// Shifts further from UTC than this are none, in minutes.
const MAX_SHIFT: i16 = 14 * 60;

/// A time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zone {
    /// Minutes ahead of UTC, the same all the year.
    Fixed(i16),
    /// A zone of the IANA database.
    Named(Tz),
}

/// Number of times that a clock shows a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// Once, as it should.
    Once,
    /// Twice, because it was put back; the first time counts (RFC 5545 §3.3.5).
    Twice,
    /// Never, because it was put forward; it counts by the shift before that (RFC 5545 §3.3.5).
    Never,
}

impl Zone {
    /// UTC itself.
    pub const UTC: Self = Self::Fixed(0);

    /// The zone that a name means: `Asia/Riyadh`, also behind a path (`/mozilla.org/20050126_1/Europe/Rome`), a Windows
    /// name (`Arab Standard Time`), one as Windows shows it (`(UTC+03:00) Kuwait, Riyadh`), or a shift (`GMT+3`).
    pub fn of_name(name: &str) -> Option<Self> {
        let name = plain(name);
        let name = name.trim().trim_matches('"');
        if name.is_empty() || name.len() > 200 {
            return None;
        }
        let tails = name.char_indices().filter(|(_, c)| *c == '/').map(|(at, _)| &name[at + 1..]);
        let known = std::iter::once(name).chain(tails).find_map(iana).map(Self::Named);
        known.or_else(|| windows(name)).or_else(|| shown_by_windows(name)).or_else(|| fixed(name).map(Self::Fixed))
    }

    /// Its name for people who know zones, and for [`Self::of_name`].
    pub fn name(&self) -> String {
        match self {
            Self::Named(zone) => zone.name().to_owned(),
            Self::Fixed(0) => "UTC".to_owned(),
            Self::Fixed(shift) => {
                let sign = if *shift < 0 { '-' } else { '+' };
                format!("UTC{sign}{:02}:{:02}", shift.abs() / 60, shift.abs() % 60)
            }
        }
    }

    /// Minutes that its clocks are ahead of UTC when they show `wall`, and how often they show it.
    pub fn shift_of(&self, wall: NaiveDateTime) -> (i16, Fit) {
        let zone = match self {
            Self::Fixed(shift) => return (*shift, Fit::Once),
            Self::Named(zone) => zone,
        };
        match zone.offset_from_local_datetime(&wall) {
            MappedLocalTime::Single(offset) => (minutes(offset.fix().local_minus_utc()), Fit::Once),
            MappedLocalTime::Ambiguous(first, _) => (minutes(first.fix().local_minus_utc()), Fit::Twice),
            // No clock is put forward by more than a day.
            MappedLocalTime::None => (self.shift_at(wall - TimeDelta::hours(26)), Fit::Never),
        }
    }

    /// Minutes that its clocks are ahead of UTC at a time of UTC.
    pub fn shift_at(&self, utc: NaiveDateTime) -> i16 {
        match self {
            Self::Fixed(shift) => *shift,
            Self::Named(zone) => minutes(zone.offset_from_utc_datetime(&utc).fix().local_minus_utc()),
        }
    }

    /// A date as the clocks of the zone showed it. What says no shift from UTC stays: nobody knows where it was.
    pub fn tell(&self, when: &EdtfDate) -> Option<EdtfDate> {
        let text = match when.form() {
            Form::Date(date) => self.moment(&date)?,
            Form::Interval(start, end) => {
                let (first, last) = when.as_str().split_once('/')?;
                let told = |end: &End, said: &str| match end {
                    End::Date(date) => self.moment(date).unwrap_or_else(|| said.to_owned()),
                    _ => said.to_owned(),
                };
                format!("{}/{}", told(&start, first), told(&end, last))
            }
            Form::OneOf(_) | Form::AllOf(_) => return None,
        };
        EdtfDate::parse(&text).ok().filter(|told| told != when)
    }

    fn moment(&self, date: &DatePart) -> Option<String> {
        let (hour, minute, second) = date.time?;
        let (year, month, day) = (i32::try_from(date.year).ok()?, date.month?, date.day?);
        let wall = chrono::NaiveDate::from_ymd_opt(year, month.into(), day.into())?;
        let wall = wall.and_hms_opt(hour.into(), minute.into(), second.min(59).into())?;
        let utc = wall.checked_sub_signed(TimeDelta::minutes(date.shift?.into()))?;
        let shift = self.shift_at(utc);
        let there = utc.checked_add_signed(TimeDelta::minutes(shift.into()))?;
        let fits = (0..=9999).contains(&chrono::Datelike::year(&there)) && shift.abs() <= MAX_SHIFT;
        fits.then(|| format!("{}{}", there.format("%Y-%m-%dT%H:%M:%S"), spelled(shift)))
    }

    /// The names of the zones of the IANA database, in order.
    pub fn names() -> impl Iterator<Item = &'static str> {
        TZ_VARIANTS.iter().map(|zone| zone.name())
    }
}

impl FromStr for Zone {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Self::of_name(text)
            .ok_or_else(|| format!("`{text}` is no time zone; give one such as Asia/Riyadh, UTC or +03:00"))
    }
}

/// A shift from UTC as EDTF has it.
pub fn spelled(shift: i16) -> String {
    match shift {
        0 => "Z".to_owned(),
        n => format!("{}{:02}:{:02}", if n < 0 { '-' } else { '+' }, n.abs() / 60, n.abs() % 60),
    }
}

/// Whole minutes: the clocks of towns before there were zones had seconds too.
fn minutes(seconds: i32) -> i16 {
    i16::try_from((seconds + 30).div_euclid(60)).unwrap_or(0)
}

fn iana(name: &str) -> Option<Tz> {
    let exact = name.parse::<Tz>().ok();
    exact.or_else(|| TZ_VARIANTS.iter().find(|zone| zone.name().eq_ignore_ascii_case(name)).copied())
}

/// A Windows name, by the zone that CLDR has for it where no country is said.
fn windows(name: &str) -> Option<Zone> {
    let zone = WindowsParser::new().parse(name, None)?;
    if zone == IanaParser::new().parse("Etc/UTC") {
        return Some(Zone::UTC);
    }
    let iana_names = IanaParserExtended::new();
    let names = iana_names.iter_all().filter(|known| known.time_zone == zone);
    names.flat_map(|known| [known.canonical, known.normalized]).find_map(iana).map(Zone::Named)
}

/// `(UTC+03:00) Kuwait, Riyadh`, `(GMT-05:00) Eastern Time (US & Canada)`: a town or a Windows name whose shift in some
/// half of the year is the one that is said.
fn shown_by_windows(name: &str) -> Option<Zone> {
    let (shift, rest) = name.strip_prefix('(')?.split_once(')')?;
    let shift = fixed(shift)?;
    let rest = rest.trim();
    let bare = rest.split('(').next().unwrap_or(rest).trim();
    let standard = bare.strip_suffix(" Time").map(|zone| format!("{zone} Standard Time"));
    let named = [Some(rest.to_owned()), Some(format!("{rest} Standard Time")), standard];
    let towns = rest.split([',', ';', '/']).map(|town| town.trim().replace(' ', "_")).filter(|town| town.len() > 2);
    let of_town = |town: String| {
        let is_there = |zone: &&Tz| zone.name().rsplit('/').next().is_some_and(|last| last.eq_ignore_ascii_case(&town));
        TZ_VARIANTS.iter().find(is_there).copied().map(Zone::Named)
    };
    let january = DateTime::from_timestamp(1_704_067_200, 0)?.naive_utc();
    let fits = |zone: &Zone| [0, 182].iter().any(|days| zone.shift_at(january + TimeDelta::days(*days)) == shift);
    named.into_iter().flatten().filter_map(|name| windows(&name)).chain(towns.filter_map(of_town)).find(fits)
}

/// `UTC`, `GMT+3`, `+03:00`, `UTC-0430`.
fn fixed(text: &str) -> Option<i16> {
    let text = text.trim();
    let upper = text.to_ascii_uppercase();
    let rest = ["UTC", "GMT", "Z"].iter().find_map(|name| upper.strip_prefix(name)).unwrap_or(&upper).trim();
    if rest.is_empty() {
        return (!upper.is_empty()).then_some(0);
    }
    let sign = if rest.starts_with('-') { -1 } else { 1 };
    let body = rest.strip_prefix(['+', '-'])?.trim();
    let (hours, minutes) = match body.split_once([':', '.']) {
        Some(pair) => pair,
        None if body.len() > 2 && body.is_ascii() => body.split_at(body.len() - 2),
        None => (body, "0"),
    };
    let number = |text: &str| text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse::<i16>().ok())?;
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    let shift = hours.checked_mul(60)?.checked_add(minutes).filter(|shift| *shift <= MAX_SHIFT && minutes < 60)?;
    Some(sign * shift)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wall(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap_or_else(|e| panic!("{text}: {e}"))
    }

    #[test]
    fn knows_the_names_that_programs_write() {
        let cases = [
            ("Asia/Riyadh", "Asia/Riyadh"),
            ("europe/rome", "Europe/Rome"),
            ("/mozilla.org/20050126_1/Europe/Rome", "Europe/Rome"),
            ("/citadel.org/20190914_1/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
            ("tzone://Microsoft/Utc", "UTC"),
            ("Arabian Standard Time", "Asia/Dubai"),
            ("Arab Standard Time", "Asia/Riyadh"),
            ("GMT Standard Time", "Europe/London"),
            ("Egypt Standard Time", "Africa/Cairo"),
            ("Eastern Standard Time", "America/New_York"),
            ("India Standard Time", "Asia/Kolkata"),
            ("Middle East Standard Time", "Asia/Beirut"),
            ("UTC", "UTC"),
            ("(UTC+03:00) Kuwait, Riyadh", "Asia/Kuwait"),
            ("(UTC+03:00) Riyadh", "Asia/Riyadh"),
            ("(UTC-05:00) Eastern Time (US & Canada)", "America/New_York"),
            ("(GMT+02:00) Cairo", "Africa/Cairo"),
            ("(GMT+01.00) Amsterdam / Berlin / Bern / Rome / Stockholm / Vienna", "Europe/Amsterdam"),
            ("GMT+3", "UTC+03:00"),
            ("UTC-0430", "UTC-04:30"),
            ("+05:30", "UTC+05:30"),
            ("GMT+٣", "UTC+03:00"),
            ("Etc/GMT-3", "Etc/GMT-3"),
            ("Customized Time Zone", ""),
            ("+15:00", ""),
            ("(UTC+03:00) Nowhere", ""),
            ("3", ""),
            ("", ""),
        ];
        for (name, expected) in cases {
            assert_eq!(Zone::of_name(name).map(|zone| zone.name()).unwrap_or_default(), expected, "{name}");
        }
    }

    #[test]
    fn shifts_are_those_of_the_time() {
        let cases = [
            ("Europe/London", "2024-06-10T07:00", 60, Fit::Once),
            ("Europe/London", "2024-01-10T07:00", 0, Fit::Once),
            ("Europe/London", "2024-03-31T01:30", 0, Fit::Never),
            ("Europe/London", "2024-10-27T01:30", 60, Fit::Twice),
            ("Africa/Cairo", "2023-07-01T12:00", 180, Fit::Once),
            ("Africa/Cairo", "2022-07-01T12:00", 120, Fit::Once),
            ("Pacific/Apia", "2011-12-30T12:00", -600, Fit::Never),
            ("Asia/Kolkata", "2024-06-10T07:00", 330, Fit::Once),
        ];
        for (name, at, shift, fit) in cases {
            let zone = Zone::of_name(name).expect(name);
            assert_eq!(zone.shift_of(wall(at)), (shift, fit), "{name} {at}");
        }
    }

    #[test]
    fn tells_moments_by_its_clocks() {
        let zone = Zone::of_name("Asia/Beirut").expect("a zone");
        let cases = [
            ("2024-06-10T05:30:00Z", Some("2024-06-10T08:30:00+03:00")),
            ("2024-01-10T22:30:00Z", Some("2024-01-11T00:30:00+02:00")),
            (
                "2024-06-10T09:00:00+04:00/2024-06-10T10:00:00+04:00",
                Some("2024-06-10T08:00:00+03:00/2024-06-10T09:00:00+03:00"),
            ),
            ("2024-06-10T09:00:00Z/..", Some("2024-06-10T12:00:00+03:00/..")),
            ("2024-06-10T08:30:00+03:00", None),
            ("2024-06-10T08:30:00", None),
            ("2024-06-10", None),
            ("2024-06/2024-07", None),
            ("[2024-06-10,2024-06-11]", None),
        ];
        for (text, expected) in cases {
            let told = zone.tell(&EdtfDate::parse(text).expect(text));
            assert_eq!(told.as_ref().map(EdtfDate::as_str), expected, "{text}");
        }
    }
}
