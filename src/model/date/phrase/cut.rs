//! The second year of a span, which may be cut short: `332–31 BC`, `1920–21 AD`.

use super::error::ParseError;
use super::numeric::SOON;
use super::parts::{DateFields, Era};
use super::point::Year;
use super::token::Token;
use super::word::Word;

/// Other meanings of a span of years whose second one has fewer digits than the first.
#[derive(Default)]
pub(super) struct Others {
    /// The end with all its digits, or with those alone that are written.
    pub end: Option<DateFields>,
    /// One month, if the number may be that of a month.
    pub month: Option<DateFields>,
}

/// Gives the end of a span the era that stands before both years: `BC 332–331`. A later year behind one before Christ may
/// be of our era, and has none.
pub(super) fn share_leading_era(left: &[Token], start: &DateFields, end: &mut DateFields) {
    let era = |token: &Token| matches!(token, Token::Word(word, _) if is_era(*word));
    let leads = left.iter().position(era) < left.iter().position(|token| matches!(token, Token::Number(..)));
    let year = match (end.year, end.bare) {
        (Some(Year::One(year)), None) => year,
        (None, Some(bare)) => i64::from(bare),
        _ => return,
    };
    let alone = end.era.is_none() && end.names_no_month() && end.says_no_more() && !end.century;
    let (Some(Year::One(first)), true) = (start.year, leads && start.is_year_only() && alone) else { return };
    if start.era.is_some() && (start.era != Some(Era::Before) || year < first) {
        (end.year, end.bare, end.era) = (Some(Year::One(year)), None, start.era);
    }
}

fn is_era(word: Word) -> bool {
    matches!(word, Word::BeforeChrist | Word::AnnoDomini | Word::AfterHijra | Word::SolarHijra)
}

/// Completes the second year of a span, one era standing for both, and gives its other meanings.
///
/// Years before Christ grow smaller, so that 31 behind 332 BC is 31 BC, or 331 BC cut short; a zero before it says that
/// it is cut short. Years of other eras grow, so that 21 behind 1920 AD can only be 1921.
///
/// # Errors
///
/// [`ParseError::Clash`] for a year before Christ that is cut short and would be earlier than the first one: `1902–04 BC`.
pub(super) fn complete(start: &DateFields, end: &mut DateFields, dash: bool) -> Result<Others, ParseError> {
    let (Some(Year::One(first)), Some(Year::One(last))) = (start.year, end.year) else { return Ok(Others::default()) };
    let is_shorter = end.digits > 0 && end.digits < start.digits;
    let unit = u32::try_from(end.digits).ok().and_then(|digits| 10_i64.checked_pow(digits));
    let (Some(unit), true) = (unit, end.is_year_only() && start.era == end.era) else { return Ok(Others::default()) };
    let same = first - first % unit + last;
    if !start.is_year_only() {
        // «شتاء 332–31 ق.م»: the winter of both years, or from that winter to the year 31.
        let is_open = is_shorter && end.era == Some(Era::Before) && same < first;
        return if is_open { Err(ParseError::Clash(String::new())) } else { Ok(Others::default()) };
    }
    let written = end.clone();
    let with = |year| DateFields { year: Some(Year::One(year)), ..written.clone() };
    let is_padded = |parts: &DateFields, year: i64| parts.digits > 1 && year < 10_i64.pow(parts.digits as u32 - 1);
    match end.era {
        Some(Era::Before) => {
            let padded = is_padded(end, last) && !is_padded(start, first);
            let full = Some(same).filter(|full| is_shorter && full < &first);
            let is_month = dash && (start.digits, end.digits) == (4, 2) && (1..=12).contains(&last);
            let month = u8::try_from(last).ok().filter(|_| is_month);
            let month = month.map(|month| DateFields { month: Some(month), era: end.era, ..start.clone() });
            let other = match (full, padded) {
                (None, true) => return Err(ParseError::Clash(String::new())),
                (Some(full), true) => Some(std::mem::replace(end, with(full))),
                (full, false) => full.map(with),
            };
            Ok(Others { end: other, month })
        }
        Some(_) if is_shorter && last < first => {
            let next = same + unit;
            let is_soon = next == first + 1 || unit == 100 && next - first <= SOON;
            let full = if same > first { Some(same) } else { Some(next).filter(|_| is_soon) };
            let other = full.map(|full| std::mem::replace(end, with(full)));
            Ok(Others { end: other, month: None })
        }
        _ => Ok(Others::default()),
    }
}

/// The second of two years that follow each other, with a stroke between them: `332/331 BC`, `332/1 BC`, `476/77 AD`;
/// `None` for others. Each is a number with the count of its digits.
pub(super) fn next_year((first, digits): (i64, usize), (last, last_digits): (i64, usize), before: bool) -> Option<i64> {
    let next = if before { first - 1 } else { first + 1 };
    let unit = 10_i64.checked_pow(u32::try_from(last_digits).ok()?)?;
    let is_next = if last_digits < digits { next % unit == last } else { next == last };
    (is_next && next > 0).then_some(next)
}
