//! Words behind a number that make it another one: a scale, an era, half of the day, a bound, another article of a law.
//!
//! Units are none of them: who quotes "five" of "five men" says what stands there. A year of today's era is the same
//! year without its era, a year before Christ or of the Hijra is not.

use super::super::characters::is_letter;
use super::super::numerals::{is_multiplier, multipliers};
use super::super::token::{Token, TokenKind, tokens};
use super::super::word_list::{WordList, folded, set};
use super::outward::{BORDER_CHARS, Outward};

/// Words that are read behind a number.
const MAX_QUALIFIER_WORDS: usize = 6;

/// Hours of a clock.
const HOURS: u32 = 12;

/// Years that are of today's era without a word: see [`is_year`].
const YEARS: std::ops::Range<u32> = 1000..2200;

/// Eras whose years are others without them, in short.
static ERAS: WordList = WordList::new(|| set("bc bce ه هق هش قم پم"));

/// The same in a word.
static ERA_WORDS: WordList = WordList::new(|| set("للهجرة هجرية هجري هجريا شمسي شمسية شمسی قمري قمرية قمری לפנה"));

/// Today's era in short and in a word.
static DEFAULT_ERAS: WordList = WordList::new(|| set("م بم ad ce للميلاد ميلادية ميلادي ميلاديا میلادی"));

/// Halves of the day, in short or in a word.
static HALVES_OF_DAY: WordList = WordList::new(|| set("am pm ص م صباحا مساء ظهرا عصرا فجرا ليلا"));

/// Words that make a number a bound or a rough one.
static BOUNDS: WordList = WordList::new(|| set("odd plus ونيف ونيفا فأكثر فأقل فصاعدا فما"));

/// Words that may stand after "or" in a bound.
static OR_BOUNDS: WordList =
    WordList::new(|| set("more less fewer so over under above below older younger later earlier أكثر أقل يزيد ينقص"));

/// Words that make a numbered article another one.
static REPEATS: WordList = WordList::new(|| set("مكرر مكررا مكررة bis ter quater quinquies"));

/// Words that a hyphen joins to a number.
static WITH_HYPHEN: WordList = WordList::new(|| set("fold odd plus something ish some and"));

/// Zero, after "below".
static ZEROS: WordList = WordList::new(|| set("zero freezing الصفر صفر zéro null"));

/// Returns true if a text goes on with words that make the number before it another one. The number is empty where it is
/// in words.
pub(super) fn is_qualified(number: &str, rest: &str) -> bool {
    let words = words(rest);
    if multipliers(&words) > 0 {
        return true;
    }
    let is_open = words.first().is_some_and(|first| first.is("("));
    let words = &words[usize::from(is_open)..];
    let Some(first) = words.first().filter(|first| first.kind == TokenKind::Word && !first.after_line) else {
        return false;
    };
    if is_open {
        return REPEATS.has(&first.folded);
    }
    let short = abbreviation(words);
    is_scale(number, words)
        || is_era(number, words, &short)
        || is_hour(number) && (HALVES_OF_DAY.has(&short) || HALVES_OF_DAY.has(&first.folded))
        || is_bound(words)
        || REPEATS.has(&first.folded)
        || is_zero(words)
}

/// Returns true if a text goes on with "below zero", whatever stands between that and the number.
pub(super) fn is_below_zero(rest: &str) -> bool {
    is_zero(&words(rest))
}

/// Returns true for letters that make a number another one, or a bound, where a hyphen joins them to it.
pub(super) fn qualifies_joined(letters: &str) -> bool {
    let word = folded(letters);
    WITH_HYPHEN.has(&word) || is_multiplier(&word)
}

/// Returns true for a year with the letter of today's era right behind it: «2023م».
pub(super) fn is_default_era(number: &str, after: &Outward) -> bool {
    is_year(number) && after.is(0, |c| c == 'م') && !after.is(1, |c| is_letter(c) || c.is_numeric())
}

fn words(rest: &str) -> Vec<Token> {
    let start: String = rest.chars().take(BORDER_CHARS).collect();
    tokens(&start).into_iter().take(MAX_QUALIFIER_WORDS).collect()
}

/// The letters of a short form, with full stops or without: "B.C.", «ق م»; of a longer word, that.
fn abbreviation(words: &[Token]) -> String {
    let is_letter = |token: &Token| token.kind == TokenKind::Word && token.form.chars().count() == 1;
    if !words.first().is_some_and(is_letter) {
        return words.first().map(|first| first.folded.clone()).unwrap_or_default();
    }
    let parts = words.iter().take_while(|token| is_letter(token) || token.is("."));
    parts.filter(|token| is_letter(token)).map(|token| &*token.folded).collect()
}

/// Returns true for a year that is of today's era if nothing says otherwise.
fn is_year(number: &str) -> bool {
    let last = number.rsplit(['-', '/']).next().unwrap_or_default();
    last.parse().is_ok_and(|year: u32| YEARS.contains(&year))
}

/// Returns true for an hour: "10:30", "10", or a number in words.
fn is_hour(number: &str) -> bool {
    number.is_empty() || number.contains(':') || number.parse().is_ok_and(|hour: u32| hour <= HOURS)
}

/// Returns true for the sign of a thousand or a million: "5 k", "5 M". Where no number in digits stands before it, it
/// is a letter.
fn is_scale(number: &str, words: &[Token]) -> bool {
    let is_free = words.get(1).is_none_or(|next| !next.joined || !matches!(&*next.form, "." | "-" | "'" | "/"));
    !number.is_empty() && is_free && matches!(&*words[0].form, "k" | "K" | "M")
}

/// Returns true for an era: "500 BC", «500 قبل الميلاد», «500 م» unless 500 is a year.
fn is_era(number: &str, words: &[Token], short: &str) -> bool {
    let (first, next) = (&words[0], words.iter().skip(1).find(|token| token.kind == TokenKind::Word));
    let next = next.map(|token| &*token.folded).unwrap_or_default();
    let is_latin = first.form.is_ascii();
    // "500 ad campaigns".
    let is_capital = !is_latin || first.form.chars().all(|c| c.is_ascii_uppercase()) || short != first.folded;
    let is_before = match &*first.folded {
        "قبل" => next.starts_with("الميلاد") || next.starts_with("المسيح") || next.starts_with("الهجره"),
        "before" => matches!(next, "christ" | "common"),
        "av" | "avant" => next == "j",
        "v" => next == "chr",
        _ => false,
    };
    let is_after =
        &*first.folded == "بعد" && next.starts_with("الميلاد") || &*first.folded == "after" && next == "christ";
    let is_default = is_after || DEFAULT_ERAS.has(short) && is_capital || DEFAULT_ERAS.has(&first.folded) && !is_latin;
    ERAS.has(short)
        || short == "ah" && is_capital
        || ERA_WORDS.has(&first.folded)
        || is_before
        || is_default && !number.is_empty() && !is_year(number)
}

fn is_bound(words: &[Token]) -> bool {
    let second = words.get(1).map(|token| &*token.folded).unwrap_or_default();
    match &*words[0].folded {
        "or" | "او" => OR_BOUNDS.has(second),
        "at" => matches!(second, "least" | "most"),
        "علي" => matches!(second, "الاقل" | "الاكثر"),
        first => BOUNDS.has(first),
    }
}

/// Returns true for words below zero: "below zero", «تحت الصفر».
fn is_zero(words: &[Token]) -> bool {
    let [side, zero, ..] = words else { return false };
    matches!(&*side.folded, "below" | "under" | "تحت" | "دون" | "زير" | "sous" | "unter") && ZEROS.has(&zero.folded)
}
