//! Roman numerals of centuries and months: `XIXe siècle`, `3.IV.2021`.

use super::token::{Run, RunKind, Token};
use super::word::Word;
use super::{folding, lexicon};

/// A capital Roman numeral beside the word for a century, or between a day and a year; `None` for any other word. Lower
/// case counts beside a century alone.
pub(super) fn number(word: &str, after: &[Run<'_>], before: &[Run<'_>]) -> Option<Token> {
    let bare = ["ème", "eme", "e", "er", "th", "st", "nd", "rd"]
        .iter()
        .find_map(|end| word.strip_suffix(end))
        .filter(|bare| !bare.is_empty());
    let is_century = |run: Option<&Run<'_>>| match run.map(|run| &run.kind) {
        Some(RunKind::Letters(word)) => {
            matches!(lexicon::look_up(&[folding::fold(word).as_str()]), Some((Word::Century, 1)))
        }
        _ => false,
    };
    if is_century(after.first()) || is_century(before.last()) {
        let value = bare.and_then(value).or_else(|| value(word)).filter(|n| (1..=30).contains(n))?;
        return Some(Token::Number(value, 2, ""));
    }
    let day = matches!(before.last().map(|run| &run.kind), Some(RunKind::Token(Token::Number(1..=31, 1..=2, ""))));
    let year = matches!(after.first().map(|run| &run.kind), Some(RunKind::Token(Token::Number(_, 4, ""))));
    let month =
        value(word).filter(|n| (1..=12).contains(n) && day && year && word.chars().all(|c| c.is_ascii_uppercase()))?;
    Some(Token::Word(Word::Month(month as u8), word.to_owned()))
}

/// The value of a numeral in the usual spelling, up to 39.
fn value(word: &str) -> Option<u32> {
    let word = word.to_ascii_uppercase();
    let (tens, units) = word.split_at(word.find(|c| c != 'X').unwrap_or(word.len()));
    const UNITS: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let units = UNITS.iter().position(|one| *one == units)?;
    (tens.len() <= 3 && !word.is_empty()).then_some(tens.len() as u32 * 10 + units as u32)
}

#[cfg(test)]
mod tests {
    #[test]
    fn numerals_have_one_spelling() {
        let cases = [
            ("IV", Some(4)),
            ("XIX", Some(19)),
            ("XX", Some(20)),
            ("xxi", Some(21)),
            ("IX", Some(9)),
            ("X", Some(10)),
            ("XIV", Some(14)),
            ("IIII", None),
            ("XXXX", None),
            ("IXX", None),
            ("", None),
            ("L", None),
            ("MIX", None),
        ];
        for (word, expected) in cases {
            assert_eq!(super::value(word), expected, "{word}");
        }
    }
}
