//! The sentences around a quote.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// Length of the text on either side in which sentences are looked for, in bytes.
const WINDOW: usize = 1_600;
/// Number of letters on either side after which no further sentence is taken.
const ENOUGH: usize = 160;
/// Largest number of letters on either side.
const MOST: usize = 420;

/// A quote and the sentences before and after it, with `…` where the text goes on.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Context<'t> {
    /// Before the quote.
    pub before: String,
    /// The quote, as it stands there.
    pub quote: &'t str,
    /// After the quote.
    pub after: String,
}

/// Surroundings of a range of bytes of a text: whole sentences if they are not too long. A quote stands at least
/// with the rest of its own sentence, unless that is longer than a reader wants.
pub(super) fn around(text: &str, range: Range<usize>) -> Context<'_> {
    let start = text.floor_char_boundary(range.start.min(text.len()));
    let end = text.ceil_char_boundary(range.end.clamp(start, text.len()));
    let first = text.floor_char_boundary(start.saturating_sub(WINDOW));
    let last = text.ceil_char_boundary((end + WINDOW).min(text.len()));
    let sentences: Vec<&str> = text[first..start].split_sentence_bounds().collect();
    let before = taken(sentences.into_iter().rev());
    let after = taken(text[end..last].split_sentence_bounds());
    let before = last_letters(&text[start - before..start], MOST);
    let after = first_letters(&text[end..end + after], MOST);
    let goes_on = |rest: &str| if rest.trim().is_empty() { "" } else { "…" };
    Context {
        quote: &text[start..end],
        before: format!("{}{}", goes_on(&text[..start - before.len()]), quiet(before.trim_start())),
        after: format!("{}{}", quiet(after.trim_end()), goes_on(&text[end + after.len()..])),
    }
}

/// Bytes of as many sentences as are enough, counted from the quote.
fn taken<'t>(sentences: impl Iterator<Item = &'t str>) -> usize {
    let (mut letters, mut bytes) = (0, 0);
    for sentence in sentences {
        let more = sentence.chars().count();
        if letters >= ENOUGH || (letters > 0 && letters + more > MOST) {
            break;
        }
        (letters, bytes) = (letters + more, bytes + sentence.len());
    }
    bytes
}

/// End of a text, from the beginning of a word on, with at most `most` letters.
fn last_letters(text: &str, most: usize) -> &str {
    let Some((cut, _)) = text.char_indices().rev().nth(most) else { return text };
    let rest = &text[cut..];
    rest.find(char::is_whitespace).map_or(rest, |space| &rest[space..])
}

/// Beginning of a text, to the end of a word, with at most `most` letters.
fn first_letters(text: &str, most: usize) -> &str {
    let Some((cut, _)) = text.char_indices().nth(most) else { return text };
    let rest = &text[..cut];
    rest.rfind(char::is_whitespace).map_or(rest, |space| &rest[..space])
}

/// Text without its empty lines.
fn quiet(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut broken = false;
    for c in text.chars() {
        if c == '\n' && broken {
            continue;
        }
        broken = c == '\n' || (broken && c.is_whitespace());
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_stand_among_sentences() {
        let one = "الأولى هنا. قال: «الكلام» ومضى. الثالثة.";
        let long = "كلمة ".repeat(400);
        let far = format!("{long}المراد{}", " نص".repeat(400));
        let many = format!("{}وسط. {}", "جملة من كلمات كثيرة تطول. ".repeat(30), "تالية من كلمات كثيرة. ".repeat(30));
        // Text, quote, what is before, what is after; `*` stands for anything not too long.
        let cases = [
            (one, "الكلام", "الأولى هنا. قال: «", "» ومضى. الثالثة."),
            ("وحده", "وحده", "", ""),
            ("أ\n\n\nب مراد\n\n\n\nج", "مراد", "أ\nب ", "\nج"),
            (&far, "المراد", "…*كلمة ", " نص*نص…"),
            (&many, "وسط", "…جملة*تطول. ", ". تالية*كثيرة.…"),
        ];
        for (text, quote, before, after) in cases {
            let at = text.find(quote).expect("the quote");
            let found = around(text, at..at + quote.len());
            assert_eq!(found.quote, quote);
            for (found, expected) in [(&found.before, before), (&found.after, after)] {
                let (start, end) = expected.split_once('*').unwrap_or((expected, ""));
                let fits = found.starts_with(start) && found.ends_with(end);
                assert!(fits && found.chars().count() <= MOST + 1, "{quote}: {found:?} instead of {expected:?}");
                assert!(expected.contains('*') || found == expected, "{quote}: {found:?} instead of {expected:?}");
            }
        }
    }

    #[test]
    fn odd_ranges_do_no_harm() {
        let text = "سند"; // two bytes a letter
        for range in [0..0, 1..3, 0..99, 50..60, 6..6] {
            let found = around(text, range.clone());
            assert_eq!(format!("{}{}{}", found.before, found.quote, found.after), text, "{range:?}");
        }
    }
}
