//! Dates in numbers, with or without a time of day: `7/10/2023`, `2023-10-07 12:30`.

/// Which number of `1/2/2024` is the day.
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

impl Numbers {
    fn edtf(self) -> String {
        match (self.month, self.day) {
            (Some(month), Some(day)) => format!("{:04}-{month:02}-{day:02}", self.year),
            (Some(month), None) => format!("{:04}-{month:02}", self.year),
            _ => format!("{:04}", self.year),
        }
    }
}

/// A date of numbers in the spelling of EDTF, which may still be no day of the calendar. The digits are Latin ones.
pub(super) fn stamp(text: &str, order: Order) -> Option<String> {
    let text = text.trim().trim_end_matches('م').trim();
    let (day, clock) = split_clock(text);
    let date = date(day, order)?;
    match clock {
        Some(clock) if date.day.is_some() => Some(format!("{}T{}", date.edtf(), seconds(clock)?)),
        Some(_) => None,
        None => Some(date.edtf()),
    }
}

/// Which number of a date of numbers is the day: `None` if the text is no such date or there is only one way to read
/// it, `Some(None)` if both ways lead to a day.
pub fn order_of(text: &str) -> Option<Option<Order>> {
    let text = super::words::latin_digits(text);
    let (day, _) = split_clock(text.trim());
    match numbers(day)?[..] {
        [(a, 1..=2), (b, 1..=2), (_, 4..)] if a > 12 && b <= 12 => Some(Some(Order::DayFirst)),
        [(a, 1..=2), (b, 1..=2), (_, 4..)] if b > 12 && a <= 12 => Some(Some(Order::MonthFirst)),
        [(a, 1..=2), (b, 1..=2), (_, 4..)] if a != b => Some(None),
        _ => None,
    }
}

/// The day and the time of day after it, if there is one.
fn split_clock(text: &str) -> (&str, Option<&str>) {
    let Some(colon) = text.find(':') else { return (text, None) };
    match text[..colon].rfind([' ', 'T', 't']) {
        Some(gap) => (text[..gap].trim_end_matches([' ', ',']), Some(text[gap + 1..].trim())),
        None => (text, None),
    }
}

/// A time of day with seconds, which EDTF demands.
pub fn seconds(clock: &str) -> Option<String> {
    let (clock, half) = match clock.to_ascii_lowercase() {
        c if c.ends_with("am") => (c[..c.len() - 2].trim_end().to_owned(), Some(0)),
        c if c.ends_with("pm") => (c[..c.len() - 2].trim_end().to_owned(), Some(12)),
        _ => (clock.to_owned(), None),
    };
    let zone_at = clock.find(['Z', 'z', '+', '-']).unwrap_or(clock.len());
    let (time, zone) = clock.split_at(zone_at);
    let time = time.split('.').next().unwrap_or(time);
    let parts: Vec<u8> = time.split(':').map(|part| part.trim().parse().ok()).collect::<Option<_>>()?;
    let (hour, minute, second) = match parts[..] {
        [h, m] => (h, m, 0),
        [h, m, s] => (h, m, s),
        _ => return None,
    };
    let hour = match half {
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        Some(_) => return None,
        None => hour,
    };
    Some(format!("{hour:02}:{minute:02}:{second:02}{}", zone.to_ascii_uppercase()))
}

/// Numbers between slashes, hyphens or dots, each with the count of its digits.
fn numbers(text: &str) -> Option<Vec<(u32, usize)>> {
    let number = |part: &str| {
        let part = part.trim();
        let plain = !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| part.parse().ok()).flatten().map(|n: u32| (n, part.len()))
    };
    text.split(['/', '-', '.', '\\', ',']).map(number).collect()
}

/// The date of numbers between slashes, hyphens or dots, or of eight digits.
pub(super) fn date(text: &str, order: Order) -> Option<Numbers> {
    let whole = |year, month, day| Some(Numbers { year, month: Some(month), day: Some(day) });
    match numbers(text)?[..] {
        [(year, 3..=4)] => Some(Numbers { year, month: None, day: None }),
        [(ymd, 8)] => whole(ymd / 10_000, ymd / 100 % 100, ymd % 100),
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
