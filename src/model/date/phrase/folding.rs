//! Words of dates as they are compared, whatever the way of writing them.

use icu_normalizer::DecomposingNormalizerBorrowed;

/// A word without what writers leave out or write in two ways: case, accents, hamza and its seats, the marks of
/// vowels, the shapes of yeh, kaf and heh, presentation forms, quotation marks within.
pub fn fold(word: &str) -> String {
    let letter = |c: char| match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
        'ى' | 'ی' | 'ئ' => Some('ي'),
        'ؤ' => Some('و'),
        'ک' => Some('ك'),
        'ة' | 'ھ' | 'ہ' | 'ە' | 'ۀ' => Some('ه'),
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' => Some('e'),
        'à' | 'â' | 'À' => Some('a'),
        'û' | 'ù' => Some('u'),
        'ô' => Some('o'),
        'î' => Some('i'),
        'ç' => Some('c'),
        _ if is_mark(c) => None,
        c => Some(c),
    };
    plain_forms(word).chars().filter_map(letter).flat_map(char::to_lowercase).collect()
}

/// Returns true for characters that may stand within a word and change nothing: tatweel, vowels and hamza above,
/// accents, points, gershayim.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, 'ـ' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6DC}' | '\u{300}'..='\u{36F}')
        || matches!(c, '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}' | '\u{5C2}' | '\u{5F3}' | '\u{5F4}' | '"' | '″')
}

/// The presentation forms of Arabic and Hebrew as their letters.
fn plain_forms(text: &str) -> std::borrow::Cow<'_, str> {
    let is_form = |c: char| matches!(c, '\u{FB1D}'..='\u{FDFB}' | '\u{FE70}'..='\u{FEFC}');
    match text.contains(is_form) {
        true => DecomposingNormalizerBorrowed::new_nfkd().normalize(text),
        false => text.into(),
    }
}
