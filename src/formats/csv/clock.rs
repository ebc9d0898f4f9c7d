//! Times of day and durations in cells of their own.

use chrono::NaiveTime;

use super::heading::{Unit, unit};
use crate::base::digits;
use crate::base::fold::fold_letters;

/// A time of day as a cell says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Hour, minute and second.
    pub time: NaiveTime,
    /// Whether it says the half of the day.
    pub halved: bool,
    /// Minutes ahead of UTC, where the cell says so.
    pub ahead: Option<i16>,
}

/// Words for the first half of the day, and for the second.
const BEFORE_NOON: &[&str] = &["am", "a m", "ص", "صباحا", "صباح", "فجرا", "ق ظ", "صبح", "קבל"];
const AFTER_NOON: &[&str] = &["pm", "p m", "م", "مسا", "عصرا", "ظهرا", "ليلا", "بعد الظهر", "ب ظ", "عصر", "شب", "אחהצ"];

impl Clock {
    /// Reads `17:54`, `5:54 PM`, `٥:٥٤ م`, `17h54`, `17.54`, `17:54:30Z`; `None` for anything else.
    pub fn parse(cell: &str) -> Option<Self> {
        const LONGEST: usize = 40;
        if cell.is_empty() || cell.len() > LONGEST || !cell.chars().any(char::is_numeric) {
            return None;
        }
        let text = folded(cell);
        let text =
            ["الساعه ", "ساعه ", "ساعت ", "at "].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(&text);
        let digits = |c: char| c.is_ascii_digit() || c == ':' || c == '.';
        let end = text.find(|c| !digits(c)).unwrap_or(text.len());
        let (mut number, mut rest) = (&text[..end], text[end..].trim());
        let french;
        if let Some(minutes) = rest.strip_prefix('h') {
            // `17h54`, `17 h`
            let minutes = minutes.trim();
            let end = minutes.find(|c: char| !c.is_ascii_digit()).unwrap_or(minutes.len());
            french = format!("{number}:{}", if end == 0 { "00" } else { &minutes[..end] });
            (number, rest) = (&french, minutes[end..].trim());
        }
        let (half, ahead) = half_and_zone(rest)?;
        let time = time_of(number, half)?;
        Some(Self { time, halved: half.is_some(), ahead })
    }

    /// The same with seconds, as EDTF has it.
    pub fn edtf(self) -> String {
        self.time.format("%H:%M:%S").to_string()
    }
}

fn folded(cell: &str) -> String {
    let mut folded = String::with_capacity(cell.len());
    fold_letters(cell, |c| {
        if c != 'ء' {
            folded.push(c)
        }
    });
    digits::plain(folded.trim()).into_owned()
}

/// The half of the day and the zone that stand behind a time; `None` if something else does.
fn half_and_zone(rest: &str) -> Option<(Option<u32>, Option<i16>)> {
    let plain = rest.replace(['.', '"', '\''], " ");
    let words = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.as_str() {
        "" => Some((None, None)),
        half if BEFORE_NOON.contains(&half) => Some((Some(0), None)),
        half if AFTER_NOON.contains(&half) => Some((Some(12), None)),
        "z" | "utc" | "gmt" => Some((None, Some(0))),
        // Without the name of UTC, `9:00-11:00` is rather from nine to eleven.
        _ if rest.starts_with('-') => None,
        _ => shift(rest.trim_start_matches("utc").trim_start_matches("gmt")).map(|ahead| (None, Some(ahead))),
    }
}

/// `+03:00`, `-5`
fn shift(text: &str) -> Option<i16> {
    let (sign, digits) = match text.trim().split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let (hours, minutes) = digits.split_once(':').unwrap_or((digits, "0"));
    let shift = hours.parse::<i16>().ok()?.checked_mul(60)?.checked_add(minutes.parse().ok()?)?;
    (hours.len() <= 2 && shift <= 14 * 60).then_some(sign * shift)
}

/// The time of digits with colons, or with one point as in `17.54`; an hour alone needs the half of its day.
fn time_of(number: &str, half: Option<u32>) -> Option<NaiveTime> {
    let (whole, _fraction) = match number.split_once(':') {
        Some((_, rest)) if rest.contains('.') => number.split_once('.')?,
        _ => (number, ""),
    };
    let parts: Vec<&str> = whole.split([':', '.']).collect();
    // `7.5` is a number, `17.54` a time, where its minutes have two digits.
    let is_time = match parts[..] {
        [hour] => half.is_some() && hour.len() <= 2,
        [hour, minute] => hour.len() <= 2 && minute.len() == 2 && (whole.contains(':') || hour.len() == 2),
        [hour, minute, second] => hour.len() <= 2 && minute.len() == 2 && second.len() == 2 && whole.contains(':'),
        _ => false,
    };
    let numbers: Vec<u32> = parts.iter().map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let hour = match half {
        Some(half) if (1..=12).contains(&numbers[0]) => numbers[0] % 12 + half,
        // «17:54 م» says it twice.
        Some(12) if (13..24).contains(&numbers[0]) => numbers[0],
        Some(_) => return None,
        None => numbers[0],
    };
    let at = |nth: usize| numbers.get(nth).copied().unwrap_or(0);
    is_time.then(|| NaiveTime::from_hms_opt(hour, at(1), at(2))).flatten()
}

/// A duration as a cell says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duration {
    /// So many seconds.
    Seconds(i64),
    /// So many whole days; the first counts.
    Days(i64),
}

impl Duration {
    /// Reads `105`, `105 min`, `1:45`, `1h 45m`, «ساعتان», «3 أيام»; `named` is the unit that the column names.
    pub fn parse(cell: &str, named: Option<Unit>) -> Option<Self> {
        let text = with_points(&folded(cell));
        if let Some((hours, minutes)) = text.split_once(':')
            && let (Ok(hours), Some(rest)) = (hours.trim().parse::<i64>(), clock_rest(minutes))
        {
            return (hours < 10_000).then_some(Self::Seconds(hours * 3600 + rest));
        }
        let mut total = None;
        let mut rest = text.trim();
        while !rest.is_empty() {
            let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
            let (number, after) = rest.split_at(end);
            let after = after.trim_start();
            let end = after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len());
            let (word, next) = after.split_at(end);
            // A sign is neither; and of two bare numbers nobody knows what the second one is.
            if word.is_empty() && (number.is_empty() || !next.trim().is_empty()) {
                return None;
            }
            let unit = if word.is_empty() { named? } else { unit(word)? };
            // «ساعتان» is two of them.
            let dual = word.ends_with("ان") || word.ends_with("ين");
            let number: f64 = if number.is_empty() { if dual { 2.0 } else { 1.0 } } else { number.parse().ok()? };
            total = Some(add(total, number, unit)?);
            rest = next.trim_start_matches([' ', ',', '،', '.']).trim_start_matches("و ").trim_start_matches("and ");
        }
        total
    }
}

/// The text with points before decimals. A comma before three digits may stand between thousands, and stays.
fn with_points(text: &str) -> String {
    let text = text.replace('٫', ".");
    match text.split_once(',') {
        Some((whole, rest)) if whole.ends_with(|c: char| c.is_ascii_digit()) => {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            if (1..=2).contains(&digits) { format!("{whole}.{rest}") } else { text }
        }
        _ => text,
    }
}

/// Minutes, or minutes and seconds, behind hours.
fn clock_rest(text: &str) -> Option<i64> {
    let (minutes, seconds) = text.split_once(':').unwrap_or((text, "0"));
    let [minutes, seconds] = [minutes, seconds].map(|part| part.trim().parse::<i64>().ok().filter(|n| *n < 60));
    Some(minutes? * 60 + seconds?)
}

fn add(total: Option<Duration>, number: f64, unit: Unit) -> Option<Duration> {
    const MOST: f64 = 1e9;
    let (factor, is_days) = match unit {
        Unit::Seconds => (1.0, false),
        Unit::Minutes => (60.0, false),
        Unit::Hours => (3600.0, false),
        Unit::Days => (1.0, true),
        Unit::Weeks => (7.0, true),
    };
    let amount = number * factor;
    let whole = (0.0..MOST).contains(&amount) && (!is_days || amount.fract() == 0.0);
    let amount = amount.round() as i64;
    match total {
        _ if !whole => None,
        None if is_days => Some(Duration::Days(amount)),
        None => Some(Duration::Seconds(amount)),
        Some(Duration::Seconds(before)) if !is_days => Some(Duration::Seconds(before + amount)),
        Some(Duration::Days(before)) if is_days => Some(Duration::Days(before + amount)),
        Some(Duration::Days(before)) => Some(Duration::Seconds(before * 86_400 + amount)),
        Some(Duration::Seconds(_)) => None,
    }
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
            ("17:54:30", "17:54:30", false, None),
            ("17:54:30.250", "17:54:30", false, None),
            ("17:54Z", "17:54:00", false, Some(0)),
            ("17:54+03:00", "17:54:00", false, Some(180)),
            ("17:54 UTC", "17:54:00", false, Some(0)),
        ];
        for (cell, time, halved, ahead) in cases {
            let clock = Clock::parse(cell);
            let told = clock.map(|clock| (clock.edtf(), clock.halved, clock.ahead));
            assert_eq!(told, Some((time.to_owned(), halved, ahead)), "{cell}");
        }
        for cell in ["", "soon", "2024", "2024-03-01", "1/3/2024", "7.5", "17", "25:00", "13:00 ص", "10:30 noonish"] {
            assert_eq!(Clock::parse(cell), None, "{cell}");
        }
    }

    #[test]
    fn reads_durations() {
        use Duration::{Days, Seconds};
        let cases = [
            ("105", Some(Unit::Minutes), Some(Seconds(6300))),
            ("1.5", Some(Unit::Hours), Some(Seconds(5400))),
            ("105 min", None, Some(Seconds(6300))),
            ("1:45", None, Some(Seconds(6300))),
            ("1h 45m", None, Some(Seconds(6300))),
            ("ساعتان", None, Some(Seconds(7200))),
            ("٣ أيام", None, Some(Days(3))),
            ("ساعة و 30 دقيقة", None, Some(Seconds(5400))),
            ("2 weeks", None, Some(Days(14))),
            ("3", None, None),
            ("long", Some(Unit::Hours), None),
            ("1,5", Some(Unit::Hours), Some(Seconds(5400))),
            ("٢٫٥", Some(Unit::Hours), Some(Seconds(9000))),
            ("1,200", Some(Unit::Minutes), None),
            ("2 3", Some(Unit::Hours), None),
            ("3-5", Some(Unit::Days), None),
            ("2-3 h", None, None),
            ("-", Some(Unit::Days), None),
            ("—", Some(Unit::Hours), None),
            ("-2", Some(Unit::Days), None),
            ("?", Some(Unit::Weeks), None),
            ("", Some(Unit::Hours), None),
        ];
        for (cell, named, duration) in cases {
            assert_eq!(Duration::parse(cell, named), duration, "{cell}");
        }
    }
}
