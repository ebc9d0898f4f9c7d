//! A time of day in a cell or a field of its own, with its half of the day and its shift from UTC.

use chrono::{NaiveTime, Timelike as _};

use super::clock::{Clock, Half};
use super::folding::fold;
use super::lexicon::look_up;
use super::word::Word;
use crate::base::digits;
use crate::model::Zone;
use crate::model::zone::spelled;

/// A time of day as a cell says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeOfDay {
    /// Hour, minute and second. Parts of seconds are left out.
    pub time: NaiveTime,
    /// True if it says the half of the day.
    pub halved: bool,
    /// True if its words leave it open which midnight or noon it is: «12 مساءً».
    pub is_open: bool,
    /// Minutes ahead of UTC, where the cell says so.
    pub ahead: Option<i16>,
}

/// Words before a time, folded.
const BEFORE: [&str; 5] = ["الساعه ", "ساعه ", "ساعت ", "at ", "um "];

impl TimeOfDay {
    /// Reads `17:54`, `5:54 PM`, `٥:٥٤ م`, `17h54`, `17.54`, `8 Uhr`, `17:54:30Z`; `None` for anything else, and where
    /// the half of the day contradicts the hour.
    pub fn parse(cell: &str) -> Option<Self> {
        const MAX_TEXT: usize = 60;
        if cell.is_empty() || cell.len() > MAX_TEXT || !cell.chars().any(char::is_numeric) {
            return None;
        }
        let text = folded(cell);
        let text = BEFORE.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(&text);
        let digits = |c: char| c.is_ascii_digit() || c == ':' || c == '.';
        let end = text.find(|c| !digits(c)).unwrap_or(text.len());
        let (number, rest) = with_hours(&text[..end], text[end..].trim());
        let has_seconds = number.matches(':').count() == 2;
        let (half, ahead) = half_and_zone(rest, has_seconds)?;
        let (clock, is_open) = match (clock_of(&number, half.is_some())?, half) {
            (clock, Some(half)) => clock.with(half)?,
            (clock, None) => (clock, false),
        };
        let time = NaiveTime::from_hms_opt(clock.hour.into(), clock.minute.into(), clock.second.into())?;
        Some(Self { time, halved: half.is_some(), is_open, ahead })
    }

    /// The same with seconds and without its shift from UTC, as EDTF has it.
    pub fn edtf(self) -> String {
        format!("{:02}:{:02}:{:02}", self.time.hour(), self.time.minute(), self.time.second())
    }
}

/// A time of day with seconds and with its shift, which EDTF demands; `None` for what [`TimeOfDay::parse`] does not
/// read. 24:00 and a leap second stay as they are.
pub fn seconds(text: &str) -> Option<String> {
    match TimeOfDay::parse(text) {
        Some(read) => Some(format!("{}{}", read.edtf(), read.ahead.map_or_else(String::new, spelled))),
        None => {
            Clock::parse(text.trim()).filter(|clock| clock.hour == 24 || clock.second == 60).map(|clock| clock.edtf())
        }
    }
}

/// The words of a cell, with Latin digits.
fn folded(cell: &str) -> String {
    let text: String = digits::plain(cell).chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    fold(text.trim())
}

/// `17h54`, `17 h`, `8 Uhr` with a colon, and what stands behind.
fn with_hours<'t>(number: &str, rest: &'t str) -> (String, &'t str) {
    if let Some(rest) = rest.strip_prefix("uhr") {
        let whole = if number.contains([':', '.']) { number.to_owned() } else { format!("{number}:00") };
        return (whole, rest.trim());
    }
    let is_hour = |rest: &&str| !rest.starts_with(char::is_alphabetic);
    match rest.strip_prefix('h').filter(is_hour) {
        Some(minutes) if !number.contains([':', '.']) => {
            let minutes = minutes.trim();
            let end = minutes.find(|c: char| !c.is_ascii_digit()).unwrap_or(minutes.len());
            (format!("{number}:{}", if end == 0 { "00" } else { &minutes[..end] }), minutes[end..].trim())
        }
        _ => (number.to_owned(), rest),
    }
}

/// The half of the day and the shift from UTC that stand behind a time; `None` if something else does.
fn half_and_zone(rest: &str, has_seconds: bool) -> Option<(Option<Half>, Option<i16>)> {
    if rest.is_empty() {
        return Some((None, None));
    }
    // Without seconds or the name of UTC, `9:00-11:00` is rather from nine to eleven.
    let may_be_shift = !rest.starts_with('-') || has_seconds;
    if rest.contains(['+', '-', '−']) {
        return match Zone::of_name(rest) {
            Some(Zone::Fixed(ahead)) if may_be_shift => Some((None, Some(ahead))),
            _ => None,
        };
    }
    let plain = rest.replace(['.', '\''], " ");
    let words: Vec<&str> = plain.split_whitespace().collect();
    match look_up(&words).filter(|(_, taken)| *taken == words.len())?.0 {
        Word::Sign(half) | Word::PartOfDay(half) => Some((Some(half), None)),
        // «م» is the sign of the afternoon too.
        Word::AnnoDomini if words == ["م"] => Some((Some(Half::Pm), None)),
        Word::Utc => Some((None, Some(0))),
        _ => None,
    }
}

/// The time of digits with colons, or with one point as in `17.54`; an hour alone needs the half of its day.
fn clock_of(number: &str, halved: bool) -> Option<Clock> {
    let (whole, _fraction) = match number.split_once(':') {
        Some((_, rest)) if rest.contains('.') => number.split_once('.')?,
        _ => (number, ""),
    };
    let parts: Vec<&str> = whole.split([':', '.']).collect();
    // `7.5` is a number, `17.54` a time, where its minutes have two digits.
    let is_time = match parts[..] {
        [hour] => halved && hour.len() <= 2,
        [hour, minute] => hour.len() <= 2 && minute.len() == 2 && (whole.contains(':') || hour.len() == 2),
        [hour, minute, second] => hour.len() <= 2 && minute.len() == 2 && second.len() == 2 && whole.contains(':'),
        _ => false,
    };
    let numbers: Vec<u8> = parts.iter().map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let at = |nth: usize| numbers.get(nth).copied().unwrap_or(0);
    let clock = Clock { minute: at(1), second: at(2), ..Clock::of_hour(at(0).into())? };
    (is_time && at(1) < 60 && at(2) < 60).then_some(clock)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_times_of_day() {
        let cases = [
            ("17:54", "17:54:00", false, None),
            ("٠٥:٥٤ م", "17:54:00", true, None),
            ("5:54م", "17:54:00", true, None),
            ("05:54 ص", "05:54:00", true, None),
            ("12:05 ص", "00:05:00", true, None),
            ("12:15 PM", "12:15:00", true, None),
            ("5 p.m.", "17:00:00", true, None),
            ("5:54 مساءً", "17:54:00", true, None),
            ("17:54 م", "17:54:00", true, None),
            ("الساعة 9:30 صباحًا", "09:30:00", true, None),
            ("۹:۳۰ ب.ظ", "21:30:00", true, None),
            ("17h54", "17:54:00", false, None),
            ("17 h", "17:00:00", false, None),
            ("17.54", "17:54:00", false, None),
            ("17:54 Uhr", "17:54:00", false, None),
            ("8 Uhr", "08:00:00", false, None),
            ("17:54:30", "17:54:30", false, None),
            ("17:54:30.250", "17:54:30", false, None),
            ("17:54Z", "17:54:00", false, Some(0)),
            ("17:54+03:00", "17:54:00", false, Some(180)),
            ("17:54 UTC", "17:54:00", false, Some(0)),
            ("17:54 UTC-5", "17:54:00", false, Some(-300)),
            ("17:54:00-05:00", "17:54:00", false, Some(-300)),
            // Parts of the day go by their hours: nobody says 14:00 for two at night.
            ("2:00 ليلًا", "02:00:00", true, None),
            ("10:00 ليلًا", "22:00:00", true, None),
            ("11:30 ظهرًا", "11:30:00", true, None),
            ("1:30 ظهرًا", "13:30:00", true, None),
            ("4:30 فجرًا", "04:30:00", true, None),
            ("12:30 עצ", "", false, None),
        ];
        for (cell, time, halved, ahead) in cases {
            let told = TimeOfDay::parse(cell).map(|read| (read.edtf(), read.halved, read.ahead));
            let expected = (!time.is_empty()).then(|| (time.to_owned(), halved, ahead));
            assert_eq!(told, expected, "{cell}");
        }
        let none = [
            "",
            "soon",
            "2024",
            "2024-03-01",
            "1/3/2024",
            "7.5",
            "17",
            "25:00",
            "10:75",
            "13:00 ص",
            "10:30 noonish",
            "9:00-11:00",
            "8:00 ظهرًا",
            "5:00 h",
        ];
        for cell in none {
            assert_eq!(TimeOfDay::parse(cell), None, "{cell}");
        }
        assert!(TimeOfDay::parse("12:00 مساءً").is_some_and(|read| read.is_open), "noon or midnight");
    }

    #[test]
    fn signs_of_the_half_of_the_day_are_read_or_refused() {
        let cases = [
            ("5:54", Some("05:54:00")),
            ("5:54 م", Some("17:54:00")),
            ("05:54م", Some("17:54:00")),
            ("٠٥:٥٤ مـ", Some("17:54:00")),
            ("5:54 ص", Some("05:54:00")),
            ("12:15 م", Some("12:15:00")),
            ("12:05 ص", Some("00:05:00")),
            ("12:05:30 ص", Some("00:05:30")),
            ("17:54 م", Some("17:54:00")),
            ("17:54 ص", None),
            ("00:10 م", None),
            ("0:10 ص", Some("00:10:00")),
            ("5:04 PM", Some("17:04:00")),
            ("5:04 p.m.", Some("17:04:00")),
            ("12:00 a.m.", Some("00:00:00")),
            ("17:04 PM", Some("17:04:00")),
            ("6:30 مساءً", Some("18:30:00")),
            ("12:30:15.250Z", Some("12:30:15Z")),
            ("12:30+0230", Some("12:30:00+02:30")),
            ("25:00", None),
            ("10:60", None),
            ("10:30 xm", None),
            ("10", None),
            ("24:00", Some("24:00:00")),
            ("9:00-11:00", None),
            ("9:00:00-05:00", Some("09:00:00-05:00")),
            ("17h54", Some("17:54:00")),
        ];
        for (text, expected) in cases {
            assert_eq!(seconds(text).as_deref(), expected, "{text}");
        }
    }
}
