//! Finds the meaning of words of dates.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::folding::fold;
use super::word::Word;
use super::words::{
    HIJRI, MONTHS, ORDINAL_TENS, ORDINAL_UNITS, ORDINALS, OTHERS, PARTS, PERSIAN, TENS, UNCOMPUTED, WEEKDAYS,
};
use crate::base::digits::plain;

/// Every row of words, folded, with what it says.
static LEXICON: LazyLock<HashMap<Vec<String>, Word>> = LazyLock::new(|| {
    let months = |names: [&'static str; 12], word: fn(u8) -> Word| (1..).zip(names).map(move |(n, s)| (word(n), s));
    months(MONTHS, Word::Month)
        .chain(months(HIJRI, Word::Hijri))
        .chain(months(PERSIAN, Word::Persian))
        .chain(WEEKDAYS.map(|(day, names)| (Word::Weekday(day), names)))
        .chain((1..).zip(ORDINALS).map(|(n, names)| (Word::Ordinal(n), names)))
        .chain(TENS.map(|(tens, names)| (Word::Tens(tens), names)))
        .chain(PARTS.map(|(part, names)| (Word::Part(part), names)))
        .chain(OTHERS.iter().copied())
        .chain(UNCOMPUTED.map(|(calendar, names)| (Word::Uncomputed(calendar), names)))
        .flat_map(|(word, names)| names.split('|').map(move |name| (word, name.to_owned())))
        .chain(ordinals_of_two())
        .map(|(word, name)| (name.split_whitespace().map(fold).collect(), word))
        .collect()
});

/// «الثالث والعشرين», with and without a space behind «و».
fn ordinals_of_two() -> impl Iterator<Item = (Word, String)> {
    let units = (1..).zip(ORDINAL_UNITS).flat_map(|(n, names)| names.split('|').map(move |name| (n, name)));
    units.flat_map(|(n, unit)| {
        ORDINAL_TENS.into_iter().flat_map(move |(tens, names)| {
            let bare = |word: &str| word.strip_prefix("ال").unwrap_or(word).to_owned();
            // «الثالث والعشرين», «ثالث وعشرين», «الثالث وعشرين».
            let both = move |name: &str| {
                [(unit.to_owned(), name.to_owned()), (unit.to_owned(), bare(name)), (bare(unit), bare(name))]
                    .into_iter()
                    .flat_map(|(unit, tens)| [format!("{unit} و{tens}"), format!("{unit} و {tens}")])
            };
            names.split('|').flat_map(both).map(move |name| (Word::Ordinal(tens + n), name))
        })
    })
}

/// Every row of folded words with its meaning, in no order.
pub(super) fn entries() -> impl Iterator<Item = (&'static [String], Word)> {
    LEXICON.iter().map(|(words, word)| (words.as_slice(), *word))
}

/// The words of the longest entry.
const MAX_ENTRY_WORDS: usize = 4;

/// Meaning of the first of some folded words, and the number of words that it takes. The Arabic article may stand
/// before a word.
pub(super) fn look_up(words: &[&str]) -> Option<(Word, usize)> {
    let row = |n: usize| words[..n].iter().map(|word| (*word).to_owned()).collect::<Vec<String>>();
    let longest = (1..=MAX_ENTRY_WORDS.min(words.len())).rev();
    let found = longest.clone().find_map(|n| LEXICON.get(&row(n)).map(|word| (*word, n)));
    found.or_else(|| {
        let bare = words.first()?.strip_prefix("ال").filter(|rest| rest.chars().count() > 1)?;
        LEXICON.get([bare.to_owned()].as_slice()).map(|word| (*word, 1))
    })
}

/// The month of a name or a number.
pub fn month(text: &str) -> Option<u8> {
    let text = plain(text);
    let text = text.trim().trim_end_matches('.');
    if let Ok(number) = text.parse::<u8>() {
        return (1..=12).contains(&number).then_some(number);
    }
    let words: Vec<String> = text.split_whitespace().map(fold).collect();
    match LEXICON.get(&words) {
        Some(Word::Month(month)) => Some(*month),
        _ => None,
    }
}
