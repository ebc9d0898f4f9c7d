//! The characters of a text as people count them, with their places: what assistive programs read a text by.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::{Line, TextLayout};
use crate::base::direction::{direction_of_text, strong};
use crate::base::{Direction, Rect};

/// A character is cut when it is longer than this, in bytes: marks may be heaped on a letter without end.
const LONGEST: usize = 255;

/// A grapheme cluster (UAX #29).
#[derive(Clone, Debug, PartialEq)]
pub struct Character {
    /// Its bytes.
    pub range: Range<usize>,
    /// The line that it stands on, from 0; 0 without places.
    pub line: usize,
    /// True if it runs right to left.
    pub rtl: bool,
    /// Its place from the top left corner of the layout; of no width for what is not seen.
    pub at: Option<Rect>,
}

/// Returns the characters of a text that is not laid out, in its order.
pub fn characters(text: &str) -> Vec<Character> {
    let mut rtl = direction_of_text(text) == Some(Direction::Rtl);
    let whole = text.grapheme_indices(true).map(|(start, cluster)| start..start + cluster.len());
    let character = |range: Range<usize>| {
        let first = text[range.clone()].chars().next();
        rtl = first.and_then(strong).map_or(rtl, |direction| direction == Direction::Rtl);
        Character { range, line: 0, rtl, at: None }
    };
    whole.flat_map(|range| short(text, range)).map(character).collect()
}

/// A range in parts of at most [`LONGEST`] bytes.
fn short(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = range.start;
    std::iter::from_fn(move || {
        let end = if range.end - start <= LONGEST { range.end } else { text.floor_char_boundary(start + LONGEST) };
        let part = start..end;
        start = end;
        (!part.is_empty()).then_some(part)
    })
}

/// Returns the bytes at which words begin (UAX #29): letters and digits, not spaces and signs.
pub fn word_starts(text: &str) -> Vec<usize> {
    text.unicode_word_indices().map(|(start, _)| start).collect()
}

impl TextLayout {
    /// Returns the characters with their places, in the order of the text.
    pub fn characters(&self) -> Vec<Character> {
        self.lines.iter().enumerate().flat_map(|(nth, line)| self.on_line(nth, line)).collect()
    }

    fn on_line(&self, nth: usize, line: &Line) -> Vec<Character> {
        let (start, end) = (line.range.start as usize, line.range.end as usize);
        let mut cells: Vec<_> = line.cells.iter().collect();
        cells.sort_by_key(|cell| cell.range.start);
        // What has no cell stands where the character before it ends.
        let mut rtl = line.direction == Direction::Rtl;
        let mut edge = if rtl { line.right } else { line.left };
        let text = self.text.get(start..end).unwrap_or_default();
        let mut all = characters(text);
        for character in &mut all {
            character.range = character.range.start + start..character.range.end + start;
            let first = cells.partition_point(|cell| cell.range.end as usize <= character.range.start);
            let own = cells[first..].iter().take_while(|cell| (cell.range.start as usize) < character.range.end);
            let places = own.map(|cell| (cell.left, cell.right, cell.rtl));
            let (left, right, own) =
                places.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1), a.2)).unwrap_or((edge, edge, rtl));
            (rtl, edge) = (own, if own { left } else { right });
            (character.line, character.rtl) = (nth, rtl);
            character.at = Some(Rect::new(left, line.top, right, line.bottom));
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{TextEngine, TextRequest, TextStyle};

    const STYLE: TextStyle =
        TextStyle { family: crate::text::Family::Naskh, size: 18.0, weight: 400, line_height: 1.8 };

    fn laid_out(text: &str) -> std::sync::Arc<TextLayout> {
        let request = TextRequest { max_width: Some(120.0), ..TextRequest::new(text, STYLE) };
        TextEngine::bundled().layout(&request)
    }

    #[test]
    fn characters_cover_a_text_and_have_places_within_its_lines() {
        for text in ["", "كَلِمَةٌ طويلة و GPT-4 في 2024 سطر آخر", "a b", "👩‍👩‍👧 و", "سطر\nآخر"]
        {
            let bare: Vec<_> = characters(text).into_iter().map(|character| character.range).collect();
            let layout = laid_out(text);
            let placed = layout.characters();
            let ranges: Vec<_> = placed.iter().map(|character| character.range.clone()).collect();
            assert_eq!(ranges, bare, "{text}");
            assert_eq!(ranges.iter().map(|range| &text[range.clone()]).collect::<String>(), text);
            for character in &placed {
                let (line, at) = (&layout.lines[character.line], character.at.expect("it is laid out"));
                assert!((at.min.y, at.max.y) == (line.top, line.bottom) && at.max.x >= at.min.x, "{character:?}");
            }
        }
        let both = laid_out("هدف GPT");
        let of = |letter: &str| {
            let at = both.text.find(letter).expect("it is there");
            both.characters().into_iter().find(|character| character.range.start == at).expect("it is there")
        };
        assert!(of("ه").rtl && !of("G").rtl);
        let left = |letter: &str| of(letter).at.map(|at| at.min.x);
        assert!(left("ه") > left("د") && left("G") < left("P"), "in the order of reading");
    }

    #[test]
    fn long_heaps_of_marks_are_cut_and_words_begin_at_letters() {
        let heap = format!("ا{}", "\u{64b}".repeat(400));
        assert!(characters(&heap).iter().all(|character| character.range.len() <= LONGEST));
        assert_eq!(word_starts("قال: «لا» 4"), [0, 10, 17]);
    }
}
