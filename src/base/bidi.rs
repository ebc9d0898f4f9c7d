//! The base direction of texts, and what keeps what a text does to the direction of writing (UAX #9 §2) within it.
//!
//! A title with an override that is never closed would turn around the date beside it; one with a stray closing mark
//! would break out of the isolate it is put into.

use std::borrow::Cow;

use super::Direction;

const POP_EMBEDDING: char = '\u{202c}';
const POP_ISOLATE: char = '\u{2069}';

/// The text with every embedding, override and isolate closed, and without closing marks that close nothing.
pub fn contained(text: &str) -> Cow<'_, str> {
    if !text.contains(is_mark) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    // What closes what is open, innermost last.
    let mut open = Vec::new();
    for c in text.chars() {
        let keep = match c {
            POP_ISOLATE => {
                let inner = open.iter().rposition(|close| *close == POP_ISOLATE);
                open.truncate(inner.unwrap_or(open.len()));
                inner.is_some()
            }
            POP_EMBEDDING => open.pop_if(|close| *close == POP_EMBEDDING).is_some(),
            _ => true,
        };
        match c {
            '\u{2066}'..='\u{2068}' => open.push(POP_ISOLATE),
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' => open.push(POP_EMBEDDING),
            // The end of a paragraph closes everything.
            '\n' | '\r' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2029}' => open.clear(),
            _ => {}
        }
        if keep {
            out.push(c);
        }
    }
    out.extend(open.into_iter().rev());
    Cow::Owned(out)
}

/// The text as an isolate of its own, in the direction that its letters tell.
pub fn isolated(text: &str) -> String {
    match told_wrongly(text, "") {
        Some(direction) => isolated_in(text, direction),
        None => format!("\u{2068}{}{POP_ISOLATE}", contained(text)),
    }
}

/// The base direction of a text, if its first strong character (UAX #9, P2) tells another one.
pub fn told_wrongly(text: &str, language: &str) -> Option<Direction> {
    let first = first_strong(text)?;
    Some(direction_of(text, language)).filter(|direction| *direction != first)
}

/// The direction of the first strong character outside of isolates (UAX #9, P2).
pub fn first_strong(text: &str) -> Option<Direction> {
    let mut depth = 0_usize;
    text.chars().find_map(|c| {
        match c {
            '\u{2066}'..='\u{2068}' => depth += 1,
            POP_ISOLATE => depth = depth.saturating_sub(1),
            _ => {}
        }
        strong(c).filter(|_| depth == 0)
    })
}

/// The text as an isolate of its own, in a direction that is known.
pub fn isolated_in(text: &str, direction: Direction) -> String {
    let start = match direction {
        Direction::Rtl => '\u{2067}',
        Direction::Ltr => '\u{2066}',
    };
    format!("{start}{}{POP_ISOLATE}", contained(text))
}

/// The text as an isolate of its own, in the direction of its letters and of its `language` (a BCP 47 tag, or empty).
/// A title in Arabic that begins with a Latin name still runs from right to left.
pub fn isolated_for(text: &str, language: &str) -> String {
    isolated_in(text, direction_of(text, language))
}

/// A path or the name of a file as an isolate of its own: left to right, whatever its letters are, so that folders come
/// before what is in them and an ending stands at the end.
pub fn isolated_path(path: &std::path::Path) -> String {
    isolated_in(&path.display().to_string(), Direction::Ltr)
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
pub fn direction_of(text: &str, language: &str) -> Direction {
    let own = (!super::writing::is_unknown(language)).then(|| Direction::of_language(language));
    // A tag may name the script alone.
    direction_within(text, own).unwrap_or_else(|| Direction::of_language(language))
}

/// As [`direction_of`], of a text among others that run in a direction, if that is known; `None` for a text that has no
/// letters where nothing else tells its direction.
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
        None => letters.heavier(1, 1, NAMES).or(first_strong(text)),
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
    first_strong(text) == own && of_own[0] == 0 && others < of_own[1]
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
            let count = |direction| word.chars().filter(|c| strong(*c) == Some(direction)).count();
            let (rtl, ltr) = (count(Direction::Rtl), count(Direction::Ltr));
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
        '\u{2066}'..='\u{2068}' => POP_ISOLATE,
        _ => return None,
    })
}

/// The direction of a letter or a direction mark; `None` for digits, signs, spaces, and marks on letters.
pub fn strong(c: char) -> Option<Direction> {
    match c {
        '\u{200e}' => Some(Direction::Ltr),
        '\u{200f}' | '\u{61c}' => Some(Direction::Rtl),
        // Harakat and niqqud.
        '\u{5b0}'..='\u{5bd}' | '\u{64b}'..='\u{65f}' | '\u{670}' => None,
        c if !c.is_alphabetic() => None,
        '\u{590}'..='\u{8ff}'
        | '\u{fb1d}'..='\u{fdff}'
        | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}'
        | '\u{1e800}'..='\u{1efff}' => Some(Direction::Rtl),
        _ => Some(Direction::Ltr),
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_reaches_beyond_the_text() {
        let cases = [
            ("plain سند", "plain سند"),
            ("\u{202e}evil", "\u{202e}evil\u{202c}"),
            ("a\u{2069}b\u{202c}c", "abc"),
            ("\u{2067}a\u{202d}b", "\u{2067}a\u{202d}b\u{202c}\u{2069}"),
            ("\u{2067}a\u{202d}b\u{2069}c\u{202c}", "\u{2067}a\u{202d}b\u{2069}c"),
            ("\u{2068}a\u{202c}b\u{2069}", "\u{2068}ab\u{2069}"),
            ("\u{202a}a\nb\u{202c}", "\u{202a}a\nb"),
        ];
        for (text, expected) in cases {
            assert_eq!(contained(text), expected, "{text:?}");
            assert_eq!(contained(expected), expected, "{text:?}: once is enough");
        }
        assert_eq!(isolated("\u{202e}a"), "\u{2068}\u{202e}a\u{202c}\u{2069}");
        assert_eq!(isolated_for("Kadrey ضد", "ar"), "\u{2067}Kadrey ضد\u{2069}");
        assert_eq!(isolated_for("Kadrey ضد", ""), "\u{2067}Kadrey ضد\u{2069}");
        assert_eq!(isolated_path(std::path::Path::new("/ملف\u{2069}.json")), "\u{2066}/ملف.json\u{2069}");
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
        for (text, arabic, english, unknown) in cases {
            for (language, expected) in
                [("ar", arabic), ("he", arabic), ("en", english), ("", unknown), ("und", unknown)]
            {
                assert_eq!(direction_of(text, language), expected, "{text} in “{language}”");
            }
        }
        assert_eq!(isolated("GPT-4 أطلقته الشركة"), "\u{2067}GPT-4 أطلقته الشركة\u{2069}");
        assert_eq!(isolated("أطلقته الشركة"), "\u{2068}أطلقته الشركة\u{2069}");
        assert_eq!(told_wrongly("GPT-4 أطلقته", "ar"), Some(Rtl));
        assert_eq!(told_wrongly("أطلقته GPT-4", "ar"), None);
        assert_eq!(told_wrongly("2024", "ar"), None);
    }
}
