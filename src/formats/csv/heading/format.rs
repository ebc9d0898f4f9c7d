//! The order of day and month that the name of a column says: `Date (MM/DD/YYYY)`, «التاريخ (يوم/شهر/سنة)».

use super::fold::{folded, is_among};
use crate::model::date::phrase::Order;

/// A part of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Day,
    Month,
    Year,
    /// `J`, the day in French (`JJ/MM/AAAA`) and the year in German (`TT.MM.JJJJ`).
    DayOrYear,
}

const DAYS: &[&str] = &["d", "dd", "day", "jour", "t", "tt", "tag", "يوم", "اليوم", "روز"];
const MONTHS: &[&str] = &["m", "mm", "mmm", "month", "mois", "monat", "شهر", "الشهر", "ماه"];
const YEARS: &[&str] =
    &["y", "yy", "yyyy", "year", "aa", "aaaa", "annee", "jjjj", "jahr", "سنه", "السنه", "عام", "سال"];

/// A name without the order that it says, and the order of day and month in it, if there is one.
pub(super) fn without_format(name: &str) -> (String, Option<Order>) {
    for word in name.split(|c: char| c.is_whitespace() || "()[]{}:,،".contains(c)).filter(|word| !word.is_empty()) {
        if let Some(parts) = parts(word) {
            return (name.replacen(word, " ", 1), order(&parts));
        }
    }
    (name.to_owned(), None)
}

/// The parts that a word is made of; `None` if it is no format of dates. `M/D` alone may be anything.
fn parts(word: &str) -> Option<Vec<Part>> {
    let folded = folded(word);
    let separator = ['/', '-', '.', '\\'].into_iter().find(|c| folded.contains(*c))?;
    let parts: Vec<Part> = folded.split(separator).map(part).collect::<Option<_>>()?;
    let has = |wanted: Part| parts.iter().filter(|part| **part == wanted).count() == 1;
    let letters = folded.chars().filter(|c| c.is_alphabetic()).count();
    let is_whole = parts.len() == 3 && has(Part::Month);
    let is_short = parts.len() == 2 && has(Part::Month) && letters > 2;
    (is_whole || is_short).then_some(parts)
}

fn part(word: &str) -> Option<Part> {
    match () {
        () if is_among(word, DAYS) => Some(Part::Day),
        () if is_among(word, MONTHS) => Some(Part::Month),
        () if is_among(word, YEARS) => Some(Part::Year),
        () if ["j", "jj"].contains(&word) => Some(Part::DayOrYear),
        () => None,
    }
}

fn order(parts: &[Part]) -> Option<Order> {
    let month = parts.iter().position(|part| *part == Part::Month)?;
    let has_day = parts.contains(&Part::Day);
    let is_day = |part: &Part| *part == Part::Day || *part == Part::DayOrYear && !has_day;
    let day = parts.iter().position(is_day)?;
    Some(if day < month { Order::DayFirst } else { Order::MonthFirst })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_the_order_of_day_and_month() {
        use Order::{DayFirst, MonthFirst};
        for (name, rest, order) in [
            ("Date (MM/DD/YYYY)", "Date ( )", Some(MonthFirst)),
            ("MM/DD", " ", Some(MonthFirst)),
            ("Date DD.MM.YY", "Date  ", Some(DayFirst)),
            ("dd-mmm-yyyy", " ", Some(DayFirst)),
            ("Date (jj/mm/aaaa)", "Date ( )", Some(DayFirst)),
            ("Datum (TT.MM.JJJJ)", "Datum ( )", Some(DayFirst)),
            ("التاريخ (يوم/شهر/سنة)", "التاريخ ( )", Some(DayFirst)),
            ("تاریخ سال/ماه/روز", "تاریخ  ", Some(MonthFirst)),
            ("Day/Month/Year", " ", Some(DayFirst)),
            ("Date (YYYY-MM-DD)", "Date ( )", Some(MonthFirst)),
            ("month/year", " ", None),
            ("AM/PM", "AM/PM", None),
            ("ص/م", "ص/م", None),
            ("d/m", "d/m", None),
            ("Date", "Date", None),
            ("St. Mary", "St. Mary", None),
        ] {
            assert_eq!(without_format(name), (rest.to_owned(), order), "{name}");
        }
    }
}
