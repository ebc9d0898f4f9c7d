//! Dates in numbers: `7/10/2023`, `2023-10-07`, `2023-W40`, `2023-280`.

use crate::base::digits;
use chrono::{Datelike as _, NaiveDate, Weekday};

/// The number of `1/2/2024` that is the day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The first.
    #[default]
    DayFirst,
    /// The second.
    MonthFirst,
}

impl Order {
    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::DayFirst => Self::MonthFirst,
            Self::MonthFirst => Self::DayFirst,
        }
    }
}

/// Numbers that make a date; not yet looked up in a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numbers {
    pub year: u32,
    pub month: Option<u32>,
    pub day: Option<u32>,
}

/// Separators of the numbers of a date.
const SEPARATORS: [char; 5] = ['/', '-', '.', '\\', ','];

/// Order of a date of numbers: `None` if the text is no such date or there is only one way to read it, `Some(None)` if
/// both ways lead to a day.
pub fn order_of(text: &str) -> Option<Option<Order>> {
    let text = digits::plain(text);
    match numbers(before_clock(text.trim()))?.1[..] {
        [(a, 1..=2), (b, 1..=2), (_, 4..)] if a > 12 && b <= 12 => Some(Some(Order::DayFirst)),
        [(a, 1..=2), (b, 1..=2), (_, 4..)] if b > 12 && a <= 12 => Some(Some(Order::MonthFirst)),
        [(a, 1..=2), (b, 1..=2), (_, 4..)] if a != b => Some(None),
        _ => None,
    }
}

/// Order, as [`order_of`] says it, of every date of numbers in a text: of `1/2/2024` alone, or of each in `from
/// 1/2/2024 to 3/2/2024`.
pub fn orders_in(text: &str) -> Vec<Option<Order>> {
    if let Some(order) = order_of(text) {
        return vec![order];
    }
    let plain = digits::plain(text);
    let mut orders = Vec::new();
    let mut rest = plain.trim();
    let mut before = "";
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (skipped, from) = rest.split_at(start);
        let length = date_at(from).unwrap_or(0);
        let is_date = length > 0 && !is_further_part(before, skipped);
        let end = if is_date { length } else { from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len()) };
        if is_date {
            orders.extend(order_of(&from[..end]));
        }
        before = if is_date { "" } else { &from[..end] };
        rest = &from[end..];
    }
    orders
}

/// Returns true if a number with these characters before it goes on from the number before.
fn is_further_part(before: &str, between: &str) -> bool {
    !before.is_empty() && between.chars().count() == 1 && between.contains(SEPARATORS)
}

/// The length of a date of two short numbers and a year that a text begins with.
fn date_at(text: &str) -> Option<usize> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let first = digits(text);
    let separator = text[first..].chars().next().filter(|c| matches!(c, '/' | '-' | '.' | '\\'))?;
    let rest = &text[first + 1..];
    let second = digits(rest);
    let last = rest[second..].strip_prefix(separator)?;
    let is_date = (1..=2).contains(&first) && (1..=2).contains(&second) && digits(last) == 4;
    is_date.then_some(first + second + 6)
}

/// The text without the time of day at its end.
fn before_clock(text: &str) -> &str {
    let gap = text.find(':').and_then(|colon| text[..colon].rfind([' ', 'T', 't']));
    gap.map_or(text, |gap| text[..gap].trim_end_matches([' ', ',']))
}

/// A number, and the count of its digits.
type Counted = (u32, usize);

/// Numbers between separators of one kind, and that.
fn numbers(text: &str) -> Option<(Option<char>, Vec<Counted>)> {
    let number = |part: &str| {
        let part = part.trim();
        let plain = !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| part.parse().ok()).flatten().map(|n: u32| (n, part.len()))
    };
    let Some(separator) = text.chars().find(|c| SEPARATORS.contains(c)) else {
        return Some((None, vec![number(text)?]));
    };
    let parts: Option<Vec<_>> = text.split(separator).map(number).collect();
    parts.map(|parts| (Some(separator), parts))
}

/// The date of numbers between slashes, hyphens or dots, or of eight digits.
pub(super) fn date(text: &str, order: Order) -> Option<Numbers> {
    let whole = |year, month, day| Some(Numbers { year, month: Some(month), day: Some(day) });
    let (separator, numbers) = numbers(text)?;
    match numbers[..] {
        [(ymd, 8)] => whole(ymd / 10_000, ymd / 100 % 100, ymd % 100),
        // 2023.5 is a number.
        [(_, 4), (_, 1)] if separator == Some('.') => None,
        [(year, 4), (month @ 1..=12, 1..=2)] | [(month @ 1..=12, 1..=2), (year, 4)] => {
            Some(Numbers { year, month: Some(month), day: None })
        }
        [(year, 4), (month, 1..=2), (day, 1..=2)] => whole(year, month, day),
        [(a, 1..=2), (b, 1..=2), (year, 4)] => match order {
            Order::DayFirst if b <= 12 => whole(year, b, a),
            Order::MonthFirst if a > 12 => whole(year, b, a),
            _ => whole(year, a, b),
        },
        _ => None,
    }
}

/// `15 / 3 / 2024`: three numbers with spaces around the strokes, without the spaces, and how long they are.
pub(super) fn spaced(text: &str) -> Option<(String, usize)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != ' ' && c != '/')?.min(text.len());
    spaced_in(&text[..end])
}

/// The same of a text without anything behind.
pub(super) fn spaced_in(text: &str) -> Option<(String, usize)> {
    let text = text.trim_end();
    let mut parts = text.split('/');
    let first: Vec<&str> = parts.by_ref().take(2).collect();
    let last = parts.next().filter(|_| parts.next().is_none())?;
    let digits = last.trim_start().bytes().take_while(u8::is_ascii_digit).count();
    let length = first.iter().map(|part| part.len() + 1).sum::<usize>() + last.len() - last.trim_start().len() + digits;
    let joined: Vec<&str> = first.into_iter().chain([&last.trim_start()[..digits]]).map(str::trim).collect();
    let plain = joined.iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
    plain.then(|| (joined.join("/"), length))
}

/// Years within which a second year of two digits may lie in the next century: `1898–03 AD`.
pub(super) const SOON: i64 = 25;

/// A year and a number that is shorter or another year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub first: u32,
    /// The later year that the number may be.
    pub last: u32,
    /// The month that it may be.
    pub month: Option<u32>,
}

impl Pair {
    pub(super) fn is_next(self) -> bool {
        self.last == self.first + 1
    }
}

/// Two years: `2023/24`, `2023/2024`; or a month, or a later year whose century is left out: `2011/12`, `1902-05`,
/// `1902/3`. A year that `lasts` into the next one has both behind a hyphen too, and no month.
pub(super) fn pair(text: &str, lasts: bool) -> Option<Pair> {
    let (separator, numbers) = numbers(text)?;
    if !matches!(separator, Some('/' | '-')) {
        return None;
    }
    let of_years = separator == Some('/') || lasts;
    match numbers[..] {
        [(first, 4), (number, digits @ 1..=2)] => {
            let unit = 10_u32.pow(digits as u32);
            let of_century = first - first % unit + number;
            let last = if of_century > first { of_century } else { of_century + unit };
            let pair = Pair { first, last, month: Some(number).filter(|n| !lasts && (1..=12).contains(n)) };
            let is_soon = digits == 2 && i64::from(last - first) <= SOON;
            let known = match pair.month {
                Some(_) => of_century > first || pair.is_next() || is_soon,
                None => of_years && pair.is_next(),
            };
            // 1909/0 is neither.
            (known && (digits == 2 || number > 0)).then_some(pair)
        }
        [(first, 4), (last, 4)] if of_years && last == first + 1 => Some(Pair { first, last, month: None }),
        _ => None,
    }
}

/// A week by ISO 8601-1 §5.2.3, or a day of one: `2023-W40`, `2023W40`, `2023-W40-3`. Its first and its last day.
pub(super) fn week_date(text: &str) -> Option<[NaiveDate; 2]> {
    let bare: String = text.trim().to_ascii_uppercase().chars().filter(|c| *c != '-').collect();
    let (year, rest) = bare.split_once('W')?;
    if text.starts_with('-') || year.len() != 4 || !rest.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (week, day) = rest.split_at_checked(2)?;
    let week = days_of_week(year.parse().ok()?, week.parse().ok()?)?;
    match day.parse::<u64>() {
        _ if day.is_empty() => Some(week),
        Ok(day @ 1..=7) if day.to_string() == rest[2..] => {
            let day = week[0].checked_add_days(chrono::Days::new(day - 1))?;
            Some([day, day])
        }
        _ => None,
    }
}

/// Monday and Sunday of a week; week 1 holds 4 January.
pub(super) fn days_of_week(year: i32, week: u32) -> Option<[NaiveDate; 2]> {
    let day = |weekday| NaiveDate::from_isoywd_opt(year, week, weekday);
    Some([day(Weekday::Mon)?, day(Weekday::Sun)?])
}

/// A day by its number in the year (ISO 8601-1 §5.2.3): `2023-280`.
pub(super) fn ordinal_date(text: &str) -> Option<NaiveDate> {
    let (year, day) = text.trim().split_once('-')?;
    let digits = |part: &str, n| part.len() == n && part.bytes().all(|b| b.is_ascii_digit());
    let right = digits(year, 4) && digits(day, 3);
    right.then(|| NaiveDate::from_yo_opt(year.parse().ok()?, day.parse().ok()?)).flatten()
}

/// The `n`th day of a name in a month, from 1.
pub(super) fn nth_weekday(year: i64, month: u8, weekday: Weekday, n: u8) -> Option<NaiveDate> {
    NaiveDate::from_weekday_of_month_opt(i32::try_from(year).ok()?, month.into(), weekday, n)
        .filter(|day| day.month() == u32::from(month))
}
