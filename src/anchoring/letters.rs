//! Words of the same letters: which of them have other seats of hamza, and which contradict each other in their vowels.
//!
//! If two schools write the hamza within a word on different seats, «مسؤول» and «مسئول», «يقرؤون» and «يقرءون», «هيئة»
//! and «هيأة», the word is the same. If the seat is what tells two words apart, «سأل» and «سئل», «ينشئون» and «ينشؤون»,
//! or a case, «أبناؤه» and «أبناءه», it is not.
//!
//! Vowel signs that only one of two texts has say nothing. Where both have signs on a letter, and they are others, the
//! words are others, too: «كَتب» and «كُتب», «دَرَس» and «دَرَّس».

use super::token::{Token, tokens};
use super::vocabulary::are_particles;
use crate::model::Excerpt;

/// Letters of a word that particles may be joined to.
const AFTER_PARTICLES: usize = 4;

/// The sign of a doubled letter.
const SHADDA: char = '\u{651}';

/// A letter with its hamza, and the vowel signs on it.
struct Letter {
    c: char,
    vowels: Vec<char>,
}

/// The letters of a token, hamza and madda in one with their seats; madda as hamza and alef within a word.
fn letters(token: &Token) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::with_capacity(token.form.len() / 2);
    // Vowels are counted by the characters of the form.
    let mut vowels = token.vowels.iter().peekable();
    for (at, c) in token.form.chars().enumerate() {
        match letters.last_mut().and_then(|last| Some((with_mark(last.c, c)?, last))) {
            Some((composed, last)) => last.c = composed,
            None => letters.push(Letter { c, vowels: Vec::new() }),
        }
        while let Some((_, vowel)) = vowels.next_if(|(place, _)| *place == at) {
            if let Some(last) = letters.last_mut() {
                last.vowels.push(*vowel);
            }
        }
    }
    let mut spread = Vec::with_capacity(letters.len());
    for letter in letters {
        let is_within = !spread.is_empty() && letter.c == 'آ';
        if is_within {
            spread.push(Letter { c: 'أ', vowels: Vec::new() });
        }
        spread.push(Letter { c: if is_within { 'ا' } else { letter.c }, ..letter });
    }
    spread
}

fn with_mark(seat: char, mark: char) -> Option<char> {
    match (seat, mark) {
        ('ا', '\u{654}') => Some('أ'),
        ('ا', '\u{655}') => Some('إ'),
        ('ا', '\u{653}') => Some('آ'),
        ('و', '\u{654}') => Some('ؤ'),
        ('ي' | 'ى' | 'ی', '\u{654}') => Some('ئ'),
        _ => None,
    }
}

/// Returns true if two words differ by the seat of a hamza alone, or by the shapes of yeh.
pub(crate) fn is_same_but_for_shapes(a: &Token, b: &Token) -> bool {
    let is_arabic = |token: &Token| token.form.chars().any(|c| matches!(c, 'ء' | '\u{653}'..='\u{655}' | 'ی'));
    if !is_arabic(a) && !is_arabic(b) {
        return false;
    }
    let [x, y] = [a, b].map(|token| letters(token).iter().map(|letter| letter.c).collect::<Vec<char>>());
    let is_same = |at: usize| x[at] == y[at] || is_same_yeh(x[at], y[at]) || is_same_seat(&x, &y, at);
    x.len() == y.len() && (0..x.len()).all(is_same)
}

/// Returns true for two shapes of yeh that are one letter: the Persian one is written for both of Arabic.
fn is_same_yeh(x: char, y: char) -> bool {
    matches!((x, y), ('ی', 'ي' | 'ى') | ('ي' | 'ى', 'ی'))
}

/// Returns true where two spellings of a hamza are of one word.
fn is_same_seat(x: &[char], y: &[char], at: usize) -> bool {
    let (Some(before), pair) = (at.checked_sub(1).map(|before| x[before]), [x[at], y[at]]) else { return false };
    let within = |seats: &[char]| pair.iter().all(|c| seats.contains(c));
    match (before, x.get(at + 1)) {
        // «هيئة», «هيأة»; «شيئا», «شيءا».
        ('ي', Some('ة' | 'ا')) => within(&['أ', 'ئ', 'ء']),
        // «القرآن», «القرءان».
        (_, Some('ا')) => within(&['أ', 'ء']),
        // «سيئ», «سيء».
        ('ي', None) => within(&['ئ', 'ء']),
        (_, Some('و')) if pair.contains(&'ئ') => within(&['ئ', 'ؤ', 'ء']) && may_be_on_yeh(x, at),
        (_, Some('و')) => within(&['أ', 'ؤ', 'ء']) && (!pair.contains(&'أ') || may_be_on_alef(x, at)),
        // «توأم», «توءم».
        ('و', Some(_)) => within(&['أ', 'ء']),
        // «مسألة», «مسئلة».
        ('س', Some('ل')) => {
            within(&['أ', 'ئ']) && x[..at - 1].ends_with(&['م']) && matches!(x.get(at + 2), Some('ة' | 'ت'))
        }
        _ => false,
    }
}

/// Returns true if the hamza before waw may be on yeh, as in one school after a letter that joins: «مسئول», «شئون». In
/// the endings of verbs and participles it may be the sign of another form: «ينشئون» found, «ينشؤون» grow up.
fn may_be_on_yeh(word: &[char], at: usize) -> bool {
    let joins = !matches!(word[at - 1], 'ا' | 'أ' | 'إ' | 'آ' | 'د' | 'ذ' | 'ر' | 'ز' | 'و' | 'ؤ' | 'ى' | 'ة' | 'ء');
    let rest = &word[at + 2..];
    let is_ending = rest.is_empty() || rest.starts_with(&['ا']) || rest.starts_with(&['ن']);
    joins && (!is_ending || at - particles(word) == 1)
}

/// Returns true if the hamza before waw may be on alef, as in one school: «يقرأون», «بدأوا». After one letter it makes
/// another word: «يأوي» seeks shelter, «يؤوي» gives it; «رأوا» saw, «رؤوا» were seen.
fn may_be_on_alef(word: &[char], at: usize) -> bool {
    let is_second = match (word[0], word[at - 1]) {
        ('و' | 'ف', _) => at == 2,
        ('س' | 'ل', 'ي' | 'ت' | 'ن' | 'ا' | 'أ') => at == 2,
        _ => false,
    };
    at > 1 && !is_second
}

/// The letters at the start of a word that are particles joined to it.
fn particles(word: &[char]) -> usize {
    let most = word.len().saturating_sub(AFTER_PARTICLES);
    (1..=most.min(4)).rev().find(|&length| are_particles(&word[..length].iter().collect::<String>())).unwrap_or(0)
}

/// Returns true for the two spellings of the hundred, «مئة» and «مائة», in one word.
pub(crate) fn is_same_hundred(a: &str, b: &str) -> bool {
    let short = |word: &str| word.replace("مايه", "ميه").replace("مايت", "ميت");
    a != b && short(a) == short(b)
}

/// Returns true if two words of the same letters both have a vowel sign on a letter, and signs of two sounds: they make
/// another word, and at its end another case or person.
pub(crate) fn do_vowels_differ(a: &Token, b: &Token) -> bool {
    if a.vowels.is_empty() || b.vowels.is_empty() || a.vowels == b.vowels {
        return false;
    }
    let (x, y) = (letters(a), letters(b));
    let differs =
        |(at, (own, other)): (usize, (&Letter, &Letter))| contradict(&own.vowels, &other.vowels, is_article(&x[..at]));
    x.iter().zip(&y).enumerate().any(differs)
}

/// Returns true if an excerpt has vowel signs on words that have fewer of them in the text where it stands: it says
/// which of several words is meant, and the text does not.
pub fn adds_vowel_signs(excerpt: &Excerpt, text: &str) -> bool {
    has_more_signs(excerpt.exact.as_unproven(), text)
}

fn has_more_signs(exact: &str, text: &str) -> bool {
    let signs = |tokens: &[Token]| -> Vec<usize> {
        let is_sign = |(_, c): &&(usize, char)| is_vowel_sign(*c) || *c == SHADDA;
        tokens.iter().map(|token| token.vowels.iter().filter(is_sign).count()).collect()
    };
    let (quote, place) = (tokens(exact), tokens(text));
    let (own, other) = (signs(&quote), signs(&place));
    let is_word_by_word = quote.len() == place.len();
    if is_word_by_word {
        own.iter().zip(&other).any(|(own, other)| own > other)
    } else {
        own.iter().sum::<usize>() > other.iter().sum()
    }
}

/// Returns true for the article, with other particles before it or none.
fn is_article(letters: &[Letter]) -> bool {
    let word: String = letters.iter().map(|letter| letter.c).collect();
    (word.ends_with("ال") || word.ends_with("لل")) && are_particles(&word)
}

/// Returns true if the signs that two texts have on a letter are of two sounds.
///
/// A letter with a vowel and without shadda is single, one with shadda is double; but after the article that says
/// nothing.
fn contradict(x: &[char], y: &[char], after_article: bool) -> bool {
    let is_shadda = |c: &char| *c == SHADDA;
    let sounds = |vowels: &[char]| -> Vec<char> {
        let mut sounds: Vec<char> = vowels.iter().copied().filter(|c| is_vowel_sign(*c)).collect();
        sounds.sort_unstable();
        sounds
    };
    let (own, other) = (sounds(x), sounds(y));
    let doubled = [x, y].map(|vowels| vowels.iter().any(is_shadda));
    let has_sign = [!own.is_empty() || doubled[0], !other.is_empty() || doubled[1]];
    let differ = !own.is_empty() && !other.is_empty() && own != other;
    has_sign == [true; 2] && (differ || doubled[0] != doubled[1] && !after_article)
}

/// Returns true for tanwin, fatha, damma, kasra and sukun; the vowels of Hebrew, and the dots of its shin.
fn is_vowel_sign(c: char) -> bool {
    matches!(c, '\u{64b}'..='\u{650}' | '\u{652}' | '\u{5b0}'..='\u{5bb}' | '\u{5c1}' | '\u{5c2}' | '\u{5c7}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str) -> Token {
        tokens(text).remove(0)
    }

    #[test]
    fn seats_of_hamza() {
        #[rustfmt::skip]
        let same = [
            ("مسؤول", "مسئول"), ("المسؤولية", "المسئولية"), ("شؤون", "شئون"), ("والشؤون", "والشئون"), ("رؤوس", "رءوس"),
            ("يقرؤون", "يقرأون"), ("يقرأون", "يقرءون"), ("يقرؤون", "يقرءون"), ("هيئة", "هيأة"), ("الهيئات", "الهيآت"),
            ("بدأوا", "بدؤوا"), ("بدءوا", "بدأوا"), ("جاؤوا", "جاءوا"), ("سيئ", "سيء"), ("شيئا", "شيءا"), ("توأم", "توءم"),
            ("مسألة", "مسئلة"), ("المرؤوسين", "المرءوسين"), ("القرآن", "القرءان"), ("مسؤول", "مسو\u{654}ول"), ("يؤوس", "يئوس"),
            ("مشؤوم", "مشئوم"), ("مسؤول", "مسأول"), ("ﻣﺴﺆول", "مسئول"), ("علی", "على"), ("علی", "علي"), ("ایران", "ايران"), ("کتاب", "كتاب"),
        ];
        #[rustfmt::skip]
        let other = [
            ("سأل", "سئل"), ("قرأ", "قرئ"), ("بدأ", "بدئ"), ("بدأوا", "بدئوا"), ("يأوي", "يؤوي"), ("سيأوي", "سيؤوي"), ("رأوا", "رؤوا"),
            ("ينشئون", "ينشؤون"), ("ينشئون", "ينشأون"), ("مفاجأة", "مفاجئة"), ("منشأة", "منشئة"), ("أبناؤه", "أبناءه"), ("شركاءه", "شركائه"),
            ("تساءل", "تسأل"), ("أن", "إن"), ("لأن", "لئن"), ("يهنئون", "يهنأون"), ("ملجأ", "ملجئ"), ("على", "علي"), ("تأويل", "تؤويل"),
            ("هيأت", "هيئت"),
        ];
        for (a, b) in same {
            let is_same = |a, b| word(a).form == word(b).form || is_same_but_for_shapes(&word(a), &word(b));
            assert!(is_same(a, b) && is_same(b, a), "{a} {b}");
        }
        for (a, b) in other {
            assert!(
                !is_same_but_for_shapes(&word(a), &word(b)) && !is_same_but_for_shapes(&word(b), &word(a)),
                "{a} {b}"
            );
        }
        assert!(is_same_hundred("خمسمايه", "خمسميه") && !is_same_hundred("ميه", "ميتين"));
    }

    #[test]
    fn vowel_signs_that_contradict() {
        let of = |a: &str, b: &str| if do_vowels_differ(&word(a), &word(b)) { "other" } else { "same" };
        #[rustfmt::skip]
        let cases = [
            ("كتب", "كُتب", "same"), ("كَتب", "كُتب", "other"), ("درس", "درَّس", "same"), ("درّس", "درَّس", "same"), ("دَرَس", "دَرَّس", "other"),
            ("درَس", "درّس", "other"), ("الشَّركة", "الشَركة", "same"), ("محمدٌ", "محمدٍ", "other"), ("أنتَ", "أنتِ", "other"), ("كتبتُ", "كتبتْ", "other"), ("قريبًا", "قريباً", "same"), ("محمدٌ", "محمد", "same"),
            ("قَتَل", "قُتِل", "other"), ("شَـرِكة", "شَركة", "same"), ("مسؤُول", "مسئُول", "same"),
            ("סֵפר", "סָפר", "other"), ("שׁר", "שׂר", "other"), ("هٰذا", "هَذا", "same"),
        ];
        for (a, b, expected) in cases {
            assert_eq!((of(a, b), of(b, a)), (expected, expected), "{a} {b}");
        }
    }

    #[test]
    fn vowel_signs_that_a_quote_adds() {
        for (exact, text, expected) in [
            ("قُتِل الرجل", "قتل الرجل", true),
            ("قتل الرجل", "قُتِل الرجل", false),
            ("قُتل الرجل", "قُتِل الرجل", false),
            ("درّس اللغة", "درس اللغة", true),
            ("قريبًا جدا", "قريباً جدا", false),
            ("«قتل» الرجل", "قتل الرجل", false),
            ("«قُتل» الرجل", "قتل الرجل", true),
            ("résumé", "resume", false),
        ] {
            assert_eq!(has_more_signs(exact, text), expected, "{exact} {text}");
        }
    }
}
