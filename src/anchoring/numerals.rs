//! Numbers in words: which words are of one number, so that none of them is quoted as a number of its own.
//!
//! "five" is not in "five hundred", «خمسة» not in «خمسة عشر», "vingt" not in "quatre-vingt", «بیست» not in «بیست و
//! پنج».

use std::sync::LazyLock;

use super::token::Token;
use super::vocabulary::{List, set, stems};

static MULTIPLIERS: List = List::new(|| {
    set("ألف ألفا ألفين ألفان ألفي آلاف ألوف مئة مائة مئتين مائتين مئتان مائتان مئتا مائتا مئتي مائتي مئات \
         مليون مليونا مليونين مليونان مليوني ملايين مليار مليارا ملياري \
         مليارين مليارات بليون تريليون تريليونا تريليونات بالمئة بالمائة بالمية بالألف ونصف وربع وثلث وثلثان \
         ثلاثمئة ثلاثمائة أربعمئة أربعمائة خمسمئة خمسمائة ستمئة ستمائة سبعمئة سبعمائة ثمانمئة ثمانمائة تسعمئة تسعمائة \
         hundred hundreds thousand thousands million millions billion billions trillion trillions percent dozen bn mn lakh lakhs crore crores \
         mille milliard milliards hundert tausend millionen milliarde milliarden mil cien ciento cientos millón millones \
         هزار میلیون میلیارد تریلیون درصد صد یکصد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد \
         אלף אלפים מיליון מיליוני מיליארד מיליארדי אחוז אחוזים מאה מאות מאתיים \
         сто двести триста тысяча тысячи тысяч миллион миллиона миллионов миллиард миллиарда миллиардов")
});

static NUMERALS: List = List::new(|| {
    set(
        "واحد واحدة اثنان اثنين اثنتان اثنتين ثلاثة ثلاث أربعة أربع خمسة خمس ستة ست سبعة سبع ثمانية ثماني ثمان تسعة تسع عشرة عشر \
         one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen \
         eighteen nineteen a \
         un une deux trois quatre cinq sept huit neuf dix onze douze treize quatorze quinze seize \
         ein eine zwei drei vier fünf sechs sieben acht neun zehn elf zwölf \
         uno dos tres cuatro cinco seis siete ocho nueve diez \
         یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده \
         אחד אחת שניים שתיים שני שתי שלושה שלוש ארבעה ארבע חמישה חמש שישה שש שבעה שבע שמונה תשעה תשע עשרה עשר \
         שלושת ארבעת חמשת ששת שבעת שמונת תשעת עשרת \
         один два две три четыре пять шесть семь восемь девять десять",
    )
});

static TENS: List = List::new(|| {
    set("عشرون عشرين ثلاثون ثلاثين أربعون أربعين خمسون خمسين ستون ستين سبعون سبعين ثمانون ثمانين تسعون تسعين \
         twenty thirty forty fifty sixty seventy eighty ninety \
         vingt vingts trente quarante cinquante soixante septante huitante octante nonante \
         zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig \
         veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa \
         بیست سی چهل پنجاه شصت هفتاد هشتاد نود \
         עשרים שלושים ארבעים חמישים שישים שבעים שמונים תשעים \
         двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто")
});

/// Words that only begin a number from eleven to nineteen, and those that end one.
static TEENS: [List; 2] =
    [List::new(|| set("أحد إحدى اثنا اثني اثنتا اثنتي שנים שתים")), List::new(|| set("عشر عشرة עשר עשרה"))];

/// Parts of which a numeral counts some: "two thirds", «ثلاثة أرباع».
static FRACTIONS: List = List::new(|| {
    set(
        "third thirds quarter quarters fifth fifths sixth sixths seventh sevenths eighth eighths ninth ninths tenth tenths \
         tiers quart quarts cinquième cinquièmes أرباع أثلاث أخماس أسداس أسباع أثمان أتساع أعشار",
    )
});

/// What is added to a number after "and".
static HALVES: List = List::new(|| set("half quarter third demi demie نصف ربع ثلث ثلثان نیم"));

/// What "cent" multiplies in French, where it is no coin.
static FRENCH: List = List::new(|| set("deux trois quatre cinq sept huit neuf mille"));

/// Articles that are numerals, too.
const ARTICLES: [&str; 5] = ["a", "un", "une", "ein", "eine"];

/// Returns true for words between the parts of a number.
pub fn is_joiner(word: &str) -> bool {
    matches!(word, "and" | "و" | "et" | "y" | "und")
}

/// Returns true for words that multiply the number before them, percentages and fractions among them.
pub fn is_multiplier(word: &str) -> bool {
    MULTIPLIERS.has(word)
}

/// Returns true for a multiplier, or one with particles before it.
pub fn is_multiplier_stem(word: &str) -> bool {
    MULTIPLIERS.has_stem(word)
}

/// Returns true for twenty, thirty and so on.
pub fn is_tens(word: &str) -> bool {
    TENS.has(word) || word.strip_prefix(['و', 'ו']).is_some_and(|word| TENS.has(word))
}

/// Returns true for a number in one word.
pub fn is_numeral(word: &str) -> bool {
    NUMERALS.has(word) || TENS.has(word) || MULTIPLIERS.has(word)
}

/// Returns true for a last word with which a number in words may go on.
pub fn counts_after(word: &str) -> bool {
    stems(word).any(|stem| is_numeral(stem) || TEENS[0].has(stem)) || is_joiner(word)
}

/// Returns true for a first word that may be the end of a number in words.
pub fn counts_before(word: &str) -> bool {
    counts_after(word)
        || word.strip_prefix(['و', 'ו']).is_some_and(counts_after)
        || FRACTIONS.has(word)
        || HALVES.has(word)
        || matches!(word, "cent" | "cents")
}

/// Returns true if what some words end with is a part of the number that the words after them begin with: "half | a
/// million", «ربع | مليون», "quarter of | a million".
pub fn is_part_of(before: &[String], after: &[String]) -> bool {
    let before = match before {
        [head @ .., of] if of == "of" => head,
        _ => before,
    };
    let next = after.iter().find(|word| !ARTICLES.contains(&&***word));
    before.last().is_some_and(|word| HALVES.has(word)) && next.is_some_and(|word| is_multiplier(word))
}

/// Returns true if a number in words that some words end with goes on with those after them, all of them folded:
/// "one hundred | thousand", «خمسة | وعشرون», «64 ألفا | ونصف», "quatre | - vingt".
pub fn goes_on(before: &[String], after: &[String]) -> bool {
    let is_between = |word: &String| word == "-" || is_joiner(word);
    let lead = after.iter().take_while(|word| is_between(word)).count();
    let (mut between, after) = after.split_at(lead);
    // "a half": the article is no number there.
    let (next, is_half) = match after {
        [article, half, ..] if ARTICLES.contains(&&**article) && HALVES.has(half) => (half, true),
        [next, ..] => (next, HALVES.has(next)),
        [] => return false,
    };
    let before = match before {
        [head @ .., article] if is_half && ARTICLES.contains(&&**article) => head,
        _ => before,
    };
    let tail = before.iter().rev().take_while(|word| is_between(word)).count();
    let (before, trailing) = before.split_at(before.len() - tail);
    if between.is_empty() {
        between = trailing;
    } else if !trailing.is_empty() {
        return false;
    }
    let Some(word) = before.last() else { return false };
    let joiner = between.iter().find(|word| is_joiner(word));
    match joiner {
        None => follows(word, next, !between.is_empty()),
        Some(joiner) => follows_joined(word, joiner, next, is_half),
    }
}

/// Returns true if a word goes on a number in words at once, or after a hyphen.
fn follows(word: &str, next: &str, hyphen: bool) -> bool {
    if stems(word).any(|stem| TEENS[0].has(stem) || NUMERALS.has(stem)) && TEENS[1].has(next) {
        return true;
    }
    let Some(stem) = stems(word).find(|stem| is_numeral(stem)) else { return false };
    let added = next.strip_prefix(['و', 'ו']).unwrap_or_default();
    let multiplies = MULTIPLIERS.has(next) || next.strip_prefix("ال").is_some_and(|next| MULTIPLIERS.has(next));
    let is_large = MULTIPLIERS.has(stem) || next.starts_with('ו') && TENS.has(stem);
    let is_added = TENS.has(added) || is_large && (NUMERALS.has(added) || MULTIPLIERS.has(added));
    // Arabic, Persian and Hebrew add with "and" alone: two numerals there are two numbers.
    let is_plain = stem.chars().all(|c| !('\u{590}'..'\u{700}').contains(&c)) && !ARTICLES.contains(&next);
    let counted = NUMERALS.has(next) || TENS.has(next);
    let is_row =
        is_plain && (hyphen && counted || TENS.has(stem) && NUMERALS.has(next) || MULTIPLIERS.has(stem) && counted);
    let is_fraction = NUMERALS.has(stem) && !ARTICLES.contains(&stem) && FRACTIONS.has(next);
    multiplies || is_added || is_row || is_fraction || FRENCH.has(stem) && matches!(next, "cent" | "cents")
}

/// Returns true if a number in words goes on with a word after "and".
fn follows_joined(word: &str, joiner: &str, next: &str, is_half: bool) -> bool {
    let Some(stem) = stems(word).find(|stem| is_numeral(stem)) else { return false };
    let (tens, multiplier) = (TENS.has(stem), MULTIPLIERS.has(stem));
    match joiner {
        _ if is_half => true,
        // "Five and six" are two numbers, "hundred and six" is one.
        "and" => multiplier && is_numeral(next),
        "و" => (tens || multiplier) && is_numeral(next) || TENS.has(next),
        "und" => TENS.has(next),
        _ => (tens || multiplier) && NUMERALS.has(next),
    }
}

/// The number of tokens that multiply the number before them, or add a fraction to it: "thousand", «في المئة», "and a
/// half".
pub fn multipliers(tokens: &[Token]) -> usize {
    static PERCENT: LazyLock<[String; 6]> =
        LazyLock::new(|| ["المئة", "المائة", "المية", "الألف", "cent", "mille"].map(super::vocabulary::folded));
    let words: Vec<&str> = tokens.iter().take(3).map(|token| &*token.folded).collect();
    match words[..] {
        [first, ..] if is_multiplier(first) => 1,
        ["في" | "per" | "pour", second, ..] if PERCENT.iter().any(|word| word == second) => 2,
        ["and", "a", half] if HALVES.has(half) => 3,
        ["و" | "et", half, ..] if HALVES.has(half) => 2,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    #[test]
    fn numbers_that_go_on() {
        let words = |text: &str| -> Vec<String> { tokens(text).into_iter().map(|token| token.folded).collect() };
        #[rustfmt::skip]
        let cases = [
            ("one hundred|thousand", true), ("five|hundred", true), ("twenty|-five", true), ("twenty|five", true),
            ("hundred|and two", true), ("hundred and|two", true), ("five|and six", false), ("five|and a half", true),
            ("five and a|half", true), ("five|men", false), ("five|cents", false), ("a|third time", false), ("two|thirds", true),
            ("quatre|-vingt-dix", true), ("quatre-|vingt", true), ("deux|mille", true), ("deux|cents", true),
            ("vingt|et un", true), ("soixante|-dix", true), ("treinta|y dos", true), ("dos|mil", true), ("zwei|Millionen", true),
            ("خمسة|آلاف", true), ("خمسة|عشر", true), ("أحد|عشر", true), ("خمسة|وعشرون", true), ("خمسة|و عشرون", true),
            ("خمسة|وستة", false), ("خمسة|و ستة", false), ("مئة|وخمسة", true), ("ثلاثة|أرباع", true), ("مليون|و نصف", true),
            ("عشرون|خمسة", false), ("والخمسة|آلاف", true), ("خمسة|ملايين", true),
            ("بیست|و پنج", true), ("بیست و|پنج", true), ("پنج|هزار", true), ("صد|و بیست", true), ("پنج|نفر", false),
            ("חמש|עשרה", true), ("שלושת|אלפים", true), ("مئتي|ألف", true), ("یکصد|و بیست", true), ("עשרים|וחמש", true), ("два|миллиона", true), ("двадцать|пять", true), ("million|a year", false),
        ];
        for (text, expected) in cases {
            let (before, after) = text.split_once('|').expect("a bar");
            assert_eq!(goes_on(&words(before), &words(after)), expected, "{text}");
        }
    }
}
