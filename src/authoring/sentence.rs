//! Bounds of the sentence in which a selection stands.

use std::ops::Range;

/// Bytes on either side of a selection in which its sentence is looked for.
const REACH: usize = 1_200;

/// Short forms whose full stop ends no sentence, in lower case.
const SHORT_FORMS: [&str; 16] =
    ["mr", "mrs", "ms", "dr", "st", "no", "vs", "v", "jr", "sr", "prof", "doc", "art", "fig", "inc", "co"];

/// The sentence, or sentences, that a selection is part of, within its paragraph.
pub fn sentence_around(text: &str, selected: &Range<usize>) -> Range<usize> {
    let from = text.floor_char_boundary(selected.start.saturating_sub(REACH));
    let to = text.ceil_char_boundary((selected.end + REACH).min(text.len()));
    let before = &text[from..selected.start];
    let start =
        before.char_indices().rev().find(|(at, c)| ends(before, *at, *c)).map_or(0, |(at, c)| at + c.len_utf8());
    // A selection that ends with its sentence takes in none of the next.
    let inside = text[selected.clone()].char_indices().next_back();
    let is_whole = inside.is_some_and(|(at, c)| ends(&text[..to], selected.start + at, c));
    let after = &text[selected.end..to];
    let mut end =
        after.char_indices().find(|(at, c)| ends(after, *at, *c)).map_or(after.len(), |(at, c)| at + c.len_utf8());
    if is_whole {
        end = 0;
    }
    from + start..selected.end + end
}

/// Returns true if a character ends a sentence: the end of a line, or a mark with white space or a closing mark behind it.
fn ends(text: &str, at: usize, c: char) -> bool {
    if matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}') {
        return true;
    }
    if !matches!(c, '.' | '!' | '?' | '؟' | '۔' | '…') {
        return false;
    }
    let next = text[at + c.len_utf8()..].chars().next();
    let is_last = next.is_none_or(|next| next.is_whitespace() || matches!(next, '"' | '”' | '»' | ')' | ']' | '’'));
    is_last && !(c == '.' && is_short_form(&text[..at]))
}

fn is_short_form(before: &str) -> bool {
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    is_initial || SHORT_FORMS.contains(&&*word.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_where_readers_end_it() {
        // The text, the selection, its sentence.
        let cases = [
            ("One here. Two there. Three.", "Two", "Two there."),
            ("One here. Two there. Three.", "Two there.", "Two there."),
            (
                "Mr. Smith v. Jones was decided in No. 5 of 2020. Next.",
                "Jones",
                "Mr. Smith v. Jones was decided in No. 5 of 2020.",
            ),
            ("قال ذلك. ثم وقع الحكم في 2024؟ وبعده.", "الحكم", "ثم وقع الحكم في 2024؟"),
            ("فقرة\nثانية بلا نقطة\nثالثة", "بلا", "ثانية بلا نقطة"),
            ("Version 3.5 was out. Then.", "was", "Version 3.5 was out."),
            ("He said “stop.” Then he left.", "stop", "He said “stop."),
            ("از این رو بود۔ بعد", "رو", "از این رو بود۔"),
        ];
        for (text, selected, expected) in cases {
            let start = text.find(selected).expect("there");
            let range = sentence_around(text, &(start..start + selected.len()));
            assert_eq!(text[range].trim(), expected, "{text}");
        }
    }
}
