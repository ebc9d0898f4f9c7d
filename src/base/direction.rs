//! The direction of languages and of texts: the one place that judges it.
//!
//! Scripts and their directions come from CLDR (likely subtags) and Unicode (Bidi_Class), through ICU.

use std::str::FromStr as _;

use icu_locale::subtags::{Language, Region, Script};
use icu_locale::{LanguageIdentifier, Locale, LocaleCanonicalizer, LocaleDirectionality};
use icu_properties::CodePointMapData;
use icu_properties::props::BidiClass;

use super::Direction;
use super::marks::{PDI, ends_paragraph, is_steering, opens_isolate};

/// The direction in which a language is written, by its BCP 47 tag or the name of a system locale (`ar_EG.UTF-8`): that
/// of the script that it names, else of the script that its language has in its region (CLDR, likely subtags). Left to
/// right where neither is known.
pub fn direction_of_language(tag: &str) -> Direction {
    let Some(id) = identifier(tag) else { return Direction::Ltr };
    let scripts = LocaleDirectionality::new_extended();
    let direction = scripts.get(&id).or_else(|| {
        // Others took the place of iw, ji …
        let mut locale = Locale::from(id.clone());
        LocaleCanonicalizer::new_extended().canonicalize(&mut locale);
        scripts.get(&locale.id)
    });
    match direction {
        Some(icu_locale::Direction::RightToLeft) => Direction::Rtl,
        _ => Direction::Ltr,
    }
}

/// Language, script and region of a tag, as far as they can be read: what else stands in it says nothing of the direction.
fn identifier(tag: &str) -> Option<LanguageIdentifier> {
    let mut parts = tag.split(['-', '_', '.', '@']);
    let language = Language::from_str(parts.next()?).ok()?;
    let mut id = LanguageIdentifier::from(language);
    for part in parts {
        match part.len() {
            // What follows belongs to no language: x-latn, u-nu-arab.
            1 => break,
            4 if id.script.is_none() && id.region.is_none() => {
                // That of nastaliq is the Arabic script in another hand, and has no data of its own.
                let script = if part.eq_ignore_ascii_case("Aran") { "Arab" } else { part };
                id.script = Script::from_str(script).ok();
            }
            2 | 3 if id.region.is_none() => id.region = Region::from_str(part).ok(),
            _ => {}
        }
    }
    Some(id)
}

/// Returns true for a tag that names no language: empty, or `und` (BCP 47, 4.1).
pub fn is_unknown(tag: &str) -> bool {
    tag.is_empty() || tag.split(['-', '_']).next().is_some_and(|language| language.eq_ignore_ascii_case("und"))
}

/// The direction of the first strong character that stands outside of isolates (UAX #9, P2 and P3); `None` if there is
/// none.
pub fn direction_of_text(text: &str) -> Option<Direction> {
    let mut depth = 0_usize;
    text.chars().find_map(|c| {
        match c {
            PDI => depth = depth.saturating_sub(1),
            c if opens_isolate(c) => depth += 1,
            c if ends_paragraph(c) => depth = 0,
            _ => {}
        }
        strong(c).filter(|_| depth == 0)
    })
}

/// The direction of a strong character (UAX #9, Bidi_Class L, R and AL): a letter, or a direction mark; `None` for numbers,
/// signs, spaces, and marks on letters.
pub fn strong(c: char) -> Option<Direction> {
    if c.is_ascii() {
        return c.is_ascii_alphabetic().then_some(Direction::Ltr);
    }
    match CodePointMapData::<BidiClass>::new().get(c) {
        BidiClass::LeftToRight => Some(Direction::Ltr),
        BidiClass::RightToLeft | BidiClass::ArabicLetter => Some(Direction::Rtl),
        _ => None,
    }
}

/// The direction of a letter, or of a mark that works as one; `None` for all other characters.
fn letter(c: char) -> Option<Direction> {
    strong(c).filter(|_| c.is_alphabetic() || is_steering(c))
}

/// Letters of a text that are looked at for its direction: more than fit on any card.
const MAX_LETTERS: usize = 4_000;
/// Factor by which the letters of the other direction must outweigh those of the language's own.
const PULL: usize = 2;
/// Letters of names that weigh as much as one of other words, if no other word of their script stands beside them: a
/// sentence may be full of foreign names. Half as many where the names are in the script of the language.
const NAMES: usize = 4;

/// The base direction of a text by its own letters; `language`, of which it should be, decides where they do not
/// (UAX #9, HL1).
///
/// The first letter tells nothing: an Arabic sentence may begin with a product's name, an English one stand in an Arabic
/// project. What stands in quotation marks, brackets or isolates, numbers, addresses and codes count only where there
/// is nothing else.
pub fn base_direction(language: &str, text: &str) -> Direction {
    let own = (!is_unknown(language)).then(|| direction_of_language(language));
    // A tag may name the script alone.
    direction_within(text, own).unwrap_or_else(|| direction_of_language(language))
}

/// Direction as [`base_direction`] has it, of a text among others that run in a direction, if that is known; `None` for
/// a text that has no letters where nothing else tells its direction.
pub fn direction_within(text: &str, own: Option<Direction>) -> Option<Direction> {
    let text = text.char_indices().nth(MAX_LETTERS).map_or(text, |(end, _)| &text[..end]);
    let whole = Letters::of(text);
    match (whole.rtl > 0, whole.latin() > 0) {
        (false, false) => return own,
        (false, true) => return Some(Direction::Ltr),
        (true, false) => return Some(Direction::Rtl),
        (true, true) => {}
    }
    let prose = Letters::of(&without_quoted(text));
    // Names alone make no sentence.
    let says = prose.rtl > 0 || prose.words > 0;
    let letters = if says && !is_added(own, text, &prose, &whole) { prose } else { whole };
    match own {
        None => letters.heavier(1, 1, NAMES).or(direction_of_text(text)),
        Some(Direction::Rtl) => letters.heavier(PULL, 1, NAMES).or(own),
        Some(Direction::Ltr) => letters.heavier(1, PULL, NAMES / 2).or(own),
    }
}

/// Returns true for a text that begins with a quote in the direction of its language, to which few words of the other one
/// were added.
fn is_added(own: Option<Direction>, text: &str, prose: &Letters, whole: &Letters) -> bool {
    let (of_own, others) = match own {
        None => return false,
        Some(Direction::Rtl) => ([prose.rtl, whole.rtl], prose.latin()),
        Some(Direction::Ltr) => ([prose.latin(), whole.latin()], prose.rtl),
    };
    direction_of_text(text) == own && of_own[0] == 0 && others < of_own[1]
}

/// Letters by their direction.
#[derive(Clone, Copy, Debug, Default)]
struct Letters {
    rtl: usize,
    /// Letters of words from left to right without a capital letter.
    words: usize,
    /// Letters of words from left to right with a capital letter.
    names: usize,
    /// Letters of words that are rather codes, with digits or parts of an address, and of those within words of the
    /// other side.
    codes: usize,
}

impl Letters {
    fn of(text: &str) -> Self {
        let mut letters = Self::default();
        for word in text.split_whitespace() {
            let (mut rtl, mut ltr) = (0, 0);
            for direction in word.chars().filter_map(letter) {
                match direction {
                    Direction::Rtl => rtl += 1,
                    Direction::Ltr => ltr += 1,
                }
            }
            match () {
                // Prefixes are written onto names: وOpenAI.
                () if rtl > 0 => (letters.rtl, letters.codes) = (letters.rtl + rtl, letters.codes + ltr),
                () if is_code(word) => letters.codes += ltr,
                () if word.contains(char::is_uppercase) => letters.names += ltr,
                () => letters.words += ltr,
            }
        }
        letters
    }

    fn latin(&self) -> usize {
        self.words + self.names + self.codes
    }

    /// The side with more weight, that of right to left taken `rtl` times and the other `ltr` times; names count one part
    /// of `names` if no other word stands beside them. `None` if they are even.
    fn heavier(&self, rtl: usize, ltr: usize, names: usize) -> Option<Direction> {
        let names = if self.words > 0 { 1 } else { names };
        let (right, left) = (self.rtl * rtl * names, (self.words * names + self.names) * ltr);
        match right.cmp(&left) {
            std::cmp::Ordering::Greater => Some(Direction::Rtl),
            std::cmp::Ordering::Less => Some(Direction::Ltr),
            std::cmp::Ordering::Equal => None,
        }
    }
}

/// Returns true for a word that is no word of a language: GPT-4, user_name, a/b.txt, name@example.org.
fn is_code(word: &str) -> bool {
    let inner = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.starts_with(['@', '/', '\\', '-']) && word.len() > 1
        || inner.contains(['_', '/', '\\', '@', '=', '.']) && !inner.ends_with('.')
        || inner.contains(|c: char| c.is_ascii_digit())
}

/// The text without what stands in quotation marks, brackets or isolates.
fn without_quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((at, open, close)) = rest.char_indices().find_map(|(at, c)| Some((at, c, closing(c)?))) {
        out.push_str(&rest[..at]);
        rest = &rest[at + open.len_utf8()..];
        // What is never closed is a mark like any other.
        if let Some(end) = rest.find(close) {
            out.push(' ');
            rest = rest[end..].trim_start_matches(close);
        }
    }
    out + rest
}

/// The mark that closes one that opens.
fn closing(open: char) -> Option<char> {
    Some(match open {
        '"' => '"',
        '“' => '”',
        '„' => '“',
        '«' => '»',
        '‹' => '›',
        '「' => '」',
        '(' => ')',
        '[' => ']',
        '{' => '}',
        c if opens_isolate(c) => PDI,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::marks::with_isolates;

    #[test]
    fn tags_tell_the_way_of_writing() {
        let rtl = [
            "ar",
            "AR-eg",
            "ar_EG.UTF-8",
            "fa",
            "fa-IR",
            "he",
            "iw",
            "ur",
            "ur-PK",
            "yi",
            "dv",
            "syr",
            "nqo",
            "ckb",
            "ku-Arab",
            "ku-Arab-IQ",
            "ku-IQ",
            "pa-Arab",
            "pa-PK",
            "uz-AF",
            "az-Arab",
            "und-Arab",
            "und-Hebr",
            "ff-Adlm",
            "arz",
            "apc",
            "sd",
            "ug",
            "ks",
            "en-Hebr",
            "rhg",
            "man-Nkoo",
            "ms-Arab",
            "ar-x-latn",
            "ps",
            "sd-Arab",
            "ks-Arab",
            "az-IR",
            "en-Arab",
            "ur-Aran",
            "ji",
        ];
        let ltr = [
            "",
            "en",
            "fr",
            "de",
            "ar-Latn",
            "ar-Latn-EG",
            "fa-Latn",
            "he_Latn",
            "sd-Deva",
            "ku",
            "ku-TR",
            "ku-Latn",
            "pa",
            "pa-IN",
            "az",
            "uz",
            "tg",
            "und",
            "zh-Hant",
            "ja",
            "C.UTF-8",
            "ff",
            "am",
            "arn",
            "ks-Deva",
            "yi-Latn",
            "x",
            "a-b-c-d",
            "ar_Latn.UTF-8@x",
        ];
        for (tags, expected) in [(&rtl[..], Direction::Rtl), (&ltr[..], Direction::Ltr)] {
            tags.iter().for_each(|tag| assert_eq!(direction_of_language(tag), expected, "{tag}"));
        }
        for (tag, expected) in [("", true), ("und", true), ("UND-Arab", true), ("ar", false), ("undx", false)] {
            assert_eq!(is_unknown(tag), expected, "{tag}");
        }
    }

    #[test]
    fn the_first_strong_character_outside_of_isolates_tells() {
        use Direction::{Ltr, Rtl};
        let table = [
            ("2024 (سند)", Some(Rtl)),
            ("؟ abc", Some(Rtl)),
            ("⟦abc⟧ سند", Some(Rtl)),
            ("⟦سند", None),
            ("⟦سند\nabc", Some(Ltr)),
            ("⟧abc", Some(Ltr)),
            ("\u{200f}abc", Some(Rtl)),
            ("\u{61c}abc", Some(Rtl)),
            ("\u{64b}abc", Some(Ltr)),
            ("٢٠٢٤ 50%", None),
            ("𞤀𞤣𞤤𞤢𞤥", Some(Rtl)),
            ("ߒߞߏ", Some(Rtl)),
            ("ܣܘܪܝܝܐ", Some(Rtl)),
            ("ދިވެހި", Some(Rtl)),
            ("۱۴ अ", Some(Ltr)),
        ];
        for (text, expected) in table {
            assert_eq!(direction_of_text(&with_isolates(text)), expected, "{text}");
        }
    }

    #[test]
    fn letters_tell_the_direction_and_the_language_decides_between_them() {
        use Direction::{Ltr, Rtl};
        // Text, then its direction in an Arabic project, in an English one, and in one without a language.
        #[rustfmt::skip]
        let cases = [
            ("Meta releases the model (open weights).", Ltr, Ltr, Ltr),
            ("\"We cannot unlearn that,\" the engineer wrote…", Ltr, Ltr, Ltr),
            ("C++ → Rust: -12.5% memory, +3 bugs", Ltr, Ltr, Ltr),
            ("See https://example.org/a_(b)?q=1&r=2.", Ltr, Ltr, Ltr),
            ("Mistral AI", Ltr, Ltr, Ltr),
            ("GPT-4 هو الهدف: قال المدير (بحسب الرسالة).", Rtl, Rtl, Rtl),
            ("GPT-4 أطلقته الشركة…", Rtl, Rtl, Rtl),
            ("OpenAI تطلق النموذج، ثم تعتذر.", Rtl, Rtl, Rtl),
            ("أعلنت OpenAI عن ChatGPT Enterprise", Rtl, Ltr, Rtl),
            ("OpenAI وMicrosoft وGoogle: من يسبق؟", Rtl, Rtl, Rtl),
            ("أطلقت الشركة Llama 2 (مفتوح المصدر)!", Rtl, Rtl, Rtl),
            ("…وتراجعت عن القرار", Rtl, Rtl, Rtl),
            ("1. السبب الأول؛ 2. السبب الثاني", Rtl, Rtl, Rtl),
            ("#هاشتاغ و @user_name و 50%", Rtl, Rtl, Rtl),
            ("/home/user/projects/timeline/report.txt كُتب", Rtl, Rtl, Rtl),
            ("שלום, said the witness (in Hebrew).", Ltr, Ltr, Ltr),
            ("שלום GPT-4 (עולם) 123", Rtl, Rtl, Rtl),
            ("The witness wrote «قرأت الرسالة كلها ولم أجد شيئا»", Ltr, Ltr, Ltr),
            ("كتب الشاهد: “I have read the whole letter and found nothing”", Rtl, Rtl, Rtl),
            ("Meta: «أطلقنا النموذج المفتوح للجميع»", Rtl, Rtl, Rtl),
            ("iPhone 15 في السوق", Rtl, Rtl, Rtl),
            ("«هدفنا يجب أن يكون GPT-4» abc typing", Rtl, Ltr, Ltr),
            ("«هدفنا» and so on to the end", Ltr, Ltr, Ltr),
            ("“We said no more” قال", Rtl, Ltr, Rtl),
            ("The book كتاب الحيوان by الجاحظ", Rtl, Ltr, Rtl),
            ("Владимир Путин и Ελλάδα", Ltr, Ltr, Ltr),
            ("日本放送協会", Ltr, Ltr, Ltr),
            ("ޑިވެހި OK", Rtl, Rtl, Rtl),
            ("ߒߞߏ", Rtl, Rtl, Rtl),
            ("ܣܘܪܝܝܐ", Rtl, Rtl, Rtl),
            ("50% — 2024!", Rtl, Ltr, Ltr),
            ("٢٠٢٤", Rtl, Ltr, Ltr),
            ("", Rtl, Ltr, Ltr),
            ("(never closed قال المدير ذلك", Rtl, Ltr, Rtl),
            ("a\u{2067}قال المدير ذلك\u{2069}b", Ltr, Ltr, Ltr),
        ];
        // A mark says what is meant.
        assert_eq!(base_direction("en", &with_isolates("\u{200e}⟨محضر⟧, ⟦SHA-256⟧")), Ltr);
        for (text, arabic, english, unknown) in cases {
            for (language, expected) in
                [("ar", arabic), ("he", arabic), ("en", english), ("", unknown), ("und", unknown)]
            {
                assert_eq!(base_direction(language, text), expected, "{text} in “{language}”");
            }
        }
    }
}
