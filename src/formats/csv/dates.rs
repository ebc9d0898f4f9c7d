//! Dates as people write them in tables, in numbers or with the name of a month, to EDTF.

/// Which number of `1/2/2024` is the day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The first.
    #[default]
    DayFirst,
    /// The second.
    MonthFirst,
}

/// The months by their names, Arabic ones of every region included.
const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "يناير", "كانون الثاني", "جانفي", "ينّاير"],
    &["february", "feb", "فبراير", "شباط", "فيفري"],
    &["march", "mar", "مارس", "آذار", "اذار"],
    &["april", "apr", "أبريل", "ابريل", "إبريل", "نيسان", "أفريل"],
    &["may", "مايو", "أيار", "ايار", "ماي"],
    &["june", "jun", "يونيو", "يونية", "حزيران", "جوان"],
    &["july", "jul", "يوليو", "يولية", "تموز", "جويلية", "يوليوز"],
    &["august", "aug", "أغسطس", "اغسطس", "آب", "اب", "أوت", "غشت"],
    &["september", "sept", "sep", "سبتمبر", "أيلول", "ايلول", "شتنبر"],
    &["october", "oct", "أكتوبر", "اكتوبر", "تشرين الأول", "تشرين الاول"],
    &["november", "nov", "نوفمبر", "تشرين الثاني", "نونبر"],
    &["december", "dec", "ديسمبر", "كانون الأول", "كانون الاول", "دجنبر"],
];

/// The month of a name or a number.
pub fn month(text: &str) -> Option<u8> {
    let text = latin_digits(text).trim().trim_end_matches('.').to_lowercase();
    match text.parse::<u8>() {
        Ok(number) => (1..=12).contains(&number).then_some(number),
        Err(_) => (1..=12).zip(MONTHS).find(|(_, names)| names.contains(&text.as_str())).map(|(number, _)| number),
    }
}

/// The text with Arabic-Indic and Persian digits as Latin ones.
pub fn latin_digits(text: &str) -> String {
    let digit = |c: char, zero: char| char::from_digit(u32::from(c) - u32::from(zero), 10).unwrap_or(c);
    let latin = |c| match c {
        '٠'..='٩' => digit(c, '٠'),
        '۰'..='۹' => digit(c, '۰'),
        c => c,
    };
    text.chars().map(latin).collect()
}

/// What a plain date says, in the spelling of EDTF; it may still be no day of the calendar.
pub fn edtf(text: &str, order: Order) -> Option<String> {
    let text = latin_digits(text);
    let text = text.trim().trim_end_matches('م').trim();
    let (day, clock) = split_clock(text);
    let date = numeric(day, order).or_else(|| worded(day))?;
    match clock {
        Some(clock) if date.matches('-').count() == 2 => Some(format!("{date}T{}", seconds(clock)?)),
        Some(_) => None,
        None => Some(date),
    }
}

/// The two numbers of a date in which it is not plain which one is the day, and the order if it is plain.
pub fn order_of(text: &str) -> Option<Option<Order>> {
    let text = latin_digits(text);
    let (day, _) = split_clock(text.trim());
    let numbers = numbers(day)?;
    match numbers[..] {
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

fn numeric(text: &str, order: Order) -> Option<String> {
    match numbers(text)?[..] {
        [(year, 3..=4)] => Some(format!("{year:04}")),
        [(ymd, 8)] => Some(format!("{:04}-{:02}-{:02}", ymd / 10_000, ymd / 100 % 100, ymd % 100)),
        [(year, 4), (month @ 1..=12, 1..=2)] | [(month @ 1..=12, 1..=2), (year, 4)] => {
            Some(format!("{year:04}-{month:02}"))
        }
        [(year, 4), (month, 1..=2), (day, 1..=2)] => Some(format!("{year:04}-{month:02}-{day:02}")),
        [(a, 1..=2), (b, 1..=2), (year, 4)] => {
            let (day, month) = match order {
                Order::DayFirst if b <= 12 => (a, b),
                Order::MonthFirst if a > 12 => (a, b),
                _ => (b, a),
            };
            Some(format!("{year:04}-{month:02}-{day:02}"))
        }
        _ => None,
    }
}

/// `7 October 2023`, `October 7, 2023`, `Oct 2023`, `7 تشرين الأول 2023`.
fn worded(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split([' ', ',', '،', '-', '/']).filter(|word| !word.is_empty()).collect();
    let is_number = |word: &&&str| word.starts_with(|c: char| c.is_ascii_digit());
    let name: Vec<&str> = words.iter().filter(|word| !is_number(word)).copied().collect();
    let numbers: Vec<&str> = words.iter().filter(is_number).map(|word| word.trim_end_matches(is_ordinal)).collect();
    let month = month(&name.join(" "))?;
    match numbers[..] {
        [year] if year.len() == 4 => Some(format!("{:04}-{month:02}", year.parse::<u16>().ok()?)),
        [day, year] if year.len() == 4 && day.len() <= 2 => {
            Some(format!("{:04}-{month:02}-{:02}", year.parse::<u16>().ok()?, day.parse::<u8>().ok()?))
        }
        _ => None,
    }
}

/// The letters of `1st`, `2nd`, `3rd` and `4th`.
fn is_ordinal(c: char) -> bool {
    "stndrh".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_write() {
        let cases = [
            ("1985", Some("1985")),
            ("2023/10/07", Some("2023-10-07")),
            ("7/10/2023", Some("2023-10-07")),
            ("10/27/2023", Some("2023-10-27")),
            ("٧/١٠/٢٠٢٣", Some("2023-10-07")),
            ("07.10.2023", Some("2023-10-07")),
            ("10/2023", Some("2023-10")),
            ("20231007", Some("2023-10-07")),
            ("October 7, 2023", Some("2023-10-07")),
            ("7th Oct 2023", Some("2023-10-07")),
            ("7 أكتوبر 2023", Some("2023-10-07")),
            ("تشرين الأول ٢٠٢٣", Some("2023-10")),
            ("7 كانون الثاني 2023 م", Some("2023-01-07")),
            ("2023-10-07 12:30", Some("2023-10-07T12:30:00")),
            ("7/10/2023 5:04 PM", Some("2023-10-07T17:04:00")),
            ("2023-10-07T12:30:15.250Z", Some("2023-10-07T12:30:15Z")),
            ("45207", None),
            ("soon", None),
            ("", None),
            ("1/2", None),
            ("2023 12:30", None),
        ];
        for (text, expected) in cases {
            assert_eq!(edtf(text, Order::DayFirst).as_deref(), expected, "{text}");
        }
        assert_eq!(edtf("1/2/2024", Order::MonthFirst).as_deref(), Some("2024-01-02"));
    }

    #[test]
    fn tells_the_order_where_it_is_plain() {
        let cases = [
            ("13/2/2024", Some(Some(Order::DayFirst))),
            ("2/13/2024", Some(Some(Order::MonthFirst))),
            ("1/2/2024", Some(None)),
            ("2/2/2024", None),
            ("2024-01-02", None),
        ];
        for (text, expected) in cases {
            assert_eq!(order_of(text), expected, "{text}");
        }
    }
}
