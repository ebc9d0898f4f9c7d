//! Decades and centuries in columns of their own, whose names say what their numbers are.

use super::calendar::{self, Calendar, Reckoning};
use super::fold::{is_among, plain};
use crate::base::digits;
use crate::base::script::is_arabic;
use crate::model::date::phrase::{Context, parse_phrase};

/// A group of years that the name of a column says its cells are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Period {
    /// Ten years, named by the first of them: `1990`.
    Decade,
    /// A hundred years, counted from 1 or named by the first of them: `19`, `1800`.
    Century,
}

const DECADE: &[&str] = &["decade", "decades", "decennie", "jahrzehnt", "عقد", "عقود", "دهه", "עשור"];
const CENTURY: &[&str] = &["century", "centuries", "siecle", "jahrhundert", "قرن", "قرون", "سده", "מאה"];

/// Texts with the word that a cell of a century leaves to the name of its column.
const CENTURIES: [[&str; 2]; 5] = [["", " siècle"], ["", " century"], ["القرن ", ""], ["قرن ", ""], ["המאה ", ""]];

impl Period {
    /// The period that the words of a name say.
    pub(super) fn of_words(words: &[String]) -> Option<Self> {
        let has = |list: &[&str]| words.iter().any(|word| is_among(word, list));
        match (has(DECADE), has(CENTURY)) {
            (true, false) => Some(Self::Decade),
            (false, true) => Some(Self::Century),
            _ => None,
        }
    }

    /// Returns true if a word of a name says the period.
    pub(crate) fn is_word(self, word: &str) -> bool {
        is_among(word, if self == Self::Decade { DECADE } else { CENTURY })
    }

    /// The text of a cell with its period and its era in words, as the reader of dates knows them; `None` for a cell
    /// that says more than a number or an ordinal, and stands for itself. An era in the cell counts before `reckoning`.
    pub(crate) fn spelled(self, cell: &str, reckoning: Option<Reckoning>) -> Option<String> {
        const LONGEST: usize = 60;
        if cell.is_empty() || cell.len() > LONGEST {
            return None;
        }
        let text = digits::plain(cell);
        match numbered(&text) {
            Some((number, rest)) => {
                let own = calendar::reckoning(rest);
                let is_known = own.is_some() || plain(rest).is_empty();
                let reckoning = own.or(reckoning);
                is_known.then(|| self.of_number(number, reckoning)).flatten()
            }
            None => self.of_ordinal(&text, reckoning),
        }
    }

    fn of_number(self, number: u32, reckoning: Option<Reckoning>) -> Option<String> {
        let sign = sign(reckoning);
        let length = match (self, number) {
            (Self::Century, 1..=99) => return Some(format!("{number}th century{sign}")),
            (Self::Decade, 10..=9990) if number.is_multiple_of(10) => 10,
            (Self::Century, 100..=9900) if number.is_multiple_of(100) => 100,
            _ => return None,
        };
        let last = number + length - 1;
        Some(match (reckoning, length) {
            (Some(Reckoning::Before), _) => format!("{last}-{number}{sign}"),
            (Some(Reckoning::Of(calendar)), _) if calendar != Calendar::Gregorian => format!("{number}-{last}{sign}"),
            (_, 10) => format!("{:03}X", number / 10),
            _ => format!("{:02}XX", number / 100),
        })
    }

    /// `IV`, «الخامس» in a column of centuries.
    fn of_ordinal(self, text: &str, reckoning: Option<Reckoning>) -> Option<String> {
        let is_read = |text: &str| parse_phrase(text, &Context::default()).is_ok();
        if self == Self::Decade || is_read(text) {
            return None;
        }
        let words = CENTURIES.into_iter().filter(|words| words[0].contains(is_arabic) == text.contains(is_arabic));
        let whole = |[before, behind]: [&str; 2]| format!("{before}{text}{behind}{}", sign(reckoning));
        words.map(whole).find(|text| is_read(text))
    }
}

/// The sign of an era as the reader of dates knows it, with a space before it; years without one are ours.
fn sign(reckoning: Option<Reckoning>) -> String {
    let sign = match reckoning {
        Some(Reckoning::Before) => Some("BC"),
        Some(Reckoning::Of(calendar)) => calendar.sign().filter(|_| calendar != Calendar::Gregorian),
        None => None,
    };
    sign.map_or_else(String::new, |sign| format!(" {sign}"))
}

/// The number that a text begins with, and the text behind it and behind the letters that hang on it: `330s`, `5th BC`.
fn numbered(text: &str) -> Option<(u32, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at_checked(length)?;
    let letters = rest.trim_start_matches(['\'', '’']);
    let end = letters.find(|c: char| !c.is_alphabetic()).unwrap_or(letters.len());
    let hanging = ["s", "st", "nd", "rd", "th", "e", "er", "ème"].contains(&&letters[..end]);
    Some((number.parse().ok()?, if hanging { &letters[end..] } else { rest }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_take_the_period_of_their_column() {
        use Calendar::{Gregorian, Hijri};
        use Period::{Century, Decade};
        let (before, ours) = (Some(Reckoning::Before), Some(Reckoning::Of(Gregorian)));
        for (period, cell, reckoning, expected) in [
            (Decade, "330", before, Some("339-330 BC")),
            (Decade, "300s", before, Some("309-300 BC")),
            (Decade, "٣٣٠", before, Some("339-330 BC")),
            (Decade, "330 BC", None, Some("339-330 BC")),
            (Decade, "330 ق.م", ours, Some("339-330 BC")),
            (Decade, "1990", ours, Some("199X")),
            (Decade, "1900s", None, Some("190X")),
            (Decade, "60", ours, Some("006X")),
            (Decade, "1440", Some(Reckoning::Of(Hijri)), Some("1440-1449 هـ")),
            (Decade, "1995", None, None),
            (Decade, "1990s to 2000s", None, None),
            (Decade, "", before, None),
            (Century, "5", before, Some("5th century BC")),
            (Century, "5th", before, Some("5th century BC")),
            (Century, "5 BC", None, Some("5th century BC")),
            (Century, "1800", None, Some("18XX")),
            (Century, "400", before, Some("499-400 BC")),
            (Century, "5", Some(Reckoning::Of(Hijri)), Some("5th century هـ")),
            (Century, "الخامس", before, Some("القرن الخامس BC")),
            (Century, "XIXe", ours, Some("XIXe siècle")),
            (Century, "5th century", before, None),
            (Century, "1850", None, None),
            (Century, "Bronze Age", None, None),
        ] {
            assert_eq!(period.spelled(cell, reckoning).as_deref(), expected, "{cell}");
        }
        for (name, expected) in [
            ("Decade", Some(Decade)),
            ("القرن", Some(Century)),
            ("Siècle", Some(Century)),
            ("دهه", Some(Decade)),
            ("Decade or century", None),
            ("Date", None),
        ] {
            assert_eq!(super::super::Heading::of(name).period, expected, "{name}");
        }
    }
}
