//! Names of months as formats write them.

/// Names of the months in English.
pub(crate) const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Names of the months in Arabic.
pub(crate) const ARABIC: [&str; 12] =
    ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"];

/// Number of the month, from 1, that a word in small letters is the English name of, or begins with three letters or
/// more.
pub(crate) fn of_english(word: &str) -> Option<u8> {
    let is = |name: &&str| word.len() >= 3 && name.to_ascii_lowercase().starts_with(word);
    (1..).zip(ENGLISH).find(|(_, name)| is(name)).map(|(number, _)| number)
}
