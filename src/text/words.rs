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

/// The start of the grapheme cluster that ends at or goes over `byte`; 0 at the start.
pub fn previous_grapheme(text: &str, byte: usize) -> usize {
    let byte = text.floor_char_boundary(byte);
    GraphemeCursor::new(byte, text.len(), true).prev_boundary(text, 0).ok().flatten().unwrap_or(0)
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
