//! Agreement between a text that a file gives for some glyphs (`ActualText`; ISO 32000-2, 14.9.4) and what they show. Such a
//! text is there to undo ligatures, hyphens and orders of drawing; but it can say anything.

use icu_normalizer::ComposingNormalizerBorrowed;

use crate::documents::pdf::letters::spelling::{common_form, is_unknown};
use crate::documents::pdf::letters::{Class, TATWEEL, is_mark};

/// Degree to which a text agrees with what is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Agreement {
    /// They are spellings of the same letters, or what is drawn is not known.
    Same,
    /// Arabic letters differ in their dots. Fonts that draw dots apart say one letter for several of the same shape.
    Shape,
    /// They say different things.
    None,
}

/// Number of letters that one glyph without letters may stand for, as part of a ligature.
const LIGATURE: usize = 4;

/// Compares the text `said` with what is drawn: `drawn` in the order of drawing, `read` in that of reading. `silent` more
/// glyphs are drawn of which the file says no letters, as those are that a ligature is put together from.
pub(crate) fn agreement(drawn: &str, silent: usize, read: impl FnOnce() -> String, said: &str) -> Agreement {
    if drawn.chars().any(is_unknown) {
        return Agreement::Same;
    }
    let (drawn, said) = (folded(drawn), folded(said));
    let alike = |drawn: &[char], said: &[char]| drawn == said || mirrored(drawn) == said;
    if alike(&drawn, &said) {
        return Agreement::Same;
    }
    let read = folded(&read());
    let shapes = |letters: &[char]| letters.iter().copied().map(shape).collect::<Vec<_>>();
    let said_shapes = shapes(&said);
    match read == said {
        true => Agreement::Same,
        false
            if silent > 0
                && said.len() <= drawn.len() + LIGATURE * silent
                && has_all(&said_shapes, &shapes(&drawn)) =>
        {
            Agreement::Same
        }
        false if alike(&shapes(&drawn), &said_shapes) || shapes(&read) == said_shapes => Agreement::Shape,
        false => Agreement::None,
    }
}

/// Returns true if `some` stand among `letters` in their order, or in that from right to left.
fn has_all(letters: &[char], some: &[char]) -> bool {
    let among = |some: &[char]| {
        let rest = &mut letters.iter();
        some.iter().all(|one| rest.any(|letter| letter == one))
    };
    among(some) || among(&mirrored(some))
}

/// Letters given as they stand from left to right, in the order of reading from right to left; numbers and words of other
/// scripts keep their order.
fn mirrored(letters: &[char]) -> Vec<char> {
    let is_right = |c: &char| Class::of(c.encode_utf8(&mut [0; 4])) == Class::Right;
    let mut read = Vec::with_capacity(letters.len());
    for run in letters.chunk_by(|a, b| is_right(a) == is_right(b)).rev() {
        match is_right(&run[0]) {
            true => read.extend(run.iter().rev()),
            false => read.extend(run),
        }
    }
    read
}

/// Letters that count in the comparison: without spaces, marks, brackets, quotes and controls, and with one form for those
/// that share a glyph.
fn folded(text: &str) -> Vec<char> {
    let normal = ComposingNormalizerBorrowed::new_nfkc().normalize(text).into_owned();
    let says_nothing = |c: &char| {
        c.is_whitespace()
            || is_mark(*c)
            || matches!(*c, TATWEEL | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}')
            || matches!(*c, '\u{FEFF}' | '\u{61C}' | '(' | ')' | '[' | ']' | '{' | '}' | '«' | '»' | '"' | '\'')
            || ('\u{2018}'..='\u{201F}').contains(c)
    };
    let mut letters: Vec<char> = normal.chars().filter(|c| !says_nothing(c)).map(common_form).collect();
    // A hyphen at the end of a line.
    if letters.last() == Some(&'-') {
        letters.pop();
    }
    letters
}

/// An Arabic letter without its dots, as one letter of that shape.
fn shape(c: char) -> char {
    match c {
        'ب' | 'ت' | 'ث' | 'ن' | 'ي' | 'ئ' | 'پ' | 'ٹ' => 'ب',
        'ج' | 'ح' | 'خ' | 'چ' => 'ح',
        'د' | 'ذ' => 'د',
        'ر' | 'ز' | 'ژ' => 'ر',
        'س' | 'ش' => 'س',
        'ص' | 'ض' => 'ص',
        'ط' | 'ظ' => 'ط',
        'ع' | 'غ' => 'ع',
        'ف' | 'ق' | 'ڤ' => 'ف',
        'ا' | 'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'و' | 'ؤ' => 'و',
        'ه' | 'ة' | 'ۀ' => 'ه',
        'ك' | 'گ' => 'ك',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_agree_and_words_do_not() {
        use Agreement::{None, Same, Shape};
        let cases = [
            ("fi", "\u{FB01}", Same),
            ("opti-", "opti\u{AD}", Same),
            ("-", "\u{AD}", Same),
            ("a b", "ab", Same),
            ("\u{FFFD}", "anything", Same),
            ("ملس", "سلم", Same),
            ("على", "علی", Same),
            ("ﻻ", "لا", Same),
            ("(ab)", "ab", Same),
            ("x²", "x2", Same),
            ("64", "46", None),
            ("64 \u{FEDE}\u{FEDF}", "لل 64", Same),
            ("64 ال", "لا 46", None),
            ("64", "640", None),
            ("rejected", "approved", None),
            ("رفض", "قبل", None),
            ("64", "", None),
            ("بيت", "نبت", Shape),
            ("-64", "64", None),
        ];
        for (drawn, said, expected) in cases {
            assert_eq!(agreement(drawn, 0, || drawn.to_owned(), said), expected, "{drawn} {said}");
        }
        for (drawn, said, expected) in
            [("ل", "لا", Same), ("ه", "الله", Same), ("64", "46", None), ("رف", "مرفوضة قطعا", None)]
        {
            assert_eq!(agreement(drawn, 1, || drawn.to_owned(), said), expected, "{drawn} {said}");
        }
    }
}
