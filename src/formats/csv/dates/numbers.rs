//! Dates in numbers with a year of three or four digits.

use crate::base::digits;
use crate::model::date::phrase::Order;

/// The numbers of a date in numbers with a year of three or four digits, and the text before and after them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numbers {
    pub year: u32,
    /// The two other numbers in the order in which they stand, as far as they are there.
    pub others: [Option<u32>; 2],
    /// True if the year stands first.
    pub year_first: bool,
}

impl Numbers {
    pub(super) fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split(['/', '-', '.', '\\']).map(str::trim).collect();
        let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if parts.len() > 3 || !parts.iter().all(is_number) {
            return None;
        }
        let number = |nth: usize| parts.get(nth).and_then(|part| part.parse().ok());
        let is_year = |part: &str| (3..=4).contains(&part.len());
        let small = |part: &&str| part.len() <= 2;
        let (first, last) = (*parts.first()?, *parts.last()?);
        match parts.len() {
            1 => is_year(first).then_some(Self { year: number(0)?, others: [None; 2], year_first: true }),
            _ if is_year(first) && parts[1..].iter().all(small) => {
                Some(Self { year: number(0)?, others: [number(1), number(2)], year_first: true })
            }
            len if is_year(last) && parts[..len - 1].iter().all(small) => {
                let others = if len == 2 { [number(0), None] } else { [number(0), number(1)] };
                Some(Self { year: number(len - 1)?, others, year_first: false })
            }
            _ => None,
        }
    }

    /// Year, month and day.
    pub(super) fn parts(self, order: Order) -> (u32, Option<u32>, Option<u32>) {
        let swap = !self.year_first
            && match self.others {
                // A number over 12 is the day wherever it stands.
                [Some(a), Some(b)] => {
                    if a > 12 {
                        true
                    } else if b > 12 {
                        false
                    } else {
                        order == Order::DayFirst
                    }
                }
                _ => false,
            };
        match self.others {
            [a, b @ Some(_)] if swap => (self.year, b, a),
            [a, b] => (self.year, a, b),
        }
    }
}

/// The date in numbers and the time of day after it.
pub(super) fn split(text: &str) -> (String, Option<String>) {
    let text = cleaned(text);
    match text.find(':').and_then(|colon| text[..colon].rfind([' ', 'T', 't'])) {
        Some(gap) => (text[..gap].trim_end_matches([' ', ',']).to_owned(), Some(text[gap + 1..].to_owned())),
        None => (text, None),
    }
}

pub(super) fn cleaned(text: &str) -> String {
    let shown = |c: &char| !crate::base::fold::is_ignored(*c);
    digits::plain(text).chars().filter(shown).collect::<String>().trim().to_owned()
}

/// The year of a date in numbers that names no calendar.
pub(crate) fn year_in_numbers(text: &str) -> Option<u32> {
    Numbers::parse(&split(text).0).map(|numbers| numbers.year)
}
