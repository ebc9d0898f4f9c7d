//! Words that differ by capitals alone: in a heading, in a unit, and where the word with a capital is another one.

use super::token::{Token, TokenKind};
use super::word_list::{WordList, set};

/// Letters of a heading in capitals, at least: fewer may be a name.
const HEADING: usize = 8;

/// Units in which the first letter is a thousandth or a million.
static LONG_UNITS: WordList = WordList::new(|| set("mhz mpa mwh mev mah mbar"));

/// Units of bits with a small letter, and of bytes with a capital.
static DATA_UNITS: WordList = WordList::new(|| set("b kb mb gb tb pb kbps mbps gbps tbps"));

/// Words of small letters that are no short form of capitals.
static ACRONYMS: WordList = WordList::new(|| set("us un it who aids or in id pa ma sat act can eu led pin gap fat"));

/// Words of which one with a capital is a name or a month.
#[rustfmt::skip]
static NAMES: WordList = WordList::new(|| {
    set("may march august pole poles polish turkey china jordan japan nice reading mobile job lent mass catholic earth \
         sun mark bill bush will frank grant rich rose hope faith grace joy dean drew chase chuck jack pat rob sue ray")
});

/// Returns true if two words have the same letters, with other capitals.
pub(crate) fn differ_by_capitals(a: &Token, b: &Token) -> bool {
    a.kind == TokenKind::Word
        && b.kind == TokenKind::Word
        && a.form != b.form
        && a.form.to_lowercase() == b.form.to_lowercase()
}

/// Returns true for several words without a small letter.
pub(crate) fn is_heading(tokens: &[Token]) -> bool {
    let words = || tokens.iter().filter(|token| token.kind == TokenKind::Word);
    let capitals = words().flat_map(|word| word.form.chars()).filter(|c| c.is_uppercase()).count();
    capitals >= HEADING && words().count() > 1 && !words().any(|word| word.form.contains(char::is_lowercase))
}

/// Returns true if two words that differ by capitals are two units behind a number: "mW" and "MW", "Mb" and "MB".
pub(crate) fn are_other_units(a: &Token, b: &Token) -> bool {
    let (x, y): (Vec<char>, Vec<char>) = (a.form.chars().collect(), b.form.chars().collect());
    let differs = |at: usize| x.get(at) != y.get(at);
    let is_prefix = differs(0) && x[0].eq_ignore_ascii_case(&'m');
    let is_data = DATA_UNITS.has(&a.folded)
        && (0..x.len().min(y.len())).any(|at| differs(at) && x[at].eq_ignore_ascii_case(&'b'));
    // Litres are written with either letter, the halves of the day, too.
    let is_letter = x.len() == 1 && !x[0].eq_ignore_ascii_case(&'l');
    let is_short = x.len() == 2 && !matches!(&*a.folded, "mi");
    is_letter || is_data || is_prefix && (is_short || LONG_UNITS.has(&a.folded))
}

/// Returns true if the one of two words that differ by capitals is a name or a short form, and the other is none.
///
/// The first word of a sentence has a capital for itself.
pub(crate) fn are_other_words(a: &Token, b: &Token, is_first: [bool; 2]) -> bool {
    let all = |token: &Token| token.form.chars().all(char::is_uppercase) && token.form.chars().nth(1).is_some();
    let is_short_form = all(a) != all(b) && ACRONYMS.has(&a.folded);
    let starts = |token: &Token| token.form.starts_with(char::is_uppercase);
    let is_name = |token: &Token, is_first: bool| starts(token) && !is_first;
    is_short_form
        || NAMES.has(&a.folded) && starts(a) != starts(b) && (is_name(a, is_first[0]) || is_name(b, is_first[1]))
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    #[test]
    fn units_and_words_with_other_capitals() {
        let words = |a: &str, b: &str| (tokens(a).remove(0), tokens(b).remove(0));
        for (a, b, expected) in [
            ("mW", "MW", true),
            ("Mg", "mg", true),
            ("Mb", "MB", true),
            ("kb", "kB", true),
            ("KB", "kB", false),
            ("MHz", "mHz", true),
            ("g", "G", true),
            ("l", "L", false),
            ("KM", "km", false),
            ("PM", "pm", false),
            ("MPH", "mph", false),
            ("Min", "min", false),
        ] {
            let (a, b) = words(a, b);
            assert_eq!((are_other_units(&a, &b), are_other_units(&b, &a)), (expected, expected), "{a:?} {b:?}");
        }
        for (a, b, first, expected) in [
            ("US", "us", true, true),
            ("WHO", "Who", true, true),
            ("IBM", "ibm", false, false),
            ("March", "march", false, true),
            ("March", "march", true, false),
            ("Company", "company", false, false),
        ] {
            let (a, b) = words(a, b);
            assert_eq!(are_other_words(&a, &b, [first, false]), expected, "{a:?} {b:?}");
        }
        assert!(
            is_heading(&tokens("THE FIRM PAID 5 MEN")) && !is_heading(&tokens("NATO")) && !is_heading(&tokens("US IT"))
        );
        assert!(!is_heading(&tokens("THE Firm PAID 5 MEN")));
    }
}
