//! English numbers in words: `nineteen eighty-four`, `two thousand and five`.

const UNITS: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// A number in words, or words that may be more than one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Spelt {
    /// The number, and how many words say it.
    One(u32, usize),
    /// Number of words that make no one number: `twenty twenty ten`, `twenty and three`.
    Unclear(usize),
}

/// The number that lower-case words start with; `ends` tells behind which of them a comma stands. A year may be said in
/// two halves.
pub(super) fn number(words: &[&str], ends: &[bool]) -> Option<Spelt> {
    let (value, count) = halves(words, ends).or_else(|| thousands(words))?;
    let comma = ends.get(count - 1).copied().unwrap_or(false);
    let and = words.get(count) == Some(&"and");
    let goes_on = |at: usize| words.get(at).is_some_and(|word| is_number(word));
    match !comma && (goes_on(count) || and && goes_on(count + 1)) {
        true => Some(Spelt::Unclear(count + 1 + usize::from(and))),
        false => Some(Spelt::One(value, count)),
    }
}

/// Returns true if a word says a number, or a part of one.
pub(super) fn is_number(word: &str) -> bool {
    let ordinals = ["first", "second", "third", "fifth", "eighth", "ninth", "twelfth"];
    let stem = word.strip_suffix("ieth").map(|stem| format!("{stem}y")).unwrap_or_default();
    let whole =
        |word: &str| UNITS.contains(&word) || TENS.contains(&word) || ["hundred", "thousand", "oh"].contains(&word);
    whole(word) || whole(&stem) || ordinals.contains(&word) || word.strip_suffix("th").is_some_and(whole)
}

/// `nineteen eighty-four`, `nineteen oh five`, `nineteen hundred`: from thirteen on, as `eleven thirty` is rather a time.
fn halves(words: &[&str], ends: &[bool]) -> Option<(u32, usize)> {
    let (century, count) = below_hundred(words)?;
    let comma = ends.get(count - 1).copied().unwrap_or(false);
    let rest = words.get(count..).filter(|_| !comma && (11..=20).contains(&century))?;
    match rest {
        ["hundred", "and", tail @ ..] => below_hundred(tail).map(|(n, more)| (century * 100 + n, count + 2 + more)),
        ["hundred", tail @ ..] => match below_hundred(tail) {
            Some((n, more)) => Some((century * 100 + n, count + 1 + more)),
            None => Some((century * 100, count + 1)),
        },
        ["oh", unit, ..] => {
            let unit = UNITS[1..10].iter().position(|one| one == unit)?;
            Some((century * 100 + unit as u32 + 1, count + 2))
        }
        _ => below_hundred(rest).filter(|(n, _)| *n >= 10).map(|(n, more)| (century * 100 + n, count + more)),
    }
}

/// Number up to 9999 in full: `one thousand, nine hundred and eighty-four`.
fn thousands(words: &[&str]) -> Option<(u32, usize)> {
    let (first, mut at) = below_hundred(words)?;
    let mut total = 0;
    let mut left = first;
    for (name, size) in [("thousand", 1000), ("hundred", 100)] {
        if words.get(at) == Some(&name) && (1..10).contains(&left) {
            (total, at) = (total + left * size, at + 1);
            let and = usize::from(words.get(at) == Some(&"and"));
            match below_hundred(words.get(at + and..)?) {
                Some((next, count)) => (left, at) = (next, at + and + count),
                None => return Some((total, at)),
            }
        }
    }
    Some((total + left, at))
}

fn below_hundred(words: &[&str]) -> Option<(u32, usize)> {
    let place = |row: &[&str], word: Option<&&str>| row.iter().position(|one| Some(one) == word).map(|at| at as u32);
    if let Some(tens) = place(&TENS, words.first()) {
        let unit = place(&UNITS[1..10], words.get(1));
        return Some((10 * (tens + 2) + unit.map_or(0, |unit| unit + 1), 1 + usize::from(unit.is_some())));
    }
    place(&UNITS, words.first()).map(|unit| (unit, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_words_are_read() {
        use Spelt::{One, Unclear};
        let cases = [
            ("nineteen eighty four", Some(One(1984, 3))),
            ("nineteen oh five", Some(One(1905, 3))),
            ("nineteen hundred", Some(One(1900, 2))),
            ("nineteen hundred and five", Some(One(1905, 4))),
            ("twenty twenty four", Some(One(2024, 3))),
            ("twenty ten", Some(One(2010, 2))),
            ("two thousand and five", Some(One(2005, 4))),
            ("two thousand", Some(One(2000, 2))),
            ("one thousand, eight hundred and fifty four", Some(One(1854, 7))),
            ("nine hundred and five", Some(One(905, 4))),
            ("twenty", Some(One(20, 1))),
            ("twenty one", Some(One(21, 2))),
            ("twenty four march", Some(One(24, 2))),
            ("five", Some(One(5, 1))),
            ("twenty, twenty ten", Some(One(20, 1))),
            ("twenty twenty ten", Some(Unclear(3))),
            ("twenty and three", Some(Unclear(3))),
            ("three and twenty", Some(Unclear(3))),
            ("one two", Some(Unclear(2))),
            ("nineteen eighty fourth", Some(Unclear(3))),
            ("march", None),
            ("hundred", None),
        ];
        for (text, expected) in cases {
            let words: Vec<&str> = text.split(' ').map(|word| word.trim_end_matches(',')).collect();
            let ends: Vec<bool> = text.split(' ').map(|word| word.ends_with(',')).collect();
            assert_eq!(number(&words, &ends), expected, "{text}");
        }
    }
}
