//! Whether a place begins and ends where words and numbers do.
//!
//! "64" does not stand in "1640", "64,000", "64%" or "64 million", nor «عمل» in «مستعملة», nor "lawful" in "unlawful".
//! Arabic and Hebrew particles may be joined before the first word; endings may not be joined after the last one: they
//! say who acted and who owns («كتب» and «كتبوا»), and often make another word («عمل» and «عملة»).

use std::ops::Range;

use super::token::{Kind, Token, is_letter, is_measure, is_separator, is_sign_of_number, is_unspaced, tokens, unified};
use super::vocabulary::{
    are_particles, changes_with_hyphen, counts_after, counts_before, folded, is_multiplier, is_tens, number_goes_on,
};
use crate::base::fold::{is_ignored, is_mark};
use crate::model::Excerpt;

/// How far a place is widened to whole words and numbers, in bytes.
const MAX_WORD: usize = 120;

/// Letters that a word has at least where a particle is joined to it: of shorter ones the particle may be a letter of
/// another word («ساد» and «فساد»).
const AFTER_PARTICLE: usize = 4;

/// The same after particles with the article, which words seldom begin with otherwise.
const AFTER_ARTICLE: usize = 3;

/// Letters of the longest particles, «ولل».
const MAX_PARTICLES: usize = 4;

/// Letters of a word that digits above the line are a note of, and no exponent of a unit.
const WITH_NOTE: usize = 4;

/// Characters looked at on either side of a border.
const NEAR: usize = 40;

/// The ends of an excerpt that its own prefix and suffix show to be within a word or a number: there it may be so.
#[derive(Clone, Copy, Debug)]
pub struct Cuts {
    start: bool,
    end: bool,
    /// The first word, and the last one, is a letter beside a space, and no part of a number in words: then a space in
    /// the text is a border without a closer look.
    is_plain: [bool; 2],
}

impl Cuts {
    /// Of an excerpt.
    pub fn of(excerpt: &Excerpt) -> Self {
        let is_plain = are_ends_plain(excerpt.exact.as_unproven());
        if excerpt.prefix.is_empty() && excerpt.suffix.is_empty() {
            return Self { start: false, end: false, is_plain };
        }
        let recorded = [&*excerpt.prefix, excerpt.exact.as_unproven(), &*excerpt.suffix].concat();
        let (start, end) = (excerpt.prefix.len(), excerpt.prefix.len() + excerpt.exact.as_unproven().len());
        Self { start: !begins(&recorded, start..end), end: !ends(&recorded, start..end), is_plain }
    }

    /// Returns true if a range of a text is cut where the excerpt was: of "-5" it was another five.
    pub fn is_cut_alike(self, text: &str, range: &Range<usize>) -> bool {
        (!self.start || !begins(text, range.clone())) && (!self.end || !ends(text, range.clone()))
    }

    /// Returns true if a range of a text begins and ends where words and numbers do, as far as it must.
    pub fn is_whole(self, text: &str, range: &Range<usize>) -> bool {
        let is_space = |byte: Option<&u8>| matches!(byte, Some(b' ' | b'\n'));
        let bytes = text.as_bytes();
        let before = self.is_plain[0] && is_space(range.start.checked_sub(1).and_then(|at| bytes.get(at)));
        let after = self.is_plain[1] && is_space(bytes.get(range.end));
        (self.start || before || begins(text, range.clone())) && (self.end || after || ends(text, range.clone()))
    }

    /// The range with the rest of the words and numbers that it begins and ends in.
    pub fn widened(self, text: &str, range: &Range<usize>) -> Range<usize> {
        let (mut start, mut end) = (range.start, range.end);
        if !self.start && !begins(text, range.clone()) {
            let from = text.floor_char_boundary(start.saturating_sub(MAX_WORD));
            let to = text.ceil_char_boundary((start + MAX_WORD).min(text.len()));
            start = from + whole_start(&tokens(&text[from..to]), start - from);
        }
        if !self.end && !ends(text, range.clone()) {
            let from = text.floor_char_boundary(end.saturating_sub(MAX_WORD).max(range.start));
            let to = text.ceil_char_boundary((end + MAX_WORD).min(text.len()));
            end = from + whole_end(&tokens(&text[from..to]), end - from);
        }
        start..end
    }
}

/// Returns true for a first and for a last word that nothing beside a space changes.
fn are_ends_plain(exact: &str) -> [bool; 2] {
    let last = |c: char| is_letter(c) && !is_mark(c);
    let first_word = first_word(exact);
    let last_word = reversed(Outward::before(exact, exact.len()).letters(0));
    let begins = exact.starts_with(is_letter) && !counts_before(&first_word);
    [begins, exact.ends_with(last) && !counts_after(&last_word)]
}

fn whole_start(tokens: &[Token], start: usize) -> usize {
    let Some(mut at) = tokens.iter().position(|token| token.range.end > start) else { return start };
    let goes_on = |at: usize| {
        let (before, token) = (&tokens[at - 1], &tokens[at]);
        let is_measure = before.kind == Kind::Sign && token.kind == Kind::Number;
        let counts = before.kind == Kind::Number && is_multiplier(&token.folded)
            || number_goes_on(&before.folded, &token.folded);
        let hyphen = before.is("-") && at > 1 && before.joined;
        is_measure
            || counts
            || token.joined && (before.is_alphanumeric() || hyphen)
            || before.is("-") && (token.joined || token.kind == Kind::Number)
    };
    while at > 0 && goes_on(at) {
        at -= 1;
    }
    tokens[at].range.start.min(start)
}

fn whole_end(tokens: &[Token], end: usize) -> usize {
    let Some(mut at) = tokens.iter().rposition(|token| token.range.start < end) else { return end };
    let goes_on = |at: usize| {
        let (token, next) = (&tokens[at], &tokens[at + 1]);
        let measure = token.kind == Kind::Number && next.kind == Kind::Sign;
        // "5 ½".
        let counts =
            token.kind == Kind::Number && next.kind == Kind::Number || number_goes_on(&token.folded, &next.folded);
        let minus = token.kind == Kind::Number && next.is("-") && next.joined;
        let hyphen = next.is("-") && next.joined && tokens.get(at + 2).is_some_and(|after| after.joined);
        measure
            || counts
            || minus
            || next.joined && (token.is_alphanumeric() && next.is_alphanumeric() || token.is_alphanumeric() && hyphen)
            || token.is("-") && next.joined && next.is_alphanumeric()
    };
    while at + 1 < tokens.len() && goes_on(at) {
        at += 1;
    }
    if tokens[at].kind == Kind::Number {
        at += multipliers(&tokens[at + 1..]);
    }
    tokens[at].range.end.max(end)
}

/// The characters of a text from a border outwards, as they are read, without marks.
struct Outward {
    chars: Vec<char>,
}

impl Outward {
    fn new(chars: impl Iterator<Item = char>) -> Self {
        let is_read = |c: &char| matches!(c, '\u{202d}' | '\u{202e}') || !is_mark(*c) && !is_ignored(*c);
        // The one sign that is a minus with a space after it, too.
        let shape = |c| if c == MINUS { c } else { unified(c) };
        Self { chars: chars.take(4 * NEAR).filter(is_read).map(shape).take(NEAR).collect() }
    }

    fn before(text: &str, at: usize) -> Self {
        Self::new(text[..at].chars().rev())
    }

    fn after(text: &str, at: usize) -> Self {
        Self::new(text[at..].chars())
    }

    fn at(&self, nth: usize) -> Option<char> {
        self.chars.get(nth).copied()
    }

    fn is(&self, nth: usize, test: impl Fn(char) -> bool) -> bool {
        self.at(nth).is_some_and(test)
    }

    /// The letters from a place on, in the order in which they stand here.
    fn letters(&self, from: usize) -> impl Iterator<Item = char> {
        self.chars.iter().skip(from).copied().take_while(|c| is_letter(*c))
    }

    /// The number of characters of white space here.
    fn spaces(&self) -> usize {
        self.chars.iter().take_while(|c| c.is_whitespace()).count()
    }
}

const MINUS: char = '\u{2212}';

fn is_sign(c: char) -> bool {
    is_sign_of_number(c) || c == MINUS
}

fn parts_number(c: char) -> bool {
    is_separator(c) || c == MINUS
}

fn digits(c: char) -> bool {
    c.is_numeric()
}

fn reversed(letters: impl Iterator<Item = char>) -> String {
    let letters: Vec<char> = letters.collect();
    folded(&letters.into_iter().rev().collect::<String>())
}

/// Returns true if a word or number begins at the start of a range, or none stands there.
fn begins(text: &str, range: Range<usize>) -> bool {
    let (before, own) = (Outward::before(text, range.start), Outward::after(text, range.start));
    match own.at(0) {
        _ if before.at(0).is_none() => true,
        Some(_) if before.is(0, |c| c == super::token::OVERRIDE) => false,
        Some(c) if c.is_numeric() => number_begins(&before, &own),
        // "-$5".
        Some(c) if is_measure(c) && own.is(1, digits) => !before.is(0, |c| is_sign(c) || digits(c)),
        Some(c) if is_sign(c) || c == '.' || c == ',' => !(own.is(1, digits) && before.is(0, digits)),
        Some(c) if is_letter(c) => word_begins(c, &before, &own, text, range),
        _ => true,
    }
}

fn number_begins(before: &Outward, own: &Outward) -> bool {
    let Some(c) = before.at(0) else { return true };
    let spaces = before.spaces();
    match c {
        _ if c.is_numeric() => false,
        _ if is_sign(c) => false,
        _ if is_measure(c) => false,
        // ".5", but not the full stop of a sentence without a space after it.
        '.' | ',' if before.is(1, char::is_whitespace) || before.at(1).is_none() => false,
        _ if parts_number(c) && before.is(1, digits) => false,
        _ if is_letter(c) => is_unspaced(c) || are_particles(&reversed(before.letters(0))),
        _ if c.is_whitespace() => {
            // "64 000": a year before a number is no group of it.
            let group = (1..=3).contains(&before.chars[1..].iter().take_while(|c| c.is_numeric()).count());
            let narrow = spaces == 1 && c != '\n' && group;
            let three = (0..3).all(|at| own.is(at, digits)) && !own.is(3, digits);
            let apart = before.at(spaces).is_some_and(|c| is_measure(c) && c != '%' && c != '°' || c == '±');
            !(narrow && three || apart && spaces == 1 || spaces == 1 && before.at(1) == Some(MINUS))
        }
        _ => true,
    }
}

fn word_begins(c: char, before: &Outward, own: &Outward, text: &str, range: Range<usize>) -> bool {
    let Some(last) = before.at(0) else { return true };
    let length = own.letters(0).count();
    match last {
        '不' | '没' | '沒' | '未' | '非' | '無' | '无' => false,
        _ if is_unspaced(c) || is_unspaced(last) => true,
        _ if is_letter(last) => {
            let joined = reversed(before.letters(0));
            let least =
                if joined.ends_with("ال") || joined.ends_with("لل") { AFTER_ARTICLE } else { AFTER_PARTICLE };
            let is_added = joined == "و" && is_tens(&first_word(&text[range]));
            are_particles(&joined) && length >= least && !is_added
        }
        _ if is_raised(last) => true,
        _ if last.is_numeric() => false,
        // "l'été", but not what is left of "isn't".
        '\'' if before.is(1, is_letter) => {
            let joined = reversed(before.letters(1));
            joined.chars().count() == 1 && joined != "n" || joined == "qu"
        }
        '-' if before.is(1, is_letter) => !changes_with_hyphen(&reversed(before.letters(1))),
        // "64 thousand": the number is part of it.
        _ if last.is_whitespace() => {
            let spaces = before.spaces();
            // "un-" at the end of a line goes on in the next one.
            let is_hyphenated = before.chars[..spaces].contains(&'\n') && before.is(spaces, |c| c == '-');
            if is_hyphenated && changes_with_hyphen(&reversed(before.letters(spaces + 1))) {
                return false;
            }
            let first = first_word(&text[range]);
            let counts = before.is(spaces, digits) && is_multiplier(&first);
            !counts && !number_goes_on(&reversed(before.letters(spaces)), &first)
        }
        _ => true,
    }
}

fn first_word(text: &str) -> String {
    let start: String = text.chars().take(NEAR).collect();
    tokens(&start).first().map_or_else(String::new, |token| token.folded.clone())
}

/// Returns true if a word or number ends at the end of a range, or none stands there.
fn ends(text: &str, range: Range<usize>) -> bool {
    let (own, after) = (Outward::before(text, range.end), Outward::after(text, range.end));
    match own.at(0) {
        _ if after.at(0).is_none() => true,
        Some(c) if c.is_numeric() => number_ends(&own, &after, &text[range.end..]),
        Some(c) if is_letter(c) => word_ends(c, &own, &after, &text[range.end..]),
        Some(c) if parts_number(c) || is_sign(c) => !(own.is(1, digits) && after.is(0, digits)),
        _ => true,
    }
}

fn number_ends(own: &Outward, after: &Outward, rest: &str) -> bool {
    let Some(c) = after.at(0) else { return true };
    let spaces = after.spaces();
    match c {
        _ if c.is_numeric() || is_measure(c) || c == '+' => false,
        _ if parts_number(c) && after.is(1, digits) => false,
        // "5-" is less than nothing where the sign is written on the left; "5-year" is not.
        '-' | MINUS if !after.is(1, is_letter) => false,
        _ if is_letter(c) => is_unspaced(c),
        _ if c.is_whitespace() => {
            let group = own.chars.iter().take_while(|c| c.is_numeric()).count() <= 3;
            let three = (1..4).all(|at| after.is(at, digits)) && !after.is(4, digits);
            let narrow = spaces == 1 && c != '\n' && group && three;
            let measured = spaces == 1 && after.is(1, |c| is_measure(c) || c.is_numeric() && !c.is_ascii_digit());
            !narrow && !measured && !counts_on(rest)
        }
        _ => true,
    }
}

/// Returns true if a text begins with words that multiply the number before it.
fn counts_on(rest: &str) -> bool {
    let start: String = rest.chars().take(NEAR).collect();
    multipliers(&tokens(&start)) > 0
}

/// The number of tokens that multiply the number before them: "thousand", «في المئة».
fn multipliers(tokens: &[Token]) -> usize {
    let is_percent = |first: &Token, second: &Token| {
        matches!(&*first.folded, "في" | "per")
            && matches!(&*second.folded, "المئه" | "المييه" | "الميه" | "المايه" | "المائه" | "الالف" | "cent")
    };
    match tokens {
        [first, ..] if is_multiplier(&first.folded) => 1,
        [first, second, ..] if is_percent(first, second) => 2,
        _ => 0,
    }
}

fn word_ends(c: char, own: &Outward, after: &Outward, rest: &str) -> bool {
    let Some(next) = after.at(0) else { return true };
    match next {
        _ if is_unspaced(c) || is_unspaced(next) => true,
        _ if is_letter(next) => false,
        _ if is_raised(next) => own.letters(0).count() >= WITH_NOTE,
        _ if next.is_numeric() => false,
        '\'' if after.is(1, is_letter) => {
            let ending: String = after.letters(1).collect();
            matches!(&*ending.to_lowercase(), "s" | "ll" | "ve" | "re" | "d" | "m")
        }
        _ if next.is_whitespace() => !number_goes_on(&reversed(own.letters(0)), &first_word(rest)),
        '-' if after.is(1, digits) => false,
        '-' if after.is(1, is_letter) && is_tens(&reversed(own.letters(0))) => false,
        '-' => !matches!(&*after.letters(1).collect::<String>().to_lowercase(), "free" | "less" | "not"),
        _ => true,
    }
}

/// Digits above the line, as of notes.
fn is_raised(c: char) -> bool {
    matches!(c, '\u{b9}' | '\u{b2}' | '\u{b3}' | '\u{2070}'..='\u{2079}')
}

/// Returns true unless a place of folded letters is plainly within a word or a number: a quick look at what
/// [`Cuts::is_whole`] looks at closely.
pub fn may_be_whole(text: &[char], place: &Range<usize>, cuts: Cuts) -> bool {
    let within = |a: char, b: char| {
        let same = a.is_ascii_digit() && b.is_ascii_digit() || a.is_ascii_lowercase() && b.is_ascii_lowercase();
        let arabic = |c: char| ('\u{620}'..'\u{64b}').contains(&c);
        (same, arabic(a) && arabic(b))
    };
    let start = place.start.checked_sub(1).map_or((false, false), |before| within(text[before], text[place.start]));
    let end = text.get(place.end).map_or((false, false), |after| within(text[place.end - 1], *after));
    let joined = |at: usize| -> String {
        let near = at.saturating_sub(MAX_PARTICLES + 1);
        let from = text[near..at].iter().rposition(|c| !is_letter(*c)).map_or(near, |space| near + space + 1);
        text[from..at].iter().collect()
    };
    let ends = cuts.end || !(end.0 || end.1);
    ends && (cuts.start || !(start.0 || start.1 && !are_particles(&joined(place.start))))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text with the place between brackets: `[…]` is whole, `{…}` is not.
    #[rustfmt::skip]
    const PLACES: &[&str] = &[
        "عددهم [64] فقط", "عددهم 1{64}0 فقط", "دفع {64},000", "دفع {64}٬000", "{64}.5", "{64}٫٥", "1.{5 ملايين}", "-{5} ملايين",
        "−{5}", "− {5}", "±{5}", "+{5}", "[64].", "[64]،", "([64])", "{64}%", "{64} %", "{64}٪", "{64}‰", "${64}", "{64}$", "€ {64}",
        "{64} ألف", "{64} مليون", "{64} million", "{64} بالمئة", "{64} في المئة", "{64} per cent", "{64} ½", "{مئة} ألف", "[مئة] دولار", "{خمسة} وعشرون", "خمسة و{عشرون}", "خمسة {وعشرون}", "[خمسة] وستة", "{one hundred} thousand", "{twenty}-five", "64 {ألفا} ونصف", "[a] thousandth", "{مئة} وخمسة", "مئة {ألف}", "{64}-", "[5]-year", "{64} ونصف",
        "[64] شخصا", "[2019] و2020", "{2019}–2020", "2019–{2020}", "{2019}-20", "{10}:30", "{1}/2", "1/{2}", "{15}th", "{64}k",
        "6{4}", "{6}⁴", "GPT-{4}", "{GPT}-4", "[GPT-4]", "و[64]", "بـ[64]", "ال[64]", "س{64}", "{64}ألف", "{64}\u{a0}000",
        "64\u{a0}{000}", "\u{202e}{64}", "x,[64]", "{1}e5", "10^{5}", "{5}×3", "{٦}٤", "{६}४", "从[64]万",
        "[قانوني] تماما", "غير{قانوني} تماما", "مست{عمل}ة", "ال[عمل]", "و[العمل]", "وال[عمل]", "بال[عمل]", "لل[عمل]", "ف{ساد}",
        "و[العقود]", "ب[شركة]", "س{يدفع}", "أ{قتلت}", "{عمل}ة", "{كتب}وا", "{كتاب}هم", "لا{يجوز}", "{السباق}ات", "[السباق]¹",
        "64 {ألف} وحدة", "[ألف] وحدة", "un{lawful}", "un-{lawful}", "non-{profit}", "re-{elected}", "twenty-{five}", "mother-[tongue]",
        "{is}n't", "{do}n't", "isn'{t}", "[company]'s", "l'[été]", "n'{est}", "{tax}-free", "{law}s", "his{story}", "64 [bits]",
        "{m}²", "[\"a\"]b", "a[ b]", "نמ{ילה}", "[他]说", "不{合法}", "[合法]的", "می\u{200c}{خواهم}",
    ];

    #[test]
    fn places_that_are_whole() {
        let mut wrong = Vec::new();
        for marked in PLACES {
            let is_whole = marked.contains('[');
            let text: String = marked.chars().filter(|c| !"[]{}".contains(*c)).collect();
            let start = marked.find(['[', '{']).expect("a start");
            let end = marked.find([']', '}']).expect("an end") - 1;
            let cuts = Cuts::of(&Excerpt { exact: text[start..end].into(), ..Excerpt::default() });
            if cuts.is_whole(&text, &(start..end)) != is_whole {
                wrong.push(*marked);
            }
            let wide = cuts.widened(&text, &(start..end));
            assert!(wide.start <= start && end <= wide.end && text.get(wide.clone()).is_some(), "{marked}");
            assert_eq!(wide == (start..end), cuts.is_whole(&text, &(start..end)), "{marked}: {}", &text[wide]);
        }
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn the_recorded_surroundings_may_cut_words() {
        let excerpt = |prefix: &str, exact: &str, suffix: &str| Excerpt {
            prefix: prefix.into(),
            exact: exact.into(),
            suffix: suffix.into(),
            ..Excerpt::default()
        };
        let text = "نسبة 20 بالمئة";
        let place = "نسبة 2".len().."نسبة 20".len();
        assert!(Cuts::of(&excerpt("نسبة 2", "0", " بالمئة")).is_whole(text, &place));
        assert!(!Cuts::of(&excerpt("نسبة ", "0", " بالمئة")).is_whole(text, &place));
        assert!(!Cuts::of(&excerpt("", "0", "")).is_whole(text, &place));
    }
}
