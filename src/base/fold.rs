//! Text folded for searching, so that spelling variants of Arabic, of other scripts and of punctuation find each
//! other, with the way back to the original.

use std::ops::Range;

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

/// A text folded for searching.
///
/// Left out: tashkeel and Quranic signs, tatweel, Hebrew points, accents of Latin, Greek and Cyrillic letters,
/// zero-width and bidirectional control characters. Made alike: upper and lower case, the forms of alef, yeh and kaf,
/// teh marbuta and heh, letters with hamza and without it, presentation forms and ligatures (Unicode compatibility decomposition),
/// decimal digits, the signs of Arabic numbers, quotation marks, hyphens and dashes, runs of white space.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    text: String,
    /// Start in `text` of every folded character in order, and the bytes of the original it stands for.
    map: Vec<Piece>,
}

#[derive(Clone, Debug)]
struct Piece {
    folded: usize,
    original: Range<usize>,
}

impl Folded {
    /// Folds a text.
    pub fn new(original: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(original.len()), map: Vec::new() };
        fold_into(original, &mut folded);
        folded
    }

    /// Folds a text with one letter for every hamza within a word, whatever its seat.
    pub fn with_one_hamza(original: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(original.len()), map: Vec::new() };
        fold_with_one_hamza(original, &mut folded);
        folded
    }

    /// The folded text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The bytes of the original that a range of bytes of the folded text stands for.
    pub fn original_range(&self, folded: Range<usize>) -> Range<usize> {
        let first = self.map.partition_point(|p| p.folded <= folded.start).saturating_sub(1);
        let end = self.map.partition_point(|p| p.folded < folded.end);
        match self.map.get(first..end) {
            Some([only]) => only.original.clone(),
            Some([start, .., last]) => start.original.start..last.original.end,
            _ => 0..0,
        }
    }
}

/// Takes a text as it is folded.
pub trait Sink {
    /// A letter that stands for some bytes of the original.
    fn letter(&mut self, c: char, original: &Range<usize>);
    /// White space; a run of it is one space.
    fn space(&mut self, original: Range<usize>);
    /// A mark that is left out.
    fn mark(&mut self, original: Range<usize>);
}

/// Folds a text into a sink.
pub fn fold_into(text: &str, sink: &mut impl Sink) {
    for (at, c) in text.char_indices() {
        fold_char(c, at..at + c.len_utf8(), sink);
    }
}

fn fold_char(c: char, original: Range<usize>, sink: &mut impl Sink) {
    if c.is_whitespace() {
        sink.space(original);
    } else if is_mark(c) {
        sink.mark(original);
    } else if !is_ignored(c) {
        decompose(c, |d| {
            if d == ' ' {
                sink.space(original.clone());
            } else if !is_mark(d) && !is_ignored(d) {
                lower(d, |l| sink.letter(unify(l), &original));
            }
        });
    }
}

/// Gives the lower case of a letter, without marks.
fn lower(c: char, mut each: impl FnMut(char)) {
    // Arabic has no case.
    if ('\u{600}'..'\u{700}').contains(&c) {
        return each(c);
    }
    c.to_lowercase().filter(|l| !is_mark(*l)).for_each(each);
}

impl Sink for Folded {
    fn letter(&mut self, c: char, original: &Range<usize>) {
        self.map.push(Piece { folded: self.text.len(), original: original.clone() });
        self.text.push(c);
    }

    fn space(&mut self, original: Range<usize>) {
        match self.map.last_mut() {
            Some(last) if self.text.ends_with(' ') => last.original.end = original.end,
            _ => self.letter(' ', &original),
        }
    }

    /// Takes a mark, which belongs to the letter before it if it follows at once.
    fn mark(&mut self, mark: Range<usize>) {
        let last = self.map.last().map_or(mark.start, |p| p.original.end);
        let of_one_character = self.map.iter_mut().rev().take_while(|p| p.original.end == last);
        if last == mark.start {
            of_one_character.for_each(|p| p.original.end = mark.end);
        }
    }
}

/// Gives the letters of a text as [`Folded`] has them, where the way back is not needed.
pub fn fold_letters(text: &str, each: impl FnMut(char)) {
    fold_into(text, &mut Letters { each, after_space: false });
}

/// Folds a text with one letter for every hamza within a word.
pub fn fold_letters_with_one_hamza(text: &str, each: impl FnMut(char)) {
    fold_with_one_hamza(text, &mut Letters { each, after_space: false });
}

struct Letters<F> {
    each: F,
    after_space: bool,
}

impl<F: FnMut(char)> Sink for Letters<F> {
    fn letter(&mut self, c: char, _: &Range<usize>) {
        self.after_space = c == ' ';
        (self.each)(c);
    }

    fn space(&mut self, original: Range<usize>) {
        if !self.after_space {
            self.letter(' ', &original);
        }
    }

    fn mark(&mut self, _: Range<usize>) {}
}

/// Returns true for texts that have a hamza.
pub fn has_hamza(text: &str) -> bool {
    let is_hamza =
        |c: char| matches!(c, 'ء'..='ئ' | '\u{654}' | '\u{655}' | '\u{fe80}'..='\u{fe8c}' | '\u{fef5}'..='\u{fefa}');
    text.contains(is_hamza)
}

/// Folds a text into a sink with one letter for every hamza within a word, whatever its seat: so «مسؤول» and «مسئول» are
/// the same, which [`fold_into`] tells apart. At the start of a word, where the seat is always alef, it is left out as
/// there.
fn fold_with_one_hamza(text: &str, sink: &mut impl Sink) {
    const NFKC: ComposingNormalizerBorrowed<'static> = ComposingNormalizerBorrowed::new_nfkc();
    // The letters of the word so far, as far as they may be no more than particles.
    let mut word = String::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, _)) = chars.next() {
        while chars.next_if(|(_, c)| is_mark(*c)).is_some() {}
        let end = chars.peek().map_or(text.len(), |(at, _)| *at);
        for c in NFKC.normalize(&text[start..end]).chars() {
            let is_start = word.is_empty() || PARTICLES.contains(&&*word);
            match c {
                'أ' | 'إ' if !is_start => sink.letter('ء', &(start..end)),
                'ؤ' | 'ئ' => sink.letter('ء', &(start..end)),
                'آ' if !is_start => ['ء', 'ا'].into_iter().for_each(|c| sink.letter(c, &(start..end))),
                _ => fold_char(c, start..end, sink),
            }
            match c {
                _ if is_mark(c) || is_ignored(c) => {}
                _ if !c.is_alphabetic() => word.clear(),
                _ if word.chars().count() < MAX_PARTICLES => {
                    word.push(if matches!(c, 'أ' | 'إ' | 'آ') { 'ا' } else { c })
                }
                _ => {}
            }
        }
    }
}

/// Particles that may stand before the first letter of a word.
const PARTICLES: [&str; 13] = ["و", "ف", "ب", "ل", "ك", "س", "ال", "لل", "وال", "فال", "بال", "كال", "ولل"];

/// Letters of the longest particles, and one more.
const MAX_PARTICLES: usize = 4;

/// Returns true if two texts have the same letters and digits but for all that [`Folded`] folds away, for the seats of
/// hamza, and for spaces, hyphens and quotation marks.
pub fn have_same_letters(a: &str, b: &str) -> bool {
    let letters = |text: &str| {
        let mut letters = String::with_capacity(text.len());
        fold_letters_with_one_hamza(text, |c| {
            if !matches!(c, ' ' | '"' | '\'' | '-') {
                letters.push(c);
            }
        });
        letters
    };
    a == b || letters(a) == letters(b)
}

/// A text folds to so many characters at most for each of its bytes (U+FDFA: three bytes, eighteen characters).
pub const MAX_FOLDED_A_BYTE: usize = 6;

/// The most characters that a text can have when it is folded, counted without folding it: one character may stand for
/// a whole phrase (U+FDFA for eighteen letters).
pub fn most_folded(text: &str) -> usize {
    let of = |c: char| {
        let mut count = 0;
        decompose(c, |d| lower(d, |_| count += 1));
        count
    };
    text.chars().map(|c| if is_plain(c) { 1 } else { of(c) }).sum()
}

/// Returns true if a character is its own decomposition, or `unify` sees to it: the letters of Arabic and of ASCII.
fn is_plain(c: char) -> bool {
    c.is_ascii() || ('\u{600}'..'\u{675}').contains(&c) || ('\u{679}'..'\u{700}').contains(&c)
}

/// Gives the characters of the compatibility decomposition (UAX #15, NFKD) of `c`.
fn decompose(c: char, each: impl FnMut(char)) {
    if is_plain(c) {
        std::iter::once(c).for_each(each);
    } else {
        const NFKD: DecomposingNormalizerBorrowed<'static> = DecomposingNormalizerBorrowed::new_nfkd();
        NFKD.normalize_iter(std::iter::once(c)).for_each(each);
    }
}

/// Returns true for marks on letters that searching does not see.
pub fn is_mark(c: char) -> bool {
    matches!(c,
        // Arabic: tashkeel and Quranic signs; hamza and madda as marks.
        '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e8}'
        | '\u{6ea}'..='\u{6ed}' | '\u{8d3}'..='\u{8e1}' | '\u{8e3}'..='\u{8ff}'
        // Combining accents. Strokes through letters strike them out: they are none.
        | '\u{300}'..='\u{333}' | '\u{339}'..='\u{36f}'
        // Hebrew: cantillation and points.
        | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}'
        // Variation selectors.
        | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Characters that stand for nothing: tatweel, Quranic signs that stand alone, soft hyphen, zero-width and
/// bidirectional control characters, fillers, tags and the anchors of annotations.
pub fn is_ignored(c: char) -> bool {
    matches!(c, '\u{640}' | '\u{6dd}' | '\u{6de}' | '\u{6e9}' | '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{180e}' | '\u{115f}' | '\u{1160}'
        | '\u{3164}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// One character for those that searching holds to be the same.
fn unify(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' | '\u{672}' | '\u{673}' | '\u{675}' => 'ا',
        'ى' | 'ی' | 'ئ' | 'ې' => 'ي',
        'ة' | 'ۀ' | 'ۂ' | 'ہ' | 'ۃ' | 'ە' => 'ه',
        'ک' | 'ڪ' => 'ك',
        'ؤ' => 'و',
        'ς' => 'σ',
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '〝' | '〞' | '״' => '"',
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | '`' | '´' | '׳' => '\'',
        '\u{2b9}' | '\u{2bb}'..='\u{2bd}' | '\u{55a}' | '\u{a78c}' => '\'',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '־' => '-',
        '٪' => '%',
        '؉' => '‰',
        '٫' => '.',
        '٬' => ',',
        '؍' | '\u{2044}' | '\u{2215}' => '/',
        other => decimal_digit(other).unwrap_or(other),
    }
}

/// Zeros of the decimal digits of the scripts in use (Unicode, general category Nd), but ASCII.
const ZEROS: [u32; 38] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
    0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0,
    0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0x104a0, 0x10d30, 0x1e950,
];

/// The ASCII digit for a decimal digit of another script.
pub fn decimal_digit(c: char) -> Option<char> {
    let code = u32::from(c);
    if code < ZEROS[0] {
        return None;
    }
    let zero = ZEROS[ZEROS.partition_point(|zero| *zero <= code) - 1];
    char::from_digit(code - zero, 10).filter(|_| code < zero + 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_alone_are_the_folded_text() {
        for text in ["مُحَمَّدٌ  رسول", " \n ﷺ x", "İstanbul ŒUVRE ﬁ", "ا ا  ٢٠", "", "e\u{301}\u{301} ـ ـ"]
        {
            let mut letters = String::new();
            fold_letters(text, |c| letters.push(c));
            assert_eq!(letters, Folded::new(text).as_str(), "{text}");
        }
    }

    #[test]
    fn spellings_that_fold_alike() {
        let cases = [
            ("مُحَمَّدٌ", "محمد"),
            ("ٱلرَّحْمَٰنِ", "الرحمن"),
            ("كـــتاب", "كتاب"),
            ("أإآٱا", "ااااا"),
            ("ا\u{654}ا\u{653}", "اا"),
            ("على", "علي"),
            ("ایران", "ايران"),
            ("شركة", "شركه"),
            ("کتاب", "كتاب"),
            ("مسؤول", "مسوول"),
            ("شاطئ", "شاطي"),
            ("و\u{654}ي\u{654}", "وي"),
            ("GPT-4", "gpt-4"),
            ("GPT‑4", "gpt-4"),
            ("٢٠٢٣ ۲۰۲۳ २०२३ ２０２３", "2023 2023 2023 2023"),
            ("٣٫٥٪ ١٬٢٠٠ ٣؍٥", "3.5% 1,200 3/5"),
            ("do\u{2bc}t 5\u{180e}\u{e0031}", "do't 5"),
            ("ﻻ ﷲ ﺷﺮﻛﺔ", "لا الله شركه"),
            ("ﬁn", "fin"),
            ("“أ” «ب» „ج‟", "\"ا\" \"ب\" \"ج\""),
            ("l’été", "l'ete"),
            ("e\u{301}", "e"),
            ("\u{202b}می\u{200c}خواهم\u{202c}", "ميخواهم"),
            ("شَ\u{200f}م", "شم"),
            ("a \u{a0}\n\tb", "a b"),
            ("שָׁלוֹם", "שלום"),
            ("İstanbul", "istanbul"),
            ("ΟΔΟΣ οδος", "οδοσ οδοσ"),
            ("１２", "12"),
            ("", ""),
            ("ًٌ", ""),
            ("s\u{336}o\u{301}", "s\u{336}o"),
        ];
        for (original, folded) in cases {
            assert_eq!(Folded::new(original).as_str(), folded, "{original}");
        }
    }

    #[test]
    fn one_hamza_for_all_its_seats() {
        let folded = |text: &str| Folded::with_one_hamza(text).as_str().to_owned();
        #[rustfmt::skip]
        let same = [
            ("مسؤولية", "مسئولية"), ("شؤون", "شئون"), ("رؤوس", "رءوس"), ("يقرؤون", "يقرأون"), ("يقرأون", "يقرءون"), ("هيئة", "هيأة"),
            ("هيئات", "هيآت"), ("مسئول", "مسو\u{654}ول"), ("ﻣﺴﺌﻮﻝ", "مسؤول"), ("القرآن", "القرءان"), ("مَسْئُول", "مسؤول"),
        ];
        for (a, b) in same {
            assert_eq!(folded(a), folded(b), "{a} {b}");
            assert!(has_hamza(a) && have_same_letters(a, b), "{a} {b}");
        }
        assert!(!has_hamza("كتاب GPT"));
        assert_eq!(folded("أحمد والأسئلة آت"), "احمد والاسءله ات");
        for text in ["مَسْئُولٌ كبير ﷺ", "ﻣﺴﺌﻮﻝ مسو\u{654}ول", "القرآن e\u{301}\u{301} ـ"]
        {
            let folded = Folded::with_one_hamza(text);
            assert_eq!(folded.original_range(0..folded.as_str().len()).start, 0);
            for (at, c) in folded.as_str().char_indices() {
                assert!(text.get(folded.original_range(at..at + c.len_utf8())).is_some(), "{text}");
            }
        }
        assert!(have_same_letters("«می‌خواهم»", "می خواهم") && have_same_letters("informa-\ntion", "information"));
        assert!(!have_same_letters("شؤون", "شوون") && !have_same_letters("64", "46"));
    }

    #[test]
    fn what_a_text_folds_to_is_known_beforehand() {
        for (text, most) in
            [("", 0), ("abc", 3), ("محمد", 4), ("ﷺ", 18), ("ﷻ!", 9), ("한", 3), ("x\u{64b} \u{200f}", 4)]
        {
            assert_eq!(most_folded(text), most, "{text}");
        }
        for c in (0..0x3_0000).filter_map(char::from_u32) {
            let text = format!("a{c}b");
            let most = most_folded(&text);
            assert!(most >= Folded::new(&text).as_str().chars().count(), "U+{:04X}", u32::from(c));
            assert!(most - 2 <= MAX_FOLDED_A_BYTE * c.len_utf8(), "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for c in (0..0x3_0000).filter_map(char::from_u32) {
            let once = Folded::new(&c.to_string());
            let twice = Folded::new(once.as_str());
            assert_eq!(twice.as_str(), once.as_str(), "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn finds_the_original_words() {
        let cases: [(&str, &str, &[&str]); 11] = [
            ("قال أحمد الدَّحلُ", "احمد الدحل", &["أحمد الدَّحلُ"]),
            ("كَتَبَ كتب", "كتب", &["كَتَبَ", "كتب"]),
            ("شـــركةٌ كبيرة", "شركه", &["شـــركةٌ"]),
            ("لدينا ٦٤ ألف", "64 الف", &["٦٤ ألف"]),
            ("نموذج GPT‑4 من", "gpt-4", &["GPT‑4"]),
            ("ﷲ", "له", &["ﷲ"]),
            ("café", "CAFE", &["café"]),
            ("cafe\u{301}s", "cafe", &["cafe\u{301}"]),
            ("a  \n b", "a b", &["a  \n b"]),
            ("aaaa", "aa", &["aa", "aa"]),
            ("abc", "x", &[]),
        ];
        for (text, needle, expected) in cases {
            let (folded, needle) = (Folded::new(text), Folded::new(needle));
            let places = folded.as_str().match_indices(needle.as_str());
            let ranges = places.map(|(at, found)| folded.original_range(at..at + found.len()));
            let found: Vec<_> = ranges.map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{needle:?} in {text}");
        }
    }

    #[test]
    fn every_range_lies_on_character_boundaries() {
        let text = "«كَتَـبَ» ﷺ ﬁ \u{200f}İ e\u{301}\u{202c}ً 12";
        let folded = Folded::new(text);
        for (start, c) in folded.as_str().char_indices() {
            let range = folded.original_range(start..start + c.len_utf8());
            assert!(text.get(range.clone()).is_some_and(|t| !t.is_empty()), "{range:?}");
        }
        assert_eq!(folded.original_range(0..folded.as_str().len()), 0..text.len());
    }
}
