//! Points in time as other programs write them.

use super::months;
use super::stamp::Stamp;
use crate::base::digits::plain;
use crate::model::date::phrase::{Order, ParsedDate, parse_phrase};

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

impl Stamp {
    /// A year, an ISO 8601 date or date and time, or English words as `Date.parse` of JavaScript takes them, with the
    /// digits of any script.
    pub(crate) fn parse(text: &str, order: Order) -> Option<Self> {
        let text = plain(text);
        let text = without_zone_name(text.trim());
        if text.len() > 100 {
            return None;
        }
        year(text).map(Self::of_year).or_else(|| iso(text)).or_else(|| words(text, order))
    }
}

/// Reads a date in words, of any of the languages that dates are read in everywhere.
pub(crate) fn in_words(text: &str, order: Order) -> Option<ParsedDate> {
    parse_phrase(&plain(text), &order.into()).ok()
}

/// A bare year (`1968`, `-4004`), or one with its era (`500 BC`, `50 AD`, `AD 50`).
///
/// A bare one counts with a year 0, one with `BC` without: `parseGregorianDateTime` of SIMILE's
/// `scripts/date-time.js` hands the one to `setUTCFullYear` as it is, and takes the other from 1.
pub(crate) fn year(text: &str) -> Option<i64> {
    let lower = text.to_ascii_lowercase();
    let before = ["bce", "bc", "b.c.", "b.c.e."].iter().find_map(|suffix| lower.strip_suffix(suffix));
    let eras = ["ad", "ce", "a.d.", "c.e."];
    let after = || eras.iter().find_map(|era| lower.strip_suffix(era).or_else(|| lower.strip_prefix(era)));
    let after = if before.is_none() { after() } else { None };
    let digits = before.or(after).unwrap_or(&lower).trim();
    if after.is_some() && !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let unsigned = digits.strip_prefix(['-', '+', '\u{2212}']).unwrap_or(digits);
    if unsigned.is_empty() || unsigned.len() > 6 || !unsigned.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let magnitude: i64 = unsigned.parse().ok()?;
    match before {
        Some(_) => (unsigned.len() == digits.len() && magnitude > 0).then_some(1 - magnitude),
        None if after.is_some() && magnitude == 0 => None,
        None if digits.starts_with(['-', '\u{2212}']) => Some(-magnitude),
        None => Some(magnitude),
    }
}

/// Milliseconds or seconds since 1970 that stand as a text, as far as they are of the years from 1973 on.
pub(crate) fn of_epoch(text: &str) -> Option<Stamp> {
    let text = plain(text);
    let number: i64 = text.trim().parse().ok()?;
    match text.trim().len() {
        9 | 10 => Stamp::of_millis(number.checked_mul(1000)?),
        12 | 13 => Stamp::of_millis(number),
        _ => None,
    }
}

/// A date of JavaScript without the name of the zone behind its shift: `10:00:00 GMT+0300 (Arabian Standard Time)`.
fn without_zone_name(text: &str) -> &str {
    match text.strip_suffix(')').and_then(|text| text.rsplit_once(" (")) {
        Some((before, _)) if before.contains("GMT") || before.contains("UTC") => before,
        _ => text,
    }
}

/// Returns true if a text is a year of one or two digits, so that the century may be left out.
pub(crate) fn is_short_year(text: &str) -> bool {
    let text = text.trim();
    (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit()) && text.bytes().any(|b| b != b'0')
}

/// ISO 8601, basic or extended; a space may stand for the `T`, and one digit for two.
fn iso(text: &str) -> Option<Stamp> {
    let (date, time) = match text.find(['T', 't', ' ']) {
        Some(at) => (&text[..at], Some(text[at + 1..].trim())),
        None => (text, None),
    };
    let mut stamp = iso_date(date)?;
    if let Some(time) = time {
        stamp.day?;
        clock(time, &mut stamp)?;
    }
    Some(stamp)
}

fn iso_date(text: &str) -> Option<Stamp> {
    let (negative, body) = text.strip_prefix('-').map_or((false, text), |body| (true, body));
    let body = body.strip_prefix('+').unwrap_or(body);
    let basic = body.len() == 8 && body.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = if basic { vec![&body[..4], &body[4..6], &body[6..]] } else { body.split('-').collect() };
    if parts.len() > 3 || parts[0].len() < 3 || parts.iter().any(|p| p.is_empty() || p.len() > 6) {
        return None;
    }
    let mut numbers = parts.iter().map(|p| p.bytes().all(|b| b.is_ascii_digit()).then(|| p.parse::<u32>().ok())?);
    let year = i64::from(numbers.next()??);
    let (month, day) = (numbers.next(), numbers.next());
    let month = month.map(|m| u8::try_from(m?).ok().filter(|m| (1..=12).contains(m)));
    let day = day.map(|d| u8::try_from(d?).ok().filter(|d| (1..=31).contains(d)));
    if month == Some(None) || day == Some(None) {
        return None;
    }
    Some(Stamp {
        year: if negative { -year } else { year },
        month: month.flatten(),
        day: day.flatten(),
        ..Stamp::default()
    })
}

/// `hh`, `hh:mm`, `hh:mm:ss.f`, `hhmmss`, with or without a shift from UTC.
fn clock(text: &str, stamp: &mut Stamp) -> Option<()> {
    let (time, zone) = match text.find(['Z', 'z', '+', '-']) {
        Some(at) => (text[..at].trim(), &text[at..]),
        None => (text, ""),
    };
    if !zone.is_empty() {
        stamp.shift = Some(shift(zone)?);
    }
    let (whole, fraction) = time.split_once(['.', ',']).unwrap_or((time, ""));
    stamp.fraction = fraction.bytes().any(|b| b != b'0');
    let digits = whole.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = match whole.len() {
        4 | 6 if digits => whole.as_bytes().chunks(2).filter_map(|pair| std::str::from_utf8(pair).ok()).collect(),
        _ => whole.split(':').collect(),
    };
    let numbers: Vec<u8> = parts.iter().map(|part| part.parse().ok()).collect::<Option<_>>()?;
    stamp.time = match numbers[..] {
        [h] => valid(h, 0, 0),
        [h, m] => valid(h, m, 0),
        [h, m, s] => valid(h, m, s),
        _ => None,
    };
    stamp.time.map(|_| ())
}

fn valid(h: u8, m: u8, s: u8) -> Option<(u8, u8, u8)> {
    // A leap second is the 61st of its minute.
    (h < 24 && m < 60 && s <= 60).then_some((h, m, s))
}

/// `Z`, `+03:00`, `-0600`, `+3`.
fn shift(text: &str) -> Option<i16> {
    if matches!(text, "Z" | "z") {
        return Some(0);
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let digits: String = text.strip_prefix(['+', '-'])?.chars().filter(|c| *c != ':').collect();
    let number: i16 = digits.parse().ok()?;
    let (h, m) = if digits.len() <= 2 { (number, 0) } else { (number / 100, number % 100) };
    (h < 24 && m < 60).then_some(sign * (h * 60 + m))
}

/// `Sat May 20 1961 00:00:00 GMT-0600`, `28 June 1968`, `June 1968`, `6/28/1968`.
fn words(text: &str, order: Order) -> Option<Stamp> {
    let mut stamp = Stamp::default();
    let (mut numbers, mut month, mut after_noon, mut before_era) = (Vec::new(), None, None, false);
    for token in text.split([' ', ',', '\t', '\n', '\r']).filter(|token| !token.is_empty()) {
        let lower = token.to_ascii_lowercase();
        let lower = lower.trim_end_matches('.');
        let letters = lower.chars().take_while(char::is_ascii_alphabetic).count();
        match lower {
            "am" | "pm" => after_noon = Some(lower == "pm"),
            "bc" | "bce" => before_era = true,
            "ad" | "ce" | "of" | "the" => {}
            _ if lower.starts_with("gmt") || lower.starts_with("utc") => {
                stamp.shift = Some(if lower.len() == 3 { 0 } else { shift(&lower[3..])? });
            }
            "z" => stamp.shift = Some(0),
            _ if letters == lower.len() && letters >= 3 => match months::of_english(lower) {
                found @ Some(_) if month.is_none() => month = found,
                None if DAYS.iter().any(|d| lower.starts_with(d)) => {}
                _ => return None,
            },
            _ if is_hour(lower) && stamp.time.is_none() => {
                after_noon = Some(lower.ends_with("pm"));
                stamp.time = valid(lower[..lower.len() - 2].parse().ok()?, 0, 0);
            }
            _ if lower.matches('-').count() == 2 && stamp.day.is_none() => {
                let date = iso_date(lower)?;
                (stamp.year, stamp.month, stamp.day) = (date.year, date.month, date.day);
            }
            _ if lower.contains(':') && stamp.time.is_none() => {
                let bare = lower.trim_end_matches(['a', 'p', 'm']);
                if bare.len() < lower.len() {
                    after_noon = Some(lower.contains('p'));
                }
                let mut shifted = Stamp::default();
                clock(&bare.to_ascii_uppercase(), &mut shifted)?;
                (stamp.time, stamp.fraction) = (shifted.time, shifted.fraction);
                stamp.shift = stamp.shift.or(shifted.shift);
            }
            _ if stamp.time.is_some() && lower.starts_with(['+', '-']) => stamp.shift = Some(shift(lower)?),
            _ => numbers.extend(numeric(lower)?),
        }
    }
    match stamp.day {
        Some(_) if numbers.is_empty() && month.is_none() => {}
        Some(_) => return None,
        None => place(&mut stamp, &numbers, month, order)?,
    }
    if before_era {
        stamp.year = 1 - stamp.year;
    }
    if let Some((h, m, s)) = stamp.time {
        stamp.time = Some((hour_of_day(h, after_noon)?, m, s));
        stamp.day?;
    }
    Some(stamp)
}

/// Hour of the day from an hour of the clock, which is one of half a day where that half is named; `None` for an hour
/// that no half day has.
fn hour_of_day(hour: u8, after_noon: Option<bool>) -> Option<u8> {
    match after_noon {
        Some(_) if hour == 0 || hour > 12 => None,
        Some(true) => Some(hour % 12 + 12),
        Some(false) => Some(hour % 12),
        None => Some(hour),
    }
}

/// Returns true for an hour: `9am`, `12pm`.
fn is_hour(word: &str) -> bool {
    let number = ["am", "pm"].iter().find_map(|half| word.strip_suffix(half));
    number.is_some_and(|number| (1..=2).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit()))
}

/// The numbers of `28`, `28th` or `6/28/1968`; each with how many digits it has.
fn numeric(token: &str) -> Option<Vec<(i64, usize)>> {
    let mut numbers = Vec::new();
    for part in token.split('/') {
        let bare = ["st", "nd", "rd", "th"].iter().find_map(|s| part.strip_suffix(s)).unwrap_or(part);
        if bare.is_empty() || bare.len() > 6 || !bare.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        numbers.push((bare.parse().ok()?, bare.len()));
    }
    Some(numbers)
}

/// Finds year, month and day among the numbers.
fn place(stamp: &mut Stamp, numbers: &[(i64, usize)], month: Option<u8>, order: Order) -> Option<()> {
    let small = |n: i64, max: u8| u8::try_from(n).ok().filter(|n| (1..=max).contains(n));
    let (year, month, day) = match (month, numbers) {
        (Some(month), [(year, digits)]) if *digits >= 3 => (*year, Some(month), None),
        (Some(month), [(a, 1 | 2), (year, digits)]) if *digits >= 3 => (*year, Some(month), Some(small(*a, 31)?)),
        // `28 Jun 0068`: the longer number is the year wherever it stands.
        (Some(month), [(year, digits), (b, 1 | 2)]) if *digits >= 3 => (*year, Some(month), Some(small(*b, 31)?)),
        (None, [(a, 1 | 2), (year, 4)]) => (*year, Some(small(*a, 12)?), None),
        (None, [(a, 1 | 2), (b, 1 | 2), (year, 4)]) => {
            let (month, day) = if order == Order::MonthFirst { (a, b) } else { (b, a) };
            (*year, Some(small(*month, 12)?), Some(small(*day, 31)?))
        }
        _ => return None,
    };
    (stamp.year, stamp.month, stamp.day) = (year, month, day);
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_dates_to_their_precision() {
        let cases = [
            ("1968", "1968"),
            ("115", "0115"),
            ("-4004", "-4004"),
            ("500 BC", "-0499"),
            ("50 AD", "0050"),
            ("1 AD", "0001"),
            ("AD 50", "0050"),
            ("50 CE", "0050"),
            ("0 AD", ""),
            ("0 BC", ""),
            ("-5 AD", ""),
            ("١٩٦٨", "1968"),
            ("۱۹۶۸-۰۵", "1968-05"),
            ("१९६८-०५-०३T१०:२०", "1968-05-03T10:20:00"),
            ("2016-12-31T23:59:60Z", "2016-12-31T23:59:60Z"),
            ("-12000", "Y-12000"),
            ("1968-05", "1968-05"),
            ("1968-05-03", "1968-05-03"),
            ("19680503", "1968-05-03"),
            ("2009-11-4 22:52:0", "2009-11-04T22:52:00"),
            ("1968-05-03T10:20", "1968-05-03T10:20:00"),
            ("1968-05-03T10:20:30.000Z", "1968-05-03T10:20:30Z"),
            ("1968-05-03T102030+0300", "1968-05-03T10:20:30+03:00"),
            ("Jun 28 1968 00:00:00 GMT", "1968-06-28T00:00:00Z"),
            ("Sat May 20 1961 00:00:00 GMT-0600", "1961-05-20T00:00:00-06:00"),
            ("Sat, 20 May 1961 13:00:00 +0200", "1961-05-20T13:00:00+02:00"),
            ("Thu Mar 04 2021 10:00:00 GMT+0300 (Arabian Standard Time)", "2021-03-04T10:00:00+03:00"),
            ("2021 (about)", ""),
            ("2023-10-30 9pm", "2023-10-30T21:00:00"),
            ("2023-10-30 9:19pm", "2023-10-30T21:19:00"),
            ("May 12 2011 6 pm", ""),
            ("May 12 2011 12am", "2011-05-12T00:00:00"),
            ("2023-10-30 13pm", ""),
            ("28 June 1968", "1968-06-28"),
            ("September 5th, 1999", "1999-09-05"),
            ("Sept 1999", "1999-09"),
            ("6/28/1968", "1968-06-28"),
            ("12/2012", "2012-12"),
            ("Jan 5 44 BC", ""),
            ("Mar 15 0044 BC", "-0043-03-15"),
            ("May 3 2001 1:05 pm", "2001-05-03T13:05:00"),
            ("May 3 2001 12:05am", "2001-05-03T00:05:00"),
            ("2023-13", ""),
            ("2023-10-40", ""),
            ("2023-10-01T25:00", ""),
            ("Mayor 1968", ""),
            ("yesterday", ""),
            ("", ""),
            ("1/2/3/4", ""),
            ("99999999999999999999", ""),
            ("2023-10-01T10:00:00+99:99", ""),
        ];
        for (text, expected) in cases {
            let found = Stamp::parse(text, Order::MonthFirst).map(|s| s.edtf()).unwrap_or_default();
            assert_eq!(found, expected, "{text}");
        }
        assert_eq!(Stamp::parse("6/5/1968", Order::DayFirst).map(|s| s.edtf()).as_deref(), Some("1968-05-06"));
        assert_eq!(Stamp::of_millis(0).map(|s| s.edtf()).as_deref(), Some("1970-01-01T00:00:00Z"));
        assert_eq!(Stamp::of_millis(i64::MAX), None);
    }
}
