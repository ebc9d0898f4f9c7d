//! Years that are perhaps of the Hebrew calendar, which is not computed.

use super::error::ParseError;
use super::folding::fold;
use super::parsed::{Note, other_reading};
use super::word::Uncomputed;

/// Years of the Hebrew calendar in 1240 to 2740 of ours.
const YEARS: std::ops::RangeInclusive<i64> = 5000..=6500;
/// Years between the two counts from autumn to the end of December; from January on they are one less.
const AHEAD: i64 = 3761;
/// Names that Syria and Iraq have for months of ours and that are those of Hebrew months in Arabic too.
const MONTHS: [&str; 6] = ["نيسان", "تموز", "آذار", "أيلول", "شباط", "آب"];

/// Doubt about a year that is far ahead of ours and now in the Hebrew calendar.
///
/// # Errors
///
/// If the month has a name in both calendars: «1 نيسان 5784».
pub(super) fn doubt(text: &str, mut years: impl Iterator<Item = i64>) -> Result<Option<Note>, ParseError> {
    let Some(year) = years.find(|year| YEARS.contains(year)) else { return Ok(None) };
    let is_month = |word: &&str| {
        let word = fold(word);
        MONTHS.iter().any(|month| word == fold(month) || word.trim_start_matches(['و', 'ب', 'ل']) == fold(month))
    };
    match text.split(|c: char| !c.is_alphabetic() && !super::folding::is_mark(c)).find(is_month) {
        Some(month) => Err(ParseError::Uncomputed(Uncomputed::Hebrew, month.to_owned())),
        None => Ok(other_reading(&format!("{:04}/{:04}", year - AHEAD, year - AHEAD + 1))),
    }
}
