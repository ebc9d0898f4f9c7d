//! Grapheme clusters and words (UAX #29).

use std::ops::Range;

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// The word around a byte of a text (UAX #29); between words, the piece of space or punctuation there.
///
/// A byte inside a character counts as that character, one past the end as the last.
pub fn word_at(text: &str, byte: usize) -> Range<usize> {
    let byte = byte.min(text.len().saturating_sub(1));
    let piece = text.split_word_bound_indices().find(|(start, piece)| byte < start + piece.len());
    piece.map_or(0..0, |(start, piece)| start..start + piece.len())
}

/// The sentence around a byte of a paragraph (UAX #29), without the white space after it.
///
/// A byte inside a character counts as that character, one past the end as the last.
pub fn sentence_at(text: &str, byte: usize) -> Range<usize> {
    let byte = byte.min(text.len().saturating_sub(1));
    let sentence = text.split_sentence_bound_indices().find(|(start, sentence)| byte < start + sentence.len());
    sentence.map_or(0..0, |(start, sentence)| start..start + sentence.trim_end().len())
}

/// The start of the grapheme cluster that ends at or goes over `byte`; 0 at the start.
pub fn previous_grapheme(text: &str, byte: usize) -> usize {
    let byte = text.floor_char_boundary(byte);
    GraphemeCursor::new(byte, text.len(), true).prev_boundary(text, 0).ok().flatten().unwrap_or(0)
}

/// The start of what Backspace takes before `byte`: the last mark or joiner of a cluster, as in the editors of browsers,
/// so that a wrong vowel sign does not cost its letter. Emoji that are made of several, flags, and letters with a variant
/// of their form go as a whole, for their parts mean nothing to who typed them.
pub fn before_backspace(text: &str, byte: usize) -> usize {
    let byte = text.floor_char_boundary(byte);
    let start = previous_grapheme(text, byte);
    let cluster = &text[start..byte];
    if is_pictograph(cluster) {
        return start;
    }
    let kept = cluster.trim_end_matches(is_variation);
    start + kept.char_indices().next_back().map_or(0, |(at, _)| at)
}

/// Returns true for a cluster whose first character is a sign, not a letter, and for keycaps.
fn is_pictograph(cluster: &str) -> bool {
    let first = cluster.chars().next();
    first.is_some_and(|c| c >= '\u{2190}' && !c.is_alphabetic()) || cluster.ends_with('\u{20e3}')
}

/// Returns true for the variation selectors.
fn is_variation(c: char) -> bool {
    matches!(c, '\u{180b}'..='\u{180d}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// The end of the grapheme cluster that starts at or goes over `byte`; the text's length at the end.
pub fn next_grapheme(text: &str, byte: usize) -> usize {
    let byte = text.floor_char_boundary(byte);
    GraphemeCursor::new(byte, text.len(), true).next_boundary(text, 0).ok().flatten().unwrap_or(text.len())
}

/// `byte`, moved back to where a grapheme cluster begins.
pub fn floor_grapheme(text: &str, byte: usize) -> usize {
    let byte = text.floor_char_boundary(byte);
    let at_boundary = GraphemeCursor::new(byte, text.len(), true).is_boundary(text, 0).unwrap_or(true);
    if at_boundary { byte } else { previous_grapheme(text, byte) }
}

/// The start of the word before `byte`: where Ctrl+Backspace deletes to.
pub fn previous_word(text: &str, byte: usize) -> usize {
    let byte = text.floor_char_boundary(byte);
    text.unicode_word_indices().map(|(start, _)| start).take_while(|start| *start < byte).last().unwrap_or(0)
}

/// The end of the word after `byte`: where Ctrl+Delete deletes to.
pub fn next_word(text: &str, byte: usize) -> usize {
    let ends = text.unicode_word_indices().map(|(start, word)| start + word.len());
    ends.into_iter().find(|end| *end > byte).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_mixed_text() {
        let text = "قال GPT-4، «لا»";
        for (byte, word) in [(0, "قال"), (3, "قال"), (6, " "), (7, "GPT"), (10, "-"), (11, "4"), (12, "،"), (999, "»")]
        {
            assert_eq!(&text[word_at(text, byte)], word, "at {byte}");
        }
        assert_eq!(word_at("", 3), 0..0);
    }

    #[test]
    fn sentences_end_at_their_marks() {
        let text = "قال: «هدفنا GPT-4». ثم سأل: متى؟ لم يجب أحد. Then nothing.";
        let sentences: Vec<&str> = [0, 40, 60, 80, 999].iter().map(|byte| &text[sentence_at(text, *byte)]).collect();
        assert_eq!(sentences[0], "قال: «هدفنا GPT-4».");
        assert!(sentences.contains(&"ثم سأل: متى؟") && sentences.contains(&"Then nothing."), "{sentences:?}");
        assert_eq!(sentence_at("", 3), 0..0);
    }

    #[test]
    fn graphemes_keep_marks_and_families_whole() {
        for (text, starts) in [("بِسْ", vec![0, 4]), ("a👨\u{200d}👩\u{200d}👧b", vec![0, 1, 19]), ("🇸🇦✅", vec![0, 8])]
        {
            let mut found = vec![];
            let mut at = 0;
            while at < text.len() {
                found.push(at);
                at = next_grapheme(text, at);
            }
            assert_eq!(found, starts, "{text}");
            for pair in starts.windows(2) {
                assert_eq!(previous_grapheme(text, pair[1]), pair[0], "{text}");
                assert_eq!(floor_grapheme(text, pair[1] - 1), pair[0], "{text}");
            }
        }
    }

    #[test]
    fn backspace_takes_a_mark_from_its_letter_and_emoji_whole() {
        for (text, kept) in [
            ("", ""),
            ("اب", "ا"),
            ("می\u{200c}", "می"),
            ("بِسْ", "بِس"),
            ("بِس", "بِ"),
            ("بِ", "ب"),
            ("مّ\u{64e}", "مّ"),
            ("ه\u{200d}", "ه"),
            ("שָׁ", "שָ"),
            ("e\u{301}", "e"),
            ("é", ""),
            ("क\u{94d}", "क"),
            ("a👨\u{200d}👩\u{200d}👧", "a"),
            ("👍🏽", ""),
            ("❤\u{fe0f}", ""),
            ("1\u{fe0f}\u{20e3}", ""),
            ("🇸🇦🇪🇬", "🇸🇦"),
            ("漢\u{e0100}", ""),
            ("a🏴\u{e0067}\u{e0062}\u{e007f}", "a"),
        ] {
            assert_eq!(&text[..before_backspace(text, text.len())], kept, "{text:?}");
        }
    }

    #[test]
    fn word_steps() {
        let text = "لا إله، إلا";
        assert_eq!(next_word(text, 0), 4);
        assert_eq!(next_word(text, 4), 11);
        assert_eq!(next_word(text, text.len()), text.len());
        assert_eq!(previous_word(text, text.len()), 14);
        assert_eq!(previous_word(text, 14), 5);
        assert_eq!(previous_word(text, 0), 0);
    }
}
