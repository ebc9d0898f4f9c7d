//! Words that give a date, in a selection or a sentence.
//!
//! [`DateFinder`] is the seam to whatever finds expressions of dates in running text. [`PhraseFinder`] tries pieces of the
//! text with the reader of phrases, and takes only what cannot be anything else than a date.

use std::ops::Range;

use crate::model::EdtfDate;
use crate::model::date::phrase::{Context, Note, parse_phrase};

/// Knowledge about a text in which dates are looked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct DateContext<'c> {
    /// BCP 47 tag of the text; empty if it is not known.
    pub language: &'c str,
    /// When the text was published: what "yesterday" is counted from.
    pub published: Option<&'c EdtfDate>,
}

/// A date that was found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundDate {
    /// Bytes of its words.
    pub range: Range<usize>,
    /// The date.
    pub when: EdtfDate,
    /// Remarks on how it was understood.
    pub notes: Vec<Note>,
    /// True if it is counted from the day of writing.
    pub is_relative: bool,
    /// How it was counted, in words, if it is relative.
    pub sum: Option<String>,
}

/// One that finds dates in a text.
pub trait DateFinder {
    /// The dates in a text, in its order; they do not overlap.
    fn find(&self, text: &str, context: &DateContext<'_>) -> Vec<FoundDate>;
}

impl<F: Fn(&str, &DateContext<'_>) -> Vec<FoundDate>> DateFinder for F {
    fn find(&self, text: &str, context: &DateContext<'_>) -> Vec<FoundDate> {
        self(text, context)
    }
}

/// Finder of explicit dates, by the reader of phrases. It finds no relative ones.
#[derive(Clone, Copy, Debug, Default)]
pub struct PhraseFinder;

/// Most words of a piece that is tried.
const MAX_WORDS: usize = 9;

/// Bytes of a text that are looked through.
const MAX_TEXT: usize = 8_000;

/// Words before a number of four digits that make it a year, in lower case.
const YEAR_WORDS: [&str; 14] =
    ["عام", "سنة", "العام", "السنة", "في", "مطلع", "نهاية", "in", "year", "during", "سال", "در", "בשנת", "שנת"];

/// Words that lead to a date and say nothing of it; one is no part of the words that give it, first or last.
const LEADING_WORDS: [&str; 20] = [
    "في", "من", "إلى", "الى", "ب", "on", "in", "at", "of", "the", "from", "to", "during", "and", "or", "و", "أو", "در",
    "از", "تا",
];

/// Words that say that something began or ended with a date: without them it would be another one.
const DIRECTIONS: [&str; 13] =
    ["منذ", "حتى", "قبل", "بعد", "قبيل", "since", "until", "till", "before", "after", "by", "پیش", "پس"];

fn is_one_of(words: &[&str], word: &str) -> bool {
    words.contains(&&*word.to_lowercase())
}

impl DateFinder for PhraseFinder {
    fn find(&self, text: &str, context: &DateContext<'_>) -> Vec<FoundDate> {
        let text = &text[..text.floor_char_boundary(text.len().min(MAX_TEXT))];
        let words = words(text);
        let (mut found, mut at) = (Vec::new(), 0);
        while at < words.len() {
            match (1..=MAX_WORDS.min(words.len() - at)).rev().find_map(|count| read(text, &words, at, count, context)) {
                Some((date, count)) => {
                    found.push(date);
                    at += count;
                }
                None => at += 1,
            }
        }
        found
    }
}

/// Bytes of the words of a text, without the marks around them.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if !c.is_whitespace() {
            start.get_or_insert(at);
        } else if let Some(from) = start.take() {
            let word = &text[from..at];
            let is_mark = |c: char| !c.is_alphanumeric() && !is_combining(c);
            let inner = word.trim_start_matches(is_mark);
            let from = from + word.len() - inner.len();
            let inner = inner.trim_end_matches(is_mark);
            if !inner.is_empty() {
                words.push(from..from + inner.len());
            }
        }
    }
    words
}

fn is_combining(c: char) -> bool {
    crate::base::fold::is_mark(c)
}

/// Reads some words from one on as a date.
fn read(
    text: &str,
    words: &[Range<usize>],
    at: usize,
    count: usize,
    context: &DateContext<'_>,
) -> Option<(FoundDate, usize)> {
    let range = words[at].start..words[at + count - 1].end;
    let piece = &text[range.clone()];
    if piece.contains(['\n', '!', '?', '؟']) || !piece.contains(char::is_numeric) {
        return None;
    }
    let mut reading = Context::default();
    reading.language = context.language;
    let read = parse_phrase(piece, &reading).ok().filter(|read| read.when.bounds().is_some())?;
    let before = at.checked_sub(1).map(|before| &text[words[before].clone()]);
    let [first, last] = [at, at + count - 1].map(|at| &text[words[at].clone()]);
    // "From one day to another" is a span, and what stands after "to" alone is none.
    let is_span = read.when.as_str().contains('/') && !read.when.as_str().contains("..");
    let is_loose = is_one_of(&LEADING_WORDS, first) && !is_span || is_one_of(&LEADING_WORDS, last);
    if is_loose || before.is_some_and(|word| is_one_of(&DIRECTIONS, word)) {
        return None;
    }
    if !piece.contains(char::is_alphabetic) && !is_numeric_date(piece, before) {
        return None;
    }
    let is_without_year = read.notes.iter().any(|note| matches!(note, Note::NoYear | Note::NoPlace));
    let found = FoundDate { range, when: read.when, notes: read.notes, is_relative: false, sum: None };
    (!is_without_year).then_some((found, count))
}

/// Returns true for digits that are a date and no other number: a day, month and year, or a year after a word that says
/// so.
fn is_numeric_date(piece: &str, before: Option<&str>) -> bool {
    let parts: Vec<&str> = piece.split(|c: char| !c.is_numeric()).filter(|part| !part.is_empty()).collect();
    let is_year = |part: &str| part.chars().count() == 4;
    match parts[..] {
        [a, _, b] => piece.contains(['/', '-', '.']) && (is_year(a) || is_year(b)),
        [year] => {
            let said = before.is_some_and(|word| is_one_of(&YEAR_WORDS, word));
            is_year(year) && piece.chars().count() == 4 && said
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn explicit_dates_are_found_and_numbers_are_not() {
        // The text, its language, what is found.
        let cases = [
            ("رسائل داخلية تعود إلى أكتوبر 2023، حيث قال", "ar", "أكتوبر 2023=2023-10"),
            ("صدر في 14 يناير 2025 الحكم", "ar", "14 يناير 2025=2025-01-14"),
            ("وُلد عام 1985 في المدينة", "ar", "عام 1985=1985"),
            ("بين أبريل 2024 ويوليو 2024 جرى ذلك", "ar", "بين أبريل 2024 ويوليو 2024=2024-04/2024-07"),
            ("اشترت 64 ألف وحدة و2000 رقاقة من 405 مليارات", "ar", ""),
            ("المادة 12 من القانون 1985", "ar", ""),
            ("released on July 18, 2024, and again", "en", "July 18, 2024=2024-07-18"),
            ("since 2020 it has 350,000 GPUs and Llama 3", "en", "since 2020=2020/.."),
            ("in 2020 it had 350,000 GPUs", "en", "2020=2020"),
            ("from March 2024 to May 2024", "en", "from March 2024 to May 2024=2024-03/2024-05"),
            ("it went on to May 2024", "en", "May 2024=2024-05"),
            ("قبل أكتوبر 2023 بقليل", "ar", "قبل أكتوبر 2023=[..2023-09]"),
            ("Order No. 2024 of the court, 17 U.S.C. 107", "en", ""),
            ("filed 2023-07-07 at 10 pages", "en", "2023-07-07=2023-07-07"),
            ("در ۱۵ مرداد ۱۴۰۲ منتشر شد", "fa", "۱۵ مرداد ۱۴۰۲=2023-08-06"),
            ("הוגש ב-7 ביולי 2023 לבית המשפט", "he", "ב-7 ביולי 2023=2023-07-07"),
            ("قال Meta في July 2024 إنها", "ar", "July 2024=2024-07"),
            ("yesterday and last month", "en", ""),
            ("", "", ""),
        ];
        let mut wrong = Vec::new();
        for (text, language, expected) in cases {
            let found = PhraseFinder.find(text, &DateContext { language, published: None });
            let told = found.iter().map(|date| format!("{}={}", &text[date.range.clone()], date.when.as_str()));
            let told = told.collect::<Vec<_>>().join(" ");
            if told != expected {
                wrong.push(format!("{text}: {told}, not {expected}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
