//! Words that a line break must not part: a number from the unit, the month or the name that it belongs to.
//!
//! UAX #14 lets a line end at every space. A typesetter keeps «أبريل 2024», «64 ألف» and "Llama 3" together.

use std::ops::Range;

/// Letters that a piece that is kept together has at most: a longer one would tear its line open.
pub(super) const MAX_PIECE: usize = 24;

/// Words that a number before them counts, or that are dated by it.
#[rustfmt::skip]
const UNITS: &[&str] = &[
    "ألف", "آلاف", "ألفًا", "مليون", "ملايين", "مليار", "مليارات", "تريليون", "بالمئة", "بالمائة", "٪",
    "دولار", "دولارًا", "يورو", "جنيه", "جنيهًا", "ريال", "درهم", "دينار", "ليرة", "كم", "متر", "مترًا", "كغ",
    "يناير", "فبراير", "مارس", "أبريل", "إبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
    "جانفي", "فيفري", "أفريل", "ماي", "جوان", "جويلية", "أوت", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول",
    "محرم", "صفر", "ربيع", "جمادى", "رجب", "شعبان", "رمضان", "شوال", "هـ", "م", "ق.م",
    "هزار", "میلیون", "میلیارد", "درصد", "ژانویه", "فوریه", "آوریل", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر",
    "דולר", "אלף", "מיליון", "מיליארד", "בינואר", "בפברואר", "במרץ", "באפריל", "במאי", "ביוני", "ביולי", "באוגוסט",
    "thousand", "million", "billion", "trillion", "percent", "%", "km", "m", "kg", "GB", "MB", "TB", "AM", "PM", "BC", "AD", "CE", "BCE",
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
];

/// Pieces of a paragraph that stay on one line, in bytes, in order.
///
/// A number stays with the unit or the month after it, else with the word before it.
pub(super) fn pieces(text: &str) -> Vec<Range<usize>> {
    if !text.contains(char::is_numeric) {
        return Vec::new();
    }
    let words: Vec<Range<usize>> = words(text).collect();
    let mut pieces: Vec<Range<usize>> = Vec::new();
    for (nth, word) in words.iter().enumerate().filter(|(_, word)| is_number(&text[word.start..word.end])) {
        let unit = words.get(nth + 1).filter(|next| UNITS.contains(&bare(&text[next.start..next.end])));
        // A sign behind it ends a clause.
        let ends = !text[..word.end].ends_with(|c: char| c.is_alphanumeric() || SIGNS.contains(&c));
        let name = nth.checked_sub(1).map(|before| &words[before]);
        let name = name.filter(|name| text[..name.end].ends_with(char::is_alphabetic));
        let piece = match (unit.filter(|_| !ends), name) {
            (Some(unit), _) => word.start..unit.end,
            (None, Some(name)) => name.start..word.end,
            (None, None) => continue,
        };
        add(&mut pieces, piece);
    }
    pieces.retain(|piece| text[piece.clone()].chars().count() <= MAX_PIECE);
    pieces
}

/// Pieces of a text that stay on one line where others break its lines: those above, and codes with a hyphen, such as
/// "GPT-4", after which browsers break. In bytes, in order.
pub fn kept_together(text: &str) -> Vec<Range<usize>> {
    let mut kept: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    for line in text.split_inclusive('\n') {
        let codes = words(line).filter(|word| is_code(&line[word.start..word.end]));
        let mut all: Vec<Range<usize>> = pieces(line.trim_end_matches(['\r', '\n'])).into_iter().chain(codes).collect();
        all.sort_by_key(|piece| piece.start);
        for piece in all {
            add(&mut kept, from + piece.start..from + piece.end);
        }
        from += line.len();
    }
    kept
}

/// Adds a piece behind others; one that begins within the last lengthens it.
fn add(pieces: &mut Vec<Range<usize>>, piece: Range<usize>) {
    match pieces.last_mut().filter(|last| piece.start < last.end) {
        Some(last) => last.end = last.end.max(piece.end),
        None => pieces.push(piece),
    }
}

/// Returns true for a short word in which hyphens join letters and numbers.
fn is_code(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    let is_short = word.chars().count() <= MAX_PIECE;
    is_short && bare.contains(['-', '\u{2010}', '–']) && bare.contains(char::is_numeric)
}

/// Words between spaces that lines may break at.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let start = text.as_ptr() as usize;
    text.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty()).map(move |word| {
        let from = word.as_ptr() as usize - start;
        from..from + word.len()
    })
}

/// A word without the punctuation around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric() && !SIGNS.contains(&c))
}

/// Signs that are a part of a number, or stand for a unit.
const SIGNS: [char; 5] = ['%', '٪', '-', '+', '−'];
/// Arabic words of one letter, which are written together with the number that follows.
const PROCLITICS: [char; 5] = ['و', 'ف', 'ب', 'ل', 'ك'];

/// Returns true for a number, with the signs around it.
fn is_number(word: &str) -> bool {
    let bare = bare(word);
    let bare = bare.strip_prefix(PROCLITICS).unwrap_or(bare);
    bare.contains(char::is_numeric) && !bare.contains(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stay_whole_in_other_programs_too() {
        #[rustfmt::skip]
        let cases: &[(&str, &[&str])] = &[
            ("نموذج GPT-4 وLlama 3.\nفي أبريل\n2024", &["GPT-4", "وLlama 3."]),
            ("(SHA-256)، COVID-19 well-known", &["(SHA-256)،", "COVID-19"]),
            ("2024-05-01 و10:30-11:45", &["2024-05-01", "و10:30-11:45"]),
            ("لدينا 64 ألف\nوحدة GPT-4\n", &["64 ألف", "GPT-4"]),
            ("Falcon-40 B", &["Falcon-40"]),
            ("a-very-long-code-with-many-parts-2024", &[]),
            ("- 5 %", &["5 %"]),
            ("\n\n", &[]),
        ];
        for (text, expected) in cases {
            let found: Vec<&str> = kept_together(text).into_iter().map(|piece| &text[piece]).collect();
            assert_eq!(&found, expected, "{text}");
        }
    }

    #[test]
    fn numbers_stay_with_what_they_belong_to() {
        #[rustfmt::skip]
        let cases: &[(&str, &[&str])] = &[
            ("تعود إلى أكتوبر 2023، حيث قال", &["أكتوبر 2023،"]),
            ("لدينا 64 ألف وحدة", &["64 ألف"]),
            ("في 15 أبريل 2024 صدر", &["15 أبريل 2024"]),
            ("نماذج Llama 3.", &["Llama 3."]),
            ("on 3 May 2024 they", &["3 May 2024"]),
            ("“Llama 2” and Llama 3", &["“Llama 2”", "Llama 3"]),
            ("about 12 % of", &["12 %"]),
            ("المادة 5، و12 مليون دولار", &["المادة 5،", "و12 مليون"]),
            ("(64 ألف)", &["(64 ألف)"]),
            // A sentence ends between them.
            ("in 2023. May others come", &["in 2023."]),
            ("كلام بلا أرقام", &[]),
            ("GPT-4 is", &[]),
            ("2024", &[]),
            ("a 1 2 3", &["a 1"]),
            ("averyveryveryverylongwordthatgoeson 3", &[]),
        ];
        for (text, expected) in cases {
            let found: Vec<&str> = pieces(text).into_iter().map(|piece| &text[piece]).collect();
            assert_eq!(&found, expected, "{text}");
        }
    }
}
